/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day at a moment: a depot and three places 10 apart. a from 10 to 15, b from 25 to 30, c from 40
 * to 45, home at 55. */
#include "instances/model/builder.h"
#include "instances/replan/frozen_day.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

static ronde_instance *make_instance(void)
{
    static const char *const names[] = {"a", "b", "c", "x"};
    const ronde_window windows[] = {{0, 20}, {26, 90}};
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_matrix matrix = {0};
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_place(builder, &(ronde_place_spec){.id = "o"});
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ronde_builder_place(builder, &(ronde_place_spec){.id = names[i]});
        ronde_builder_task(builder, &(ronde_task_spec){.id = names[i],
                                                       .place = names[i],
                                                       .duration = 5,
                                                       .windows = i == 3 ? windows : NULL,
                                                       .window_count = i == 3 ? 2 : 0});
    }
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "r", .profile = "bike"});
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "q", .profile = "bike"});
    ronde_builder_shift(
        builder,
        &(ronde_shift_spec){
            .id = "s", .resource = "r", .start_place = "o", .end_place = "o", .latest = 100});
    ronde_builder_shift(
        builder,
        &(ronde_shift_spec){.id = "t", .resource = "q", .start_place = "o", .latest = 100});
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ck_assert_ok(ronde_matrix_init(&matrix, 5, 0, &error));
    for (int i = 0; i < 25; i++) {
        matrix.durations[i] = i % 6 == 0 ? 0 : 10;
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

static ronde_window window_of(const ronde_frozen_day *frozen, const char *id, int32_t index)
{
    const ronde_task *task =
        &frozen->instance.tasks[ronde_idmap_find(&frozen->instance.task_ids, id)];
    ck_assert_int_lt(index, task->window_count);
    return frozen->instance.windows[task->first_window + index];
}

START_TEST(test_what_has_begun_stays)
{
    ronde_error error = {0};
    ronde_instance *day = make_instance();
    ronde_plan plan = {0};
    ronde_frozen_day frozen = {0};
    ronde_sketch_plan(&plan, day, "s@0 a@10 b@25 c@40 end@55 -x");
    /* At 20 she is on the way to b, which she left for at 15; c comes behind it, so that it begins
     * no sooner than now and the way there: 30. */
    ck_assert_ok(ronde_frozen_day_init(&frozen, day, &plan, 20, &error));
    ck_assert_int_eq(window_of(&frozen, "a", 0).earliest, 10);
    ck_assert_int_eq(window_of(&frozen, "a", 0).latest, 10);
    ck_assert_int_eq(window_of(&frozen, "b", 0).latest, 25);
    ck_assert_int_eq(window_of(&frozen, "c", 0).earliest, 30);
    ck_assert_int_gt(window_of(&frozen, "c", 0).latest, 40);
    /* x is not planned: what is left of its windows; from b it takes 10 to get there. */
    ck_assert_int_eq(window_of(&frozen, "x", 0).earliest, 20);
    ck_assert_int_eq(window_of(&frozen, "x", 0).latest, 20);
    int32_t x = ronde_idmap_find(&day->task_ids, "x");
    ck_assert_int_eq(ronde_frozen_day_first(&frozen, x, 0), 30);
    /* The other helper, who does nothing yet, leaves now. */
    ck_assert_int_eq(ronde_frozen_day_first(&frozen, x, 1), 20);
    ck_assert_int_eq(frozen.instance.shifts[1].earliest, 20);
    ck_assert_int_eq(frozen.instance.shifts[0].earliest, 0);
    ck_assert(!frozen.over[0]);
    ronde_frozen_day_clear(&frozen);
    ck_assert_ok(ronde_frozen_day_init(&frozen, day, &plan, 46, &error)); /* on the way home */
    ck_assert(frozen.over[0]);
    ck_assert_int_eq(window_of(&frozen, "x", 0).earliest, 46);
    ronde_frozen_day_clear(&frozen);
    ronde_plan_clear(&plan);
    ronde_instance_free(day);
}
END_TEST

START_TEST(test_nothing_has_begun)
{
    ronde_error error = {0};
    ronde_instance *day = make_instance();
    ronde_plan plan = {0};
    ronde_frozen_day frozen = {0};
    ronde_sketch_plan(&plan, day, "s@0 a@10 end@25 -b -c -x");
    ck_assert_ok(ronde_frozen_day_init(&frozen, day, &plan, INT64_MIN, &error));
    for (int32_t i = 0; i < day->window_count; i++) {
        ck_assert_int_eq(frozen.instance.windows[i].earliest, day->windows[i].earliest);
        ck_assert_int_eq(frozen.instance.windows[i].latest, day->windows[i].latest);
    }
    int32_t x = ronde_idmap_find(&day->task_ids, "x");
    ronde_frozen_day_hold(&frozen, x, 15, 30);
    ck_assert_int_eq(window_of(&frozen, "x", 0).earliest, 15);
    ck_assert_int_eq(window_of(&frozen, "x", 1).latest, 30);
    ronde_frozen_day_hold(&frozen, x, 28, 40);
    ck_assert_int_eq(frozen.instance.tasks[x].window_count, 1);
    ck_assert_int_eq(window_of(&frozen, "x", 0).earliest, 28);
    ronde_frozen_day_clear(&frozen);
    ronde_plan_clear(&plan);
    ronde_instance_free(day);
}
END_TEST

CKX_MAIN("replan/frozen_day", test_what_has_begun_stays, test_nothing_has_begun)

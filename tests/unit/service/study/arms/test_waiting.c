/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "service/study/arms/waiting.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

typedef struct visit {
    const char *id;
    ronde_time duration, from, to;
    bool waits;
} visit;

/* One helper at one place from 0 on for so long, and visits there; ways take no time. */
static ronde_instance *make_day(const visit *visits, size_t count, ronde_time long_as, bool longer)
{
    ronde_error error = {0};
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_place(builder, &(ronde_place_spec){.id = "home"});
    ronde_builder_resource(builder,
                           &(ronde_resource_spec){.id = "h", .profile = "bike", .paid_price = 1});
    ronde_builder_shift(
        builder,
        &(ronde_shift_spec){.id = "s", .resource = "h", .start_place = "home", .latest = long_as});
    for (size_t i = 0; i < count; i++) {
        const ronde_window window = {visits[i].from, visits[i].to};
        if (!visits[i].waits || longer) {
            ronde_builder_task(builder, &(ronde_task_spec){.id = visits[i].id,
                                                           .place = "home",
                                                           .duration = visits[i].duration,
                                                           .windows = &window,
                                                           .window_count = 1,
                                                           .optional = visits[i].waits,
                                                           .prize = visits[i].waits ? 1000 : 0});
        }
    }
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_builder_finish(&instance, builder, NULL, &error));
    ronde_builder_free(builder);
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, 1, 0, &error));
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

static ronde_waiting_served
serve(const visit *visits, size_t count, ronde_time long_as, const char *sketch, int32_t failures)
{
    ronde_error error = {0};
    ronde_instance *day = make_day(visits, count, long_as, false);
    ronde_instance *longer = make_day(visits, count, long_as, true);
    ronde_plan day_plan = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_waiting_served served;
    const ronde_waiting_options options = {.failures = failures, .iterations = 500, .seed = 1};
    ronde_sketch_plan(&day_plan, day, sketch);
    ck_assert_ok(ronde_waiting_insert(&served, &plan, longer, day, &day_plan, &options, &error));
    ck_assert_ok(ronde_check(&verdict, longer, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ck_assert_int_eq(verdict.unserved, 0);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    ronde_plan_clear(&day_plan);
    ronde_instance_free(longer);
    ronde_instance_free(day);
    return served;
}

/* 40 of 100 are taken: 30 more fit, then 50 do not, then 30 do. */
static const visit in_order[] = {{"a", 40, 0, 100, false},
                                 {"w1", 30, 0, 100, true},
                                 {"w2", 50, 0, 100, true},
                                 {"w3", 30, 0, 100, true}};

START_TEST(the_list_is_served_in_its_order)
{
    ronde_waiting_served it = serve(in_order, 4, 100, "s@0 a@0 end@40", 5);
    ck_assert_int_eq(it.served, 2);
    ck_assert_int_eq(it.tried, 3);
    ck_assert_int_eq(it.time, 60);
}
END_TEST

START_TEST(failures_in_a_row_end_the_trying)
{
    ronde_waiting_served it = serve(in_order, 4, 100, "s@0 a@0 end@40", 1);
    ck_assert_int_eq(it.served, 1);
    ck_assert_int_eq(it.tried, 2);
}
END_TEST

/* w begins at 40 and must; of all orders of a (10), b (40) and w (10) only b, w, a ends by 60: a
 * and b have to change places, which an insertion alone does not do. */
START_TEST(room_is_made_by_a_search)
{
    const visit visits[] = {
        {"a", 10, 0, 100, false}, {"b", 40, 0, 100, false}, {"w", 10, 40, 40, true}};
    ronde_waiting_served it = serve(visits, 3, 60, "s@0 a@0 b@10 end@50", 3);
    ck_assert_int_eq(it.served, 1);
}
END_TEST

/* With 55 no order holds all three; who is served already stays. */
START_TEST(promises_are_kept)
{
    const visit visits[] = {
        {"a", 10, 0, 100, false}, {"b", 40, 0, 100, false}, {"w", 10, 40, 40, true}};
    ronde_waiting_served it = serve(visits, 3, 55, "s@0 a@0 b@10 end@50", 3);
    ck_assert_int_eq(it.served, 0);
    ck_assert_int_eq(it.tried, 1);
}
END_TEST

CKX_MAIN("study/arms/waiting",
         the_list_is_served_in_its_order,
         failures_in_a_row_end_the_trying,
         room_is_made_by_a_search,
         promises_are_kept)

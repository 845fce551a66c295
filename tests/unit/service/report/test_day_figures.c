/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/builder.h"
#include "service/report/day_figures.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

/* Home, J and D in a row: 100 s and 400 m from each to the next, 200 s and 800 m between the ends.
 * J is visited (a), and again (b); D once (c). A break of 50 s. */
static ronde_instance *make_day(void)
{
    ronde_error error = {0};
    ronde_builder *builder = ronde_builder_new();
    static const char *const places[] = {"home", "J", "D"};
    for (int i = 0; i < 3; i++) {
        ronde_builder_place(builder, &(ronde_place_spec){.id = places[i]});
    }
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "h", .profile = "bike"});
    ronde_break_spec pause = {.id = "p", .duration = 50, .window = {0, 5000}};
    ronde_builder_shift(builder, &(ronde_shift_spec){.id = "s",
                                                     .resource = "h",
                                                     .start_place = "home",
                                                     .latest = 9000,
                                                     .breaks = &pause,
                                                     .break_count = 1});
    ronde_builder_task(builder, &(ronde_task_spec){.id = "a", .place = "J", .duration = 300});
    ronde_builder_task(builder, &(ronde_task_spec){.id = "b", .place = "J", .duration = 60});
    ronde_builder_task(builder, &(ronde_task_spec){.id = "c", .place = "D", .duration = 500});
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_builder_finish(&instance, builder, NULL, &error));
    ronde_builder_free(builder);
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, 3, 0, &error));
    for (int from = 0; from < 3; from++) {
        for (int to = 0; to < 3; to++) {
            matrix.durations[3 * from + to] = 100 * abs(from - to);
            matrix.distances[3 * from + to] = 400 * abs(from - to);
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

static ronde_route_figures total_of(const ronde_instance *instance, const char *sketch)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_sketch_plan(&plan, instance, sketch);
    ronde_day_figures figures = {0};
    ck_assert_ok(ronde_day_figures_compute(&figures, instance, &plan, &error));
    ronde_route_figures total = figures.total;
    ronde_day_figures_clear(&figures);
    ronde_plan_clear(&plan);
    return total;
}

START_TEST(a_day_with_a_return_visit_adds_up)
{
    ronde_instance *instance = make_day();
    /* Leave at 0, J 100-400, D 500-1000, break 1000-1050, J 1150-1210 with 20 s of waiting before
     * (arrival 1150, start 1170-1230), home at 1330. */
    ronde_route_figures total = total_of(instance, "s@0 a@100 c@500 p@1000 b@1170~1150 end@1330");
    ck_assert_int_eq(total.visits, 3);
    ck_assert_int_eq(total.residents, 2);
    ck_assert_int_eq(total.return_visits, 1);
    ck_assert_int_eq(total.client, 860);
    ck_assert_int_eq(total.travel, 400);
    ck_assert_int_eq(total.return_travel, 100);
    ck_assert_int_eq(total.pause, 50);
    ck_assert_int_eq(total.waiting, 20);
    ck_assert_int_eq(total.paid, 1330);
    ck_assert_int_eq(total.distance, 1600);
    ck_assert_int_eq(total.paid, total.client + total.travel + total.pause + total.waiting);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(staying_on_is_no_return_visit)
{
    ronde_instance *instance = make_day();
    ck_assert_int_eq(total_of(instance, "s@0 a@100 b@400 c@560 end@1260").return_visits, 0);
    /* Not even over a break, which is taken where one is. */
    ck_assert_int_eq(total_of(instance, "s@0 a@100 p@400 b@450 c@610 end@1310").return_visits, 0);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(an_unused_shift_is_not_paid)
{
    ronde_instance *instance = make_day();
    ronde_route_figures total = total_of(instance, "s@0 end@500 -a -b -c");
    ck_assert_int_eq(total.paid, 0);
    ck_assert_int_eq(total.visits, 0);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("service/report/day_figures",
         a_day_with_a_return_visit_adds_up,
         staying_on_is_no_return_visit,
         an_unused_shift_is_not_paid)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/builder.h"
#include "service/study/arms/areas.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

enum { minute = 60, places = 3 };

/* Home, J and D in a row, ten minutes and 1,000 m from each to the next. Helper h works from 0 to
 * 400 min, helper k, who is not needed, from 0 to 100. J has two visits (a, b), D one (c). Hers is
 * a break of 30 min. */
static ronde_instance *make_day(void)
{
    ronde_error error = {0};
    ronde_builder *builder = ronde_builder_new();
    static const char *const names[] = {"home", "J", "D"};
    for (int i = 0; i < places; i++) {
        ronde_builder_place(builder, &(ronde_place_spec){.id = names[i]});
    }
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "h", .profile = "bike"});
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "k", .profile = "bike"});
    ronde_break_spec pause = {.id = "p", .duration = 30 * minute, .window = {0, 400 * minute}};
    ronde_builder_shift(builder, &(ronde_shift_spec){.id = "s",
                                                     .resource = "h",
                                                     .start_place = "home",
                                                     .latest = 400 * minute,
                                                     .breaks = &pause,
                                                     .break_count = 1});
    ronde_builder_shift(
        builder, &(ronde_shift_spec){
                     .id = "t", .resource = "k", .start_place = "home", .latest = 100 * minute});
    ronde_builder_task(builder,
                       &(ronde_task_spec){.id = "a", .place = "J", .duration = 60 * minute});
    ronde_builder_task(builder,
                       &(ronde_task_spec){.id = "b", .place = "J", .duration = 15 * minute});
    ronde_builder_task(builder,
                       &(ronde_task_spec){.id = "c", .place = "D", .duration = 70 * minute});
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_builder_finish(&instance, builder, NULL, &error));
    ronde_builder_free(builder);
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, places, 0, &error));
    for (int from = 0; from < places; from++) {
        for (int to = 0; to < places; to++) {
            matrix.durations[places * from + to] = 10 * minute * abs(from - to);
            matrix.distances[places * from + to] = 1000 * abs(from - to);
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

/* In minutes: leave at 20, J 30-90, D 100-170, break 170-200, at J at 210 but the machine is ready
 * at 250: J 250-265, home at 275. */
static const char plan_text[] = "s@1200 a@1800 c@6000 p@10200 b@15000~12600 end@16500";

static void account(ronde_account *out, ronde_account areas[2], bool lonely_j)
{
    ronde_error error = {0};
    ronde_instance *day = make_day();
    ronde_plan plan = {0};
    ronde_sketch_plan(&plan, day, plan_text);
    const bool lonely[places] = {false, lonely_j, false};
    const int32_t area_of[places] = {RONDE_NONE, 0, 1};
    ck_assert_ok(ronde_account_plan(out, day, &plan, lonely, &error));
    ronde_account_areas(areas, day, &plan, area_of, lonely);
    ronde_plan_clear(&plan);
    ronde_instance_free(day);
}

#define ROW(account, NAME) ((account).of[RONDE_ACCOUNT_##NAME] / minute)

START_TEST(components_are_the_paid_time)
{
    ronde_account it;
    ronde_account areas[2] = {0};
    account(&it, areas, true);
    ck_assert_int_eq(ROW(it, CLIENT), 130);
    ck_assert_int_eq(ROW(it, RETURN_CLIENT), 15);
    ck_assert_int_eq(ROW(it, RETURN_TRAVEL), 10);
    ck_assert_int_eq(ROW(it, TRAVEL), 30);
    ck_assert_int_eq(ROW(it, IDLE), 40);
    ck_assert_int_eq(ROW(it, PAUSE), 30);
    ck_assert_int_eq(ronde_account_sum(&it, RONDE_ACCOUNT_PAID), (275 - 20) * minute);
    ck_assert_int_eq(ROW(it, LONELY), 75);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_VISITS], 3);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_RETURN_VISITS], 1);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_HOMES], 2);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_SHIFTS], 1);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_DISTANCE], 4000);
}
END_TEST

/* Free: 20 before, 40 of waiting, 125 at the end, and 100 of the shift that is not used: together
 * the 500 of both shifts less the 215 that h is busy. */
START_TEST(blocks_are_the_free_time)
{
    ronde_account it;
    ronde_account areas[2] = {0};
    account(&it, areas, false);
    ck_assert_int_eq(ROW(it, BLOCK_SHORT), 20);
    ck_assert_int_eq(ROW(it, BLOCK_HALF), 40);
    ck_assert_int_eq(ROW(it, BLOCK_VISIT), 225);
    ck_assert_int_eq(ROW(it, BLOCK_LONG), 0);
    ck_assert_int_eq(ronde_account_sum(&it, RONDE_ACCOUNT_FREE), (500 - 215) * minute);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_LONELY], 0);
}
END_TEST

/* J's: 60 and 15 in the home, 10 and 10 to it, 40 of waiting; D's: 70 and 10. The way home and the
 * break are in no area. */
START_TEST(areas_are_the_account_but_breaks_and_ways_home)
{
    ronde_account it;
    ronde_account areas[2] = {0};
    account(&it, areas, true);
    ck_assert_int_eq(ROW(areas[0], CLIENT), 60);
    ck_assert_int_eq(ROW(areas[0], RETURN_CLIENT), 15);
    ck_assert_int_eq(ROW(areas[0], TRAVEL), 10);
    ck_assert_int_eq(ROW(areas[0], RETURN_TRAVEL), 10);
    ck_assert_int_eq(ROW(areas[0], IDLE), 40);
    ck_assert_int_eq(ROW(areas[0], LONELY), 75);
    ck_assert_int_eq(ronde_account_sum(&areas[1], RONDE_ACCOUNT_PAID), 80 * minute);
    int64_t all = ronde_account_sum(&areas[0], RONDE_ACCOUNT_PAID) +
                  ronde_account_sum(&areas[1], RONDE_ACCOUNT_PAID);
    ck_assert_int_eq(all + 40 * minute, ronde_account_sum(&it, RONDE_ACCOUNT_PAID));
}
END_TEST

START_TEST(differences_are_row_by_row)
{
    ronde_account one = {.of = {[RONDE_ACCOUNT_CLIENT] = 5, [RONDE_ACCOUNT_IDLE] = 1}};
    ronde_account other = {.of = {[RONDE_ACCOUNT_CLIENT] = 2, [RONDE_ACCOUNT_TRAVEL] = 4}};
    ronde_account it = ronde_account_difference(&one, &other);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_CLIENT], 3);
    ck_assert_int_eq(it.of[RONDE_ACCOUNT_TRAVEL], -4);
    ck_assert_int_eq(ronde_account_sum(&it, RONDE_ACCOUNT_PAID),
                     ronde_account_sum(&one, RONDE_ACCOUNT_PAID) -
                         ronde_account_sum(&other, RONDE_ACCOUNT_PAID));
}
END_TEST

CKX_MAIN("study/arms/account",
         components_are_the_paid_time,
         blocks_are_the_free_time,
         areas_are_the_account_but_breaks_and_ways_home,
         differences_are_row_by_row)

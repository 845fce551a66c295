/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between the plan of tests/support/replan_day.h and another one. */
#include "instances/replan/differences.h"
#include "tests/support/ckx.h"
#include "tests/support/replan_day.h"
#include "tests/support/sketch_plan.h"

static const ronde_time margin = 10 * RONDE_MINUTE;

/* Compares with a plan in the words of sketch_plan.h; times are seconds. */
static ronde_differences compare(const replan_day *day, const char *after)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_differences found = {0};
    ronde_sketch_plan(&plan, day->instance, after);
    ck_assert_ok(ronde_differences_find(&found, day->instance, &day->promised, day->instance, &plan,
                                        margin, &error));
    ronde_plan_clear(&plan);
    return found;
}

static void require_call(const ronde_differences *of, size_t index, int task, ronde_call_kind kind)
{
    ck_assert_uint_gt(of->calls.count, index);
    ck_assert_int_eq(of->calls.items[index].task_after, task);
    ck_assert_int_eq((int)of->calls.items[index].kind, (int)kind);
}

START_TEST(nothing_differs)
{
    replan_day day = replan_day_after("\"now\": 0", "");
    ronde_differences found = compare(&day, "A@28800 a@29400 b@33600 c@37800 end@42000 "
                                            "B@28800 d@29400 end@33600");
    ck_assert_uint_eq(found.calls.count, 0);
    ck_assert_uint_eq(found.rounds.count, 0);
    ck_assert_int_eq(found.compared, 4);
    ck_assert_int_eq(found.retimed, 0);
    ronde_differences_clear(&found);
    replan_day_clear(&day);
}
END_TEST

START_TEST(each_kind_of_call)
{
    /* a 10 minutes later, which is the margin; b a second more than that; c and d to the other
     * helper, d at its time; calls are in the order of the new times. */
    replan_day day = replan_day_after("\"now\": 0", "");
    ronde_differences found = compare(&day, "A@28800 d@29400 a@30000 b@34201 end@38401 "
                                            "B@28800 c@39000 end@43200");
    ck_assert_uint_eq(found.calls.count, 3);
    require_call(&found, 0, REPLAN_D, RONDE_CALL_HELPER);
    require_call(&found, 1, REPLAN_B, RONDE_CALL_MOVED);
    require_call(&found, 2, REPLAN_C, RONDE_CALL_BOTH);
    ck_assert_int_eq(found.calls.items[2].shift_before, 0);
    ck_assert_int_eq(found.calls.items[2].shift_after, 1);
    ck_assert_int_eq(found.calls.items[2].start_before, replan_time(10, 30));
    ck_assert_int_eq(found.calls.items[2].start_after, replan_time(10, 50));
    ck_assert_int_eq(found.compared, 4);
    ck_assert_int_eq(found.retimed, 3);
    ck_assert_uint_eq(found.rounds.count, 2);
    const ronde_round_change *anna = &found.rounds.items[0];
    ck_assert(anna->shift == 0 && anna->gained == 1 && anna->lost == 1 && anna->moved == 2);
    ck_assert_int_eq(anna->first, replan_time(8, 10));
    ronde_differences_clear(&found);
    replan_day_clear(&day);
}
END_TEST

START_TEST(dropped_and_new)
{
    replan_day day = replan_day_after("\"now\": 0", "");
    ronde_differences found = compare(&day, "A@28800 a@29400 b@33600 end@37800 -c -d");
    ck_assert_uint_eq(found.calls.count, 2);
    require_call(&found, 0, REPLAN_D, RONDE_CALL_DROPPED); /* by the times of the promise */
    require_call(&found, 1, REPLAN_C, RONDE_CALL_DROPPED);
    ck_assert_int_eq(found.calls.items[0].shift_after, RONDE_NONE);
    ck_assert_int_eq(found.rounds.items[1].lost, 1);
    ronde_differences_clear(&found);
    ronde_plan_clear(&day.promised); /* and the other way round: nothing but a had been planned */
    ronde_sketch_plan(&day.promised, day.instance, "A@28800 a@29400 end@33600 -b -c -d");
    found = compare(&day, "A@28800 a@29400 b@33600 end@37800 -c -d");
    ck_assert_uint_eq(found.calls.count, 1);
    require_call(&found, 0, REPLAN_B, RONDE_CALL_NEW);
    ck_assert_int_eq(found.compared, 1);
    ronde_differences_clear(&found);
    replan_day_clear(&day);
}
END_TEST

CKX_MAIN("replan/differences", nothing_differs, each_kind_of_call, dropped_and_new)

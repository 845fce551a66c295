/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/rng.h"
#include "service/study/staffing/program.h"
#include "tests/support/ckx.h"

/* Everybody is there, every minute of a shift can be filled, any shift will do. */
static const ronde_staffing_rules plain = {
    .present = 100, .filled = 100, .contract_mean = 20, .full_most = 100};

static ronde_staffing_demand
work(int day, ronde_staffing_part part, ronde_staffing_skill skill, int minutes)
{
    ronde_staffing_demand demand = {0};
    demand.work[day][part][skill] = minutes * RONDE_MINUTE;
    return demand;
}

static ronde_staffing need(const ronde_staffing_demand *demand, const ronde_staffing_rules *rules)
{
    ronde_error error = {0};
    ronde_staffing found;
    ck_assert_ok(ronde_staffing_need(&found, demand, rules, &error));
    return found;
}

/* 500 minutes of a morning: two mornings of 270 (540 net), which is 9 contract hours of one or two
 * people: two shifts on one day are two people. School hours would be 3 x 240. The linear program
 * does it with 500 minutes: 8.33 hours, so no fewer than 9. */
START_TEST(a_morning_needs_mornings)
{
    ronde_staffing_demand demand = work(2, RONDE_STAFFING_MORNING, RONDE_STAFFING_BASE, 500);
    ronde_staffing found = need(&demand, &plain);
    ck_assert_int_eq(found.shifts[2][RONDE_STAFFING_HALF_MORNING][RONDE_STAFFING_BASE], 2);
    ck_assert_int_eq(found.staff.hours[RONDE_STAFFING_BASE], 9);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_BASE], 2);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_REGIE], 0);
    ck_assert_int_eq(found.bound, 9);
    ck_assert(found.optimal);
    ck_assert_int_eq(ronde_staffing_undone_sum(&found), 0);
}
END_TEST

/* 480 minutes in either half: one whole day of 270 + 210. Without whole days: 270 + 270, or school
 * hours (330) and a half day (270): 540 minutes are least. */
START_TEST(whole_days_are_limited)
{
    ronde_staffing_rules rules = plain;
    ronde_staffing_demand demand = work(0, RONDE_STAFFING_EITHER, RONDE_STAFFING_BASE, 480);
    ronde_staffing found = need(&demand, &rules);
    ck_assert_int_eq(found.shifts[0][RONDE_STAFFING_FULL][RONDE_STAFFING_BASE], 1);
    ck_assert_int_eq(found.staff.hours[RONDE_STAFFING_BASE], 8);
    rules.full_most = 0;
    found = need(&demand, &rules);
    ck_assert_int_eq(found.shifts[0][RONDE_STAFFING_FULL][RONDE_STAFFING_BASE], 0);
    ck_assert_int_eq(found.staff.hours[RONDE_STAFFING_BASE], 9);
}
END_TEST

/* A trained helper does both kinds of work, others only their own: 100 minutes of Regie and 170
 * without fit one trained morning of 270; the other way round nothing else is allowed. */
START_TEST(trained_helpers_do_other_work_too)
{
    ronde_staffing_demand demand = work(1, RONDE_STAFFING_MORNING, RONDE_STAFFING_REGIE, 100);
    demand.work[1][RONDE_STAFFING_MORNING][RONDE_STAFFING_BASE] = 170 * RONDE_MINUTE;
    ronde_staffing found = need(&demand, &plain);
    ck_assert_int_eq(found.shifts[1][RONDE_STAFFING_HALF_MORNING][RONDE_STAFFING_REGIE], 1);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_BASE], 0);
    demand.work[1][RONDE_STAFFING_MORNING][RONDE_STAFFING_REGIE] = 270 * RONDE_MINUTE;
    found = need(&demand, &plain);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_REGIE], 1);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_BASE], 1);
}
END_TEST

/* Half of the people are there and half of a shift is filled: 135 minutes take one morning, whose
 * 4.5 hours are 9 contract hours of two people. Contracts of 4 hours: three people. */
START_TEST(absence_and_filling_ask_for_more)
{
    ronde_staffing_rules rules = {
        .present = 50, .filled = 50, .contract_mean = 20, .full_most = 100};
    ronde_staffing_demand demand = work(4, RONDE_STAFFING_MORNING, RONDE_STAFFING_BASE, 135);
    ronde_staffing found = need(&demand, &rules);
    ck_assert_int_eq(found.staff.hours[RONDE_STAFFING_BASE], 9);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_BASE], 2);
    rules.contract_mean = 4;
    found = need(&demand, &rules);
    ck_assert_int_eq(found.staff.people[RONDE_STAFFING_BASE], 3);
}
END_TEST

/* One helper of 4.5 hours: one morning of 270 minutes is done, of 500 on Monday or 200 on Tuesday
 * (at best all of Monday's shift): 700 - 270 = 430 are left. With 9 hours, one shift a day: 700 -
 * 270 - 200 = 230. Nobody trained: Regie is left altogether. */
START_TEST(given_staff_leaves_the_rest)
{
    ronde_error error = {0};
    ronde_staffing found;
    ronde_staffing_staff staff = {.people = {1, 0}, .hours = {4, 0}};
    ronde_staffing_demand demand = work(0, RONDE_STAFFING_MORNING, RONDE_STAFFING_BASE, 500);
    demand.work[1][RONDE_STAFFING_MORNING][RONDE_STAFFING_BASE] = 200 * RONDE_MINUTE;
    ck_assert_ok(ronde_staffing_make_do(&found, &demand, &plain, &staff, &error));
    ck_assert_int_eq(ronde_staffing_undone_sum(&found), 700 * RONDE_MINUTE); /* 4 h < 4.5 h */
    staff.hours[RONDE_STAFFING_BASE] = 5;
    ck_assert_ok(ronde_staffing_make_do(&found, &demand, &plain, &staff, &error));
    ck_assert_int_eq(ronde_staffing_undone_sum(&found), 430 * RONDE_MINUTE);
    staff.hours[RONDE_STAFFING_BASE] = 9;
    ck_assert_ok(ronde_staffing_make_do(&found, &demand, &plain, &staff, &error));
    ck_assert_int_eq(ronde_staffing_undone_sum(&found), 230 * RONDE_MINUTE);
    demand = work(0, RONDE_STAFFING_MORNING, RONDE_STAFFING_REGIE, 60);
    ck_assert_ok(ronde_staffing_make_do(&found, &demand, &plain, &staff, &error));
    ck_assert_int_eq(found.undone[0][RONDE_STAFFING_MORNING][RONDE_STAFFING_REGIE],
                     60 * RONDE_MINUTE);
}
END_TEST

/* Net minutes of so many shifts of each kind where they do the day's work, else a large number. */
static int cost_of(const int counts[RONDE_STAFFING_KINDS], int morning, int afternoon, int either)
{
    int halves[RONDE_STAFFING_HALVES] = {0};
    for (ronde_staffing_kind kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
        for (ronde_staffing_part half = 0; half < RONDE_STAFFING_EITHER; half++) {
            halves[half] += counts[kind] * (int)(ronde_staffing_net(kind, half) / RONDE_MINUTE);
        }
    }
    bool fits = halves[0] >= morning && halves[1] >= afternoon &&
                halves[0] + halves[1] >= morning + afternoon + either;
    return fits ? halves[0] + halves[1] : INT32_MAX;
}

/* Days of one skill against all mixes of up to five shifts of each kind. */
START_TEST(no_mix_of_shifts_is_cheaper)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(3), 1);
    for (int i = 0; i < ckx_cases(40); i++) {
        int morning = (int)ronde_rng_between(&rng, 0, 700);
        int afternoon = (int)ronde_rng_between(&rng, 0, 500);
        int either = (int)ronde_rng_between(&rng, 0, 500);
        ronde_staffing_demand demand =
            work(3, RONDE_STAFFING_MORNING, RONDE_STAFFING_BASE, morning);
        demand.work[3][RONDE_STAFFING_AFTERNOON][RONDE_STAFFING_BASE] = afternoon * RONDE_MINUTE;
        demand.work[3][RONDE_STAFFING_EITHER][RONDE_STAFFING_BASE] = either * RONDE_MINUTE;
        int best = INT32_MAX;
        for (int code = 0; code < 6 * 6 * 6 * 6; code++) {
            const int counts[RONDE_STAFFING_KINDS] = {code % 6, code / 6 % 6, code / 36 % 6,
                                                      code / 216};
            int cost = cost_of(counts, morning, afternoon, either);
            best = cost < best ? cost : best;
        }
        ronde_staffing found = need(&demand, &plain);
        ck_assert_msg(found.staff.hours[RONDE_STAFFING_BASE] +
                              found.staff.hours[RONDE_STAFFING_REGIE] ==
                          (best + 59) / 60,
                      "%d, %d, %d minutes: %d hours found, %d minutes are enough", morning,
                      afternoon, either, (int)found.staff.hours[RONDE_STAFFING_BASE], best);
    }
}
END_TEST

CKX_MAIN("study/staffing/program",
         a_morning_needs_mornings,
         whole_days_are_limited,
         trained_helpers_do_other_work_too,
         absence_and_filling_ask_for_more,
         given_staff_leaves_the_rest,
         no_mix_of_shifts_is_cheaper)

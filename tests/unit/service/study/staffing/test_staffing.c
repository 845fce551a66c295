/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/staffing/staffing.h"
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <string.h>

/* 100 x (120 + 35 + 10) minutes; with return visits of 15 minutes, another 25 each; half of them
 * every second week; a fifth cancelled; with the service 120 + 7 + 10. */
START_TEST(work_adds_up_by_hand)
{
    ronde_staffing_demand demand;
    ronde_population_arm home = {.provider = RONDE_NONE};
    ronde_population_arm central = {
        .laundry = RONDE_ARM_CENTRAL, .take_up = 10000, .rest_minutes = 7, .provider = RONDE_NONE};
    ronde_population_options options = town_same_for_all();
    ronde_population *population = town_people(&options);
    ronde_staffing_demand_of(&demand, population, &home);
    ck_assert_int_eq(ronde_staffing_demand_sum(&demand), 16500 * RONDE_MINUTE);
    ronde_staffing_demand_of(&demand, population, &central);
    ck_assert_int_eq(ronde_staffing_demand_sum(&demand), 13700 * RONDE_MINUTE);
    ronde_population_free(population);
    options.day.return_share = 100;
    options.own.cancel_share = 20;
    options.week.two_weekly_share = 100;
    options.week.two_weekly_percent = 100;
    population = town_people(&options);
    ronde_staffing_demand_of(&demand, population, &home);
    ck_assert_int_eq(ronde_staffing_demand_sum(&demand), 19000 * RONDE_MINUTE / 2 * 80 / 100);
    ronde_population_free(population);
}
END_TEST

/* Less work needs no more hours; users have clean laundry in summer whatever happens. */
START_TEST(arms_are_compared_on_the_same_people)
{
    ronde_error error = {0};
    ronde_population_options options = ronde_population_options_default();
    options.residents = 200;
    options.own.summer_factor = 500;
    ronde_population *population = town_people(&options);
    ronde_staffing_study study = {.parameters = ronde_staffing_defaults(), .arm_count = 2};
    study.arms[0].arm = (ronde_population_arm){.provider = RONDE_NONE};
    study.arms[1].arm = (ronde_population_arm){
        .laundry = RONDE_ARM_CENTRAL, .take_up = 10000, .provider = RONDE_NONE};
    ck_assert_ok(ronde_staffing_work_out(&study, population, &error));
    const int64_t *home = study.arms[0].figures;
    const int64_t *central = study.arms[1].figures;
    ck_assert_int_lt(central[RONDE_STAFFING_FIGURE_WORK], home[RONDE_STAFFING_FIGURE_WORK]);
    ck_assert_int_lt(central[RONDE_STAFFING_FIGURE_CONTRACT], home[RONDE_STAFFING_FIGURE_CONTRACT]);
    ck_assert_int_le(home[RONDE_STAFFING_FIGURE_CONTRACT_BOUND],
                     home[RONDE_STAFFING_FIGURE_CONTRACT]);
    ck_assert_int_gt(home[RONDE_STAFFING_FIGURE_SUMMER_UNDONE], 0);
    ck_assert_int_lt(home[RONDE_STAFFING_FIGURE_SUMMER_CLEAN], home[RONDE_STAFFING_FIGURE_LAUNDRY]);
    ck_assert_int_eq(central[RONDE_STAFFING_FIGURE_USERS], home[RONDE_STAFFING_FIGURE_LAUNDRY]);
    ck_assert_int_eq(central[RONDE_STAFFING_FIGURE_SUMMER_CLEAN],
                     home[RONDE_STAFFING_FIGURE_LAUNDRY]);
    ronde_table_text table = {0};
    ronde_staffing_table(&table, &study, RONDE_ENGLISH);
    ck_assert_uint_eq(table.cells.count, 3 * (RONDE_STAFFING_FIGURES + 1));
    ronde_table_text_clear(&table);
    ronde_population_free(population);
}
END_TEST

START_TEST(weeks_without_anybody_are_refused)
{
    ronde_error error = {0};
    ronde_population_options options = town_same_for_all();
    options.own.absence_share = 30;
    options.own.summer_factor = 400;
    ronde_population *population = town_people(&options);
    ronde_staffing_study study = {.parameters = ronde_staffing_defaults(), .arm_count = 1};
    study.arms[0].arm = (ronde_population_arm){.provider = RONDE_NONE};
    ck_assert_int_eq(ronde_staffing_work_out(&study, population, &error), RONDE_EINPUT);
    ronde_population_free(population);
}
END_TEST

CKX_MAIN("study/staffing/staffing",
         work_adds_up_by_hand,
         arms_are_compared_on_the_same_people,
         weeks_without_anybody_are_refused)

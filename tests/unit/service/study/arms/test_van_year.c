/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/van_year.h"
#include "tests/support/ckx.h"

#include <string.h>

/* 300 users were drawn; the study has 1,200 (laundry_clients 3,000 x take-up 0.4, vrijwillig):
 * growth
 * 4. A planned week of 600 stops, swapped: 20 hours at the doors, 40 hours between them, 800 km, 10
 * van days, at most 3 vans. */

enum { unit = RONDE_STUDY_SCALE, hour = 3600 };

static ronde_study study;
static ronde_study_values values;
static ronde_van_arm arm;
static ronde_van_arms vans;

static void fill_week(ronde_van_week *week, int64_t stops, int64_t between, int64_t metres)
{
    int64_t *of = week->week.of;
    of[RONDE_VAN_STOPS] = stops * unit;
    of[RONDE_VAN_BAGS_OUT] = stops * unit;
    of[RONDE_VAN_KILOS] = stops * 5 * unit;
    of[RONDE_VAN_STOP_TIME] = stops * 120;
    of[RONDE_VAN_DRIVER_TIME] = stops * 120 + between;
    of[RONDE_VAN_DISTANCE] = metres;
    of[RONDE_VAN_VAN_DAYS] = 10 * unit;
    of[RONDE_VAN_VANS] = 3 * unit;
    of[RONDE_VAN_VAN_COST] = 10LL * 55000;
    of[RONDE_VAN_KM_COST] = metres * 70 / 1000;
    for (int day = 0; day < 4; day++) { /* a quarter of the week each */
        week->days[day].of[RONDE_VAN_DRIVER_TIME] = of[RONDE_VAN_DRIVER_TIME] / 4;
    }
}

static void make_study(void)
{
    study = ronde_study_usual();
    study.policy = RONDE_VRIJWILLIG;
    study.bags = RONDE_BAGS_SWAPPED;
    values = ronde_study_medium(&study);
    values.of[RONDE_PARAMETER_TAKE_UP] = unit * 4 / 10;
    values.of[RONDE_PARAMETER_WEEKS] = 50 * unit;
    arm = (ronde_van_arm){.arm = 1, .form = RONDE_VANS_SWAP, .all.users = 300};
    fill_week(&arm.all.week, 600, 40 * hour, 800000);
    vans = (ronde_van_arms){.count = 1,
                            .arms = &arm,
                            .day_count = 5,
                            .parameters = ronde_van_parameters_of(&study.rounds, &values)};
}

START_TEST(without_a_second_week_all_is_linear)
{
    make_study();
    ronde_van_year year;
    ronde_van_year_planned(&year, &arm, &study, &values);
    const int64_t *of = year.of;
    ck_assert_int_eq(of[RONDE_VAN_YEAR_DRAWN], 300 * unit);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_USERS], 1200 * unit);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_BAGS], 600LL * 4 * 50 * unit);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_KILOS], 3000LL * 4 * 50 * unit);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_TIME], 60LL * hour * 4 * 50);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_DISTANCE], 800000LL * 4 * 50);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_VAN_DAYS], 10LL * 4 * 50 * unit);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_VANS], 3 * unit); /* as planned */
    ck_assert(!year.known[RONDE_VAN_YEAR_TIME_POWER]);
}
END_TEST

START_TEST(ways_grow_by_the_measured_power)
{
    make_study();
    /* Half the stops take 1/root(2) of the time between doors: power 1/2, so 40 h become 80 h while
     * the 20 h at doors become 80 h. Half the kilometres: power 1. */
    arm.half.users = 150;
    fill_week(&arm.half.week, 300, 101824, 400000); /* 40 h / root(2) = 101,823.4 s */
    ronde_van_year year;
    ronde_van_year_planned(&year, &arm, &study, &values);
    const int64_t *of = year.of;
    ck_assert_int_eq(of[RONDE_VAN_YEAR_TIME_POWER], 500000);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_DISTANCE_POWER], 1000000);
    ck_assert_int_le(llabs(of[RONDE_VAN_YEAR_TIME] - 160LL * hour * 50), 60 * 50);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_DISTANCE], 800000LL * 4 * 50);
    /* 160 h against 60 h: 2.67 times the van days, a quarter of those 26.7 on the busiest day. */
    ck_assert_int_eq(of[RONDE_VAN_YEAR_VANS], 7 * unit);
    ck_assert_int_le(llabs(of[RONDE_VAN_YEAR_VAN_DAYS] - 10LL * 50 * unit * 160 / 60), 5 * unit);
    /* Powers stay within 1/2 and 1, whatever noise says. */
    fill_week(&arm.half.week, 300, 40 * hour, 100000);
    ronde_van_year_planned(&year, &arm, &study, &values);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_TIME_POWER], 500000);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_DISTANCE_POWER], 1000000);
}
END_TEST

START_TEST(costs_follow)
{
    make_study();
    ronde_van_year year;
    ronde_van_year_planned(&year, &arm, &study, &values);
    const int64_t *of = year.of;
    /* 12,000 h x 28 euro, 2,000 van days x 55, 160,000 km x 0.07, 600,000 kg x 6 min x 14 an hour;
     * 120,000 bags. */
    ck_assert_int_eq(of[RONDE_VAN_YEAR_DRIVER_COST], 336000000);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_VAN_COST], 110000000);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_KM_COST], 11200000);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_PLANT_COST], 840000000);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_TRANSPORT_BAG], 3810);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_PLANT_BAG], 7000);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_COST_BAG], 10810);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_STOPS_HOUR], 10 * unit);
    ck_assert_int_eq(of[RONDE_VAN_YEAR_MARGIN],
                     of[RONDE_VAN_YEAR_EVEN_PRICE] - of[RONDE_VAN_YEAR_COST_BAG]);
}
END_TEST

START_TEST(by_formula_it_is_the_closed_form)
{
    make_study();
    ronde_study apart = study;
    apart.bags = RONDE_BAGS_APART;
    ronde_figures closed;
    ronde_closed_full(&closed, &apart, &values);
    ronde_van_year year;
    ronde_van_year_closed(&year, RONDE_VANS_APART, &study, &values);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_STOPS], closed.of[RONDE_FIGURE_STOPS]);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_TIME], closed.of[RONDE_FIGURE_VAN_TIME]);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_CO2], closed.of[RONDE_FIGURE_CO2_VANS]);
    /* Rounded at other places: to a cent. */
    ck_assert_int_le(llabs(year.of[RONDE_VAN_YEAR_COST_BAG] - closed.of[RONDE_FIGURE_COST_BAG]),
                     10);
    ronde_break_even even;
    ronde_break_even_find(&even, &apart, &values);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_EVEN_PRICE], even.bag_price.value);
    ck_assert_int_eq(year.of[RONDE_VAN_YEAR_MINUTES_SAVED], even.minutes_saved.value);
}
END_TEST

START_TEST(a_year_is_fed)
{
    make_study();
    ronde_figures figures;
    bool from[RONDE_FIGURE_COUNT] = {false};
    ronde_closed_full(&figures, &study, &values);
    const ronde_figures before = figures;
    ronde_van_year_feed(&figures, from, &vans, 2, &study, &values, RONDE_FULL_YEAR);
    ck_assert_mem_eq(&figures, &before, sizeof figures); /* no such arm */
    ronde_van_year_feed(&figures, from, &vans, 1, &study, &values, RONDE_FULL_YEAR);
    ck_assert_int_eq(figures.of[RONDE_FIGURE_BAGS], 120000LL * unit);
    ck_assert_int_eq(figures.of[RONDE_FIGURE_COST_BAG], 10810);
    /* 120,000 bags at the price of a bag. */
    ck_assert_int_eq(figures.of[RONDE_FIGURE_LAUNDRY_COST],
                     120LL * values.of[RONDE_PARAMETER_BAG_PRICE] * 1000 / 10);
    ck_assert_int_eq(figures.of[RONDE_FIGURE_RESULT_CASH],
                     figures.of[RONDE_FIGURE_SAVING] + figures.of[RONDE_FIGURE_RESULT_CAPACITY]);
    ck_assert(from[RONDE_FIGURE_LAUNDRY_COST] && from[RONDE_FIGURE_CO2_VANS]);
    ck_assert(!from[RONDE_FIGURE_FREED_TOTAL] && !from[RONDE_FIGURE_SAVING]);
    ck_assert_int_eq(figures.of[RONDE_FIGURE_FREED_TOTAL], before.of[RONDE_FIGURE_FREED_TOTAL]);
}
END_TEST

CKX_MAIN("van_year",
         without_a_second_week_all_is_linear,
         ways_grow_by_the_measured_power,
         costs_follow,
         by_formula_it_is_the_closed_form,
         a_year_is_fed)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked checks of the research notes (domain.md, section 10), to the euro and the hour. */
#include "service/study/closed_form.h"
#include "tests/support/ckx.h"

enum { hour = 3600, euro = 1000, unit = RONDE_STUDY_SCALE };

/* 3,000 residents; all that take part do so from the first day. */
static ronde_figures full_year(ronde_policy policy, double take_up, ronde_study_values values)
{
    ronde_study study = ronde_study_usual();
    study.policy = policy;
    values.of[RONDE_PARAMETER_TAKE_UP] = (int64_t)(take_up * unit + 0.5);
    ronde_figures figures;
    ronde_closed_full(&figures, &study, &values);
    return figures;
}

static ronde_study_values table_defaults(void)
{
    ronde_study study = ronde_study_usual();
    return ronde_study_medium(&study);
}

/* 50 weeks, one bag a week, no rest minutes, everybody needs the same minutes. */
static ronde_study_values bracketing(int64_t minutes)
{
    ronde_study_values values = table_defaults();
    values.of[RONDE_PARAMETER_WEEKS] = (int64_t)50 * unit;
    values.of[RONDE_PARAMETER_BAGS_WEEK] = unit;
    values.of[RONDE_PARAMETER_REST_MINUTES] = 0;
    values.of[RONDE_PARAMETER_BEDDING_MINUTES] = minutes * unit;
    values.of[RONDE_PARAMETER_FULL_MINUTES] = minutes * unit;
    return values;
}

static int64_t returns(const ronde_figures *figures)
{
    return figures->of[RONDE_FIGURE_FREED_RETURN_HOME] +
           figures->of[RONDE_FIGURE_FREED_RETURN_TRAVEL];
}

#define OF(figures, NAME) ((figures).of[RONDE_FIGURE_##NAME])

/* 1,500 x 25 min x 50 x 0.85 / 60 = 26,562.5 h; returns 1,500 x 0.2 x 50 x 15 / 60 = 3,750 h;
 * 30,312.5 / 1,330 = 22.79 FTE; / (108 x 0.85) = 330.2 residents; 26,562.5 x 40 = 1,062,500 euros
 * less 1,500 x 50 bags x (21.50 - 5.50) = 1,200,000. */
START_TEST(bracketing_voluntary)
{
    ronde_figures it = full_year(RONDE_VRIJWILLIG, 0.5, bracketing(25));
    ck_assert_int_eq(OF(it, MOVED), (int64_t)1500 * unit);
    ck_assert_int_eq(OF(it, WITHOUT), 0);
    ck_assert_int_eq(OF(it, FREED_CLIENT), 26562 * hour + hour / 2);
    ck_assert_int_eq(returns(&it), 3750 * hour);
    ck_assert_int_eq(OF(it, FTE), 227914);          /* 22.8 */
    ck_assert_int_eq(OF(it, EXTRA_BOUND), 3302015); /* 330 */
    ck_assert_int_eq(OF(it, RESULT_CASH), -137500 * euro);
}
END_TEST

/* 2,700 moved, 1,350 users: 2,700 x 25 x 50 x 0.85 / 60 = 47,812.5 h; returns 6,750 h; 54,562.5 h
 * = 41.0 FTE = 594 residents; 1,912,500 - 1,350 x 50 x 16 = +832,500. With 15 min 1,147,500 -
 * 1,080,000 = +67,500; at 80 % 1,147,500 - 2,160 x 50 x 16 = -580,500. */
START_TEST(bracketing_replacing)
{
    ronde_figures it = full_year(RONDE_VERVANGEN, 0.5, bracketing(25));
    ck_assert_int_eq(OF(it, FREED_CLIENT), 47812 * hour + hour / 2);
    ck_assert_int_eq(returns(&it), 6750 * hour);
    ck_assert_int_eq(OF(it, FTE), 410244);
    ck_assert_int_eq(OF(it, EXTRA_BOUND), 5943627);
    ck_assert_int_eq(OF(it, RESULT_CASH), 832500 * euro);
    it = full_year(RONDE_VERVANGEN, 0.5, bracketing(15));
    ck_assert_int_eq(OF(it, RESULT_CASH), 67500 * euro);
    it = full_year(RONDE_VERVANGEN, 0.8, bracketing(15));
    ck_assert_int_eq(OF(it, RESULT_CASH), -580500 * euro);
}
END_TEST

/* Minutes 0.4 x 15 + 0.6 x 35 = 27; 48 weeks x 0.85 = 40.8 times; 0.9 bag, 7 rest minutes.
 * 1,500 x 20 / 60 x 40.8 = 20,400 h; returns 1,500 x 0.2 x 48 / 4 = 3,600 h; 24,000 h = 18.0 FTE =
 * 261 residents; 816,000 - 1,500 x 48 x 0.9 x 16 = -220,800. */
START_TEST(table_defaults_voluntary)
{
    ronde_figures it = full_year(RONDE_VRIJWILLIG, 0.5, table_defaults());
    ck_assert_int_eq(OF(it, FREED_CLIENT), 20400 * hour);
    ck_assert_int_eq(returns(&it), 3600 * hour);
    ck_assert_int_eq(OF(it, FTE), 180451);
    ck_assert_int_eq(OF(it, EXTRA_BOUND), 2614379);
    ck_assert_int_eq(OF(it, RESULT_CASH), -220800 * euro);
}
END_TEST

/* (2,700 x 27 - 1,350 x 7) / 60 x 40.8 = 43,146 h + 6,480 h = 37.3 FTE = 541 residents; cash
 * 1,725,840 - 1,350 x 43.2 x 16 = +792,720. 80 %: 57,780 / 60 x 40.8 = 39,290.4 h, 34.4 FTE, 499;
 * 1,571,616 - 2,160 x 43.2 x 16 = +78,624. 13 %: 70,443 / 60 x 40.8 = 47,901.24 h, 40.9 FTE;
 * 1,916,049.60 - 351 x 43.2 x 16 = +1,673,438.40, and 2,700 - 351 = 2,349 without help. */
START_TEST(table_defaults_replacing)
{
    ronde_figures it = full_year(RONDE_VERVANGEN, 0.5, table_defaults());
    ck_assert_int_eq(OF(it, FREED_CLIENT), 43146 * hour);
    ck_assert_int_eq(returns(&it), 6480 * hour);
    ck_assert_int_eq(OF(it, FTE), 373128);
    ck_assert_int_eq(OF(it, EXTRA_BOUND), 5405882);
    ck_assert_int_eq(OF(it, RESULT_CASH), 792720 * euro);
    it = full_year(RONDE_VERVANGEN, 0.8, table_defaults());
    ck_assert_int_eq(OF(it, FREED_CLIENT), 39290 * hour + 24 * 60);
    ck_assert_int_eq(OF(it, FTE), 344138);
    ck_assert_int_eq(OF(it, EXTRA_BOUND), 4985882);
    ck_assert_int_eq(OF(it, RESULT_CASH), 78624 * euro);
    it = full_year(RONDE_VERVANGEN, 0.13, table_defaults());
    ck_assert_int_eq(OF(it, FREED_CLIENT), 47901 * hour + 864); /* 0.24 h */
    ck_assert_int_eq(OF(it, FTE), 408882);
    ck_assert_int_eq(OF(it, RESULT_CASH), 1673438400);
    ck_assert_int_eq(OF(it, WITHOUT), (int64_t)2349 * unit);
}
END_TEST

/* 351 users of 2,700: what they free by use is 351 x 20 / 60 x 40.8 = 4,773.6 h and 351 x 0.2 x 48
 * / 4 = 842.4 h of returns; the rest is help that ends. */
START_TEST(help_that_ends_is_told_apart)
{
    ronde_figures it = full_year(RONDE_VERVANGEN, 0.13, table_defaults());
    ck_assert_int_eq(OF(it, FREED_BY_SERVICE), 5616 * hour);
    ck_assert_int_eq(OF(it, FREED_BY_LOSS), OF(it, FREED_TOTAL) - 5616 * hour);
}
END_TEST

/* Of the 15 minutes of a return visit 3 are at the door: 1,500 x 0.2 x 48 = 14,400 visits, 720 h at
 * the door, 2,880 h on the way, at 14 km/h 40,320 km, a tenth of them by car: 778.2 kg of CO2.
 * Bags 1,500 x 0.9 x 48 = 64,800 = 421,200 kg; 129,600 stops = 9,257.14 h; 48 x 5 days of 6.5 h
 * take 5.93 vans; on the way 9,257.14 - 5,400 h = 3,857.14 h at 25 km/h. 42,120 h at the laundry.
 */
START_TEST(logistics_of_the_defaults)
{
    ronde_figures it = full_year(RONDE_VRIJWILLIG, 0.5, table_defaults());
    ck_assert_int_eq(OF(it, RETURN_VISITS), (int64_t)14400 * unit);
    ck_assert_int_eq(OF(it, FREED_RETURN_HOME), 720 * hour);
    ck_assert_int_eq(OF(it, FREED_RETURN_TRAVEL), 2880 * hour);
    ck_assert_int_eq(OF(it, HELPER_DISTANCE), 40320000);
    ck_assert_int_eq(OF(it, CO2_HELPERS), 778176);
    ck_assert_int_eq(OF(it, BAGS), (int64_t)64800 * unit);
    ck_assert_int_eq(OF(it, KILOS), (int64_t)421200 * unit);
    ck_assert_int_eq(OF(it, STOPS), (int64_t)129600 * unit);
    ck_assert_int_eq(OF(it, VAN_TIME), 33325714);
    ck_assert_int_eq(OF(it, VANS), (int64_t)6 * unit);
    ck_assert_int_eq(OF(it, VAN_DISTANCE), 96428569); /* 13,885,714 s x 25 km/h */
    ck_assert_int_eq(OF(it, PLANT_TIME), 42120 * hour);
    ck_assert_int_eq(OF(it, PLANT_FTE), 265909);
    /* 421,200 kg x (1.2 - 1.3) kWh x 328 g, more than before; x (27 - 8) litres less. */
    ck_assert_int_eq(OF(it, CO2_ENERGY), -13815360);
    ck_assert_int_eq(OF(it, WATER), (int64_t)8002800 * unit);
    /* 6.5 kg x 6 min x 14 / 60 = 9.10; 2 / 14 x (28 + 55 / 6.5 = 8.4615) = 5.209. */
    ck_assert_int_eq(OF(it, COST_BAG), 14309);
}
END_TEST

/* 27 minutes of laundry less 7 that stay, 0.85 of them delivered: 17 a week for each who takes
 * part; nobody takes part, nobody misses anything. */
START_TEST(contact_lost_each_week)
{
    ronde_figures it = full_year(RONDE_VRIJWILLIG, 0.5, table_defaults());
    ck_assert_int_eq(OF(it, CONTACT_WEEK), 17 * unit);
    it = full_year(RONDE_VRIJWILLIG, 0, table_defaults());
    ck_assert_int_eq(OF(it, CONTACT_WEEK), 0);
}
END_TEST

/* 24,000 h x 0.7 / (91.8 x 1.12) = 163.4: 163 residents, below the 231 that wait. At 80 % under
 * vervangen 45,770.4 h would do for 311: only 231 wait. 163 / (100 x 12 / 52) = 7.06 weeks. */
START_TEST(residents_more_are_whole_and_were_waiting)
{
    ronde_figures it = full_year(RONDE_VRIJWILLIG, 0.5, table_defaults());
    ck_assert_int_eq(OF(it, EXTRA_NET), (int64_t)163 * unit);
    ck_assert_int_eq(OF(it, INFLOW_WEEKS), 70633);
    it = full_year(RONDE_VERVANGEN, 0.8, table_defaults());
    ck_assert_int_eq(OF(it, EXTRA_NET), (int64_t)231 * unit);
}
END_TEST

/* Months 24: means 1/4 (0 to 1/2), 3/4, 1. Growth 2.45 %: 1.024500, 1.049600. */
START_TEST(years_ramp_and_grow)
{
    ronde_study study = ronde_study_usual();
    ronde_study_values values = ronde_study_medium(&study);
    static const int64_t ramps[] = {250000, 750000, 1000000};
    static const int64_t grown[] = {1000000, 1024500, 1049600};
    for (int year = 0; year < 3; year++) {
        ronde_figures it;
        ronde_closed_year(&it, &study, &values, year);
        ck_assert_int_eq(OF(it, RAMP), ramps[year]);
        ck_assert_int_eq(OF(it, GROWN), grown[year]);
        ck_assert_int_eq(OF(it, ELIGIBLE), 30 * grown[year]);
    }
    values.of[RONDE_PARAMETER_RAMP_MONTHS] = (int64_t)6 * unit; /* half a year at 1/2 on average */
    ronde_figures it;
    ronde_closed_year(&it, &study, &values, 0);
    ck_assert_int_eq(OF(it, RAMP), 750000);
    values.of[RONDE_PARAMETER_RAMP_MONTHS] = 0;
    ronde_closed_year(&it, &study, &values, 0);
    ck_assert_int_eq(OF(it, RAMP), 1000000);
    study.years[0] = (ronde_study_year){.has_ramp = true, .ramp = 100000};
    ronde_closed_year(&it, &study, &values, 0);
    ck_assert_int_eq(OF(it, MOVED), (int64_t)270 * unit);
    ck_assert_int_eq(OF(it, OWN_CONTRIBUTION), 0);
}
END_TEST

/* 60 x 16 / 40 = 24 minutes; of a 16 euro bag 15.75, of a 48 euro bag 63.75. Under vrijwillig a bag
 * saves 20 x 0.85 / 0.9 = 18.89 minutes and may cost 5.50 + 816,000 / 64,800 = 18.093, 2.784 a
 * kilo; more take-up loses more. Under vervangen it breaks even at 734.40 / (190.40 + 691.20)
 * = 83.3 %. */
START_TEST(break_even)
{
    ronde_study study = ronde_study_usual();
    ronde_study_values values = ronde_study_medium(&study);
    ronde_break_even it;
    study.policy = RONDE_VRIJWILLIG;
    ronde_break_even_find(&it, &study, &values);
    ck_assert_int_eq(it.minutes_needed.value, 24 * unit);
    ck_assert_int_eq(it.minutes_saved.value, 188889);
    ck_assert_int_eq(it.bag_price.value, 18093);
    ck_assert_int_eq(it.kilo_price.value, 2784);
    ck_assert_int_eq(it.take_up.kind, RONDE_ALWAYS_LOSES);
    study.policy = RONDE_VERVANGEN;
    ronde_break_even_find(&it, &study, &values);
    ck_assert_int_eq(it.take_up.kind, RONDE_BREAKS_EVEN);
    ck_assert_int_eq(it.take_up.value, 8330);
    ck_assert(!it.take_up_gains);
    values.of[RONDE_PARAMETER_BAG_PRICE] = 16 * unit;
    ronde_break_even_find(&it, &study, &values);
    ck_assert_int_eq(it.minutes_needed.value, 157500);
    values.of[RONDE_PARAMETER_BAG_PRICE] = 48 * unit;
    ronde_break_even_find(&it, &study, &values);
    ck_assert_int_eq(it.minutes_needed.value, 637500);
    values.of[RONDE_PARAMETER_TAKE_UP] = 0;
    ronde_break_even_find(&it, &study, &values);
    ck_assert_int_eq(it.bag_price.kind, RONDE_UNDEFINED);
}
END_TEST

/* Vervangen, half take part: 1,350 users x 43.2 bags x 6.5 kg x 6 min = 37,908 hours, at 14 euros
 * 530,712. Half of the work by people of half the usual productivity, at 20 euros of which the
 * subsidy repays all that is missing (10), with 0.1 hour of guidance at 30: an hour of usual work
 * costs 0.5 x 14 + 0.5 / 0.5 x (20 - 10 + 3) = 20 euros, so 758,160; 37,908 x (0.5 + 1) = 56,862
 * hours, 56,862 / 1,584 = 35.8977 FTE, of which 37,908 / 1,584 = 23.9318 theirs. A bag: 39 min x 20
 * + 2 stops x (28 + 55 / 6.5) / 14 = 13 + 5.2088. */
START_TEST(people_at_a_distance_from_the_labour_market)
{
    ronde_study study = ronde_study_usual();
    ronde_study_values values = ronde_study_medium(&study);
    ronde_figures it;
    ronde_closed_full(&it, &study, &values);
    ck_assert_int_eq(it.of[RONDE_FIGURE_PLANT_WAGES], 530712000);
    ck_assert_int_eq(it.of[RONDE_FIGURE_PLANT_HOURS], it.of[RONDE_FIGURE_PLANT_TIME]);
    ck_assert_int_eq(it.of[RONDE_FIGURE_DISTANCE_FTE], 0);
    values.of[RONDE_PARAMETER_DISTANCE_SHARE] = unit / 2;
    values.of[RONDE_PARAMETER_DISTANCE_PRODUCTIVITY] = unit / 2;
    values.of[RONDE_PARAMETER_DISTANCE_WAGE] = 20 * unit;
    values.of[RONDE_PARAMETER_DISTANCE_SUBSIDY] = unit;
    values.of[RONDE_PARAMETER_GUIDANCE_HOURS] = unit / 10;
    values.of[RONDE_PARAMETER_GUIDANCE_WAGE] = 30 * unit;
    const int64_t price = it.of[RONDE_FIGURE_LAUNDRY_COST];
    ronde_closed_full(&it, &study, &values);
    ck_assert_int_eq(it.of[RONDE_FIGURE_PLANT_HOUR_COST], 20000);
    ck_assert_int_eq(it.of[RONDE_FIGURE_PLANT_WAGES], 758160000);
    ck_assert_int_eq(it.of[RONDE_FIGURE_PLANT_HOURS], 56862LL * 3600);
    ck_assert_int_eq(it.of[RONDE_FIGURE_PLANT_FTE], 358977);
    ck_assert_int_eq(it.of[RONDE_FIGURE_DISTANCE_FTE], 239318);
    ck_assert_int_eq(it.of[RONDE_FIGURE_COST_BAG], 13000 + 5209);
    ck_assert_int_eq(it.of[RONDE_FIGURE_LAUNDRY_COST], price); /* the price of the service stays */
}
END_TEST

CKX_MAIN("study/closed_form",
         people_at_a_distance_from_the_labour_market,
         bracketing_voluntary,
         bracketing_replacing,
         table_defaults_voluntary,
         table_defaults_replacing,
         help_that_ends_is_told_apart,
         contact_lost_each_week,
         logistics_of_the_defaults,
         residents_more_are_whole_and_were_waiting,
         years_ramp_and_grow,
         break_even)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of the closed form whatever the parameters: random values within the bounds that a
 * study file may use. */
#include "instances/base/rng.h"
#include "service/study/closed_form.h"
#include "tests/support/ckx.h"

#define OF(figures, NAME) ((figures).of[RONDE_FIGURE_##NAME])

enum { cases = 3000, unit = RONDE_STUDY_SCALE, hour = 3600 };

static ronde_rng rng;

/* Half of the values within the believed range, half anywhere that is allowed. */
static ronde_study_values random_values(void)
{
    ronde_study_values values = {{0}};
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_parameter_row *row = ronde_parameter_row_of(i);
        bool wild = ronde_rng_below(&rng, 2) == 0;
        values.of[i] = ronde_rng_between(&rng, wild ? row->lowest : row->minimum,
                                         wild ? row->highest : row->maximum);
    }
    return values;
}

static ronde_study random_study(void)
{
    ronde_study study = ronde_study_usual();
    study.policy = ronde_rng_below(&rng, 2) == 0 ? RONDE_VERVANGEN : RONDE_VRIJWILLIG;
    study.bags = ronde_rng_below(&rng, 2) == 0 ? RONDE_BAGS_APART : RONDE_BAGS_SWAPPED;
    study.year_count = RONDE_STUDY_YEARS_MOST;
    return study;
}

static int random_year(void)
{
    return (int)ronde_rng_below(&rng, RONDE_STUDY_YEARS_MOST);
}

static ronde_figures
at_take_up(const ronde_study *study, ronde_study_values values, int year, int64_t take_up)
{
    values.of[RONDE_PARAMETER_TAKE_UP] = take_up;
    ronde_figures figures;
    ronde_closed_year(&figures, study, &values, year);
    return figures;
}

/* Without users the service does nothing; under vrijwillig nothing at all changes. Costs that do
 * not depend on users are those of the municipality's own staff and programme. */
START_TEST(no_take_up_is_zero)
{
    uint64_t seed = ckx_seed(1);
    rng = ronde_rng_new(seed, 0);
    static const ronde_figure by_use[] = {RONDE_FIGURE_USERS,        RONDE_FIGURE_FREED_BY_SERVICE,
                                          RONDE_FIGURE_BAGS,         RONDE_FIGURE_KILOS,
                                          RONDE_FIGURE_STOPS,        RONDE_FIGURE_VAN_TIME,
                                          RONDE_FIGURE_VANS,         RONDE_FIGURE_VAN_DISTANCE,
                                          RONDE_FIGURE_PLANT_TIME,   RONDE_FIGURE_PLANT_FTE,
                                          RONDE_FIGURE_CO2_VANS,     RONDE_FIGURE_CO2_ENERGY,
                                          RONDE_FIGURE_LAUNDRY_COST, RONDE_FIGURE_OWN_CONTRIBUTION,
                                          RONDE_FIGURE_WATER};
    static const ronde_figure at_all[] = {
        RONDE_FIGURE_MOVED,       RONDE_FIGURE_WITHOUT,           RONDE_FIGURE_FREED_TOTAL,
        RONDE_FIGURE_EXTRA_BOUND, RONDE_FIGURE_EXTRA_NET,         RONDE_FIGURE_RETURN_VISITS,
        RONDE_FIGURE_CONTACT,     RONDE_FIGURE_HELPER_DISTANCE,   RONDE_FIGURE_CO2_NET,
        RONDE_FIGURE_SAVING,      RONDE_FIGURE_RESULT_CASH,       RONDE_FIGURE_RESULT_CAPACITY,
        RONDE_FIGURE_FTE,         RONDE_FIGURE_FREED_RETURN_HOME, RONDE_FIGURE_COST_HOUR};
    for (int i = 0; i < ckx_cases(cases); i++) {
        ronde_study study = random_study();
        ronde_study_values values = random_values();
        values.of[RONDE_PARAMETER_INTERNAL_COST] = 0;
        values.of[RONDE_PARAMETER_PROGRAMME_COST] = 0;
        ronde_figures it = at_take_up(&study, values, random_year(), 0);
        for (size_t at = 0; at < sizeof by_use / sizeof by_use[0]; at++) {
            ck_assert_msg(it.of[by_use[at]] == 0, "seed %llu case %d: %s is not 0",
                          (unsigned long long)seed, i, ronde_figure_row_of(by_use[at])->key);
        }
        for (size_t at = 0;
             study.policy == RONDE_VRIJWILLIG && at < sizeof at_all / sizeof at_all[0]; at++) {
            ck_assert_msg(it.of[at_all[at]] == 0, "seed %llu case %d: %s is not 0",
                          (unsigned long long)seed, i, ronde_figure_row_of(at_all[at])->key);
        }
    }
}
END_TEST

/* As long as a user needs fewer minutes than before. Under vervangen the hours of help that ends
 * without use fall meanwhile: that part is not the service's. */
START_TEST(use_frees_more_hours)
{
    uint64_t seed = ckx_seed(2);
    rng = ronde_rng_new(seed, 0);
    for (int i = 0; i < ckx_cases(cases); i++) {
        ronde_study study = random_study();
        ronde_study_values values = random_values();
        int64_t less = values.of[RONDE_PARAMETER_BEDDING_MINUTES];
        int64_t full = values.of[RONDE_PARAMETER_FULL_MINUTES];
        less = full < less ? full : less;
        int64_t *rest = &values.of[RONDE_PARAMETER_REST_MINUTES];
        *rest = *rest < less ? *rest : less;
        int64_t take_up = ronde_rng_between(&rng, 0, unit);
        int64_t higher = ronde_rng_between(&rng, take_up, unit);
        int year = random_year();
        ronde_figures one = at_take_up(&study, values, year, take_up);
        ronde_figures other = at_take_up(&study, values, year, higher);
        ck_assert_msg(OF(one, FREED_BY_SERVICE) <= OF(other, FREED_BY_SERVICE), "seed %llu case %d",
                      (unsigned long long)seed, i);
        ck_assert_msg(study.policy == RONDE_VERVANGEN ||
                          OF(one, FREED_TOTAL) <= OF(other, FREED_TOTAL),
                      "seed %llu case %d", (unsigned long long)seed, i);
        ck_assert_msg(OF(one, WITHOUT) >= OF(other, WITHOUT), "seed %llu case %d",
                      (unsigned long long)seed, i);
    }
}
END_TEST

START_TEST(parts_are_the_whole)
{
    uint64_t seed = ckx_seed(3);
    rng = ronde_rng_new(seed, 0);
    for (int i = 0; i < ckx_cases(cases); i++) {
        ronde_study study = random_study();
        ronde_study_values values = random_values();
        ronde_figures it;
        ronde_closed_year(&it, &study, &values, random_year());
        bool whole =
            OF(it, FREED_CLIENT) + OF(it, FREED_RETURN_HOME) + OF(it, FREED_RETURN_TRAVEL) ==
                OF(it, FREED_TOTAL) &&
            OF(it, FREED_BY_SERVICE) + OF(it, FREED_BY_LOSS) == OF(it, FREED_TOTAL) &&
            OF(it, USERS) + OF(it, WITHOUT) == OF(it, MOVED) &&
            OF(it, MOVED) <= OF(it, ELIGIBLE) + 1 &&
            OF(it, RESULT_CASH) - OF(it, SAVING) == OF(it, RESULT_CAPACITY) &&
            OF(it, RESULT_CASH) + OF(it, LAUNDRY_COST) + OF(it, INTERNAL) + OF(it, PROGRAMME) ==
                OF(it, SAVING) + OF(it, OWN_CONTRIBUTION) &&
            OF(it, CO2_HELPERS) - OF(it, CO2_VANS) + OF(it, CO2_ENERGY) == OF(it, CO2_NET);
        ck_assert_msg(whole, "seed %llu case %d", (unsigned long long)seed, i);
    }
}
END_TEST

/* Residents x their hours fit the freed hours, and no more are served than wait. */
START_TEST(residents_more_fit_the_hours)
{
    uint64_t seed = ckx_seed(4);
    rng = ronde_rng_new(seed, 0);
    int served = 0;
    for (int i = 0; i < ckx_cases(cases); i++) {
        ronde_study study = random_study();
        ronde_study_values values = random_values();
        ronde_figures it;
        ronde_closed_year(&it, &study, &values, random_year());
        double each = (double)values.of[RONDE_PARAMETER_BASIC_HOURS] / unit *
                      (double)values.of[RONDE_PARAMETER_DELIVERED_SHARE] / unit * (double)hour;
        double residents = (double)(OF(it, EXTRA_NET) / unit);
        double freed = (double)OF(it, FREED_TOTAL);
        ck_assert_msg(OF(it, EXTRA_NET) % unit == 0 && OF(it, EXTRA_NET) >= 0 &&
                          (residents == 0.0 || residents * each <= freed * (1 + 1e-12)) &&
                          (residents == 0.0 || OF(it, EXTRA_NET) <= OF(it, EXTRA_DEMAND)),
                      "seed %llu case %d", (unsigned long long)seed, i);
        served += residents > 0 ? 1 : 0;
    }
    ck_assert_int_gt(served, ckx_cases(cases) / 4); /* the test has something to look at */
}
END_TEST

CKX_MAIN("property/study",
         no_take_up_is_zero,
         use_frees_more_hours,
         parts_are_the_whole,
         residents_more_fit_the_hours)

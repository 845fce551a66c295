/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/found.h"

#include "service/study/arms/van_year.h"
#include "service/study/exact.h"

#include <math.h>

enum { unit = RONDE_STUDY_SCALE, year_days = 260 };

/* How much the freed time is in visits to those who wait, and how much of that was used. */
static void bound_of(ronde_found_arm *out, const ronde_found *found, int32_t arm)
{
    ronde_account home = ronde_rounds_sum(&found->rounds, 0);
    ronde_account other = ronde_rounds_sum(&found->rounds, arm);
    int64_t served = home.of[RONDE_ACCOUNT_EXTRA] + other.of[RONDE_ACCOUNT_EXTRA];
    int64_t time = home.of[RONDE_ACCOUNT_EXTRA_TIME] + other.of[RONDE_ACCOUNT_EXTRA_TIME];
    out->bound = -1;
    out->usable = RONDE_NONE;
    if (served == 0 || time == 0) {
        return;
    }
    out->bound = out->freed.mean / ((double)time / (double)served);
    if (out->bound > 0) {
        double usable = out->net.mean / out->bound;
        usable = usable < 0 ? 0 : usable > 1 ? 1 : usable;
        out->usable = (int64_t)(usable * unit + 0.5);
    }
}

static ronde_status compare_arm(ronde_found *found, int32_t arm, ronde_error *error)
{
    ronde_found_arm *out = &found->arms[arm];
    ronde_variance_split split;
    RONDE_TRY(ronde_rounds_interval(&out->freed, &out->freed_split, &found->rounds, arm,
                                    ronde_account_needed, found->rounds.seeds, error));
    RONDE_TRY(ronde_rounds_interval(&out->net, &split, &found->rounds, arm, ronde_measure_extra, 1,
                                    error));
    out->net.mean = -out->net.mean;
    bound_of(out, found, arm);
    return RONDE_OK;
}

ronde_status ronde_found_work_out(ronde_found *out,
                                  ronde_rounds *rounds,
                                  const ronde_study_town *town,
                                  const ronde_study_town_options *options,
                                  const ronde_given_day *day,
                                  ronde_error *error)
{
    ronde_found made = {
        .rounds = *rounds, .town = town, .tried_waiting = town != NULL && options->waiting > 0};
    for (int32_t arm = 0; arm < rounds->arms; arm++) {
        if (town != NULL) {
            made.arms[arm].take_up = arm > 0 ? options->take_ups[arm - 1] : 0;
            made.arms[arm].people = ronde_study_town_people_of(town, arm, RONDE_NONE, RONDE_NONE);
        } else {
            made.arms[arm].allow = day->allow[arm];
        }
        if (arm > 0) {
            RONDE_TRY(compare_arm(&made, arm, error));
        }
    }
    *rounds = (ronde_rounds){0};
    *out = made;
    return RONDE_OK;
}

void ronde_found_clear(ronde_found *found)
{
    ronde_rounds_clear(&found->rounds);
    ronde_van_arms_clear(&found->vans);
    *found = (ronde_found){0};
}

/* An amount of all days and seeds as one of a year and of all laundry clients of the study, in
 * 1/scale. */
static int64_t
of_year(const ronde_found *found, const ronde_study_values *values, int64_t sum, int64_t scale)
{
    int64_t planned = (int64_t)found->rounds.days * found->rounds.seeds;
    return ronde_exact(
        RONDE_FACTORS(sum, scale, year_days, values->of[RONDE_PARAMETER_LAUNDRY_CLIENTS]),
        RONDE_FACTORS(planned, found->arms[0].people.laundry, unit));
}

/* Residents with a visit a week that the arm serves more, at most as many as wait. */
static int64_t
extra_of(const ronde_found *found, int32_t arm, const ronde_study_values *values, int64_t demand)
{
    enum { week_days = 5 };
    double scale =
        (double)values->of[RONDE_PARAMETER_LAUNDRY_CLIENTS] / unit / found->arms[0].people.laundry;
    double more = floor(found->arms[arm].net.mean * week_days * scale + 1e-9);
    more = more < 0 ? 0 : more;
    int64_t waiting = demand / unit;
    return (more < (double)waiting ? (int64_t)more : waiting) * unit;
}

void ronde_found_full_year(ronde_figures *out,
                           bool from_rounds[RONDE_FIGURE_COUNT],
                           const ronde_found *found,
                           int32_t arm,
                           const ronde_study *study)
{
    ronde_study_values values = ronde_study_medium(study);
    values.of[RONDE_PARAMETER_TAKE_UP] = found->arms[arm].take_up;
    ronde_closed_full(out, study, &values);
    if (found->arms[0].people.laundry == 0) {
        return;
    }
    ronde_van_year_feed(out, from_rounds, &found->vans, arm, study, &values);
    ronde_account freed = ronde_rounds_freed(&found->rounds, arm);
    const int64_t *rows = freed.of;
    int64_t needed = ronde_account_needed(&freed);
    int64_t home = rows[RONDE_ACCOUNT_CLIENT] + rows[RONDE_ACCOUNT_RETURN_CLIENT];
    const struct {
        ronde_figure figure;
        int64_t value;
    } taken[] = {
        {RONDE_FIGURE_FREED_TOTAL, of_year(found, &values, needed, 1)},
        {RONDE_FIGURE_CONTACT, of_year(found, &values, home, 1)},
        {RONDE_FIGURE_RETURN_VISITS,
         of_year(found, &values, rows[RONDE_ACCOUNT_RETURN_VISITS], unit)},
        {RONDE_FIGURE_FREED_RETURN_TRAVEL,
         of_year(found, &values, rows[RONDE_ACCOUNT_RETURN_TRAVEL], 1)},
        {RONDE_FIGURE_HELPER_DISTANCE, of_year(found, &values, rows[RONDE_ACCOUNT_DISTANCE], 1)},
        {RONDE_FIGURE_CO2_HELPERS, of_year(found, &values, rows[RONDE_ACCOUNT_CO2], 1)},
    };
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        out->of[taken[i].figure] = taken[i].value;
        from_rounds[taken[i].figure] = true;
    }
    if (found->tried_waiting) {
        out->of[RONDE_FIGURE_EXTRA_NET] =
            extra_of(found, arm, &values, out->of[RONDE_FIGURE_EXTRA_DEMAND]);
    } else {
        ronde_closed_extra(out,
                           &values); /* of the freed time of the rounds, by the guessed share */
    }
    ronde_closed_follow(out, &values);
    from_rounds[RONDE_FIGURE_FTE] = from_rounds[RONDE_FIGURE_EXTRA_BOUND] = true;
    from_rounds[RONDE_FIGURE_EXTRA_NET] = from_rounds[RONDE_FIGURE_INFLOW_WEEKS] =
        found->tried_waiting;
    from_rounds[RONDE_FIGURE_COST_HOUR] = true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/found.h"

#include "service/study/arms/van_year.h"
#include "service/study/exact.h"

#include <math.h>
#include <stdlib.h>

enum { unit = RONDE_STUDY_SCALE, millionths = 1000000, year_days = 260 };

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

int32_t ronde_found_main_arm(const ronde_found *found, const ronde_study *study)
{
    const int64_t wanted = study->ranges[RONDE_PARAMETER_TAKE_UP].medium;
    int32_t nearest = 1;
    for (int32_t arm = 2; arm < found->rounds.arms; arm++) {
        if (llabs(found->arms[arm].take_up - wanted) <
            llabs(found->arms[nearest].take_up - wanted)) {
            nearest = arm;
        }
    }
    return nearest;
}

/* A year being filled with what rounds found. */
typedef struct filling_year {
    const ronde_found *found;
    int32_t arm;
    ronde_study_values values;
    ronde_figures *out; /* by the closed form, until replaced */
    bool *from_rounds;
} filling_year;

static void put(filling_year *at, ronde_figure figure, int64_t value)
{
    at->out->of[figure] = value;
    at->from_rounds[figure] = true;
}

/* An amount of all days and seeds as one of the year and of all laundry clients of the study, in
 * 1/scale. */
static int64_t of_year(const filling_year *at, int64_t sum, int64_t scale)
{
    const ronde_rounds *rounds = &at->found->rounds;
    return ronde_exact(
        RONDE_FACTORS(sum, scale, year_days, at->values.of[RONDE_PARAMETER_LAUNDRY_CLIENTS],
                      at->out->of[RONDE_FIGURE_RAMP], at->out->of[RONDE_FIGURE_GROWN]),
        RONDE_FACTORS((int64_t)rounds->days * rounds->seeds, at->found->arms[0].people.laundry,
                      unit, millionths, millionths));
}

/* Residents with a visit a week that the arm serves more, at most as many as wait, and as the freed
 * time gives a visit of their own: what the days of rounds find above that comes from time that was
 * free already, which is not the laundry's doing. */
static int64_t extra_of(const filling_year *at)
{
    enum { week_days = 5 };
    double scale = (double)at->values.of[RONDE_PARAMETER_LAUNDRY_CLIENTS] / unit /
                   at->found->arms[0].people.laundry * (double)at->out->of[RONDE_FIGURE_RAMP] /
                   millionths * (double)at->out->of[RONDE_FIGURE_GROWN] / millionths;
    double more = floor(at->found->arms[at->arm].net.mean * week_days * scale + 1e-9);
    more = more < 0 ? 0 : more;
    int64_t bound = at->out->of[RONDE_FIGURE_EXTRA_BOUND];
    int64_t most = at->out->of[RONDE_FIGURE_EXTRA_DEMAND];
    most = bound < most ? bound : most;
    most = most > 0 ? most / unit : 0;
    return (more < (double)most ? (int64_t)more : most) * unit;
}

void ronde_found_closed(
    ronde_figures *out, const ronde_found *found, int32_t arm, const ronde_study *study, int year)
{
    ronde_study_values values = ronde_study_medium(study);
    values.of[RONDE_PARAMETER_TAKE_UP] = found->arms[arm].take_up;
    ronde_closed_year(out, study, &values, year);
}

/* What the rounds say themselves. */
static void put_rounds(filling_year *at)
{
    const ronde_account freed = ronde_rounds_freed(&at->found->rounds, at->arm);
    const int64_t *rows = freed.of;
    const struct {
        ronde_figure figure;
        int64_t sum, scale;
    } taken[] = {
        {RONDE_FIGURE_FREED_TOTAL, ronde_account_needed(&freed), 1},
        {RONDE_FIGURE_CONTACT, rows[RONDE_ACCOUNT_CLIENT] + rows[RONDE_ACCOUNT_RETURN_CLIENT], 1},
        {RONDE_FIGURE_RETURN_VISITS, rows[RONDE_ACCOUNT_RETURN_VISITS], unit},
        {RONDE_FIGURE_FREED_RETURN_TRAVEL, rows[RONDE_ACCOUNT_RETURN_TRAVEL], 1},
        {RONDE_FIGURE_HELPER_DISTANCE, rows[RONDE_ACCOUNT_DISTANCE], 1},
        {RONDE_FIGURE_CO2_HELPERS, rows[RONDE_ACCOUNT_CO2], 1},
    };
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        put(at, taken[i].figure, of_year(at, taken[i].sum, taken[i].scale));
    }
    put(at, RONDE_FIGURE_SAVING,
        ronde_closed_saving(&at->values, of_year(at, ronde_account_billed(&freed), 1)));
}

void ronde_found_year(ronde_figures *out,
                      bool from_rounds[RONDE_FIGURE_COUNT],
                      const ronde_found *found,
                      int32_t arm,
                      const ronde_study *study,
                      int year)
{
    static const ronde_figure follow[] = {RONDE_FIGURE_FTE, RONDE_FIGURE_EXTRA_BOUND,
                                          RONDE_FIGURE_CONTACT_WEEK, RONDE_FIGURE_RESULT_CASH,
                                          RONDE_FIGURE_COST_HOUR};
    ronde_found_closed(out, found, arm, study, year);
    if (found->arms[0].people.laundry == 0) {
        return;
    }
    filling_year at = {.found = found,
                       .arm = arm,
                       .values = ronde_study_medium(study),
                       .out = out,
                       .from_rounds = from_rounds};
    at.values.of[RONDE_PARAMETER_TAKE_UP] = found->arms[arm].take_up;
    ronde_van_year_feed(out, from_rounds, &found->vans, arm, study, &at.values, year);
    put_rounds(&at);
    ronde_closed_follow(out, &at.values); /* the bound comes before what it bounds */
    if (found->tried_waiting) {
        put(&at, RONDE_FIGURE_EXTRA_NET, extra_of(&at));
    } else {
        ronde_closed_extra(out, &at.values); /* of the freed time of the rounds, by the guess */
    }
    from_rounds[RONDE_FIGURE_INFLOW_WEEKS] = found->tried_waiting;
    ronde_closed_follow(out, &at.values);
    for (size_t i = 0; i < sizeof follow / sizeof follow[0]; i++) {
        from_rounds[follow[i]] = true;
    }
}

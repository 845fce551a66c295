/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/sampling.h"

#include "instances/base/alloc.h"

#include <math.h>

enum { unit = RONDE_STUDY_SCALE, year_days = 260 };

const ronde_figure ronde_sampled_figures[RONDE_SAMPLED_FIGURES] = {
    RONDE_FIGURE_FREED_TOTAL, RONDE_FIGURE_FTE, RONDE_FIGURE_EXTRA_NET, RONDE_FIGURE_COST_HOUR};

/* The factors of the surface. Both kinds of laundry minutes move together. */
enum { take_up, laundry_minutes, rest_minutes, return_share };

/* The value at -1 (minimum) .. 1 (maximum) of a range. */
static int64_t value_at(const ronde_study_range *range, double place)
{
    double width = (double)(range->maximum - range->minimum);
    return range->minimum + (int64_t)llround((place + 1) / 2 * width);
}

/* Where a value lies between two bounds, as -1 .. 1. */
static double place_of(double value, double low, double high)
{
    return high > low ? 2 * (value - low) / (high - low) - 1 : 0;
}

static ronde_study_values values_at(const ronde_study *study, const ronde_surface_point *point)
{
    const struct {
        ronde_study_parameter parameter;
        int factor;
    } moved[] = {{RONDE_PARAMETER_TAKE_UP, take_up},
                 {RONDE_PARAMETER_BEDDING_MINUTES, laundry_minutes},
                 {RONDE_PARAMETER_FULL_MINUTES, laundry_minutes},
                 {RONDE_PARAMETER_REST_MINUTES, rest_minutes},
                 {RONDE_PARAMETER_RETURN_SHARE, return_share}};
    ronde_study_values values = ronde_study_medium(study);
    for (size_t i = 0; i < sizeof moved / sizeof moved[0]; i++) {
        values.of[moved[i].parameter] =
            value_at(&study->ranges[moved[i].parameter], point->at[moved[i].factor]);
    }
    return values;
}

/* Laundry minutes of a mean resident. */
static double mean_minutes(const ronde_study *study, int64_t bedding, int64_t full)
{
    double share = (double)study->ranges[RONDE_PARAMETER_BEDDING_SHARE].medium / unit;
    return share * (double)bedding + (1 - share) * (double)full;
}

static double
place_in(const ronde_study *study, const ronde_study_values *values, ronde_study_parameter of)
{
    const ronde_study_range *range = &study->ranges[of];
    return place_of((double)values->of[of], (double)range->minimum, (double)range->maximum);
}

static ronde_surface_point point_of(const ronde_study *study, const ronde_study_values *values)
{
    const ronde_study_range *bedding = &study->ranges[RONDE_PARAMETER_BEDDING_MINUTES];
    const ronde_study_range *full = &study->ranges[RONDE_PARAMETER_FULL_MINUTES];
    double minutes = mean_minutes(study, values->of[RONDE_PARAMETER_BEDDING_MINUTES],
                                  values->of[RONDE_PARAMETER_FULL_MINUTES]);
    return (ronde_surface_point){
        {place_in(study, values, RONDE_PARAMETER_TAKE_UP),
         place_of(minutes, mean_minutes(study, bedding->minimum, full->minimum),
                  mean_minutes(study, bedding->maximum, full->maximum)),
         place_in(study, values, RONDE_PARAMETER_REST_MINUTES),
         place_in(study, values, RONDE_PARAMETER_RETURN_SHARE)}};
}

/* Minutes of a resident who is granted so many: delivered minutes are whole ones. */
static double granted(double delivered_minutes, const ronde_study_values *values)
{
    return delivered_minutes * unit * unit / (double)values->of[RONDE_PARAMETER_DELIVERED_SHARE];
}

/* Where a drawn town really lies: of 90 residents with laundry care not 20 % have a return visit,
 * but 17 or 19. A surface through the places that were asked for takes that for noise. */
static ronde_surface_point place_of_town(const ronde_study *study,
                                         const ronde_study_town *town,
                                         const ronde_study_values *asked)
{
    const ronde_population *population = ronde_study_town_population(town);
    const ronde_study_town_people people =
        ronde_study_town_people_of(town, 1, RONDE_NONE, RONDE_NONE);
    const int32_t could =
        study->policy == RONDE_VERVANGEN ? people.users + people.without : people.laundry;
    int64_t minutes = 0;
    int64_t returns = 0;
    for (int32_t i = 0; i < ronde_population_residents(population); i++) {
        const ronde_population_person person = ronde_population_resident(population, i);
        minutes += person.laundry_minutes;
        returns += person.returns ? 1 : 0;
    }
    ronde_study_values found = *asked;
    if (could > 0) {
        found.of[RONDE_PARAMETER_TAKE_UP] = (int64_t)people.users * unit / could;
    }
    if (people.laundry > 0) {
        found.of[RONDE_PARAMETER_RETURN_SHARE] = returns * unit / people.laundry;
        found.of[RONDE_PARAMETER_BEDDING_MINUTES] = found.of[RONDE_PARAMETER_FULL_MINUTES] =
            (int64_t)granted((double)minutes / people.laundry, asked);
    }
    found.of[RONDE_PARAMETER_REST_MINUTES] =
        (int64_t)granted(ronde_study_town_rest_minutes(asked), asked);
    return point_of(study, &found);
}

/* What is planned at a point: seconds freed a working day for each resident with laundry care. The
 * point becomes that of the town that was drawn there; of a provider's own files it stays. */
enum { needed, billed, responses };

static ronde_status plan_point(double *const out[responses],
                               size_t index,
                               const ronde_study *study,
                               const ronde_study_town_options *options,
                               const ronde_rounds_options *with,
                               ronde_surface_point *point,
                               ronde_error *error)
{
    ronde_study_town_options moved = *options;
    moved.values = values_at(study, point);
    moved.take_up_count = 1;
    moved.take_ups[0] = moved.values.of[RONDE_PARAMETER_TAKE_UP];
    ronde_study_town *town = NULL;
    RONDE_TRY(ronde_study_town_open(&town, &moved, error));
    ronde_rounds rounds = {0};
    ronde_status status = ronde_rounds_make(&rounds, ronde_study_town_demand(town), with, error);
    if (status == RONDE_OK) {
        ronde_account freed = ronde_rounds_freed(&rounds, 1);
        int32_t residents = ronde_study_town_people_of(town, 1, RONDE_NONE, RONDE_NONE).laundry;
        double share = residents > 0 ? 1.0 / residents / rounds.days / rounds.seeds : 0;
        out[needed][index] = (double)ronde_account_needed(&freed) * share;
        out[billed][index] = (double)ronde_account_billed(&freed) * share;
        *point =
            options->files.clients == NULL ? place_of_town(study, town, &moved.values) : *point;
    }
    ronde_rounds_clear(&rounds);
    ronde_study_town_free(town);
    return status;
}

static ronde_status plan_points(ronde_sampling *out,
                                const ronde_study *study,
                                const ronde_study_town_options *options,
                                const ronde_rounds_options *with,
                                const ronde_sampling_options *asked,
                                ronde_error *error)
{
    size_t count = (size_t)asked->points;
    ronde_rounds_options each = *with;
    each.days = each.most_days = asked->days;
    each.seeds = asked->seeds;
    each.effort.waiting = 0;
    each.parts = asked->points;
    ronde_surface_point *design = ronde_alloc_zero(count + 1, sizeof *design);
    double *values = ronde_alloc_zero(responses * (count + 1), sizeof *values);
    double *const planned[responses] = {values, values + count};
    ronde_status status = design != NULL && values != NULL
                              ? ronde_latin_hypercube(design, count, asked->seed, error)
                              : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a sampling");
    for (size_t i = 0; i < count && status == RONDE_OK; i++) {
        each.part = (int32_t)i + 1;
        status = plan_point(planned, i, study, options, &each, &design[i], error);
    }
    if (status == RONDE_OK) {
        status = ronde_surface_fit(&out->needed, design, planned[needed], count, error);
    }
    if (status == RONDE_OK) {
        status = ronde_surface_fit(&out->billed, design, planned[billed], count, error);
    }
    ronde_free(design);
    ronde_free(values);
    return status;
}

/* A draw: its values, and what the surfaces say of them, in seconds of a full year. */
typedef struct drawn {
    ronde_study_values values;
    ronde_study_values served; /* usable_share such that the formula serves as many residents more
                                  as the surface */
    double freed, billed;
} drawn;

static drawn draw_one(const ronde_study *study,
                      const ronde_sampling *of,
                      const ronde_sampling_options *asked,
                      size_t sample)
{
    const ronde_study_values medium = ronde_study_medium(study);
    drawn it = {.values = ronde_spread_values(study, asked->seed, sample)};
    const int64_t *values = it.values.of;
    const ronde_surface_point point = point_of(study, &it.values);
    /* The days hold the medium weeks and delivered share. */
    double delivered = (double)values[RONDE_PARAMETER_WEEKS] /
                       (double)medium.of[RONDE_PARAMETER_WEEKS] *
                       (double)values[RONDE_PARAMETER_DELIVERED_SHARE] /
                       (double)medium.of[RONDE_PARAMETER_DELIVERED_SHARE];
    double a_year = year_days * delivered * (double)values[RONDE_PARAMETER_LAUNDRY_CLIENTS] / unit;
    it.freed = ronde_surface_at(&of->needed, &point) * a_year;
    it.billed = ronde_surface_at(&of->billed, &point) * a_year;
    it.served = it.values;
    ronde_figures formula;
    ronde_closed_full(&formula, study, &it.values);
    double usable = (double)(asked->usable != RONDE_NONE ? asked->usable
                                                         : values[RONDE_PARAMETER_USABLE_SHARE]);
    double by_formula = (double)formula.of[RONDE_FIGURE_FREED_TOTAL];
    it.served.of[RONDE_PARAMETER_USABLE_SHARE] =
        by_formula > 0 && it.freed > 0 ? (int64_t)llround(usable * it.freed / by_formula) : 0;
    return it;
}

/* The figures of a year with what the surfaces say in them. */
static void figures_of(ronde_figures *out, const ronde_study *study, const drawn *it, int year)
{
    static const double millionths = 1000000;
    ronde_closed_year(out, study, &it->served, year);
    double share = (double)out->of[RONDE_FIGURE_RAMP] / millionths *
                   (double)out->of[RONDE_FIGURE_GROWN] / millionths;
    out->of[RONDE_FIGURE_FREED_TOTAL] = (int64_t)llround(it->freed * share);
    out->of[RONDE_FIGURE_SAVING] =
        ronde_closed_saving(&it->served, (int64_t)llround(it->billed * share));
    ronde_closed_follow(out, &it->served);
}

/* All draws of one band after the other. */
typedef struct columns {
    int64_t *of;
    size_t samples;
} columns;

enum { year_columns = 2 * RONDE_SAMPLED_FIGURES }; /* full year: formula, rounds; then the years */

static int64_t *column_of(const columns *in, size_t column)
{
    return in->of + column * in->samples;
}

static void note_draw(const columns *in, const ronde_study *study, const drawn *it, size_t sample)
{
    ronde_figures formula;
    ronde_figures rounds;
    ronde_closed_full(&formula, study, &it->values);
    figures_of(&rounds, study, it, RONDE_FULL_YEAR);
    for (size_t i = 0; i < RONDE_SAMPLED_FIGURES; i++) {
        column_of(in, i)[sample] = formula.of[ronde_sampled_figures[i]];
        column_of(in, RONDE_SAMPLED_FIGURES + i)[sample] = rounds.of[ronde_sampled_figures[i]];
    }
    size_t column = year_columns;
    for (int year = 0; year < study->year_count; year++) {
        figures_of(&rounds, study, it, year);
        for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
            column_of(in, column++)[sample] = rounds.of[ronde_outcome_figure(i)];
        }
    }
}

static void take_bands(ronde_sampling *of, const columns *in, const ronde_study *study)
{
    for (size_t i = 0; i < RONDE_SAMPLED_FIGURES; i++) {
        of->formula[i] = ronde_band_of(column_of(in, i), in->samples);
        of->rounds[i] = ronde_band_of(column_of(in, RONDE_SAMPLED_FIGURES + i), in->samples);
    }
    size_t column = year_columns;
    for (int year = 0; year < study->year_count; year++) {
        for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
            of->years[i][year] = ronde_band_of(column_of(in, column++), in->samples);
        }
    }
}

static ronde_status draw(ronde_sampling *of,
                         const ronde_study *study,
                         const ronde_sampling_options *asked,
                         ronde_error *error)
{
    size_t count = year_columns + (size_t)study->year_count * RONDE_OUTCOME_COUNT;
    columns in = {.of = ronde_alloc_zero(count * asked->samples, sizeof *in.of),
                  .samples = asked->samples};
    if (in.of == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for %zu draws", asked->samples);
    }
    for (size_t sample = 0; sample < asked->samples; sample++) {
        const drawn it = draw_one(study, of, asked, sample);
        note_draw(&in, study, &it, sample);
    }
    take_bands(of, &in, study);
    ronde_free(in.of);
    return RONDE_OK;
}

ronde_status ronde_sampling_make(ronde_sampling *out,
                                 const ronde_study *study,
                                 const ronde_study_town *town,
                                 const ronde_study_town_options *options,
                                 const ronde_rounds_options *with,
                                 const ronde_sampling_options *asked,
                                 ronde_error *error)
{
    ronde_sampling made = {.points = asked->points,
                           .days = asked->days,
                           .seeds = asked->seeds,
                           .samples = asked->samples};
    ronde_study_town_options like = *options;
    like.like = town;
    like.files.report = NULL;
    RONDE_TRY(plan_points(&made, study, &like, with, asked, error));
    RONDE_TRY(draw(&made, study, asked, error));
    *out = made;
    return RONDE_OK;
}

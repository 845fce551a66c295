/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/spread.h"

#include "instances/base/alloc.h"
#include "instances/base/rng.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const struct {
    ronde_figure figure;
    bool is_stock; /* holds at a moment: years do not add up */
} outcomes[RONDE_OUTCOME_COUNT] = {{RONDE_FIGURE_RESULT_CASH, false},
                                   {RONDE_FIGURE_RESULT_CAPACITY, false},
                                   {RONDE_FIGURE_FREED_TOTAL, false},
                                   {RONDE_FIGURE_EXTRA_NET, true}};

ronde_figure ronde_outcome_figure(ronde_outcome outcome)
{
    return outcomes[outcome].figure;
}

/* The outcomes of each year and, behind the last year, of all. */
static void
work_out(ronde_outcomes *out, const ronde_study *study, const ronde_study_values *values)
{
    ronde_outcomes all = {{0}};
    for (int year = 0; year < study->year_count; year++) {
        ronde_figures figures;
        ronde_closed_year(&figures, study, values, year);
        for (int i = 0; i < RONDE_OUTCOME_COUNT; i++) {
            out[year].of[i] = figures.of[outcomes[i].figure];
            all.of[i] = outcomes[i].is_stock ? out[year].of[i] : all.of[i] + out[year].of[i];
        }
    }
    out[study->year_count] = all;
}

static ronde_outcomes over_all(const ronde_study *study, const ronde_study_values *values)
{
    ronde_outcomes years[RONDE_STUDY_YEARS_MOST + 1];
    work_out(years, study, values);
    return years[study->year_count];
}

static int64_t width_of(const ronde_tornado_bar *bar, ronde_outcome outcome)
{
    int64_t width = bar->at_maximum.of[outcome] - bar->at_minimum.of[outcome];
    return width < 0 ? -width : width;
}

/* By insertion: few bars, and equal ones stay in the order of the table. */
static void insert_bar(ronde_tornado *out, int count, ronde_tornado_bar bar, ronde_outcome widest)
{
    int at = count;
    while (at > 0 && width_of(&out->bars[at - 1], widest) < width_of(&bar, widest)) {
        out->bars[at] = out->bars[at - 1];
        at--;
    }
    out->bars[at] = bar;
}

void ronde_tornado_find(ronde_tornado *out, const ronde_study *study, ronde_outcome widest)
{
    const ronde_study_values medium = ronde_study_medium(study);
    out->at_medium = over_all(study, &medium);
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        ronde_study_values moved = medium;
        ronde_tornado_bar bar = {.parameter = (ronde_study_parameter)i};
        moved.of[i] = study->ranges[i].minimum;
        bar.at_minimum = over_all(study, &moved);
        moved.of[i] = study->ranges[i].maximum;
        bar.at_maximum = over_all(study, &moved);
        insert_bar(out, i, bar, widest);
    }
}

/* The inverse of the triangle's distribution function. sqrt is exact to the last bit everywhere. */
static int64_t triangular(const ronde_study_range *range, double share)
{
    double below = (double)(range->medium - range->minimum);
    double above = (double)(range->maximum - range->medium);
    double width = below + above;
    double offset = share * width < below ? sqrt(share * width * below)
                                          : width - sqrt((1.0 - share) * width * above);
    return range->minimum + (int64_t)llround(offset);
}

ronde_study_values ronde_spread_values(const ronde_study *study, uint64_t seed, size_t sample)
{
    ronde_rng rng = ronde_rng_new(seed, sample);
    ronde_study_values values = {{0}};
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        values.of[i] = triangular(&study->ranges[i], ronde_rng_unit(&rng));
    }
    return values;
}

static int compare(const void *one, const void *other)
{
    int64_t left = *(const int64_t *)one;
    int64_t right = *(const int64_t *)other;
    return (left > right) - (left < right);
}

/* The value that at least share / whole of the sorted values do not exceed. */
static int64_t quantile(const int64_t *sorted, size_t count, size_t share, size_t whole)
{
    size_t rank = (count * share + whole - 1) / whole;
    return sorted[rank > 0 ? rank - 1 : 0];
}

ronde_band ronde_band_of(int64_t *column, size_t count)
{
    qsort(column, count, sizeof *column, compare);
    return (ronde_band){.p10 = quantile(column, count, 10, 100),
                        .p50 = quantile(column, count, 50, 100),
                        .p90 = quantile(column, count, 90, 100)};
}

ronde_status ronde_spread_draw(
    ronde_spread *out, const ronde_study *study, size_t samples, uint64_t seed, ronde_error *error)
{
    assert(samples > 0);
    size_t rows = (size_t)study->year_count + 1;
    ronde_outcomes *drawn = ronde_alloc_zero(samples * rows, sizeof *drawn);
    int64_t *column = ronde_alloc_zero(samples, sizeof *column);
    if (drawn == NULL || column == NULL) {
        ronde_free(drawn);
        ronde_free(column);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for %zu samples", samples);
    }
    for (size_t sample = 0; sample < samples; sample++) {
        ronde_study_values values = ronde_spread_values(study, seed, sample);
        work_out(&drawn[sample * rows], study, &values);
    }
    *out = (ronde_spread){.seed = seed, .samples = samples};
    for (int i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        for (size_t row = 0; row < rows; row++) {
            for (size_t sample = 0; sample < samples; sample++) {
                column[sample] = drawn[sample * rows + row].of[i];
            }
            ronde_band band = ronde_band_of(column, samples);
            if (row + 1 < rows) {
                out->years[i][row] = band;
            } else {
                out->all[i] = band;
                for (size_t part = 0; part < RONDE_SPREAD_PARTS; part++) {
                    out->parts[i][part] =
                        quantile(column, samples, 2 * part + 1, 2 * (size_t)RONDE_SPREAD_PARTS);
                }
            }
        }
    }
    ronde_free(drawn);
    ronde_free(column);
    return RONDE_OK;
}

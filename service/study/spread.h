/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_SPREAD_H
#define RONDE_SERVICE_STUDY_SPREAD_H

/* How sure the closed form is: each parameter alone at its minimum and maximum (tornado), and all
 * of them drawn at once (P10, P50, P90). */

#include "service/study/closed_form.h"

#include <stddef.h>

/** The figures whose spread is told. */
typedef enum ronde_outcome {
    RONDE_OUTCOME_CASH,
    RONDE_OUTCOME_CAPACITY,
    RONDE_OUTCOME_FREED,
    RONDE_OUTCOME_EXTRA,
    RONDE_OUTCOME_COUNT
} ronde_outcome;

ronde_figure ronde_outcome_figure(ronde_outcome outcome);

/** Outcomes over all years: the sum; of residents that are served the last year's. */
typedef struct ronde_outcomes {
    int64_t of[RONDE_OUTCOME_COUNT];
} ronde_outcomes;

typedef struct ronde_tornado_bar {
    ronde_study_parameter parameter;
    ronde_outcomes at_minimum, at_maximum;
} ronde_tornado_bar;

typedef struct ronde_tornado {
    ronde_outcomes at_medium;
    ronde_tornado_bar bars[RONDE_PARAMETER_COUNT]; /* the widest in the outcome asked for first */
} ronde_tornado;

/** One parameter at a time. O(parameters * years). */
void ronde_tornado_find(ronde_tornado *out, const ronde_study *study, ronde_outcome widest);

/** Percentiles by nearest rank. */
typedef struct ronde_band {
    int64_t p10, p50, p90;
} ronde_band;

/** Into how many equal parts the draws are cut for a picture of them. */
enum { RONDE_SPREAD_PARTS = 20 };

/** Of count (at least 1) values, which are sorted. O(count log count). */
ronde_band ronde_band_of(int64_t *values, size_t count);
/** The values of draw number sample of a seed. */
ronde_study_values ronde_spread_values(const ronde_study *study, uint64_t seed, size_t sample);

typedef struct ronde_spread {
    uint64_t seed;
    size_t samples;
    ronde_band years[RONDE_OUTCOME_COUNT][RONDE_STUDY_YEARS_MOST];
    ronde_band all[RONDE_OUTCOME_COUNT]; /* as ronde_outcomes */
    /* The middle of each part of the sorted draws, as all: P2.5, P7.5 .. P97.5. */
    int64_t parts[RONDE_OUTCOME_COUNT][RONDE_SPREAD_PARTS];
} ronde_spread;

/** Draws samples (at least 1) times every parameter from a triangle over minimum, medium, maximum,
 *  independent of each other, and works out the years. The same seed gives the same numbers; the
 *  n-th draw does not depend on how many there are. RONDE_ENOMEM. O(samples * (years + log)). */
ronde_status ronde_spread_draw(ronde_spread *out,
                               const ronde_study *study,
                               size_t samples,
                               uint64_t seed,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

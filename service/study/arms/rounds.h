/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_ROUNDS_H
#define RONDE_SERVICE_STUDY_ARMS_ROUNDS_H

/* The rounds of all arms: days x providers x arms x seeds, each planned from cold with the same
 * effort, until the freed time is known well enough. */

#include "instances/base/clock.h"
#include "service/study/arms/run.h"
#include "service/study/arms/statistics.h"

/** How far it is. */
typedef struct ronde_rounds_progress {
    int32_t done, found, count; /* runs of this batch of days; found: of earlier studies */
    int32_t days;               /* up to which the batch goes */
    int32_t part, parts;        /* which of several studies in a row this is; 0, 0: the only one */
    bool vans;                  /* days of vans, not of rounds */
    double seconds_left; /* of the batch, from the runs measured so far; below 0: not known */
} ronde_rounds_progress;

/** Notes a run that is done, so many seconds after the first began. */
void ronde_rounds_progress_add(ronde_rounds_progress *progress, bool found, double passed);

typedef struct ronde_rounds_options {
    int32_t days;      /* at least */
    int32_t most_days; /* and at most, where the interval is still wide */
    int32_t seeds;
    uint64_t seed; /* of the first; the others follow it */
    double narrow; /* half the interval as a share of the mean at which days are enough */
    ronde_run_effort effort;
    const char *folder; /* for the files of the runs; made where missing */
    int processes;
    int32_t part, parts; /* for progress alone */
    ronde_clock clock;   /* for progress alone */
    bool (*should_stop)(void *payload);
    void (*on_progress)(void *payload, const ronde_rounds_progress *progress);
    void *payload;
} ronde_rounds_options;

/** All accounts of a study. */
typedef struct ronde_rounds {
    int32_t arms, providers, areas, days, seeds;
    bool narrow;                 /* the interval of every arm is as narrow as asked for */
    ronde_account *accounts;     /* [(day * arms + arm) * seeds + seed], over all providers */
    ronde_account *of_providers; /* [provider * arms + arm], over all days and seeds */
    ronde_account *of_areas;     /* [area * arms + arm], over all days and seeds */
} ronde_rounds;

/** Plans until it is enough. On RONDE_ESTOPPED the runs that are done stay in the folder. Errors of
 *  runs. *out is cleared by ronde_rounds_clear. */
ronde_status ronde_rounds_make(ronde_rounds *out,
                               const ronde_demand *demand,
                               const ronde_rounds_options *options,
                               ronde_error *error) RONDE_MUST_CHECK;
void ronde_rounds_clear(ronde_rounds *rounds);

/** The account of a day. */
const ronde_account *
ronde_rounds_account(const ronde_rounds *rounds, int32_t day, int32_t arm, int32_t seed);

/** What an arm frees against laundry at home, over all days and seeds: home - arm, row by row. */
ronde_account ronde_rounds_freed(const ronde_rounds *rounds, int32_t arm);
/** The sum of an arm over all days and seeds. */
ronde_account ronde_rounds_sum(const ronde_rounds *rounds, int32_t arm);

/** Something that a day's account says. */
typedef int64_t ronde_rounds_measure(const ronde_account *account);
/** A measure: served from the waiting list. (Another one is ronde_account_needed.) */
int64_t ronde_measure_extra(const ronde_account *account);

/** home - arm of a measure by day, the mean of the first seeds of them. RONDE_ENOMEM. */
ronde_status ronde_rounds_interval(ronde_interval *out,
                                   ronde_variance_split *split,
                                   const ronde_rounds *rounds,
                                   int32_t arm,
                                   ronde_rounds_measure *measure,
                                   int32_t seeds,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif

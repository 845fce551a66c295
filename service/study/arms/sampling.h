/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_SAMPLING_H
#define RONDE_SERVICE_STUDY_ARMS_SAMPLING_H

/* What the ranges of the inputs do to planned rounds: both arms are planned at some points of a
 * Latin hypercube over take-up, laundry minutes, rest minutes and the share of return visits, on
 * the same days with the same seeds; a quadratic through the points then stands for rounds in
 * thousands of draws. */

#include "service/study/arms/demand_town.h"
#include "service/study/arms/rounds.h"
#include "service/study/arms/surface.h"
#include "service/study/spread.h"

/** The figures whose spread is told, of a full year. */
enum { RONDE_SAMPLED_FIGURES = 4 };
extern const ronde_figure ronde_sampled_figures[RONDE_SAMPLED_FIGURES];

typedef struct ronde_sampling {
    int32_t points;      /* 0: none were planned */
    int32_t days, seeds; /* of each */
    size_t samples;
    ronde_surface needed, billed; /* seconds freed a working day for each laundry resident */
    ronde_band formula[RONDE_SAMPLED_FIGURES], rounds[RONDE_SAMPLED_FIGURES]; /* a full year */
    ronde_band years[RONDE_OUTCOME_COUNT][RONDE_STUDY_YEARS_MOST]; /* by rounds, each year */
} ronde_sampling;

/** What a sampling is made with. */
typedef struct ronde_sampling_options {
    int32_t points, days, seeds;
    size_t samples; /* draws on the surface */
    uint64_t seed;
    int64_t usable; /* of freed time, 1/10,000; RONDE_NONE: as the study's parameter */
} ronde_sampling_options;

/** Plans the points and draws. town: of the study, options what it was opened with; with: how
 *  rounds are planned (days, seeds and waiting list are not looked at). RONDE_EINPUT for too few
 *  points, errors of rounds. */
ronde_status ronde_sampling_make(ronde_sampling *out,
                                 const ronde_study *study,
                                 const ronde_study_town *town,
                                 const ronde_study_town_options *options,
                                 const ronde_rounds_options *with,
                                 const ronde_sampling_options *asked,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif

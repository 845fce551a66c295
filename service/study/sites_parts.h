/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_SITES_PARTS_H
#define RONDE_SERVICE_STUDY_SITES_PARTS_H

/* What the files of the study of sites share. */

#include "service/study/sites.h"

/** Users of a small square of the map. */
typedef struct ronde_site_cell {
    double lon, lat; /* mean of its users */
    int32_t users;
    int64_t grams; /* of them, a week */
} ronde_site_cell;

typedef struct ronde_site_work {
    ronde_site_study *study;
    const ronde_site_options *options;
    const ronde_van_hooks *hooks;
    ronde_faults *faults;
    ronde_error *error;
    ronde_laundry_point plant; /* of drop points */
    ronde_site_cell *cells;    /* study->cell_count */
    int32_t *cell_of;          /* by user */
    double *kilometres; /* cell by cell, of each candidate: on the road, mean of to and fro */
    double week_stops;  /* of a user a week */
    int32_t plans;      /* done */
} ronde_site_work;

/** Puts users into cells and measures ways to the candidates, which are there. RONDE_EINPUT if
 * there are more cells than RONDE_SITE_CELLS or no way; RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_site_make_cells(ronde_site_work *work) RONDE_MUST_CHECK;

/** Plans a week (or its first day) of some users from a plant. Counts the plans. */
ronde_status ronde_site_plan(ronde_van_study *out,
                             ronde_site_work *work,
                             const ronde_van_study_options *options,
                             int32_t days) RONDE_MUST_CHECK;

/** Plans the samples and fits the formula. */
ronde_status ronde_site_fit_samples(ronde_site_work *work) RONDE_MUST_CHECK;
/** The least squares of the formula over samples, whose fitted it writes. Pure. */
void ronde_site_fit_to(ronde_site_fit *fit, ronde_site_sample *samples, int32_t count);

/** Chooses the best sets by estimate. served_by: for each set and cell, the site. */
ronde_status ronde_site_choose(ronde_site_work *work, int32_t *served_by) RONDE_MUST_CHECK;

#endif

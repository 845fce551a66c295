/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_SURFACE_H
#define RONDE_SERVICE_STUDY_ARMS_SURFACE_H

/* A quadratic through points that were planned, so that thousands of draws need no planning
 * (response surface: Box and Wilson 1951). Factors are scaled to -1 .. 1. Pure arithmetic. */

#include "instances/base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    RONDE_SURFACE_FACTORS = 4,
    /* 1, the factors, their squares, the products of two of them */
    RONDE_SURFACE_TERMS =
        1 + 2 * RONDE_SURFACE_FACTORS + RONDE_SURFACE_FACTORS * (RONDE_SURFACE_FACTORS - 1) / 2
};

typedef struct ronde_surface_point {
    double at[RONDE_SURFACE_FACTORS];
} ronde_surface_point;

typedef struct ronde_surface {
    double terms[RONDE_SURFACE_TERMS];
    double fit;       /* R2 at the points themselves */
    double validated; /* R2 of each point by a surface through all the others */
} ronde_surface;

/** A Latin hypercube (McKay, Beckman and Conover 1979): of each factor every one of count equal
 *  strata is hit once. RONDE_ENOMEM. O(count). */
ronde_status ronde_latin_hypercube(ronde_surface_point *out,
                                   size_t count,
                                   uint64_t seed,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** Least squares. RONDE_EINPUT where the points do not determine all terms: there must be more than
 *  terms + 1 in general position. O(count^2 * terms^2). */
ronde_status ronde_surface_fit(ronde_surface *out,
                               const ronde_surface_point *points,
                               const double *values,
                               size_t count,
                               ronde_error *error) RONDE_MUST_CHECK;

double ronde_surface_at(const ronde_surface *surface, const ronde_surface_point *point);

#endif

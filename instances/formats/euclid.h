/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_EUCLID_H
#define RONDE_INSTANCES_FORMATS_EUCLID_H

/* Benchmarks whose travel time and distance are the straight line between two points of a plane,
 * in whole numbers. Solomon and Li-Lim files:
 *
 * - dimacs: floor(10 d), with the file's times ten-fold: the rounding of the DIMACS challenge and
 * of CVRPLIB, exactly. The scale is 10.
 * - exact: d times the scale, rounded UP, for distance and duration alike. The published convention
 *   is real numbers; rounding up means that a plan accepted here is feasible in real numbers, and
 *   that a cost shown here is never below the real one. With the scale of 100,000 the cost of n
 * legs is at most n / 100,000 above it (0.001 for 100 customers), and a plan is turned down wrongly
 *   only if it is feasible by less than that.
 *
 * VRPLIB files (vrplib.h) have conventions of their own: nearest thousandths, nearest whole units,
 * or dimacs.
 *
 * All are computed in integers, so no machine or compiler rounds differently. */

#include "instances/model/matrix.h"

#include <stddef.h>

typedef enum ronde_euclid_rounding {
    RONDE_ROUNDING_AUTO, /* the convention of the set; exact where it has several */
    RONDE_ROUNDING_EXACT,
    RONDE_ROUNDING_DIMACS,
    RONDE_ROUNDING_THOUSANDTHS, /* to the nearest thousandth */
    RONDE_ROUNDING_WHOLE        /* to the nearest whole unit */
} ronde_euclid_rounding;

/** What a benchmark asks for. */
typedef enum ronde_objective {
    RONDE_OBJECTIVE_DISTANCE, /* distance, the fleet is free */
    RONDE_OBJECTIVE_VEHICLES, /* fewest vehicles, then distance */
    RONDE_OBJECTIVE_PAPER     /* what the authors of the set ask for */
} ronde_objective;

/** How a benchmark file is to be read. Zeroed: distance, rounded as the set asks. */
typedef struct ronde_benchmark_options {
    ronde_objective objective;
    ronde_euclid_rounding rounding;
} ronde_benchmark_options;

typedef struct ronde_point {
    double x, y;
} ronde_point;

/** Coordinates beyond this are refused by the readers, in either direction. */
static const double ronde_point_limit = 1e6;

/** Units per unit of the file: 10 for dimacs, 1 for whole; for exact 100,000 and for thousandths
 *  1,000, or the largest smaller power of ten with which the longest distance stays below
 *  RONDE_UNREACHABLE. Auto counts as exact. The points are within ronde_point_limit. O(count). */
int32_t ronde_euclid_scale(const ronde_point *points, size_t count, ronde_euclid_rounding rounding);

/** Distances and durations (one block) between all points. Coordinates count to 1/100,000 (less
 *  if the scale had to be smaller). RONDE_ENOMEM. O(count^2). */
ronde_status ronde_euclid_matrix(ronde_matrix *out,
                                 const ronde_point *points,
                                 size_t count,
                                 ronde_euclid_rounding rounding,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif

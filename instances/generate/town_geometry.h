/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_GEOMETRY_H
#define RONDE_INSTANCES_GENERATE_TOWN_GEOMETRY_H

#include "instances/base/array.h"
#include "instances/base/rng.h"

#include <stdbool.h>
#include <stddef.h>

/* Plane geometry of the generated town, in metres east and north of its centre. Only + - * / and
 * sqrt are used, which IEEE 754 fixes to the last bit, so a seed gives the same town everywhere. */

typedef struct ronde_town_point {
    double x, y;
} ronde_town_point;

typedef RONDE_ARRAY(ronde_town_point) ronde_town_points;

/** The point on the unit circle at a part of a full turn, counterclockwise from east. */
ronde_town_point ronde_town_unit(double turns);
/** one + factor * other. */
ronde_town_point ronde_town_add(ronde_town_point one, double factor, ronde_town_point other);
double ronde_town_cross(ronde_town_point one, ronde_town_point other);
double ronde_town_dot(ronde_town_point one, ronde_town_point other);
double ronde_town_length(ronde_town_point vector);
double ronde_town_distance(ronde_town_point one, ronde_town_point other);
/** vector scaled to length 1; (1, 0) for a zero vector. */
ronde_town_point ronde_town_direction(ronde_town_point from, ronde_town_point to);
/** Distance from a point to the segment from - to. */
double
ronde_town_segment_distance(ronde_town_point point, ronde_town_point from, ronde_town_point to);
/** Distance from a point to an open line of points; a huge value if it has none. O(count). */
double ronde_town_line_distance(ronde_town_point point, const ronde_town_points *line);
/** True if the point lies in the closed polygon. O(count). */
bool ronde_town_inside(ronde_town_point point, const ronde_town_points *polygon);
/** Where the segments a-b and c-d cross: true, *t along a-b and *u along c-d, both in [0, 1]. */
bool ronde_town_crossing(const ronde_town_point first[2],
                         const ronde_town_point second[2],
                         double *t,
                         double *u);

enum { RONDE_TOWN_KNOTS = 12 };

/** Smooth noise with period 1: a Catmull-Rom curve through random knots in [-1, 1]. */
typedef struct ronde_town_noise {
    double knots[RONDE_TOWN_KNOTS];
    int count;
} ronde_town_noise;

/** Noise with count <= RONDE_TOWN_KNOTS knots. */
ronde_town_noise ronde_town_noise_new(ronde_rng *rng, int count);
double ronde_town_noise_at(const ronde_town_noise *noise, double turns);
/** Uniform in [low, high). */
double ronde_town_uniform(ronde_rng *rng, double low, double high);

#endif

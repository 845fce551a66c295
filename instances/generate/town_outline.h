/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_OUTLINE_H
#define RONDE_INSTANCES_GENERATE_TOWN_OUTLINE_H

#include "instances/generate/town_mesh.h"

/** The border of a face, laid flat: half-edge i runs from points[i] to points[i + 1]. */
typedef struct ronde_town_outline {
    RONDE_ARRAY(int32_t) halves;
    ronde_town_points points;
    double area;
} ronde_town_outline;

/** A place on the border: on half-edge number `at`, at a part of its length. */
typedef struct ronde_town_foot {
    size_t at;
    double part;
    ronde_town_point point;
} ronde_town_foot;

/** The smallest box around a face: its middle, its long axis and both sizes in metres. */
typedef struct ronde_town_box {
    ronde_town_point middle, axis;
    double length, width;
} ronde_town_box;

/** Reads the border of the face on the left of a half-edge into an outline (start with {0}); false
 *  when memory is out. O(edges of the face). */
bool ronde_town_outline_read(ronde_town_outline *outline,
                             const ronde_town_mesh *mesh,
                             int32_t half);
void ronde_town_outline_clear(ronde_town_outline *outline);
/** The box of least area with a side along one of the edges. O(edges^2), edges > 80 thinned. */
ronde_town_box ronde_town_outline_box(const ronde_town_outline *outline);
/** The longest piece of the line through a point, in a direction, that lies inside: its two ends.
 *  False if the line misses the face. */
bool ronde_town_outline_cut(const ronde_town_outline *outline,
                            ronde_town_point through,
                            ronde_town_point way,
                            ronde_town_foot ends[2]);
/** Where the ray from a point of half-edge number skip first meets the border; false if never. */
bool ronde_town_outline_ray(const ronde_town_outline *outline,
                            ronde_town_point from,
                            ronde_town_point way,
                            size_t skip,
                            ronde_town_foot *end);
/** Distance of a point from the border. */
double ronde_town_outline_distance(const ronde_town_outline *outline, ronde_town_point point);
/** Makes the foot a vertex (snaps to an existing one where it is nearer than `snap` metres) and
 *  returns the corner there: the half-edge of this face that starts at it. The outline is stale
 *  afterwards. */
int32_t ronde_town_outline_corner(const ronde_town_outline *outline,
                                  ronde_town_mesh *mesh,
                                  const ronde_town_foot *foot,
                                  double snap);

#endif

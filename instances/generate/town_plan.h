/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_PLAN_H
#define RONDE_INSTANCES_GENERATE_TOWN_PLAN_H

#include "instances/base/rng.h"
#include "instances/generate/town_mesh.h"

#include <stdbool.h>
#include <stdint.h>

/* The workshop of the town generator. Its stages, in order:
 *
 *   town_curves     main roads, canal, railway, villages as curves in the plane
 *   town_arrange    the curves cut at their crossings into a planar map; faces get a zone
 *   town_districts  each built-up face belongs to a district with a style
 *   town_blocks     faces are split into blocks by streets, with cul-de-sacs and parks
 *   town_access     one-way streets; nothing may become unreachable by car
 *   town_cycleways  cycleways beside main roads
 *   town_names      a name for every street
 *   town_emit       nodes, ways and addresses with tags; bridges, tunnels, level crossings
 *
 * Coordinates are metres in the frame of the town: the railway runs roughly along x. The emitter
 * turns the whole by an angle of the seed. */

/** Half the width of the strip that is kept free of streets, in metres. */
enum { RONDE_TOWN_CANAL_STRIP = 26, RONDE_TOWN_RAIL_STRIP = 34, RONDE_TOWN_RING_STRIP = 58 };

typedef enum ronde_town_style {
    RONDE_TOWN_STYLE_CENTRE,
    RONDE_TOWN_STYLE_PREWAR,      /* closed blocks, long straight streets */
    RONDE_TOWN_STYLE_POSTWAR,     /* regular strips of the 1950s and 1960s */
    RONDE_TOWN_STYLE_CAULIFLOWER, /* the "bloemkoolwijk" of the 1970s: yards and dead ends */
    RONDE_TOWN_STYLE_RECENT,      /* curved streets since 1990 */
    RONDE_TOWN_STYLE_VILLA,
    RONDE_TOWN_STYLE_INDUSTRY,
    RONDE_TOWN_STYLE_VILLAGE,
    RONDE_TOWN_STYLE_COUNT
} ronde_town_style;

/** Where a face lies. */
typedef enum ronde_town_zone {
    RONDE_TOWN_ZONE_NONE, /* countryside, strips, squares: never split */
    RONDE_TOWN_ZONE_CENTRE,
    RONDE_TOWN_ZONE_INNER,
    RONDE_TOWN_ZONE_OUTER,
    RONDE_TOWN_ZONE_LOBE,
    RONDE_TOWN_ZONE_VILLAGE
} ronde_town_zone;

enum { RONDE_TOWN_LOBES = 3, RONDE_TOWN_VILLAGES = 2, RONDE_TOWN_DISTRICT_LIMIT = 24 };

typedef struct ronde_town_curve {
    ronde_town_points points;
    ronde_town_kind kind;
    bool closed;
    int32_t road;
} ronde_town_curve;

typedef struct ronde_town_face {
    int32_t district; /* -1 for none */
    bool park;
    bool leaf; /* a finished block */
} ronde_town_face;

typedef struct ronde_town_road {
    int32_t district;     /* -1 for none */
    int32_t side;         /* part of the compass of a ring, number of a radial */
    ronde_town_kind kind; /* of its first edge; decides how it is named */
    const char *name;     /* in the arena of the town; NULL for none */
    double length;        /* metres */
    int32_t odd, even;    /* last house numbers given */
    int32_t addresses;
} ronde_town_road;

typedef struct ronde_town_quarter {
    ronde_town_zone zone;
    ronde_town_style style;
    int32_t part; /* which lobe or village */
    ronde_town_point seed;
    ronde_town_point centre; /* mean of its faces */
    double area;             /* square metres */
    int32_t addresses, inhabitants, postcode_letters;
    const char *name;
} ronde_town_quarter;

/** How a stretch of road passes water or rails. */
typedef enum ronde_town_structure {
    RONDE_TOWN_GROUND,
    RONDE_TOWN_BRIDGE,
    RONDE_TOWN_TUNNEL
} ronde_town_structure;

/** What stands at a point of the mesh. */
typedef enum ronde_town_sign {
    RONDE_TOWN_SIGN_NONE,
    RONDE_TOWN_SIGN_LEVEL_CROSSING,
    RONDE_TOWN_SIGN_RAIL_CROSSING, /* of a path */
    RONDE_TOWN_SIGN_BOLLARD,
    RONDE_TOWN_SIGN_CROSSING,
    RONDE_TOWN_SIGN_SIGNALS
} ronde_town_sign;

/** A way to be written: points of the mesh, from first on in plan->stops. */
typedef struct ronde_town_line {
    ronde_town_kind kind;
    int32_t road;
    int32_t first, count;
    bool oneway; /* in the order of its points */
    ronde_town_structure structure;
} ronde_town_line;

typedef struct ronde_town_plan {
    ronde_rng rng;
    double radius, centre_radius, middle_radius;
    ronde_town_point turn; /* unit vector: the x axis of the frame on the map */
    RONDE_ARRAY(ronde_town_curve) curves;
    ronde_town_points canal, rail;
    ronde_town_points ring, ring_inside, ring_outside, middle, centre, market;
    ronde_town_points lobes[RONDE_TOWN_LOBES];
    ronde_town_points villages[RONDE_TOWN_VILLAGES];
    ronde_town_mesh mesh;
    RONDE_ARRAY(ronde_town_face) faces;
    RONDE_ARRAY(ronde_town_road) roads;
    ronde_town_quarter quarters[RONDE_TOWN_DISTRICT_LIMIT];
    int32_t quarter_count;
    int32_t main_roads; /* the first so many roads are those of the curves */
    RONDE_ARRAY(ronde_town_line) lines;
    RONDE_ARRAY(int32_t) stops;
    RONDE_ARRAY(ronde_town_sign) signs; /* by vertex; may be shorter than the vertices */
    bool broken;                        /* memory ran out */
} ronde_town_plan;

void ronde_town_plan_clear(ronde_town_plan *plan);
/** A new road of a district; 0 when memory is out (and plan->broken is set). */
int32_t ronde_town_plan_road(ronde_town_plan *plan, int32_t district, ronde_town_kind kind);

void ronde_town_curves_draw(ronde_town_plan *plan);
void ronde_town_arrange(ronde_town_plan *plan);
/** The zone of a point, and in *part which lobe or village it is in. */
ronde_town_zone
ronde_town_zone_of(const ronde_town_plan *plan, ronde_town_point point, int32_t *part);
void ronde_town_districts_assign(ronde_town_plan *plan);
/** Cycleways beside main roads, as lines; splits edges of the mesh where streets cross them. */
void ronde_town_cycleways_add(ronde_town_plan *plan);
/** All edges of the mesh, the canal and the railway as lines, cut at bridges and tunnels. */
void ronde_town_lines_draw(ronde_town_plan *plan);
/** Appends a line of mesh points. */
void ronde_town_plan_line(ronde_town_plan *plan,
                          ronde_town_line line,
                          const int32_t *stops,
                          size_t count);
void ronde_town_plan_sign(ronde_town_plan *plan, int32_t vertex, ronde_town_sign sign);

/** True where motor traffic may drive. */
bool ronde_town_kind_drives(ronde_town_kind kind);
/** True where houses stand along the street. */
bool ronde_town_kind_houses(ronde_town_kind kind);
/** True for main roads that get cycleways of their own. */
bool ronde_town_kind_sidepath(ronde_town_kind kind);

#endif

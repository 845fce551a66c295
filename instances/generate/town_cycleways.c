/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_plan.h"

#include <math.h>

/* A cycleway runs this far beside the middle of its road, in metres. */
static const double aside = 8.5;
/* Streets cross the cycleway, and cyclists cross the arms of a junction, this far from it. */
static const double street_crossing = 10;
static const double arm_crossing = 16;

/* For every half-edge: the crossing on it next to its origin, and the point of the cycleway in the
 * corner between it and the next half-edge counterclockwise; -1 for none. */
typedef struct paths {
    ronde_town_plan *plan;
    ronde_town_mesh *mesh;
    int32_t *crossings, *corners;
    bool *drawn;
    RONDE_ARRAY(int32_t) chain;
} paths;

static bool along(const paths *work, int32_t half)
{
    return ronde_town_kind_sidepath(ronde_town_mesh_at(work->mesh, half)->kind);
}

/* Ring and country roads have one cycleway for both directions, on the left of the even half. */
static bool has_path(const paths *work, int32_t half)
{
    ronde_town_kind kind = ronde_town_mesh_at(work->mesh, half)->kind;
    bool single = kind == RONDE_TOWN_RING || kind == RONDE_TOWN_COUNTRY;
    return along(work, half) && (!single || half % 2 == 0);
}

static int count_along(const paths *work, int32_t half)
{
    int count = 0;
    int32_t at = half;
    do {
        count += along(work, at);
        at = ronde_town_mesh_turn(work->mesh, at);
    } while (at != half);
    return count;
}

static double crossing_place(const paths *work, int32_t half)
{
    if (along(work, half)) {
        return count_along(work, half) >= 3 ? arm_crossing : 0;
    }
    int32_t before = ronde_town_mesh_turn(work->mesh, half);
    int32_t after = work->mesh->halves.items[half ^ 1].next; /* the next one clockwise */
    return along(work, before) || along(work, after) ? street_crossing : 0;
}

static void split_edge(paths *work, int32_t half, double near, double far)
{
    ronde_town_mesh *mesh = work->mesh;
    ronde_town_point a = ronde_town_mesh_from(mesh, half);
    ronde_town_point b = ronde_town_mesh_to(mesh, half);
    double length = ronde_town_distance(a, b);
    double most = near > 0 && far > 0 ? 0.38 * length : 0.6 * length;
    ronde_town_point way = ronde_town_direction(a, b);
    int32_t rest = half;
    if (near > 0) {
        near = near < most ? near : most;
        work->crossings[half] = ronde_town_mesh_split(mesh, half, ronde_town_add(a, near, way));
        rest = mesh->halves.items[half].next;
    }
    if (far > 0 && !mesh->broken) {
        far = far < most ? far : most;
        int32_t vertex = ronde_town_mesh_split(mesh, rest, ronde_town_add(b, -far, way));
        work->crossings[mesh->halves.items[rest].next ^ 1] = vertex;
    }
}

static bool place_crossings(paths *work)
{
    size_t count = work->mesh->halves.count;
    double *places = ronde_alloc_zero(count + 1, sizeof *places);
    if (places == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        places[i] = crossing_place(work, (int32_t)i);
    }
    for (size_t i = 0; i < count && !work->mesh->broken; i += 2) {
        split_edge(work, (int32_t)i, places[i], places[i + 1]);
    }
    ronde_free(places);
    return !work->mesh->broken;
}

/* The point beside the road in the corner between a half-edge and the next counterclockwise. */
static ronde_town_point beside(const ronde_town_mesh *mesh, int32_t half, int32_t next)
{
    ronde_town_point at = ronde_town_mesh_from(mesh, half);
    ronde_town_point one = ronde_town_direction(at, ronde_town_mesh_to(mesh, half));
    ronde_town_point two = ronde_town_direction(at, ronde_town_mesh_to(mesh, next));
    double turn = ronde_town_cross(one, two);
    ronde_town_point middle = ronde_town_add(one, 1, two);
    double length = ronde_town_length(middle);
    if (length < 0.05) {
        return ronde_town_add(at, aside, (ronde_town_point){-one.y, one.x});
    }
    double sign = turn < 0 ? -1 : 1;
    middle = (ronde_town_point){sign * middle.x / length, sign * middle.y / length};
    double sine = fabs(ronde_town_cross(one, middle));
    return ronde_town_add(at, aside / (sine < 0.45 ? 0.45 : sine), middle);
}

static int32_t corner(paths *work, int32_t half)
{
    if (work->corners[half] >= 0) {
        return work->corners[half];
    }
    int32_t next = ronde_town_mesh_turn(work->mesh, half);
    int32_t vertex = work->mesh->halves.items[half].origin;
    if (next != half) {
        int32_t crossing = along(work, half) ? work->crossings[next] : work->crossings[half];
        vertex = along(work, half) && along(work, next)
                     ? ronde_town_mesh_point(work->mesh, beside(work->mesh, half, next))
                 : crossing >= 0 ? crossing
                                 : vertex;
    }
    work->corners[half] = vertex;
    return vertex;
}

/* Draws the cycleway that begins with a half-edge. Cyclists keep right, so the cycleway on the
 * left of the half-edges is ridden against them. */
static void draw_chain(paths *work, int32_t start)
{
    ronde_town_kind kind = ronde_town_mesh_at(work->mesh, start)->kind;
    bool both = kind == RONDE_TOWN_RING || kind == RONDE_TOWN_COUNTRY;
    int32_t road = ronde_town_mesh_at(work->mesh, start)->road;
    work->chain.count = 0;
    int32_t half = start;
    bool fine = ronde_array_push(&work->chain, corner(work, half));
    while (fine && !work->drawn[half] && has_path(work, half) &&
           ronde_town_mesh_at(work->mesh, half)->road == road) {
        work->drawn[half] = true;
        half = work->mesh->halves.items[half].next;
        int32_t vertex = corner(work, half);
        if (vertex != work->chain.items[work->chain.count - 1]) {
            fine = ronde_array_push(&work->chain, vertex);
        }
    }
    if (!fine) {
        work->plan->broken = true;
        return;
    }
    for (size_t i = 0; i < work->chain.count / 2; i++) {
        int32_t kept = work->chain.items[i];
        work->chain.items[i] = work->chain.items[work->chain.count - 1 - i];
        work->chain.items[work->chain.count - 1 - i] = kept;
    }
    if (work->chain.count > 1) {
        ronde_town_line line = {.kind = both ? RONDE_TOWN_SIDEPATH_BOTH : RONDE_TOWN_SIDEPATH,
                                .road = road,
                                .oneway = !both};
        ronde_town_plan_line(work->plan, line, work->chain.items, work->chain.count);
    }
}

static void draw_chains(paths *work)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < work->mesh->halves.count && !work->plan->broken; i++) {
            int32_t half = (int32_t)i;
            int32_t before = work->mesh->halves.items[i].prev;
            bool begins = !has_path(work, before) || ronde_town_mesh_at(work->mesh, before)->road !=
                                                         ronde_town_mesh_at(work->mesh, half)->road;
            /* The second pass finds what runs in a circle. */
            if (has_path(work, half) && !work->drawn[i] && (begins || pass == 1)) {
                draw_chain(work, half);
            }
        }
    }
}

static void draw_link(paths *work, int32_t from, int32_t to)
{
    const int32_t stops[2] = {from, to};
    if (from != to) {
        ronde_town_line line = {.kind = RONDE_TOWN_CYCLE_LINK, .road = -1};
        ronde_town_plan_line(work->plan, line, stops, 2);
    }
}

/* Joins the road and the cycleways beside it at junctions, and across the arms of a junction. */
static void draw_links(paths *work, size_t corner_count)
{
    for (size_t i = 0; i < corner_count && !work->plan->broken; i++) {
        int32_t half = (int32_t)i;
        int32_t next = ronde_town_mesh_turn(work->mesh, half);
        int32_t vertex = work->mesh->halves.items[i].origin;
        if (work->corners[i] < 0 || next == half || !along(work, half) || !along(work, next)) {
            continue;
        }
        bool crossing = work->crossings[half ^ 1] == vertex || work->crossings[next ^ 1] == vertex;
        bool junction = ronde_town_mesh_degree(work->mesh, half) > 2;
        if (junction || (crossing && work->corners[next] >= 0)) {
            draw_link(work, vertex, work->corners[i]);
            ronde_town_plan_sign(work->plan, vertex,
                                 count_along(work, half) > 2 ? RONDE_TOWN_SIGN_SIGNALS
                                                             : RONDE_TOWN_SIGN_CROSSING);
        }
    }
}

void ronde_town_cycleways_add(ronde_town_plan *plan)
{
    paths work = {.plan = plan, .mesh = &plan->mesh};
    size_t room = plan->mesh.halves.count * 3 + 1;
    work.crossings = ronde_alloc_zero(room, sizeof *work.crossings);
    work.corners = ronde_alloc_zero(room, sizeof *work.corners);
    work.drawn = ronde_alloc_zero(room, sizeof *work.drawn);
    plan->broken |= work.crossings == NULL || work.corners == NULL || work.drawn == NULL;
    if (!plan->broken) {
        for (size_t i = 0; i < room; i++) {
            work.crossings[i] = -1;
            work.corners[i] = -1;
        }
        if (place_crossings(&work)) {
            draw_chains(&work);
            draw_links(&work, work.mesh->halves.count);
        }
    }
    plan->broken |= plan->mesh.broken;
    ronde_free(work.crossings);
    ronde_free(work.corners);
    ronde_free(work.drawn);
    ronde_array_clear(&work.chain);
}

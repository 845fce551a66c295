/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_plan.h"
#include "instances/generate/town_union.h"

#include <stdlib.h>

/* Curves are cut where they cross; crossings closer than this become one junction. */
static const double same_junction = 15;
/* Points of a curve closer than this to its junctions are left out, for smooth corners. */
static const double calm_zone = 17;

typedef struct segment {
    ronde_town_point ends[2];
    int32_t curve, index;
} segment;

typedef struct hit {
    int32_t curve, index, vertex;
    double part;
} hit;

typedef struct cutter {
    RONDE_ARRAY(segment) segments;
    RONDE_ARRAY(hit) hits;
    RONDE_ARRAY(int32_t) sequence;
} cutter;

static bool curve_may_cross_strip(ronde_town_kind kind)
{
    return kind != RONDE_TOWN_PARALLEL && kind != RONDE_TOWN_RESIDENTIAL;
}

static void collect_segments(ronde_town_plan *plan, cutter *work)
{
    for (size_t c = 0; c < plan->curves.count; c++) {
        const ronde_town_curve *curve = &plan->curves.items[c];
        size_t count = curve->points.count;
        for (size_t i = 0; i + 1 < count + (curve->closed ? 1 : 0); i++) {
            segment piece = {{curve->points.items[i], curve->points.items[(i + 1) % count]},
                             (int32_t)c,
                             (int32_t)i};
            if (!ronde_array_push(&work->segments, piece)) {
                plan->broken = true;
            }
        }
    }
}

static bool apart(const segment *a, const segment *b)
{
    double ax = a->ends[0].x + a->ends[1].x - b->ends[0].x - b->ends[1].x;
    double ay = a->ends[0].y + a->ends[1].y - b->ends[0].y - b->ends[1].y;
    return ax > 800 || ax < -800 || ay > 800 || ay < -800;
}

static int32_t junction_at(ronde_town_plan *plan, const cutter *work, ronde_town_point at)
{
    for (size_t i = 0; i < work->hits.count; i++) {
        int32_t vertex = work->hits.items[i].vertex;
        if (ronde_town_distance(plan->mesh.points.items[vertex], at) < same_junction) {
            return vertex;
        }
    }
    return ronde_town_mesh_point(&plan->mesh, at);
}

static void find_hits(ronde_town_plan *plan, cutter *work)
{
    for (size_t i = 0; i < work->segments.count; i++) {
        const segment *a = &work->segments.items[i];
        for (size_t j = i + 1; j < work->segments.count; j++) {
            const segment *b = &work->segments.items[j];
            double t = 0;
            double u = 0;
            if (a->curve == b->curve || apart(a, b) ||
                !ronde_town_crossing(a->ends, b->ends, &t, &u)) {
                continue;
            }
            ronde_town_point way = ronde_town_add(a->ends[1], -1, a->ends[0]);
            int32_t vertex = junction_at(plan, work, ronde_town_add(a->ends[0], t, way));
            hit first = {a->curve, a->index, vertex, t};
            hit second = {b->curve, b->index, vertex, u};
            if (!ronde_array_push(&work->hits, first) || !ronde_array_push(&work->hits, second)) {
                plan->broken = true;
                return;
            }
        }
    }
}

static int compare_hits(const void *one, const void *other)
{
    const hit *a = one;
    const hit *b = other;
    if (a->curve != b->curve) {
        return a->curve < b->curve ? -1 : 1;
    }
    if (a->index != b->index) {
        return a->index < b->index ? -1 : 1;
    }
    return a->part < b->part ? -1 : a->part > b->part;
}

static bool keeps_point(const ronde_town_plan *plan,
                        const cutter *work,
                        const ronde_town_curve *curve,
                        ronde_town_point point)
{
    for (size_t i = 0; i < work->hits.count; i++) {
        const hit *at = &work->hits.items[i];
        if (&plan->curves.items[at->curve] == curve &&
            ronde_town_distance(plan->mesh.points.items[at->vertex], point) < calm_zone) {
            return false;
        }
    }
    return !curve_may_cross_strip(curve->kind) ||
           (ronde_town_line_distance(point, &plan->canal) > RONDE_TOWN_CANAL_STRIP + 4 &&
            ronde_town_line_distance(point, &plan->rail) > RONDE_TOWN_RAIL_STRIP + 4);
}

static bool has_edge(const ronde_town_mesh *mesh, int32_t from, int32_t to)
{
    for (size_t i = 0; i < mesh->halves.count; i++) {
        if (mesh->halves.items[i].origin == from && mesh->halves.items[i ^ 1].origin == to) {
            return true;
        }
    }
    return false;
}

/* The vertices of one curve in order; hits are sorted and *next runs through them. */
static bool collect_vertices(ronde_town_plan *plan, cutter *work, size_t c, size_t *next)
{
    const ronde_town_curve *curve = &plan->curves.items[c];
    work->sequence.count = 0;
    bool fine = true;
    for (size_t i = 0; i < curve->points.count; i++) {
        if (keeps_point(plan, work, curve, curve->points.items[i])) {
            int32_t vertex = ronde_town_mesh_point(&plan->mesh, curve->points.items[i]);
            fine = fine && ronde_array_push(&work->sequence, vertex);
        }
        for (; *next < work->hits.count && work->hits.items[*next].curve == (int32_t)c &&
               work->hits.items[*next].index == (int32_t)i;
             ++*next) {
            int32_t vertex = work->hits.items[*next].vertex;
            size_t count = work->sequence.count;
            if (count == 0 || work->sequence.items[count - 1] != vertex) {
                fine = fine && ronde_array_push(&work->sequence, vertex);
            }
        }
    }
    return fine && !plan->mesh.broken;
}

static void lay_curve(ronde_town_plan *plan, cutter *work, size_t c, size_t *next)
{
    const ronde_town_curve *curve = &plan->curves.items[c];
    if (!collect_vertices(plan, work, c, next)) {
        plan->broken = true;
        return;
    }
    size_t count = work->sequence.count;
    for (size_t i = 0; i + 1 < count + (curve->closed ? 1 : 0); i++) {
        int32_t from = work->sequence.items[i];
        int32_t to = work->sequence.items[(i + 1) % count];
        if (from != to && !has_edge(&plan->mesh, from, to)) {
            ronde_town_mesh_edge(&plan->mesh, from, to,
                                 (ronde_town_edge){curve->kind, curve->road, 0});
        }
    }
}

static ronde_town_point middle_of(const ronde_town_mesh *mesh, size_t edge)
{
    ronde_town_point a = ronde_town_mesh_from(mesh, (int32_t)(2 * edge));
    ronde_town_point b = ronde_town_mesh_to(mesh, (int32_t)(2 * edge));
    return (ronde_town_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static bool in_strip(const ronde_town_plan *plan, ronde_town_point point)
{
    return ronde_town_line_distance(point, &plan->canal) < RONDE_TOWN_CANAL_STRIP ||
           ronde_town_line_distance(point, &plan->rail) < RONDE_TOWN_RAIL_STRIP;
}

static bool in_ring_strip(const ronde_town_plan *plan, ronde_town_point point)
{
    return ronde_town_line_distance(point, &plan->ring) < RONDE_TOWN_RING_STRIP * 0.8;
}

/* True for a street beside canal or railway out in the country, where nobody would build one. */
static bool in_country(const ronde_town_plan *plan, ronde_town_point point)
{
    bool built = ronde_town_inside(point, &plan->ring) ||
                 (ronde_town_line_distance(point, &plan->canal) > RONDE_TOWN_CANAL_STRIP + 8 &&
                  ronde_town_line_distance(point, &plan->rail) > RONDE_TOWN_RAIL_STRIP + 8);
    for (int i = 0; i < RONDE_TOWN_LOBES; i++) {
        built = built || ronde_town_inside(point, &plan->lobes[i]);
    }
    return !built;
}

/* Streets along a barrier do not cross another one: few crossings, as in a real town. */
static void remove_forbidden(ronde_town_plan *plan)
{
    for (size_t i = 0; i < plan->mesh.edges.count; i++) {
        ronde_town_edge *edge = &plan->mesh.edges.items[i];
        ronde_town_point at = middle_of(&plan->mesh, i);
        if (!curve_may_cross_strip(edge->kind) &&
            (in_strip(plan, at) || (edge->kind == RONDE_TOWN_PARALLEL &&
                                    (in_ring_strip(plan, at) || in_country(plan, at))))) {
            edge->kind = RONDE_TOWN_REMOVED;
        }
    }
}

/* Takes off dead ends again and again; main roads that leave the map stay. */
static void prune(ronde_town_plan *plan)
{
    ronde_town_mesh *mesh = &plan->mesh;
    int32_t *degrees = ronde_alloc_zero(mesh->points.count + 1, sizeof *degrees);
    if (degrees == NULL) {
        plan->broken = true;
        return;
    }
    for (size_t i = 0; i < mesh->halves.count; i++) {
        degrees[mesh->halves.items[i].origin] +=
            mesh->edges.items[i / 2].kind != RONDE_TOWN_REMOVED;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < mesh->halves.count; i++) {
            ronde_town_edge *edge = &mesh->edges.items[i / 2];
            int32_t tip = mesh->halves.items[i].origin;
            if (edge->kind == RONDE_TOWN_REMOVED || degrees[tip] != 1 ||
                ronde_town_length(mesh->points.items[tip]) > plan->radius + 2300) {
                continue;
            }
            edge->kind = RONDE_TOWN_REMOVED;
            degrees[tip]--;
            degrees[mesh->halves.items[i ^ 1].origin]--;
            changed = true;
        }
    }
    ronde_free(degrees);
}

/* Keeps only what hangs together with the first edge of the ring road. */
static void keep_one_piece(ronde_town_plan *plan)
{
    ronde_town_mesh *mesh = &plan->mesh;
    int32_t *parents = ronde_town_union_new(mesh->points.count);
    if (parents == NULL) {
        plan->broken = true;
        return;
    }
    int32_t main = 0;
    for (size_t i = 0; i < mesh->edges.count; i++) {
        if (mesh->edges.items[i].kind != RONDE_TOWN_REMOVED) {
            ronde_town_union_merge(parents, mesh->halves.items[2 * i].origin,
                                   mesh->halves.items[2 * i + 1].origin);
        }
        if (mesh->edges.items[i].kind == RONDE_TOWN_RING) {
            main = mesh->halves.items[2 * i].origin;
        }
    }
    for (size_t i = 0; i < mesh->edges.count; i++) {
        if (ronde_town_union_find(parents, mesh->halves.items[2 * i].origin) !=
            ronde_town_union_find(parents, main)) {
            mesh->edges.items[i].kind = RONDE_TOWN_REMOVED;
        }
    }
    ronde_free(parents);
}

ronde_town_zone
ronde_town_zone_of(const ronde_town_plan *plan, ronde_town_point point, int32_t *part)
{
    *part = 0;
    if (in_strip(plan, point) || ronde_town_inside(point, &plan->market)) {
        return RONDE_TOWN_ZONE_NONE;
    }
    if (ronde_town_inside(point, &plan->centre)) {
        return RONDE_TOWN_ZONE_CENTRE;
    }
    if (ronde_town_inside(point, &plan->middle)) {
        return RONDE_TOWN_ZONE_INNER;
    }
    if (ronde_town_inside(point, &plan->ring_inside)) {
        return RONDE_TOWN_ZONE_OUTER;
    }
    if (ronde_town_inside(point, &plan->ring_outside)) {
        return RONDE_TOWN_ZONE_NONE;
    }
    for (int32_t i = 0; i < RONDE_TOWN_LOBES; i++) {
        if (ronde_town_inside(point, &plan->lobes[i])) {
            *part = i;
            return RONDE_TOWN_ZONE_LOBE;
        }
    }
    for (int32_t i = 0; i < RONDE_TOWN_VILLAGES; i++) {
        if (ronde_town_inside(point, &plan->villages[i])) {
            *part = i;
            return RONDE_TOWN_ZONE_VILLAGE;
        }
    }
    return RONDE_TOWN_ZONE_NONE;
}

/* One radial is a country road, an approach, a street and a village street in turn. */
static void grade_radials(ronde_town_plan *plan)
{
    int32_t roads[64][4];
    for (size_t i = 0; i < 64; i++) {
        for (size_t j = 0; j < 4; j++) {
            roads[i][j] = -1;
        }
    }
    for (size_t i = 0; i < plan->mesh.edges.count; i++) {
        ronde_town_edge *edge = &plan->mesh.edges.items[i];
        if (edge->kind != RONDE_TOWN_RADIAL || edge->road >= 64) {
            continue;
        }
        ronde_town_point at = middle_of(&plan->mesh, i);
        static const ronde_town_kind kinds[4] = {RONDE_TOWN_CENTRE_RADIAL, RONDE_TOWN_RADIAL,
                                                 RONDE_TOWN_COUNTRY, RONDE_TOWN_VILLAGE_MAIN};
        size_t grade = 2;
        for (int v = 0; v < RONDE_TOWN_VILLAGES; v++) {
            grade = ronde_town_inside(at, &plan->villages[v]) ? 3 : grade;
        }
        grade = ronde_town_inside(at, &plan->ring) ? 1 : grade;
        grade = ronde_town_inside(at, &plan->middle) ? 0 : grade;
        int32_t *road = &roads[edge->road][grade];
        if (*road < 0) {
            *road = ronde_town_plan_road(plan, -1, kinds[grade]);
            if (!plan->broken) {
                plan->roads.items[*road].side = plan->roads.items[edge->road].side;
            }
        }
        edge->kind = kinds[grade];
        edge->road = *road;
    }
}

void ronde_town_arrange(ronde_town_plan *plan)
{
    cutter work = {0};
    collect_segments(plan, &work);
    find_hits(plan, &work);
    if (work.hits.count > 0) {
        qsort(work.hits.items, work.hits.count, sizeof work.hits.items[0], compare_hits);
    }
    size_t next = 0;
    for (size_t c = 0; c < plan->curves.count && !plan->broken; c++) {
        lay_curve(plan, &work, c, &next);
    }
    ronde_array_clear(&work.segments);
    ronde_array_clear(&work.hits);
    ronde_array_clear(&work.sequence);
    if (plan->broken || plan->mesh.broken) {
        plan->broken = true;
        return;
    }
    remove_forbidden(plan);
    prune(plan);
    keep_one_piece(plan);
    grade_radials(plan);
    ronde_town_mesh_link(&plan->mesh);
    plan->main_roads = (int32_t)plan->roads.count;
    plan->broken = plan->broken || plan->mesh.broken;
}

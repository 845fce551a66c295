/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_access.h"
#include "instances/generate/town_plan.h"

#include <stdlib.h>

/* Half the length of a bridge or tunnel, in metres. */
static const double bridge_reach = 17;

static bool same_look(const ronde_town_mesh *mesh, int32_t one, int32_t other)
{
    const ronde_town_edge *a = ronde_town_mesh_at(mesh, one);
    const ronde_town_edge *b = ronde_town_mesh_at(mesh, other);
    /* One-way along the walk: the sign is that of the even half. */
    int32_t way_a = one % 2 == 0 ? a->oneway : -a->oneway;
    int32_t way_b = other % 2 == 0 ? b->oneway : -b->oneway;
    return a->kind == b->kind && way_a == way_b;
}

static int32_t onward(const ronde_town_mesh *mesh, int32_t half)
{
    int32_t next = ronde_town_access_onward(mesh, half);
    return next != RONDE_TOWN_NO_HALF && same_look(mesh, half, next) ? next : RONDE_TOWN_NO_HALF;
}

static void draw_edges(ronde_town_plan *plan)
{
    const ronde_town_mesh *mesh = &plan->mesh;
    bool *drawn = ronde_alloc_zero(mesh->edges.count + 1, sizeof *drawn);
    RONDE_ARRAY(int32_t) chain = {0};
    plan->broken |= drawn == NULL;
    for (size_t i = 0; i < mesh->edges.count && !plan->broken; i++) {
        if (drawn[i]) {
            continue;
        }
        int32_t start = (int32_t)(2 * i) + (mesh->edges.items[i].oneway < 0);
        /* Back to where the street begins, or once around a ring. */
        int32_t at = start ^ 1;
        for (int32_t next = onward(mesh, at); next != RONDE_TOWN_NO_HALF && next != (start ^ 1);
             next = onward(mesh, at)) {
            at = next;
        }
        at ^= 1;
        chain.count = 0;
        bool fine = ronde_array_push(&chain, mesh->halves.items[at].origin);
        for (; at != RONDE_TOWN_NO_HALF && !drawn[at / 2]; at = onward(mesh, at)) {
            drawn[at / 2] = true;
            fine = fine && ronde_array_push(&chain, ronde_town_mesh_end(mesh, at));
        }
        plan->broken |= !fine;
        ronde_town_line line = {.kind = mesh->edges.items[i].kind,
                                .road = mesh->edges.items[i].road,
                                .oneway = mesh->edges.items[i].oneway != 0};
        ronde_town_plan_line(plan, line, chain.items, chain.count);
    }
    ronde_free(drawn);
    ronde_array_clear(&chain);
}

/* Crossings found on a barrier: the vertex to put into it, behind its point number index. */
typedef struct mark {
    size_t index;
    double part;
    int32_t vertex;
} mark;

typedef struct crosser {
    ronde_town_plan *plan;
    const ronde_town_points *barrier;
    bool rails;
    RONDE_ARRAY(mark) marks;
    RONDE_ARRAY(int32_t) stops; /* of the line being cut */
} crosser;

/* Where a segment crosses the barrier: true, *part along the segment. */
static bool meets(const crosser *work, const ronde_town_point ends[2], double *part, mark *where)
{
    for (size_t i = 0; i + 1 < work->barrier->count; i++) {
        if (ronde_town_crossing(ends, &work->barrier->items[i], part, &where->part)) {
            where->index = i;
            return true;
        }
    }
    return false;
}

static bool is_main_or_path(ronde_town_kind kind)
{
    return kind == RONDE_TOWN_SIDEPATH || kind == RONDE_TOWN_SIDEPATH_BOTH ||
           kind == RONDE_TOWN_PATH || kind == RONDE_TOWN_FOOTWAY || kind == RONDE_TOWN_CYCLE_LINK;
}

static void flush(crosser *work, ronde_town_line line, ronde_town_structure structure)
{
    line.structure = structure;
    if (work->stops.count > 1) {
        ronde_town_plan_line(work->plan, line, work->stops.items, work->stops.count);
    }
    int32_t last = work->stops.items[work->stops.count - 1];
    work->stops.items[0] = last;
    work->stops.count = 1;
}

static void stop(crosser *work, int32_t vertex)
{
    work->plan->broken |= !ronde_array_push(&work->stops, vertex);
}

/* Puts a bridge or tunnel around the crossing at a part of the segment from -> to. */
static void pass_over(crosser *work, ronde_town_line line, int32_t to, double part, double length)
{
    ronde_town_mesh *mesh = &work->plan->mesh;
    int32_t from = work->stops.items[work->stops.count - 1];
    ronde_town_point a = mesh->points.items[from];
    ronde_town_point way = ronde_town_add(mesh->points.items[to], -1, a);
    double reach = bridge_reach / length;
    if (part - reach > 2 / length) {
        stop(work, ronde_town_mesh_point(mesh, ronde_town_add(a, part - reach, way)));
    }
    flush(work, line, RONDE_TOWN_GROUND);
    if (part + reach < 1 - 2 / length) {
        stop(work, ronde_town_mesh_point(mesh, ronde_town_add(a, part + reach, way)));
    } else {
        stop(work, to);
    }
    flush(work, line, work->rails ? RONDE_TOWN_TUNNEL : RONDE_TOWN_BRIDGE);
}

static void cut_line(crosser *work, size_t index)
{
    ronde_town_plan *plan = work->plan;
    ronde_town_line line = plan->lines.items[index];
    work->stops.count = 0;
    stop(work, plan->stops.items[line.first]);
    bool cut = false;
    for (int32_t i = 1; i < line.count && !plan->broken; i++) {
        int32_t from = plan->stops.items[line.first + i - 1];
        int32_t to = plan->stops.items[line.first + i];
        const ronde_town_point ends[2] = {plan->mesh.points.items[from],
                                          plan->mesh.points.items[to]};
        double part = 0;
        mark where = {0};
        if (meets(work, ends, &part, &where)) {
            cut = true;
            ronde_town_point at =
                ronde_town_add(ends[0], part, ronde_town_add(ends[1], -1, ends[0]));
            bool under = ronde_town_line_distance(at, &plan->ring) < 30;
            if (!work->rails || under) {
                pass_over(work, line, to, part, ronde_town_distance(ends[0], ends[1]));
            } else {
                where.vertex = ronde_town_mesh_point(&plan->mesh, at);
                ronde_town_plan_sign(plan, where.vertex,
                                     is_main_or_path(line.kind) ? RONDE_TOWN_SIGN_RAIL_CROSSING
                                                                : RONDE_TOWN_SIGN_LEVEL_CROSSING);
                stop(work, where.vertex);
                plan->broken |= !ronde_array_push(&work->marks, where);
            }
        }
        if (work->stops.items[work->stops.count - 1] != to) {
            stop(work, to);
        }
    }
    if (cut && !plan->broken) {
        if (work->stops.count > 1) {
            flush(work, line, line.structure);
        }
        plan->lines.items[index].count = 0; /* its pieces stand at the end */
    }
}

static int compare_marks(const void *one, const void *other)
{
    const mark *a = one;
    const mark *b = other;
    if (a->index != b->index) {
        return a->index < b->index ? -1 : 1;
    }
    return a->part < b->part ? -1 : a->part > b->part;
}

/* The barrier itself, with the vertices of its level crossings. */
static void draw_barrier(crosser *work, ronde_town_kind kind)
{
    ronde_town_plan *plan = work->plan;
    if (work->marks.count > 0) {
        qsort(work->marks.items, work->marks.count, sizeof work->marks.items[0], compare_marks);
    }
    work->stops.count = 0;
    size_t next = 0;
    for (size_t i = 0; i < work->barrier->count && !plan->broken; i++) {
        stop(work, ronde_town_mesh_point(&plan->mesh, work->barrier->items[i]));
        for (; next < work->marks.count && work->marks.items[next].index == i; next++) {
            stop(work, work->marks.items[next].vertex);
        }
    }
    ronde_town_line line = {.kind = kind, .road = -1};
    ronde_town_plan_line(plan, line, work->stops.items, work->stops.count);
}

static void cross(ronde_town_plan *plan, bool rails)
{
    crosser work = {.plan = plan, .barrier = rails ? &plan->rail : &plan->canal, .rails = rails};
    size_t count = plan->lines.count;
    for (size_t i = 0; i < count && !plan->broken; i++) {
        if (plan->lines.items[i].count > 1 && plan->lines.items[i].structure == RONDE_TOWN_GROUND) {
            cut_line(&work, i);
        }
    }
    draw_barrier(&work, rails ? RONDE_TOWN_RAIL : RONDE_TOWN_CANAL);
    ronde_array_clear(&work.marks);
    ronde_array_clear(&work.stops);
}

void ronde_town_lines_draw(ronde_town_plan *plan)
{
    draw_edges(plan);
    cross(plan, true);
    cross(plan, false); /* after the rails, so that a railway would get its bridge as well */
    plan->broken |= plan->mesh.broken;
}

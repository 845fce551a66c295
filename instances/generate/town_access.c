/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_access.h"

#include "instances/generate/town_union.h"

#include <string.h>

/* Streets whose ends meet nearly straight become one street, up to this length in metres. */
static const double longest_street = 620;

typedef struct joiner {
    ronde_town_plan *plan;
    int32_t *parents;
    double *lengths; /* of a road, by its representative */
} joiner;

static bool is_plain_street(ronde_town_kind kind)
{
    return kind == RONDE_TOWN_RESIDENTIAL || kind == RONDE_TOWN_LIVING ||
           kind == RONDE_TOWN_PEDESTRIAN || kind == RONDE_TOWN_INDUSTRIAL;
}

/* True if the road goes on beyond the origin of half-edge out, so that it cannot be joined. */
static bool road_passes(const ronde_town_mesh *mesh, int32_t out, int32_t road, int32_t *parents)
{
    int count = 0;
    int32_t half = out;
    do {
        count += ronde_town_union_find(parents, ronde_town_mesh_at(mesh, half)->road) == road;
        half = ronde_town_mesh_turn(mesh, half);
    } while (half != out);
    return count > 1;
}

static void try_join(joiner *work, int32_t one, int32_t other)
{
    const ronde_town_mesh *mesh = &work->plan->mesh;
    const ronde_town_edge *a = ronde_town_mesh_at(mesh, one);
    const ronde_town_edge *b = ronde_town_mesh_at(mesh, other);
    int32_t road_a = ronde_town_union_find(work->parents, a->road);
    int32_t road_b = ronde_town_union_find(work->parents, b->road);
    if (road_a == road_b || a->kind != b->kind || !is_plain_street(a->kind) ||
        a->road < work->plan->main_roads || b->road < work->plan->main_roads ||
        work->plan->roads.items[road_a].district != work->plan->roads.items[road_b].district ||
        work->lengths[road_a] + work->lengths[road_b] > longest_street ||
        road_passes(mesh, one, road_a, work->parents) ||
        road_passes(mesh, one, road_b, work->parents)) {
        return;
    }
    ronde_town_point middle = ronde_town_mesh_from(mesh, one);
    ronde_town_point to_a = ronde_town_direction(middle, ronde_town_mesh_to(mesh, one));
    ronde_town_point to_b = ronde_town_direction(middle, ronde_town_mesh_to(mesh, other));
    if (ronde_town_dot(to_a, to_b) < -0.93) {
        double length = work->lengths[road_a] + work->lengths[road_b];
        ronde_town_union_merge(work->parents, road_a, road_b);
        work->lengths[ronde_town_union_find(work->parents, road_a)] = length;
    }
}

void ronde_town_access_join_streets(ronde_town_plan *plan)
{
    ronde_town_mesh *mesh = &plan->mesh;
    joiner work = {plan, ronde_town_union_new(plan->roads.count),
                   ronde_alloc_zero(plan->roads.count + 1, sizeof(double))};
    if (work.parents == NULL || work.lengths == NULL) {
        plan->broken = true;
    }
    for (size_t i = 0; i < mesh->edges.count && !plan->broken; i++) {
        work.lengths[mesh->edges.items[i].road] += ronde_town_mesh_length(mesh, (int32_t)(2 * i));
    }
    for (size_t i = 0; i < mesh->halves.count && !plan->broken; i++) {
        int32_t half = (int32_t)i;
        for (int32_t other = ronde_town_mesh_turn(mesh, half); other != half;
             other = ronde_town_mesh_turn(mesh, other)) {
            if (other > half) {
                try_join(&work, half, other);
            }
        }
    }
    for (size_t i = 0; i < mesh->edges.count && !plan->broken; i++) {
        mesh->edges.items[i].road = ronde_town_union_find(work.parents, mesh->edges.items[i].road);
    }
    ronde_free(work.parents);
    ronde_free(work.lengths);
}

int32_t ronde_town_access_onward(const ronde_town_mesh *mesh, int32_t half)
{
    int32_t road = ronde_town_mesh_at(mesh, half)->road;
    int32_t found = RONDE_TOWN_NO_HALF;
    for (int32_t out = ronde_town_mesh_turn(mesh, half ^ 1); out != (half ^ 1);
         out = ronde_town_mesh_turn(mesh, out)) {
        if (ronde_town_mesh_at(mesh, out)->road == road) {
            if (found != RONDE_TOWN_NO_HALF) {
                return RONDE_TOWN_NO_HALF;
            }
            found = out;
        }
    }
    return found;
}

int32_t ronde_town_access_first(const ronde_town_mesh *mesh, int32_t half)
{
    /* Walk against the half-edge until the road begins, or once around if it is a ring. */
    int32_t at = half ^ 1;
    for (;;) {
        int32_t next = ronde_town_access_onward(mesh, at);
        if (next == RONDE_TOWN_NO_HALF || next == (half ^ 1)) {
            return at ^ 1;
        }
        at = next;
    }
}

static void set_oneway(ronde_town_mesh *mesh, int32_t half, bool oneway)
{
    int32_t first = ronde_town_access_first(mesh, half);
    int32_t at = first;
    do {
        ronde_town_mesh_at(mesh, at)->oneway = !oneway ? 0 : at % 2 == 0 ? 1 : -1;
        at = ronde_town_access_onward(mesh, at);
    } while (at != RONDE_TOWN_NO_HALF && at != first);
}

static void choose_oneway(ronde_town_plan *plan)
{
    ronde_town_mesh *mesh = &plan->mesh;
    int32_t last = -1;
    for (size_t i = 0; i < mesh->edges.count; i++) {
        const ronde_town_edge *edge = &mesh->edges.items[i];
        const ronde_town_road *road = &plan->roads.items[edge->road];
        if (edge->kind != RONDE_TOWN_RESIDENTIAL || edge->road <= last || road->district < 0) {
            continue;
        }
        last = edge->road;
        ronde_town_style style = plan->quarters[road->district].style;
        uint32_t chance = style == RONDE_TOWN_STYLE_PREWAR    ? 38
                          : style == RONDE_TOWN_STYLE_POSTWAR ? 10
                          : style == RONDE_TOWN_STYLE_CENTRE  ? 45
                                                              : 0;
        if (ronde_rng_below(&plan->rng, 100) < chance) {
            int32_t half = (int32_t)(2 * i) + (int32_t)ronde_rng_below(&plan->rng, 2);
            set_oneway(mesh, half, true);
        }
    }
}

/* Marks every vertex that a car reaches from start (or, backwards, from which it reaches start). */
static void flood(const ronde_town_mesh *mesh,
                  bool backwards,
                  int32_t start,
                  const int32_t *outgoing,
                  int32_t *queue,
                  bool *reached)
{
    memset(reached, 0, mesh->points.count * sizeof *reached);
    size_t head = 0;
    size_t tail = 0;
    queue[tail++] = start;
    reached[start] = true;
    while (head < tail) {
        int32_t first = outgoing[queue[head++]];
        int32_t half = first;
        do {
            const ronde_town_edge *edge = ronde_town_mesh_at(mesh, half);
            int32_t direction = (half % 2 == 0) != backwards ? 1 : -1;
            int32_t end = ronde_town_mesh_end(mesh, half);
            if (ronde_town_kind_drives(edge->kind) && edge->oneway != -direction && !reached[end]) {
                reached[end] = true;
                queue[tail++] = end;
            }
            half = ronde_town_mesh_turn(mesh, half);
        } while (half != first);
    }
}

/* Frees one-way streets that cut something off; what a car cannot reach at all becomes a
 * pedestrian street. True if something was changed. */
static bool repair(ronde_town_plan *plan, const bool *forth, const bool *back)
{
    ronde_town_mesh *mesh = &plan->mesh;
    bool changed = false;
    bool freed = false;
    for (int round = 0; round < 2 && !freed; round++) {
        for (size_t i = 0; i < mesh->edges.count; i++) {
            ronde_town_edge *edge = &mesh->edges.items[i];
            int32_t a = mesh->halves.items[2 * i].origin;
            int32_t b = mesh->halves.items[2 * i + 1].origin;
            if (!ronde_town_kind_drives(edge->kind) ||
                (forth[a] && back[a] && forth[b] && back[b])) {
                continue;
            }
            if (round == 0 && edge->oneway != 0) {
                set_oneway(mesh, (int32_t)(2 * i), false);
                freed = true;
                changed = true;
            } else if (round == 1) {
                edge->kind =
                    edge->kind == RONDE_TOWN_SERVICE ? RONDE_TOWN_FOOTWAY : RONDE_TOWN_PEDESTRIAN;
                changed = true;
            }
        }
    }
    return changed;
}

void ronde_town_access_settle(ronde_town_plan *plan)
{
    ronde_town_mesh *mesh = &plan->mesh;
    choose_oneway(plan);
    size_t count = mesh->points.count + 1;
    int32_t *outgoing = ronde_alloc_zero(count, sizeof *outgoing);
    int32_t *queue = ronde_alloc_zero(count, sizeof *queue);
    bool *forth = ronde_alloc_zero(count, sizeof *forth);
    bool *back = ronde_alloc_zero(count, sizeof *back);
    plan->broken |= outgoing == NULL || queue == NULL || forth == NULL || back == NULL;
    int32_t start = 0;
    for (size_t i = 0; i < mesh->halves.count && !plan->broken; i++) {
        outgoing[mesh->halves.items[i].origin] = (int32_t)i;
        if (mesh->edges.items[i / 2].kind == RONDE_TOWN_RING) {
            start = mesh->halves.items[i].origin;
        }
    }
    for (int round = 0; round < 50 && !plan->broken; round++) {
        flood(mesh, false, start, outgoing, queue, forth);
        flood(mesh, true, start, outgoing, queue, back);
        if (!repair(plan, forth, back)) {
            break;
        }
    }
    ronde_free(outgoing);
    ronde_free(queue);
    ronde_free(forth);
    ronde_free(back);
}

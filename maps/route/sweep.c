/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/sweep.h"

#include "instances/base/alloc.h"
#include "instances/base/idmap.h"

static void want_ends(const ronde_sweep_arc *arcs, uint32_t first, uint32_t end, int32_t *moved)
{
    for (uint32_t i = first; i < end; i++) {
        moved[arcs[i].position] = 0;
    }
}

/* Wants all that wanted positions climb to, which stand before them, and counts it all. */
static void climb(ronde_hierarchy *part, const ronde_hierarchy *whole, int32_t *moved)
{
    for (int32_t position = whole->node_count - 1; position >= 0; position--) {
        if (moved[position] == RONDE_NONE) {
            continue;
        }
        const uint32_t *up = &whole->first_up[position];
        const uint32_t *down = &whole->first_down[position];
        want_ends(whole->up, up[0], up[1], moved);
        want_ends(whole->down, down[0], down[1], moved);
        part->node_count++;
        part->up_count += up[1] - up[0];
        part->down_count += down[1] - down[0];
    }
}

/* Copies arcs behind those before; returns where the next ones go. */
static uint32_t copy_arcs(ronde_sweep_arc *to,
                          uint32_t at,
                          const ronde_sweep_arc *arcs,
                          const uint32_t *first, /* and the end */
                          const int32_t *moved)
{
    for (uint32_t i = first[0]; i < first[1]; i++, at++) {
        to[at] = arcs[i];
        to[at].position = moved[arcs[i].position];
    }
    return at;
}

static void copy_part(ronde_hierarchy *part, const ronde_hierarchy *whole, int32_t *moved)
{
    int32_t kept = 0;
    uint32_t up = 0;
    uint32_t down = 0;
    for (int32_t position = 0; position < whole->node_count; position++) {
        if (moved[position] == RONDE_NONE) {
            continue;
        }
        moved[position] = kept++;
        up = copy_arcs(part->up, up, whole->up, &whole->first_up[position], moved);
        down = copy_arcs(part->down, down, whole->down, &whole->first_down[position], moved);
        part->first_up[kept] = up;
        part->first_down[kept] = down;
    }
    for (int32_t node = 0; node < whole->node_count; node++) {
        part->positions[node] = moved[whole->positions[node]];
    }
}

ronde_status ronde_sweep_part(ronde_hierarchy *out,
                              const ronde_hierarchy *whole,
                              const bool *wanted,
                              ronde_error *error)
{
    const int32_t nodes = whole->node_count;
    ronde_hierarchy part = {0};
    int32_t *moved = ronde_alloc_zero((size_t)nodes + 1, sizeof *moved); /* by old position */
    if (moved == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a part of the roads");
    }
    for (int32_t node = 0; node < nodes; node++) {
        moved[whole->positions[node]] = wanted[node] ? 0 : RONDE_NONE;
    }
    climb(&part, whole, moved);
    const ronde_status status = ronde_hierarchy_reserve(&part, nodes, error);
    if (status == RONDE_OK) {
        copy_part(&part, whole, moved);
        *out = part;
    }
    ronde_free(moved);
    return status;
}

enum { lanes = RONDE_SWEEP_LANES };

/* Lowers the costs at one end of an arc to those by way of the arc. */
static inline void
follow(ronde_way_cost *to, const ronde_way_cost *from, const ronde_sweep_arc *arc)
{
    for (int lane = 0; lane < lanes; lane++) {
        const ronde_way_cost cost = from[lane] + ronde_sweep_cost(arc);
        to[lane] = cost < to[lane] ? cost : to[lane];
    }
}

static bool is_reached(const ronde_way_cost *costs)
{
    bool is_any = false;
    for (int lane = 0; lane < lanes; lane++) {
        is_any |= costs[lane] < ronde_way_none;
    }
    return is_any;
}

void ronde_sweep_run(const ronde_hierarchy *hierarchy, ronde_way_cost *costs)
{
    const uint32_t *first = hierarchy->first_up;
    for (int32_t position = hierarchy->node_count - 1; position >= 0; position--) {
        const ronde_way_cost *from = costs + (size_t)position * lanes;
        if (is_reached(from)) {
            for (uint32_t i = first[position]; i < first[position + 1]; i++) {
                const ronde_sweep_arc *arc = &hierarchy->up[i];
                follow(costs + (size_t)arc->position * lanes, from, arc);
            }
        }
    }
    first = hierarchy->first_down;
    for (int32_t position = 0; position < hierarchy->node_count; position++) {
        ronde_way_cost *to = costs + (size_t)position * lanes;
        for (uint32_t i = first[position]; i < first[position + 1]; i++) {
            const ronde_sweep_arc *arc = &hierarchy->down[i];
            follow(to, costs + (size_t)arc->position * lanes, arc);
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/hierarchy.h"

#include "instances/base/alloc.h"
#include "instances/base/idmap.h"

static ronde_status out_of_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a hierarchy of roads");
}

ronde_status
ronde_hierarchy_reserve(ronde_hierarchy *hierarchy, int32_t graph_nodes, ronde_error *error)
{
    const size_t nodes = (size_t)hierarchy->node_count + 1;
    hierarchy->positions = ronde_alloc((size_t)graph_nodes * sizeof *hierarchy->positions);
    hierarchy->first_up = ronde_alloc_zero(nodes, sizeof *hierarchy->first_up);
    hierarchy->first_down = ronde_alloc_zero(nodes, sizeof *hierarchy->first_down);
    hierarchy->up = ronde_alloc(((size_t)hierarchy->up_count + 1) * sizeof *hierarchy->up);
    hierarchy->down = ronde_alloc(((size_t)hierarchy->down_count + 1) * sizeof *hierarchy->down);
    if (hierarchy->positions == NULL || hierarchy->first_up == NULL ||
        hierarchy->first_down == NULL || hierarchy->up == NULL || hierarchy->down == NULL) {
        ronde_hierarchy_clear(hierarchy);
        return out_of_memory(error);
    }
    return RONDE_OK;
}

void ronde_hierarchy_clear(ronde_hierarchy *hierarchy)
{
    ronde_free(hierarchy->positions);
    ronde_free(hierarchy->first_up);
    ronde_free(hierarchy->first_down);
    ronde_free(hierarchy->up);
    ronde_free(hierarchy->down);
    *hierarchy = (ronde_hierarchy){0};
}

/* Each position belongs to one node. */
static bool is_order(const int32_t *positions, int32_t count, bool *seen)
{
    for (int32_t node = 0; node < count; node++) {
        const int32_t position = positions[node];
        if (position < 0 || position >= count || seen[position]) {
            return false;
        }
        seen[position] = true;
    }
    return true;
}

/* Arcs lie one after the other by position, and lead to earlier ones. */
static bool
lead_up(const ronde_sweep_arc *arcs, uint32_t arc_count, const uint32_t *first, int32_t nodes)
{
    if (first[0] != 0 || first[nodes] != arc_count) {
        return false;
    }
    for (int32_t position = 0; position < nodes; position++) {
        if (first[position + 1] < first[position] || first[position + 1] > arc_count) {
            return false;
        }
        for (uint32_t i = first[position]; i < first[position + 1]; i++) {
            if (arcs[i].position < 0 || arcs[i].position >= position ||
                ronde_sweep_cost(&arcs[i]) >= ronde_way_none) {
                return false;
            }
        }
    }
    return true;
}

ronde_status
ronde_hierarchy_is_whole(bool *out, const ronde_hierarchy *hierarchy, ronde_error *error)
{
    const int32_t nodes = hierarchy->node_count;
    bool *seen = ronde_alloc_zero((size_t)nodes + 1, sizeof *seen);
    if (seen == NULL) {
        return out_of_memory(error);
    }
    *out = is_order(hierarchy->positions, nodes, seen) &&
           lead_up(hierarchy->up, hierarchy->up_count, hierarchy->first_up, nodes) &&
           lead_up(hierarchy->down, hierarchy->down_count, hierarchy->first_down, nodes);
    ronde_free(seen);
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/components.h"

#include "instances/base/alloc.h"

#include <string.h>

/* The state of Tarjan's search. A node's order is 0 until it is visited; low is the smallest order
 * that its part of the tree reaches; a node whose part is known has low == finished. */
typedef struct search {
    const ronde_road_profile *profile;
    uint32_t *order, *low, *next_arc;
    int32_t *path;    /* the nodes from the root to the current one */
    int32_t *pending; /* visited nodes whose part is not known yet */
    int32_t path_count, pending_count;
    uint32_t visited;
    int32_t *part; /* out: the part of each node */
    int32_t part_count;
} search;

static const uint32_t finished = UINT32_MAX;

static void enter(search *state, int32_t node)
{
    state->order[node] = ++state->visited;
    state->low[node] = state->visited;
    state->next_arc[node] = state->profile->first_arc[node];
    state->path[state->path_count++] = node;
    state->pending[state->pending_count++] = node;
}

static void leave(search *state)
{
    const int32_t node = state->path[--state->path_count];
    const uint32_t low = state->low[node];
    if (low == state->order[node]) { /* the node is the first of its part */
        int32_t member = RONDE_NONE;
        do {
            member = state->pending[--state->pending_count];
            state->low[member] = finished;
            state->part[member] = state->part_count;
        } while (member != node);
        state->part_count++;
    } else if (state->path_count > 0) {
        const int32_t parent = state->path[state->path_count - 1];
        state->low[parent] = low < state->low[parent] ? low : state->low[parent];
    }
}

static void visit_from(search *state, int32_t root)
{
    enter(state, root);
    while (state->path_count > 0) {
        const int32_t node = state->path[state->path_count - 1];
        if (state->next_arc[node] == state->profile->first_arc[node + 1]) {
            leave(state);
            continue;
        }
        const int32_t head = state->profile->arcs[state->next_arc[node]++].head;
        if (state->order[head] == 0) {
            enter(state, head);
        } else if (state->low[head] != finished && state->order[head] < state->low[node]) {
            state->low[node] = state->order[head];
        }
    }
}

/* Marks the nodes of the largest part with the profile's bit. sizes has room for every part. */
static void
mark_largest(ronde_road_graph *graph, const search *state, int32_t profile, int32_t *sizes)
{
    int32_t largest = RONDE_NONE;
    memset(sizes, 0, (size_t)graph->node_count * sizeof *sizes);
    for (int32_t node = 0; node < graph->node_count; node++) {
        sizes[state->part[node]]++;
    }
    for (int32_t node = 0; node < graph->node_count; node++) {
        if (largest == RONDE_NONE || sizes[state->part[node]] > sizes[largest]) {
            largest = state->part[node];
        }
    }
    const uint8_t bit = (uint8_t)(1U << (unsigned)profile);
    for (int32_t node = 0; node < graph->node_count; node++) {
        if (state->part[node] == largest) {
            graph->strong[node] = graph->strong[node] | bit;
        }
    }
}

static void mark_profile(ronde_road_graph *graph, int32_t profile, search *state)
{
    state->profile = &graph->profiles[profile];
    state->path_count = 0;
    state->pending_count = 0;
    state->visited = 0;
    state->part_count = 0;
    memset(state->order, 0, (size_t)graph->node_count * sizeof *state->order);
    for (int32_t node = 0; node < graph->node_count; node++) {
        if (state->order[node] == 0) {
            visit_from(state, node);
        }
    }
    mark_largest(graph, state, profile, state->path);
}

ronde_status ronde_components_mark(ronde_road_graph *graph, ronde_error *error)
{
    const size_t count = (size_t)graph->node_count + 1;
    search state = {.order = ronde_alloc_zero(count, sizeof(uint32_t)),
                    .low = ronde_alloc_zero(count, sizeof(uint32_t)),
                    .next_arc = ronde_alloc_zero(count, sizeof(uint32_t)),
                    .path = ronde_alloc_zero(count, sizeof(int32_t)),
                    .pending = ronde_alloc_zero(count, sizeof(int32_t)),
                    .part = ronde_alloc_zero(count, sizeof(int32_t))};
    ronde_status status = RONDE_OK;
    if (state.order == NULL || state.low == NULL || state.next_arc == NULL || state.path == NULL ||
        state.pending == NULL || state.part == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the road network");
    } else {
        memset(graph->strong, 0, (size_t)graph->node_count);
        for (int32_t profile = 0; profile < graph->profile_count; profile++) {
            mark_profile(graph, profile, &state);
        }
    }
    ronde_free(state.order);
    ronde_free(state.low);
    ronde_free(state.next_arc);
    ronde_free(state.path);
    ronde_free(state.pending);
    ronde_free(state.part);
    return status;
}

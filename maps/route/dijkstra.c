/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/dijkstra.h"

#include "instances/base/alloc.h"
#include "maps/route/trip_ends.h"

#include <string.h>

ronde_status ronde_dijkstra_init(ronde_dijkstra *query,
                                 const ronde_road_graph *graph,
                                 int32_t profile,
                                 ronde_error *error)
{
    const size_t nodes = (size_t)graph->node_count;
    ronde_dijkstra fresh = {.graph = graph, .profile = profile};
    fresh.labels = ronde_alloc_zero(nodes, sizeof *fresh.labels);
    fresh.wanted = ronde_alloc_zero(nodes, sizeof *fresh.wanted);
    if (fresh.labels == NULL || fresh.wanted == NULL) {
        ronde_dijkstra_clear(&fresh);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a route search");
    }
    *query = fresh;
    return RONDE_OK;
}

void ronde_dijkstra_clear(ronde_dijkstra *query)
{
    ronde_free(query->labels);
    ronde_free(query->wanted);
    ronde_array_clear(&query->heap.keys);
    memset(query, 0, sizeof *query);
}

/* Labels the node if this way is faster than what is known, or as fast and shorter. False when
 * memory is out. */
static bool
offer(ronde_dijkstra *query, int32_t node, uint64_t duration_ms, uint64_t length_mm, uint32_t step)
{
    ronde_dijkstra_label *label = &query->labels[node];
    if (duration_ms >= UINT32_MAX || length_mm > UINT32_MAX ||
        (label->stamp == query->stamp &&
         (label->duration_ms < duration_ms ||
          (label->duration_ms == duration_ms && label->length_mm <= length_mm)))) {
        return true;
    }
    *label = (ronde_dijkstra_label){.stamp = query->stamp,
                                    .duration_ms = (uint32_t)duration_ms,
                                    .length_mm = (uint32_t)length_mm,
                                    .step = step};
    return ronde_heap_push(&query->heap, (uint32_t)duration_ms, node);
}

static bool offer_source(ronde_dijkstra *query)
{
    const ronde_trip_ends ends = ronde_trip_starts(query->graph, query->profile, query->source);
    bool is_fine = true;
    for (int32_t i = 0; i < ends.count && is_fine; i++) {
        const ronde_trip_end *end = &ends.items[i];
        is_fine = offer(query, end->node, end->duration_ms, end->length_mm, ronde_step_source);
    }
    return is_fine;
}

/* A target waits for the nodes from which its edge may be entered. */
static void want_targets(ronde_dijkstra *query, const ronde_road_place *targets, size_t count)
{
    query->wanted_count = 0;
    for (size_t i = 0; i < count; i++) {
        const ronde_trip_ends ends = ronde_trip_arrivals(query->graph, query->profile, targets[i]);
        for (int32_t k = 0; k < ends.count; k++) {
            const int32_t node = ends.items[k].node;
            if (query->wanted[node] != query->stamp) {
                query->wanted[node] = query->stamp;
                query->wanted_count++;
            }
        }
    }
}

static void next_stamp(ronde_dijkstra *query)
{
    if (++query->stamp == UINT32_MAX) { /* after four billion searches the stamps start anew */
        const size_t nodes = (size_t)query->graph->node_count;
        memset(query->labels, 0, nodes * sizeof *query->labels);
        memset(query->wanted, 0, nodes * sizeof *query->wanted);
        query->stamp = 1;
    }
}

static bool settle(ronde_dijkstra *query, int32_t node)
{
    const ronde_road_profile *times = &query->graph->profiles[query->profile];
    const ronde_dijkstra_label label = query->labels[node];
    bool is_fine = true;
    for (uint32_t i = times->first_arc[node]; i < times->first_arc[node + 1] && is_fine; i++) {
        const ronde_road_arc *arc = &times->arcs[i];
        is_fine = offer(query, arc->head, (uint64_t)label.duration_ms + arc->duration_ms,
                        (uint64_t)label.length_mm + arc->length_mm, arc->step);
    }
    return is_fine;
}

ronde_status ronde_dijkstra_run(ronde_dijkstra *query,
                                ronde_road_place source,
                                const ronde_road_place *targets,
                                size_t target_count,
                                ronde_error *error)
{
    next_stamp(query);
    query->heap.keys.count = 0;
    query->source = ronde_trip_place(query->graph, source);
    want_targets(query, targets, target_count);
    bool is_fine = offer_source(query);
    bool is_waiting = target_count == 0 || query->wanted_count > 0;
    while (is_fine && is_waiting && query->heap.keys.count > 0) {
        const uint64_t key = ronde_heap_pop(&query->heap);
        const int32_t node = ronde_heap_node(key);
        if (query->labels[node].duration_ms != ronde_heap_rank(key)) {
            continue; /* a faster way was found after this entry */
        }
        if (query->wanted[node] == query->stamp) {
            query->wanted[node] = 0;
            query->wanted_count--;
            is_waiting = target_count == 0 || query->wanted_count > 0;
        }
        is_fine = settle(query, node);
    }
    return is_fine ? RONDE_OK
                   : ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory in a route search");
}

bool ronde_dijkstra_is_settled(const ronde_dijkstra *query, int32_t node)
{
    return query->labels[node].stamp == query->stamp && query->wanted[node] != query->stamp;
}

/* The way through a node if the search came there. */
static ronde_reach reach_by(const ronde_dijkstra *query, const ronde_trip_end *end)
{
    const ronde_dijkstra_label *label = &query->labels[end->node];
    return (ronde_reach){.duration_ms = (uint64_t)label->duration_ms + end->duration_ms,
                         .length_mm = (uint64_t)label->length_mm + end->length_mm,
                         .last_node = end->node,
                         .direction = end->direction,
                         .is_reached = ronde_dijkstra_is_settled(query, end->node)};
}

/* True if a way is faster than another, or as fast and shorter. */
static bool is_better(const ronde_reach *one, const ronde_reach *other)
{
    return !other->is_reached || one->duration_ms < other->duration_ms ||
           (one->duration_ms == other->duration_ms && one->length_mm < other->length_mm);
}

ronde_reach ronde_dijkstra_reach(const ronde_dijkstra *query, ronde_road_place target)
{
    const ronde_trip_ends ends = ronde_trip_arrivals(query->graph, query->profile, target);
    ronde_reach best = {.last_node = RONDE_NONE};
    ronde_trip_end direct;
    if (ronde_trip_direct(query->graph, query->profile, query->source, target, &direct)) {
        best = (ronde_reach){.duration_ms = direct.duration_ms,
                             .length_mm = direct.length_mm,
                             .last_node = RONDE_NONE,
                             .direction = direct.direction,
                             .is_reached = true};
    }
    for (int32_t i = 0; i < ends.count; i++) {
        const ronde_reach reach = reach_by(query, &ends.items[i]);
        if (reach.is_reached && is_better(&reach, &best)) {
            best = reach;
        }
    }
    return best;
}

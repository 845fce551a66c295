/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/dijkstra.h"

#include "instances/base/alloc.h"

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
    ronde_array_clear(&query->heap);
    memset(query, 0, sizeof *query);
}

/* --- heap ------------------------------------------------------------------------------------- */

enum { children = 4 };

static bool push(ronde_dijkstra *query, uint32_t duration_ms, int32_t node)
{
    const uint64_t key = (uint64_t)duration_ms << 32U | (uint32_t)node;
    if (!ronde_array_push(&query->heap, key)) {
        return false;
    }
    uint64_t *heap = query->heap.items;
    size_t hole = query->heap.count - 1;
    while (hole > 0 && heap[(hole - 1) / children] > key) {
        heap[hole] = heap[(hole - 1) / children];
        hole = (hole - 1) / children;
    }
    heap[hole] = key;
    return true;
}

static uint64_t pop(ronde_dijkstra *query)
{
    uint64_t *heap = query->heap.items;
    const uint64_t top = heap[0];
    const size_t count = --query->heap.count;
    const uint64_t key = heap[count];
    size_t hole = 0;
    for (;;) {
        const size_t first = hole * children + 1;
        if (first >= count) {
            break;
        }
        const size_t end = first + children < count ? first + children : count;
        size_t best = first;
        for (size_t i = first + 1; i < end; i++) {
            best = heap[i] < heap[best] ? i : best;
        }
        if (heap[best] >= key) {
            break;
        }
        heap[hole] = heap[best];
        hole = best;
    }
    if (count > 0) {
        heap[hole] = key;
    }
    return top;
}

/* --- ends inside edges ------------------------------------------------------------------------ */

uint64_t ronde_dijkstra_part_ms(
    const ronde_road_graph *graph, int32_t profile, int32_t edge, int direction, uint32_t length_mm)
{
    const uint64_t drive = graph->profiles[profile].drive_ms[direction][edge];
    const uint64_t whole = graph->edges[edge].length_mm;
    return whole == 0 ? 0 : (drive * length_mm + whole / 2) / whole;
}

static bool is_open(const ronde_dijkstra *query, int32_t edge, int direction)
{
    return query->graph->profiles[query->profile].drive_ms[direction][edge] != ronde_road_closed;
}

/* How far it is from the place to the end of its edge in the direction. */
static uint32_t length_ahead(const ronde_dijkstra *query, ronde_road_place place, int direction)
{
    const uint32_t whole = query->graph->edges[place.edge].length_mm;
    return direction == 0 ? whole - place.offset_mm : place.offset_mm;
}

/* The end of the edge that is ahead in the direction; behind is the end ahead in the other. */
static int32_t node_ahead(const ronde_dijkstra *query, int32_t edge, int direction)
{
    const ronde_road_edge *road = &query->graph->edges[edge];
    return direction == 0 ? road->to : road->from;
}

static ronde_road_place clamped(const ronde_dijkstra *query, ronde_road_place place)
{
    const uint32_t whole = query->graph->edges[place.edge].length_mm;
    place.offset_mm = place.offset_mm < whole ? place.offset_mm : whole;
    return place;
}

/* --- search ----------------------------------------------------------------------------------- */

/* Labels the node if this way is faster than what is known. False when memory is out. */
static bool
offer(ronde_dijkstra *query, int32_t node, uint64_t duration_ms, uint64_t length_mm, uint32_t step)
{
    ronde_label *label = &query->labels[node];
    if (duration_ms >= UINT32_MAX || length_mm > UINT32_MAX ||
        (label->stamp == query->stamp && label->duration_ms <= duration_ms)) {
        return true;
    }
    *label = (ronde_label){.stamp = query->stamp,
                           .duration_ms = (uint32_t)duration_ms,
                           .length_mm = (uint32_t)length_mm,
                           .step = step};
    return push(query, (uint32_t)duration_ms, node);
}

static bool offer_source(ronde_dijkstra *query)
{
    const ronde_road_profile *times = &query->graph->profiles[query->profile];
    const int32_t edge = query->source.edge;
    bool is_fine = true;
    for (int direction = 0; direction < 2 && is_fine; direction++) {
        const uint16_t delay = times->delay_ms[direction][edge];
        if (is_open(query, edge, direction) && delay != ronde_road_blocked) {
            const uint32_t ahead = length_ahead(query, query->source, direction);
            is_fine =
                offer(query, node_ahead(query, edge, direction),
                      ronde_dijkstra_part_ms(query->graph, query->profile, edge, direction, ahead) +
                          delay,
                      ahead, ronde_step_source);
        }
    }
    return is_fine;
}

/* A target waits for the nodes from which its edge may be entered. */
static void want_targets(ronde_dijkstra *query, const ronde_road_place *targets, size_t count)
{
    query->wanted_count = 0;
    for (size_t i = 0; i < count; i++) {
        for (int direction = 0; direction < 2; direction++) {
            const int32_t node = node_ahead(query, targets[i].edge, 1 - direction);
            if (is_open(query, targets[i].edge, direction) && query->wanted[node] != query->stamp) {
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
    const ronde_label label = query->labels[node];
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
    query->heap.count = 0;
    query->source = clamped(query, source);
    want_targets(query, targets, target_count);
    bool is_fine = offer_source(query);
    bool is_waiting = target_count == 0 || query->wanted_count > 0;
    while (is_fine && is_waiting && query->heap.count > 0) {
        const uint64_t key = pop(query);
        const int32_t node = (int32_t)(key & UINT32_MAX);
        if (query->labels[node].duration_ms != key >> 32U) {
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

/* Straight along the common edge of source and target, where its direction allows. */
static ronde_reach reach_directly(const ronde_dijkstra *query, ronde_road_place target)
{
    ronde_reach reach = {.last_node = RONDE_NONE};
    const ronde_road_place source = query->source;
    if (source.edge != target.edge) {
        return reach;
    }
    const int direction = target.offset_mm >= source.offset_mm ? 0 : 1;
    const uint32_t length =
        direction == 0 ? target.offset_mm - source.offset_mm : source.offset_mm - target.offset_mm;
    if (length == 0 || is_open(query, source.edge, direction)) {
        reach.is_reached = true;
        reach.direction = direction;
        reach.length_mm = length;
        reach.duration_ms = length == 0 ? 0
                                        : ronde_dijkstra_part_ms(query->graph, query->profile,
                                                                 source.edge, direction, length);
    }
    return reach;
}

ronde_reach ronde_dijkstra_reach(const ronde_dijkstra *query, ronde_road_place target)
{
    const ronde_road_place place = clamped(query, target);
    ronde_reach best = reach_directly(query, place);
    for (int direction = 0; direction < 2; direction++) {
        const int32_t node = node_ahead(query, place.edge, 1 - direction);
        if (!is_open(query, place.edge, direction) || !ronde_dijkstra_is_settled(query, node)) {
            continue;
        }
        const uint32_t inside = length_ahead(query, place, 1 - direction);
        const ronde_label *label = &query->labels[node];
        const uint64_t duration =
            (uint64_t)label->duration_ms +
            ronde_dijkstra_part_ms(query->graph, query->profile, place.edge, direction, inside);
        if (!best.is_reached || duration < best.duration_ms) {
            best = (ronde_reach){.duration_ms = duration,
                                 .length_mm = (uint64_t)label->length_mm + inside,
                                 .last_node = node,
                                 .direction = direction,
                                 .is_reached = true};
        }
    }
    return best;
}

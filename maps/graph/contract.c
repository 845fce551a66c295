/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/contract.h"

#include "instances/base/alloc.h"
#include "maps/graph/heap.h"

#include <string.h>

/* How many nodes a search for another way settles before it gives up: too few make superfluous
 * shortcuts, too many take time. To rate a node a guess will do. */
enum { witness_budget = 50, rating_budget = 12 };
enum { middle_priority = 1 << 20 };

/* Both directions between a node and another that is still there. */
typedef struct road_link {
    ronde_way_cost out, in;
    int32_t other;
} road_link;

typedef struct links {
    RONDE_ARRAY(road_link) list;
} links;

/* The roads while nodes are taken out. */
typedef struct contraction {
    int32_t node_count;
    links *links;   /* by node; of a node that is out: what it had then */
    int32_t *depth; /* by node: nodes out below it, one above the other */
    int32_t *order; /* by rank: the nodes as they went */
    ronde_node_heap queue;
    /* the search for another way */
    ronde_way_cost *costs; /* by node, if its stamp is that of the search */
    uint32_t *stamps;
    uint32_t stamp;
    int budget; /* of settled nodes */
    ronde_node_heap heap;
} contraction;

static void clear(contraction *of)
{
    for (int32_t node = 0; of->links != NULL && node < of->node_count; node++) {
        ronde_array_clear(&of->links[node].list);
    }
    ronde_free(of->links);
    ronde_free(of->depth);
    ronde_free(of->order);
    ronde_free(of->costs);
    ronde_free(of->stamps);
    ronde_array_clear(&of->queue.keys);
    ronde_array_clear(&of->heap.keys);
}

static bool reserve(contraction *of, int32_t node_count)
{
    const size_t nodes = (size_t)node_count + 1;
    *of = (contraction){.node_count = node_count,
                        .links = ronde_alloc_zero(nodes, sizeof *of->links),
                        .depth = ronde_alloc_zero(nodes, sizeof *of->depth),
                        .order = ronde_alloc_zero(nodes, sizeof *of->order),
                        .costs = ronde_alloc_zero(nodes, sizeof *of->costs),
                        .stamps = ronde_alloc_zero(nodes, sizeof *of->stamps)};
    return of->links != NULL && of->depth != NULL && of->order != NULL && of->costs != NULL &&
           of->stamps != NULL;
}

/* The link of a node to another, made if there is none; NULL when memory is out. */
static road_link *link_between(contraction *of, int32_t node, int32_t other)
{
    links *own = &of->links[node];
    for (size_t i = 0; i < own->list.count; i++) {
        if (own->list.items[i].other == other) {
            return &own->list.items[i];
        }
    }
    const road_link fresh = {.out = ronde_way_none, .in = ronde_way_none, .other = other};
    return ronde_array_push(&own->list, fresh) ? &own->list.items[own->list.count - 1] : NULL;
}

static bool add_arc(contraction *of, int32_t from, int32_t to, ronde_way_cost cost)
{
    road_link *there = link_between(of, from, to);
    road_link *back = there == NULL ? NULL : link_between(of, to, from);
    if (there == NULL || back == NULL) {
        return false;
    }
    there->out = cost < there->out ? cost : there->out;
    back->in = there->out;
    return true;
}

static bool add_roads(contraction *of, const ronde_road_profile *times)
{
    for (int32_t node = 0; node < of->node_count; node++) {
        for (uint32_t i = times->first_arc[node]; i < times->first_arc[node + 1]; i++) {
            const ronde_road_arc *arc = &times->arcs[i];
            const ronde_way_cost cost = (ronde_way_cost)arc->duration_ms << 32U | arc->length_mm;
            if (arc->head != node && !add_arc(of, node, arc->head, cost)) {
                return false;
            }
        }
    }
    return true;
}

static bool reach(contraction *of, int32_t node, ronde_way_cost cost)
{
    if (of->stamps[node] == of->stamp && of->costs[node] <= cost) {
        return true;
    }
    of->stamps[node] = of->stamp;
    of->costs[node] = cost;
    return ronde_heap_push(&of->heap, (uint32_t)(cost >> 32U), node);
}

/* Looks for ways from a node that do not lead through another one and cost no more than limit; what
 * is found by then stands in costs. */
static bool look_around(contraction *of, int32_t from, int32_t without, ronde_way_cost limit)
{
    of->stamp++;
    of->heap.keys.count = 0;
    bool is_fine = reach(of, from, 0);
    for (int settled = 0; is_fine && of->heap.keys.count > 0 && settled < of->budget; settled++) {
        const uint64_t key = ronde_heap_pop(&of->heap);
        const int32_t node = ronde_heap_node(key);
        const ronde_way_cost cost = of->costs[node];
        if (ronde_heap_rank(key) != cost >> 32U) {
            continue;
        }
        if (cost > limit) {
            break;
        }
        const links *own = &of->links[node];
        for (size_t i = 0; i < own->list.count && is_fine; i++) {
            const road_link *next = &own->list.items[i];
            if (next->out < ronde_way_none && next->other != without) {
                is_fine = reach(of, next->other, cost + next->out);
            }
        }
    }
    return is_fine;
}

/* The shortcuts that the ways from one neighbour through a node need; they are made if wanted. */
static bool
bridge(contraction *of, int32_t node, const road_link *first, bool wanted, int32_t *shortcuts)
{
    const links *own = &of->links[node];
    ronde_way_cost limit = 0;
    for (size_t i = 0; i < own->list.count; i++) {
        const road_link *second = &own->list.items[i];
        bool counts = second->other != first->other && second->out < ronde_way_none;
        limit = counts && first->in + second->out > limit ? first->in + second->out : limit;
    }
    if (limit == 0) {
        return true;
    }
    bool is_fine = look_around(of, first->other, node, limit);
    for (size_t i = 0; i < own->list.count && is_fine; i++) {
        const road_link *second = &own->list.items[i];
        const ronde_way_cost cost = first->in + second->out;
        if (second->other == first->other || second->out >= ronde_way_none ||
            (of->stamps[second->other] == of->stamp && of->costs[second->other] <= cost)) {
            continue;
        }
        ++*shortcuts;
        is_fine = !wanted || add_arc(of, first->other, second->other, cost);
    }
    return is_fine;
}

static bool bridge_all(contraction *of, int32_t node, bool wanted, int32_t *shortcuts)
{
    of->budget = wanted ? witness_budget : rating_budget;
    const links *own = &of->links[node];
    bool is_fine = true;
    *shortcuts = 0;
    for (size_t i = 0; i < own->list.count && is_fine; i++) {
        const road_link first = own->list.items[i];
        is_fine = first.in >= ronde_way_none || bridge(of, node, &first, wanted, shortcuts);
    }
    return is_fine;
}

/* Few new shortcuts for the arcs that go, and evenly all over the map. */
static bool rate(contraction *of, int32_t node, uint32_t *priority)
{
    int32_t shortcuts = 0;
    if (!bridge_all(of, node, false, &shortcuts)) {
        return false;
    }
    *priority = (uint32_t)(middle_priority + 2 * shortcuts + 2 * of->depth[node] -
                           2 * (int32_t)of->links[node].list.count);
    return true;
}

static bool take_out(contraction *of, int32_t node)
{
    int32_t shortcuts = 0;
    if (!bridge_all(of, node, true, &shortcuts)) {
        return false;
    }
    const links *own = &of->links[node];
    for (size_t i = 0; i < own->list.count; i++) {
        const int32_t other = own->list.items[i].other;
        links *theirs = &of->links[other];
        size_t at = 0;
        while (theirs->list.items[at].other != node) {
            at++;
        }
        theirs->list.items[at] = theirs->list.items[--theirs->list.count];
        of->depth[other] =
            of->depth[other] > of->depth[node] ? of->depth[other] : of->depth[node] + 1;
    }
    return true;
}

/* Priorities are renewed when a node comes to the top, so most of them are old ones. */
static bool contract(contraction *of)
{
    bool is_fine = true;
    for (int32_t node = 0; node < of->node_count && is_fine; node++) {
        uint32_t priority = 0;
        is_fine = rate(of, node, &priority) && ronde_heap_push(&of->queue, priority, node);
    }
    for (int32_t rank = 0; is_fine && of->queue.keys.count > 0;) {
        const int32_t node = ronde_heap_node(ronde_heap_pop(&of->queue));
        uint32_t priority = 0;
        is_fine = rate(of, node, &priority);
        if (of->queue.keys.count > 0 && priority > ronde_heap_rank(of->queue.keys.items[0])) {
            is_fine = is_fine && ronde_heap_push(&of->queue, priority, node);
            continue;
        }
        is_fine = is_fine && take_out(of, node);
        of->order[rank++] = node;
    }
    return is_fine;
}

/* Room for the arcs that nodes had when they went. */
static ronde_status reserve_arcs(ronde_hierarchy *out, const contraction *of, ronde_error *error)
{
    ronde_hierarchy made = {.node_count = of->node_count};
    for (int32_t node = 0; node < of->node_count; node++) {
        const links *own = &of->links[node];
        for (size_t i = 0; i < own->list.count; i++) {
            made.up_count += own->list.items[i].out < ronde_way_none;
            made.down_count += own->list.items[i].in < ronde_way_none;
        }
    }
    RONDE_TRY(ronde_hierarchy_reserve(&made, of->node_count, error));
    *out = made;
    return RONDE_OK;
}

static ronde_sweep_arc arc_at(int32_t position, ronde_way_cost cost)
{
    return (ronde_sweep_arc){.length_mm = (uint32_t)(cost & UINT32_MAX),
                             .duration_ms = (uint32_t)(cost >> 32U),
                             .position = position};
}

/* The arcs of each node to and from those that went later, last node first. */
static void list_arcs(ronde_hierarchy *out, const contraction *of)
{
    uint32_t up = 0;
    uint32_t down = 0;
    for (int32_t position = 0; position < of->node_count; position++) {
        const int32_t node = of->order[of->node_count - 1 - position];
        const links *own = &of->links[node];
        out->positions[node] = position;
        for (size_t i = 0; i < own->list.count; i++) {
            const road_link *to = &own->list.items[i];
            const int32_t other = out->positions[to->other];
            if (to->out < ronde_way_none) {
                out->up[up++] = arc_at(other, to->out);
            }
            if (to->in < ronde_way_none) {
                out->down[down++] = arc_at(other, to->in);
            }
        }
        out->first_up[position + 1] = up;
        out->first_down[position + 1] = down;
    }
}

static ronde_status
contract_profile(ronde_road_profile *profile, int32_t node_count, ronde_error *error)
{
    contraction of;
    const bool is_fine = reserve(&of, node_count) && add_roads(&of, profile) && contract(&of);
    ronde_status status =
        is_fine ? reserve_arcs(&profile->hierarchy, &of, error)
                : ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a hierarchy of roads");
    if (status == RONDE_OK) {
        list_arcs(&profile->hierarchy, &of);
    }
    clear(&of);
    return status;
}

ronde_status ronde_contract_roads(ronde_road_graph *graph, ronde_error *error)
{
    for (int32_t i = 0; i < graph->profile_count; i++) {
        if (graph->profiles[i].hierarchy.positions == NULL) {
            RONDE_TRY(contract_profile(&graph->profiles[i], graph->node_count, error));
        }
    }
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/closure.h"

#include <string.h>

static const int64_t unlimited = INT64_MAX / 4;

ronde_status ronde_closure_init(ronde_closure *out, int32_t node_count, ronde_error *error)
{
    size_t room = (size_t)node_count + 2;
    ronde_closure closure = {.node_count = node_count,
                             .first = ronde_alloc_zero(room, sizeof *closure.first),
                             .reached = ronde_alloc_zero(room, sizeof *closure.reached),
                             .queue = ronde_alloc_zero(room, sizeof *closure.queue),
                             .chosen = ronde_alloc_zero(room, sizeof *closure.chosen)};
    if (closure.first == NULL || closure.reached == NULL || closure.queue == NULL ||
        closure.chosen == NULL) {
        ronde_closure_clear(&closure);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to time the plan");
    }
    *out = closure;
    return RONDE_OK;
}

void ronde_closure_clear(ronde_closure *closure)
{
    ronde_array_clear(&closure->edges);
    ronde_array_clear(&closure->next);
    ronde_free(closure->first);
    ronde_free(closure->reached);
    ronde_free(closure->queue);
    ronde_free(closure->chosen);
    *closure = (ronde_closure){0};
}

void ronde_closure_begin(ronde_closure *closure)
{
    closure->edges.count = 0;
    closure->next.count = 0;
    for (int32_t i = 0; i < closure->node_count + 2; i++) {
        closure->first[i] = -1;
    }
}

static bool add_edge(ronde_closure *closure, int32_t tail, int32_t head, int64_t room)
{
    if (!ronde_array_reserve(&closure->edges, 2) || !ronde_array_reserve(&closure->next, 2)) {
        return false;
    }
    int32_t index = (int32_t)closure->edges.count;
    closure->edges.items[index] = (ronde_closure_edge){head, room};
    closure->edges.items[index + 1] = (ronde_closure_edge){tail, 0};
    closure->next.items[index] = closure->first[tail];
    closure->next.items[index + 1] = closure->first[head];
    closure->first[tail] = index;
    closure->first[head] = index + 1;
    closure->edges.count += 2;
    closure->next.count += 2;
    return true;
}

bool ronde_closure_arc(ronde_closure *closure, int32_t tail, int32_t head)
{
    return add_edge(closure, tail, head, unlimited);
}

/* Finds a path with room from source to sink; reached[node] is the edge used, -1 if not reached. */
static bool search(ronde_closure *closure, int32_t source, int32_t sink)
{
    memset(closure->reached, 0xff, ((size_t)closure->node_count + 2) * sizeof *closure->reached);
    int32_t head = 0;
    int32_t tail = 0;
    closure->queue[tail++] = source;
    closure->reached[source] = INT32_MAX;
    while (head < tail) {
        int32_t node = closure->queue[head++];
        for (int32_t edge = closure->first[node]; edge >= 0; edge = closure->next.items[edge]) {
            int32_t to = closure->edges.items[edge].to;
            if (closure->edges.items[edge].room <= 0 || closure->reached[to] != -1) {
                continue;
            }
            closure->reached[to] = edge;
            closure->queue[tail++] = to;
            if (to == sink) {
                return true;
            }
        }
    }
    return false;
}

static int64_t push_along(ronde_closure *closure, int32_t source, int32_t sink)
{
    int64_t least = unlimited;
    for (int32_t node = sink; node != source;) {
        int32_t edge = closure->reached[node];
        int64_t room = closure->edges.items[edge].room;
        least = room < least ? room : least;
        node = closure->edges.items[edge ^ 1].to;
    }
    for (int32_t node = sink; node != source;) {
        int32_t edge = closure->reached[node];
        closure->edges.items[edge].room -= least;
        closure->edges.items[edge ^ 1].room += least;
        node = closure->edges.items[edge ^ 1].to;
    }
    return least;
}

int64_t ronde_closure_solve(ronde_closure *closure, const int64_t *profits)
{
    int32_t source = closure->node_count;
    int32_t sink = source + 1;
    int64_t total = 0;
    for (int32_t node = 0; node < closure->node_count; node++) {
        bool good = true;
        if (profits[node] == ronde_closure_never) {
            good = add_edge(closure, node, sink, unlimited);
        } else if (profits[node] > 0) {
            total += profits[node];
            good = add_edge(closure, source, node, profits[node]);
        } else if (profits[node] < 0) {
            good = add_edge(closure, node, sink, -profits[node]);
        }
        if (!good) {
            return -1;
        }
    }
    while (search(closure, source, sink)) {
        total -= push_along(closure, source, sink);
    }
    for (int32_t node = 0; node < closure->node_count; node++) {
        closure->chosen[node] = closure->reached[node] != -1;
    }
    return total;
}

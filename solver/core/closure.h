/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_CLOSURE_H
#define RONDE_SOLVER_CORE_CLOSURE_H

#include "instances/base/array.h"
#include "instances/base/error.h"

#include <stdint.h>

/** The most profitable set of nodes that is closed under arcs: with the tail of an arc it has the
 *  head. By a minimum cut (Picard 1976), found with shortest augmenting paths. */
typedef struct ronde_closure_edge {
    int32_t to;
    int64_t room;
} ronde_closure_edge;

typedef struct ronde_closure {
    int32_t node_count;
    RONDE_ARRAY(ronde_closure_edge) edges; /* edge 2 k and its reverse 2 k + 1 */
    RONDE_ARRAY(int32_t) next;             /* by edge: the next one of its tail */
    int32_t *first;                        /* by node */
    int32_t *reached, *queue;
    bool *chosen; /* result, by node */
} ronde_closure;

ronde_status
ronde_closure_init(ronde_closure *out, int32_t node_count, ronde_error *error) RONDE_MUST_CHECK;
void ronde_closure_clear(ronde_closure *closure);

/** Begins a new problem without arcs. */
void ronde_closure_begin(ronde_closure *closure);
/** Adds an arc: head must be chosen with tail. False when memory is out. */
bool ronde_closure_arc(ronde_closure *closure, int32_t tail, int32_t head);
/** Solves for the profits (by node, may be negative; ronde_closure_never forbids a node). Gives the
 *  profit of the best set, the smallest such set being marked in closure->chosen; -1 when memory is
 *  out. O(nodes * edges^2) at worst, far less here. */
int64_t ronde_closure_solve(ronde_closure *closure, const int64_t *profits);

static const int64_t ronde_closure_never = INT64_MIN;

#endif

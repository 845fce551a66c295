/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_HAND_H
#define RONDE_SOLVER_CONSTRUCT_HAND_H

/* What one search thread works with beside the plan: its random numbers, its limits and its
 * scratch, sized once. */

#include "instances/base/rng.h"
#include "solver/core/state.h"

/** A position on a route that is scanned for a pair of tasks; scratch of construct/pair.c. */
typedef struct ronde_slot {
    ronde_cost cost;  /* of the second task there, by itself */
    ronde_cost least; /* of it there or behind */
    int32_t leg_in, leg_out, node, flags;
} ronde_slot;

/** The start of a node if something were inserted; scratch of construct/scan_prompt.c. */
typedef struct ronde_push {
    int64_t stamp; /* it counts if this is hand->push_stamp */
    ronde_time start;
} ronde_push;

typedef struct ronde_hand {
    ronde_rng rng;
    const ronde_problem *problem;
    uint32_t blink;       /* out of 1024: how often a good position is overlooked */
    int32_t most_used;    /* no more routes than this may be opened */
    int32_t seed_request; /* the next ruin begins at this one; RONDE_NONE: at any */
    int64_t most_missed;  /* recreate gives up when what it leaves out weighs more */
    int32_t opening;      /* out of 256: share of the cost of a new route that is counted */
    bool force_open;      /* the next request goes to an unused shift where possible */
    bool thorough;        /* small instance: look at everything */
    bool *closed;         /* by shift: not to be used this time (small instances only) */
    bool by_trips;        /* strings are of trips, not of routes */
    int32_t *lane_stamps; /* by shift */
    char *lane_looks;     /* by shift, while its stamp is the present one: see around.c */
    int32_t *node_stamps; /* by node */
    int32_t *head_stamps; /* by head of a trip, from the first start on */
    int32_t stamp;
    int32_t *lanes; /* shifts to look at */
    int32_t *todo;  /* requests to insert */
    int32_t todo_count;
    int64_t *keys;     /* sort keys of todo */
    int32_t *absences; /* by request: how often it was left out */
    int32_t *ruined;   /* shifts that lost tasks */
    int32_t ruined_count;
    int32_t *route;                  /* nodes of one route */
    ronde_slot *slots;               /* positions of one route */
    struct ronde_pair_memory *pairs; /* owned by the search; NULL: nothing is remembered */
    ronde_push *pushes;              /* by node; prompt problems only */
    int32_t *pushed;                 /* nodes with links whose starts were pushed */
    int64_t push_stamp;
    ronde_cost limit; /* a plan dearer than this is of no use */
    bool hopeless;    /* the limit was passed */
    ronde_arena *arena;
} ronde_hand;

ronde_status ronde_hand_init(ronde_hand *out,
                             const ronde_problem *problem,
                             uint64_t seed,
                             ronde_error *error) RONDE_MUST_CHECK;
void ronde_hand_clear(ronde_hand *hand);

/** True now and then: what is looked at now is overlooked. */
static inline bool ronde_hand_blinks(ronde_hand *hand)
{
    return (uint32_t)(ronde_rng_next(&hand->rng) >> 54U) < hand->blink;
}
/** Starts a new set of marked shifts, heads and nodes. */
void ronde_hand_new_stamp(ronde_hand *hand);

#endif

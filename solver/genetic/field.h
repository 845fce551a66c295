/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_FIELD_H
#define RONDE_SOLVER_GENETIC_FIELD_H

/* A plain problem as the genetic search wants it: clients (tasks) numbered so that near ones have
 * near numbers, the price and the time of each leg in one table, near clients listed.
 *
 * Sites: 0 .. count - 1 are the clients, count + 2 k and count + 2 k + 1 the start and the end of
 * the shifts of kind k. Slots are shifts, in the order of problem->kind_shifts. */

#include "solver/core/problem.h"
#include "solver/genetic/span.h"

typedef struct ronde_leg {
    int32_t cost, time;
} ronde_leg;

/** Shifts of a kind. */
typedef struct ronde_field_kind {
    const ronde_leg *legs;    /* row: from */
    const ronde_cost *prices; /* by client; NULL if all are 0; ronde_cost_forbidden where not */
    bool gated;               /* prices say no more than bit number of admitted does */
    int32_t number;           /* of the kind */
    int32_t house;            /* the first kind whose shifts begin, end and travel alike */
    ronde_cost opening;
    ronde_time max_duration;
    int64_t capacity[RONDE_DIMENSIONS];
    int32_t first_slot, slot_count;
} ronde_field_kind;

enum { RONDE_FIELD_NEAR = 32, RONDE_FIELD_BITS = 64 };

typedef struct ronde_field {
    const ronde_problem *problem;
    int32_t count;      /* of clients */
    int32_t sites;      /* row length of the tables */
    int32_t kind_count; /* as in the problem */
    int32_t slot_count;
    int32_t dimensions; /* 0 where loads do not matter */
    int32_t near_count; /* per client in leaders: at most RONDE_FIELD_NEAR unless choosy */
    bool choosy;        /* some kind refuses a client, as far as the bits say */
    const ronde_field_kind *kinds;
    const int32_t *kind_of;   /* by slot */
    const uint64_t *admitted; /* by client: bit k: kind k may have it; of the first 64 kinds */
    const ronde_span *spans;  /* by site */
    const int64_t *loads;     /* by client and dimension */
    const int32_t *tasks;     /* by client */
    const int32_t *client_of; /* by task */
    const int32_t *leaders;   /* by client: who may well come directly before it, best first;
                                 RONDE_NONE ends */
    ronde_cost mean_leg;      /* cost of a leg between near clients, at least 1 */
    ronde_time mean_time;     /* time of it, at least 1 */
} ronde_field;

/** True if the problem is one that the genetic search takes: plain, every request one mandatory
 *  task without alternatives, tables of a sensible size. O(requests). */
bool ronde_field_suits(const ronde_problem *problem);

/** Compiles a problem that suits, in the arena. False when memory is out.
 *  O(kinds * clients^2). */
bool ronde_field_make(ronde_field *out, const ronde_problem *problem, ronde_arena *arena);

/** False if the bits say that a kind refuses a client. */
static inline bool ronde_field_may(const ronde_field *field, int32_t client, int32_t kind)
{
    return kind >= RONDE_FIELD_BITS || (field->admitted[client] >> (uint32_t)kind & 1U) != 0;
}

/** True if one of the kinds may have both clients, as far as the bits say. */
static inline bool ronde_field_mix(const ronde_field *field, int32_t one, int32_t other)
{
    return field->kind_count > RONDE_FIELD_BITS ||
           (field->admitted[one] & field->admitted[other]) != 0;
}

/** Start and end of the shifts of a kind. */
static inline int32_t ronde_field_start(const ronde_field *field, int32_t kind)
{
    return field->count + 2 * kind;
}
static inline int32_t ronde_field_end(const ronde_field *field, int32_t kind)
{
    return field->count + 2 * kind + 1;
}

static inline ronde_leg
ronde_field_leg(const ronde_field *field, const ronde_leg *legs, int32_t from, int32_t to)
{
    return legs[(int64_t)from * field->sites + to];
}

#endif

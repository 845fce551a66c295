/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_TOUR_H
#define RONDE_SOLVER_GENETIC_TOUR_H

/* A plan being changed: routes as linked lists, with the stretch of time and the load up to and
 * from each stop on, so that a change is priced in O(1) per piece it is put together from.
 *
 * Stops: 0 .. count - 1 are the clients; count + 2 s and count + 2 s + 1 the start and the end of
 * slot s. Invariant between calls: everything below follows from next. */

#include "solver/genetic/individual.h"

typedef struct ronde_tour_stop {
    int32_t next, previous; /* RONDE_NONE beyond the ends; a client that is missing: both */
    int32_t slot;           /* RONDE_NONE: missing */
    int32_t position;       /* 0: start */
    int32_t site;
    int32_t cost_in; /* of the leg from previous */
} ronde_tour_stop;

/** A route. */
typedef struct ronde_way {
    const ronde_field_kind *kind;
    ronde_cost cost;         /* legs, opening, prices of clients */
    ronde_time late;         /* time warp, and length beyond the limit */
    ronde_cost penalty;      /* of late and of overload */
    ronde_cost penalty_load; /* of overload alone */
    int64_t load[RONDE_DIMENSIONS];
    int32_t count, kind_index;
    int64_t changed; /* when; see clock */
} ronde_way;

typedef struct ronde_tour {
    const ronde_field *field;
    ronde_penalties penalties;
    ronde_tour_stop *stops;
    ronde_span *before, *behind; /* by stop: the route up to it, and from it on, both with it */
    int64_t *loads_before;       /* by stop and dimension: of the clients up to it */
    uint64_t *admitted_behind;   /* by stop: kinds that may have it and all behind it; see field */
    ronde_way *ways;             /* by slot */
    int32_t *free_slots;         /* by kind: its first slot without clients, RONDE_NONE */
    int32_t used, most_used;
    int64_t clock;     /* counts changes */
    int64_t refreshed; /* stops renewed so far: how much work that was */
} ronde_tour;

/** A piece of a route: from a stop to another one behind it, or the same. */
typedef struct ronde_piece {
    int32_t first, last;
} ronde_piece;

bool ronde_tour_take(ronde_tour *out, const ronde_field *field, ronde_arena *arena);

/** Makes the tour the plan, with penalties as they are in the tour. O(clients + slots). */
void ronde_tour_load(ronde_tour *tour, const ronde_individual *from);
/** An empty plan: every client is missing. */
void ronde_tour_empty(ronde_tour *tour);
/** Keeps the plan, which misses nobody. */
void ronde_tour_save(const ronde_tour *tour, ronde_individual *to);

ronde_fitness ronde_tour_fitness(const ronde_tour *tour);
/** Sum of costs and penalties over the routes. */
ronde_cost ronde_tour_value(const ronde_tour *tour);

/** Takes new penalties. */
void ronde_tour_set_penalties(ronde_tour *tour, const ronde_penalties *penalties);

/** Makes b follow a; ronde_tour_refresh afterwards. */
static inline void ronde_tour_join(ronde_tour *tour, int32_t a, int32_t b)
{
    tour->stops[a].next = b;
    tour->stops[b].previous = a;
}
/** Brings a route up to date whose stops are in order by next. O(length). */
void ronde_tour_refresh(ronde_tour *tour, int32_t slot);

/** Declares that there is nothing to gain among routes that were declared so: they come from a
 * local optimum. Ignored while a route passes limits, since penalties differ from time to time. */
static inline void ronde_tour_settle(ronde_tour *tour, int32_t slot)
{
    tour->ways[slot].changed = tour->ways[slot].penalty > 0 ? tour->clock : 0;
}

/** Start and end of a slot. */
static inline int32_t ronde_tour_start(const ronde_tour *tour, int32_t slot)
{
    return tour->field->count + 2 * slot;
}
static inline int32_t ronde_tour_end(const ronde_tour *tour, int32_t slot)
{
    return tour->field->count + 2 * slot + 1;
}
static inline bool ronde_tour_is_client(const ronde_tour *tour, int32_t stop)
{
    return stop < tour->field->count;
}

static inline ronde_leg
ronde_tour_leg(const ronde_tour *tour, const ronde_leg *legs, int32_t from, int32_t to)
{
    return ronde_field_leg(tour->field, legs, tour->stops[from].site, tour->stops[to].site);
}
/** A route so far, and a stretch that begins at a stop behind it. */
static inline ronde_span ronde_tour_extend(const ronde_tour *tour,
                                           const ronde_leg *legs,
                                           ronde_span so_far,
                                           ronde_piece joint,
                                           ronde_span rest)
{
    return ronde_span_join(so_far, rest, ronde_tour_leg(tour, legs, joint.first, joint.last).time);
}

/** True if clients cost nothing on the route, and are where they may be. */
static inline bool ronde_way_free(const ronde_way *way)
{
    return way->kind->prices == NULL || (way->kind->gated && way->cost < ronde_cost_forbidden);
}

/** The stretch of a piece if it were on a route with these legs. O(length). */
ronde_span ronde_tour_span(const ronde_tour *tour, const ronde_leg *legs, ronde_piece piece);

/** What a route of a kind pays for passing its limits. */
static inline ronde_cost
ronde_tour_late_penalty(const ronde_tour *tour, const ronde_field_kind *kind, ronde_span span)
{
    return (ronde_span_excess(span, kind->max_duration) * tour->penalties.time) >>
           RONDE_PENALTY_SHIFT;
}
ronde_cost
ronde_tour_load_penalty(const ronde_tour *tour, const ronde_field_kind *kind, const int64_t *load);

#endif

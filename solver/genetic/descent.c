/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/descent.h"

enum { longest_chain = 3, insertion_near = 20 };

/* The best change found for a pair of clients. */
typedef struct choice {
    ronde_cost change;
    ronde_chain one, other;
    int32_t a, b; /* tails; RONDE_NONE: exchange of the chains */
} choice;

bool ronde_descent_take(ronde_descent *out, ronde_tour *tour, ronde_arena *arena)
{
    size_t count = (size_t)tour->field->count;
    *out = (ronde_descent){.tour = tour,
                           .order = ronde_arena_take(arena, count, sizeof *out->order),
                           .tested = ronde_arena_take(arena, count, sizeof *out->tested),
                           .missing = ronde_arena_take(arena, count, sizeof *out->missing)};
    return out->order != NULL && out->tested != NULL && out->missing != NULL;
}

static void shuffle(ronde_rng *rng, int32_t *items, int32_t count)
{
    for (int32_t i = count - 1; i > 0; i--) {
        int32_t k = (int32_t)ronde_rng_below(rng, (uint32_t)i + 1);
        int32_t item = items[i];
        items[i] = items[k];
        items[k] = item;
    }
}

static void
try_exchange(const ronde_tour *tour, const ronde_chain *one, const ronde_chain *other, choice *best)
{
    ronde_cost change = ronde_moves_exchange(tour, one, other, best->change);
    if (change < best->change) {
        *best = (choice){change, *one, *other, RONDE_NONE, RONDE_NONE};
    }
}

/* Chains that begin with u go behind v, in exchange for none or some of those that are there. */
static void try_behind(const ronde_tour *tour, int32_t u, int32_t v, choice *best)
{
    const ronde_tour_stop *stops = tour->stops;
    ronde_chain one = {stops[u].previous, u, u, stops[u].next, 1};
    while (true) {
        ronde_chain other = {v, RONDE_NONE, RONDE_NONE, stops[v].next, 0};
        while (true) {
            try_exchange(tour, &one, &other, best);
            if (other.count == one.count || !ronde_tour_is_client(tour, other.behind)) {
                break;
            }
            other.first = stops[v].next;
            other.last = other.behind;
            other.behind = stops[other.last].next;
            other.count++;
        }
        if (one.count == longest_chain || !ronde_tour_is_client(tour, one.behind)) {
            return;
        }
        one.last = one.behind;
        one.behind = stops[one.last].next;
        one.count++;
    }
}

/* Chains that end with v go in front of u, in exchange for none or some of those that are there. */
static void try_in_front(const ronde_tour *tour, int32_t u, int32_t v, choice *best)
{
    const ronde_tour_stop *stops = tour->stops;
    ronde_chain one = {stops[v].previous, v, v, stops[v].next, 1};
    while (true) {
        ronde_chain other = {stops[u].previous, RONDE_NONE, RONDE_NONE, u, 0};
        while (true) {
            try_exchange(tour, &one, &other, best);
            if (other.count == one.count || !ronde_tour_is_client(tour, other.before)) {
                break;
            }
            other.last = stops[u].previous;
            other.first = other.before;
            other.before = stops[other.first].previous;
            other.count++;
        }
        if (one.count == longest_chain || !ronde_tour_is_client(tour, one.before)) {
            return;
        }
        one.first = one.before;
        one.before = stops[one.first].previous;
        one.count++;
    }
}

static void try_tails(const ronde_tour *tour, int32_t a, int32_t b, choice *best)
{
    ronde_cost change = ronde_moves_tails(tour, a, b, best->change);
    if (change < best->change) {
        best->change = change;
        best->a = a;
        best->b = b;
    }
}

static bool apply(ronde_tour *tour, const choice *best)
{
    if (best->change >= 0) {
        return false;
    }
    if (best->a != RONDE_NONE) {
        ronde_moves_do_tails(tour, best->a, best->b);
    } else {
        ronde_moves_do_exchange(tour, &best->one, &best->other);
    }
    return true;
}

/* Makes u follow v in the cheapest way, if that is cheaper than now. */
static bool improve_pair(ronde_tour *tour, int32_t u, int32_t v)
{
    choice best = {.a = RONDE_NONE, .b = RONDE_NONE};
    const ronde_tour_stop *stops = tour->stops;
    if (stops[u].previous == v) {
        return false;
    }
    try_behind(tour, u, v, &best);
    try_in_front(tour, u, v, &best);
    if (stops[u].slot != stops[v].slot) {
        try_tails(tour, v, u, &best);
    }
    return apply(tour, &best);
}

/* A new route that begins with u. */
static bool improve_alone(ronde_tour *tour, int32_t u)
{
    choice best = {.a = RONDE_NONE, .b = RONDE_NONE};
    for (int32_t kind = 0; kind < tour->field->kind_count; kind++) {
        int32_t slot = tour->free_slots[kind];
        if (slot != RONDE_NONE) {
            int32_t start = ronde_tour_start(tour, slot);
            try_behind(tour, u, start, &best);
            try_tails(tour, start, u, &best);
        }
    }
    return apply(tour, &best);
}

/* Looks at all pairs of a client that have changed since the last time. */
static bool improve_client(ronde_descent *descent, int32_t u)
{
    ronde_tour *tour = descent->tour;
    const ronde_field *field = tour->field;
    int64_t since = descent->tested[u];
    descent->tested[u] = tour->clock;
    const int32_t *leaders = field->leaders + (int64_t)u * field->near_count;
    bool better = false;
    for (int32_t i = 0; i < field->near_count; i++) {
        int64_t changed = tour->ways[tour->stops[u].slot].changed;
        int64_t other = tour->ways[tour->stops[leaders[i]].slot].changed;
        if (changed > since || other > since) {
            better |= improve_pair(tour, u, leaders[i]);
            descent->effort->looks++;
        }
    }
    if (tour->used < tour->most_used && tour->ways[tour->stops[u].slot].changed > since) {
        better |= improve_alone(tour, u);
    }
    return better;
}

bool ronde_descent_run(ronde_descent *descent)
{
    ronde_tour *tour = descent->tour;
    int32_t count = tour->field->count;
    for (int32_t client = 0; client < count; client++) {
        descent->order[client] = client;
        descent->tested[client] = -1;
    }
    shuffle(descent->rng, descent->order, count);
    bool better = true;
    while (better) {
        better = false;
        for (int32_t i = 0; i < count; i++) {
            int64_t refreshed = tour->refreshed;
            better |= improve_client(descent, descent->order[i]);
            if (!ronde_effort_spend(descent->effort, (tour->refreshed - refreshed) / 16 + 1)) {
                return false;
            }
        }
    }
    return true;
}

/* What it costs to put a missing client between two stops that follow each other. */
static ronde_cost insertion(ronde_tour *tour, int32_t client, int32_t before, ronde_cost limit)
{
    int32_t behind = tour->stops[before].next;
    const ronde_way *way = &tour->ways[tour->stops[before].slot];
    const ronde_leg *legs = way->kind->legs;
    ronde_leg there = ronde_tour_leg(tour, legs, before, client);
    ronde_leg on = ronde_tour_leg(tour, legs, client, behind);
    ronde_cost change = there.cost + (ronde_cost)on.cost - tour->stops[behind].cost_in -
                        way->penalty + (way->count == 0 ? way->kind->opening : 0) +
                        (way->kind->prices == NULL ? 0 : way->kind->prices[client]);
    if (change >= limit) {
        return limit;
    }
    int64_t load[RONDE_DIMENSIONS];
    for (int32_t d = 0; d < tour->field->dimensions; d++) {
        load[d] = way->load[d] + tour->field->loads[(int64_t)client * tour->field->dimensions + d];
    }
    change += ronde_tour_load_penalty(tour, way->kind, load);
    ronde_span span = ronde_span_join(tour->before[before], tour->field->spans[client], there.time);
    span = ronde_span_join(span, tour->behind[behind], on.time);
    return change + ronde_tour_late_penalty(tour, way->kind, span);
}

static void consider(ronde_tour *tour, int32_t client, int32_t before, choice *best)
{
    ronde_cost change = insertion(tour, client, before, best->change);
    if (change < best->change) {
        best->change = change;
        best->a = before;
    }
}

static void insert_client(ronde_tour *tour, int32_t client)
{
    const ronde_field *field = tour->field;
    choice best = {.change = INT64_MAX / 4, .a = RONDE_NONE};
    for (int32_t i = 0; i < field->near_count; i++) {
        int32_t near = field->leaders[(int64_t)client * field->near_count + i];
        if (tour->stops[near].slot != RONDE_NONE) {
            consider(tour, client, near, &best);
            consider(tour, client, tour->stops[near].previous, &best);
        }
    }
    for (int32_t kind = 0; kind < field->kind_count && tour->used < tour->most_used; kind++) {
        if (tour->free_slots[kind] != RONDE_NONE) {
            consider(tour, client, ronde_tour_start(tour, tour->free_slots[kind]), &best);
        }
    }
    for (int32_t slot = 0; slot < field->slot_count && best.change >= ronde_cost_forbidden / 2;
         slot++) {
        if (tour->ways[slot].count > 0) {
            consider(tour, client, ronde_tour_start(tour, slot), &best);
        }
    }
    int32_t slot = tour->stops[best.a].slot;
    ronde_tour_join(tour, client, tour->stops[best.a].next);
    ronde_tour_join(tour, best.a, client);
    ronde_tour_refresh(tour, slot);
}

bool ronde_descent_insert(ronde_descent *descent)
{
    ronde_tour *tour = descent->tour;
    int32_t count = 0;
    for (int32_t client = 0; client < tour->field->count; client++) {
        if (tour->stops[client].slot == RONDE_NONE) {
            descent->missing[count++] = client;
        }
    }
    shuffle(descent->rng, descent->missing, count);
    for (int32_t i = 0; i < count; i++) {
        insert_client(tour, descent->missing[i]);
        if (!ronde_effort_spend(descent->effort, insertion_near / 4)) {
            return false;
        }
    }
    return true;
}

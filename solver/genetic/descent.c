/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/descent.h"

#include "solver/genetic/pairs.h"

enum { insertion_near = 20 };

/* The best position found for a client: behind this stop. */
typedef struct choice {
    ronde_cost change;
    int32_t before;
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

/* True if one of the two may go to where the other is. */
static bool may_meet(const ronde_tour *tour, int32_t u, int32_t v)
{
    const ronde_field *field = tour->field;
    return !field->choosy ||
           ronde_field_may(field, u, tour->ways[tour->stops[v].slot].kind->number) ||
           ronde_field_may(field, v, tour->ways[tour->stops[u].slot].kind->number);
}

/* Looks at all pairs of a client that have changed since the last time. */
static bool improve_client(ronde_descent *descent, int32_t u)
{
    ronde_tour *tour = descent->tour;
    const ronde_field *field = tour->field;
    int64_t since = descent->tested[u];
    descent->tested[u] = tour->clock;
    const int32_t *leaders = field->leaders + (int64_t)u * field->near_count;
    ronde_pairs pairs = ronde_pairs_of(tour, u);
    bool better = false;
    int32_t left = RONDE_FIELD_NEAR;
    for (int32_t i = 0; i < field->near_count && leaders[i] != RONDE_NONE && left > 0; i++) {
        if (!may_meet(tour, u, leaders[i])) {
            continue;
        }
        left--;
        int64_t changed = tour->ways[tour->stops[u].slot].changed;
        int64_t other = tour->ways[tour->stops[leaders[i]].slot].changed;
        if (changed > since || other > since) {
            better |= ronde_pairs_improve(&pairs, tour, leaders[i]);
            descent->effort->looks++;
        }
    }
    if (tour->used < tour->most_used && tour->ways[tour->stops[u].slot].changed > since) {
        better |= ronde_pairs_open(&pairs, tour);
    }
    return better;
}

bool ronde_descent_run(ronde_descent *descent)
{
    ronde_tour *tour = descent->tour;
    int32_t count = tour->field->count;
    for (int32_t client = 0; client < count; client++) {
        descent->order[client] = client;
        descent->tested[client] = 0;
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
        best->before = before;
    }
}

static void insert_client(ronde_tour *tour, int32_t client)
{
    const ronde_field *field = tour->field;
    choice best = {.change = INT64_MAX / 4, .before = RONDE_NONE};
    const int32_t *leaders = field->leaders + (int64_t)client * field->near_count;
    for (int32_t i = 0; i < field->near_count && leaders[i] != RONDE_NONE; i++) {
        int32_t near = leaders[i];
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
    int32_t slot = tour->stops[best.before].slot;
    ronde_tour_join(tour, client, tour->stops[best.before].next);
    ronde_tour_join(tour, best.before, client);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/crossover.h"

#include <string.h>

enum { link_near = 8 };

bool ronde_crossover_take(ronde_crossover *out,
                          const ronde_field *field,
                          ronde_rng *rng,
                          ronde_arena *arena)
{
    size_t count = (size_t)field->count;
    size_t slots = (size_t)field->slot_count;
    *out = (ronde_crossover){.field = field,
                             .rng = rng,
                             .slot_a = ronde_arena_take(arena, count, sizeof *out->slot_a),
                             .slot_b = ronde_arena_take(arena, count, sizeof *out->slot_b),
                             .taken_a = ronde_arena_take(arena, slots, sizeof *out->taken_a),
                             .taken_b = ronde_arena_take(arena, slots, sizeof *out->taken_b),
                             .differs_a = ronde_arena_take(arena, slots, sizeof *out->differs_a),
                             .differs_b = ronde_arena_take(arena, slots, sizeof *out->differs_b),
                             .links = ronde_arena_take(arena, slots, sizeof *out->links),
                             .sources = ronde_arena_take(arena, slots, sizeof *out->sources)};
    return out->slot_a != NULL && out->slot_b != NULL && out->taken_a != NULL &&
           out->taken_b != NULL && out->differs_a != NULL && out->differs_b != NULL &&
           out->links != NULL && out->sources != NULL;
}

static void list_slots(const ronde_field *field, const ronde_individual *plan, int32_t *slot_of)
{
    for (int32_t slot = 0; slot < field->slot_count; slot++) {
        for (int32_t i = plan->first[slot]; i < plan->first[slot + 1]; i++) {
            slot_of[plan->clients[i]] = slot;
        }
    }
}

/* Marks the used routes of a plan that another one does not have, on that kind of shift; gives
 * their number. */
static int32_t mark_differing(const ronde_field *field,
                              const ronde_individual *plan,
                              const ronde_individual *other,
                              const int32_t *other_slots,
                              bool *differs)
{
    int32_t number = 0;
    for (int32_t slot = 0; slot < field->slot_count; slot++) {
        differs[slot] = false;
        for (int32_t i = plan->first[slot]; i < plan->first[slot + 1] && !differs[slot]; i++) {
            int32_t client = plan->clients[i];
            differs[slot] = plan->next[client] != other->next[client] ||
                            plan->previous[client] != other->previous[client] ||
                            field->kind_of[slot] != field->kind_of[other_slots[client]];
        }
        number += differs[slot] ? 1 : 0;
    }
    return number;
}

/* The slot marked as open with the largest number; RONDE_NONE if none is open. */
static int32_t largest(const ronde_crossover *of, const bool *open, const bool *taken)
{
    int32_t chosen = RONDE_NONE;
    for (int32_t slot = 0; slot < of->field->slot_count; slot++) {
        if (open[slot] && !taken[slot] &&
            (chosen == RONDE_NONE || of->links[slot] > of->links[chosen])) {
            chosen = slot;
        }
    }
    return chosen;
}

/* Counts how many near clients the other routes have of those on a route. */
static void link_route(ronde_crossover *of, const ronde_individual *a, int32_t slot)
{
    const ronde_field *field = of->field;
    int32_t near_count = field->near_count < link_near ? field->near_count : link_near;
    for (int32_t i = a->first[slot]; i < a->first[slot + 1]; i++) {
        const int32_t *near = field->leaders + (int64_t)a->clients[i] * field->near_count;
        for (int32_t k = 0; k < near_count && near[k] != RONDE_NONE; k++) {
            of->links[of->slot_a[near[k]]]++;
        }
    }
}

/* Takes neighbouring routes of a, from a random one on. */
static void take_from_a(ronde_crossover *of, const ronde_individual *a, int32_t count)
{
    const ronde_field *field = of->field;
    memset(of->taken_a, 0, (size_t)field->slot_count * sizeof *of->taken_a);
    memset(of->links, 0, (size_t)field->slot_count * sizeof *of->links);
    int32_t slot = of->slot_a[ronde_rng_below(of->rng, (uint32_t)field->count)];
    while (!of->differs_a[slot]) {
        slot = of->slot_a[ronde_rng_below(of->rng, (uint32_t)field->count)];
    }
    for (int32_t i = 0; i < count && slot != RONDE_NONE; i++) {
        of->taken_a[slot] = true;
        link_route(of, a, slot);
        slot = largest(of, of->differs_a, of->taken_a);
    }
}

/* Takes the routes of b whose clients are mostly those of a's routes taken. */
static void take_from_b(ronde_crossover *of, const ronde_individual *b, int32_t count)
{
    const ronde_field *field = of->field;
    memset(of->taken_b, 0, (size_t)field->slot_count * sizeof *of->taken_b);
    for (int32_t slot = 0; slot < field->slot_count; slot++) {
        of->links[slot] = 0;
        for (int32_t i = b->first[slot]; i < b->first[slot + 1]; i++) {
            of->links[slot] += of->taken_a[of->slot_a[b->clients[i]]] ? 1 : -1;
        }
    }
    for (int32_t i = 0; i < count; i++) {
        int32_t slot = largest(of, of->differs_b, of->taken_b);
        if (slot == RONDE_NONE) {
            return;
        }
        of->taken_b[slot] = true;
    }
}

/* A slot of the child for a route of b: one that a gives up, of the same kind. */
static int32_t slot_for(const ronde_crossover *of, const ronde_individual *a, int32_t slot_b)
{
    const ronde_field_kind *kind = &of->field->kinds[of->field->kind_of[slot_b]];
    for (int32_t i = 0; i < kind->slot_count; i++) {
        int32_t slot = kind->first_slot + i;
        bool unused = a->first[slot] == a->first[slot + 1];
        if ((of->taken_a[slot] || unused) && of->sources[slot] == RONDE_NONE) {
            return slot;
        }
    }
    return RONDE_NONE; /* its clients are missing for the present */
}

static void choose_sources(ronde_crossover *of, const ronde_individual *a)
{
    int32_t slots = of->field->slot_count;
    for (int32_t slot = 0; slot < slots; slot++) {
        bool used = a->first[slot] < a->first[slot + 1];
        of->sources[slot] = used && !of->taken_a[slot] ? slot : RONDE_NONE;
    }
    for (int32_t slot = 0; slot < slots; slot++) {
        int32_t to = of->taken_b[slot] ? slot_for(of, a, slot) : RONDE_NONE;
        if (to != RONDE_NONE) {
            of->sources[to] = slots + slot;
        }
    }
}

/* Puts the routes on the tour. Clients that would be on two stay where b has them if b_first, else
 * where a has them. */
static void write_child(const ronde_crossover *of,
                        const ronde_individual *a,
                        const ronde_individual *b,
                        bool b_first,
                        ronde_tour *tour)
{
    int32_t slots = of->field->slot_count;
    for (int32_t slot = 0; slot < slots; slot++) {
        int32_t source = of->sources[slot];
        if (source == RONDE_NONE) {
            continue;
        }
        bool from_b = source >= slots;
        const ronde_individual *parent = from_b ? b : a;
        int32_t from = from_b ? source - slots : source;
        int32_t stop = ronde_tour_start(tour, slot);
        bool whole = !from_b;
        for (int32_t i = parent->first[from]; i < parent->first[from + 1]; i++) {
            int32_t client = parent->clients[i];
            bool twice = !of->taken_a[of->slot_a[client]] && of->taken_b[of->slot_b[client]];
            if (!twice || from_b == b_first) {
                ronde_tour_join(tour, stop, client);
                stop = client;
            } else {
                whole = false;
            }
        }
        ronde_tour_join(tour, stop, ronde_tour_end(tour, slot));
        ronde_tour_refresh(tour, slot);
        if (whole) {
            ronde_tour_settle(tour, slot);
        }
    }
}

void ronde_crossover_make(ronde_crossover *crossover,
                          const ronde_individual *a,
                          const ronde_individual *b,
                          ronde_tour *tour)
{
    const ronde_field *field = crossover->field;
    list_slots(field, a, crossover->slot_a);
    list_slots(field, b, crossover->slot_b);
    int32_t in_a = mark_differing(field, a, b, crossover->slot_b, crossover->differs_a);
    int32_t in_b = mark_differing(field, b, a, crossover->slot_a, crossover->differs_b);
    if (in_a == 0 || in_b == 0) { /* the same plan: nothing to exchange */
        ronde_tour_load(tour, a);
        return;
    }
    int32_t most = in_a < in_b ? in_a : in_b;
    most = most > 1 ? most - 1 : 1;
    int32_t count = 1 + (int32_t)ronde_rng_below(crossover->rng, (uint32_t)most);
    take_from_a(crossover, a, count);
    take_from_b(crossover, b, count);
    choose_sources(crossover, a);
    ronde_tour_empty(tour);
    write_child(crossover, a, b, ronde_rng_below(crossover->rng, 2) == 0, tour);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/tour.h"

bool ronde_tour_take(ronde_tour *out, const ronde_field *field, ronde_arena *arena)
{
    size_t stops = (size_t)field->count + 2 * (size_t)field->slot_count;
    size_t loads = stops * (size_t)field->dimensions + 1;
    ronde_tour tour = {
        .field = field,
        .stops = ronde_arena_take(arena, stops, sizeof *tour.stops),
        .before = ronde_arena_take(arena, stops, sizeof *tour.before),
        .behind = ronde_arena_take(arena, stops, sizeof *tour.behind),
        .loads_before = ronde_arena_take(arena, loads, sizeof *tour.loads_before),
        .admitted_behind = ronde_arena_take(arena, stops, sizeof *tour.admitted_behind),
        .ways = ronde_arena_take(arena, (size_t)field->slot_count, sizeof *tour.ways),
        .free_slots = ronde_arena_take(arena, (size_t)field->kind_count, sizeof *tour.free_slots),
        .most_used = field->slot_count};
    if (tour.stops == NULL || tour.before == NULL || tour.behind == NULL ||
        tour.loads_before == NULL || tour.admitted_behind == NULL || tour.ways == NULL ||
        tour.free_slots == NULL) {
        return false;
    }
    *out = tour;
    for (int32_t client = 0; client < field->count; client++) {
        tour.stops[client].site = client;
    }
    for (int32_t slot = 0; slot < field->slot_count; slot++) {
        int32_t kind = field->kind_of[slot];
        tour.ways[slot].kind = &field->kinds[kind];
        tour.ways[slot].kind_index = kind;
        int32_t start = ronde_tour_start(out, slot);
        tour.stops[start] = (ronde_tour_stop){
            .previous = RONDE_NONE, .slot = slot, .site = ronde_field_start(field, kind)};
        tour.stops[start + 1] = (ronde_tour_stop){
            .next = RONDE_NONE, .slot = slot, .site = ronde_field_end(field, kind)};
    }
    return true;
}

ronde_cost
ronde_tour_load_penalty(const ronde_tour *tour, const ronde_field_kind *kind, const int64_t *load)
{
    int64_t sum = 0;
    for (int32_t d = 0; d < tour->field->dimensions; d++) {
        int64_t over = load[d] - kind->capacity[d];
        sum += over > 0 ? over * tour->penalties.load[d] : 0;
    }
    return sum >> RONDE_PENALTY_SHIFT;
}

static void price(ronde_tour *tour, int32_t slot)
{
    ronde_way *way = &tour->ways[slot];
    const ronde_field_kind *kind = way->kind;
    ronde_span whole = tour->before[ronde_tour_end(tour, slot)];
    way->late = way->count > 0 ? ronde_span_excess(whole, kind->max_duration) : 0;
    way->penalty_load = ronde_tour_load_penalty(tour, kind, way->load);
    way->penalty = way->penalty_load + ((way->late * tour->penalties.time) >> RONDE_PENALTY_SHIFT);
}

/* The first slot of a kind without clients, after the one given became used or free. */
static void note_free(ronde_tour *tour, int32_t slot)
{
    const ronde_way *way = &tour->ways[slot];
    int32_t *free = &tour->free_slots[way->kind_index];
    if (way->count == 0 && (*free == RONDE_NONE || slot < *free)) {
        *free = slot;
        return;
    }
    if (way->count > 0 && slot == *free) {
        int32_t last = way->kind->first_slot + way->kind->slot_count;
        int32_t next = slot + 1;
        while (next < last && tour->ways[next].count > 0) {
            next++;
        }
        *free = next < last ? next : RONDE_NONE;
    }
}

static void refresh_backwards(ronde_tour *tour, int32_t slot)
{
    const ronde_leg *legs = tour->ways[slot].kind->legs;
    int32_t stop = ronde_tour_end(tour, slot);
    tour->behind[stop] = tour->field->spans[tour->stops[stop].site];
    uint64_t admitted = UINT64_MAX;
    tour->admitted_behind[stop] = admitted;
    for (int32_t previous = tour->stops[stop].previous; previous != RONDE_NONE;
         previous = tour->stops[stop].previous) {
        ronde_leg leg = ronde_tour_leg(tour, legs, previous, stop);
        tour->behind[previous] = ronde_span_join(tour->field->spans[tour->stops[previous].site],
                                                 tour->behind[stop], leg.time);
        stop = previous;
        admitted &= ronde_tour_is_client(tour, stop) ? tour->field->admitted[stop] : UINT64_MAX;
        tour->admitted_behind[stop] = admitted;
    }
}

static void add_load(ronde_tour *tour, int32_t stop, int64_t *load)
{
    int32_t dimensions = tour->field->dimensions;
    for (int32_t d = 0; d < dimensions; d++) {
        if (ronde_tour_is_client(tour, stop)) {
            load[d] += tour->field->loads[(int64_t)stop * dimensions + d];
        }
        tour->loads_before[(int64_t)stop * dimensions + d] = load[d];
    }
}

void ronde_tour_refresh(ronde_tour *tour, int32_t slot)
{
    const ronde_field *field = tour->field;
    ronde_way *way = &tour->ways[slot];
    const ronde_leg *legs = way->kind->legs;
    int32_t stop = ronde_tour_start(tour, slot);
    int32_t was = way->count;
    way->count = -1;
    way->cost = 0;
    for (int32_t d = 0; d < field->dimensions; d++) {
        way->load[d] = 0;
    }
    tour->before[stop] = field->spans[tour->stops[stop].site];
    add_load(tour, stop, way->load);
    for (int32_t next = tour->stops[stop].next; next != RONDE_NONE; next = tour->stops[stop].next) {
        ronde_leg leg = ronde_tour_leg(tour, legs, stop, next);
        tour->before[next] =
            ronde_span_join(tour->before[stop], field->spans[tour->stops[next].site], leg.time);
        tour->stops[next].cost_in = leg.cost;
        tour->stops[next].slot = slot;
        tour->stops[next].position = tour->stops[stop].position + 1;
        way->cost += leg.cost;
        if (way->kind->prices != NULL && ronde_tour_is_client(tour, next)) {
            way->cost += way->kind->prices[next];
        }
        way->count++;
        add_load(tour, next, way->load);
        stop = next;
    }
    way->cost += way->count > 0 ? way->kind->opening : 0;
    tour->used += (way->count > 0 ? 1 : 0) - (was > 0 ? 1 : 0);
    refresh_backwards(tour, slot);
    price(tour, slot);
    note_free(tour, slot);
    way->changed = ++tour->clock;
    tour->refreshed += way->count + 2;
}

void ronde_tour_empty(ronde_tour *tour)
{
    for (int32_t client = 0; client < tour->field->count; client++) {
        ronde_tour_stop *stop = &tour->stops[client];
        stop->next = stop->previous = stop->slot = RONDE_NONE;
    }
    for (int32_t slot = 0; slot < tour->field->slot_count; slot++) {
        ronde_tour_join(tour, ronde_tour_start(tour, slot), ronde_tour_end(tour, slot));
        ronde_tour_refresh(tour, slot);
    }
    for (int32_t kind = 0; kind < tour->field->kind_count; kind++) {
        tour->free_slots[kind] = tour->field->kinds[kind].first_slot;
    }
}

void ronde_tour_load(ronde_tour *tour, const ronde_individual *from)
{
    for (int32_t kind = 0; kind < tour->field->kind_count; kind++) {
        tour->free_slots[kind] = RONDE_NONE;
    }
    for (int32_t slot = 0; slot < tour->field->slot_count; slot++) {
        int32_t stop = ronde_tour_start(tour, slot);
        for (int32_t i = from->first[slot]; i < from->first[slot + 1]; i++) {
            ronde_tour_join(tour, stop, from->clients[i]);
            stop = from->clients[i];
        }
        ronde_tour_join(tour, stop, ronde_tour_end(tour, slot));
        ronde_tour_refresh(tour, slot);
    }
}

void ronde_tour_save(const ronde_tour *tour, ronde_individual *to)
{
    int32_t count = 0;
    for (int32_t slot = 0; slot < tour->field->slot_count; slot++) {
        to->first[slot] = count;
        int32_t stop = tour->stops[ronde_tour_start(tour, slot)].next;
        for (; ronde_tour_is_client(tour, stop); stop = tour->stops[stop].next) {
            to->clients[count++] = stop;
        }
    }
    to->first[tour->field->slot_count] = count;
    to->fitness = ronde_tour_fitness(tour);
    to->feasible = ronde_fitness_feasible(&to->fitness);
    ronde_individual_relate(to, tour->field);
}

ronde_fitness ronde_tour_fitness(const ronde_tour *tour)
{
    ronde_fitness sum = {.used = tour->used};
    for (int32_t slot = 0; slot < tour->field->slot_count; slot++) {
        const ronde_way *way = &tour->ways[slot];
        sum.cost += way->cost;
        sum.late += way->late;
        for (int32_t d = 0; d < tour->field->dimensions; d++) {
            int64_t over = way->load[d] - way->kind->capacity[d];
            sum.overload[d] += over > 0 ? over : 0;
        }
    }
    return sum;
}

ronde_cost ronde_tour_value(const ronde_tour *tour)
{
    ronde_cost sum = 0;
    for (int32_t slot = 0; slot < tour->field->slot_count; slot++) {
        sum += tour->ways[slot].cost + tour->ways[slot].penalty;
    }
    return sum;
}

void ronde_tour_set_penalties(ronde_tour *tour, const ronde_penalties *penalties)
{
    tour->penalties = *penalties;
    for (int32_t slot = 0; slot < tour->field->slot_count; slot++) {
        price(tour, slot);
    }
}

ronde_span ronde_tour_span(const ronde_tour *tour, const ronde_leg *legs, ronde_piece piece)
{
    const ronde_span *spans = tour->field->spans;
    ronde_span span = spans[tour->stops[piece.first].site];
    for (int32_t stop = piece.first; stop != piece.last; stop = tour->stops[stop].next) {
        int32_t next = tour->stops[stop].next;
        span = ronde_span_join(span, spans[tour->stops[next].site],
                               ronde_tour_leg(tour, legs, stop, next).time);
    }
    return span;
}

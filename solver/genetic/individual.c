/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/individual.h"

#include <string.h>

bool ronde_individual_take(ronde_individual *out, const ronde_field *field, ronde_arena *arena)
{
    size_t count = (size_t)field->count;
    *out = (ronde_individual){
        .clients = ronde_arena_take(arena, count, sizeof *out->clients),
        .first = ronde_arena_take(arena, (size_t)field->slot_count + 1, sizeof *out->first),
        .next = ronde_arena_take(arena, count, sizeof *out->next),
        .previous = ronde_arena_take(arena, count, sizeof *out->previous)};
    return out->clients != NULL && out->first != NULL && out->next != NULL && out->previous != NULL;
}

void ronde_individual_copy(ronde_individual *to,
                           const ronde_individual *from,
                           const ronde_field *field)
{
    size_t bytes = (size_t)field->count * sizeof *to->clients;
    memcpy(to->clients, from->clients, bytes);
    memcpy(to->next, from->next, bytes);
    memcpy(to->previous, from->previous, bytes);
    memcpy(to->first, from->first, ((size_t)field->slot_count + 1) * sizeof *to->first);
    to->fitness = from->fitness;
    to->feasible = from->feasible;
}

void ronde_individual_relate(ronde_individual *individual, const ronde_field *field)
{
    for (int32_t slot = 0; slot < field->slot_count; slot++) {
        int32_t previous = RONDE_NONE;
        for (int32_t i = individual->first[slot]; i < individual->first[slot + 1]; i++) {
            int32_t client = individual->clients[i];
            individual->previous[client] = previous;
            individual->next[client] = RONDE_NONE;
            if (previous != RONDE_NONE) {
                individual->next[previous] = client;
            }
            previous = client;
        }
    }
}

ronde_cost ronde_fitness_value(const ronde_fitness *fitness, const ronde_penalties *penalties)
{
    int64_t sum = fitness->late * penalties->time;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        sum += fitness->overload[d] * penalties->load[d];
    }
    return fitness->cost + (sum >> RONDE_PENALTY_SHIFT);
}

bool ronde_fitness_feasible(const ronde_fitness *fitness)
{
    int64_t overload = 0;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        overload += fitness->overload[d];
    }
    return fitness->late == 0 && overload == 0 && fitness->cost < ronde_cost_forbidden;
}

int32_t ronde_individual_distance(const ronde_individual *one,
                                  const ronde_individual *other,
                                  const ronde_field *field)
{
    int32_t broken = 0;
    for (int32_t client = 0; client < field->count; client++) {
        broken += one->next[client] != other->next[client] ? 1 : 0;
        broken += one->previous[client] != other->previous[client] ? 1 : 0;
    }
    return broken;
}

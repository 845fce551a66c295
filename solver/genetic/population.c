/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/population.h"

enum { capacity = RONDE_TRIBE_LEAST + RONDE_TRIBE_CHILDREN + 1, elite = 4, close = 5 };

static bool take_tribe(ronde_tribe *out, const ronde_field *field, ronde_arena *arena)
{
    *out = (ronde_tribe){
        .members = ronde_arena_take(arena, capacity, sizeof *out->members),
        .order = ronde_arena_take(arena, capacity, sizeof *out->order),
        .distances = ronde_arena_take(arena, (size_t)capacity * capacity, sizeof *out->distances),
        .standing = ronde_arena_take(arena, capacity, sizeof *out->standing)};
    bool good = out->members != NULL && out->order != NULL && out->distances != NULL &&
                out->standing != NULL;
    for (int32_t i = 0; good && i < capacity; i++) {
        good = ronde_individual_take(&out->members[i], field, arena);
    }
    return good;
}

bool ronde_genetic_population_take(ronde_genetic_population *out,
                                   const ronde_field *field,
                                   ronde_arena *arena)
{
    *out = (ronde_genetic_population){
        .field = field,
        .apart = ronde_arena_take(arena, capacity, sizeof *out->apart),
        .by_difference = ronde_arena_take(arena, capacity, sizeof *out->by_difference)};
    return out->apart != NULL && out->by_difference != NULL &&
           take_tribe(&out->feasible, field, arena) && take_tribe(&out->others, field, arena);
}

void ronde_genetic_population_empty(ronde_genetic_population *population)
{
    population->feasible.count = population->others.count = 0;
    population->feasible.ranked = population->others.ranked = false;
}

void ronde_genetic_population_set_penalties(ronde_genetic_population *population,
                                            const ronde_penalties *penalties)
{
    population->penalties = *penalties;
    population->others.ranked = false;
}

static ronde_cost value_of(const ronde_genetic_population *population, const ronde_individual *plan)
{
    return ronde_fitness_value(&plan->fitness, &population->penalties);
}

static void sort_by_value(const ronde_genetic_population *population, ronde_tribe *tribe)
{
    for (int32_t i = 0; i < tribe->count; i++) {
        ronde_cost value = value_of(population, &tribe->members[i]);
        int32_t at = i;
        for (; at > 0 && value_of(population, &tribe->members[tribe->order[at - 1]]) > value;
             at--) {
            tribe->order[at] = tribe->order[at - 1];
        }
        tribe->order[at] = i;
    }
}

/* Mean distance of a member to those nearest to it. */
static double difference_of(const ronde_tribe *tribe, int32_t member)
{
    int32_t nearest[close];
    int32_t count = 0;
    for (int32_t other = 0; other < tribe->count; other++) {
        int32_t distance = tribe->distances[member * capacity + other];
        if (other == member || (count == close && distance >= nearest[close - 1])) {
            continue;
        }
        int32_t at = count < close ? count++ : close - 1;
        for (; at > 0 && nearest[at - 1] > distance; at--) {
            nearest[at] = nearest[at - 1];
        }
        nearest[at] = distance;
    }
    int32_t sum = 0;
    for (int32_t i = 0; i < count; i++) {
        sum += nearest[i];
    }
    return count > 0 ? (double)sum / count : 0.0;
}

/* Ranks by value and by difference, weighted so that the best in value survive. */
static void rank(ronde_genetic_population *population, ronde_tribe *tribe)
{
    if (tribe->ranked) {
        return;
    }
    tribe->ranked = true;
    sort_by_value(population, tribe);
    for (int32_t i = 0; i < tribe->count; i++) { /* of equals the better in value comes first */
        int32_t member = tribe->order[i];
        population->apart[member] = difference_of(tribe, member);
        int32_t at = i;
        for (; at > 0 &&
               population->apart[population->by_difference[at - 1]] < population->apart[member];
             at--) {
            population->by_difference[at] = population->by_difference[at - 1];
        }
        population->by_difference[at] = member;
    }
    double weight = tribe->count <= elite ? 0.0 : 1.0 - (double)elite / tribe->count;
    for (int32_t i = 0; i < tribe->count; i++) {
        tribe->standing[tribe->order[i]] = i;
    }
    for (int32_t i = 0; i < tribe->count; i++) {
        tribe->standing[population->by_difference[i]] += weight * i;
    }
}

static void remove_member(ronde_tribe *tribe, int32_t member)
{
    int32_t last = --tribe->count;
    ronde_individual gone = tribe->members[member];
    tribe->members[member] = tribe->members[last];
    tribe->members[last] = gone;
    for (int32_t other = 0; other < tribe->count; other++) {
        int32_t distance = tribe->distances[last * capacity + other];
        tribe->distances[member * capacity + other] = distance;
        tribe->distances[other * capacity + member] = distance;
    }
    tribe->distances[member * capacity + member] = 0;
    tribe->ranked = false;
}

static bool has_twin(const ronde_tribe *tribe, int32_t member)
{
    for (int32_t other = 0; other < tribe->count; other++) {
        if (other != member && tribe->distances[member * capacity + other] == 0) {
            return true;
        }
    }
    return false;
}

/* A twin first, else the one that stands worst; never the best in value. */
static int32_t least_fit(ronde_genetic_population *population, ronde_tribe *tribe)
{
    rank(population, tribe);
    int32_t chosen = RONDE_NONE;
    bool twin = false;
    for (int32_t i = 1; i < tribe->count; i++) {
        int32_t member = tribe->order[i];
        bool has = has_twin(tribe, member);
        if (chosen == RONDE_NONE || (has && !twin) ||
            (has == twin && tribe->standing[member] > tribe->standing[chosen])) {
            chosen = member;
            twin = has;
        }
    }
    return chosen;
}

void ronde_genetic_population_add(ronde_genetic_population *population,
                                  const ronde_individual *plan)
{
    ronde_tribe *tribe = plan->feasible ? &population->feasible : &population->others;
    int32_t member = tribe->count++;
    ronde_individual_copy(&tribe->members[member], plan, population->field);
    for (int32_t other = 0; other < tribe->count; other++) {
        int32_t distance =
            ronde_individual_distance(plan, &tribe->members[other], population->field);
        tribe->distances[member * capacity + other] = distance;
        tribe->distances[other * capacity + member] = distance;
    }
    tribe->ranked = false;
    if (tribe->count == capacity) {
        while (tribe->count > RONDE_TRIBE_LEAST) {
            remove_member(tribe, least_fit(population, tribe));
        }
    }
}

const ronde_individual *ronde_genetic_population_draw(ronde_genetic_population *population,
                                                      ronde_rng *rng)
{
    const ronde_individual *chosen = NULL;
    double standing = 0.0;
    rank(population, &population->feasible);
    rank(population, &population->others);
    int32_t total = population->feasible.count + population->others.count;
    for (int turn = 0; turn < 2; turn++) {
        int32_t at = (int32_t)ronde_rng_below(rng, (uint32_t)total);
        const ronde_tribe *tribe = &population->feasible;
        if (at >= tribe->count) {
            at -= tribe->count;
            tribe = &population->others;
        }
        if (chosen == NULL || tribe->standing[at] < standing) {
            chosen = &tribe->members[at];
            standing = tribe->standing[at];
        }
    }
    return chosen;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/field.h"

#include <stdlib.h>

/* Of being near: how much of the waiting and of the lateness on the way counts (Vidal et al. 2013).
 */
enum { waiting_share = 5, most_clients = 2000, mean_near = 5 };
enum { choosy_width = 3 }; /* times as many near clients are listed where kinds refuse some */
static const int64_t most_entries = (int64_t)16 << 20U;
static const int64_t longest_leg = INT32_MAX / 2;

typedef struct near_client {
    int64_t distance;
    int32_t client;
} near_client;

static bool legs_fit(const ronde_problem *problem)
{
    for (int32_t k = 0; k < problem->kind_count; k++) {
        const ronde_kind *kind = &problem->kinds[k];
        const ronde_travel *travel = kind->travel;
        ronde_cost most = kind->distance_price * travel->longest_distance +
                          kind->leg_price * travel->longest_time;
        if (most > longest_leg || travel->longest_time > longest_leg || kind->leg_price < 0 ||
            kind->wait_price != 0) {
            return false;
        }
    }
    int64_t sites = problem->task_count + 2 * (int64_t)problem->kind_count;
    return sites * sites * problem->kind_count <= most_entries;
}

bool ronde_field_suits(const ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    if (!problem->plain || problem->request_count != problem->task_count ||
        problem->task_count > most_clients || problem->task_count < 1 || !legs_fit(problem)) {
        return false;
    }
    for (int32_t i = 0; i < problem->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        if (request->optional || request->alternative_count != 1 ||
            instance->alternatives[request->first_alternative].task_count != 1) {
            return false;
        }
    }
    return true;
}

static int32_t place_of(const ronde_field *field, int32_t site)
{
    const ronde_problem *problem = field->problem;
    if (site < field->count) {
        return problem->nodes[field->tasks[site]].place;
    }
    int32_t at = site - field->count;
    int32_t shift = problem->kinds[at / 2].model;
    int32_t node = at % 2 == 0 ? ronde_start_of(problem, shift) : ronde_end_of(problem, shift);
    return problem->nodes[node].place;
}

static const ronde_leg *make_legs(const ronde_field *field, int32_t kind, ronde_arena *arena)
{
    const ronde_kind *of = &field->problem->kinds[kind];
    int64_t sites = field->sites;
    ronde_leg *legs = ronde_arena_take(arena, (size_t)(sites * sites), sizeof *legs);
    for (int32_t from = 0; legs != NULL && from < sites; from++) {
        int64_t row = place_of(field, from) * of->travel->size;
        for (int32_t to = 0; to < sites; to++) {
            int64_t at = row + place_of(field, to);
            ronde_cost cost = of->distance_price * of->travel->distances[at] +
                              of->leg_price * of->travel->times[at];
            bool idle = from >= field->count && to == from + 1; /* a route without stops is free */
            legs[from * sites + to] =
                idle ? (ronde_leg){0} : (ronde_leg){(int32_t)cost, of->travel->times[at]};
        }
    }
    return legs;
}

/* The table of an earlier kind that travels alike, or a new one. */
static const ronde_leg *
share_legs(const ronde_field *field, ronde_field_kind *kinds, int32_t kind, ronde_arena *arena)
{
    const ronde_kind *all = field->problem->kinds;
    for (int32_t other = 0; other < kind; other++) {
        if (all[other].travel == all[kind].travel &&
            all[other].distance_price == all[kind].distance_price &&
            all[other].leg_price == all[kind].leg_price) {
            return kinds[other].legs;
        }
    }
    return make_legs(field, kind, arena);
}

static bool
make_prices(const ronde_field *field, ronde_field_kind *out, int32_t kind, ronde_arena *arena)
{
    const ronde_cost *by_task = field->problem->kinds[kind].task_prices;
    bool none = true;
    for (int32_t client = 0; client < field->count; client++) {
        none &= by_task[field->tasks[client]] == 0;
    }
    if (none) {
        return true;
    }
    ronde_cost *prices = ronde_arena_take(arena, (size_t)field->count, sizeof *prices);
    for (int32_t client = 0; prices != NULL && client < field->count; client++) {
        prices[client] = by_task[field->tasks[client]];
    }
    out->prices = prices;
    return prices != NULL;
}

static bool same_event(const ronde_problem *problem, int32_t one, int32_t other)
{
    const ronde_node *a = &problem->nodes[one];
    const ronde_node *b = &problem->nodes[other];
    return a->place == b->place && a->earliest == b->earliest && a->latest == b->latest &&
           a->duration == b->duration;
}

/* Where and when shifts of two kinds begin and end is the same, and how they travel. */
static bool same_house(const ronde_field *field, int32_t one, int32_t other)
{
    const ronde_problem *problem = field->problem;
    if (field->kinds[one].legs != field->kinds[other].legs) {
        return false;
    }
    int32_t a = problem->kinds[one].model;
    int32_t b = problem->kinds[other].model;
    return same_event(problem, ronde_start_of(problem, a), ronde_start_of(problem, b)) &&
           same_event(problem, ronde_end_of(problem, a), ronde_end_of(problem, b));
}

static int32_t house_of(const ronde_field *field, int32_t kind)
{
    int32_t house = 0;
    while (house < kind && !same_house(field, house, kind)) {
        house++;
    }
    return house;
}

/* Notes who is admitted where, and which prices say nothing else. */
static bool make_gates(ronde_field *field, ronde_field_kind *kinds, ronde_arena *arena)
{
    uint64_t *admitted = ronde_arena_take(arena, (size_t)field->count, sizeof *admitted);
    if (admitted == NULL) {
        return false;
    }
    for (int32_t k = 0; k < field->kind_count; k++) {
        kinds[k].number = k;
        kinds[k].house = house_of(field, k);
        kinds[k].gated = k < RONDE_FIELD_BITS;
        for (int32_t client = 0; client < field->count && k < RONDE_FIELD_BITS; client++) {
            ronde_cost price = kinds[k].prices == NULL ? 0 : kinds[k].prices[client];
            kinds[k].gated &= price == 0 || price >= ronde_cost_forbidden;
            admitted[client] |= price < ronde_cost_forbidden ? (uint64_t)1 << (uint32_t)k : 0;
            field->choosy |= price >= ronde_cost_forbidden;
        }
    }
    field->admitted = admitted;
    return true;
}

static bool make_kinds(ronde_field *field, ronde_arena *arena)
{
    const ronde_problem *problem = field->problem;
    size_t count = (size_t)field->kind_count;
    ronde_field_kind *kinds = ronde_arena_take(arena, count, sizeof *kinds);
    int32_t *kind_of = ronde_arena_take(arena, (size_t)field->slot_count, sizeof *kind_of);
    if (kinds == NULL || kind_of == NULL) {
        return false;
    }
    field->kinds = kinds;
    field->kind_of = kind_of;
    for (int32_t k = 0; k < field->kind_count; k++) {
        const ronde_kind *kind = &problem->kinds[k];
        kinds[k] = (ronde_field_kind){.opening = kind->shift_price,
                                      .max_duration = kind->max_duration,
                                      .first_slot = kind->first_shift,
                                      .slot_count = kind->shift_count};
        for (int32_t d = 0; d < field->dimensions; d++) {
            kinds[k].capacity[d] = kind->capacity[d];
        }
        for (int32_t i = 0; i < kind->shift_count; i++) {
            kind_of[kind->first_shift + i] = k;
        }
        kinds[k].legs = share_legs(field, kinds, k, arena);
        if (kinds[k].legs == NULL || !make_prices(field, &kinds[k], k, arena)) {
            return false;
        }
    }
    return make_gates(field, kinds, arena);
}

/* Clients in the order of their places' ranks: near ones in memory, too. */
static bool number_clients(ronde_field *field, ronde_arena *arena)
{
    const ronde_problem *problem = field->problem;
    size_t count = (size_t)field->count;
    int32_t size = (int32_t)problem->travels[0].size;
    int32_t *tasks = ronde_arena_take(arena, count, sizeof *tasks);
    int32_t *client_of = ronde_arena_take(arena, count, sizeof *client_of);
    int32_t *first = ronde_arena_take(arena, (size_t)size + 1, sizeof *first);
    if (tasks == NULL || client_of == NULL || first == NULL) {
        return false;
    }
    for (int32_t task = 0; task < field->count; task++) {
        first[problem->ranks[task] + 1]++;
    }
    for (int32_t rank = 0; rank < size; rank++) {
        first[rank + 1] += first[rank];
    }
    for (int32_t task = 0; task < field->count; task++) {
        client_of[task] = first[problem->ranks[task]]++;
        tasks[client_of[task]] = task;
    }
    field->tasks = tasks;
    field->client_of = client_of;
    return true;
}

static ronde_span span_of(const ronde_node *node)
{
    return (ronde_span){node->duration, 0, node->earliest, node->latest};
}

static bool describe_sites(ronde_field *field, ronde_arena *arena)
{
    const ronde_problem *problem = field->problem;
    ronde_span *spans = ronde_arena_take(arena, (size_t)field->sites, sizeof *spans);
    size_t entries = (size_t)field->count * (size_t)field->dimensions + 1;
    int64_t *loads = ronde_arena_take(arena, entries, sizeof *loads);
    if (spans == NULL || loads == NULL) {
        return false;
    }
    for (int32_t client = 0; client < field->count; client++) {
        const ronde_task *task = &problem->instance->tasks[field->tasks[client]];
        spans[client] = span_of(&problem->nodes[field->tasks[client]]);
        for (int32_t d = 0; d < field->dimensions; d++) {
            int64_t amount = task->change[d] > 0 ? task->change[d] : 0;
            loads[(int64_t)client * field->dimensions + d] = amount + task->initial[d];
        }
    }
    for (int32_t kind = 0; kind < field->kind_count; kind++) {
        int32_t shift = problem->kinds[kind].model;
        spans[ronde_field_start(field, kind)] =
            span_of(&problem->nodes[ronde_start_of(problem, shift)]);
        spans[ronde_field_end(field, kind)] =
            span_of(&problem->nodes[ronde_end_of(problem, shift)]);
    }
    field->spans = spans;
    field->loads = loads;
    return true;
}

/* How ill one client suits directly before another: the leg, the waiting it forces, the lateness.
 */
static int64_t ill_suited(const ronde_field *field, int32_t before, int32_t client)
{
    ronde_leg leg = ronde_field_leg(field, field->kinds[0].legs, before, client);
    const ronde_span *a = &field->spans[before];
    const ronde_span *b = &field->spans[client];
    ronde_time wait = b->earliest - (a->latest + a->length + leg.time);
    ronde_time late = a->earliest + a->length + leg.time - b->latest;
    int64_t distance = ((int64_t)leg.time + leg.cost * field->mean_time / field->mean_leg) / 2;
    return distance + (wait > 0 ? wait / waiting_share : 0) + (late > 0 ? late : 0);
}

static int nearer(const void *one, const void *other)
{
    const near_client *a = one;
    const near_client *b = other;
    if (a->distance != b->distance) {
        return a->distance < b->distance ? -1 : 1;
    }
    return a->client < b->client ? -1 : 1;
}

/* Means over all pairs: only their ratio matters much. */
static void measure(ronde_field *field)
{
    int64_t cost = 0;
    int64_t time = 0;
    for (int32_t from = 0; from < field->count; from++) {
        for (int32_t to = 0; to < field->count; to++) {
            ronde_leg leg = ronde_field_leg(field, field->kinds[0].legs, from, to);
            cost += leg.cost;
            time += leg.time;
        }
    }
    int64_t pairs = (int64_t)field->count * field->count * mean_near;
    field->mean_leg = cost / pairs > 1 ? cost / pairs : 1;
    field->mean_time = time / pairs > 1 ? time / pairs : 1;
}

/* Where kinds refuse clients, many of the near ones are on routes that will not do. */
static bool list_leaders(ronde_field *field, ronde_arena *arena)
{
    int32_t others = field->count - 1;
    int32_t wanted = field->choosy ? choosy_width * RONDE_FIELD_NEAR : RONDE_FIELD_NEAR;
    field->near_count = others < wanted ? others : wanted;
    size_t entries = (size_t)field->count * (size_t)field->near_count + 1;
    int32_t *leaders = ronde_arena_take(arena, entries, sizeof *leaders);
    near_client *all = ronde_arena_take(arena, (size_t)field->count, sizeof *all);
    if (leaders == NULL || all == NULL) {
        return false;
    }
    for (int32_t client = 0; client < field->count; client++) {
        int32_t listed = 0;
        for (int32_t other = 0; other < field->count; other++) {
            if (other != client && ronde_field_mix(field, client, other)) {
                all[listed++] = (near_client){ill_suited(field, other, client), other};
            }
        }
        qsort(all, (size_t)listed, sizeof *all, nearer);
        for (int32_t i = 0; i < field->near_count; i++) {
            leaders[(int64_t)client * field->near_count + i] =
                i < listed ? all[i].client : RONDE_NONE;
        }
    }
    field->leaders = leaders;
    return true;
}

bool ronde_field_make(ronde_field *out, const ronde_problem *problem, ronde_arena *arena)
{
    *out = (ronde_field){.problem = problem,
                         .count = problem->task_count,
                         .sites = problem->task_count + 2 * problem->kind_count,
                         .kind_count = problem->kind_count,
                         .slot_count = problem->shift_count,
                         .dimensions = problem->load_mode == RONDE_LOAD_NONE
                                           ? 0
                                           : problem->instance->dimension_count};
    if (!number_clients(out, arena) || !make_kinds(out, arena) || !describe_sites(out, arena)) {
        return false;
    }
    measure(out);
    return list_leaders(out, arena);
}

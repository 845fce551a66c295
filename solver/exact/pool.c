/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/pool.h"

enum { most_routes = 40000, mean_stops = 16, routes_per_request = 200, fewest_routes = 64 };

static int32_t wanted_capacity(const ronde_problem *problem)
{
    int64_t wanted = (int64_t)problem->request_count * routes_per_request;
    wanted = wanted < fewest_routes ? fewest_routes : wanted;
    return (int32_t)(wanted < most_routes ? wanted : most_routes);
}

static void forget_slots(ronde_pool *pool)
{
    for (uint32_t i = 0; i <= pool->slot_mask; i++) {
        pool->slots[i] = RONDE_NONE;
    }
}

ronde_status ronde_pool_init(ronde_pool *out, const ronde_problem *problem, ronde_error *error)
{
    ronde_pool pool = {.problem = problem, .capacity = wanted_capacity(problem)};
    pool.stop_capacity = mean_stops * pool.capacity;
    uint32_t slots = 1;
    while (slots < 2 * (uint32_t)pool.capacity) {
        slots *= 2;
    }
    pool.slot_mask = slots - 1;
    size_t routes = (size_t)pool.capacity;
    size_t shifts = (size_t)problem->shift_count + 1;
    /* The longest route is written behind the others before it is known what becomes of it. */
    size_t room = (size_t)pool.stop_capacity + 2 * (size_t)problem->node_count;
    pool.arena = ronde_arena_new(1 << 16);
    if (pool.arena != NULL) {
        pool.routes = ronde_arena_take(pool.arena, routes, sizeof *pool.routes);
        pool.stops = ronde_arena_take(pool.arena, room, sizeof *pool.stops);
        pool.duals =
            ronde_arena_take(pool.arena, (size_t)problem->request_count + 1, sizeof *pool.duals);
        pool.last_content = ronde_arena_take(pool.arena, shifts, sizeof *pool.last_content);
        pool.last_cost = ronde_arena_take(pool.arena, shifts, sizeof *pool.last_cost);
        pool.slots = ronde_arena_take(pool.arena, slots, sizeof *pool.slots);
        pool.keys = ronde_arena_take(pool.arena, routes, sizeof *pool.keys);
        pool.sorted = ronde_arena_take(pool.arena, routes, sizeof *pool.sorted);
    }
    if (pool.arena == NULL || pool.routes == NULL || pool.stops == NULL || pool.duals == NULL ||
        pool.last_content == NULL || pool.last_cost == NULL || pool.slots == NULL ||
        pool.keys == NULL || pool.sorted == NULL) {
        ronde_pool_clear(&pool);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    forget_slots(&pool);
    *out = pool;
    return RONDE_OK;
}

void ronde_pool_clear(ronde_pool *pool)
{
    ronde_arena_free(pool->arena);
    *pool = (ronde_pool){0};
}

/* The slot of a route with this content and kind, or the free one where it would go. */
static uint32_t find_slot(const ronde_pool *pool, uint64_t content, int32_t kind)
{
    uint64_t mixed = (content ^ (uint64_t)(uint32_t)kind) * 0x9e3779b97f4a7c15U;
    uint32_t slot = (uint32_t)(mixed >> 32U) & pool->slot_mask;
    while (pool->slots[slot] != RONDE_NONE) {
        const ronde_pool_route *route = &pool->routes[pool->slots[slot]];
        if (route->content == content && route->kind == kind) {
            break;
        }
        slot = (slot + 1) & pool->slot_mask;
    }
    return slot;
}

int32_t ronde_pool_find(const ronde_pool *pool, uint64_t content, int32_t kind)
{
    return pool->slots[find_slot(pool, content, kind)];
}

/* How little a route is worth keeping: its reduced cost, or its age while there are no duals. */
static ronde_cost key_of(const ronde_pool *pool, const ronde_pool_route *route)
{
    const ronde_problem *problem = pool->problem;
    if (!pool->valued) {
        return pool->offers - route->seen;
    }
    ronde_cost worth = 0;
    for (int32_t i = 0; i < route->stop_count; i++) {
        int32_t stop = pool->stops[route->first + i];
        if (stop >= 0 && ronde_pool_leads(problem, stop)) {
            worth += pool->duals[problem->nodes[stop].request];
        }
    }
    return route->cost + route->extra - worth;
}

static ronde_cost median(ronde_cost a, ronde_cost b, ronde_cost c)
{
    ronde_cost least = a < b ? a : b;
    ronde_cost most = a < b ? b : a;
    return c < least ? least : (c < most ? c : most);
}

/* Splits keys *low .. *high at their pivot: afterwards those from *low on are not smaller than it,
 * those up to *high not larger, and *high < *low. */
static void split(ronde_cost *keys, int32_t *low, int32_t *high)
{
    ronde_cost pivot = median(keys[*low], keys[*low + (*high - *low) / 2], keys[*high]);
    while (*low <= *high) {
        while (keys[*low] < pivot) {
            ++*low;
        }
        while (keys[*high] > pivot) {
            --*high;
        }
        if (*low <= *high) {
            ronde_cost swapped = keys[*low];
            keys[(*low)++] = keys[*high];
            keys[(*high)--] = swapped;
        }
    }
}

/* Puts the count smallest keys before the others (Hoare's quickselect, median of three). */
static void select_smallest(ronde_cost *keys, int32_t length, int32_t count)
{
    int32_t low = 0;
    int32_t high = length - 1;
    while (low < high) {
        int32_t larger = low;
        int32_t smaller = high;
        split(keys, &larger, &smaller);
        if (count <= smaller) {
            high = smaller;
        } else if (count >= larger) {
            low = larger;
        } else {
            return;
        }
    }
}

/* Keeps the better half of the routes and, of those, no more stops than half the room. */
static void throw_away_half(ronde_pool *pool)
{
    for (int32_t i = 0; i < pool->count; i++) {
        pool->keys[i] = key_of(pool, &pool->routes[i]);
        pool->sorted[i] = pool->keys[i];
    }
    int32_t half = pool->count / 2;
    if (half > 0) {
        select_smallest(pool->sorted, pool->count, half);
    }
    ronde_cost bound = pool->sorted[half];
    int32_t kept = 0;
    int32_t stops = 0;
    forget_slots(pool);
    for (int32_t i = 0; i < pool->count && kept < half; i++) {
        ronde_pool_route route = pool->routes[i];
        if (pool->keys[i] > bound || stops + route.stop_count > pool->stop_capacity / 2) {
            continue;
        }
        for (int32_t k = 0; k < route.stop_count; k++) {
            pool->stops[stops + k] = pool->stops[route.first + k];
        }
        route.first = stops;
        stops += route.stop_count;
        pool->slots[find_slot(pool, route.content, route.kind)] = kept;
        pool->routes[kept++] = route;
    }
    pool->count = kept;
    pool->stop_count = stops;
}

bool ronde_pool_bound(const ronde_problem *problem, int32_t task)
{
    const ronde_instance *instance = problem->instance;
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = instance->memberships[of->first_membership + i].group;
        if (instance->groups[group].rule == RONDE_TOGETHER) {
            return true;
        }
    }
    return false;
}

/* All tasks of a request are on the route. */
static bool is_whole(const ronde_state *state, int32_t shift, int32_t task)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    const ronde_alternative *of = &instance->alternatives[problem->nodes[task].alternative];
    for (int32_t i = 0; i < of->task_count; i++) {
        if (state->spots[instance->request_tasks[of->first_task + i]].route != shift) {
            return false;
        }
    }
    return true;
}

/* Which break of its shift a break task is. */
static int32_t break_number(const ronde_instance *instance, int32_t shift, int32_t task)
{
    const ronde_shift *of = &instance->shifts[shift];
    int32_t number = 0;
    while (instance->breaks[of->first_break + number].task != task) {
        number++;
    }
    return number;
}

/* Writes the stops of a route from a place on, and what follows from them; false if the route does
 * not stand alone. */
static bool
write_stops(ronde_pool *pool, ronde_pool_route *route, const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = pool->problem;
    const ronde_instance *instance = problem->instance;
    int32_t *stops = pool->stops + pool->stop_count;
    int32_t end = ronde_end_of(problem, shift);
    for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
         node = state->spots[node].next) {
        if ((state->spots[node].flags & RONDE_NODE_BREAK) != 0) {
            stops[route->stop_count++] = ~break_number(instance, shift, node);
            continue;
        }
        if (problem->nodes[node].request == RONDE_NONE || !is_whole(state, shift, node) ||
            ronde_pool_bound(problem, node)) {
            return false;
        }
        stops[route->stop_count++] = node;
        if (ronde_pool_leads(problem, node)) {
            route->request_count++;
            route->extra += instance->alternatives[problem->nodes[node].alternative].price;
        }
    }
    return true;
}

/* The same tasks in a better order. */
static void replace(ronde_pool *pool, int32_t known, const ronde_pool_route *route)
{
    int32_t *to = pool->stops + pool->routes[known].first;
    const int32_t *from = pool->stops + pool->stop_count;
    for (int32_t i = 0; i < route->stop_count; i++) {
        to[i] = from[i];
    }
    pool->routes[known].cost = route->cost;
}

void ronde_pool_offer(ronde_pool *pool, const ronde_state *state, int32_t shift)
{
    const ronde_lane *lane = &state->lanes[shift];
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_cost cost = kind->shift_price + lane->legs + lane->prices + lane->moments;
    if (lane->task_count == 0 ||
        (lane->content == pool->last_content[shift] && cost >= pool->last_cost[shift])) {
        return;
    }
    pool->last_content[shift] = lane->content;
    pool->last_cost[shift] = cost;
    pool->offers++;
    ronde_pool_route route = {.content = lane->content,
                              .cost = cost,
                              .kind = pool->problem->kind_of[shift],
                              .seen = pool->offers};
    int32_t known = ronde_pool_find(pool, route.content, route.kind);
    if (known != RONDE_NONE) {
        pool->routes[known].seen = pool->offers;
        if (cost < pool->routes[known].cost && write_stops(pool, &route, state, shift)) {
            replace(pool, known, &route);
        }
        return;
    }
    if (pool->count == pool->capacity || pool->stop_count > pool->stop_capacity) {
        throw_away_half(pool);
    }
    route.first = pool->stop_count;
    if (write_stops(pool, &route, state, shift)) {
        pool->slots[find_slot(pool, route.content, route.kind)] = pool->count;
        pool->routes[pool->count++] = route;
        pool->stop_count += route.stop_count;
    }
}

void ronde_pool_offer_all(ronde_pool *pool, const ronde_state *state)
{
    for (int32_t shift = 0; shift < pool->problem->shift_count; shift++) {
        pool->last_content[shift] = 0;
        ronde_pool_offer(pool, state, shift);
    }
}

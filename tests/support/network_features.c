/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/network_features.h"

#include "tests/support/network_oracle.h"

enum { most_nodes = 64, most_shifts = 8 };

const char *const ronde_network_feature_names[RONDE_NETWORK_FEATURES] = {
    [RONDE_NETWORK_MIN_LAG] = "smallest lag",
    [RONDE_NETWORK_MAX_LAG] = "largest lag",
    [RONDE_NETWORK_AT_ONCE] = "two at once",
    [RONDE_NETWORK_SAME] = "same resource",
    [RONDE_NETWORK_DIFFERENT] = "different resource",
    [RONDE_NETWORK_CHAIN] = "chain over three routes",
    [RONDE_NETWORK_CYCLE] = "two routes that bind each other",
    [RONDE_NETWORK_RING] = "three routes that bind each other",
    [RONDE_NETWORK_WINDOWS] = "several windows",
    [RONDE_NETWORK_BREAK] = "break",
    [RONDE_NETWORK_LIMIT] = "limit of length",
    [RONDE_NETWORK_RELOAD] = "several trips"};

/* Which nodes a node's start is a bound on, and which routes are tied. */
typedef struct reach {
    uint64_t nodes[most_nodes];
    uint32_t routes[most_shifts];
} reach;

static uint32_t bit(ronde_network_feature feature)
{
    return 1U << (unsigned)feature;
}

static void put_arc(reach *to, int32_t tail, int32_t head)
{
    to->nodes[tail] |= UINT64_C(1) << (unsigned)head;
}

static uint32_t look_at_links(reach *to, const ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    uint32_t found = 0;
    for (int32_t i = 0; i < instance->link_count; i++) {
        const ronde_link *link = &instance->links[i];
        int32_t one = state->spots[link->from].route;
        int32_t other = state->spots[link->to].route;
        if (one == RONDE_NONE || other == RONDE_NONE) {
            continue;
        }
        bool min = link->min_lag > -ronde_time_unlimited;
        bool max = link->max_lag < ronde_time_unlimited;
        found |= min ? bit(RONDE_NETWORK_MIN_LAG) : 0;
        found |= max ? bit(RONDE_NETWORK_MAX_LAG) : 0;
        found |= min && max && link->min_lag == link->max_lag ? bit(RONDE_NETWORK_AT_ONCE) : 0;
        found |= link->relation == RONDE_SAME_RESOURCE ? bit(RONDE_NETWORK_SAME) : 0;
        found |= link->relation == RONDE_DIFFERENT_RESOURCE ? bit(RONDE_NETWORK_DIFFERENT) : 0;
        to->routes[one] |= 1U << (unsigned)other;
        to->routes[other] |= 1U << (unsigned)one;
        if (min) {
            put_arc(to, link->from, link->to);
        }
        if (max) {
            put_arc(to, link->to, link->from);
        }
    }
    return found;
}

static uint32_t look_at_routes(reach *to, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    uint32_t found = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        if (!ronde_network_uses(state, start)) {
            continue;
        }
        for (int32_t node = start; state->spots[node].next != RONDE_NONE;
             node = state->spots[node].next) {
            put_arc(to, node, state->spots[node].next);
            found |= problem->nodes[node].window_count > 1 ? bit(RONDE_NETWORK_WINDOWS) : 0;
        }
        found |= state->lanes[shift].break_count > 0 ? bit(RONDE_NETWORK_BREAK) : 0;
        found |= state->lanes[shift].reload_count > 0 ? bit(RONDE_NETWORK_RELOAD) : 0;
        if (ronde_state_limit(state, shift) < ronde_time_unlimited) {
            found |= bit(RONDE_NETWORK_LIMIT);
            put_arc(to, ronde_end_of(problem, shift), start);
        }
    }
    return found;
}

/* The transitive closure of the arcs (Warshall). */
static void close_over(reach *to, int32_t count)
{
    for (int32_t via = 0; via < count; via++) {
        for (int32_t node = 0; node < count; node++) {
            if ((to->nodes[node] >> (unsigned)via & 1U) != 0) {
                to->nodes[node] |= to->nodes[via];
            }
        }
    }
}

/* The most routes with moments that all bind each other. */
static int largest_ring(const reach *to, const ronde_state *state)
{
    int32_t count = state->problem->node_count;
    int most = 0;
    for (int32_t node = 0; node < count; node++) {
        uint32_t routes = 0;
        for (int32_t other = 0; other < count; other++) {
            if ((to->nodes[node] >> (unsigned)other & 1U) != 0 &&
                (to->nodes[other] >> (unsigned)node & 1U) != 0) {
                routes |= 1U << (unsigned)state->spots[other].route;
            }
        }
        int size = __builtin_popcount(routes);
        most = size > most ? size : most;
    }
    return most;
}

/* True if some route is tied to two others. */
static bool has_chain(const reach *to, int32_t shift_count)
{
    for (int32_t shift = 0; shift < shift_count; shift++) {
        if (__builtin_popcount(to->routes[shift] & ~(1U << (unsigned)shift)) > 1) {
            return true;
        }
    }
    return false;
}

uint32_t ronde_network_features(const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    reach to = {{0}, {0}};
    if (problem->node_count > most_nodes || problem->shift_count > most_shifts) {
        return 0;
    }
    uint32_t found = look_at_links(&to, state) | look_at_routes(&to, state);
    found |= has_chain(&to, problem->shift_count) ? bit(RONDE_NETWORK_CHAIN) : 0;
    if ((found & (bit(RONDE_NETWORK_MIN_LAG) | bit(RONDE_NETWORK_MAX_LAG))) != 0) {
        close_over(&to, problem->node_count);
        int ring = largest_ring(&to, state);
        found |= ring > 1 ? bit(RONDE_NETWORK_CYCLE) : 0;
        found |= ring > 2 ? bit(RONDE_NETWORK_RING) : 0;
    }
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/near.h"

#include "solver/core/openings.h"
#include "solver/core/price.h"

/* What stays the same while one task looks around. */
typedef struct outlook {
    const ronde_state *state;
    ronde_hand *hand;
    const ronde_probe *probe;
    const ronde_kind *kind; /* the lists below are its own */
    const int32_t *to, *from, *distance_to, *distance_from;
    ronde_cost base;
} outlook;

static void look_with(outlook *view, const ronde_kind *kind)
{
    const ronde_problem *problem = view->state->problem;
    if (view->kind == NULL || view->kind->travel != kind->travel) {
        const ronde_travel *travel = &problem->ranked[kind->travel - problem->travels];
        const int64_t row = problem->ranks[view->probe->node] * travel->size;
        view->to = travel->times_to + row;
        view->from = travel->times + row;
        view->distance_to = travel->distances_to + row;
        view->distance_from = travel->distances + row;
    }
    view->kind = kind;
    view->base = kind->task_prices[view->probe->node] - kind->wait_price * view->probe->duration;
}

static bool blinks(ronde_hand *hand)
{
    return (uint32_t)(ronde_rng_next(&hand->rng) >> 54U) < hand->blink;
}

/* A bound first, then the cost: most positions are too dear, and need no look at times and loads.
 * The bound is that of a detour between two tasks that are as far away as the near one: with a
 * nearer one, the position is looked at from there. */
static inline void look_between(
    outlook *view, int32_t a, int32_t b, int32_t route, const ronde_near *near, ronde_offer *best)
{
    const ronde_problem *problem = view->state->problem;
    const ronde_kind *kind = &problem->kinds[problem->kind_of[route]];
    if (kind != view->kind) {
        look_with(view, kind);
    }
    const ronde_spot *behind = &view->state->spots[b];
    ronde_cost leg = kind->distance_price * near->distance + kind->leg_price * near->time;
    bool between_tasks = a < problem->task_count && b < problem->task_count;
    if (between_tasks && view->base - behind->leg_cost + 2 * leg >= best->cost) {
        return;
    }
    int32_t from = problem->ranks[a];
    int32_t to = problem->ranks[b];
    ronde_cost cost =
        view->base - behind->leg_cost +
        kind->distance_price * ((ronde_cost)view->distance_to[from] + view->distance_from[to]) +
        kind->leg_price * ((ronde_cost)view->to[from] + view->from[to]);
    if (cost >= best->cost) {
        return;
    }
    const ronde_spot *before = &view->state->spots[a];
    ronde_time start = before->earliest + before->duration + view->to[from];
    start = start < view->probe->low ? view->probe->low : start;
    if (start > view->probe->high ||
        start + view->probe->duration + view->from[to] > behind->latest ||
        !ronde_probe_admits(view->state, view->probe, route) ||
        !ronde_price_within(view->state, &(ronde_detour){view->probe->node, a, b, view->to[from],
                                                         view->from[to]}) ||
        blinks(view->hand)) {
        return;
    }
    *best = (ronde_offer){.cost = cost, .after = a, .second = RONDE_NONE};
}

/* The route of a near task if it may have the probed one, else RONDE_NONE. */
static inline int32_t route_at(const outlook *view, const ronde_near *near)
{
    const ronde_problem *problem = view->state->problem;
    int32_t route = view->state->spots[near->task].route;
    bool good = route != RONDE_NONE &&
                ronde_openings_admit(problem, problem->kind_of[route], view->probe->node);
    return good ? route : RONDE_NONE;
}

/* The positions in front of the tasks of a list, or behind them: the nearest that will do. */
static inline void
look_along(outlook *view, const ronde_near *near, bool in_front, ronde_offer *best)
{
    const ronde_spot *spots = view->state->spots;
    int32_t width = view->state->problem->near_width;
    int32_t left = RONDE_NEAR;
    for (int32_t i = 0; i < width && near[i].task != RONDE_NONE && left > 0; i++) {
        int32_t task = near[i].task;
        int32_t route = route_at(view, &near[i]);
        if (route != RONDE_NONE) {
            look_between(view, in_front ? spots[task].previous : task,
                         in_front ? task : spots[task].next, route, &near[i], best);
            left--;
        }
    }
}

void ronde_near_scan(const ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     ronde_offer *best)
{
    const ronde_problem *problem = state->problem;
    int64_t row = (int64_t)probe->node * problem->near_width;
    outlook view = {.state = state, .hand = hand, .probe = probe};
    look_with(&view, &problem->kinds[0]);
    look_along(&view, problem->followers + row, true, best);
    look_along(&view, problem->leaders + row, false, best);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/near.h"

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
    const ronde_travel *travel = kind->travel;
    const int64_t row = view->probe->place * travel->size;
    view->kind = kind;
    view->to = travel->times_to + row;
    view->from = travel->times + row;
    view->distance_to = travel->distances_to + row;
    view->distance_from = travel->distances + row;
    view->base = kind->task_prices[view->probe->node] - kind->wait_price * view->probe->duration;
}

static bool blinks(ronde_hand *hand)
{
    return (uint32_t)(ronde_rng_next(&hand->rng) >> 54U) < hand->blink;
}

/* The cost first: most positions are too dear, and need no look at times and loads. */
static inline void
look_between(outlook *view, int32_t a, int32_t b, int32_t route, ronde_offer *best)
{
    const ronde_problem *problem = view->state->problem;
    const ronde_kind *kind = &problem->kinds[problem->kind_of[route]];
    if (kind != view->kind) {
        look_with(view, kind);
    }
    const ronde_spot *behind = &view->state->spots[b];
    int32_t from = problem->places[a];
    int32_t to = problem->places[b];
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
        !ronde_probe_admits(view->state, view->probe, route) || blinks(view->hand)) {
        return;
    }
    *best = (ronde_offer){.cost = cost, .after = a, .second = RONDE_NONE};
}

void ronde_near_scan(const ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     ronde_offer *best)
{
    const ronde_problem *problem = state->problem;
    outlook view = {.state = state, .hand = hand, .probe = probe};
    look_with(&view, &problem->kinds[0]);
    const int32_t *followers = problem->followers + (int64_t)probe->node * RONDE_NEAR;
    for (int32_t i = 0; i < RONDE_NEAR && followers[i] != RONDE_NONE; i++) {
        const ronde_spot *behind = &state->spots[followers[i]];
        if (behind->route != RONDE_NONE) {
            look_between(&view, behind->previous, followers[i], behind->route, best);
        }
    }
    const int32_t *leaders = problem->leaders + (int64_t)probe->node * RONDE_NEAR;
    for (int32_t i = 0; i < RONDE_NEAR && leaders[i] != RONDE_NONE; i++) {
        const ronde_spot *before = &state->spots[leaders[i]];
        if (before->route != RONDE_NONE) {
            look_between(&view, leaders[i], before->next, before->route, best);
        }
    }
}

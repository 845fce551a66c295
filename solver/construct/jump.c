/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/jump.h"

#include "solver/construct/rests.h"
#include "solver/core/relations.h"
#include "solver/core/trips.h"

enum { most_moved = 5 };

static int32_t draw(ronde_hand *hand, int32_t count)
{
    return (int32_t)ronde_rng_below(&hand->rng, (uint32_t)count);
}

static int32_t steps_of(const ronde_lane *lane)
{
    return lane->task_count + lane->break_count + lane->reload_count;
}

/* A random stop of a route to go behind. */
static int32_t draw_after(const ronde_state *state, ronde_hand *hand, int32_t shift)
{
    const ronde_lane *lane = &state->lanes[shift];
    int32_t node = ronde_start_of(state->problem, shift);
    for (int32_t steps = draw(hand, steps_of(lane) + 1); steps > 0; steps--) {
        node = state->spots[node].next;
    }
    return node;
}

/* Links a task where it may share the route and the pinned tasks stay in front. */
static bool link_behind(ronde_state *state, int32_t task, int32_t after)
{
    if (!ronde_relations_share(state, task, state->spots[after].route) ||
        !ronde_relations_order(state, task, after)) {
        return false;
    }
    ronde_state_link(state, task, after);
    return true;
}

/* Links the tasks of a random alternative in anywhere; false where none may do a task. */
static bool scatter(ronde_state *state, ronde_hand *hand, int32_t request)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_request *of = &instance->requests[request];
    int32_t index = of->first_alternative + draw(hand, of->alternative_count);
    const ronde_alternative *alternative = &instance->alternatives[index];
    int32_t shift = draw(hand, instance->shift_count);
    for (int32_t i = 0; i < alternative->task_count; i++) {
        int32_t task = instance->request_tasks[alternative->first_task + i];
        shift = draw(hand, 2) == 0 ? shift : draw(hand, instance->shift_count);
        if (ronde_state_kind(state, shift)->task_prices[task] >= ronde_cost_forbidden) {
            return false;
        }
        if (!link_behind(state, task, draw_after(state, hand, shift)) ||
            !ronde_relations_hold(state, task)) {
            return false;
        }
    }
    ronde_state_choose(state, request, index);
    return true;
}

static void scatter_breaks(ronde_state *state, ronde_hand *hand)
{
    const ronde_instance *instance = state->problem->instance;
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        const ronde_shift *of = &instance->shifts[shift];
        if (!state->is_dirty[shift]) {
            continue;
        }
        if (state->lanes[shift].task_count == 0 || draw(hand, 2) == 0) {
            ronde_rests_unlink(state, shift);
        }
        for (int32_t i = 0; i < of->break_count && state->lanes[shift].task_count > 0; i++) {
            const ronde_break *rest = &instance->breaks[of->first_break + i];
            bool wanted = rest->after <= 0 || draw(hand, 2) == 0;
            if (wanted && state->spots[rest->task].route == RONDE_NONE) {
                ronde_state_link(state, rest->task, draw_after(state, hand, shift));
            }
        }
    }
}

/* Links reloads in between all stops of a route, as far as it has them in store. */
static void cut_everywhere(ronde_state *state, ronde_hand *hand, int32_t shift)
{
    int32_t places = ronde_state_kind(state, shift)->reload_place_count;
    int32_t node = state->spots[ronde_start_of(state->problem, shift)].next;
    while (state->spots[node].next != RONDE_NONE && ronde_trips_may_open(state, shift, 1)) {
        int32_t next = state->spots[node].next;
        ronde_trips_link(state, shift, 1 + draw(hand, places), node);
        node = next;
    }
}

static void cut_somewhere(ronde_state *state, ronde_hand *hand, int32_t shift)
{
    int32_t places = ronde_state_kind(state, shift)->reload_place_count;
    for (int32_t more = draw(hand, 3); more > 0 && ronde_trips_may_open(state, shift, 1); more--) {
        ronde_trips_link(state, shift, 1 + draw(hand, places), draw_after(state, hand, shift));
    }
}

/* Cuts the changed routes into trips anew. */
static void scatter_reloads(ronde_state *state, ronde_hand *hand)
{
    bool everywhere = draw(hand, 3) == 0;
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        if (!state->is_dirty[shift] || ronde_state_kind(state, shift)->most_reloads == 0) {
            continue;
        }
        if (everywhere || draw(hand, 2) == 0) {
            ronde_trips_unlink(state, shift);
        }
        if (everywhere && state->lanes[shift].task_count > 0) {
            cut_everywhere(state, hand, shift);
        } else if (state->lanes[shift].task_count > 0) {
            cut_somewhere(state, hand, shift);
        }
    }
    ronde_trips_tidy(state);
}

static bool limits_hold(const ronde_state *state)
{
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        if (!ronde_state_sums_fit(state, shift) ||
            (state->lanes[shift].task_count > 0 && !ronde_state_loads_fit(state, shift))) {
            return false;
        }
    }
    return true;
}

/* Takes all nodes out of a route and lists them. */
static int32_t lift(ronde_state *state, int32_t shift, int32_t *nodes)
{
    int32_t start = ronde_start_of(state->problem, shift);
    int32_t count = 0;
    while (state->spots[start].next != ronde_end_of(state->problem, shift)) {
        int32_t node = state->spots[start].next;
        ronde_state_unlink(state, node);
        if ((state->spots[node].flags & (RONDE_NODE_BREAK | RONDE_NODE_RELOAD)) == 0) {
            nodes[count++] = node;
        }
    }
    return count;
}

static bool lay(ronde_state *state, int32_t shift, const int32_t *nodes, int32_t count)
{
    int32_t after = ronde_start_of(state->problem, shift);
    for (int32_t i = 0; i < count; i++) {
        if (ronde_state_kind(state, shift)->task_prices[nodes[i]] >= ronde_cost_forbidden ||
            !link_behind(state, nodes[i], after)) {
            return false;
        }
        after = nodes[i];
    }
    return true;
}

/* Two shifts change routes. */
static bool exchange(ronde_state *state, ronde_hand *hand)
{
    int32_t shifts = state->problem->shift_count;
    int32_t one = draw(hand, shifts);
    int32_t other = draw(hand, shifts);
    if (one == other) {
        return false;
    }
    int32_t *nodes = hand->route;
    int32_t first = lift(state, one, nodes);
    int32_t second = lift(state, other, nodes + first);
    bool good = lay(state, other, nodes, first) && lay(state, one, nodes + first, second);
    for (int32_t i = 0; i < first + second && good; i++) {
        good = ronde_relations_hold(state, nodes[i]);
    }
    return good;
}

/* Two stops, of one route or two, take each other's place. */
static bool swap_stops(ronde_state *state, ronde_hand *hand)
{
    const ronde_problem *problem = state->problem;
    int32_t one = draw_after(state, hand, draw(hand, problem->shift_count));
    int32_t other = draw_after(state, hand, draw(hand, problem->shift_count));
    if (one == other || one >= problem->task_count || other >= problem->task_count) {
        return false;
    }
    int32_t shift_one = state->spots[one].route;
    int32_t shift_other = state->spots[other].route;
    int32_t rest = (state->spots[one].flags | state->spots[other].flags) & RONDE_NODE_BREAK;
    if (shift_one != shift_other &&
        (rest != 0 ||
         ronde_state_kind(state, shift_other)->task_prices[one] >= ronde_cost_forbidden ||
         ronde_state_kind(state, shift_one)->task_prices[other] >= ronde_cost_forbidden)) {
        return false;
    }
    int32_t before_one = state->spots[one].previous;
    int32_t before_other = state->spots[other].previous;
    ronde_state_unlink(state, one);
    ronde_state_unlink(state, other);
    int32_t after_one = before_one == other ? one : before_one; /* neighbours: other comes second */
    bool linked =
        before_other == one /* or first */
            ? link_behind(state, other, before_one) && link_behind(state, one, other)
            : link_behind(state, one, before_other) && link_behind(state, other, after_one);
    return linked && ronde_relations_hold(state, one) && ronde_relations_hold(state, other);
}

static bool scatter_some(ronde_state *state, ronde_hand *hand)
{
    int32_t moved[most_moved];
    int32_t count = 1 + draw(hand, draw(hand, most_moved) + 1);
    for (int32_t i = 0; i < count; i++) {
        moved[i] = draw(hand, state->problem->request_count);
        ronde_state_remove(state, moved[i]);
    }
    for (int32_t i = 0; i < count; i++) {
        bool again = state->chosen[moved[i]] != RONDE_NONE; /* drawn twice */
        bool optional = state->problem->instance->requests[moved[i]].optional;
        bool leaves = optional || state->problem->trips; /* another one may need its place */
        bool left_out = leaves && draw(hand, optional ? 3 : 6) == 0;
        if (!again && !left_out && !scatter(state, hand, moved[i])) {
            return false;
        }
    }
    return true;
}

/* Changes of place that a small instance may need on its way to the best plan. */
static bool change(ronde_state *state, ronde_hand *hand)
{
    switch (draw(hand, 6)) {
    case 0:
        return exchange(state, hand);
    case 1:
        return swap_stops(state, hand);
    default:
        return scatter_some(state, hand);
    }
}

bool ronde_jump(ronde_state *state, ronde_hand *hand)
{
    ronde_mark mark = ronde_state_mark(state);
    bool good = change(state, hand);
    if (good) {
        scatter_breaks(state, hand);
        if (state->problem->trips) {
            scatter_reloads(state, hand);
        }
        good = ronde_state_settle(state) && limits_hold(state);
    }
    if (!good) {
        ronde_state_rollback(state, &mark);
    }
    return good;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/tails.h"

#include "solver/core/kinds.h"
#include "solver/core/price.h"

enum { tries = 8, whole_share = 30, idle_share = 2 };

/* A piece of a route: the nodes between two that stay, perhaps none. */
typedef struct piece {
    int32_t route, before, behind;
} piece;

/* What two routes exchange. */
typedef struct trade {
    piece first, second;
} trade;

/* What a piece costs, with the legs at its ends, and carries. */
typedef struct transfer {
    ronde_cost cost;
    int64_t load[RONDE_DIMENSIONS];
} transfer;

static bool is_empty(const ronde_state *state, const piece *at)
{
    return state->spots[at->before].next == at->behind;
}

/* True if the piece is all that the route has. */
static bool is_whole(const ronde_state *state, const piece *at)
{
    return state->spots[at->before].previous == RONDE_NONE &&
           state->spots[at->behind].next == RONDE_NONE;
}

static piece tail_behind(const ronde_state *state, int32_t node)
{
    int32_t route = state->spots[node].route;
    return (piece){route, node, ronde_end_of(state->problem, route)};
}

static piece head_before(const ronde_state *state, int32_t node)
{
    int32_t route = state->spots[node].route;
    return (piece){route, ronde_start_of(state->problem, route), node};
}

static piece all_of(const ronde_state *state, int32_t route)
{
    return (piece){route, ronde_start_of(state->problem, route),
                   ronde_end_of(state->problem, route)};
}

/* A random task and one that could follow it, on another route: there the first route goes on. The
 * new routes keep the starts of the old ones, or, between kinds, perhaps their ends. */
static bool draw_tails(const ronde_state *state, ronde_hand *hand, trade *out)
{
    const ronde_problem *problem = state->problem;
    int32_t a = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)problem->task_count);
    int32_t width = problem->near_width;
    uint32_t rank =
        ronde_rng_below(&hand->rng, (uint32_t)(width < RONDE_NEAR ? width : RONDE_NEAR));
    int32_t v = problem->followers[(int64_t)a * width + (int32_t)rank].task;
    if (v == RONDE_NONE) {
        return false;
    }
    int32_t first = state->spots[a].route;
    int32_t second = state->spots[v].route;
    if (first == RONDE_NONE || second == RONDE_NONE || first == second) {
        return false;
    }
    bool heads =
        problem->kind_of[first] != problem->kind_of[second] && ronde_rng_below(&hand->rng, 2) == 0;
    *out = heads ? (trade){.first = head_before(state, state->spots[a].next),
                           .second = head_before(state, v)}
                 : (trade){.first = tail_behind(state, a),
                           .second = tail_behind(state, state->spots[v].previous)};
    return true;
}

/* A whole route to a shift of another kind: an idle one, or one that gives its route in return. */
static bool draw_whole(const ronde_state *state, ronde_hand *hand, trade *out)
{
    const ronde_problem *problem = state->problem;
    int32_t a = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)problem->task_count);
    int32_t first = state->spots[a].route;
    int32_t number = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)problem->kind_count);
    const ronde_kind *kind = &problem->kinds[number];
    if (first == RONDE_NONE || problem->kind_of[first] == number) {
        return false;
    }
    int32_t second = RONDE_NONE;
    if (ronde_rng_below(&hand->rng, idle_share) == 0) {
        second = ronde_state_first_idle(state, kind);
    } else {
        int32_t slot = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)kind->shift_count);
        second = problem->kind_shifts[kind->first_shift + slot];
    }
    if (second == RONDE_NONE) {
        return false;
    }
    *out = (trade){.first = all_of(state, first), .second = all_of(state, second)};
    return true;
}

/* What the piece weighs on its own route, with the legs to it and from it. */
static transfer as_it_is(const ronde_state *state, const piece *own)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, own->route);
    transfer sum = {0};
    int32_t node = state->spots[own->before].next;
    for (; node != own->behind; node = state->spots[node].next) {
        const ronde_task *task = &problem->instance->tasks[node];
        sum.cost += state->spots[node].leg_cost + kind->task_prices[node] -
                    kind->wait_price * task->duration;
        for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
            sum.load[d] += (task->change[d] > 0 ? task->change[d] : 0) + task->initial[d];
        }
    }
    sum.cost += state->spots[node].leg_cost;
    return sum;
}

/* A route being followed along a piece that is new to it. */
typedef struct walk {
    const ronde_state *state;
    const ronde_kind *kind;
    int32_t node;
    ronde_time free; /* when the node is done */
    ronde_segment so_far;
    ronde_cost cost;
} walk;

/* Goes on to a node; false if it is reached after the latest start. */
static bool go_on(walk *at, int32_t to, ronde_time latest, const ronde_segment *segment)
{
    const ronde_state *state = at->state;
    const ronde_travel *travel = at->kind->travel;
    const ronde_node *fixed = &state->problem->nodes[to];
    int64_t entry = (int64_t)state->spots[at->node].place * travel->size + state->spots[to].place;
    ronde_time leg = travel->times[entry];
    ronde_time start = at->free + leg;
    start = start < fixed->earliest ? fixed->earliest : start;
    if (start > latest) {
        return false;
    }
    at->cost += at->kind->distance_price * travel->distances[entry] + at->kind->leg_price * leg;
    at->node = to;
    at->free = start + fixed->duration;
    if (at->kind->max_duration < ronde_time_unlimited) {
        at->so_far = ronde_segment_join(at->so_far, *segment, leg);
    }
    return true;
}

/* True if the route may have the other's piece in place of its own, as to times, tasks and length;
 * *cost is what as_it_is would then say. O(length of the piece). */
static bool takes(const ronde_state *state, const piece *own, const piece *other, ronde_cost *cost)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, own->route);
    const ronde_spot *before = &state->spots[own->before];
    bool limited = kind->max_duration < ronde_time_unlimited;
    walk at = {.state = state,
               .kind = kind,
               .node = own->before,
               .free = before->earliest + before->duration,
               .so_far = state->before[own->before]};
    ronde_time latest = state->spots[own->behind].latest;
    if (limited) { /* bounds of starts heed the length of the route as it is now */
        at.free = at.so_far.earliest + at.so_far.length;
        latest = state->behind[own->behind].latest;
    }
    *cost = 0;
    if (is_whole(state, own) && is_empty(state, other)) {
        return true; /* the route is no longer used */
    }
    for (int32_t node = state->spots[other->before].next; node != other->behind;
         node = state->spots[node].next) {
        const ronde_node *fixed = &problem->nodes[node];
        const ronde_segment alone = {fixed->duration, fixed->earliest, fixed->latest};
        if (kind->task_prices[node] >= ronde_cost_forbidden ||
            !go_on(&at, node, fixed->latest, &alone)) {
            return false;
        }
        at.cost += kind->task_prices[node] - kind->wait_price * fixed->duration;
    }
    bool good = go_on(&at, own->behind, latest, &state->behind[own->behind]);
    *cost = at.cost;
    return good && (!limited || at.so_far.length <= kind->max_duration);
}

static ronde_cost leg_cost(const ronde_state *state, const ronde_kind *kind, int32_t a, int32_t b)
{
    int64_t at = (int64_t)state->spots[a].place * kind->travel->size + state->spots[b].place;
    return kind->distance_price * kind->travel->distances[at] +
           kind->leg_price * kind->travel->times[at];
}

/* How much more the legs at both ends of the piece cost with the other's piece between. */
static ronde_cost ends_change(const ronde_state *state, const piece *own, const piece *other)
{
    const ronde_kind *kind = ronde_state_kind(state, own->route);
    int32_t next = state->spots[own->before].next;
    ronde_cost now = state->spots[own->behind].leg_cost +
                     (next == own->behind ? 0 : state->spots[next].leg_cost);
    if (!is_empty(state, other)) {
        return leg_cost(state, kind, own->before, state->spots[other->before].next) +
               leg_cost(state, kind, state->spots[other->behind].previous, own->behind) - now;
    }
    return (is_whole(state, own) ? 0 : leg_cost(state, kind, own->before, own->behind)) - now;
}

/* What it costs that the route begins or ceases to be used. */
static ronde_cost opening_change(const ronde_state *state, const piece *own, const piece *other)
{
    ronde_cost price =
        ronde_state_kind(state, own->route)->shift_price + state->problem->used_price;
    if (!is_whole(state, own) || is_empty(state, own) == is_empty(state, other)) {
        return 0;
    }
    return is_empty(state, own) ? price : -price;
}

static bool
loads_fit(const ronde_state *state, const piece *own, const transfer *gives, const transfer *gets)
{
    const ronde_kind *kind = ronde_state_kind(state, own->route);
    bool fits = true;
    for (int32_t d = 0; d < state->problem->instance->dimension_count; d++) {
        fits &=
            state->lanes[own->route].load[d] - gives->load[d] + gets->load[d] <= kind->capacity[d];
    }
    return fits || state->problem->load_mode == RONDE_LOAD_NONE;
}

/* True if the trade is possible, and dearer by no more than room. */
static bool pays(const ronde_state *state, const trade *what, ronde_cost room)
{
    const ronde_problem *problem = state->problem;
    const piece *first = &what->first;
    const piece *second = &what->second;
    ronde_cost openings =
        opening_change(state, first, second) + opening_change(state, second, first);
    if (ronde_kinds_alike(problem, first->route, second->route) &&
        ends_change(state, first, second) + ends_change(state, second, first) + openings > room) {
        return false; /* inner legs and tasks cost the same on both */
    }
    ronde_cost costs[2];
    if (!takes(state, first, second, &costs[0]) || !takes(state, second, first, &costs[1])) {
        return false;
    }
    transfer one = as_it_is(state, first);
    transfer two = as_it_is(state, second);
    return costs[0] - one.cost + costs[1] - two.cost + openings <= room &&
           loads_fit(state, first, &one, &two) && loads_fit(state, second, &two, &one);
}

/* Takes a piece out of its route; gives the number of nodes put into the list. */
static int32_t take_piece(ronde_state *state, const piece *at, int32_t *list)
{
    int32_t count = 0;
    for (int32_t node = state->spots[at->before].next; node != at->behind;) {
        int32_t next = state->spots[node].next;
        list[count++] = node;
        ronde_state_unlink(state, node);
        node = next;
    }
    return count;
}

static void put_piece(ronde_state *state, const int32_t *list, int32_t count, int32_t after)
{
    for (int32_t i = 0; i < count; i++) {
        ronde_state_link(state, list[i], after);
        after = list[i];
    }
}

static bool exchange(ronde_state *state, ronde_hand *hand, const trade *what)
{
    ronde_mark mark = ronde_state_mark(state);
    int32_t *first = hand->route;
    int32_t first_count = take_piece(state, &what->first, first);
    int32_t *second = first + first_count;
    int32_t second_count = take_piece(state, &what->second, second);
    put_piece(state, second, second_count, what->first.before);
    put_piece(state, first, first_count, what->second.before);
    if (!ronde_state_settle(state)) {
        ronde_state_rollback(state, &mark);
        return false;
    }
    return true;
}

bool ronde_tails_swap(ronde_state *state, ronde_hand *hand, ronde_cost limit)
{
    const ronde_problem *problem = state->problem;
    ronde_cost room = limit - ronde_state_value(state);
    for (int32_t i = 0; i < tries; i++) {
        trade what = {0};
        bool whole = problem->kind_count > 1 && ronde_rng_below(&hand->rng, whole_share) == 0;
        bool drawn = whole ? draw_whole(state, hand, &what) : draw_tails(state, hand, &what);
        if (drawn && pays(state, &what, room) && exchange(state, hand, &what)) {
            return true;
        }
    }
    return false;
}

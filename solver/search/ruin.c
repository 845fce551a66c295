/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/ruin.h"

#include "solver/construct/rests.h"
#include "solver/core/openings.h"
#include "solver/core/trips.h"
#include "solver/search/ruin_home.h"

#include <assert.h>

enum {
    mean_removed = 10,
    longest_string = 10,
    whole_route_limit = 30,
    forced_open_share = 40,
    trips_share = 6,
    fitting_share = 2, /* one in so many takes strings only from routes that may have its seed */
    home_share = 40    /* percent, where some tasks have favourites */
};

static void remove_request(ronde_state *state, ronde_hand *hand, int32_t request)
{
    if (request != RONDE_NONE && state->chosen[request] != RONDE_NONE) {
        ronde_state_remove(state, request);
        hand->todo[hand->todo_count++] = request;
    }
}

/* Removes the requests that are linked to one. */
static void remove_linked(ronde_state *state, ronde_hand *hand, int32_t task)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *node = &problem->nodes[task];
    for (int32_t i = 0; i < node->tie_count; i++) {
        int32_t other = problem->ties[node->first_tie + i].other;
        remove_request(state, hand, problem->nodes[other].request);
    }
}

/* Removes the requests that are bound to one: their group belongs together, or sees the same faces.
 */
static void remove_fellows(ronde_state *state, ronde_hand *hand, int32_t task)
{
    const ronde_problem *problem = state->problem;
    const ronde_task *of = &problem->instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = problem->instance->memberships[of->first_membership + i].group;
        ronde_group_rule rule = problem->instance->groups[group].rule;
        bool together = rule == RONDE_TOGETHER || rule == RONDE_FACES;
        for (int32_t k = problem->group_first[group];
             k < problem->group_first[group + 1] && together; k++) {
            remove_request(state, hand, problem->nodes[problem->group_tasks[k]].request);
        }
    }
}

/* The node before the first stop that a string of the task may reach: of its route, or its trip. */
static int32_t head_of(const ronde_state *state, const ronde_hand *hand, int32_t task)
{
    return hand->by_trips ? state->stages[task].head
                          : ronde_start_of(state->problem, state->spots[task].route);
}

/* The tasks of a route (or a trip), without breaks, in hand->route; *at is where the task is. */
static int32_t list_tasks(const ronde_state *state, ronde_hand *hand, int32_t task, int32_t *at)
{
    int32_t count = 0;
    int32_t shift = state->spots[task].route;
    int32_t head = head_of(state, hand, task);
    int32_t end =
        hand->by_trips ? ronde_state_trip(state, head)->end : ronde_end_of(state->problem, shift);
    for (int32_t node = state->spots[head].next; node != end; node = state->spots[node].next) {
        if (node == task) {
            *at = count;
        }
        if ((state->spots[node].flags & (RONDE_NODE_BREAK | RONDE_NODE_RELOAD)) == 0) {
            hand->route[count++] = node;
        }
    }
    return count;
}

static int32_t between(ronde_hand *hand, int32_t low, int32_t high)
{
    return low >= high ? low
                       : low + (int32_t)ronde_rng_below(&hand->rng, (uint32_t)(high - low) + 1);
}

/* At most span tasks of a route on either side of one and itself, without breaks, in hand->route;
 * *at is where the task is. */
static int32_t
list_around(const ronde_state *state, ronde_hand *hand, int32_t task, int32_t span, int32_t *at)
{
    int32_t shift = state->spots[task].route;
    int32_t start = ronde_start_of(state->problem, shift);
    int32_t end = ronde_end_of(state->problem, shift);
    int32_t before = 0;
    int32_t first = task;
    for (int32_t node = state->spots[task].previous; node != start && before < span;
         node = state->spots[node].previous) {
        if ((state->spots[node].flags & RONDE_NODE_BREAK) == 0) {
            first = node;
            before++;
        }
    }
    int32_t count = 0;
    for (int32_t node = first; node != end && count <= before + span;
         node = state->spots[node].next) {
        if ((state->spots[node].flags & RONDE_NODE_BREAK) == 0) {
            hand->route[count++] = node;
        }
    }
    *at = before;
    return count;
}

/* Removes length tasks around the one at a position; a split string keeps some in its middle. */
static void remove_string(ronde_state *state, ronde_hand *hand, int32_t task, int32_t length)
{
    int32_t total = state->lanes[state->spots[task].route].task_count;
    length = length < total ? length : total;
    int32_t kept = 0;
    if (length > 1 && length < total && ronde_rng_below(&hand->rng, 2) == 0) {
        kept = 1;
        while (length + kept < total && ronde_rng_below(&hand->rng, 100) == 0) {
            kept++;
        }
    }
    int32_t span = length + kept;
    int32_t at = 0;
    int32_t count = list_around(state, hand, task, span, &at);
    int32_t first =
        between(hand, at - span + 1 > 0 ? at - span + 1 : 0, at < count - span ? at : count - span);
    int32_t gap = kept > 0 ? between(hand, first + 1, first + length - 1) : count;
    for (int32_t i = first; i < first + span; i++) {
        if (i < gap || i >= gap + kept) {
            int32_t node = hand->route[i];
            remove_request(state, hand, state->problem->nodes[node].request);
        }
    }
}

static int32_t random_task(const ronde_state *state, ronde_hand *hand)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t request = hand->seed_request;
    if (request == RONDE_NONE) {
        request = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)state->problem->request_count);
    }
    int32_t index = state->chosen[request];
    if (index == RONDE_NONE) {
        index = instance->requests[request].first_alternative;
    }
    const ronde_alternative *alternative = &instance->alternatives[index];
    uint32_t count = (uint32_t)alternative->task_count;
    return instance
        ->request_tasks[alternative->first_task + (int32_t)ronde_rng_below(&hand->rng, count)];
}

/* Routes, or trips where strings are of trips. */
static int32_t count_routes(const ronde_state *state, const ronde_hand *hand)
{
    int32_t count = state->totals.used;
    for (int32_t shift = 0; hand->by_trips && shift < state->problem->shift_count; shift++) {
        count += state->lanes[shift].reload_count;
    }
    return count > 0 ? count : 1;
}

static void ruin_strings(ronde_state *state, ronde_hand *hand)
{
    const ronde_problem *problem = state->problem;
    int32_t served = problem->request_count - state->absent_count;
    int32_t routes = count_routes(state, hand);
    int32_t mean = served / routes > 1 ? served / routes : 1;
    int32_t longest = mean < longest_string ? mean : longest_string;
    int32_t most = 4 * mean_removed / (1 + longest) - 1;
    int32_t strings = between(hand, 1, most > 1 ? most : 1);
    int32_t seed = random_task(state, hand);
    const int32_t *near = problem->neighbours + (int64_t)seed * problem->max_neighbours;
    bool fitting = problem->plain && problem->admitted != NULL &&
                   ronde_rng_below(&hand->rng, fitting_share) == 0;
    ronde_hand_new_stamp(hand);
    for (int32_t i = -1; i < problem->max_neighbours && strings > 0; i++) {
        int32_t task = i < 0 ? seed : near[i];
        if (task == RONDE_NONE) {
            return;
        }
        int32_t shift = state->spots[task].route;
        if (fitting && shift != RONDE_NONE &&
            !ronde_openings_admit(problem, problem->kind_of[shift], seed)) {
            continue;
        }
        int32_t head = shift == RONDE_NONE ? RONDE_NONE : head_of(state, hand, task);
        if (shift == RONDE_NONE || hand->head_stamps[head - problem->task_count] == hand->stamp) {
            continue;
        }
        hand->head_stamps[head - problem->task_count] = hand->stamp;
        int32_t own = hand->by_trips ? ronde_state_trip(state, head)->task_count
                                     : state->lanes[shift].task_count;
        remove_string(state, hand, task, between(hand, 1, own < longest ? own : longest));
        strings--;
    }
}

/* A whole route, or the end of a long one. */
static void ruin_route(ronde_state *state, ronde_hand *hand)
{
    int32_t task = random_task(state, hand);
    if (state->spots[task].route == RONDE_NONE) {
        ruin_strings(state, hand);
        return;
    }
    int32_t at = 0;
    int32_t count = list_tasks(state, hand, task, &at);
    int32_t first = count > whole_route_limit / 2 ? at : 0;
    int32_t limit = first + whole_route_limit < count ? first + whole_route_limit : count;
    for (int32_t i = first; i < limit; i++) {
        remove_request(state, hand, state->problem->nodes[hand->route[i]].request);
    }
}

/* The nearest tasks of a random one, and what is linked to them. */
static void ruin_cloud(ronde_state *state, ronde_hand *hand)
{
    const ronde_problem *problem = state->problem;
    int32_t seed = random_task(state, hand);
    int32_t wanted = between(hand, 1, 2 * mean_removed);
    const int32_t *near = problem->neighbours + (int64_t)seed * problem->max_neighbours;
    for (int32_t i = -1; i < problem->max_neighbours && hand->todo_count < wanted; i++) {
        int32_t task = i < 0 ? seed : near[i];
        if (task == RONDE_NONE) {
            return;
        }
        if (i >= 0 && ronde_rng_below(&hand->rng, 4) == 0) {
            continue;
        }
        remove_request(state, hand, problem->nodes[task].request);
        remove_linked(state, hand, task);
    }
}

/* One that would rather be with another resource, and who is in its way. False if there is none. */
static bool ruin_home(ronde_state *state, ronde_hand *hand)
{
    int32_t tasks[RONDE_HOME_TASKS];
    int32_t count = ronde_ruin_home(state, hand, tasks);
    for (int32_t i = 0; i < count; i++) {
        remove_request(state, hand, state->problem->nodes[tasks[i]].request);
    }
    return count > 0;
}

/* Everything: only where it is little. */
static void ruin_all(ronde_state *state, ronde_hand *hand)
{
    for (int32_t request = 0; request < state->problem->request_count; request++) {
        remove_request(state, hand, request);
    }
}

/* Requests of one route that is dirty, all or one. */
static void strip(ronde_state *state, ronde_hand *hand, int32_t shift, bool all)
{
    int32_t count = 0;
    int32_t end = ronde_end_of(state->problem, shift);
    for (int32_t node = state->spots[ronde_start_of(state->problem, shift)].next; node != end;
         node = state->spots[node].next) {
        if ((state->spots[node].flags & (RONDE_NODE_BREAK | RONDE_NODE_RELOAD)) == 0) {
            hand->route[count++] = node;
        }
    }
    if (count > 0 && !all) {
        hand->route[0] = hand->route[ronde_rng_below(&hand->rng, (uint32_t)count)];
        count = 1;
    }
    for (int32_t i = 0; i < count; i++) {
        remove_request(state, hand, state->problem->nodes[hand->route[i]].request);
    }
}

/* Travel times that break the triangle inequality can make what is left infeasible: more goes. */
static void settle(ronde_state *state, ronde_hand *hand)
{
    ronde_trips_tidy(state);
    for (int tries = 0; !ronde_state_settle(state); tries++) {
        int32_t count = state->dirty_count;
        for (int32_t i = 0; i < count; i++) {
            int32_t shift = state->dirty[i];
            strip(state, hand, shift, tries >= 3);
            if (state->lanes[shift].task_count == 0 || tries >= 3) {
                ronde_rests_unlink(state, shift);
            }
        }
        ronde_trips_tidy(state);
    }
}

static void list_ruined(const ronde_state *state, ronde_hand *hand)
{
    hand->ruined_count = 0;
    for (int32_t i = 0; i < state->dirty_count; i++) {
        hand->ruined[hand->ruined_count++] = state->dirty[i];
    }
}

static void renew_breaks(ronde_state *state, ronde_hand *hand)
{
    for (int32_t i = 0; i < hand->ruined_count; i++) {
        ronde_rests_unlink(state, hand->ruined[i]);
    }
    settle(state, hand);
    for (int32_t i = 0; i < hand->ruined_count; i++) {
        int32_t shift = hand->ruined[i];
        bool willing = ronde_rng_below(&hand->rng, 2) == 0;
        while (state->lanes[shift].task_count > 0 &&
               !ronde_rests_add(state, hand, shift, willing)) {
            strip(state, hand, shift, false);
            ronde_rests_unlink(state, shift);
            settle(state, hand);
        }
        if (state->lanes[shift].task_count == 0 && state->lanes[shift].break_count > 0) {
            ronde_rests_unlink(state, shift);
            settle(state, hand);
        }
    }
}

/* Small instances are searched widely: other blinks each time, and some shifts are closed. */
static void draw_widely(ronde_hand *hand)
{
    static const uint32_t blinks[] = {10, 150, 400, 700};
    hand->blink = blinks[ronde_rng_below(&hand->rng, 4)];
    bool some = ronde_rng_below(&hand->rng, 4) == 0;
    for (int32_t shift = 0; shift < hand->problem->shift_count; shift++) {
        hand->closed[shift] = some && ronde_rng_below(&hand->rng, 2) == 0;
    }
}

/* Takes out requests by one of the ways. */
static void ruin_some(ronde_state *state, ronde_hand *hand, uint32_t draw)
{
    uint32_t all = hand->thorough ? 15 : 0;
    uint32_t routes = all + 3;
    uint32_t clouds = routes + (state->problem->tied ? 25 : 6);
    if (draw < all) {
        ruin_all(state, hand);
    } else if (draw < routes) {
        ruin_route(state, hand);
    } else if (draw < clouds) {
        ruin_cloud(state, hand);
    } else if (!state->problem->preferred || draw < 100 - home_share || !ruin_home(state, hand)) {
        ruin_strings(state, hand);
    }
}

/* Takes out what those taken out are linked to. */
static void ruin_linked(ronde_state *state, ronde_hand *hand)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t count = hand->todo_count;
    for (int32_t i = 0; i < count; i++) {
        const ronde_request *request = &instance->requests[hand->todo[i]];
        int32_t first = instance->alternatives[request->first_alternative].first_task;
        remove_linked(state, hand, instance->request_tasks[first]);
    }
}

/* Takes out those in one group with those taken out. */
static void ruin_fellows(ronde_state *state, ronde_hand *hand)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t count = hand->todo_count;
    for (int32_t i = 0; i < count; i++) {
        const ronde_request *request = &instance->requests[hand->todo[i]];
        const ronde_alternative *first = &instance->alternatives[request->first_alternative];
        for (int32_t k = 0; k < first->task_count; k++) {
            remove_fellows(state, hand, instance->request_tasks[first->first_task + k]);
        }
    }
}

void ronde_ruin(ronde_state *state, ronde_hand *hand)
{
    hand->todo_count = 0;
    hand->force_open = ronde_rng_below(&hand->rng, forced_open_share) == 0;
    uint32_t draw = ronde_rng_below(&hand->rng, 100);
    hand->by_trips =
        state->problem->reload_node_count > 0 && ronde_rng_below(&hand->rng, 8) < trips_share;
    if (hand->thorough) {
        draw_widely(hand);
    }
    ruin_some(state, hand, draw);
    if (state->problem->tied && ronde_rng_below(&hand->rng, 2) == 0) {
        ruin_linked(state, hand);
    }
    if ((state->problem->together || state->problem->faces) &&
        ronde_rng_below(&hand->rng, 2) == 0) {
        ruin_fellows(state, hand);
    }
    if (state->problem->breaks || state->problem->trips) {
        list_ruined(state, hand);
    }
    if (state->problem->breaks) {
        renew_breaks(state, hand);
    } else {
        settle(state, hand);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/trips.h"

bool ronde_trips_may_open(const ronde_state *state, int32_t shift, int32_t reloads)
{
    return state->lanes[shift].reload_count + reloads <=
           ronde_state_kind(state, shift)->most_reloads;
}

int32_t ronde_trips_spare(const ronde_state *state, int32_t shift)
{
    const int32_t *first = state->problem->first_reload;
    for (int32_t node = first[shift]; node < first[shift + 1]; node++) {
        if (state->spots[node].route == RONDE_NONE) {
            return node;
        }
    }
    return RONDE_NONE;
}

int32_t ronde_trips_head(const ronde_state *state, int32_t node)
{
    while (!ronde_is_head(state->problem, node)) {
        node = state->spots[node].previous;
    }
    return node;
}

/* True if no trip goes on behind the node: it is a reload or the end of the route. */
static bool ends_trip(const ronde_state *state, int32_t node)
{
    return state->spots[node].next == RONDE_NONE ||
           (state->spots[node].flags & RONDE_NODE_RELOAD) != 0;
}

ronde_time ronde_trips_release(const ronde_state *state, int32_t head)
{
    const ronde_problem *problem = state->problem;
    ronde_time release = 0;
    for (int32_t node = state->spots[head].next; !ends_trip(state, node);
         node = state->spots[node].next) {
        release = problem->releases[node] > release ? problem->releases[node] : release;
    }
    return release;
}

/* The load that counts on the way along a trip: see ronde_trip. */
static int64_t load_of(const ronde_problem *problem, int32_t task, int32_t dimension)
{
    const ronde_task *of = &problem->instance->tasks[task];
    int64_t change = of->change[dimension];
    bool sum = problem->load_mode == RONDE_LOAD_SUM;
    return of->initial[dimension] + (sum && change > 0 ? change : 0);
}

/* Goes forward along a trip: stages, and what is carried. */
static void go_forward(ronde_state *state, int32_t head, ronde_trip *trip)
{
    const ronde_problem *problem = state->problem;
    int32_t dimensions = problem->instance->dimension_count;
    ronde_stage stage = {
        .constant = -ronde_time_unlimited, .limit = problem->nodes[head].latest, .head = head};
    for (int32_t d = 0; d < dimensions; d++) {
        trip->load[d] = trip->left[d] = state->carried[head * (int64_t)RONDE_DIMENSIONS + d] = 0;
    }
    state->stages[head] = stage;
    int32_t last = head;
    int32_t node = state->spots[head].next;
    for (; !ends_trip(state, node); node = state->spots[node].next) {
        const ronde_node *fixed = &problem->nodes[node];
        ronde_time step = state->spots[last].duration + state->spots[node].leg_time;
        ronde_time constant = stage.constant + step;
        stage.constant = fixed->earliest > constant ? fixed->earliest : constant;
        stage.run += step;
        stage.limit =
            fixed->latest - stage.run < stage.limit ? fixed->latest - stage.run : stage.limit;
        stage.release_before = problem->releases[node] > stage.release_before
                                   ? problem->releases[node]
                                   : stage.release_before;
        stage.tasks_before += (fixed->flags & RONDE_NODE_BREAK) == 0 ? 1 : 0;
        state->stages[node] = stage;
        for (int32_t d = 0; d < dimensions; d++) {
            trip->load[d] += load_of(problem, node, d);
            trip->left[d] += problem->instance->tasks[node].change[d];
            state->carried[node * (int64_t)RONDE_DIMENSIONS + d] = trip->load[d];
        }
        last = node;
    }
    trip->end = node;
    trip->release = stage.release_before;
    trip->task_count = stage.tasks_before;
    for (int32_t d = 0; d < dimensions; d++) {
        trip->left[d] += trip->load[d];
    }
}

static void go_back(ronde_state *state, int32_t head, const ronde_trip *trip)
{
    ronde_time release = 0;
    for (int32_t node = state->spots[trip->end].previous; node != head;
         node = state->spots[node].previous) {
        state->stages[node].release_behind = release;
        ronde_time own = state->problem->releases[node];
        release = own > release ? own : release;
    }
    state->stages[head].release_behind = release;
}

/* Loads along a trip in one dimension, forward and back. */
static void go_loads(ronde_state *state, int32_t head, const ronde_trip *trip, int32_t dimension)
{
    const ronde_task *tasks = state->problem->instance->tasks;
    int64_t load = trip->load[dimension];
    int64_t most = load;
    int64_t least = load;
    for (int32_t node = head; node != trip->end; node = state->spots[node].next) {
        load += node == head ? 0 : tasks[node].change[dimension];
        most = load > most ? load : most;
        least = load < least ? load : least;
        ronde_aboard *aboard = &state->aboard[(int64_t)node * RONDE_DIMENSIONS + dimension];
        aboard->after = load;
        aboard->most_before = most;
        aboard->least_before = least;
    }
    state->aboard[(int64_t)trip->end * RONDE_DIMENSIONS + dimension].after = load;
    most = load;
    least = load;
    for (int32_t node = state->spots[trip->end].previous;; node = state->spots[node].previous) {
        ronde_aboard *aboard = &state->aboard[(int64_t)node * RONDE_DIMENSIONS + dimension];
        most = aboard->after > most ? aboard->after : most;
        least = aboard->after < least ? aboard->after : least;
        aboard->most_after = most;
        aboard->least_after = least;
        if (node == head) {
            return;
        }
    }
}

void ronde_trips_refresh(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    int32_t end = ronde_end_of(problem, shift);
    int32_t head = ronde_start_of(problem, shift);
    ronde_time unbound = problem->nodes[head].earliest;
    while (head != end) {
        ronde_trip *trip = ronde_state_trip(state, head);
        trip->unbound = unbound;
        go_forward(state, head, trip);
        go_back(state, head, trip);
        for (int32_t d = 0;
             problem->load_mode == RONDE_LOAD_PREFIX && d < problem->instance->dimension_count;
             d++) {
            go_loads(state, head, trip, d);
        }
        const ronde_spot *last = &state->spots[state->spots[trip->end].previous];
        unbound = last->earliest + last->duration + state->spots[trip->end].leg_time;
        head = trip->end;
    }
}

bool ronde_trips_loads_fit(const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    int32_t end = ronde_end_of(problem, shift);
    for (int32_t head = ronde_start_of(problem, shift); head != end;
         head = ronde_state_trip(state, head)->end) {
        const ronde_trip *trip = ronde_state_trip(state, head);
        for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
            const ronde_aboard *aboard = &state->aboard[(int64_t)head * RONDE_DIMENSIONS + d];
            if ((problem->load_mode == RONDE_LOAD_SUM && trip->load[d] > kind->capacity[d]) ||
                (problem->load_mode == RONDE_LOAD_PREFIX &&
                 (aboard->most_after > kind->capacity[d] || aboard->least_after < 0))) {
                return false;
            }
        }
    }
    return true;
}

void ronde_trips_link(ronde_state *state, int32_t shift, int32_t place, int32_t after)
{
    int32_t node = ronde_trips_spare(state, shift);
    ronde_state_touch_spot(state, node);
    state->spots[node].place = ronde_state_kind(state, shift)->reload_places[place - 1];
    ronde_state_link(state, node, after);
}

void ronde_trips_link_task(ronde_state *state, int32_t task, int32_t after, ronde_reloads reloads)
{
    int32_t shift = state->spots[after].route;
    ronde_state_link(state, task, after);
    if (reloads.behind > 0) {
        ronde_trips_link(state, shift, reloads.behind, task);
    }
    if (reloads.before > 0) {
        ronde_trips_link(state, shift, reloads.before, after);
    }
}

bool ronde_trips_place(ronde_state *state, int32_t task, int32_t after, ronde_reloads reloads)
{
    int32_t shift = state->spots[after].route;
    int32_t count = ronde_reloads_count(reloads);
    if (count == 0) {
        return ronde_state_place(state, task, after);
    }
    if (!ronde_trips_may_open(state, shift, count)) {
        return false;
    }
    ronde_mark mark = ronde_state_mark(state);
    ronde_trips_link_task(state, task, after, reloads);
    if (!ronde_state_settle(state)) {
        ronde_state_rollback(state, &mark);
        return false;
    }
    return true;
}

void ronde_trips_unlink(ronde_state *state, int32_t shift)
{
    const int32_t *first = state->problem->first_reload;
    for (int32_t node = first[shift];
         node < first[shift + 1] && state->lanes[shift].reload_count > 0; node++) {
        if (state->spots[node].route != RONDE_NONE) {
            ronde_state_unlink(state, node);
        }
    }
}

/* A trip without tasks gives its reload up: the one behind it, or of the last trip its own. */
static void tidy_route(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    int32_t head = ronde_start_of(problem, shift);
    int32_t tasks = 0;
    for (int32_t node = state->spots[head].next;
         node != RONDE_NONE && state->lanes[shift].reload_count > 0;) {
        const ronde_spot *spot = &state->spots[node];
        int32_t next = spot->next;
        if (!ends_trip(state, node)) {
            tasks += (spot->flags & RONDE_NODE_BREAK) == 0 ? 1 : 0;
        } else if (tasks > 0) {
            head = node;
            tasks = 0;
        } else if (next != RONDE_NONE) {
            ronde_state_unlink(state, node);
        } else if (head != ronde_start_of(problem, shift)) {
            ronde_state_unlink(state, head);
        }
        node = next;
    }
}

void ronde_trips_tidy(ronde_state *state)
{
    for (int32_t i = 0; i < state->dirty_count; i++) {
        tidy_route(state, state->dirty[i]);
    }
}

/* What is known of two trips says that they cannot be one. */
static bool apart(const ronde_state *state, int32_t shift, int32_t head, int32_t reload)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_trip *one = ronde_state_trip(state, head);
    const ronde_trip *other = ronde_state_trip(state, reload);
    for (int32_t d = 0; d < state->problem->instance->dimension_count; d++) {
        if (one->load[d] + other->load[d] > kind->capacity[d]) {
            return true;
        }
    }
    return other->release > state->spots[head].latest;
}

void ronde_trips_merge(ronde_state *state, int32_t shift)
{
    int32_t end = ronde_end_of(state->problem, shift);
    int32_t head = ronde_start_of(state->problem, shift);
    while (state->lanes[shift].reload_count > 0) {
        int32_t reload = ronde_state_trip(state, head)->end;
        if (reload == end) {
            return;
        }
        if (apart(state, shift, head, reload)) {
            head = reload;
            continue;
        }
        ronde_mark mark = ronde_state_mark(state);
        ronde_cost before = state->totals.cost;
        ronde_state_unlink(state, reload);
        if (!ronde_state_settle(state) || state->totals.cost > before) {
            ronde_state_rollback(state, &mark);
            head = reload;
        }
    }
}

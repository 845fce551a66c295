/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/price.h"

#include "solver/core/encounters.h"
#include "solver/core/idle.h"
#include "solver/core/labour.h"
#include "solver/core/prompt.h"

/* The window in which a node starts, seen from its earliest start. */
static ronde_segment piece_of(const ronde_state *state, int32_t node)
{
    const ronde_node *fixed = &state->problem->nodes[node];
    const ronde_spot *spot = &state->spots[node];
    ronde_segment piece = {fixed->duration, fixed->earliest, fixed->latest};
    if (spot->ties > 0) {
        piece.earliest = spot->earliest;
        piece.latest = spot->latest;
    } else if (state->problem->released && ronde_is_head(state->problem, node)) {
        ronde_time release = ronde_state_trip(state, node)->release;
        piece.earliest = release > piece.earliest ? release : piece.earliest;
    } else if ((fixed->flags & RONDE_NODE_WINDOWS) != 0) {
        const ronde_window *window = state->problem->windows + fixed->first_window;
        while (window->latest < spot->earliest) {
            window++;
        }
        piece.earliest = window->earliest;
        piece.latest = window->latest;
    }
    return piece;
}

static void refresh_segments(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    int32_t node = ronde_start_of(problem, shift);
    ronde_segment so_far = piece_of(state, node);
    state->before[node] = so_far;
    for (node = state->spots[node].next; node != RONDE_NONE; node = state->spots[node].next) {
        so_far = ronde_segment_join(so_far, piece_of(state, node), state->spots[node].leg_time);
        state->before[node] = so_far;
    }
    node = ronde_end_of(problem, shift);
    so_far = piece_of(state, node);
    state->behind[node] = so_far;
    while (state->spots[node].previous != RONDE_NONE) {
        int32_t leg = state->spots[node].leg_time;
        node = state->spots[node].previous;
        so_far = ronde_segment_join(piece_of(state, node), so_far, leg);
        state->behind[node] = so_far;
    }
}

static void refresh_loads(ronde_state *state, int32_t shift, int32_t dimension)
{
    const ronde_problem *problem = state->problem;
    int64_t load = state->lanes[shift].initial[dimension];
    int64_t most = load;
    int64_t least = load;
    for (int32_t node = ronde_start_of(problem, shift); node != RONDE_NONE;
         node = state->spots[node].next) {
        if (node < problem->task_count) {
            load += problem->instance->tasks[node].change[dimension];
        }
        most = load > most ? load : most;
        least = load < least ? load : least;
        ronde_aboard *aboard = &state->aboard[(int64_t)node * RONDE_DIMENSIONS + dimension];
        aboard->after = load;
        aboard->most_before = most;
        aboard->least_before = least;
    }
    most = load;
    least = load;
    for (int32_t node = ronde_end_of(problem, shift); node != RONDE_NONE;
         node = state->spots[node].previous) {
        ronde_aboard *aboard = &state->aboard[(int64_t)node * RONDE_DIMENSIONS + dimension];
        most = aboard->after > most ? aboard->after : most;
        least = aboard->after < least ? aboard->after : least;
        aboard->most_after = most;
        aboard->least_after = least;
    }
}

/* A route being listed: where it is, and whether that differs from the plan. */
typedef struct listing {
    ronde_state *state;
    const ronde_kind *kind;
    int32_t count, place;
    bool moved;
    bool begun;        /* a stop that is no break lies behind */
    ronde_time unpaid; /* travel of unpaid legs */
} listing;

/* Lists a node, which is in the route now (known) or only thought to be. */
static void list_node(listing *to, int32_t node, int32_t place, bool known)
{
    const ronde_spot *spot = &to->state->spots[node];
    bool stays = (spot->flags & (RONDE_NODE_BREAK | RONDE_NODE_OPEN)) != 0;
    int32_t here = stays ? to->place : place;
    ronde_time leg = 0;
    if (!stays && to->place != RONDE_NONE) { /* an open start is nowhere */
        const ronde_travel *travel = to->kind->travel;
        leg = to->moved || !known ? travel->times[to->place * travel->size + here] : spot->leg_time;
        bool last = known && spot->next == RONDE_NONE;
        bool unpaid = (to->kind->unpaid_first && !to->begun) || (to->kind->unpaid_last && last);
        to->unpaid += unpaid ? leg : 0;
    }
    to->begun |= (spot->flags & RONDE_NODE_BREAK) == 0 && to->count > 0;
    to->state->scratch_nodes[to->count] = node;
    to->state->scratch_legs[to->count++] = leg;
    to->moved = !known || (stays && to->moved);
    to->place = here;
}

/* Lists the route with the thought in it: nodes and the legs to them. */
static listing list_route(ronde_state *state, int32_t shift, const ronde_thought *thought)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_reloads reloads = thought->reloads;
    int32_t spare = ronde_reloads_count(reloads) > 0 ? ronde_trips_spare(state, shift) : 0;
    listing to = {.state = state, .kind = kind, .place = RONDE_NONE};
    for (int32_t node = ronde_start_of(state->problem, shift); node != RONDE_NONE;
         node = state->spots[node].next) {
        list_node(&to, node, state->spots[node].place, true);
        if (node != thought->after || thought->node == RONDE_NONE) {
            continue;
        }
        if (reloads.before > 0) {
            list_node(&to, spare, kind->reload_places[reloads.before - 1], false);
        }
        list_node(&to, thought->node, state->spots[thought->node].place, false);
        if (reloads.behind > 0) {
            list_node(&to, spare, kind->reload_places[reloads.behind - 1], false);
        }
    }
    return to;
}

/* When the goods of each trip are ready, at its head in scratch_times; 0 elsewhere. */
static void list_releases(ronde_state *state, int32_t count)
{
    const ronde_problem *problem = state->problem;
    ronde_time release = 0;
    for (int32_t i = count - 1; i >= 0; i--) {
        int32_t node = state->scratch_nodes[i];
        state->scratch_times[i] = 0;
        if (ronde_is_head(problem, node)) {
            state->scratch_times[i] = release;
            release = 0;
        } else if (node < problem->task_count && problem->releases[node] > release) {
            release = problem->releases[node];
        }
    }
}

/* The last start without a new lateness: the end of the soft window that holds or follows. */
static ronde_time
wished_latest(const ronde_problem *problem, int32_t node, ronde_time start, ronde_time latest)
{
    if (node >= problem->task_count || (problem->nodes[node].flags & RONDE_NODE_SOFT) == 0) {
        return latest;
    }
    const ronde_task *task = &problem->instance->tasks[node];
    for (int32_t i = 0; i < task->soft_window_count; i++) {
        ronde_window window = problem->windows[task->first_soft_window + i];
        if (start <= window.latest) {
            return window.latest < latest ? window.latest : latest;
        }
    }
    return start;
}

static bool schedule_early(ronde_state *state, int32_t count, const ronde_thought *thought)
{
    const ronde_problem *problem = state->problem;
    ronde_time time = 0;
    if (problem->released) {
        list_releases(state, count);
    }
    for (int32_t i = 0; i < count; i++) {
        int32_t node = state->scratch_nodes[i];
        const ronde_spot *spot = &state->spots[node];
        bool tied = spot->route != RONDE_NONE && spot->ties > 0;
        ronde_time low = tied ? spot->earliest : problem->nodes[node].earliest;
        ronde_time high = tied ? spot->latest : problem->nodes[node].latest;
        if (node == thought->node) {
            low = thought->earliest;
            high = thought->latest;
        }
        if (problem->released && state->scratch_times[i] > low) {
            low = state->scratch_times[i];
        }
        time = i == 0 ? low : time + state->scratch_legs[i];
        time = ronde_node_not_before(problem, &problem->nodes[node], time > low ? time : low);
        if (time > high) {
            return false;
        }
        state->scratch_times[i] = time;
        time += spot->duration;
    }
    return true;
}

/* Moves starts later from the end on; gives the length and the price of wishes missed. */
static ronde_time delay(ronde_state *state,
                        int32_t count,
                        const ronde_thought *thought,
                        ronde_cost *price,
                        ronde_time *late)
{
    const ronde_problem *problem = state->problem;
    ronde_time end = state->scratch_times[count - 1];
    ronde_time next = end;
    for (int32_t i = count - 2; i >= 0; i--) {
        int32_t node = state->scratch_nodes[i];
        const ronde_spot *spot = &state->spots[node];
        ronde_time start = state->scratch_times[i];
        ronde_time high = next - state->scratch_legs[i + 1] - spot->duration;
        bool tied = spot->route != RONDE_NONE && spot->ties > 0;
        ronde_time own =
            node == thought->node ? thought->latest : (tied ? spot->latest : INT64_MAX);
        high = own < high ? own : high;
        high = wished_latest(problem, node, start, high);
        high = ronde_node_not_after(problem, &problem->nodes[node], high);
        start = high > start ? high : start;
        state->scratch_times[i] = start;
        next = start;
        if (node < problem->task_count && (spot->flags & RONDE_NODE_SOFT) != 0) {
            ronde_time after = 0;
            *price += ronde_soft_price(problem, node, start, &after);
            *late = after > *late ? after : *late;
        }
    }
    return end - next;
}

bool ronde_price_moments(ronde_state *state,
                         int32_t shift,
                         const ronde_thought *thought,
                         ronde_cost *price,
                         ronde_time *late)
{
    const listing listed = list_route(state, shift, thought);
    state->scratch_count = listed.count;
    if (!schedule_early(state, listed.count, thought)) {
        return false;
    }
    *price = 0;
    *late = 0;
    ronde_time length = delay(state, listed.count, thought, price, late);
    *price += ronde_length_price(listed.kind, length, listed.unpaid) +
              ronde_idle_of_scratch(state, listed.kind, listed.count);
    return true;
}

static void refresh_moments(ronde_state *state, int32_t shift)
{
    ronde_lane *lane = &state->lanes[shift];
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_cost price = 0;
    ronde_time late = 0;
    if (state->problem->prompt) {
        price = ronde_prompt_lane(state, shift, &late);
    } else if (lane->task_count + lane->break_count > 0) {
        if (lane->soft_count > 0 || lane->windows_count > 0 || ronde_idle_priced(kind)) {
            const ronde_thought nothing = {.node = RONDE_NONE, .after = RONDE_NONE};
            if (ronde_price_moments(state, shift, &nothing, &price, &late) &&
                state->problem->meets) {
                ronde_encounters_keep(state, shift);
            }
        } else {
            ronde_time length = state->before[ronde_end_of(state->problem, shift)].length;
            price = ronde_length_price(kind, length, lane->unpaid);
        }
    }
    state->totals.cost += price - lane->moments;
    lane->moments = price;
    lane->late = late;
}

static void refresh_lateness(ronde_state *state)
{
    ronde_time late = 0;
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        late = state->lanes[shift].late > late ? state->lanes[shift].late : late;
    }
    state->totals.cost += (late - state->late) * state->problem->instance->latest_price;
    state->late = late;
}

static void refresh_workload(ronde_state *state)
{
    ronde_time most = 0;
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        ronde_time own = state->lanes[shift].travel + state->lanes[shift].work;
        most = own > most ? own : most;
    }
    state->totals.cost += (most - state->workload) * state->problem->instance->workload_price;
    state->workload = most;
}

void ronde_price_refresh(ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    while (state->stale_count > 0) {
        int32_t shift = state->stale[--state->stale_count];
        state->is_stale[shift] = false;
        if (!state->detailed) {
            continue;
        }
        if (problem->trips) {
            ronde_trips_refresh(state, shift);
        } else if (problem->load_mode == RONDE_LOAD_PREFIX) {
            for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
                refresh_loads(state, shift, d);
            }
        }
        if (!problem->prompt && (ronde_state_kind(state, shift)->lengthy || problem->timed)) {
            refresh_segments(state, shift);
        }
        if (problem->timed) {
            refresh_moments(state, shift);
        }
    }
    if (problem->instance->latest_price > 0) {
        refresh_lateness(state);
    }
    if (problem->instance->workload_price > 0) {
        refresh_workload(state);
    }
}

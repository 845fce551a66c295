/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/state.h"

#include "solver/core/labour.h"
#include "solver/core/price.h"
#include "solver/core/timing.h"

static bool take_arrays(ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    size_t nodes = (size_t)problem->node_count + 1;
    size_t shifts = (size_t)problem->shift_count + 1;
    size_t requests = (size_t)problem->request_count + 1;
    ronde_arena *arena = state->arena;
    size_t shares = (problem->sharing ? shifts : 1) * (size_t)problem->instance->group_count + 1;
    size_t loads = problem->load_mode == RONDE_LOAD_PREFIX ? nodes * RONDE_DIMENSIONS : 1;
    state->spots = ronde_arena_take(arena, nodes, sizeof *state->spots);
    state->lanes = ronde_arena_take(arena, shifts, sizeof *state->lanes);
    state->chosen = ronde_arena_take(arena, requests, sizeof *state->chosen);
    state->absent = ronde_arena_take(arena, requests, sizeof *state->absent);
    state->absent_at = ronde_arena_take(arena, requests, sizeof *state->absent_at);
    state->before = ronde_arena_take(arena, nodes, sizeof *state->before);
    state->behind = ronde_arena_take(arena, nodes, sizeof *state->behind);
    state->aboard = ronde_arena_take(arena, loads, sizeof *state->aboard);
    state->idle = ronde_arena_take(arena, shifts / 64 + 1, sizeof *state->idle);
    state->shares = ronde_arena_take(arena, shares, sizeof *state->shares);
    state->worked =
        ronde_arena_take(arena, (size_t)problem->account_count + 1, sizeof *state->worked);
    state->starts = ronde_arena_take(arena, problem->meets ? nodes : 1, sizeof *state->starts);
    size_t heads = problem->trips ? nodes - (size_t)problem->task_count : 1;
    state->trips = ronde_arena_take(arena, heads, sizeof *state->trips);
    state->stages = ronde_arena_take(arena, problem->trips ? nodes : 1, sizeof *state->stages);
    state->carried = ronde_arena_take(arena, problem->trips ? nodes * RONDE_DIMENSIONS : 1,
                                      sizeof *state->carried);
    state->queue = ronde_arena_take(arena, nodes, sizeof *state->queue);
    state->queued = ronde_arena_take(arena, nodes, sizeof *state->queued);
    state->dirty = ronde_arena_take(arena, shifts, sizeof *state->dirty);
    state->stale = ronde_arena_take(arena, shifts, sizeof *state->stale);
    state->is_dirty = ronde_arena_take(arena, shifts, sizeof *state->is_dirty);
    state->is_stale = ronde_arena_take(arena, shifts, sizeof *state->is_stale);
    state->spot_epochs = ronde_arena_take(arena, nodes, sizeof *state->spot_epochs);
    state->lane_epochs = ronde_arena_take(arena, shifts, sizeof *state->lane_epochs);
    state->scratch_nodes = ronde_arena_take(arena, nodes, sizeof *state->scratch_nodes);
    state->scratch_times = ronde_arena_take(arena, nodes, sizeof *state->scratch_times);
    state->scratch_legs = ronde_arena_take(arena, nodes, sizeof *state->scratch_legs);
    return state->spots && state->lanes && state->chosen && state->absent && state->absent_at &&
           state->idle && state->before && state->behind && state->aboard && state->shares &&
           state->worked && state->starts && state->trips && state->stages && state->carried &&
           state->queue && state->queued && state->dirty && state->stale && state->is_dirty &&
           state->is_stale && state->spot_epochs && state->lane_epochs && state->scratch_nodes &&
           state->scratch_times && state->scratch_legs &&
           ronde_array_reserve(&state->spot_log, 16 * nodes) &&
           ronde_array_reserve(&state->lane_log, 4 * shifts + 256) &&
           ronde_array_reserve(&state->request_log, requests + 256);
}

ronde_time ronde_state_limit(const ronde_state *state, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    ronde_time limit = of->max_duration;
    for (int32_t i = 0; i < of->break_count; i++) {
        const ronde_break *rest = &instance->breaks[of->first_break + i];
        if (rest->after > 0 && state->spots[rest->task].route == RONDE_NONE &&
            rest->after < limit) {
            limit = rest->after;
        }
    }
    return limit;
}

void ronde_state_note_idle(ronde_state *state, int32_t shift)
{
    int32_t slot = state->problem->kind_slots[shift];
    uint64_t bit = UINT64_C(1) << (slot % 64);
    if (state->lanes[shift].task_count == 0) {
        state->idle[slot / 64] |= bit;
    } else {
        state->idle[slot / 64] &= ~bit;
    }
}

int32_t ronde_state_first_idle(const ronde_state *state, const ronde_kind *kind)
{
    int32_t end = kind->first_shift + kind->shift_count;
    for (int32_t slot = kind->first_shift; slot < end; slot = (slot / 64 + 1) * 64) {
        uint64_t bits = state->idle[slot / 64] >> (slot % 64);
        if (bits != 0) {
            slot += __builtin_ctzll(bits);
            return slot < end ? state->problem->kind_shifts[slot] : RONDE_NONE;
        }
    }
    return RONDE_NONE;
}

static void empty_plan(ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    for (int32_t i = 0; i < problem->node_count; i++) {
        const ronde_node *node = &problem->nodes[i];
        state->spots[i] = (ronde_spot){.earliest = node->earliest,
                                       .latest = node->latest,
                                       .duration = node->duration,
                                       .next = RONDE_NONE,
                                       .previous = RONDE_NONE,
                                       .route = RONDE_NONE,
                                       .place = node->place,
                                       .flags = node->flags};
    }
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        int32_t end = ronde_end_of(problem, shift);
        state->spots[start].next = end;
        state->spots[end].previous = start;
        state->spots[start].route = state->spots[end].route = shift;
        state->lanes[shift].limit = ronde_state_limit(state, shift);
        ronde_state_note_idle(state, shift);
        state->is_stale[shift] = true;
        state->stale[state->stale_count++] = shift;
    }
    for (int32_t i = 0; i < problem->request_count; i++) {
        const ronde_request *request = &problem->instance->requests[i];
        state->chosen[i] = RONDE_NONE;
        state->absent[i] = i;
        state->absent_at[i] = i;
        state->totals.unserved += request->optional ? 0 : request->priority;
        state->totals.cost += request->optional ? request->prize : 0;
    }
    state->absent_count = problem->request_count;
    for (int32_t i = 0; i < problem->account_count; i++) {
        state->totals.cost += ronde_labour_price(&problem->accounts[i], 0);
    }
}

ronde_status ronde_state_init(ronde_state *out, const ronde_problem *problem, ronde_error *error)
{
    *out = (ronde_state){
        .problem = problem, .arena = ronde_arena_new(1 << 16), .origin = RONDE_NONE, .epoch = 1};
    if (out->arena == NULL || !take_arrays(out)) {
        ronde_state_clear(out);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    if (problem->rigid) {
        out->timing = ronde_timing_new(problem);
        if (out->timing == NULL) {
            ronde_state_clear(out);
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
        }
    }
    out->detailed = problem->timed || problem->load_mode == RONDE_LOAD_PREFIX || problem->trips;
    for (int32_t i = 0; i < problem->kind_count; i++) {
        out->detailed |= problem->kinds[i].lengthy;
    }
    empty_plan(out);
    ronde_price_refresh(out);
    return RONDE_OK;
}

void ronde_state_clear(ronde_state *state)
{
    ronde_array_clear(&state->spot_log);
    ronde_array_clear(&state->lane_log);
    ronde_array_clear(&state->request_log);
    ronde_array_clear(&state->share_log);
    ronde_timing_free(state->timing);
    ronde_arena_free(state->arena);
    *state = (ronde_state){0};
}

void ronde_state_touch_lane(ronde_state *state, int32_t shift)
{
    if (state->lane_epochs[shift] != state->epoch) {
        state->lane_epochs[shift] = state->epoch;
        state->broken |= !ronde_array_push(
            &state->lane_log, (ronde_lane_log){.index = shift, .old = state->lanes[shift]});
    }
    state->lanes[shift].version = ++state->versions;
    if (!state->is_stale[shift]) {
        state->is_stale[shift] = true;
        state->stale[state->stale_count++] = shift;
    }
}

void ronde_state_touch_spot(ronde_state *state, int32_t node)
{
    if (state->spot_epochs[node] != state->epoch) {
        state->spot_epochs[node] = state->epoch;
        state->broken |= !ronde_array_push(
            &state->spot_log, (ronde_spot_log){.index = node, .old = state->spots[node]});
        if (state->detailed && state->spots[node].route != RONDE_NONE) {
            ronde_state_touch_lane(state, state->spots[node].route);
        }
    }
}

ronde_mark ronde_state_mark(ronde_state *state)
{
    state->epoch++;
    return (ronde_mark){.spots = state->spot_log.count,
                        .lanes = state->lane_log.count,
                        .requests = state->request_log.count,
                        .shares = state->share_log.count,
                        .totals = state->totals,
                        .late = state->late,
                        .workload = state->workload,
                        .encounters = state->encounters};
}

void ronde_state_set_chosen(ronde_state *state, int32_t request, int32_t alternative)
{
    bool was = state->chosen[request] != RONDE_NONE;
    bool will = alternative != RONDE_NONE;
    state->chosen[request] = alternative;
    if (was && !will) {
        state->absent_at[request] = state->absent_count;
        state->absent[state->absent_count++] = request;
    } else if (!was && will) {
        int32_t at = state->absent_at[request];
        int32_t last = state->absent[--state->absent_count];
        state->absent[at] = last;
        state->absent_at[last] = at;
    }
}

void ronde_state_rollback(ronde_state *state, const ronde_mark *mark)
{
    while (state->spot_log.count > mark->spots) {
        const ronde_spot_log *entry = &state->spot_log.items[--state->spot_log.count];
        state->tied_total +=
            (entry->old.ties > 0 ? 1 : 0) - (state->spots[entry->index].ties > 0 ? 1 : 0);
        state->spots[entry->index] = entry->old;
    }
    while (state->lane_log.count > mark->lanes) {
        const ronde_lane_log *entry = &state->lane_log.items[--state->lane_log.count];
        if (state->problem->account_count > 0 &&
            state->problem->account_of[entry->index] != RONDE_NONE) {
            state->worked[state->problem->account_of[entry->index]] +=
                entry->old.worked - state->lanes[entry->index].worked;
        }
        state->lanes[entry->index] = entry->old;
        ronde_state_note_idle(state, entry->index);
        if (!state->is_stale[entry->index]) {
            state->is_stale[entry->index] = true;
            state->stale[state->stale_count++] = entry->index;
        }
    }
    while (state->request_log.count > mark->requests) {
        const ronde_request_log *entry = &state->request_log.items[--state->request_log.count];
        ronde_state_set_chosen(state, entry->index, entry->old);
    }
    while (state->share_log.count > mark->shares) {
        const ronde_share_log *entry = &state->share_log.items[--state->share_log.count];
        state->shares[entry->index] = entry->old;
    }
    while (state->dirty_count > 0) {
        state->is_dirty[state->dirty[--state->dirty_count]] = false;
    }
    ronde_price_refresh(state);
    state->totals = mark->totals;
    state->late = mark->late;
    state->workload = mark->workload;
    state->encounters = mark->encounters;
    state->epoch++;
}

void ronde_state_commit(ronde_state *state)
{
    state->spot_log.count = 0;
    state->lane_log.count = 0;
    state->request_log.count = 0;
    state->share_log.count = 0;
    state->epoch++;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/export.h"

#include "instances/base/alloc.h"
#include "solver/core/timing.h"

/* An open start, and a break before its first stop, is where that stop is. */
static int32_t place_of(const ronde_state *state, int32_t node)
{
    while (state->spots[node].place == RONDE_NONE && state->spots[node].next != RONDE_NONE) {
        node = state->spots[node].next;
    }
    return state->spots[node].place;
}

static bool
add_stop(ronde_plan *out, const ronde_state *state, int32_t node, const ronde_time *times)
{
    const ronde_problem *problem = state->problem;
    const ronde_spot *spot = &state->spots[node];
    bool task = node < problem->task_count;
    ronde_stop stop = {.kind = task ? ronde_stop_kind_of(problem->instance->tasks[node].kind)
                                    : RONDE_STOP_START,
                       .task = task ? node : RONDE_NONE,
                       .place = place_of(state, node),
                       .arrival = times[node],
                       .start = times[node],
                       .end = times[node] + spot->duration};
    bool reload = (spot->flags & RONDE_NODE_RELOAD) != 0;
    if (reload) {
        stop.kind = RONDE_STOP_RELOAD;
    } else if (spot->next == RONDE_NONE) {
        stop.kind = RONDE_STOP_END;
    }
    if (task || reload) {
        stop.arrival =
            times[spot->previous] + state->spots[spot->previous].duration + spot->leg_time;
    }
    return ronde_plan_add_stop(out, &stop);
}

static bool add_routes(ronde_plan *out, const ronde_state *state, const ronde_time *times)
{
    const ronde_problem *problem = state->problem;
    bool good = true;
    for (int32_t shift = 0; shift < problem->shift_count && good; shift++) {
        if (state->lanes[shift].task_count == 0) {
            continue;
        }
        good = ronde_plan_add_route(out, shift);
        for (int32_t node = ronde_start_of(problem, shift); node != RONDE_NONE && good;
             node = state->spots[node].next) {
            good = add_stop(out, state, node, times);
        }
    }
    return good;
}

static bool add_unserved(ronde_plan *out, const ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    bool good = true;
    for (int32_t request = 0; request < instance->request_count && good; request++) {
        if (state->chosen[request] != RONDE_NONE) {
            continue;
        }
        const ronde_alternative *first =
            &instance->alternatives[instance->requests[request].first_alternative];
        for (int32_t i = 0; i < first->task_count && good; i++) {
            int32_t task = instance->request_tasks[first->first_task + i];
            good = ronde_plan_add_unserved(out, task);
        }
    }
    return good;
}

ronde_status
ronde_export_plan(ronde_plan *out, const ronde_state *state, ronde_time grid, ronde_error *error)
{
    ronde_time *times = ronde_alloc_zero((size_t)state->problem->node_count + 1, sizeof *times);
    ronde_timing *timing = ronde_timing_new(state->problem);
    if (times == NULL || timing == NULL) {
        ronde_timing_free(timing);
        ronde_free(times);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to write the plan");
    }
    ronde_timing_round(timing, grid);
    ronde_plan plan = {0};
    ronde_status status = ronde_timing_solve(timing, state, times, error);
    if (status == RONDE_OK && (!add_routes(&plan, state, times) || !add_unserved(&plan, state))) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory to write the plan");
    }
    if (status == RONDE_OK) {
        *out = plan;
    } else {
        ronde_plan_clear(&plan);
    }
    ronde_timing_free(timing);
    ronde_free(times);
    return status;
}

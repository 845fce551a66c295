/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/rigid.h"

static bool is_whole(const ronde_state *state, int32_t task)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t index = state->problem->nodes[task].alternative;
    bool whole = index != RONDE_NONE;
    for (int32_t i = 0; whole && i < instance->alternatives[index].task_count; i++) {
        int32_t other = instance->request_tasks[instance->alternatives[index].first_task + i];
        whole = state->spots[other].route != RONDE_NONE;
    }
    return whole;
}

/* What the trip with that head brings. */
static void load_trip(const ronde_state *state, int32_t head, int64_t *load)
{
    const ronde_problem *problem = state->problem;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        load[d] = 0;
    }
    for (int32_t node = state->spots[head].next; node < problem->task_count;
         node = state->spots[node].next) {
        bool whole = is_whole(state, node);
        for (int32_t d = 0; d < RONDE_DIMENSIONS && whole; d++) {
            load[d] += problem->instance->tasks[node].initial[d];
        }
    }
}

void ronde_rigid_begin(const ronde_state *state, int32_t shift, int64_t *load)
{
    load_trip(state, ronde_start_of(state->problem, shift), load);
}

bool ronde_rigid_after(const ronde_state *state, int32_t shift, int32_t node, int64_t *load)
{
    const ronde_problem *problem = state->problem;
    uint32_t barred = ronde_state_kind(state, shift)->no_waiting;
    bool counts = node < problem->task_count && is_whole(state, node);
    bool rigid = false;
    if (node >= ronde_first_reload(problem)) {
        load_trip(state, node, load);
    }
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        load[d] += counts ? problem->instance->tasks[node].change[d] : 0;
        rigid |= (barred >> (unsigned)d & 1U) != 0 && load[d] > 0;
    }
    return rigid;
}

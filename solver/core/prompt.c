/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/prompt.h"

/* Rules by which it could pay or be needed to start later, or that this schedule does not know. */
static bool has_other_rules(const ronde_problem *problem)
{
    return !problem->soft || problem->meets || problem->limits || problem->breaks ||
           problem->gaps || problem->pins || problem->rigid || problem->layouts ||
           problem->open_starts || problem->bounds || problem->trips || problem->real_windows > 0 ||
           problem->load_mode == RONDE_LOAD_PREFIX || problem->instance->workload_price > 0 ||
           problem->rests || problem->account_count > 0;
}

static bool is_prompt(const ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    bool prompt = problem->kind_count > 0 && !has_other_rules(problem);
    for (int32_t i = 0; i < problem->kind_count; i++) {
        const ronde_kind *kind = &problem->kinds[i];
        prompt &= kind->length_price == 0 && kind->overtime_price == 0 && kind->wait_price == 0 &&
                  !kind->bounded && !kind->lengthy;
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        prompt &= instance->shifts[i].end_place != RONDE_NONE;
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        bool soft = (problem->nodes[i].flags & RONDE_NODE_SOFT) != 0;
        prompt &= !soft || (task->soft_window_count == 1 && task->early_price == 0);
        prompt &= problem->nodes[i].place != RONDE_NONE;
    }
    return prompt;
}

bool ronde_prompt_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    if (!is_prompt(problem)) {
        return true;
    }
    ronde_due *dues =
        ronde_arena_take(problem->arena, (size_t)problem->node_count, sizeof *problem->dues);
    if (dues == NULL) {
        return false;
    }
    for (int32_t i = 0; i < problem->node_count; i++) {
        dues[i] = (ronde_due){.moment = INT64_MAX};
        if (i < instance->task_count && (problem->nodes[i].flags & RONDE_NODE_SOFT) != 0) {
            const ronde_task *task = &instance->tasks[i];
            dues[i].moment = problem->windows[task->first_soft_window].latest;
            dues[i].price = task->late_price;
        }
    }
    problem->dues = dues;
    problem->prompt = true;
    return true;
}

ronde_cost ronde_prompt_lane(const ronde_state *state, int32_t shift, ronde_time *late)
{
    const ronde_problem *problem = state->problem;
    ronde_cost price = 0;
    *late = 0;
    for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != RONDE_NONE;
         node = state->spots[node].next) {
        ronde_time own = ronde_prompt_late(&problem->dues[node], state->spots[node].earliest);
        price += own * problem->dues[node].price;
        *late = own > *late ? own : *late;
    }
    return price;
}

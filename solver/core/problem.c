/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/problem.h"

#include "solver/core/encounters.h"
#include "solver/core/favourites.h"
#include "solver/core/kinds.h"
#include "solver/core/labour.h"
#include "solver/core/nearness.h"
#include "solver/core/nodes.h"
#include "solver/core/openings.h"
#include "solver/core/prompt.h"
#include "solver/core/ranks.h"
#include "solver/core/travels.h"

void *ronde_problem_take(ronde_problem *problem, int64_t count, size_t size)
{
    return ronde_arena_take(problem->arena, count > 0 ? (size_t)count : 1, size);
}

static void find_load_mode(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    bool none = true;
    bool given = true;
    bool taken = true;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        problem->layouts |= instance->resources[i].layout_count > 0;
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        for (int32_t d = 0; d < instance->dimension_count; d++) {
            none &= task->initial[d] == 0 && task->change[d] == 0;
            given &= task->initial[d] >= 0 && task->change[d] == -task->initial[d];
            taken &= task->initial[d] == 0 && task->change[d] >= 0;
        }
    }
    bool sum = (given || taken) && !problem->layouts;
    problem->load_mode = none ? RONDE_LOAD_NONE : (sum ? RONDE_LOAD_SUM : RONDE_LOAD_PREFIX);
}

static bool is_plain(const ronde_problem *problem)
{
    bool plain = problem->kind_count > 0 && !problem->trips && !problem->tied && !problem->breaks &&
                 !problem->timed && !problem->gaps && problem->real_windows == 0 &&
                 problem->load_mode != RONDE_LOAD_PREFIX && !problem->pins && !problem->rigid &&
                 !problem->layouts && !problem->open_starts && !problem->bounds &&
                 problem->instance->group_count == 0 && problem->instance->workload_price == 0 &&
                 problem->account_count == 0;
    for (int32_t i = 0; i < problem->kind_count; i++) {
        const ronde_kind *kind = &problem->kinds[i];
        plain &= kind->length_price == 0 && kind->overtime_price == 0 && !kind->bounded &&
                 kind->travel->times_to != NULL;
    }
    for (int32_t i = 0; i < problem->node_count; i++) {
        const ronde_node *node = &problem->nodes[i];
        plain &= node->flags == 0 && node->place != RONDE_NONE && node->tie_count == 0;
    }
    return plain;
}

/* Lists the shifts of each resource. */
static bool list_resources(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    int32_t *first =
        ronde_problem_take(problem, (int64_t)instance->resource_count + 2, sizeof *first);
    int32_t *shifts = ronde_problem_take(problem, instance->shift_count, sizeof *shifts);
    if (first == NULL || shifts == NULL) {
        return false;
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        first[instance->shifts[i].resource + 2]++;
    }
    for (int32_t i = 0; i < instance->resource_count; i++) {
        first[i + 2] += first[i + 1];
    }
    for (int32_t i = 0; i < instance->shift_count; i++) { /* first[r + 1]: next of r */
        shifts[first[instance->shifts[i].resource + 1]++] = i;
    }
    problem->resource_first = first;
    problem->resource_shifts = shifts;
    return true;
}

/* Lists the tasks of each group. */
static bool list_groups(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    int32_t groups = instance->group_count;
    int32_t total = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        total += instance->tasks[task].membership_count;
    }
    int32_t *first = ronde_problem_take(problem, (int64_t)groups + 2, sizeof *first);
    int32_t *tasks = ronde_problem_take(problem, total, sizeof *tasks);
    if (first == NULL || tasks == NULL) {
        return false;
    }
    for (int32_t i = 0; i < total; i++) {
        first[instance->memberships[i].group + 2]++;
    }
    for (int32_t group = 0; group < groups; group++) {
        first[group + 2] += first[group + 1];
        problem->together |= instance->groups[group].rule == RONDE_TOGETHER;
        problem->sharing |= ronde_group_shares(&instance->groups[group]);
        problem->faces |= instance->groups[group].rule == RONDE_FACES;
    }
    for (int32_t task = 0; task < instance->task_count; task++) { /* first[g + 1]: next of g */
        const ronde_task *of = &instance->tasks[task];
        for (int32_t i = 0; i < of->membership_count; i++) {
            tasks[first[instance->memberships[of->first_membership + i].group + 1]++] = task;
        }
    }
    problem->group_first = first;
    problem->group_tasks = tasks;
    return true;
}

static ronde_status build(ronde_problem *problem, ronde_error *error)
{
    find_load_mode(problem);
    if (!ronde_nodes_store_reloads(problem) || !ronde_nodes_make(problem) ||
        !ronde_nodes_tie(problem) || !ronde_travels_make(problem) || !list_groups(problem) ||
        !ronde_encounters_make(problem) || !ronde_labour_make(problem) ||
        !ronde_kinds_make(problem) || !list_resources(problem)) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to prepare the search");
    }
    problem->firm = !problem->trips;
    return RONDE_OK;
}

/* What only a search needs: legs to a place in one row, neighbours, ranks of the plain scan. */
static bool prepare_search(ronde_problem *problem)
{
    if (!ronde_travels_turn(problem)) {
        return false;
    }
    problem->plain = is_plain(problem);
    return (!problem->plain || ronde_openings_make(problem)) && ronde_prompt_make(problem) &&
           ronde_meetings_make(problem) && ronde_nearness_make(problem) &&
           (!problem->plain || ronde_ranks_make(problem)) &&
           (!problem->timed || ronde_favourites_make(problem));
}

ronde_status
ronde_problem_init(ronde_problem *out, const ronde_instance *instance, ronde_error *error)
{
    RONDE_TRY(ronde_problem_init_bare(out, instance, error));
    if (!prepare_search(out)) {
        ronde_problem_clear(out);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to prepare the search");
    }
    return RONDE_OK;
}

ronde_status
ronde_problem_init_bare(ronde_problem *out, const ronde_instance *instance, ronde_error *error)
{
    ronde_problem problem = {.instance = instance,
                             .task_count = instance->task_count,
                             .shift_count = instance->shift_count,
                             .request_count = instance->request_count,
                             .windows = instance->windows,
                             .arena = ronde_arena_new(1 << 16)};
    if (problem.arena == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to prepare the search");
    }
    ronde_status status = build(&problem, error);
    if (status != RONDE_OK) {
        ronde_problem_clear(&problem);
        return status;
    }
    *out = problem;
    return RONDE_OK;
}

void ronde_problem_clear(ronde_problem *problem)
{
    ronde_arena_free(problem->arena);
    *problem = (ronde_problem){0};
}

bool ronde_kind_holds(const ronde_problem *problem, const ronde_kind *kind, const int64_t *load)
{
    const ronde_layout plain = {
        {kind->capacity[0], kind->capacity[1], kind->capacity[2], kind->capacity[3]}};
    const ronde_layout *layouts = kind->layout_count > 0 ? kind->layouts : &plain;
    int32_t count = kind->layout_count > 0 ? kind->layout_count : 1;
    for (int32_t i = 0; i < count; i++) {
        bool fits = true;
        for (int32_t d = 0; d < problem->instance->dimension_count && fits; d++) {
            fits = load[d] >= 0 && load[d] <= layouts[i].capacity[d];
        }
        if (fits) {
            return true;
        }
    }
    return false;
}

ronde_cost
ronde_soft_price(const ronde_problem *problem, int32_t task, ronde_time start, ronde_time *late)
{
    const ronde_task *of = &problem->instance->tasks[task];
    ronde_time early = 0;
    ronde_time after = 0;
    ronde_time nearest = INT64_MAX;
    for (int32_t i = 0; i < of->soft_window_count; i++) {
        ronde_window window = problem->windows[of->first_soft_window + i];
        ronde_time before = start < window.earliest ? window.earliest - start : 0;
        ronde_time past = start > window.latest ? start - window.latest : 0;
        if (before + past < nearest) {
            nearest = before + past;
            early = before;
            after = past;
        }
    }
    if (late != NULL) {
        *late = after;
    }
    return early * of->early_price + after * of->late_price;
}

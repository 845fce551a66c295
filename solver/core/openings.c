/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/openings.h"

#include "solver/core/hours.h"
#include "solver/core/price.h"

static ronde_segment segment_of(const ronde_problem *problem, int32_t node)
{
    const ronde_node *fixed = &problem->nodes[node];
    return (ronde_segment){fixed->duration, fixed->earliest, fixed->latest};
}

/* True if the load of a task is within the capacity; where loads are summed. */
static bool load_fits(const ronde_problem *problem, const ronde_kind *kind, int32_t task)
{
    const ronde_task *of = &problem->instance->tasks[task];
    bool fits = true;
    for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
        int64_t taken = of->change[d] > 0 ? of->change[d] : 0;
        fits &= taken + of->initial[d] <= kind->capacity[d];
    }
    return fits || problem->load_mode == RONDE_LOAD_NONE;
}

/* The cost of a route of the task alone; false if it cannot be. */
static bool
lone_cost(const ronde_problem *problem, const ronde_kind *kind, int32_t task, ronde_cost *cost)
{
    const ronde_travel *travel = kind->travel;
    const ronde_node *node = &problem->nodes[task];
    int32_t start = ronde_start_of(problem, kind->model);
    int32_t end = ronde_end_of(problem, kind->model);
    int64_t in = (int64_t)problem->nodes[start].place * travel->size + node->place;
    int64_t out = (int64_t)node->place * travel->size + problem->nodes[end].place;
    const ronde_segment from = segment_of(problem, start);
    ronde_time begin = from.earliest + from.length + travel->times[in];
    begin = begin < node->earliest ? node->earliest : begin;
    ronde_time finish = begin + node->duration + travel->times[out];
    if (kind->task_prices[task] >= ronde_cost_forbidden || begin > node->latest ||
        finish > problem->nodes[end].latest || !load_fits(problem, kind, task)) {
        return false;
    }
    ronde_segment way = ronde_segment_join(from, segment_of(problem, task), travel->times[in]);
    way = ronde_segment_join(way, segment_of(problem, end), travel->times[out]);
    *cost = kind->shift_price + kind->task_prices[task] - kind->wait_price * node->duration +
            kind->distance_price * ((ronde_cost)travel->distances[in] + travel->distances[out]) +
            kind->leg_price * ((ronde_cost)travel->times[in] + travel->times[out]);
    return way.length <= kind->max_duration;
}

/* The cheapest kinds for a task alone, cheapest first. */
static void list_openings(const ronde_problem *problem, int32_t task, ronde_lone *list)
{
    int32_t count = 0;
    for (int32_t kind = 0; kind < problem->kind_count; kind++) {
        ronde_cost cost = 0;
        if (!lone_cost(problem, &problem->kinds[kind], task, &cost) ||
            (count == RONDE_OPENINGS && cost >= list[RONDE_OPENINGS - 1].cost)) {
            continue;
        }
        int32_t at = count < RONDE_OPENINGS ? count++ : RONDE_OPENINGS - 1;
        for (; at > 0 && list[at - 1].cost > cost; at--) {
            list[at] = list[at - 1];
        }
        list[at] = (ronde_lone){cost, kind};
    }
    for (; count < RONDE_OPENINGS; count++) {
        list[count].kind = RONDE_NONE;
    }
}

/* True if a kind of shift may have a task; of several days, on one when it may be done. */
static bool admits(const ronde_problem *problem, int32_t kind, int32_t task)
{
    const ronde_kind *of = &problem->kinds[kind];
    ronde_window window;
    (void)ronde_hours_windows(problem, task, of->model, &window);
    return of->task_prices[task] < ronde_cost_forbidden && window.earliest <= window.latest;
}

/* Only where some task is forbidden on some kind. */
static bool list_admitted(ronde_problem *problem)
{
    size_t words = ((size_t)problem->kind_count + 63) / 64;
    size_t room = ((size_t)problem->task_count + 1) * words;
    uint64_t *sets = ronde_arena_take(problem->arena, room, sizeof *sets);
    bool all = true;
    for (int32_t task = 0; sets != NULL && task < problem->task_count; task++) {
        for (int32_t kind = 0; kind < problem->kind_count; kind++) {
            bool may = admits(problem, kind, task);
            sets[(size_t)task * words + (size_t)kind / 64] |= may ? (uint64_t)1 << kind % 64 : 0;
            all &= may;
        }
    }
    problem->admitted = all ? NULL : sets;
    return sets != NULL;
}

bool ronde_openings_make(ronde_problem *problem)
{
    size_t room = ((size_t)problem->task_count + 1) * RONDE_OPENINGS;
    ronde_lone *openings = ronde_arena_take(problem->arena, room, sizeof *openings);
    for (int32_t task = 0; openings != NULL && task < problem->task_count; task++) {
        list_openings(problem, task, openings + (int64_t)task * RONDE_OPENINGS);
    }
    problem->openings = openings;
    return openings != NULL && list_admitted(problem);
}

bool ronde_meetings_make(ronde_problem *problem)
{
    bool days = problem->timed && problem->real_windows > 0;
    return !days || problem->kind_count == 0 || list_admitted(problem);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/favourites.h"

#include "solver/core/hours.h"

/* What the resource of a kind costs for a task, whatever the day. */
static ronde_cost resource_price(const ronde_problem *problem, int32_t task, int32_t kind)
{
    const ronde_kind *of = &problem->kinds[kind];
    ronde_cost price = of->task_prices[task];
    return price >= ronde_cost_forbidden
               ? price
               : price - ronde_instance_day_price(problem->instance, task, of->model);
}

static bool has_window(const ronde_problem *problem, int32_t task, int32_t kind)
{
    ronde_window window;
    (void)ronde_hours_windows(problem, task, problem->kinds[kind].model, &window);
    return window.earliest <= window.latest;
}

static void list_kinds(const ronde_problem *problem, int32_t task, int32_t *list)
{
    ronde_cost dearest = 0;
    for (int32_t kind = 0; kind < problem->kind_count; kind++) {
        ronde_cost price = resource_price(problem, task, kind);
        dearest = price < ronde_cost_forbidden && price > dearest ? price : dearest;
    }
    int32_t count = 0;
    for (int32_t kind = 0; kind < problem->kind_count; kind++) {
        ronde_cost price = problem->kinds[kind].task_prices[task];
        if (resource_price(problem, task, kind) >= dearest || !has_window(problem, task, kind) ||
            (count == RONDE_FAVOURITES &&
             price >= problem->kinds[list[count - 1]].task_prices[task])) {
            continue;
        }
        int32_t at = count < RONDE_FAVOURITES ? count++ : count - 1;
        for (; at > 0 && problem->kinds[list[at - 1]].task_prices[task] > price; at--) {
            list[at] = list[at - 1];
        }
        list[at] = kind;
    }
    for (; count < RONDE_FAVOURITES; count++) {
        list[count] = RONDE_NONE;
    }
}

bool ronde_favourites_make(ronde_problem *problem)
{
    size_t room = (size_t)problem->task_count + 1;
    int32_t *lists = ronde_arena_take(problem->arena, room * RONDE_FAVOURITES, sizeof *lists);
    for (int32_t task = 0; lists != NULL && task < problem->task_count; task++) {
        int32_t *list = lists + (int64_t)task * RONDE_FAVOURITES;
        list_kinds(problem, task, list);
        problem->preferred |= list[0] != RONDE_NONE;
    }
    problem->favourites = lists;
    return lists != NULL;
}

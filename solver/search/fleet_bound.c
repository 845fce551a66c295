/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/fleet_bound.h"

#include "instances/base/alloc.h"

#include <stdlib.h>

enum { clique_seeds = 64 };

static int larger_first(const void *one, const void *other)
{
    const int64_t a = *(const int64_t *)one;
    const int64_t b = *(const int64_t *)other;
    return a == b ? 0 : (a > b ? -1 : 1);
}

/* The load that a request needs at least, over its alternatives. */
static int64_t least_load(const ronde_instance *instance, const ronde_request *request, int32_t d)
{
    int64_t least = INT64_MAX;
    for (int32_t i = 0; i < request->alternative_count; i++) {
        const ronde_alternative *alternative =
            &instance->alternatives[request->first_alternative + i];
        int64_t load = 0;
        for (int32_t t = 0; t < alternative->task_count; t++) {
            const ronde_task *task =
                &instance->tasks[instance->request_tasks[alternative->first_task + t]];
            load += task->initial[d] + (task->change[d] > 0 ? task->change[d] : 0);
        }
        least = load < least ? load : least;
    }
    return least;
}

/* How many of the largest shifts carry the sum of one dimension. */
static int32_t bound_by_load(const ronde_problem *problem, int32_t d, int64_t *capacities)
{
    const ronde_instance *instance = problem->instance;
    int64_t left = 0;
    for (int32_t i = 0; i < problem->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        left += request->optional ? 0 : least_load(instance, request, d);
    }
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        capacities[shift] = problem->kinds[problem->kind_of[shift]].capacity[d];
    }
    qsort(capacities, (size_t)problem->shift_count, sizeof *capacities, larger_first);
    int32_t count = 0;
    while (left > 0 && count < problem->shift_count) {
        left -= capacities[count++];
    }
    return count;
}

/* True if one cannot follow the other by any way of travelling. */
static bool cannot_follow(const ronde_problem *problem, int32_t one, int32_t other)
{
    const ronde_node *first = &problem->nodes[one];
    const ronde_node *second = &problem->nodes[other];
    for (int32_t k = 0; k < problem->kind_count; k++) {
        const ronde_travel *travel = problem->kinds[k].travel;
        if (first->earliest + first->duration +
                travel->times[first->place * travel->size + second->place] <=
            second->latest) {
            return false;
        }
    }
    return true;
}

/* The tasks that every plan has, those with the narrowest windows first. */
static int32_t list_certain(const ronde_problem *problem, int64_t *certain)
{
    const ronde_instance *instance = problem->instance;
    int32_t count = 0;
    for (int32_t i = 0; i < problem->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        if (request->optional || request->alternative_count > 1) {
            continue;
        }
        const ronde_alternative *only = &instance->alternatives[request->first_alternative];
        for (int32_t t = 0; t < only->task_count; t++) {
            certain[count++] = instance->request_tasks[only->first_task + t];
        }
    }
    for (int32_t i = 0; i < count; i++) { /* width above, task below: one number to sort by */
        const ronde_node *node = &problem->nodes[certain[i]];
        ronde_time width = node->latest - node->earliest;
        width = width < INT32_MAX ? width : INT32_MAX;
        certain[i] += -width * ((int64_t)1 << 31U);
    }
    qsort(certain, (size_t)count, sizeof *certain, larger_first);
    for (int32_t i = 0; i < count; i++) {
        certain[i] &= INT32_MAX;
    }
    return count;
}

/* Tasks that no route can have two of, taken greedily from one on. */
static int32_t clique_from(const ronde_problem *problem,
                           const int64_t *certain,
                           int32_t count,
                           int32_t seed,
                           int32_t *clique)
{
    int32_t members = 0;
    clique[members++] = (int32_t)certain[seed];
    for (int32_t i = 0; i < count; i++) {
        int32_t task = (int32_t)certain[i];
        bool joins = i != seed;
        for (int32_t m = 0; m < members && joins; m++) {
            joins =
                cannot_follow(problem, task, clique[m]) && cannot_follow(problem, clique[m], task);
        }
        if (joins) {
            clique[members++] = task;
        }
    }
    return members;
}

static int32_t bound_by_time(const ronde_problem *problem, int64_t *certain, int32_t *clique)
{
    int32_t count = list_certain(problem, certain);
    int32_t most = 0;
    for (int32_t seed = 0; seed < count && seed < clique_seeds; seed++) {
        int32_t members = clique_from(problem, certain, count, seed, clique);
        most = members > most ? members : most;
    }
    return most;
}

int32_t ronde_fleet_bound(const ronde_problem *problem)
{
    size_t room = (size_t)(problem->task_count > problem->shift_count ? problem->task_count
                                                                      : problem->shift_count) +
                  1;
    int64_t *numbers = ronde_alloc_zero(room, sizeof *numbers);
    int32_t *clique = ronde_alloc_zero(room, sizeof *clique);
    int32_t bound = 1;
    if (numbers != NULL && clique != NULL) { /* without memory: no bound, a longer search */
        int32_t by_time = bound_by_time(problem, numbers, clique);
        bound = by_time > bound ? by_time : bound;
        bool whole = problem->load_mode == RONDE_LOAD_SUM && problem->reload_node_count == 0;
        for (int32_t d = 0; d < problem->instance->dimension_count && whole; d++) {
            int32_t by_load = bound_by_load(problem, d, numbers);
            bound = by_load > bound ? by_load : bound;
        }
    }
    ronde_free(numbers);
    ronde_free(clique);
    return bound;
}

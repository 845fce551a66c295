/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/nearness.h"

#include "instances/base/alloc.h"

#include <stdlib.h>

enum { most_neighbours = 250, waiting_share = 10 };

typedef struct near_task {
    int64_t distance;
    int32_t task;
} near_task;

static int nearer(const void *one, const void *other)
{
    const near_task *a = one;
    const near_task *b = other;
    if (a->distance != b->distance) {
        return a->distance < b->distance ? -1 : 1;
    }
    return a->task < b->task ? -1 : 1;
}

/* Travel time plus a share of the waiting that the windows force when b follows a. */
static int64_t following(const ronde_problem *problem, int32_t a, int32_t b)
{
    const ronde_node *first = &problem->nodes[a];
    const ronde_node *second = &problem->nodes[b];
    const ronde_travel *travel = problem->kinds[0].travel;
    int64_t at = (int64_t)first->place * travel->size + second->place;
    int64_t time = travel->times[at];
    int64_t length = travel->distances == travel->times ? time : (time + travel->distances[at]) / 2;
    int64_t wait = second->earliest - (first->latest + first->duration + time);
    if (first->earliest + first->duration + time > second->latest) {
        return length + RONDE_DAY; /* can never follow */
    }
    return length + (wait > 0 ? wait / waiting_share : 0);
}

static int64_t apart(const ronde_problem *problem, int32_t a, int32_t b)
{
    int64_t there = following(problem, a, b);
    int64_t back = following(problem, b, a);
    return there < back ? there : back;
}

static bool list_neighbours(ronde_problem *problem)
{
    int32_t count = problem->task_count;
    int32_t width = count < most_neighbours ? count : most_neighbours;
    width = width > 0 ? width : 1;
    size_t room = (size_t)(count > 0 ? count : 1);
    int32_t *lists = ronde_arena_take(problem->arena, room * (size_t)width, sizeof *lists);
    near_task *near = ronde_alloc_zero(room, sizeof *near);
    if (lists == NULL || near == NULL) {
        ronde_free(near);
        return false;
    }
    for (int32_t task = 0; task < count; task++) {
        size_t found = 0;
        bool real = problem->nodes[task].place != RONDE_NONE;
        for (int32_t other = 0; other < count && real; other++) {
            if (other != task && problem->nodes[other].place != RONDE_NONE) {
                near[found++] = (near_task){apart(problem, task, other), other};
            }
        }
        qsort(near, found, sizeof *near, nearer);
        for (int32_t i = 0; i < width; i++) {
            lists[(int64_t)task * width + i] = (size_t)i < found ? near[i].task : RONDE_NONE;
        }
    }
    ronde_free(near);
    problem->neighbours = lists;
    problem->max_neighbours = width;
    return true;
}

static void add_task_keys(const ronde_problem *problem, int32_t task, ronde_request_keys *keys)
{
    const ronde_task *of = &problem->instance->tasks[task];
    const ronde_node *node = &problem->nodes[task];
    int64_t demand = of->duration;
    for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
        demand += llabs((long long)of->change[d]) * RONDE_DAY;
    }
    int32_t depot = problem->nodes[ronde_start_of(problem, problem->kinds[0].model)].place;
    const ronde_travel *travel = problem->kinds[0].travel;
    int64_t far =
        depot == RONDE_NONE ? 0 : travel->times[(int64_t)depot * travel->size + node->place];
    int64_t width = node->latest - node->earliest;
    keys->demand += demand;
    keys->far = far > keys->far ? far : keys->far;
    keys->width = width < keys->width ? width : keys->width;
    keys->early = node->earliest < keys->early ? node->earliest : keys->early;
}

bool ronde_nearness_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    size_t room = instance->request_count > 0 ? (size_t)instance->request_count : 1;
    ronde_request_keys *keys = ronde_arena_take(problem->arena, room, sizeof *keys);
    if (keys == NULL) {
        return false;
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        const ronde_alternative *first = &instance->alternatives[request->first_alternative];
        keys[i] = (ronde_request_keys){.width = INT64_MAX, .early = INT64_MAX};
        for (int32_t t = 0; t < first->task_count && problem->kind_count > 0; t++) {
            add_task_keys(problem, instance->request_tasks[first->first_task + t], &keys[i]);
        }
    }
    problem->keys = keys;
    if (problem->kind_count == 0) {
        problem->max_neighbours = 0;
        return true;
    }
    return list_neighbours(problem);
}

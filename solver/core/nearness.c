/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/nearness.h"

#include "instances/base/alloc.h"
#include "solver/core/openings.h"

#include <stdlib.h>

enum { most_neighbours = 250, waiting_share = 10, few_tasks = 16 };

typedef struct near_task {
    int64_t distance;
    int32_t task;
} near_task;

static int nearer(const near_task *a, const near_task *b)
{
    if (a->distance != b->distance) {
        return a->distance < b->distance ? -1 : 1;
    }
    return a->task < b->task ? -1 : 1;
}

/* Legs from all tasks to a few, gathered so that the matrix is read by rows: by columns, each entry
 * of a large one would be a cache miss. */
typedef struct near_legs {
    int32_t first, count;       /* the few: neighbours in number, so mostly in memory, too */
    int32_t *times, *distances; /* by number within the few and task: a row for each of them */
} near_legs;

static void gather(const ronde_problem *problem, near_legs *legs, int32_t first)
{
    const ronde_travel *travel = problem->kinds[0].travel;
    int32_t left = problem->task_count - first;
    legs->first = first;
    legs->count = left < few_tasks ? left : few_tasks;
    for (int32_t task = 0; task < problem->task_count; task++) {
        int64_t row = problem->nodes[task].place * travel->size;
        for (int32_t k = 0; k < legs->count && problem->nodes[task].place != RONDE_NONE; k++) {
            int32_t place = problem->nodes[first + k].place;
            if (place != RONDE_NONE) {
                int64_t at = (int64_t)k * problem->task_count + task;
                legs->times[at] = travel->times[row + place];
                legs->distances[at] = travel->distances[row + place];
            }
        }
    }
}

int64_t ronde_nearness_of(const ronde_node *a, const ronde_node *b, int64_t time, int64_t length)
{
    int64_t wait = b->earliest - (a->latest + a->duration + time);
    if (a->earliest + a->duration + time > b->latest) {
        return length + RONDE_DAY; /* can never follow */
    }
    return length + (wait > 0 ? wait / waiting_share : 0);
}

/* Of a task among the few of legs and another. What is at least bound need not be exact: legs alone
 * may tell, without a look at the other task. */
static int64_t apart(
    const ronde_problem *problem, const near_legs *legs, int32_t task, int32_t other, int64_t bound)
{
    const ronde_travel *travel = problem->kinds[0].travel;
    const ronde_node *one = &problem->nodes[task];
    const ronde_node *two = &problem->nodes[other];
    bool same = travel->distances == travel->times;
    int64_t at = one->place * travel->size + two->place;
    int64_t gathered = (int64_t)(task - legs->first) * problem->task_count + other;
    int64_t there = travel->times[at];
    int64_t back = legs->times[gathered];
    int64_t far = same ? there : (there + travel->distances[at]) / 2;
    int64_t near = same ? back : (back + legs->distances[gathered]) / 2;
    if (far > bound && near > bound) {
        return far < near ? far : near;
    }
    there = ronde_nearness_of(one, two, there, far);
    back = ronde_nearness_of(two, one, back, near);
    return there < back ? there : back;
}

/* Makes heap[root] not nearer than what is below it; the farthest comes to the top. */
static void sink(near_task *heap, int32_t root, int32_t count)
{
    for (int32_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && nearer(&heap[child], &heap[child + 1]) < 0) {
            child++;
        }
        if (nearer(&heap[root], &heap[child]) >= 0) {
            return;
        }
        near_task swap = heap[root];
        heap[root] = heap[child];
        heap[child] = swap;
        root = child;
    }
}

/* Nearest first, by heap. */
static void sort(near_task *heap, int32_t count, bool is_heap)
{
    for (int32_t root = count / 2; !is_heap && root-- > 0;) {
        sink(heap, root, count);
    }
    for (int32_t last = count - 1; last > 0; last--) {
        near_task swap = heap[0];
        heap[0] = heap[last];
        heap[last] = swap;
        sink(heap, 0, last);
    }
}

/* The nearest tasks of one, nearest first, in near; gives their number, at most room. */
static int32_t find_nearest(const ronde_problem *problem,
                            const near_legs *legs,
                            int32_t task,
                            near_task *near,
                            int32_t room)
{
    int32_t found = 0;
    for (int32_t other = 0; other < problem->task_count; other++) {
        if (other == task || problem->nodes[other].place == RONDE_NONE ||
            !ronde_openings_meet(problem, task, other)) {
            continue;
        }
        int64_t bound = found < room ? INT64_MAX : near[0].distance;
        near_task one = {apart(problem, legs, task, other, bound), other};
        if (found < room) {
            near[found++] = one;
            for (int32_t root = found / 2; found == room && root-- > 0;) {
                sink(near, root, found);
            }
        } else if (nearer(&one, &near[0]) < 0) {
            near[0] = one;
            sink(near, 0, found);
        }
    }
    sort(near, found, found == room);
    return found;
}

static bool list_neighbours(ronde_problem *problem)
{
    int32_t count = problem->task_count;
    int32_t width = count < most_neighbours ? count : most_neighbours;
    width = width > 0 ? width : 1;
    size_t room = (size_t)(count > 0 ? count : 1);
    int32_t *lists = ronde_arena_take(problem->arena, room * (size_t)width, sizeof *lists);
    near_task *near = ronde_alloc_zero((size_t)width, sizeof *near);
    near_legs legs = {.times = ronde_alloc_zero(room, few_tasks * sizeof *legs.times),
                      .distances = ronde_alloc_zero(room, few_tasks * sizeof *legs.distances)};
    bool good = lists != NULL && near != NULL && legs.times != NULL && legs.distances != NULL;
    for (int32_t task = 0; task < count && good; task++) {
        if (task % few_tasks == 0) {
            gather(problem, &legs, task);
        }
        bool real = problem->nodes[task].place != RONDE_NONE;
        int32_t found = real ? find_nearest(problem, &legs, task, near, width) : 0;
        for (int32_t i = 0; i < width; i++) {
            lists[(int64_t)task * width + i] = i < found ? near[i].task : RONDE_NONE;
        }
    }
    ronde_free(near);
    ronde_free(legs.times);
    ronde_free(legs.distances);
    problem->neighbours = lists;
    problem->max_neighbours = width;
    return good;
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

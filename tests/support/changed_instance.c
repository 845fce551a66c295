/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/changed_instance.h"

#include "instances/base/alloc.h"
#include "tests/support/ckx.h"

ronde_changed_instance *ronde_change_instance(const ronde_instance *from)
{
    ronde_changed_instance *to = ronde_alloc_zero(1, sizeof *to);
    ck_assert_ptr_nonnull(to);
    ck_assert(
        from->shift_count <= ronde_changed_most && from->task_count <= ronde_changed_most &&
        from->window_count <= 4 * ronde_changed_most && from->link_count <= ronde_changed_most &&
        from->resource_count <= ronde_changed_most && from->pair_count <= 8 * ronde_changed_most &&
        from->request_count <= ronde_changed_most && from->break_count <= ronde_changed_most &&
        from->group_count <= ronde_changed_most);
    to->instance = *from;
#define COPY(array, count)                                                                         \
    for (int32_t i = 0; i < (count); i++) {                                                        \
        to->array[i] = from->array[i];                                                             \
    }                                                                                              \
    to->instance.array = to->array
    COPY(shifts, from->shift_count);
    COPY(tasks, from->task_count);
    COPY(windows, from->window_count);
    COPY(links, from->link_count);
    COPY(resources, from->resource_count);
    COPY(pairs, from->pair_count);
    COPY(requests, from->request_count);
    COPY(breaks, from->break_count);
    COPY(groups, from->group_count);
#undef COPY
    return to;
}

/* The pairs of the task move to the end of the list, with one of the resource in its place. */
static void allow_pair(ronde_changed_instance *to, int32_t index, int32_t resource)
{
    ronde_task *task = &to->tasks[index];
    int32_t first = to->instance.pair_count;
    int32_t count = 0;
    ck_assert_int_lt(first + task->pair_count, 8 * ronde_changed_most);
    bool placed = false;
    for (int32_t i = 0; i <= task->pair_count; i++) {
        bool end = i == task->pair_count;
        const ronde_pair *pair = &to->pairs[task->first_pair + i];
        if (!placed && (end || pair->resource >= resource)) {
            to->pairs[first + count++] = (ronde_pair){.resource = resource};
            placed = true;
        }
        if (!end && pair->resource != resource) {
            to->pairs[first + count++] = *pair;
        }
    }
    task->first_pair = first;
    task->pair_count = count;
    to->instance.pair_count = first + count;
}

void ronde_changed_make(ronde_changed_instance *to, const ronde_change *change)
{
    ronde_shift *shift = change->shift == RONDE_NONE ? NULL : &to->shifts[change->shift];
    ronde_window *window =
        change->window == RONDE_NONE
            ? NULL
            : &to->windows[to->tasks[change->task].first_window + change->window];
    switch (change->kind) {
    case RONDE_CHANGE_SHIFT_END:
        shift->latest += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_START:
        shift->earliest -= change->amount;
        break;
    case RONDE_CHANGE_SHIFT_DURATION:
        shift->max_duration += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_TRAVEL:
        shift->max_travel += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_TASKS:
        shift->max_tasks += (int32_t)change->amount;
        break;
    case RONDE_CHANGE_SHIFT_DISTANCE:
        shift->max_distance += change->amount;
        break;
    case RONDE_CHANGE_WINDOW_LATER:
        window->latest += change->amount;
        break;
    case RONDE_CHANGE_WINDOW_EARLIER:
        window->earliest -= change->amount;
        break;
    case RONDE_CHANGE_CONTRACT:
        to->resources[shift->resource].contract.max += change->amount;
        break;
    case RONDE_CHANGE_MAX_GAP:
        shift->max_gap += change->amount;
        break;
    case RONDE_CHANGE_REST:
        to->resources[shift->resource].rest -= change->amount;
        break;
    case RONDE_CHANGE_MAX_LAG:
        to->links[change->link].max_lag += change->amount;
        break;
    case RONDE_CHANGE_MIN_LAG:
        to->links[change->link].min_lag -= change->amount;
        break;
    case RONDE_CHANGE_CAPACITY:
        to->resources[shift->resource].capacity[change->dimension] += (int32_t)change->amount;
        break;
    case RONDE_CHANGE_WAITING:
        to->resources[shift->resource].no_waiting = 0;
        break;
    case RONDE_CHANGE_OTHER_RESOURCE:
    case RONDE_CHANGE_SAME_PERSON:
        to->links[change->link].relation = RONDE_ANY_RESOURCE;
        break;
    case RONDE_CHANGE_SPLIT_GROUP:
    case RONDE_CHANGE_MIX_GROUP: /* meetings that cost nothing: no rule */
        to->groups[change->group].rule = RONDE_PROVIDERS;
        to->groups[change->group].price = 0;
        break;
    case RONDE_CHANGE_SKILL:
        to->resources[shift->resource].skills |= change->skills;
        break;
    case RONDE_CHANGE_MATCH:
        allow_pair(to, change->task, shift->resource);
        break;
    case RONDE_CHANGE_OWN_SHIFT:
        to->tasks[change->task].shift = change->shift;
        break;
    case RONDE_CHANGE_NONE:
    case RONDE_CHANGE_EXTRA_SHIFT:
    case RONDE_CHANGE_COUNT:
        break;
    }
}

bool ronde_changed_cut(ronde_changed_instance *to, int32_t task, ronde_time low, ronde_time high)
{
    ronde_task *of = &to->tasks[task];
    int32_t left = 0;
    for (int32_t i = 0; i < of->window_count; i++) {
        ronde_window window = to->windows[of->first_window + i];
        window.earliest = window.earliest > low ? window.earliest : low;
        window.latest = window.latest < high ? window.latest : high;
        if (window.earliest <= window.latest) {
            to->windows[of->first_window + left++] = window;
        }
    }
    of->window_count = left;
    return left > 0;
}

bool ronde_keeps_triangles(const ronde_instance *instance)
{
    for (int32_t profile = 0; profile < instance->profile_count; profile++) {
        const ronde_matrix *matrix = &instance->profiles[profile].matrix;
        for (int32_t a = 0; a < matrix->size; a++) {
            for (int32_t b = 0; b < matrix->size; b++) {
                for (int32_t c = 0; c < matrix->size; c++) {
                    if (ronde_matrix_duration(matrix, a, b) + ronde_matrix_duration(matrix, b, c) <
                        ronde_matrix_duration(matrix, a, c)) {
                        return false;
                    }
                }
            }
        }
    }
    return true;
}

bool ronde_may_wait(const ronde_instance *instance)
{
    for (int32_t i = 0; i < instance->resource_count; i++) {
        if (instance->resources[i].no_waiting != 0) {
            return false;
        }
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        if (instance->shifts[i].max_gap < ronde_time_unlimited) {
            return false;
        }
    }
    return true;
}

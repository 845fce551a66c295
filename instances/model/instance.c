/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/instance.h"

#include <stddef.h>

void ronde_instance_free(ronde_instance *instance)
{
    if (instance == NULL) {
        return;
    }
    for (int32_t i = 0; i < instance->profile_count; i++) {
        ronde_matrix_clear(&instance->profiles[i].matrix);
    }
    ronde_idmap_clear(&instance->place_ids);
    ronde_idmap_clear(&instance->task_ids);
    ronde_idmap_clear(&instance->shift_ids);
    ronde_idmap_clear(&instance->resource_ids);
    ronde_arena_free(instance->arena); /* holds the instance itself */
}

/* Clamps an entry; false if it is negative. */
static bool normalise(int32_t *entry)
{
    if (*entry > RONDE_UNREACHABLE) {
        *entry = RONDE_UNREACHABLE;
    }
    return *entry >= 0;
}

static ronde_status normalise_matrix(const ronde_instance *instance,
                                     ronde_matrix *matrix,
                                     const char *profile,
                                     ronde_error *error)
{
    for (int32_t from = 0; from < matrix->size; from++) {
        for (int32_t to = 0; to < matrix->size; to++) {
            int64_t at = ronde_matrix_entry(matrix, from, to);
            if (at >= 0 &&
                (!normalise(&matrix->durations[at]) || !normalise(&matrix->distances[at]))) {
                return ronde_fail(error, RONDE_EINPUT, profile,
                                  "negative travel from place %s to %s", instance->places[from].id,
                                  instance->places[to].id);
            }
        }
    }
    return RONDE_OK;
}

/* True if some place has an access time; then durations need a block of their own. */
static bool has_access(const ronde_instance *instance)
{
    bool found = false;
    for (int32_t i = 0; i < instance->place_count; i++) {
        found = found || instance->places[i].access > 0;
    }
    return found;
}

static ronde_status separate_blocks(ronde_matrix *matrix, ronde_error *error)
{
    ronde_matrix own = {0};
    RONDE_TRY(ronde_matrix_copy(&own, matrix, error));
    ronde_matrix_clear(matrix);
    *matrix = own;
    return RONDE_OK;
}

/* Arrivals from elsewhere take the place's access time on top. */
static void add_access(const ronde_instance *instance, ronde_matrix *matrix)
{
    for (int32_t to = 0; to < matrix->size; to++) {
        int32_t access = (int32_t)instance->places[to].access;
        for (int32_t from = 0; access > 0 && from < matrix->size; from++) {
            int64_t at = ronde_matrix_entry(matrix, from, to);
            if (from != to && at >= 0 && matrix->durations[at] < RONDE_UNREACHABLE) {
                matrix->durations[at] += access;
            }
        }
    }
}

ronde_status ronde_instance_attach(ronde_instance *instance,
                                   int32_t profile,
                                   ronde_matrix *matrix,
                                   ronde_error *error)
{
    ronde_profile *target = &instance->profiles[profile];
    if (target->matrix.size > 0) {
        return ronde_fail(error, RONDE_EINPUT, target->name, "the profile has its travel times");
    }
    if (matrix->size != instance->place_count) {
        return ronde_fail(error, RONDE_EINPUT, target->name,
                          "travel times of %d places for an instance of %d", (int)matrix->size,
                          (int)instance->place_count);
    }
    RONDE_TRY(normalise_matrix(instance, matrix, target->name, error));
    if (matrix->durations == matrix->distances && has_access(instance)) {
        RONDE_TRY(separate_blocks(matrix, error));
    }
    add_access(instance, matrix);
    target->matrix = *matrix;
    *matrix = (ronde_matrix){0};
    return RONDE_OK;
}

ronde_status ronde_instance_ready(const ronde_instance *instance, ronde_error *error)
{
    for (int32_t i = 0; i < instance->profile_count; i++) {
        if (instance->profiles[i].matrix.size == 0) {
            return ronde_fail(error, RONDE_EINPUT, instance->profiles[i].name,
                              "the instance has no travel times for profile %s",
                              instance->profiles[i].name);
        }
    }
    return RONDE_OK;
}

ronde_cost ronde_instance_pair_price(const ronde_instance *instance, int32_t task, int32_t resource)
{
    const ronde_task *of = &instance->tasks[task];
    if ((of->skills & ~instance->resources[resource].skills) != 0) {
        return ronde_cost_forbidden;
    }
    const ronde_pair *pairs = instance->pairs + of->first_pair;
    int32_t low = 0;
    int32_t high = of->pair_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (pairs[middle].resource < resource) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < of->pair_count && pairs[low].resource == resource ? pairs[low].price
                                                                   : of->other_price;
}

ronde_cost ronde_instance_day_price(const ronde_instance *instance, int32_t task, int32_t shift)
{
    const ronde_task *of = &instance->tasks[task];
    int32_t day = instance->shifts[shift].day;
    bool agreed =
        of->agreed_days == 0 || (day < RONDE_AGREED_DAYS && (of->agreed_days >> day & 1U) != 0);
    return agreed ? 0 : of->other_day_price;
}

const ronde_matrix *ronde_instance_matrix(const ronde_instance *instance, int32_t shift)
{
    int32_t resource = instance->shifts[shift].resource;
    return &instance->profiles[instance->resources[resource].profile].matrix;
}

int32_t ronde_instance_first_task(const ronde_instance *instance, int32_t request)
{
    int32_t first = instance->requests[request].first_alternative;
    return instance->request_tasks[instance->alternatives[first].first_task];
}

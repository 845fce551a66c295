/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/travels.h"

enum { most_turned = 3000 }; /* places */

static const int32_t *
turned(ronde_problem *problem, const int32_t *entries, int64_t size, bool *memory)
{
    bool symmetric = true;
    for (int64_t i = 0; i < size && symmetric; i++) {
        for (int64_t j = 0; j < i && symmetric; j++) {
            symmetric = entries[i * size + j] == entries[j * size + i];
        }
    }
    if (symmetric) {
        return entries;
    }
    int32_t *copy = ronde_problem_take(problem, size * size, sizeof *copy);
    if (copy == NULL) {
        *memory = false;
        return entries;
    }
    for (int64_t i = 0; i < size; i++) {
        for (int64_t j = 0; j < size; j++) {
            copy[j * size + i] = entries[i * size + j];
        }
    }
    return copy;
}

static void measure(ronde_problem *problem, ronde_travel *travel)
{
    for (int64_t k = 0; k < travel->size * travel->size; k++) {
        int32_t time = travel->times[k];
        int32_t distance = travel->distances[k];
        if (time >= RONDE_UNREACHABLE || distance >= RONDE_UNREACHABLE) {
            problem->gaps = true;
            continue;
        }
        travel->longest_time = time > travel->longest_time ? time : travel->longest_time;
        travel->longest_distance =
            distance > travel->longest_distance ? distance : travel->longest_distance;
    }
}

/* A matrix with districts as one square: for questions about a plan. Searches are of problems that
 * do not fall apart. */
static bool spread_out(ronde_problem *problem, ronde_travel *travel, const ronde_matrix *matrix)
{
    int64_t size = matrix->size;
    int32_t *times = ronde_problem_take(problem, size * size, sizeof *times);
    int32_t *distances = ronde_problem_take(problem, size * size, sizeof *distances);
    if (times == NULL || distances == NULL) {
        return false;
    }
    for (int32_t from = 0; from < size; from++) {
        for (int32_t to = 0; to < size; to++) {
            times[from * size + to] = ronde_matrix_duration(matrix, from, to);
            distances[from * size + to] = ronde_matrix_distance(matrix, from, to);
        }
    }
    travel->times = times;
    travel->distances = distances;
    return true;
}

bool ronde_travels_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    problem->travels =
        ronde_problem_take(problem, instance->profile_count, sizeof *problem->travels);
    bool made = problem->travels != NULL;
    for (int32_t i = 0; i < instance->profile_count && made; i++) {
        const ronde_matrix *matrix = &instance->profiles[i].matrix;
        problem->travels[i] = (ronde_travel){
            .size = matrix->size, .times = matrix->durations, .distances = matrix->distances};
        if (matrix->spots != NULL) {
            made = spread_out(problem, &problem->travels[i], matrix);
        }
        if (made) {
            measure(problem, &problem->travels[i]);
        }
    }
    return made;
}

bool ronde_travels_turn(ronde_problem *problem)
{
    bool memory = true;
    bool wanted = !problem->gaps;
    for (int32_t i = 0; i < problem->instance->profile_count && wanted; i++) {
        ronde_travel *travel = &problem->travels[i];
        if (travel->size > most_turned) {
            continue;
        }
        travel->times_to = turned(problem, travel->times, travel->size, &memory);
        travel->distances_to = travel->distances == travel->times
                                   ? travel->times_to
                                   : turned(problem, travel->distances, travel->size, &memory);
    }
    return memory;
}

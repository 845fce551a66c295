/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/matrix.h"

#include "instances/base/alloc.h"

#include <string.h>

/* The arrays of a matrix that says how many entries it has; a failure empties it. */
static ronde_status take_arrays(ronde_matrix *made, int same_block, ronde_error *error)
{
    size_t entries = (size_t)made->entries;
    int32_t size = made->size;
    made->durations = ronde_alloc_zero(entries, sizeof *made->durations);
    made->distances =
        same_block ? made->durations : ronde_alloc_zero(entries, sizeof *made->distances);
    if (made->durations == NULL || made->distances == NULL) {
        ronde_matrix_clear(made);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for travel times of %d places",
                          (int)size);
    }
    return RONDE_OK;
}

ronde_status ronde_matrix_init(ronde_matrix *out, int32_t size, int same_block, ronde_error *error)
{
    ronde_matrix made = {.size = size, .entries = (int64_t)size * size};
    RONDE_TRY(take_arrays(&made, same_block, error));
    *out = made;
    return RONDE_OK;
}

/* Gives each place its column and its row; sizes holds how many places each district has, and is
 * free afterwards. Gives how many entries that makes. */
static int64_t place_spots(
    ronde_matrix_spot *spots, int32_t size, const int32_t *sizes, int64_t *firsts, int32_t count)
{
    int64_t entries = 0;
    for (int32_t i = 0; i < count; i++) {
        firsts[i] = entries;
        entries += (int64_t)sizes[i] * sizes[i];
    }
    for (int32_t i = 0; i < size; i++) {
        spots[i].row =
            firsts[spots[i].district] + (int64_t)spots[i].column * sizes[spots[i].district];
    }
    return entries;
}

ronde_status ronde_matrix_init_districts(
    ronde_matrix *out, int32_t size, const int32_t *districts, int32_t count, ronde_error *error)
{
    ronde_matrix made = {.size = size,
                         .spots = ronde_alloc_zero((size_t)size + 1, sizeof *made.spots)};
    int32_t *sizes = ronde_alloc_zero((size_t)count + 1, sizeof *sizes);
    int64_t *firsts = ronde_alloc_zero((size_t)count + 1, sizeof *firsts);
    ronde_status status = RONDE_OK;
    if (made.spots == NULL || sizes == NULL || firsts == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for travel times");
    } else {
        for (int32_t i = 0; i < size; i++) {
            made.spots[i] =
                (ronde_matrix_spot){.district = districts[i], .column = sizes[districts[i]]++};
        }
        made.entries = place_spots(made.spots, size, sizes, firsts, count);
        status = take_arrays(&made, 0, error);
    }
    ronde_free(sizes);
    ronde_free(firsts);
    if (status != RONDE_OK) {
        ronde_matrix_clear(&made);
        return status;
    }
    *out = made;
    return RONDE_OK;
}

ronde_status ronde_matrix_copy(ronde_matrix *out, const ronde_matrix *from, ronde_error *error)
{
    ronde_matrix made = {.size = from->size, .entries = from->entries};
    RONDE_TRY(take_arrays(&made, 0, error));
    if (from->spots != NULL) {
        made.spots = ronde_alloc_zero((size_t)from->size + 1, sizeof *made.spots);
        if (made.spots == NULL) {
            ronde_matrix_clear(&made);
            return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for travel times");
        }
        memcpy(made.spots, from->spots, (size_t)from->size * sizeof *made.spots);
    }
    memcpy(made.durations, from->durations, (size_t)from->entries * sizeof *made.durations);
    memcpy(made.distances, from->distances, (size_t)from->entries * sizeof *made.distances);
    *out = made;
    return RONDE_OK;
}

void ronde_matrix_clear(ronde_matrix *matrix)
{
    if (matrix->distances != matrix->durations) {
        ronde_free(matrix->distances);
    }
    ronde_free(matrix->durations);
    ronde_free(matrix->spots);
    *matrix = (ronde_matrix){0};
}

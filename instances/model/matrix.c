/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/matrix.h"

#include "instances/base/alloc.h"

#include <stddef.h>

ronde_status ronde_matrix_init(ronde_matrix *out, int32_t size, int same_block, ronde_error *error)
{
    size_t entries = (size_t)size * (size_t)size;
    ronde_matrix made = {.size = size};
    made.durations = ronde_alloc_zero(entries, sizeof *made.durations);
    made.distances =
        same_block ? made.durations : ronde_alloc_zero(entries, sizeof *made.distances);
    if (made.durations == NULL || made.distances == NULL) {
        ronde_matrix_clear(&made);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for travel times of %d places",
                          (int)size);
    }
    *out = made;
    return RONDE_OK;
}

void ronde_matrix_clear(ronde_matrix *matrix)
{
    if (matrix->distances != matrix->durations) {
        ronde_free(matrix->distances);
    }
    ronde_free(matrix->durations);
    *matrix = (ronde_matrix){0};
}

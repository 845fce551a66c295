/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_MATRIX_H
#define RONDE_INSTANCES_MODEL_MATRIX_H

#include "instances/base/error.h"
#include "instances/model/units.h"

#include <stdint.h>

/** Travel durations (time units) and distances (distance units; metres) between all places of an
 *  instance for one travel profile, row-major: from * size + to. Entries are 0 ..
 * RONDE_UNREACHABLE. Both arrays belong to the matrix; they may be the same block. Immutable once
 * attached. */
typedef struct ronde_matrix {
    int32_t size;
    int32_t *durations;
    int32_t *distances;
} ronde_matrix;

/** Room for size x size pairs, zeroed. With same_block, durations and distances share one block.
 *  RONDE_ENOMEM. */
ronde_status ronde_matrix_init(ronde_matrix *out, int32_t size, int same_block, ronde_error *error)
    RONDE_MUST_CHECK;
/** Frees the arrays. */
void ronde_matrix_clear(ronde_matrix *matrix);

/** Travel time and distance from one place to another. */
static inline int32_t ronde_matrix_duration(const ronde_matrix *matrix, int32_t from, int32_t to)
{
    return matrix->durations[(int64_t)from * matrix->size + to];
}
static inline int32_t ronde_matrix_distance(const ronde_matrix *matrix, int32_t from, int32_t to)
{
    return matrix->distances[(int64_t)from * matrix->size + to];
}

#endif

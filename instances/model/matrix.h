/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_MATRIX_H
#define RONDE_INSTANCES_MODEL_MATRIX_H

#include "instances/base/error.h"
#include "instances/model/units.h"

#include <stddef.h>
#include <stdint.h>

/** Where the entries of a place are in a matrix with districts. */
typedef struct ronde_matrix_spot {
    int64_t row; /* of its first entry */
    int32_t district, column;
} ronde_matrix_spot;

/** Travel durations (time units) and distances (distance units; metres) between all places of an
 *  instance for one travel profile. Entries are 0 .. RONDE_UNREACHABLE. The arrays belong to the
 *  matrix; durations and distances may be the same block. Immutable once attached.
 *
 *  Without spots there is an entry for each pair, row-major: from * size + to. With spots there are
 *  squares of entries, one per district, each row-major; pairs of different districts have none,
 *  and count as unreachable: nobody travels there (components.h). */
typedef struct ronde_matrix {
    int32_t size;
    int64_t entries; /* of each array */
    int32_t *durations;
    int32_t *distances;
    ronde_matrix_spot *spots; /* by place; NULL: one square */
} ronde_matrix;

/** Room for size x size pairs, zeroed. With same_block, durations and distances share one block.
 *  RONDE_ENOMEM. */
ronde_status ronde_matrix_init(ronde_matrix *out, int32_t size, int same_block, ronde_error *error)
    RONDE_MUST_CHECK;
/** The same with districts: by place, numbers from 0 to count - 1. In its square each place has the
 *  row and column of its turn among those of its district. Durations and distances are blocks of
 *  their own. O(size + entries). */
ronde_status ronde_matrix_init_districts(ronde_matrix *out,
                                         int32_t size,
                                         const int32_t *districts,
                                         int32_t count,
                                         ronde_error *error) RONDE_MUST_CHECK;
/** A copy with blocks of its own for durations and distances. RONDE_ENOMEM. O(entries). */
ronde_status
ronde_matrix_copy(ronde_matrix *out, const ronde_matrix *from, ronde_error *error) RONDE_MUST_CHECK;
/** Frees the arrays. */
void ronde_matrix_clear(ronde_matrix *matrix);

/** Where the entry of a pair is; -1: there is none. */
static inline int64_t ronde_matrix_entry(const ronde_matrix *matrix, int32_t from, int32_t to)
{
    if (matrix->spots == NULL) {
        return (int64_t)from * matrix->size + to;
    }
    const ronde_matrix_spot *one = &matrix->spots[from];
    const ronde_matrix_spot *other = &matrix->spots[to];
    return one->district == other->district ? one->row + other->column : -1;
}

/** Travel time and distance from one place to another. */
static inline int32_t ronde_matrix_duration(const ronde_matrix *matrix, int32_t from, int32_t to)
{
    int64_t at = ronde_matrix_entry(matrix, from, to);
    return at < 0 ? RONDE_UNREACHABLE : matrix->durations[at];
}
static inline int32_t ronde_matrix_distance(const ronde_matrix *matrix, int32_t from, int32_t to)
{
    int64_t at = ronde_matrix_entry(matrix, from, to);
    return at < 0 ? RONDE_UNREACHABLE : matrix->distances[at];
}

#endif

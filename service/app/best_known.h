/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_BEST_KNOWN_H
#define RONDE_SERVICE_APP_BEST_KNOWN_H

/* Best-known values of a folder of benchmark instances, from its file bks.tsv: a header line with
 * at least the columns instance and distance (or z, or bks_z), and optionally vehicles and source.
 * Sets with two conventions have two rows per instance, told apart by a word in source. */

#include "instances/base/array.h"
#include "instances/base/error.h"
#include "instances/formats/euclid.h"

/** For which question a value is the best known. */
typedef enum ronde_convention {
    RONDE_CONVENTION_ANY,         /* the set has one question only */
    RONDE_CONVENTION_DIMACS,      /* least distance in truncated tenths; fleet free */
    RONDE_CONVENTION_HIERARCHICAL /* fewest vehicles, then least real distance */
} ronde_convention;

typedef struct ronde_best_known {
    char instance[64]; /* file name without folder and extension, any case */
    ronde_convention convention;
    int32_t vehicles; /* RONDE_NONE if not told */
    double cost;
} ronde_best_known;

typedef struct ronde_best_list {
    RONDE_ARRAY(ronde_best_known) rows;
} ronde_best_list;

void ronde_best_list_clear(ronde_best_list *list);
/** Reads the text of a bks.tsv; rows without a number are skipped ("missing"). RONDE_EINPUT if the
 *  header lacks a column, RONDE_ENOMEM. The list is zeroed by the caller and cleared afterwards. */
ronde_status ronde_best_list_read(ronde_best_list *list,
                                  const char *text,
                                  size_t length,
                                  ronde_error *error) RONDE_MUST_CHECK;
/** The best row that answers what was asked, or NULL: distance with dimacs rounding is compared to
 *  DIMACS rows, vehicles and paper with exact rounding to hierarchical ones, and nothing else to
 *  either. O(rows). */
const ronde_best_known *ronde_best_list_find(const ronde_best_list *list,
                                             const char *instance,
                                             const ronde_benchmark_options *asked);

#endif

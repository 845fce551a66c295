/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_STATUS_H
#define RONDE_INSTANCES_BASE_STATUS_H

/** Result of a fallible function; RONDE_OK is 0. Details are in the caller's ronde_error. */
typedef enum ronde_status {
#define X(name, value, sentence) RONDE_##name = (value),
#include "instances/base/status.def"
#undef X
} ronde_status;

/** The sentence of a status; never NULL. */
const char *ronde_status_sentence(ronde_status status);

/** Marks a function whose result must be looked at. */
#define RONDE_MUST_CHECK __attribute__((warn_unused_result))
/** Marks a printf-like function: position of the format and of the first argument. */
#define RONDE_PRINTF(position, first) __attribute__((format(printf, position, first)))

/** Leaves the function with the status of the expression unless it is RONDE_OK.
 *  Only where nothing is owned yet; otherwise use one cleanup label. */
#define RONDE_TRY(expression)                                                                      \
    do {                                                                                           \
        ronde_status status_of_try_ = (expression);                                                \
        if (status_of_try_ != RONDE_OK) {                                                          \
            return status_of_try_;                                                                 \
        }                                                                                          \
    } while (0)

#endif

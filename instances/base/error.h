/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_ERROR_H
#define RONDE_INSTANCES_BASE_ERROR_H

#include "instances/base/status.h"

/** Why a call failed, and where in the input. Lives on the caller's stack, never allocates.
 *  Start with {0}; the first failure is kept, later ones are ignored. */
typedef struct ronde_error {
    ronde_status status;
    int line;        /* 1-based line or row of the input, 0 if none */
    int column;      /* 1-based column, 0 if none */
    char where[160]; /* file, JSON pointer such as /tasks/17/windows/0, or both as file#pointer */
    char text[400];  /* one sentence without a period: the value found and the value allowed */
} ronde_error;

/** Records a failure and returns its status. error may be NULL; the first failure wins.
 *  where may be NULL or "". Not for RONDE_OK. */
ronde_status
ronde_fail(ronde_error *error, ronde_status status, const char *where, const char *format, ...)
    RONDE_PRINTF(4, 5);

/** As ronde_fail, with the line (row) and column of the fault in a text file. */
ronde_status ronde_fail_at(ronde_error *error,
                           ronde_status status,
                           const char *where,
                           int line,
                           int column,
                           const char *format,
                           ...) RONDE_PRINTF(6, 7);

/** Writes "where:line:column: text" (the parts that are known) into buffer, always terminated. */
void ronde_error_format(const ronde_error *error, char *buffer, unsigned long size);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_FAULTS_H
#define RONDE_INSTANCES_BASE_FAULTS_H

#include "instances/base/array.h"
#include "instances/base/error.h"

#include <stdbool.h>
#include <stddef.h>

/** How bad a fault of the input is: a warning is told, an error rejects its row or the input. */
typedef enum ronde_severity { RONDE_WARNING, RONDE_ERROR } ronde_severity;

/** One fault of an input, precise enough to mend it. */
typedef struct ronde_fault {
    ronde_severity severity;
    char code[40];    /* stable, for tests and translations: "window.reversed" */
    char where[160];  /* JSON pointer such as /tasks/17/windows/0, or file name */
    int row, column;  /* of a text file, 1-based; 0 if none */
    char text[320];   /* one sentence: what was found, what is allowed */
    char remedy[160]; /* what to do about it; may be "" */
} ronde_fault;

/** All faults found in an input. The first ones are kept, up to a limit; all are counted.
 *  Start with {0}. */
typedef struct ronde_faults {
    RONDE_ARRAY(ronde_fault) list;
    size_t error_count, warning_count;
    size_t limit; /* faults to keep; 0 means RONDE_FAULTS_KEPT */
} ronde_faults;

enum { RONDE_FAULTS_KEPT = 200 };

void ronde_faults_clear(ronde_faults *faults);
/** Adds a fault at a JSON pointer (or file name). faults may be NULL. */
void ronde_faults_add(ronde_faults *faults,
                      ronde_severity severity,
                      const char *code,
                      const char *where,
                      const char *format,
                      ...) RONDE_PRINTF(5, 6);
/** Adds a fault of a text file's row and column, with the remedy (may be ""). */
void ronde_faults_add_at(ronde_faults *faults,
                         ronde_severity severity,
                         const char *code,
                         const char *file,
                         int row,
                         int column,
                         const char *remedy,
                         const char *format,
                         ...) RONDE_PRINTF(8, 9);
/** RONDE_OK without errors; else RONDE_EINPUT with the first error's place and text and the number
 *  of further ones in *error. */
ronde_status ronde_faults_status(const ronde_faults *faults, ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_BENCH_FILES_H
#define RONDE_SERVICE_APP_BENCH_FILES_H

#include "instances/base/array.h"
#include "instances/base/error.h"

/** One benchmark instance. */
typedef struct ronde_bench_file {
    char *path;    /* owned */
    char name[64]; /* without folder and extension */
} ronde_bench_file;

typedef struct ronde_bench_files {
    RONDE_ARRAY(ronde_bench_file) list; /* sorted by name */
    char *best_path;                    /* of bks.tsv beside them, whether it exists or not */
} ronde_bench_files;

void ronde_bench_files_clear(ronde_bench_files *files);
/** The instances of a folder whose first bytes are of a known format, or the one file that path
 *  names. patterns are shell patterns of names with commas in between, any case; NULL: all.
 *  RONDE_EIO, RONDE_EINPUT if there is none, RONDE_ENOMEM. *files was zeroed; clear it in any case.
 */
ronde_status ronde_bench_files_find(ronde_bench_files *files,
                                    const char *path,
                                    const char *patterns,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_FILE_H
#define RONDE_INSTANCES_BASE_FILE_H

#include "instances/base/error.h"
#include "instances/base/text.h"

#include <stddef.h>
#include <stdio.h>

/** Reads a whole file of at most limit bytes into *out (terminated; embedded zeros are kept and
 *  out->length counts them). The path "-" reads standard input. RONDE_EIO if it cannot be read,
 *  RONDE_ELIMIT if it is larger, RONDE_ENOMEM. The caller clears *out. */
ronde_status ronde_file_read(ronde_text *out, const char *path, size_t limit, ronde_error *error)
    RONDE_MUST_CHECK;

/** A file that comes into being whole or not at all: it is written beside its final name and
 *  renamed on commit. A killed program leaves at most a hidden ".name.PID.tmp" file. A device or a
 *  pipe (/dev/null, /dev/stdout) is written to as it is: it must not be replaced by a file. */
typedef struct ronde_output {
    FILE *stream;
    char path[1024];
    char temporary[1100]; /* empty for a device or a pipe */
} ronde_output;

/** Opens the temporary file. RONDE_EOUTPUT names the path and the system's reason. */
ronde_status
ronde_output_open(ronde_output *output, const char *path, ronde_error *error) RONDE_MUST_CHECK;
/** Flushes to the disk and renames; on failure the temporary file is removed and an old file of
 *  the final name is untouched. */
ronde_status ronde_output_commit(ronde_output *output, ronde_error *error) RONDE_MUST_CHECK;
/** Removes the temporary file. Does nothing after a commit. */
void ronde_output_discard(ronde_output *output);

/** Writes bytes to a file, whole or not at all. The path "-" writes standard output,
 *  where a reader who has left is no failure. */
ronde_status ronde_file_write(const char *path, const char *bytes, size_t count, ronde_error *error)
    RONDE_MUST_CHECK;

/** Makes the folder and its parents where missing. */
ronde_status ronde_folder_make(const char *path, ronde_error *error) RONDE_MUST_CHECK;

#endif

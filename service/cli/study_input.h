/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_STUDY_INPUT_H
#define RONDE_SERVICE_CLI_STUDY_INPUT_H

#include "service/cli/cli.h"
#include "service/study/study.h"

/** What a command line says of its study: a file or the name of one that comes with ronde. */
typedef struct ronde_study_input {
    const char *path, *preset;
} ronde_study_input;

/** 0, or the exit code of a command line that has neither, both, or a preset that does not exist.
 */
int ronde_study_input_check(const ronde_cli *cli,
                            const char *command,
                            const ronde_study_input *input);

/** Reads it. RONDE_EINPUT with the faults in the list; RONDE_ENOMEM. */
ronde_status ronde_study_input_read(ronde_study *out,
                                    const ronde_study_input *input,
                                    ronde_faults *faults,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif

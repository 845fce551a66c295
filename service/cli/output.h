/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_OUTPUT_H
#define RONDE_SERVICE_CLI_OUTPUT_H

#include "instances/base/error.h"
#include "instances/base/faults.h"
#include "service/cli/cli.h"

/** The one place where a status becomes text on cli->err and an exit code. Lists all faults that
 *  were kept (error and faults may be NULL), then the error unless the list already shows it.
 *  RONDE_OK with warnings lists the warnings and returns RONDE_EXIT_FINE. */
int ronde_cli_finish(const ronde_cli *cli,
                     ronde_status status,
                     const ronde_error *error,
                     const ronde_faults *faults);

/** Lists faults on cli->err, one a line:
 *      clients.csv:12:4: error: 'twintig' is no number; write digits such as 20 [csv.number]
 *  and says how many were not listed. faults may be NULL. */
void ronde_cli_list_faults(const ronde_cli *cli, const ronde_faults *faults);

/** The exit code of a status. */
ronde_exit ronde_cli_exit_code(ronde_status status);

/** Says what is wrong with the command line and where help is; returns RONDE_EXIT_USAGE.
 *  command is as in "ronde map build". */
int ronde_cli_wrong_usage(const ronde_cli *cli, const char *command, const char *format, ...)
    RONDE_PRINTF(3, 4);

/** Shows how far the work is, if asked for: on a terminal in one line that is rewritten, else as
 *  a line of its own. */
void ronde_cli_progress(const ronde_cli *cli, const char *format, ...) RONDE_PRINTF(2, 3);
/** Removes the progress line from a terminal; call before other output. */
void ronde_cli_progress_end(const ronde_cli *cli);

/** Writes out what is still buffered. Returns exit_code, or RONDE_EXIT_RESOURCES with a message
 *  if the output did not arrive; a reader who closed the pipe (`| head`) is no failure. */
int ronde_cli_flush(const ronde_cli *cli, int exit_code);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SKETCH_CLI_H
#define RONDE_TESTS_SUPPORT_SKETCH_CLI_H

#include "service/cli/cli.h"

/** A command line without a terminal: what a command writes is kept in memory. */
typedef struct sketch_cli {
    ronde_cli cli;
    char out[8192], err[8192];
} sketch_cli;

/** Opens both streams, without colour and progress; ends the test if that fails. */
sketch_cli sketch_cli_open(void);
void sketch_cli_close(sketch_cli *sketch);
/** What was written so far. */
const char *sketch_cli_out(sketch_cli *sketch);
const char *sketch_cli_err(sketch_cli *sketch);

#endif

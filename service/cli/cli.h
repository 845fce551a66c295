/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_CLI_H
#define RONDE_SERVICE_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/** What a command may use of the world: its streams and how to write to them. */
typedef struct ronde_cli {
    FILE *out;         /* data, for the next program or the person */
    FILE *err;         /* faults and progress */
    bool colour_out;   /* out is a terminal and NO_COLOR is not set */
    bool colour_err;   /* err is a terminal and NO_COLOR is not set */
    bool progress;     /* tell on err how far the work is */
    bool err_terminal; /* progress may rewrite its line */
} ronde_cli;

/** How the program ends (a contract, see the design, section 4). */
typedef enum ronde_exit {
    RONDE_EXIT_FINE = 0,
    RONDE_EXIT_VIOLATIONS = 1,    /* the plan breaks a rule; tasks unserved under --strict */
    RONDE_EXIT_USAGE = 2,         /* wrong usage */
    RONDE_EXIT_INPUT = 3,         /* bad input */
    RONDE_EXIT_RESOURCES = 4,     /* out of memory or disk */
    RONDE_EXIT_BUG = 70,          /* a fault of the program itself */
    RONDE_EXIT_INTERRUPTED = 130, /* stopped by the user; the best so far is written */
} ronde_exit;

/** Runs a command and returns its exit code. argv[0] is the command's own name, as in main. */
typedef int ronde_command_run(const ronde_cli *cli, int argc, char **argv);

/** A row of a table of commands. */
typedef struct ronde_command {
    const char *name;
    ronde_command_run *run;
    const char *summary; /* one sentence for the list of commands */
} ronde_command;

/** Runs the command that argv[1] names. family is what stands before the name: "ronde" or "ronde
 *  map". Without a name, or with one that is not in the table, says what there is and returns
 *  RONDE_EXIT_USAGE; --help, -h and help list the commands on cli->out. */
int ronde_cli_dispatch(const ronde_cli *cli,
                       const char *family,
                       const ronde_command *table,
                       size_t table_count,
                       int argc,
                       char **argv);

/** The whole program but the set-up of streams and signals; argv[0] is the program's name. */
int ronde_cli_run(const ronde_cli *cli, int argc, char **argv);

/* ronde_cmd_NAME for each command of the table. */
#define X(name, summary) ronde_command_run ronde_cmd_##name;
#include "service/cli/commands.def"
#undef X

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_ARGS_H
#define RONDE_SERVICE_CLI_ARGS_H

#include "service/cli/cli.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum ronde_option_kind {
    RONDE_OPTION_FLAG,
    RONDE_OPTION_TEXT,
    RONDE_OPTION_INTEGER,
    RONDE_OPTION_NUMBER,
    RONDE_OPTION_CHOICE,
} ronde_option_kind;

/** One option of a command. Write it with the macros below; what the target holds before reading
 *  is the default, and --help shows it. */
typedef struct ronde_option {
    const char *name; /* long name without the dashes */
    char letter;      /* short name, or 0 */
    bool required;
    ronde_option_kind kind;
    union {
        bool *flag;
        const char **text; /* points into argv afterwards */
        long long *integer;
        double *number;
        int *choice; /* index into choices */
    } to;
    const char *value; /* what stands for the value in the help: FILE, N, S */
    const char *help;
    double low, high;           /* allowed values of integers and numbers, both included */
    const char *const *choices; /* ends with NULL */
} ronde_option;

#define RONDE_FLAG(long_name, short_name, target, sentence)                                        \
    {                                                                                              \
        .name = (long_name), .letter = (short_name), .kind = RONDE_OPTION_FLAG,                    \
        .to.flag = (target), .help = (sentence)                                                    \
    }
#define RONDE_TEXT(long_name, short_name, target, value_name, sentence)                            \
    {                                                                                              \
        .name = (long_name), .letter = (short_name), .kind = RONDE_OPTION_TEXT,                    \
        .to.text = (target), .value = (value_name), .help = (sentence)                             \
    }
#define RONDE_TEXT_REQUIRED(long_name, short_name, target, value_name, sentence)                   \
    {                                                                                              \
        .name = (long_name), .letter = (short_name), .kind = RONDE_OPTION_TEXT,                    \
        .to.text = (target), .value = (value_name), .help = (sentence), .required = true           \
    }
#define RONDE_INTEGER(long_name, short_name, target, lowest, highest, sentence)                    \
    {                                                                                              \
        .name = (long_name), .letter = (short_name), .kind = RONDE_OPTION_INTEGER,                 \
        .to.integer = (target), .value = "N", .low = (double)(lowest), .high = (double)(highest),  \
        .help = (sentence)                                                                         \
    }
#define RONDE_NUMBER(long_name, short_name, target, lowest, highest, value_name, sentence)         \
    {                                                                                              \
        .name = (long_name), .letter = (short_name), .kind = RONDE_OPTION_NUMBER,                  \
        .to.number = (target), .value = (value_name), .low = (lowest), .high = (highest),          \
        .help = (sentence)                                                                         \
    }
#define RONDE_CHOICE(long_name, short_name, target, list, sentence)                                \
    {                                                                                              \
        .name = (long_name), .letter = (short_name), .kind = RONDE_OPTION_CHOICE,                  \
        .to.choice = (target), .choices = (list), .help = (sentence)                               \
    }

/** The rest of the arguments, as a part of argv. */
typedef struct ronde_rest {
    char **items;
    int count;
} ronde_rest;

/** One argument that is no option. Either text or rest is set; rest only in the last row: it
 *  takes all that remain, at least one unless it is optional. */
typedef struct ronde_positional {
    const char *name;  /* as in the help: INPUT */
    const char **text; /* points into argv afterwards; unchanged if optional and not given */
    ronde_rest *rest;
    bool optional;
    const char *help;
} ronde_positional;

/** Everything there is to say about the command line of one command. */
typedef struct ronde_usage {
    const char *command; /* as typed: "ronde map build" */
    const char *summary;
    const ronde_option *options;
    size_t option_count;
    const ronde_positional *positionals;
    size_t positional_count;
    const char *notes; /* after the options in the help, such as examples; may be NULL */
} ronde_usage;

/** The two counts of a table that is an array: RONDE_TABLE(options) for options, option_count. */
#define RONDE_TABLE(array) (array), sizeof(array) / sizeof((array)[0])

/** Reads argv[1 ...] into the targets: `--name value`, `--name=value`, `-n value`, `--` ends the
 *  options, `-` and negative numbers are arguments. Options and arguments may be mixed; of an
 *  option given twice the last one counts. argv is put in order: arguments behind the options.
 *
 *  True: the command can run. False: the command ends with *exit_code, because help was asked for
 *  (printed on cli->out, RONDE_EXIT_FINE) or the usage is wrong (said on cli->err,
 *  RONDE_EXIT_USAGE; some targets may be set). */
bool ronde_args_read(
    const ronde_cli *cli, const ronde_usage *usage, int argc, char **argv, int *exit_code);

/** Prints the help of a command, made from its tables. */
void ronde_args_help(FILE *to, const ronde_usage *usage);

#endif

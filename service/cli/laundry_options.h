/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_LAUNDRY_OPTIONS_H
#define RONDE_SERVICE_CLI_LAUNDRY_OPTIONS_H

#include "service/app/laundry_files.h"
#include "service/cli/args.h"

/** What the commands about the vans of a laundry have in common. Start with
 *  ronde_laundry_arguments_usual. */
typedef struct ronde_laundry_arguments {
    const char *map_path, *folder, *plant, *start, *set, *profile, *name;
    long long users, residents, take_up, seed;
    bool list;
} ronde_laundry_arguments;

/** The rows of them in a table of options. */
#define RONDE_LAUNDRY_OPTIONS(to)                                                                  \
    RONDE_TEXT("map", 0, &(to).map_path, "TOWN.rmap", "The map whose streets the users live on."), \
        RONDE_TEXT("output", 'o', &(to).folder, "DIR", "The folder to write."),                    \
        RONDE_INTEGER("users", 0, &(to).users, 1, 20000, "Residents who use the laundry."),        \
        RONDE_INTEGER(                                                                             \
            "residents", 0, &(to).residents, 0, 20000,                                             \
            "Or: residents with household support, of whom some use it; 0: the users above."),     \
        RONDE_INTEGER("take-up", 0, &(to).take_up, 1, 100,                                         \
                      "Percent of those with laundry care who then use it."),                      \
        RONDE_INTEGER("seed", 0, &(to).seed, 0, 9e15,                                              \
                      "The same seed gives the same users and bags, however they go."),            \
        RONDE_TEXT("plant", 0, &(to).plant, "LON,LAT",                                             \
                   "Where the laundry is; without it amid the users."),                            \
        RONDE_TEXT("start", 0, &(to).start, "DATE", "The first of seven days, as 2026-11-23."),    \
        RONDE_TEXT("profile", 0, &(to).profile, "NAME",                                            \
                   "How vans travel: a profile of the map, such as car."),                         \
        RONDE_TEXT("set", 0, &(to).set, "LIST", "Parameters as name=number,name=number."),         \
        RONDE_FLAG("list", 0, &(to).list, "Show the parameters with their ranges and sources.")

ronde_laundry_arguments ronde_laundry_arguments_usual(void);

/** Whom they ask for. */
ronde_laundry_crowd ronde_laundry_arguments_crowd(const ronde_laundry_arguments *arguments);

/** Makes the options of them; a plant that is not given gets NaN. RONDE_EINPUT, RONDE_ENOMEM. */
ronde_status ronde_laundry_arguments_read(ronde_laundry_options *out,
                                          const ronde_laundry_arguments *arguments,
                                          ronde_error *error) RONDE_MUST_CHECK;
/** The work of such a command, once its arguments are read. */
typedef ronde_status ronde_laundry_runner(const ronde_cli *cli,
                                          const void *job,
                                          ronde_faults *faults,
                                          ronde_error *error);

/** Reads the command line and runs it; --list shows the parameters instead. arguments are of the
 *  job. Gives the exit code. */
int ronde_laundry_command(const ronde_cli *cli,
                          const ronde_usage *usage,
                          int argc,
                          char **argv,
                          const ronde_laundry_arguments *arguments,
                          ronde_laundry_runner *run,
                          const void *job);

#endif

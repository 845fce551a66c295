/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_GENERATE_H
#define RONDE_SERVICE_CLI_GENERATE_H

#include "instances/generate/day.h"
#include "service/cli/cli.h"

/** ronde generate day: see its --help. */
int ronde_generate_day(const ronde_cli *cli, int argc, char **argv);
/** ronde generate week: see its --help. */
int ronde_generate_week(const ronde_cli *cli, int argc, char **argv);
/** ronde generate laundry: see its --help. */
int ronde_generate_laundry(const ronde_cli *cli, int argc, char **argv);
/** ronde generate town: see its --help. */
int ronde_generate_town(const ronde_cli *cli, int argc, char **argv);

/** Sets one parameter of what is drawn. */
typedef ronde_status
ronde_generate_setter(void *options, const char *name, long long value, ronde_error *error);
/** "name=value,name=value": sets parameters one by one. RONDE_EINPUT, RONDE_ENOMEM. */
ronde_status ronde_generate_set(ronde_generate_setter *setter,
                                void *options,
                                const char *list,
                                ronde_error *error) RONDE_MUST_CHECK;
/** Prints a table of parameters. */
void ronde_generate_list(const ronde_cli *cli, const ronde_parameter_text *table);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_GENERATE_H
#define RONDE_SERVICE_CLI_GENERATE_H

#include "service/cli/cli.h"

/** ronde generate day: see its --help. */
int ronde_generate_day(const ronde_cli *cli, int argc, char **argv);
/** ronde generate town: see its --help. */
int ronde_generate_town(const ronde_cli *cli, int argc, char **argv);

#endif

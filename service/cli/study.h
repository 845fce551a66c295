/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_STUDY_H
#define RONDE_SERVICE_CLI_STUDY_H

#include "service/cli/cli.h"

/** ronde study vans: see its --help. */
int ronde_study_vans(const ronde_cli *cli, int argc, char **argv);
/** ronde study areas: see its --help. */
int ronde_study_areas(const ronde_cli *cli, int argc, char **argv);
/** ronde study scenarios: see its --help. */
int ronde_study_scenarios(const ronde_cli *cli, int argc, char **argv);
/** ronde study sites: see its --help. */
int ronde_study_sites(const ronde_cli *cli, int argc, char **argv);
/** ronde study staffing: see its --help. */
int ronde_study_staffing(const ronde_cli *cli, int argc, char **argv);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_JUDGED_PLAN_H
#define RONDE_SERVICE_CLI_JUDGED_PLAN_H

/* What check and explain share: an input, a plan of it, and the checker's verdict. */

#include "service/cli/input_settings.h"

/** Start with {0}; cleared by ronde_judged_plan_clear. */
typedef struct ronde_judged_plan {
    const char *plan_path;
    ronde_input_settings input;
    ronde_input opened;
    const ronde_instance *instance; /* of opened */
    ronde_plan plan;
    ronde_verdict verdict;
} ronde_judged_plan;

/** Loads and judges. Faults and failures are said on cli->err; true if all is well, else
 *  *exit_code. */
bool ronde_judged_plan_load(ronde_judged_plan *judged, const ronde_cli *cli, int *exit_code);
void ronde_judged_plan_clear(ronde_judged_plan *judged);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/judged_plan.h"

#include "service/cli/output.h"

bool ronde_judged_plan_load(ronde_judged_plan *judged, const ronde_cli *cli, int *exit_code)
{
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_input_settings_apply(&judged->input);
    ronde_status status = ronde_input_open(&judged->opened, judged->input.path,
                                           &judged->input.options, &faults, &error);
    judged->instance = judged->opened.instance;
    if (status == RONDE_OK) {
        status = ronde_answer_load(&judged->plan, judged->plan_path, judged->instance,
                                   judged->opened.request, &faults, &error);
    }
    if (status == RONDE_OK) {
        status = ronde_check(&judged->verdict, judged->instance, &judged->plan, &error);
    }
    *exit_code = ronde_cli_finish(cli, status, &error, &faults);
    ronde_faults_clear(&faults);
    return status == RONDE_OK;
}

void ronde_judged_plan_clear(ronde_judged_plan *judged)
{
    ronde_verdict_clear(&judged->verdict);
    ronde_plan_clear(&judged->plan);
    ronde_input_clear(&judged->opened);
    judged->instance = NULL;
}

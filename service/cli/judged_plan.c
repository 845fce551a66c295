/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/judged_plan.h"

#include "service/cli/output.h"

#include <string.h>

enum { strangers = 3, shown_strangers = 5 };

/* True if the plan speaks of several things that the problem does not have, and nothing else is
 * wrong with it. */
static bool is_of_another(const ronde_faults *faults)
{
    static const char ending[] = ".unknown";
    for (size_t i = 0; i < faults->list.count; i++) {
        const char *code = faults->list.items[i].code;
        size_t length = strlen(code);
        if (length < sizeof ending || strcmp(code + length - (sizeof ending - 1), ending) != 0) {
            return false;
        }
    }
    return faults->list.count >= strangers;
}

/* Says what was wrong; gives the exit code. A plan of another problem is told by a few lines. */
static int report(const ronde_judged_plan *judged,
                  const ronde_cli *cli,
                  ronde_status status,
                  const ronde_error *error,
                  ronde_faults *faults)
{
    bool another = status != RONDE_OK && judged->instance != NULL && is_of_another(faults);
    if (another && faults->list.count > shown_strangers) {
        faults->list.count = shown_strangers; /* the others are counted */
    }
    int exit_code = ronde_cli_finish(cli, status, error, faults);
    if (another) {
        fprintf(cli->err, "%s seems to be a plan of another problem than %s\n", judged->plan_path,
                judged->input.path);
    }
    return exit_code;
}

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
    *exit_code = report(judged, cli, status, &error, &faults);
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

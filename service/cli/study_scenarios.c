/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/args.h"
#include "service/cli/output.h"
#include "service/cli/study.h"
#include "service/cli/study_input.h"
#include "service/cli/study_rounds.h"
#include "service/study/arms/scenarios.h"

typedef struct scenarios_job {
    ronde_study_input input;
    const char *folder;
    int language;
    ronde_rounds_settings rounds;
    ronde_faults faults;
} scenarios_job;

/* All take-ups under a policy and level. Runs of the same people with laundry at home are in the
 * folder already when the second policy comes. */
static ronde_status plan(ronde_scenarios *out,
                         const ronde_cli *cli,
                         scenarios_job *job,
                         const ronde_study *study,
                         ronde_study_level level,
                         ronde_error *error)
{
    ronde_planned_rounds planned = {0};
    ronde_status status = ronde_planned_rounds_make(&planned, cli, study, &job->rounds, job->folder,
                                                    &job->faults, error);
    if (status == RONDE_OK) {
        status = ronde_scenarios_add(out, study, level, &planned.found, error);
    }
    ronde_planned_rounds_clear(&planned);
    return status;
}

static ronde_status plan_all(ronde_scenarios *out,
                             const ronde_cli *cli,
                             scenarios_job *job,
                             const ronde_study *study,
                             ronde_error *error)
{
    for (ronde_study_level level = RONDE_AT_MINIMUM; level < RONDE_STUDY_LEVEL_COUNT; level++) {
        for (ronde_policy policy = RONDE_VERVANGEN; policy <= RONDE_VRIJWILLIG; policy++) {
            const ronde_study scenario = ronde_study_scenario(study, policy, level);
            RONDE_TRY(plan(out, cli, job, &scenario, level, error));
        }
    }
    return RONDE_OK;
}

static void show(const ronde_cli *cli, const ronde_scenarios *scenarios, ronde_language language)
{
    ronde_text text = {0};
    for (ronde_study_level level = RONDE_AT_MINIMUM; level < RONDE_STUDY_LEVEL_COUNT; level++) {
        ronde_table_text table = {0};
        ronde_scenarios_table(&table, scenarios, level, language);
        ronde_text_printf(&text, "%s%s\n", level > RONDE_AT_MINIMUM ? "\n" : "",
                          ronde_scenarios_title(level, language));
        ronde_table_text_plain(&text, &table);
        ronde_table_text_clear(&table);
    }
    fputs(text.data != NULL ? text.data : "", cli->out);
    ronde_text_clear(&text);
}

static ronde_status run(const ronde_cli *cli, scenarios_job *job, ronde_error *error)
{
    ronde_study study = ronde_study_usual();
    ronde_scenarios scenarios = {0};
    RONDE_TRY(ronde_study_input_read(&study, &job->input, &job->faults, error));
    ronde_status status = plan_all(&scenarios, cli, job, &study, error);
    if (status == RONDE_OK) {
        status =
            ronde_scenarios_write(job->folder, &scenarios, (ronde_language)job->language, error);
    }
    if (status == RONDE_OK) {
        show(cli, &scenarios, (ronde_language)job->language);
    }
    ronde_scenarios_clear(&scenarios);
    ronde_study_clear(&study);
    return status;
}

int ronde_study_scenarios(const ronde_cli *cli, int argc, char **argv)
{
    scenarios_job job = {.language = RONDE_DUTCH, .rounds = ronde_rounds_settings_none()};
    ronde_rounds_settings *rounds = &job.rounds;
    rounds->days = 5;
    rounds->seeds = 1;
    const ronde_option options[] = {
        RONDE_TEXT("preset", 0, &job.input.preset, "NAME",
                   "A study that comes with ronde: enschede, boswinkel-de-braker."),
        RONDE_TEXT_REQUIRED("output", 'o', &job.folder, "DIR", "The folder to write."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words, "The language of the table."),
        RONDE_ROUNDS_OPTIONS(rounds),
    };
    const ronde_positional positionals[] = {{.name = "STUDY.json",
                                             .text = &job.input.path,
                                             .optional = true,
                                             .help = "the study, ronde-study/1"}};
    const ronde_usage usage = {
        .command = "ronde study scenarios",
        .summary = "Both policies at several take-ups, with all parameters low, medium and high.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes =
            "Take-ups are those of the study's rounds, else the ends and the middle of its range.\n"
            "Writes scenarios.json and scenarios.csv; runs/ holds what is done, so that a stopped\n"
            "study goes on.\n"
            "Example: ronde study scenarios --preset enschede --map town.rmap --residents 6000\n"
            "         --providers 12 --threads 2 -o scenarios"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    exit_code = ronde_study_input_check(cli, usage.command, &job.input);
    if (exit_code == 0) {
        rounds->most_days = rounds->days;
        ronde_error error = {0};
        ronde_status status = run(cli, &job, &error);
        exit_code = ronde_cli_finish(cli, status, &error, &job.faults);
    }
    ronde_faults_clear(&job.faults);
    return exit_code;
}

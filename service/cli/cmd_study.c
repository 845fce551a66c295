/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/args.h"
#include "service/cli/output.h"
#include "service/cli/study.h"
#include "service/cli/study_input.h"
#include "service/cli/study_rounds.h"
#include "service/study/arms/found_tables.h"

#include <string.h>

enum { usual_samples = 2000, most_samples = 100000 };

typedef struct study_job {
    ronde_study_input input;
    const char *folder;
    bool closed;
    int language;
    long long seed, samples;
    ronde_rounds_settings rounds;
    ronde_faults faults;
    ronde_csv_report report; /* of a provider's own files */
} study_job;

/* Everything there is to say: of a given day its rounds alone, else the whole study. */
static ronde_status say(const ronde_cli *cli,
                        const study_job *job,
                        const ronde_study_results *results,
                        ronde_error *error)
{
    ronde_language language = (ronde_language)job->language;
    bool of_day = job->rounds.day != NULL;
    ronde_text text = {0};
    ronde_status status = of_day ? ronde_found_write_day(job->folder, results, language, error)
                                 : ronde_study_write(job->folder, results, language, error);
    if (status == RONDE_OK) {
        (of_day ? ronde_found_plain : ronde_study_plain)(&text, results, language);
        status = ronde_text_check(&text, error);
    }
    if (status == RONDE_OK) {
        fputs(text.data, cli->out);
    }
    ronde_text_clear(&text);
    return status;
}

static ronde_status run(const ronde_cli *cli, study_job *job, ronde_error *error)
{
    ronde_study study = ronde_study_usual();
    if (job->rounds.day == NULL) {
        RONDE_TRY(ronde_study_input_read(&study, &job->input, &job->faults, error));
    }
    ronde_study_results results;
    ronde_planned_rounds planned = {0};
    ronde_status status =
        ronde_study_work_out(&results, &study, (size_t)job->samples, (uint64_t)job->seed, error);
    job->rounds.samples = job->samples;
    job->rounds.seed = job->seed;
    job->rounds.files.report = &job->report;
    if (status == RONDE_OK && !job->closed) {
        status = ronde_planned_rounds_make(&planned, cli, &study, &job->rounds, job->folder,
                                           &job->faults, error);
        results.found = &planned.found;
    }
    if (status == RONDE_OK) {
        status = say(cli, job, &results, error);
    }
    ronde_planned_rounds_clear(&planned);
    ronde_study_clear(&study);
    return status;
}

/* 0, or the exit code of a wrong command line. */
static int check_usage(const ronde_cli *cli, const char *command, const study_job *job)
{
    const ronde_study_town_files *files = &job->rounds.files;
    bool has_study = job->input.path != NULL || job->input.preset != NULL;
    if ((files->clients != NULL) != (files->staff != NULL)) {
        return ronde_cli_wrong_usage(cli, command, "--clients and --staff go together");
    }
    if (files->clients != NULL && (job->closed || job->rounds.day != NULL)) {
        return ronde_cli_wrong_usage(cli, command,
                                     "--clients and --staff are for the planned rounds of a study");
    }
    if (job->rounds.day == NULL) {
        return ronde_study_input_check(cli, command, &job->input);
    }
    return has_study || job->closed
               ? ronde_cli_wrong_usage(cli, command,
                                       "--day is a study by itself, of planned rounds")
               : 0;
}

static const char usage_notes[] =
    "Without --closed rounds are planned, with laundry at home and central, on days of residents\n"
    "drawn on a map. What was planned is kept in DIR/runs: a study that was ended is taken up by\n"
    "the same command, and nothing is planned twice.\n"
    "Example: ronde study businesscase --preset enschede --map town.rmap --residents 600\n"
    "         --threads 2 -o study";

static int businesscase(const ronde_cli *cli, int argc, char **argv)
{
    study_job job = {.seed = 1,
                     .samples = usual_samples,
                     .language = RONDE_DUTCH,
                     .rounds = ronde_rounds_settings_none()};
    ronde_rounds_settings *rounds = &job.rounds;
    const ronde_option options[] = {
        RONDE_FLAG("closed", 0, &job.closed, "By arithmetic alone, without planning rounds."),
        RONDE_TEXT("preset", 0, &job.input.preset, "NAME",
                   "A study that comes with ronde: enschede, boswinkel-de-braker."),
        RONDE_TEXT_REQUIRED("output", 'o', &job.folder, "DIR",
                            "Write study.json and the tables as CSV into this folder."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words,
                     "The language of summary and tables."),
        RONDE_INTEGER("seed", 0, &job.seed, 0, 1000000000, "Seed of the draws for P10, P50, P90."),
        RONDE_INTEGER("samples", 0, &job.samples, 1, most_samples, "How many draws."),
        RONDE_TEXT("clients", 0, &rounds->files.clients, "FILE.csv",
                   "A provider's own clients, as ronde import reads them, in place of drawn ones."),
        RONDE_TEXT("staff", 0, &rounds->files.staff, "FILE.csv", "And its helpers."),
        RONDE_TEXT("columns", 0, &rounds->files.columns, "MAP.json", "What their headings mean."),
        RONDE_ROUNDS_OPTIONS(rounds),
        RONDE_INTEGER("most-days", 0, &rounds->most_days, 1, 200,
                      "Days planned at most, while the interval is wider than 5 %."),
        RONDE_INTEGER("sample", 0, &rounds->points, 0, 500,
                      "Plan so many points over the ranges of take-up, minutes and returns, too."),
        RONDE_FLAG("bias", 0, &rounds->bias,
                   "Plan ten small districts a hundred times as long, too."),
        RONDE_TEXT("day", 0, &rounds->day, "INSTANCE.json",
                   "Compare the ways of laundry of this day alone, in place of a study."),
        RONDE_TEXT("arms", 0, &rounds->arms, "LIST",
                   "What the arms of that day allow, as --allow of solve, with semicolons."),
    };
    const ronde_positional positionals[] = {
        {.name = "STUDY.json",
         .text = &job.input.path,
         .optional = true,
         .help = "the study, ronde-study/1: parameters with minimum, medium, maximum, source"}};
    const ronde_usage usage = {.command = "ronde study businesscase",
                               .summary = "What a central laundry frees, costs and saves.",
                               RONDE_TABLE(options),
                               RONDE_TABLE(positionals),
                               .notes = usage_notes};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    exit_code = check_usage(cli, usage.command, &job);
    if (exit_code == 0) {
        ronde_error error = {0};
        ronde_status status = run(cli, &job, &error);
        exit_code =
            ronde_cli_finish(cli, status, &error,
                             job.report.faults.list.count > 0 ? &job.report.faults : &job.faults);
    }
    ronde_csv_report_clear(&job.report);
    ronde_faults_clear(&job.faults);
    return exit_code;
}

static const struct {
    const char *name;
    int (*run)(const ronde_cli *cli, int argc, char **argv);
    const char *usage;
} kinds[] = {
    {"businesscase", businesscase, "STUDY.json [--map TOWN.rmap | --closed] -o DIR"},
    {"vans", ronde_study_vans, "--map TOWN.rmap --users N -o DIR"},
    {"sites", ronde_study_sites, "--map TOWN.rmap --users N -o DIR"},
    {"staffing", ronde_study_staffing, "--map TOWN.rmap -o DIR"},
    {"scenarios", ronde_study_scenarios, "STUDY.json --map TOWN.rmap -o DIR"},
    {"areas", ronde_study_areas, "--map TOWN.rmap -o DIR"},
};

static int show_help(const ronde_cli *cli)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        fprintf(cli->out, "%s ronde study %s %s\n", i == 0 ? "Usage:" : "      ", kinds[i].name,
                kinds[i].usage);
    }
    fputs("\n'ronde study businesscase --help' and so on show the options.\n", cli->out);
    return RONDE_EXIT_FINE;
}

int ronde_cmd_study(const ronde_cli *cli, int argc, char **argv)
{
    static const char command[] = "ronde study";
    if (argc < 2) {
        return ronde_cli_wrong_usage(
            cli, command,
            "what to study is needed: businesscase, scenarios, vans, sites, staffing or areas");
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        return show_help(cli);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(argv[1], kinds[i].name) == 0) {
            return kinds[i].run(cli, argc - 1, argv + 1);
        }
    }
    if (strcmp(argv[1], "rides") == 0) {
        return ronde_cli_wrong_usage(cli, command, "the study of rides is not built yet");
    }
    return ronde_cli_wrong_usage(cli, command, "there is no study %s", argv[1]);
}

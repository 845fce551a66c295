/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde report DIR: a planned day for people, on the terminal, as a page and as a round list; or a
 * study, as a page. */
#include "instances/base/file.h"
#include "maps/map.h"
#include "service/app/pdf.h"
#include "service/app/planned_day.h"
#include "service/app/why_table.h"
#include "service/cli/args.h"
#include "service/cli/explain_against.h"
#include "service/cli/output.h"
#include "service/cli/report_kpi.h"
#include "service/cli/report_study.h"
#include "service/report/day_html.h"
#include "service/report/hidden_work.h"
#include "service/report/svg_map.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What was asked for, and what was loaded for it. */
typedef struct report_job {
    const char *folder, *map_path, *html, *pdf, *csv, *hidden_csv, *source;
    int language;
    ronde_report_kpi kpi;
    ronde_against against;
    ronde_planned_day home, central;
    bool has_central, rounds;
    ronde_faults faults;
} report_job;

static void path_in(char *out, size_t size, const char *folder, const char *name)
{
    snprintf(out, size, "%s/%s", folder, name);
}

static ronde_status load(report_job *job, ronde_error *error)
{
    char instance[1024];
    char plan[1024];
    path_in(instance, sizeof instance, job->folder, "instance.json");
    path_in(plan, sizeof plan, job->folder, "plan.json");
    RONDE_TRY(
        ronde_planned_day_load(&job->home, instance, plan, job->map_path, &job->faults, error));
    path_in(instance, sizeof instance, job->folder, "central.json");
    path_in(plan, sizeof plan, job->folder, "central-plan.json");
    job->has_central = access(plan, R_OK) == 0;
    return job->has_central ? ronde_planned_day_load(&job->central, instance, plan, job->map_path,
                                                     &job->faults, error)
                            : RONDE_OK;
}

/* Draws the map; *credit is whom its data name. */
static ronde_status append_map(ronde_text *out,
                               const char **credit,
                               const report_job *job,
                               const ronde_day *day,
                               ronde_error *error)
{
    ronde_map *map = NULL;
    RONDE_TRY(ronde_map_open(&map, job->map_path, error));
    ronde_status status = ronde_svg_map(out, day, map, (ronde_language)job->language, error);
    *credit = ronde_map_credit(map);
    ronde_map_free(map);
    return status;
}

/* The visits that a planner is asked about, with their reasons. */
static ronde_status fill_why(ronde_table_text *out, report_job *job, ronde_error *error)
{
    const ronde_explained of = {.instance = job->home.instance, .plan = &job->home.plan};
    const ronde_input_options options = {.map_path = job->map_path};
    bool promised = job->against.plan_path != NULL;
    if (promised) {
        RONDE_TRY(
            ronde_against_load(&job->against, &options, of.instance, of.plan, &job->faults, error));
    }
    return ronde_why_table(out, &of, promised ? &job->against.comparison : NULL,
                           (ronde_language)job->language, error);
}

static ronde_status write_html(report_job *job,
                               const ronde_day *home,
                               const ronde_day *central,
                               const ronde_kpi_days *kpis,
                               ronde_error *error)
{
    ronde_text map = {0};
    ronde_text page = {0};
    const char *credit = "";
    ronde_table_text why = {0};
    ronde_status status = fill_why(&why, job, error);
    if (status == RONDE_OK && job->map_path != NULL) {
        status = append_map(&map, &credit, job, home, error);
    }
    if (status == RONDE_OK) {
        const ronde_page_extras extras = {.other = central,
                                          .map = map.data,
                                          .attribution = credit,
                                          .kpis = kpis,
                                          .why = &why,
                                          .source = job->source};
        ronde_day_html(&page, home, &extras, (ronde_language)job->language);
        status = ronde_text_check(&page, error);
    }
    if (status == RONDE_OK) {
        status = ronde_file_write(job->html, page.data, page.length, error);
    }
    ronde_table_text_clear(&why);
    ronde_text_clear(&map);
    ronde_text_clear(&page);
    return status;
}

static ronde_status write_csv(const report_job *job, const ronde_day *day, ronde_error *error)
{
    ronde_table_text rounds = {0};
    ronde_day_round_table(&rounds, day, (ronde_language)job->language);
    ronde_status status = ronde_table_text_write_csv(job->csv, &rounds, error);
    ronde_table_text_clear(&rounds);
    return status;
}

static ronde_status
write_hidden_csv(const report_job *job, const ronde_kpi_days *kpis, ronde_error *error)
{
    ronde_table_text hidden = {0};
    ronde_hidden_work_table(&hidden, kpis->instance, kpis->kpis, (ronde_language)job->language);
    ronde_status status = ronde_table_text_write_csv(job->hidden_csv, &hidden, error);
    ronde_table_text_clear(&hidden);
    return status;
}

static ronde_status write_files(report_job *job,
                                const ronde_day *home,
                                const ronde_day *other,
                                const ronde_kpi_days *kpis,
                                ronde_error *error)
{
    RONDE_TRY(ronde_report_kpi_write(&job->kpi, kpis, (ronde_language)job->language, error));
    if (job->html != NULL) {
        RONDE_TRY(write_html(job, home, other, kpis, error));
    }
    if (job->hidden_csv != NULL) {
        RONDE_TRY(write_hidden_csv(job, kpis, error));
    }
    return job->csv != NULL ? write_csv(job, home, error) : RONDE_OK;
}

static void print_rounds(ronde_text *out, const ronde_day *day, ronde_language language)
{
    ronde_table_text rounds = {0};
    ronde_day_round_table(&rounds, day, language);
    ronde_text_printf(out, "\n%s\n", ronde_word_in(language, RONDE_WORD_STOPS));
    ronde_table_text_plain(out, &rounds);
    ronde_table_text_clear(&rounds);
}

static ronde_status make_report(const ronde_cli *cli, report_job *job, ronde_error *error)
{
    RONDE_TRY(load(job, error));
    ronde_language language = (ronde_language)job->language;
    ronde_day home =
        ronde_planned_day_view(&job->home, ronde_word_in(language, RONDE_WORD_AT_HOME));
    ronde_day central =
        ronde_planned_day_view(&job->central, ronde_word_in(language, RONDE_WORD_CENTRAL));
    const ronde_day *other = job->has_central ? &central : NULL;
    if (other == NULL) {
        home.title = "";
    }
    ronde_kpi_days kpis = {0};
    RONDE_TRY(ronde_report_kpi_compute(&job->kpi, &kpis, &home, other, error));
    RONDE_TRY(write_files(job, &home, other, &kpis, error));
    ronde_text text = {0};
    if (job->kpi.show || job->kpi.json) {
        ronde_report_kpi_print(&text, &job->kpi, &kpis, language);
    } else {
        ronde_day_plain(&text, &home, other, language);
        ronde_hidden_work_plain(&text, home.instance, kpis.kpis, language);
        if (job->rounds) {
            print_rounds(&text, &home, language);
        }
    }
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK) {
        fputs(text.data, cli->out);
    }
    ronde_text_clear(&text);
    return status;
}

/* The study of a folder, or its planned day; a study is read in Dutch, a day in English, unless
 * somebody asks. */
static ronde_status report(const ronde_cli *cli, report_job *job, ronde_error *error)
{
    bool asked = job->language >= 0;
    if (ronde_report_is_study(job->folder)) {
        ronde_language language = asked ? (ronde_language)job->language : RONDE_DUTCH;
        RONDE_TRY(ronde_report_study_write(job->html, job->folder, language, &job->faults, error));
    } else {
        job->language = asked ? job->language : (int)RONDE_ENGLISH;
        RONDE_TRY(make_report(cli, job, error));
    }
    return job->pdf != NULL ? ronde_pdf_print(job->pdf, job->html, error) : RONDE_OK;
}

/* NULL, or what is wrong with the command line. */
static const char *wrong_with(const report_job *job)
{
    bool has_page = job->html != NULL && strcmp(job->html, "-") != 0;
    if (job->pdf != NULL && !has_page) {
        return "--pdf prints the page: give --html OUT.html, too";
    }
    if (job->html == NULL && ronde_report_is_study(job->folder)) {
        return "the report of a study is a page: give --html OUT.html";
    }
    return NULL;
}

int ronde_cmd_report(const ronde_cli *cli, int argc, char **argv)
{
    report_job job = {.source = "", .language = -1};
    const char *co2 = NULL;
    const ronde_option options[] = {
        RONDE_TEXT("map", 0, &job.map_path, "TOWN.rmap",
                   "The map: travel times, and roads for the page."),
        RONDE_TEXT("html", 0, &job.html, "OUT.html",
                   "Write a page: of a day with board, map and tables, or the report of a study."),
        RONDE_TEXT("pdf", 0, &job.pdf, "OUT.pdf",
                   "With --html: print that page as PDF, too, with the browser Chromium."),
        RONDE_TEXT("csv", 0, &job.csv, "OUT.csv",
                   "Write the rounds stop by stop for a spreadsheet."),
        RONDE_FLAG("rounds", 0, &job.rounds, "Show the rounds, too, stop by stop."),
        RONDE_TEXT("hidden-csv", 0, &job.hidden_csv, "OUT.csv",
                   "Write who does not get all indicated minutes, for a spreadsheet."),
        RONDE_FLAG("kpi", 0, &job.kpi.show, "Show the key figures in place of the day."),
        RONDE_FLAG("json", 0, &job.kpi.json, "Show the key figures as JSON, for programs."),
        RONDE_TEXT("kpi-csv", 0, &job.kpi.csv_path, "OUT.csv",
                   "Write the key figures of plan, providers and helpers for a spreadsheet."),
        RONDE_TEXT("kpi-json", 0, &job.kpi.json_path, "OUT.json",
                   "Write the same, with their definitions, as JSON."),
        RONDE_TEXT("co2", 0, &co2, "LIST",
                   "Grams of CO2 a km by mode in place of ours, such as car=120,van=60."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words,
                     "The language of the report (a day: en, a study: nl)."),
        RONDE_TEXT("against", 0, &job.against.plan_path, "OLD.json",
                   "With --html: say why visits are not as they were promised in this plan."),
        RONDE_TEXT("before", 0, &job.against.before_path, "INPUT",
                   "The problem that OLD.json is of, if another one than that in DIR."),
        RONDE_TEXT("now", 0, &job.against.now, "HH:MM",
                   "With --against: what began before this moment could not be changed."),
        RONDE_TEXT("source", 0, &job.source, "TEXT", "Where the input comes from, for the page."),
    };
    const ronde_positional positionals[] = {
        {.name = "DIR",
         .text = &job.folder,
         .help = "instance.json and plan.json; with central.json and "
                 "central-plan.json both are compared; or study.json"}};
    const ronde_usage usage = {.command = "ronde report",
                               .summary = "Show a planned day, or write the report of a study.",
                               RONDE_TABLE(options),
                               RONDE_TABLE(positionals)};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_error error = {0};
    if (co2 != NULL && ronde_co2_read(&job.kpi.co2, co2, &error) != RONDE_OK) {
        return ronde_cli_wrong_usage(cli, usage.command, "%s: %s", error.where, error.text);
    }
    const char *wrong = wrong_with(&job);
    if (wrong != NULL) {
        return ronde_cli_wrong_usage(cli, usage.command, "%s", wrong);
    }
    ronde_status status = report(cli, &job, &error);
    exit_code = ronde_cli_finish(cli, status, &error, &job.faults);
    ronde_against_clear(&job.against);
    ronde_report_kpi_clear(&job.kpi);
    ronde_planned_day_clear(&job.home);
    ronde_planned_day_clear(&job.central);
    ronde_faults_clear(&job.faults);
    return exit_code;
}

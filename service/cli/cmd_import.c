/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde import: exports of clients and staff to the instance of a day */
#include "service/app/import.h"
#include "service/cli/args.h"
#include "service/cli/cli.h"
#include "service/cli/output.h"

static const char notes[] =
    "Good rows are planned; each bad one is named on stderr with row, column and remedy. Personal "
    "columns\n(name, BSN, birth date, phone, address ...) are dropped and named. Headings may be "
    "Dutch or English; see\ninstances/formats/CSV.md for the columns, values and defaults.\n"
    "Example: ronde import --clients clienten.csv --staff medewerkers.csv --date 2026-11-25 "
    "--map town.rmap -o day.json";

static bool read_arguments(
    const ronde_cli *cli, int argc, char **argv, ronde_import_request *request, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_TEXT("clients", 0, &request->clients, "FILE.csv", "Clients and their visits."),
        RONDE_TEXT("staff", 0, &request->staff, "FILE.csv", "Helpers and their hours."),
        RONDE_TEXT("date", 0, &request->date, "YYYY-MM-DD",
                   "The day to plan; needed when the rows name days of the week."),
        RONDE_TEXT("map", 0, &request->map, "TOWN.rmap",
                   "Reject positions farther than 2 km from its roads."),
        RONDE_TEXT("columns", 0, &request->columns, "MAP.json",
                   "What headings mean: {\"heading\": \"field\"}; the field 'ignore' drops one."),
        RONDE_FLAG("any-helper", 0, &request->any_helper,
                   "Let any helper come back for the laundry, not only the same one."),
        RONDE_TEXT("ways", 0, &request->ways, "LIST",
                   "Ways of laundry allowed where a row names none: return, within, preloaded, "
                   "next_visit, central or all."),
        RONDE_FLAG("strict", 0, &request->strict, "Refuse the import if any row has an error."),
        RONDE_TEXT("report", 0, &request->report, "FILE.json", "Write the report as JSON."),
        RONDE_TEXT_REQUIRED("output", 'o', &request->output, "INSTANCE.json",
                            "The instance to write."),
    };
    const ronde_usage usage = {.command = "ronde import",
                               .summary = "Make the instance of a day from CSV exports.",
                               RONDE_TABLE(options),
                               .notes = notes};
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    if (request->clients == NULL && request->staff == NULL) {
        *exit_code = ronde_cli_wrong_usage(cli, "ronde import", "give --clients, --staff or both");
        return false;
    }
    return true;
}

int ronde_cmd_import(const ronde_cli *cli, int argc, char **argv)
{
    ronde_import_request request = {0};
    int exit_code = 0;
    if (!read_arguments(cli, argc, argv, &request, &exit_code)) {
        return exit_code;
    }
    ronde_error error = {0};
    ronde_csv_report report = {0};
    ronde_status status = ronde_import_files(&request, &report, &error);
    if (status == RONDE_OK) {
        ronde_text text = {0};
        ronde_csv_report_write_text(&text, &report);
        ronde_cli_list_faults(cli, &report.faults);
        status = ronde_text_check(&text, &error);
        if (status == RONDE_OK) {
            fputs(text.data, cli->err);
        }
        ronde_text_clear(&text);
        exit_code = ronde_cli_finish(cli, status, &error, NULL);
    } else {
        exit_code = ronde_cli_finish(cli, status, &error, &report.faults);
    }
    ronde_csv_report_clear(&report);
    return exit_code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import tells: for programs as JSON, for people as a few lines. */
#include "instances/formats/csv_import.h"

#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>

/* A text that is certainly UTF-8: file names need not be. */
static json_t *clean_text(const char *text)
{
    char copy[400];
    snprintf(copy, sizeof copy, "%s", text);
    ronde_encoding_mend(copy);
    return json_string(copy);
}

static json_t *column_json(const ronde_csv_column *column, size_t number)
{
    bool understood = column->use == RONDE_CSV_KEPT || column->use == RONDE_CSV_REPEATED;
    return json_pack("{s:I, s:o, s:s, s:s*}", "number", (json_int_t)number, "heading",
                     clean_text(column->heading), "use", ronde_csv_use_name(column->use), "field",
                     understood ? ronde_csv_field_name(column->field) : NULL);
}

static json_t *file_json(const ronde_csv_file_report *file)
{
    char separator[2] = {file->separator, '\0'};
    json_t *columns = json_array();
    for (size_t i = 0; i < file->columns.count; i++) {
        json_array_append_new(columns, column_json(&file->columns.items[i], i + 1));
    }
    const ronde_csv_counts *counts = &file->counts;
    return json_pack("{s:o, s:s, s:o, s:{s:i, s:i, s:i, s:i}, s:o}", "file", clean_text(file->file),
                     "encoding", ronde_encoding_name(file->encoding), "separator",
                     clean_text(separator), "rows", "read", counts->rows, "good", counts->good,
                     "rejected", counts->rejected, "other_day_or_absent", counts->skipped,
                     "columns", columns);
}

static json_t *fault_json(const ronde_fault *fault)
{
    return json_pack("{s:s, s:s, s:o, s:i, s:i, s:o, s:o}", "severity",
                     fault->severity == RONDE_ERROR ? "error" : "warning", "code", fault->code,
                     "where", clean_text(fault->where), "row", fault->row, "column", fault->column,
                     "text", clean_text(fault->text), "remedy", clean_text(fault->remedy));
}

static json_t *faults_json(const ronde_faults *faults)
{
    json_t *list = json_array();
    for (size_t i = 0; i < faults->list.count; i++) {
        json_array_append_new(list, fault_json(&faults->list.items[i]));
    }
    return list;
}

/* By form of washing.def: how many visits have it as a choice, and for how many it is not
 * possible. */
static json_t *ways_json(const ronde_csv_report *report)
{
    json_t *ways = json_object();
    for (int i = 0; i < RONDE_WASHING_FORMS; i++) {
        json_object_set_new(ways, ronde_washing_key((ronde_washing_form)i),
                            json_pack("{s:i, s:i}", "offered", report->offered[i], "not_possible",
                                      report->refused[i]));
    }
    return ways;
}

static json_t *report_json(const ronde_csv_report *report)
{
    char date[16] = "";
    if (report->date.year > 0) {
        snprintf(date, sizeof date, "%04u-%02u-%02u", (unsigned)report->date.year % 10000,
                 (unsigned)report->date.month % 100, (unsigned)report->date.day % 100);
    }
    json_t *root = json_pack(
        "{s:s, s:s, s:{s:i, s:i, s:i, s:i, s:i}, s:I, s:I, s:o}", "format", "ronde-import-report/1",
        "date", date, "planned", "visits", report->visits, "returns", report->returns,
        "waiting_list", report->waiting, "shifts", report->shifts, "breaks", report->breaks,
        "errors", (json_int_t)report->faults.error_count, "warnings",
        (json_int_t)report->faults.warning_count, "faults", faults_json(&report->faults));
    if (report->choices > 0) {
        json_object_set_new(root, "laundry_ways", ways_json(report));
    }
    json_t *files = json_object();
    if (report->clients.file[0] != '\0') {
        json_object_set_new(files, "clients", file_json(&report->clients));
    }
    if (report->staff.file[0] != '\0') {
        json_object_set_new(files, "staff", file_json(&report->staff));
    }
    json_object_set_new(root, "files", files);
    return root;
}

ronde_status
ronde_csv_report_write_json(ronde_text *out, const ronde_csv_report *report, ronde_error *error)
{
    json_t *root = report_json(report);
    char *text = root != NULL ? json_dumps(root, JSON_INDENT(1) | JSON_ENSURE_ASCII) : NULL;
    json_decref(root);
    if (text == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the report");
    }
    ronde_text_append(out, text);
    ronde_text_append(out, "\n");
    free(text);
    return ronde_text_check(out, error);
}

static void write_columns(ronde_text *out,
                          const ronde_csv_file_report *file,
                          ronde_csv_use use,
                          const char *intro)
{
    size_t count = 0;
    for (size_t i = 0; i < file->columns.count; i++) {
        const ronde_csv_column *column = &file->columns.items[i];
        if (column->use != use) {
            continue;
        }
        ronde_text_printf(out, "%s%s", count == 0 ? intro : ", ", column->heading);
        if (use == RONDE_CSV_KEPT) {
            ronde_text_printf(out, " (%s)", ronde_csv_field_name(column->field));
        }
        count++;
    }
    ronde_text_append(out, count > 0 ? "\n" : "");
}

static void write_file(ronde_text *out, const ronde_csv_file_report *file)
{
    if (file->file[0] == '\0') {
        return;
    }
    const ronde_csv_counts *counts = &file->counts;
    ronde_text_printf(out, "%s: %d rows, %d good, %d rejected, %d for other days or absent\n",
                      file->file, counts->rows, counts->good, counts->rejected, counts->skipped);
    write_columns(out, file, RONDE_CSV_KEPT, "  kept: ");
    write_columns(out, file, RONDE_CSV_PERSONAL, "  dropped, personal: ");
    write_columns(out, file, RONDE_CSV_UNKNOWN, "  dropped, not known: ");
    write_columns(out, file, RONDE_CSV_REPEATED, "  dropped, second of its kind: ");
    write_columns(out, file, RONDE_CSV_IGNORED, "  dropped on request: ");
}

void ronde_csv_report_write_text(ronde_text *out, const ronde_csv_report *report)
{
    write_file(out, &report->clients);
    write_file(out, &report->staff);
    ronde_text_printf(out,
                      "planned: %d visits (%d from the waiting list), %d of them with a return "
                      "visit for laundry; %d shifts, %d with a break\n",
                      report->visits, report->waiting, report->returns, report->shifts,
                      report->breaks);
    if (report->choices == 0) {
        return;
    }
    ronde_text_printf(out, "laundry: %d visits with a choice:", report->choices);
    for (int i = 0; i < RONDE_WASHING_FORMS; i++) {
        ronde_text_printf(out, "%s %s %d", i > 0 ? "," : "",
                          ronde_washing_key((ronde_washing_form)i), report->offered[i]);
        if (report->refused[i] > 0) {
            ronde_text_printf(out, " (not possible: %d)", report->refused[i]);
        }
    }
    ronde_text_append(out, "\n");
}

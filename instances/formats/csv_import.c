/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_import.h"

#include "instances/formats/csv_import_parts.h"
#include "instances/formats/csv_values.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* So that every bad row of a real export is named. */
enum { most_faults = 100000 };
/* More than any provider has; each row is compared with all before it. */
enum { most_helpers = 20000 };

ronde_csv_import_options ronde_csv_import_defaults(void)
{
    /* 3 minutes per stop for lock, bell and stairs: research/domain.md section 10, row 43. */
    return (ronde_csv_import_options){.access = 180, .rules = ronde_household_defaults()};
}

void ronde_csv_report_clear(ronde_csv_report *report)
{
    ronde_array_clear(&report->clients.columns);
    ronde_array_clear(&report->staff.columns);
    ronde_faults_clear(&report->faults);
}

static ronde_status no_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the import");
}

/* Keeps what the report says of a file, whether it could be read or not. */
static bool report_file(ronde_csv_file_report *out, const ronde_csv_table *table)
{
    out->encoding = table->csv.encoding;
    out->separator = table->csv.separator;
    for (size_t i = 0; i < table->columns.list.count; i++) {
        if (!ronde_array_push(&out->columns, table->columns.list.items[i])) {
            return false;
        }
    }
    return true;
}

/* A number made of letters only is probably a name: told once per file, without showing it. */
static void tell_names(ronde_csv_table *table, ronde_csv_field_id field, const char *id, bool *told)
{
    if (!*told && strpbrk(id, "0123456789") == NULL) {
        *told = true;
        ronde_csv_table_fault(table, RONDE_WARNING, field, "csv.name_as_id",
                              "export numbers instead of names",
                              "the rows seem to be called by names instead of numbers");
    }
}

/* Days need a date: told once per file, as an error that rejects the row. */
static bool day_known(const ronde_csv_day *day, ronde_csv_table *table, bool has_days)
{
    if (day->dated || !has_days) {
        return true;
    }
    ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_DAYS, "csv.date_needed",
                          "say which day to plan: --date 2026-11-25",
                          "the row names days of the week, but no date was given");
    return false;
}

static bool in_week(const ronde_csv_day *day, ronde_csv_weeks weeks)
{
    bool even = day->report->date.week % 2 == 0;
    return !day->dated || weeks == RONDE_CSV_EVERY_WEEK || even == (weeks == RONDE_CSV_EVEN_WEEKS);
}

static bool on_weekday(const ronde_csv_day *day, unsigned days)
{
    return !day->dated || (days >> day->report->date.weekday & 1U) != 0;
}

/* Staff --------------------------------------------------------------------------------------- */

/* The same helper twice on a day is fine in two shifts, and a mistake if they overlap. */
static bool helper_fits(ronde_csv_day *day, ronde_csv_table *table, ronde_csv_duty *duty)
{
    for (size_t i = 0; i < day->duties.count; i++) {
        const ronde_csv_duty *other = &day->duties.items[i];
        if (strcmp(other->helper.id, duty->helper.id) != 0) {
            continue;
        }
        bool same_day = (other->helper.days & duty->helper.days) != 0;
        if (same_day && other->helper.from < duty->helper.to &&
            duty->helper.from < other->helper.to) {
            ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_STAFF, "csv.duplicate",
                                  "keep one of the rows", "%.60s works at the same time in row %d",
                                  duty->helper.id, other->helper.row);
            return false;
        }
        duty->number += on_weekday(day, other->helper.days) ? 1 : 0;
    }
    return true;
}

static bool take_helper(ronde_csv_day *day, ronde_csv_table *table, bool *told)
{
    ronde_csv_counts *counts = &day->report->staff.counts;
    ronde_csv_duty duty = {.number = 1};
    int32_t index = RONDE_NONE;
    bool added = false;
    counts->rows++;
    bool fine = !table->bad;
    fine = ronde_csv_helper_read(table, &day->options->world, day->arena, &duty.helper) && fine &&
           day_known(day, table, duty.helper.has_days) && helper_fits(day, table, &duty);
    /* Also of a row with errors: clients may name her without a second complaint. */
    if (duty.helper.folded != NULL &&
        !ronde_idmap_add(&day->staff_ids, duty.helper.folded, &index, &added)) {
        return false;
    }
    if (!fine) {
        counts->rejected++;
        return !table->out_of_memory;
    }
    tell_names(table, RONDE_CSV_STAFF, duty.helper.id, told);
    duty.today = on_weekday(day, duty.helper.days) && !duty.helper.absent;
    counts->good++;
    counts->skipped += duty.today ? 0 : 1;
    return ronde_array_push(&day->duties, duty);
}

/* Clients ------------------------------------------------------------------------------------- */

static bool windows_overlap(const ronde_csv_client *one, const ronde_csv_client *other)
{
    return !one->has_window || !other->has_window ||
           (one->window.earliest < other->window.latest &&
            other->window.earliest < one->window.latest);
}

static bool weeks_overlap(ronde_csv_weeks one, ronde_csv_weeks other)
{
    return one == other || one == RONDE_CSV_EVERY_WEEK || other == RONDE_CSV_EVERY_WEEK;
}

/* The same client twice on a day is fine at two times of the day, and a mistake otherwise. */
static bool
client_fits(ronde_csv_day *day, ronde_csv_table *table, ronde_csv_visit *visit, int last)
{
    const ronde_csv_client *client = &visit->client;
    for (int i = last; i != RONDE_NONE; i = day->previous.items[i]) {
        const ronde_csv_client *other = &day->clients.items[i];
        if ((other->days & client->days) != 0 && weeks_overlap(other->weeks, client->weeks) &&
            windows_overlap(client, other)) {
            ronde_csv_table_fault(table, RONDE_ERROR, RONDE_CSV_CLIENT, "csv.duplicate",
                                  "keep one of the rows, or give them different times",
                                  "%.60s has a visit on the same day in row %d", client->id,
                                  other->row);
            return false;
        }
        bool today = on_weekday(day, other->days) && in_week(day, other->weeks);
        visit->number += today ? 1 : 0;
        if (fabs(other->lon - client->lon) > 1e-6 || fabs(other->lat - client->lat) > 1e-6) {
            ronde_csv_table_fault(table, RONDE_WARNING, RONDE_CSV_CLIENT, "csv.two_positions",
                                  "correct one of the rows", "%.60s has another position in row %d",
                                  client->id, other->row);
        }
    }
    return true;
}

/* Helpers and skills that the staff file does not know: told without showing the value, which may
 * be a name. */
static void
check_helpers(const ronde_csv_day *day, ronde_csv_table *table, const ronde_csv_client *client)
{
    if (day->staff_file == NULL) {
        return;
    }
    if (client->regular != NULL &&
        ronde_idmap_find(&day->staff_ids, client->regular) == RONDE_NONE) {
        ronde_csv_table_fault(table, RONDE_WARNING, RONDE_CSV_REGULAR, "csv.unknown_helper",
                              "use the numbers of the staff file",
                              "the regular helper is not in the staff file; nobody is preferred");
    }
    for (size_t i = 0; i < client->unwanted.count; i++) {
        if (ronde_idmap_find(&day->staff_ids, client->unwanted.items[i]) == RONDE_NONE) {
            ronde_csv_table_fault(table, RONDE_WARNING, RONDE_CSV_UNWANTED, "csv.unknown_helper",
                                  "use the numbers of the staff file",
                                  "an unwanted helper is not in the staff file");
        }
    }
}

/* last is the row of the same client before this one, or RONDE_NONE. */
static bool keep_client(ronde_csv_day *day, const ronde_csv_visit *visit, int32_t id, int last)
{
    int row = (int)day->clients.count;
    if (!ronde_array_push(&day->clients, visit->client) ||
        !ronde_array_push(&day->previous, last)) {
        return false;
    }
    if (last == RONDE_NONE) {
        return ronde_array_push(&day->last_client, row); /* at id, which is new */
    }
    day->last_client.items[id] = row;
    return true;
}

/* The last row of a client by the index of its id (RONDE_NONE: not met before), or RONDE_NONE. */
static int last_row_of(const ronde_csv_day *day, int32_t id)
{
    if (id == RONDE_NONE) {
        return RONDE_NONE;
    }
    assert(day->last_client.items != NULL && (size_t)id < day->last_client.count);
    return day->last_client.items[id];
}

static bool take_client(ronde_csv_day *day, ronde_csv_table *table, bool *told)
{
    ronde_csv_counts *counts = &day->report->clients.counts;
    ronde_csv_visit visit = {.number = 1};
    counts->rows++;
    bool fine = !table->bad;
    fine = ronde_csv_client_read(table, &day->options->world, day->arena, &visit.client) && fine &&
           day_known(day, table, visit.client.has_days);
    int32_t id = fine ? ronde_idmap_find(&day->client_ids, visit.client.id) : RONDE_NONE;
    int last = last_row_of(day, id);
    if (!fine || !client_fits(day, table, &visit, last)) {
        counts->rejected++;
        return !table->out_of_memory;
    }
    bool added = false;
    if (!ronde_idmap_add(&day->client_ids, visit.client.id, &id, &added) ||
        !keep_client(day, &visit, id, last)) {
        return false;
    }
    tell_names(table, RONDE_CSV_CLIENT, visit.client.id, told);
    check_helpers(day, table, &visit.client);
    counts->good++;
    if (!on_weekday(day, visit.client.days) || !in_week(day, visit.client.weeks)) {
        counts->skipped++;
        return true;
    }
    return ronde_array_push(&day->visits, visit);
}

/* Both ---------------------------------------------------------------------------------------- */

typedef bool take_row(ronde_csv_day *day, ronde_csv_table *table, bool *told);

static ronde_status
read_rows(ronde_csv_day *day, ronde_csv_table *table, take_row *take, ronde_error *error)
{
    bool told = false;
    for (;;) {
        bool found = false;
        RONDE_TRY(ronde_csv_table_next(table, &found, error));
        if (!found) {
            return RONDE_OK;
        }
        if (!take(day, table, &told)) {
            return no_memory(error);
        }
        if (day->duties.count > most_helpers) {
            return ronde_fail_at(error, RONDE_ELIMIT, table->file, table->record.row, 0,
                                 "more than %d members of staff", (int)most_helpers);
        }
    }
}

static ronde_status read_file(ronde_csv_day *day,
                              ronde_csv_kind kind,
                              const ronde_csv_source *source,
                              ronde_error *error)
{
    bool clients = kind == RONDE_CSV_CLIENT_TABLE;
    ronde_csv_file_report *report = clients ? &day->report->clients : &day->report->staff;
    ronde_csv_table table;
    if (source == NULL) {
        return RONDE_OK;
    }
    snprintf(report->file, sizeof report->file, "%s", source->file);
    ronde_status status = ronde_csv_table_init(&table, kind, source, day->options->overrides,
                                               &day->report->faults, error);
    if (!report_file(report, &table) && status == RONDE_OK) {
        status = no_memory(error);
    }
    if (status == RONDE_OK) {
        status = read_rows(day, &table, clients ? take_client : take_helper, error);
    }
    ronde_csv_table_clear(&table);
    return status;
}

static ronde_status nothing_left(const ronde_csv_day *day,
                                 const char *file,
                                 const char *what,
                                 const ronde_csv_counts *counts,
                                 ronde_error *error)
{
    char date[32] = "";
    const ronde_date *at = &day->report->date;
    if (day->dated) {
        snprintf(date, sizeof date, " on %04d-%02d-%02d", at->year, at->month, at->day);
    }
    return ronde_fail(error, RONDE_EINPUT, file,
                      "no %s is left%s: of %d rows, %d have errors and %d are for other days", what,
                      date, counts->rows, counts->rejected, counts->skipped);
}

static ronde_status check_left(const ronde_csv_day *day, ronde_error *error)
{
    bool anybody = false;
    for (size_t i = 0; i < day->duties.count; i++) {
        anybody = anybody || day->duties.items[i].today;
    }
    if (day->clients_file != NULL && day->visits.count == 0) {
        return nothing_left(day, day->clients_file, "visit", &day->report->clients.counts, error);
    }
    if (day->staff_file != NULL && !anybody) {
        return nothing_left(day, day->staff_file, "member of staff", &day->report->staff.counts,
                            error);
    }
    return RONDE_OK;
}

void ronde_csv_day_clear(ronde_csv_day *day)
{
    ronde_array_clear(&day->clients);
    ronde_array_clear(&day->visits);
    ronde_array_clear(&day->duties);
    ronde_array_clear(&day->last_client);
    ronde_array_clear(&day->previous);
    ronde_idmap_clear(&day->client_ids);
    ronde_idmap_clear(&day->staff_ids);
    ronde_arena_free(day->arena);
}

ronde_status ronde_csv_day_read(ronde_csv_day *day,
                                ronde_csv_report *report,
                                const ronde_csv_source *clients,
                                const ronde_csv_source *staff,
                                const ronde_csv_import_options *options,
                                ronde_error *error)
{
    *day = (ronde_csv_day){.options = options,
                           .report = report,
                           .clients_file = clients != NULL ? clients->file : NULL,
                           .staff_file = staff != NULL ? staff->file : NULL,
                           .dated = options->date != NULL};
    report->faults.limit = most_faults;
    if (day->dated && !ronde_csv_read_date(options->date, &report->date)) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "'%.40s' is no date; write year, month and day such as 2026-11-25",
                          options->date);
    }
    if (clients == NULL && staff == NULL) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "neither clients nor staff were given");
    }
    day->arena = ronde_arena_new(1U << 16);
    if (day->arena == NULL) {
        return no_memory(error);
    }
    RONDE_TRY(read_file(day, RONDE_CSV_STAFF_TABLE, staff, error));
    return read_file(day, RONDE_CSV_CLIENT_TABLE, clients, error);
}

ronde_status ronde_csv_import(ronde_instance **out,
                              ronde_csv_report *report,
                              const ronde_csv_source *clients,
                              const ronde_csv_source *staff,
                              const ronde_csv_import_options *options,
                              ronde_error *error)
{
    ronde_csv_day day;
    ronde_status status = ronde_csv_day_read(&day, report, clients, staff, options, error);
    if (status == RONDE_OK) {
        status = check_left(&day, error);
    }
    if (status == RONDE_OK) {
        status = ronde_csv_day_build(out, &day, error);
    }
    ronde_csv_day_clear(&day);
    return status;
}

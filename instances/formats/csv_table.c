/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_table.h"

#include "instances/base/idmap.h"
#include "instances/formats/csv_values.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char blanks[] = " \t\n\r";

void ronde_csv_table_clear(ronde_csv_table *table)
{
    ronde_csv_clear(&table->csv);
    ronde_csv_columns_clear(&table->columns);
    ronde_free(table->cell);
    table->cell = NULL;
    table->cell_size = 0;
}

static ronde_csv_field_id id_field(ronde_csv_kind kind)
{
    return kind == RONDE_CSV_CLIENT_TABLE ? RONDE_CSV_CLIENT : RONDE_CSV_STAFF;
}

/* No heading for the id: says what was found and, where it helps, what the file seems to be. */
static ronde_status
reject_headings(const ronde_csv_table *table, const ronde_csv_record *headings, ronde_error *error)
{
    bool clients = table->kind == RONDE_CSV_CLIENT_TABLE;
    ronde_csv_kind other = clients ? RONDE_CSV_STAFF_TABLE : RONDE_CSV_CLIENT_TABLE;
    ronde_csv_columns columns = {0};
    RONDE_TRY(ronde_csv_columns_map(&columns, other, headings, NULL, error));
    bool swapped = columns.of_field[id_field(other)] != RONDE_NONE;
    ronde_csv_columns_clear(&columns);
    const char *first = table->columns.list.items[0].heading;
    return ronde_fail_at(
        error, RONDE_EINPUT, table->file, headings->row, 0,
        "no heading for the number of the %s, such as '%s', among %zu headings (first: '%s'); %s",
        clients ? "client" : "member of staff", clients ? "clientnummer" : "medewerker",
        headings->count, first,
        swapped ? clients ? "this looks like a staff file (--staff)"
                          : "this looks like a client file (--clients)"
                : "the first row must hold the headings; name others with --columns");
}

static void tell_dropped(ronde_csv_table *table, int row)
{
    for (size_t i = 0; i < table->columns.list.count; i++) {
        const ronde_csv_column *column = &table->columns.list.items[i];
        int number = (int)i + 1;
        if (column->use == RONDE_CSV_PERSONAL) {
            ronde_faults_add_at(table->faults, RONDE_WARNING, "csv.personal", table->file, row,
                                number, "leave it out of the export",
                                "column '%s' is personal and was dropped", column->heading);
        } else if (column->use == RONDE_CSV_UNKNOWN) {
            ronde_faults_add_at(table->faults, RONDE_WARNING, "csv.unknown_column", table->file,
                                row, number, "name its field with --columns if it is needed",
                                "column '%s' is not known and was dropped", column->heading);
        } else if (column->use == RONDE_CSV_REPEATED) {
            ronde_faults_add_at(table->faults, RONDE_WARNING, "csv.repeated_column", table->file,
                                row, number, "keep one of them, or use --columns",
                                "column '%s' is the second one for %s and was dropped",
                                column->heading, ronde_csv_field_name(column->field));
        }
    }
}

ronde_status ronde_csv_table_init(ronde_csv_table *table,
                                  ronde_csv_kind kind,
                                  const ronde_csv_source *source,
                                  const ronde_csv_overrides *overrides,
                                  ronde_faults *faults,
                                  ronde_error *error)
{
    *table = (ronde_csv_table){.file = source->file, .kind = kind, .faults = faults};
    RONDE_TRY(
        ronde_csv_init(&table->csv, source->file, source->bytes, source->length, faults, error));
    ronde_csv_record headings = {0};
    bool found = false;
    RONDE_TRY(ronde_csv_next(&table->csv, &headings, &found, faults, error));
    if (!found) {
        return ronde_fail(error, RONDE_EINPUT, source->file, "the file has no readable row");
    }
    RONDE_TRY(ronde_csv_columns_map(&table->columns, kind, &headings, overrides, error));
    if (table->columns.of_field[id_field(kind)] == RONDE_NONE) {
        return reject_headings(table, &headings, error);
    }
    tell_dropped(table, headings.row);
    return RONDE_OK;
}

static bool is_blank(const ronde_csv_field *field)
{
    return strspn(field->text, blanks) == field->length;
}

ronde_status ronde_csv_table_next(ronde_csv_table *table, bool *found, ronde_error *error)
{
    size_t filled = 0; /* number of the last filled field */
    do {
        RONDE_TRY(ronde_csv_next(&table->csv, &table->record, found, table->faults, error));
        if (!*found) {
            return RONDE_OK;
        }
        filled = table->record.count;
        while (filled > 0 && is_blank(&table->record.fields[filled - 1])) {
            filled--;
        }
    } while (filled == 0);
    table->bad = false;
    if (filled > table->columns.list.count) {
        ronde_faults_add_at(table->faults, RONDE_ERROR, "csv.too_many_fields", table->file,
                            table->record.row, (int)table->columns.list.count + 1,
                            "put quotes around a field that contains the separator",
                            "the row has %zu fields but there are %zu headings", filled,
                            table->columns.list.count);
        table->bad = true;
    }
    return RONDE_OK;
}

/* Coordinates have many digits behind the decimal sign, which mean nothing. */
static bool may_be_coordinate(ronde_csv_field_id field, const char *text)
{
    bool place = field == RONDE_CSV_LON || field == RONDE_CSV_LAT || field == RONDE_CSV_RD_X ||
                 field == RONDE_CSV_RD_Y;
    double ignored = 0;
    return place && strpbrk(text, ".,") != NULL && ronde_csv_read_number(text, &ignored);
}

const char *ronde_csv_table_text(ronde_csv_table *table, ronde_csv_field_id field)
{
    int column = table->columns.of_field[field];
    if (column == RONDE_NONE || (size_t)column >= table->record.count) {
        return NULL;
    }
    const ronde_csv_field *found = &table->record.fields[column];
    const char *start = found->text + strspn(found->text, blanks);
    size_t length = strlen(start);
    while (length > 0 && strchr(blanks, start[length - 1]) != NULL) {
        length--;
    }
    if (length == 0) {
        return NULL;
    }
    if (length >= table->cell_size) {
        char *moved = ronde_realloc(table->cell, length + 64, 1);
        if (moved == NULL) {
            table->out_of_memory = true;
            return NULL;
        }
        table->cell = moved;
        table->cell_size = length + 64;
    }
    memcpy(table->cell, start, length);
    table->cell[length] = '\0';
    if (ronde_csv_holds_bsn(table->cell) && !may_be_coordinate(field, table->cell)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.bsn",
                              "use a number that means nothing outside the organisation",
                              "the field holds what may be a citizen service number (BSN); the row "
                              "was dropped");
        return NULL;
    }
    return table->cell;
}

void ronde_csv_table_fault(ronde_csv_table *table,
                           ronde_severity severity,
                           ronde_csv_field_id field,
                           const char *code,
                           const char *remedy,
                           const char *format,
                           ...)
{
    char text[320];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ronde_encoding_mend(text);
    int column = table->columns.of_field[field];
    const char *heading = column != RONDE_NONE ? table->columns.list.items[column].heading : "";
    ronde_faults_add_at(table->faults, severity, code, table->file, table->record.row, column + 1,
                        remedy, "%s%s%s", heading, heading[0] != '\0' ? ": " : "", text);
    table->bad = table->bad || severity == RONDE_ERROR;
}

bool ronde_csv_table_number(
    ronde_csv_table *table, ronde_csv_field_id field, double low, double high, double *out)
{
    const char *text = ronde_csv_table_text(table, field);
    double value = 0;
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_number(text, &value)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.number", "write digits, such as 12,5",
                              "'%.60s' is no number", text);
        return false;
    }
    if (value < low || value > high) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.range", "",
                              "%.60s is not between %g and %g", text, low, high);
        return false;
    }
    *out = value;
    return true;
}

bool ronde_csv_table_minutes(ronde_csv_table *table,
                             ronde_csv_field_id field,
                             ronde_time low,
                             ronde_time high,
                             ronde_time *out)
{
    const char *text = ronde_csv_table_text(table, field);
    ronde_time value = 0;
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_minutes(text, &value)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.minutes",
                              "write minutes in digits, such as 90 or 1:30",
                              "'%.60s' is no number of minutes", text);
        return false;
    }
    if (value < low || value > high) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.range",
                              "look whether hours and minutes are mixed up",
                              "'%.60s' is not between %lld and %lld minutes", text,
                              (long long)(low / 60), (long long)(high / 60));
        return false;
    }
    *out = value;
    return true;
}

bool ronde_csv_table_clock(ronde_csv_table *table, ronde_csv_field_id field, ronde_time *out)
{
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_clock(text, out)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.time",
                              "write hours and minutes, such as 09:30", "'%.60s' is no time of day",
                              text);
        return false;
    }
    return true;
}

bool ronde_csv_table_days(ronde_csv_table *table, ronde_csv_field_id field, unsigned *out)
{
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_days(text, out)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.days",
                              "write days such as 'ma, wo, vr' or 'ma t/m vr'",
                              "'%.60s' names no days of the week", text);
        return false;
    }
    return true;
}

bool ronde_csv_table_yes(ronde_csv_table *table, ronde_csv_field_id field, bool *out)
{
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_yes(text, out)) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.yes_no", "write ja or nee",
                              "'%.60s' is neither yes nor no", text);
        return false;
    }
    return true;
}

bool ronde_csv_table_words(ronde_csv_table *table,
                           ronde_csv_field_id field,
                           ronde_arena *arena,
                           const char *const **out,
                           size_t *count)
{
    const char *text = ronde_csv_table_text(table, field);
    if (text == NULL) {
        return false;
    }
    if (!ronde_csv_read_words(text, arena, out, count)) {
        table->out_of_memory = true;
        return false;
    }
    return true;
}

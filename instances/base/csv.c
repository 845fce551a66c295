/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv.h"

#include <string.h>

static const char separators[] = {';', ',', '\t'};

void ronde_csv_clear(ronde_csv *csv)
{
    ronde_text_clear(&csv->decoded);
    ronde_text_clear(&csv->cells);
    ronde_array_clear(&csv->starts);
    ronde_array_clear(&csv->fields);
    csv->at = csv->end = NULL;
}

static bool at_line_end(const ronde_csv *csv)
{
    return *csv->at == '\n' || *csv->at == '\r';
}

/* Steps over one line end: CRLF, LF or CR. */
static void take_line_end(ronde_csv *csv)
{
    bool pair = *csv->at == '\r' && csv->end - csv->at > 1 && csv->at[1] == '\n';
    csv->at += pair ? 2 : 1;
    csv->line++;
}

/* Steps over empty lines; they count as rows. */
static void skip_empty_lines(ronde_csv *csv)
{
    while (csv->at < csv->end && at_line_end(csv)) {
        take_line_end(csv);
        csv->row++;
    }
}

/* A spreadsheet's first line "sep=;" names the separator and is no row. */
static bool take_separator_line(ronde_csv *csv)
{
    ptrdiff_t left = csv->end - csv->at;
    bool named = left >= 5 && strncmp(csv->at, "sep=", 4) == 0 && !strchr("\r\n\"", csv->at[4]) &&
                 (left == 5 || strchr("\r\n", csv->at[5]) != NULL);
    if (!named) {
        return false;
    }
    csv->separator = csv->at[4];
    csv->at += 5;
    if (csv->at < csv->end) {
        take_line_end(csv);
    }
    return true;
}

/* The separator seen most often outside quotes before the first line end; ';' if none. */
static char guess_separator(const char *at, const char *end)
{
    size_t seen[sizeof separators] = {0};
    bool quoted = false;
    for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++) {
        quoted = quoted != (*at == '"');
        for (size_t i = 0; i < sizeof separators && !quoted; i++) {
            seen[i] += *at == separators[i] ? 1 : 0;
        }
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof separators; i++) {
        best = seen[i] > seen[best] ? i : best;
    }
    return separators[best];
}

static ronde_status reject(const ronde_csv *csv, ronde_error *error)
{
    static const char *const remedy = "save it as 'CSV UTF-8' and try again";
    switch (csv->encoding) {
    case RONDE_ENCODING_UTF16:
        return ronde_fail(error, RONDE_EINPUT, csv->file, "the file is UTF-16 text, not CSV; %s",
                          remedy);
    case RONDE_ENCODING_WORKBOOK:
        return ronde_fail(error, RONDE_EINPUT, csv->file, "the file is a workbook, not CSV; %s",
                          remedy);
    case RONDE_ENCODING_BINARY:
        return ronde_fail(error, RONDE_EINPUT, csv->file,
                          "the file holds zero bytes, so it is no text; %s", remedy);
    case RONDE_ENCODING_UTF8:
    case RONDE_ENCODING_UTF8_MARKED:
    case RONDE_ENCODING_WINDOWS_1252:
    default:
        return RONDE_OK;
    }
}

static ronde_status convert(ronde_csv *csv, ronde_faults *faults, ronde_error *error)
{
    ronde_encoding_append_windows_1252(&csv->decoded, csv->at, (size_t)(csv->end - csv->at));
    RONDE_TRY(ronde_text_check(&csv->decoded, error));
    csv->at = csv->decoded.data;
    csv->end = csv->decoded.data + csv->decoded.length;
    ronde_faults_add_at(faults, RONDE_WARNING, "csv.encoding", csv->file, 0, 0,
                        "look whether letters with accents are right; save as 'CSV UTF-8' to be "
                        "sure",
                        "the file is not UTF-8; it was read as Windows-1252");
    return RONDE_OK;
}

ronde_status ronde_csv_init(ronde_csv *csv,
                            const char *file,
                            const char *bytes,
                            size_t length,
                            ronde_faults *faults,
                            ronde_error *error)
{
    *csv = (ronde_csv){.file = file, .line = 1};
    csv->encoding = ronde_encoding_detect(bytes, length);
    RONDE_TRY(reject(csv, error));
    size_t mark = csv->encoding == RONDE_ENCODING_UTF8_MARKED ? 3 : 0;
    if (length == mark) {
        return ronde_fail(error, RONDE_EINPUT, file, "the file is empty");
    }
    csv->at = bytes + mark;
    csv->end = bytes + length;
    if (csv->encoding == RONDE_ENCODING_WINDOWS_1252) {
        ronde_status status = convert(csv, faults, error);
        if (status != RONDE_OK) {
            ronde_csv_clear(csv);
            return status;
        }
    }
    if (!take_separator_line(csv)) {
        skip_empty_lines(csv);
        csv->separator = guess_separator(csv->at, csv->end);
    }
    return RONDE_OK;
}

/* Appends a quoted field's content; the reader stands on the opening quote. False if the quote is
 * never closed. */
static bool take_quoted(ronde_csv *csv)
{
    csv->at++;
    while (csv->at < csv->end) {
        if (*csv->at == '"') {
            csv->at++;
            if (csv->at == csv->end || *csv->at != '"') {
                return true;
            }
        }
        if (at_line_end(csv)) {
            take_line_end(csv);
            ronde_text_append_bytes(&csv->cells, "\n", 1);
        } else {
            ronde_text_append_bytes(&csv->cells, csv->at, 1);
            csv->at++;
        }
    }
    return false;
}

/* Appends what stands before the next separator or line end; gives the number of bytes. */
static size_t take_plain(ronde_csv *csv)
{
    const char *start = csv->at;
    while (csv->at < csv->end && *csv->at != csv->separator && !at_line_end(csv)) {
        csv->at++;
    }
    ronde_text_append_bytes(&csv->cells, start, (size_t)(csv->at - start));
    return (size_t)(csv->at - start);
}

/* Reads one field into the cells. *closed is false if its quote is never closed. */
static ronde_status
take_field(ronde_csv *csv, bool *closed, ronde_faults *faults, ronde_error *error)
{
    size_t start = csv->cells.length;
    int line = csv->line;
    int column = (int)csv->fields.count + 1;
    *closed = true;
    if (csv->at < csv->end && *csv->at == '"') {
        *closed = take_quoted(csv);
        if (!*closed) {
            ronde_faults_add_at(faults, RONDE_ERROR, "csv.quote", csv->file, csv->row, column,
                                "close the quote, or double it where it belongs to the text",
                                "a quote opened in line %d is never closed; nothing was read from "
                                "this row on",
                                line);
            return RONDE_OK;
        }
        if (take_plain(csv) > 0) {
            ronde_faults_add_at(faults, RONDE_WARNING, "csv.quote", csv->file, csv->row, column,
                                "double a quote that belongs to the text",
                                "there is text behind a closing quote; it was kept");
        }
    } else {
        take_plain(csv);
    }
    if (csv->cells.length - start > RONDE_CSV_FIELD_LENGTH) {
        return ronde_fail_at(error, RONDE_ELIMIT, csv->file, csv->row, column,
                             "a field has %zu bytes; at most %d are allowed",
                             csv->cells.length - start, RONDE_CSV_FIELD_LENGTH);
    }
    ronde_csv_field field = {.length = csv->cells.length - start, .line = line};
    ronde_text_append_bytes(&csv->cells, "", 1); /* the terminator */
    if (!ronde_array_push(&csv->fields, field) || !ronde_array_push(&csv->starts, start)) {
        return ronde_fail(error, RONDE_ENOMEM, csv->file, "no memory for a row");
    }
    return RONDE_OK;
}

/* Reads the fields up to the end of the row. */
static ronde_status
take_fields(ronde_csv *csv, bool *closed, ronde_faults *faults, ronde_error *error)
{
    for (;;) {
        RONDE_TRY(take_field(csv, closed, faults, error));
        if (!*closed) {
            return RONDE_OK;
        }
        if (csv->fields.count > RONDE_CSV_FIELDS) {
            return ronde_fail_at(error, RONDE_ELIMIT, csv->file, csv->row, 0,
                                 "a row has more than %d fields", RONDE_CSV_FIELDS);
        }
        if (csv->at == csv->end) {
            return RONDE_OK;
        }
        if (at_line_end(csv)) {
            take_line_end(csv);
            return RONDE_OK;
        }
        csv->at++; /* the separator */
    }
}

ronde_status ronde_csv_next(
    ronde_csv *csv, ronde_csv_record *out, bool *found, ronde_faults *faults, ronde_error *error)
{
    *found = false;
    csv->cells.length = 0;
    csv->fields.count = 0;
    csv->starts.count = 0;
    skip_empty_lines(csv);
    if (csv->at >= csv->end) {
        return RONDE_OK;
    }
    csv->row++;
    if (csv->row > RONDE_CSV_ROWS) {
        return ronde_fail_at(error, RONDE_ELIMIT, csv->file, csv->row, 0,
                             "the file has more than %d rows", RONDE_CSV_ROWS);
    }
    int line = csv->line;
    bool closed = true;
    RONDE_TRY(take_fields(csv, &closed, faults, error));
    RONDE_TRY(ronde_text_check(&csv->cells, error));
    if (!closed) {
        csv->at = csv->end;
        return RONDE_OK;
    }
    for (size_t i = 0; i < csv->fields.count; i++) {
        csv->fields.items[i].text = csv->cells.data + csv->starts.items[i];
    }
    *out = (ronde_csv_record){
        .fields = csv->fields.items, .count = csv->fields.count, .row = csv->row, .line = line};
    *found = true;
    return RONDE_OK;
}

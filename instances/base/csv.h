/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_CSV_H
#define RONDE_INSTANCES_BASE_CSV_H

/* Reads comma-separated values as they come from practice (RFC 4180 and what spreadsheets make of
 * it): separators , ; or tab, quoted fields with doubled quotes and line breaks, line ends CRLF,
 * LF or CR, UTF-8 with or without a byte order mark, or Windows-1252. */

#include "instances/base/array.h"
#include "instances/base/csv_encoding.h"
#include "instances/base/error.h"
#include "instances/base/faults.h"
#include "instances/base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    RONDE_CSV_ROWS = 1 << 20,       /* rows of a file, at most: as in a spreadsheet */
    RONDE_CSV_FIELDS = 1000,        /* fields of a row, at most */
    RONDE_CSV_FIELD_LENGTH = 32768, /* bytes of a field, at most */
};

/** One field: terminated UTF-8 without the quotes. */
typedef struct ronde_csv_field {
    const char *text;
    size_t length;
    int line; /* physical line where it starts, 1-based */
} ronde_csv_field;

/** One row; valid until the next is read. */
typedef struct ronde_csv_record {
    const ronde_csv_field *fields;
    size_t count; /* at least 1 */
    int row;      /* 1-based, as a spreadsheet numbers it: empty lines count, breaks inside a
                     quoted field do not */
    int line;     /* physical line where it starts */
} ronde_csv_record;

/** A reader over bytes that stay with the caller. */
typedef struct ronde_csv {
    const char *file; /* for faults; stays with the caller */
    char separator;
    ronde_encoding encoding;
    /* below: of the reader itself */
    const char *at, *end;
    int row, line;
    ronde_text decoded;
    ronde_text cells;
    RONDE_ARRAY(size_t) starts;
    RONDE_ARRAY(ronde_csv_field) fields;
} ronde_csv;

/** Recognises encoding and separator (the most frequent one outside quotes in the first line that
 *  is not empty; "sep=;" as first line decides) and stands before the first row. Windows-1252 is
 *  converted, with a warning among the faults. RONDE_EINPUT with a remedy for UTF-16, a workbook,
 *  something that is no text, or an empty file; RONDE_ENOMEM. On failure there is nothing to
 *  clear. O(length). */
ronde_status ronde_csv_init(ronde_csv *csv,
                            const char *file,
                            const char *bytes,
                            size_t length,
                            ronde_faults *faults,
                            ronde_error *error) RONDE_MUST_CHECK;
void ronde_csv_clear(ronde_csv *csv);

/** Reads the next row that is not an empty line: *found says whether there was one. A quote that
 *  is never closed ends the file with an error among the faults; text behind a closing quote is
 *  kept, with a warning. RONDE_ELIMIT beyond the limits above; RONDE_ENOMEM. O(length of row). */
ronde_status ronde_csv_next(ronde_csv *csv,
                            ronde_csv_record *out,
                            bool *found,
                            ronde_faults *faults,
                            ronde_error *error) RONDE_MUST_CHECK;

#endif

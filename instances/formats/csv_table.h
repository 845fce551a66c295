/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_TABLE_H
#define RONDE_INSTANCES_FORMATS_CSV_TABLE_H

/* A CSV file with headings: rows whose fields are asked for by what they mean. Faults name row,
 * column number and heading. A field whose text holds a citizen service number is never shown. */

#include "instances/base/arena.h"
#include "instances/formats/csv_columns.h"
#include "instances/formats/csv_words.h"

/** A file in memory; stays with the caller. */
typedef struct ronde_csv_source {
    const char *file; /* name for messages */
    const char *bytes;
    size_t length;
} ronde_csv_source;

/** The counts of one file. */
typedef struct ronde_csv_counts {
    int rows;     /* with any content, without the headings */
    int good;     /* understood and taken */
    int rejected; /* with an error */
    int skipped;  /* understood, but not of this day, absent ... */
} ronde_csv_counts;

typedef struct ronde_csv_table {
    const char *file;
    ronde_csv_kind kind;
    ronde_csv csv;
    ronde_csv_columns columns;
    ronde_faults *faults;
    ronde_csv_record record; /* the current row */
    bool bad;                /* the current row has an error */
    char *cell;              /* trimmed copy of the field asked for last */
    size_t cell_size;
    bool out_of_memory;
} ronde_csv_table;

/** Opens the file, reads its headings and lists dropped columns as warnings. RONDE_EINPUT for a
 * file that is not CSV or has no heading for the id (told with what the headings are and, if it
 * looks like the other kind of file, that), RONDE_ENOMEM, RONDE_ELIMIT. To be cleared in any case.
 */
ronde_status ronde_csv_table_init(ronde_csv_table *table,
                                  ronde_csv_kind kind,
                                  const ronde_csv_source *source,
                                  const ronde_csv_overrides *overrides,
                                  ronde_faults *faults,
                                  ronde_error *error) RONDE_MUST_CHECK;
void ronde_csv_table_clear(ronde_csv_table *table);

/** Goes to the next row with any content; *found says whether there is one. A row with more filled
 *  fields than headings gets an error. */
ronde_status
ronde_csv_table_next(ronde_csv_table *table, bool *found, ronde_error *error) RONDE_MUST_CHECK;

/** The trimmed text of a field of this row, valid until the next call; NULL if the column is not
 *  there or the field is empty. An error of the row and NULL if it holds a citizen service
 *  number. */
const char *ronde_csv_table_text(ronde_csv_table *table, ronde_csv_field_id field);

/** Adds a fault at a field of this row ("Minuten: " goes before the text if the column is there);
 *  an error rejects the row. */
void ronde_csv_table_fault(ronde_csv_table *table,
                           ronde_severity severity,
                           ronde_csv_field_id field,
                           const char *code,
                           const char *remedy,
                           const char *format,
                           ...) RONDE_PRINTF(6, 7);

/** Readers of one field: true if there is a value and it was understood. An empty field gives false
 *  and leaves *out; a wrong one also adds an error. */
bool ronde_csv_table_number(
    ronde_csv_table *table, ronde_csv_field_id field, double low, double high, double *out);
bool ronde_csv_table_minutes(ronde_csv_table *table,
                             ronde_csv_field_id field,
                             ronde_time low,
                             ronde_time high,
                             ronde_time *out);
bool ronde_csv_table_clock(ronde_csv_table *table, ronde_csv_field_id field, ronde_time *out);
bool ronde_csv_table_days(ronde_csv_table *table, ronde_csv_field_id field, unsigned *out);
bool ronde_csv_table_yes(ronde_csv_table *table, ronde_csv_field_id field, bool *out);
/** As ronde_csv_read_words; running out of memory is remembered in out_of_memory. */
bool ronde_csv_table_words(ronde_csv_table *table,
                           ronde_csv_field_id field,
                           ronde_arena *arena,
                           const char *const **out,
                           size_t *count);

#endif

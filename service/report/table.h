/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_TABLE_H
#define RONDE_SERVICE_REPORT_TABLE_H

#include "instances/base/array.h"
#include "instances/base/json_write.h"
#include "instances/base/text.h"

#include <stdbool.h>

/** A table of texts, written once and shown as plain text, HTML or CSV. The first row is the head;
 *  the first column is aligned left, the others right unless said otherwise. Start with
 *  {.columns = n}. A failed allocation shows up as a broken text at the end. */
typedef struct ronde_table_text {
    size_t columns;
    unsigned left_columns; /* bits: columns beside the first that are aligned left */
    bool has_total;        /* the last row is a total */
    bool broken;
    RONDE_ARRAY(char *) cells;
} ronde_table_text;

void ronde_table_text_clear(ronde_table_text *table);
/** Appends the next cell; rows fill from the left. */
void ronde_table_text_cell(ronde_table_text *table, const char *format, ...) RONDE_PRINTF(2, 3);
/** Aligned columns for a terminal; counts UTF-8 characters, not bytes. */
void ronde_table_text_plain(ronde_text *out, const ronde_table_text *table);
/** A table element; cells are escaped. */
void ronde_table_text_html(ronde_text *out, const ronde_table_text *table, const char *caption);
/** Rows separated by CRLF line ends as RFC 4180 says, semicolons for a Dutch spreadsheet. */
void ronde_table_text_csv(ronde_text *out, const ronde_table_text *table);

/** An object of a title and the rows (the first is the head), each a list of texts. */
void ronde_table_text_json(ronde_json_writer *json,
                           const char *key,
                           const char *title,
                           const ronde_table_text *table);

/** Such CSV as a file, whole or not at all, with the mark that tells a Dutch spreadsheet that it is
 *  UTF-8. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_table_text_write_csv(const char *path,
                                        const ronde_table_text *table,
                                        ronde_error *error) RONDE_MUST_CHECK;

/** A duration as h:mm, with a minus sign where it belongs: "-1:05". */
void ronde_duration_text(char *out, size_t size, long long seconds);
/** value / 10^digits with so many decimals, digits 0 to 3: "-0.5", or "-0,5" with a comma. */
void ronde_decimal_text(char *out, size_t size, long long value, int digits, bool comma);
/** A clock time of the first day as hh:mm; later days as "+1 08:00". */
void ronde_clock_text(char *out, size_t size, long long seconds);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_JSON_WRITE_H
#define RONDE_INSTANCES_BASE_JSON_WRITE_H

/* Writes JSON piece by piece, keys in the order of the calls, the same bytes on every machine. The
 * outer levels get a line per item, deeper ones share a line, which keeps a list of tasks readable
 * and a difference of two files small. */

#include "instances/base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum { RONDE_JSON_DEEPEST = 16 };

/** A writer on a text; failures stay in the text (ronde_text_check). Keys are NULL in arrays and
 *  at the root. Nesting beyond RONDE_JSON_DEEPEST is a programming error. */
typedef struct ronde_json_writer {
    ronde_text *text;
    int depth;
    int line_depth; /* levels up to this one have a line per item */
    bool filled[RONDE_JSON_DEEPEST + 1];
    bool is_array[RONDE_JSON_DEEPEST + 1];
} ronde_json_writer;

/** A writer whose levels 1 .. line_depth have a line per item. */
ronde_json_writer ronde_json_writer_on(ronde_text *text, int line_depth);
void ronde_json_open_object(ronde_json_writer *writer, const char *key);
void ronde_json_open_array(ronde_json_writer *writer, const char *key);
/** Ends the innermost object or array; the root gets a line end. */
void ronde_json_close(ronde_json_writer *writer);
/** Bytes that are not UTF-8 (a text that was cut off) become '?'. */
void ronde_json_put_text(ronde_json_writer *writer, const char *key, const char *value);
void ronde_json_put_integer(ronde_json_writer *writer, const char *key, int64_t value);
/** The shortest decimal that reads back as this double; null where it is not finite. */
void ronde_json_put_number(ronde_json_writer *writer, const char *key, double value);
/** value / 10^digits, exactly, without trailing zeros; digits 0 .. 18. */
void ronde_json_put_decimal(ronde_json_writer *writer, const char *key, int64_t value, int digits);
void ronde_json_put_boolean(ronde_json_writer *writer, const char *key, bool value);
void ronde_json_put_null(ronde_json_writer *writer, const char *key);

#endif

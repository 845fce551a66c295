/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_COLUMNS_H
#define RONDE_INSTANCES_FORMATS_CSV_COLUMNS_H

/* Which column of an export is what. A column is kept only if its heading is known (csv_fields.def)
 * or named by the user; personal columns can never be kept. */

#include "instances/base/array.h"
#include "instances/base/csv.h"
#include "instances/base/error.h"

#include <stdbool.h>
#include <stddef.h>

/** The kinds of table an import reads. */
typedef enum ronde_csv_kind { RONDE_CSV_CLIENT_TABLE, RONDE_CSV_STAFF_TABLE } ronde_csv_kind;

/** Every field of csv_fields.def: RONDE_CSV_MINUTES ... */
typedef enum ronde_csv_field_id {
#define X(NAME, name, tables, headings) RONDE_CSV_##NAME,
#include "instances/formats/csv_fields.def"
#undef X
    RONDE_CSV_FIELD_COUNT
} ronde_csv_field_id;

/** What happens to a column. */
typedef enum ronde_csv_use {
    RONDE_CSV_KEPT,
    RONDE_CSV_PERSONAL, /* dropped at the door: name, BSN, birth date, phone ... */
    RONDE_CSV_UNKNOWN,  /* dropped: not understood */
    RONDE_CSV_IGNORED,  /* dropped: the user says so */
    RONDE_CSV_REPEATED  /* dropped: an earlier column is the same field */
} ronde_csv_use;

/** "kept", "personal" ...; never NULL. */
const char *ronde_csv_use_name(ronde_csv_use use);
/** "minutes", "regular_helper" ...; never NULL. */
const char *ronde_csv_field_name(ronde_csv_field_id field);
/** The field of that name, or RONDE_CSV_FIELD_COUNT. */
ronde_csv_field_id ronde_csv_field_find(const char *name);

enum { RONDE_CSV_HEADING = 64 };

/** One column of a file. */
typedef struct ronde_csv_column {
    char heading[RONDE_CSV_HEADING]; /* as in the file, cut off if long; number if it is empty */
    ronde_csv_use use;
    ronde_csv_field_id field; /* if kept or repeated */
} ronde_csv_column;

/** What the user says about a heading: its field, or RONDE_CSV_FIELD_COUNT to ignore it. */
typedef struct ronde_csv_override {
    char heading[RONDE_CSV_HEADING]; /* folded */
    bool clients, staff;             /* for which tables */
    ronde_csv_field_id field;
} ronde_csv_override;

typedef struct ronde_csv_overrides {
    RONDE_ARRAY(ronde_csv_override) list;
} ronde_csv_overrides;

/** Reads {"heading": "field", ...}, or the same per table {"clients": {...}, "staff": {...}}; the
 *  field "ignore" drops a column. Appends to *out, which the caller clears. RONDE_EINPUT names the
 *  JSON pointer: broken JSON, unknown field, a personal heading. file names the input. */
ronde_status ronde_csv_overrides_read(ronde_csv_overrides *out,
                                      const char *file,
                                      const char *bytes,
                                      size_t length,
                                      ronde_error *error) RONDE_MUST_CHECK;
void ronde_csv_overrides_clear(ronde_csv_overrides *overrides);

/** The columns of one table. */
typedef struct ronde_csv_columns {
    RONDE_ARRAY(ronde_csv_column) list;
    int of_field[RONDE_CSV_FIELD_COUNT]; /* index of the kept column, or RONDE_NONE */
} ronde_csv_columns;

/** Decides on every column from the headings. overrides may be NULL. RONDE_ENOMEM. The caller
 *  clears *out. */
ronde_status ronde_csv_columns_map(ronde_csv_columns *out,
                                   ronde_csv_kind kind,
                                   const ronde_csv_record *headings,
                                   const ronde_csv_overrides *overrides,
                                   ronde_error *error) RONDE_MUST_CHECK;
void ronde_csv_columns_clear(ronde_csv_columns *columns);

/** True if a folded heading tells of personal data. */
bool ronde_csv_is_personal(const char *folded);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_IMPORT_H
#define RONDE_INSTANCES_FORMATS_CSV_IMPORT_H

/* From exports of clients and staff to the instance of one day. CSV.md describes columns, values,
 * defaults and their sources. Bad rows are named and left out, good rows are planned. */

#include "instances/formats/csv_people.h"
#include "instances/formats/csv_values.h"
#include "instances/generate/washing.h"

typedef struct ronde_csv_import_options {
    const char *date; /* "2026-11-25": rows of that weekday and week. NULL: rows must name no day */
    const char *name; /* of the instance; NULL: "import" */
    const ronde_csv_overrides *overrides; /* may be NULL */
    ronde_csv_world world;
    ronde_time access;           /* seconds per stop where the row says nothing */
    ronde_household_rules rules; /* resources are filled in by the import */
    unsigned ways; /* RONDE_WAY_ bits allowed where a row does not say; 0: one way, as it was */
} ronde_csv_import_options;

/** Defaults of everything but the date. */
ronde_csv_import_options ronde_csv_import_defaults(void);

/** What was found in one file. */
typedef struct ronde_csv_file_report {
    char file[160]; /* "" if there is none */
    ronde_encoding encoding;
    char separator;
    ronde_csv_counts counts;
    RONDE_ARRAY(ronde_csv_column) columns;
} ronde_csv_file_report;

/** What became of the rows. Start with {0}; free with ronde_csv_report_clear. */
typedef struct ronde_csv_report {
    ronde_csv_file_report clients, staff;
    ronde_faults faults;
    ronde_date date; /* year 0 without a date */
    int visits, returns, waiting, shifts, breaks;
    int choices;                      /* visits with several ways to do the laundry */
    int offered[RONDE_WASHING_FORMS]; /* by form: of those allowed, how many are possible */
    int refused[RONDE_WASHING_FORMS];
} ronde_csv_report;

void ronde_csv_report_clear(ronde_csv_report *report);

/** Builds the instance of a day; its travel times are left to the map (profiles are named, without
 *  matrices). clients and staff may each be NULL, not both. The report is filled in any case.
 *  RONDE_EINPUT if a file is unusable or nothing is left to plan (also when only one of the files
 *  given has no row left), RONDE_ELIMIT, RONDE_ENOMEM. Errors of single rows are no failure.
 *  O(rows * helpers). */
ronde_status ronde_csv_import(ronde_instance **out,
                              ronde_csv_report *report,
                              const ronde_csv_source *clients,
                              const ronde_csv_source *staff,
                              const ronde_csv_import_options *options,
                              ronde_error *error) RONDE_MUST_CHECK;

/** Appends the report as JSON ("ronde-import-report/1"): files with encoding, separator, counts and
 *  columns, faults, what is planned. RONDE_ENOMEM. */
ronde_status ronde_csv_report_write_json(ronde_text *out,
                                         const ronde_csv_report *report,
                                         ronde_error *error) RONDE_MUST_CHECK;

/** Appends the report as a few lines for a person, without the faults. */
void ronde_csv_report_write_text(ronde_text *out, const ronde_csv_report *report);

#endif

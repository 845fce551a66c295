/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_IMPORT_PARTS_H
#define RONDE_INSTANCES_FORMATS_CSV_IMPORT_PARTS_H

/* Shared by csv_import.c (rows to records) and csv_import_build.c (records to the instance). */

#include "instances/base/idmap.h"
#include "instances/formats/csv_import.h"

/** A record of this day. number counts the records of the same id: 1, 2 ... */
typedef struct ronde_csv_visit {
    ronde_csv_client client;
    int number;
} ronde_csv_visit;

typedef struct ronde_csv_duty {
    ronde_csv_helper helper;
    int number;
    bool today;
} ronde_csv_duty;

/** Everything an import holds while it works. */
typedef struct ronde_csv_day {
    const ronde_csv_import_options *options;
    ronde_csv_report *report;
    const char *clients_file, *staff_file; /* NULL if not given */
    bool dated;
    ronde_arena *arena;
    RONDE_ARRAY(ronde_csv_client) clients; /* all good rows */
    RONDE_ARRAY(ronde_csv_visit) visits;   /* of the day */
    RONDE_ARRAY(ronde_csv_duty) duties;    /* all good rows */
    ronde_idmap client_ids, staff_ids;
    RONDE_ARRAY(int) last_client; /* per id: its last row in clients, or RONDE_NONE */
    RONDE_ARRAY(int) previous;    /* per row of clients: the row before of the same id */
} ronde_csv_day;

/** Reads both files (each may be NULL, not both) into an empty day; clear it in any case. The
 *  report and the options must outlive it. RONDE_EINPUT if a file or the date is unusable,
 *  RONDE_ELIMIT, RONDE_ENOMEM. O(rows * helpers). */
ronde_status ronde_csv_day_read(ronde_csv_day *day,
                                ronde_csv_report *report,
                                const ronde_csv_source *clients,
                                const ronde_csv_source *staff,
                                const ronde_csv_import_options *options,
                                ronde_error *error) RONDE_MUST_CHECK;
void ronde_csv_day_clear(ronde_csv_day *day);

/** Makes the instance from the records. */
ronde_status
ronde_csv_day_build(ronde_instance **out, ronde_csv_day *day, ronde_error *error) RONDE_MUST_CHECK;

/** Adds to the builder the clients who are visited more than once that day, by few faces, and the
 *  buildings of several clients, without two providers at once. */
ronde_status ronde_csv_add_groups(const ronde_csv_day *day,
                                  ronde_builder *builder,
                                  ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_IMPORT_H
#define RONDE_SERVICE_APP_IMPORT_H

#include "instances/formats/csv_import.h"

/** What to import and where to. Paths may be "-" for standard input and output; NULL is absent. */
typedef struct ronde_import_request {
    const char *clients, *staff; /* at least one */
    const char *columns;         /* JSON: what unknown headings mean */
    const char *map;             /* .rmap: positions far from its roads are errors */
    const char *date;
    const char *output; /* the instance; needed */
    const char *report; /* the report as JSON */
    bool strict;        /* any row with an error refuses the whole import */
    bool any_helper;    /* another helper may come back for the laundry */
    const char *ways;   /* of laundry that are allowed where a row does not say; or NULL */
} ronde_import_request;

/** Imports files into an instance file. The report is filled in any case (start with {0}, free with
 *  ronde_csv_report_clear) and written if asked for, also when the import fails; the instance is
 *  written whole or not at all. RONDE_EIO, RONDE_EINPUT, RONDE_ELIMIT (a file above 64 MB),
 *  RONDE_ENOMEM, RONDE_EOUTPUT. */
ronde_status ronde_import_files(const ronde_import_request *request,
                                ronde_csv_report *report,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif

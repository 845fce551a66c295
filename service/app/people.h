/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_PEOPLE_H
#define RONDE_SERVICE_APP_PEOPLE_H

#include "instances/formats/csv_population.h"

/** The people of a study: drawn on the streets of a map, or those of a provider's own files. */
typedef struct ronde_people_request {
    const char *map;             /* .rmap; needed to draw; else positions are compared with it */
    const char *clients, *staff; /* both or none; paths */
    const char *columns;         /* JSON: what unknown headings mean; or NULL */
    ronde_population_options options;
} ronde_people_request;

/** Opens them. report (start with {0}; clear it) tells of the files. RONDE_EIO, RONDE_EINPUT,
 *  RONDE_ELIMIT, RONDE_ENOMEM. */
ronde_status ronde_people_open(ronde_population **out,
                               const ronde_people_request *request,
                               ronde_csv_report *report,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_POPULATION_PARTS_H
#define RONDE_INSTANCES_FORMATS_CSV_POPULATION_PARTS_H

/* Shared by csv_population.c (rows to people) and csv_population_day.c (a day of them). */

#include "instances/formats/csv_import_parts.h"
#include "instances/generate/population_parts.h"

/** The rows of both files, kept for as long as the population. */
typedef struct ronde_csv_population {
    ronde_csv_import_options import;
    ronde_csv_report report;               /* of no use after reading but for its memory */
    ronde_csv_day rows;                    /* all good rows; its visits and duties are not used */
    RONDE_ARRAY(ronde_csv_client) waiting; /* the waiting list; texts as in rows */
} ronde_csv_population;

/** True if the row asks for a visit on the date. */
static inline bool ronde_csv_client_due(const ronde_csv_client *client, const ronde_date *date)
{
    bool even = date->week % 2 == 0;
    return (client->days >> (unsigned)date->weekday & 1U) != 0 &&
           (client->weeks == RONDE_CSV_EVERY_WEEK ||
            even == (client->weeks == RONDE_CSV_EVEN_WEEKS));
}

/** Builds a working day: ronde_population.build. */
ronde_status ronde_csv_population_day(ronde_instance **out,
                                      const ronde_population *population,
                                      int32_t day,
                                      const ronde_population_arm *arm,
                                      ronde_error *error) RONDE_MUST_CHECK;

#endif

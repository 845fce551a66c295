/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_STAFFING_AREA_PROVIDERS_H
#define RONDE_SERVICE_STUDY_STAFFING_AREA_PROVIDERS_H

/* A provider for each area (preferente aanbieder per gebied) against providers all over town: the
 * same days planned both ways, by the accountant of the business case. */

#include "instances/generate/population.h"
#include "maps/map.h"
#include "service/report/table.h"
#include "service/report/words.h"
#include "service/study/arms/rounds.h"

/** What the days are made of; all of it outlives the demand. */
typedef struct ronde_area_providers {
    const ronde_population *population; /* drawn, of at most RONDE_WEEK_PROVIDERS districts */
    const ronde_map *map;
    const char *map_path; /* for messages */
} ronde_area_providers;

/** Two arms of the whole town: providers as they are, and by area. Laundry is at home in both. */
ronde_demand ronde_area_providers_demand(const ronde_area_providers *source);

/** Means of a working day: as it is, by area, the difference. */
void ronde_area_providers_table(ronde_table_text *table,
                                const ronde_rounds *rounds,
                                ronde_language language);

/** Writes areas.json and areas.csv into a folder that is there. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_area_providers_write(const char *folder,
                                        const ronde_rounds *rounds,
                                        ronde_language language,
                                        ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_DEMAND_TOWN_H
#define RONDE_SERVICE_STUDY_ARMS_DEMAND_TOWN_H

#include "instances/formats/csv_population.h"
#include "maps/map.h"
#include "service/study/arms/demand.h"
#include "service/study/closed_form.h"

/** A provider's own files. */
typedef struct ronde_study_town_files {
    const char *clients, *staff; /* as ronde_csv_import takes them; both or none */
    const char *columns;         /* JSON: what unknown headings mean; or NULL */
    ronde_csv_report *report;    /* tells of the files; NULL: nobody wants to know */
} ronde_study_town_files;

/** The residents of a study: drawn on a map with its parameters, or those of a provider's own
 *  files, whose minutes and helpers are then as the files have them. */
typedef struct ronde_study_town_options {
    const ronde_map *map; /* outlives the town */
    const char *map_path; /* for messages */
    ronde_policy policy;
    ronde_study_values values;
    int32_t residents, helpers, providers; /* helpers 0: as many as the hours need */
    ronde_study_town_files files;          /* {0}: drawn */
    int32_t waiting; /* of the waiting list, for whom travel times are kept at hand */
    uint64_t seed;
    /* A town of the same map, seed and counts, that outlives this one: its weekdays, helpers and
     * travel times are this one's, too; NULL: none. */
    const struct ronde_study_town *like;
    int32_t take_up_count;
    int64_t take_ups[RONDE_ARMS_MOST - 1]; /* of the arms behind laundry at home, 1/10,000 */
} ronde_study_town_options;

/** What becomes of a group of residents in an arm. */
typedef struct ronde_study_town_people {
    int32_t residents, laundry; /* laundry: with laundry care today */
    int32_t lonely;             /* of those */
    int32_t users, without;     /* in the arm */
} ronde_study_town_people;

typedef struct ronde_study_town ronde_study_town;

/** Draws the town, or reads its files. Of a drawn town: what is delivered of what is granted
 * (delivered_share) and the weeks of delivery are in its days: planned minutes are granted minutes
 * times the share, and so many visits are cancelled that of 52 weeks those of the study are left.
 * RONDE_EINPUT for a map without homes, RONDE_ENOMEM, errors of ronde_csv_population_read. */
ronde_status ronde_study_town_open(ronde_study_town **out,
                                   const ronde_study_town_options *options,
                                   ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_study_town_free(ronde_study_town *town);

/** Minutes of laundry that stay with users, as its days have them: whole ones, of those that are
 *  delivered. */
int32_t ronde_study_town_rest_minutes(const ronde_study_values *values);

/** Its days; lives as long as the town. */
const ronde_demand *ronde_study_town_demand(const ronde_study_town *town);
const ronde_population *ronde_study_town_population(const ronde_study_town *town);
/** As it was opened. */
const ronde_study_town_options *ronde_study_town_options_of(const ronde_study_town *town);
/** What an arm is for its residents. */
ronde_population_arm ronde_study_town_arm(const ronde_study_town *town, int32_t arm);

/** The people of an area or of a provider (RONDE_NONE: all) in an arm. O(residents). */
ronde_study_town_people ronde_study_town_people_of(const ronde_study_town *town,
                                                   int32_t arm,
                                                   int32_t area,
                                                   int32_t provider);

#endif

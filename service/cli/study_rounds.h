/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_STUDY_ROUNDS_H
#define RONDE_SERVICE_CLI_STUDY_ROUNDS_H

#include "service/cli/cli.h"
#include "service/study/arms/found.h"

/** What the command line says of the rounds of a study; below 0 and NULL: nothing. */
typedef struct ronde_rounds_settings {
    const char *map, *day, *arms;
    ronde_study_town_files files; /* a provider's own people, in place of drawn ones */
    long long residents, helpers, providers, days, most_days, seeds, iterations, waiting, threads;
    long long points, samples, seed; /* of the sampling; points 0: none */
    int vans;                        /* ronde_study_van_weeks */
    bool bias;
} ronde_rounds_settings;

/** The rows of a table of options (args.h) that every study of planned rounds has; settings is a
 *  pointer. */
#define RONDE_ROUNDS_OPTIONS(settings)                                                             \
    RONDE_TEXT("map", 0, &(settings)->map, "TOWN.rmap",                                            \
               "Plan rounds on the streets of this map."),                                         \
        RONDE_INTEGER("residents", 0, &(settings)->residents, 1, 20000,                            \
                      "Residents drawn on the map."),                                              \
        RONDE_INTEGER("helpers", 0, &(settings)->helpers, 0, 20000,                                \
                      "Their helpers; 0: as many as the hours need."),                             \
        RONDE_INTEGER("providers", 0, &(settings)->providers, 1, 60, "Who employ the helpers."),   \
        RONDE_INTEGER("days", 0, &(settings)->days, 1, 200, "Working days planned at least."),     \
        RONDE_INTEGER("seeds", 0, &(settings)->seeds, 1, 20, "Searches of each day and arm."),     \
        RONDE_INTEGER("iterations", 0, &(settings)->iterations, 0, 1000000000,                     \
                      "Of a search; 0: by the size of the day."),                                  \
        RONDE_INTEGER("waiting", 0, &(settings)->waiting, 0, 5000,                                 \
                      "Tried of the waiting list on each day; 0: none."),                          \
        RONDE_CHOICE("vans", 0, &(settings)->vans, ronde_study_van_words,                          \
                     "Weeks of laundry vans that are planned, too: as the bags of the study go, "  \
                     "both ways, or none."),                                                       \
        RONDE_INTEGER("threads", 0, &(settings)->threads, 1, 64, "Searches at once.")

/** Nothing is said. */
ronde_rounds_settings ronde_rounds_settings_none(void);

/** Plans the rounds of a demand into FOLDER/runs, as ronde_planned_rounds_make does. */
ronde_status ronde_rounds_plan(ronde_rounds *out,
                               const ronde_cli *cli,
                               const ronde_demand *demand,
                               const ronde_study_rounds *with,
                               int threads,
                               const char *folder,
                               ronde_error *error) RONDE_MUST_CHECK;

/** Rounds that were planned, and what they were planned for. Start with {0}. */
typedef struct ronde_planned_rounds {
    ronde_map *map;
    ronde_study_town *town;
    ronde_given_day day;
    char arms[200];            /* what the arms of a given day allow */
    ronde_day_plans day_plans; /* of a given day */
    ronde_found found;
} ronde_planned_rounds;

/** Plans the rounds of a study into FOLDER/runs, with progress on cli->err; until then Ctrl-C only
 *  asks to stop. RONDE_ESTOPPED if it did: what is done is found again by the next call.
 *  RONDE_EINPUT without a map or day. *out is cleared by ronde_planned_rounds_clear. */
ronde_status ronde_planned_rounds_make(ronde_planned_rounds *out,
                                       const ronde_cli *cli,
                                       const ronde_study *study,
                                       const ronde_rounds_settings *settings,
                                       const char *folder,
                                       ronde_faults *faults,
                                       ronde_error *error) RONDE_MUST_CHECK;
void ronde_planned_rounds_clear(ronde_planned_rounds *rounds);

#endif

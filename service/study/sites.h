/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_SITES_H
#define RONDE_SERVICE_STUDY_SITES_H

/* Where a laundry or its drop points should be. Two stages: a location program over cells of the
 * map whose costs estimate the tours by a formula (fitted to plans of the engine), and then the
 * best choices planned by the engine on the same days. README.md has the method. */

#include "service/study/vans.h"

enum {
    RONDE_SITE_CANDIDATES = 40,
    RONDE_SITE_SETS = 5,
    RONDE_SITE_SAMPLES = 40,
    RONDE_SITE_CELLS = 4000
};

typedef enum ronde_site_kind { RONDE_SITES_PLANT, RONDE_SITES_POINTS } ronde_site_kind;

/** "plant", "points"; ends with NULL. */
extern const char *const ronde_site_kind_words[];

typedef struct ronde_site_options {
    ronde_van_study_options vans; /* users, map, days; its forms are not looked at */
    ronde_site_kind kind;
    ronde_van_form form;              /* by which a plant is judged: apart or swap */
    const ronde_laundry_point *given; /* candidates; none: amid parts of the users */
    int32_t given_count;
    int32_t candidates;  /* where none are given, at most RONDE_SITE_CANDIDATES */
    int32_t plants;      /* that are opened */
    int32_t cell_metres; /* 250 to 500 are usual */
    int32_t samples;     /* days planned to fit the formula, 4 to RONDE_SITE_SAMPLES */
} ronde_site_options;

/** A day that was planned to fit the formula. Kilometres, square kilometres. */
typedef struct ronde_site_sample {
    int32_t site; /* where the vans began */
    double stops, trips, area, haul /* mean way from the plant */, distance, fitted;
} ronde_site_sample;

/** distance = haul_factor * 2 * haul * trips + local_factor * sqrt(stops * area): Daganzo, The
 *  distance traveled to visit N points, Transportation Science 18, 1984; by least squares. */
typedef struct ronde_site_fit {
    double haul_factor, local_factor;
    double r2; /* share of the variance of the distances that it explains */
    double seconds_km, stops_trip, euros_second; /* means of the samples */
} ronde_site_fit;

/** A choice of sites, estimated and planned. Euros a week: drivers, vehicles, kilometres, and of
 *  drop points the time of helpers. */
typedef struct ronde_site_set {
    int32_t count, sites[RONDE_SITE_CANDIDATES];
    double estimate, planned;
    double days[RONDE_VAN_DAYS]; /* planned, by day */
    double regret;               /* against the best planned one */
    double half_width;           /* of its 95 % interval over the days */
    int32_t vans;
    double distance; /* kilometres */
} ronde_site_set;

typedef struct ronde_site_study {
    ronde_site_kind kind;
    ronde_van_form form;
    int32_t users, cell_count, day_count, cell_metres;
    uint64_t seed;
    ronde_laundry_point candidates[RONDE_SITE_CANDIDATES];
    int32_t candidate_count;
    int32_t middle; /* the candidate with the least way to all users, whatever the tours */
    ronde_site_sample samples[RONDE_SITE_SAMPLES];
    int32_t sample_count;
    ronde_site_fit fit;
    ronde_site_set sets[RONDE_SITE_SETS]; /* by estimate */
    int32_t set_count;
    int32_t best; /* of them, as planned */
    bool proved;  /* no choice has a lower estimate than the first */
} ronde_site_study;

/** Studies it. The same options give the same study. hooks (may be NULL): on_day is called before
 *  each plan, with its number and how many there are at most. RONDE_EINPUT: options out of range,
 * no choice that can wash all of it; others as of ronde_van_study_run. */
ronde_status ronde_site_study_run(ronde_site_study *out,
                                  const ronde_site_options *options,
                                  const ronde_van_hooks *hooks,
                                  ronde_faults *faults,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** The choices with what they cost, for a terminal and CSV. */
void ronde_site_sets_table(ronde_table_text *table,
                           const ronde_site_study *study,
                           ronde_language language);
/** One sentence on the fit of the formula and the candidate in the middle. */
void ronde_site_plain(ronde_text *out, const ronde_site_study *study, ronde_language language);
/** Writes sites.json ("ronde-sites/1"), sites.csv (choices), candidates.csv, fit.csv (samples) and
 *  sites.geojson into a folder. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_site_study_write(const char *folder,
                                    const ronde_site_study *study,
                                    ronde_language language,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif

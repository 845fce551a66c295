/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_VANS_H
#define RONDE_SERVICE_STUDY_VANS_H

/* The vans of a central laundry, planned: the same users and the same week in each form (apart,
 * swap, by drop points), every working day by the engine, judged by the checker, with what it costs
 * and what the plant has to wash by the hour. */

#include "instances/base/json_write.h"
#include "instances/generate/laundry.h"
#include "service/study/results.h"

typedef enum ronde_van_figure {
#define X(NAME, ...) RONDE_VAN_##NAME,
#include "service/study/van_figures.def"
#undef X
    RONDE_VAN_FIGURE_COUNT
} ronde_van_figure;

typedef enum ronde_over_days {
    RONDE_OVER_DAYS_SUM,
    RONDE_OVER_DAYS_MOST,
    RONDE_OVER_DAYS_WEEK
} ronde_over_days;

/** A row of van_figures.def. */
typedef struct ronde_van_figure_row {
    const char *key;
    ronde_study_unit unit;
    ronde_over_days over_days;
    const char *label[2]; /* by ronde_language */
    const char *derivation;
} ronde_van_figure_row;

const ronde_van_figure_row *ronde_van_figure_row_of(ronde_van_figure figure);

enum { RONDE_VAN_DAYS = 7 };

/** Amounts in the units of the rows. */
typedef struct ronde_van_figures {
    int64_t of[RONDE_VAN_FIGURE_COUNT];
} ronde_van_figures;

/** A form, planned. */
typedef struct ronde_van_week {
    ronde_van_form form;
    int32_t points; /* drop points */
    ronde_van_figures days[RONDE_VAN_DAYS];
    ronde_van_figures week;
    int64_t washed[RONDE_VAN_DAYS][RONDE_PLANT_HOURS]; /* grams, by hour of the clock */
} ronde_van_week;

typedef struct ronde_van_study {
    int32_t users, day_count;
    int64_t iterations; /* of all days and forms */
    ronde_laundry_parameters parameters;
    uint64_t seed;
    const char *start_date; /* of the options */
    ronde_van_week weeks[RONDE_VAN_FORMS];
    int32_t week_count;
} ronde_van_study;

typedef struct ronde_van_study_options {
    ronde_laundry_options laundry; /* its form is not looked at */
    const ronde_laundry_user *users;
    int32_t user_count;
    const char *map_path;
    bool forms[RONDE_VAN_FORMS]; /* which ones; none: apart and swap */
    int32_t most_days;           /* only the first ones of the week; 0: all */
    int64_t iterations;          /* of each day; 0: by its stops, RONDE_VAN_ITERATIONS */
} ronde_van_study_options;

enum { RONDE_VAN_ITERATIONS_LEAST = 20000, RONDE_VAN_ITERATIONS_STOP = 100 };

typedef struct ronde_van_hooks {
    bool (*should_stop)(void *payload);
    void (*on_day)(ronde_van_form form, int32_t day, int32_t day_count, void *payload);
    void *payload;
} ronde_van_hooks;

/** Plans every day of every form. The same options give the same figures on every machine. hooks
 *  may be NULL. RONDE_EINPUT (with faults), RONDE_EIO, RONDE_ENOMEM; RONDE_ECANCELLED when it was
 *  asked to stop; RONDE_EBUG if a plan breaks a rule. */
ronde_status ronde_van_study_run(ronde_van_study *out,
                                 const ronde_van_study_options *options,
                                 const ronde_van_hooks *hooks,
                                 ronde_faults *faults,
                                 ronde_error *error) RONDE_MUST_CHECK;

/** Tables: figures of the week by form, of each day, kilos by hour, costs. For terminal and CSV. */
void ronde_van_study_table(ronde_table_text *table,
                           const ronde_van_study *study,
                           ronde_language language,
                           bool grouped);
void ronde_van_days_table(ronde_table_text *table,
                          const ronde_van_study *study,
                          ronde_language language);
void ronde_van_plant_table(ronde_table_text *table,
                           const ronde_van_study *study,
                           ronde_language language);
/** What a form is called. */
const char *ronde_van_form_text(ronde_van_form form, ronde_language language);
/** The object of a week and its days. */
void ronde_van_week_json(ronde_json_writer *json,
                         const char *key,
                         const ronde_van_week *week,
                         int32_t day_count);
/** Everything, exact: "ronde-vans/1". */
void ronde_van_study_json(ronde_text *out, const ronde_van_study *study);

/** Writes vans.json, vans.csv, days.csv, plant.csv and parameters.tsv into a folder, which is made
 *  where it is missing. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_van_study_write(const char *folder,
                                   const ronde_van_study *study,
                                   ronde_language language,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif

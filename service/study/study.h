/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_STUDY_H
#define RONDE_SERVICE_STUDY_STUDY_H

/* A study of the business case: parameters with their ranges, and the choices of policy. Read from
 * "ronde-study/1"; README.md describes it, ronde-study-1.schema.json beside the other schemas. */

#include "instances/base/faults.h"
#include "service/report/words.h"

#include <stdint.h>

struct json_t;

typedef enum ronde_study_unit {
#define X(NAME, scale, shown, digits, decimals, word, dutch, english) RONDE_STUDY_##NAME,
#include "service/study/units.def"
#undef X
    RONDE_STUDY_UNIT_COUNT
} ronde_study_unit;

typedef enum ronde_study_parameter {
#define X(NAME, ...) RONDE_PARAMETER_##NAME,
#include "service/study/parameters.def"
#undef X
    RONDE_PARAMETER_COUNT
} ronde_study_parameter;

/** Amounts of parameters are whole numbers of 1/10,000 of their unit. */
enum { RONDE_STUDY_SCALE = 10000, RONDE_STUDY_YEARS_MOST = 20 };

/** Where a parameter's figures come from. */
typedef enum ronde_provenance {
    RONDE_FROM_SOURCE,  /* the table, and its source is [SEED] or [S] */
    RONDE_FROM_INPUT,   /* the study file */
    RONDE_FROM_DEFAULT, /* the table, and it is worked out or from memory: an assumption */
} ronde_provenance;

/** "source", "input" or "default", as in files; for people "bron", "invoer", "aanname". */
const char *ronde_provenance_word(ronde_provenance provenance);
const char *ronde_provenance_text(ronde_provenance provenance, ronde_language language);

/** A row of parameters.def. */
typedef struct ronde_parameter_row {
    const char *id;
    ronde_study_unit unit;
    int64_t minimum, medium, maximum; /* the default range */
    int64_t lowest, highest;          /* what is allowed at all */
    const char *label[2];             /* by ronde_language */
    const char *source, *owner;
} ronde_parameter_row;

const ronde_parameter_row *ronde_parameter_row_of(ronde_study_parameter parameter);

/** A parameter in a study. minimum <= medium <= maximum. */
typedef struct ronde_study_range {
    int64_t minimum, medium, maximum;
    const char *source, *owner; /* of the table or of the study's document */
    ronde_provenance provenance;
} ronde_study_range;

typedef enum ronde_policy {
    RONDE_VERVANGEN,  /* the indication for laundry is replaced: it ends for all but exceptions */
    RONDE_VRIJWILLIG, /* it ends for those who choose the laundry */
} ronde_policy;

/** What freed hours are for: an hour is never both. */
typedef enum ronde_hour_use { RONDE_AS_CAPACITY, RONDE_AS_CASH } ronde_hour_use;
typedef enum ronde_bag_form { RONDE_BAGS_APART, RONDE_BAGS_SWAPPED } ronde_bag_form;

typedef enum ronde_regime {
#define X(NAME, word, dutch, english) RONDE_REGIME_##NAME,
#include "service/study/regimes.def"
#undef X
    RONDE_REGIME_COUNT
} ronde_regime;

/** A year of the study. */
typedef struct ronde_study_year {
    bool has_ramp;
    int64_t ramp;    /* millionths, where has_ramp; else ramp_months says it */
    bool has_regime; /* said by the file, not by default */
    ronde_regime regime;
    int64_t contribution_share; /* of the contribution a bag, in 1/10,000 */
} ronde_study_year;

/** Which weeks of laundry vans are planned beside the rounds. */
typedef enum ronde_study_van_weeks {
    RONDE_VANS_OF_BAGS, /* in the form of the study's bags */
    RONDE_VANS_BOTH,    /* apart and swapped */
    RONDE_VANS_NONE
} ronde_study_van_weeks;

/** "own", "both", "none"; ends with NULL. */
extern const char *const ronde_study_van_words[];

enum { RONDE_STUDY_TAKE_UPS = 8, RONDE_STUDY_LAUNDRY = 16 };

/** A parameter of the laundry's logistics (instances/generate/laundry_parameters.def) as a study
 * has it. */
typedef struct ronde_study_laundry {
    const char *name; /* of the table */
    int32_t value;
} ronde_study_laundry;

/** How rounds are planned for a study: of how many people, days and searches. */
typedef struct ronde_study_rounds {
    const char *map;                       /* a file of ronde map build; NULL: not said */
    int32_t residents, helpers, providers; /* helpers 0: as many as the hours need */
    int32_t days, most_days, seeds;        /* most_days: where the interval is still wide */
    int64_t seed;
    int64_t iterations; /* of a search; 0: by the size of the day */
    int32_t waiting;    /* of the waiting list are tried a day; 0: none */
    int vans;           /* ronde_study_van_weeks */
    int32_t laundry_count;
    ronde_study_laundry laundry[RONDE_STUDY_LAUNDRY]; /* other than usual */
    int32_t take_up_count;                            /* 0: the parameter's medium */
    int64_t take_ups[RONDE_STUDY_TAKE_UPS];           /* 1/10,000 */
} ronde_study_rounds;

typedef struct ronde_study {
    const char *name, *area;
    ronde_policy policy;
    ronde_hour_use use;
    ronde_bag_form bags;
    bool has_bags, has_use, has_policy; /* said by the file, not by default */
    int first_year, year_count;
    ronde_study_year years[RONDE_STUDY_YEARS_MOST];
    ronde_study_range ranges[RONDE_PARAMETER_COUNT];
    ronde_study_rounds rounds;
    struct json_t *document; /* owns the texts that are not of the table */
} ronde_study;

/** The study in which everything is as the tables say. */
ronde_study ronde_study_usual(void);
/** Reads a study; what it does not name is as usual. All faults are added to faults with their JSON
 *  pointers; with an error among them RONDE_EINPUT and *out is untouched. RONDE_ENOMEM. *out is
 *  cleared by ronde_study_clear. O(length). */
ronde_status ronde_study_read(ronde_study *out,
                              const char *text,
                              size_t length,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;
void ronde_study_clear(ronde_study *study);

/** The words of the choices, as in study files. */
const char *ronde_policy_word(ronde_policy policy);
const char *ronde_hour_use_word(ronde_hour_use use);
const char *ronde_bag_form_word(ronde_bag_form form);
const char *ronde_regime_word(ronde_regime regime);
/** As people say it. */
const char *ronde_regime_text(ronde_regime regime, ronde_language language);

/** The text of a study that comes with Ronde ("enschede"), NULL if there is none of that name. */
const char *ronde_study_preset(const char *name);
/** The names, ends with NULL. */
const char *const *ronde_study_preset_names(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_POPULATION_H
#define RONDE_INSTANCES_GENERATE_POPULATION_H

/* The residents with household support of a town (or of one provider), drawn once from a seed on
 * the addresses of a map, and then any day of them in any arm of a study. What an arm does not
 * change is drawn without it: homes, rhythms, windows, helpers, who is ill and who cancels on a
 * day, who would take part and who is an exception. So arms differ by laundry only, and whoever
 * takes part at 30 % does so at 50 %. */

#include "instances/generate/week.h"

/** The parameters of population_parameters.def. */
typedef struct ronde_population_parameters {
#define X(name, value, low, high, unit, source) int32_t name;
#include "instances/generate/population_parameters.def"
#undef X
} ronde_population_parameters;

/** The table of population_parameters.def, in its order; ends with a row whose name is NULL. */
extern const ronde_parameter_text ronde_population_parameter_table[];

typedef struct ronde_population_options {
    uint64_t seed;
    int32_t residents;      /* 1 to 20,000 */
    int32_t helpers;        /* 0: as many as the hours need */
    int32_t providers;      /* 1 to RONDE_WEEK_PROVIDERS, of different sizes */
    const char *name;       /* of the instances */
    const char *start_date; /* "2026-11-23"; day 0 is the first working day from there on */
    ronde_day_parameters day;
    ronde_week_parameters week; /* contracts and hours; of the habits only the two-weekly rhythm and
                                   the share of new residents */
    ronde_population_parameters own;
} ronde_population_options;

/** All defaults, of 600 residents of one provider from 2026-11-23 on. */
ronde_population_options ronde_population_options_default(void);
/** Sets one parameter by name: of the population, else of its weeks, else of its days. RONDE_EINPUT
 *  for an unknown name or a value out of its range. */
ronde_status ronde_population_parameter_set(ronde_population_options *options,
                                            const char *name,
                                            long long value,
                                            ronde_error *error) RONDE_MUST_CHECK;

typedef struct ronde_population ronde_population;

/** Number of addresses that a population can use: residents, helpers, waiting list. */
int32_t ronde_population_addresses(const ronde_population_options *options);

/** Draws a population on the addresses (at least ronde_population_addresses of them, in random
 *  order; copied). The same options and addresses give the same population. RONDE_EINPUT for counts
 *  out of range, a wrong date or fewer helpers than the hours need; RONDE_ENOMEM.
 *  O(residents * helpers of a provider). */
ronde_status ronde_population_draw(ronde_population **out,
                                   const ronde_population_options *options,
                                   const ronde_address *addresses,
                                   int32_t count,
                                   ronde_error *error) RONDE_MUST_CHECK;
/** Gives the people of a drawn population the weekdays, hours, teams and helpers of like, which was
 *  drawn on the same addresses from the same seed and counts with other minutes or shares: then
 *  both differ by those alone, and not by who comes when. RONDE_EINPUT if they have not the same
 *  people. O(people). */
ronde_status ronde_population_keep_rounds(ronde_population *population,
                                          const ronde_population *like,
                                          ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_population_free(ronde_population *population);

/** What differs between the arms of a study, and which part of the day is asked for. Shares are in
 *  1/10,000. {.provider = RONDE_NONE} is laundry at home, all providers. */
typedef struct ronde_population_arm {
    ronde_arm laundry; /* RONDE_ARM_HOME or RONDE_ARM_CENTRAL */
    bool replace;      /* vervangen: laundry at home ends for all but exceptions; else vrijwillig */
    int32_t take_up;   /* of those for whom it ends (vervangen), of all with laundry (vrijwillig) */
    int32_t exceptions;   /* vervangen: keep laundry at home */
    int32_t rest_minutes; /* a visit, of the laundry work of those who use the service */
    bool by_area;     /* each district is served by a provider of its own, to which those helpers
                         go over who have most of their residents there; provider is then a
                         district. Not of a provider's own files */
    bool summer;      /* absence of helpers as in summer weeks: the same in both arms */
    int32_t provider; /* only its residents and helpers; RONDE_NONE: all */
    int32_t waiting;  /* so many of the waiting list (of that provider) are added as optional
                         visits, "w0001" and on */
} ronde_population_arm;

/** Builds working day number day (0 on) of an arm: an instance without matrices, whose places have
 *  the ids of residents and helpers. Helpers who are ill and visits that were cancelled are drawn
 *  from the seed and the day alone. RONDE_EINPUT for a day or a provider that is not there,
 *  RONDE_ENOMEM. O(residents + the day's residents * its helpers). */
ronde_status ronde_population_day(ronde_instance **out,
                                  const ronde_population *population,
                                  int32_t day,
                                  const ronde_population_arm *arm,
                                  ronde_error *error) RONDE_MUST_CHECK;

typedef enum ronde_age {
    RONDE_AGE_BELOW_65,
    RONDE_AGE_65_TO_79,
    RONDE_AGE_80_ON,
    RONDE_AGE_UNKNOWN /* of a provider's own files, which say nothing of company either */
} ronde_age;

/** A resident, or somebody on the waiting list, as drawn: the same in every arm. */
typedef struct ronde_population_person {
    const char *id; /* of her place and, before a slash, of her tasks */
    double lon, lat;
    int32_t district, provider;
    ronde_age age;
    bool alone, lonely, regie;
    int32_t weekday; /* 0 Monday; RONDE_NONE on the waiting list */
    bool two_weekly;
    int32_t parity;          /* two-weekly: of the ISO weeks with a visit */
    int32_t minutes;         /* a visit, without laundry */
    int32_t laundry_minutes; /* granted a visit; 0 without laundry care */
    bool has_window;
    ronde_window window; /* of the whole visit, in seconds of the day */
    ronde_laundry laundry;
    bool returns;    /* a return visit for the laundry, with laundry at home */
    unsigned way;    /* RONDE_WAY_ bit of washing.h: how the laundry is done today; 0 without */
    int32_t grams;   /* of laundry a week, with laundry care */
    int32_t regular; /* her helper, or RONDE_NONE */
} ronde_population_person;

/** What becomes of a resident's laundry in an arm. */
typedef enum ronde_laundry_fate {
    RONDE_FATE_NONE,    /* no laundry care */
    RONDE_FATE_HOME,    /* done at home */
    RONDE_FATE_CENTRAL, /* uses the service */
    RONDE_FATE_WITHOUT  /* laundry care ended, does not use the service */
} ronde_laundry_fate;

/** As it was made; of a provider's own files with the numbers found in them. */
const ronde_population_options *ronde_population_options_of(const ronde_population *population);
int32_t ronde_population_residents(const ronde_population *population);
int32_t ronde_population_helpers(const ronde_population *population);
int32_t ronde_population_waiting(const ronde_population *population);
int32_t ronde_population_districts(const ronde_population *population);
int32_t ronde_population_providers(const ronde_population *population);
/** "gebied 1" and on, from west to east; "provider1" and on. Live as long as the population. */
const char *ronde_population_district_name(const ronde_population *population, int32_t district);
const char *ronde_population_provider_name(const ronde_population *population, int32_t provider);

/** Resident number i of ronde_population_residents, or of the waiting list in its order. O(1). */
ronde_population_person ronde_population_resident(const ronde_population *population, int32_t i);
ronde_population_person ronde_population_wait(const ronde_population *population, int32_t i);
/** The number of the resident with this id, or RONDE_NONE. */
int32_t ronde_population_find(const ronde_population *population, const char *id);
/** O(1). */
ronde_laundry_fate ronde_population_fate(const ronde_population *population,
                                         int32_t resident,
                                         const ronde_population_arm *arm);
/** Minutes of a visit in an arm, with those of a return visit (without its travel), where all
 *  granted minutes are planned (hidden_work 0). O(1). */
int32_t ronde_population_minutes(const ronde_population *population,
                                 int32_t resident,
                                 const ronde_population_arm *arm);
/** How often she is visited on a weekday (0 Monday) in two weeks: 0, 1 or 2. O(1). */
int32_t
ronde_population_visits(const ronde_population *population, int32_t resident, int32_t weekday);
/** True if the resident has a visit on that working day that was not cancelled. O(1). */
bool ronde_population_visited(const ronde_population *population, int32_t resident, int32_t day);

/** The date of a working day, as in the instance's start_date. False if there is no such day. */
bool ronde_population_date(const ronde_population *population, int32_t day, char out[16]);

#endif

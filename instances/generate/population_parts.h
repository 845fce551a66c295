/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_POPULATION_PARTS_H
#define RONDE_INSTANCES_GENERATE_POPULATION_PARTS_H

/* What the files of the population share. */

#include "instances/generate/population.h"
#include "instances/generate/week_parts.h"

/** What a population knows of a resident beyond what a week does. */
typedef struct population_person {
    const char *id;
    int32_t district;
    ronde_age age;
    bool alone, lonely;
    int32_t weekday;  /* of the first visit of a week; RONDE_NONE on the waiting list */
    unsigned days[2]; /* weekdays with a visit, Monday first, in even and odd weeks */
    int32_t grams;
    int32_t take_up_lot, exception_lot; /* 0 to 9,999: takes part in shares above it */
} population_person;

struct ronde_population {
    ronde_arena *arena;
    ronde_population_options options; /* texts in the arena */
    /* Residents, then the waiting list (which the week's options do not count); helpers with their
     * weekly hours. Of habits, slots and leave nothing is used. */
    ronde_drawn_week week;
    population_person *persons; /* of all of them */
    int32_t resident_count, waiting_count;
    const char **providers, **districts; /* names */
    int32_t district_count;
    int32_t *helper_districts; /* whose provider each would work for; NULL of own files */
    ronde_idmap ids;           /* of the residents */
    /* A provider's own files: how its days are made, and from what; NULL for a drawn population. */
    ronde_status (*build)(ronde_instance **out,
                          const ronde_population *population,
                          int32_t day,
                          const ronde_population_arm *arm,
                          ronde_error *error);
    void *files;
    void (*free_files)(void *files);
};

/** An empty population with room for so many; names of providers are set, those of people and
 *  districts are not. NULL when memory is out. */
ronde_population *ronde_population_new(const ronde_population_options *options,
                                       int32_t residents,
                                       int32_t waiting,
                                       int32_t helpers);
/** Finds residents by id from here on. False when memory is out. */
bool ronde_population_index(ronde_population *population);
/** Districts of residents and waiting list by their homes. False when memory is out. */
bool ronde_population_cut_districts(ronde_population *population, const ronde_address *homes);
/** Who would take part, and who is an exception, by the lots of the stream. */
void ronde_population_draw_lots(ronde_population *population);
/** Grams of laundry a week; 0 without laundry care. */
int32_t ronde_population_draw_grams(ronde_rng *rng,
                                    const ronde_population_parameters *with,
                                    ronde_laundry laundry,
                                    bool alone);
/** True if that helper is ill or on leave on a working day. */
bool ronde_population_absent(const ronde_population *population,
                             int32_t helper,
                             int32_t day,
                             bool summer);

/** Some residents and helpers of a population as a day: for its teams and regular helpers, and for
 *  the day itself. They keep their order. */
typedef struct population_part {
    ronde_drawn_day day;
    int32_t *residents, *helpers; /* by number in the day, the number in the population */
    int32_t *numbers;             /* by helper of the population, its number in the day */
} population_part;

/** An empty part with room for all. False when memory is out; clear it in any case. */
bool ronde_population_part_init(population_part *part, const ronde_population *population);
void ronde_population_part_clear(population_part *part);
/** Adds a helper with the hours of a weekday. */
void ronde_population_part_helper(population_part *part,
                                  const ronde_population *population,
                                  int32_t helper,
                                  int32_t weekday);
/** Adds a resident; of her helpers those that are in the part already. */
void ronde_population_part_resident(population_part *part,
                                    const ronde_population *population,
                                    int32_t resident);

/** Makes the part of a working day in an arm of a drawn population: who is visited, and who works.
 *  date is borrowed. False when memory is out; clear it in any case. */
bool ronde_population_part_day(population_part *part,
                               const ronde_population *population,
                               int32_t day,
                               const char *date,
                               const ronde_population_arm *arm);

/** Districts, age and all that depends on them; minutes, rhythm and provider. False when memory is
 *  out. */
bool ronde_population_draw_persons(ronde_population *population, const ronde_address *addresses);
/** Weekday, team, regular helper and back-ups of everybody, when the helpers have been hired. False
 *  when memory is out. */
bool ronde_population_draw_rounds(ronde_population *population);

/** To which district each helper goes over where districts are providers. False when memory is out.
 *  O(residents + helpers * districts * log). */
bool ronde_population_share_helpers(ronde_population *population);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_POPULATION_PARTS_H
#define RONDE_INSTANCES_GENERATE_POPULATION_PARTS_H

/* What the files of the population share. */

#include "instances/generate/population.h"
#include "instances/generate/week_parts.h"

/** What a population knows of a resident beyond what a week does. */
typedef struct population_person {
    int32_t district;
    ronde_age age;
    bool alone, lonely;
    int32_t weekday; /* of the visit; RONDE_NONE on the waiting list */
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
    ronde_idmap ids; /* of the residents */
};

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

/** Districts, age and all that depends on them; minutes, rhythm and provider. False when memory is
 *  out. */
bool ronde_population_draw_persons(ronde_population *population, const ronde_address *addresses);
/** Weekday, team, regular helper and back-ups of everybody, when the helpers have been hired. False
 *  when memory is out. */
bool ronde_population_draw_rounds(ronde_population *population);

#endif

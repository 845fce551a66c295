/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_PLANT_H
#define RONDE_INSTANCES_GENERATE_PLANT_H

/* The laundry plant as one queue: what arrives first is washed first, so many kilos an hour while
 * it is open, and is ready some time after its last kilo went in. The engine knows no capacity per
 * hour; this works out, before planning and from a plan, when each bag is ready. */

#include "instances/model/units.h"

/** Days are counted; a moment is a time of a day. */
typedef struct ronde_plant_moment {
    int32_t day;
    ronde_time time;
} ronde_plant_moment;

enum { RONDE_PLANT_DAYS = 48, RONDE_PLANT_HOURS = 24 };

typedef struct ronde_plant {
    ronde_time opens, closes;
    int32_t grams_hour;
    ronde_time process;      /* from the washer to the bag: drying, folding; takes no capacity */
    int32_t first_day;       /* that washed and waiting tell of */
    ronde_plant_moment free; /* the washers have done all that was added */
    int64_t washed[RONDE_PLANT_DAYS][RONDE_PLANT_HOURS]; /* grams by hour of the clock */
} ronde_plant;

/** A plant that opens on first_day with nothing to do. opens < closes, grams_hour > 0. */
ronde_plant ronde_plant_new(
    ronde_time opens, ronde_time closes, int32_t grams_hour, ronde_time process, int32_t first_day);

/** Adds what arrives at a moment, no sooner than what was added before; gives when it is ready. O(1
 *  + hours it takes). */
ronde_plant_moment ronde_plant_add(ronde_plant *plant, ronde_plant_moment arrival, int64_t grams);

/** Negative, zero or positive as one is before, at or after other. */
int ronde_plant_compare(ronde_plant_moment one, ronde_plant_moment other);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_WASHING_H
#define RONDE_INSTANCES_GENERATE_WASHING_H

/* The ways to have a resident's laundry done, of which the planner allows some and the engine takes
 * the cheapest. Each is an alternative of the resident's request, of one visit to three.
 *
 * The laundry work has three steps: load (strip the bed, sort, start the washer), move (empty the
 * washer: load the dryer, or hang) and finish (fold, make the bed, put away). With c of cleaning, a
 * programme of w and a dryer of d:
 *
 *   return       w <= c: load, clean, move as the last act; back after d to finish
 *                w > c: load, clean; back after w - c to move; nobody finishes, or she comes back
 *                again after d to do so ("twice")
 *   within       w <= c, else the short programme: load, clean, hang; nobody finishes, unless the
 *                dryer is done in time as well
 *   preloaded    the resident loads; not before the washer is done: move, clean, and finish if
 *                d <= c; else it is hung and nobody finishes
 *   next visit   w <= c, else the short programme: load, clean, move, and finish what was left
 *                last time
 *   central      cleaning and what stays at home (strip the bed, fill the bag, put away)
 *
 * What nobody does is hidden work: indicated, not delivered. It has a price, so that leaving work
 * out is no gain by itself. Facts: research/seeds.md 1.2, domain.md 3 and 10. */

#include "instances/generate/household.h"

/** Bits of ronde_household.ways. */
enum {
    RONDE_WAY_RETURN = 1,
    RONDE_WAY_WITHIN = 2,
    RONDE_WAY_PRELOADED = 4,
    RONDE_WAY_NEXT_VISIT = 8,
    RONDE_WAY_CENTRAL = 16,
    RONDE_WAYS_ALL = 31
};

typedef enum ronde_washing_form {
#define X(NAME, way, key, english, dutch) RONDE_WASHING_##NAME,
#include "instances/generate/washing.def"
#undef X
    RONDE_WASHING_FORMS
} ronde_washing_form;

enum { RONDE_WASHING_VISITS = 3 };

/** What a return visit is for. Folding waits for the dryer, the others for the washer. */
typedef enum ronde_return_step {
    RONDE_RETURN_HANGS,
    RONDE_RETURN_LOADS_DRYER,
    RONDE_RETURN_FOLDS
} ronde_return_step;

/** One way for one household. Times in seconds. */
typedef struct ronde_washing {
    bool offered;
    char why_not[160]; /* if not offered; "" where another form of the same way is */
    int visit_count;
    ronde_time durations[RONDE_WASHING_VISITS], indicated[RONDE_WASHING_VISITS];
    ronde_time lags[RONDE_WASHING_VISITS]; /* from the end of the visit before */
    ronde_return_step steps[RONDE_WASHING_VISITS];
    ronde_time not_before; /* the first visit starts no sooner; 0: any time */
    ronde_time hidden;     /* indicated, done by nobody or the resident */
    ronde_time elsewhere;  /* indicated, done by the laundry */
    ronde_cost price;
} ronde_washing;

/** The key of a form: "return", "twice/return", "within" ... */
const char *ronde_washing_key(ronde_washing_form form);
/** The way that a form belongs to, as a bit. */
unsigned ronde_washing_way(ronde_washing_form form);
/** What a person sees, in both languages (reason.h). */
const char *ronde_washing_label(ronde_washing_form form);

/** Works out all forms for a household with laundry, those that are not allowed too; true if
 *  at least one is allowed and offered. */
bool ronde_washing_forms(ronde_washing out[RONDE_WASHING_FORMS],
                         const ronde_household *household,
                         const ronde_household_rules *rules);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_WEEK_H
#define RONDE_INSTANCES_GENERATE_WEEK_H

/* A seeded week (or two) of household support on the streets of a map: weekly and two-weekly
 * visits with allowed days and half-days, chains of laundry, double visits, two visits a week;
 * part-time helpers of one or several providers. Residents, helpers and habits are drawn from the
 * seed alone, so that the week after has the same people: with the plan of the week before,
 * everyone is wanted back on the day on which she came. */

#include "instances/generate/day.h"
#include "instances/model/plan.h"

/** The parameters of week_parameters.def. */
typedef struct ronde_week_parameters {
#define X(name, value, low, high, unit, source) int32_t name;
#include "instances/generate/week_parameters.def"
#undef X
} ronde_week_parameters;

/** The table of week_parameters.def, in its order; ends with a row whose name is NULL. */
extern const ronde_parameter_text ronde_week_parameter_table[];

/** All defaults. */
ronde_week_parameters ronde_week_defaults(void);

enum { RONDE_WEEK_DAYS = 14, RONDE_WEEK_PROVIDERS = 60 };

typedef struct ronde_week_options {
    uint64_t seed;
    int32_t residents;
    int32_t helpers; /* 0: as many as the hours need */
    int32_t providers;
    int32_t days;           /* of the horizon, from start_date on: 1 to RONDE_WEEK_DAYS */
    const char *name;       /* of the instance */
    const char *start_date; /* "2026-11-23" */
    ronde_day_parameters day;
    ronde_week_parameters week;
} ronde_week_options;

/** All defaults, of 150 residents from 2026-11-23 on. */
ronde_week_options ronde_week_options_default(void);
/** Sets one parameter of the week, or else of its days, by name. RONDE_EINPUT for an unknown name
 *  or a value out of its range. */
ronde_status ronde_week_parameter_set(ronde_week_options *options,
                                      const char *name,
                                      long long value,
                                      ronde_error *error) RONDE_MUST_CHECK;

/** A week drawn but not yet built. */
typedef struct ronde_drawn_week ronde_drawn_week;

/** Number of addresses that a week can use: residents and helpers. */
int32_t ronde_week_addresses(const ronde_week_options *options);

/** Draws a week on the addresses (at least ronde_week_addresses of them, in random order; copied).
 *  The same options and addresses give the same week; another start_date only another choice of
 *  two-weekly residents and of helpers on leave. RONDE_EINPUT for counts out of range, a wrong date
 *  or fewer helpers than the hours need (the message says how many do); RONDE_ENOMEM.
 *  O(residents * helpers). */
ronde_status ronde_week_draw(ronde_drawn_week **out,
                             const ronde_week_options *options,
                             const ronde_address *addresses,
                             int32_t address_count,
                             ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_week_free(ronde_drawn_week *week);

/** Takes over the days and half-days of a plan of an earlier week, and the helpers of residents who
 *  had no regular one. The plan's instance may be any week of the same seed, residents and helpers:
 *  tasks and resources are found by id. False when memory is out. O(tasks + residents * helpers).
 */
bool ronde_week_follow(ronde_drawn_week *week,
                       const ronde_instance *before,
                       const ronde_plan *plan) RONDE_MUST_CHECK;

/** Builds the week as an instance without matrices. RONDE_ENOMEM. */
ronde_status ronde_week_build(ronde_instance **out,
                              const ronde_drawn_week *week,
                              ronde_error *error) RONDE_MUST_CHECK;

#endif

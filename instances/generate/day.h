/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_DAY_H
#define RONDE_INSTANCES_GENERATE_DAY_H

/* A seeded day of household support on the streets of a map: residents with their cleaning minutes,
 * laundry and wishes, helpers with homes, hours and ways to travel. Drawn once, then built in two
 * arms on the same draws: laundry at home, or laundry central; or with a choice for each resident.
 */

#include "instances/base/text.h"
#include "instances/generate/household.h"

/** The parameters of day_parameters.def. */
typedef struct ronde_day_parameters {
#define X(name, value, low, high, unit, source) int32_t name;
#include "instances/generate/day_parameters.def"
#undef X
} ronde_day_parameters;

/** What is known about a parameter. */
typedef struct ronde_parameter_text {
    const char *name;
    int32_t value, low, high;
    const char *unit, *source;
} ronde_parameter_text;

/** The table of day_parameters.def, in its order; ends with a row whose name is NULL. */
extern const ronde_parameter_text ronde_day_parameter_table[];

/** All defaults. */
ronde_day_parameters ronde_day_defaults(void);
/** Sets the value of a row of a table, by name, in a structure of the rows' values (int32_t each,
 * in the order of the table). RONDE_EINPUT for an unknown name or a value out of its range. */
ronde_status ronde_parameter_set(const ronde_parameter_text *table,
                                 void *values,
                                 const char *name,
                                 long long value,
                                 ronde_error *error) RONDE_MUST_CHECK;
/** Sets one parameter by name. RONDE_EINPUT for an unknown name or a value out of its range. */
ronde_status ronde_day_parameter_set(ronde_day_parameters *parameters,
                                     const char *name,
                                     long long value,
                                     ronde_error *error) RONDE_MUST_CHECK;

/** A home on a residential street. */
typedef struct ronde_address {
    double lon, lat;
    const char *street; /* may be "" */
} ronde_address;

typedef struct ronde_day_options {
    uint64_t seed;
    int32_t residents;
    int32_t helpers;        /* 0: as many as the hours need at the parameter utilisation */
    const char *name;       /* of the instances */
    const char *start_date; /* "2026-11-25", or "" */
    ronde_day_parameters parameters;
} ronde_day_options;

/** A day drawn but not yet built. */
typedef struct ronde_drawn_day ronde_drawn_day;

/** How the laundry is done. With a choice each resident has the ways that were drawn, of which the
 *  engine takes the cheapest: an arm for planners, no part of what "capacity freed" compares. */
typedef enum ronde_arm { RONDE_ARM_HOME, RONDE_ARM_CENTRAL, RONDE_ARM_CHOICE } ronde_arm;

/** Number of addresses that a day can use: residents and helpers. */
int32_t ronde_day_addresses(const ronde_day_options *options);

/** Draws a day on the addresses (at least ronde_day_addresses of them, in random order; copied).
 * The same options and addresses give the same day. RONDE_EINPUT for counts out of range (1 to
 * 20,000 residents) or too few addresses, RONDE_ENOMEM. O(residents * helpers). */
ronde_status ronde_day_draw(ronde_drawn_day **out,
                            const ronde_day_options *options,
                            const ronde_address *addresses,
                            int32_t address_count,
                            ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_day_free(ronde_drawn_day *day);

/** Builds an arm of the day as an instance without matrices. RONDE_ENOMEM. */
ronde_status ronde_day_build(ronde_instance **out,
                             const ronde_drawn_day *day,
                             ronde_arm arm,
                             ronde_error *error) RONDE_MUST_CHECK;

/** The residents and the helpers as exports that `ronde import` reads (Dutch headings, semicolons).
 */
void ronde_day_clients_csv(ronde_text *out, const ronde_drawn_day *day);
void ronde_day_staff_csv(ronde_text *out, const ronde_drawn_day *day);

#endif

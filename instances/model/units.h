/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_UNITS_H
#define RONDE_INSTANCES_MODEL_UNITS_H

#include <stdint.h>

/** Time on the absolute axis of an instance: seconds since the start of its horizon (midnight of
 * the first day). Benchmark files use their own unit times the instance's scale. */
typedef int64_t ronde_time;
#define RONDE_MINUTE ((ronde_time)60)
#define RONDE_HOUR ((ronde_time)3600)

/** Money as the objective counts it: millionths of a euro (a thousandth per second would be too
 *  coarse a rate), or distance units of a benchmark. Shown to people in euros. */
typedef int64_t ronde_cost;

enum {
    RONDE_DIMENSIONS = 4,            /* load dimensions of an instance, at most */
    RONDE_SKILLS = 64,               /* different skills of an instance, at most */
    RONDE_REQUEST_TASKS = 8,         /* tasks of one alternative of a request, at most */
    RONDE_LARGEST_LOAD = 1000000000, /* of a load, a change of load and a capacity */
    RONDE_PIN_PRIORITY = 1000,       /* at least, of a mandatory request with a pinned task */
    RONDE_UNREACHABLE = 1 << 29,     /* duration and distance of a pair without a path */
    RONDE_AGREED_DAYS = 32,          /* days of the horizon that can be agreed on */
    RONDE_DAY = 86400,               /* seconds */
    RONDE_EURO = 1000000             /* cost units: the cost_divisor of instances in euros */
};

/** "No limit" for a time, and the largest time or lag an instance may name (34,000 years in s). */
static const ronde_time ronde_time_unlimited = (ronde_time)1 << 40;
/** Price of a forbidden task-resource pair, and the largest price an instance may name. */
static const ronde_cost ronde_cost_forbidden = (ronde_cost)1 << 50;

#endif

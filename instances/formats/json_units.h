/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_JSON_UNITS_H
#define RONDE_INSTANCES_FORMATS_JSON_UNITS_H

/* How times, durations and money look in our JSON, in both directions. Money in euros becomes
 * millionths of a euro per second or per metre; a plain instance (a benchmark) counts whole units
 * of cost, time and distance. Codes of the faults: time.format, time.no_start, time.plain,
 * time.horizon, duration.format, price.range, number.range. */

#include "instances/base/json.h"
#include "instances/base/json_write.h"
#include "instances/model/instance.h"

/** What a text needs to be understood. The context of every reader of our JSON begins with it. */
typedef struct ronde_json_units {
    bool plain;        /* whole units, no clock times, no euros */
    bool has_start;    /* the horizon has a first day */
    int64_t start_day; /* days since 1970-01-01 */
    int64_t days;      /* of the horizon; 0: not told, so that any later time is accepted */
} ronde_json_units;

/** Units of an instance that is written. */
ronde_json_units ronde_json_units_of(const ronde_instance *instance);

/** Readers of fields, all into int64_t (ronde_time, ronde_cost). The reader's context is a
 *  ronde_json_units or a structure that begins with one. */
ronde_json_take ronde_json_take_time;     /* 34200, "09:30", "09:30:15", "2026-11-26T09:30" */
ronde_json_take ronde_json_take_duration; /* 5400, "90m", "1h30m", "45s", "-10m" */
ronde_json_take ronde_json_take_money;    /* euros, or whole units */
ronde_json_take ronde_json_take_hourly;   /* euros per hour, or whole units per time unit */
ronde_json_take ronde_json_take_per_km;   /* euros per kilometre, or whole units per distance */

/** Writers of the same values in the most readable form that reads back exactly. */
void ronde_json_put_time(ronde_json_writer *writer,
                         const char *key,
                         const ronde_json_units *units,
                         ronde_time time);
void ronde_json_put_duration(ronde_json_writer *writer,
                             const char *key,
                             const ronde_json_units *units,
                             ronde_time duration);
void ronde_json_put_money(ronde_json_writer *writer,
                          const char *key,
                          const ronde_json_units *units,
                          ronde_cost money);
void ronde_json_put_hourly(ronde_json_writer *writer,
                           const char *key,
                           const ronde_json_units *units,
                           ronde_cost per_second);
void ronde_json_put_per_km(ronde_json_writer *writer,
                           const char *key,
                           const ronde_json_units *units,
                           ronde_cost per_metre);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_VROOM_PARTS_H
#define RONDE_INSTANCES_FORMATS_VROOM_PARTS_H

/* What the files of the VROOM format share. Not for others. Arrays are in the request's arena. */

#include "instances/base/arena.h"
#include "instances/base/array.h"
#include "instances/base/idmap.h"
#include "instances/base/json.h"
#include "instances/formats/vroom.h"
#include "instances/model/builder.h"

enum {
    ronde_vroom_most_items = 1000000, /* of one list */
    ronde_vroom_id_size = 96,
    /* Costs are counted in 1/18000: an hour has 5 of them a second, a kilometre 18 a metre. */
    ronde_vroom_cost_unit = 18000,
    ronde_vroom_per_hour_unit = 5,
    ronde_vroom_per_km_unit = 18,
    ronde_vroom_usual_per_hour = 3600
};

/** The largest id: whole in a double, as JSON readers need it. */
static const int64_t ronde_vroom_largest_id = (int64_t)1 << 53;

/** A place as the request tells it; location is its number among all of the request. */
typedef struct ronde_vroom_spot {
    bool has_position, told; /* told: coordinates are there, right or wrong */
    double lon, lat;
    int64_t index; /* of matrices; RONDE_NONE if not told */
    int32_t location;
} ronde_vroom_spot;

/** A duration for one vehicle type. */
typedef struct ronde_vroom_type_time {
    int32_t type;
    int64_t seconds;
} ronde_vroom_type_time;

typedef struct ronde_vroom_type_times {
    ronde_vroom_type_time *items;
    size_t count;
} ronde_vroom_type_times;

typedef struct ronde_vroom_windows {
    ronde_window *items;
    size_t count;
} ronde_vroom_windows;

typedef struct ronde_vroom_skills {
    int64_t *items;
    size_t count;
} ronde_vroom_skills;

typedef struct ronde_vroom_amounts {
    bool given;
    size_t count;
    int32_t values[RONDE_DIMENSIONS];
} ronde_vroom_amounts;

typedef enum ronde_vroom_kind {
    RONDE_VROOM_START,
    RONDE_VROOM_JOB,
    RONDE_VROOM_PICKUP,
    RONDE_VROOM_DELIVERY,
    RONDE_VROOM_BREAK,
    RONDE_VROOM_END
} ronde_vroom_kind;

/** The words of steps, by kind; ends with NULL. */
extern const char *const ronde_vroom_kind_names[RONDE_VROOM_END + 2];

/** A job, or one end of a shipment. */
typedef struct ronde_vroom_task {
    const char *where;
    ronde_vroom_kind kind;
    int64_t id;
    const char *description; /* NULL if none */
    ronde_vroom_spot spot;
    int64_t setup, service;
    ronde_vroom_type_times setups, services;
    ronde_vroom_windows windows;
} ronde_vroom_task;

/** How long the tasks of a unit take for the vehicle types that share it. */
typedef struct ronde_vroom_variant {
    int32_t first_type;
    int64_t setup[2], service[2];
    bool setup_travels[2]; /* setup is part of the journey: it falls away from next door */
} ronde_vroom_variant;

/** What is done whole or not at all. */
typedef struct ronde_vroom_unit {
    ronde_vroom_task tasks[2];
    int32_t task_count; /* 1: a job; 2: a shipment */
    int64_t priority;
    ronde_vroom_skills skills;
    ronde_vroom_amounts delivery, pickup; /* a shipment's amount is its pickup */
    ronde_vroom_variant *variants;
    int32_t variant_count;
    int32_t *variant_of_type;
} ronde_vroom_unit;

typedef struct ronde_vroom_break {
    const char *where;
    int64_t id;
    const char *description;
    int64_t service;
    ronde_vroom_windows windows;
    ronde_vroom_amounts max_load;
} ronde_vroom_break;

typedef struct ronde_vroom_step {
    int kind; /* a ronde_vroom_kind */
    int64_t id;
} ronde_vroom_step;

typedef struct ronde_vroom_vehicle {
    const char *where;
    int64_t id;
    const char *profile, *description;
    int32_t type; /* in request->types; 0: none told */
    bool has_start, has_end;
    ronde_vroom_spot start, end;
    ronde_vroom_amounts capacity;
    int64_t fixed, per_hour, per_task_hour, per_km;
    ronde_vroom_skills skills;
    ronde_vroom_windows hours; /* at most one */
    int64_t speed;             /* hundredths: 100 as fast as the table says */
    int64_t max_tasks, max_travel_time, max_distance; /* RONDE_NONE: no limit */
    ronde_vroom_break *breaks;
    size_t break_count;
    ronde_vroom_step *steps;
    size_t step_count;
    bool has_steps;
} ronde_vroom_vehicle;

/** Travel tables between all locations. Rows of size. Missing ones are NULL. */
typedef struct ronde_vroom_table {
    const char *profile;
    int32_t size;
    int32_t *durations, *distances, *costs;
} ronde_vroom_table;

struct ronde_vroom {
    ronde_arena *arena;
    struct json_t *document;
    ronde_vroom_unit *units; /* jobs, then shipments */
    size_t unit_count;
    ronde_vroom_vehicle *vehicles;
    size_t vehicle_count;
    ronde_idmap types; /* index 0 is "", the type of vehicles without one */
    RONDE_ARRAY(ronde_vroom_table) tables;
    bool has_matrices;
    size_t dimension_count;
    bool has_amounts;
    RONDE_ARRAY(const ronde_vroom_spot *) locations; /* one spot of each */
    RONDE_ARRAY(const char *) location_uses;         /* where it is told first */
    int64_t cost_step;                               /* cost units of the instance, in 1/18000 */
    bool out_of_memory;
};

/** The request a JSON reader works for. */
static inline ronde_vroom *ronde_vroom_of(const ronde_json_reader *reader)
{
    return reader->context;
}

/** Zeroed room in the arena; NULL (and remembered) when memory is out. count 0 gives room too. */
void *ronde_vroom_take(ronde_vroom *request, size_t count, size_t size);
/** A copy of the JSON pointer of a node. */
const char *ronde_vroom_where(ronde_json_reader *reader, const ronde_json_node *node);

/** Field readers of VROOM's values, with the type of their target. */
ronde_json_take ronde_vroom_take_id;         /* int64_t */
ronde_json_take ronde_vroom_take_count;      /* int64_t, 0 up to an hour-proof limit */
ronde_json_take ronde_vroom_take_position;   /* ronde_vroom_spot: [lon, lat] */
ronde_json_take ronde_vroom_take_index;      /* ronde_vroom_spot: a matrix index */
ronde_json_take ronde_vroom_take_windows;    /* ronde_vroom_windows */
ronde_json_take ronde_vroom_take_window;     /* ronde_vroom_windows, of one */
ronde_json_take ronde_vroom_take_amounts;    /* ronde_vroom_amounts */
ronde_json_take ronde_vroom_take_skills;     /* ronde_vroom_skills */
ronde_json_take ronde_vroom_take_type_times; /* ronde_vroom_type_times */

/** Read the lists of a request; faults go to the reader. */
void ronde_vroom_read_jobs(ronde_json_reader *reader,
                           const ronde_json_node *jobs,
                           const ronde_json_node *shipments);
void ronde_vroom_read_vehicles(ronde_json_reader *reader, const ronde_json_node *vehicles);
void ronde_vroom_read_matrices(ronde_json_reader *reader, const ronde_json_node *matrices);
/** The old key "matrix": durations of profile car. */
void ronde_vroom_read_old_matrix(ronde_json_reader *reader, const ronde_json_node *rows);

/** The table of a profile, or NULL. */
const ronde_vroom_table *ronde_vroom_table_of(const ronde_vroom *request, const char *profile);
/** Travel of a vehicle between two locations: seconds by its own speed, metres (0 if unknown), and
 *  cost in 1/18000 without setup. Unreachable pairs give RONDE_UNREACHABLE seconds. */
int32_t ronde_vroom_seconds(const ronde_vroom_table *table,
                            const ronde_vroom_vehicle *vehicle,
                            int32_t from,
                            int32_t to);
int64_t ronde_vroom_leg_cost(const ronde_vroom_table *table,
                             const ronde_vroom_vehicle *vehicle,
                             int32_t from,
                             int32_t to);

/** Works out the variants of all units; needs the locations. */
void ronde_vroom_make_variants(ronde_vroom *request);
/** The ids of the instance, into a buffer of ronde_vroom_id_size; returned. */
const char *ronde_vroom_task_id(char *buffer,
                                const ronde_vroom *request,
                                const ronde_vroom_unit *unit,
                                int32_t task,
                                int32_t variant);
const char *
ronde_vroom_break_id(char *buffer, const ronde_vroom_vehicle *vehicle, const ronde_vroom_break *at);

/** What a task of the instance is in the request; unit NULL: a break. */
typedef struct ronde_vroom_origin {
    const ronde_vroom_unit *unit;
    int32_t task, variant;
    const ronde_vroom_break *rest;
} ronde_vroom_origin;

/** The origins of all tasks, in an array owned by the caller (ronde_free); NULL when memory is
 *  out. O(tasks). */
ronde_vroom_origin *ronde_vroom_origins(const ronde_vroom *request, const ronde_instance *instance);

/** Finds vehicles and tasks by the ids of steps. */
typedef struct ronde_vroom_finder {
    const ronde_vroom *request;
    const ronde_instance *instance;
    ronde_idmap units; /* "job/12", "pickup/12", "delivery/12": three per unit in order, or less */
    RONDE_ARRAY(int32_t) unit_of, task_of;
} ronde_vroom_finder;

/** False when memory is out; cleared by ronde_vroom_finder_clear in any case. */
bool ronde_vroom_finder_init(ronde_vroom_finder *finder,
                             const ronde_vroom *request,
                             const ronde_instance *instance);
void ronde_vroom_finder_clear(ronde_vroom_finder *finder);
/** The vehicle of this id, or NULL. O(vehicles). */
const ronde_vroom_vehicle *ronde_vroom_find_vehicle(const ronde_vroom *request, int64_t id);
/** The task of the instance that a vehicle does at such a step, or RONDE_NONE. With vehicle NULL
 *  the one of the first variant. */
int32_t ronde_vroom_find_task(const ronde_vroom_finder *finder,
                              const ronde_vroom_vehicle *vehicle,
                              ronde_vroom_kind kind,
                              int64_t id);

#endif

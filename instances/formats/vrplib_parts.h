/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_VRPLIB_PARTS_H
#define RONDE_INSTANCES_FORMATS_VRPLIB_PARTS_H

/* What the parts of the VRPLIB reader share: the file as it was written (vrplib_read.c), judged as
 * a whole (vrplib_check.c), turned into an instance (vrplib.c). */

#include "instances/base/array.h"
#include "instances/formats/euclid.h"
#include "instances/formats/lines.h"

enum { RONDE_VRPLIB_NODES = 10000, RONDE_VRPLIB_VEHICLES = 10000 };

/** The sections there are, in the order of ronde_vrplib_section_names. */
typedef enum ronde_vrplib_section {
    RONDE_VRPLIB_COORDINATES,
    RONDE_VRPLIB_DEMAND,
    RONDE_VRPLIB_SERVICE,
    RONDE_VRPLIB_WINDOW,
    RONDE_VRPLIB_RELEASE,
    RONDE_VRPLIB_PRIZE,
    RONDE_VRPLIB_CAPACITY,
    RONDE_VRPLIB_DEPOT_OF,
    RONDE_VRPLIB_MAX_DURATION,
    RONDE_VRPLIB_MAX_DISTANCE,
    RONDE_VRPLIB_ALLOWED,
    RONDE_VRPLIB_RELOAD,
    RONDE_VRPLIB_DEPOTS,
    RONDE_VRPLIB_WEIGHTS,
    RONDE_VRPLIB_SECTIONS
} ronde_vrplib_section;

extern const char *const ronde_vrplib_section_names[RONDE_VRPLIB_SECTIONS + 1];

/** What a row of a section says: by node, by vehicle. The number is its place in the array + 1. */
typedef struct ronde_vrplib_node {
    int lines[RONDE_VRPLIB_SECTIONS]; /* where each section has it; 0: not there */
    bool is_depot;
    double x, y, demand, service, ready, due, release, prize;
} ronde_vrplib_node;

typedef struct ronde_vrplib_vehicle {
    int lines[RONDE_VRPLIB_SECTIONS];
    double capacity, depot, max_duration, max_distance;
    size_t first_allowed, allowed_count; /* in lists */
    size_t first_reload, reload_count;
} ronde_vrplib_vehicle;

/** A "KEY: value" line with a number; line 0: not there. */
typedef struct ronde_vrplib_number {
    int line;
    double value;
} ronde_vrplib_number;

typedef struct ronde_vrplib {
    char name[RONDE_FIELD_SIZE], type[RONDE_FIELD_SIZE];
    char weight_type[RONDE_FIELD_SIZE], weight_format[RONDE_FIELD_SIZE];
    int weight_type_line, weight_format_line;
    ronde_vrplib_number dimension, fleet, capacity, max_duration, max_distance, service;
    int section_lines[RONDE_VRPLIB_SECTIONS];
    ronde_vrplib_node *nodes;
    ronde_vrplib_vehicle *vehicles;
    int32_t node_count, vehicle_count;
    RONDE_ARRAY(int32_t) lists;  /* node numbers of list sections */
    RONDE_ARRAY(double) weights; /* of EDGE_WEIGHT_SECTION, in the order of the file */
    ronde_lines lines;
    bool refused; /* the last section: its rows are passed over */
    bool out_of_memory;
} ronde_vrplib;

void ronde_vrplib_clear(ronde_vrplib *file);
/** Reads all lines; faults go to file->lines.faults. */
void ronde_vrplib_parse(ronde_vrplib *file);
/** Adds faults for what is missing or contradicts itself, and gives the file a fleet where it has
 *  none. O(nodes + vehicles * clients). */
void ronde_vrplib_check(ronde_vrplib *file);
/** Adds an error (or warning) at a line of the file. */
void ronde_vrplib_fault(ronde_vrplib *file,
                        ronde_severity severity,
                        const char *code,
                        int line,
                        const char *remedy,
                        const char *format,
                        ...) RONDE_PRINTF(6, 7);
/** How many weights the file's format asks for; 0 for a format that is not known. */
size_t ronde_vrplib_weight_count(const ronde_vrplib *file);
/** The explicit weight between two nodes, by index. The file was checked. */
double ronde_vrplib_weight(const ronde_vrplib *file, size_t from, size_t to);

#endif

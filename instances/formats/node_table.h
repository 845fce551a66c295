/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_NODE_TABLE_H
#define RONDE_INSTANCES_FORMATS_NODE_TABLE_H

/* What the Solomon and Li-Lim files have in common: a fleet of equal vehicles and a table of nodes
 * in a plane, the depot first. Node numbers of the file become the ids of places and tasks; the
 * vehicles and their shifts are "1", "2" ... */

#include "instances/base/array.h"
#include "instances/formats/euclid.h"
#include "instances/formats/lines.h"
#include "instances/model/builder.h"

/** A text that is read. */
typedef struct ronde_source_text {
    const char *text;
    size_t length;
} ronde_source_text;

enum { RONDE_NODES = 10000, RONDE_NODE_VEHICLES = 10000 };

/** A row of the file, in the file's own units. */
typedef struct ronde_node_row {
    int line, number;
    ronde_point at;
    int32_t demand;
    double ready, due, service;
    int pickup, delivery; /* the partner's number in Li-Lim files; 0 if none */
} ronde_node_row;

typedef struct ronde_node_table {
    char name[RONDE_FIELD_SIZE];
    int32_t vehicles, capacity;
    RONDE_ARRAY(ronde_node_row) nodes; /* the depot first */
    int32_t *by_number;                /* indices of nodes by rising number */
    bool out_of_memory;
} ronde_node_table;

/** Reads the numbers of vehicles and their capacity from fields 0 and 1 of the current line. */
void ronde_node_table_read_fleet(ronde_node_table *table, const ronde_lines *lines);
/** Reads all lines that follow as rows: number, x, y, demand, ready, due, service and, with
 *  partners, pickup and delivery. Demands below 0 are allowed with partners only. */
void ronde_node_table_read_rows(ronde_node_table *table, ronde_lines *lines, bool partners);
/** The index of the node with this number, or RONDE_NONE. O(log n). */
int32_t ronde_node_table_find(const ronde_node_table *table, int number);
/** Adds a fault at the row of a node. */
void ronde_node_fault(ronde_faults *faults,
                      const ronde_node_row *node,
                      const char *code,
                      const char *format,
                      ...) RONDE_PRINTF(4, 5);

/** Describes a node's task; what the two formats differ in: load, request. */
typedef void ronde_node_describe(ronde_task_spec *task, const ronde_node_row *node);

/** What a format of node tables does in its own way. check may be NULL. */
typedef struct ronde_node_format {
    void (*read)(ronde_node_table *table, ronde_lines *lines);
    /* Adds faults for what contradicts itself, when the rows themselves make sense. */
    void (*check)(const ronde_node_table *table, ronde_faults *faults);
    ronde_node_describe *describe;
} ronde_node_format;

/** Reads, checks and builds. Errors as of the readers (solomon.h, lilim.h). */
ronde_status ronde_node_table_load(ronde_instance **out,
                                   const ronde_node_format *format,
                                   const ronde_source_text *source,
                                   const ronde_benchmark_options *options,
                                   ronde_faults *faults,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** Makes the instance: header, places, one task per node but the depot, links (Li-Lim pairs, by
 *  the partner numbers), fleet and travel table. Times that fall between two units are rounded to
 *  the safe side: windows narrower, service longer. */
ronde_status ronde_node_table_build(ronde_instance **out,
                                    const ronde_node_table *table,
                                    const ronde_benchmark_options *options,
                                    ronde_node_describe *describe,
                                    ronde_faults *faults,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_POSITION_H
#define RONDE_INSTANCES_FORMATS_CSV_POSITION_H

#include "instances/formats/csv_table.h"

/** Turns RD New metres (EPSG:28992) into degrees; false where it cannot. Given by the service
 * layer, because only maps knows PROJ. */
typedef bool ronde_csv_project(void *payload, double x, double y, double *lon, double *lat);

/** Judges a position by the map: false if no road is near; *metres says how far the nearest is
 *  (negative: unknown, outside the map). */
typedef bool ronde_csv_near_road(void *payload, double lon, double lat, double *metres);

/** The outer world of positions; each part may be NULL. */
typedef struct ronde_csv_world {
    ronde_csv_project *project;
    void *project_payload;
    ronde_csv_near_road *near_road;
    void *near_road_payload;
} ronde_csv_world;

/** Reads the position of the current row from lon and lat, or from x and y: which of the two
 * systems it is, the size of the numbers says, not the heading. True and the degrees set, or false
 * with an error of the row: missing, no number, swapped axes (never mended silently), outside RD,
 * or far from every road of the map. */
bool ronde_csv_position_read(ronde_csv_table *table,
                             const ronde_csv_world *world,
                             double *lon,
                             double *lat);

#endif

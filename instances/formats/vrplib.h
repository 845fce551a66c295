/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_VRPLIB_H
#define RONDE_INSTANCES_FORMATS_VRPLIB_H

/* VRPLIB files: "KEY: value" lines and sections of rows, in the dialect of the public sets with
 * several depots, site dependence, time windows, route limits and several trips (the sections are
 * listed in README.md). Plain CVRP and VRPTW files of CVRPLIB are read as well. */

#include "instances/base/faults.h"
#include "instances/formats/euclid.h"
#include "instances/model/instance.h"

/** Reads a text. Node numbers are the ids of places and tasks; vehicles and their shifts are "1",
 *  "2" ... Profile "euclid" (or "matrix" for explicit weights) has its travel table.
 *
 *  Rounding: RONDE_ROUNDING_AUTO takes the convention of the set by its TYPE: dimacs for VRPTW and
 *  the multi-trip types, whole distances for CVRP, nearest thousandths otherwise. EXACT means
 *  nearest thousandths. The same rule holds for times, so that they fit to the distances.
 *
 *  Objective: least distance, or fewest vehicles first. Every fault has its row and column;
 *  RONDE_EINPUT with any of them, RONDE_ENOMEM. O(n^2) for the table. */
ronde_status ronde_vrplib_read(ronde_instance **out,
                               const char *text,
                               size_t length,
                               const ronde_benchmark_options *options,
                               ronde_faults *faults,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_SOLOMON_H
#define RONDE_INSTANCES_FORMATS_SOLOMON_H

#include "instances/formats/euclid.h"
#include "instances/model/builder.h"

/** Reads a vehicle routing problem with time windows as Solomon (1987) and Gehring and Homberger
 *  (1999) wrote theirs: a name; VEHICLE with NUMBER and CAPACITY; CUSTOMER with rows of number, x,
 *  y, demand, ready time, due date, service time, the first being the depot. Ready time and due
 * date bound the start of the service; a vehicle is back at the depot by the depot's due date.
 *
 *  Task and place ids are the customers' numbers, shifts are "1" ... NUMBER; a demand is a delivery
 *  from the depot in the dimension "load". RONDE_OBJECTIVE_PAPER is vehicles first. The travel
 * table is attached. Faults carry line and column; with any error among them RONDE_EINPUT. At most
 * 10,000 nodes and vehicles. O(n^2). */
ronde_status ronde_solomon_read(ronde_instance **out,
                                const char *text,
                                size_t length,
                                const ronde_benchmark_options *options,
                                ronde_faults *faults,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif

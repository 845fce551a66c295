/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_LILIM_H
#define RONDE_INSTANCES_FORMATS_LILIM_H

#include "instances/formats/euclid.h"
#include "instances/model/builder.h"

/** Reads a pickup and delivery problem with time windows as Li and Lim (2001) wrote theirs: a line
 *  with vehicles, capacity and speed (1, or 0 for the same), then rows of number, x, y, demand,
 * ready time, due date, service time, pickup partner, delivery partner, the first being the depot.
 * A pickup has a demand above 0 and names its delivery; the delivery has the opposite demand and
 * names its pickup.
 *
 *  A pair becomes one request: two tasks on one route, the delivery after the end of the pickup,
 *  loads +q and -q in the dimension "load". For the rest as ronde_solomon_read; the paper's
 * objective is vehicles first. */
ronde_status ronde_lilim_read(ronde_instance **out,
                              const char *text,
                              size_t length,
                              const ronde_benchmark_options *options,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;

#endif

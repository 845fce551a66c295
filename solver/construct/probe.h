/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_PROBE_H
#define RONDE_SOLVER_CONSTRUCT_PROBE_H

#include "solver/core/state.h"

/** A task looking for a position, with what served tasks that it is linked to ask of it. */
typedef struct ronde_probe {
    int32_t node, place;
    ronde_time low, high, duration; /* bounds on its start */
    int32_t shift, resource;        /* the only one allowed, RONDE_NONE: any */
    int32_t first_after;            /* on its shift behind this node, RONDE_NONE: anywhere */
    int32_t last_before;            /* and before this one */
    bool possible, apart;           /* apart: some link asks for different resources */
    bool partial; /* tasks of its request are still missing: the load behind it is not final */
    bool several; /* of its hard windows more than one matters */
} ronde_probe;

ronde_probe ronde_probe_of(const ronde_state *state, int32_t node, bool partial);

/** The same on one shift, with the bounds that its windows have there. */
ronde_probe ronde_probe_on(const ronde_state *state, const ronde_probe *probe, int32_t shift);

/** True if the shift may do the task: pair, skills, relations of links, sum of loads. */
bool ronde_probe_admits(const ronde_state *state, const ronde_probe *probe, int32_t shift);

#endif

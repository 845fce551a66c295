/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_WORKERS_H
#define RONDE_SOLVER_SEARCH_WORKERS_H

/* Independent jobs on threads. Which thread does which job is nobody's business: a job may depend
 * on its number only. Clock and hooks are reached from the calling thread alone. */

#include "solver/solve.h"

#include <stdatomic.h>

/** Who looks whether it is time to end, and how the other threads hear of it. */
typedef struct ronde_watch {
    const ronde_solve_hooks *hooks;
    double deadline; /* by the hooks' clock; 0: none */
    atomic_bool stopped;
} ronde_watch;

/** What a job is given: its number, and hooks that tell a search inside it when to stop (no clock,
 *  no progress). */
typedef void ronde_job(void *payload, int32_t index, const ronde_solve_hooks *hooks);

/** Does the jobs 0 .. count - 1, the calling thread with threads - 1 others (fewer if the system
 *  gives fewer), and returns when all have ended. After the watch has stopped no job is begun. */
void ronde_workers_run(
    int threads, int32_t count, ronde_job *job, void *payload, ronde_watch *watch);

#endif

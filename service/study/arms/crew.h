/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_CREW_H
#define RONDE_SERVICE_STUDY_ARMS_CREW_H

/* Independent jobs on the cores of the machine, each in a process of its own: libraries that are
 * made for one thread are safe in it, and memory comes back after each job. */

#include "instances/base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RONDE_CREW_ANSWER = 64, RONDE_CREW_MOST = 64 };

/** Does job number index and answers in at most RONDE_CREW_ANSWER bytes at answer (zeroed). What it
 *  changes in memory else is lost where processes are used. */
typedef ronde_status ronde_crew_job(void *payload, int32_t index, void *answer, ronde_error *error);

typedef struct ronde_crew {
    int processes; /* at once; 1 or less: the jobs are done here, one after the other */
    ronde_crew_job *job;
    void (*on_done)(void *payload, int32_t index, const void *answer); /* here, after each job */
    bool (*should_stop)(void *payload); /* asked often; NULL: never. Jobs under way are told by
                                           SIGTERM; they answer RONDE_ESTOPPED or die */
    void *payload;
} ronde_crew;

/** Does the jobs 0 .. count - 1, in that order as far as there is a choice. The first failure ends
 *  the others and is returned; RONDE_ESTOPPED when it was asked to stop; RONDE_EBUG if a process
 *  died, RONDE_EIO if the system gives none. */
ronde_status
ronde_crew_run(const ronde_crew *crew, int32_t count, ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_RUN_H
#define RONDE_SERVICE_STUDY_ARMS_RUN_H

/* One run of a study: a day of a provider in one arm is planned from cold with one seed, judged and
 * accounted. Runs are kept in files named after a digest of all that they depend on, so that a
 * study that was killed finds them again, and equal runs are done once. */

#include "instances/model/plan.h"
#include "service/study/arms/account.h"
#include "service/study/arms/demand.h"
#include "service/study/arms/digest.h"

/** How hard a run tries: the same in all arms. */
typedef struct ronde_run_effort {
    int64_t iterations; /* of the search; 0: by the size of the day (ronde_run_iterations) */
    int32_t times;      /* so many times as many; 0: 1 */
    int32_t waiting;    /* of the waiting list are tried at most; 0: none */
    int32_t failures;   /* of the waiting list, one after the other, end the trying */
    int64_t retries;    /* iterations of the search that makes room for one who does not fit */
    const char *engine; /* what else changes plans: the version of the program */
} ronde_run_effort;

/** Iterations for a day with so many tasks: 250 for each and 5,000. On days of 120 visits four
 *  times as many make plans 0.5 % better, in both arms (README.md). */
int64_t ronde_run_iterations(int32_t tasks);

/** What became of a run. */
typedef struct ronde_run_result {
    ronde_account total;
    ronde_account *areas; /* by area of the demand: the rows that belong to homes */
    int32_t area_count;
} ronde_run_result;

/** Frees the areas. */
void ronde_run_result_clear(ronde_run_result *result);

/** What a run needs to know. */
typedef struct ronde_run_order {
    const ronde_demand *demand;
    const ronde_run_effort *effort;
    ronde_demand_day which; /* waiting 0 */
    uint64_t seed;
    bool extra; /* try the waiting list, too */
    const char *folder;
    bool (*should_stop)(void *payload); /* or NULL */
} ronde_run_order;

/** Does a run, or finds that it was done: its file is in the folder afterwards, and key says which
 *  one. RONDE_ESTOPPED (no file is written then), RONDE_EBUG for a plan that breaks a rule, errors
 *  of the demand, the solver and files. */
ronde_status ronde_run_do(char key[RONDE_DIGEST_TEXT],
                          bool *found,
                          const ronde_run_order *order,
                          ronde_error *error) RONDE_MUST_CHECK;

/** Plans the day of a run (extra is false) without its account or a file, for its plan: the same
 *  that the run had. The caller frees both. Errors as of ronde_run_do. */
ronde_status ronde_run_plan(ronde_instance **instance,
                            ronde_plan *plan,
                            const ronde_run_order *order,
                            ronde_error *error) RONDE_MUST_CHECK;

/** Reads the result of a run; the caller clears *out. RONDE_EIO, RONDE_EINPUT, RONDE_ENOMEM. */
ronde_status ronde_run_read(ronde_run_result *out,
                            const char *folder,
                            const char *key,
                            int32_t areas,
                            ronde_error *error) RONDE_MUST_CHECK;
/** Writes it, whole or not at all. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_run_write(const ronde_run_result *result,
                             const char *folder,
                             const char *key,
                             ronde_error *error) RONDE_MUST_CHECK;

#endif

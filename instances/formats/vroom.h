/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_VROOM_H
#define RONDE_INSTANCES_FORMATS_VROOM_H

/* Requests and answers in the JSON of VROOM (vroom-project.org, docs/API.md of version 1.15), so
 * that its clients can use this planner as it is. What carries over and what not is told in
 * README.md of this folder.
 *
 * A request goes three ways: it is read, its travel tables are completed from a map where it has
 * none, and an instance is built. It stays alive for the answer, which repeats texts and places. */

#include "instances/base/faults.h"
#include "instances/base/text.h"
#include "instances/model/check.h"
#include "instances/model/plan.h"

typedef struct ronde_vroom ronde_vroom;

/** Reads a request. Keys that VROOM does not know either are warnings. RONDE_EINPUT with all
 * faults, RONDE_ENOMEM. *out is freed by ronde_vroom_free. O(length). */
ronde_status ronde_vroom_read(ronde_vroom **out,
                              const char *text,
                              size_t length,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_vroom_free(ronde_vroom *request);

/** The profile number index whose travel tables must come from a map, or NULL at their end; then
 *  ronde_vroom_location tells the points. A request with tables of its own has none. */
const char *ronde_vroom_lacking(const ronde_vroom *request, size_t index);
/** Name of that profile among those of ronde_map_find_profile: "driving-car" is "car" ... */
const char *ronde_vroom_map_profile(const char *profile);
/** Number of different locations, and one of them: where it is first used ("/jobs/0"), degrees. */
size_t ronde_vroom_location_count(const ronde_vroom *request);
const char *
ronde_vroom_location(const ronde_vroom *request, size_t index, double *lon, double *lat);
/** Gives a lacking profile its tables, in the order of the locations; matrix is emptied. */
ronde_status ronde_vroom_supply(ronde_vroom *request,
                                size_t index,
                                ronde_matrix *matrix,
                                ronde_error *error) RONDE_MUST_CHECK;

/** Makes the instance of a request without lacking profiles. Ids: jobs "job/ID", the ends of
 *  shipments "pickup/ID" and "delivery/ID", breaks "vehicle/ID/break/ID", vehicles and their shifts
 *  "ID". A task whose duration depends on the vehicle type is a choice between alternatives, the
 *  further ones called "job/ID@TYPE". Costs are VROOM's, exactly. RONDE_EINPUT with all faults,
 *  RONDE_ENOMEM, RONDE_ELIMIT. O(vehicles * tasks + profiles * places^2). */
ronde_status ronde_vroom_build(ronde_instance **out,
                               ronde_vroom *request,
                               ronde_faults *faults,
                               ronde_error *error) RONDE_MUST_CHECK;

/** True if the request gives vehicles their first routes ("steps"). Then *out (zeroed, cleared by
 *  the caller) is a plan with the tasks of those routes in order, without times: a warm start. */
ronde_status ronde_vroom_initial(ronde_plan *out,
                                 bool *given,
                                 const ronde_vroom *request,
                                 const ronde_instance *instance,
                                 ronde_error *error) RONDE_MUST_CHECK;

/** Milliseconds for "computing_times"; negative: left out, for files that must be reproducible. */
typedef struct ronde_vroom_times {
    int64_t loading, solving;
} ronde_vroom_times;

/** Appends the answer for a plan that breaks no rule: code 0, summary, routes, unassigned. Amounts
 *  and costs are counted anew from plan and request. RONDE_ENOMEM. O(stops + tasks). */
ronde_status ronde_vroom_answer(ronde_text *out,
                                const ronde_vroom *request,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_vroom_times *times,
                                ronde_error *error) RONDE_MUST_CHECK;
/** Appends the answer of a request that failed: {"code": ..., "error": ...}. */
void ronde_vroom_answer_failure(ronde_text *out, const ronde_error *error);

/** Reads an answer (ours or VROOM's) as a plan of the instance, to be judged. *out is zeroed by the
 *  caller and cleared by it. RONDE_EINPUT with all faults, RONDE_ENOMEM. O(length). */
ronde_status ronde_vroom_plan_read(ronde_plan *out,
                                   const ronde_vroom *request,
                                   const ronde_instance *instance,
                                   const char *text,
                                   size_t length,
                                   ronde_faults *faults,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif

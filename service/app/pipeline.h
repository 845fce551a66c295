/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_PIPELINE_H
#define RONDE_SERVICE_APP_PIPELINE_H

/* The one way from files to a problem that can be solved, and from a plan to a file. Every command
 * goes through it, so that all of them understand the same formats and say the same about faults.
 */

#include "instances/base/faults.h"
#include "instances/formats/detect.h"
#include "instances/formats/euclid.h"
#include "instances/formats/vroom.h"
#include "instances/model/check.h"

/** How an input is to be read. Zeroed: by content, distance in exact rounding, no map. */
typedef struct ronde_input_options {
    ronde_format format;
    ronde_benchmark_options benchmark; /* of the benchmark formats; others carry their own */
    const char *map_path;              /* TOWN.rmap, for profiles without travel times; or NULL */
    const char *allow; /* of alternatives only those named (ronde_instance_allow); NULL: all */
} ronde_input_options;

/** Reads an input of any format and makes it ready to be solved: profiles without travel times get
 *  theirs from the map, for the positions of the places. The path "-" is standard input.
 *
 *  All faults found are added to faults, with path, row and column or JSON pointer; with an error
 *  among them RONDE_EINPUT and *out is untouched. Also RONDE_EINPUT: an unknown format, travel
 * times neither in the file nor on the map. RONDE_EIO, RONDE_ENOMEM, RONDE_ELIMIT. The caller frees
 * *out. */
ronde_status ronde_input_load(ronde_instance **out,
                              const char *path,
                              const ronde_input_options *options,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;

/** A problem with what an answer in its own format repeats. Start with {0}. */
typedef struct ronde_input {
    ronde_instance *instance;
    ronde_vroom *request; /* NULL unless the input is a VROOM request */
} ronde_input;

/** As ronde_input_load; *out is cleared by ronde_input_clear. */
ronde_status ronde_input_open(ronde_input *out,
                              const char *path,
                              const ronde_input_options *options,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;
void ronde_input_clear(ronde_input *input);

/** As ronde_input_load, but profiles may stay without travel times: for commands that do not plan,
 *  such as a conversion. The map is not looked at, but for VROOM requests without matrices. */
ronde_status ronde_input_read(ronde_instance **out,
                              const char *path,
                              const ronde_input_options *options,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;

/** Reads a plan of the instance; *out was zeroed by the caller and is cleared by it. Faults as
 *  above. That the plan is readable does not make it right: see ronde_check. */
ronde_status ronde_plan_load(ronde_plan *out,
                             const char *path,
                             const ronde_instance *instance,
                             ronde_faults *faults,
                             ronde_error *error) RONDE_MUST_CHECK;

/** As ronde_plan_load; with the request (or NULL) the plan may also be a VROOM answer. */
ronde_status ronde_answer_load(ronde_plan *out,
                               const char *path,
                               const ronde_instance *instance,
                               const ronde_vroom *request,
                               ronde_faults *faults,
                               ronde_error *error) RONDE_MUST_CHECK;

/** Checks a plan and writes it, whole or not at all; the path "-" is standard output. A plan that
 *  breaks a hard rule is not written: RONDE_EBUG names the rule, since no command of ours may make
 *  one. *verdict (may be NULL) is what the checker says; the caller clears it, also on failure.
 *  RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_plan_save(const char *path,
                             const ronde_instance *instance,
                             const ronde_plan *plan,
                             ronde_verdict *verdict,
                             ronde_error *error) RONDE_MUST_CHECK;

/** As ronde_plan_save; with a request (or NULL) as a VROOM answer. loading: milliseconds it took to
 *  read the input. */
ronde_status ronde_answer_save(const char *path,
                               const ronde_instance *instance,
                               const ronde_vroom *request,
                               const ronde_plan *plan,
                               int64_t loading,
                               ronde_verdict *verdict,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_HHCRSP_H
#define RONDE_INSTANCES_FORMATS_HHCRSP_H

#include "instances/formats/euclid.h"
#include "instances/model/builder.h"

/** Reads a day of home health care as the JSON files of Ceschia, Di Gaspero, Rosati and Schaerf
 *  (2024) have it, of their own (Italian) set and of that of Mankowska, Meisel and Bierwirth
 * (2014).
 *
 *  A service of a patient becomes a task `patient/service`, which needs the service as a skill;
 *  two services of a patient are one request, tied by their lag (start to start) and done by two
 *  caregivers. A start before the time window is impossible, one after it costs its lateness. Each
 *  caregiver is a shift from the office to the office without a limit in time. Distance is time.
 *
 *  The objective is the set's own, whatever is asked for in options: (distance + sum of lateness +
 *  largest lateness) / 3. Numbers are scaled by the least power of ten, up to 100,000, that makes
 *  all of them whole; numbers with more decimals are rounded such that no plan is accepted that
 *  real numbers would refuse, and no cost is below the real one.
 *
 *  Faults carry JSON pointers; codes are json.* (base/json.h), number.range, service.unknown,
 *  patient.synchronization, distances.size and those of the builder. RONDE_EINPUT, RONDE_ENOMEM,
 *  RONDE_ELIMIT (more than 64 services). O(length + patients^2). */
ronde_status ronde_hhcrsp_read(ronde_instance **out,
                               const char *text,
                               size_t length,
                               const ronde_benchmark_options *options,
                               ronde_faults *faults,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

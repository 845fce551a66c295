/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_HHCRSP_PARTS_H
#define RONDE_INSTANCES_FORMATS_HHCRSP_PARTS_H

/* A HHCRSP file as it stands there: numbers in its own unit, texts of the JSON document. */

#include "instances/base/arena.h"
#include "instances/base/json.h"
#include "instances/model/builder.h"

/* No number of a file is larger: ten weeks in minutes. */
enum { ronde_hhcrsp_largest = 100000, ronde_hhcrsp_where_size = 160, ronde_hhcrsp_id_size = 200 };

typedef struct ronde_hhcrsp_pair {
    double first, second;
    bool told;
} ronde_hhcrsp_pair;

/** A service that a patient needs. */
typedef struct ronde_hhcrsp_visit {
    const char *service;
    double duration;
    char where[ronde_hhcrsp_where_size];
} ronde_hhcrsp_visit;

enum { ronde_hhcrsp_simultaneous, ronde_hhcrsp_sequential };

typedef struct ronde_hhcrsp_patient {
    const char *id;
    ronde_hhcrsp_pair location, window;
    int32_t visit_count;
    ronde_hhcrsp_visit visits[2];
    ronde_hhcrsp_pair lag; /* between the starts of two visits */
    char where[ronde_hhcrsp_where_size];
} ronde_hhcrsp_patient;

typedef struct ronde_hhcrsp_caregiver {
    const char *id;
    const char **abilities;
    size_t ability_count;
    char where[ronde_hhcrsp_where_size];
} ronde_hhcrsp_caregiver;

typedef struct ronde_hhcrsp {
    const char *name;
    const char *office;
    ronde_hhcrsp_pair office_location;
    char office_where[ronde_hhcrsp_where_size];
    ronde_hhcrsp_patient *patients;
    size_t patient_count;
    ronde_hhcrsp_caregiver *caregivers;
    size_t caregiver_count;
    double *distances; /* rows: the office, then the patients */
    int32_t scale;
    ronde_arena *arena;
} ronde_hhcrsp;

/** Fills the file's description from the document; what is wrong goes to the reader's faults. The
 *  arena is set by the caller. False when memory is out. */
bool ronde_hhcrsp_take(ronde_json_reader *reader,
                       const struct json_t *document,
                       ronde_hhcrsp *out) RONDE_MUST_CHECK;

/** Builds the instance of a file without faults. Errors as of ronde_benchmark_finish. */
ronde_status ronde_hhcrsp_build(ronde_instance **out,
                                const ronde_hhcrsp *file,
                                ronde_faults *faults,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif

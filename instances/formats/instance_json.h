/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_INSTANCE_JSON_H
#define RONDE_INSTANCES_FORMATS_INSTANCE_JSON_H

/* The format "ronde-instance/1": our JSON for a problem. It is described in README.md of this
 * folder and in schema/ronde-instance-1.schema.json. */

#include "instances/base/faults.h"
#include "instances/base/text.h"
#include "instances/model/instance.h"

#include <stdbool.h>
#include <stddef.h>

struct json_t;

/** Reads a whole file. All faults of the input are added to faults (may be NULL), each with its
 *  JSON pointer; with any error among them RONDE_EINPUT (the first one in *error) and *out is
 *  untouched. RONDE_ENOMEM. The caller frees *out with ronde_instance_free. Matrices that the file
 *  has are attached; profiles without one wait for ronde_instance_attach.
 *  O(length + the builder). */
ronde_status ronde_instance_json_read(ronde_instance **out,
                                      const char *text,
                                      size_t length,
                                      ronde_faults *faults,
                                      ronde_error *error) RONDE_MUST_CHECK;

/** As ronde_instance_json_read, of a document that was parsed by ronde_json_parse, then perhaps
 *  changed, and stays the caller's. RONDE_ENOMEM also if memory ran out while it was changed. */
ronde_status ronde_instance_json_read_document(ronde_instance **out,
                                               const struct json_t *document,
                                               ronde_faults *faults,
                                               ronde_error *error) RONDE_MUST_CHECK;

/** How an instance is written. */
typedef struct ronde_instance_json_options {
    bool without_matrices; /* leave the travel times to --map */
} ronde_instance_json_options;

/** Appends the instance to *out, the same bytes for the same instance. Reading the text gives an
 *  equal instance, and writing that one the same bytes. Tasks of one request are named after its
 *  first task, since an instance does not keep the names of requests. options may be NULL.
 *  RONDE_ENOMEM. O(size of the text). */
ronde_status ronde_instance_json_write(ronde_text *out,
                                       const ronde_instance *instance,
                                       const ronde_instance_json_options *options,
                                       ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_RUN_DOCUMENT_H
#define RONDE_SERVICE_STUDY_ARMS_RUN_DOCUMENT_H

/* What runs of rounds and of vans share: results as JSON files that are named after a digest. */

#include "instances/base/json.h"
#include "instances/base/text.h"
#include "instances/model/instance.h"
#include "service/study/arms/digest.h"

/** Goes on with an instance and its travel times. RONDE_ENOMEM. */
ronde_status ronde_digest_add_instance(ronde_digest *digest,
                                       const ronde_instance *instance,
                                       ronde_error *error) RONDE_MUST_CHECK;

/** True if the result with this key is in the folder. */
bool ronde_run_document_exists(const char *folder, const char *key);
/** Writes it, whole or not at all. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_run_document_write(const ronde_text *text,
                                      const char *folder,
                                      const char *key,
                                      ronde_error *error) RONDE_MUST_CHECK;
/** Reads it; *out is freed by ronde_json_free. RONDE_EIO, RONDE_ENOMEM; RONDE_EINPUT if it is no
 *  JSON or its "format" is another one. */
ronde_status ronde_run_document_read(struct json_t **out,
                                     const char *format,
                                     const char *folder,
                                     const char *key,
                                     ronde_error *error) RONDE_MUST_CHECK;
/** RONDE_EINPUT, for a file that is no result. */
ronde_status ronde_run_document_fail(const char *folder, const char *key, ronde_error *error);

#endif

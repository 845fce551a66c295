/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_DOCUMENT_H
#define RONDE_SERVICE_STUDY_DOCUMENT_H

/* A study that was worked out earlier, read back from its study.json ("ronde-study-result/1"), so
 * that a report needs the folder alone. Amounts are those of the file, nothing is worked out anew.
 */

#include "instances/base/array.h"
#include "service/study/results.h"

/** A table of the file, in both languages. */
typedef struct ronde_document_table {
    const char *name;
    const char *title[2];      /* by ronde_language */
    ronde_table_text cells[2]; /* the first row is the head */
} ronde_document_table;

typedef struct ronde_study_document {
    ronde_study study; /* name, area, choices, the number of years and their regimes, ranges; not
                          what only the arithmetic needs (ramp, contribution_share) */
    ronde_study_results results;              /* its study is the one above */
    RONDE_ARRAY(ronde_document_table) tables; /* known or not, in the order of the file */
    RONDE_ARRAY(struct json_t *) json;        /* own the texts */
} ronde_study_document;

/** Reads the result of a study. All faults are added to faults with their JSON pointers; with an
 *  error among them RONDE_EINPUT, and *out is empty. Keys that are not known are passed over.
 *  RONDE_ENOMEM. *out must stay where it is; ronde_study_document_clear empties it. O(length). */
ronde_status ronde_study_document_read(ronde_study_document *out,
                                       const char *text,
                                       size_t length,
                                       ronde_faults *faults,
                                       ronde_error *error) RONDE_MUST_CHECK;
/** Adds the tables of another result in the same folder, such as vans.json, to a document. Faults
 * as above, and the document stays as it was. O(length). */
ronde_status ronde_study_document_add(ronde_study_document *document,
                                      const char *text,
                                      size_t length,
                                      ronde_faults *faults,
                                      ronde_error *error) RONDE_MUST_CHECK;
void ronde_study_document_clear(ronde_study_document *document);

/** The table of that name, NULL without one. */
const ronde_document_table *ronde_study_document_table(const ronde_study_document *document,
                                                       const char *name);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_DOCUMENT_H
#define RONDE_SERVICE_STUDY_DOCUMENT_H

/* A study that was worked out earlier, read back from its study.json ("ronde-study-result/1", of a
 * given day RONDE_STUDY_DAY_FORMAT), so that a report needs the folder alone. Amounts are those of
 * the file, nothing is worked out anew.
 */

#include "instances/base/array.h"
#include "service/study/arms/account.h"
#include "service/study/arms/demand.h"
#include "service/study/results.h"

/** A table of the file, in both languages. */
typedef struct ronde_document_table {
    const char *name;
    const char *title[2];      /* by ronde_language */
    ronde_table_text cells[2]; /* the first row is the head */
} ronde_document_table;

/** A mean of days and half its interval of 95 %. */
typedef struct ronde_document_mean {
    double mean, half_width;
} ronde_document_mean;

/** An arm with a central laundry against laundry at home. */
typedef struct ronde_document_arm {
    int64_t take_up;
    ronde_account freed;           /* over all days and seeds */
    ronde_document_mean freed_day; /* seconds */
    ronde_document_mean extra_day; /* residents of the waiting list more */
    bool has_year;
    ronde_figures year;                   /* of a full year, where rounds have them */
    bool from_rounds[RONDE_FIGURE_COUNT]; /* which those are */
} ronde_document_arm;

typedef struct ronde_document_area {
    const char *name;
    bool has_place, hidden; /* hidden: fewer residents than may be shown */
    double lon, lat;
    int64_t freed_week[RONDE_ARMS_MOST]; /* seconds, by arm */
} ronde_document_area;

enum { RONDE_DOCUMENT_AREAS_MOST = 200, RONDE_DOCUMENT_NOTES_MOST = 20 };

/** What planned rounds found; arm_count 0: none were planned. */
typedef struct ronde_document_rounds {
    int64_t days, seeds;
    bool narrow;  /* the intervals are as narrow as was asked for */
    bool sampled; /* over the ranges of the inputs; then by year, and how well that predicts (R2) */
    ronde_band bands[RONDE_OUTCOME_COUNT][RONDE_STUDY_YEARS_MOST];
    double predicts;
    size_t arm_count, area_count;
    ronde_document_arm arms[RONDE_ARMS_MOST];
    ronde_document_area areas[RONDE_DOCUMENT_AREAS_MOST];
    size_t note_count;
    const char *notes[RONDE_DOCUMENT_NOTES_MOST][2]; /* by ronde_language */
} ronde_document_rounds;

typedef struct ronde_study_document {
    bool of_day; /* one given day: of all else only study.name, tables, and of rounds the days,
                    seeds and what each arm frees */
    ronde_study study; /* name, area, choices, the number of years and their regimes, ranges; not
                          what only the arithmetic needs (ramp, contribution_share) */
    ronde_study_results results; /* its study is the one above */
    ronde_document_rounds rounds;
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

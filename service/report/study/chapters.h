/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_STUDY_CHAPTERS_H
#define RONDE_SERVICE_REPORT_STUDY_CHAPTERS_H

/* The chapters of a study's report; each appends itself, heading and all. */

#include "service/report/study/page.h"

void ronde_page_first(ronde_study_page *page);
void ronde_page_policy_tables(ronde_study_page *page);
void ronde_page_freed(ronde_study_page *page);
bool ronde_page_has_rounds(const ronde_study_page *page);
void ronde_page_rounds(ronde_study_page *page);
/** Says on page one what planned rounds found; nothing without them. */
void ronde_page_rounds_in_short(ronde_study_page *page);
/** Says on page one what they make of the ranges of the assumptions; nothing without a sampling. */
void ronde_page_rounds_range(ronde_study_page *page);
/** Tables 5.1 to 5.4 by planned rounds, or why they are those of the arithmetic. */
void ronde_page_rounds_policy(ronde_study_page *page);
/** True of a table that planned rounds bring; those chapters show them all. */
bool ronde_page_is_of_rounds(const char *table);
bool ronde_page_has_areas(const ronde_study_page *page);
void ronde_page_areas(ronde_study_page *page);
void ronde_page_residents(ronde_study_page *page);
void ronde_page_laundry(ronde_study_page *page);
void ronde_page_money(ronde_study_page *page);
void ronde_page_sure(ronde_study_page *page);
void ronde_page_assumptions(ronde_study_page *page);
void ronde_page_not_counted(ronde_study_page *page);
void ronde_page_risks(ronde_study_page *page);
void ronde_page_pilot(ronde_study_page *page);
bool ronde_page_has_other_tables(const ronde_study_page *page);
void ronde_page_other_tables(ronde_study_page *page);
void ronde_page_derivations(ronde_study_page *page);
void ronde_page_glossary(ronde_study_page *page);
void ronde_page_account(ronde_study_page *page);

/** The report of one given day, as a whole. */
void ronde_page_day(ronde_study_page *page);

/** How well an assumption is proven, in the words of the policy note. */
typedef enum ronde_proof {
    RONDE_PROVEN,
    RONDE_EXAMPLE,
    RONDE_ESTIMATE,
    RONDE_NOT_STATED,
    RONDE_PROOF_COUNT
} ronde_proof;

/** By the tag that the source begins with: [SEED] proven, [S] example, [D] and [M] estimate. */
ronde_proof ronde_proof_of(const char *source);
ronde_sentence ronde_proof_words(ronde_proof proof);

#endif

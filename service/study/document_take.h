/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_DOCUMENT_TAKE_H
#define RONDE_SERVICE_STUDY_DOCUMENT_TAKE_H

/* What the readers of a study's document share. Each reports a fault at its place and leaves its
 * target, or gives an absent node, 0 or "". */

#include "instances/base/json.h"
#include "service/study/document.h"

/** The member that must be there. */
ronde_json_node
ronde_document_member_of(ronde_json_reader *reader, const ronde_json_node *object, const char *key);
/** An amount of a unit; what a double cannot hold exactly is none of a study. */
void ronde_document_take_amount(ronde_json_reader *reader,
                                const ronde_json_node *node,
                                ronde_study_unit unit,
                                int64_t *target);
void ronde_document_take_member(ronde_json_reader *reader,
                                const ronde_json_node *object,
                                const char *key,
                                ronde_study_unit unit,
                                int64_t *target);
const char *
ronde_document_take_text(ronde_json_reader *reader, const ronde_json_node *object, const char *key);
/** The index of one of the choices, which end with NULL. */
int ronde_document_take_choice(ronde_json_reader *reader,
                               const ronde_json_node *object,
                               const char *key,
                               const char *const *choices);
/** The list that must be there, with so many items. */
ronde_json_node ronde_document_take_list(ronde_json_reader *reader,
                                         const ronde_json_node *object,
                                         const char *key,
                                         int64_t fewest,
                                         int64_t most);

void ronde_document_take_band(ronde_json_reader *reader,
                              const ronde_json_node *object,
                              ronde_study_unit unit,
                              ronde_band *band);

/** Reads "rounds" of a given day. */
void ronde_document_take_day(ronde_json_reader *reader,
                             const ronde_json_node *root,
                             ronde_document_rounds *out);
/** Reads "rounds", "rounds_year", "rounds_percentiles" and "rounds_areas" of a study of so many
 *  years, where there are any (document_rounds.c). */
void ronde_document_take_rounds(ronde_json_reader *reader,
                                const ronde_json_node *root,
                                int64_t year_count,
                                ronde_document_rounds *out);

#endif

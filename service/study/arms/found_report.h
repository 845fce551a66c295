/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_FOUND_REPORT_H
#define RONDE_SERVICE_STUDY_ARMS_FOUND_REPORT_H

#include "instances/base/json_write.h"
#include "service/study/results.h"

/** What a report draws of planned rounds, beside "rounds": "rounds_year", the figures of a full
 * year that the rounds of each arm have themselves, and "rounds_areas", where each area lies (the
 * middle of its residents' homes, to about 100 m) and what each arm frees there a week in seconds.
 * Of an area with fewer than RONDE_SMALL_CELL residents with laundry care it says "hidden" and no
 * figures; nor a place, if fewer residents than that live there. Nothing without the rounds of a
 * town. */
void ronde_found_report_json(ronde_json_writer *json, const ronde_study_results *results);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_FOUND_REPORT_H
#define RONDE_SERVICE_STUDY_ARMS_FOUND_REPORT_H

#include "instances/base/json_write.h"
#include "service/study/results.h"

/** What a report draws of planned rounds, beside "rounds": "rounds_year", the figures that the
 *  rounds of each arm have themselves, of a full year and of each year; "rounds_percentiles", those
 *  of a sampling by year; and "rounds_areas", where each area lies (the middle of its residents'
 *  homes, to about 100 m) and what each arm frees there a week in seconds. Of an area that must not
 *  be told (small_cells.h; with too little memory of every one) it says "hidden" and no figures;
 * nor a place, if fewer than RONDE_SMALL_CELL residents live there. Nothing without the rounds of a
 *  town. */
void ronde_found_report_json(ronde_json_writer *json, const ronde_study_results *results);

#endif

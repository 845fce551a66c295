/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_FILLING_H
#define RONDE_SERVICE_STUDY_ARMS_FILLING_H

/* What the tables of planned rounds share. Not for others. */

#include "service/study/arms/found.h"
#include "service/study/results.h"

/** A table under way. */
typedef struct ronde_filling {
    ronde_table_text *table;
    const ronde_found *found;
    ronde_language language;
    bool grouped;
} ronde_filling;

/** Starts a table; false if no rounds were planned. */
bool ronde_filling_begin(ronde_filling *at,
                         ronde_table_text *table,
                         const ronde_study_results *results,
                         ronde_language language,
                         bool grouped);
void ronde_filling_text(const ronde_filling *at, const char *text);
/** An amount of a unit, exactly in files; "not known" if it is not finite. */
void ronde_filling_amount(const ronde_filling *at, double amount, ronde_study_unit of);
/** Whole things and their mean. */
void ronde_filling_number(const ronde_filling *at, double number);
/** The two cells that begin a row. */
void ronde_filling_head(const ronde_filling *at, const char *label, const char *unit_text);
/** What a unit is called; times of a single day are in minutes. */
const char *ronde_filling_unit_text(const ronde_filling *at, ronde_study_unit of);
/** What an arm is called. */
void ronde_filling_arm(const ronde_filling *at, int32_t arm);
/** A sum over all days and seeds as that of a mean day. */
double ronde_filling_daily(const ronde_filling *at, int64_t sum);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/filling.h"

#include "service/study/amounts.h"

#include <math.h>

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

enum { unit = RONDE_STUDY_SCALE };

void ronde_filling_text(const ronde_filling *at, const char *text)
{
    ronde_table_text_cell(at->table, "%s", text);
}

/* The times of a single day are shown in minutes. */
static ronde_study_unit unit_of(const ronde_filling *at, ronde_study_unit of)
{
    return of == RONDE_STUDY_SECONDS && at->found->town == NULL ? RONDE_STUDY_SHORT_SECONDS : of;
}

/* An amount of a unit; exactly in files. */
void ronde_filling_amount(const ronde_filling *at, double amount, ronde_study_unit of)
{
    if (!isfinite(amount)) {
        ronde_filling_text(at, WORD(NOT_KNOWN));
        return;
    }
    ronde_study_amount_cell(at->table, llround(amount), unit_of(at, of), at->language, !at->grouped,
                            at->grouped);
}

void ronde_filling_number(const ronde_filling *at, double number)
{
    ronde_filling_amount(at, number * unit, RONDE_STUDY_NUMBER);
}

void ronde_filling_head(const ronde_filling *at, const char *label, const char *unit_text)
{
    ronde_filling_text(at, label);
    ronde_filling_text(at, unit_text);
}

const char *ronde_filling_unit_text(const ronde_filling *at, ronde_study_unit of)
{
    return ronde_study_unit_text(unit_of(at, of), at->language);
}

/* "laundry central, take-up 50,00%". */
void ronde_filling_arm(const ronde_filling *at, int32_t arm)
{
    const ronde_found_arm *of = &at->found->arms[arm];
    char share[32];
    if (of->allow != NULL) {
        ronde_table_text_cell(at->table, "%s %s", WORD(ALLOWED), of->allow);
    } else if (arm == 0) {
        ronde_filling_text(at, WORD(AT_HOME));
    } else {
        ronde_study_amount_text(share, sizeof share, of->take_up, RONDE_STUDY_SHARE, at->language,
                                true, false);
        ronde_table_text_cell(at->table, "%s %s%%", WORD(CENTRAL_AT), share);
    }
}

double ronde_filling_daily(const ronde_filling *at, int64_t sum)
{
    return (double)sum / ((double)at->found->rounds.days * at->found->rounds.seeds);
}

/* Starts a table if there were rounds. */
bool ronde_filling_begin(ronde_filling *at,
                         ronde_table_text *table,
                         const ronde_study_results *results,
                         ronde_language language,
                         bool grouped)
{
    *at = (ronde_filling){table, results->found, language, grouped};
    return results->found != NULL;
}

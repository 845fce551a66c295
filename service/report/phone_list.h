/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_PHONE_LIST_H
#define RONDE_SERVICE_REPORT_PHONE_LIST_H

/* Who must be phoned after a day was planned anew: residents with another time or helper, helpers
 * with another round. */

#include "instances/base/text.h"
#include "instances/replan/differences.h"
#include "service/report/words.h"

/** Why a call must be made, by ronde_language; empty where nothing was found. */
typedef struct ronde_call_reason {
    ronde_text texts[2];
} ronde_call_reason;

/** The differences with the days that their indices are of. */
typedef struct ronde_phone_list {
    const ronde_instance *instance, *day; /* before and after the events */
    const ronde_differences *differences;
    const ronde_call_reason *reasons; /* by call; NULL: none were looked for */
} ronde_phone_list;

/** Tables for a person. */
void ronde_phone_list_plain(ronde_text *out, const ronde_phone_list *list, ronde_language language);
/** One row a call, with ids and labels, for a spreadsheet; semicolons, a heading. */
void ronde_phone_list_csv(ronde_text *out, const ronde_phone_list *list, ronde_language language);
/** The same for programs: residents, helpers, and how many times changed. */
void ronde_phone_list_json(ronde_text *out, const ronde_phone_list *list);

#endif

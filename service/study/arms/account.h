/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_ACCOUNT_H
#define RONDE_SERVICE_STUDY_ARMS_ACCOUNT_H

/* The accountant: what the plan of a day costs in paid time, component by component, and what it
 * leaves free. Both arms go through it, so that a difference of accounts is a difference of plans.
 * What paid time is, is counted by service/report (day_figures.h, kpi.h). */

#include "instances/model/plan.h"
#include "service/study/study.h"

typedef enum ronde_account_row {
#define X(NAME, key, UNIT, PART, dutch, english) RONDE_ACCOUNT_##NAME,
#include "service/study/arms/account.def"
#undef X
    RONDE_ACCOUNT_ROWS
} ronde_account_row;

typedef enum ronde_account_part {
    RONDE_ACCOUNT_NONE,
    RONDE_ACCOUNT_PAID,
    RONDE_ACCOUNT_UNDELIVERED,
    RONDE_ACCOUNT_FREE
} ronde_account_part;

typedef struct ronde_account_text {
    const char *key;
    ronde_study_unit unit;
    ronde_account_part part;
    const char *label[2]; /* by ronde_language */
} ronde_account_text;

/** The table of account.def. */
extern const ronde_account_text ronde_account_texts[RONDE_ACCOUNT_ROWS];

/** Seconds, metres, grams, or whole things. */
typedef struct ronde_account {
    int64_t of[RONDE_ACCOUNT_ROWS];
} ronde_account;

/** The account of a plan. lonely says of each place of the instance whether a lonely resident lives
 *  there; NULL: nobody. The rows of the waiting list stay 0. The instance must be ready.
 *  RONDE_ENOMEM. O(stops^2) at worst, for the return visits. */
ronde_status ronde_account_plan(ronde_account *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const bool *lonely,
                                ronde_error *error) RONDE_MUST_CHECK;

/** The rows of a part, added up: paid time, or the hours of the shifts that are not worked. */
int64_t ronde_account_sum(const ronde_account *account, ronde_account_part part);
/** What a day takes at full service: paid time, and the client time that is not planned. */
int64_t ronde_account_needed(const ronde_account *account);
/** Client time that is billed at full service: in the homes, planned or not. */
int64_t ronde_account_billed(const ronde_account *account);
/** one - other, row by row. */
ronde_account ronde_account_difference(const ronde_account *one, const ronde_account *other);
void ronde_account_add(ronde_account *sum, const ronde_account *part);

#endif

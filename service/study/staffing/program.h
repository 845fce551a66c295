/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_STAFFING_PROGRAM_H
#define RONDE_SERVICE_STUDY_STAFFING_PROGRAM_H

/* Staff for the work of a week, by skill and part of the day: how many shifts of each kind on each
 * day, how many people and contract hours, such that nobody works more shifts a day than one or
 * more than her contract allows. Or, with staff that is given, the work that is left undone. An
 * integer program (research/sota.md C.4, with parts of the day in place of half hours), solved by
 * GLPK. */

#include "instances/base/error.h"
#include "instances/model/units.h"

#include <stdbool.h>
#include <stdint.h>

enum { RONDE_STAFFING_DAYS = 5 };

typedef enum ronde_staffing_part {
    RONDE_STAFFING_MORNING,   /* until 12:30 */
    RONDE_STAFFING_AFTERNOON, /* from then on */
    RONDE_STAFFING_EITHER,    /* of demand only: whichever suits */
    RONDE_STAFFING_PARTS
} ronde_staffing_part;

enum { RONDE_STAFFING_HALVES = RONDE_STAFFING_EITHER };

typedef enum ronde_staffing_skill {
    RONDE_STAFFING_BASE,
    RONDE_STAFFING_REGIE, /* may do the work of the other, too */
    RONDE_STAFFING_SKILLS
} ronde_staffing_skill;

typedef enum ronde_staffing_kind {
#define X(NAME, key, morning, afternoon, dutch, english) RONDE_STAFFING_##NAME,
#include "service/study/staffing/shifts.def"
#undef X
    RONDE_STAFFING_KINDS
} ronde_staffing_kind;

/** Seconds of work in an average week: visits and the travel to them. */
typedef struct ronde_staffing_demand {
    ronde_time work[RONDE_STAFFING_DAYS][RONDE_STAFFING_PARTS][RONDE_STAFFING_SKILLS];
} ronde_staffing_demand;

typedef struct ronde_staffing_rules {
    int32_t present;       /* percent of the people who are not ill or on leave */
    int32_t filled;        /* percent of the hours of shifts that work and travel can take */
    int32_t contract_mean; /* hours, at most */
    int32_t full_most;     /* percent of the shifts of a day that are whole days, at most */
} ronde_staffing_rules;

/** By skill. */
typedef struct ronde_staffing_staff {
    int32_t people[RONDE_STAFFING_SKILLS];
    int32_t hours[RONDE_STAFFING_SKILLS]; /* of contracts a week */
} ronde_staffing_staff;

typedef struct ronde_staffing {
    ronde_staffing_staff staff;
    int32_t shifts[RONDE_STAFFING_DAYS][RONDE_STAFFING_KINDS][RONDE_STAFFING_SKILLS];
    /* seconds left undone, of the needed skill, in each half of a day */
    ronde_time undone[RONDE_STAFFING_DAYS][RONDE_STAFFING_HALVES][RONDE_STAFFING_SKILLS];
    int32_t bound; /* no plan needs fewer contract hours, or leaves fewer seconds undone */
    bool optimal;  /* nothing is better by more than 0.1 % */
} ronde_staffing;

/** Net seconds of a kind of shift in each half of the day, the break taken off. */
ronde_time ronde_staffing_net(ronde_staffing_kind kind, ronde_staffing_part half);
/** "morning" ..., and as people say it: 0 Dutch, 1 English. */
const char *ronde_staffing_kind_key(ronde_staffing_kind kind);
const char *ronde_staffing_kind_label(ronde_staffing_kind kind, int language);

/** The least contract hours that do all of the demand. RONDE_ENOMEM; RONDE_EBUG where GLPK finds
 *  nothing. The same input gives the same answer. */
ronde_status ronde_staffing_need(ronde_staffing *out,
                                 const ronde_staffing_demand *demand,
                                 const ronde_staffing_rules *rules,
                                 ronde_error *error) RONDE_MUST_CHECK;

/** The least work left undone by given staff. Errors as above. */
ronde_status ronde_staffing_make_do(ronde_staffing *out,
                                    const ronde_staffing_demand *demand,
                                    const ronde_staffing_rules *rules,
                                    const ronde_staffing_staff *staff,
                                    ronde_error *error) RONDE_MUST_CHECK;

/** Seconds of all demand, and of what is undone. */
ronde_time ronde_staffing_demand_sum(const ronde_staffing_demand *demand);
ronde_time ronde_staffing_undone_sum(const ronde_staffing *staffing);

#endif

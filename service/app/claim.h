/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_CLAIM_H
#define RONDE_SERVICE_APP_CLAIM_H

/* One thing that an explanation says of a task: its kind and the figures that make it true, so that
 * a test (or a doubting planner) can verify it against instance and plan, and one plain sentence in
 * the reader's language. Kinds and sentences are one table, claims.def.
 *
 * "As the plan stands" means: all other visits stay on their routes and in their order; their times
 * may move. Costs compare the best times of both plans (ronde_inquiry_take). What each kind claims:
 *
 * - SERVED: shift does task from time to until. RETURN: task is a return visit, link keeps it until
 *   time after other; FIRST: other is the return visit. LINK: link ties task to other, done at
 *   time. WAIT: shift is there at time and waits for a window that opens at until.
 * - OWN_SHIFT, SAME_HELPER (link ties it to other), REGULAR, NAMED: what the instance says. The
 *   regular helper is who costs least of those with a price of their own for the task.
 * - REGULAR_*: of the regular helper (resource). ABSENT: no shift at all. STOPPED: no way to serve
 *   the request with the task on other_shift as the plan stands; CHANGE: with change there is one,
 *   with one unit less of it there is none; NO_WAY: on none of her shifts, nor with one change of
 *   the kinds that are known. FULL, NEVER: in a plan of nothing else there is a way on some of her
 *   shifts, or on none. DEARER, EQUAL, CHEAPER: with the task on other_shift at
 *   time the plan costs cost more (or less), and amount more travel time. NEXT_*: the same of the
 *   cheapest shift of another resource.
 * - NOBODY_ELSE: no shift of another resource can. UNABLE: count shifts of others lack a skill or
 *   are forbidden; NO_ROOM: count others have no way as the plan stands.
 * - BEGIN_*: what stops the start from being count time units sooner while nothing else moves (of
 *   the first visit of a route: but for its departure). WINDOW, TRAVEL (other is over at until,
 *   the way takes amount), SHIFT (begins at until, the same), LINK (with other, which is at until),
 *   RULE: that breaks rule. COST: it costs cost more. FREE: neither. GRID: one time unit sooner
 *   would break no rule. For the last four amount is count.
 * - EARLIEST, LATEST: there are times for the plan's routes with the start at time, none with it
 *   one unit beyond; the rules of hold alone make it so.
 * - NO_OTHER_WAY: one alternative. WAY_CHOSEN: alternative. WAY_*: another alternative, as above.
 * - UNSERVED, WAITING_LIST: task is on no route. CHANGE: change would let it in, the cheapest of
 *   all. NO_CHANGE: none of the kinds would. REASON: reason stops it. OTHER_WAY: other is done.
 *   BREAK: is not on a route.
 * - CHANGED_*: promised at until on other_shift, now at time on shift; UNCHANGED: neither is
 *   different. CAUSE_AWAY: the hours of other_shift do not hold the visit as it was. FORBIDDEN:
 *   reason forbids other_shift the task. ROOM: other is on other_shift and was not; with its
 *   request thought out of the plan the task fits as it was, else not; ROOMS: the same of count
 *   requests at once. BOUND, BEFORE: as EARLIEST,
 *   LATEST, beyond what was promised. RULE: no way as it was, as the plan stands. DEARER, EQUAL,
 *   CHEAPER: as above, as it was. FITS: it is not planned, though there is such a way. HERS_*: with
 *   other_shift at another time. "As it was": on other_shift, its start within the margin of what
 *   was promised; what has begun does not move, nor any other visit farther from
 *   its own promise than it is. */

#include "instances/base/array.h"
#include "instances/base/json_write.h"
#include "service/report/words.h"
#include "solver/inquire.h"

typedef enum ronde_claim_kind {
#define X(NAME, name, english, dutch) RONDE_CLAIM_##NAME,
#include "service/app/claims.def"
#undef X
    RONDE_CLAIM_KINDS
} ronde_claim_kind;

/** One claim; members without a meaning for its kind are RONDE_NONE or 0. */
typedef struct ronde_claim {
    ronde_claim_kind kind;
    int32_t task, other; /* tasks */
    int32_t shift, other_shift;
    int32_t resource;
    int32_t link, alternative;
    ronde_time start, time, until;
    int64_t amount; /* time units */
    int64_t count;
    ronde_cost cost; /* not negative: kinds say which way */
    ronde_rule rule;
    ronde_change change;
    ronde_reason reason;
    ronde_hold hold;
    bool begun, passed; /* hold is about a visit that has begun, or about what can begin now */
} ronde_claim;

typedef RONDE_ARRAY(ronde_claim) ronde_claims;

/** The name for programs: "begin_window". */
const char *ronde_claim_name(ronde_claim_kind kind);
/** Appends the sentence. */
void ronde_claim_sentence(ronde_text *out,
                          const ronde_instance *instance,
                          const ronde_claim *claim,
                          ronde_language language);
/** Writes a list of claims as an array: kinds, ids, figures and the sentences of both languages. */
void ronde_claims_json(ronde_json_writer *json,
                       const char *key,
                       const ronde_instance *instance,
                       const ronde_claims *claims);

#endif

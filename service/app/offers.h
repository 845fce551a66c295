/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_OFFERS_H
#define RONDE_SERVICE_APP_OFFERS_H

/* One more visit, or one that is not planned: who could take it, and why the others cannot. */

#include "instances/base/text.h"
#include "service/report/words.h"
#include "solver/inquire.h"

/** The answer to one question. Start with {0}. */
typedef struct ronde_offers_made {
    ronde_inquiry *inquiry;
    int32_t request;
    ronde_openings openings; /* cheapest first, then the shifts that cannot */
    ronde_reasons reasons;   /* only if no shift can: with the changes that would help */
} ronde_offers_made;

/** Asks the plan; instance and plan must outlive the answer. Errors as of ronde_inquiry_new. The
 *  caller clears *out, also after a failure. */
ronde_status ronde_offers_make(ronde_offers_made *out,
                               const ronde_instance *instance,
                               const ronde_plan *plan,
                               int32_t request,
                               ronde_time grid,
                               ronde_error *error) RONDE_MUST_CHECK;
void ronde_offers_clear(ronde_offers_made *made);

/** The offers as a table, then why the others cannot; if nobody can, what would have to change. */
void ronde_offers_plain(ronde_text *out,
                        const ronde_instance *instance,
                        const ronde_offers_made *made,
                        ronde_language language);
/** The same as JSON: offers, impossible, and change if nobody can. */
void ronde_offers_json(ronde_text *out,
                       const ronde_instance *instance,
                       const ronde_offers_made *made);

/** The plan with the cheapest offer taken; RONDE_EINPUT if there is none. */
ronde_status ronde_offers_take_best(ronde_plan *out,
                                    const ronde_offers_made *made,
                                    ronde_error *error) RONDE_MUST_CHECK;

/** Finds anew why an unserved task of a plan is unserved, by an inquiry of that plan, and puts that
 *  in place of what the plan says (its file may be older, or by hand). The task is listed if it was
 *  not. RONDE_ENOMEM. */
ronde_status ronde_offers_renew_reasons(ronde_plan *plan,
                                        ronde_inquiry *inquiry,
                                        int32_t request,
                                        int32_t task,
                                        ronde_error *error) RONDE_MUST_CHECK;

#endif

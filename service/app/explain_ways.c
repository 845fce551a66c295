/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a request is served this way: what its other alternatives would cost. */
#include "service/app/explain_parts.h"

static const ronde_claim_kind kinds[3] = {RONDE_CLAIM_WAY_DEARER, RONDE_CLAIM_WAY_EQUAL,
                                          RONDE_CLAIM_WAY_CHEAPER};

static void explain_way(ronde_explaining *at, const ronde_opening *opening)
{
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_WAY_CANNOT);
    claim.alternative = opening->alternative;
    if (opening->fits) {
        ronde_claim_compare(&claim, opening, kinds);
    }
    if (opening->fits || !opening->tired) {
        ronde_claim_add(at, &claim);
    }
}

ronde_status ronde_explain_ways(ronde_explaining *at, ronde_error *error)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    const ronde_request *request = &at->instance->requests[task->request];
    ronde_openings openings = {0};
    if (request->alternative_count == 1) {
        return RONDE_OK;
    }
    ronde_claim chosen = ronde_claim_of(at, RONDE_CLAIM_WAY_CHOSEN);
    chosen.alternative = task->alternative;
    ronde_claim_add(at, &chosen);
    if (at->of->inquiry == NULL) {
        return RONDE_OK;
    }
    ronde_status status = ronde_inquiry_ways(at->of->inquiry, task->request, &openings, error);
    for (size_t i = 0; i < openings.count && status == RONDE_OK; i++) {
        if (openings.items[i].alternative != task->alternative) {
            explain_way(at, &openings.items[i]);
        }
    }
    ronde_array_clear(&openings);
    return status;
}

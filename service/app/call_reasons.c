/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/call_reasons.h"

/* The first claim says what changed, which the call says already; the second is the cause. */
static ronde_status find_one(ronde_call_reason *out,
                             const ronde_comparison *comparison,
                             int32_t task,
                             ronde_error *error)
{
    ronde_claims claims = {0};
    ronde_status status = ronde_explain_change(&claims, comparison, task, error);
    for (int language = RONDE_DUTCH; language <= RONDE_ENGLISH && status == RONDE_OK; language++) {
        if (claims.count > 1) {
            ronde_claim_sentence(&out->texts[language], comparison->day, &claims.items[1],
                                 (ronde_language)language);
            status = ronde_text_check(&out->texts[language], error);
        }
    }
    ronde_array_clear(&claims);
    return status;
}

ronde_status ronde_call_reasons_find(ronde_call_reasons *out,
                                     const ronde_comparison *comparison,
                                     const ronde_differences *differences,
                                     ronde_error *error)
{
    for (size_t i = 0; i < differences->calls.count; i++) {
        if (!ronde_array_push(out, (ronde_call_reason){0})) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the reasons of the calls");
        }
        RONDE_TRY(
            find_one(&out->items[i], comparison, differences->calls.items[i].task_after, error));
    }
    return RONDE_OK;
}

void ronde_call_reasons_clear(ronde_call_reasons *reasons)
{
    for (size_t i = 0; i < reasons->count; i++) {
        ronde_text_clear(&reasons->items[i].texts[RONDE_DUTCH]);
        ronde_text_clear(&reasons->items[i].texts[RONDE_ENGLISH]);
    }
    ronde_array_clear(reasons);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/why_table.h"

#include "instances/model/reason.h"
#include "instances/model/show.h"
#include "service/app/explain_parts.h"

typedef struct filling {
    ronde_table_text *out;
    const ronde_explained *of;
    const ronde_comparison *change;
    ronde_language language;
} filling;

static void cell_label(const filling *to, const char *label)
{
    ronde_table_text_cell(to->out, "%s", ronde_label_in(label, to->language == RONDE_DUTCH).text);
}

/* One row, with the sentences of some claims. */
static void add_row(const filling *to, ronde_word what, int32_t task, const ronde_claims *claims)
{
    const ronde_instance *instance = to->of->instance;
    ronde_found_stop found = ronde_explain_find(to->of->plan, task);
    bool dutch = to->language == RONDE_DUTCH;
    ronde_text why = {0};
    for (size_t i = 0; i < claims->count; i++) {
        ronde_text_append(&why, i > 0 ? " " : "");
        ronde_claim_sentence(&why, instance, &claims->items[i], to->language);
    }
    ronde_table_text_cell(to->out, "%s", ronde_word_in(to->language, what));
    cell_label(to, instance->tasks[task].label);
    ronde_shown start = {""};
    if (found.stop != NULL) {
        start = ronde_show_in(ronde_show_time(instance, found.stop->start), dutch);
    }
    ronde_table_text_cell(to->out, "%s", start.text);
    cell_label(to, found.stop == NULL
                       ? ""
                       : instance->resources[instance->shifts[found.shift].resource].label);
    ronde_table_text_cell(to->out, "%s", why.data != NULL ? why.data : "");
    to->out->broken |= why.broken;
    ronde_text_clear(&why);
}

/* A return visit has its row; the visit before it does not say it again. */
static ronde_status add_return(const filling *to, int32_t task, ronde_error *error)
{
    ronde_claims claims = {0};
    ronde_status status = ronde_explain_briefly(&claims, to->of, task, error);
    if (status == RONDE_OK && claims.count > 0 && claims.items[0].kind == RONDE_CLAIM_RETURN) {
        claims.count = 1;
        add_row(to, RONDE_WORD_RETURN_VISIT, task, &claims);
    }
    ronde_array_clear(&claims);
    return status;
}

static ronde_status add_change(const filling *to, int32_t task, ronde_error *error)
{
    ronde_claims claims = {0};
    if (to->change == NULL) {
        return RONDE_OK;
    }
    ronde_status status = ronde_explain_change(&claims, to->change, task, error);
    if (status == RONDE_OK && claims.items[0].kind != RONDE_CLAIM_UNCHANGED) {
        add_row(to, RONDE_WORD_CHANGED, task, &claims);
    }
    ronde_array_clear(&claims);
    return status;
}

/* The change that would let it in, and the first reason; of a request its first task. */
static ronde_status add_unserved(const filling *to, int32_t task, ronde_error *error)
{
    enum { told = 2 };
    ronde_claims claims = {0};
    ronde_status status = ronde_explain_briefly(&claims, to->of, task, error);
    bool belongs = false;
    for (size_t i = 0; i < claims.count; i++) {
        belongs |= claims.items[i].rule == RONDE_RULE_REQUEST_WHOLE &&
                   claims.items[i].reason.shift == RONDE_NONE;
    }
    if (status == RONDE_OK && !belongs && claims.count > 0 &&
        claims.items[0].kind != RONDE_CLAIM_OTHER_WAY) {
        claims.count = claims.count > told ? told : claims.count;
        add_row(to, RONDE_WORD_NOT_PLANNED, task, &claims);
    }
    ronde_array_clear(&claims);
    return status;
}

static ronde_status fill_planned(const filling *to, ronde_error *error)
{
    const ronde_plan *plan = to->of->plan;
    for (size_t i = 0; i < plan->stops.count; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        if (stop->task == RONDE_NONE || stop->kind == RONDE_STOP_BREAK) {
            continue;
        }
        RONDE_TRY(add_return(to, stop->task, error));
        RONDE_TRY(add_change(to, stop->task, error));
    }
    return RONDE_OK;
}

static ronde_status fill_unserved(const filling *to, ronde_error *error)
{
    const ronde_plan *plan = to->of->plan;
    for (size_t i = 0; i < plan->unserved.count; i++) {
        RONDE_TRY(add_change(to, plan->unserved.items[i].task, error));
        RONDE_TRY(add_unserved(to, plan->unserved.items[i].task, error));
    }
    return RONDE_OK;
}

ronde_status ronde_why_table(ronde_table_text *out,
                             const ronde_explained *of,
                             const ronde_comparison *change,
                             ronde_language language,
                             ronde_error *error)
{
    static const ronde_word head[] = {RONDE_WORD_CALL_WHAT, RONDE_WORD_CALL_VISIT, RONDE_WORD_BEGIN,
                                      RONDE_WORD_HELPER, RONDE_WORD_CALL_WHY};
    const filling to = {out, of, change, language};
    out->columns = sizeof head / sizeof head[0];
    out->left_columns = ~0U;
    for (size_t i = 0; i < out->columns; i++) {
        ronde_table_text_cell(out, "%s", i == 0 ? "" : ronde_word_in(language, head[i]));
    }
    RONDE_TRY(fill_planned(&to, error));
    return fill_unserved(&to, error);
}

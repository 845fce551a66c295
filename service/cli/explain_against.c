/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/explain_against.h"

#include "instances/replan/changed_day.h"
#include "service/cli/replan_events.h"

#include <string.h>

/* Both problems must be of the same staff, shift by shift. */
static ronde_status
require_same_shifts(const ronde_instance *before, const ronde_instance *day, ronde_error *error)
{
    bool same = before->shift_count == day->shift_count;
    for (int32_t i = 0; i < day->shift_count && same; i++) {
        same = strcmp(before->shifts[i].id, day->shifts[i].id) == 0;
    }
    return same ? RONDE_OK
                : ronde_fail(error, RONDE_EINPUT, "",
                             "the problem of the old plan has other shifts than INPUT, so that "
                             "they cannot be compared");
}

static ronde_status load_old(ronde_against *against,
                             const ronde_input_options *options,
                             const ronde_instance *day,
                             ronde_faults *faults,
                             ronde_error *error)
{
    const ronde_instance *before = day;
    if (against->before_path != NULL) {
        RONDE_TRY(ronde_input_read(&against->before, against->before_path, options, faults, error));
        before = against->before;
        RONDE_TRY(require_same_shifts(before, day, error));
    }
    RONDE_TRY(ronde_plan_load(&against->old, against->plan_path, before, faults, error));
    const ronde_replan_words words = {.now = against->now};
    return against->now == NULL ? RONDE_OK
                                : ronde_replan_events(&against->events, &words, day, faults, error);
}

ronde_status ronde_against_load(ronde_against *against,
                                const ronde_input_options *options,
                                const ronde_instance *day,
                                const ronde_plan *plan,
                                ronde_faults *faults,
                                ronde_error *error)
{
    RONDE_TRY(load_old(against, options, day, faults, error));
    against->comparison =
        (ronde_comparison){.before = against->before != NULL ? against->before : day,
                           .old = &against->old,
                           .day = day,
                           .plan = plan,
                           .now = against->events.has_now ? against->events.now : INT64_MIN,
                           .margin = ronde_replan_usual_prices(day).margin,
                           .grid = against->grid};
    return ronde_comparison_begin(&against->comparison, error);
}

void ronde_against_clear(ronde_against *against)
{
    ronde_comparison_clear(&against->comparison);
    ronde_events_clear(&against->events);
    ronde_plan_clear(&against->old);
    ronde_instance_free(against->before);
}

ronde_status ronde_against_explain(ronde_claims *out,
                                   const ronde_against *against,
                                   int32_t task,
                                   ronde_error *error)
{
    const ronde_instance *day = against->comparison.day;
    if (task != RONDE_NONE) {
        return ronde_explain_change(out, &against->comparison, task, error);
    }
    for (int32_t i = 0; i < day->task_count; i++) {
        size_t first = out->count;
        if (day->tasks[i].request == RONDE_NONE) {
            continue;
        }
        RONDE_TRY(ronde_explain_change(out, &against->comparison, i, error));
        if (out->items[first].kind == RONDE_CLAIM_UNCHANGED) {
            out->count = first;
        }
    }
    return RONDE_OK;
}

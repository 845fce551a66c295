/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working rules: unpaid legs and gaps of a route; contract hours and daily rest over all routes of
 * a resource. */
#include "instances/model/check_internal.h"
#include "instances/model/saturate.h"
#include "instances/model/show.h"

#include <inttypes.h>

static void judge_gap(ronde_checking *checking, ronde_concern concern, ronde_time gap)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[concern.shift];
    ronde_time beyond = ronde_saturate_subtract(gap, shift->gap_limit);
    if (beyond > 0) {
        ronde_check_count(checking, RONDE_RULE_GAPS, beyond,
                          instance->resources[shift->resource].gap_price);
    }
    if (gap > shift->max_gap) {
        ronde_check_report(checking, RONDE_RULE_MAX_GAP, concern, gap - shift->max_gap,
                           "Shift %s has a gap of %s before %s; at most %s is allowed.", shift->id,
                           ronde_show_duration(instance, gap).text,
                           concern.task == RONDE_NONE ? "its end"
                                                      : instance->tasks[concern.task].id,
                           ronde_show_duration(instance, shift->max_gap).text);
    }
}

void ronde_check_walk_hours(ronde_checking *checking,
                            ronde_concern concern,
                            ronde_stop_kind kind,
                            ronde_time travel,
                            ronde_time waiting,
                            ronde_hours_walk *walk,
                            ronde_route_totals *totals)
{
    const ronde_shift *shift = &checking->instance->shifts[concern.shift];
    bool first = shift->unpaid_first_leg && !walk->begun;
    bool last = shift->unpaid_last_leg && kind == RONDE_STOP_END;
    totals->unpaid = ronde_saturate_add(totals->unpaid, first || last ? travel : 0);
    walk->gap = ronde_saturate_add(walk->gap, waiting);
    if (kind != RONDE_STOP_BREAK) {
        judge_gap(checking, concern, walk->gap);
        walk->gap = 0;
        walk->begun = true;
    }
}

void ronde_check_note_worked(ronde_checking *checking,
                             int32_t shift,
                             const ronde_route_totals *totals)
{
    ronde_time travel = ronde_saturate_subtract(totals->travel, totals->unpaid);
    checking->worked[shift] = (ronde_worked){.used = true,
                                             .start = totals->start,
                                             .end = totals->end,
                                             .work = ronde_saturate_add(totals->work, travel)};
}

static bool has_contract(const ronde_contract *contract)
{
    return contract->least > 0 || contract->most < ronde_time_unlimited ||
           contract->max < ronde_time_unlimited;
}

static bool same_account(const ronde_instance *instance, int32_t one, int32_t other)
{
    const ronde_shift *a = &instance->shifts[one];
    const ronde_shift *b = &instance->shifts[other];
    return a->resource == b->resource && a->week == b->week;
}

/* The week of a resource of which first is the first shift. */
static void judge_week(ronde_checking *checking, int32_t first)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[first];
    const ronde_resource *resource = &instance->resources[shift->resource];
    const ronde_contract *contract = &resource->contract;
    ronde_time sum = 0;
    for (int32_t i = first; i < instance->shift_count; i++) {
        sum = ronde_saturate_add(sum,
                                 same_account(instance, first, i) ? checking->worked[i].work : 0);
    }
    ronde_time missing = ronde_saturate_subtract(contract->least, sum);
    ronde_time beyond = ronde_saturate_subtract(sum, contract->most);
    ronde_check_count(checking, RONDE_RULE_CONTRACT_SHORT, missing > 0 ? missing : 0,
                      contract->short_price);
    ronde_check_count(checking, RONDE_RULE_CONTRACT_EXTRA, beyond > 0 ? beyond : 0,
                      contract->extra_price);
    if (sum > contract->max) {
        ronde_check_report(checking, RONDE_RULE_CONTRACT_MAX,
                           (ronde_concern){first, RONDE_NONE, RONDE_NONE}, sum - contract->max,
                           "%s works %s in week %" PRId32 "; at most %s is allowed.", resource->id,
                           ronde_show_duration(instance, sum).text, shift->week + 1,
                           ronde_show_duration(instance, contract->max).text);
    }
}

/* The rest after a shift, up to the next one on a later day. */
static void judge_rest(ronde_checking *checking, int32_t index)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[index];
    const ronde_resource *resource = &instance->resources[shift->resource];
    int32_t next = RONDE_NONE;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *other = &instance->shifts[i];
        if (other->resource == shift->resource && other->day > shift->day &&
            checking->worked[i].used &&
            (next == RONDE_NONE || checking->worked[i].start < checking->worked[next].start)) {
            next = i;
        }
    }
    if (next == RONDE_NONE) {
        return;
    }
    ronde_time rest =
        ronde_saturate_subtract(checking->worked[next].start, checking->worked[index].end);
    if (rest < resource->rest) {
        ronde_check_report(
            checking, RONDE_RULE_DAILY_REST, (ronde_concern){next, RONDE_NONE, RONDE_NONE},
            ronde_saturate_subtract(resource->rest, rest),
            "%s rests %s between the shifts %s and %s; %s is needed.", resource->id,
            ronde_show_duration(instance, rest).text, shift->id, instance->shifts[next].id,
            ronde_show_duration(instance, resource->rest).text);
    }
}

void ronde_check_hours(ronde_checking *checking)
{
    const ronde_instance *instance = checking->instance;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_resource *resource = &instance->resources[instance->shifts[i].resource];
        bool first = has_contract(&resource->contract);
        for (int32_t before = 0; before < i && first; before++) {
            first = !same_account(instance, before, i);
        }
        if (first) {
            judge_week(checking, i);
        }
        if (resource->rest > 0 && checking->worked[i].used) {
            judge_rest(checking, i);
        }
    }
}

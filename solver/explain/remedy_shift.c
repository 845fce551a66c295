/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a remedy could ask of a shift and of its resource. */
#include "instances/model/show.h"
#include "instances/model/working_hours.h"
#include "solver/core/rest.h"
#include "solver/explain/remedy_parts.h"

static ronde_time smaller(ronde_time one, ronde_time other)
{
    return one < other ? one : other;
}

/* By how much two shifts of a resource can come nearer to each other: until they meet, or, where
 * their hours alone guarantee the rest between, as long as they do. */
static ronde_time free_between(const ronde_instance *instance, int32_t earlier, int32_t later)
{
    const ronde_shift *a = &instance->shifts[earlier];
    const ronde_shift *b = &instance->shifts[later];
    bool tied = a->day == b->day || ronde_rest_binds(instance, earlier, later);
    return b->earliest - a->latest - (tied ? 0 : instance->resources[a->resource].rest);
}

/* Where times are those of a day no shift is made longer than the law allows. */
static ronde_time lawful(const ronde_instance *instance, ronde_time length, ronde_time more)
{
    ronde_time left = RONDE_ATW_LONGEST_SHIFT - length;
    return ronde_show_clock(instance) ? smaller(more, left) : more;
}

/* Shifts of one resource do not come to overlap, and none begins before the first day. */
static void ask_hours(ronde_remedy_search *at, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_shift *shift = &instance->shifts[at->wish.shift];
    ronde_change later = ronde_remedy_change(at, RONDE_CHANGE_SHIFT_END);
    ronde_change earlier = ronde_remedy_change(at, RONDE_CHANGE_SHIFT_START);
    most = lawful(instance, shift->latest - shift->earliest, most);
    later.amount = most;
    earlier.amount = shift->earliest >= 0 ? smaller(shift->earliest, most) : most;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *other = &instance->shifts[i];
        if (i == at->wish.shift || other->resource != shift->resource) {
            continue;
        }
        if (other->earliest >= shift->latest) {
            later.amount = smaller(later.amount, free_between(instance, at->wish.shift, i));
        }
        if (other->latest <= shift->earliest) {
            earlier.amount = smaller(earlier.amount, free_between(instance, i, at->wish.shift));
        }
    }
    ronde_remedy_try_amount(at, later);
    ronde_remedy_try_amount(at, earlier);
}

static void ask_limit(ronde_remedy_search *at, ronde_change_kind kind, bool limited, int64_t most)
{
    ronde_change change = ronde_remedy_change(at, kind);
    change.amount = most;
    if (limited) {
        ronde_remedy_try_amount(at, change);
    }
}

static void ask_load(ronde_remedy_search *at, const ronde_resource *resource)
{
    const ronde_instance *instance = at->trial->real->instance;
    for (int32_t d = 0; d < instance->dimension_count && resource->layout_count == 0; d++) {
        ronde_change change = ronde_remedy_change(at, RONDE_CHANGE_CAPACITY);
        change.dimension = d;
        change.amount = RONDE_LARGEST_LOAD - resource->capacity[d];
        ronde_remedy_try_amount(at, change);
    }
    if (resource->no_waiting != 0) {
        ronde_remedy_try_whole(at, ronde_remedy_change(at, RONDE_CHANGE_WAITING));
    }
}

/* The rest can be shortened to what the law allows now and then; without a clock to nothing. */
static ronde_time most_rest_less(const ronde_instance *instance, ronde_time rest)
{
    return rest - (ronde_show_clock(instance) ? RONDE_ATW_SHORT_REST : 0);
}

void ronde_remedy_ask_shift(ronde_remedy_search *at, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_shift *shift = &instance->shifts[at->wish.shift];
    const ronde_resource *resource = &instance->resources[shift->resource];
    ask_hours(at, most);
    ask_limit(at, RONDE_CHANGE_SHIFT_DURATION, shift->max_duration < ronde_time_unlimited,
              lawful(instance, shift->max_duration, most));
    ask_limit(at, RONDE_CHANGE_SHIFT_TRAVEL, shift->max_travel < ronde_time_unlimited, most);
    ask_limit(at, RONDE_CHANGE_CONTRACT, resource->contract.max < ronde_time_unlimited, most);
    ask_limit(at, RONDE_CHANGE_MAX_GAP, shift->max_gap < ronde_time_unlimited, most);
    ask_limit(at, RONDE_CHANGE_REST, resource->rest > 0, most_rest_less(instance, resource->rest));
    ask_limit(at, RONDE_CHANGE_SHIFT_TASKS, shift->max_tasks < INT32_MAX, RONDE_REQUEST_TASKS);
    ask_limit(at, RONDE_CHANGE_SHIFT_DISTANCE, shift->max_distance < ronde_time_unlimited,
              RONDE_UNREACHABLE);
    ask_load(at, resource);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/candidate_changes.h"

#include "tests/support/ckx.h"

typedef struct listing {
    const ronde_instance *instance;
    int32_t shift, task;
    const ronde_change *than;
    ronde_candidate_changes *out;
} listing;

static ronde_change of_kind(const listing *at, ronde_change_kind kind)
{
    ronde_change change = ronde_change_none();
    change.kind = kind;
    change.shift = at->shift;
    return change;
}

/* As large as it may be and still weigh less. */
static void add_amount(const listing *at, ronde_change change, int64_t most)
{
    int64_t low = 0;
    change.amount = most;
    while (low < most) { /* the largest amount that weighs less */
        change.amount = low + (most - low + 1) / 2;
        if (ronde_change_weight(&change) < ronde_change_weight(at->than)) {
            low = change.amount;
        } else {
            most = change.amount - 1;
        }
    }
    change.amount = low;
    if (low > 0) {
        ck_assert(ronde_array_push(at->out, change));
    }
}

static void add_whole(const listing *at, ronde_change change)
{
    if (ronde_change_weight(&change) < ronde_change_weight(at->than)) {
        ck_assert(ronde_array_push(at->out, change));
    }
}

static int64_t day_of(const ronde_instance *instance)
{
    ronde_time first = instance->shifts[0].earliest;
    ronde_time last = instance->shifts[0].latest;
    for (int32_t i = 1; i < instance->shift_count; i++) {
        const ronde_shift *shift = &instance->shifts[i];
        first = shift->earliest < first ? shift->earliest : first;
        last = shift->latest > last ? shift->latest : last;
    }
    return last - first;
}

static int64_t least(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static void list_shift(const listing *at)
{
    const ronde_instance *instance = at->instance;
    const ronde_shift *shift = &instance->shifts[at->shift];
    const ronde_resource *resource = &instance->resources[shift->resource];
    int64_t day = day_of(instance);
    const struct {
        ronde_change_kind kind;
        int64_t most;
    } amounts[] = {
        {RONDE_CHANGE_SHIFT_DURATION, shift->max_duration < ronde_time_unlimited ? day : 0},
        {RONDE_CHANGE_SHIFT_TRAVEL, shift->max_travel < ronde_time_unlimited ? day : 0},
        {RONDE_CHANGE_MAX_GAP, shift->max_gap < ronde_time_unlimited ? day : 0},
        {RONDE_CHANGE_SHIFT_TASKS, shift->max_tasks < INT32_MAX ? RONDE_REQUEST_TASKS : 0},
        {RONDE_CHANGE_SHIFT_DISTANCE, shift->max_distance < ronde_time_unlimited ? 100000 : 0},
        {RONDE_CHANGE_CONTRACT, resource->contract.max < ronde_time_unlimited ? day : 0},
        {RONDE_CHANGE_REST, resource->rest},
    };
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        add_amount(at, of_kind(at, amounts[i].kind), amounts[i].most);
    }
    for (int32_t d = 0; d < instance->dimension_count && resource->layout_count == 0; d++) {
        ronde_change change = of_kind(at, RONDE_CHANGE_CAPACITY);
        change.dimension = d;
        add_amount(at, change, 1000);
    }
    bool alone = true;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        alone &= i == at->shift || instance->shifts[i].resource != shift->resource;
    }
    if (alone) {
        add_amount(at, of_kind(at, RONDE_CHANGE_SHIFT_END), day);
        add_amount(at, of_kind(at, RONDE_CHANGE_SHIFT_START), least(day, shift->earliest));
    }
    if (resource->no_waiting != 0) {
        add_whole(at, of_kind(at, RONDE_CHANGE_WAITING));
    }
}

static void list_windows(const listing *at)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    const ronde_window *windows = &at->instance->windows[task->first_window];
    for (int32_t i = 0; i < task->window_count; i++) {
        ronde_change change = of_kind(at, RONDE_CHANGE_WINDOW_LATER);
        int64_t room = i + 1 < task->window_count ? windows[i + 1].earliest : INT32_MAX;
        change.task = at->task;
        change.window = i;
        if (windows[i].latest < ronde_time_unlimited) {
            add_amount(at, change, least(day_of(at->instance), room - 1 - windows[i].latest));
        }
        change.kind = RONDE_CHANGE_WINDOW_EARLIER;
        int64_t back = i > 0 ? windows[i].earliest - 1 - windows[i - 1].latest : INT32_MAX;
        if (windows[i].earliest > -ronde_time_unlimited) {
            back = windows[i].earliest >= 0 ? least(back, windows[i].earliest) : back;
            add_amount(at, change, least(day_of(at->instance), back));
        }
    }
}

static void list_links(const listing *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->link_count; i++) {
        const ronde_link *link = &instance->links[i];
        ronde_change change = of_kind(at, RONDE_CHANGE_MAX_LAG);
        change.link = i;
        if (link->from != at->task) {
            continue;
        }
        if (link->max_lag < ronde_time_unlimited && (link->min_lag != 0 || link->max_lag != 0)) {
            add_amount(at, change, day_of(instance));
        }
        change.kind = RONDE_CHANGE_MIN_LAG;
        if (link->relation != RONDE_SAME_SHIFT && link->min_lag > 0) {
            add_amount(at, change, link->min_lag);
        }
        change.kind = link->relation == RONDE_SAME_RESOURCE ? RONDE_CHANGE_OTHER_RESOURCE
                                                            : RONDE_CHANGE_SAME_PERSON;
        if (link->relation == RONDE_SAME_RESOURCE || link->relation == RONDE_DIFFERENT_RESOURCE) {
            add_whole(at, change);
        }
    }
}

static void list_task(const listing *at)
{
    const ronde_instance *instance = at->instance;
    const ronde_task *task = &instance->tasks[at->task];
    int32_t resource = instance->shifts[at->shift].resource;
    ronde_change change = of_kind(at, RONDE_CHANGE_SKILL);
    change.task = at->task;
    change.skills = task->skills & ~instance->resources[resource].skills;
    if (change.skills != 0) {
        add_whole(at, change);
    }
    change.skills = 0;
    change.kind = RONDE_CHANGE_MATCH;
    add_whole(at, change);
    change.kind = RONDE_CHANGE_OWN_SHIFT;
    if (task->shift != RONDE_NONE && task->shift != at->shift) {
        add_whole(at, change);
    }
    for (int32_t i = 0; i < task->membership_count; i++) {
        change.group = instance->memberships[task->first_membership + i].group;
        change.kind = instance->groups[change.group].rule == RONDE_TOGETHER
                          ? RONDE_CHANGE_SPLIT_GROUP
                          : RONDE_CHANGE_MIX_GROUP;
        if (ronde_group_shares(&instance->groups[change.group])) {
            add_whole(at, change);
        }
    }
    list_windows(at);
    list_links(at);
}

ronde_candidate_changes ronde_candidate_changes_of(const ronde_instance *instance,
                                                   int32_t request,
                                                   int32_t shift,
                                                   const ronde_change *than)
{
    ronde_candidate_changes out = {0};
    listing at = {.instance = instance, .shift = shift, .than = than, .out = &out};
    const ronde_request *of = &instance->requests[request];
    list_shift(&at);
    for (int32_t a = 0; a < of->alternative_count; a++) {
        const ronde_alternative *way = &instance->alternatives[of->first_alternative + a];
        for (int32_t i = 0; i < way->task_count; i++) {
            at.task = instance->request_tasks[way->first_task + i];
            list_task(&at);
        }
    }
    return out;
}

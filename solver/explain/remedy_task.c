/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a remedy could ask of the tasks of a request. */
#include "solver/explain/remedy_parts.h"

/* --- windows, links and groups ---------------------------------------------------------------- */

static ronde_time smaller(ronde_time one, ronde_time other)
{
    return one < other ? one : other;
}

/* True if the task could only be wished for on the shift itself, so that a start has to be within
 * its hours. */
static bool is_bound(const ronde_remedy_search *at, int32_t index)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_fitting_wish *wish = &at->wish;
    bool alone = instance->alternatives[instance->tasks[index].alternative].task_count == 1;
    return alone || wish->part == RONDE_FITTING_ALL ||
           (wish->part == RONDE_FITTING_TASK && wish->task == index);
}

/* True if some of what a wider window adds is within the hours of the shift: windows of other days
 * need not be tried. */
static bool reaches(const ronde_remedy_search *at, const ronde_change *change)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_shift *shift = &instance->shifts[change->shift];
    const ronde_window *own =
        &instance->windows[instance->tasks[change->task].first_window + change->window];
    return change->kind == RONDE_CHANGE_WINDOW_LATER
               ? own->latest < shift->latest && own->latest + change->amount >= shift->earliest
               : own->earliest > shift->earliest && own->earliest - change->amount <= shift->latest;
}

static void try_window(ronde_remedy_search *at, ronde_change change)
{
    if (change.amount > 0 && (!is_bound(at, change.task) || reaches(at, &change))) {
        ronde_remedy_try_amount(at, change);
    }
}

/* Windows of a task do not come to overlap, and moments from zero on stay so. */
static void ask_window(ronde_remedy_search *at, int32_t index, int32_t window, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    const ronde_window *own = &instance->windows[task->first_window + window];
    ronde_change later = ronde_remedy_change(at, RONDE_CHANGE_WINDOW_LATER);
    ronde_change earlier = ronde_remedy_change(at, RONDE_CHANGE_WINDOW_EARLIER);
    later.task = earlier.task = index;
    later.window = earlier.window = window;
    later.amount = own->latest < ronde_time_unlimited ? most : 0;
    if (window + 1 < task->window_count) {
        later.amount = smaller(later.amount, own[1].earliest - 1 - own->latest);
    }
    earlier.amount = own->earliest >= 0 ? smaller(own->earliest, most) : most;
    if (own->earliest <= -ronde_time_unlimited) {
        earlier.amount = 0;
    }
    if (window > 0) {
        earlier.amount = smaller(earlier.amount, own->earliest - 1 - own[-1].latest);
    }
    try_window(at, later);
    try_window(at, earlier);
}

static void ask_lags(ronde_remedy_search *at, int32_t number, ronde_time most)
{
    const ronde_link *link = &at->trial->real->instance->links[number];
    bool together = link->min_lag == 0 && link->max_lag == 0; /* two at once stay two at once */
    ronde_change longer = ronde_remedy_change(at, RONDE_CHANGE_MAX_LAG);
    ronde_change shorter = ronde_remedy_change(at, RONDE_CHANGE_MIN_LAG);
    longer.link = shorter.link = number;
    longer.amount = link->max_lag < ronde_time_unlimited && !together ? most : 0;
    shorter.amount = link->min_lag > 0 && link->relation != RONDE_SAME_SHIFT ? link->min_lag : 0;
    ronde_remedy_try_amount(at, longer);
    ronde_remedy_try_amount(at, shorter);
}

static void ask_links(ronde_remedy_search *at, int32_t index, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    for (int32_t i = 0; i < task->link_count; i++) {
        int32_t number = instance->task_links[task->first_link + i];
        const ronde_link *link = &instance->links[number];
        if (link->from != index) {
            continue; /* each link once */
        }
        bool same = link->relation == RONDE_SAME_RESOURCE;
        ronde_change change =
            ronde_remedy_change(at, same ? RONDE_CHANGE_OTHER_RESOURCE : RONDE_CHANGE_SAME_PERSON);
        change.link = number;
        ask_lags(at, number, most);
        if (same || link->relation == RONDE_DIFFERENT_RESOURCE) {
            ronde_remedy_try_whole(at, change);
        }
    }
}

static void ask_groups(ronde_remedy_search *at, int32_t index)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    for (int32_t i = 0; i < task->membership_count; i++) {
        int32_t number = instance->memberships[task->first_membership + i].group;
        const ronde_group *group = &instance->groups[number];
        ronde_change change = ronde_remedy_change(
            at, group->rule == RONDE_TOGETHER ? RONDE_CHANGE_SPLIT_GROUP : RONDE_CHANGE_MIX_GROUP);
        change.group = number;
        change.task = index;
        if (ronde_group_shares(group)) {
            ronde_remedy_try_whole(at, change);
        }
    }
}

/* --- who may do what -------------------------------------------------------------------------- */

/* What keeps the shift from a task, whatever the plan. */
typedef struct bars {
    uint64_t skills;
    bool match, own;
} bars;

static bars bars_of(const ronde_instance *instance, int32_t index, int32_t shift)
{
    const ronde_task *task = &instance->tasks[index];
    int32_t resource = instance->shifts[shift].resource;
    bars found = {.skills = task->skills & ~instance->resources[resource].skills,
                  .own = task->shift != RONDE_NONE && task->shift != shift};
    ronde_cost price = task->other_price;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[task->first_pair + i];
        price = pair->resource == resource ? pair->price : price;
    }
    found.match = price >= ronde_cost_forbidden;
    return found;
}

/* Tries what lets the shift do a task that it may not do: only where one thing is in the way. */
static void ask_bars(ronde_remedy_search *at, int32_t index, const bars *found)
{
    ronde_change change = ronde_remedy_change(at, RONDE_CHANGE_SKILL);
    change.task = index;
    if (found->skills != 0 && !found->match && !found->own) {
        change.skills = found->skills;
        ronde_remedy_try_whole(at, change);
    } else if (found->skills == 0 && found->match && !found->own) {
        change.kind = RONDE_CHANGE_MATCH;
        ronde_remedy_try_whole(at, change);
    } else if (found->skills == 0 && !found->match && found->own) {
        change.kind = RONDE_CHANGE_OWN_SHIFT;
        ronde_remedy_try_whole(at, change);
    }
}

/* --- all tasks -------------------------------------------------------------------------------- */

/* Something is asked of a task; true if the shift may do it. */
typedef bool ask(ronde_remedy_search *at, int32_t task, ronde_time most);

static bool ask_match(ronde_remedy_search *at, int32_t task, ronde_time most)
{
    (void)most;
    bars found = bars_of(at->trial->real->instance, task, at->wish.shift);
    ask_bars(at, task, &found);
    return found.skills == 0 && !found.match && !found.own;
}

static bool ask_bounds(ronde_remedy_search *at, int32_t task, ronde_time most)
{
    for (int32_t w = 0; w < at->trial->real->instance->tasks[task].window_count; w++) {
        ask_window(at, task, w, most);
    }
    ask_links(at, task, most);
    ask_groups(at, task);
    return true;
}

/* True if it was of any task. */
static bool ask_each(ronde_remedy_search *at, ask *what, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_request *request = &instance->requests[at->wish.request];
    bool any = false;
    for (int32_t a = 0; a < request->alternative_count; a++) {
        const ronde_alternative *of = &instance->alternatives[request->first_alternative + a];
        for (int32_t i = 0; i < of->task_count; i++) {
            any |= what(at, instance->request_tasks[of->first_task + i], most);
        }
    }
    return any;
}

bool ronde_remedy_ask_match(ronde_remedy_search *at)
{
    return ask_each(at, ask_match, 0);
}

void ronde_remedy_ask_tasks(ronde_remedy_search *at, ronde_time most)
{
    (void)ask_each(at, ask_bounds, most);
}

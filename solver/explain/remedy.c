/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/remedy.h"

#include "solver/core/rest.h"

/* Each kind of change is first tried as large as it may be. If a way in shows, the change is made
 * as small as that way allows, and the next way has to do with less: what is left in the end is the
 * least amount over all ways. */

typedef struct looking {
    ronde_trial *trial;
    ronde_fitting_wish wish;
    ronde_change best;
} looking;

/* The least amount, up to a given one, with which the fitting holds. */
static int64_t least_amount(ronde_trial *trial, const ronde_fitting *fitting, ronde_change change)
{
    int64_t low = 1;
    int64_t high = change.amount;
    while (low < high) {
        change.amount = low + (high - low) / 2;
        ronde_trial_apply(trial, &change);
        if (ronde_fitting_place(trial, fitting)) {
            high = change.amount;
        } else {
            low = change.amount + 1;
        }
    }
    return high;
}

/* Cuts the amount so that the change weighs less than the best so far; false if it cannot. */
static bool cut_to_best(const looking *at, ronde_change *change)
{
    int64_t limit = ronde_change_weight(&at->best);
    if (ronde_change_weight(change) < limit) {
        return true;
    }
    int64_t low = 0; /* an amount of 0 is no change */
    int64_t high = change->amount;
    while (low + 1 < high) {
        change->amount = low + (high - low) / 2;
        if (ronde_change_weight(change) < limit) {
            low = change->amount;
        } else {
            high = change->amount;
        }
    }
    change->amount = low;
    return low > 0;
}

/* A change with an amount; the given one is the most that is thinkable. */
static void try_amount(looking *at, ronde_change change)
{
    if (change.amount < 1 || !cut_to_best(at, &change)) {
        return;
    }
    ronde_fitting fitting;
    while (change.amount >= 1 && !ronde_trial_tired(at->trial)) {
        ronde_trial_apply(at->trial, &change);
        if (!ronde_fitting_find(at->trial, &at->wish, &fitting)) {
            break;
        }
        change.amount = least_amount(at->trial, &fitting, change);
        at->best = change;
        change.amount--;
    }
}

/* A change that is made or not. */
static void try_whole(looking *at, ronde_change change)
{
    ronde_fitting fitting;
    if (ronde_change_weight(&change) >= ronde_change_weight(&at->best)) {
        return;
    }
    ronde_trial_apply(at->trial, &change);
    if (ronde_fitting_find(at->trial, &at->wish, &fitting)) {
        at->best = change;
    }
}

static ronde_change change_of(const looking *at, ronde_change_kind kind)
{
    ronde_change change = ronde_change_none();
    change.kind = kind;
    change.shift = at->wish.shift;
    return change;
}

/* --- hours, duration, distance, load ---------------------------------------------------------- */

/* No shift or window is stretched by more than the length of the day: from the first start to the
 * last end of all shifts. */
static ronde_time day_length(const ronde_instance *instance)
{
    ronde_time first = ronde_time_unlimited;
    ronde_time last = -ronde_time_unlimited;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *shift = &instance->shifts[i];
        first = shift->earliest < first ? shift->earliest : first;
        last = shift->latest > last ? shift->latest : last;
    }
    return last < ronde_time_unlimited && first > -ronde_time_unlimited && last > first
               ? last - first
               : 0;
}

/* Moments from zero on stay so: no shift starts before the first day. */
static ronde_time before_zero(ronde_time earliest, ronde_time most)
{
    return earliest >= 0 && earliest < most ? earliest : most;
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

/* Shifts of one resource do not come to overlap. */
static void try_hours(looking *at, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_shift *shift = &instance->shifts[at->wish.shift];
    ronde_change later = change_of(at, RONDE_CHANGE_SHIFT_END);
    ronde_change earlier = change_of(at, RONDE_CHANGE_SHIFT_START);
    later.amount = most;
    earlier.amount = before_zero(shift->earliest, most);
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *other = &instance->shifts[i];
        if (i == at->wish.shift || other->resource != shift->resource) {
            continue;
        }
        if (other->earliest >= shift->latest) {
            ronde_time free = free_between(instance, at->wish.shift, i);
            later.amount = free < later.amount ? free : later.amount;
        }
        if (other->latest <= shift->earliest) {
            ronde_time free = free_between(instance, i, at->wish.shift);
            earlier.amount = free < earlier.amount ? free : earlier.amount;
        }
    }
    try_amount(at, later);
    try_amount(at, earlier);
}

static void try_limit(looking *at, ronde_change_kind kind, bool limited, int64_t most)
{
    ronde_change change = change_of(at, kind);
    change.amount = limited ? most : 0;
    try_amount(at, change);
}

static void try_limits(looking *at, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_shift *shift = &instance->shifts[at->wish.shift];
    try_limit(at, RONDE_CHANGE_SHIFT_DURATION, shift->max_duration < ronde_time_unlimited, most);
    try_limit(at, RONDE_CHANGE_SHIFT_TRAVEL, shift->max_travel < ronde_time_unlimited, most);
    try_limit(at, RONDE_CHANGE_SHIFT_TASKS, shift->max_tasks < INT32_MAX, RONDE_REQUEST_TASKS);
    try_limit(at, RONDE_CHANGE_SHIFT_DISTANCE, shift->max_distance < ronde_time_unlimited,
              RONDE_UNREACHABLE);
    const ronde_resource *resource = &instance->resources[shift->resource];
    for (int32_t d = 0; d < instance->dimension_count && resource->layout_count == 0; d++) {
        ronde_change change = change_of(at, RONDE_CHANGE_CAPACITY);
        change.dimension = d;
        change.amount = RONDE_LARGEST_LOAD - resource->capacity[d];
        try_amount(at, change);
    }
}

/* --- windows and links of the tasks ----------------------------------------------------------- */

static void try_window(looking *at, int32_t index, int32_t window, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    const ronde_window *own = &instance->windows[task->first_window + window];
    ronde_change later = change_of(at, RONDE_CHANGE_WINDOW_LATER);
    later.task = index;
    later.window = window;
    later.amount = own->latest < ronde_time_unlimited ? most : 0;
    if (window + 1 < task->window_count && own[1].earliest - 1 - own->latest < later.amount) {
        later.amount = own[1].earliest - 1 - own->latest;
    }
    ronde_change earlier = change_of(at, RONDE_CHANGE_WINDOW_EARLIER);
    earlier.task = index;
    earlier.window = window;
    earlier.amount = own->earliest > -ronde_time_unlimited ? before_zero(own->earliest, most) : 0;
    if (window > 0 && own->earliest - 1 - own[-1].latest < earlier.amount) {
        earlier.amount = own->earliest - 1 - own[-1].latest;
    }
    try_amount(at, later);
    try_amount(at, earlier);
}

static void try_links(looking *at, int32_t index, ronde_time most)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    for (int32_t i = 0; i < task->link_count; i++) {
        int32_t number = instance->task_links[task->first_link + i];
        const ronde_link *link = &instance->links[number];
        if (link->from != index) {
            continue; /* each link once */
        }
        bool together = link->min_lag == 0 && link->max_lag == 0;
        if (link->max_lag < ronde_time_unlimited && !together) {
            ronde_change change = change_of(at, RONDE_CHANGE_MAX_LAG);
            change.link = number;
            change.amount = most;
            try_amount(at, change);
        }
        if (link->relation == RONDE_SAME_RESOURCE) {
            ronde_change change = change_of(at, RONDE_CHANGE_OTHER_RESOURCE);
            change.link = number;
            try_whole(at, change);
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

/* Tries what lets the shift do a task that it may not do. */
static void try_bars(looking *at, int32_t index, const bars *found)
{
    ronde_change change = change_of(at, RONDE_CHANGE_SKILL);
    change.task = index;
    if (found->skills != 0 && !found->match && !found->own) {
        change.skills = found->skills;
        try_whole(at, change);
    } else if (found->skills == 0 && found->match && !found->own) {
        change.kind = RONDE_CHANGE_MATCH;
        try_whole(at, change);
    } else if (found->skills == 0 && !found->match && found->own) {
        change.kind = RONDE_CHANGE_OWN_SHIFT;
        try_whole(at, change);
    }
}

/* Goes through the tasks of the request: gives whether the shift may do any of them. */
static bool try_tasks(looking *at, ronde_time most, bool about_matches)
{
    const ronde_instance *instance = at->trial->real->instance;
    const ronde_request *request = &instance->requests[at->wish.request];
    bool any = false;
    for (int32_t a = 0; a < request->alternative_count; a++) {
        const ronde_alternative *of = &instance->alternatives[request->first_alternative + a];
        for (int32_t i = 0; i < of->task_count; i++) {
            int32_t task = instance->request_tasks[of->first_task + i];
            bars found = bars_of(instance, task, at->wish.shift);
            bool barred = found.skills != 0 || found.match || found.own;
            any |= !barred;
            if (about_matches && barred) {
                try_bars(at, task, &found);
            } else if (!about_matches) {
                for (int32_t w = 0; w < instance->tasks[task].window_count; w++) {
                    try_window(at, task, w, most);
                }
                try_links(at, task, most);
            }
        }
    }
    return any;
}

ronde_remedy ronde_remedy_of(ronde_trial *trial, int32_t request, int32_t shift)
{
    const ronde_fitting_wish wish = {.request = request, .shift = shift};
    return ronde_remedy_for(trial, &wish);
}

ronde_remedy ronde_remedy_for(ronde_trial *trial, const ronde_fitting_wish *wish)
{
    looking at = {.trial = trial, .wish = *wish, .best = ronde_change_none()};
    ronde_remedy remedy = {.change = at.best};
    const ronde_change none = at.best;
    ronde_fitting fitting;
    ronde_trial_apply(trial, &none);
    remedy.fits = ronde_fitting_find(trial, &at.wish, &fitting);
    if (!remedy.fits) {
        ronde_time most = day_length(trial->real->instance);
        if (try_tasks(&at, most, true)) {
            try_hours(&at, most);
            try_limits(&at, most);
            (void)try_tasks(&at, most, false);
        }
        remedy.change = at.best;
    }
    ronde_trial_apply(trial, &none);
    return remedy;
}

bool ronde_remedy_fits_alone(ronde_trial *empty, int32_t request, int32_t shift)
{
    const ronde_fitting_wish wish = {.request = request, .shift = shift, .part = RONDE_FITTING_ALL};
    const ronde_change none = ronde_change_none();
    ronde_fitting fitting;
    ronde_trial_apply(empty, &none);
    bool fits = ronde_fitting_find(empty, &wish, &fitting);
    ronde_trial_apply(empty, &none);
    return fits;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/remedy.h"

#include "solver/explain/remedy_parts.h"

/* Each kind of change is first tried as large as it may be. If a way in shows, the change is made
 * as small as that way allows, and the next way has to do with less: what is left in the end is the
 * least amount over all ways. */

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
static bool cut_to_best(const ronde_remedy_search *at, ronde_change *change)
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

void ronde_remedy_try_amount(ronde_remedy_search *at, ronde_change change)
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

void ronde_remedy_try_whole(ronde_remedy_search *at, ronde_change change)
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

ronde_change ronde_remedy_change(const ronde_remedy_search *at, ronde_change_kind kind)
{
    ronde_change change = ronde_change_none();
    change.kind = kind;
    change.shift = at->wish.shift;
    return change;
}

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

ronde_remedy ronde_remedy_for(ronde_trial *trial, const ronde_fitting_wish *wish)
{
    ronde_remedy_search at = {.trial = trial, .wish = *wish, .best = ronde_change_none()};
    ronde_remedy remedy = {.change = at.best};
    const ronde_change none = at.best;
    ronde_fitting fitting;
    ronde_trial_apply(trial, &none);
    remedy.fits = ronde_fitting_find(trial, &at.wish, &fitting);
    if (!remedy.fits) {
        ronde_time most = day_length(trial->real->instance);
        if (ronde_remedy_ask_match(&at)) {
            ronde_remedy_ask_shift(&at, most);
            ronde_remedy_ask_tasks(&at, most);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instance as JSON of ours, edited and read again: so what is changed or new is validated by
 * the same rules as any input. Lists of the document are in the order of the instance. */
#include "instances/replan/changed_day.h"

#include "instances/formats/instance_json.h"
#include "instances/model/show.h"
#include "instances/replan/edit.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

ronde_replan_prices ronde_replan_usual_prices(const ronde_instance *instance)
{
    if (!ronde_show_clock(instance)) {
        return (ronde_replan_prices){.margin = 0, .per_time = 1, .other_helper = 10};
    }
    return (ronde_replan_prices){.margin = 10 * RONDE_MINUTE,
                                 .per_time = RONDE_EURO / 2 / RONDE_MINUTE,
                                 .other_helper = (ronde_cost)15 * RONDE_EURO};
}

/* --- the day as it is --------------------------------------------------------------------------
 */

static void stretch_links(const ronde_edit *edit, const ronde_outlook *outlook)
{
    for (size_t i = 0; i < json_array_size(edit->links); i++) {
        const ronde_link *link = &outlook->instance->links[i];
        ronde_lags lags = ronde_outlook_lags(outlook, link);
        json_t *item = json_array_get(edit->links, i);
        if (lags.least != link->min_lag) {
            ronde_edit_integer(item, "min_lag", lags.least);
        }
        if (lags.most != link->max_lag) {
            ronde_edit_integer(item, "max_lag", lags.most);
        }
    }
}

static void change_durations(const ronde_edit *edit, const ronde_outlook *outlook, bool occupied)
{
    for (size_t i = 0; i < json_array_size(edit->tasks); i++) {
        const ronde_promise *promise = &outlook->promises[i];
        ronde_time takes = occupied ? promise->occupied : promise->duration;
        if (takes != outlook->instance->tasks[i].duration) {
            ronde_edit_integer(json_array_get(edit->tasks, i), "duration", takes);
        }
    }
    stretch_links(edit, outlook);
}

static void change_hours(const ronde_edit *edit, const ronde_outlook *outlook, bool searched)
{
    for (size_t i = 0; i < json_array_size(edit->shifts); i++) {
        const ronde_shift *shift = &outlook->instance->shifts[i];
        const ronde_presence *at = &outlook->presence[i];
        ronde_time from = searched ? at->free_earliest : at->earliest;
        ronde_time to = searched ? at->free_latest : at->latest;
        json_t *item = json_array_get(edit->shifts, i);
        if (from != shift->earliest) {
            ronde_edit_integer(item, "from", from);
            ronde_edit_integer(item, "day", shift->day); /* midnight may lie between */
        }
        if (to != shift->latest) {
            ronde_edit_integer(item, "to", to);
        }
        if (searched && at->over && at->begun > 0) { /* not even what takes no time */
            ronde_edit_integer(item, "max_tasks", at->begun);
        }
    }
}

/* --- what has begun, what was promised ---------------------------------------------------------
 */

static void hold(const ronde_edit *edit, const ronde_outlook *outlook, int32_t task)
{
    const ronde_promise *promise = &outlook->promises[task];
    json_t *item = json_array_get(edit->tasks, (size_t)task);
    ronde_edit_window(item, "windows", promise->start, promise->start);
    ronde_edit_text(item, "shift", outlook->instance->shifts[promise->shift].id);
    if (promise->rank > 0) {
        ronde_edit_integer(item, "pin", promise->rank);
    }
}

/* Who is served when not everybody can be: rather a visit that nothing happened to than one whose
 * helper left, and rather that than one that was not promised. */
static void rank(json_t *item, const ronde_outlook *outlook, int32_t task)
{
    enum { undisturbed = 3, disturbed = 2, largest_priority = 1000000 };
    const ronde_instance *instance = outlook->instance;
    int32_t usual = instance->requests[instance->tasks[task].request].priority;
    bool sick = outlook->presence[outlook->promises[task].shift].sick;
    int64_t priority = (int64_t)usual * (sick ? disturbed : undisturbed);
    ronde_edit_integer(item, "priority", priority < largest_priority ? priority : largest_priority);
}

static void price(const ronde_edit *edit,
                  const ronde_outlook *outlook,
                  const ronde_replan_prices *prices,
                  int32_t task)
{
    const ronde_promise *promise = &outlook->promises[task];
    json_t *item = json_array_get(edit->tasks, (size_t)task);
    ronde_time margin = prices->margin;
    ronde_time earliest = promise->start > margin ? promise->start - margin : 0;
    ronde_edit_window(item, "soft_windows", earliest, promise->start + margin);
    ronde_edit_hourly(edit, item, "early_price", prices->per_time);
    ronde_edit_hourly(edit, item, "late_price", prices->per_time);
    rank(item, outlook, task);
    if (!outlook->presence[promise->shift].sick && !promise->parted) {
        ronde_edit_prefer(edit, item, outlook->instance, task,
                          outlook->instance->shifts[promise->shift].resource, prices->other_helper);
    }
}

static void hold_breaks(const ronde_edit *edit, const ronde_outlook *outlook)
{
    const ronde_instance *instance = outlook->instance;
    for (int32_t s = 0; s < instance->shift_count; s++) {
        const ronde_shift *shift = &instance->shifts[s];
        json_t *list = json_object_get(json_array_get(edit->shifts, (size_t)s), "breaks");
        for (int32_t i = 0; i < shift->break_count; i++) {
            int32_t task = instance->breaks[shift->first_break + i].task;
            const ronde_promise *promise = &outlook->promises[task];
            json_t *item = json_array_get(list, (size_t)i);
            if (promise->begun) {
                (void)json_object_del(item, "windows");
                (void)json_object_del(item, "if_longer_than");
                ronde_edit_integer(item, "from", promise->start);
                ronde_edit_integer(item, "to", promise->start);
                ronde_edit_integer(item, "duration", promise->occupied);
            }
        }
    }
}

static void hold_promises(const ronde_edit *edit,
                          const ronde_outlook *outlook,
                          const ronde_replan_prices *prices)
{
    const ronde_instance *instance = outlook->instance;
    for (int32_t i = 0; i < (int32_t)json_array_size(edit->tasks); i++) {
        const ronde_promise *promise = &outlook->promises[i];
        if (promise->shift == RONDE_NONE || promise->cancelled) {
            continue;
        }
        if (promise->begun || promise->kept) {
            hold(edit, outlook, i);
        } else {
            price(edit, outlook, prices, i);
        }
        if (!promise->begun && instance->tasks[i].pin > 0) {
            int32_t begun = outlook->presence[instance->tasks[i].shift].begun;
            ronde_edit_integer(json_array_get(edit->tasks, (size_t)i), "pin",
                               begun + instance->tasks[i].pin);
        }
    }
    hold_breaks(edit, outlook);
}

/* --- reading again -----------------------------------------------------------------------------
 */

/* Faults of a new visit stand at the event that brought it. */
static void place_faults(ronde_faults *faults, size_t first, const ronde_edit *edit)
{
    for (size_t i = first; i < faults->list.count; i++) {
        ronde_fault *fault = &faults->list.items[i];
        for (size_t k = 0; k < edit->added.count; k++) {
            const ronde_edit_added *added = &edit->added.items[k];
            size_t length = strlen(added->pointer);
            if (strncmp(fault->where, added->pointer, length) == 0 &&
                (fault->where[length] == '/' || fault->where[length] == '\0')) {
                char rest[sizeof fault->where];
                (void)snprintf(rest, sizeof rest, "%s", fault->where + length);
                (void)snprintf(fault->where, sizeof fault->where, "%.60s/%s%.80s", added->where,
                               added->key, rest);
                break;
            }
        }
    }
}

ronde_status
ronde_changed_day_travel(ronde_instance *to, const ronde_instance *from, ronde_error *error)
{
    for (int32_t i = 0; i < to->profile_count && to->place_count == from->place_count; i++) {
        const ronde_matrix *given = NULL;
        for (int32_t k = 0; k < from->profile_count; k++) {
            given = strcmp(from->profiles[k].name, to->profiles[i].name) == 0
                        ? &from->profiles[k].matrix
                        : given;
        }
        if (given != NULL && given->size > 0 && to->profiles[i].matrix.size == 0) {
            /* with the access times of the places, which are the same: not to be attached again */
            RONDE_TRY(ronde_matrix_copy(&to->profiles[i].matrix, given, error));
        }
    }
    return RONDE_OK;
}

static ronde_status read_again(ronde_instance **out,
                               ronde_edit *edit,
                               const ronde_instance *given,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_instance *made = NULL;
    size_t first = faults->list.count;
    ronde_status status = ronde_instance_json_read_document(&made, edit->root, faults, error);
    place_faults(faults, first, edit);
    if (status == RONDE_OK) {
        status = ronde_changed_day_travel(made, given, error);
    }
    if (status != RONDE_OK) {
        ronde_instance_free(made);
        return status;
    }
    *out = made;
    return RONDE_OK;
}

ronde_status ronde_changed_day(ronde_instance **out,
                               const ronde_outlook *outlook,
                               const ronde_events *events,
                               const ronde_replan_prices *prices,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_edit edit = {0};
    ronde_status status = ronde_edit_init(&edit, outlook->instance, error);
    if (status == RONDE_OK) {
        change_durations(&edit, outlook, prices != NULL);
        change_hours(&edit, outlook, prices != NULL);
        ronde_edit_part_begun(&edit, outlook);
        if (prices != NULL) {
            hold_promises(&edit, outlook, prices);
        }
        status = ronde_edit_add(&edit, events, error);
    }
    if (status == RONDE_OK) {
        ronde_edit_remove_cancelled(&edit, outlook);
        status = read_again(out, &edit, outlook->instance, faults, error);
    }
    ronde_edit_clear(&edit);
    return status;
}

/* --- the settled day ---------------------------------------------------------------------------
 */

static void settle_task(json_t *item,
                        const ronde_instance *searched,
                        int32_t task,
                        ronde_time start,
                        ronde_time promised)
{
    ronde_edit_narrow(item, searched, task, start < promised ? start : promised,
                      start < promised ? promised : start);
    ronde_edit_window(item, "soft_windows", promised, promised);
}

ronde_status ronde_changed_day_settled(ronde_instance **out,
                                       const ronde_instance *searched,
                                       const ronde_plan *plan,
                                       const ronde_outlook *outlook,
                                       ronde_error *error)
{
    ronde_edit edit = {0};
    ronde_faults faults = {0};
    ronde_status status = ronde_edit_init(&edit, searched, error);
    for (size_t i = 0; i < plan->stops.count && status == RONDE_OK; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        bool visit = stop->task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK;
        int32_t old =
            !visit ? RONDE_NONE
                   : ronde_idmap_find(&outlook->instance->task_ids, searched->tasks[stop->task].id);
        const ronde_promise *promise = old == RONDE_NONE ? NULL : &outlook->promises[old];
        if (promise != NULL && promise->shift != RONDE_NONE && !promise->begun && !promise->kept) {
            settle_task(json_array_get(edit.tasks, (size_t)stop->task), searched, stop->task,
                        stop->start, promise->start);
        }
    }
    if (status == RONDE_OK) {
        status = read_again(out, &edit, searched, &faults, error);
    }
    ronde_faults_clear(&faults);
    ronde_edit_clear(&edit);
    return status;
}

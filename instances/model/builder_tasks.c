/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolves the tasks of a builder. */
#include "instances/model/builder_parts.h"

#include <stdio.h>
#include <stdlib.h>

static int compare_windows(const void *left, const void *right)
{
    const ronde_window *a = left;
    const ronde_window *b = right;
    if (a->earliest != b->earliest) {
        return a->earliest < b->earliest ? -1 : 1;
    }
    return (a->latest > b->latest) - (a->latest < b->latest);
}

static void add_window(ronde_builder *builder, ronde_window window)
{
    ronde_builder_kept(builder, ronde_array_push(&builder->windows, window));
}

bool ronde_builder_window(ronde_builder *builder,
                          const char *where,
                          const char *suffix,
                          ronde_window window)
{
    char from[128];
    char to[128];
    if (window.latest < window.earliest) {
        ronde_builder_fault(builder, where, suffix, "window.reversed",
                            "the window ends (%lld) before it begins (%lld)",
                            (long long)window.latest, (long long)window.earliest);
        return false;
    }
    snprintf(from, sizeof from, "%s/from", suffix);
    snprintf(to, sizeof to, "%s/to", suffix);
    add_window(builder, (ronde_window){ronde_builder_time(builder, where, from, window.earliest),
                                       ronde_builder_time(builder, where, to, window.latest)});
    return true;
}

/* Merges sorted windows that touch; gives the number that is left. */
static size_t merge_windows(ronde_window *sorted, size_t count)
{
    size_t kept = 0;
    for (size_t i = 1; i < count; i++) {
        if (sorted[i].earliest > sorted[kept].latest + 1) {
            sorted[++kept] = sorted[i];
        } else if (sorted[i].latest > sorted[kept].latest) {
            sorted[kept].latest = sorted[i].latest;
        }
    }
    return kept + 1;
}

/* Appends the valid windows of a list, sorted and merged where they touch; gives their number. */
int32_t ronde_builder_windows(ronde_builder *builder,
                              const char *where,
                              const char *list,
                              const ronde_window *windows,
                              size_t count)
{
    size_t first = builder->windows.count;
    for (size_t i = 0; i < count; i++) {
        char suffix[96];
        snprintf(suffix, sizeof suffix, "%s/%zu", list, i);
        ronde_builder_window(builder, where, suffix, windows[i]);
    }
    size_t added = builder->windows.count - first;
    if (added == 0) {
        return 0;
    }
    ronde_window *sorted = builder->windows.items + first;
    qsort(sorted, added, sizeof *sorted, compare_windows);
    size_t kept = merge_windows(sorted, added);
    builder->windows.count = first + kept;
    return (int32_t)kept;
}

static void set_windows(ronde_builder *builder, const ronde_task_spec *spec, ronde_task *task)
{
    task->first_window = (int32_t)builder->windows.count;
    task->window_count =
        ronde_builder_windows(builder, spec->where, "/windows", spec->windows, spec->window_count);
    if (task->window_count == 0) {
        add_window(builder, (ronde_window){0, ronde_time_unlimited});
        task->window_count = 1;
    }
    task->first_soft_window = (int32_t)builder->windows.count;
    task->soft_window_count = ronde_builder_windows(builder, spec->where, "/soft_windows",
                                                    spec->soft_windows, spec->soft_window_count);
    task->early_price =
        ronde_builder_price(builder, spec->where, "/early_price", spec->early_price);
    task->late_price = ronde_builder_price(builder, spec->where, "/late_price", spec->late_price);
}

static int compare_pairs(const void *left, const void *right)
{
    const ronde_pair *a = left;
    const ronde_pair *b = right;
    return (a->resource > b->resource) - (a->resource < b->resource);
}

static void set_pairs(ronde_builder *builder, const ronde_task_spec *spec, ronde_task *task)
{
    task->other_price =
        ronde_builder_price(builder, spec->where, "/other_price", spec->other_price);
    task->agreed_days = spec->agreed_days;
    task->other_day_price =
        ronde_builder_price(builder, spec->where, "/other_day_price", spec->other_day_price);
    task->first_pair = (int32_t)builder->pairs.count;
    for (size_t i = 0; i < spec->pair_count; i++) {
        char suffix[48];
        char price_suffix[64];
        snprintf(suffix, sizeof suffix, "/pairs/%zu/resource", i);
        snprintf(price_suffix, sizeof price_suffix, "/pairs/%zu/price", i);
        const ronde_pair_spec *pair = &spec->pairs[i];
        const char *name = pair->resource != NULL ? pair->resource : "";
        int32_t resource = ronde_idmap_find(&builder->instance->resource_ids, name);
        if (resource == RONDE_NONE) {
            ronde_builder_fault(builder, spec->where, suffix, "resource.unknown",
                                "there is no resource %s", name);
            continue;
        }
        ronde_cost price =
            pair->forbidden ? ronde_cost_forbidden
                            : ronde_builder_price(builder, spec->where, price_suffix, pair->price);
        ronde_builder_kept(
            builder, ronde_array_push(&builder->pairs, (ronde_pair){resource, pair->role, price}));
    }
    task->pair_count = (int32_t)builder->pairs.count - task->first_pair;
    if (task->pair_count == 0) {
        return;
    }
    ronde_pair *sorted = builder->pairs.items + task->first_pair;
    qsort(sorted, (size_t)task->pair_count, sizeof *sorted, compare_pairs);
    for (int32_t i = 1; i < task->pair_count; i++) {
        if (sorted[i].resource == sorted[i - 1].resource) {
            ronde_builder_fault(builder, spec->where, "/pairs", "pair.duplicate",
                                "resource %s is named twice",
                                builder->instance->resources[sorted[i].resource].id);
        }
    }
}

static void set_loads(ronde_builder *builder, const ronde_task_spec *spec, ronde_task *task)
{
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        task->initial[i] = spec->initial[i];
        task->change[i] = spec->change[i];
        if (spec->initial[i] < 0 || spec->initial[i] > RONDE_LARGEST_LOAD ||
            spec->change[i] < -RONDE_LARGEST_LOAD || spec->change[i] > RONDE_LARGEST_LOAD) {
            ronde_builder_fault(builder, spec->where, "/load", "load.range",
                                "a load of %d and a change of %d are not within 0 to %d",
                                (int)spec->initial[i], (int)spec->change[i],
                                (int)RONDE_LARGEST_LOAD);
        }
    }
}

/* Goods that never lie at the depot cannot be released there. */
static void set_release(ronde_builder *builder, const ronde_task_spec *spec, ronde_task *task)
{
    task->release = ronde_builder_time(builder, spec->where, "/release", spec->release);
    bool brought = false;
    bool moved = false;
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        brought = brought || spec->initial[i] > 0;
        moved = moved || spec->change[i] != 0;
    }
    if (spec->release > 0 && moved && !brought) {
        ronde_builder_fault(builder, spec->where, "/release", "task.release",
                            "a release time is for goods from the depot; this task brings none");
    }
}

static int32_t shift_of(ronde_builder *builder, const ronde_task_spec *spec)
{
    if (spec->shift == NULL) {
        return RONDE_NONE;
    }
    int32_t shift = ronde_idmap_find(&builder->instance->shift_ids, spec->shift);
    if (shift == RONDE_NONE) {
        ronde_builder_fault(builder, spec->where, "/shift", "shift.unknown", "there is no shift %s",
                            spec->shift);
    }
    return shift;
}

static int32_t pin_of(ronde_builder *builder, const ronde_task_spec *spec)
{
    if (spec->pin < 0) {
        ronde_builder_fault(builder, spec->where, "/pin", "number.range",
                            "rank %d is not 1 or more", (int)spec->pin);
        return 0;
    }
    if (spec->pin > 0 && spec->shift == NULL) {
        ronde_builder_fault(builder, spec->where, "/pin", "pin.no_shift",
                            "a pinned task needs the shift whose route it opens");
        return 0;
    }
    return spec->pin;
}

static void make_task(ronde_builder *builder, const ronde_task_spec *spec)
{
    ronde_builder_enter_id(builder, &builder->instance->task_ids, spec->where, "/id", spec->id);
    const char *id = spec->id != NULL ? spec->id : "";
    ronde_task task = {
        .id = id,
        .label = spec->label != NULL ? spec->label : id,
        .kind = spec->kind,
        .place = ronde_builder_place_of(builder, spec->where, "/place", spec->place),
        .request = RONDE_NONE,
        .alternative = RONDE_NONE,
        .shift = shift_of(builder, spec),
        .pin = pin_of(builder, spec),
        .duration = ronde_builder_time(builder, spec->where, "/duration", spec->duration),
        .skills = ronde_builder_skill_bits(builder, spec->where, spec->skills, spec->skill_count)};
    task.indicated = spec->indicated != 0
                         ? ronde_builder_time(builder, spec->where, "/indicated", spec->indicated)
                         : task.duration;
    if (spec->kind == RONDE_BREAK) {
        ronde_builder_fault(builder, spec->where, "/kind", "task.kind",
                            "a break belongs to its shift, not to the tasks");
    }
    if (task.duration > INT32_MAX / 2) {
        ronde_builder_fault(builder, spec->where, "/duration", "time.range",
                            "a duration of %lld is too long", (long long)task.duration);
    }
    if (spec->priority < 0 || spec->priority > 1000000) {
        ronde_builder_fault(builder, spec->where, "/priority", "number.range",
                            "priority %d is not between 1 and 1000000", (int)spec->priority);
    }
    ronde_builder_price(builder, spec->where, "/prize", spec->prize);
    set_windows(builder, spec, &task);
    set_pairs(builder, spec, &task);
    set_loads(builder, spec, &task);
    set_release(builder, spec, &task);
    ronde_builder_kept(builder, ronde_array_push(&builder->made_tasks, task));
}

void ronde_builder_make_tasks(ronde_builder *builder)
{
    for (size_t i = 0; i < builder->tasks.count && !builder->out_of_memory; i++) {
        make_task(builder, &builder->tasks.items[i]);
    }
}

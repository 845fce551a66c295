/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolves the shifts of a builder and the break tasks that come with them. */
#include "instances/model/builder_parts.h"

#include <stdio.h>
#include <stdlib.h>

static void
make_shift_places(ronde_builder *builder, const ronde_shift_spec *spec, ronde_shift *out)
{
    out->start_place = RONDE_NONE;
    if (!spec->open_start) {
        out->start_place =
            ronde_builder_place_of(builder, spec->where, "/start_place", spec->start_place);
    }
    out->end_place = RONDE_NONE;
    if (!spec->open_end) {
        const char *end = spec->end_place != NULL ? spec->end_place : spec->start_place;
        out->end_place =
            spec->end_place == NULL && out->start_place == RONDE_NONE && !spec->open_start
                ? RONDE_NONE
                : ronde_builder_place_of(builder, spec->where, "/end_place", end);
    }
    out->first_reload = (int32_t)builder->reload_places.count;
    for (size_t i = 0; i < spec->reload_count; i++) {
        char suffix[48];
        snprintf(suffix, sizeof suffix, "/reload_places/%zu", i);
        int32_t place =
            ronde_builder_place_of(builder, spec->where, suffix, spec->reload_places[i]);
        ronde_builder_kept(builder, ronde_array_push(&builder->reload_places, place));
    }
    out->reload_count = (int32_t)builder->reload_places.count - out->first_reload;
}

static void set_limits(ronde_builder *builder, const ronde_shift_spec *spec, ronde_shift *out)
{
    out->max_travel = ronde_builder_time(builder, spec->where, "/max_travel", spec->max_travel);
    out->normal_duration =
        ronde_builder_time(builder, spec->where, "/normal_duration", spec->normal_duration);
    out->max_tasks = spec->max_tasks > 0 ? spec->max_tasks : INT32_MAX;
    out->max_travel = out->max_travel > 0 ? out->max_travel : ronde_time_unlimited;
    out->normal_duration = out->normal_duration > 0 ? out->normal_duration : ronde_time_unlimited;
    if (spec->max_tasks < 0) {
        ronde_builder_fault(builder, spec->where, "/max_tasks", "number.range",
                            "a largest number of tasks of %d is negative", (int)spec->max_tasks);
    }
}

/* Loading takes as long as a task may, and happens where there is something to load for. */
static void make_trips(ronde_builder *builder, const ronde_shift_spec *spec, ronde_shift *out)
{
    out->loading = ronde_builder_time(builder, spec->where, "/loading", spec->loading);
    out->loading_at_start =
        ronde_builder_time(builder, spec->where, "/loading_at_start", spec->loading_at_start);
    out->max_trips = spec->max_trips;
    if (out->loading > INT32_MAX / 2 || out->loading_at_start > INT32_MAX / 2) {
        bool reload = out->loading > INT32_MAX / 2;
        ronde_builder_fault(builder, spec->where, reload ? "/loading" : "/loading_at_start",
                            "time.range", "a loading time of %lld is too long",
                            (long long)(reload ? out->loading : out->loading_at_start));
    }
    if (spec->max_trips < 0) {
        ronde_builder_fault(builder, spec->where, "/max_trips", "number.range",
                            "a limit of %d trips is negative", (int)spec->max_trips);
    }
    if (spec->reload_count == 0 && (spec->loading > 0 || spec->max_trips > 1)) {
        ronde_builder_fault(builder, spec->where, spec->loading > 0 ? "/loading" : "/max_trips",
                            "shift.reload", "the shift has no reload_places to make trips from");
    }
}

static void make_shift(ronde_builder *builder, const ronde_shift_spec *spec, ronde_shift *out)
{
    *out = (ronde_shift){
        .id = spec->id != NULL ? spec->id : "",
        .resource = spec->resource != NULL
                        ? ronde_idmap_find(&builder->instance->resource_ids, spec->resource)
                        : RONDE_NONE,
        .earliest = ronde_builder_time(builder, spec->where, "/from", spec->earliest),
        .latest = ronde_builder_time(builder, spec->where, "/to", spec->latest),
        .max_duration =
            ronde_builder_time(builder, spec->where, "/max_duration", spec->max_duration),
        .max_distance = spec->max_distance != 0 ? spec->max_distance : ronde_time_unlimited};
    out->day = spec->has_day ? spec->day : (int32_t)(out->earliest / RONDE_DAY);
    if (out->day < 0) {
        ronde_builder_fault(builder, spec->where, "/day", "number.range", "day %d is negative",
                            (int)out->day);
    }
    if (out->max_duration == 0) {
        out->max_duration = ronde_time_unlimited;
    }
    if (out->resource == RONDE_NONE) {
        ronde_builder_fault(builder, spec->where, "/resource", "resource.unknown",
                            "there is no resource %s",
                            spec->resource != NULL ? spec->resource : "(none named)");
    }
    if (spec->latest < spec->earliest) {
        ronde_builder_fault(builder, spec->where, "", "shift.reversed",
                            "the shift ends (%lld) before it starts (%lld)",
                            (long long)spec->latest, (long long)spec->earliest);
    }
    set_limits(builder, spec, out);
    if (spec->max_distance < 0) {
        ronde_builder_fault(builder, spec->where, "/max_distance_m", "number.range",
                            "a largest distance of %lld is negative",
                            (long long)spec->max_distance);
    }
    make_shift_places(builder, spec, out);
    make_trips(builder, spec, out);
    ronde_builder_shift_hours(builder, spec, out);
}

typedef struct shift_hours {
    int32_t resource, shift;
    ronde_time earliest, latest;
} shift_hours;

static int compare_hours(const void *left, const void *right)
{
    const shift_hours *a = left;
    const shift_hours *b = right;
    if (a->resource != b->resource) {
        return a->resource < b->resource ? -1 : 1;
    }
    if (a->earliest != b->earliest) {
        return a->earliest < b->earliest ? -1 : 1;
    }
    return a->shift < b->shift ? -1 : 1;
}

/* I6: the same person cannot work two shifts at once. */
static void check_overlaps(ronde_builder *builder)
{
    const ronde_instance *made = builder->instance;
    shift_hours *hours = ronde_alloc_zero((size_t)made->shift_count, sizeof *hours);
    if (!ronde_builder_kept(builder, hours != NULL)) {
        return;
    }
    for (int32_t i = 0; i < made->shift_count; i++) {
        const ronde_shift *shift = &made->shifts[i];
        hours[i] = (shift_hours){shift->resource, i, shift->earliest, shift->latest};
    }
    qsort(hours, (size_t)made->shift_count, sizeof *hours, compare_hours);
    for (int32_t i = 1; i < made->shift_count; i++) {
        if (hours[i].resource != RONDE_NONE && hours[i].resource == hours[i - 1].resource &&
            hours[i].earliest < hours[i - 1].latest) {
            ronde_builder_fault(builder, builder->shifts.items[hours[i].shift].where, "",
                                "shift.overlap", "shift %s overlaps shift %s of the same resource",
                                made->shifts[hours[i].shift].id,
                                made->shifts[hours[i - 1].shift].id);
        }
    }
    ronde_free(hours);
}

void ronde_builder_make_shifts(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_shift *shifts = ronde_builder_table(builder, builder->shifts.count, sizeof *shifts);
    made->shifts = shifts;
    for (size_t i = 0; i < builder->shifts.count && shifts != NULL; i++) {
        const ronde_shift_spec *spec = &builder->shifts.items[i];
        ronde_builder_enter_id(builder, &made->shift_ids, spec->where, "/id", spec->id);
        make_shift(builder, spec, &shifts[i]);
        made->shift_count++;
    }
    if (!builder->out_of_memory) {
        check_overlaps(builder);
    }
}

static void make_break(ronde_builder *builder, int32_t shift, size_t number)
{
    const ronde_shift_spec *owner = &builder->shifts.items[shift];
    const ronde_break_spec *spec = &owner->breaks[number];
    char where[200];
    char name[256];
    snprintf(where, sizeof where, "%s/breaks/%zu", owner->where != NULL ? owner->where : "",
             number);
    snprintf(name, sizeof name, "%s/break%zu", owner->id != NULL ? owner->id : "", number + 1);
    const char *id = spec->id != NULL ? spec->id : ronde_arena_text(builder->arena, name);
    if (!ronde_builder_kept(builder, id != NULL)) {
        return;
    }
    ronde_builder_enter_id(builder, &builder->instance->task_ids, where, "/id", id);
    ronde_task task = {.id = id,
                       .label = "break | pauze",
                       .kind = RONDE_BREAK,
                       .place = RONDE_NONE,
                       .request = RONDE_NONE,
                       .alternative = RONDE_NONE,
                       .shift = shift,
                       .duration = ronde_builder_time(builder, where, "/duration", spec->duration),
                       .first_window = (int32_t)builder->windows.count};
    task.window_count =
        spec->window_count > 0
            ? ronde_builder_windows(builder, where, "/windows", spec->windows, spec->window_count)
        : ronde_builder_window(builder, where, "", spec->window) ? 1
                                                                 : 0;
    task.first_soft_window = (int32_t)builder->windows.count;
    task.first_pair = (int32_t)builder->pairs.count;
    ronde_break made = {(int32_t)builder->made_tasks.count,
                        ronde_builder_time(builder, where, "/if_longer_than", spec->after)};
    ronde_builder_kept(builder, ronde_array_push(&builder->breaks, made));
    ronde_builder_kept(builder, ronde_array_push(&builder->made_tasks, task));
}

void ronde_builder_make_breaks(ronde_builder *builder)
{
    ronde_shift *shifts =
        builder->instance->shift_count > 0
            ? ronde_arena_take(builder->arena, (size_t)builder->instance->shift_count,
                               sizeof *shifts)
            : NULL;
    if (shifts == NULL) {
        ronde_builder_kept(builder, builder->instance->shift_count == 0);
        return;
    }
    for (int32_t i = 0; i < builder->instance->shift_count && !builder->out_of_memory; i++) {
        shifts[i] = builder->instance->shifts[i];
        shifts[i].first_break = (int32_t)builder->breaks.count;
        shifts[i].break_count = (int32_t)builder->shifts.items[i].break_count;
        for (size_t k = 0; k < builder->shifts.items[i].break_count; k++) {
            make_break(builder, i, k);
        }
    }
    builder->instance->shifts = shifts;
}

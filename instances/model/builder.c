/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/builder.h"

#include "instances/model/builder_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

ronde_builder *ronde_builder_new(void)
{
    ronde_builder *builder = ronde_alloc_zero(1, sizeof *builder);
    if (builder == NULL) {
        return NULL;
    }
    builder->arena = ronde_arena_new(1U << 14);
    if (builder->arena == NULL) {
        ronde_free(builder);
        return NULL;
    }
    return builder;
}

void ronde_builder_free(ronde_builder *builder)
{
    if (builder == NULL) {
        return;
    }
    ronde_array_clear(&builder->places);
    ronde_array_clear(&builder->tasks);
    ronde_array_clear(&builder->links);
    ronde_array_clear(&builder->alternatives);
    ronde_array_clear(&builder->resources);
    ronde_array_clear(&builder->shifts);
    ronde_array_clear(&builder->windows);
    ronde_array_clear(&builder->pairs);
    ronde_array_clear(&builder->made_tasks);
    ronde_array_clear(&builder->made_links);
    ronde_array_clear(&builder->breaks);
    ronde_array_clear(&builder->reload_places);
    ronde_array_clear(&builder->groups);
    ronde_array_clear(&builder->layouts);
    ronde_idmap_clear(&builder->skills);
    ronde_idmap_clear(&builder->profiles);
    if (builder->instance != NULL) { /* finish failed: the arena holds a half-made instance */
        builder->instance->arena = NULL;
        ronde_instance_free(builder->instance);
    }
    ronde_arena_free(builder->arena);
    ronde_free(builder);
}

void ronde_builder_fault(ronde_builder *builder,
                         const char *where,
                         const char *suffix,
                         const char *code,
                         const char *format,
                         ...)
{
    char place[160];
    char text[320];
    va_list arguments;
    va_start(arguments, format);
    snprintf(place, sizeof place, "%s%s", where != NULL ? where : "", suffix);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ronde_faults_add(builder->faults, RONDE_ERROR, code, place, "%s", text);
}

/* Copies below: a text, an array, an array of texts, each into the arena. NULL stays NULL. */

static void keep_text(ronde_builder *builder, const char **text)
{
    if (*text != NULL) {
        *text = ronde_arena_text(builder->arena, *text);
        ronde_builder_kept(builder, *text != NULL);
    }
}

static void *keep_array(ronde_builder *builder, const void *items, size_t *count, size_t size)
{
    void *copy = *count > 0 ? ronde_arena_take(builder->arena, *count, size) : NULL;
    if (copy != NULL) {
        return memcpy(copy, items, *count * size);
    }
    ronde_builder_kept(builder, *count == 0);
    *count = 0;
    return NULL;
}

static const char *const *
keep_texts(ronde_builder *builder, const char *const *texts, size_t *count)
{
    const char **copy = keep_array(builder, texts, count, sizeof *copy);
    for (size_t i = 0; i < *count; i++) {
        keep_text(builder, &copy[i]);
    }
    return copy;
}

void ronde_builder_header(ronde_builder *builder, const ronde_header_spec *spec)
{
    ronde_header_spec copy = *spec;
    keep_text(builder, &copy.name);
    keep_text(builder, &copy.start_date);
    copy.dimensions = keep_texts(builder, copy.dimensions, &copy.dimension_count);
    builder->header = copy;
    builder->has_header = true;
}

void ronde_builder_place(ronde_builder *builder, const ronde_place_spec *spec)
{
    ronde_place_spec copy = *spec;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.id);
    keep_text(builder, &copy.label);
    ronde_builder_kept(builder, ronde_array_push(&builder->places, copy));
}

void ronde_builder_task(ronde_builder *builder, const ronde_task_spec *spec)
{
    ronde_task_spec copy = *spec;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.id);
    keep_text(builder, &copy.label);
    keep_text(builder, &copy.place);
    keep_text(builder, &copy.request);
    keep_text(builder, &copy.alternative);
    keep_text(builder, &copy.shift);
    copy.windows = keep_array(builder, copy.windows, &copy.window_count, sizeof *copy.windows);
    copy.soft_windows =
        keep_array(builder, copy.soft_windows, &copy.soft_window_count, sizeof *copy.soft_windows);
    copy.skills = keep_texts(builder, copy.skills, &copy.skill_count);
    ronde_pair_spec *pairs = keep_array(builder, copy.pairs, &copy.pair_count, sizeof *pairs);
    for (size_t i = 0; i < copy.pair_count; i++) {
        keep_text(builder, &pairs[i].resource);
    }
    copy.pairs = pairs;
    ronde_builder_kept(builder, ronde_array_push(&builder->tasks, copy));
}

void ronde_builder_link(ronde_builder *builder, const ronde_link_spec *spec)
{
    ronde_link_spec copy = *spec;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.from);
    keep_text(builder, &copy.to);
    keep_text(builder, &copy.reason);
    ronde_builder_kept(builder, ronde_array_push(&builder->links, copy));
}

void ronde_builder_alternative(ronde_builder *builder, const ronde_alternative_spec *spec)
{
    ronde_alternative_spec copy = *spec;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.request);
    keep_text(builder, &copy.id);
    keep_text(builder, &copy.label);
    ronde_builder_kept(builder, ronde_array_push(&builder->alternatives, copy));
}

void ronde_builder_resource(ronde_builder *builder, const ronde_resource_spec *spec)
{
    ronde_resource_spec copy = *spec;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.id);
    keep_text(builder, &copy.label);
    keep_text(builder, &copy.provider);
    keep_text(builder, &copy.profile);
    copy.skills = keep_texts(builder, copy.skills, &copy.skill_count);
    copy.no_waiting = keep_texts(builder, copy.no_waiting, &copy.no_waiting_count);
    copy.layouts = keep_array(builder, copy.layouts, &copy.layout_count, sizeof *copy.layouts);
    ronde_builder_kept(builder, ronde_array_push(&builder->resources, copy));
}

void ronde_builder_shift(ronde_builder *builder, const ronde_shift_spec *spec)
{
    ronde_shift_spec copy = *spec;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.id);
    keep_text(builder, &copy.resource);
    keep_text(builder, &copy.start_place);
    keep_text(builder, &copy.end_place);
    copy.reload_places = keep_texts(builder, copy.reload_places, &copy.reload_count);
    ronde_break_spec *breaks = keep_array(builder, copy.breaks, &copy.break_count, sizeof *breaks);
    for (size_t i = 0; i < copy.break_count; i++) {
        keep_text(builder, &breaks[i].id);
        breaks[i].windows = keep_array(builder, breaks[i].windows, &breaks[i].window_count,
                                       sizeof *breaks[i].windows);
    }
    copy.breaks = breaks;
    ronde_builder_kept(builder, ronde_array_push(&builder->shifts, copy));
}

void ronde_builder_group(ronde_builder *builder, const ronde_group_spec *spec)
{
    ronde_group_spec copy = *spec;
    size_t set_count = spec->sets != NULL ? spec->task_count : 0;
    keep_text(builder, &copy.where);
    keep_text(builder, &copy.id);
    copy.tasks = keep_texts(builder, copy.tasks, &copy.task_count);
    copy.places = keep_texts(builder, copy.places, &copy.place_count);
    copy.sets = keep_array(builder, copy.sets, &set_count, sizeof *copy.sets);
    ronde_builder_kept(builder, ronde_array_push(&builder->groups, copy));
}

/* A growing table moves into the arena, where the frozen instance keeps it. An empty one is not
 * NULL: readers may point at its element 0 without looking at the count. */
static const void *frozen(ronde_builder *builder, const void *items, size_t count, size_t size)
{
    const void *kept = count > 0 ? keep_array(builder, items, &(size_t){count}, size)
                                 : ronde_arena_take(builder->arena, 1, size);
    return ronde_builder_kept(builder, kept != NULL) ? kept : NULL;
}

static void freeze_tables(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    made->windows = frozen(builder, builder->windows.items, builder->windows.count,
                           sizeof *builder->windows.items);
    made->window_count = (int32_t)builder->windows.count;
    made->pairs =
        frozen(builder, builder->pairs.items, builder->pairs.count, sizeof *builder->pairs.items);
    made->pair_count = (int32_t)builder->pairs.count;
    made->breaks = frozen(builder, builder->breaks.items, builder->breaks.count,
                          sizeof *builder->breaks.items);
    made->break_count = (int32_t)builder->breaks.count;
    made->reload_places = frozen(builder, builder->reload_places.items,
                                 builder->reload_places.count, sizeof(int32_t));
    made->layouts = frozen(builder, builder->layouts.items, builder->layouts.count,
                           sizeof *builder->layouts.items);
    made->skills = keep_texts(builder, (const char *const *)builder->skills.texts,
                              &(size_t){builder->skills.count});
    made->skill_count = (int32_t)builder->skills.count;
    made->profile_count = (int32_t)builder->profiles.count;
    made->profiles =
        ronde_arena_take(builder->arena, builder->profiles.count + 1, sizeof *made->profiles);
    if (!ronde_builder_kept(builder, made->profiles != NULL)) {
        made->profile_count = 0;
    }
    for (int32_t i = 0; i < made->profile_count; i++) {
        made->profiles[i].name = builder->profiles.texts[i];
        keep_text(builder, &made->profiles[i].name);
    }
}

static ronde_status make_all(ronde_builder *builder, ronde_error *error)
{
    static void (*const steps[])(ronde_builder *) = {
        ronde_builder_make_header, ronde_builder_make_places,   ronde_builder_make_resources,
        ronde_builder_make_shifts, ronde_builder_make_tasks,    ronde_builder_make_breaks,
        ronde_builder_make_links,  ronde_builder_make_requests, ronde_builder_make_groups,
        ronde_builder_freeze_tasks};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !builder->out_of_memory; i++) {
        steps[i](builder);
    }
    if (!builder->out_of_memory) {
        RONDE_TRY(ronde_faults_status(builder->faults, error));
        freeze_tables(builder);
    }
    return builder->out_of_memory
               ? ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the instance")
               : RONDE_OK;
}

ronde_status ronde_builder_finish(ronde_instance **out,
                                  ronde_builder *builder,
                                  ronde_faults *faults,
                                  ronde_error *error)
{
    ronde_faults own = {0};
    ronde_instance *made = ronde_arena_take(builder->arena, 1, sizeof *made);
    if (made == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the instance");
    }
    builder->instance = made;
    builder->faults = faults != NULL ? faults : &own;
    ronde_status status = make_all(builder, error);
    ronde_faults_clear(&own);
    builder->faults = NULL;
    if (status == RONDE_OK) {
        made->arena = builder->arena;
        *out = made;
        builder->instance = NULL;
        builder->arena = NULL;
    }
    return status;
}

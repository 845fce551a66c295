/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/slice_parts.h"

void *ronde_cutter_take(ronde_cutter *at, int64_t count, size_t size)
{
    void *block = at->starved
                      ? NULL
                      : ronde_arena_take(at->slice->arena, count > 0 ? (size_t)count : 1, size);
    at->starved |= block == NULL;
    return block;
}

/* For numbers of the whole: none is here yet. */
int32_t *ronde_cutter_take_map(ronde_cutter *at, int32_t count)
{
    int32_t *map = ronde_cutter_take(at, count, sizeof *map);
    for (int32_t i = 0; i < count && map != NULL; i++) {
        map[i] = RONDE_NONE;
    }
    return map;
}

static bool take_maps(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    at->own_places = ronde_cutter_take_map(at, whole->place_count);
    at->own_shifts = ronde_cutter_take_map(at, whole->shift_count);
    at->own_resources = ronde_cutter_take_map(at, whole->resource_count);
    at->places = ronde_cutter_take(at, whole->place_count, sizeof *at->places);
    at->resources = ronde_cutter_take(at, whole->resource_count, sizeof *at->resources);
    at->slice->own_tasks = ronde_cutter_take_map(at, whole->task_count);
    at->slice->shifts = ronde_cutter_take(at, whole->shift_count, sizeof *at->slice->shifts);
    at->slice->requests = ronde_cutter_take(at, whole->request_count, sizeof *at->slice->requests);
    at->slice->alternatives =
        ronde_cutter_take(at, whole->alternative_count, sizeof *at->slice->alternatives);
    return !at->starved;
}

static bool has_shift(const ronde_cutter *at, int32_t shift)
{
    return at->own_shifts[shift] != RONDE_NONE;
}

static void number_shifts(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    for (int32_t i = 0; i < whole->resource_count; i++) {
        if (at->shares->resource_parts[i] == at->part) {
            at->own_resources[i] = at->own->resource_count;
            at->resources[at->own->resource_count++] = i;
        }
    }
    for (int32_t i = 0; i < whole->shift_count; i++) {
        const ronde_shift *shift = &whole->shifts[i];
        if (at->own_resources[shift->resource] == RONDE_NONE) {
            continue;
        }
        at->own_shifts[i] = at->own->shift_count;
        at->slice->shifts[at->own->shift_count++] = i;
        for (int32_t k = 0; k < shift->break_count; k++) {
            at->slice->own_tasks[whole->breaks[shift->first_break + k].task] = 0;
        }
        at->own->break_count += shift->break_count;
    }
}

/* True if no task of the alternative is bound to another part, or to a shift of none. */
static bool is_possible(const ronde_cutter *at, const ronde_alternative *of)
{
    for (int32_t i = 0; i < of->task_count; i++) {
        int32_t task = at->whole->request_tasks[of->first_task + i];
        int32_t shift = at->whole->tasks[task].shift;
        int32_t part = at->shares->bound_parts[task];
        if ((shift != RONDE_NONE && !has_shift(at, shift)) ||
            (part != RONDE_NONE && part != at->part)) {
            return false;
        }
    }
    return true;
}

/* Lists the alternative if the part can do it, or does a part of it. */
static void list_alternative(ronde_cutter *at, int32_t index, bool cut)
{
    const ronde_alternative *of = &at->whole->alternatives[index];
    if (!cut && !is_possible(at, of)) {
        return;
    }
    bool here = false;
    for (int32_t i = 0; i < of->task_count; i++) {
        int32_t task = at->whole->request_tasks[of->first_task + i];
        int32_t shift = at->shares->task_shifts[task];
        if (!cut || (shift != RONDE_NONE && has_shift(at, shift))) {
            at->slice->own_tasks[task] = 0; /* numbered later */
            here = true;
        }
    }
    if (here) {
        at->slice->alternatives[at->own->alternative_count++] = index;
    }
}

static void list_requests(ronde_cutter *at)
{
    const ronde_shares *shares = at->shares;
    for (int32_t i = 0; i < at->whole->request_count; i++) {
        int32_t before = at->own->alternative_count;
        const ronde_request *of = &at->whole->requests[i];
        if (shares->request_parts[i] == RONDE_PART_CUT) {
            list_alternative(at, shares->chosen[i], true);
        }
        for (int32_t k = 0; k < of->alternative_count && shares->request_parts[i] == at->part;
             k++) {
            list_alternative(at, of->first_alternative + k, false);
        }
        if (at->own->alternative_count > before) {
            at->slice->requests[at->own->request_count++] = i;
        }
    }
}

static bool number_tasks(ronde_cutter *at)
{
    int32_t *own = at->slice->own_tasks;
    for (int32_t i = 0; i < at->whole->task_count; i++) {
        own[i] = own[i] == RONDE_NONE ? RONDE_NONE : at->own->task_count++;
    }
    at->slice->tasks = ronde_cutter_take(at, at->own->task_count, sizeof *at->slice->tasks);
    for (int32_t i = 0; i < at->whole->task_count && !at->starved; i++) {
        if (own[i] != RONDE_NONE) {
            at->slice->tasks[own[i]] = i;
        }
    }
    return !at->starved;
}

static bool cut_out(ronde_cutter *at)
{
    if (!take_maps(at)) {
        return false;
    }
    number_shifts(at);
    list_requests(at);
    if (!number_tasks(at)) {
        return false;
    }
    ronde_slice_copy(at);
    at->slice->places = at->places;
    return !at->starved;
}

ronde_status
ronde_slice_init(ronde_slice *out, const ronde_shares *shares, int32_t part, ronde_error *error)
{
    ronde_slice slice = {.instance = *shares->instance, .arena = ronde_arena_new(1 << 20)};
    ronde_instance *own = &slice.instance;
    own->place_count = own->task_count = own->window_count = own->link_count = own->pair_count = 0;
    own->request_count = own->alternative_count = own->resource_count = own->shift_count = 0;
    own->break_count = 0;
    own->arena = NULL;
    ronde_cutter at = {.shares = shares,
                       .whole = shares->instance,
                       .slice = &slice,
                       .own = own,
                       .part = part,
                       .starved = slice.arena == NULL};
    if (!cut_out(&at)) {
        ronde_slice_clear(&slice);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for a part of the plan");
    }
    *out = slice;
    return RONDE_OK;
}

void ronde_slice_clear(ronde_slice *slice)
{
    ronde_arena_free(slice->arena);
    *slice = (ronde_slice){0};
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/slice.h"

#include <assert.h>
#include <string.h>

/* A cut request that is left out spoils the part: it weighs more than what it could make room
 * for. */
enum { cut_priority = 1000 };

/* The slice while it is made. */
typedef struct cutter {
    const ronde_shares *shares;
    const ronde_instance *whole;
    ronde_slice *slice;
    ronde_instance *own;
    int32_t part;
    int32_t *own_places, *own_shifts, *own_resources; /* by number of the whole */
    int32_t *places, *resources;                      /* number in the whole */
    ronde_task *tasks;                                /* of the slice, while they are written */
    ronde_alternative *alternatives;
    bool starved; /* memory is out */
} cutter;

static void *take(cutter *at, int64_t count, size_t size)
{
    void *block = at->starved
                      ? NULL
                      : ronde_arena_take(at->slice->arena, count > 0 ? (size_t)count : 1, size);
    at->starved |= block == NULL;
    return block;
}

/* For numbers of the whole: none is here yet. */
static int32_t *take_map(cutter *at, int32_t count)
{
    int32_t *map = take(at, count, sizeof *map);
    for (int32_t i = 0; i < count && map != NULL; i++) {
        map[i] = RONDE_NONE;
    }
    return map;
}

static bool take_maps(cutter *at)
{
    const ronde_instance *whole = at->whole;
    at->own_places = take_map(at, whole->place_count);
    at->own_shifts = take_map(at, whole->shift_count);
    at->own_resources = take_map(at, whole->resource_count);
    at->places = take(at, whole->place_count, sizeof *at->places);
    at->resources = take(at, whole->resource_count, sizeof *at->resources);
    at->slice->own_tasks = take_map(at, whole->task_count);
    at->slice->shifts = take(at, whole->shift_count, sizeof *at->slice->shifts);
    at->slice->requests = take(at, whole->request_count, sizeof *at->slice->requests);
    at->slice->alternatives = take(at, whole->alternative_count, sizeof *at->slice->alternatives);
    return !at->starved;
}

static int32_t place_of(cutter *at, int32_t place)
{
    if (place == RONDE_NONE) {
        return RONDE_NONE;
    }
    if (at->own_places[place] == RONDE_NONE) {
        at->own_places[place] = at->own->place_count;
        at->places[at->own->place_count++] = place;
    }
    return at->own_places[place];
}

static bool has_shift(const cutter *at, int32_t shift)
{
    return at->own_shifts[shift] != RONDE_NONE;
}

static void number_shifts(cutter *at)
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
static bool is_possible(const cutter *at, const ronde_alternative *of)
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
static void list_alternative(cutter *at, int32_t index, bool cut)
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

static void list_requests(cutter *at)
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

static bool number_tasks(cutter *at)
{
    int32_t *own = at->slice->own_tasks;
    for (int32_t i = 0; i < at->whole->task_count; i++) {
        own[i] = own[i] == RONDE_NONE ? RONDE_NONE : at->own->task_count++;
    }
    at->slice->tasks = take(at, at->own->task_count, sizeof *at->slice->tasks);
    for (int32_t i = 0; i < at->whole->task_count && !at->starved; i++) {
        if (own[i] != RONDE_NONE) {
            at->slice->tasks[own[i]] = i;
        }
    }
    return !at->starved;
}

static void copy_requests(cutter *at)
{
    ronde_instance *own = at->own;
    ronde_request *requests = take(at, own->request_count, sizeof *requests);
    ronde_alternative *alternatives = take(at, own->alternative_count, sizeof *alternatives);
    at->alternatives = alternatives;
    at->slice->cut = take(at, own->request_count, sizeof *at->slice->cut);
    int32_t next = 0;
    for (int32_t i = 0; i < own->request_count && !at->starved; i++) {
        int32_t index = at->slice->requests[i];
        requests[i] = at->whole->requests[index];
        requests[i].first_alternative = next;
        at->slice->cut[i] = at->shares->request_parts[index] == RONDE_PART_CUT;
        if (at->slice->cut[i]) {
            requests[i].optional = false;
            requests[i].prize = 0;
            requests[i].priority = cut_priority;
        }
        for (; next < own->alternative_count; next++) {
            alternatives[next] = at->whole->alternatives[at->slice->alternatives[next]];
            if (alternatives[next].request != index) {
                break;
            }
            alternatives[next].request = i;
        }
        requests[i].alternative_count = next - requests[i].first_alternative;
    }
    own->requests = requests;
    own->alternatives = alternatives;
}

/* Hard windows within bounds; gives how many are left. */
static int32_t narrow(ronde_window *windows, int32_t count, ronde_window bounds)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < count; i++) {
        ronde_window window = windows[i];
        window.earliest = window.earliest < bounds.earliest ? bounds.earliest : window.earliest;
        window.latest = window.latest > bounds.latest ? bounds.latest : window.latest;
        if (window.earliest <= window.latest) {
            windows[kept++] = window;
        }
    }
    assert(kept > 0); /* the plan's own start is within them */
    return kept;
}

static void copy_windows(cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        const ronde_task *task = &whole->tasks[at->slice->tasks[i]];
        room += task->window_count + task->soft_window_count;
    }
    ronde_window *windows = take(at, room, sizeof *windows);
    int32_t next = 0;
    for (int32_t i = 0; i < at->own->task_count && !at->starved; i++) {
        ronde_task *task = &at->tasks[i];
        const ronde_window *hard = whole->windows + task->first_window;
        const ronde_window *soft = whole->windows + task->first_soft_window;
        memcpy(windows + next, hard, (size_t)task->window_count * sizeof *hard);
        if (task->request != RONDE_NONE && at->slice->cut[task->request]) {
            task->window_count =
                narrow(windows + next, task->window_count, at->shares->bounds[at->slice->tasks[i]]);
        }
        task->first_window = next;
        next += task->window_count;
        memcpy(windows + next, soft, (size_t)task->soft_window_count * sizeof *soft);
        task->first_soft_window = next;
        next += task->soft_window_count;
    }
    at->own->windows = windows;
    at->own->window_count = next;
}

static void copy_pairs(cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        room += whole->tasks[at->slice->tasks[i]].pair_count;
    }
    ronde_pair *pairs = take(at, room, sizeof *pairs);
    int32_t next = 0;
    for (int32_t i = 0; i < at->own->task_count && !at->starved; i++) {
        ronde_task *task = &at->tasks[i];
        int32_t first = next;
        for (int32_t k = 0; k < task->pair_count; k++) {
            ronde_pair pair = whole->pairs[task->first_pair + k];
            pair.resource = at->own_resources[pair.resource];
            if (pair.resource != RONDE_NONE) {
                pairs[next++] = pair;
            }
        }
        task->first_pair = first;
        task->pair_count = next - first;
    }
    at->own->pairs = pairs;
    at->own->pair_count = next;
}

static void copy_memberships(cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        room += whole->tasks[at->slice->tasks[i]].membership_count;
    }
    ronde_membership *memberships = take(at, room, sizeof *memberships);
    int32_t next = 0;
    for (int32_t i = 0; i < at->own->task_count && !at->starved; i++) {
        ronde_task *task = &at->tasks[i];
        for (int32_t k = 0; k < task->membership_count; k++) {
            memberships[next + k] = whole->memberships[task->first_membership + k];
        }
        task->first_membership = next;
        next += task->membership_count;
    }
    at->own->memberships = memberships;
}

/* Links of which the part has both ends. */
static void copy_links(cutter *at)
{
    const ronde_instance *whole = at->whole;
    const int32_t *own_tasks = at->slice->own_tasks;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        room += whole->tasks[at->slice->tasks[i]].link_count;
    }
    ronde_link *links = take(at, room, sizeof *links); /* each is counted at both ends */
    int32_t *grouped = take(at, room, sizeof *grouped);
    int32_t *own_links = take_map(at, whole->link_count);
    int32_t next = 0;
    for (int32_t i = 0; i < at->own->task_count && !at->starved; i++) {
        ronde_task *task = &at->tasks[i];
        int32_t first = next;
        for (int32_t k = 0; k < task->link_count; k++) {
            int32_t index = whole->task_links[task->first_link + k];
            ronde_link link = whole->links[index];
            link.from = own_tasks[link.from];
            link.to = own_tasks[link.to];
            if (link.from == RONDE_NONE || link.to == RONDE_NONE) {
                continue;
            }
            if (own_links[index] == RONDE_NONE) {
                own_links[index] = at->own->link_count;
                links[at->own->link_count++] = link;
            }
            grouped[next++] = own_links[index];
        }
        task->first_link = first;
        task->link_count = next - first;
    }
    at->own->links = links;
    at->own->task_links = grouped;
}

static void copy_tasks(cutter *at)
{
    const ronde_instance *whole = at->whole;
    ronde_instance *own = at->own;
    at->tasks = take(at, own->task_count, sizeof *at->tasks);
    int32_t *grouped = take(at, own->task_count, sizeof *grouped);
    for (int32_t i = 0; i < own->task_count && !at->starved; i++) {
        ronde_task *task = &at->tasks[i];
        *task = whole->tasks[at->slice->tasks[i]];
        task->place = place_of(at, task->place);
        task->shift = task->shift == RONDE_NONE ? RONDE_NONE : at->own_shifts[task->shift];
        task->request = task->alternative = RONDE_NONE;
    }
    int32_t next = 0;
    for (int32_t i = 0; i < own->alternative_count && !at->starved; i++) {
        ronde_alternative *to = &at->alternatives[i];
        const int32_t *from = whole->request_tasks + to->first_task;
        to->first_task = next;
        for (int32_t k = 0; k < to->task_count; k++) {
            int32_t task = at->slice->own_tasks[from[k]];
            if (task != RONDE_NONE) {
                at->tasks[task].request = to->request;
                at->tasks[task].alternative = i;
                grouped[next++] = task;
            }
        }
        to->task_count = next - to->first_task;
    }
    own->tasks = at->tasks;
    own->request_tasks = grouped;
}

static void copy_shifts(cutter *at)
{
    const ronde_instance *whole = at->whole;
    ronde_instance *own = at->own;
    ronde_resource *resources = take(at, own->resource_count, sizeof *resources);
    ronde_shift *shifts = take(at, own->shift_count, sizeof *shifts);
    ronde_break *breaks = take(at, own->break_count, sizeof *breaks);
    int64_t room = 0;
    for (int32_t i = 0; i < own->shift_count; i++) {
        room += whole->shifts[at->slice->shifts[i]].reload_count;
    }
    int32_t *reloads = take(at, room, sizeof *reloads);
    int32_t next_break = 0;
    int32_t next_reload = 0;
    for (int32_t i = 0; i < own->resource_count && !at->starved; i++) {
        resources[i] = whole->resources[at->resources[i]];
    }
    for (int32_t i = 0; i < own->shift_count && !at->starved; i++) {
        ronde_shift *to = &shifts[i];
        *to = whole->shifts[at->slice->shifts[i]];
        for (int32_t k = 0; k < to->break_count; k++) {
            ronde_break rest = whole->breaks[to->first_break + k];
            rest.task = at->slice->own_tasks[rest.task];
            at->tasks[rest.task].shift = i;
            breaks[next_break + k] = rest;
        }
        for (int32_t k = 0; k < to->reload_count; k++) {
            reloads[next_reload + k] = place_of(at, whole->reload_places[to->first_reload + k]);
        }
        to->first_break = next_break;
        to->first_reload = next_reload;
        next_break += to->break_count;
        next_reload += to->reload_count;
        to->resource = at->own_resources[to->resource];
        to->start_place = place_of(at, to->start_place);
        to->end_place = place_of(at, to->end_place);
    }
    own->resources = resources;
    own->shifts = shifts;
    own->breaks = breaks;
    own->reload_places = reloads;
}

static int32_t *gather(cutter *at, const ronde_matrix *whole, const int32_t *entries)
{
    int64_t size = at->own->place_count;
    int32_t *own = take(at, size * size, sizeof *own);
    for (int64_t from = 0; from < size && own != NULL; from++) {
        const int32_t *row = entries + (int64_t)at->places[from] * whole->size;
        for (int64_t to = 0; to < size; to++) {
            own[from * size + to] = row[at->places[to]];
        }
    }
    return own;
}

static void copy_profiles(cutter *at)
{
    ronde_instance *own = at->own;
    ronde_place *places = take(at, own->place_count, sizeof *places);
    for (int32_t i = 0; i < own->place_count && places != NULL; i++) {
        places[i] = at->whole->places[at->places[i]];
    }
    own->places = places;
    own->profiles = take(at, own->profile_count, sizeof *own->profiles);
    for (int32_t i = 0; i < own->resource_count && !at->starved; i++) {
        int32_t profile = own->resources[i].profile;
        const ronde_matrix *from = &at->whole->profiles[profile].matrix;
        ronde_matrix *to = &own->profiles[profile].matrix;
        if (to->size > 0) {
            continue;
        }
        own->profiles[profile].name = at->whole->profiles[profile].name;
        to->durations = gather(at, from, from->durations);
        to->distances =
            from->distances == from->durations ? to->durations : gather(at, from, from->distances);
        to->size = own->place_count;
    }
}

static bool cut_out(cutter *at)
{
    if (!take_maps(at)) {
        return false;
    }
    number_shifts(at);
    list_requests(at);
    if (!number_tasks(at)) {
        return false;
    }
    copy_requests(at);
    copy_tasks(at);
    copy_shifts(at);
    copy_windows(at);
    copy_pairs(at);
    copy_memberships(at);
    copy_links(at);
    copy_profiles(at);
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
    cutter at = {.shares = shares,
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

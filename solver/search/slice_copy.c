/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/slice_parts.h"

#include <assert.h>
#include <string.h>

/* A cut request that is left out spoils the part: it weighs more than what it could make room
 * for. */
enum { cut_priority = 1000 };

static int32_t place_of(ronde_cutter *at, int32_t place)
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

static void copy_requests(ronde_cutter *at)
{
    ronde_instance *own = at->own;
    ronde_request *requests = ronde_cutter_take(at, own->request_count, sizeof *requests);
    ronde_alternative *alternatives =
        ronde_cutter_take(at, own->alternative_count, sizeof *alternatives);
    at->alternatives = alternatives;
    at->slice->cut = ronde_cutter_take(at, own->request_count, sizeof *at->slice->cut);
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

static void copy_windows(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        const ronde_task *task = &whole->tasks[at->slice->tasks[i]];
        room += task->window_count + task->soft_window_count;
    }
    ronde_window *windows = ronde_cutter_take(at, room, sizeof *windows);
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

static void copy_pairs(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        room += whole->tasks[at->slice->tasks[i]].pair_count;
    }
    ronde_pair *pairs = ronde_cutter_take(at, room, sizeof *pairs);
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

static void copy_memberships(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        room += whole->tasks[at->slice->tasks[i]].membership_count;
    }
    ronde_membership *memberships = ronde_cutter_take(at, room, sizeof *memberships);
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
static void copy_links(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    const int32_t *own_tasks = at->slice->own_tasks;
    int64_t room = 0;
    for (int32_t i = 0; i < at->own->task_count; i++) {
        room += whole->tasks[at->slice->tasks[i]].link_count;
    }
    ronde_link *links =
        ronde_cutter_take(at, room, sizeof *links); /* each is counted at both ends */
    int32_t *grouped = ronde_cutter_take(at, room, sizeof *grouped);
    int32_t *own_links = ronde_cutter_take_map(at, whole->link_count);
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

static void copy_tasks(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    ronde_instance *own = at->own;
    at->tasks = ronde_cutter_take(at, own->task_count, sizeof *at->tasks);
    int32_t *grouped = ronde_cutter_take(at, own->task_count, sizeof *grouped);
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

static void copy_shifts(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    ronde_instance *own = at->own;
    ronde_resource *resources = ronde_cutter_take(at, own->resource_count, sizeof *resources);
    ronde_shift *shifts = ronde_cutter_take(at, own->shift_count, sizeof *shifts);
    ronde_break *breaks = ronde_cutter_take(at, own->break_count, sizeof *breaks);
    int64_t room = 0;
    for (int32_t i = 0; i < own->shift_count; i++) {
        room += whole->shifts[at->slice->shifts[i]].reload_count;
    }
    int32_t *reloads = ronde_cutter_take(at, room, sizeof *reloads);
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

static int32_t *gather(ronde_cutter *at, const ronde_matrix *whole, const int32_t *entries)
{
    int64_t size = at->own->place_count;
    int32_t *own = ronde_cutter_take(at, size * size, sizeof *own);
    for (int64_t from = 0; from < size && own != NULL; from++) {
        for (int64_t to = 0; to < size; to++) {
            int64_t entry = ronde_matrix_entry(whole, at->places[from], at->places[to]);
            own[from * size + to] = entry < 0 ? RONDE_UNREACHABLE : entries[entry];
        }
    }
    return own;
}

static void copy_profiles(ronde_cutter *at)
{
    ronde_instance *own = at->own;
    ronde_place *places = ronde_cutter_take(at, own->place_count, sizeof *places);
    for (int32_t i = 0; i < own->place_count && places != NULL; i++) {
        places[i] = at->whole->places[at->places[i]];
    }
    own->places = places;
    own->profiles = ronde_cutter_take(at, own->profile_count, sizeof *own->profiles);
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
        to->entries = (int64_t)to->size * to->size;
    }
}

void ronde_slice_copy(ronde_cutter *at)
{
    copy_requests(at);
    copy_tasks(at);
    copy_shifts(at);
    copy_windows(at);
    copy_pairs(at);
    copy_memberships(at);
    ronde_slice_copy_groups(at);
    copy_links(at);
    copy_profiles(at);
}

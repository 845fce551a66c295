/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client may be visited from several parts. A resource is in one part only, so the faces of all
 * parts add up to those of the whole: each part counts its own, and finds as much less free as the
 * others use now. With one free face that is exact as long as somebody else goes on visiting. */
#include "solver/search/slice_parts.h"

/* A visit by a resource of another part. */
typedef struct visit {
    int32_t resource, next; /* next of the same group */
} visit;

typedef struct visits {
    visit *items;
    int32_t count;
    int32_t *first; /* by group */
} visits;

static bool is_seen(const visits *list, int32_t group, int32_t resource)
{
    for (int32_t i = list->first[group]; i != RONDE_NONE; i = list->items[i].next) {
        if (list->items[i].resource == resource) {
            return true;
        }
    }
    return false;
}

/* The resources of other parts that each client sees, once each. */
static void list_strangers(const ronde_cutter *at, visits *list)
{
    const ronde_instance *whole = at->whole;
    for (int32_t task = 0; task < whole->task_count; task++) {
        const ronde_task *of = &whole->tasks[task];
        int32_t shift = at->shares->task_shifts[task];
        if (shift == RONDE_NONE || at->slice->own_tasks[task] != RONDE_NONE) {
            continue;
        }
        int32_t resource = whole->shifts[shift].resource;
        for (int32_t i = 0; i < of->membership_count; i++) {
            int32_t group = whole->memberships[of->first_membership + i].group;
            if (whole->groups[group].rule == RONDE_FACES && !is_seen(list, group, resource)) {
                list->items[list->count] = (visit){resource, list->first[group]};
                list->first[group] = list->count++;
            }
        }
    }
}

void ronde_slice_copy_groups(ronde_cutter *at)
{
    const ronde_instance *whole = at->whole;
    int64_t room = 0;
    bool faces = false;
    for (int32_t i = 0; i < whole->group_count; i++) {
        faces |= whole->groups[i].rule == RONDE_FACES;
    }
    if (!faces) {
        return; /* the slice has the groups of the whole */
    }
    for (int32_t i = 0; i < whole->task_count; i++) {
        room += whole->tasks[i].membership_count;
    }
    ronde_group *groups = ronde_cutter_take(at, whole->group_count, sizeof *groups);
    visits list = {.items = ronde_cutter_take(at, room, sizeof *list.items),
                   .first = ronde_cutter_take_map(at, whole->group_count)};
    if (at->starved) {
        return;
    }
    list_strangers(at, &list);
    for (int32_t i = 0; i < whole->group_count; i++) {
        groups[i] = whole->groups[i];
        for (int32_t k = list.first[i]; k != RONDE_NONE && groups[i].free > 0;
             k = list.items[k].next) {
            groups[i].free--;
        }
    }
    at->own->groups = groups;
}

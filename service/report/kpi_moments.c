/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact moments and faces: who is at which home, and when somebody is. */
#include "service/report/kpi_parts.h"

#include <stdlib.h>

/* A helper is with a home from her first task there until she leaves. */
typedef struct coming {
    int32_t set, place, resource;
    ronde_time start, end;
} coming;

typedef RONDE_ARRAY(coming) coming_list;

/* Adds the comings of a route: tasks that follow each other at a place are one, over a break too.
 */
static bool
list_route(coming_list *list, const ronde_plan *plan, const ronde_route *route, coming who)
{
    bool staying = false;
    for (size_t i = 0; i < route->stop_count; i++) {
        const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
        if (!ronde_is_visit(stop)) {
            staying = staying && stop->kind == RONDE_STOP_BREAK;
            continue;
        }
        if (staying && list->items[list->count - 1].place == stop->place) {
            list->items[list->count - 1].end = stop->end;
            continue;
        }
        coming next = who;
        next.place = stop->place;
        next.start = stop->start;
        next.end = stop->end;
        if (!ronde_array_push(list, next)) {
            return false;
        }
        staying = true;
    }
    return true;
}

/* By set, place and time; the resource makes the order complete. */
static int compare_comings(const void *left, const void *right)
{
    const coming *a = left;
    const coming *b = right;
    if (a->set != b->set) {
        return a->set < b->set ? -1 : 1;
    }
    if (a->place != b->place) {
        return a->place < b->place ? -1 : 1;
    }
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    return (a->resource > b->resource) - (a->resource < b->resource);
}

static bool seen_before(const coming *first, const coming *at)
{
    for (const coming *before = first; before < at; before++) {
        if (before->resource == at->resource) {
            return true;
        }
    }
    return false;
}

/* Counts the comings first .. last - 1, all of one set to one place. */
static void count_home(ronde_kpi_set *set, const coming *first, const coming *last)
{
    int64_t moments = 0;
    int64_t faces = 0;
    ronde_time until = 0;
    for (const coming *at = first; at < last; at++) {
        if (at == first || at->start > until) {
            moments++;
            until = at->end;
        }
        until = at->end > until ? at->end : until;
        faces += seen_before(first, at) ? 0 : 1;
    }
    set->amounts[RONDE_KPI_RESIDENTS]++;
    set->amounts[RONDE_KPI_CONTACT_MOMENTS] += moments;
    if (moments > 1) {
        set->amounts[RONDE_KPI_SEVERAL_MOMENTS]++;
        set->amounts[RONDE_KPI_FACES] += faces;
    }
}

ronde_status ronde_kpi_add_moments(const ronde_kpi_level *level,
                                   const ronde_instance *instance,
                                   const ronde_plan *plan,
                                   ronde_error *error)
{
    coming_list list = {0};
    bool fits = true;
    for (size_t i = 0; i < plan->routes.count && fits; i++) {
        const ronde_route *route = &plan->routes.items[i];
        int32_t resource = instance->shifts[route->shift].resource;
        coming who = {.set = level->set_of[resource], .resource = resource};
        fits = who.set == RONDE_NONE || list_route(&list, plan, route, who);
    }
    if (!fits) {
        ronde_array_clear(&list);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the contact moments");
    }
    if (list.count > 0) {
        qsort(list.items, list.count, sizeof *list.items, compare_comings);
    }
    for (size_t first = 0, last = 0; first < list.count; first = last) {
        const coming *at = &list.items[first];
        for (last = first + 1; last < list.count; last++) {
            if (list.items[last].set != at->set || list.items[last].place != at->place) {
                break;
            }
        }
        count_home(&level->sets[at->set], at, at + (last - first));
    }
    ronde_array_clear(&list);
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/brute_rules.h"

ronde_cost ronde_brute_price(const ronde_instance *instance, int32_t task, int32_t shift)
{
    const ronde_task *of = &instance->tasks[task];
    int32_t resource = instance->shifts[shift].resource;
    if ((of->skills | instance->resources[resource].skills) !=
            instance->resources[resource].skills ||
        (of->shift != RONDE_NONE && of->shift != shift)) {
        return ronde_cost_forbidden;
    }
    ronde_cost price = of->other_price;
    for (int32_t i = of->first_pair; i < of->first_pair + of->pair_count; i++) {
        price = instance->pairs[i].resource == resource ? instance->pairs[i].price : price;
    }
    uint32_t days = of->agreed_days >> instance->shifts[shift].day;
    return price + (of->agreed_days == 0 || days % 2 == 1 ? 0 : of->other_day_price);
}

static bool link_holds(const brute_list *list, const ronde_link *link, int32_t one, int32_t other)
{
    const ronde_shift *shifts = list->instance->shifts;
    bool same = shifts[one].resource == shifts[other].resource;
    return (link->relation != RONDE_SAME_RESOURCE || same) &&
           (link->relation != RONDE_DIFFERENT_RESOURCE || !same) &&
           (link->relation != RONDE_SAME_SHIFT || one == other);
}

/* Each group that two tasks share. */
static bool groups_hold(const brute_list *list, int32_t task, int32_t other, bool same_route)
{
    const ronde_instance *instance = list->instance;
    const ronde_task *one = &instance->tasks[task];
    const ronde_task *two = &instance->tasks[other];
    for (int32_t i = 0; i < one->membership_count * two->membership_count; i++) {
        ronde_membership a =
            instance->memberships[one->first_membership + i / two->membership_count];
        ronde_membership b =
            instance->memberships[two->first_membership + i % two->membership_count];
        if (!ronde_group_shares(&instance->groups[a.group])) {
            continue;
        }
        bool together = instance->groups[a.group].rule == RONDE_TOGETHER;
        ronde_rule rule = together ? RONDE_RULE_GROUP_TOGETHER : RONDE_RULE_GROUP_APART;
        if (a.group == b.group && list->ignored != rule &&
            (together ? !same_route : same_route && a.set != b.set)) {
            return false;
        }
    }
    return true;
}

bool ronde_brute_relations(const brute_list *list, int32_t task, int32_t shift, int32_t ignored)
{
    for (int k = 0; k < list->count; k++) {
        if (!groups_hold(list, task, list->order[k], list->shift_of[k] == shift)) {
            return false;
        }
    }
    for (int32_t i = 0; i < list->instance->link_count; i++) {
        const ronde_link *link = &list->instance->links[i];
        int32_t other = link->from == task ? link->to : link->to == task ? link->from : RONDE_NONE;
        for (int k = 0; k < list->count && other != RONDE_NONE; k++) {
            if (list->order[k] == other && i != ignored &&
                !link_holds(list, link, shift, list->shift_of[k])) {
                return false;
            }
        }
    }
    return true;
}

bool ronde_brute_pins(const brute_list *list, int first, int32_t task)
{
    int32_t pin = list->instance->tasks[task].pin;
    for (int i = first; i < list->count && pin > 0; i++) {
        const ronde_task *before = &list->instance->tasks[list->order[i]];
        if (before->kind != RONDE_BREAK && list->ignored != RONDE_RULE_PINNED_ORDER &&
            (before->pin == 0 || before->pin > pin)) {
            return false;
        }
    }
    return true;
}

static bool vehicle_holds(const ronde_instance *instance, int32_t shift, const int64_t *load)
{
    const ronde_resource *resource = &instance->resources[instance->shifts[shift].resource];
    int32_t layouts = resource->layout_count > 0 ? resource->layout_count : 1;
    for (int32_t k = 0; k < layouts; k++) {
        const int32_t *capacity = resource->layout_count > 0
                                      ? instance->layouts[resource->first_layout + k].capacity
                                      : resource->capacity;
        bool fits = true;
        for (int32_t dim = 0; dim < instance->dimension_count; dim++) {
            fits = fits && load[dim] >= 0 && load[dim] <= capacity[dim];
        }
        if (fits) {
            return true;
        }
    }
    return false;
}

/* What is aboard after item i of a route from first to last (i = first - 1: at its start). */
static int64_t aboard(const brute_list *list, int first, int last, int i, int32_t dim)
{
    int64_t load = 0;
    for (int k = first; k <= last; k++) {
        const ronde_task *task = &list->instance->tasks[list->order[k]];
        load += task->initial[dim] + (k <= i ? task->change[dim] : 0);
    }
    return load;
}

int ronde_brute_trip_end(const brute_list *list, int first)
{
    int last = first;
    while (last + 1 < list->count && list->shift_of[last + 1] == list->shift_of[first] &&
           list->reload_at[last + 1] == RONDE_NONE) {
        last++;
    }
    return last;
}

ronde_time ronde_brute_release(const brute_list *list, int first)
{
    ronde_time release = 0;
    for (int i = first; i <= ronde_brute_trip_end(list, first); i++) {
        ronde_time own = list->instance->tasks[list->order[i]].release;
        release = own > release && list->ignored != RONDE_RULE_RELEASE ? own : release;
    }
    return release;
}

static bool trip_fits(const brute_list *list, int first, int last)
{
    for (int i = first - 1; i <= last; i++) {
        int64_t load[RONDE_DIMENSIONS];
        for (int32_t dim = 0; dim < RONDE_DIMENSIONS; dim++) {
            load[dim] = aboard(list, first, last, i, dim);
        }
        if (list->ignored != RONDE_RULE_CAPACITY &&
            !vehicle_holds(list->instance, list->shift_of[first], load)) {
            return false;
        }
    }
    return true;
}

bool ronde_brute_loads(const brute_list *list, int first)
{
    bool good = true;
    while (first < list->count && good) {
        int last = ronde_brute_trip_end(list, first);
        good = trip_fits(list, first, last);
        first = last + 1;
    }
    return good;
}

bool ronde_brute_rigid(const brute_list *list, int first, int last, int i)
{
    int32_t resource = list->instance->shifts[list->shift_of[first]].resource;
    uint32_t barred = list->instance->resources[resource].no_waiting;
    for (int32_t dim = 0; dim < list->instance->dimension_count; dim++) {
        if ((barred >> (unsigned)dim & 1U) != 0 && aboard(list, first, last, i, dim) > 0 &&
            list->ignored != RONDE_RULE_WAITING_ABOARD) {
            return true;
        }
    }
    return false;
}

bool ronde_brute_breaks(const brute_list *list, int first, int32_t shift)
{
    const ronde_shift *of = &list->instance->shifts[shift];
    for (int32_t i = 0; i < of->break_count; i++) {
        const ronde_break *due = &list->instance->breaks[of->first_break + i];
        bool taken = false;
        for (int k = first; k < list->count; k++) {
            taken = taken || list->order[k] == due->task;
        }
        if (!taken && due->after == 0) {
            return false;
        }
    }
    return true;
}

int64_t ronde_brute_travel(const ronde_instance *instance, int32_t shift, int32_t from, int32_t to)
{
    const ronde_matrix *matrix = ronde_instance_matrix(instance, shift);
    return from == RONDE_NONE ? 0 : ronde_matrix_duration(matrix, from, to);
}

int64_t
ronde_brute_distance(const ronde_instance *instance, int32_t shift, int32_t from, int32_t to)
{
    const ronde_matrix *matrix = ronde_instance_matrix(instance, shift);
    return from == RONDE_NONE ? 0 : ronde_matrix_distance(matrix, from, to);
}

ronde_cost ronde_brute_faces(const brute_list *list)
{
    const ronde_instance *instance = list->instance;
    ronde_cost cost = 0;
    for (int32_t group = 0; group < instance->group_count; group++) {
        uint64_t seen = 0;
        for (int k = 0; k < list->count; k++) {
            const ronde_task *task = &instance->tasks[list->order[k]];
            for (int32_t i = 0; i < task->membership_count; i++) {
                bool here = instance->memberships[task->first_membership + i].group == group;
                int32_t resource = instance->shifts[list->shift_of[k]].resource;
                seen |= here ? UINT64_C(1) << (unsigned)resource : 0;
            }
        }
        const ronde_group *of = &instance->groups[group];
        int faces = __builtin_popcountll(seen) - of->free;
        cost += of->rule == RONDE_FACES && faces > 0 ? faces * of->price : 0;
    }
    return cost;
}

ronde_cost ronde_brute_shared_price(const ronde_instance *instance, int32_t one, int32_t other)
{
    const ronde_task *a = &instance->tasks[one];
    const ronde_task *b = &instance->tasks[other];
    ronde_cost price = 0;
    for (int32_t i = 0; i < a->membership_count * b->membership_count; i++) {
        int32_t group = instance->memberships[a->first_membership + i / b->membership_count].group;
        int32_t same = instance->memberships[b->first_membership + i % b->membership_count].group;
        const ronde_group *of = &instance->groups[group];
        price += group == same && of->rule == RONDE_PROVIDERS ? of->price : 0;
    }
    return price;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolves the groups of a builder and lists them by task. */
#include "instances/model/builder_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* A membership on its way into the table by task. */
typedef struct joined {
    int32_t task;
    ronde_membership membership;
} joined;

typedef RONDE_ARRAY(joined) joined_list;

static int compare_joined(const void *left, const void *right)
{
    const joined *a = left;
    const joined *b = right;
    if (a->task != b->task) {
        return a->task < b->task ? -1 : 1;
    }
    return (a->membership.group > b->membership.group) -
           (a->membership.group < b->membership.group);
}

static void
join_tasks(ronde_builder *builder, const ronde_group_spec *spec, int32_t group, joined_list *list)
{
    for (size_t i = 0; i < spec->task_count; i++) {
        int32_t task = ronde_idmap_find(&builder->instance->task_ids, spec->tasks[i]);
        if (task == RONDE_NONE || builder->made_tasks.items[task].kind == RONDE_BREAK) {
            ronde_builder_fault(builder, spec->where, "/tasks", "task.unknown",
                                "there is no task %s", spec->tasks[i]);
            continue;
        }
        int32_t set = spec->sets != NULL ? spec->sets[i] : builder->made_tasks.items[task].request;
        joined one = {task, {group, spec->rule == RONDE_APART ? set : 0}};
        ronde_builder_kept(builder, ronde_array_push(list, one));
    }
}

/* All tasks at the places of a group; without sets each request is a set of its own. */
static void
join_places(ronde_builder *builder, const ronde_group_spec *spec, int32_t group, joined_list *list)
{
    for (size_t i = 0; i < spec->place_count; i++) {
        int32_t place = ronde_idmap_find(&builder->instance->place_ids, spec->places[i]);
        if (place == RONDE_NONE) {
            ronde_builder_fault(builder, spec->where, "/places", "place.unknown",
                                "there is no place %s", spec->places[i]);
        }
        for (size_t task = 0; place != RONDE_NONE && task < builder->made_tasks.count; task++) {
            const ronde_task *of = &builder->made_tasks.items[task];
            int32_t set = spec->rule == RONDE_APART ? of->request : 0;
            if (of->kind != RONDE_BREAK && of->place == place) {
                joined one = {(int32_t)task, {group, set}};
                ronde_builder_kept(builder, ronde_array_push(list, one));
            }
        }
    }
}

static void report_twice(ronde_builder *builder, const joined_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        if (compare_joined(&list->items[i - 1], &list->items[i]) == 0) {
            const ronde_group_spec *spec = &builder->groups.items[list->items[i].membership.group];
            ronde_builder_fault(builder, spec->where, "/tasks", "group.duplicate",
                                "task %s is named twice",
                                builder->made_tasks.items[list->items[i].task].id);
        }
    }
}

void ronde_builder_make_groups(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_idmap ids = {0};
    joined_list list = {0};
    ronde_group *groups = ronde_builder_table(builder, builder->groups.count, sizeof *groups);
    for (size_t i = 0; i < builder->groups.count && groups != NULL; i++) {
        const ronde_group_spec *spec = &builder->groups.items[i];
        ronde_builder_enter_id(builder, &ids, spec->where, "/id", spec->id);
        groups[i] = (ronde_group){spec->id != NULL ? spec->id : "", spec->rule, spec->free,
                                  ronde_builder_price(builder, spec->where, "/price", spec->price)};
        join_tasks(builder, spec, (int32_t)i, &list);
        join_places(builder, spec, (int32_t)i, &list);
        made->group_count++;
    }
    if (list.count > 0) {
        qsort(list.items, list.count, sizeof *list.items, compare_joined);
    }
    report_twice(builder, &list);
    ronde_membership *memberships = ronde_builder_table(builder, list.count, sizeof *memberships);
    for (size_t i = 0; i < list.count && memberships != NULL; i++) {
        ronde_task *task = &builder->made_tasks.items[list.items[i].task];
        task->first_membership =
            task->membership_count++ == 0 ? (int32_t)i : task->first_membership;
        memberships[i] = list.items[i].membership;
    }
    made->groups = groups;
    made->memberships = memberships;
    ronde_idmap_clear(&ids);
    ronde_array_clear(&list);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tasks share a route, and what opens it: groups and pinned tasks. */
#include "instances/base/alloc.h"
#include "instances/model/check_internal.h"

/* Pinned tasks come before all others but breaks, in the order of their ranks. */
void ronde_check_pins(ronde_checking *checking, const ronde_route *route)
{
    const ronde_instance *instance = checking->instance;
    const ronde_stop *stops = &checking->plan->stops.items[route->first_stop];
    int32_t before = RONDE_NONE; /* the last task that may not come before a pinned one */
    int32_t rank = 0;
    for (size_t i = 0; i < route->stop_count; i++) {
        int32_t task = ronde_check_task_of(instance, &stops[i]);
        if (task == RONDE_NONE || stops[i].kind == RONDE_STOP_BREAK) {
            continue;
        }
        int32_t pin = instance->tasks[task].pin;
        if (pin > 0 && pin < rank) {
            ronde_check_report(checking, RONDE_RULE_PINNED_ORDER,
                               (ronde_concern){route->shift, task, before}, 0,
                               "%s is pinned; in shift %s it comes after %s, which it precedes.",
                               instance->tasks[task].id, instance->shifts[route->shift].id,
                               instance->tasks[before].id);
        } else {
            rank = pin > 0 ? pin : INT32_MAX;
            before = task;
        }
    }
}

static int32_t set_in(const ronde_instance *instance, int32_t task, int32_t group)
{
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        const ronde_membership *one = &instance->memberships[of->first_membership + i];
        if (one->group == group) {
            return one->set;
        }
    }
    return RONDE_NONE;
}

static void judge_pair(ronde_checking *checking, int32_t group, int32_t task, int32_t other)
{
    const ronde_instance *instance = checking->instance;
    bool together = instance->groups[group].rule == RONDE_TOGETHER;
    ronde_concern concern = {checking->shift_of[task], task, other};
    if (together) {
        ronde_check_report(
            checking, RONDE_RULE_GROUP_TOGETHER, concern, 0,
            "%s and %s belong on one route (group %s); they are in shifts %s and %s.",
            instance->tasks[task].id, instance->tasks[other].id, instance->groups[group].id,
            instance->shifts[concern.shift].id, instance->shifts[checking->shift_of[other]].id);
    } else {
        ronde_check_report(checking, RONDE_RULE_GROUP_APART, concern, 0,
                           "%s and %s may not share a route (group %s); both are in shift %s.",
                           instance->tasks[task].id, instance->tasks[other].id,
                           instance->groups[group].id, instance->shifts[concern.shift].id);
    }
}

/* Each task of a group against those before it; one conflict of a task is told. */
static void judge_group(ronde_checking *checking, int32_t group, int32_t *members)
{
    const ronde_instance *instance = checking->instance;
    bool together = instance->groups[group].rule == RONDE_TOGETHER;
    int32_t count = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        int32_t set = set_in(instance, task, group);
        if (set == RONDE_NONE || checking->stop_of[task] == NULL) {
            continue;
        }
        bool conflict = false;
        for (int32_t i = 0; i < count && !conflict; i++) {
            bool same = checking->shift_of[members[i]] == checking->shift_of[task];
            conflict = together ? !same : same && set_in(instance, members[i], group) != set;
            if (conflict) {
                judge_pair(checking, group, task, members[i]);
            }
        }
        members[count++] = task;
    }
}

void ronde_check_groups(ronde_checking *checking)
{
    const ronde_instance *instance = checking->instance;
    if (instance->group_count == 0) {
        return;
    }
    int32_t *members = ronde_alloc_zero((size_t)instance->task_count + 1, sizeof *members);
    for (int32_t group = 0; group < instance->group_count && members != NULL; group++) {
        if (ronde_group_shares(&instance->groups[group])) {
            judge_group(checking, group, members);
        } else {
            ronde_check_priced_group(checking, group, members);
        }
    }
    checking->out_of_memory = checking->out_of_memory || members == NULL;
    ronde_free(members);
}

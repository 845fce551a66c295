/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups at a price: how many different faces a client sees, and when helpers of two providers are
 * in one building at once. */
#include "instances/model/check_internal.h"

#include <string.h>

/* The served tasks of a group; gives their number. */
static int32_t list_members(const ronde_checking *checking, int32_t group, int32_t *members)
{
    const ronde_instance *instance = checking->instance;
    int32_t count = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        const ronde_task *of = &instance->tasks[task];
        for (int32_t i = 0; i < of->membership_count && checking->stop_of[task] != NULL; i++) {
            if (instance->memberships[of->first_membership + i].group == group) {
                members[count++] = task;
            }
        }
    }
    return count;
}

static int32_t resource_of(const ronde_checking *checking, int32_t task)
{
    return checking->instance->shifts[checking->shift_of[task]].resource;
}

static int64_t count_faces(const ronde_checking *checking, const int32_t *members, int32_t count)
{
    int64_t faces = 0;
    for (int32_t i = 0; i < count; i++) {
        bool known = false;
        for (int32_t k = 0; k < i && !known; k++) {
            known = resource_of(checking, members[k]) == resource_of(checking, members[i]);
        }
        faces += known ? 0 : 1;
    }
    return faces;
}

/* Two visits that only touch, or that take no time, do not meet. */
static bool meet(const ronde_stop *one, const ronde_stop *other)
{
    return one->start < other->end && other->start < one->end;
}

static int64_t count_meetings(const ronde_checking *checking, const int32_t *members, int32_t count)
{
    const ronde_resource *resources = checking->instance->resources;
    int64_t meetings = 0;
    for (int32_t i = 0; i < count; i++) {
        const char *own = resources[resource_of(checking, members[i])].provider;
        for (int32_t k = 0; k < i; k++) {
            const char *other = resources[resource_of(checking, members[k])].provider;
            bool once = meet(checking->stop_of[members[i]], checking->stop_of[members[k]]);
            meetings += once && strcmp(own, other) != 0 ? 1 : 0;
        }
    }
    return meetings;
}

void ronde_check_priced_group(ronde_checking *checking, int32_t group, int32_t *members)
{
    const ronde_group *of = &checking->instance->groups[group];
    int32_t count = list_members(checking, group, members);
    if (of->rule == RONDE_FACES) {
        int64_t beyond = count_faces(checking, members, count) - of->free;
        ronde_check_count(checking, RONDE_RULE_FACES, beyond > 0 ? beyond : 0, of->price);
    } else {
        ronde_check_count(checking, RONDE_RULE_PROVIDERS_MEET,
                          count_meetings(checking, members, count), of->price);
    }
}

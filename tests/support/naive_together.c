/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules between routes: groups, hours of a week, faces, meetings. */
#include "tests/support/brute_rules.h"
#include "tests/support/naive_parts.h"

#include <string.h>

/* Every two tasks of every group. */
void ronde_naive_judge_groups(ronde_naive *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->task_count * instance->task_count; i++) {
        const ronde_task *one = &instance->tasks[i / instance->task_count];
        const ronde_task *two = &instance->tasks[i % instance->task_count];
        int32_t here = 0;
        int32_t there = 0;
        bool both = ronde_naive_find(at, i / instance->task_count, 0, &here) != NULL &&
                    ronde_naive_find(at, i % instance->task_count, 0, &there) != NULL;
        for (int32_t k = 0; k < one->membership_count && both; k++) {
            for (int32_t l = 0; l < two->membership_count; l++) {
                ronde_membership a = instance->memberships[one->first_membership + k];
                ronde_membership b = instance->memberships[two->first_membership + l];
                if (!ronde_group_shares(&instance->groups[a.group])) {
                    continue;
                }
                bool together = instance->groups[a.group].rule == RONDE_TOGETHER;
                ronde_naive_require(at, RONDE_RULE_GROUP_TOGETHER,
                                    a.group != b.group || !together || here == there);
                ronde_naive_require(at, RONDE_RULE_GROUP_APART,
                                    a.group != b.group || together || here != there ||
                                        a.set == b.set);
            }
        }
    }
}

/* Every pair of shifts for the rest between, every shift for the week that it is the first of. */
void ronde_naive_judge_hours(ronde_naive *at)
{
    const ronde_shift *shifts = at->instance->shifts;
    for (int32_t i = 0; i < at->instance->shift_count; i++) {
        const ronde_resource *person = &at->instance->resources[shifts[i].resource];
        const ronde_contract *contract = &person->contract;
        ronde_time sum = 0;
        int32_t first = RONDE_NONE;
        for (int32_t k = at->instance->shift_count - 1; k >= 0; k--) {
            bool same = shifts[i].resource == shifts[k].resource;
            if (same && shifts[i].week == shifts[k].week) {
                first = k;
                sum += at->worked[k];
            }
            if (same && shifts[i].day < shifts[k].day && at->route_of[i] != NULL &&
                at->route_of[k] != NULL) {
                const ronde_stop *stops = at->plan->stops.items;
                size_t last = at->route_of[i]->first_stop + at->route_of[i]->stop_count - 1;
                ronde_naive_require(at, RONDE_RULE_DAILY_REST,
                                    stops[at->route_of[k]->first_stop].start - stops[last].end >=
                                        person->rest);
            }
        }
        if (first == i) {
            ronde_naive_require(at, RONDE_RULE_CONTRACT_MAX, sum <= contract->max);
            at->verdict.cost +=
                sum < contract->least ? (contract->least - sum) * contract->short_price : 0;
            at->verdict.cost +=
                sum > contract->most ? (sum - contract->most) * contract->extra_price : 0;
        }
    }
}

/* Every resource that serves some task of a client, counted by resource. */
void ronde_naive_judge_faces(ronde_naive *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t group = 0; group < instance->group_count; group++) {
        int64_t faces = 0;
        for (int32_t who = 0; who < instance->resource_count; who++) {
            bool seen = false;
            for (int32_t i = 0; i < instance->task_count; i++) {
                const ronde_task *task = &instance->tasks[i];
                int32_t shift = 0;
                bool by = ronde_naive_find(at, i, 0, &shift) != NULL &&
                          instance->shifts[shift].resource == who;
                for (int32_t k = 0; k < task->membership_count && by; k++) {
                    seen |= instance->memberships[task->first_membership + k].group == group;
                }
            }
            faces += seen ? 1 : 0;
        }
        const ronde_group *of = &instance->groups[group];
        if (of->rule == RONDE_FACES && faces > of->free) {
            at->verdict.cost += (faces - of->free) * of->price;
        }
    }
}

/* Every two visits of a building, moment by moment. */
void ronde_naive_judge_meetings(ronde_naive *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->task_count * instance->task_count; i++) {
        int32_t shifts[2] = {0, 0};
        int32_t one = i / instance->task_count;
        int32_t other = i % instance->task_count;
        const ronde_stop *a = ronde_naive_find(at, one, 0, &shifts[0]);
        const ronde_stop *b = ronde_naive_find(at, other, 0, &shifts[1]);
        if (one >= other || a == NULL || b == NULL ||
            strcmp(instance->resources[instance->shifts[shifts[0]].resource].provider,
                   instance->resources[instance->shifts[shifts[1]].resource].provider) == 0) {
            continue;
        }
        bool at_once = !(a->end <= b->start || b->end <= a->start);
        at->verdict.cost += at_once ? ronde_brute_shared_price(instance, one, other) : 0;
    }
}

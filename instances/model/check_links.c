/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ties between two tasks. A link binds when both of its tasks are on a route. */
#include "instances/model/check_internal.h"
#include "instances/model/reason.h"
#include "instances/model/saturate.h"
#include "instances/model/show.h"

static void judge_lag(ronde_checking *checking, const ronde_link *link, ronde_concern concern)
{
    const ronde_instance *instance = checking->instance;
    const char *from = instance->tasks[link->from].id;
    const char *to = instance->tasks[link->to].id;
    char reason[160];
    ronde_reason_in(link->reason, 0, reason, sizeof reason);
    const char *separator = reason[0] == '\0' ? "" : ": ";
    ronde_time lag = ronde_saturate_subtract(checking->stop_of[link->to]->start,
                                             checking->stop_of[link->from]->start);
    if (lag < link->min_lag) {
        ronde_time off = ronde_saturate_subtract(link->min_lag, lag);
        ronde_check_report(checking, RONDE_RULE_MIN_LAG, concern, off,
                           "%s starts %s too soon after %s%s%s.", to,
                           ronde_show_duration(instance, off).text, from, separator, reason);
    }
    if (lag > link->max_lag) {
        ronde_time off = ronde_saturate_subtract(lag, link->max_lag);
        ronde_check_report(checking, RONDE_RULE_MAX_LAG, concern, off,
                           "%s starts %s too late after %s%s%s.", to,
                           ronde_show_duration(instance, off).text, from, separator, reason);
    }
}

static void judge_relation(ronde_checking *checking, const ronde_link *link, ronde_concern concern)
{
    const ronde_instance *instance = checking->instance;
    int32_t from_shift = checking->shift_of[link->from];
    int32_t to_shift = checking->shift_of[link->to];
    const char *from = instance->tasks[link->from].id;
    const char *to = instance->tasks[link->to].id;
    bool same = instance->shifts[from_shift].resource == instance->shifts[to_shift].resource;
    if (link->relation == RONDE_SAME_RESOURCE && !same) {
        ronde_check_report(checking, RONDE_RULE_SAME_RESOURCE, concern, 0,
                           "%s and %s need the same resource; they are in shifts %s and %s.", from,
                           to, instance->shifts[from_shift].id, instance->shifts[to_shift].id);
    }
    if (link->relation == RONDE_DIFFERENT_RESOURCE && same) {
        ronde_check_report(checking, RONDE_RULE_DIFFERENT_RESOURCE, concern, 0,
                           "%s and %s need two resources; both are with %s.", from, to,
                           instance->resources[instance->shifts[to_shift].resource].id);
    }
    if (link->relation == RONDE_SAME_SHIFT && from_shift != to_shift) {
        ronde_check_report(checking, RONDE_RULE_SAME_SHIFT, concern, 0,
                           "%s and %s belong on one route; they are in shifts %s and %s.", from, to,
                           instance->shifts[from_shift].id, instance->shifts[to_shift].id);
    }
}

void ronde_check_links(ronde_checking *checking)
{
    const ronde_instance *instance = checking->instance;
    for (int32_t i = 0; i < instance->link_count; i++) {
        const ronde_link *link = &instance->links[i];
        if (checking->stop_of[link->from] == NULL || checking->stop_of[link->to] == NULL) {
            continue;
        }
        ronde_concern concern = {checking->shift_of[link->to], link->to, link->from};
        judge_lag(checking, link, concern);
        judge_relation(checking, link, concern);
    }
}

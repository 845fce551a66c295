/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests: done whole, in one alternative, once, and nobody forgotten. */
#include "instances/model/check_internal.h"

#include <inttypes.h>

static int32_t done_of(const ronde_checking *checking, const ronde_alternative *alternative)
{
    int32_t done = 0;
    for (int32_t i = 0; i < alternative->task_count; i++) {
        int32_t task = checking->instance->request_tasks[alternative->first_task + i];
        done += checking->times_done[task] > 0 ? 1 : 0;
    }
    return done;
}

static int32_t first_task_of(const ronde_instance *instance, const ronde_request *request)
{
    return instance->request_tasks[instance->alternatives[request->first_alternative].first_task];
}

static void judge_part(ronde_checking *checking, const ronde_alternative *alternative)
{
    const ronde_instance *instance = checking->instance;
    for (int32_t i = 0; i < alternative->task_count; i++) {
        int32_t task = instance->request_tasks[alternative->first_task + i];
        if (checking->times_done[task] == 0) {
            int32_t missing = alternative->task_count - done_of(checking, alternative);
            ronde_check_report(checking, RONDE_RULE_REQUEST_WHOLE,
                               (ronde_concern){RONDE_NONE, task, RONDE_NONE}, missing,
                               "%s is on no route, but tasks it belongs with are.",
                               instance->tasks[task].id);
            return;
        }
    }
}

/* A mandatory request that is on no route: the tasks of its first alternative must be listed. */
static void judge_listed(ronde_checking *checking, const ronde_request *request)
{
    const ronde_instance *instance = checking->instance;
    const ronde_alternative *first = &instance->alternatives[request->first_alternative];
    for (int32_t i = 0; i < first->task_count; i++) {
        int32_t task = instance->request_tasks[first->first_task + i];
        if (!checking->listed[task]) {
            ronde_check_report(checking, RONDE_RULE_ACCOUNTED,
                               (ronde_concern){RONDE_NONE, task, RONDE_NONE}, 1,
                               "%s is neither on a route nor in the list of unserved tasks.",
                               instance->tasks[task].id);
        }
    }
}

static void judge_request(ronde_checking *checking, const ronde_request *request)
{
    const ronde_instance *instance = checking->instance;
    int32_t touched = 0;
    int32_t whole = 0;
    for (int32_t i = 0; i < request->alternative_count; i++) {
        const ronde_alternative *alternative =
            &instance->alternatives[request->first_alternative + i];
        int32_t done = done_of(checking, alternative);
        touched += done > 0 ? 1 : 0;
        if (done == alternative->task_count) {
            whole++;
            ronde_check_count(checking, RONDE_RULE_ALTERNATIVE, alternative->price, 1);
        } else if (done > 0) {
            judge_part(checking, alternative);
        }
    }
    int32_t task = first_task_of(instance, request);
    if (touched > 1) {
        ronde_check_report(checking, RONDE_RULE_ONE_ALTERNATIVE,
                           (ronde_concern){RONDE_NONE, task, RONDE_NONE}, touched - 1,
                           "%" PRId32 " alternatives of the request of %s are on routes.", touched,
                           instance->tasks[task].id);
    }
    if (whole > 0) {
        return;
    }
    if (request->optional) {
        ronde_check_count(checking, RONDE_RULE_OPTIONAL_UNSERVED, request->prize, 1);
        return;
    }
    checking->verdict->amounts[RONDE_RULE_UNSERVED] += request->priority;
    if (touched == 0) {
        judge_listed(checking, request);
    }
}

void ronde_check_requests(ronde_checking *checking)
{
    const ronde_instance *instance = checking->instance;
    for (int32_t task = 0; task < instance->task_count; task++) {
        ronde_concern concern = {RONDE_NONE, task, RONDE_NONE};
        if (checking->times_done[task] > 1) {
            ronde_check_report(checking, RONDE_RULE_SERVED_ONCE, concern,
                               checking->times_done[task] - 1, "%s is done %" PRId32 " times.",
                               instance->tasks[task].id, checking->times_done[task]);
        }
        if (checking->times_done[task] > 0 && checking->listed[task]) {
            ronde_check_report(checking, RONDE_RULE_ACCOUNTED, concern, 1,
                               "%s is on a route and also in the list of unserved tasks.",
                               instance->tasks[task].id);
        }
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        judge_request(checking, &instance->requests[i]);
    }
}

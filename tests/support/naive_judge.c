/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as a whole: requests, links, wishes. */
#include "tests/support/naive_judge.h"

#include "tests/support/naive_parts.h"

void ronde_naive_require(ronde_naive *at, ronde_rule rule, bool holds)
{
    at->verdict.fine = at->verdict.fine && (holds || rule == at->blind);
}

const ronde_stop *ronde_naive_find(const ronde_naive *at, int32_t task, int n, int32_t *shift)
{
    for (size_t r = 0; r < at->plan->routes.count; r++) {
        const ronde_route *route = &at->plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &at->plan->stops.items[route->first_stop + i];
            if (stop->task == task && n-- == 0) {
                *shift = route->shift;
                return stop;
            }
        }
    }
    return NULL;
}

bool ronde_naive_inside(const ronde_window *windows, int32_t count, ronde_time start)
{
    for (int32_t i = 0; i < count; i++) {
        if (start >= windows[i].earliest && start <= windows[i].latest) {
            return true;
        }
    }
    return false;
}

bool ronde_naive_is_break(const ronde_naive *at, const ronde_stop *stop)
{
    return stop->task != RONDE_NONE && at->instance->tasks[stop->task].kind == RONDE_BREAK;
}

static bool done(const ronde_naive *at, int32_t task)
{
    int32_t shift = 0;
    return ronde_naive_find(at, task, 0, &shift) != NULL;
}

static bool listed(const ronde_naive *at, int32_t task)
{
    for (size_t i = 0; i < at->plan->unserved.count; i++) {
        if (at->plan->unserved.items[i].task == task) {
            return true;
        }
    }
    return false;
}

/* Steps away from the start, one unit at a time and first to the past, until a wish is met. */
static void judge_wishes(ronde_naive *at, ronde_time *latest)
{
    for (int32_t i = 0; i < at->instance->task_count; i++) {
        const ronde_task *task = &at->instance->tasks[i];
        int32_t shift = 0;
        const ronde_stop *stop = ronde_naive_find(at, i, 0, &shift);
        const ronde_window *wishes = at->instance->windows + task->first_soft_window;
        if (stop == NULL || task->soft_window_count == 0) {
            continue;
        }
        for (ronde_time off = 0;; off++) {
            if (ronde_naive_inside(wishes, task->soft_window_count, stop->start - off)) {
                at->verdict.cost += off * task->late_price;
                *latest = off > *latest ? off : *latest;
                break;
            }
            if (ronde_naive_inside(wishes, task->soft_window_count, stop->start + off)) {
                at->verdict.cost += off * task->early_price;
                break;
            }
        }
    }
}

static void judge_request(ronde_naive *at, int32_t index)
{
    const ronde_instance *instance = at->instance;
    const ronde_request *request = &instance->requests[index];
    int begun = 0;
    bool served = false;
    bool all_listed = true;
    for (int32_t a = 0; a < instance->alternative_count; a++) {
        const ronde_alternative *alternative = &instance->alternatives[a];
        int count = 0;
        for (int32_t i = 0; i < alternative->task_count && alternative->request == index; i++) {
            int32_t task = instance->request_tasks[alternative->first_task + i];
            count += done(at, task) ? 1 : 0;
            all_listed = all_listed && (listed(at, task) || a != request->first_alternative);
        }
        bool whole = count == alternative->task_count && alternative->request == index;
        begun += count > 0 ? 1 : 0;
        served = served || whole;
        at->verdict.cost += whole ? alternative->price : 0;
        ronde_naive_require(at, RONDE_RULE_REQUEST_WHOLE, whole || count == 0);
    }
    ronde_naive_require(at, RONDE_RULE_ONE_ALTERNATIVE, begun <= 1);
    ronde_naive_require(at, RONDE_RULE_ACCOUNTED, request->optional || begun > 0 || all_listed);
    if (!served) {
        at->verdict.cost += request->optional ? request->prize : 0;
        at->verdict.unserved += request->optional ? 0 : request->priority;
    }
}

static void judge_link(ronde_naive *at, const ronde_link *link)
{
    int32_t one = 0;
    int32_t other = 0;
    const ronde_stop *from = ronde_naive_find(at, link->from, 0, &one);
    const ronde_stop *to = ronde_naive_find(at, link->to, 0, &other);
    if (from == NULL || to == NULL) {
        return;
    }
    const ronde_shift *shifts = at->instance->shifts;
    bool same = shifts[one].resource == shifts[other].resource;
    ronde_naive_require(at, RONDE_RULE_MIN_LAG, to->start >= from->start + link->min_lag);
    ronde_naive_require(at, RONDE_RULE_MAX_LAG, to->start <= from->start + link->max_lag);
    ronde_naive_require(at, RONDE_RULE_SAME_RESOURCE,
                        same || link->relation != RONDE_SAME_RESOURCE);
    ronde_naive_require(at, RONDE_RULE_DIFFERENT_RESOURCE,
                        !same || link->relation != RONDE_DIFFERENT_RESOURCE);
    ronde_naive_require(at, RONDE_RULE_SAME_SHIFT,
                        one == other || link->relation != RONDE_SAME_SHIFT);
}

ronde_naive_verdict
ronde_naive_judge(const ronde_instance *instance, const ronde_plan *plan, ronde_rule blind)
{
    static ronde_naive at;
    ronde_time latest = 0;
    at = (ronde_naive){
        .instance = instance, .plan = plan, .blind = blind, .verdict = {.fine = true}};
    for (size_t r = 0; r < plan->routes.count; r++) {
        for (size_t other = 0; other < r; other++) {
            ronde_naive_require(&at, RONDE_RULE_ONE_ROUTE,
                                plan->routes.items[r].shift != plan->routes.items[other].shift);
        }
        ronde_naive_judge_route(&at, &plan->routes.items[r]);
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        int32_t shift = 0;
        ronde_naive_require(&at, RONDE_RULE_SERVED_ONCE,
                            ronde_naive_find(&at, i, 1, &shift) == NULL);
        ronde_naive_require(&at, RONDE_RULE_ACCOUNTED, !done(&at, i) || !listed(&at, i));
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        judge_request(&at, i);
    }
    for (int32_t i = 0; i < instance->link_count; i++) {
        judge_link(&at, &instance->links[i]);
    }
    judge_wishes(&at, &latest);
    ronde_naive_judge_groups(&at);
    ronde_naive_judge_hours(&at);
    ronde_naive_judge_faces(&at);
    ronde_naive_judge_meetings(&at);
    at.verdict.cost += at.workload * instance->workload_price;
    at.verdict.cost += latest * instance->latest_price;
    return at.verdict;
}

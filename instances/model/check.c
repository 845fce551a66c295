/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/check.h"

#include "instances/model/check_internal.h"
#include "instances/model/saturate.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ronde_check_report(ronde_checking *checking,
                        ronde_rule rule,
                        ronde_concern concern,
                        int64_t amount,
                        const char *format,
                        ...)
{
    ronde_violation violation = {.rule = rule,
                                 .shift = concern.shift,
                                 .task = concern.task,
                                 .other = concern.other,
                                 .amount = amount};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(violation.text, sizeof violation.text, format, arguments);
    va_end(arguments);
    if (!ronde_array_push(&checking->verdict->violations, violation)) {
        checking->out_of_memory = true;
    }
}

void ronde_check_count(ronde_checking *checking, ronde_rule rule, int64_t amount, ronde_cost price)
{
    ronde_verdict *verdict = checking->verdict;
    verdict->amounts[rule] = ronde_saturate_add(verdict->amounts[rule], amount);
    verdict->costs[rule] =
        ronde_saturate_add(verdict->costs[rule], ronde_saturate_multiply(amount, price));
}

int32_t ronde_check_task_of(const ronde_instance *instance, const ronde_stop *stop)
{
    if (stop->task == RONDE_NONE) {
        return RONDE_NONE;
    }
    assert(stop->task >= 0 && stop->task < instance->task_count);
    return ronde_stop_kind_of(instance->tasks[stop->task].kind) == stop->kind ? stop->task
                                                                              : RONDE_NONE;
}

bool ronde_check_route_used(const ronde_stop *stops, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (stops[i].kind != RONDE_STOP_START && stops[i].kind != RONDE_STOP_END) {
            return true;
        }
    }
    return false;
}

/* Notes which stop does which task, and which tasks the plan lists as unserved. */
static void index_plan(ronde_checking *checking)
{
    const ronde_plan *plan = checking->plan;
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        assert(route->shift >= 0 && route->shift < checking->instance->shift_count);
        checking->routes_of[route->shift]++;
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            int32_t task = ronde_check_task_of(checking->instance, stop);
            if (task != RONDE_NONE && checking->times_done[task]++ == 0) {
                checking->stop_of[task] = stop;
                checking->shift_of[task] = route->shift;
            }
        }
    }
    for (size_t i = 0; i < plan->unserved.count; i++) {
        assert(plan->unserved.items[i].task >= 0 &&
               plan->unserved.items[i].task < checking->instance->task_count);
        checking->listed[plan->unserved.items[i].task] = true;
    }
}

static bool take_memory(ronde_checking *checking)
{
    size_t tasks = (size_t)checking->instance->task_count + 1;
    size_t shifts = (size_t)checking->instance->shift_count + 1;
    checking->stop_of = ronde_alloc_zero(tasks, sizeof *checking->stop_of);
    checking->shift_of = ronde_alloc_zero(tasks, sizeof *checking->shift_of);
    checking->times_done = ronde_alloc_zero(tasks, sizeof *checking->times_done);
    checking->listed = ronde_alloc_zero(tasks, sizeof *checking->listed);
    checking->routes_of = ronde_alloc_zero(shifts, sizeof *checking->routes_of);
    checking->worked = ronde_alloc_zero(shifts, sizeof *checking->worked);
    return checking->stop_of != NULL && checking->shift_of != NULL &&
           checking->times_done != NULL && checking->listed != NULL &&
           checking->routes_of != NULL && checking->worked != NULL;
}

static void give_memory_back(ronde_checking *checking)
{
    ronde_free(checking->stop_of);
    ronde_free(checking->shift_of);
    ronde_free(checking->times_done);
    ronde_free(checking->listed);
    ronde_free(checking->routes_of);
    ronde_free(checking->worked);
}

static void add_up(ronde_verdict *verdict)
{
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        verdict->cost = ronde_saturate_add(verdict->cost, verdict->costs[rule]);
    }
    verdict->unserved = verdict->amounts[RONDE_RULE_UNSERVED];
    verdict->used_shifts = (int32_t)verdict->amounts[RONDE_RULE_SHIFTS_USED];
}

ronde_status ronde_check(ronde_verdict *out,
                         const ronde_instance *instance,
                         const ronde_plan *plan,
                         ronde_error *error)
{
    RONDE_TRY(ronde_instance_ready(instance, error));
    ronde_verdict verdict = {0};
    ronde_checking checking = {.instance = instance, .plan = plan, .verdict = &verdict};
    if (take_memory(&checking)) {
        index_plan(&checking);
        ronde_check_requests(&checking);
        ronde_check_routes(&checking);
        ronde_check_hours(&checking);
        ronde_check_links(&checking);
        ronde_check_groups(&checking);
        ronde_check_wishes(&checking);
        add_up(&verdict);
    } else {
        checking.out_of_memory = true;
    }
    give_memory_back(&checking);
    if (checking.out_of_memory) {
        ronde_verdict_clear(&verdict);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory to check a plan of %zu stops",
                          plan->stops.count);
    }
    *out = verdict;
    return RONDE_OK;
}

void ronde_verdict_clear(ronde_verdict *verdict)
{
    ronde_array_clear(&verdict->violations);
    memset(verdict, 0, sizeof *verdict);
}

static int order(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

int ronde_verdict_compare(const ronde_instance *instance,
                          const ronde_verdict *one,
                          const ronde_verdict *other)
{
    int result = order(one->unserved, other->unserved);
    if (result == 0 && instance->vehicles_first) {
        result = order(one->used_shifts, other->used_shifts);
    }
    return result != 0 ? result : order(one->cost, other->cost);
}

double ronde_verdict_value(const ronde_instance *instance, const ronde_verdict *verdict)
{
    return (double)verdict->cost / ((double)instance->scale * (double)instance->cost_divisor);
}

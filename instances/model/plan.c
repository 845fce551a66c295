/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/plan.h"

#include <assert.h>

const char *const ronde_stop_kind_names[RONDE_STOP_END + 1] = {
    "start", "visit", "pickup", "delivery", "swap", "break", "reload", "end"};

void ronde_plan_clear(ronde_plan *plan)
{
    ronde_array_clear(&plan->stops);
    ronde_array_clear(&plan->routes);
    ronde_array_clear(&plan->unserved);
    ronde_array_clear(&plan->reasons);
    ronde_array_clear(&plan->part_runs);
    *plan = (ronde_plan){0};
}

bool ronde_plan_add_route(ronde_plan *plan, int32_t shift)
{
    return ronde_array_push(&plan->routes,
                            (ronde_route){.shift = shift, .first_stop = plan->stops.count});
}

bool ronde_plan_add_stop(ronde_plan *plan, const ronde_stop *stop)
{
    assert(plan->routes.count > 0);
    if (!ronde_array_push(&plan->stops, *stop)) {
        return false;
    }
    plan->routes.items[plan->routes.count - 1].stop_count++;
    return true;
}

bool ronde_plan_add_unserved(ronde_plan *plan, int32_t task)
{
    return ronde_array_push(&plan->unserved,
                            (ronde_unserved){.task = task, .first_reason = plan->reasons.count});
}

bool ronde_plan_add_reason(ronde_plan *plan, const ronde_reason *reason)
{
    assert(plan->unserved.count > 0);
    if (!ronde_array_push(&plan->reasons, *reason)) {
        return false;
    }
    plan->unserved.items[plan->unserved.count - 1].reason_count++;
    return true;
}

ronde_stop_kind ronde_stop_kind_of(ronde_task_kind kind)
{
    static const ronde_stop_kind kinds[] = {[RONDE_VISIT] = RONDE_STOP_VISIT,
                                            [RONDE_PICKUP] = RONDE_STOP_PICKUP,
                                            [RONDE_DELIVERY] = RONDE_STOP_DELIVERY,
                                            [RONDE_SWAP] = RONDE_STOP_SWAP,
                                            [RONDE_BREAK] = RONDE_STOP_BREAK};
    return kinds[kind];
}

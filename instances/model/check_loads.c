/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is aboard, trip by trip. A trip lies between start, reload and end. At its start there is
 * aboard what its tasks bring from the depot; each stop then changes the load. */
#include "instances/model/check_internal.h"

#include <inttypes.h>

/* The worst moment of a trip in one dimension. */
typedef struct excess {
    int64_t amount, load;
    int32_t task;
} excess;

static void note(excess *worst, int64_t load, int32_t capacity, int32_t task)
{
    int64_t beyond = load < 0 ? -load : load - capacity;
    if (beyond > worst->amount) {
        *worst = (excess){beyond, load, task};
    }
}

static void judge_trip(ronde_checking *checking,
                       int32_t shift,
                       const ronde_stop *stops,
                       size_t count,
                       int32_t dimension)
{
    const ronde_instance *instance = checking->instance;
    const ronde_resource *resource = &instance->resources[instance->shifts[shift].resource];
    int32_t capacity = resource->capacity[dimension];
    excess worst = {0, 0, RONDE_NONE};
    int64_t load = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t task = ronde_check_task_of(instance, &stops[i]);
        load += task == RONDE_NONE ? 0 : instance->tasks[task].initial[dimension];
    }
    note(&worst, load, capacity, RONDE_NONE);
    for (size_t i = 0; i < count; i++) {
        int32_t task = ronde_check_task_of(instance, &stops[i]);
        if (task != RONDE_NONE) {
            load += instance->tasks[task].change[dimension];
            note(&worst, load, capacity, task);
        }
    }
    if (worst.amount > 0) {
        ronde_check_report(
            checking, RONDE_RULE_CAPACITY, (ronde_concern){shift, worst.task, RONDE_NONE},
            worst.amount, "Shift %s has %" PRId64 " %s aboard %s%s; it must be 0 to %" PRId32 ".",
            instance->shifts[shift].id, worst.load, instance->dimensions[dimension],
            worst.task == RONDE_NONE ? "when it leaves" : "after ",
            worst.task == RONDE_NONE ? "" : instance->tasks[worst.task].id, capacity);
    }
}

void ronde_check_loads(ronde_checking *checking, const ronde_route *route)
{
    const ronde_stop *stops = &checking->plan->stops.items[route->first_stop];
    const ronde_instance *instance = checking->instance;
    int32_t resource = instance->shifts[route->shift].resource;
    bool joint = instance->resources[resource].layout_count > 0; /* judged in check_aboard.c */
    int32_t dimensions = joint ? 0 : instance->dimension_count;
    size_t first = 0;
    for (size_t i = 0; i < route->stop_count; i++) {
        bool last = i + 1 == route->stop_count;
        if (last || stops[i].kind == RONDE_STOP_RELOAD) {
            for (int32_t dim = 0; dim < dimensions; dim++) {
                judge_trip(checking, route->shift, stops + first, i + 1 - first, dim);
            }
            first = i + 1;
        }
    }
}

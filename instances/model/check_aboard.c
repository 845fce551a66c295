/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is aboard at each moment, in all dimensions at once: whether some layout of the vehicle
 * holds it, and whether it may wait. A trip lies between start, reload and end. */
#include "instances/model/check_internal.h"
#include "instances/model/show.h"

#include <inttypes.h>

/* At the start of a trip there is aboard what its tasks bring from there. */
static void begin_trip(const ronde_checking *checking,
                       const ronde_route *route,
                       size_t first,
                       ronde_aboard_walk *walk)
{
    const ronde_instance *instance = checking->instance;
    const ronde_stop *stops = &checking->plan->stops.items[route->first_stop];
    *walk = (ronde_aboard_walk){.task = RONDE_NONE};
    for (size_t i = first + 1; i < route->stop_count && stops[i].kind != RONDE_STOP_RELOAD; i++) {
        int32_t task = ronde_check_task_of(instance, &stops[i]);
        for (int32_t d = 0; d < instance->dimension_count && task != RONDE_NONE; d++) {
            walk->load[d] += instance->tasks[task].initial[d];
        }
    }
}

/* How far a load is beyond the layout that suits it best: the largest excess of a dimension. */
static int64_t
beyond_layouts(const ronde_instance *instance, const ronde_resource *resource, const int64_t *load)
{
    int64_t least = INT64_MAX;
    for (int32_t k = 0; k < resource->layout_count; k++) {
        const int32_t *capacity = instance->layouts[resource->first_layout + k].capacity;
        int64_t most = 0;
        for (int32_t d = 0; d < instance->dimension_count; d++) {
            int64_t over = load[d] < 0 ? -load[d] : load[d] - capacity[d];
            most = over > most ? over : most;
        }
        least = most < least ? most : least;
    }
    return least;
}

static void report_layout(ronde_checking *checking, int32_t shift, const ronde_aboard_walk *walk)
{
    const ronde_instance *instance = checking->instance;
    bool leaving = walk->task == RONDE_NONE;
    ronde_check_report(checking, RONDE_RULE_CAPACITY,
                       (ronde_concern){shift, walk->task, RONDE_NONE}, walk->beyond,
                       "No layout of shift %s holds what is aboard %s%s; %" PRId64 " is too much.",
                       instance->shifts[shift].id, leaving ? "when it leaves" : "after ",
                       leaving ? "" : instance->tasks[walk->task].id, walk->beyond);
}

static void end_trip(ronde_checking *checking, int32_t shift, const ronde_aboard_walk *walk)
{
    if (walk->beyond > 0) {
        report_layout(checking, shift, walk);
    }
}

void ronde_check_walk_aboard(ronde_checking *checking,
                             const ronde_route *route,
                             size_t i,
                             ronde_aboard_walk *walk)
{
    const ronde_instance *instance = checking->instance;
    const ronde_stop *stop = &checking->plan->stops.items[route->first_stop + i];
    const ronde_resource *resource = &instance->resources[instance->shifts[route->shift].resource];
    int32_t task = ronde_check_task_of(instance, stop);
    if (i == 0 || stop->kind == RONDE_STOP_RELOAD) {
        end_trip(checking, route->shift, walk);
        begin_trip(checking, route, i, walk);
    }
    for (int32_t d = 0; d < instance->dimension_count && task != RONDE_NONE; d++) {
        walk->load[d] += instance->tasks[task].change[d];
    }
    int64_t beyond =
        resource->layout_count > 0 ? beyond_layouts(instance, resource, walk->load) : 0;
    if (beyond > walk->beyond) {
        walk->beyond = beyond;
        walk->task = task;
    }
    if (i + 1 == route->stop_count) {
        end_trip(checking, route->shift, walk);
    }
}

void ronde_check_waiting_aboard(ronde_checking *checking,
                                ronde_concern concern,
                                const ronde_aboard_walk *walk,
                                ronde_time waiting)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[concern.shift];
    uint32_t barred = instance->resources[shift->resource].no_waiting;
    for (int32_t d = 0; d < instance->dimension_count && waiting > 0; d++) {
        if ((barred >> (unsigned)d & 1U) != 0 && walk->load[d] > 0) {
            ronde_check_report(checking, RONDE_RULE_WAITING_ABOARD, concern, waiting,
                               "Shift %s waits %s with %" PRId64 " %s aboard; it may not.",
                               shift->id, ronde_show_duration(instance, waiting).text,
                               walk->load[d], instance->dimensions[d]);
            return;
        }
    }
}

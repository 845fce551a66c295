/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trips as a whole: how many a shift makes, and that the goods are ready when one is loaded. */
#include "instances/model/check_internal.h"
#include "instances/model/saturate.h"
#include "instances/model/show.h"

#include <inttypes.h>

/* The trip is loaded at its first stop: the start of the route, or a reload. */
static void
judge_release(ronde_checking *checking, int32_t shift, const ronde_stop *stops, size_t count)
{
    const ronde_instance *instance = checking->instance;
    int32_t last = RONDE_NONE;
    for (size_t i = 0; i < count; i++) {
        int32_t task = ronde_check_task_of(instance, &stops[i]);
        if (task != RONDE_NONE &&
            (last == RONDE_NONE || instance->tasks[task].release > instance->tasks[last].release)) {
            last = task;
        }
    }
    if (last == RONDE_NONE || instance->tasks[last].release <= stops[0].start) {
        return;
    }
    ronde_time release = instance->tasks[last].release;
    ronde_check_report(checking, RONDE_RULE_RELEASE, (ronde_concern){shift, last, RONDE_NONE},
                       ronde_saturate_subtract(release, stops[0].start),
                       "Shift %s loads at %s; the goods for %s are ready at %s.",
                       instance->shifts[shift].id, ronde_show_time(instance, stops[0].start).text,
                       instance->tasks[last].id, ronde_show_time(instance, release).text);
}

void ronde_check_trips(ronde_checking *checking, const ronde_route *route)
{
    const ronde_shift *shift = &checking->instance->shifts[route->shift];
    const ronde_stop *stops = &checking->plan->stops.items[route->first_stop];
    size_t first = 0;
    int64_t trips = 1;
    for (size_t i = 1; i <= route->stop_count; i++) {
        bool reload = i < route->stop_count && stops[i].kind == RONDE_STOP_RELOAD;
        if (reload || i == route->stop_count) {
            judge_release(checking, route->shift, stops + first, i - first);
            trips += reload ? 1 : 0;
            first = i;
        }
    }
    if (shift->max_trips > 0 && trips > shift->max_trips) {
        ronde_check_report(
            checking, RONDE_RULE_TRIPS, (ronde_concern){route->shift, RONDE_NONE, RONDE_NONE},
            trips - shift->max_trips, "Shift %s makes %" PRId64 " trips; it may make %" PRId32 ".",
            shift->id, trips, shift->max_trips);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/plan_parts.h"

#include "tests/support/ckx.h"

#include <string.h>

enum { most_listed = 128 };

const ronde_stop *ronde_plan_stop_of(const ronde_plan *plan, int32_t task, int32_t *shift)
{
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            if (stop->task == task) {
                *shift = route->shift;
                return stop;
            }
        }
    }
    *shift = RONDE_NONE;
    return NULL;
}

static bool is_of(const ronde_instance *instance, const ronde_stop *stop, int32_t request)
{
    return request != RONDE_NONE && stop->task != RONDE_NONE &&
           instance->tasks[stop->task].request == request;
}

ronde_plan
ronde_plan_without(const ronde_instance *instance, const ronde_plan *plan, int32_t request)
{
    ronde_plan out = {0};
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        const ronde_stop *stops = &plan->stops.items[route->first_stop];
        bool empty = true;
        for (size_t i = 0; i < route->stop_count; i++) {
            bool visit = stops[i].task != RONDE_NONE && stops[i].kind != RONDE_STOP_BREAK;
            empty &= !visit || is_of(instance, &stops[i], request);
        }
        ck_assert(ronde_plan_add_route(&out, route->shift));
        for (size_t i = 0; i < route->stop_count; i++) {
            bool gone =
                is_of(instance, &stops[i], request) || (empty && stops[i].kind == RONDE_STOP_BREAK);
            ck_assert(gone || ronde_plan_add_stop(&out, &stops[i]));
        }
    }
    for (size_t i = 0; i < plan->unserved.count; i++) {
        ck_assert(ronde_plan_add_unserved(&out, plan->unserved.items[i].task));
    }
    return out;
}

/* The visits shift by shift, a negative number between shifts. */
static int
list_order(const ronde_instance *instance, const ronde_plan *plan, int32_t request, int32_t *out)
{
    int count = 0;
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        for (size_t r = 0; r < plan->routes.count; r++) {
            const ronde_route *route = &plan->routes.items[r];
            for (size_t i = 0; i < route->stop_count && route->shift == shift; i++) {
                const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
                ck_assert_int_lt(count, most_listed - 1);
                if (stop->task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK &&
                    !is_of(instance, stop, request)) {
                    out[count++] = stop->task;
                }
            }
        }
        out[count++] = -1 - shift;
    }
    return count;
}

bool ronde_plan_same_order(const ronde_instance *instance,
                           const ronde_plan *one,
                           const ronde_plan *other,
                           int32_t request)
{
    int32_t first[most_listed];
    int32_t second[most_listed];
    int count = list_order(instance, one, request, first);
    return count == list_order(instance, other, request, second) &&
           memcmp(first, second, (size_t)count * sizeof first[0]) == 0;
}

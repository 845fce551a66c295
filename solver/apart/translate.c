/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/apart/translate.h"

#include "instances/base/alloc.h"

bool ronde_translate_in(ronde_plan *out,
                        const ronde_slice *slice,
                        const ronde_instance *whole,
                        const ronde_plan *plan)
{
    int32_t *own_shifts = ronde_alloc_zero((size_t)whole->shift_count + 1, sizeof *own_shifts);
    int32_t *own_places = ronde_alloc_zero((size_t)whole->place_count + 1, sizeof *own_places);
    bool good = own_shifts != NULL && own_places != NULL;
    for (int32_t i = 0; i < slice->instance.shift_count && good; i++) {
        own_shifts[slice->shifts[i]] = i + 1; /* 0: not here */
    }
    for (int32_t i = 0; i < slice->instance.place_count && good; i++) {
        own_places[slice->places[i]] = i + 1;
    }
    for (size_t i = 0; good && i < plan->routes.count; i++) {
        const ronde_route *route = &plan->routes.items[i];
        if (own_shifts[route->shift] == 0) {
            continue;
        }
        good = ronde_plan_add_route(out, own_shifts[route->shift] - 1);
        for (size_t k = 0; k < route->stop_count && good; k++) {
            ronde_stop stop = plan->stops.items[route->first_stop + k];
            bool task = stop.task != RONDE_NONE;
            stop.task = task ? slice->own_tasks[stop.task] : RONDE_NONE;
            stop.place = stop.place != RONDE_NONE ? own_places[stop.place] - 1 : RONDE_NONE;
            good = (task && stop.task == RONDE_NONE) || ronde_plan_add_stop(out, &stop);
        }
    }
    ronde_free(own_shifts);
    ronde_free(own_places);
    return good;
}

static int32_t renamed(const int32_t *names, int32_t number)
{
    return number == RONDE_NONE ? RONDE_NONE : names[number];
}

/* The link of the whole between the same tasks that asks the same. */
static int32_t whole_link(const ronde_slice *slice, const ronde_instance *whole, int32_t number)
{
    const ronde_link *own = &slice->instance.links[number];
    const ronde_task *from = &whole->tasks[slice->tasks[own->from]];
    for (int32_t i = 0; i < from->link_count; i++) {
        int32_t index = whole->task_links[from->first_link + i];
        const ronde_link *link = &whole->links[index];
        if (link->from == slice->tasks[own->from] && link->to == slice->tasks[own->to] &&
            link->min_lag == own->min_lag && link->max_lag == own->max_lag &&
            link->relation == own->relation) {
            return index;
        }
    }
    return RONDE_NONE;
}

static void
rename_reason(ronde_reason *reason, const ronde_slice *slice, const ronde_instance *whole)
{
    ronde_change *change = &reason->change;
    reason->shift = renamed(slice->shifts, reason->shift);
    change->shift = renamed(slice->shifts, change->shift);
    change->task = renamed(slice->tasks, change->task);
    change->link = change->link == RONDE_NONE ? RONDE_NONE : whole_link(slice, whole, change->link);
    switch ((int)reason->rule) { /* of other rules, the detail is no task */
    case RONDE_RULE_REQUEST_WHOLE:
    case RONDE_RULE_SAME_RESOURCE:
    case RONDE_RULE_DIFFERENT_RESOURCE:
    case RONDE_RULE_SAME_SHIFT:
        reason->detail = renamed(slice->tasks, reason->detail);
        break;
    default:
        break;
    }
}

void ronde_translate_out(ronde_plan *plan, const ronde_slice *slice, const ronde_instance *whole)
{
    for (size_t i = 0; i < plan->routes.count; i++) {
        plan->routes.items[i].shift = slice->shifts[plan->routes.items[i].shift];
    }
    for (size_t i = 0; i < plan->stops.count; i++) {
        ronde_stop *stop = &plan->stops.items[i];
        stop->task = renamed(slice->tasks, stop->task);
        stop->place = renamed(slice->places, stop->place);
    }
    for (size_t i = 0; i < plan->unserved.count; i++) {
        plan->unserved.items[i].task = slice->tasks[plan->unserved.items[i].task];
    }
    for (size_t i = 0; i < plan->reasons.count; i++) {
        rename_reason(&plan->reasons.items[i], slice, whole);
    }
}

/* --- together --------------------------------------------------------------------------------- */

/* Where something is: the number of its plan from 1 on (0: nowhere), and its number there. */
typedef struct home {
    int32_t plan;
    size_t at;
} home;

static bool add_route(ronde_plan *out, const ronde_plan *from, const ronde_route *route)
{
    bool good = ronde_plan_add_route(out, route->shift);
    for (size_t i = 0; i < route->stop_count && good; i++) {
        good = ronde_plan_add_stop(out, &from->stops.items[route->first_stop + i]);
    }
    return good;
}

static bool add_unserved(ronde_plan *out, const ronde_plan *from, const ronde_unserved *entry)
{
    bool good = ronde_plan_add_unserved(out, entry->task);
    for (size_t i = 0; i < entry->reason_count && good; i++) {
        good = ronde_plan_add_reason(out, &from->reasons.items[entry->first_reason + i]);
    }
    return good;
}

bool ronde_translate_join(ronde_plan *out,
                          const ronde_instance *whole,
                          const ronde_plan *plans,
                          int32_t count)
{
    home *routes = ronde_alloc_zero((size_t)whole->shift_count + 1, sizeof *routes);
    home *unserved = ronde_alloc_zero((size_t)whole->task_count + 1, sizeof *unserved);
    bool good = routes != NULL && unserved != NULL;
    for (int32_t i = 0; i < count && good; i++) {
        for (size_t k = 0; k < plans[i].routes.count; k++) {
            routes[plans[i].routes.items[k].shift] = (home){i + 1, k};
        }
        for (size_t k = 0; k < plans[i].unserved.count; k++) {
            unserved[plans[i].unserved.items[k].task] = (home){i + 1, k};
        }
    }
    for (int32_t i = 0; good && i < whole->shift_count; i++) {
        const ronde_plan *from = &plans[routes[i].plan - (routes[i].plan > 0 ? 1 : 0)];
        good = routes[i].plan == 0 || add_route(out, from, &from->routes.items[routes[i].at]);
    }
    for (int32_t i = 0; good && i < whole->task_count - whole->break_count; i++) {
        int32_t task = whole->request_tasks[i];
        const home *of = &unserved[task];
        const ronde_plan *from = &plans[of->plan - (of->plan > 0 ? 1 : 0)];
        good = of->plan == 0 || add_unserved(out, from, &from->unserved.items[of->at]);
    }
    ronde_free(routes);
    ronde_free(unserved);
    return good;
}

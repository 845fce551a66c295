/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a single visit, planned or not, adds to the KPIs. */
#include "service/report/kpi_parts.h"

/* Who of all helpers comes: the instance says it by prices. A task that names helpers with a lower
 * price than the others have (pairs below other_price), other than back-ups and the team, has a
 * regular helper: the cheapest. */
static void add_continuity(ronde_kpi_set *set,
                           const ronde_instance *instance,
                           const ronde_task *task,
                           int32_t resource)
{
    bool known = false;
    ronde_cost lowest = task->other_price;
    ronde_cost own = task->other_price;
    ronde_pair_role role = RONDE_PAIR_TEAM;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[task->first_pair + i];
        if (pair->price < lowest && pair->role == RONDE_PAIR_REGULAR) {
            lowest = pair->price;
            known = true;
        }
        if (pair->resource == resource) {
            own = pair->price;
            role = pair->role;
        }
    }
    bool regular = role == RONDE_PAIR_REGULAR && own == lowest;
    bool named = role != RONDE_PAIR_TEAM && own < task->other_price;
    set->amounts[RONDE_KPI_REGULAR_KNOWN] += known ? 1 : 0;
    set->amounts[RONDE_KPI_BY_REGULAR] += known && regular ? 1 : 0;
    set->amounts[RONDE_KPI_BY_NAMED] += known && named ? 1 : 0;
}

static bool starts_in(const ronde_window *windows, int32_t count, ronde_time start)
{
    for (int32_t i = 0; i < count; i++) {
        if (windows[i].earliest <= start && start <= windows[i].latest) {
            return true;
        }
    }
    return false;
}

static void add_times(ronde_kpi_set *set,
                      const ronde_instance *instance,
                      const ronde_task *task,
                      ronde_time start)
{
    const ronde_window *hard = &instance->windows[task->first_window];
    bool agreed =
        task->window_count > 1 || hard->earliest > 0 || hard->latest < ronde_time_unlimited;
    if (agreed) {
        set->amounts[RONDE_KPI_AGREED]++;
        set->amounts[RONDE_KPI_AGREED_KEPT] += starts_in(hard, task->window_count, start) ? 1 : 0;
    }
    if (task->soft_window_count > 0) {
        const ronde_window *soft = &instance->windows[task->first_soft_window];
        set->amounts[RONDE_KPI_WISHED]++;
        set->amounts[RONDE_KPI_WISHED_KEPT] +=
            starts_in(soft, task->soft_window_count, start) ? 1 : 0;
    }
}

static void add_day(ronde_kpi_set *set, const ronde_instance *instance, int32_t task, int32_t shift)
{
    const ronde_task *of = &instance->tasks[task];
    bool agreed = of->agreed_days != 0 && of->other_day_price > 0;
    set->amounts[RONDE_KPI_DAY_AGREED] += agreed ? 1 : 0;
    set->amounts[RONDE_KPI_DAY_KEPT] +=
        agreed && ronde_instance_day_price(instance, task, shift) == 0 ? 1 : 0;
}

void ronde_kpi_add_visit(ronde_kpi_set *set,
                         const ronde_instance *instance,
                         const ronde_stop *stop,
                         int32_t shift)
{
    int32_t resource = instance->shifts[shift].resource;
    const ronde_task *task = &instance->tasks[stop->task];
    ronde_time hidden = task->indicated - (stop->end - stop->start);
    add_continuity(set, instance, task, resource);
    add_times(set, instance, task, stop->start);
    add_day(set, instance, stop->task, shift);
    set->amounts[RONDE_KPI_INDICATED_TIME] += task->indicated;
    set->amounts[RONDE_KPI_HIDDEN_TIME] += hidden > 0 ? hidden : 0;
    const ronde_alternative *alternative = &instance->alternatives[task->alternative];
    if (instance->request_tasks[alternative->first_task] == stop->task) { /* once a request */
        set->amounts[RONDE_KPI_INDICATED_TIME] += alternative->elsewhere;
        set->amounts[RONDE_KPI_ELSEWHERE_TIME] += alternative->elsewhere;
    }
}

/* What a request is granted, by its first alternative. */
static ronde_time indicated_of(const ronde_instance *instance, const ronde_request *request)
{
    const ronde_alternative *first = &instance->alternatives[request->first_alternative];
    ronde_time sum = first->elsewhere;
    for (int32_t i = 0; i < first->task_count; i++) {
        sum += instance->tasks[instance->request_tasks[first->first_task + i]].indicated;
    }
    return sum;
}

ronde_status ronde_kpi_add_unserved(ronde_kpi_set *set,
                                    const ronde_instance *instance,
                                    const ronde_plan *plan,
                                    ronde_error *error)
{
    bool *served = ronde_alloc_zero((size_t)instance->request_count + 1, sizeof *served);
    if (served == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the requests of a plan");
    }
    for (size_t i = 0; i < plan->stops.count; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        int32_t request = ronde_is_visit(stop) ? instance->tasks[stop->task].request : RONDE_NONE;
        if (request != RONDE_NONE) {
            served[request] = true;
        }
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        ronde_time indicated = served[i] ? 0 : indicated_of(instance, request);
        if (!served[i] && request->optional) {
            set->amounts[RONDE_KPI_WAITING_LIST]++;
            set->amounts[RONDE_KPI_WAITING_LIST_TIME] += indicated;
        } else if (!served[i]) {
            set->amounts[RONDE_KPI_UNSERVED]++;
            set->amounts[RONDE_KPI_UNSERVED_TIME] += indicated;
            set->amounts[RONDE_KPI_INDICATED_TIME] += indicated;
        }
    }
    ronde_free(served);
    return RONDE_OK;
}

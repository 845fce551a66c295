/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/waiting.h"

#include "instances/base/alloc.h"
#include "solver/inquire.h"
#include "solver/solve.h"

/* What a request is at a moment of the trying. */
typedef enum standing { of_day, to_come, asked_for, taken, refused } standing;

typedef struct trial {
    const ronde_instance *longer;
    const ronde_waiting_options *options;
    standing *standings;     /* by request of longer */
    ronde_task *tasks;       /* copies of longer's, in which those not asked for are forbidden */
    ronde_request *requests; /* and in which those asked for are no longer optional */
    ronde_instance view;     /* longer with these; owns nothing */
    ronde_plan *plan;
    ronde_waiting_served *served;
} trial;

static int32_t task_of(const ronde_instance *instance, int32_t request)
{
    const ronde_alternative *first =
        &instance->alternatives[instance->requests[request].first_alternative];
    return instance->request_tasks[first->first_task];
}

/* The plan of a day as a plan of the longer one; tasks without a match stay unserved. */
static ronde_status translate(ronde_plan *out,
                              const ronde_instance *longer,
                              const ronde_instance *day,
                              const ronde_plan *plan,
                              ronde_error *error)
{
    bool fits = true;
    bool known = true;
    for (size_t i = 0; i < plan->routes.count && fits && known; i++) {
        const ronde_route *route = &plan->routes.items[i];
        int32_t shift = ronde_idmap_find(&longer->shift_ids, day->shifts[route->shift].id);
        known = shift != RONDE_NONE;
        fits = known && ronde_plan_add_route(out, shift);
        for (size_t k = 0; k < route->stop_count && fits && known; k++) {
            ronde_stop stop = plan->stops.items[route->first_stop + k];
            stop.place = ronde_idmap_find(&longer->place_ids, day->places[stop.place].id);
            known = stop.place != RONDE_NONE;
            if (stop.task != RONDE_NONE) {
                stop.task = ronde_idmap_find(&longer->task_ids, day->tasks[stop.task].id);
                known = known && stop.task != RONDE_NONE;
            }
            fits = known && ronde_plan_add_stop(out, &stop);
        }
    }
    if (!known) {
        return ronde_fail(error, RONDE_EBUG, "",
                          "a day with its waiting list lacks a part of the day without");
    }
    return fits ? RONDE_OK : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a plan");
}

/* By request, whether a plan serves it. NULL when memory is out. */
static bool *list_served(const ronde_instance *instance, const ronde_plan *plan)
{
    bool *served = ronde_alloc_zero((size_t)instance->request_count + 1, sizeof *served);
    for (size_t i = 0; i < plan->stops.count && served != NULL; i++) {
        int32_t task = plan->stops.items[i].task;
        int32_t request = task != RONDE_NONE ? instance->tasks[task].request : RONDE_NONE;
        if (request != RONDE_NONE) {
            served[request] = true;
        }
    }
    return served;
}

/* Lists what no route has as unserved, as every plan must. */
static bool list_unserved(ronde_plan *plan, const ronde_instance *instance)
{
    bool *served = list_served(instance, plan);
    bool fits = served != NULL;
    for (int32_t i = 0; i < instance->request_count && fits; i++) {
        const ronde_alternative *first =
            &instance->alternatives[instance->requests[i].first_alternative];
        for (int32_t k = 0; !served[i] && fits && k < first->task_count; k++) {
            fits = ronde_plan_add_unserved(plan, instance->request_tasks[first->first_task + k]);
        }
    }
    ronde_free(served);
    return fits;
}

/* Who of the day is served already is promised to be; who waits is forbidden but for those asked
 * for or taken. Promises weigh more than who is asked for. */
static void make_view(trial *at)
{
    enum { promised = 2 };
    at->view = *at->longer;
    at->view.tasks = at->tasks;
    at->view.requests = at->requests;
    for (int32_t i = 0; i < at->longer->request_count; i++) {
        standing is = at->standings[i];
        ronde_request *request = &at->requests[i];
        *request = at->longer->requests[i];
        if (is == of_day) {
            request->priority *= promised;
            continue;
        }
        int32_t task = task_of(at->longer, i);
        at->tasks[task] = at->longer->tasks[task];
        request->optional = is == to_come || is == refused;
        request->priority = is == taken ? promised : 1;
        if (request->optional) {
            at->tasks[task].pair_count = 0;
            at->tasks[task].other_price = ronde_cost_forbidden;
        }
    }
}

/* Puts the request where it fits best in the plan as it stands. */
static ronde_status put_in(bool *fits, const trial *at, int32_t request, ronde_error *error)
{
    ronde_inquiry *inquiry = NULL;
    ronde_openings openings = {0};
    ronde_plan better = {0};
    *fits = false;
    RONDE_TRY(ronde_inquiry_new(&inquiry, &at->view, at->plan, at->options->grid, error));
    ronde_status status = ronde_inquiry_openings(inquiry, request, &openings, error);
    if (status == RONDE_OK && openings.count > 0 && openings.items[0].fits) {
        status = ronde_inquiry_take(inquiry, &openings.items[0], &better, error);
        if (status == RONDE_OK) {
            ronde_plan_clear(at->plan);
            *at->plan = better;
            *fits = true;
        }
    }
    ronde_array_clear(&openings);
    ronde_inquiry_free(inquiry);
    return status;
}

/* Whether a plan serves everybody that the plan so far serves, and who is asked for. */
static ronde_status
keeps_promises(bool *keeps, const trial *at, const ronde_plan *found, ronde_error *error)
{
    bool *before = list_served(&at->view, at->plan);
    bool *after = list_served(&at->view, found);
    *keeps = before != NULL && after != NULL;
    for (int32_t i = 0; i < at->view.request_count && *keeps; i++) {
        *keeps = after[i] || !(before[i] || at->standings[i] == asked_for);
    }
    bool known = before != NULL && after != NULL;
    ronde_free(before);
    ronde_free(after);
    return known ? RONDE_OK : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a waiting list");
}

/* Searches the day anew, from the plan as it stands. */
static ronde_status make_room(bool *fits, const trial *at, ronde_error *error)
{
    const ronde_solve_options options = {.seed = at->options->seed,
                                         .iterations = at->options->iterations,
                                         .initial = at->plan,
                                         .no_polish = true,
                                         .no_reasons = true,
                                         .grid = at->options->grid};
    const ronde_solve_hooks hooks = {.should_stop = at->options->should_stop};
    ronde_plan found = {0};
    RONDE_TRY(ronde_solve(&found, &at->view, &options, &hooks, error));
    ronde_status status = keeps_promises(fits, at, &found, error);
    if (status == RONDE_OK && *fits) {
        ronde_plan before = *at->plan;
        *at->plan = found;
        found = before;
    }
    ronde_plan_clear(&found);
    return status;
}

static bool is_stopped(const trial *at)
{
    return at->options->should_stop != NULL && at->options->should_stop(NULL);
}

static ronde_status try_all(trial *at, ronde_error *error)
{
    int32_t failures = 0;
    for (int32_t i = 0; i < at->longer->request_count && failures < at->options->failures; i++) {
        if (at->standings[i] == of_day) {
            continue;
        }
        bool fits = false;
        at->standings[i] = asked_for;
        make_view(at);
        RONDE_TRY(put_in(&fits, at, i, error));
        if (!fits) {
            RONDE_TRY(make_room(&fits, at, error));
        }
        if (is_stopped(at)) {
            return ronde_fail(error, RONDE_ESTOPPED, "", "stopped");
        }
        at->standings[i] = fits ? taken : refused;
        at->served->tried++;
        at->served->served += fits ? 1 : 0;
        at->served->time += fits ? at->longer->tasks[task_of(at->longer, i)].duration : 0;
        failures = fits ? 0 : failures + 1;
    }
    return RONDE_OK;
}

static ronde_status
start(trial *at, const ronde_instance *day, const ronde_plan *day_plan, ronde_error *error)
{
    const ronde_instance *longer = at->longer;
    for (int32_t i = 0; i < longer->request_count; i++) {
        const char *id = longer->tasks[task_of(longer, i)].id;
        at->standings[i] = ronde_idmap_find(&day->task_ids, id) != RONDE_NONE ? of_day : to_come;
    }
    for (int32_t i = 0; i < longer->task_count; i++) {
        at->tasks[i] = longer->tasks[i];
    }
    RONDE_TRY(translate(at->plan, longer, day, day_plan, error));
    return list_unserved(at->plan, longer)
               ? RONDE_OK
               : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a plan");
}

ronde_status ronde_waiting_insert(ronde_waiting_served *out,
                                  ronde_plan *plan,
                                  const ronde_instance *longer,
                                  const ronde_instance *day,
                                  const ronde_plan *day_plan,
                                  const ronde_waiting_options *options,
                                  ronde_error *error)
{
    *out = (ronde_waiting_served){0};
    size_t requests = (size_t)longer->request_count + 1;
    trial at = {.longer = longer,
                .options = options,
                .standings = ronde_alloc_zero(requests, sizeof *at.standings),
                .tasks = ronde_alloc_zero((size_t)longer->task_count + 1, sizeof *at.tasks),
                .requests = ronde_alloc_zero(requests, sizeof *at.requests),
                .plan = plan,
                .served = out};
    ronde_status status = at.standings != NULL && at.tasks != NULL && at.requests != NULL
                              ? start(&at, day, day_plan, error)
                              : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a waiting list");
    if (status == RONDE_OK) {
        status = try_all(&at, error);
    }
    ronde_free(at.standings);
    ronde_free(at.tasks);
    ronde_free(at.requests);
    return status;
}

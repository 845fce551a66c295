/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/replan.h"

#include "instances/base/alloc.h"
#include "instances/model/show.h"
#include "service/app/travel.h"
#include "solver/inquire.h"
#include "solver/solve.h"

#include <stdlib.h>

/* Seconds of the first search for something better; each next one takes twice as long. */
static const double first_slice = 1.0;

/* One re-planning. */
typedef struct replanning {
    const ronde_outlook *outlook;
    const ronde_replan_options *options;
    const ronde_replan_hooks *hooks;
    ronde_instance *searched;
    ronde_plan best; /* of searched */
    ronde_verdict verdict;
    ronde_plan settled; /* of searched: the answer that was given last */
    bool *fallen;       /* by task of searched: whether it is worth a closer look at its reasons */
    ronde_replanned *out;
    double began;
} replanning;

static double elapsed(const replanning *at)
{
    return at->hooks->clock == NULL ? 0.0 : ronde_clock_now(at->hooks->clock) - at->began;
}

/* The promised plan must be right: what is wrong in it would be kept. */
static ronde_status
judge_promised(const ronde_instance *instance, const ronde_plan *promised, ronde_error *error)
{
    ronde_verdict verdict = {0};
    ronde_status status = ronde_check(&verdict, instance, promised, error);
    if (status == RONDE_OK && verdict.violations.count > 0) {
        status = ronde_fail(error, RONDE_EINPUT, "",
                            "the promised plan breaks a rule, so that it cannot be kept to: %s "
                            "(%zu in all; see ronde check)",
                            verdict.violations.items[0].text, verdict.violations.count);
    }
    ronde_verdict_clear(&verdict);
    return status;
}

static ronde_status
make_days(replanning *at, const ronde_events *events, ronde_faults *faults, ronde_error *error)
{
    ronde_instance *day = NULL;
    RONDE_TRY(ronde_changed_day(&day, at->outlook, events, NULL, faults, error));
    at->out->day = day;
    RONDE_TRY(ronde_travel_attach(day, at->options->map_path, faults, error));
    RONDE_TRY(
        ronde_changed_day(&at->searched, at->outlook, events, &at->options->prices, faults, error));
    at->fallen = ronde_alloc_zero((size_t)at->searched->task_count + 1, sizeof *at->fallen);
    if (at->fallen == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the reasons");
    }
    return ronde_changed_day_travel(at->searched, day, error);
}

static ronde_status solve(ronde_plan *out,
                          const replanning *at,
                          const ronde_instance *instance,
                          const ronde_solve_options *asked,
                          ronde_error *error)
{
    ronde_solve_options options = *asked;
    options.threads = at->options->threads;
    options.grid = at->options->grid;
    options.no_reasons = true; /* of many plans one needs them, and of the rules of searched */
    const ronde_solve_hooks hooks = {.clock = options.seconds > 0 ? at->hooks->clock : NULL,
                                     .should_stop = at->hooks->should_stop,
                                     .payload = at->hooks->payload};
    return ronde_solve(out, instance, &options, &hooks, error);
}

/* True if one is better than other where every moved time unit has its price. */
static ronde_status settles(bool *out,
                            const ronde_instance *settled,
                            const ronde_plan *one,
                            const ronde_plan *other,
                            ronde_error *error)
{
    ronde_verdict new = {0};
    ronde_verdict old = {0};
    ronde_status status = ronde_check(&new, settled, one, error);
    if (status == RONDE_OK) {
        status = ronde_check(&old, settled, other, error);
    }
    *out = status == RONDE_OK && new.violations.count == 0 &&
           ronde_verdict_compare(settled, &new, &old) < 0;
    ronde_verdict_clear(&new);
    ronde_verdict_clear(&old);
    return status;
}

/* A plan whose visits moved no more than they must, if that can be had. */
static ronde_status
settle(ronde_plan *out, const replanning *at, const ronde_plan *found, ronde_error *error)
{
    ronde_instance *settled = NULL;
    bool better = false;
    const ronde_solve_options options = {
        .seed = at->options->seed, .initial = found, .first_feasible = true};
    RONDE_TRY(ronde_changed_day_settled(&settled, at->searched, found, at->outlook, error));
    ronde_status status = solve(out, at, settled, &options, error);
    if (status == RONDE_OK) {
        out->run = found->run;
        status = settles(&better, settled, out, found, error);
    }
    ronde_instance_free(settled);
    if (status == RONDE_OK && !better) {
        ronde_plan_clear(out);
        status = ronde_changed_day_plan(out, at->searched, found, error); /* a copy */
    }
    return status;
}

/* What had begun must be in the plan as it was. */
static ronde_status require_begun(const replanning *at, const ronde_plan *plan, ronde_error *error)
{
    int32_t lost = ronde_outlook_lost(at->outlook, at->out->day, plan);
    if (lost == RONDE_NONE) {
        return RONDE_OK;
    }
    const ronde_instance *instance = at->outlook->instance;
    return ronde_fail(error, RONDE_EINPUT, "",
                      "visit '%.60s' began at %s, but cannot stay as it was; do the events fit the "
                      "day?",
                      instance->tasks[lost].id,
                      ronde_show_time(instance, at->outlook->promises[lost].start).text);
}

/* Tells the settled plan: wanted as of ronde_inquire_reasons. */
static ronde_status tell(replanning *at, const bool *wanted, ronde_error *error)
{
    ronde_plan plan = {0};
    ronde_status status = ronde_inquire_reasons(&at->settled, at->searched, wanted, error);
    if (status == RONDE_OK) {
        status = ronde_changed_day_plan(&plan, at->out->day, &at->settled, error);
    }
    if (status == RONDE_OK) {
        status = require_begun(at, &plan, error);
    }
    if (status == RONDE_OK) {
        ronde_plan_clear(&at->out->plan);
        at->out->plan = plan;
        plan = (ronde_plan){0};
    }
    if (status == RONDE_OK && at->hooks->on_plan != NULL) {
        status = at->hooks->on_plan(at->out->day, &at->out->plan, elapsed(at), at->hooks->payload,
                                    error);
    }
    ronde_plan_clear(&plan);
    return status;
}

/* Takes a plan of the searched day as the answer. */
static ronde_status answer(replanning *at, const ronde_plan *found, ronde_error *error)
{
    ronde_plan settled = {0};
    ronde_status status = settle(&settled, at, found, error);
    if (status == RONDE_OK) {
        ronde_plan_clear(&at->settled);
        at->settled = settled;
        at->settled.run.seconds = at->hooks->clock == NULL ? -1.0 : elapsed(at);
        settled = (ronde_plan){0};
        at->out->plans++;
        status = tell(at, at->fallen, error);
    }
    ronde_plan_clear(&settled);
    return status;
}

/* Keeps a plan of the searched day if it is better; it is emptied then. */
static ronde_status consider(replanning *at, ronde_plan *found, ronde_error *error)
{
    ronde_verdict verdict = {0};
    ronde_status status = ronde_check(&verdict, at->searched, found, error);
    bool first = at->out->plans == 0;
    bool better = status == RONDE_OK && verdict.violations.count == 0 &&
                  (first || ronde_verdict_compare(at->searched, &verdict, &at->verdict) < 0);
    if (status == RONDE_OK && first && !better) {
        status = ronde_fail(error, RONDE_EBUG, "", "the first plan breaks a rule: %s",
                            verdict.violations.items[0].text);
    }
    if (better) {
        ronde_verdict_clear(&at->verdict);
        at->verdict = verdict;
        verdict = (ronde_verdict){0};
        ronde_plan_clear(&at->best);
        at->best = *found;
        *found = (ronde_plan){0};
        status = answer(at, &at->best, error);
    }
    ronde_verdict_clear(&verdict);
    return status;
}

/* Takes what is left of the promised plan instead of the plan that was found from it, where that is
 * a plan and better: finding puts in what it can. */
static ronde_status
prefer_initial(const replanning *at, ronde_plan *found, ronde_plan *initial, ronde_error *error)
{
    ronde_verdict one = {0};
    ronde_verdict other = {0};
    ronde_status status = ronde_check(&one, at->searched, initial, error);
    if (status == RONDE_OK) {
        status = ronde_check(&other, at->searched, found, error);
    }
    if (status == RONDE_OK && one.violations.count == 0 &&
        ronde_verdict_compare(at->searched, &one, &other) < 0) {
        initial->run = found->run;
        ronde_plan_clear(found);
        *found = *initial;
        *initial = (ronde_plan){0};
    }
    ronde_verdict_clear(&one);
    ronde_verdict_clear(&other);
    return status;
}

static ronde_status first_plan(replanning *at, ronde_error *error)
{
    ronde_plan initial = {0};
    ronde_plan found = {0};
    ronde_status status = ronde_changed_day_initial(&initial, at->searched, at->outlook, error);
    const ronde_solve_options options = {
        .seed = at->options->seed, .initial = &initial, .first_feasible = true};
    if (status == RONDE_OK) {
        status = solve(&found, at, at->searched, &options, error);
    }
    if (status == RONDE_OK) {
        status = prefer_initial(at, &found, &initial, error);
    }
    if (status == RONDE_OK) {
        status = consider(at, &found, error);
    }
    ronde_plan_clear(&initial);
    ronde_plan_clear(&found);
    return status;
}

static ronde_status search(replanning *at, const ronde_solve_options *options, ronde_error *error)
{
    ronde_plan found = {0};
    ronde_status status = solve(&found, at, at->searched, options, error);
    if (status == RONDE_OK) {
        status = consider(at, &found, error);
    }
    ronde_plan_clear(&found);
    return status;
}

static bool stopped(const replanning *at)
{
    return at->hooks->should_stop != NULL && at->hooks->should_stop(at->hooks->payload);
}

static ronde_status search_on(replanning *at, ronde_error *error)
{
    const ronde_replan_options *asked = at->options;
    ronde_solve_options options = {.seed = asked->seed, .initial = &at->best};
    if (asked->iterations > 0) {
        options.iterations = asked->iterations;
        return search(at, &options, error);
    }
    double end = elapsed(at) + asked->seconds;
    for (double slice = first_slice; elapsed(at) < end && !stopped(at); slice *= 2) {
        double left = end - elapsed(at);
        options.seconds = slice * 2 > left ? left : slice;
        options.seed++;
        RONDE_TRY(search(at, &options, error));
    }
    return RONDE_OK;
}

/* What would let unserved visits in takes longest. In a hurry it is told of those that fell out,
 * and not again of those that were not promised, either. */
static ronde_status tell_changes(replanning *at, ronde_error *error)
{
    bool hurry = at->options->iterations == 0 && at->options->seconds <= 0;
    const ronde_instance *before = at->outlook->instance;
    for (size_t i = 0; i < at->settled.unserved.count && hurry; i++) {
        int32_t task = at->settled.unserved.items[i].task;
        int32_t old = ronde_idmap_find(&before->task_ids, at->searched->tasks[task].id);
        at->fallen[task] = old == RONDE_NONE || at->outlook->promises[old].shift != RONDE_NONE;
    }
    return tell(at, hurry ? at->fallen : NULL, error);
}

/* Without events all stays as it was. */
static ronde_status keep_all(replanning *at, const ronde_plan *promised, ronde_error *error)
{
    RONDE_TRY(ronde_changed_day_plan(&at->out->plan, at->out->day, promised, error));
    at->out->plans = 1;
    return at->hooks->on_plan == NULL ? RONDE_OK
                                      : at->hooks->on_plan(at->out->day, &at->out->plan,
                                                           elapsed(at), at->hooks->payload, error);
}

ronde_status ronde_replan(ronde_replanned *out,
                          const ronde_instance *instance,
                          const ronde_plan *promised,
                          const ronde_events *events,
                          const ronde_replan_options *options,
                          const ronde_replan_hooks *hooks,
                          ronde_faults *faults,
                          ronde_error *error)
{
    static const ronde_replan_hooks none = {0};
    ronde_outlook outlook = {0};
    replanning at = {.outlook = &outlook,
                     .options = options,
                     .hooks = hooks != NULL ? hooks : &none,
                     .out = out};
    at.began = at.hooks->clock == NULL ? 0.0 : ronde_clock_now(at.hooks->clock);
    static const ronde_events nothing = {0}; /* then it does not matter what has begun, either */
    events = events->list.count == 0 ? &nothing : events;
    RONDE_TRY(judge_promised(instance, promised, error));
    ronde_status status = ronde_outlook_init(&outlook, instance, promised, events, faults, error);
    out->now = outlook.now;
    if (status == RONDE_OK) {
        status = make_days(&at, events, faults, error);
    }
    if (status == RONDE_OK && events->list.count == 0) {
        status = keep_all(&at, promised, error);
    } else if (status == RONDE_OK) {
        status = first_plan(&at, error);
        if (status == RONDE_OK && (options->iterations > 0 || options->seconds > 0)) {
            status = search_on(&at, error);
        }
        if (status == RONDE_OK && at.settled.unserved.count > 0) {
            status = tell_changes(&at, error);
        }
    }
    ronde_outlook_clear(&outlook);
    ronde_plan_clear(&at.best);
    ronde_plan_clear(&at.settled);
    ronde_free(at.fallen);
    ronde_verdict_clear(&at.verdict);
    ronde_instance_free(at.searched);
    return status;
}

void ronde_replanned_clear(ronde_replanned *replanned)
{
    ronde_plan_clear(&replanned->plan);
    ronde_instance_free(replanned->day);
    *replanned = (ronde_replanned){0};
}

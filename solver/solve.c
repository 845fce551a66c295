/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/solve.h"

#include "solver/apart/apart.h"
#include "solver/core/export.h"
#include "solver/explain/reasons.h"
#include "solver/genetic/genetic.h"
#include "solver/search/brood.h"
#include "solver/search/islands.h"
#include "solver/search/parts.h"
#include "solver/search/phases.h"

/* Of the seconds allowed: for measuring the speed, and of what is left for the annealing. */
static const double measuring_share = 0.03;
static const double annealing_share = 0.96;
static const double longest_measuring = 3.0;
enum { checks_per_second = 100 };

int64_t ronde_solve_default_iterations(const ronde_instance *instance)
{
    return 20000 + (int64_t)instance->task_count * 500;
}

/* How a plan is searched. */
typedef struct course {
    const ronde_problem *problem;
    const ronde_solve_options *options;
    int32_t parts;   /* 1: as a whole */
    int32_t islands; /* 1: by one search */
    int threads;
} course;

static ronde_status
measure(double *rate, ronde_search *search, const course *by, ronde_error *error)
{
    double seconds = measuring_share * by->options->seconds;
    seconds = seconds < longest_measuring ? seconds : longest_measuring;
    if (by->parts > 1) {
        return ronde_parts_measure(rate, search, by->parts, by->threads, seconds, error);
    }
    if (by->islands > 1) {
        return ronde_islands_measure(rate, search, by->islands, by->threads, seconds, error);
    }
    *rate = ronde_search_measure(search, seconds, 1.0);
    return RONDE_OK;
}

/* True if plans are bred, too: not where small or large ones are searched in ways of their own. */
static bool breeds(const ronde_search *search, const course *by)
{
    return by->parts == 1 && !search->hand.thorough &&
           (ronde_genetic_suits(by->problem) || ronde_brood_suits(by->problem));
}

/* Turns the seconds into a number of iterations by a first search that is thrown away. */
static ronde_status calibrate(ronde_search *search, const course *by, ronde_error *error)
{
    const ronde_solve_options *options = by->options;
    const ronde_solve_hooks *hooks = search->hooks;
    double began = search->began;
    double rate = 1.0;
    search->deadline = began + options->seconds;
    RONDE_TRY(measure(&rate, search, by, error));
    bool stopped = search->stopped;
    ronde_search_clear(search);
    RONDE_TRY(ronde_search_init(search, by->problem, options, hooks, error));
    search->began = began;
    ronde_search_construct(search);
    double left = options->seconds - ronde_search_elapsed(search);
    search->breeds = breeds(search, by);
    search->cools_long = ronde_genetic_is_slow(by->problem);
    ronde_search_plan(search, left > 0.0 ? (int64_t)(rate * left * annealing_share) : 1, true);
    search->deadline = began + options->seconds;
    search->stopped = stopped;
    search->check_every = (int64_t)(rate / checks_per_second) + 1;
    return RONDE_OK;
}

static ronde_status search_plan(ronde_search *search, const course *by, ronde_error *error)
{
    if (search->stopped) {
        return RONDE_OK;
    }
    if (by->parts > 1) {
        return ronde_parts_anneal(search, by->parts, by->threads, error);
    }
    if (by->islands > 1) {
        return ronde_islands_run(search, by->islands, by->threads, error);
    }
    ronde_search_run(search);
    return RONDE_OK;
}

/* How many searches: one for each thread if time is the limit, else what was asked for. */
static int32_t islands_of(const ronde_search *search, const course *by)
{
    if (by->parts > 1 || search->hand.thorough) {
        return 1;
    }
    bool timed = by->options->iterations <= 0 && by->options->seconds > 0.0;
    int count = timed ? by->threads : by->options->islands;
    return count > 1 ? count : 1;
}

/* The options, with what a run to repeat says. */
static ronde_solve_options settle(const ronde_solve_options *asked)
{
    ronde_solve_options options = *asked;
    if (options.repeat != NULL) {
        const ronde_run *run = &options.repeat->run;
        options.seed = run->seed;
        options.iterations = run->iterations;
        options.islands = 1;
        options.first_feasible |= run->iterations == 0;
    }
    return options;
}

/* As the run went that is repeated. */
static void repeat(ronde_search *search, const ronde_run *run)
{
    search->planned = run->planned > 0 ? run->planned : run->iterations;
    search->first_planned = search->planned;
    search->stop_after = run->iterations;
    search->course.given = run->revision_count;
    for (int32_t i = 0; i < run->revision_count; i++) {
        search->course.revised[i] = run->revised[i];
    }
}

/* Says how long to search. */
static ronde_status prepare(ronde_search *search, const course *by, ronde_error *error)
{
    const ronde_solve_options *options = by->options;
    if (options->iterations <= 0 && options->seconds > 0.0) {
        return calibrate(search, by, error);
    }
    search->breeds = breeds(search, by);
    search->cools_long = ronde_genetic_is_slow(by->problem);
    int64_t usual = ronde_solve_default_iterations(by->problem->instance);
    ronde_search_plan(search, options->iterations > 0 ? options->iterations : usual, false);
    if (options->repeat != NULL) {
        repeat(search, &options->repeat->run);
    }
    search->deadline = options->seconds > 0.0 ? search->began + options->seconds : 0.0;
    return RONDE_OK;
}

static ronde_status run(ronde_search *search,
                        const ronde_problem *problem,
                        const ronde_solve_options *options,
                        ronde_error *error)
{
    search->began = search->hooks->clock == NULL ? 0.0 : ronde_clock_now(search->hooks->clock);
    ronde_search_construct(search);
    bool empty = problem->request_count == 0 || problem->shift_count == 0;
    if (options->first_feasible || empty) {
        return RONDE_OK;
    }
    course by = {.problem = problem,
                 .options = options,
                 .parts = ronde_parts_count(search, options->part_tasks),
                 .threads = options->threads > 1 ? options->threads : 1};
    by.islands = islands_of(search, &by);
    RONDE_TRY(prepare(search, &by, error));
    return search_plan(search, &by, error);
}

/* How the plan was made. */
static ronde_run run_of(const ronde_search *search)
{
    ronde_run run = {.seed = search->seed,
                     .iterations = search->iteration,
                     .planned = search->first_planned,
                     .revision_count = search->course.count,
                     .seconds = search->hooks->clock == NULL ? -1.0 : ronde_search_elapsed(search)};
    for (int32_t i = 0; i < run.revision_count; i++) {
        run.revised[i] = search->course.revised[i];
    }
    return run;
}

static ronde_status finish(ronde_plan *out, ronde_search *search, ronde_error *error)
{
    ronde_state *state = &search->state;
    if (!ronde_snapshot_restore(&search->best, state) || ronde_state_broken(state)) {
        return ronde_fail(error, ronde_state_broken(state) ? RONDE_ENOMEM : RONDE_EBUG, "",
                          "the best plan cannot be restored");
    }
    RONDE_TRY(ronde_export_plan(out, state, search->options->grid, error));
    if (!search->options->no_reasons) {
        RONDE_TRY(ronde_reasons_fill(out, state, NULL, error));
    }
    out->run = run_of(search);
    return RONDE_OK;
}

static ronde_status solve_one(ronde_plan *out,
                              const ronde_instance *instance,
                              const ronde_solve_options *options,
                              const ronde_solve_hooks *hooks,
                              ronde_error *error)
{
    const ronde_solve_options settled = settle(options);
    ronde_problem problem = {0};
    RONDE_TRY(ronde_problem_init(&problem, instance, error));
    ronde_search search = {0};
    ronde_status status = ronde_search_init(&search, &problem, &settled, hooks, error);
    if (status == RONDE_OK) {
        status = run(&search, &problem, &settled, error);
    }
    if (status == RONDE_OK) {
        status = finish(out, &search, error);
    }
    ronde_search_clear(&search);
    ronde_problem_clear(&problem);
    return status;
}

ronde_status ronde_solve(ronde_plan *out,
                         const ronde_instance *instance,
                         const ronde_solve_options *options,
                         const ronde_solve_hooks *hooks,
                         ronde_error *error)
{
    static const ronde_solve_hooks no_hooks = {0};
    static const ronde_solve_options usual = {0};
    options = options == NULL ? &usual : options;
    hooks = hooks == NULL ? &no_hooks : hooks;
    if (options->seconds > 0.0 && hooks->clock == NULL) {
        return ronde_fail(error, RONDE_EBUG, "", "a time limit needs a clock");
    }
    RONDE_TRY(ronde_instance_ready(instance, error));
    if (!ronde_apart_suits(instance, options)) {
        return solve_one(out, instance, options, hooks, error);
    }
    ronde_components components = {0};
    RONDE_TRY(ronde_components_find(&components, instance, error));
    ronde_status status = components.count > 1 ? ronde_apart_solve(out, instance, &components,
                                                                   options, hooks, solve_one, error)
                                               : solve_one(out, instance, options, hooks, error);
    ronde_components_clear(&components);
    return status;
}

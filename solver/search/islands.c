/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/islands.h"

#include "instances/base/alloc.h"
#include "solver/search/phases.h"
#include "solver/search/workers.h"

enum { islands_stream = 3, first_try = 200, least_tries = 20, looks_apart = 64 };

typedef struct island {
    ronde_search search;
    ronde_solve_options options;
    bool begun, goes_on;
    ronde_status status; /* of its judge, with what went wrong */
    ronde_error error;
} island;

typedef struct islands {
    ronde_search *main;
    island *items;
    int32_t count;
    int64_t until; /* when measuring: iterations of each so far */
    double cooled; /* and how far the cooling is, 0 to 1 */
    ronde_watch watch;
} islands;

static void free_islands(islands *of)
{
    for (int32_t i = 0; i < of->count && of->items != NULL; i++) {
        ronde_search_clear(&of->items[i].search);
    }
    ronde_free(of->items);
}

static ronde_status
make_islands(islands *of, ronde_search *search, int32_t count, ronde_error *error)
{
    *of = (islands){.main = search,
                    .items = ronde_alloc_zero((size_t)count, sizeof *of->items),
                    .count = count,
                    .watch = {.hooks = search->hooks, .deadline = search->deadline}};
    if (of->items == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for several searches");
    }
    ronde_rng rng = ronde_rng_new(search->options->seed, islands_stream);
    ronde_status status = RONDE_OK;
    for (int32_t i = 0; i < count && status == RONDE_OK; i++) {
        island *one = &of->items[i];
        one->options = *search->options;
        one->options.seed = i == 0 ? one->options.seed : ronde_rng_next(&rng);
        status =
            ronde_search_init(&one->search, search->problem, &one->options, search->hooks, error);
        one->search.planned = search->planned;
        one->search.first_planned = search->first_planned;
        one->search.until = search->until;
        one->search.course = search->course;
        one->search.check_every = looks_apart;
        one->search.breeds = search->breeds;
        one->search.cools_long = search->cools_long;
    }
    if (status != RONDE_OK) {
        free_islands(of);
    }
    return status;
}

static void live(void *payload, int32_t index, const ronde_solve_hooks *hooks)
{
    islands *of = payload;
    island *one = &of->items[index];
    one->search.hooks = hooks;
    if (!one->begun) {
        one->begun = true;
        ronde_search_construct(&one->search);
        ronde_search_begin(&one->search);
    }
    one->goes_on = ronde_search_stretch(&one->search);
}

/* The best of all becomes the search's own, with what it takes to repeat it alone. */
static void take_best(islands *of)
{
    ronde_search *search = of->main;
    for (int32_t i = 0; i < of->count; i++) {
        const ronde_search *one = &of->items[i].search;
        const ronde_totals *best = &search->best.totals;
        bool better = ronde_totals_compare(search->problem, &one->best.totals, best) < 0;
        if (of->items[i].begun && (i == 0 || better)) {
            ronde_snapshot_copy(&search->best, &one->best, search->problem);
            search->iteration = one->iteration;
            search->seed = one->seed;
        }
    }
}

/* The cost of its best plan with the best times for its order, as the plan will be written. The
 * search itself goes by a guess: of two islands the one that seems better may be the worse. */
static void judge(void *payload, int32_t index, const ronde_solve_hooks *hooks)
{
    island *one = &((islands *)payload)->items[index];
    (void)hooks;
    if (!one->begun) {
        return;
    }
    ronde_search *search = &one->search;
    ronde_timing *timing = ronde_timing_new(search->problem);
    if (timing == NULL || !ronde_snapshot_restore(&search->best, &search->state)) {
        one->status = ronde_fail(&one->error, RONDE_ENOMEM, "", "no memory to time a plan");
    } else {
        ronde_timing_round(timing, search->options->grid);
        one->status =
            ronde_timing_cost(timing, &search->state, &search->best.totals.cost, &one->error);
    }
    ronde_timing_free(timing);
}

/* Judges all islands, stopped or not: without that their plans cannot be told apart. */
static void judge_all(islands *of, int threads)
{
    static const ronde_solve_hooks nobody_asks = {0};
    ronde_watch watch = {.hooks = &nobody_asks};
    if (of->main->problem->timed) {
        ronde_workers_run(threads, of->count, judge, of, &watch);
    }
}

/* At a mark of the first island, all plan the rest anew by its speed. False when it has ended. */
static bool revise(islands *of)
{
    ronde_search *search = of->main;
    if (!of->items[0].goes_on || atomic_load(&of->watch.stopped)) {
        return false;
    }
    take_best(of);
    ronde_search_report(search);
    search->iteration = of->items[0].search.iteration;
    ronde_search_revise(search);
    for (int32_t i = 0; i < of->count; i++) {
        ronde_search *one = &of->items[i].search;
        one->planned = search->planned;
        ronde_course_follow(&one->course, &search->course, one->iteration);
    }
    return true;
}

static ronde_status health(const islands *of, ronde_error *error)
{
    for (int32_t i = 0; i < of->count; i++) {
        const island *one = &of->items[i];
        if (one->status != RONDE_OK) {
            return ronde_fail(error, one->status, one->error.where, "%s", one->error.text);
        }
        if (ronde_state_broken(&one->search.state)) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for several searches");
        }
    }
    return RONDE_OK;
}

ronde_status ronde_islands_run(ronde_search *search, int32_t count, int threads, ronde_error *error)
{
    islands of;
    RONDE_TRY(make_islands(&of, search, count, error));
    ronde_course_begin(&search->course, 0, ronde_search_elapsed(search));
    do {
        ronde_workers_run(threads, of.count, live, &of, &of.watch);
    } while (revise(&of));
    search->stopped |= atomic_load(&of.watch.stopped);
    judge_all(&of, threads);
    take_best(&of);
    ronde_search_report(search);
    ronde_status status = health(&of, error);
    free_islands(&of);
    return status;
}

static void try_out(void *payload, int32_t index, const ronde_solve_hooks *hooks)
{
    islands *of = payload;
    ronde_search *search = &of->items[index].search;
    search->hooks = hooks;
    if (!of->items[index].begun) {
        of->items[index].begun = true;
        ronde_search_construct(search);
    }
    double temperature = ronde_search_heat(search, of->cooled);
    ronde_search_set_course(search, temperature, temperature, 1);
    ronde_search_advance(search, of->until);
}

ronde_status ronde_islands_measure(double *rate,
                                   ronde_search *search,
                                   int32_t count,
                                   int threads,
                                   double seconds,
                                   ronde_error *error)
{
    islands of;
    RONDE_TRY(make_islands(&of, search, count, error));
    double spent = 0.0;
    int64_t iterations = first_try;
    while (spent < seconds && !atomic_load(&of.watch.stopped)) {
        double from = ronde_search_elapsed(search);
        of.until += iterations;
        of.cooled = spent / seconds;
        ronde_workers_run(threads, count, try_out, &of, &of.watch);
        double took = ronde_search_elapsed(search) - from;
        spent += took;
        iterations *= took < seconds / least_tries ? 2 : 1;
    }
    *rate = (double)(of.until + 1) / (spent > 1e-6 ? spent : 1e-6);
    search->stopped |= atomic_load(&of.watch.stopped);
    free_islands(&of);
    return RONDE_OK;
}

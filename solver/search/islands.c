/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/islands.h"

#include "instances/base/alloc.h"
#include "solver/search/workers.h"

#include <math.h>

enum { meetings = 32, islands_stream = 3, first_try = 200, looks_apart = 64 };

typedef struct island {
    ronde_search search;
    ronde_solve_options options;
    bool begun; /* has a first plan */
} island;

typedef struct islands {
    ronde_search *main;
    island *items;
    ronde_snapshot plan; /* on its way from one to another */
    int32_t count;
    int64_t until; /* of each: iterations by the next meeting */
    ronde_rng rng;
    ronde_watch watch;
} islands;

static void free_islands(islands *of)
{
    for (int32_t i = 0; i < of->count && of->items != NULL; i++) {
        ronde_search_clear(&of->items[i].search);
    }
    ronde_snapshot_clear(&of->plan);
    ronde_free(of->items);
}

static ronde_status
make_islands(islands *of, ronde_search *search, int32_t count, ronde_error *error)
{
    *of = (islands){.main = search,
                    .items = ronde_alloc_zero((size_t)count, sizeof *of->items),
                    .count = count,
                    .rng = ronde_rng_new(search->options->seed, islands_stream),
                    .watch = {.hooks = search->hooks, .deadline = search->deadline}};
    ronde_status status = ronde_snapshot_init(&of->plan, search->problem, error);
    if (status == RONDE_OK && of->items == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for several searches");
    }
    for (int32_t i = 0; i < count && status == RONDE_OK; i++) {
        island *one = &of->items[i];
        one->options = *search->options;
        one->options.seed = i == 0 ? one->options.seed : ronde_rng_next(&of->rng);
        status =
            ronde_search_init(&one->search, search->problem, &one->options, search->hooks, error);
        one->search.planned = search->planned;
        one->search.check_every = looks_apart;
    }
    if (status != RONDE_OK) {
        free_islands(of);
    }
    return status;
}

/* The first plan, and fewer vehicles where they come first. */
static void begin(island *one)
{
    ronde_search *search = &one->search;
    ronde_search_construct(search);
    ronde_search_prepare(search);
    ronde_search_set_course(search, search->hot, search->cold,
                            search->planned - search->iteration + 1); /* as a search by itself */
    one->begun = true;
}

static void go_on(void *payload, int32_t index, const ronde_solve_hooks *hooks)
{
    islands *of = payload;
    island *one = &of->items[index];
    one->search.hooks = hooks;
    if (!one->begun) {
        begin(one);
    }
    ronde_search_advance(&one->search, of->until);
}

/* True if all have come to the meeting. */
static bool all_are_there(const islands *of)
{
    bool all = true;
    for (int32_t i = 0; i < of->count; i++) {
        all &= of->items[i].begun && of->items[i].search.iteration >= of->until;
    }
    return all;
}

static void take_best(islands *of, const island *one)
{
    ronde_search *search = of->main;
    if (ronde_totals_compare(search->problem, &one->search.best.totals, &search->best.totals) < 0) {
        ronde_snapshot_copy(&search->best, &one->search.best, search->problem);
        ronde_search_report(search);
    }
}

/* The best plan of all is noted; each worse island may take over the present plan of the best. */
static void meet(islands *of)
{
    int32_t best = 0;
    for (int32_t i = 0; i < of->count; i++) {
        const ronde_state *state = &of->items[i].search.state;
        take_best(of, &of->items[i]);
        if (ronde_state_value(state) < ronde_state_value(&of->items[best].search.state)) {
            best = i;
        }
    }
    const ronde_state *model = &of->items[best].search.state;
    ronde_snapshot_keep(&of->plan, model);
    for (int32_t i = 0; i < of->count; i++) {
        ronde_state *state = &of->items[i].search.state;
        if (ronde_state_value(state) > ronde_state_value(model) &&
            ronde_rng_below(&of->rng, 2) == 0) {
            (void)ronde_snapshot_restore(&of->plan, state);
        }
    }
}

static ronde_status health(const islands *of, ronde_error *error)
{
    for (int32_t i = 0; i < of->count; i++) {
        if (ronde_state_broken(&of->items[i].search.state)) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for several searches");
        }
    }
    return RONDE_OK;
}

/* Stopped before the first meeting: so far the first island is a search by itself. */
static void keep_first(islands *of, int32_t *count)
{
    if (of->items[0].begun) {
        take_best(of, &of->items[0]);
    }
    of->main->iteration = of->items[0].search.iteration;
    *count = 1;
}

ronde_status
ronde_islands_anneal(ronde_search *search, int32_t *count, int threads, ronde_error *error)
{
    islands of;
    RONDE_TRY(make_islands(&of, search, *count, error));
    int64_t length = search->planned / meetings + 1;
    int64_t last = search->stop_after > 0 && search->stop_after < search->planned
                       ? search->stop_after
                       : search->planned;
    while (search->iteration < last && !search->stopped) {
        of.until = search->iteration + length < last ? search->iteration + length : last;
        ronde_workers_run(threads, of.count, go_on, &of, &of.watch);
        search->stopped |= atomic_load(&of.watch.stopped);
        if (all_are_there(&of)) {
            meet(&of);
            search->iteration = of.items[0].search.iteration;
        } else if (search->iteration == 0) {
            keep_first(&of, count);
        }
    }
    ronde_status status = health(&of, error);
    free_islands(&of);
    return status;
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
    for (int32_t i = 0; i < count; i++) {
        island *one = &of.items[i];
        ronde_search_construct(&one->search);
        one->begun = true;
        double temperature = sqrt(one->search.hot * one->search.cold);
        ronde_search_set_course(&one->search, temperature, temperature, 1);
    }
    double spent = 0.0;
    int64_t iterations = first_try;
    *rate = 1.0;
    while (spent < seconds && !atomic_load(&of.watch.stopped)) {
        double from = ronde_search_elapsed(search);
        of.until += iterations;
        ronde_workers_run(threads, count, go_on, &of, &of.watch);
        double took = ronde_search_elapsed(search) - from;
        spent += took;
        *rate = (double)iterations / (took > 1e-6 ? took : 1e-6);
        iterations *= 2;
    }
    search->stopped |= atomic_load(&of.watch.stopped);
    free_islands(&of);
    return RONDE_OK;
}

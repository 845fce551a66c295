/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/squeeze.h"

#include "solver/search/fleet.h"
#include "solver/search/fleet_bound.h"

/* Of the iterations, up to the end of each: a first short plan, giving up its routes, and looking
 * for still fewer at any cost. */
static const double loose_share = 0.05;
static const double squeeze_share = 0.6;
static const double fleet_share = 0.8;
/* The temperatures at which routes are given up, of the first one, and at the end of the loose and
 * of the last cooling, of that. */
static const double heat_share = 0.4;
static const double loose_cold = 0.25;
static const double last_cold = 0.1;
/* The first price of a request left out, as a share of the temperature. */
static const double left_out_share = 10.0;
/* Of the iterations, and at least so many per request: how long to wait for a plan with one route
 * less. Then so many per request for it to get short again. */
enum { waiting_share = 6, patience = 120, settling = 40, stretch = 10 };

typedef struct squeezing {
    ronde_search *search;
    double heat;
    int64_t from, iterations;
    ronde_snapshot kept; /* the first plan, then the squeezed one, then the jammed one */
} squeezing;

static int64_t sooner(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static int64_t end_of(const squeezing *of, double share)
{
    return of->from + (int64_t)(share * (double)of->iterations);
}

/* A short plan, whatever its number of routes. */
static void loosen(const squeezing *of)
{
    ronde_search *search = of->search;
    int64_t iterations = end_of(of, loose_share) - search->iteration + 1;
    search->lenience = (ronde_lenience){.spare_routes = true};
    ronde_search_set_course(search, search->hot, of->heat * loose_cold, iterations);
    ronde_search_advance(search, search->iteration + iterations);
    search->lenience = (ronde_lenience){0};
    if (search->state.totals.unserved == 0) {
        ronde_snapshot_keep(&search->best, &search->state);
    }
}

/* Goes on with a route less until the plan is whole: true if that was in time. */
static bool press(const squeezing *of, int64_t until)
{
    ronde_search *search = of->search;
    int32_t used = search->best.totals.used;
    search->lenience = ronde_lenience_begin(left_out_share * of->heat);
    for (int64_t from = -1; from < search->iteration && search->iteration < until &&
                            search->best.totals.used == used && !search->stopped;) {
        from = search->iteration;
        search->lenience.lost = 0; /* it is far from whole for long */
        ronde_search_advance(search, sooner(from + stretch, until));
    }
    return search->best.totals.used < used;
}

/* Gives up route after route, down to a number, until one takes too long. */
static void squeeze(const squeezing *of, int32_t fewest, int64_t until)
{
    ronde_search *search = of->search;
    int64_t requests = search->problem->request_count;
    int64_t wait = of->iterations / waiting_share + requests * patience;
    ronde_search_set_course(search, of->heat, of->heat, 1);
    while (search->best.totals.used > fewest && ronde_fleet_drop_route(search) &&
           press(of, sooner(search->iteration + wait, until))) {
        search->lenience = (ronde_lenience){0};
        ronde_search_advance(search, sooner(search->iteration + requests * settling, until));
        if (!ronde_snapshot_restore(&search->best, &search->state)) {
            return;
        }
    }
    (void)ronde_snapshot_restore(&search->best, &search->state);
}

/* The short plan again, now that it is known that fewer routes will do. False if it cannot be had
 * with so few; then the best plan is the jammed one. */
static bool squeeze_again(squeezing *of)
{
    ronde_search *search = of->search;
    ronde_snapshot jammed = search->best;
    search->best = of->kept;
    of->kept = jammed;
    if (ronde_snapshot_restore(&search->best, &search->state)) {
        squeeze(of, jammed.totals.used, end_of(of, 1.0));
    }
    if (search->best.totals.used == jammed.totals.used) {
        return true;
    }
    ronde_snapshot_copy(&search->best, &of->kept, search->problem);
    return false;
}

/* The annealing that follows stays near the short plan that it begins with. */
static void stay_short(const squeezing *of)
{
    of->search->hot = of->heat;
    of->search->cold = last_cold * of->heat;
    of->search->lenience = ronde_lenience_begin(left_out_share * of->heat);
}

static void run(squeezing *of)
{
    ronde_search *search = of->search;
    const ronde_problem *problem = search->problem;
    ronde_snapshot_copy(&of->kept, &search->best, problem);
    loosen(of);
    squeeze(of, ronde_fleet_bound(problem), end_of(of, squeeze_share));
    if (ronde_totals_compare(problem, &of->kept.totals, &search->best.totals) < 0) {
        ronde_snapshot_copy(&search->best, &of->kept, problem); /* it began with a better plan */
        (void)ronde_snapshot_restore(&search->best, &search->state);
    }
    ronde_snapshot_copy(&of->kept, &search->best, problem);
    ronde_fleet_minimise(search, end_of(of, fleet_share) - search->iteration);
    ronde_lenience jammed = search->lenience;
    if (search->best.totals.used == of->kept.totals.used || squeeze_again(of)) {
        stay_short(of);
    } else {
        search->lenience = jammed;
    }
    (void)ronde_snapshot_restore(&search->best, &search->state);
    search->hand.most_used = search->best.totals.used;
}

void ronde_squeeze_run(ronde_search *search, int64_t iterations)
{
    squeezing of = {.search = search,
                    .heat = heat_share * search->hot,
                    .from = search->iteration,
                    .iterations = iterations};
    if (ronde_snapshot_init(&of.kept, search->problem, NULL) == RONDE_OK) {
        run(&of);
    } else { /* without memory for two plans */
        ronde_fleet_minimise(search, iterations);
    }
    ronde_snapshot_clear(&of.kept);
}

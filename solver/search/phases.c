/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/phases.h"

#include "solver/genetic/genetic.h"
#include "solver/search/brood.h"
#include "solver/search/fleet.h"
#include "solver/search/polishing.h"

/* Of the time limit: what the search may take; the rest is for timing and writing the plan. */
static const double used_share = 0.975;
/* Of the iterations: what saves vehicles where these come first, and of the others what cools where
 * plans are bred afterwards. */
static const double fleet_share = 1.0 / 3.0;
static const double cooling_share = 0.1;
/* Where breeding is slow: and how much hotter it begins, since the heat decides how many routes
 * there are (tests/bench/README.md). */
static const double long_cooling_share = 0.9;
static const double long_cooling_heat = 3.0;
enum { small_cycles = 8 };                         /* coolings of a small instance */
enum { measured_block = 8, measured_fleet = 500 }; /* iterations between looks at the clock */

static bool saves_vehicles(const ronde_search *search)
{
    return search->problem->instance->vehicles_first && !search->hand.thorough;
}

/* Of all iterations: those before breeding. */
static double first_share(const ronde_search *search)
{
    double fleet = saves_vehicles(search) ? fleet_share : 0.0;
    double cooling = search->cools_long ? long_cooling_share : cooling_share;
    return search->breeds ? fleet + (1.0 - fleet) * cooling : 1.0;
}

/* Of those before breeding: what saves vehicles. */
static double saving_share(const ronde_search *search)
{
    return saves_vehicles(search) ? fleet_share / first_share(search) : 0.0;
}

void ronde_search_plan(ronde_search *search, int64_t iterations, bool timed)
{
    int64_t first = (int64_t)(first_share(search) * (double)iterations);
    search->planned = first > 1 ? first : 1;
    search->first_planned = search->planned;
    search->until = timed ? INT64_MAX : iterations;
    search->course.timed = timed;
}

static int64_t cooling_end(const ronde_search *search)
{
    int64_t left = search->planned - search->cooling_from;
    return search->cooling_from + (left + search->coolings_left - 1) / search->coolings_left;
}

static void begin_cooling(ronde_search *search)
{
    search->cooling_from = search->iteration;
    search->temperature = search->hot;
}

void ronde_search_begin(ronde_search *search)
{
    const ronde_problem *problem = search->problem;
    if (problem->request_count == 0 || problem->shift_count == 0) {
        search->iteration = search->until;
        return;
    }
    int64_t saving = (int64_t)(saving_share(search) * (double)search->planned);
    if (saving > 0) {
        ronde_fleet_minimise(search, saving);
    }
    ronde_search_collect(search);
    if (search->breeds && search->cools_long) {
        ronde_visited_init(&search->visited, search->problem);
        search->hot *= long_cooling_heat;
    }
    search->coolings_left = search->hand.thorough ? small_cycles : ronde_search_cycles(search);
    begin_cooling(search);
    ronde_course_begin(&search->course, search->iteration, ronde_search_elapsed(search));
}

/* Cools until the next mark, or, then true, until it is time to put routes together anew. */
static bool cool(ronde_search *search, int64_t end)
{
    int64_t cold = end - ronde_search_polish_room(search, end);
    int64_t mark = ronde_course_mark(&search->course, search->planned);
    ronde_search_set_course(search, search->temperature, search->cold, end - search->iteration);
    ronde_search_advance(search, mark < cold ? mark : cold);
    return search->iteration >= cold;
}

/* Puts routes together anew and goes on in the cold with the iterations that were set aside for
 * that and not needed. False if it was ended. */
static bool end_cooling(ronde_search *search, int64_t end)
{
    ronde_search_polish(search, end);
    ronde_search_advance(search, end);
    if (search->stopped || search->iteration < end) {
        return false;
    }
    search->coolings_left--;
    if (search->hand.thorough && search->coolings_left > 0) {
        ronde_search_start_anew(search);
    }
    begin_cooling(search);
    return true;
}

/* Iterations planned for all that comes after the first cooling. */
static int64_t iterations_left(const ronde_search *search)
{
    return (int64_t)((double)search->planned / first_share(search)) - search->iteration;
}

/* Not everything can be served, or so it seems, or there is no time to breed: what is left of the
 * iterations cools. */
static void cool_instead(ronde_search *search)
{
    search->planned = search->iteration + iterations_left(search);
    search->breeds = false;
    search->coolings_left = 1;
    begin_cooling(search);
    ronde_course_begin(&search->course, search->iteration, ronde_search_elapsed(search));
}

/* Breeds until the end, but not for long from a plan that leaves something out: breeding knows only
 * plans that serve everything. */
static void breed_singles(ronde_search *search)
{
    if (search->best.totals.unserved > 0) {
        int64_t until = search->iteration + search->planned;
        ronde_genetic_run(search, until < search->until ? until : search->until);
    }
    if (search->best.totals.unserved > 0) {
        cool_instead(search);
    } else if (search->iteration < search->until) {
        ronde_genetic_run(search, search->until);
    }
}

static void breed_pairs(ronde_search *search)
{
    bool pays = ronde_brood_pays(search->problem, iterations_left(search));
    if (pays && search->best.totals.unserved == 0) {
        ronde_brood_run(search, search->until);
    } else {
        cool_instead(search);
    }
}

static void breed(ronde_search *search)
{
    if (ronde_genetic_suits(search->problem)) {
        breed_singles(search);
    } else {
        breed_pairs(search);
    }
}

bool ronde_search_stretch(ronde_search *search)
{
    while (!search->stopped && search->iteration < search->until) {
        if (search->coolings_left == 0 && search->breeds) {
            breed(search);
        }
        if (search->coolings_left == 0 || search->iteration >= search->planned) {
            return false;
        }
        int64_t end = cooling_end(search);
        if (!cool(search, end)) {
            int64_t mark = ronde_course_mark(&search->course, search->planned);
            return !search->stopped && search->iteration >= mark;
        }
        if (!end_cooling(search, end)) {
            return false;
        }
    }
    return false;
}

void ronde_search_revise(ronde_search *search)
{
    double seconds = ronde_search_elapsed(search);
    double share = used_share * first_share(search);
    double left = share * (search->deadline - search->began) - seconds;
    search->planned = ronde_course_revise(&search->course, search->iteration, seconds, left);
}

void ronde_search_run(ronde_search *search)
{
    ronde_search_begin(search);
    while (ronde_search_stretch(search)) {
        ronde_search_revise(search);
    }
}

/* Iterations per second over the first share of a cooling, in so many seconds: plans get faster as
 * they cool, and a greedy one is not like those that come later. */
static double measure_cooling(ronde_search *search, double seconds, double share)
{
    double from = ronde_search_elapsed(search);
    int64_t begun = search->iteration;
    search->planned = INT64_MAX; /* no progress is told */
    double spent = 0.0;
    while (spent < seconds && !search->stopped) {
        double temperature = ronde_search_heat(search, share * spent / seconds);
        ronde_search_set_course(search, temperature, temperature, 1);
        ronde_search_advance(search, search->iteration + measured_block);
        spent = ronde_search_elapsed(search) - from;
    }
    return (double)(search->iteration - begun) / (spent > 1e-6 ? spent : 1e-6);
}

/* Iterations per second while vehicles are saved; 0: none can be. */
static double measure_saving(ronde_search *search)
{
    double from = ronde_search_elapsed(search);
    int64_t before = search->iteration;
    ronde_fleet_minimise(search, measured_fleet);
    int64_t done = search->iteration - before;
    double spent = ronde_search_elapsed(search) - from;
    return done < measured_fleet ? 0.0 : (double)done / (spent > 1e-6 ? spent : 1e-6);
}

double ronde_search_measure(ronde_search *search, double seconds, double share)
{
    double saving = saves_vehicles(search) ? measure_saving(search) : 0.0;
    double cooling = measure_cooling(search, seconds, share);
    double part = saving_share(search);
    return saving > 0.0 ? 1.0 / (part / saving + (1.0 - part) / cooling) : cooling;
}

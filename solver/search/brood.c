/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/brood.h"

#include "solver/construct/recreate.h"
#include "solver/search/crossing.h"
#include "solver/search/fleet.h"
#include "solver/search/shuffle.h"

enum { size = 8, crossings = 4, stream = 77 };
/* Iterations per request: of a plan with as many routes as it likes, of saving routes from it at
 * most, of cooling what that leaves, and of cooling a child. */
enum { loose_length = 30, saving_length = 200, first_length = 60, child_length = 20 };
/* Children in a row that bring nothing, before the next ones are cooled twice as long. */
enum { patience = 2 * size };
/* And in all, for breeding to be worth while. */
enum { least_length = 2000 };
/* Random moves away from the best plan where saving routes fails. */
enum { walk = 20000 };
/* Temperatures, as shares of the mean cost per request of the best plan, and the first price of a
 * request left out, as a share of the temperature. */
static const double loose_heat = 1.0;
static const double saving_heat = 0.2;
static const double cooling_heat = 2.0;
static const double cold_share = 0.02;
static const double left_out_share = 3.0;

/* Members serve everything with as few routes as the best plan, and differ in cost. Between steps
 * search->best is the best plan of all. */
typedef struct brood {
    ronde_search *search;
    const ronde_solve_hooks *hooks; /* the search's own, told of better plans only */
    int64_t until;
    double mean; /* cost per request */
    ronde_rng rng;
    ronde_arena *arena;
    ronde_crossing crossing;
    ronde_board *board;
    ronde_snapshot members[size];
    int32_t count;
    int64_t child_length; /* iterations per request, longer when members are alike */
    int32_t idle;         /* children since the last one that became a member */
    ronde_snapshot best, child, draft;
} brood;

bool ronde_brood_suits(const ronde_problem *problem)
{
    return problem->instance->vehicles_first && ronde_board_fits(problem);
}

bool ronde_brood_pays(const ronde_problem *problem, int64_t iterations)
{
    return iterations >= (int64_t)least_length * problem->request_count;
}

static bool is_better(const brood *of, const ronde_snapshot *one, const ronde_snapshot *other)
{
    return ronde_totals_compare(of->search->problem, &one->totals, &other->totals) < 0;
}

static bool goes_on(const brood *of)
{
    const ronde_search *search = of->search;
    return !search->stopped && !ronde_state_broken(&search->state) &&
           search->iteration < of->until &&
           (search->stop_after <= 0 || search->iteration < search->stop_after);
}

/* The iteration so many per request from now, or the end. */
static int64_t end_after(const brood *of, int64_t per_request)
{
    int64_t end = of->search->iteration + per_request * of->search->problem->request_count;
    return end < of->until ? end : of->until;
}

static bool is_member(const brood *of, const ronde_snapshot *plan)
{
    for (int32_t i = 0; i < of->count; i++) {
        if (of->members[i].totals.cost == plan->totals.cost &&
            of->members[i].totals.used == plan->totals.used) {
            return true;
        }
    }
    return false;
}

/* Members with more routes than necessary are of no use any more. */
static void drop_members(brood *of)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < of->count; i++) {
        if (of->members[i].totals.used <= of->best.totals.used) {
            ronde_snapshot swap = of->members[kept];
            of->members[kept++] = of->members[i];
            of->members[i] = swap;
        }
    }
    of->count = kept;
}

/* A plan that serves everything becomes a member, unless it is one. */
static void add_member(brood *of, const ronde_snapshot *plan)
{
    if (plan->totals.unserved == 0 && plan->totals.used <= of->best.totals.used &&
        !is_member(of, plan)) {
        ronde_snapshot_copy(&of->members[of->count++], plan, of->search->problem);
    }
}

/* The plan of a step becomes of->child; search->best is the best of all again, and it is told. */
static void end_step(brood *of)
{
    ronde_search *search = of->search;
    ronde_snapshot_copy(&of->child, &search->best, search->problem);
    if (is_better(of, &of->child, &of->best)) {
        ronde_snapshot_copy(&of->best, &of->child, search->problem);
        drop_members(of);
        if (of->count == 0) {
            add_member(of, &of->child);
        }
    }
    ronde_snapshot_copy(&search->best, &of->best, search->problem);
    search->hand.most_used = of->best.totals.used;
    const ronde_solve_hooks *quiet = search->hooks;
    search->hooks = of->hooks;
    ronde_search_report(search);
    search->hooks = quiet;
}

/* Cools the present plan; of->child is the best one on the way. */
static void cool(brood *of, int64_t per_request)
{
    ronde_search *search = of->search;
    int64_t end = end_after(of, per_request);
    double hot = cooling_heat * of->mean;
    ronde_snapshot_keep(&search->best, &search->state);
    search->lenience = ronde_lenience_begin(left_out_share * hot);
    ronde_search_set_course(search, hot, search->cold, end - search->iteration);
    ronde_search_advance(search, end);
    end_step(of);
}

/* A short plan from nothing, whatever the number of its routes. */
static void loosen(brood *of)
{
    ronde_search *search = of->search;
    int64_t end = end_after(of, loose_length);
    search->hand.most_used = search->problem->shift_count;
    search->lenience = ronde_lenience_of_routes();
    ronde_search_start_anew(search);
    ronde_search_set_course(search, loose_heat * of->mean, search->cold, end - search->iteration);
    ronde_search_advance(search, end);
    ronde_snapshot_keep(&search->best, &search->state);
    search->lenience = (ronde_lenience){0};
}

/* A random walk away from the best plan. False if the log could not grow. */
static bool walk_away(brood *of)
{
    ronde_search *search = of->search;
    search->hand.most_used = of->best.totals.used;
    if (!ronde_snapshot_restore(&of->best, &search->state)) {
        return false;
    }
    ronde_board_take(of->board, &search->state);
    ronde_shuffle(of->board, &of->rng, walk);
    ronde_board_give(of->board, &of->draft);
    return ronde_snapshot_restore(&of->draft, &search->state);
}

/* One more member. */
static void found(brood *of)
{
    ronde_search *search = of->search;
    int32_t fewest = of->best.totals.used;
    loosen(of);
    int64_t saving = end_after(of, saving_length) - search->iteration;
    if (search->best.totals.unserved == 0) {
        ronde_fleet_lower(search, fewest, saving_heat * of->mean, saving);
    }
    bool saved = search->best.totals.unserved == 0 && search->best.totals.used <= fewest;
    if (saved || walk_away(of)) {
        cool(of, first_length);
        add_member(of, &of->child);
    }
}

static int32_t count_absent(const brood *of, const ronde_snapshot *plan)
{
    int32_t count = 0;
    for (int32_t i = 0; i < of->search->problem->request_count; i++) {
        count += plan->chosen[i] == RONDE_NONE ? 1 : 0;
    }
    return count;
}

/* Crosses two members several times; of->child is the child that lacks least. False if they are the
 * same plan. */
static bool cross(brood *of, int32_t a, int32_t b)
{
    int32_t least = INT32_MAX;
    for (int32_t i = 0; i < crossings; i++) {
        if (!ronde_crossing_make(&of->crossing, &of->rng, &of->members[a], &of->members[b],
                                 &of->draft)) {
            return false;
        }
        int32_t absent = count_absent(of, &of->draft);
        if (absent < least) {
            least = absent;
            ronde_snapshot_copy(&of->child, &of->draft, of->search->problem);
        }
    }
    return true;
}

/* A child of two members takes the place of the first if it is better. */
static void breed(brood *of)
{
    ronde_search *search = of->search;
    int32_t a = (int32_t)ronde_rng_below(&of->rng, (uint32_t)of->count);
    int32_t b = (int32_t)ronde_rng_below(&of->rng, (uint32_t)of->count - 1);
    b += b >= a ? 1 : 0;
    search->iteration++;
    if (++of->idle > patience) {
        of->child_length *= 2;
        of->idle = 0;
    }
    if (!cross(of, a, b) || !ronde_snapshot_restore(&of->child, &search->state)) {
        (void)ronde_search_asked_to_stop(search);
        return;
    }
    search->hand.todo_count = search->hand.ruined_count = 0;
    (void)ronde_recreate(&search->state, &search->hand, INT64_MAX);
    ronde_state_commit(&search->state);
    cool(of, of->child_length);
    if (a < of->count && is_better(of, &of->child, &of->members[a]) && !is_member(of, &of->child)) {
        ronde_snapshot_copy(&of->members[a], &of->child, search->problem);
        of->idle = 0;
    }
}

/* False if there is no memory for it. */
static bool set_up(brood *of)
{
    const ronde_problem *problem = of->search->problem;
    of->arena = ronde_arena_new(1 << 16);
    of->board = ronde_board_new(problem);
    bool good = of->arena != NULL && of->board != NULL &&
                ronde_crossing_take(&of->crossing, problem, of->arena) &&
                ronde_snapshot_init(&of->best, problem, NULL) == RONDE_OK &&
                ronde_snapshot_init(&of->child, problem, NULL) == RONDE_OK &&
                ronde_snapshot_init(&of->draft, problem, NULL) == RONDE_OK;
    for (int32_t i = 0; i < size && good; i++) {
        good = ronde_snapshot_init(&of->members[i], problem, NULL) == RONDE_OK;
    }
    return good;
}

static void clear(brood *of)
{
    for (int32_t i = 0; i < size; i++) {
        ronde_snapshot_clear(&of->members[i]);
    }
    ronde_snapshot_clear(&of->best);
    ronde_snapshot_clear(&of->child);
    ronde_snapshot_clear(&of->draft);
    ronde_board_free(of->board);
    ronde_arena_free(of->arena);
}

/* The plan that the search has found is the first member. */
static void begin(brood *of)
{
    ronde_search *search = of->search;
    const ronde_totals *best = &search->best.totals;
    of->mean = (double)best->cost / (search->problem->request_count + 1);
    search->cold = cold_share * of->mean;
    ronde_snapshot_copy(&of->best, &search->best, search->problem);
    add_member(of, &of->best);
}

void ronde_brood_run(ronde_search *search, int64_t until)
{
    brood of = {.search = search,
                .hooks = search->hooks,
                .until = until,
                .child_length = child_length,
                .rng = ronde_rng_new(search->options->seed, stream)};
    ronde_solve_hooks quiet = *search->hooks;
    quiet.on_progress = NULL;
    if (set_up(&of)) {
        search->hooks = &quiet;
        begin(&of);
        while (goes_on(&of)) {
            if (of.count < size) {
                found(&of);
            } else {
                breed(&of);
            }
        }
        search->hooks = of.hooks;
        ronde_snapshot_copy(&search->best, &of.best, search->problem);
        (void)ronde_snapshot_restore(&search->best, &search->state);
    }
    clear(&of);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/genetic.h"

#include "instances/base/alloc.h"
#include "solver/genetic/balance.h"
#include "solver/genetic/crossover.h"
#include "solver/genetic/descent.h"
#include "solver/genetic/population.h"

enum { stream = 23, first_plans = 2 * RONDE_TRIBE_LEAST, different_draws = 8 };
enum { many_tasks = 500 }; /* from here on breeding is slow where shifts refuse tasks */
enum { patience = 2000 };  /* children without a better plan before something new is done */
enum { repair_share = 2 }; /* one in so many plans that break limits is descended strictly */

typedef struct genetic {
    ronde_search *search;
    ronde_field field;
    ronde_tour tour;
    ronde_descent descent;
    ronde_crossover crossover;
    ronde_genetic_population population;
    ronde_individual child;
    ronde_balance balance;
    ronde_effort effort;
    ronde_rng rng;
    ronde_snapshot candidate;
    ronde_cost best;  /* cost of search->best in terms of the field */
    ronde_cost own;   /* cost of the best plan of the present population */
    int64_t idle;     /* children since that was found */
    int32_t to_found; /* first plans that the population still lacks */
    ronde_arena *arena;
} genetic;

bool ronde_genetic_suits(const ronde_problem *problem)
{
    return ronde_field_suits(problem);
}

bool ronde_genetic_is_slow(const ronde_problem *problem)
{
    return problem->plain && problem->admitted != NULL && problem->task_count >= many_tasks;
}

static bool take_parts(genetic *of)
{
    const ronde_problem *problem = of->search->problem;
    ronde_arena *arena = of->arena;
    return arena != NULL && ronde_field_make(&of->field, problem, arena) &&
           ronde_tour_take(&of->tour, &of->field, arena) &&
           ronde_descent_take(&of->descent, &of->tour, arena) &&
           ronde_crossover_take(&of->crossover, &of->field, &of->rng, arena) &&
           ronde_genetic_population_take(&of->population, &of->field, arena) &&
           ronde_individual_take(&of->child, &of->field, arena) &&
           ronde_snapshot_init(&of->candidate, problem, NULL) == RONDE_OK;
}

/* A plan of the search, which misses nobody, as an individual. */
static void import(genetic *of, const ronde_snapshot *plan)
{
    const ronde_problem *problem = of->search->problem;
    int32_t at = 0;
    ronde_tour_empty(&of->tour);
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t slot = problem->kind_slots[shift];
        int32_t stop = ronde_tour_start(&of->tour, slot);
        for (int32_t i = 0; i < plan->counts[shift]; i++, at++) {
            int32_t client = of->field.client_of[plan->nodes[at]];
            ronde_tour_join(&of->tour, stop, client);
            stop = client;
        }
        ronde_tour_join(&of->tour, stop, ronde_tour_end(&of->tour, slot));
        ronde_tour_refresh(&of->tour, slot);
    }
    ronde_tour_save(&of->tour, &of->child);
}

static void write_candidate(genetic *of, const ronde_individual *plan)
{
    const ronde_problem *problem = of->search->problem;
    ronde_snapshot *to = &of->candidate;
    int32_t count = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t slot = problem->kind_slots[shift];
        to->counts[shift] = plan->first[slot + 1] - plan->first[slot];
        for (int32_t i = plan->first[slot]; i < plan->first[slot + 1]; i++) {
            int32_t task = of->field.tasks[plan->clients[i]];
            to->nodes[count++] = task;
            to->chosen[problem->nodes[task].request] = problem->nodes[task].alternative;
        }
    }
}

/* True if the state keeps every limit: the search's own word on a plan that was bred. */
static bool state_fits(const ronde_state *state)
{
    bool fits = state->absent_count == 0;
    for (int32_t shift = 0; shift < state->problem->shift_count && fits; shift++) {
        fits = ronde_state_loads_fit(state, shift) && ronde_state_sums_fit(state, shift);
    }
    return fits;
}

/* Makes a plan the search's best if it is better. */
static void consider(genetic *of, const ronde_individual *plan)
{
    ronde_search *search = of->search;
    ronde_state *state = &search->state;
    const ronde_totals *best = &search->best.totals;
    bool fewer = search->problem->instance->vehicles_first && plan->fitness.used < best->used;
    if (!plan->feasible || (plan->fitness.cost >= of->best && !fewer)) {
        return;
    }
    write_candidate(of, plan);
    if (!ronde_snapshot_restore(&of->candidate, state) || !state_fits(state) ||
        ronde_totals_compare(search->problem, &state->totals, best) >= 0) {
        (void)ronde_snapshot_restore(&search->best, state);
        return;
    }
    ronde_snapshot_keep(&search->best, state);
    of->best = plan->fitness.cost;
    ronde_search_report(search);
}

/* Takes the tour, a local optimum, into the population. */
static void keep(genetic *of)
{
    ronde_tour_save(&of->tour, &of->child);
    ronde_genetic_population_add(&of->population, &of->child);
    if (of->child.feasible && of->child.fitness.cost < of->own) {
        of->own = of->child.fitness.cost;
        of->idle = 0;
    }
    consider(of, &of->child);
}

/* From the tour, perhaps with clients missing, to a member of the population; one that breaks
 * limits may get a second life where that is dear. False if it was ended. */
static bool educate(genetic *of)
{
    if (!ronde_descent_insert(&of->descent) || !ronde_descent_run(&of->descent)) {
        return false;
    }
    keep(of);
    bool feasible = of->child.feasible;
    if (ronde_balance_note(&of->balance, &of->child.fitness)) {
        ronde_genetic_population_set_penalties(&of->population, &of->balance.penalties);
    }
    if (feasible || ronde_rng_below(&of->rng, repair_share) != 0) {
        return true;
    }
    ronde_penalties strict = ronde_balance_strict(&of->balance);
    ronde_tour_set_penalties(&of->tour, &strict);
    for (int32_t slot = 0; slot < of->field.slot_count; slot++) {
        ronde_tour_settle(&of->tour, slot);
    }
    if (!ronde_descent_run(&of->descent)) {
        return false;
    }
    ronde_fitness fitness = ronde_tour_fitness(&of->tour);
    if (ronde_fitness_feasible(&fitness)) {
        keep(of);
    }
    return true;
}

/* No plan has fewer routes: they could not carry everything. */
static int32_t fewest_routes(const ronde_field *field)
{
    int64_t fewest = 1;
    for (int32_t d = 0; d < field->dimensions; d++) {
        int64_t load = 0;
        int64_t capacity = 1;
        for (int32_t client = 0; client < field->count; client++) {
            load += field->loads[(int64_t)client * field->dimensions + d];
        }
        for (int32_t kind = 0; kind < field->kind_count; kind++) {
            int64_t own = field->kinds[kind].capacity[d];
            capacity = own > capacity ? own : capacity;
        }
        int64_t routes = (load + capacity - 1) / capacity;
        fewest = routes > fewest ? routes : fewest;
    }
    return (int32_t)(fewest < field->slot_count ? fewest : field->slot_count);
}

/* Begins with nothing. */
static void begin_population(genetic *of)
{
    ronde_genetic_population_empty(&of->population);
    of->to_found = first_plans;
    of->own = INT64_MAX;
    of->idle = 0;
}

/* A plan put together from nothing, in random order, with few routes or many: how many are good is
 * hard to change later. False if it was ended. */
static bool found(genetic *of)
{
    int32_t most = of->tour.most_used;
    int32_t usual = of->search->best.totals.used;
    int32_t fewest = fewest_routes(&of->field);
    fewest = fewest < usual ? fewest : usual;
    ronde_tour_set_penalties(&of->tour, &of->balance.penalties);
    ronde_tour_empty(&of->tour);
    of->tour.most_used = (int32_t)ronde_rng_between(&of->rng, fewest, usual);
    bool inserted = ronde_descent_insert(&of->descent);
    of->tour.most_used = most;
    of->to_found--;
    return inserted && educate(of);
}

/* A child of two members. False if it was ended. */
static bool breed(genetic *of)
{
    const ronde_individual *a = ronde_genetic_population_draw(&of->population, &of->rng);
    const ronde_individual *b = a;
    for (int32_t i = 0; i < different_draws && a == b; i++) {
        b = ronde_genetic_population_draw(&of->population, &of->rng);
    }
    ronde_tour_set_penalties(&of->tour, &of->balance.penalties);
    ronde_crossover_make(&of->crossover, a, b, &of->tour);
    of->idle++;
    return educate(of);
}

/* A population that brings nothing new meets the best plan of all, if that is not its own; one that
 * has met it gives way to another one. */
static void refresh(genetic *of)
{
    if (of->own == of->best) { /* or there is no plan at all */
        begin_population(of);
        return;
    }
    of->own = of->best;
    of->idle = 0;
    import(of, &of->search->best);
    ronde_genetic_population_add(&of->population, &of->child);
}

/* What there is to begin with. A plan that leaves something out is none: then any plan that does
 * not is better. */
static void import_start(genetic *of)
{
    const ronde_totals *best = &of->search->best.totals;
    of->best = INT64_MAX;
    if (best->unserved > 0) {
        return;
    }
    if (of->search->problem->instance->vehicles_first) {
        of->tour.most_used = best->used;
    }
    import(of, &of->search->best);
    of->best = of->child.fitness.cost;
}

/* Plans of a long cooling instead of first plans from nothing. Limits have a high price at first,
 * or what is good about them would soon be gone. */
static void import_visited(genetic *of)
{
    const ronde_visited *visited = &of->search->visited;
    if (visited->count == 0 || of->best == INT64_MAX) {
        return;
    }
    of->balance.penalties = ronde_balance_strict(&of->balance);
    ronde_genetic_population_set_penalties(&of->population, &of->balance.penalties);
    for (int32_t i = 0; i < visited->count; i++) {
        import(of, &visited->plans[i]);
        ronde_genetic_population_add(&of->population, &of->child);
    }
    import(of, &of->search->best);
    ronde_genetic_population_add(&of->population, &of->child);
    of->own = of->best;
    of->to_found = 0;
}

static void run(genetic *of)
{
    of->descent.rng = &of->rng;
    of->descent.effort = &of->effort;
    of->balance = ronde_balance_begin(&of->field);
    ronde_genetic_population_set_penalties(&of->population, &of->balance.penalties);
    import_start(of);
    begin_population(of);
    import_visited(of);
    bool going = !of->effort.over;
    while (going) {
        going = of->to_found > 0 ? found(of) : breed(of);
        if (going && of->idle > patience) {
            refresh(of);
        }
    }
    (void)ronde_snapshot_restore(&of->search->best, &of->search->state);
}

void ronde_genetic_run(ronde_search *search, int64_t until)
{
    genetic of = {.search = search,
                  .rng = ronde_rng_new(search->options->seed, stream),
                  .arena = ronde_arena_new(1 << 16)};
    ronde_effort_begin(&of.effort, search, until);
    if (take_parts(&of)) { /* without memory for it the plan stays as it is */
        run(&of);
    }
    ronde_snapshot_clear(&of.candidate);
    ronde_arena_free(of.arena);
}

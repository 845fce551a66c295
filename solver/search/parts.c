/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/parts.h"

#include "instances/base/alloc.h"
#include "solver/genetic/genetic.h"
#include "solver/search/division.h"
#include "solver/search/numeric.h"
#include "solver/search/part.h"
#include "solver/search/phases.h"
#include "solver/search/polishing.h"
#include "solver/search/workers.h"

/* Iterations per task between two divisions, and how many divisions there are at least. */
enum { epoch_iterations = 40, least_epochs = 8 };
/* Plans from this number of tasks on are searched in parts of about this size, at least so many
 * routes in each. */
enum { whole_tasks = 600, part_tasks = 250, part_routes = 6 };
/* With several depots or types of vehicles plans are better bred, as a whole, up to here. */
enum { bred_tasks = 1000 };
/* Share of the iterations before that, on the whole plan: routes that cross the whole town cannot
 * be divided into neighbourhoods. */
enum { whole_percent = 10 };
static const double whole_try = 0.25; /* of the time of measuring */
enum { least_tries = 10 };            /* at the speed of parts, in what remains of that time */
/* And before routes of the whole plan are put together anew after each epoch: they are poor yet. */
enum { raw_percent = 40 };
enum { parts_stream = 2 };

/* What a run in parts works with. */
typedef struct parts {
    ronde_search *whole;
    ronde_division division;
    ronde_snapshot base, next;
    int32_t *firsts;           /* by shift: where its route begins in base */
    const ronde_part **owners; /* by shift: whose new route it gets, NULL: none */
    int32_t *owned;            /* by shift: where its new route begins */
    int32_t *own_counts;       /* by shift: length of its new route */
    ronde_part *items;         /* of the present epoch */
    int32_t wanted, threads;
    ronde_rng rng;
    ronde_watch watch;
} parts;

int32_t ronde_parts_count(const ronde_search *search, int32_t size)
{
    const ronde_problem *problem = search->problem;
    bool bred = problem->kind_count > 1 && ronde_genetic_suits(problem);
    int32_t whole = bred ? bred_tasks : whole_tasks;
    int32_t served = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        served += search->state.lanes[shift].task_count;
    }
    if (problem->reload_node_count > 0 || /* a slice has reloads of its own */
        problem->instance->vehicles_first || (size <= 0 && served < whole)) {
        return 1;
    }
    int32_t by_size = (served + part_tasks / 2) / part_tasks;
    int32_t by_routes = search->state.totals.used / part_routes;
    int32_t count = by_size < by_routes ? by_size : by_routes;
    if (size > 0) {
        count = served / size;
    }
    return count < 1 ? 1 : count;
}

static void free_parts(parts *of)
{
    ronde_division_clear(&of->division);
    ronde_snapshot_clear(&of->base);
    ronde_snapshot_clear(&of->next);
    ronde_free(of->firsts);
    ronde_free(of->owners);
    ronde_free(of->owned);
    ronde_free(of->own_counts);
    ronde_free(of->items);
}

static ronde_status
make_parts(parts *of, ronde_search *search, int32_t wanted, int threads, ronde_error *error)
{
    const ronde_problem *problem = search->problem;
    size_t shifts = (size_t)problem->shift_count + 1;
    *of = (parts){.whole = search,
                  .firsts = ronde_alloc_zero(shifts, sizeof *of->firsts),
                  .owners = ronde_alloc_zero(shifts, sizeof *of->owners),
                  .owned = ronde_alloc_zero(shifts, sizeof *of->owned),
                  .own_counts = ronde_alloc_zero(shifts, sizeof *of->own_counts),
                  .items = ronde_alloc_zero((size_t)wanted + 1, sizeof *of->items),
                  .wanted = wanted,
                  .threads = threads,
                  .rng = ronde_rng_new(search->options->seed, parts_stream),
                  .watch = {.hooks = search->hooks, .deadline = search->deadline}};
    ronde_status status = RONDE_OK;
    if (of->firsts == NULL || of->owners == NULL || of->owned == NULL || of->own_counts == NULL ||
        of->items == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for a search in parts");
    }
    if (status == RONDE_OK) {
        status = ronde_division_init(&of->division, problem, error);
    }
    if (status == RONDE_OK) {
        status = ronde_snapshot_init(&of->base, problem, error);
    }
    if (status == RONDE_OK) {
        status = ronde_snapshot_init(&of->next, problem, error);
    }
    if (status != RONDE_OK) {
        free_parts(of);
    }
    return status;
}

static void do_part(void *payload, int32_t index, const ronde_solve_hooks *hooks)
{
    parts *of = payload;
    const ronde_part_base base = {.plan = &of->base, .firsts = of->firsts};
    ronde_part_search(&of->items[index], &of->division.shares, index, &base, hooks);
}

/* Divides the present plan and says what each part has to do. */
static void open_epoch(parts *of, int64_t iterations, double from, double to)
{
    ronde_search *search = of->whole;
    ronde_snapshot_keep(&of->base, &search->state);
    int32_t first = 0;
    for (int32_t shift = 0; shift < search->problem->shift_count; shift++) {
        of->firsts[shift] = first;
        first += of->base.counts[shift];
    }
    ronde_division_draw(&of->division, &search->state, of->wanted, &of->rng);
    int64_t weight = 0;
    for (int32_t i = 0; i < of->division.part_count; i++) {
        weight += of->division.weights[i];
    }
    for (int32_t i = 0; i < of->division.part_count; i++) {
        int64_t own = weight > 0 ? iterations * of->division.weights[i] / weight : 0;
        iterations -= own;
        weight -= of->division.weights[i];
        of->items[i] = (ronde_part){
            .iterations = own, .seed = ronde_rng_next(&of->rng), .from = from, .to = to};
    }
}

/* How many parts there are before the end of the run. */
static int32_t allowed_parts(const parts *of)
{
    const ronde_search *search = of->whole;
    int32_t count = 0;
    int64_t iteration = search->iteration;
    while (count < of->division.part_count) {
        iteration += of->items[count].iterations;
        if (search->stop_after > 0 && iteration > search->stop_after) {
            break;
        }
        count++;
    }
    return count;
}

/* Notes the new routes of a part, or takes them back. */
static void own_routes(parts *of, const ronde_part *part, const ronde_part_plan *plan, bool take)
{
    int32_t at = 0;
    for (int32_t i = 0; i < part->shift_count; i++) {
        int32_t shift = part->shifts[i];
        of->owners[shift] = take ? part : NULL;
        of->owned[shift] = at;
        of->own_counts[shift] = plan->counts[i];
        at += plan->counts[i];
    }
    for (int32_t i = 0; i < part->request_count; i++) {
        int32_t request = part->requests[i];
        of->next.chosen[request] = take ? plan->chosen[i] : of->base.chosen[request];
    }
}

/* Makes the plan of the whole out of new routes and old ones. False, with the old plan, if it has
 * no times or memory is out. */
static bool put_together(parts *of, bool best)
{
    int32_t at = 0;
    for (int32_t shift = 0; shift < of->whole->problem->shift_count; shift++) {
        const ronde_part *owner = of->owners[shift];
        const int32_t *nodes = of->base.nodes + of->firsts[shift];
        of->next.counts[shift] = owner != NULL ? of->own_counts[shift] : of->base.counts[shift];
        if (owner != NULL) {
            nodes = (best ? owner->best.nodes : owner->present.nodes) + of->owned[shift];
        }
        for (int32_t i = 0; i < of->next.counts[shift]; i++) {
            of->next.nodes[at++] = nodes[i];
        }
    }
    if (ronde_snapshot_restore(&of->next, &of->whole->state)) {
        return true;
    }
    (void)ronde_snapshot_restore(&of->base, &of->whole->state);
    return false;
}

static void begin_assembly(parts *of)
{
    const ronde_problem *problem = of->whole->problem;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        of->owners[shift] = NULL;
    }
    for (int32_t request = 0; request < problem->request_count; request++) {
        of->next.chosen[request] = of->base.chosen[request];
    }
}

/* The plan of all parts together, each at its best or at its last. */
static bool assemble(parts *of, int32_t count, bool best)
{
    begin_assembly(of);
    for (int32_t i = 0; i < count; i++) {
        const ronde_part *part = &of->items[i];
        const ronde_part_plan *plan = best ? &part->best : &part->present;
        if (plan->whole) {
            own_routes(of, part, plan, true);
        }
    }
    return put_together(of, best);
}

/* One part after the other, where a price of the whole plan (the largest lateness, the largest
 * workload, two providers in one building at once) makes the sum of good parts not always a good
 * whole: each only if the whole does not become dearer by it. */
static void assemble_singly(parts *of, int32_t count)
{
    ronde_state *state = &of->whole->state;
    begin_assembly(of);
    for (int32_t i = 0; i < count; i++) {
        const ronde_part *part = &of->items[i];
        ronde_cost before = ronde_state_value(state);
        if (!part->best.whole) {
            continue;
        }
        own_routes(of, part, &part->best, true);
        if (!put_together(of, true) || ronde_state_value(state) > before) {
            own_routes(of, part, &part->best, false);
            (void)put_together(of, true);
        }
    }
}

static void consider(ronde_search *search)
{
    if (search->polish != NULL) {
        ronde_polish_offer_plan(search->polish, &search->state);
    }
    if (ronde_totals_compare(search->problem, &search->state.totals, &search->best.totals) < 0) {
        ronde_snapshot_keep(&search->best, &search->state);
        ronde_search_report(search);
    }
}

/* Puts the parts that are done together, up to the first that is not. */
static ronde_status close_epoch(parts *of, int32_t allowed)
{
    ronde_search *search = of->whole;
    ronde_status status = RONDE_OK;
    int32_t count = 0;
    while (count < allowed && of->items[count].done && status == RONDE_OK) {
        status = of->items[count].status;
        search->iteration += of->items[count].iterations;
        count++;
    }
    for (int32_t i = count; i < allowed && status == RONDE_OK; i++) {
        status = of->items[i].status;
    }
    search->stopped |= count < of->division.part_count;
    const ronde_instance *instance = search->problem->instance;
    if (status == RONDE_OK &&
        (instance->latest_price > 0 || instance->workload_price > 0 || search->problem->meets)) {
        assemble_singly(of, count);
        consider(search);
    } else if (status == RONDE_OK) {
        if (assemble(of, count, true)) {
            consider(search);
        }
        (void)assemble(of, count, false);
        consider(search);
    }
    for (int32_t i = 0; i < of->division.part_count; i++) {
        ronde_part_clear(&of->items[i]);
    }
    return ronde_state_broken(&search->state) ? RONDE_ENOMEM : status;
}

static int64_t epoch_length(const ronde_search *search, int64_t planned)
{
    int64_t length = (int64_t)search->problem->task_count * epoch_iterations;
    return length < planned / least_epochs ? length : planned / least_epochs + 1;
}

static ronde_status out_of_memory(ronde_status status, ronde_error *error)
{
    return status == RONDE_OK ? RONDE_OK
                              : ronde_fail(error, status, "", "no memory for a search in parts");
}

static void begin_whole(ronde_search *search)
{
    int64_t until = search->planned * whole_percent / 100;
    ronde_search_collect(search);
    ronde_course_begin(&search->course, search->iteration, ronde_search_elapsed(search));
    ronde_search_set_course(search, search->hot, search->cold, search->planned);
    ronde_search_advance(search, until);
}

/* Divides, searches the parts, and puts them together. */
static ronde_status live_epoch(parts *of, int64_t iterations)
{
    ronde_search *search = of->whole;
    double cooler = ronde_search_heat_after(search, iterations);
    open_epoch(of, iterations, search->temperature, cooler);
    int32_t allowed = allowed_parts(of);
    ronde_workers_run(of->threads, allowed, do_part, of, &of->watch);
    ronde_status status = close_epoch(of, allowed);
    search->temperature = cooler;
    if (of->division.part_count == 0) {
        search->iteration = search->planned; /* nothing is served: nothing can be */
    }
    return status;
}

ronde_status
ronde_parts_anneal(ronde_search *search, int32_t part_count, int threads, ronde_error *error)
{
    parts of;
    RONDE_TRY(make_parts(&of, search, part_count, threads, error));
    ronde_status status = RONDE_OK;
    begin_whole(search);
    while (search->iteration < search->planned && !search->stopped && status == RONDE_OK) {
        if (search->iteration >= ronde_course_mark(&search->course, search->planned)) {
            ronde_search_revise(search);
        }
        int64_t left = search->planned - search->iteration;
        int64_t length = epoch_length(search, search->planned);
        status = live_epoch(&of, length < left ? length : left);
        int64_t raw = search->planned * raw_percent / 100;
        if (status == RONDE_OK && !search->stopped && search->iteration > raw) {
            ronde_search_polish(search, search->iteration + length);
        }
    }
    free_parts(&of);
    return out_of_memory(status, error);
}

ronde_status ronde_parts_measure(double *rate,
                                 ronde_search *search,
                                 int32_t part_count,
                                 int threads,
                                 double seconds,
                                 ronde_error *error)
{
    parts of;
    RONDE_TRY(make_parts(&of, search, part_count, threads, error));
    ronde_status status = RONDE_OK;
    double share = whole_percent / 100.0;
    double whole_rate = ronde_search_measure(search, seconds * whole_try, share);
    int64_t longest = epoch_length(search, INT64_MAX);
    int64_t iterations = longest / least_epochs + 1;
    int64_t done = 0;
    double left = seconds * (1.0 - whole_try);
    double spent = 0.0;
    while (spent < left && !search->stopped && status == RONDE_OK && !of.watch.stopped) {
        double from = ronde_search_elapsed(search);
        double temperature = ronde_search_heat(search, share + (1.0 - share) * spent / left);
        open_epoch(&of, iterations, temperature, temperature);
        if (of.division.part_count == 0) {
            break;
        }
        ronde_workers_run(threads, of.division.part_count, do_part, &of, &of.watch);
        status = close_epoch(&of, of.division.part_count);
        double took = ronde_search_elapsed(search) - from;
        spent += took;
        done += iterations;
        iterations *= took < left / least_tries && 2 * iterations < longest ? 2 : 1;
    }
    double parts_rate = done > 0 ? (double)done / (spent > 1e-6 ? spent : 1e-6) : whole_rate;
    *rate = 1.0 / (share / whole_rate + (1.0 - share) / parts_rate);
    free_parts(&of);
    return out_of_memory(status, error);
}

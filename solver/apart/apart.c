/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/apart/apart.h"

#include "instances/base/alloc.h"
#include "instances/base/rng.h"
#include "solver/apart/translate.h"
#include "solver/search/workers.h"

#include <pthread.h>

/* From this number of tasks on; where a size of parts is asked for (tests), from that on. */
enum { least_tasks = 600, components_per_thread = 2, apart_stream = 5 };

/* One component. */
typedef struct piece {
    int64_t weight; /* tasks */
    uint64_t seed;
    int64_t iterations;
    int32_t lane;
    bool done;
    ronde_plan plan; /* in the numbers of the whole */
    ronde_solve_progress progress;
    ronde_status status;
    ronde_error error;
} piece;

typedef struct apart {
    const ronde_instance *instance;
    const ronde_components *components;
    const ronde_solve_options *options;
    const ronde_solve_hooks *hooks; /* of the caller: reached with the lock only */
    ronde_component_solver *solve;
    piece *pieces;
    int32_t *chosen, *none; /* by request and by task: nothing is planned yet */
    int32_t lanes;
    double began;
    int64_t total; /* of the weights */
    pthread_mutex_t lock;
    ronde_clock clock; /* these three reach the caller's with the lock */
    ronde_solve_hooks guarded;
    ronde_watch watch;
} apart;

bool ronde_apart_suits(const ronde_instance *instance, const ronde_solve_options *options)
{
    int32_t least = options->part_tasks > 0 ? options->part_tasks : least_tasks;
    return instance->task_count >= least && !instance->vehicles_first;
}

/* --- the world outside, one thread at a time -------------------------------------------------- */

static double guarded_now(void *payload)
{
    apart *of = payload;
    (void)pthread_mutex_lock(&of->lock);
    double now = ronde_clock_now(of->hooks->clock);
    (void)pthread_mutex_unlock(&of->lock);
    return now;
}

static bool guarded_stop(void *payload)
{
    apart *of = payload;
    (void)pthread_mutex_lock(&of->lock);
    bool stop = of->hooks->should_stop != NULL && of->hooks->should_stop(of->hooks->payload);
    (void)pthread_mutex_unlock(&of->lock);
    return stop;
}

/* What a search of one component is told to say. */
typedef struct telling {
    apart *of;
    piece *own;
    const ronde_solve_hooks *lane; /* of its thread */
} telling;

static bool told_to_stop(void *payload)
{
    const telling *at = payload;
    return at->lane->should_stop(at->lane->payload);
}

/* Sums over all components; those that have not begun have everything unserved. */
static void tell(const ronde_solve_progress *progress, void *payload)
{
    const telling *at = payload;
    apart *of = at->of;
    (void)pthread_mutex_lock(&of->lock);
    at->own->progress = *progress;
    ronde_solve_progress sum = {0};
    for (int32_t i = 0; i < of->components->count; i++) {
        const ronde_solve_progress *one = &of->pieces[i].progress;
        sum.iteration += one->iteration;
        sum.share += one->share * (double)of->pieces[i].weight / (double)of->total;
        sum.unserved += one->unserved;
        sum.used_shifts += one->used_shifts;
        sum.cost += one->cost;
    }
    if (of->hooks->clock != NULL) {
        sum.seconds = ronde_clock_now(of->hooks->clock) - of->began;
    }
    of->hooks->on_progress(&sum, of->hooks->payload);
    (void)pthread_mutex_unlock(&of->lock);
}

/* --- one component ---------------------------------------------------------------------------- */

static ronde_status cut_out(ronde_slice *out, const apart *of, int32_t index, ronde_error *error)
{
    const ronde_shares shares = {.instance = of->instance,
                                 .resource_parts = of->components->resources,
                                 .request_parts = of->components->requests,
                                 .chosen = of->chosen,
                                 .task_shifts = of->none,
                                 .bound_parts = of->none};
    return ronde_slice_init(out, &shares, index, error);
}

static ronde_status solve_slice(piece *own,
                                const apart *of,
                                const ronde_slice *slice,
                                const ronde_solve_options *options,
                                const ronde_solve_hooks *hooks,
                                ronde_error *error)
{
    ronde_solve_options settled = *options;
    ronde_plan initial = {0};
    ronde_status status = RONDE_OK;
    if (options->initial != NULL) {
        settled.initial = &initial;
        if (!ronde_translate_in(&initial, slice, of->instance, options->initial)) {
            status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for the plan to start from");
        }
    }
    if (status == RONDE_OK) {
        status = of->solve(&own->plan, &slice->instance, &settled, hooks, error);
    }
    if (status == RONDE_OK) {
        ronde_translate_out(&own->plan, slice, of->instance);
        own->done = true;
    }
    ronde_plan_clear(&initial);
    return status;
}

/* Solves a component with what is left of the time of its lane, or only to a first plan. */
static void solve_piece(apart *of, int32_t index, double seconds, const ronde_solve_hooks *lane)
{
    piece *own = &of->pieces[index];
    telling at = {of, own, lane};
    ronde_plan before = {0};
    ronde_solve_options options = *of->options;
    options.seed = own->seed;
    options.iterations = own->iterations;
    options.seconds = seconds;
    options.threads = of->lanes > 1 ? 1 : of->options->threads;
    options.first_feasible |= lane == NULL;
    if (of->options->repeat != NULL) {
        before.run = of->options->repeat->part_runs.items[index];
        options.repeat = &before;
    }
    const ronde_solve_hooks hooks = {
        .clock = of->hooks->clock != NULL ? &of->clock : NULL,
        .should_stop = lane != NULL ? told_to_stop : NULL,
        .on_progress = lane != NULL && of->hooks->on_progress != NULL ? tell : NULL,
        .payload = &at};
    ronde_slice slice = {0};
    own->status = cut_out(&slice, of, index, &own->error);
    if (own->status == RONDE_OK) {
        own->status = solve_slice(own, of, &slice, &options, &hooks, &own->error);
    }
    ronde_slice_clear(&slice);
}

/* Solves the components of a lane one after the other, each for its share of what is left of the
 * time. */
static void live(void *payload, int32_t lane, const ronde_solve_hooks *hooks)
{
    apart *of = payload;
    int64_t weight = 0;
    for (int32_t i = 0; i < of->components->count; i++) {
        weight += of->pieces[i].lane == lane ? of->pieces[i].weight : 0;
    }
    for (int32_t i = 0; i < of->components->count; i++) {
        const piece *own = &of->pieces[i];
        if (own->lane != lane || hooks->should_stop(hooks->payload)) {
            continue;
        }
        double seconds = 0.0;
        if (of->options->seconds > 0.0) {
            static const double shortest = 0.001;
            double left = of->began + of->options->seconds - guarded_now(of);
            seconds = left * (double)own->weight / (double)weight;
            seconds = seconds > shortest ? seconds : shortest;
        }
        weight -= own->weight;
        solve_piece(of, i, seconds, hooks);
    }
}

/* --- all of them ------------------------------------------------------------------------------ */

/* The heaviest of those without a lane goes to the lane with the least (Graham, Bounds on
 * multiprocessing timing anomalies, SIAM J. Appl. Math. 17, 1969). */
static bool choose_lanes(apart *of)
{
    int32_t count = of->components->count;
    int threads = of->options->threads;
    of->lanes = threads > 1 && count / threads >= components_per_thread ? threads : 1;
    int64_t *weights = ronde_alloc_zero((size_t)of->lanes, sizeof *weights);
    if (weights == NULL) {
        return false;
    }
    for (int32_t turn = 0; turn < count; turn++) {
        int32_t heaviest = RONDE_NONE;
        for (int32_t i = 0; i < count; i++) {
            const piece *one = &of->pieces[i];
            bool more = heaviest == RONDE_NONE || one->weight > of->pieces[heaviest].weight;
            heaviest = one->lane == RONDE_NONE && more ? i : heaviest;
        }
        int32_t lightest = 0;
        for (int32_t i = 1; i < of->lanes; i++) {
            lightest = weights[i] < weights[lightest] ? i : lightest;
        }
        of->pieces[heaviest].lane = lightest;
        weights[lightest] += of->pieces[heaviest].weight;
    }
    ronde_free(weights);
    return true;
}

/* Who gets how much: weights, iterations and seeds. */
static void share_out(apart *of)
{
    const ronde_instance *instance = of->instance;
    ronde_rng rng = ronde_rng_new(of->options->seed, apart_stream);
    for (int32_t i = 0; i < of->components->count; i++) {
        of->pieces[i] = (piece){.weight = 1, .seed = ronde_rng_next(&rng), .lane = RONDE_NONE};
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        const ronde_alternative *first = &instance->alternatives[request->first_alternative];
        piece *own = &of->pieces[of->components->requests[i]];
        own->weight += first->task_count;
        own->progress.unserved += request->optional ? 0 : request->priority;
    }
    for (int32_t i = 0; i < of->components->count; i++) {
        of->total += of->pieces[i].weight;
    }
    int64_t iterations = of->options->iterations;
    int64_t weight = of->total;
    for (int32_t i = 0; i < of->components->count && of->options->iterations > 0; i++) {
        piece *own = &of->pieces[i];
        int64_t share = (int64_t)((double)iterations * (double)own->weight / (double)weight);
        own->iterations = share > 1 ? share : 1;
        iterations -= share;
        weight -= own->weight;
    }
}

static ronde_status prepare(apart *of, ronde_error *error)
{
    const ronde_instance *instance = of->instance;
    const ronde_plan *repeat = of->options->repeat;
    int32_t count = of->components->count;
    if (repeat != NULL && repeat->part_runs.count != (size_t)count) {
        return ronde_fail(
            error, RONDE_EINPUT, "",
            "the plan to repeat was found in %zu independent parts, but this instance "
            "has %d; is it of another instance?",
            repeat->part_runs.count, (int)count);
    }
    of->pieces = ronde_alloc_zero((size_t)count, sizeof *of->pieces);
    of->chosen = ronde_alloc_zero((size_t)instance->request_count + 1, sizeof *of->chosen);
    of->none = ronde_alloc_zero((size_t)instance->task_count + 1, sizeof *of->none);
    if (of->pieces == NULL || of->chosen == NULL || of->none == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for independent parts");
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        of->chosen[i] = RONDE_NONE;
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        of->none[i] = RONDE_NONE;
    }
    share_out(of);
    if (!choose_lanes(of)) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for independent parts");
    }
    of->clock = (ronde_clock){guarded_now, of};
    of->guarded = (ronde_solve_hooks){.should_stop = guarded_stop, .payload = of};
    of->watch = (ronde_watch){.hooks = &of->guarded};
    of->began = of->hooks->clock != NULL ? ronde_clock_now(of->hooks->clock) : 0.0;
    return RONDE_OK;
}

/* Of several runs: sums. */
static ronde_status put_together(ronde_plan *out, const apart *of, ronde_error *error)
{
    int32_t count = of->components->count;
    ronde_plan *plans = ronde_alloc_zero((size_t)count, sizeof *plans);
    bool good = plans != NULL;
    ronde_run sum = {
        .seed = of->options->repeat != NULL ? of->options->repeat->run.seed : of->options->seed,
        .seconds = of->hooks->clock == NULL ? -1.0 : ronde_clock_now(of->hooks->clock) - of->began};
    for (int32_t i = 0; i < count && good; i++) {
        plans[i] = of->pieces[i].plan;
        ronde_run run = plans[i].run;
        sum.iterations += run.iterations;
        sum.planned += run.planned;
        run.seconds = -1.0;
        good = ronde_array_push(&out->part_runs, run);
    }
    good = good && ronde_translate_join(out, of->instance, plans, count);
    out->run = sum;
    ronde_free(plans);
    return good ? RONDE_OK : ronde_fail(error, RONDE_ENOMEM, "", "no memory to write the plan");
}

/* Those that were not begun before the end get a first plan. */
static ronde_status complete(apart *of, ronde_error *error)
{
    for (int32_t i = 0; i < of->components->count; i++) {
        piece *own = &of->pieces[i];
        if (!own->done && own->status == RONDE_OK) {
            solve_piece(of, i, 0.0, NULL);
        }
        if (own->status != RONDE_OK) {
            if (error != NULL) {
                *error = own->error;
            }
            return own->status;
        }
    }
    return RONDE_OK;
}

ronde_status ronde_apart_solve(ronde_plan *out,
                               const ronde_instance *instance,
                               const ronde_components *components,
                               const ronde_solve_options *options,
                               const ronde_solve_hooks *hooks,
                               ronde_component_solver *solve,
                               ronde_error *error)
{
    apart of = {.instance = instance,
                .components = components,
                .options = options,
                .hooks = hooks,
                .solve = solve,
                .lock = PTHREAD_MUTEX_INITIALIZER};
    ronde_plan plan = {0};
    ronde_status status = prepare(&of, error);
    if (status == RONDE_OK) {
        ronde_workers_run(of.lanes, of.lanes, live, &of, &of.watch);
        status = complete(&of, error);
    }
    if (status == RONDE_OK) {
        status = put_together(&plan, &of, error);
    }
    for (int32_t i = 0; i < components->count && of.pieces != NULL; i++) {
        ronde_plan_clear(&of.pieces[i].plan);
    }
    ronde_free(of.pieces);
    ronde_free(of.chosen);
    ronde_free(of.none);
    (void)pthread_mutex_destroy(&of.lock);
    if (status == RONDE_OK) {
        *out = plan;
    } else {
        ronde_plan_clear(&plan);
    }
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/rounds.h"

#include "instances/base/alloc.h"
#include "instances/base/file.h"
#include "service/study/arms/crew.h"

#include <string.h>

enum { batch_days = 5 }; /* a working week, so that each weekday counts alike */

/* A batch of days being planned. */
typedef struct batch {
    const ronde_demand *demand;
    const ronde_rounds_options *options;
    int32_t first, last; /* days first .. last - 1 */
    char (*keys)[RONDE_DIGEST_TEXT];
    ronde_rounds_progress progress;
    double began;
} batch;

typedef struct answer {
    char key[RONDE_DIGEST_TEXT];
    bool found;
} answer;

_Static_assert(sizeof(answer) <= RONDE_CREW_ANSWER, "an answer fits");

static ronde_run_order order_of(const batch *of, int32_t index)
{
    int32_t seed = index % of->options->seeds;
    int32_t rest = index / of->options->seeds;
    int32_t arm = rest % of->demand->arms;
    rest /= of->demand->arms;
    return (ronde_run_order){.demand = of->demand,
                             .effort = &of->options->effort,
                             .which = {.day = of->first + rest / of->demand->providers,
                                       .provider = rest % of->demand->providers,
                                       .arm = arm},
                             .seed = of->options->seed + (uint64_t)seed,
                             .extra = seed == 0,
                             .folder = of->options->folder,
                             .should_stop = of->options->should_stop};
}

static ronde_status do_run(void *payload, int32_t index, void *at, ronde_error *error)
{
    const ronde_run_order order = order_of(payload, index);
    answer made = {.found = false};
    ronde_status status = ronde_run_do(made.key, &made.found, &order, error);
    memcpy(at, &made, sizeof made);
    return status;
}

void ronde_rounds_progress_add(ronde_rounds_progress *progress, bool found, double passed)
{
    progress->done++;
    progress->found += found ? 1 : 0;
    int32_t planned = progress->done - progress->found;
    progress->seconds_left =
        planned > 0 ? passed / planned * (progress->count - progress->done) : -1;
}

static void note_done(void *payload, int32_t index, const void *at)
{
    batch *of = payload;
    answer it;
    memcpy(&it, at, sizeof it);
    memcpy(of->keys[index], it.key, sizeof it.key);
    ronde_rounds_progress_add(&of->progress, it.found,
                              ronde_clock_now(&of->options->clock) - of->began);
    if (of->options->on_progress != NULL) {
        of->options->on_progress(of->options->payload, &of->progress);
    }
}

static bool crew_stops(void *payload)
{
    const batch *of = payload;
    return of->options->should_stop != NULL && of->options->should_stop(of->options->payload);
}

static void add_run(ronde_rounds *rounds, const ronde_run_order *order, ronde_run_result *run)
{
    const ronde_demand_day *which = &order->which;
    int32_t arms = rounds->arms;
    ronde_account_add(&rounds->of_providers[which->provider * arms + which->arm], &run->total);
    for (int32_t i = 0; i < run->area_count; i++) {
        ronde_account_add(&rounds->of_areas[i * arms + which->arm], &run->areas[i]);
    }
}

/* Reads what the batch's runs wrote. */
static ronde_status collect(ronde_rounds *rounds, const batch *of, ronde_error *error)
{
    for (int32_t i = 0; i < of->progress.count; i++) {
        const ronde_run_order order = order_of(of, i);
        ronde_run_result run = {0};
        RONDE_TRY(ronde_run_read(&run, order.folder, of->keys[i], of->demand->areas, error));
        add_run(rounds, &order, &run);
        int32_t seed = i % rounds->seeds;
        size_t at =
            (size_t)((order.which.day * rounds->arms + order.which.arm) * rounds->seeds + seed);
        ronde_account_add(&rounds->accounts[at], &run.total);
        ronde_run_result_clear(&run);
    }
    return RONDE_OK;
}

static ronde_status plan_batch(ronde_rounds *rounds, batch *of, ronde_error *error)
{
    int32_t count =
        (of->last - of->first) * of->demand->providers * of->demand->arms * of->options->seeds;
    of->progress = (ronde_rounds_progress){.count = count,
                                           .days = of->last,
                                           .part = of->options->part,
                                           .parts = of->options->parts,
                                           .seconds_left = -1};
    of->began = ronde_clock_now(&of->options->clock);
    of->keys = ronde_alloc_zero((size_t)count, sizeof *of->keys);
    if (of->keys == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for %d runs", (int)count);
    }
    const ronde_crew crew = {.processes = of->options->processes,
                             .job = do_run,
                             .on_done = note_done,
                             .should_stop = crew_stops,
                             .payload = of};
    ronde_status status = ronde_crew_run(&crew, count, error);
    if (status == RONDE_OK) {
        status = collect(rounds, of, error);
    }
    ronde_free(of->keys);
    return status;
}

static ronde_status
is_known(bool *known, const ronde_rounds *rounds, double narrow, ronde_error *error)
{
    *known = true;
    for (int32_t arm = 1; arm < rounds->arms; arm++) {
        ronde_interval interval;
        ronde_variance_split split;
        RONDE_TRY(ronde_rounds_interval(&interval, &split, rounds, arm, ronde_account_needed,
                                        rounds->seeds, error));
        *known = *known && ronde_interval_is_narrow(&interval, narrow);
    }
    return RONDE_OK;
}

static int32_t least(int32_t one, int32_t other)
{
    return one < other ? one : other;
}

static ronde_status plan_days(ronde_rounds *rounds,
                              const ronde_demand *demand,
                              const ronde_rounds_options *options,
                              ronde_error *error)
{
    int32_t most = least(options->most_days, demand->days);
    int32_t next = least(options->days, most);
    while (!rounds->narrow && rounds->days < next) {
        batch of = {.demand = demand, .options = options, .first = rounds->days, .last = next};
        RONDE_TRY(plan_batch(rounds, &of, error));
        rounds->days = next;
        RONDE_TRY(is_known(&rounds->narrow, rounds, options->narrow, error));
        next = least(next + batch_days, most);
    }
    return RONDE_OK;
}

ronde_status ronde_rounds_make(ronde_rounds *out,
                               const ronde_demand *demand,
                               const ronde_rounds_options *options,
                               ronde_error *error)
{
    size_t arms = (size_t)demand->arms;
    size_t most = (size_t)(options->most_days > options->days ? options->most_days : options->days);
    ronde_rounds made = {.arms = demand->arms,
                         .providers = demand->providers,
                         .areas = demand->areas,
                         .seeds = options->seeds};
    made.accounts = ronde_alloc_zero(most * arms * (size_t)options->seeds, sizeof *made.accounts);
    made.of_providers =
        ronde_alloc_zero((size_t)demand->providers * arms, sizeof *made.of_providers);
    made.of_areas = ronde_alloc_zero((size_t)demand->areas * arms + 1, sizeof *made.of_areas);
    ronde_status status =
        made.accounts != NULL && made.of_providers != NULL && made.of_areas != NULL
            ? ronde_folder_make(options->folder, error)
            : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a study");
    if (status == RONDE_OK) {
        status = plan_days(&made, demand, options, error);
    }
    if (status == RONDE_OK) {
        *out = made;
    } else {
        ronde_rounds_clear(&made);
    }
    return status;
}

void ronde_rounds_clear(ronde_rounds *rounds)
{
    ronde_free(rounds->accounts);
    ronde_free(rounds->of_providers);
    ronde_free(rounds->of_areas);
    *rounds = (ronde_rounds){0};
}

const ronde_account *
ronde_rounds_account(const ronde_rounds *rounds, int32_t day, int32_t arm, int32_t seed)
{
    return &rounds->accounts[(day * rounds->arms + arm) * rounds->seeds + seed];
}

ronde_account ronde_rounds_sum(const ronde_rounds *rounds, int32_t arm)
{
    ronde_account sum = {{0}};
    for (int32_t provider = 0; provider < rounds->providers; provider++) {
        ronde_account_add(&sum, &rounds->of_providers[provider * rounds->arms + arm]);
    }
    return sum;
}

ronde_account ronde_rounds_freed(const ronde_rounds *rounds, int32_t arm)
{
    ronde_account home = ronde_rounds_sum(rounds, 0);
    ronde_account other = ronde_rounds_sum(rounds, arm);
    return ronde_account_difference(&home, &other);
}

int64_t ronde_measure_extra(const ronde_account *account)
{
    return account->of[RONDE_ACCOUNT_EXTRA];
}

ronde_status ronde_rounds_interval(ronde_interval *out,
                                   ronde_variance_split *split,
                                   const ronde_rounds *rounds,
                                   int32_t arm,
                                   ronde_rounds_measure *measure,
                                   int32_t seeds,
                                   ronde_error *error)
{
    size_t days = (size_t)rounds->days;
    double *values = ronde_alloc_zero(days * (size_t)(seeds + 1), sizeof *values);
    if (values == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for %zu days", days);
    }
    double *means = values + days * (size_t)seeds;
    for (int32_t day = 0; day < rounds->days; day++) {
        for (int32_t seed = 0; seed < seeds; seed++) {
            double freed = (double)(measure(ronde_rounds_account(rounds, day, 0, seed)) -
                                    measure(ronde_rounds_account(rounds, day, arm, seed)));
            values[day * seeds + seed] = freed;
            means[day] += freed / seeds;
        }
    }
    *out = ronde_interval_of(means, days);
    *split = ronde_variance_split_of(values, days, (size_t)seeds);
    ronde_free(values);
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The temporal kernel against Bellman-Ford over the whole network, a million random networks after
 * random insertions and removals: same answer (feasible or not), same earliest and latest starts,
 * the same lateness, and a rollback leaves no trace. The O(1) test of a position: it rejects
 * nothing that is possible, and most of what is not. */
#include "instances/base/rng.h"
#include "solver/construct/scan_parts.h"
#include "solver/core/relations.h"
#include "tests/support/ckx.h"
#include "tests/support/network_features.h"
#include "tests/support/network_oracle.h"
#include "tests/support/random_instance.h"
#include "tests/support/random_links.h"
#include "tests/support/search_bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* seeds give a little over a million networks: of each kind of instance steps_of[kind]. */
enum { seeds = 9000, most_lanes = 8 };

/* Where the instances are from. */
typedef enum source { tiny_instances, tiny_trips, linked_instances, sources } source;

static const int steps_of[sources] = {30, 30, 60};

/* What the oracle gets wrong on purpose. */
typedef struct faults {
    ronde_time lag; /* smallest lags are longer by this */
    bool lateness;  /* the largest lateness is overlooked */
} faults;

/* What was compared. */
typedef struct tally {
    int64_t networks, feasible, undone, lateness;
    int64_t with[RONDE_NETWORK_FEATURES];
    int64_t possible, impossible; /* insertions into linked instances */
    int64_t wrongly_rejected, rejected_at_once;
} tally;

/* One plan that is being changed. */
typedef struct trial {
    ronde_state *state;
    ronde_hand *hand;
    ronde_rng rng;
    source from;
    faults wrong;
    tally *to;
} trial;

static bool same_times(const ronde_state *state, const ronde_network *at)
{
    for (int32_t node = 0; node < state->problem->node_count; node++) {
        const ronde_spot *spot = &state->spots[node];
        if (ronde_network_uses(state, node) &&
            (spot->earliest != at->earliest[node] || spot->latest != at->latest[node])) {
            return false;
        }
    }
    return true;
}

/* Where only lateness is paid for, the running price of moments and the largest lateness are those
 * of the least starts. */
static bool same_lateness(const trial *at, const ronde_network *network)
{
    if (!at->state->problem->prompt) {
        return true;
    }
    ronde_lateness found = ronde_network_lateness(at->state, network);
    ronde_cost price = 0;
    for (int32_t shift = 0; shift < at->state->problem->shift_count; shift++) {
        price += at->state->lanes[shift].moments;
    }
    at->to->lateness += found.largest > 0 ? 1 : 0;
    bool weighed = at->state->problem->instance->latest_price > 0 && !at->wrong.lateness;
    return price == found.price && at->state->late == (weighed ? found.largest : 0);
}

/* The oracle's word on the plan as it is linked now, counted. */
static ronde_network judge(const trial *at)
{
    ronde_network network = ronde_network_solve(at->state, at->wrong.lag, true);
    uint32_t features = ronde_network_features(at->state);
    for (int i = 0; i < RONDE_NETWORK_FEATURES; i++) {
        at->to->with[i] += features >> (unsigned)i & 1U;
    }
    at->to->networks++;
    at->to->feasible += network.feasible ? 1 : 0;
    return network;
}

/* Everything a plan is, to see whether a rollback restores it. */
typedef struct trace {
    ronde_spot spots[RONDE_NETWORK_NODES];
    ronde_lane lanes[most_lanes];
    ronde_totals totals;
    ronde_time late, workload;
} trace;

static void take_trace(trace *out, const ronde_state *state)
{
    memset(out, 0, sizeof *out);
    for (int32_t i = 0; i < state->problem->node_count; i++) {
        out->spots[i] = state->spots[i];
    }
    for (int32_t i = 0; i < state->problem->shift_count; i++) {
        out->lanes[i] = state->lanes[i];
    }
    out->totals = state->totals;
    out->late = state->late;
    out->workload = state->workload;
}

static bool same_trace(const trace *before, const ronde_state *state)
{
    return memcmp(before->spots, state->spots,
                  (size_t)state->problem->node_count * sizeof *state->spots) == 0 &&
           memcmp(before->lanes, state->lanes,
                  (size_t)state->problem->shift_count * sizeof *state->lanes) == 0 &&
           before->totals.cost == state->totals.cost && before->totals.used == state->totals.used &&
           before->late == state->late && before->workload == state->workload;
}

static bool undo(const trial *at, const ronde_mark *mark, const trace *before)
{
    at->to->undone++;
    ronde_state_rollback(at->state, mark);
    return same_trace(before, at->state);
}

static int32_t random_stop(const ronde_state *state, ronde_rng *rng)
{
    int32_t shift = (int32_t)ronde_rng_below(rng, (uint32_t)state->problem->shift_count);
    int32_t node = ronde_start_of(state->problem, shift);
    int32_t length = state->lanes[shift].task_count + state->lanes[shift].break_count +
                     state->lanes[shift].reload_count;
    for (uint32_t i = ronde_rng_below(rng, (uint32_t)length + 1); i > 0; i--) {
        node = state->spots[node].next;
    }
    return node;
}

/* Settling also refuses what is no matter of time: routes too long, loads that nobody takes. */
static bool limits_hold(const ronde_state *state)
{
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        if (!ronde_state_sums_fit(state, shift) || !ronde_state_loads_fit(state, shift)) {
            return false;
        }
    }
    return ronde_network_solve(state, 0, false).feasible;
}

/* Links a reload in at random, or takes one out. */
static void change_reloads(ronde_state *state, ronde_rng *rng)
{
    int32_t after = random_stop(state, rng);
    int32_t shift = state->spots[after].route;
    if (state->spots[after].flags == RONDE_NODE_RELOAD) {
        ronde_state_unlink(state, after);
    } else if (ronde_network_uses(state, after) && ronde_trips_may_open(state, shift, 1)) {
        int32_t places = ronde_state_kind(state, shift)->reload_place_count;
        ronde_trips_link(state, shift, 1 + (int32_t)ronde_rng_below(rng, (uint32_t)places), after);
    }
}

/* True if the test of a position without propagation lets it pass. */
static bool passes_at_once(const trial *at, int32_t task, int32_t after)
{
    ronde_probe probe = ronde_probe_of(at->state, task, false);
    ronde_offers offers = {.wanted = 1};
    if (probe.possible) {
        ronde_scan_position(at->state, at->hand, &probe, after, &offers);
    }
    return offers.count > 0;
}

/* Counts the insertion of a visit that breaks nothing but times, while it is on its route. (A break
 * may lift the limit of a route that had to be short without one, which no test of a position
 * knows; rests.h tries those in earnest.) */
static void count_insertion(const trial *at, int32_t task, bool passed, bool possible)
{
    tally *to = at->to;
    bool rest = (at->state->problem->nodes[task].flags & RONDE_NODE_BREAK) != 0;
    if (at->from == linked_instances && !rest && ronde_relations_hold(at->state, task)) {
        to->possible += possible ? 1 : 0;
        to->impossible += possible ? 0 : 1;
        to->wrongly_rejected += possible && !passed ? 1 : 0;
        to->rejected_at_once += !possible && !passed ? 1 : 0;
    }
}

/* The plan without a task, or with another reload. */
static bool try_removal(trial *at, int32_t task, bool reload)
{
    ronde_state *state = at->state;
    trace before;
    take_trace(&before, state);
    ronde_mark mark = ronde_state_mark(state);
    if (reload) {
        change_reloads(state, &at->rng);
    } else {
        ronde_state_unlink(state, task);
        ronde_trips_tidy(state);
    }
    bool settled = ronde_state_settle(state);
    ronde_network network = judge(at);
    if (settled ? !network.feasible || !same_times(state, &network) || !same_lateness(at, &network)
                : network.feasible && limits_hold(state)) {
        return false;
    }
    if (!settled || ronde_rng_below(&at->rng, 2) == 0) {
        return undo(at, &mark, &before);
    }
    return true;
}

/* The plan with one more task behind a stop. */
static bool try_insertion(trial *at, int32_t task, int32_t after)
{
    ronde_state *state = at->state;
    int32_t shift = state->spots[after].route;
    trace before;
    take_trace(&before, state);
    bool passed = at->from != linked_instances || passes_at_once(at, task, after);
    ronde_mark mark = ronde_state_mark(state);
    if (ronde_state_place(state, task, after)) {
        ronde_network network = judge(at);
        count_insertion(at, task, passed, true);
        bool good = network.feasible && same_times(state, &network) &&
                    same_lateness(at, &network) && ronde_network_solve(state, 0, false).feasible;
        return good && (ronde_rng_below(&at->rng, 4) > 0 || undo(at, &mark, &before));
    }
    if (!same_trace(&before, state)) {
        return false;
    }
    mark = ronde_state_mark(state);
    ronde_state_link(state, task, after);
    ronde_network network = judge(at);
    bool too_far =
        !ronde_state_sums_fit(state, shift) || !ronde_network_solve(state, 0, false).feasible;
    if (!network.feasible) {
        count_insertion(at, task, passed, false);
    }
    return undo(at, &mark, &before) && (too_far || !network.feasible);
}

/* One random change. True if kernel and oracle agree. */
static bool try_step(trial *at)
{
    const ronde_problem *problem = at->state->problem;
    int32_t task = (int32_t)ronde_rng_below(&at->rng, (uint32_t)problem->task_count);
    bool reload = problem->reload_node_count > 0 && ronde_rng_below(&at->rng, 4) == 0;
    if (reload || at->state->spots[task].route != RONDE_NONE) {
        return try_removal(at, task, reload);
    }
    int32_t after = random_stop(at->state, &at->rng);
    int32_t shift = at->state->spots[after].route;
    return ronde_state_kind(at->state, shift)->task_prices[task] >= ronde_cost_forbidden ||
           try_insertion(at, task, after);
}

static ronde_instance *draw_instance(source from, uint64_t seed)
{
    switch (from) {
    case tiny_instances:
        return ronde_random_instance(seed);
    case tiny_trips:
        return ronde_random_trips(seed);
    case linked_instances:
    case sources:
        break;
    }
    return ronde_random_links(seed);
}

static bool agree(source from, uint64_t seed, faults wrong, tally *to)
{
    search_bench bench;
    search_bench_set_up(&bench, draw_instance(from, seed), seed);
    ck_assert_int_le(bench.problem.node_count, RONDE_NETWORK_NODES);
    ck_assert_int_le(bench.problem.shift_count, most_lanes);
    bench.hand.blink = 0;
    trial at = {.state = &bench.state,
                .hand = &bench.hand,
                .rng = ronde_rng_new(seed, 5),
                .from = from,
                .wrong = wrong,
                .to = to};
    bool good = true;
    for (int step = 0; step < steps_of[from] && good; step++) {
        good = try_step(&at);
        ronde_state_commit(&bench.state);
    }
    ck_assert(!ronde_state_broken(&bench.state));
    search_bench_tear_down(&bench);
    return good;
}

static void print_tally(const tally *of)
{
    printf("%" PRId64 " networks, %" PRId64 " of them feasible, %" PRId64 " changes undone\n",
           of->networks, of->feasible, of->undone);
    for (int i = 0; i < RONDE_NETWORK_FEATURES; i++) {
        printf("%9" PRId64 " with %s\n", of->with[i], ronde_network_feature_names[i]);
    }
    printf("%9" PRId64 " with lateness\n", of->lateness);
    printf("insertions into linked plans: %" PRId64 " possible, %" PRId64
           " of them rejected at once; %" PRId64 " impossible, %" PRId64
           " of them rejected at once\n",
           of->possible, of->wrongly_rejected, of->impossible, of->rejected_at_once);
}

START_TEST(test_kernel_is_exact)
{
    static const faults none = {0};
    tally found = {0};
    uint64_t count = (uint64_t)ckx_cases(seeds);
    for (uint64_t i = 0; i < count; i++) {
        uint64_t seed = ckx_seed(0) + i;
        for (source from = tiny_instances; from < sources; from++) {
            ck_assert_msg(agree(from, seed, none, &found),
                          "kernel and oracle differ for seed %" PRIu64 " of source %d", seed,
                          (int)from);
        }
    }
    print_tally(&found);
    (void)fflush(stdout);
    ck_assert_int_gt(found.networks, 112 * (int64_t)count); /* a million of 9,000 */
    for (int i = 0; i < RONDE_NETWORK_FEATURES; i++) {
        ck_assert_msg(found.with[i] > found.networks / 200, "hardly any with %s",
                      ronde_network_feature_names[i]);
    }
    ck_assert_int_gt(found.lateness, found.networks / 20);
    ck_assert_int_eq(found.wrongly_rejected, 0);
    ck_assert_int_gt(found.rejected_at_once * 5, found.impossible * 4);
}
END_TEST

static bool is_noticed(faults wrong)
{
    tally found = {0};
    bool noticed = false;
    for (uint64_t seed = 0; seed < 200 && !noticed; seed++) {
        noticed = !agree((source)(seed / 3 % sources), seed, wrong, &found);
    }
    return noticed;
}

START_TEST(test_wrong_oracle_is_noticed)
{
    ck_assert_msg(is_noticed((faults){.lag = 1}), "lags that are one too long go unnoticed");
    ck_assert_msg(is_noticed((faults){.lateness = true}), "no lateness goes unnoticed");
}
END_TEST

CKX_MAIN("schedule", test_kernel_is_exact, test_wrong_oracle_is_noticed)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The temporal kernel against Bellman-Ford over the whole network, after random insertions and
 * removals: same answer (feasible or not), same earliest and latest starts, and a rollback leaves
 * no trace. RONDE_SCHEDULE_COUNT sets the number of instances; each gives about 30 networks. */
#include "instances/base/alloc.h"
#include "instances/base/rng.h"
#include "solver/core/trips.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <inttypes.h>
#include <string.h>

enum { most_nodes = 80, steps = 30, most_rounds = 2000 };

#if defined(NDEBUG)
static const uint64_t default_count = 6000;
#else
static const uint64_t default_count = 1000;
#endif

static uint64_t instance_count(void)
{
    const char *text = getenv("RONDE_SCHEDULE_COUNT");
    return text != NULL ? strtoull(text, NULL, 10) : default_count;
}

/* What the oracle says of a plan. */
typedef struct oracle {
    ronde_time earliest[most_nodes], latest[most_nodes];
    ronde_time fault; /* added to each lag: a wrong turn on purpose */
    bool feasible;
} oracle;

static bool in_use(const ronde_state *state, int32_t node)
{
    int32_t route = state->spots[node].route;
    return route != RONDE_NONE &&
           state->lanes[route].task_count + state->lanes[route].break_count > 0;
}

static ronde_time up_to_window(const ronde_problem *problem, int32_t node, ronde_time time)
{
    const ronde_node *fixed = &problem->nodes[node];
    if (fixed->window_count == 0) {
        return time < fixed->earliest ? fixed->earliest : time;
    }
    for (int32_t i = 0; i < fixed->window_count; i++) {
        ronde_window window = problem->instance->windows[fixed->first_window + i];
        if (time <= window.latest) {
            return time < window.earliest ? window.earliest : time;
        }
    }
    return INT64_MAX;
}

static ronde_time down_to_window(const ronde_problem *problem, int32_t node, ronde_time time)
{
    const ronde_node *fixed = &problem->nodes[node];
    if (fixed->window_count == 0) {
        return time > fixed->latest ? fixed->latest : time;
    }
    for (int32_t i = fixed->window_count - 1; i >= 0; i--) {
        ronde_window window = problem->instance->windows[fixed->first_window + i];
        if (time >= window.earliest) {
            return time > window.latest ? window.latest : time;
        }
    }
    return INT64_MIN;
}

/* One arc: head >= tail + lag. Gives whether something moved. */
static bool
relax(oracle *at, const ronde_problem *problem, int32_t tail, int32_t head, ronde_time lag)
{
    bool moved = false;
    if (at->earliest[tail] + lag > at->earliest[head]) {
        ronde_time up = up_to_window(problem, head, at->earliest[tail] + lag);
        at->feasible &= up <= problem->nodes[head].latest;
        at->earliest[head] = up;
        moved = true;
    }
    if (at->latest[head] - lag < at->latest[tail]) {
        ronde_time down = down_to_window(problem, tail, at->latest[head] - lag);
        at->feasible &= down >= problem->nodes[tail].earliest;
        at->latest[tail] = down;
        moved = true;
    }
    return moved;
}

static bool relax_links(oracle *at, const ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    bool moved = false;
    for (int32_t i = 0; i < instance->link_count && at->feasible; i++) {
        const ronde_link *link = &instance->links[i];
        if (state->spots[link->from].route == RONDE_NONE ||
            state->spots[link->to].route == RONDE_NONE) {
            continue;
        }
        bool ordered = false; /* such links the search keeps by the order on the route */
        const ronde_node *node = &state->problem->nodes[link->from];
        for (int32_t k = 0; k < node->tie_count; k++) {
            const ronde_tie *tie = &state->problem->ties[node->first_tie + k];
            ordered |= tie->other == link->to && tie->order != 0;
        }
        if (!ordered && link->min_lag > -ronde_time_unlimited) {
            moved |= relax(at, state->problem, link->from, link->to, link->min_lag + at->fault);
        }
        if (!ordered && at->feasible && link->max_lag < ronde_time_unlimited) {
            moved |= relax(at, state->problem, link->to, link->from, -link->max_lag);
        }
    }
    return moved;
}

static bool relax_routes(oracle *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    bool moved = false;
    for (int32_t shift = 0; shift < problem->shift_count && at->feasible; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        int32_t end = ronde_end_of(problem, shift);
        if (!in_use(state, start)) {
            continue;
        }
        for (int32_t node = start; node != end && at->feasible; node = state->spots[node].next) {
            int32_t next = state->spots[node].next;
            ronde_time leg = state->spots[next].leg_time;
            at->feasible &= leg < RONDE_UNREACHABLE;
            if (at->feasible) {
                moved |= relax(at, problem, node, next, problem->nodes[node].duration + leg);
            }
        }
        ronde_time limit = ronde_state_limit(state, shift);
        if (at->feasible && limit < ronde_time_unlimited) {
            moved |= relax(at, problem, end, start, -limit);
        }
    }
    return moved;
}

/* The rest between the routes of one resource on different days. */
static bool relax_rests(oracle *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    const ronde_shift *shifts = problem->instance->shifts;
    bool moved = false;
    for (int32_t i = 0; i < problem->shift_count * problem->shift_count && at->feasible; i++) {
        int32_t one = i / problem->shift_count;
        int32_t next = i % problem->shift_count;
        ronde_time rest = problem->instance->resources[shifts[one].resource].rest;
        if (rest > 0 && shifts[one].resource == shifts[next].resource &&
            shifts[one].day < shifts[next].day && in_use(state, ronde_start_of(problem, one)) &&
            in_use(state, ronde_start_of(problem, next))) {
            moved |=
                relax(at, problem, ronde_end_of(problem, one), ronde_start_of(problem, next), rest);
        }
    }
    return moved;
}

/* What is aboard behind a node, of requests that are served whole. */
static int64_t aboard_behind(const ronde_state *state, int32_t shift, int32_t node, int32_t dim)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    int64_t load = 0;
    bool passed = false;
    int32_t end = ronde_end_of(problem, shift);
    for (int32_t at = ronde_start_of(problem, shift); at != end; at = state->spots[at].next) {
        if (at >= ronde_first_reload(problem)) { /* everything is unloaded */
            if (passed) {
                return load;
            }
            load = 0;
            passed = at == node;
            continue;
        }
        int32_t index = problem->nodes[at].alternative;
        bool whole = index != RONDE_NONE;
        for (int32_t i = 0; i < instance->task_count && whole; i++) {
            whole = instance->tasks[i].alternative != index || state->spots[i].route != RONDE_NONE;
        }
        load += whole ? instance->tasks[at].initial[dim] : 0;
        load += whole && !passed ? instance->tasks[at].change[dim] : 0;
        passed = passed || at == node;
    }
    return load;
}

/* Stops that follow without waiting. */
static bool relax_unwaiting(oracle *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    bool moved = false;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        uint32_t barred = ronde_state_kind(state, shift)->no_waiting;
        int32_t node = in_use(state, start) ? start : RONDE_NONE;
        while (node != RONDE_NONE && state->spots[node].next != RONDE_NONE) {
            int32_t next = state->spots[node].next;
            ronde_time lag = problem->nodes[node].duration + state->spots[next].leg_time;
            for (int32_t dim = 0; dim < 2 && at->feasible; dim++) {
                if ((barred >> dim & 1U) != 0 && aboard_behind(state, shift, node, dim) > 0) {
                    moved |= relax(at, problem, next, node, -lag);
                }
            }
            node = next;
        }
    }
    return moved;
}

/* A trip leaves when the last of its goods is ready. */
static void bound_heads(oracle *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t head = ronde_start_of(problem, shift);
        for (int32_t node = head; node != RONDE_NONE; node = state->spots[node].next) {
            head = node >= ronde_first_reload(problem) ? node : head;
            ronde_time release =
                node < problem->task_count ? problem->instance->tasks[node].release : 0;
            if (in_use(state, node) && release > at->earliest[head]) {
                at->earliest[head] = release;
                at->feasible &= release <= at->latest[head];
            }
        }
    }
}

static oracle judge_fully(const ronde_state *state, ronde_time fault, bool waiting)
{
    const ronde_problem *problem = state->problem;
    oracle at = {.fault = fault, .feasible = true};
    for (int32_t node = 0; node < problem->node_count; node++) {
        at.earliest[node] = problem->nodes[node].earliest;
        at.latest[node] = problem->nodes[node].latest;
    }
    bound_heads(&at, state);
    for (int round = 0; at.feasible; round++) {
        bool moved = relax_links(&at, state);
        moved |= relax_routes(&at, state);
        moved |= at.feasible && relax_rests(&at, state);
        moved |= !waiting && at.feasible && relax_unwaiting(&at, state);
        if (!moved) {
            return at;
        }
        at.feasible &= round < most_rounds;
    }
    return at;
}

static oracle judge(const ronde_state *state, ronde_time fault)
{
    return judge_fully(state, fault, true);
}

/* Whether there are times without waiting where a load forbids it. */
static bool may_be_timed(const ronde_state *state)
{
    return judge_fully(state, 0, false).feasible;
}

static bool same_times(const ronde_state *state, const oracle *at)
{
    for (int32_t node = 0; node < state->problem->node_count; node++) {
        const ronde_spot *spot = &state->spots[node];
        if (in_use(state, node) &&
            (spot->earliest != at->earliest[node] || spot->latest != at->latest[node])) {
            return false;
        }
    }
    return true;
}

/* Everything a plan is, to see whether a rollback restores it. */
typedef struct trace {
    ronde_spot spots[most_nodes];
    ronde_lane lanes[4];
    ronde_totals totals;
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
}

static bool same_trace(const trace *before, const ronde_state *state)
{
    return memcmp(before->spots, state->spots,
                  (size_t)state->problem->node_count * sizeof *state->spots) == 0 &&
           memcmp(before->lanes, state->lanes,
                  (size_t)state->problem->shift_count * sizeof *state->lanes) == 0 &&
           before->totals.cost == state->totals.cost && before->totals.used == state->totals.used;
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
    return may_be_timed(state);
}

/* Links a reload in at random, or takes one out. */
static void change_reloads(ronde_state *state, ronde_rng *rng)
{
    int32_t after = random_stop(state, rng);
    int32_t shift = state->spots[after].route;
    if (state->spots[after].flags == RONDE_NODE_RELOAD) {
        ronde_state_unlink(state, after);
    } else if (in_use(state, after) && ronde_trips_may_open(state, shift, 1)) {
        int32_t places = ronde_state_kind(state, shift)->reload_place_count;
        ronde_trips_link(state, shift, 1 + (int32_t)ronde_rng_below(rng, (uint32_t)places), after);
    }
}

/* One random insertion or removal, compared with the oracle. True if kernel and oracle agree. */
static bool try_step(ronde_state *state, ronde_rng *rng, ronde_time fault)
{
    const ronde_problem *problem = state->problem;
    int32_t task = (int32_t)ronde_rng_below(rng, (uint32_t)problem->task_count);
    trace before;
    take_trace(&before, state);
    ronde_mark mark = ronde_state_mark(state);
    bool reload = problem->reload_node_count > 0 && ronde_rng_below(rng, 4) == 0;
    if (reload || state->spots[task].route != RONDE_NONE) {
        if (reload) {
            change_reloads(state, rng);
        } else {
            ronde_state_unlink(state, task);
            ronde_trips_tidy(state);
        }
        bool settled = ronde_state_settle(state);
        oracle at = judge(state, fault);
        if (settled ? !at.feasible || !same_times(state, &at) : at.feasible && limits_hold(state)) {
            return false;
        }
        if (!settled || ronde_rng_below(rng, 2) == 0) {
            ronde_state_rollback(state, &mark);
            return same_trace(&before, state);
        }
        return true;
    }
    int32_t after = random_stop(state, rng);
    int32_t shift = state->spots[after].route;
    if (ronde_state_kind(state, shift)->task_prices[task] >= ronde_cost_forbidden) {
        return true;
    }
    bool placed = ronde_state_place(state, task, after);
    if (placed) {
        oracle at = judge(state, fault);
        return at.feasible && same_times(state, &at) && may_be_timed(state);
    }
    if (!same_trace(&before, state)) {
        return false;
    }
    mark = ronde_state_mark(state);
    ronde_state_link(state, task, after);
    oracle at = judge(state, fault);
    bool too_far = !ronde_state_sums_fit(state, shift) || !may_be_timed(state);
    ronde_state_rollback(state, &mark);
    return (too_far || !at.feasible) && same_trace(&before, state);
}

static bool agree(uint64_t seed, bool trips, ronde_time fault)
{
    ronde_error error = {0};
    ronde_instance *instance = trips ? ronde_random_trips(seed) : ronde_random_instance(seed);
    ronde_problem problem = {0};
    ronde_state state = {0};
    ronde_rng rng = ronde_rng_new(seed, 5);
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_int_le(problem.node_count, most_nodes);
    ck_assert_ok(ronde_state_init(&state, &problem, &error));
    bool good = true;
    for (int step = 0; step < steps && good; step++) {
        good = try_step(&state, &rng, fault);
        ronde_state_commit(&state);
    }
    ck_assert(!ronde_state_broken(&state));
    ronde_state_clear(&state);
    ronde_problem_clear(&problem);
    ronde_instance_free(instance);
    return good;
}

START_TEST(test_kernel_is_exact)
{
    uint64_t count = instance_count();
    for (uint64_t seed = 0; seed < count; seed++) {
        ck_assert_msg(agree(seed, false, 0), "kernel and oracle differ for seed %" PRIu64, seed);
        ck_assert_msg(agree(seed, true, 0), "they differ for seed %" PRIu64 " with trips", seed);
    }
}
END_TEST

START_TEST(test_wrong_oracle_is_noticed)
{
    bool noticed = false;
    for (uint64_t seed = 0; seed < 200 && !noticed; seed++) {
        noticed = !agree(seed, seed % 2 == 1, 1);
    }
    ck_assert_msg(noticed, "an oracle whose lags are one too long goes unnoticed");
}
END_TEST

CKX_MAIN("schedule", test_kernel_is_exact, test_wrong_oracle_is_noticed)

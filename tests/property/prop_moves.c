/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan of positions against placing the task everywhere: what is offered costs what it says, no
 * feasible position is missed, and on routes that stand alone (one window per task, no breaks and
 * limits) no infeasible one is offered. The totals of the state against a sum from scratch. */
#include "instances/base/rng.h"
#include "solver/construct/recreate.h"
#include "solver/construct/scan.h"
#include "solver/core/price.h"
#include "solver/core/relations.h"
#include "solver/search/ruin.h"
#include "tests/support/brute_rules.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"
#include "tests/support/search_bench.h"

#include <inttypes.h>
#include <string.h>

enum { instances = 3000, rounds = 12 };

/* What was compared, so that an empty test is noticed. */
typedef struct tally {
    int64_t offers, opened, rejected, false_accepts, false_rejects, wrong_costs;
} tally;

/* Whether the O(1) test is promised to be exact for the task on this route. */
static bool stands_alone(const ronde_state *state, int32_t task, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_lane *lane = &state->lanes[shift];
    return !problem->tied && !problem->breaks && !problem->rigid &&
           kind->max_duration >= ronde_time_unlimited && lane->windows_count == 0 &&
           problem->nodes[task].window_count == 1;
}

static bool
offered(const ronde_offers *offers, int32_t after, ronde_reloads reloads, ronde_cost *cost)
{
    for (int32_t i = 0; i < offers->count; i++) {
        if (offers->items[i].after == after && offers->items[i].reloads.before == reloads.before &&
            offers->items[i].reloads.behind == reloads.behind) {
            *cost = offers->items[i].cost;
            return true;
        }
    }
    return false;
}

/* One way to place a task. */
typedef struct position {
    const ronde_offers *offers;
    int32_t task, after;
    ronde_reloads reloads;
} position;

/* Counts the tasks from a node on in one direction up to where the trip begins or ends. */
static int32_t tasks_of_trip(const ronde_state *state, int32_t node, bool forward)
{
    int32_t count = 0;
    while (node < state->problem->task_count) {
        count += (state->spots[node].flags & RONDE_NODE_BREAK) == 0 ? 1 : 0;
        node = forward ? state->spots[node].next : state->spots[node].previous;
    }
    return count;
}

/* True unless a trip would be without a task, or another offer gives the same route. */
static bool makes_sense(const ronde_state *state, const position *at)
{
    int32_t after = at->after;
    int32_t reloads = ronde_reloads_count(at->reloads);
    bool twin = at->reloads.before == 0 && at->reloads.behind > 0 &&
                state->spots[after].flags == RONDE_NODE_RELOAD &&
                ronde_state_kind(state, state->spots[after].route)->reload_place_count == 1;
    return reloads == 0 ||
           (!twin && ronde_trips_may_open(state, state->spots[after].route, reloads) &&
            (at->reloads.before == 0 || tasks_of_trip(state, after, false) > 0) &&
            (at->reloads.behind == 0 || tasks_of_trip(state, state->spots[after].next, true) > 0));
}

/* Places a task for real and compares that with the offer. */
static void
compare_position(ronde_state *state, const position *at, bool alone, bool exact, tally *to)
{
    ronde_cost cost = 0;
    int32_t shift = state->spots[at->after].route;
    bool has_offer = offered(at->offers, at->after, at->reloads, &cost);
    ronde_cost before = state->totals.cost;
    ronde_mark mark = ronde_state_mark(state);
    bool placed = ronde_relations_order(state, at->task, at->after) &&
                  ronde_trips_place(state, at->task, at->after, at->reloads) &&
                  ronde_state_loads_fit(state, shift);
    bool open = ronde_reloads_count(at->reloads) > 0;
    /* Reloads may loosen what links tie together: the offer does not look that far. */
    bool loosened = open && state->problem->tied;
    to->offers += has_offer ? 1 : 0;
    to->opened += has_offer && open ? 1 : 0;
    to->rejected += placed ? 0 : 1;
    bool full = at->offers->count == RONDE_OFFERS;
    to->false_rejects += placed && !has_offer && !loosened && !full ? 1 : 0;
    to->false_accepts += alone && !placed && has_offer ? 1 : 0;
    to->wrong_costs += exact && placed && has_offer && state->totals.cost - before != cost ? 1 : 0;
    ronde_state_rollback(state, &mark);
}

/* Every position of one route: placed for real, and compared with the offers. */
static void
compare_route(ronde_state *state, ronde_hand *hand, int32_t task, int32_t shift, tally *to)
{
    ronde_probe probe = ronde_probe_of(state, task, false);
    if (!probe.possible || !ronde_probe_admits(state, &probe, shift)) {
        return;
    }
    ronde_offers offers = {.wanted = RONDE_OFFERS};
    ronde_scan_lane(state, hand, &probe, shift, &offers);
    bool alone = stands_alone(state, task, shift);
    /* The largest lateness and workload of the plan may go down: not seen by an offer. */
    bool exact = alone && state->problem->instance->latest_price == 0 &&
                 state->problem->instance->workload_price == 0;
    int32_t first =
        probe.first_after == RONDE_NONE ? ronde_start_of(state->problem, shift) : probe.first_after;
    int32_t places = ronde_state_kind(state, shift)->reload_place_count;
    for (int32_t after = first;
         state->spots[after].next != RONDE_NONE && after != probe.last_before;
         after = state->spots[after].next) {
        for (int32_t way = 0; way < (places + 1) * (places + 1); way++) {
            const position at = {&offers, task, after, {way % (places + 1), way / (places + 1)}};
            if (makes_sense(state, &at)) {
                compare_position(state, &at, alone, exact, to);
            }
        }
    }
}

/* Travel and tasks of a route that are paid, and what the unpaid travel makes the route cheaper. */
static ronde_time
worked_from_scratch(const ronde_state *state, int32_t shift, ronde_cost *unpaid_cost)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    const ronde_matrix *matrix = ronde_instance_matrix(instance, shift);
    int32_t end = ronde_end_of(problem, shift);
    int32_t place = of->start_place;
    ronde_time sum = 0;
    bool begun = false;
    for (int32_t node = state->spots[ronde_start_of(problem, shift)].next;;
         node = state->spots[node].next) {
        const ronde_task *task = node < problem->task_count ? &instance->tasks[node] : NULL;
        bool rest = task != NULL && task->kind == RONDE_BREAK;
        int32_t to = task != NULL ? task->place : of->end_place;
        to = node >= ronde_first_reload(problem) ? state->spots[node].place : to;
        ronde_time time =
            to == RONDE_NONE || place == RONDE_NONE ? 0 : ronde_matrix_duration(matrix, place, to);
        bool unpaid =
            (of->unpaid_first_leg && !begun && !rest) || (of->unpaid_last_leg && node == end);
        sum += (unpaid ? 0 : time) + (task != NULL && !rest ? task->duration : 0);
        *unpaid_cost += unpaid ? time * instance->resources[of->resource].paid_price : 0;
        begun |= !rest;
        place = to == RONDE_NONE ? place : to;
        if (node == end) {
            return sum;
        }
    }
}

/* What contracts cost and unpaid legs save. */
static ronde_cost contracts_from_scratch(const ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    ronde_cost cost = 0;
    for (int32_t one = 0; one < instance->shift_count; one++) {
        const ronde_contract *contract =
            &instance->resources[instance->shifts[one].resource].contract;
        ronde_cost saved = 0;
        ronde_time sum = 0;
        bool first = true;
        for (int32_t other = 0; other < instance->shift_count; other++) {
            bool same = instance->shifts[one].resource == instance->shifts[other].resource &&
                        instance->shifts[one].week == instance->shifts[other].week;
            bool used = state->lanes[other].task_count + state->lanes[other].break_count > 0;
            ronde_cost own = 0;
            sum += same && used ? worked_from_scratch(state, other, &own) : 0;
            saved += other == one ? own : 0;
            first &= !same || other >= one;
        }
        ck_assert_int_le(sum, contract->max);
        cost -= saved;
        cost +=
            first && sum < contract->least ? (contract->least - sum) * contract->short_price : 0;
        cost += first && sum > contract->most ? (sum - contract->most) * contract->extra_price : 0;
    }
    return cost;
}

static ronde_cost faces_from_scratch(const ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    ronde_cost cost = 0;
    for (int32_t group = 0; group < instance->group_count; group++) {
        uint64_t seen = 0;
        for (int32_t i = 0; i < instance->task_count; i++) {
            const ronde_task *task = &instance->tasks[i];
            for (int32_t k = 0; k < task->membership_count && state->spots[i].route >= 0; k++) {
                bool here = instance->memberships[task->first_membership + k].group == group;
                int32_t resource = instance->shifts[state->spots[i].route].resource;
                seen |= here ? UINT64_C(1) << (unsigned)resource : 0;
            }
        }
        const ronde_group *of = &instance->groups[group];
        int faces = __builtin_popcountll(seen) - of->free;
        cost += of->rule == RONDE_FACES && faces > 0 ? faces * of->price : 0;
    }
    return cost;
}

/* What meeting costs by the starts that the state has kept. */
static ronde_cost encounters_from_scratch(const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    ronde_cost cost = 0;
    for (int32_t i = 0; i < instance->task_count * instance->task_count && problem->meets; i++) {
        int32_t one = i / instance->task_count;
        int32_t other = i % instance->task_count;
        int32_t a = state->spots[one].route;
        int32_t b = state->spots[other].route;
        if (one < other && a != RONDE_NONE && b != RONDE_NONE &&
            strcmp(instance->resources[instance->shifts[a].resource].provider,
                   instance->resources[instance->shifts[b].resource].provider) != 0 &&
            state->starts[one] < state->starts[other] + instance->tasks[other].duration &&
            state->starts[other] < state->starts[one] + instance->tasks[one].duration) {
            cost += ronde_brute_shared_price(instance, one, other);
        }
    }
    return cost;
}

/* All components but moments, from the instance. */
static ronde_cost cost_from_scratch(const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    ronde_cost cost = state->late * instance->latest_price + faces_from_scratch(state) +
                      encounters_from_scratch(state);
    ronde_time largest = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        const ronde_resource *resource = &instance->resources[instance->shifts[shift].resource];
        const ronde_matrix *matrix = ronde_instance_matrix(instance, shift);
        int32_t end = ronde_end_of(problem, shift);
        int32_t node = ronde_start_of(problem, shift);
        int32_t place = instance->shifts[shift].start_place;
        ronde_time workload = 0;
        cost += state->lanes[shift].moments;
        bool used = state->spots[node].next != end;
        cost += used ? resource->shift_price : 0;
        const ronde_shift *of = &instance->shifts[shift];
        cost -= used ? resource->wait_price * of->loading_at_start : 0;
        while (used && node != end) {
            node = state->spots[node].next;
            bool reload = node >= ronde_first_reload(problem);
            const ronde_task *task = node < problem->task_count ? &instance->tasks[node] : NULL;
            int32_t to = task != NULL ? task->place : of->end_place;
            to = reload ? state->spots[node].place : to;
            cost -= reload ? resource->wait_price * of->loading : 0;
            if (to != RONDE_NONE && place != RONDE_NONE) {
                ronde_time time = ronde_matrix_duration(matrix, place, to);
                cost += resource->distance_price * ronde_matrix_distance(matrix, place, to) +
                        (resource->travel_price - resource->wait_price) * time;
                workload += time;
            }
            place = to != RONDE_NONE ? to : place;
            bool rest = task != NULL && task->kind == RONDE_BREAK;
            workload += task != NULL && !rest ? task->duration : 0;
            if (task != NULL) {
                cost +=
                    ronde_instance_pair_price(instance, node, instance->shifts[shift].resource) +
                    ronde_instance_day_price(instance, node, shift) -
                    resource->wait_price * task->duration;
            }
        }
        largest = workload > largest ? workload : largest;
    }
    cost += largest * instance->workload_price + contracts_from_scratch(state);
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        if (state->chosen[i] != RONDE_NONE) {
            cost += instance->alternatives[state->chosen[i]].price;
        } else if (request->optional) {
            cost += request->prize;
        }
    }
    return cost;
}

static void search_and_compare(uint64_t seed, bool trips, tally *to)
{
    search_bench bench;
    search_bench_set_up(&bench, trips ? ronde_random_trips(seed) : ronde_random_instance(seed),
                        seed);
    for (int round = 0; round < rounds; round++) {
        ronde_ruin(&bench.state, &bench.hand);
        (void)ronde_recreate(&bench.state, &bench.hand, INT64_MAX);
        ronde_state_commit(&bench.state);
        ck_assert_msg(bench.state.totals.cost == cost_from_scratch(&bench.state),
                      "seed %" PRIu64 ": the running cost %" PRId64 " is really %" PRId64, seed,
                      bench.state.totals.cost, cost_from_scratch(&bench.state));
        ronde_ruin(&bench.state, &bench.hand);
        bench.hand.blink = 0;
        for (int32_t task = 0; task < bench.problem.task_count; task++) {
            bool rest = (bench.problem.nodes[task].flags & RONDE_NODE_BREAK) != 0;
            for (int32_t shift = 0; shift < bench.problem.shift_count && !rest; shift++) {
                if (bench.state.spots[task].route == RONDE_NONE) {
                    compare_route(&bench.state, &bench.hand, task, shift, to);
                }
            }
        }
        ronde_state_commit(&bench.state);
    }
    search_bench_tear_down(&bench);
}

START_TEST(test_offers_are_exact)
{
    tally found = {0};
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(instances); seed++) {
        search_and_compare(seed, false, &found);
        search_and_compare(seed, true, &found);
    }
    ck_assert_int_gt(found.offers, 10000);
    ck_assert_int_gt(found.opened, 1000);
    ck_assert_int_gt(found.rejected, 1000);
    ck_assert_int_eq(found.false_accepts, 0);
    ck_assert_int_eq(found.false_rejects, 0);
    ck_assert_int_eq(found.wrong_costs, 0);
}
END_TEST

CKX_MAIN("moves", test_offers_are_exact)

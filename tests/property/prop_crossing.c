/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children of two plans of pickups with deliveries: no more routes than the first parent, each a
 * parent's route without some whole requests; nothing twice; routes that both parents have stay;
 * the search's own state accepts the child. */
#include "solver/construct/recreate.h"
#include "solver/search/crossing.h"
#include "tests/support/ckx.h"
#include "tests/support/random_pairs.h"
#include "tests/support/search_bench.h"

#include <string.h>

enum { instances = 400, children = 10, pairs = 12, vehicles = 8, width = 150 };

typedef struct setting {
    search_bench bench;
    ronde_arena *arena;
    ronde_crossing crossing;
    ronde_snapshot a, b, child;
} setting;

/* What was seen, so that an empty test is noticed. */
typedef struct tally {
    int64_t children, same, new, incomplete;
} tally;

static void make_plan(setting *of, ronde_snapshot *plan)
{
    ronde_state *state = &of->bench.state;
    for (int32_t request = 0; request < of->bench.problem.request_count; request++) {
        ronde_state_remove(state, request);
    }
    ck_assert(ronde_state_settle(state));
    of->bench.hand.todo_count = 0;
    (void)ronde_recreate(state, &of->bench.hand, INT64_MAX);
    ronde_state_commit(state);
    ronde_snapshot_keep(plan, state);
}

static void set_up(setting *of, uint64_t seed)
{
    ronde_error error = {0};
    *of = (setting){.arena = ronde_arena_new(4096)};
    search_bench_set_up(&of->bench, ronde_random_pairs(seed, pairs, vehicles, width), seed);
    of->bench.hand.blink = 300;
    ck_assert_ptr_nonnull(of->arena);
    ck_assert(ronde_crossing_take(&of->crossing, &of->bench.problem, of->arena));
    ck_assert_ok(ronde_snapshot_init(&of->a, &of->bench.problem, &error));
    ck_assert_ok(ronde_snapshot_init(&of->b, &of->bench.problem, &error));
    ck_assert_ok(ronde_snapshot_init(&of->child, &of->bench.problem, &error));
    make_plan(of, &of->a);
    make_plan(of, &of->b);
}

static void tear_down(setting *of)
{
    ronde_snapshot_clear(&of->a);
    ronde_snapshot_clear(&of->b);
    ronde_snapshot_clear(&of->child);
    ronde_arena_free(of->arena);
    search_bench_tear_down(&of->bench);
}

static int32_t count_routes(const ronde_problem *problem, const ronde_snapshot *plan)
{
    int32_t count = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        count += plan->counts[shift] > 0 ? 1 : 0;
    }
    return count;
}

/* True if the tasks come in this order on one route of a plan. */
static bool follows(const ronde_problem *problem,
                    const ronde_snapshot *plan,
                    const int32_t *tasks,
                    int32_t count)
{
    const int32_t *nodes = plan->nodes;
    for (int32_t shift = 0; shift < problem->shift_count; nodes += plan->counts[shift++]) {
        int32_t at = 0;
        for (int32_t i = 0; i < plan->counts[shift] && at < count; i++) {
            at += nodes[i] == tasks[at] ? 1 : 0;
        }
        if (at == count) {
            return true;
        }
    }
    return false;
}

/* True if a plan has this very route. */
static bool
has(const ronde_problem *problem, const ronde_snapshot *plan, const int32_t *tasks, int32_t count)
{
    const int32_t *nodes = plan->nodes;
    for (int32_t shift = 0; shift < problem->shift_count; nodes += plan->counts[shift++]) {
        if (plan->counts[shift] == count &&
            memcmp(nodes, tasks, (size_t)count * sizeof *tasks) == 0) {
            return true;
        }
    }
    return false;
}

static void check_common_routes(const setting *of)
{
    const ronde_problem *problem = &of->bench.problem;
    const int32_t *nodes = of->a.nodes;
    for (int32_t shift = 0; shift < problem->shift_count; nodes += of->a.counts[shift++]) {
        int32_t count = of->a.counts[shift];
        if (count > 0 && has(problem, &of->b, nodes, count)) {
            ck_assert(has(problem, &of->child, nodes, count));
        }
    }
}

static void check_child(setting *of, tally *to)
{
    const ronde_problem *problem = &of->bench.problem;
    int32_t times[2 * pairs] = {0};
    bool all_of_a = true;
    const int32_t *nodes = of->child.nodes;
    for (int32_t shift = 0; shift < problem->shift_count; nodes += of->child.counts[shift++]) {
        int32_t count = of->child.counts[shift];
        ck_assert(follows(problem, &of->a, nodes, count) || follows(problem, &of->b, nodes, count));
        all_of_a = all_of_a && (count == 0 || has(problem, &of->a, nodes, count));
        for (int32_t i = 0; i < count; i++) {
            times[nodes[i]]++;
        }
    }
    int32_t absent = 0;
    for (int32_t task = 0; task < 2 * pairs; task++) {
        bool served = of->child.chosen[problem->nodes[task].request] != RONDE_NONE;
        ck_assert_int_eq(times[task], served ? 1 : 0);
        absent += served ? 0 : 1;
    }
    ck_assert_int_le(count_routes(problem, &of->child), count_routes(problem, &of->a));
    check_common_routes(of);
    ck_assert(ronde_snapshot_restore(&of->child, &of->bench.state));
    ck_assert_int_eq(of->bench.state.absent_count, absent / 2);
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        ck_assert(ronde_state_loads_fit(&of->bench.state, shift));
    }
    to->new += all_of_a ? 0 : 1;
    to->incomplete += absent > 0 ? 1 : 0;
}

START_TEST(test_children)
{
    tally seen = {0};
    for (int i = 0; i < ckx_cases(instances); i++) {
        setting of;
        set_up(&of, ckx_seed(900) + (uint64_t)i);
        for (int k = 0; k < children; k++) {
            seen.children++;
            if (ronde_crossing_make(&of.crossing, &of.bench.hand.rng, &of.a, &of.b, &of.child)) {
                check_child(&of, &seen);
            } else {
                seen.same++;
            }
        }
        ck_assert(!ronde_crossing_make(&of.crossing, &of.bench.hand.rng, &of.a, &of.a, &of.child));
        tear_down(&of);
    }
    ck_assert_int_lt(seen.same, seen.children / 10);
    ck_assert_int_gt(seen.new, seen.children / 2);
    ck_assert_int_gt(seen.incomplete, seen.children / 10);
}
END_TEST

CKX_MAIN("property/crossing", test_children)

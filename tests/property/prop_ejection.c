/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fewer routes by ejection. Walks: after each attempt every request is on one route with all of its
 * tasks in order, or in the pool; no route breaks a rule; the search's own state accepts the plan.
 * Evictions: what has to leave for a request weighs as little as the lightest set found by trying
 * all sets and all places; an oracle that forgets the loads is noticed. */
#include "solver/construct/recreate.h"
#include "solver/search/ejection.h"
#include "tests/support/ckx.h"
#include "tests/support/random_pairs.h"
#include "tests/support/search_bench.h"

enum { instances = 1500, pairs = 6, customers = 2 * pairs };
enum { vehicles = 9, width = 75, attempts = 30 };

static int draw(ronde_rng *rng, int bound)
{
    return (int)ronde_rng_below(rng, (uint32_t)bound);
}

/* A plan, the board with it, and a search on the board. */
typedef struct setting {
    search_bench bench;
    ronde_snapshot snapshot;
    ronde_board *board;
    ronde_ejection ejection;
} setting;

static void set_up(setting *of, uint64_t seed)
{
    ronde_error error = {0};
    *of = (setting){0};
    search_bench_set_up(&of->bench, ronde_random_pairs(seed, pairs, vehicles, width), seed);
    ck_assert_ok(ronde_snapshot_init(&of->snapshot, &of->bench.problem, &error));
    ck_assert(ronde_board_fits(&of->bench.problem));
    of->board = ronde_board_new(&of->bench.problem);
    ck_assert_ptr_nonnull(of->board);
    of->bench.hand.blink = 300; /* more routes than needed, and not very good ones */
    (void)ronde_recreate(&of->bench.state, &of->bench.hand, INT64_MAX);
    ronde_state_commit(&of->bench.state);
    ronde_board_take(of->board, &of->bench.state);
    ck_assert(ronde_ejection_init(&of->ejection, of->board, &of->bench.hand.rng));
    for (int32_t i = 0; i < of->bench.problem.request_count; i++) {
        of->ejection.weights[i] = 1 + draw(&of->bench.hand.rng, 6);
    }
}

static void tear_down(setting *of)
{
    ronde_board_free(of->board);
    ronde_snapshot_clear(&of->snapshot);
    search_bench_tear_down(&of->bench);
}

/* True if a sequence of tasks can be driven: times, loads, and pickups before their deliveries. */
static bool drives(const ronde_board *board, const int32_t *tasks, int32_t count, bool loads)
{
    int32_t last = ronde_start_of(board->problem, 0);
    ronde_time time = board->pegs[last].early;
    int64_t load = 0;
    uint64_t seen = 0;
    for (int32_t i = 0; i <= count; i++) {
        int32_t node = i < count ? tasks[i] : ronde_end_of(board->problem, 0);
        time += board->pegs[last].duration + ronde_board_leg(board, last, node);
        time = time > board->pegs[node].early ? time : board->pegs[node].early;
        load += i < count ? board->demands[node] : 0;
        if (time > board->pegs[node].late || (loads && load > board->capacity[0])) {
            return false;
        }
        if (i < count && board->demands[node] < 0 &&
            (seen >> (unsigned)board->twins[node] & 1U) == 0) {
            return false;
        }
        seen |= i < count ? UINT64_C(1) << (unsigned)node : 0;
        last = node;
    }
    return true;
}

static int32_t list_tasks(const ronde_board *board, int32_t route, int32_t *tasks)
{
    int32_t count = 0;
    for (int32_t node = board->pegs[ronde_start_of(board->problem, route)].next;
         node != ronde_end_of(board->problem, route); node = board->pegs[node].next) {
        tasks[count++] = node;
    }
    return count;
}

static void check_board(setting *of)
{
    ronde_board *board = of->board;
    int32_t seen[customers] = {0};
    int32_t used = 0;
    for (int32_t route = 0; route < of->bench.problem.shift_count; route++) {
        int32_t tasks[customers];
        int32_t count = list_tasks(board, route, tasks);
        ck_assert_int_eq(count, board->lengths[route]);
        ck_assert(drives(board, tasks, count, true));
        used += count > 0 ? 1 : 0;
        for (int32_t i = 0; i < count; i++) {
            seen[tasks[i]]++;
            int32_t twin = board->twins[tasks[i]];
            ck_assert_int_eq(board->pegs[twin].route, route);
        }
    }
    ck_assert_int_eq(used, board->used_count);
    for (int32_t i = 0; i < board->pool_count; i++) {
        int32_t task = ronde_board_task(board, board->pool[i]);
        seen[task]++;
        seen[board->twins[task]]++;
    }
    for (int32_t i = 0; i < customers; i++) {
        ck_assert_int_eq(seen[i], 1);
    }
    ronde_board_give(board, &of->snapshot);
    ck_assert(ronde_snapshot_restore(&of->snapshot, &of->bench.state));
    ck_assert_int_eq(of->bench.state.absent_count, board->pool_count);
    ck_assert_int_eq(of->bench.state.totals.used, board->used_count);
}

START_TEST(test_walks_keep_all_requests_and_rules)
{
    int64_t emptied = 0;
    int64_t stuck = 0;
    int count = ckx_cases(instances);
    for (uint64_t seed = 0; seed < (uint64_t)count; seed++) {
        setting of;
        set_up(&of, seed);
        for (int i = 0; i < attempts && of.board->used_count > 1; i++) {
            if (of.board->pool_count == 0) {
                emptied += i > 0 ? 1 : 0;
                ronde_ejection_drop_route(&of.ejection);
                check_board(&of);
            }
            ronde_ejection_step(&of.ejection);
            check_board(&of);
        }
        stuck += of.board->pool_count > 0 ? 1 : 0;
        tear_down(&of);
    }
    ck_assert_int_gt(emptied, count / 10); /* both ends are seen */
    ck_assert_int_gt(stuck, count / 10);
}
END_TEST

/* True if the request fits anywhere among the tasks. */
static bool fits_among(
    const ronde_board *board, int32_t request, const int32_t *tasks, int32_t count, bool loads)
{
    int32_t first = ronde_board_task(board, request);
    int32_t with[customers + 2];
    for (int32_t i = 0; i <= count; i++) {
        for (int32_t k = i; k <= count; k++) {
            int32_t to = 0;
            for (int32_t at = 0; at <= count; at++) {
                if (at == i) {
                    with[to++] = first;
                }
                if (at == k) {
                    with[to++] = board->twins[first];
                }
                if (at < count) {
                    with[to++] = tasks[at];
                }
            }
            if (drives(board, with, to, loads)) {
                return true;
            }
        }
    }
    return false;
}

/* The least weight of a set of at most most requests whose leaving lets one in; 0 if none has to
 * leave. */
static int64_t lightest(const setting *of, int32_t request, int32_t route, int32_t most, bool loads)
{
    const ronde_board *board = of->board;
    int32_t tasks[customers];
    int32_t count = list_tasks(board, route, tasks);
    int64_t least = INT64_MAX;
    for (uint32_t set = 0; set < UINT32_C(1) << (unsigned)of->bench.problem.request_count; set++) {
        int32_t rest[customers];
        int32_t left = 0;
        uint32_t gone = 0;
        for (int32_t i = 0; i < count; i++) {
            int32_t owner = of->bench.problem.nodes[tasks[i]].request;
            if ((set >> (unsigned)owner & 1U) == 0) {
                rest[left++] = tasks[i];
            } else {
                gone |= 1U << (unsigned)owner;
            }
        }
        int64_t weight = 0;
        int32_t members = 0;
        for (int32_t i = 0; i < of->bench.problem.request_count; i++) {
            bool goes = (set >> (unsigned)i & 1U) != 0;
            members += goes ? 1 : 0;
            weight += goes ? of->ejection.weights[i] : 0;
        }
        if (gone == set && members <= most && weight < least &&
            fits_among(board, request, rest, left, loads)) {
            least = weight;
        }
    }
    return least;
}

/* Evictions compared, and those that differ from an oracle. */
static int64_t compare_evictions(bool loads, int64_t *compared)
{
    int64_t different = 0;
    int count = ckx_cases(instances) / 10;
    for (uint64_t seed = 0; seed < (uint64_t)count; seed++) {
        setting of;
        set_up(&of, seed);
        ronde_ejection_drop_route(&of.ejection);
        int32_t request = of.board->pool[of.board->pool_count - 1];
        for (int32_t i = 0; i < of.bench.problem.request_count; i++) {
            of.ejection.weights[i] = 1 + draw(&of.bench.hand.rng, 6);
        }
        for (int32_t i = 0; i < of.board->used_count; i++) {
            int32_t most = 1 + draw(&of.bench.hand.rng, 3);
            int32_t route = of.board->used[i];
            int64_t least = lightest(&of, request, route, most, loads);
            if (least == 0) {
                continue;
            }
            of.ejection.best = (ronde_eviction){.weight = INT64_MAX};
            of.ejection.enough = INT64_MAX;
            ronde_eject_pair(&of.ejection, request, route, most);
            different += of.ejection.best.weight != least ? 1 : 0;
            ck_assert_int_le(of.ejection.best.count, most);
            ++*compared;
        }
        tear_down(&of);
    }
    return different;
}

START_TEST(test_evictions_are_lightest)
{
    int64_t compared = 0;
    ck_assert_int_eq(compare_evictions(true, &compared), 0);
    ck_assert_int_gt(compared, ckx_cases(instances) / 20);
    ck_assert_int_gt(compare_evictions(false, &compared), 0); /* an oracle without loads */
}
END_TEST

CKX_MAIN("solver/search/ejection",
         test_walks_keep_all_requests_and_rules,
         test_evictions_are_lightest)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/fleet.h"

#include "instances/base/alloc.h"
#include "solver/construct/recreate.h"
#include "solver/construct/rests.h"
#include "solver/core/trips.h"
#include "solver/search/ejection.h"
#include "solver/search/fleet_bound.h"
#include "solver/search/ruin.h"

enum { guided_percent = 50, turns = 12 };
/* Work on the board that takes about as long as one ruin and recreate. */
enum { work_per_iteration = 16384 };

/* Temperatures of the annealing afterwards, as shares of the mean cost per request, and the first
 * price of a request left out, as a share of the first temperature. */
static const double hot_share = 5.0;
static const double cold_share = 0.02;
static const double left_out_share = 3.0;

/* A fleet minimisation under way. */
typedef struct hunt {
    ronde_search *search;
    double temperature; /* at which plans that leave out the same requests are accepted */
    int32_t bound;      /* no plan has fewer routes, or no fewer are wanted */
    int32_t *left_out;  /* scratch: the requests left out before a step */
    int32_t left_out_count;
    ronde_board *board; /* NULL: there are rules that it does not know */
    ronde_ejection ejection;
    ronde_snapshot left; /* the incomplete plan at the end of a turn */
    int32_t left_used;   /* routes of the best plan then */
    int32_t board_used;  /* the same for the board's turn */
} hunt;

static int64_t sum_of_absences(const ronde_search *search, const int32_t *requests, int32_t count)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < count; i++) {
        sum += 1 + search->hand.absences[requests[i]];
    }
    return sum;
}

/* The route whose requests have been easiest to place so far. */
static int32_t easiest_route(const ronde_search *search)
{
    const ronde_state *state = &search->state;
    const ronde_problem *problem = search->problem;
    int32_t chosen = RONDE_NONE;
    int64_t least = INT64_MAX;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        if (state->lanes[shift].task_count == 0) {
            continue;
        }
        int64_t sum = 0;
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
             node = state->spots[node].next) {
            int32_t request = problem->nodes[node].request;
            sum += request == RONDE_NONE ? 0 : 1 + search->hand.absences[request];
        }
        if (sum < least) {
            least = sum;
            chosen = shift;
        }
    }
    return chosen;
}

/* Empties a route, so that its requests are looking for places in the others. */
static bool drop_route(ronde_search *search)
{
    ronde_state *state = &search->state;
    const ronde_problem *problem = search->problem;
    int32_t chosen = easiest_route(search);
    if (chosen == RONDE_NONE || state->totals.used <= 1) {
        return false;
    }
    search->hand.most_used = state->totals.used - 1;
    ronde_rests_unlink(state, chosen);
    ronde_trips_unlink(state, chosen);
    int32_t start = ronde_start_of(problem, chosen);
    while (state->spots[start].next != ronde_end_of(problem, chosen)) {
        ronde_state_remove(state, problem->nodes[state->spots[start].next].request);
    }
    bool good = ronde_state_settle(state);
    ronde_state_commit(state);
    return good;
}

/* Often makes room where a request that is left out would like to be, and tries that one first. */
static void choose_seed(const ronde_state *state, ronde_hand *hand)
{
    hand->seed_request = RONDE_NONE;
    if (state->absent_count > 0 && ronde_rng_below(&hand->rng, 100) < guided_percent) {
        hand->seed_request =
            state->absent[ronde_rng_below(&hand->rng, (uint32_t)state->absent_count)];
    }
}

/* True if the plan leaves out fewer requests than before, or such as have been left out less often,
 * or the same ones at a price within the limit. */
static bool accepts(const hunt *of, int64_t unserved_before, ronde_cost limit)
{
    const ronde_search *search = of->search;
    const ronde_state *state = &search->state;
    if (state->totals.unserved < unserved_before) {
        return true;
    }
    int64_t before = sum_of_absences(search, of->left_out, of->left_out_count);
    int64_t now = sum_of_absences(search, state->absent, state->absent_count);
    return now < before || (now == before && state->totals.unserved == unserved_before &&
                            ronde_state_value(state) <= limit);
}

/* One ruin and recreate, kept or undone. */
static void step(hunt *of)
{
    ronde_search *search = of->search;
    ronde_state *state = &search->state;
    ronde_hand *hand = &search->hand;
    int64_t unserved = state->totals.unserved;
    ronde_cost limit = ronde_state_value(state) + ronde_search_tolerance(search, of->temperature);
    of->left_out_count = state->absent_count;
    for (int32_t i = 0; i < state->absent_count; i++) {
        of->left_out[i] = state->absent[i];
    }
    ronde_mark mark = ronde_state_mark(state);
    choose_seed(state, hand);
    hand->most_missed =
        sum_of_absences(search, state->absent, state->absent_count) + state->absent_count;
    ronde_ruin(state, hand);
    hand->force_open = false;
    if (!ronde_recreate(state, hand, INT64_MAX) || !accepts(of, unserved, limit)) {
        ronde_state_rollback(state, &mark);
    }
    ronde_state_commit(state);
}

/* Goes on with the incomplete plan of the turn before, unless it was overtaken. */
static bool resume_or_drop(hunt *of)
{
    ronde_search *search = of->search;
    if (of->left_used == search->best.totals.used) {
        return ronde_snapshot_restore(&of->left, &search->state);
    }
    return search->best.totals.used > of->bound &&
           ronde_snapshot_restore(&search->best, &search->state) && drop_route(search);
}

/* Saves route after route until the bound is met or the iterations are used up. */
static void save_routes(hunt *of, int64_t until)
{
    ronde_search *search = of->search;
    ronde_state *state = &search->state;
    bool dropped = resume_or_drop(of);
    while (dropped && search->iteration < until && !ronde_search_must_stop(search)) {
        search->iteration++;
        step(of);
        if (state->totals.unserved <= search->best.totals.unserved) {
            ronde_snapshot_keep(&search->best, state);
            ronde_search_report(search);
            dropped = state->totals.used > of->bound && drop_route(search);
        }
    }
    if (of->board != NULL && dropped) {
        ronde_snapshot_keep(&of->left, state);
        of->left_used = search->best.totals.used;
    }
}

/* The board's plan becomes the search's, and the best one. False if it cannot be. */
static bool take_over(ronde_search *search, const ronde_board *board)
{
    ronde_board_give(board, &search->best);
    if (!ronde_snapshot_restore(&search->best, &search->state)) {
        return false;
    }
    ronde_snapshot_keep(&search->best, &search->state);
    ronde_search_report(search);
    return true;
}

static bool may_go_on(ronde_search *search, int64_t until)
{
    return search->iteration < until &&
           (search->stop_after <= 0 || search->iteration < search->stop_after) &&
           !ronde_search_asked_to_stop(search);
}

/* As save_routes, by ejection on the board. */
static void eject_routes(hunt *of, int64_t until)
{
    ronde_search *search = of->search;
    ronde_board *board = of->board;
    if (of->board_used != search->best.totals.used &&
        ronde_snapshot_restore(&search->best, &search->state)) {
        ronde_board_take(board, &search->state);
    }
    while ((board->pool_count > 0 || board->used_count > of->bound) && may_go_on(search, until)) {
        if (board->pool_count == 0) {
            ronde_ejection_drop_route(&of->ejection);
        }
        int64_t before = board->work;
        ronde_ejection_step(&of->ejection);
        int64_t spent = (board->work - before) / work_per_iteration + 1;
        int64_t room = until - search->iteration;
        search->iteration += spent < room ? spent : room;
        if (board->pool_count == 0 && !take_over(search, board)) {
            break;
        }
    }
    of->board_used = search->best.totals.used;
}

/* Either may be stuck where the other is not, so they take turns. */
static void take_turns(hunt *of, int64_t until)
{
    ronde_search *search = of->search;
    int64_t turn = (until - search->iteration) / turns + 1;
    while (search->best.totals.used > of->bound && search->iteration < until && !search->stopped &&
           !ronde_state_broken(&search->state)) {
        int64_t from = search->iteration;
        int64_t first = from + turn < until ? from + turn : until;
        save_routes(of, first);
        eject_routes(of, first + turn < until ? first + turn : until);
        if (search->iteration == from) {
            return; /* stopped */
        }
    }
}

/* Prepares the annealing with the fleet found: plans are far apart, so it begins hot. */
static void heat(ronde_search *search)
{
    const ronde_totals *best = &search->best.totals;
    int32_t served = search->problem->request_count - search->state.absent_count + 1;
    double mean = (double)best->cost / served;
    search->hot = hot_share * mean > 1.0 ? hot_share * mean : 1.0;
    search->cold = cold_share * mean > 0.01 ? cold_share * mean : 0.01;
    if (best->unserved == 0) {
        search->lenience = ronde_lenience_begin(left_out_share * search->hot);
    }
}

/* The board, if it knows all rules and there is memory for what goes with it. */
static void set_up_board(hunt *of)
{
    ronde_search *search = of->search;
    if (!ronde_board_fits(search->problem) || search->best.totals.unserved > 0) {
        return;
    }
    ronde_error ignored = {0};
    ronde_board *board = ronde_board_new(search->problem);
    if (board != NULL && ronde_ejection_init(&of->ejection, board, &search->hand.rng) &&
        ronde_snapshot_init(&of->left, search->problem, &ignored) == RONDE_OK) {
        of->board = board;
        return;
    }
    ronde_board_free(board);
}

static void minimise(ronde_search *search, int32_t bound, double temperature, int64_t until)
{
    size_t room = (size_t)search->problem->request_count + 1;
    hunt of = {.search = search,
               .temperature = temperature,
               .bound = bound,
               .left_out = ronde_alloc_zero(room, sizeof *of.left_out),
               .left_used = RONDE_NONE,
               .board_used = RONDE_NONE};
    if (of.left_out != NULL) { /* without memory the routes stay as they are */
        set_up_board(&of);
        if (of.board != NULL) {
            take_turns(&of, until);
            ronde_snapshot_clear(&of.left);
            ronde_board_free(of.board);
        } else {
            save_routes(&of, until);
        }
    }
    ronde_free(of.left_out);
}

void ronde_fleet_lower(ronde_search *search, int32_t target, double temperature, int64_t iterations)
{
    ronde_hand *hand = &search->hand;
    minimise(search, target, temperature, search->iteration + iterations);
    hand->seed_request = RONDE_NONE;
    hand->most_missed = INT64_MAX;
    (void)ronde_snapshot_restore(&search->best, &search->state);
    hand->most_used = search->best.totals.used;
}

void ronde_fleet_minimise(ronde_search *search, int64_t iterations)
{
    ronde_fleet_lower(search, ronde_fleet_bound(search->problem), search->hot, iterations);
    heat(search);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/shuffle.h"

static int32_t draw_task(const ronde_board *board, ronde_rng *rng)
{
    return (int32_t)ronde_rng_below(rng, (uint32_t)board->problem->task_count);
}

/* A task that may well come behind another one, RONDE_NONE if the lot falls on none. */
static int32_t draw_follower(const ronde_board *board, ronde_rng *rng, int32_t task)
{
    int64_t at = (int64_t)task * RONDE_NEAR + ronde_rng_below(rng, RONDE_NEAR);
    return board->problem->followers[at].task;
}

/* True if a task fits in the place of another one, in time. */
static bool replaces(const ronde_board *board, int32_t task, int32_t other)
{
    const ronde_peg *peg = &board->pegs[task];
    int32_t before = board->pegs[other].previous;
    int32_t behind = board->pegs[other].next;
    ronde_time time = board->pegs[before].earliest + board->pegs[before].duration +
                      ronde_board_leg(board, before, task);
    time = time > peg->early ? time : peg->early;
    return time <= peg->late && time + peg->duration + ronde_board_leg(board, task, behind) <=
                                    board->pegs[behind].latest;
}

static bool loads_allow_exchange(const ronde_board *board, int32_t task, int32_t other)
{
    int64_t one = ronde_end_of(board->problem, board->pegs[task].route);
    int64_t two = ronde_end_of(board->problem, board->pegs[other].route);
    for (int32_t d = 0; d < board->dimensions; d++) {
        int64_t more = board->demands[(int64_t)other * board->dimensions + d] -
                       board->demands[(int64_t)task * board->dimensions + d];
        if (board->aboard[one * board->dimensions + d] + more > board->capacity[d] ||
            board->aboard[two * board->dimensions + d] - more > board->capacity[d]) {
            return false;
        }
    }
    return true;
}

static bool renew_both(ronde_board *board, int32_t one, int32_t other)
{
    bool good = ronde_board_renew(board, one);
    return ronde_board_renew(board, other) && good;
}

static void relocate(ronde_board *board, int32_t task, int32_t before)
{
    int32_t from = board->pegs[task].route;
    int32_t back = board->pegs[task].previous;
    int32_t to = board->pegs[before].route;
    int32_t after = board->pegs[before].previous;
    if (board->lengths[from] == 1 || !ronde_board_carries(board, task, to) ||
        !ronde_board_follows(board, task, after)) {
        return;
    }
    ronde_board_unlink(board, task);
    ronde_board_link(board, task, after);
    if (!renew_both(board, from, to)) { /* a detour that is quicker than the direct leg */
        ronde_board_unlink(board, task);
        ronde_board_link(board, task, back);
        (void)renew_both(board, from, to);
    }
}

static void exchange(ronde_board *board, int32_t task, int32_t other)
{
    if (!loads_allow_exchange(board, task, other) || !replaces(board, task, other) ||
        !replaces(board, other, task)) {
        return;
    }
    int32_t after_task = board->pegs[task].previous;
    int32_t after_other = board->pegs[other].previous;
    int32_t one = board->pegs[task].route;
    int32_t two = board->pegs[other].route;
    ronde_board_unlink(board, task);
    ronde_board_unlink(board, other);
    ronde_board_link(board, other, after_task);
    ronde_board_link(board, task, after_other);
    (void)renew_both(board, one, two);
}

/* True if the loads allow the head of one route, up to a node, with the tail of another, behind a
 * node. */
static bool loads_allow_join(const ronde_board *board, int32_t head, int32_t before_tail)
{
    int64_t end = ronde_end_of(board->problem, board->pegs[before_tail].route);
    for (int32_t d = 0; d < board->dimensions; d++) {
        if (board->aboard[(int64_t)head * board->dimensions + d] +
                board->aboard[end * board->dimensions + d] -
                board->aboard[(int64_t)before_tail * board->dimensions + d] >
            board->capacity[d]) {
            return false;
        }
    }
    return true;
}

static bool comes_in_time(const ronde_board *board, int32_t from, int32_t to)
{
    const ronde_peg *peg = &board->pegs[from];
    return peg->earliest + peg->duration + ronde_board_leg(board, from, to) <=
           board->pegs[to].latest;
}

static void unlink_all(ronde_board *board, const int32_t *tasks, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        ronde_board_unlink(board, tasks[i]);
    }
}

static void link_all(ronde_board *board, const int32_t *tasks, int32_t count, int32_t after)
{
    for (int32_t i = 0; i < count; i++) {
        ronde_board_link(board, tasks[i], after);
        after = tasks[i];
    }
}

static int32_t list_tail(const ronde_board *board, int32_t first, int32_t *nodes)
{
    int32_t count = 0;
    int32_t end = ronde_end_of(board->problem, board->pegs[first].route);
    for (int32_t node = first; node != end; node = board->pegs[node].next) {
        nodes[count++] = node;
    }
    return count;
}

/* Leaves a task for another one on another route, and the other way round. */
static void exchange_tails(ronde_board *board, int32_t task, int32_t to)
{
    int32_t other = board->pegs[to].previous;
    int32_t behind = board->pegs[task].next;
    int32_t one = board->pegs[task].route;
    int32_t two = board->pegs[to].route;
    int32_t end = ronde_end_of(board->problem, one);
    if ((behind == end && other == ronde_start_of(board->problem, two)) ||
        !comes_in_time(board, task, to) || !comes_in_time(board, other, behind) ||
        !loads_allow_join(board, task, other) || !loads_allow_join(board, other, task)) {
        return;
    }
    int32_t first_count = list_tail(board, to, board->route);
    int32_t *second = board->route + first_count;
    int32_t second_count = list_tail(board, behind, second);
    unlink_all(board, board->route, first_count + second_count);
    link_all(board, board->route, first_count, task);
    link_all(board, second, second_count, other);
    (void)renew_both(board, one, two);
}

static void move_single(ronde_board *board, ronde_rng *rng)
{
    int32_t task = draw_task(board, rng);
    int32_t to = draw_follower(board, rng, task);
    if (to == RONDE_NONE) {
        return;
    }
    int32_t one = board->pegs[task].route;
    int32_t two = board->pegs[to].route;
    if (one == RONDE_NONE || two == RONDE_NONE || one == two) {
        return;
    }
    int32_t beside = board->pegs[to].previous;
    switch (ronde_rng_below(rng, 3)) {
    case 0:
        relocate(board, task, to);
        break;
    case 1:
        if (beside < board->problem->task_count) {
            exchange(board, task, beside);
        }
        break;
    default:
        exchange_tails(board, task, to);
        break;
    }
}

/* Where a pair stands. */
typedef struct stand {
    int32_t pickup, delivery, after_pickup, after_delivery, route;
} stand;

static stand lift(ronde_board *board, int32_t pickup)
{
    const ronde_peg *pegs = board->pegs;
    int32_t delivery = board->twins[pickup];
    stand was = {.pickup = pickup,
                 .delivery = delivery,
                 .after_pickup = pegs[pickup].previous,
                 .after_delivery = pegs[delivery].previous,
                 .route = pegs[pickup].route};
    ronde_board_unlink(board, delivery);
    ronde_board_unlink(board, pickup);
    return was;
}

static void put_back(ronde_board *board, const stand *was)
{
    ronde_board_link(board, was->pickup, was->after_pickup);
    ronde_board_link(board, was->delivery, was->after_delivery);
    (void)ronde_board_renew(board, was->route);
}

static int32_t pickup_of(const ronde_board *board, int32_t task)
{
    int32_t request = board->problem->nodes[task].request;
    return board->requests[request];
}

static void relocate_pair(ronde_board *board, ronde_rng *rng, int32_t pickup, int32_t to)
{
    int32_t from = board->pegs[pickup].route;
    if (board->lengths[from] == 2) {
        return;
    }
    int32_t request = board->problem->nodes[pickup].request;
    ronde_board_place chosen = {0};
    ronde_board_scan(board, rng, request, to, &chosen);
    if (chosen.count == 0) {
        return;
    }
    stand was = lift(board, pickup);
    if (!ronde_board_renew(board, from)) {
        put_back(board, &was);
        return;
    }
    ronde_board_put(board, request, &chosen);
}

static void exchange_pairs(ronde_board *board, ronde_rng *rng, int32_t one, int32_t other)
{
    int32_t first_request = board->problem->nodes[one].request;
    int32_t second_request = board->problem->nodes[other].request;
    stand first = lift(board, one);
    stand second = lift(board, other);
    ronde_board_place here = {0};
    ronde_board_place there = {0};
    if (renew_both(board, first.route, second.route)) {
        ronde_board_scan(board, rng, first_request, second.route, &there);
        if (there.count > 0) {
            ronde_board_scan(board, rng, second_request, first.route, &here);
        }
    }
    if (there.count > 0 && here.count > 0) {
        ronde_board_put(board, first_request, &there);
        ronde_board_put(board, second_request, &here);
    } else {
        put_back(board, &first);
        put_back(board, &second);
    }
}

static void move_pair(ronde_board *board, ronde_rng *rng)
{
    const ronde_problem *problem = board->problem;
    int32_t task = draw_task(board, rng);
    int64_t row = (int64_t)task * problem->max_neighbours;
    if (problem->max_neighbours == 0 || board->pegs[task].route == RONDE_NONE) {
        return;
    }
    uint32_t nearest = (uint32_t)problem->max_neighbours;
    nearest = nearest < 2 * RONDE_NEAR ? nearest : 2 * RONDE_NEAR;
    int32_t near = problem->neighbours[row + ronde_rng_below(rng, nearest)];
    if (near == RONDE_NONE || board->pegs[near].route == RONDE_NONE ||
        board->pegs[near].route == board->pegs[task].route) {
        return;
    }
    if (ronde_rng_below(rng, 2) == 0) {
        relocate_pair(board, rng, pickup_of(board, task), board->pegs[near].route);
    } else {
        exchange_pairs(board, rng, pickup_of(board, task), pickup_of(board, near));
    }
}

void ronde_shuffle(ronde_board *board, ronde_rng *rng, int32_t tries)
{
    for (int32_t i = 0; i < tries; i++) {
        board->work += 2;
        if (board->pairs) {
            move_pair(board, rng);
        } else {
            move_single(board, rng);
        }
    }
}

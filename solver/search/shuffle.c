/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/shuffle.h"

static bool renew_both(ronde_board *board, int32_t one, int32_t other)
{
    bool good = ronde_board_renew(board, one);
    return ronde_board_renew(board, other) && good;
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
    int32_t task = (int32_t)ronde_rng_below(rng, (uint32_t)problem->task_count);
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
        move_pair(board, rng);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/ejection.h"

#include "solver/search/shuffle.h"

/* How many requests may leave at most, first and then; how much work one search for them may be;
 * random moves between two attempts. */
enum { few = 1, many = 3, work_limit = 1 << 18, moves = 100 };

bool ronde_ejection_init(ronde_ejection *out, ronde_board *board, ronde_rng *rng)
{
    size_t nodes = (size_t)board->problem->task_count + 3;
    ronde_ejection made = {
        .board = board,
        .rng = rng,
        .weights = ronde_arena_take(board->arena, (size_t)board->problem->request_count + 1,
                                    sizeof *made.weights),
        .nodes = ronde_arena_take(board->arena, nodes, sizeof *made.nodes),
        .times = ronde_arena_take(board->arena, nodes, sizeof *made.times),
        .bounds = ronde_arena_take(board->arena, nodes, sizeof *made.bounds),
        .loads = ronde_arena_take(board->arena, nodes * RONDE_DIMENSIONS, sizeof *made.loads)};
    *out = made;
    return made.weights != NULL && made.nodes != NULL && made.times != NULL &&
           made.bounds != NULL && made.loads != NULL;
}

void ronde_ejection_drop_route(ronde_ejection *ejection)
{
    ronde_board *board = ejection->board;
    const ronde_problem *problem = board->problem;
    int32_t chosen = board->used[ronde_rng_below(ejection->rng, (uint32_t)board->used_count)];
    int32_t start = ronde_start_of(problem, chosen);
    while (board->lengths[chosen] > 0) {
        ronde_board_remove(board, problem->nodes[board->pegs[start].next].request);
    }
    (void)ronde_board_renew(board, chosen);
    for (int32_t i = 0; i < problem->request_count; i++) {
        ejection->weights[i] = 1;
    }
}

static bool insert(ronde_ejection *ejection, int32_t request)
{
    ronde_board *board = ejection->board;
    ronde_board_place chosen = {0};
    for (int32_t i = 0; i < board->used_count; i++) {
        ronde_board_scan(board, ejection->rng, request, board->used[i], &chosen);
    }
    if (chosen.count == 0) {
        return false;
    }
    board->pool_count--;
    ronde_board_put(board, request, &chosen);
    return true;
}

/* Looks at all routes, from a random one on. */
static void look_around(ronde_ejection *ejection, int32_t request, int32_t most)
{
    ronde_board *board = ejection->board;
    int32_t from = (int32_t)ronde_rng_below(ejection->rng, (uint32_t)board->used_count);
    for (int32_t i = 0; i < board->used_count && board->work < ejection->enough; i++) {
        int32_t route = board->used[(from + i) % board->used_count];
        ronde_eject_pair(ejection, request, route, most);
    }
}

/* The request takes the place of those that have to leave for it. */
static void evict(ronde_ejection *ejection, int32_t request)
{
    ronde_board *board = ejection->board;
    const ronde_eviction *best = &ejection->best;
    ronde_board_place place = {0};
    board->pool_count--;
    for (int32_t i = 0; i < best->count; i++) {
        ronde_board_remove(board, best->requests[i]);
    }
    (void)ronde_board_renew(board, best->route);
    ronde_board_scan(board, ejection->rng, request, best->route, &place);
    ronde_board_put(board, request, &place);
}

/* Lets another request be next. */
static void rotate_pool(ronde_ejection *ejection)
{
    ronde_board *board = ejection->board;
    int32_t last = board->pool_count - 1;
    int32_t other = (int32_t)ronde_rng_below(ejection->rng, (uint32_t)board->pool_count);
    int32_t request = board->pool[last];
    board->pool[last] = board->pool[other];
    board->pool[other] = request;
}

void ronde_ejection_step(ronde_ejection *ejection)
{
    ronde_board *board = ejection->board;
    int32_t request = board->pool[board->pool_count - 1];
    if (insert(ejection, request)) {
        return;
    }
    ejection->weights[request]++;
    ejection->best = (ronde_eviction){.weight = INT64_MAX};
    ejection->enough = board->work + work_limit;
    look_around(ejection, request, few);
    look_around(ejection, request, many);
    if (ejection->best.weight < INT64_MAX) {
        evict(ejection, request);
    } else {
        rotate_pool(ejection);
    }
    ronde_shuffle(board, ejection->rng, moves);
}

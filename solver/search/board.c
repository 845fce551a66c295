/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/board.h"

#include "instances/base/alloc.h"

/* The pair is kept by order alone, on one route. */
static bool is_pair(const ronde_problem *problem, const ronde_alternative *only)
{
    const ronde_instance *instance = problem->instance;
    if (only->task_count != 2) {
        return false;
    }
    int32_t first = instance->request_tasks[only->first_task];
    int32_t second = instance->request_tasks[only->first_task + 1];
    const ronde_node *one = &problem->nodes[first];
    const ronde_node *other = &problem->nodes[second];
    if (one->tie_count != 1 || other->tie_count != 1) {
        return false;
    }
    const ronde_tie *tie = &problem->ties[one->first_tie];
    bool good =
        tie->other == second && tie->order == 1 && !tie->timed && tie->relation == RONDE_SAME_SHIFT;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        const ronde_task *pickup = &instance->tasks[first];
        const ronde_task *delivery = &instance->tasks[second];
        good = good && pickup->initial[d] == 0 && delivery->initial[d] == 0 &&
               pickup->change[d] >= 0 && pickup->change[d] + delivery->change[d] == 0;
    }
    return good;
}

static bool requests_fit(const ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    for (int32_t i = 0; i < problem->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        const ronde_alternative *only = &instance->alternatives[request->first_alternative];
        if (request->optional || request->priority != 1 || request->alternative_count != 1 ||
            !is_pair(problem, only)) {
            return false;
        }
    }
    return true;
}

static bool nodes_fit(const ronde_problem *problem)
{
    const ronde_kind *kind = &problem->kinds[0];
    for (int32_t i = 0; i < problem->node_count; i++) {
        const ronde_node *node = &problem->nodes[i];
        bool task = i < problem->task_count;
        if (node->flags != 0 || node->place == RONDE_NONE ||
            (task && (kind->task_prices[i] == ronde_cost_forbidden ||
                      problem->instance->tasks[i].pin > 0))) {
            return false;
        }
    }
    return true;
}

bool ronde_board_fits(const ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    return problem->load_mode == RONDE_LOAD_PREFIX && !problem->tied && !problem->timed &&
           problem->kind_count == 1 && problem->request_count > 0 && !problem->limits &&
           !problem->breaks && !problem->gaps && !problem->pins && !problem->rigid &&
           !problem->layouts && !problem->open_starts && !problem->bounds && !problem->together &&
           !problem->trips && instance->group_count == 0 && instance->workload_price == 0 &&
           problem->account_count == 0 && problem->real_windows == 0 &&
           !problem->kinds[0].bounded && problem->kinds[0].max_tasks >= problem->task_count &&
           nodes_fit(problem) && requests_fit(problem);
}

static bool take_arrays(ronde_board *board)
{
    const ronde_problem *problem = board->problem;
    size_t nodes = (size_t)problem->node_count + 1;
    size_t shifts = (size_t)problem->shift_count + 1;
    size_t requests = (size_t)problem->request_count + 1;
    size_t dimensions = RONDE_DIMENSIONS;
    ronde_arena *arena = board->arena;
    board->pegs = ronde_arena_take(arena, nodes, sizeof *board->pegs);
    board->demands = ronde_arena_take(arena, nodes * dimensions, sizeof *board->demands);
    board->aboard = ronde_arena_take(arena, nodes * dimensions, sizeof *board->aboard);
    board->lengths = ronde_arena_take(arena, shifts, sizeof *board->lengths);
    board->used = ronde_arena_take(arena, shifts, sizeof *board->used);
    board->pool = ronde_arena_take(arena, requests, sizeof *board->pool);
    board->requests = ronde_arena_take(arena, requests, sizeof *board->requests);
    board->route = ronde_arena_take(arena, nodes, sizeof *board->route);
    board->twins = ronde_arena_take(arena, nodes, sizeof *board->twins);
    return board->pegs != NULL && board->demands != NULL && board->aboard != NULL &&
           board->lengths != NULL && board->used != NULL && board->pool != NULL &&
           board->requests != NULL && board->route != NULL && board->twins != NULL;
}

static void describe(ronde_board *board)
{
    const ronde_problem *problem = board->problem;
    const ronde_instance *instance = problem->instance;
    for (int32_t i = 0; i < problem->node_count; i++) {
        const ronde_node *node = &problem->nodes[i];
        board->pegs[i] = (ronde_peg){.early = node->earliest,
                                     .late = node->latest,
                                     .duration = node->duration,
                                     .place = node->place,
                                     .route = RONDE_NONE};
    }
    for (int32_t i = 0; i < problem->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        for (int32_t d = 0; d < board->dimensions; d++) {
            board->demands[(int64_t)i * board->dimensions + d] = task->change[d];
        }
    }
    for (int32_t i = 0; i < problem->request_count; i++) {
        const ronde_alternative *only =
            &instance->alternatives[instance->requests[i].first_alternative];
        const int32_t *tasks = instance->request_tasks + only->first_task;
        board->requests[i] = tasks[0];
        board->twins[tasks[0]] = tasks[1];
        board->twins[tasks[1]] = tasks[0];
    }
}

ronde_board *ronde_board_new(const ronde_problem *problem)
{
    const ronde_kind *kind = &problem->kinds[0];
    ronde_board made = {.problem = problem,
                        .times = kind->travel->times,
                        .size = kind->travel->size,
                        .dimensions = problem->instance->dimension_count,
                        .arena = ronde_arena_new(1 << 16)};
    if (made.arena == NULL || !take_arrays(&made)) {
        ronde_arena_free(made.arena);
        return NULL;
    }
    ronde_board *board = ronde_arena_take(made.arena, 1, sizeof *board);
    if (board == NULL) {
        ronde_arena_free(made.arena);
        return NULL;
    }
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        made.capacity[d] = kind->capacity[d];
    }
    *board = made;
    describe(board);
    return board;
}

void ronde_board_free(ronde_board *board)
{
    if (board != NULL) {
        ronde_arena_free(board->arena);
    }
}

void ronde_board_take(ronde_board *board, const ronde_state *state)
{
    const ronde_problem *problem = board->problem;
    board->used_count = board->pool_count = 0;
    for (int32_t task = 0; task < problem->task_count; task++) {
        board->pegs[task].route = RONDE_NONE;
    }
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        int32_t end = ronde_end_of(problem, shift);
        board->pegs[start].next = end;
        board->pegs[start].route = board->pegs[end].route = shift;
        board->pegs[end].previous = start;
        board->lengths[shift] = 0;
        int32_t after = start;
        for (int32_t node = state->spots[start].next; node != end; node = state->spots[node].next) {
            ronde_board_link(board, node, after);
            after = node;
        }
        (void)ronde_board_renew(board, shift);
    }
    for (int32_t i = 0; i < state->absent_count; i++) {
        board->pool[board->pool_count++] = state->absent[i];
    }
}

void ronde_board_give(const ronde_board *board, ronde_snapshot *out)
{
    const ronde_problem *problem = board->problem;
    int32_t at = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = board->pegs[ronde_start_of(problem, shift)].next; node != end;
             node = board->pegs[node].next) {
            out->nodes[at++] = node;
        }
        out->counts[shift] = board->lengths[shift];
    }
    for (int32_t i = 0; i < problem->request_count; i++) {
        bool served = board->pegs[board->requests[i]].route != RONDE_NONE;
        out->chosen[i] = served ? problem->instance->requests[i].first_alternative : RONDE_NONE;
    }
}

void ronde_board_link(ronde_board *board, int32_t task, int32_t after)
{
    ronde_peg *before = &board->pegs[after];
    ronde_peg *peg = &board->pegs[task];
    peg->next = before->next;
    peg->previous = after;
    peg->route = before->route;
    board->pegs[before->next].previous = task;
    before->next = task;
    if (board->lengths[peg->route]++ == 0) {
        board->used[board->used_count++] = peg->route;
    }
}

void ronde_board_unlink(ronde_board *board, int32_t task)
{
    ronde_peg *peg = &board->pegs[task];
    int32_t shift = peg->route;
    board->pegs[peg->previous].next = peg->next;
    board->pegs[peg->next].previous = peg->previous;
    peg->route = RONDE_NONE;
    if (--board->lengths[shift] == 0) {
        int32_t at = 0;
        while (board->used[at] != shift) {
            at++;
        }
        board->used[at] = board->used[--board->used_count];
    }
}

/* Loads after each node; false if they are too large somewhere. */
static bool renew_loads(ronde_board *board, int32_t shift)
{
    bool good = true;
    int32_t start = ronde_start_of(board->problem, shift);
    int32_t end = ronde_end_of(board->problem, shift);
    for (int32_t d = 0; d < board->dimensions; d++) {
        int64_t load = 0;
        board->aboard[(int64_t)start * board->dimensions + d] = 0;
        for (int32_t node = board->pegs[start].next; node != end; node = board->pegs[node].next) {
            int64_t at = (int64_t)node * board->dimensions + d;
            load += board->demands[at];
            board->aboard[at] = load;
            good = good && load <= board->capacity[d];
        }
        board->aboard[(int64_t)end * board->dimensions + d] = load;
    }
    return good;
}

bool ronde_board_renew(ronde_board *board, int32_t shift)
{
    ronde_peg *pegs = board->pegs;
    int32_t start = ronde_start_of(board->problem, shift);
    int32_t end = ronde_end_of(board->problem, shift);
    bool good = true;
    pegs[start].earliest = pegs[start].early;
    for (int32_t node = start; node != end;) {
        int32_t next = pegs[node].next;
        ronde_time time =
            pegs[node].earliest + pegs[node].duration + ronde_board_leg(board, node, next);
        pegs[next].earliest = time > pegs[next].early ? time : pegs[next].early;
        good = good && pegs[next].earliest <= pegs[next].late;
        node = next;
    }
    pegs[end].latest = pegs[end].late;
    for (int32_t node = end; node != start;) {
        int32_t before = pegs[node].previous;
        ronde_time time =
            pegs[node].latest - pegs[before].duration - ronde_board_leg(board, before, node);
        pegs[before].latest = time < pegs[before].late ? time : pegs[before].late;
        node = before;
    }
    board->work += 2 * (int64_t)board->lengths[shift] + 4;
    return renew_loads(board, shift) && good;
}

void ronde_board_remove(ronde_board *board, int32_t request)
{
    int32_t task = board->requests[request];
    ronde_board_unlink(board, task);
    ronde_board_unlink(board, board->twins[task]);
    board->pool[board->pool_count++] = request;
}

static void choose(ronde_rng *rng, int32_t after, int32_t second, ronde_board_place *chosen)
{
    chosen->count++;
    if (chosen->count == 1 || ronde_rng_below(rng, (uint32_t)chosen->count) == 0) {
        chosen->after = after;
        chosen->second = second;
    }
}

/* True if there is room for the load of a pickup after a node. */
static bool holds(const ronde_board *board, int32_t pickup, int32_t node)
{
    for (int32_t d = 0; d < board->dimensions; d++) {
        if (board->aboard[(int64_t)node * board->dimensions + d] +
                board->demands[(int64_t)pickup * board->dimensions + d] >
            board->capacity[d]) {
            return false;
        }
    }
    return true;
}

/* Carries the delivery on from the pickup, which is behind a node and ready to go on at a time. */
static void carry(ronde_board *board,
                  ronde_rng *rng,
                  int32_t pickup,
                  int32_t after,
                  ronde_time ready,
                  ronde_board_place *chosen)
{
    const ronde_peg *pegs = board->pegs;
    int32_t delivery = board->twins[pickup];
    const ronde_peg *peg = &pegs[delivery];
    int32_t last = pickup;
    int32_t end = ronde_end_of(board->problem, pegs[after].route);
    int32_t next = pegs[after].next;
    for (;;) { /* the delivery between last and next */
        board->work++;
        ronde_time time = ready + ronde_board_leg(board, last, delivery);
        time = time > peg->early ? time : peg->early;
        if (ready > peg->late) {
            return;
        }
        if (time <= peg->late &&
            time + peg->duration + ronde_board_leg(board, delivery, next) <= pegs[next].latest) {
            choose(rng, after, last, chosen);
        }
        ready += ronde_board_leg(board, last, next);
        ready = ready > pegs[next].early ? ready : pegs[next].early;
        if (next == end || ready > pegs[next].latest || !holds(board, pickup, next)) {
            return;
        }
        ready += pegs[next].duration;
        last = next;
        next = pegs[next].next;
    }
}

void ronde_board_scan(
    ronde_board *board, ronde_rng *rng, int32_t request, int32_t shift, ronde_board_place *chosen)
{
    int32_t pickup = board->requests[request];
    const ronde_peg *peg = &board->pegs[pickup];
    int32_t end = ronde_end_of(board->problem, shift);
    for (int32_t after = ronde_start_of(board->problem, shift); after != end;
         after = board->pegs[after].next) {
        const ronde_peg *before = &board->pegs[after];
        ronde_time time = before->earliest + before->duration;
        board->work++;
        if (time > peg->late) {
            return;
        }
        time += ronde_board_leg(board, after, pickup);
        time = time > peg->early ? time : peg->early;
        if (time <= peg->late && holds(board, pickup, after)) {
            carry(board, rng, pickup, after, time + peg->duration, chosen);
        }
    }
}

void ronde_board_put(ronde_board *board, int32_t request, const ronde_board_place *place)
{
    int32_t task = board->requests[request];
    ronde_board_link(board, task, place->after);
    ronde_board_link(board, board->twins[task], place->second);
    (void)ronde_board_renew(board, board->pegs[task].route);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/ejection.h"

/* A node that is gone in the attempt at hand: where the walk goes on without it. */
typedef struct level {
    int32_t next; /* position that may go next */
    int32_t last; /* position of the last stop that stays */
    ronde_time time;
    int64_t weight;
    int64_t excess[RONDE_DIMENSIONS]; /* of the load */
} level;

/* A task put into a route that it does not fit in. */
typedef struct attempt {
    ronde_ejection *ejection;
    const ronde_board *board;
    int32_t task, at;      /* its position */
    int32_t end;           /* position of the end of the route */
    int32_t most;          /* nodes that may go */
    int64_t *left, *right; /* prefix sums of the weights of what cannot come before or behind it */
    int32_t gone[RONDE_EJECTED];
} attempt;

static const int64_t never = INT64_MAX / 4;

static int64_t weight_of(const attempt *of, int32_t node)
{
    return of->ejection->weights[of->board->problem->nodes[node].request];
}

/* The route's nodes, with room for the task, and what cannot stay on either side of it. False if
 * none of them is light enough to go. */
static bool list_route(attempt *of, int32_t route)
{
    ronde_ejection *ejection = of->ejection;
    const ronde_board *board = of->board;
    const ronde_peg *pegs = board->pegs;
    const ronde_peg *own = &pegs[of->task];
    int32_t count = 0;
    int64_t least = never;
    of->left[0] = of->right[0] = 0;
    for (int32_t node = ronde_start_of(board->problem, route);
         node != ronde_end_of(board->problem, route); node = pegs[node].next) {
        bool before =
            pegs[node].early + pegs[node].duration + ronde_board_leg(board, node, of->task) <=
            own->late;
        bool behind =
            own->early + own->duration + ronde_board_leg(board, of->task, node) <= pegs[node].late;
        int64_t weight = count == 0 ? never : weight_of(of, node);
        least = weight < least ? weight : least;
        of->left[count + 1] = of->left[count] + (before ? 0 : weight);
        of->right[count + 1] = of->right[count] + (behind || count == 0 ? 0 : weight);
        ejection->nodes[++count] = node;
    }
    ejection->nodes[count + 1] = ronde_end_of(board->problem, route);
    of->end = count + 1;
    return least < ejection->best.weight;
}

/* Latest starts with the task at its position. */
static void bound_times(const attempt *of)
{
    ronde_ejection *ejection = of->ejection;
    const ronde_peg *pegs = of->board->pegs;
    for (int32_t i = of->end; i > of->at; i--) {
        ejection->bounds[i] = pegs[ejection->nodes[i]].latest;
    }
    for (int32_t i = of->at; i >= 0; i--) {
        const ronde_peg *peg = &pegs[ejection->nodes[i]];
        ronde_time time = ejection->bounds[i + 1] - peg->duration -
                          ronde_board_leg(of->board, ejection->nodes[i], ejection->nodes[i + 1]);
        time = time < peg->late ? time : peg->late;
        ejection->bounds[i] = time < peg->early ? -never : time; /* nothing helps before it */
    }
}

static ronde_time arrival(const attempt *of, int32_t last, ronde_time time, int32_t position)
{
    const int32_t *nodes = of->ejection->nodes;
    const ronde_peg *peg = &of->board->pegs[nodes[position]];
    time += of->board->pegs[nodes[last]].duration +
            ronde_board_leg(of->board, nodes[last], nodes[position]);
    return time > peg->early ? time : peg->early;
}

static bool is_light(const attempt *of, const level *here)
{
    for (int32_t d = 0; d < of->board->dimensions; d++) {
        if (here->excess[d] > 0) {
            return false;
        }
    }
    return true;
}

static void note(const attempt *of, int32_t depth, int64_t weight)
{
    ronde_ejection *ejection = of->ejection;
    ejection->best = (ronde_eviction){.weight = weight,
                                      .route = of->board->pegs[ejection->nodes[0]].route,
                                      .after = ejection->nodes[of->at - 1],
                                      .count = depth};
    int32_t before = of->at - 1;
    for (int32_t i = 0; i < depth; i++) {
        ejection->best.requests[i] =
            of->board->problem->nodes[ejection->nodes[of->gone[i]]].request;
    }
    for (int32_t i = depth; i-- > 0;) { /* the stop before must be one that stays */
        if (of->gone[i] == before) {
            before--;
        }
    }
    ejection->best.after = ejection->nodes[before];
}

/* What is left at a level without one node more. */
static level without(const attempt *of, const level *here, int32_t position)
{
    const ronde_board *board = of->board;
    int32_t node = of->ejection->nodes[position];
    level next = *here;
    next.next = position + 1;
    next.weight += weight_of(of, node);
    for (int32_t d = 0; d < board->dimensions; d++) {
        next.excess[d] -= board->demands[(int64_t)node * board->dimensions + d];
    }
    return next;
}

/* Goes through the sets of nodes to take out, in lexicographic order of their positions: the times
 * up to the last one that goes are carried along, those behind it are bounded by latest starts. */
static void enumerate(attempt *of, const level *first)
{
    ronde_ejection *ejection = of->ejection;
    level levels[RONDE_EJECTED + 1];
    int32_t depth = 0;
    levels[0] = *first;
    while (depth >= 0 && ejection->board->work < ejection->enough) {
        level *here = &levels[depth];
        int32_t i = here->next;
        if (i >= of->end || depth == of->most) {
            depth--;
            continue;
        }
        ejection->board->work++;
        bool goes =
            i != of->at && here->weight + weight_of(of, ejection->nodes[i]) < ejection->best.weight;
        level child = *here;
        ronde_time time = arrival(of, here->last, here->time, i);
        here->next = time <= of->board->pegs[ejection->nodes[i]].late ? i + 1 : of->end;
        if (goes) {
            child = without(of, &child, i);
            of->gone[depth] = i;
            if (is_light(of, &child) &&
                arrival(of, child.last, child.time, i + 1) <= ejection->bounds[i + 1]) {
                note(of, depth + 1, child.weight);
            } else {
                levels[depth + 1] = child;
            }
        }
        here->last = i;
        here->time = time;
        depth += goes && ejection->best.weight > child.weight ? 1 : 0;
    }
}

void ronde_eject_single(ronde_ejection *ejection, int32_t request, int32_t route, int32_t most)
{
    const ronde_board *board = ejection->board;
    int32_t task = ronde_board_task(board, request);
    attempt of = {.ejection = ejection,
                  .board = board,
                  .task = task,
                  .most = most,
                  .left = ejection->prices,
                  .right = ejection->prices + board->problem->task_count + 3};
    if (!list_route(&of, route)) {
        return;
    }
    level first = {.next = 1, .time = board->pegs[ronde_start_of(board->problem, route)].early};
    const int64_t *sums =
        board->aboard + (int64_t)ronde_end_of(board->problem, route) * board->dimensions;
    for (int32_t d = 0; d < board->dimensions; d++) {
        first.excess[d] =
            sums[d] + board->demands[(int64_t)task * board->dimensions + d] - board->capacity[d];
    }
    for (of.at = 1; of.at < of.end; of.at++) { /* nodes[at] was the one before the task */
        ejection->nodes[of.at - 1] = ejection->nodes[of.at];
        ejection->nodes[of.at] = task;
        int64_t forced = of.left[of.at] + of.right[of.end - 1] - of.right[of.at];
        if (forced < ejection->best.weight && forced < never) {
            bound_times(&of);
            enumerate(&of, &first);
        }
    }
}

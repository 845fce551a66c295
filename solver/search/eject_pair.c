/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/ejection.h"

/* A pair for which others have to leave a route. */
typedef struct attempt {
    ronde_ejection *ejection;
    ronde_board *board;
    int32_t pickup, delivery, route;
    int32_t *order; /* pickups on the route that may leave, lightest first */
    int32_t order_count;
    int32_t most;
    int32_t gone[RONDE_EJECTED]; /* pickups */
    int32_t gone_count;
    int64_t weight;
    int32_t count; /* positions of what stays, both ends included */
} attempt;

static int64_t weight_of(const attempt *of, int32_t task)
{
    return of->ejection->weights[of->board->problem->nodes[task].request];
}

/* True if one can stand somewhere before another on a route. */
static bool precedes(const ronde_board *board, int32_t one, int32_t other)
{
    const ronde_peg *peg = &board->pegs[one];
    return peg->early + peg->duration + ronde_board_leg(board, one, other) <=
           board->pegs[other].late;
}

/* True if a task cannot share a route with the pair. */
static bool excludes(const attempt *of, int32_t task)
{
    const ronde_board *board = of->board;
    return (!precedes(board, task, of->pickup) && !precedes(board, of->pickup, task)) ||
           (!precedes(board, task, of->delivery) && !precedes(board, of->delivery, task));
}

/* Sorts out what must leave and what may. False if that is too much. */
static bool list_route(attempt *of)
{
    const ronde_board *board = of->board;
    int32_t end = ronde_end_of(board->problem, of->route);
    for (int32_t node = board->pegs[ronde_start_of(board->problem, of->route)].next; node != end;
         node = board->pegs[node].next) {
        int32_t twin = board->twins[node];
        if (board->requests[board->problem->nodes[node].request] != node) {
            continue; /* a delivery */
        }
        if (excludes(of, node) || excludes(of, twin)) {
            of->weight += weight_of(of, node);
            if (of->gone_count == of->most || of->weight >= of->ejection->best.weight) {
                return false;
            }
            of->gone[of->gone_count++] = node;
            continue;
        }
        int32_t at = of->order_count++;
        for (; at > 0 && weight_of(of, of->order[at - 1]) > weight_of(of, node); at--) {
            of->order[at] = of->order[at - 1];
        }
        of->order[at] = node;
    }
    of->board->work += board->lengths[of->route];
    return of->gone_count > 0 || of->order_count > 0;
}

static bool is_gone(const attempt *of, int32_t node)
{
    int32_t twin = of->board->twins[node];
    for (int32_t i = 0; i < of->gone_count; i++) {
        if (of->gone[i] == node || of->gone[i] == twin) {
            return true;
        }
    }
    return false;
}

/* Lists what stays, with its bounds and loads. False if it is too late without those that go. */
static bool list_rest(attempt *of)
{
    ronde_ejection *ejection = of->ejection;
    const ronde_board *board = of->board;
    const ronde_peg *pegs = board->pegs;
    int32_t dimensions = board->dimensions;
    int32_t start = ronde_start_of(board->problem, of->route);
    int32_t end = ronde_end_of(board->problem, of->route);
    ejection->nodes[0] = start;
    ejection->times[0] = pegs[start].early;
    for (int32_t d = 0; d < dimensions; d++) {
        ejection->loads[d] = 0;
    }
    int32_t count = 1;
    for (int32_t node = start; node != end;) {
        node = pegs[node].next;
        if (node != end && is_gone(of, node)) {
            continue;
        }
        int32_t last = ejection->nodes[count - 1];
        ronde_time time =
            ejection->times[count - 1] + pegs[last].duration + ronde_board_leg(board, last, node);
        time = time > pegs[node].early ? time : pegs[node].early;
        if (time > pegs[node].late) {
            return false;
        }
        for (int32_t d = 0; d < dimensions; d++) {
            ejection->loads[count * dimensions + d] =
                ejection->loads[(count - 1) * dimensions + d] +
                (node == end ? 0 : board->demands[(int64_t)node * dimensions + d]);
        }
        ejection->nodes[count] = node;
        ejection->times[count++] = time;
    }
    ejection->bounds[count - 1] = pegs[end].late;
    for (int32_t i = count - 1; i-- > 0;) {
        const ronde_peg *peg = &pegs[ejection->nodes[i]];
        ronde_time time = ejection->bounds[i + 1] - peg->duration -
                          ronde_board_leg(board, ejection->nodes[i], ejection->nodes[i + 1]);
        ejection->bounds[i] = time < peg->late ? time : peg->late;
    }
    of->count = count;
    of->board->work += 2 * (int64_t)count;
    return true;
}

static bool holds(const attempt *of, int32_t position)
{
    const ronde_board *board = of->board;
    for (int32_t d = 0; d < board->dimensions; d++) {
        if (of->ejection->loads[position * board->dimensions + d] +
                board->demands[(int64_t)of->pickup * board->dimensions + d] >
            board->capacity[d]) {
            return false;
        }
    }
    return true;
}

/* True if the delivery fits somewhere behind the pickup, which is ready to go on behind a position
 * at a time. */
static bool delivers(const attempt *of, int32_t position, ronde_time ready)
{
    const ronde_ejection *ejection = of->ejection;
    const ronde_board *board = of->board;
    const ronde_peg *peg = &board->pegs[of->delivery];
    int32_t last = of->pickup;
    for (int32_t i = position + 1; ready <= peg->late; i++) {
        int32_t next = ejection->nodes[i];
        of->board->work++;
        ronde_time time = ready + ronde_board_leg(board, last, of->delivery);
        time = time > peg->early ? time : peg->early;
        if (time <= peg->late &&
            time + peg->duration + ronde_board_leg(board, of->delivery, next) <=
                ejection->bounds[i]) {
            return true;
        }
        ready += ronde_board_leg(board, last, next);
        ready = ready > board->pegs[next].early ? ready : board->pegs[next].early;
        if (i + 1 == of->count || ready > ejection->bounds[i] || !holds(of, i)) {
            return false;
        }
        ready += board->pegs[next].duration;
        last = next;
    }
    return false;
}

/* True if the pair fits in the route without those that are gone. */
static bool fits(attempt *of)
{
    const ronde_ejection *ejection = of->ejection;
    const ronde_board *board = of->board;
    const ronde_peg *peg = &board->pegs[of->pickup];
    if (!list_rest(of)) {
        return false;
    }
    for (int32_t i = 0; i + 1 < of->count; i++) {
        int32_t node = ejection->nodes[i];
        ronde_time time = ejection->times[i] + board->pegs[node].duration;
        of->board->work++;
        if (time > peg->late) {
            return false;
        }
        time += ronde_board_leg(board, node, of->pickup);
        time = time > peg->early ? time : peg->early;
        if (time <= peg->late && holds(of, i) && delivers(of, i, time + peg->duration)) {
            return true;
        }
    }
    return false;
}

static void note(const attempt *of)
{
    ronde_eviction *best = &of->ejection->best;
    *best = (ronde_eviction){.weight = of->weight, .route = of->route, .count = of->gone_count};
    for (int32_t i = 0; i < of->gone_count; i++) {
        best->requests[i] = of->board->problem->nodes[of->gone[i]].request;
    }
}

/* Goes through the sets of pairs to take out, the lightest first. */
static void enumerate(attempt *of)
{
    const ronde_ejection *ejection = of->ejection;
    int32_t next[RONDE_EJECTED + 1];
    int32_t forced = of->gone_count;
    next[forced] = 0;
    while (of->gone_count >= forced && of->board->work < ejection->enough) {
        int32_t at = next[of->gone_count];
        bool more = of->gone_count < of->most && at < of->order_count &&
                    of->weight + weight_of(of, of->order[at]) < ejection->best.weight;
        if (!more) {
            if (of->gone_count-- > forced) {
                of->weight -= weight_of(of, of->gone[of->gone_count]);
            }
            continue;
        }
        next[of->gone_count] = at + 1;
        of->gone[of->gone_count++] = of->order[at];
        of->weight += weight_of(of, of->order[at]);
        if (fits(of)) {
            note(of);
            of->gone_count--;
            of->weight -= weight_of(of, of->order[at]);
        } else {
            next[of->gone_count] = at + 1;
        }
    }
}

void ronde_eject_pair(ronde_ejection *ejection, int32_t request, int32_t route, int32_t most)
{
    int32_t pickup = ronde_board_task(ejection->board, request);
    attempt of = {.ejection = ejection,
                  .board = ejection->board,
                  .pickup = pickup,
                  .delivery = ejection->board->twins[pickup],
                  .route = route,
                  .order = ejection->board->route,
                  .most = most};
    if (!list_route(&of)) {
        return;
    }
    if (of.gone_count > 0 && fits(&of)) {
        note(&of);
        return;
    }
    enumerate(&of);
}

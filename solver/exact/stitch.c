/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/stitch.h"

ronde_status ronde_stitch_init(ronde_stitch *out, const ronde_problem *problem, ronde_error *error)
{
    size_t nodes = (size_t)problem->node_count + 1;
    size_t shifts = (size_t)problem->shift_count + 1;
    size_t requests = (size_t)problem->request_count + 1;
    ronde_stitch made = {.arena = ronde_arena_new(1 << 14)};
    if (made.arena != NULL) {
        made.stops = ronde_arena_take(made.arena, 2 * nodes, sizeof *made.stops);
        made.first = ronde_arena_take(made.arena, shifts, sizeof *made.first);
        made.kinds = ronde_arena_take(made.arena, shifts, sizeof *made.kinds);
        made.route_of = ronde_arena_take(made.arena, shifts, sizeof *made.route_of);
        made.served = ronde_arena_take(made.arena, requests, sizeof *made.served);
    }
    if (made.arena == NULL || made.stops == NULL || made.first == NULL || made.kinds == NULL ||
        made.route_of == NULL || made.served == NULL) {
        ronde_stitch_clear(&made);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    *out = made;
    return RONDE_OK;
}

void ronde_stitch_clear(ronde_stitch *stitch)
{
    ronde_arena_free(stitch->arena);
    *stitch = (ronde_stitch){0};
}

static bool copy_routes(ronde_stitch *stitch,
                        const ronde_program *program,
                        const ronde_pool *pool,
                        const ronde_partition_choice *choice)
{
    const ronde_problem *problem = program->problem;
    int32_t room = 2 * problem->node_count;
    int32_t count = 0;
    for (int32_t request = 0; request < problem->request_count; request++) {
        stitch->served[request] = 0;
    }
    for (int32_t i = 0; i < choice->count && i < problem->shift_count; i++) {
        const ronde_pool_route *route = &pool->routes[program->route_of[choice->columns[i]]];
        if (count + route->stop_count > room) {
            return false;
        }
        stitch->first[i] = count;
        stitch->kinds[i] = route->kind;
        for (int32_t k = 0; k < route->stop_count; k++) {
            int32_t stop = pool->stops[route->first + k];
            stitch->stops[count++] = stop;
            if (stop >= 0 && ronde_pool_leads(problem, stop)) {
                stitch->served[problem->nodes[stop].request]++;
            }
        }
    }
    stitch->first[choice->count] = count;
    return choice->count <= problem->shift_count;
}

/* Cost of the legs of a chosen route without one request. */
static ronde_cost legs_without(const ronde_stitch *stitch,
                               const ronde_problem *problem,
                               int32_t chosen,
                               int32_t request)
{
    const ronde_kind *kind = &problem->kinds[stitch->kinds[chosen]];
    const ronde_travel *travel = kind->travel;
    int32_t place = problem->nodes[ronde_start_of(problem, kind->model)].place;
    int32_t last = problem->nodes[ronde_end_of(problem, kind->model)].place;
    ronde_cost cost = 0;
    for (int32_t i = stitch->first[chosen]; i <= stitch->first[chosen + 1]; i++) {
        bool end = i == stitch->first[chosen + 1];
        int32_t stop = end ? RONDE_NONE : stitch->stops[i];
        if ((!end && (stop < 0 || problem->nodes[stop].request == request)) ||
            (end && last == RONDE_NONE)) {
            continue;
        }
        int32_t next = end ? last : problem->nodes[stop].place;
        if (place != RONDE_NONE) { /* else the route begins here */
            int64_t leg = place * travel->size + next;
            cost += kind->distance_price * travel->distances[leg] +
                    kind->leg_price * travel->times[leg];
        }
        place = next;
    }
    return cost;
}

static bool
serves(const ronde_stitch *stitch, const ronde_problem *problem, int32_t chosen, int32_t request)
{
    for (int32_t i = stitch->first[chosen]; i < stitch->first[chosen + 1]; i++) {
        int32_t stop = stitch->stops[i];
        if (stop >= 0 && problem->nodes[stop].request == request) {
            return true;
        }
    }
    return false;
}

/* Takes a request out of a chosen route; what is left over at its end becomes INT32_MIN. */
static void
take_out(ronde_stitch *stitch, const ronde_problem *problem, int32_t chosen, int32_t request)
{
    int32_t kept = stitch->first[chosen];
    for (int32_t i = kept; i < stitch->first[chosen + 1]; i++) {
        int32_t stop = stitch->stops[i];
        if (stop < 0 || problem->nodes[stop].request != request) {
            stitch->stops[kept++] = stop;
        }
    }
    for (; kept < stitch->first[chosen + 1]; kept++) {
        stitch->stops[kept] = INT32_MIN;
    }
}

/* Leaves a request to the chosen route that would save least without it. */
static void
serve_once(ronde_stitch *stitch, const ronde_problem *problem, int32_t count, int32_t request)
{
    int32_t keeper = RONDE_NONE;
    ronde_cost least = 0;
    for (int32_t i = 0; i < count; i++) {
        if (serves(stitch, problem, i, request)) {
            ronde_cost saving = legs_without(stitch, problem, i, RONDE_NONE) -
                                legs_without(stitch, problem, i, request);
            if (keeper == RONDE_NONE || saving < least) {
                keeper = i;
                least = saving;
            }
        }
    }
    for (int32_t i = 0; i < count; i++) {
        if (i != keeper) {
            take_out(stitch, problem, i, request);
        }
    }
}

/* Gives chosen route number i the first free shift of its kind; only one whose route in the plan is
 * the same, or any. */
static void assign_shift(ronde_stitch *stitch,
                         const ronde_program *program,
                         const ronde_pool_route *route,
                         int32_t i,
                         const ronde_state *state,
                         bool any)
{
    const ronde_problem *problem = program->problem;
    const ronde_kind *kind = &problem->kinds[route->kind];
    for (int32_t k = 0; k < kind->shift_count && any; k++) {
        if (stitch->route_of[problem->kind_shifts[kind->first_shift + k]] == i) {
            return;
        }
    }
    for (int32_t k = 0; k < kind->shift_count; k++) {
        int32_t shift = problem->kind_shifts[kind->first_shift + k];
        bool same = state->lanes[shift].content == route->content;
        if (!program->is_fixed[shift] && stitch->route_of[shift] == RONDE_NONE && (same || any)) {
            stitch->route_of[shift] = i;
            return;
        }
    }
}

/* Gives each chosen route a shift of its kind: that of the plan's same route if there is one. */
static void assign_shifts(ronde_stitch *stitch,
                          const ronde_program *program,
                          const ronde_pool *pool,
                          const ronde_partition_choice *choice,
                          const ronde_state *state)
{
    for (int32_t shift = 0; shift < program->problem->shift_count; shift++) {
        stitch->route_of[shift] = RONDE_NONE;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < choice->count; i++) {
            const ronde_pool_route *route = &pool->routes[program->route_of[choice->columns[i]]];
            assign_shift(stitch, program, route, i, state, pass > 0);
        }
    }
}

/* The stops of a shift in the new plan; gives their number. */
static int32_t write_shift(const ronde_stitch *stitch,
                           const ronde_program *program,
                           const ronde_state *state,
                           int32_t shift,
                           int32_t *nodes)
{
    const ronde_problem *problem = program->problem;
    const ronde_instance *instance = problem->instance;
    int32_t count = 0;
    int32_t tasks = 0;
    if (program->is_fixed[shift]) {
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
             node = state->spots[node].next) {
            nodes[count++] = node;
        }
        return count;
    }
    int32_t chosen = stitch->route_of[shift];
    for (int32_t i = chosen == RONDE_NONE ? 0 : stitch->first[chosen];
         chosen != RONDE_NONE && i < stitch->first[chosen + 1]; i++) {
        int32_t stop = stitch->stops[i];
        if (stop != INT32_MIN) {
            int32_t first_break = instance->shifts[shift].first_break;
            nodes[count++] = stop >= 0 ? stop : instance->breaks[first_break + ~stop].task;
            tasks += stop >= 0 ? 1 : 0;
        }
    }
    return tasks > 0 ? count : 0;
}

bool ronde_stitch_plan(ronde_stitch *stitch,
                       const ronde_program *program,
                       const ronde_pool *pool,
                       const ronde_partition_choice *choice,
                       const ronde_state *state,
                       ronde_snapshot *out)
{
    const ronde_problem *problem = program->problem;
    if (!copy_routes(stitch, program, pool, choice)) {
        return false;
    }
    for (int32_t request = 0; request < problem->request_count; request++) {
        if (stitch->served[request] > 1) {
            serve_once(stitch, problem, choice->count, request);
        }
        out->chosen[request] =
            program->row_of[request] == RONDE_NONE ? state->chosen[request] : RONDE_NONE;
    }
    assign_shifts(stitch, program, pool, choice, state);
    int32_t at = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        out->counts[shift] = write_shift(stitch, program, state, shift, out->nodes + at);
        for (int32_t i = 0; i < out->counts[shift]; i++, at++) {
            int32_t request = problem->nodes[out->nodes[at]].request;
            if (request != RONDE_NONE) {
                out->chosen[request] = problem->nodes[out->nodes[at]].alternative;
            }
        }
    }
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/program.h"

#include <assert.h>

/* Rows of one program at most; near tasks that make routes neighbours. */
enum { most_rows = 260, near_tasks = 12, fewest_routes = 2 };

ronde_status ronde_program_init(ronde_program *out, const ronde_pool *pool, ronde_error *error)
{
    const ronde_problem *problem = pool->problem;
    size_t routes = (size_t)pool->capacity + 1;
    size_t requests = (size_t)problem->request_count + 1;
    size_t shifts = (size_t)problem->shift_count + 1;
    size_t kinds = (size_t)problem->kind_count + 1;
    size_t entries = (size_t)pool->stop_capacity + 2 * (size_t)problem->node_count;
    ronde_program made = {.problem = problem, .arena = ronde_arena_new(1 << 16)};
    if (made.arena != NULL) {
        made.row_of = ronde_arena_take(made.arena, requests, sizeof *made.row_of);
        made.is_fixed = ronde_arena_take(made.arena, shifts, sizeof *made.is_fixed);
        made.route_of = ronde_arena_take(made.arena, routes, sizeof *made.route_of);
        made.first = ronde_arena_take(made.arena, routes, sizeof *made.first);
        made.rows = ronde_arena_take(made.arena, entries, sizeof *made.rows);
        made.class_of = ronde_arena_take(made.arena, routes, sizeof *made.class_of);
        made.limits = ronde_arena_take(made.arena, kinds, sizeof *made.limits);
        made.incumbent = ronde_arena_take(made.arena, shifts, sizeof *made.incumbent);
        made.costs = ronde_arena_take(made.arena, routes, sizeof *made.costs);
        made.missing = ronde_arena_take(made.arena, requests, sizeof *made.missing);
        made.column_of = ronde_arena_take(made.arena, routes, sizeof *made.column_of);
        made.nearness = ronde_arena_take(made.arena, shifts, sizeof *made.nearness);
    }
    if (made.arena == NULL || made.row_of == NULL || made.is_fixed == NULL ||
        made.route_of == NULL || made.first == NULL || made.rows == NULL || made.class_of == NULL ||
        made.limits == NULL || made.incumbent == NULL || made.costs == NULL ||
        made.missing == NULL || made.column_of == NULL || made.nearness == NULL) {
        ronde_program_clear(&made);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    *out = made;
    return RONDE_OK;
}

void ronde_program_clear(ronde_program *program)
{
    ronde_arena_free(program->arena);
    *program = (ronde_program){0};
}

/* The requests that a route serves, and what they are near to. */
static void look_around(ronde_program *program, const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = program->problem;
    int32_t near = problem->max_neighbours < near_tasks ? problem->max_neighbours : near_tasks;
    int32_t end = ronde_end_of(problem, shift);
    for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
         node = state->spots[node].next) {
        if ((state->spots[node].flags & RONDE_NODE_BREAK) != 0) {
            continue;
        }
        const int32_t *others = problem->neighbours + (int64_t)node * problem->max_neighbours;
        for (int32_t i = 0; i < near && others[i] != RONDE_NONE; i++) {
            int32_t route = state->spots[others[i]].route;
            if (route != RONDE_NONE) {
                program->nearness[route]++;
            }
        }
    }
}

static void add_row(ronde_program *program, int32_t request)
{
    const ronde_request *of = &program->problem->instance->requests[request];
    int32_t row = program->partition.row_count++;
    program->row_of[request] = row;
    program->missing[row] =
        of->optional ? of->prize : program->problem->unserved_price * of->priority;
}

static void add_rows_of(ronde_program *program, const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = program->problem;
    int32_t end = ronde_end_of(problem, shift);
    program->is_fixed[shift] = false;
    for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
         node = state->spots[node].next) {
        if ((state->spots[node].flags & RONDE_NODE_BREAK) == 0 && ronde_pool_leads(problem, node)) {
            add_row(program, problem->nodes[node].request);
        }
    }
}

/* The route in the pool of a shift of the plan, RONDE_NONE if it does not stand alone. */
static int32_t route_of_shift(const ronde_pool *pool, const ronde_state *state, int32_t shift)
{
    const ronde_lane *lane = &state->lanes[shift];
    return lane->task_count == 0
               ? RONDE_NONE
               : ronde_pool_find(pool, lane->content, pool->problem->kind_of[shift]);
}

/* The route that takes part next: the nearest to those that do; the first one is drawn. */
static int32_t
next_route(ronde_program *program, const ronde_pool *pool, const ronde_state *state, int32_t first)
{
    int32_t best = RONDE_NONE;
    for (int32_t i = 0; i < program->problem->shift_count; i++) {
        int32_t shift = (first + i) % program->problem->shift_count;
        bool nearer = best == RONDE_NONE || program->nearness[shift] > program->nearness[best];
        if (program->is_fixed[shift] && nearer &&
            route_of_shift(pool, state, shift) != RONDE_NONE) {
            best = shift;
        }
    }
    return best;
}

/* Some task of a request is bound to other routes. */
static bool is_bound(const ronde_problem *problem, int32_t request)
{
    const ronde_instance *instance = problem->instance;
    const ronde_request *of = &instance->requests[request];
    bool bound = false;
    for (int32_t i = 0; i < of->alternative_count; i++) {
        const ronde_alternative *one = &instance->alternatives[of->first_alternative + i];
        for (int32_t k = 0; k < one->task_count; k++) {
            bound |= ronde_pool_bound(problem, instance->request_tasks[one->first_task + k]);
        }
    }
    return bound;
}

/* Makes routes take part until there are rows enough. */
static int32_t choose_routes(ronde_program *program,
                             const ronde_pool *pool,
                             const ronde_state *state,
                             ronde_rng *rng)
{
    const ronde_problem *problem = program->problem;
    for (int32_t request = 0; request < problem->request_count; request++) {
        program->row_of[request] = RONDE_NONE;
    }
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        program->is_fixed[shift] = true;
        program->nearness[shift] = 0;
    }
    program->partition.row_count = 0;
    for (int32_t i = 0; i < state->absent_count && i < most_rows / 4; i++) {
        if (!is_bound(problem, state->absent[i])) {
            add_row(program, state->absent[i]);
        }
    }
    int32_t count = 0;
    int32_t first = (int32_t)ronde_rng_below(rng, (uint32_t)problem->shift_count);
    for (;;) {
        int32_t shift = next_route(program, pool, state, first);
        if (shift == RONDE_NONE ||
            program->partition.row_count + state->lanes[shift].task_count > most_rows) {
            return count;
        }
        add_rows_of(program, state, shift);
        look_around(program, state, shift);
        count++;
    }
}

/* Of each kind: the shifts that nothing outside the program uses. Where vehicles come first and are
 * all alike, no more than now instead of a price on each, which would make the linear program's
 * bound too weak to rule columns out. */
static void set_limits(ronde_program *program, const ronde_state *state, int32_t routes)
{
    const ronde_problem *problem = program->problem;
    bool first = problem->instance->vehicles_first;
    program->route_price = first && problem->kind_count > 1 ? problem->used_price : 0;
    program->partition.class_count = problem->kind_count;
    for (int32_t kind = 0; kind < problem->kind_count; kind++) {
        program->limits[kind] = 0;
    }
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        const ronde_lane *lane = &state->lanes[shift];
        bool used = lane->task_count + lane->break_count > 0;
        if (!used) {
            program->is_fixed[shift] = false;
        }
        program->limits[problem->kind_of[shift]] += program->is_fixed[shift] ? 0 : 1;
    }
    if (first && problem->kind_count == 1) {
        program->limits[0] = routes;
    }
}

/* A column for a route, if all its requests take part. */
static void add_column(ronde_program *program, const ronde_pool *pool, int32_t index)
{
    const ronde_problem *problem = program->problem;
    const ronde_pool_route *route = &pool->routes[index];
    ronde_partition *partition = &program->partition;
    int32_t column = partition->column_count;
    int32_t entries = program->first[column];
    program->column_of[index] = RONDE_NONE;
    if (program->limits[route->kind] == 0 || route->request_count > partition->row_count) {
        return;
    }
    for (int32_t i = 0; i < route->stop_count; i++) {
        int32_t stop = pool->stops[route->first + i];
        if (stop < 0 || !ronde_pool_leads(problem, stop)) {
            continue;
        }
        int32_t row = program->row_of[problem->nodes[stop].request];
        if (row == RONDE_NONE) {
            return;
        }
        program->rows[entries++] = row;
    }
    program->costs[column] = route->cost + route->extra + program->route_price;
    program->class_of[column] = route->kind;
    program->route_of[column] = index;
    program->column_of[index] = column;
    program->first[column + 1] = entries;
    partition->column_count++;
}

/* The plan as columns, and what it costs. */
static void add_incumbent(ronde_program *program, const ronde_pool *pool, const ronde_state *state)
{
    const ronde_problem *problem = program->problem;
    ronde_partition *partition = &program->partition;
    partition->incumbent_count = 0;
    program->value = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        const ronde_lane *lane = &state->lanes[shift];
        if (program->is_fixed[shift] || lane->task_count == 0) {
            continue;
        }
        int32_t route = route_of_shift(pool, state, shift);
        int32_t column = program->column_of[route];
        program->incumbent[partition->incumbent_count++] = column;
        /* the pool may know a better order of the same stops */
        program->value += program->costs[column] - pool->routes[route].cost +
                          ronde_state_kind(state, shift)->shift_price + lane->legs + lane->prices +
                          lane->moments;
    }
    for (int32_t i = 0; i < state->absent_count; i++) {
        int32_t row = program->row_of[state->absent[i]];
        program->value += row == RONDE_NONE ? 0 : program->missing[row];
    }
}

bool ronde_program_make(ronde_program *program,
                        const ronde_pool *pool,
                        const ronde_state *state,
                        ronde_rng *rng)
{
    int32_t routes = choose_routes(program, pool, state, rng);
    if (routes < fewest_routes) {
        return false;
    }
    set_limits(program, state, routes);
    program->partition.column_count = 0;
    program->first[0] = 0;
    for (int32_t i = 0; i < pool->count; i++) {
        add_column(program, pool, i);
    }
    add_incumbent(program, pool, state);
    ronde_partition *partition = &program->partition;
    partition->first = program->first;
    partition->rows = program->rows;
    partition->costs = program->costs;
    partition->class_of = program->class_of;
    partition->limits = program->limits;
    partition->missing = program->missing;
    partition->incumbent = program->incumbent;
    return partition->column_count > partition->incumbent_count;
}

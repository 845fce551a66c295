/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/division.h"

/* Neighbours that tie resources; how much more a link ties; how far luck changes a tie; unused
 * shifts of one kind that a part gets at most beside as many as it uses. */
enum { tying_neighbours = 40, link_pull = 20, luck = 4, spare_shifts = 4, looks = 200 };
enum { schedule_steps = 16, chances = 8 };

ronde_status
ronde_division_init(ronde_division *out, const ronde_problem *problem, ronde_error *error)
{
    const ronde_instance *instance = problem->instance;
    size_t tasks = (size_t)instance->task_count + 1;
    size_t resources = (size_t)instance->resource_count + 1;
    ronde_division division = {.arena = ronde_arena_new(1 << 14)};
    ronde_arena *arena = division.arena;
    if (arena != NULL) {
        division.weights = ronde_arena_take(arena, resources, sizeof *division.weights);
        division.resource_parts = ronde_arena_take(arena, resources, sizeof(int32_t));
        division.request_parts =
            ronde_arena_take(arena, (size_t)instance->request_count + 1, sizeof(int32_t));
        division.task_shifts = ronde_arena_take(arena, tasks, sizeof(int32_t));
        division.bound_parts = ronde_arena_take(arena, tasks, sizeof(int32_t));
        division.bounds = ronde_arena_take(arena, tasks, sizeof *division.bounds);
        division.starts = ronde_arena_take(arena, tasks, sizeof *division.starts);
        division.sizes = ronde_arena_take(arena, resources, sizeof *division.sizes);
        division.pulls = ronde_arena_take(arena, resources, sizeof *division.pulls);
        division.total_pulls = ronde_arena_take(arena, resources, sizeof *division.total_pulls);
        division.first_tasks = ronde_arena_take(arena, resources, sizeof *division.first_tasks);
    }
    if (arena == NULL || division.weights == NULL || division.resource_parts == NULL ||
        division.request_parts == NULL || division.task_shifts == NULL ||
        division.bound_parts == NULL || division.bounds == NULL || division.starts == NULL ||
        division.sizes == NULL || division.pulls == NULL || division.total_pulls == NULL ||
        division.first_tasks == NULL) {
        ronde_division_clear(&division);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to divide the plan");
    }
    *out = division;
    return RONDE_OK;
}

void ronde_division_clear(ronde_division *division)
{
    ronde_arena_free(division->arena);
    *division = (ronde_division){0};
}

static int32_t resource_of(const ronde_state *state, int32_t task)
{
    int32_t shift = state->spots[task].route;
    return shift == RONDE_NONE ? RONDE_NONE : state->problem->instance->shifts[shift].resource;
}

/* One feasible schedule: between the earliest and the latest one, at the same share everywhere
 * (their solutions are a convex lattice); the earliest where windows have gaps or lateness costs.
 */
static void
schedule(ronde_division *division, const ronde_state *state, int32_t task, int64_t share)
{
    const ronde_spot *spot = &state->spots[task];
    division->starts[task] =
        spot->earliest + share * (spot->latest - spot->earliest) / schedule_steps;
}

static void look_at_plan(ronde_division *division, const ronde_state *state, ronde_rng *rng)
{
    const ronde_instance *instance = state->problem->instance;
    bool convex = state->problem->real_windows == 0 && !state->problem->soft;
    int64_t share = ronde_rng_below(rng, schedule_steps + 1);
    for (int32_t i = 0; i < instance->resource_count; i++) {
        division->resource_parts[i] = RONDE_NONE;
        division->first_tasks[i] = RONDE_NONE;
        division->sizes[i] = 0;
        division->pulls[i] = division->total_pulls[i] = 0;
        division->weights[i] = 0;
    }
    for (int32_t task = 0; task < instance->task_count; task++) {
        int32_t resource = resource_of(state, task);
        division->task_shifts[task] = state->spots[task].route;
        if (resource == RONDE_NONE) {
            continue;
        }
        schedule(division, state, task, convex ? share : 0);
        if (state->problem->nodes[task].request != RONDE_NONE) {
            division->first_tasks[resource] = task;
            division->sizes[resource]++;
        }
    }
}

/* How much a resource is drawn to what pulls count, with some luck. */
static int64_t strength(int64_t pull, int32_t size, ronde_rng *rng)
{
    return (pull << 20U) / (size + 1) * (int64_t)(luck + ronde_rng_below(rng, 2)) / luck;
}

/* The resource that is not in a part yet and is drawn most; one that is drawn by nothing only if
 * anyone will do. */
static int32_t strongest(ronde_division *division,
                         const ronde_instance *instance,
                         const int64_t *pulls,
                         bool anyone,
                         ronde_rng *rng)
{
    int32_t best = RONDE_NONE;
    int64_t most = 0;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        if (division->sizes[i] == 0 || division->resource_parts[i] != RONDE_NONE) {
            continue;
        }
        int64_t own = strength(pulls[i], division->sizes[i], rng);
        if (own > most || (best == RONDE_NONE && anyone)) {
            most = own;
            best = i;
        }
    }
    return best;
}

static void pull(ronde_division *division, const ronde_state *state, int32_t task, int64_t amount)
{
    int32_t resource = resource_of(state, task);
    if (resource != RONDE_NONE) {
        division->pulls[resource] += amount;
        division->total_pulls[resource] += amount;
    }
}

/* Puts a resource into a part; what is near its tasks is drawn to the part. */
static void join(ronde_division *division, const ronde_state *state, int32_t resource, int32_t part)
{
    const ronde_problem *problem = state->problem;
    int32_t width =
        problem->max_neighbours < tying_neighbours ? problem->max_neighbours : tying_neighbours;
    division->resource_parts[resource] = part;
    division->weights[part] += division->sizes[resource];
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        if (problem->instance->shifts[shift].resource != resource) {
            continue;
        }
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
             node = state->spots[node].next) {
            const int32_t *near = problem->neighbours + (int64_t)node * problem->max_neighbours;
            for (int32_t i = 0; i < width && near[i] != RONDE_NONE; i++) {
                pull(division, state, near[i], 1);
            }
            const ronde_node *fixed = &problem->nodes[node];
            for (int32_t i = 0; i < fixed->tie_count; i++) {
                pull(division, state, problem->ties[fixed->first_tie + i].other, link_pull);
            }
        }
    }
}

/* Any used resource. */
static int32_t first_seed(ronde_division *division, const ronde_state *state, ronde_rng *rng)
{
    const ronde_problem *problem = state->problem;
    for (int i = 0; i < looks; i++) {
        int32_t task = (int32_t)ronde_rng_below(rng, (uint32_t)problem->task_count);
        int32_t resource = resource_of(state, task);
        if (resource != RONDE_NONE && division->sizes[resource] > 0) {
            return resource;
        }
    }
    return strongest(division, problem->instance, division->pulls, true, rng);
}

/* Parts grow one after the other, each next to the ones before, so that no odd ends remain. */
static void
grow_parts(ronde_division *division, const ronde_state *state, int32_t part_count, ronde_rng *rng)
{
    const ronde_instance *instance = state->problem->instance;
    int64_t left = 0;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        left += division->sizes[i];
    }
    division->part_count = 0;
    while (division->part_count < part_count) {
        int32_t part = division->part_count;
        int32_t next = part == 0 ? first_seed(division, state, rng)
                                 : strongest(division, instance, division->total_pulls, true, rng);
        if (next == RONDE_NONE) {
            break;
        }
        division->part_count++;
        for (int32_t i = 0; i < instance->resource_count; i++) {
            division->pulls[i] = 0;
        }
        int64_t target = left / (part_count - part);
        bool last = part + 1 == part_count;
        while (next != RONDE_NONE) {
            left -= division->sizes[next];
            join(division, state, next, part);
            next = strongest(division, instance, division->pulls, true, rng);
            if (next != RONDE_NONE && !last &&
                division->weights[part] + division->sizes[next] / 2 >= target) {
                break;
            }
        }
    }
}

/* The part of the served task nearest to a task, now and then of a later one. */
static int32_t
part_near(const ronde_division *division, const ronde_state *state, int32_t task, ronde_rng *rng)
{
    const ronde_problem *problem = state->problem;
    const int32_t *near = problem->neighbours + (int64_t)task * problem->max_neighbours;
    int32_t found = RONDE_NONE;
    for (int32_t i = 0; i < problem->max_neighbours && near[i] != RONDE_NONE; i++) {
        int32_t resource = resource_of(state, near[i]);
        if (resource != RONDE_NONE) {
            found = division->resource_parts[resource];
            if (ronde_rng_below(rng, chances) > 0) {
                return found;
            }
        }
    }
    return found != RONDE_NONE ? found
                               : (int32_t)ronde_rng_below(rng, (uint32_t)division->part_count);
}

/* The part whose tasks are nearest to where a shift starts. */
static int32_t part_around(const ronde_division *division, const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_travel *travel = ronde_state_kind(state, shift)->travel;
    if (problem->nodes[ronde_start_of(problem, shift)].place == RONDE_NONE) {
        return shift % division->part_count;
    }
    const int32_t *row =
        travel->times + problem->nodes[ronde_start_of(problem, shift)].place * travel->size;
    int32_t step = problem->task_count / looks + 1;
    int32_t part = 0;
    int32_t nearest = INT32_MAX;
    for (int32_t task = 0; task < problem->task_count; task += step) {
        int32_t resource = resource_of(state, task);
        if (resource == RONDE_NONE || problem->nodes[task].place == RONDE_NONE) {
            continue;
        }
        int32_t time = row[problem->nodes[task].place];
        if (time < nearest) {
            nearest = time;
            part = division->resource_parts[resource];
        }
    }
    return part;
}

/* Unused resources: of a kind with many in turn to all parts, a limited number to each; others to
 * the part around. */
static void share_unused(ronde_division *division, const ronde_state *state, ronde_rng *rng)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    int32_t turn = (int32_t)ronde_rng_below(rng, (uint32_t)division->part_count);
    for (int32_t k = 0; k < problem->kind_count; k++) {
        const ronde_kind *kind = &problem->kinds[k];
        bool many = kind->shift_count > division->part_count;
        int64_t most = ((int64_t)kind->shift_count / division->part_count / 2 + spare_shifts) *
                       division->part_count;
        for (int32_t i = 0; i < kind->shift_count; i++) {
            int32_t shift = problem->kind_shifts[kind->first_shift + i];
            int32_t resource = instance->shifts[shift].resource;
            if (division->resource_parts[resource] != RONDE_NONE || (many && most-- <= 0)) {
                continue;
            }
            if (many) {
                turn = turn + 1 < division->part_count ? turn + 1 : 0;
            }
            division->resource_parts[resource] = many ? turn : part_around(division, state, shift);
        }
    }
}

static int32_t
part_of_shift(const ronde_division *division, const ronde_state *state, int32_t shift)
{
    return division->resource_parts[state->problem->instance->shifts[shift].resource];
}

/* The part that a task must be in if it is to be served: that of the shift it is bound to, that of
 * the tasks it must be together with (of none that are served: one for all of them). RONDE_NONE if
 * it is free. */
static int32_t bound_part(const ronde_division *division, const ronde_state *state, int32_t task)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    const ronde_task *of = &instance->tasks[task];
    if (of->shift != RONDE_NONE) {
        return part_of_shift(division, state, of->shift);
    }
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = instance->memberships[of->first_membership + i].group;
        if (instance->groups[group].rule != RONDE_TOGETHER) {
            continue;
        }
        for (int32_t k = problem->group_first[group]; k < problem->group_first[group + 1]; k++) {
            int32_t shift = division->task_shifts[problem->group_tasks[k]];
            if (shift != RONDE_NONE) {
                return part_of_shift(division, state, shift);
            }
        }
        return group % division->part_count;
    }
    return RONDE_NONE;
}

/* The part of an unserved request: one that it is bound to, else one near it. */
static int32_t part_of_unserved(const ronde_division *division,
                                const ronde_state *state,
                                int32_t request,
                                ronde_rng *rng)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_alternative *first =
        &instance->alternatives[instance->requests[request].first_alternative];
    for (int32_t i = 0; i < first->task_count; i++) {
        int32_t part = division->bound_parts[instance->request_tasks[first->first_task + i]];
        if (part != RONDE_NONE) {
            return part;
        }
    }
    return part_near(division, state, instance->request_tasks[first->first_task], rng);
}

/* Bounds for the task of a cut request: half of the slack of each link to another part is its own.
 */
static void set_bounds(ronde_division *division, const ronde_state *state, int32_t task)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *node = &problem->nodes[task];
    int32_t own_part = part_of_shift(division, state, division->task_shifts[task]);
    ronde_window bounds = {node->earliest, node->latest};
    ronde_time start = division->starts[task];
    for (int32_t i = 0; i < node->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[node->first_tie + i];
        int32_t shift = division->task_shifts[tie->other];
        if (!tie->timed || shift == RONDE_NONE ||
            part_of_shift(division, state, shift) == own_part) {
            continue;
        }
        /* low <= other - task <= high; of an odd slack the task with the smaller number has more */
        ronde_time lag = division->starts[tie->other] - start;
        ronde_time odd = task < tie->other ? 1 : 0;
        if (tie->low > -ronde_time_unlimited) {
            ronde_time latest = start + (lag - tie->low + odd) / 2;
            bounds.latest = latest < bounds.latest ? latest : bounds.latest;
        }
        if (tie->high < ronde_time_unlimited) {
            ronde_time earliest = start - (tie->high - lag + odd) / 2;
            bounds.earliest = earliest > bounds.earliest ? earliest : bounds.earliest;
        }
    }
    division->bounds[task] = bounds;
}

static void
share_request(ronde_division *division, const ronde_state *state, int32_t request, ronde_rng *rng)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t chosen = state->chosen[request];
    if (chosen == RONDE_NONE) {
        int32_t part = part_of_unserved(division, state, request, rng);
        division->request_parts[request] = part;
        if (part != RONDE_NONE) {
            division->weights[part]++;
        }
        return;
    }
    const ronde_alternative *of = &instance->alternatives[chosen];
    const int32_t *tasks = instance->request_tasks + of->first_task;
    int32_t part = part_of_shift(division, state, division->task_shifts[tasks[0]]);
    for (int32_t i = 1; i < of->task_count; i++) {
        if (part_of_shift(division, state, division->task_shifts[tasks[i]]) != part) {
            part = RONDE_PART_CUT;
        }
    }
    division->request_parts[request] = part;
    for (int32_t i = 0; i < of->task_count && part == RONDE_PART_CUT; i++) {
        set_bounds(division, state, tasks[i]);
    }
}

void ronde_division_draw(ronde_division *division,
                         const ronde_state *state,
                         int32_t part_count,
                         ronde_rng *rng)
{
    const ronde_instance *instance = state->problem->instance;
    look_at_plan(division, state, rng);
    grow_parts(division, state, part_count, rng);
    if (division->part_count == 0) {
        return;
    }
    share_unused(division, state, rng);
    for (int32_t task = 0; task < instance->task_count; task++) {
        division->bound_parts[task] = bound_part(division, state, task);
    }
    for (int32_t request = 0; request < instance->request_count; request++) {
        share_request(division, state, request, rng);
    }
    division->shares = (ronde_shares){.instance = instance,
                                      .resource_parts = division->resource_parts,
                                      .request_parts = division->request_parts,
                                      .chosen = state->chosen,
                                      .task_shifts = division->task_shifts,
                                      .bound_parts = division->bound_parts,
                                      .bounds = division->bounds};
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/problem.h"

#include "instances/base/alloc.h"
#include "solver/core/encounters.h"
#include "solver/core/favourites.h"
#include "solver/core/kinds.h"
#include "solver/core/labour.h"
#include "solver/core/nearness.h"
#include "solver/core/openings.h"
#include "solver/core/prompt.h"
#include "solver/core/ranks.h"
#include "solver/core/rest.h"

enum { most_turned = 3000 }; /* places */

/* A shift has room for this many reloads at least, and all together for so many times the tasks. */
enum { usual_reloads = 64, spare_reloads = 4 };

static void *take(ronde_problem *problem, int64_t count, size_t size)
{
    return ronde_arena_take(problem->arena, count > 0 ? (size_t)count : 1, size);
}

static ronde_node task_node(const ronde_instance *instance, const ronde_task *task)
{
    const ronde_window *windows = instance->windows + task->first_window;
    ronde_node node = {.earliest = windows[0].earliest,
                       .latest = windows[task->window_count - 1].latest,
                       .duration = task->duration,
                       .place = task->place,
                       .first_window = task->first_window,
                       .window_count = task->window_count,
                       .request = task->request,
                       .alternative = task->alternative};
    bool pays = task->soft_window_count > 0 &&
                (task->early_price > 0 || task->late_price > 0 || instance->latest_price > 0);
    node.flags = (task->window_count > 1 ? RONDE_NODE_WINDOWS : 0) |
                 (task->kind == RONDE_BREAK ? RONDE_NODE_BREAK : 0) | (pays ? RONDE_NODE_SOFT : 0) |
                 (ronde_encounters_may(instance, task) ? RONDE_NODE_MEETS : 0);
    if (task->kind == RONDE_BREAK) {
        node.place = RONDE_NONE;
        node.request = node.alternative = RONDE_NONE;
    }
    return node;
}

/* Shifts get reloads in store: as many as they may use, within reason where they are many. */
static bool store_reloads(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    int32_t *first = take(problem, (int64_t)instance->shift_count + 1, sizeof *first);
    int32_t reloading = 0;
    if (first == NULL) {
        return false;
    }
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        reloading += instance->shifts[shift].reload_count > 0 ? 1 : 0;
    }
    int32_t share = reloading > 0 ? spare_reloads * problem->task_count / reloading : 0;
    int32_t most = share > usual_reloads ? share : usual_reloads;
    most = most < problem->task_count ? most : problem->task_count;
    int32_t next = ronde_first_reload(problem);
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        const ronde_shift *of = &instance->shifts[shift];
        int32_t count = of->reload_count > 0 ? most : 0;
        count = of->max_trips > 0 && of->max_trips - 1 < count ? of->max_trips - 1 : count;
        first[shift] = next;
        next += count;
    }
    first[instance->shift_count] = next;
    problem->first_reload = first;
    problem->reload_node_count = next - ronde_first_reload(problem);
    problem->node_count = next;
    return true;
}

static bool make_nodes(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    ronde_node *nodes = take(problem, problem->node_count, sizeof *nodes);
    ronde_time *releases = take(problem, problem->task_count, sizeof *releases);
    if (nodes == NULL || releases == NULL) {
        return false;
    }
    for (int32_t task = 0; task < instance->task_count; task++) {
        nodes[task] = task_node(instance, &instance->tasks[task]);
        releases[task] = instance->tasks[task].release;
        problem->released |= releases[task] > 0;
        problem->soft |= (nodes[task].flags & RONDE_NODE_SOFT) != 0;
        problem->meets |= (nodes[task].flags & RONDE_NODE_MEETS) != 0;
        problem->breaks |= (nodes[task].flags & RONDE_NODE_BREAK) != 0;
        problem->pins |= instance->tasks[task].pin > 0;
        if (nodes[task].window_count > 1) {
            problem->real_windows += nodes[task].window_count;
        }
    }
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        const ronde_shift *of = &instance->shifts[shift];
        ronde_node end = {.earliest = of->earliest,
                          .latest = of->latest,
                          .place = of->start_place,
                          .request = RONDE_NONE,
                          .alternative = RONDE_NONE};
        ronde_node reload = end;
        end.duration = of->loading_at_start;
        end.flags = of->start_place == RONDE_NONE ? RONDE_NODE_OPEN : 0;
        problem->open_starts |= of->start_place == RONDE_NONE;
        nodes[ronde_start_of(problem, shift)] = end;
        end.duration = 0;
        end.place = of->end_place;
        end.flags = of->end_place == RONDE_NONE ? RONDE_NODE_OPEN : 0;
        nodes[ronde_end_of(problem, shift)] = end;
        reload.flags = RONDE_NODE_RELOAD;
        reload.duration = of->loading;
        reload.place =
            of->reload_count > 0 ? instance->reload_places[of->first_reload] : RONDE_NONE;
        for (int32_t i = problem->first_reload[shift]; i < problem->first_reload[shift + 1]; i++) {
            nodes[i] = reload;
        }
    }
    problem->nodes = nodes;
    problem->releases = releases;
    problem->trips = problem->released || problem->reload_node_count > 0;
    return true;
}

/* True if a route that has both tasks, the first one earlier, keeps the link by itself, and no
 * other order can: behind the second task it is later than at its start. */
static bool kept_by_order(const ronde_instance *instance, const ronde_link *link)
{
    bool ordered =
        link->min_lag > 0 || (link->min_lag == 0 && instance->tasks[link->to].duration > 0);
    return link->relation == RONDE_SAME_SHIFT && link->max_lag >= ronde_time_unlimited && ordered &&
           link->min_lag <= instance->tasks[link->from].duration;
}

static ronde_tie tie_of(const ronde_instance *instance, const ronde_link *link, int32_t task)
{
    bool from = link->from == task;
    bool ordered = kept_by_order(instance, link);
    bool lags = link->min_lag > -ronde_time_unlimited || link->max_lag < ronde_time_unlimited;
    int32_t order = from ? 1 : -1;
    return (ronde_tie){.low = from ? link->min_lag : -link->max_lag,
                       .high = from ? link->max_lag : -link->min_lag,
                       .other = from ? link->to : link->from,
                       .relation = link->relation,
                       .order = ordered ? order : 0,
                       .timed = lags && !ordered};
}

static bool make_ties(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    ronde_node *nodes = take(problem, problem->node_count, sizeof *nodes);
    int64_t rests = ronde_rest_count(instance);
    ronde_tie *ties = take(problem, 2 * (instance->link_count + rests), sizeof *ties);
    if (nodes == NULL || ties == NULL) {
        return false;
    }
    for (int32_t i = 0; i < problem->node_count; i++) {
        nodes[i] = problem->nodes[i];
    }
    int32_t count = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        nodes[task].first_tie = count;
        for (int32_t i = 0; i < instance->tasks[task].link_count; i++) {
            int32_t index = instance->task_links[instance->tasks[task].first_link + i];
            if (!ronde_link_binds(&instance->links[index])) {
                continue;
            }
            ties[count] = tie_of(instance, &instance->links[index], task);
            if (ties[count].timed) {
                nodes[task].flags |= RONDE_NODE_TIMED;
                problem->tied = true;
            }
            count++;
        }
        nodes[task].tie_count = count - nodes[task].first_tie;
    }
    problem->nodes = nodes;
    problem->ties = ties;
    problem->tie_count = count;
    if (rests > 0) {
        ronde_rest_tie(problem, nodes, ties);
    }
    return true;
}

static const int32_t *
turned(ronde_problem *problem, const int32_t *entries, int64_t size, bool *memory)
{
    bool symmetric = true;
    for (int64_t i = 0; i < size && symmetric; i++) {
        for (int64_t j = 0; j < i && symmetric; j++) {
            symmetric = entries[i * size + j] == entries[j * size + i];
        }
    }
    if (symmetric) {
        return entries;
    }
    int32_t *copy = take(problem, size * size, sizeof *copy);
    if (copy == NULL) {
        *memory = false;
        return entries;
    }
    for (int64_t i = 0; i < size; i++) {
        for (int64_t j = 0; j < size; j++) {
            copy[j * size + i] = entries[i * size + j];
        }
    }
    return copy;
}

static void measure(ronde_problem *problem, ronde_travel *travel)
{
    for (int64_t k = 0; k < travel->size * travel->size; k++) {
        int32_t time = travel->times[k];
        int32_t distance = travel->distances[k];
        if (time >= RONDE_UNREACHABLE || distance >= RONDE_UNREACHABLE) {
            problem->gaps = true;
            continue;
        }
        travel->longest_time = time > travel->longest_time ? time : travel->longest_time;
        travel->longest_distance =
            distance > travel->longest_distance ? distance : travel->longest_distance;
    }
}

/* A matrix with districts as one square: for questions about a plan. Searches are of problems that
 * do not fall apart. */
static bool spread_out(ronde_problem *problem, ronde_travel *travel, const ronde_matrix *matrix)
{
    int64_t size = matrix->size;
    int32_t *times = take(problem, size * size, sizeof *times);
    int32_t *distances = take(problem, size * size, sizeof *distances);
    if (times == NULL || distances == NULL) {
        return false;
    }
    for (int32_t from = 0; from < size; from++) {
        for (int32_t to = 0; to < size; to++) {
            times[from * size + to] = ronde_matrix_duration(matrix, from, to);
            distances[from * size + to] = ronde_matrix_distance(matrix, from, to);
        }
    }
    travel->times = times;
    travel->distances = distances;
    return true;
}

static bool make_travels(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    problem->travels = take(problem, instance->profile_count, sizeof *problem->travels);
    bool made = problem->travels != NULL;
    for (int32_t i = 0; i < instance->profile_count && made; i++) {
        const ronde_matrix *matrix = &instance->profiles[i].matrix;
        problem->travels[i] = (ronde_travel){
            .size = matrix->size, .times = matrix->durations, .distances = matrix->distances};
        if (matrix->spots != NULL) {
            made = spread_out(problem, &problem->travels[i], matrix);
        }
        if (made) {
            measure(problem, &problem->travels[i]);
        }
    }
    return made;
}

/* For the scans of plain and of paid routes and of pairs, and not where the copies take more than
 * they give. */
static bool turn_travels(ronde_problem *problem)
{
    bool memory = true;
    bool wanted = !problem->gaps;
    for (int32_t i = 0; i < problem->instance->profile_count && wanted; i++) {
        ronde_travel *travel = &problem->travels[i];
        if (travel->size > most_turned) {
            continue;
        }
        travel->times_to = turned(problem, travel->times, travel->size, &memory);
        travel->distances_to = travel->distances == travel->times
                                   ? travel->times_to
                                   : turned(problem, travel->distances, travel->size, &memory);
    }
    return memory;
}

static void find_load_mode(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    bool none = true;
    bool given = true;
    bool taken = true;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        problem->layouts |= instance->resources[i].layout_count > 0;
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        for (int32_t d = 0; d < instance->dimension_count; d++) {
            none &= task->initial[d] == 0 && task->change[d] == 0;
            given &= task->initial[d] >= 0 && task->change[d] == -task->initial[d];
            taken &= task->initial[d] == 0 && task->change[d] >= 0;
        }
    }
    bool sum = (given || taken) && !problem->layouts;
    problem->load_mode = none ? RONDE_LOAD_NONE : (sum ? RONDE_LOAD_SUM : RONDE_LOAD_PREFIX);
}

static bool is_plain(const ronde_problem *problem)
{
    bool plain = problem->kind_count > 0 && !problem->trips && !problem->tied && !problem->breaks &&
                 !problem->timed && !problem->gaps && problem->real_windows == 0 &&
                 problem->load_mode != RONDE_LOAD_PREFIX && !problem->pins && !problem->rigid &&
                 !problem->layouts && !problem->open_starts && !problem->bounds &&
                 problem->instance->group_count == 0 && problem->instance->workload_price == 0 &&
                 problem->account_count == 0;
    for (int32_t i = 0; i < problem->kind_count; i++) {
        const ronde_kind *kind = &problem->kinds[i];
        plain &= kind->length_price == 0 && kind->overtime_price == 0 && !kind->bounded &&
                 kind->travel->times_to != NULL;
    }
    for (int32_t i = 0; i < problem->node_count; i++) {
        const ronde_node *node = &problem->nodes[i];
        plain &= node->flags == 0 && node->place != RONDE_NONE && node->tie_count == 0;
    }
    return plain;
}

/* Lists the shifts of each resource. */
static bool list_resources(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    int32_t *first = take(problem, (int64_t)instance->resource_count + 2, sizeof *first);
    int32_t *shifts = take(problem, instance->shift_count, sizeof *shifts);
    if (first == NULL || shifts == NULL) {
        return false;
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        first[instance->shifts[i].resource + 2]++;
    }
    for (int32_t i = 0; i < instance->resource_count; i++) {
        first[i + 2] += first[i + 1];
    }
    for (int32_t i = 0; i < instance->shift_count; i++) { /* first[r + 1]: next of r */
        shifts[first[instance->shifts[i].resource + 1]++] = i;
    }
    problem->resource_first = first;
    problem->resource_shifts = shifts;
    return true;
}

/* Lists the tasks of each group. */
static bool list_groups(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    int32_t groups = instance->group_count;
    int32_t total = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        total += instance->tasks[task].membership_count;
    }
    int32_t *first = take(problem, (int64_t)groups + 2, sizeof *first);
    int32_t *tasks = take(problem, total, sizeof *tasks);
    if (first == NULL || tasks == NULL) {
        return false;
    }
    for (int32_t i = 0; i < total; i++) {
        first[instance->memberships[i].group + 2]++;
    }
    for (int32_t group = 0; group < groups; group++) {
        first[group + 2] += first[group + 1];
        problem->together |= instance->groups[group].rule == RONDE_TOGETHER;
        problem->sharing |= ronde_group_shares(&instance->groups[group]);
        problem->faces |= instance->groups[group].rule == RONDE_FACES;
    }
    for (int32_t task = 0; task < instance->task_count; task++) { /* first[g + 1]: next of g */
        const ronde_task *of = &instance->tasks[task];
        for (int32_t i = 0; i < of->membership_count; i++) {
            tasks[first[instance->memberships[of->first_membership + i].group + 1]++] = task;
        }
    }
    problem->group_first = first;
    problem->group_tasks = tasks;
    return true;
}

static ronde_status build(ronde_problem *problem, ronde_error *error)
{
    find_load_mode(problem);
    if (!store_reloads(problem) || !make_nodes(problem) || !make_ties(problem) ||
        !make_travels(problem) || !list_groups(problem) || !ronde_encounters_make(problem) ||
        !ronde_labour_make(problem) || !ronde_kinds_make(problem) || !list_resources(problem)) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to prepare the search");
    }
    problem->firm = !problem->trips;
    return RONDE_OK;
}

/* What only a search needs: legs to a place in one row, neighbours, ranks of the plain scan. */
static bool prepare_search(ronde_problem *problem)
{
    if (!turn_travels(problem)) {
        return false;
    }
    problem->plain = is_plain(problem);
    return (!problem->plain || ronde_openings_make(problem)) && ronde_prompt_make(problem) &&
           ronde_meetings_make(problem) && ronde_nearness_make(problem) &&
           (!problem->plain || ronde_ranks_make(problem)) &&
           (!problem->timed || ronde_favourites_make(problem));
}

ronde_status
ronde_problem_init(ronde_problem *out, const ronde_instance *instance, ronde_error *error)
{
    RONDE_TRY(ronde_problem_init_bare(out, instance, error));
    if (!prepare_search(out)) {
        ronde_problem_clear(out);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to prepare the search");
    }
    return RONDE_OK;
}

ronde_status
ronde_problem_init_bare(ronde_problem *out, const ronde_instance *instance, ronde_error *error)
{
    ronde_problem problem = {.instance = instance,
                             .task_count = instance->task_count,
                             .shift_count = instance->shift_count,
                             .request_count = instance->request_count,
                             .windows = instance->windows,
                             .arena = ronde_arena_new(1 << 16)};
    if (problem.arena == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to prepare the search");
    }
    ronde_status status = build(&problem, error);
    if (status != RONDE_OK) {
        ronde_problem_clear(&problem);
        return status;
    }
    *out = problem;
    return RONDE_OK;
}

void ronde_problem_clear(ronde_problem *problem)
{
    ronde_arena_free(problem->arena);
    *problem = (ronde_problem){0};
}

bool ronde_kind_holds(const ronde_problem *problem, const ronde_kind *kind, const int64_t *load)
{
    const ronde_layout plain = {
        {kind->capacity[0], kind->capacity[1], kind->capacity[2], kind->capacity[3]}};
    const ronde_layout *layouts = kind->layout_count > 0 ? kind->layouts : &plain;
    int32_t count = kind->layout_count > 0 ? kind->layout_count : 1;
    for (int32_t i = 0; i < count; i++) {
        bool fits = true;
        for (int32_t d = 0; d < problem->instance->dimension_count && fits; d++) {
            fits = load[d] >= 0 && load[d] <= layouts[i].capacity[d];
        }
        if (fits) {
            return true;
        }
    }
    return false;
}

ronde_cost
ronde_soft_price(const ronde_problem *problem, int32_t task, ronde_time start, ronde_time *late)
{
    const ronde_task *of = &problem->instance->tasks[task];
    ronde_time early = 0;
    ronde_time after = 0;
    ronde_time nearest = INT64_MAX;
    for (int32_t i = 0; i < of->soft_window_count; i++) {
        ronde_window window = problem->windows[of->first_soft_window + i];
        ronde_time before = start < window.earliest ? window.earliest - start : 0;
        ronde_time past = start > window.latest ? start - window.latest : 0;
        if (before + past < nearest) {
            nearest = before + past;
            early = before;
            after = past;
        }
    }
    if (late != NULL) {
        *late = after;
    }
    return early * of->early_price + after * of->late_price;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/nodes.h"

#include "solver/core/encounters.h"
#include "solver/core/rest.h"

/* A shift has room for this many reloads at least, and all together for so many times the tasks. */
enum { usual_reloads = 64, spare_reloads = 4 };

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
bool ronde_nodes_store_reloads(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    int32_t *first = ronde_problem_take(problem, (int64_t)instance->shift_count + 1, sizeof *first);
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

/* The ends of a shift, and its reloads in store. */
static void make_shift_nodes(ronde_problem *problem, ronde_node *nodes, int32_t shift)
{
    const ronde_shift *of = &problem->instance->shifts[shift];
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
        of->reload_count > 0 ? problem->instance->reload_places[of->first_reload] : RONDE_NONE;
    for (int32_t i = problem->first_reload[shift]; i < problem->first_reload[shift + 1]; i++) {
        nodes[i] = reload;
    }
}

bool ronde_nodes_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    ronde_node *nodes = ronde_problem_take(problem, problem->node_count, sizeof *nodes);
    ronde_time *releases = ronde_problem_take(problem, problem->task_count, sizeof *releases);
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
        make_shift_nodes(problem, nodes, shift);
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

bool ronde_nodes_tie(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    ronde_node *nodes = ronde_problem_take(problem, problem->node_count, sizeof *nodes);
    int64_t rests = ronde_rest_count(instance);
    ronde_tie *ties = ronde_problem_take(problem, 2 * (instance->link_count + rests), sizeof *ties);
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

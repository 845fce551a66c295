/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/timing.h"

#include "solver/core/closure.h"
#include "solver/core/trips.h"

enum { few_variables = 24, most_rounds = 50 };

/* head starts at least lag after tail. */
typedef struct rule {
    int32_t tail, head;
    ronde_time lag;
} rule;

/* A set of starts that are tied to each other, as variables 0 .. count - 1. */
struct ronde_timing {
    const ronde_state *state;
    const ronde_problem *problem;
    int32_t count;
    int32_t *nodes;   /* RONDE_NONE: the largest lateness */
    ronde_time *x;    /* current values */
    ronde_time *from; /* chosen lower bounds, beside the windows */
    ronde_time *kept; /* best values so far */
    int64_t *profits;
    int32_t *variable_of; /* by node */
    RONDE_ARRAY(rule) rules;
    ronde_closure closure;
    ronde_cost latest_price;
    ronde_cost price;  /* of all components solved so far */
    ronde_time *times; /* by node, scratch */
    int32_t *list;
    bool *done;
    ronde_arena *arena;
};
typedef struct ronde_timing network;

/* The soft window that counts at a moment: the nearest, of two the earlier. */
static int32_t nearest_wish(const ronde_problem *problem, const ronde_task *task, ronde_time x)
{
    int32_t at = task->first_soft_window;
    int32_t last = at + task->soft_window_count - 1;
    const ronde_window *windows = problem->windows;
    while (at < last && x - windows[at].latest > windows[at + 1].earliest - x) {
        at++;
    }
    return at;
}

/* The last moment at which the same soft window counts. */
static ronde_time wish_until(const ronde_problem *problem, const ronde_task *task, ronde_time x)
{
    int32_t at = nearest_wish(problem, task, x);
    if (at == task->first_soft_window + task->soft_window_count - 1) {
        return ronde_time_unlimited;
    }
    ronde_time until = problem->windows[at].latest;
    return until + (problem->windows[at + 1].earliest - until) / 2;
}

/* How far the start can be raised without a change of window, hard or wished. */
static ronde_time last_of(const network *net, int32_t v)
{
    int32_t node = net->nodes[v];
    if (node == RONDE_NONE) {
        return ronde_time_unlimited;
    }
    const ronde_node *fixed = &net->problem->nodes[node];
    ronde_time last = fixed->latest;
    if ((fixed->flags & RONDE_NODE_WINDOWS) != 0) {
        const ronde_window *window = net->problem->windows + fixed->first_window;
        while (window->latest < net->x[v]) {
            window++;
        }
        last = window->latest;
    }
    if ((fixed->flags & RONDE_NODE_SOFT) != 0) {
        ronde_time until =
            wish_until(net->problem, &net->problem->instance->tasks[node], net->x[v]);
        last = until < last ? until : last;
    }
    return last;
}

/* The lag of a rule; that of a lateness depends on the soft window that counts. */
static ronde_time lag_of(const network *net, const rule *r)
{
    if (net->nodes[r->head] != RONDE_NONE) {
        return r->lag;
    }
    const ronde_problem *problem = net->problem;
    const ronde_task *task = &problem->instance->tasks[net->nodes[r->tail]];
    return -problem->windows[nearest_wish(problem, task, net->x[r->tail])].latest;
}

/* Raises all values to the least solution at or above them; false if there is none. */
static bool raise_to_feasible(network *net)
{
    for (int32_t round = 0; round <= net->count + net->problem->real_windows; round++) {
        bool changed = false;
        for (size_t i = 0; i < net->rules.count; i++) {
            const rule *r = &net->rules.items[i];
            ronde_time least = net->x[r->tail] + lag_of(net, r);
            if (least > net->x[r->head]) {
                int32_t node = net->nodes[r->head];
                if (node != RONDE_NONE) {
                    const ronde_node *fixed = &net->problem->nodes[node];
                    least = ronde_node_not_before(net->problem, fixed, least);
                    if (least > fixed->latest) {
                        return false;
                    }
                }
                net->x[r->head] = least;
                changed = true;
            }
        }
        if (!changed) {
            return true;
        }
    }
    return false;
}

static bool least_solution(network *net)
{
    for (int32_t v = 0; v < net->count; v++) {
        int32_t node = net->nodes[v];
        net->x[v] = 0;
        if (node != RONDE_NONE) {
            const ronde_node *fixed = &net->problem->nodes[node];
            net->x[v] = ronde_node_not_before(net->problem, fixed, net->from[v]);
            if (net->x[v] > fixed->latest) {
                return false;
            }
        }
    }
    return raise_to_feasible(net);
}

static ronde_cost price_at(const network *net, int32_t v, ronde_time x)
{
    int32_t node = net->nodes[v];
    const ronde_problem *problem = net->problem;
    if (node == RONDE_NONE) {
        return net->latest_price * x;
    }
    if (node >= ronde_first_reload(problem)) {
        return 0;
    }
    if (node >= problem->task_count) {
        int32_t shift = (node - problem->task_count) / 2;
        ronde_cost price = ronde_state_kind(net->state, shift)->length_price;
        return node == ronde_start_of(problem, shift) ? -price * x : price * x;
    }
    return (problem->nodes[node].flags & RONDE_NODE_SOFT) != 0
               ? ronde_soft_price(problem, node, x, NULL)
               : 0;
}

static ronde_cost price_of(const network *net)
{
    ronde_cost price = 0;
    for (int32_t v = 0; v < net->count; v++) {
        price += price_at(net, v, net->x[v]);
    }
    return price;
}

/* The next moment after x at which the slope of the price may change. */
static ronde_time next_bend(const network *net, int32_t v)
{
    int32_t node = net->nodes[v];
    ronde_time x = net->x[v];
    ronde_time bend = last_of(net, v);
    if (node == RONDE_NONE || node >= net->problem->task_count) {
        return bend;
    }
    const ronde_task *task = &net->problem->instance->tasks[node];
    for (int32_t i = 0; i < task->soft_window_count; i++) {
        ronde_window window = net->problem->windows[task->first_soft_window + i];
        bend = window.earliest > x && window.earliest < bend ? window.earliest : bend;
        bend = window.latest > x && window.latest < bend ? window.latest : bend;
    }
    return bend;
}

static ronde_time step_length(const network *net)
{
    ronde_time step = ronde_time_unlimited;
    for (int32_t v = 0; v < net->count; v++) {
        if (net->closure.chosen[v]) {
            ronde_time to = next_bend(net, v) - net->x[v];
            step = to < step ? to : step;
        }
    }
    for (size_t i = 0; i < net->rules.count; i++) {
        const rule *r = &net->rules.items[i];
        if (net->closure.chosen[r->tail] && !net->closure.chosen[r->head]) {
            ronde_time slack = net->x[r->head] - net->x[r->tail] - lag_of(net, r);
            step = slack < step ? slack : step;
        }
    }
    return step;
}

/* Steepest ascent from a feasible solution. False when memory is out. */
static bool ascend(network *net)
{
    for (;;) {
        ronde_closure_begin(&net->closure);
        for (int32_t v = 0; v < net->count; v++) {
            bool stuck = net->x[v] >= last_of(net, v);
            net->profits[v] = stuck ? ronde_closure_never
                                    : price_at(net, v, net->x[v]) - price_at(net, v, net->x[v] + 1);
        }
        for (size_t i = 0; i < net->rules.count; i++) {
            const rule *r = &net->rules.items[i];
            if (net->x[r->head] == net->x[r->tail] + lag_of(net, r) &&
                !ronde_closure_arc(&net->closure, r->tail, r->head)) {
                return false;
            }
        }
        int64_t profit = ronde_closure_solve(&net->closure, net->profits);
        if (profit <= 0) {
            return profit == 0;
        }
        ronde_time step = step_length(net);
        for (int32_t v = 0; v < net->count; v++) {
            net->x[v] += net->closure.chosen[v] ? step : 0;
        }
    }
}

/* The next window, hard or wished, that the task could wait for; 0 if none. */
static ronde_time next_window(const network *net, int32_t v)
{
    int32_t node = net->nodes[v];
    if (node == RONDE_NONE || node >= net->problem->task_count) {
        return 0;
    }
    const ronde_task *task = &net->problem->instance->tasks[node];
    ronde_time next = INT64_MAX;
    for (int32_t i = 0; i < task->window_count + task->soft_window_count; i++) {
        int32_t at = i < task->window_count ? task->first_window + i
                                            : task->first_soft_window + i - task->window_count;
        ronde_time earliest = net->problem->windows[at].earliest;
        next = earliest > net->kept[v] && earliest < next ? earliest : next;
    }
    if (task->soft_window_count > 0) {
        ronde_time until = wish_until(net->problem, task, net->kept[v]) + 1;
        next = until < next ? until : next;
    }
    return next == INT64_MAX ? 0 : next;
}

/* Times the plan with the chosen lower bounds and keeps it if it is the best so far. False when
 * memory is out. */
static bool try_bounds(network *net, ronde_cost *best, bool *better)
{
    if (!least_solution(net)) {
        return true;
    }
    if (!ascend(net)) {
        return false;
    }
    if (price_of(net) < *best) {
        *best = price_of(net);
        *better = true;
        for (int32_t v = 0; v < net->count; v++) {
            net->kept[v] = net->x[v];
        }
    }
    return true;
}

/* One task waits for its next window, and perhaps a second one too. */
static bool try_waiting(network *net, int32_t v, bool pairs, ronde_cost *best, bool *better)
{
    ronde_time before = net->from[v];
    net->from[v] = next_window(net, v);
    bool good = try_bounds(net, best, better);
    for (int32_t w = v + 1; w < net->count && pairs && good && !*better; w++) {
        ronde_time next = next_window(net, w);
        if (next != 0) {
            ronde_time old = net->from[w];
            net->from[w] = next;
            good = try_bounds(net, best, better);
            net->from[w] = *better ? next : old;
        }
    }
    net->from[v] = *better ? net->from[v] : before;
    return good;
}

/* Tries later windows, one task by one and in pairs if they are few, as long as that pays. False
 * when memory is out. */
static bool try_windows(network *net)
{
    ronde_cost best = price_of(net);
    bool pairs = net->count <= few_variables;
    for (int32_t v = 0, rounds = 0; v < net->count && rounds < most_rounds; v++) {
        bool better = false;
        if (next_window(net, v) == 0) {
            continue;
        }
        if (!try_waiting(net, v, pairs, &best, &better)) {
            return false;
        }
        if (better) {
            v = -1; /* from the beginning */
            rounds++;
        }
    }
    return true;
}

static bool add_rule(network *net, int32_t tail, int32_t head, ronde_time lag)
{
    return ronde_array_push(&net->rules,
                            (rule){net->variable_of[tail], net->variable_of[head], lag});
}

static bool add_route(network *net, int32_t shift)
{
    const ronde_state *state = net->state;
    int32_t start = ronde_start_of(net->problem, shift);
    int32_t end = ronde_end_of(net->problem, shift);
    for (int32_t node = start; node != RONDE_NONE; node = state->spots[node].next) {
        net->variable_of[node] = net->count;
        net->from[net->count] = net->problem->nodes[node].earliest;
        if (net->problem->released && ronde_is_head(net->problem, node)) {
            ronde_time release = ronde_trips_release(state, node);
            net->from[net->count] =
                release > net->from[net->count] ? release : net->from[net->count];
        }
        net->nodes[net->count++] = node;
    }
    for (int32_t node = start; node != end; node = state->spots[node].next) {
        int32_t next = state->spots[node].next;
        if (!add_rule(net, node, next, state->spots[node].duration + state->spots[next].leg_time)) {
            return false;
        }
    }
    ronde_time limit = state->lanes[shift].limit;
    return limit >= ronde_time_unlimited || add_rule(net, end, start, -limit);
}

static bool add_ties(network *net)
{
    const ronde_problem *problem = net->problem;
    for (int32_t v = 0; v < net->count; v++) {
        int32_t node = net->nodes[v];
        const ronde_node *fixed = &problem->nodes[node];
        for (int32_t i = 0; i < fixed->tie_count; i++) {
            const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
            if (tie->timed && net->state->spots[tie->other].route != RONDE_NONE &&
                tie->low > -ronde_time_unlimited && !add_rule(net, node, tie->other, tie->low)) {
                return false;
            }
        }
    }
    return true;
}

/* The largest lateness, as one more variable that is at least each task's. */
static bool add_lateness(network *net)
{
    int32_t variable = net->count;
    net->nodes[variable] = RONDE_NONE;
    net->from[variable] = 0;
    for (int32_t v = 0; v < variable; v++) {
        int32_t node = net->nodes[v];
        if (node >= net->problem->task_count) {
            continue;
        }
        const ronde_task *task = &net->problem->instance->tasks[node];
        if (task->soft_window_count > 0) {
            if (!ronde_array_push(&net->rules, (rule){v, variable, 0})) {
                return false;
            }
        }
    }
    net->count++;
    return true;
}

/* Lists a used route and all that are tied to it. */
static int32_t component(const ronde_state *state, int32_t shift, int32_t *list, bool *done)
{
    const ronde_problem *problem = state->problem;
    int32_t count = 0;
    list[count++] = shift;
    done[shift] = true;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t node = ronde_start_of(problem, list[i]); node != RONDE_NONE;
             node = state->spots[node].next) {
            const ronde_node *fixed = &problem->nodes[node];
            for (int32_t k = 0; k < fixed->tie_count && state->spots[node].ties > 0; k++) {
                const ronde_tie *tie = &problem->ties[fixed->first_tie + k];
                int32_t other = state->spots[tie->other].route;
                if (tie->timed && other != RONDE_NONE && !done[other]) {
                    done[other] = true;
                    list[count++] = other;
                }
            }
        }
    }
    return count;
}

static bool used(const ronde_state *state, int32_t shift)
{
    return state->lanes[shift].task_count > 0;
}

static ronde_status
solve_component(network *net, const int32_t *shifts, int32_t count, ronde_time *times)
{
    net->count = 0;
    net->rules.count = 0;
    bool memory = true;
    for (int32_t i = 0; i < count && memory; i++) {
        memory = add_route(net, shifts[i]);
    }
    memory = memory && add_ties(net) && (net->latest_price == 0 || add_lateness(net));
    if (!memory) {
        return RONDE_ENOMEM;
    }
    net->closure.node_count = net->count;
    if (!least_solution(net)) {
        return RONDE_EBUG;
    }
    if (net->problem->timed && !ascend(net)) {
        return RONDE_ENOMEM;
    }
    for (int32_t v = 0; v < net->count; v++) {
        net->kept[v] = net->x[v];
    }
    if (net->problem->timed && !try_windows(net)) {
        return RONDE_ENOMEM;
    }
    for (int32_t v = 0; v < net->count; v++) {
        net->price += price_at(net, v, net->kept[v]);
        if (net->nodes[v] != RONDE_NONE) {
            times[net->nodes[v]] = net->kept[v];
        }
    }
    return RONDE_OK;
}

/* No earlier departure than the first stop needs, no later arrival than the last one gives. */
static void tighten(const ronde_state *state, int32_t shift, ronde_time *times)
{
    int32_t start = ronde_start_of(state->problem, shift);
    int32_t end = ronde_end_of(state->problem, shift);
    int32_t first = state->spots[start].next;
    int32_t last = state->spots[end].previous;
    ronde_time leave = times[first] - state->spots[first].leg_time - state->spots[start].duration;
    times[start] = leave > times[start] ? leave : times[start];
    times[end] = times[last] + state->spots[last].duration + state->spots[end].leg_time;
}

static ronde_status solve_all(network *net, ronde_time *times)
{
    int32_t *list = net->list;
    bool *done = net->done;
    const ronde_state *state = net->state;
    int32_t shifts = net->problem->shift_count;
    ronde_status status = RONDE_OK;
    net->price = 0;
    for (int32_t shift = 0; shift < shifts; shift++) {
        done[shift] = false;
    }
    if (net->latest_price > 0) { /* one component: lateness ties everything */
        int32_t count = 0;
        for (int32_t shift = 0; shift < shifts; shift++) {
            if (used(state, shift)) {
                list[count++] = shift;
            }
        }
        status = solve_component(net, list, count, times);
    }
    for (int32_t shift = 0; shift < shifts && status == RONDE_OK; shift++) {
        if (net->latest_price == 0 && used(state, shift) && !done[shift]) {
            int32_t count = component(state, shift, list, done);
            status = solve_component(net, list, count, times);
        }
    }
    for (int32_t shift = 0; shift < shifts && status == RONDE_OK; shift++) {
        if (used(state, shift)) {
            tighten(state, shift, times);
        }
    }
    return status;
}

ronde_timing *ronde_timing_new(const ronde_problem *problem)
{
    size_t nodes = (size_t)problem->node_count + 2;
    size_t shifts = (size_t)problem->shift_count + 1;
    ronde_arena *arena = ronde_arena_new(1 << 14);
    ronde_timing *net = arena == NULL ? NULL : ronde_arena_take(arena, 1, sizeof *net);
    if (net == NULL) {
        ronde_arena_free(arena);
        return NULL;
    }
    net->arena = arena;
    net->problem = problem;
    net->latest_price = problem->instance->latest_price;
    net->nodes = ronde_arena_take(arena, nodes, sizeof *net->nodes);
    net->x = ronde_arena_take(arena, nodes, sizeof *net->x);
    net->from = ronde_arena_take(arena, nodes, sizeof *net->from);
    net->kept = ronde_arena_take(arena, nodes, sizeof *net->kept);
    net->profits = ronde_arena_take(arena, nodes, sizeof *net->profits);
    net->variable_of = ronde_arena_take(arena, nodes, sizeof *net->variable_of);
    net->times = ronde_arena_take(arena, nodes, sizeof *net->times);
    net->list = ronde_arena_take(arena, shifts, sizeof *net->list);
    net->done = ronde_arena_take(arena, shifts, sizeof *net->done);
    if (net->nodes == NULL || net->x == NULL || net->from == NULL || net->kept == NULL ||
        net->profits == NULL || net->variable_of == NULL || net->times == NULL ||
        net->list == NULL || net->done == NULL ||
        ronde_closure_init(&net->closure, (int32_t)nodes, NULL) != RONDE_OK) {
        ronde_arena_free(arena);
        return NULL;
    }
    return net;
}

void ronde_timing_free(ronde_timing *timing)
{
    if (timing != NULL) {
        ronde_closure_clear(&timing->closure);
        ronde_array_clear(&timing->rules);
        ronde_arena_free(timing->arena); /* holds the timing itself */
    }
}

ronde_status ronde_timing_solve(ronde_timing *timing,
                                const ronde_state *state,
                                ronde_time *times,
                                ronde_error *error)
{
    timing->state = state;
    ronde_status status = solve_all(timing, times);
    if (status == RONDE_OK) {
        return RONDE_OK;
    }
    return ronde_fail(error, status, "", "%s",
                      status == RONDE_EBUG ? "the plan found has no feasible times"
                                           : "no memory to time the plan");
}

ronde_status ronde_timing_cost(ronde_timing *timing,
                               const ronde_state *state,
                               ronde_cost *cost,
                               ronde_error *error)
{
    RONDE_TRY(ronde_timing_solve(timing, state, timing->times, error));
    ronde_cost guess = state->late * timing->latest_price;
    for (int32_t shift = 0; shift < timing->problem->shift_count; shift++) {
        guess += state->lanes[shift].moments;
    }
    *cost = state->totals.cost - guess + timing->price;
    return RONDE_OK;
}

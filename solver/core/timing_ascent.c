/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Least solutions of the network and steepest ascent from them (Murota 2003, chapter 10). */
#include "solver/core/idle.h"
#include "solver/core/timing_parts.h"

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
ronde_time
ronde_timing_wish_until(const ronde_problem *problem, const ronde_task *task, ronde_time x)
{
    int32_t at = nearest_wish(problem, task, x);
    if (at == task->first_soft_window + task->soft_window_count - 1) {
        return ronde_time_unlimited;
    }
    ronde_time until = problem->windows[at].latest;
    return until + (problem->windows[at + 1].earliest - until) / 2;
}

/* The first value of a variable from a moment on; beyond its last window if there is none. */
static ronde_time first_value(const ronde_timing *net, int32_t v, ronde_time time)
{
    if (net->nodes[v] < 0) {
        return ronde_timing_grid_from(net, v, time);
    }
    const ronde_node *fixed = &net->problem->nodes[net->nodes[v]];
    for (;;) {
        ronde_time open = ronde_node_not_before(net->problem, fixed, time);
        time = ronde_timing_grid_from(net, v, open);
        if (time == open || open > fixed->latest) {
            return time;
        }
    }
}

/* How far the start can be raised without a change of window, hard or wished. */
static ronde_time last_of(const ronde_timing *net, int32_t v)
{
    int32_t node = net->nodes[v];
    if (node < 0) {
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
            ronde_timing_wish_until(net->problem, &net->problem->instance->tasks[node], net->x[v]);
        last = until < last ? until : last;
    }
    return ronde_timing_grid_until(net, v, last);
}

static bool is_lateness(const ronde_timing *net, const ronde_timing_rule *r)
{
    return net->nodes[r->head] == RONDE_NONE;
}

/* The lag of a rule; that of a lateness depends on the soft window that counts. */
static ronde_time lag_of(const ronde_timing *net, const ronde_timing_rule *r)
{
    if (!is_lateness(net, r)) {
        return r->lag;
    }
    const ronde_problem *problem = net->problem;
    const ronde_task *task = &problem->instance->tasks[net->nodes[r->tail]];
    return -problem->windows[nearest_wish(problem, task, net->x[r->tail])].latest;
}

static bool too_late(const ronde_timing *net, int32_t v)
{
    int32_t node = net->nodes[v];
    return node >= 0 && net->x[v] > net->problem->nodes[node].latest;
}

/* Raises the largest lateness to that of the present starts. */
static void raise_lateness(ronde_timing *net)
{
    for (size_t i = 0; i < net->rules.count; i++) {
        const ronde_timing_rule *r = &net->rules.items[i];
        if (is_lateness(net, r)) {
            ronde_time least = net->x[r->tail] + lag_of(net, r);
            net->x[r->head] = least > net->x[r->head] ? least : net->x[r->head];
        }
    }
}

/* Raises all values to the least solution at or above them; false if there is none. Lateness comes
 * last: a task that is on its way to a later soft window is late for the one before. */
static bool raise_to_feasible(ronde_timing *net)
{
    for (int32_t round = 0; round <= net->count + net->problem->real_windows; round++) {
        bool changed = false;
        for (size_t i = 0; i < net->rules.count; i++) {
            const ronde_timing_rule *r = &net->rules.items[i];
            ronde_time least = net->x[r->tail] + lag_of(net, r);
            if (least <= net->x[r->head] || is_lateness(net, r)) {
                continue;
            }
            net->x[r->head] = first_value(net, r->head, least);
            if (too_late(net, r->head)) {
                return false;
            }
            changed = true;
        }
        if (!changed) {
            raise_lateness(net);
            return true;
        }
    }
    return false;
}

bool ronde_timing_least(ronde_timing *net)
{
    for (int32_t v = 0; v < net->count; v++) {
        net->x[v] = first_value(net, v, net->from[v]);
        if (too_late(net, v)) {
            return false;
        }
    }
    return raise_to_feasible(net);
}

/* What a start takes off the price of the gap behind it. */
static ronde_cost price_before_gap(const ronde_timing *net, int32_t node, ronde_time x)
{
    const ronde_spot *spot = &net->state->spots[node];
    const ronde_kind *kind = ronde_state_kind(net->state, spot->route);
    bool before = (spot->flags & RONDE_NODE_BREAK) == 0 && spot->next != RONDE_NONE;
    return before && ronde_idle_priced(kind) ? -kind->gap_price * x : 0;
}

static ronde_cost price_of_moment(const ronde_timing *net, int32_t v, ronde_time x)
{
    int32_t node = net->nodes[v];
    const ronde_problem *problem = net->problem;
    if (node == RONDE_NONE) {
        return net->latest_price * x;
    }
    if (node < 0) {
        int32_t shift = ronde_timing_overtime(node); /* its own inverse */
        return ronde_state_kind(net->state, shift)->overtime_price * x;
    }
    if (node >= ronde_first_reload(problem)) {
        return 0;
    }
    if (node >= problem->task_count) {
        int32_t shift = (node - problem->task_count) / 2;
        const ronde_kind *kind = ronde_state_kind(net->state, shift);
        return node == ronde_start_of(problem, shift)
                   ? -(kind->length_price + kind->overtime_price) * x
                   : kind->length_price * x;
    }
    return (problem->nodes[node].flags & RONDE_NODE_SOFT) != 0
               ? ronde_soft_price(problem, node, x, NULL)
               : 0;
}

ronde_cost ronde_timing_price_at(const ronde_timing *net, int32_t v, ronde_time x)
{
    int32_t node = net->nodes[v];
    if (!net->problem->idle || node == RONDE_NONE) {
        return price_of_moment(net, v, x);
    }
    int32_t before = ronde_timing_before_gap(net, node);
    if (before != RONDE_NONE) {
        int32_t shift = net->state->spots[before].route;
        return ronde_state_kind(net->state, shift)->gap_price * x;
    }
    return price_of_moment(net, v, x) + (node >= 0 ? price_before_gap(net, node, x) : 0);
}

ronde_cost ronde_timing_price(const ronde_timing *net)
{
    ronde_cost price = 0;
    for (int32_t v = 0; v < net->count; v++) {
        price += ronde_timing_price_at(net, v, net->x[v]);
    }
    return price;
}

/* The next moment after x at which the slope of the price may change. */
static ronde_time next_bend(const ronde_timing *net, int32_t v)
{
    int32_t node = net->nodes[v];
    ronde_time x = net->x[v];
    ronde_time bend = last_of(net, v);
    if (node < 0 || node >= net->problem->task_count) {
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

/* As many steps of the grid as fit, at least one: up to the next value prices are differences. */
static ronde_time whole_steps(const ronde_timing *net, ronde_time room)
{
    return room < net->grid ? net->grid : room - room % net->grid;
}

static ronde_time step_length(const ronde_timing *net)
{
    ronde_time step = ronde_time_unlimited;
    for (int32_t v = 0; v < net->count; v++) {
        if (net->closure.chosen[v]) {
            ronde_time to = whole_steps(net, next_bend(net, v) - net->x[v]);
            step = to < step ? to : step;
        }
    }
    for (size_t i = 0; i < net->rules.count; i++) {
        const ronde_timing_rule *r = &net->rules.items[i];
        if (net->closure.chosen[r->tail] && !net->closure.chosen[r->head]) {
            ronde_time slack = net->x[r->head] - net->x[r->tail] - lag_of(net, r);
            slack = whole_steps(net, slack);
            step = slack < step ? slack : step;
        }
    }
    return step;
}

bool ronde_timing_ascend(ronde_timing *net)
{
    for (;;) {
        ronde_closure_begin(&net->closure);
        for (int32_t v = 0; v < net->count; v++) {
            ronde_time x = net->x[v];
            net->profits[v] = x >= last_of(net, v)
                                  ? ronde_closure_never
                                  : ronde_timing_price_at(net, v, x) -
                                        ronde_timing_price_at(net, v, x + net->grid);
        }
        for (size_t i = 0; i < net->rules.count; i++) {
            const ronde_timing_rule *r = &net->rules.items[i];
            if (net->x[r->head] - net->x[r->tail] - lag_of(net, r) < net->grid &&
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

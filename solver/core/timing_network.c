/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The variables and rules of a component. */
#include "solver/core/hours.h"
#include "solver/core/rigid.h"
#include "solver/core/timing_parts.h"
#include "solver/core/trips.h"

static bool add_rule(ronde_timing *net, int32_t tail, int32_t head, ronde_time lag)
{
    return ronde_array_push(
        &net->rules, (ronde_timing_rule){net->variable_of[tail], net->variable_of[head], lag});
}

/* Stops that must follow without waiting; last ones first, which settles a chain in one round. */
static bool add_unwaiting(ronde_timing *net, int32_t shift)
{
    const ronde_state *state = net->state;
    if (ronde_state_kind(state, shift)->no_waiting == 0) {
        return true;
    }
    size_t first = net->rules.count;
    int64_t load[RONDE_DIMENSIONS];
    ronde_rigid_begin(state, shift, load);
    int32_t end = ronde_end_of(net->problem, shift);
    for (int32_t node = ronde_start_of(net->problem, shift); node != end;) {
        int32_t next = state->spots[node].next;
        ronde_time lag = state->spots[node].duration + state->spots[next].leg_time;
        if (ronde_rigid_after(state, shift, node, load) && !add_rule(net, next, node, -lag)) {
            return false;
        }
        node = next;
    }
    for (size_t last = net->rules.count; first + 1 < last; first++) {
        ronde_timing_rule swap = net->rules.items[first];
        net->rules.items[first] = net->rules.items[--last];
        net->rules.items[last] = swap;
    }
    return true;
}

static bool add_overtime(ronde_timing *net, int32_t shift)
{
    const ronde_kind *kind = ronde_state_kind(net->state, shift);
    if (kind->overtime_price == 0) {
        return true;
    }
    int32_t variable = net->count++;
    ronde_time unpaid = net->state->lanes[shift].unpaid;
    int32_t start = net->variable_of[ronde_start_of(net->problem, shift)];
    int32_t end = net->variable_of[ronde_end_of(net->problem, shift)];
    net->nodes[variable] = ronde_timing_overtime(shift);
    net->from[variable] = 0;
    return ronde_array_push(&net->rules, (ronde_timing_rule){start, variable, 0}) &&
           ronde_array_push(&net->rules,
                            (ronde_timing_rule){end, variable, -(kind->normal_duration + unpaid)});
}

static bool add_route(ronde_timing *net, int32_t shift)
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
    return (limit >= ronde_time_unlimited || add_rule(net, end, start, -limit)) &&
           add_unwaiting(net, shift) && add_overtime(net, shift) &&
           ronde_timing_add_gaps(net, shift);
}

static bool add_ties(ronde_timing *net)
{
    const ronde_problem *problem = net->problem;
    for (int32_t v = 0; v < net->count; v++) {
        int32_t node = net->nodes[v];
        const ronde_node *fixed = node >= 0 ? &problem->nodes[node] : NULL;
        for (int32_t i = 0; fixed != NULL && i < fixed->tie_count; i++) {
            const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
            int32_t other = net->state->spots[tie->other].route;
            if (tie->timed && ronde_state_served(net->state, tie->other) &&
                tie->low > -ronde_time_unlimited &&
                !ronde_hours_keep(problem, tie, net->state->spots[node].route, other) &&
                !add_rule(net, node, tie->other, tie->low)) {
                return false;
            }
        }
    }
    return true;
}

/* The largest lateness, as one more variable that is at least each task's. */
static bool add_lateness(ronde_timing *net)
{
    int32_t variable = net->count;
    net->nodes[variable] = RONDE_NONE;
    net->from[variable] = 0;
    for (int32_t v = 0; v < variable; v++) {
        int32_t node = net->nodes[v];
        if (node < 0 || node >= net->problem->task_count) {
            continue;
        }
        const ronde_task *task = &net->problem->instance->tasks[node];
        if (task->soft_window_count > 0) {
            if (!ronde_array_push(&net->rules, (ronde_timing_rule){v, variable, 0})) {
                return false;
            }
        }
    }
    net->count++;
    return true;
}

bool ronde_timing_build(ronde_timing *net, const int32_t *shifts, int32_t count)
{
    net->count = 0;
    net->rules.count = 0;
    bool memory = true;
    for (int32_t i = 0; i < count && memory; i++) {
        memory = add_route(net, shifts[i]);
    }
    memory = memory && add_ties(net) && (net->latest_price == 0 || add_lateness(net));
    net->closure.node_count = net->count;
    return memory;
}

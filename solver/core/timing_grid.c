/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which starts are promised on the grid, and the lattice of values that follows. */
#include "solver/core/timing_parts.h"

static ronde_time remainder_of(ronde_time time, ronde_time grid)
{
    ronde_time rest = time % grid;
    return rest < 0 ? rest + grid : rest;
}

ronde_time ronde_timing_grid_until(const ronde_timing *net, int32_t v, ronde_time time)
{
    if (net->grid == 1 || net->phase[v] == timing_free) {
        return time;
    }
    return time - remainder_of(time - net->phase[v], net->grid);
}

ronde_time ronde_timing_grid_from(const ronde_timing *net, int32_t v, ronde_time time)
{
    ronde_time until = ronde_timing_grid_until(net, v, time);
    return until < time ? until + net->grid : until;
}

static bool is_task(const ronde_timing *net, int32_t v)
{
    return net->nodes[v] >= 0 && net->nodes[v] < net->problem->task_count;
}

/* Ends of routes wait for nothing: they keep to the second the stop beside them. */
static void follow_stops(ronde_timing *net)
{
    const ronde_state *state = net->state;
    for (int32_t v = 0; v < net->count; v++) {
        int32_t node = net->nodes[v];
        bool reload = node >= ronde_first_reload(net->problem);
        if (node == RONDE_NONE) {
            net->phase[v] = 0;
        } else if (node < 0 || reload) { /* a reload is nobody's appointment */
            net->phase[v] = timing_free; /* so that overtime is counted to the second at first */
        } else if (!is_task(net, v)) {
            const ronde_spot *spot = &state->spots[node];
            bool start = spot->previous == RONDE_NONE;
            int32_t beside = start ? spot->next : spot->previous;
            ronde_time phase = net->phase[net->variable_of[beside]];
            if (phase != timing_free) {
                phase += start ? -(ronde_time)state->spots[beside].leg_time
                               : state->spots[beside].duration + spot->leg_time;
                phase = remainder_of(phase, net->grid);
            }
            net->phase[v] = phase;
        }
    }
}

static void set_tasks(ronde_timing *net, ronde_time phase)
{
    for (int32_t v = 0; v < net->count; v++) {
        if (is_task(net, v)) {
            net->phase[v] = phase;
        }
    }
    follow_stops(net);
}

/* Puts as many tasks on the grid as leave a solution, one by one; the others keep the second they
 * then have. */
static void choose_some(ronde_timing *net)
{
    set_tasks(net, timing_free);
    for (int32_t v = 0; v < net->count; v++) {
        if (is_task(net, v)) {
            net->phase[v] = 0;
            net->phase[v] = ronde_timing_least(net) ? 0 : timing_free;
        }
    }
    if (!ronde_timing_least(net)) {
        net->grid = 1;
        return;
    }
    for (int32_t v = 0; v < net->count; v++) {
        if (is_task(net, v) && net->phase[v] == timing_free) {
            net->phase[v] = remainder_of(net->x[v], net->grid);
        }
    }
    follow_stops(net);
}

void ronde_timing_choose_phases(ronde_timing *net)
{
    net->grid = net->asked;
    set_tasks(net, 0);
    if (!ronde_timing_least(net)) {
        choose_some(net);
    }
    if (net->grid > 1 && !ronde_timing_least(net)) {
        net->grid = 1; /* cannot be: the lattice holds the solution it was made from */
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/idle.h"

int32_t ronde_idle_next(const ronde_state *state, int32_t node, ronde_time *lag)
{
    *lag = 0;
    do {
        *lag += state->spots[node].duration;
        node = state->spots[node].next;
        *lag += node == RONDE_NONE ? 0 : state->spots[node].leg_time;
    } while (node != RONDE_NONE && (state->spots[node].flags & RONDE_NODE_BREAK) != 0);
    return node;
}

ronde_cost ronde_idle_of(const ronde_state *state, int32_t shift, const ronde_time *times)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_cost price = 0;
    int32_t node = ronde_start_of(state->problem, shift);
    while (node != RONDE_NONE && ronde_idle_priced(kind)) {
        ronde_time lag = 0;
        int32_t next = ronde_idle_next(state, node, &lag);
        price += next == RONDE_NONE ? 0 : ronde_idle_price(kind, times[next] - times[node], lag);
        node = next;
    }
    return price;
}

ronde_cost ronde_idle_of_scratch(const ronde_state *state, const ronde_kind *kind, int32_t count)
{
    ronde_cost price = 0;
    ronde_time lag = 0;
    int32_t from = 0; /* the last stop that is no break */
    for (int32_t i = 1; i < count && ronde_idle_priced(kind); i++) {
        lag += state->spots[state->scratch_nodes[i - 1]].duration + state->scratch_legs[i];
        if ((state->spots[state->scratch_nodes[i]].flags & RONDE_NODE_BREAK) == 0) {
            price +=
                ronde_idle_price(kind, state->scratch_times[i] - state->scratch_times[from], lag);
            from = i;
            lag = 0;
        }
    }
    return price;
}

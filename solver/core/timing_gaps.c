/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps between the stops of a route, in the network of times. */
#include "solver/core/idle.h"
#include "solver/core/timing_parts.h"

/* What of the gap is beyond the limit, as one more variable: at least the start before, at least
 * the start behind less what is free. Its price times (it - the start before) is that of the gap.
 */
static bool add_price(ronde_timing *net, int32_t node, int32_t next, ronde_time free)
{
    int32_t variable = net->count++;
    net->nodes[variable] = ronde_timing_gap(net, node);
    net->from[variable] = 0;
    return ronde_array_push(&net->rules,
                            (ronde_timing_rule){net->variable_of[node], variable, 0}) &&
           ronde_array_push(&net->rules,
                            (ronde_timing_rule){net->variable_of[next], variable, -free});
}

bool ronde_timing_add_gaps(ronde_timing *net, int32_t shift)
{
    const ronde_kind *kind = ronde_state_kind(net->state, shift);
    bool limited = kind->max_gap < ronde_time_unlimited;
    bool priced = ronde_idle_priced(kind);
    bool memory = true;
    ronde_time lag = 0;
    int32_t next = RONDE_NONE;
    for (int32_t node = ronde_start_of(net->problem, shift);
         memory && (limited || priced) &&
         (next = ronde_idle_next(net->state, node, &lag)) != RONDE_NONE;
         node = next) {
        memory = (!limited ||
                  ronde_array_push(&net->rules, (ronde_timing_rule){net->variable_of[next],
                                                                    net->variable_of[node],
                                                                    -(lag + kind->max_gap)})) &&
                 (!priced || add_price(net, node, next, lag + kind->gap_limit));
    }
    return memory;
}

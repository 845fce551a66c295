/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_LABOUR_H
#define RONDE_SOLVER_CORE_LABOUR_H

/* Working time: the unpaid legs of a route, and what the contract of its resource makes of the sum
 * over a calendar week. Both depend on the sequences of the routes only, never on moments, so an
 * offer knows its change exactly in O(1). */

#include "solver/core/state.h"

/** More than any price: the contract allows no more. */
static const ronde_cost ronde_labour_too_much = INT64_MAX / 4;

/** Lists the accounts: one per resource with a contract and calendar week in which it has shifts.
 *  False when memory is out. O(shifts^2) where there are contracts. */
bool ronde_labour_make(ronde_problem *problem) RONDE_MUST_CHECK;

/** What the contract costs when so much is worked in a week. */
static inline ronde_cost ronde_labour_price(const ronde_contract *contract, ronde_time worked)
{
    ronde_time missing = worked < contract->least ? contract->least - worked : 0;
    ronde_time beyond = worked > contract->most ? worked - contract->most : 0;
    return missing * contract->short_price + beyond * contract->extra_price;
}

/** What the contract costs more when the shift works so much longer; ronde_labour_too_much if it
 *  does not allow that. O(1). */
static inline ronde_cost
ronde_labour_change(const ronde_state *state, int32_t shift, ronde_time longer)
{
    int32_t account =
        state->problem->account_count > 0 ? state->problem->account_of[shift] : RONDE_NONE;
    if (account == RONDE_NONE) {
        return 0;
    }
    const ronde_contract *contract = &state->problem->accounts[account];
    ronde_time now = state->worked[account];
    return now + longer > contract->max && longer > 0
               ? ronde_labour_too_much
               : ronde_labour_price(contract, now + longer) - ronde_labour_price(contract, now);
}

/** True if the week of the shift is within its contract. */
bool ronde_labour_fit(const ronde_state *state, int32_t shift);

/** Brings unpaid travel and working time of a route up to date, and the price of its week. */
void ronde_labour_refresh(ronde_state *state, int32_t shift);

/** True if no stop but breaks lies between the start of the route and the node, which is itself
 *  the start or a break: the next journey is the first leg. */
static inline bool ronde_labour_opens(const ronde_state *state, int32_t node)
{
    while ((state->spots[node].flags & RONDE_NODE_BREAK) != 0) {
        node = state->spots[node].previous;
    }
    return state->spots[node].previous == RONDE_NONE;
}

/** Whether the journey from a node to the next stop that is no break is unpaid. */
static inline bool
ronde_labour_unpaid(const ronde_state *state, const ronde_kind *kind, int32_t from, int32_t to)
{
    return (kind->unpaid_last && state->spots[to].next == RONDE_NONE) ||
           (kind->unpaid_first && ronde_labour_opens(state, from));
}

/** Unpaid travel where a task comes between: of the leg that is replaced, and of the new ones. */
typedef struct ronde_unpaid {
    ronde_time now, then;
} ronde_unpaid;

/** A task behind node a; target is the first stop behind it that is no break, in and out the legs
 *  to and from the task. With rest the task is a break, which is where the resource already is. */
static inline ronde_unpaid ronde_labour_detour(const ronde_state *state,
                                               const ronde_kind *kind,
                                               int32_t a,
                                               int32_t target,
                                               ronde_time in,
                                               ronde_time out,
                                               bool rest)
{
    ronde_unpaid sum = {0, 0};
    if (kind->unpaid_first || kind->unpaid_last) {
        bool first = kind->unpaid_first && ronde_labour_opens(state, a);
        bool last = kind->unpaid_last && state->spots[target].next == RONDE_NONE;
        sum.now = first || last ? state->spots[target].leg_time : 0;
        sum.then = (first && !rest ? in : 0) + (last || (first && rest) ? out : 0);
    }
    return sum;
}

#endif

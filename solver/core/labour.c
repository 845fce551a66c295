/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/labour.h"

/* Contracts that cost nothing and forbid nothing need no account. */
static bool matters(const ronde_contract *contract)
{
    return (contract->least > 0 && contract->short_price > 0) ||
           (contract->most < ronde_time_unlimited && contract->extra_price > 0) ||
           contract->max < ronde_time_unlimited;
}

/* The account of an earlier shift of the same resource and week. */
static int32_t
known_account(const ronde_instance *instance, const int32_t *account_of, int32_t shift)
{
    const ronde_shift *of = &instance->shifts[shift];
    for (int32_t i = 0; i < shift; i++) {
        const ronde_shift *other = &instance->shifts[i];
        if (other->resource == of->resource && other->week == of->week) {
            return account_of[i];
        }
    }
    return RONDE_NONE;
}

bool ronde_labour_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    bool any = false;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        any |= matters(&instance->resources[i].contract);
    }
    if (!any) {
        return true;
    }
    size_t count = (size_t)instance->shift_count + 1;
    int32_t *account_of = ronde_arena_take(problem->arena, count, sizeof *account_of);
    ronde_contract *accounts = ronde_arena_take(problem->arena, count, sizeof *accounts);
    if (account_of == NULL || accounts == NULL) {
        return false;
    }
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        const ronde_contract *contract =
            &instance->resources[instance->shifts[shift].resource].contract;
        account_of[shift] = RONDE_NONE;
        if (!matters(contract)) {
            continue;
        }
        account_of[shift] = known_account(instance, account_of, shift);
        if (account_of[shift] == RONDE_NONE) {
            accounts[problem->account_count] = *contract;
            account_of[shift] = problem->account_count++;
        }
    }
    problem->account_of = account_of;
    problem->accounts = accounts;
    return true;
}

bool ronde_labour_fit(const ronde_state *state, int32_t shift)
{
    int32_t account =
        state->problem->account_count > 0 ? state->problem->account_of[shift] : RONDE_NONE;
    return account == RONDE_NONE || state->worked[account] <= state->problem->accounts[account].max;
}

/* Travel of the first and last leg, as far as it is unpaid. */
static ronde_time unpaid_travel(const ronde_state *state, int32_t shift)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    int32_t end = ronde_end_of(state->problem, shift);
    int32_t first = state->spots[ronde_start_of(state->problem, shift)].next;
    while ((state->spots[first].flags & RONDE_NODE_BREAK) != 0) {
        first = state->spots[first].next;
    }
    ronde_time sum = kind->unpaid_first ? state->spots[first].leg_time : 0;
    bool counted = kind->unpaid_first && first == end;
    return sum + (kind->unpaid_last && !counted ? state->spots[end].leg_time : 0);
}

void ronde_labour_refresh(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    ronde_lane *lane = &state->lanes[shift];
    lane->unpaid = unpaid_travel(state, shift);
    ronde_time worked = lane->work + lane->travel - lane->unpaid;
    int32_t account = problem->account_count > 0 ? problem->account_of[shift] : RONDE_NONE;
    if (account != RONDE_NONE) {
        const ronde_contract *contract = &problem->accounts[account];
        ronde_time sum = state->worked[account] + worked - lane->worked;
        state->totals.cost += ronde_labour_price(contract, sum) -
                              ronde_labour_price(contract, state->worked[account]);
        state->worked[account] = sum;
    }
    lane->worked = worked;
}

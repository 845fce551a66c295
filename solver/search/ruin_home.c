/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/ruin_home.h"

enum { looks = 24, longest_chain = 4, short_route = 5 };

/* The shift of the kind that is cheapest for a task, if it is cheaper there than where it is now.
 * RONDE_NONE else. */
static int32_t home_of(const ronde_state *state, ronde_hand *hand, int32_t task)
{
    const ronde_problem *problem = state->problem;
    int32_t shift = state->spots[task].route;
    int32_t kind = problem->favourites[(int64_t)task * RONDE_FAVOURITES];
    if (shift == RONDE_NONE || kind == RONDE_NONE) {
        return RONDE_NONE;
    }
    const ronde_kind *home = &problem->kinds[kind];
    if (home->task_prices[task] >= ronde_state_kind(state, shift)->task_prices[task]) {
        return RONDE_NONE;
    }
    return problem->kind_shifts[home->first_shift +
                                (int32_t)ronde_rng_below(&hand->rng, (uint32_t)home->shift_count)];
}

/* A served task that would rather be elsewhere. */
static int32_t find_stray(const ronde_state *state, ronde_hand *hand)
{
    for (int i = 0; i < looks; i++) {
        int32_t task = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)state->problem->task_count);
        if (home_of(state, hand, task) != RONDE_NONE) {
            return task;
        }
    }
    return RONDE_NONE;
}

/* Tasks of a shift, all if they are few, else some that follow each other. Gives their number. */
static int32_t list_some(const ronde_state *state, ronde_hand *hand, int32_t shift, int32_t *first)
{
    int32_t count = 0;
    int32_t end = ronde_end_of(state->problem, shift);
    for (int32_t node = state->spots[ronde_start_of(state->problem, shift)].next; node != end;
         node = state->spots[node].next) {
        if ((state->spots[node].flags & (RONDE_NODE_BREAK | RONDE_NODE_RELOAD)) == 0) {
            hand->route[count++] = node;
        }
    }
    *first = 0;
    if (count > short_route) {
        *first = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)(count - short_route) + 1);
        count = short_route;
    }
    return count;
}

int32_t ronde_ruin_home(const ronde_state *state, ronde_hand *hand, int32_t *tasks)
{
    int32_t found = 0;
    int32_t task = state->problem->favourites != NULL ? find_stray(state, hand) : RONDE_NONE;
    for (int32_t link = 0; link < longest_chain && task != RONDE_NONE; link++) {
        int32_t shift = home_of(state, hand, task);
        int32_t first = 0;
        int32_t count = list_some(state, hand, shift, &first);
        tasks[found++] = task;
        task = RONDE_NONE;
        for (int32_t i = first; i < first + count; i++) {
            int32_t other = hand->route[i];
            tasks[found++] = other;
            task = home_of(state, hand, other) != RONDE_NONE ? other : task;
        }
    }
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a route keeps what its shift allows in sums and loads, and which plan is better. */
#include "solver/core/labour.h"
#include "solver/core/state.h"
#include "solver/core/trips.h"

static bool layouts_hold(const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    for (int32_t node = ronde_start_of(problem, shift); node != RONDE_NONE;
         node = state->spots[node].next) {
        const ronde_aboard *aboard = &state->aboard[(int64_t)node * RONDE_DIMENSIONS];
        const int64_t load[RONDE_DIMENSIONS] = {aboard[0].after, aboard[1].after, aboard[2].after,
                                                aboard[3].after};
        if (!ronde_kind_holds(problem, ronde_state_kind(state, shift), load)) {
            return false;
        }
    }
    return true;
}

bool ronde_state_sums_fit(const ronde_state *state, int32_t shift)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_lane *lane = &state->lanes[shift];
    return lane->distance <= kind->max_distance && lane->travel <= kind->max_travel &&
           lane->task_count <= kind->max_tasks && ronde_labour_fit(state, shift);
}

bool ronde_state_loads_fit(const ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_lane *lane = &state->lanes[shift];
    if (lane->reload_count > 0 && !ronde_trips_loads_fit(state, shift)) {
        return false;
    }
    for (int32_t d = 0; lane->reload_count == 0 && d < problem->instance->dimension_count; d++) {
        if (problem->load_mode == RONDE_LOAD_SUM && lane->load[d] > kind->capacity[d]) {
            return false;
        }
        if (problem->load_mode == RONDE_LOAD_PREFIX) {
            const ronde_aboard *start =
                &state->aboard[(int64_t)ronde_start_of(problem, shift) * RONDE_DIMENSIONS + d];
            if (start->most_after > kind->capacity[d] || start->least_after < 0) {
                return false;
            }
        }
    }
    return kind->layout_count == 0 || problem->load_mode != RONDE_LOAD_PREFIX ||
           layouts_hold(state, shift);
}

int ronde_totals_compare(const ronde_problem *problem,
                         const ronde_totals *one,
                         const ronde_totals *other)
{
    if (one->unserved != other->unserved) {
        return one->unserved < other->unserved ? -1 : 1;
    }
    if (problem->instance->vehicles_first && one->used != other->used) {
        return one->used < other->used ? -1 : 1;
    }
    if (one->cost != other->cost) {
        return one->cost < other->cost ? -1 : 1;
    }
    return 0;
}

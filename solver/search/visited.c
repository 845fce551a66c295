/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/visited.h"

#include "instances/base/alloc.h"

void ronde_visited_init(ronde_visited *out, const ronde_problem *problem)
{
    *out = (ronde_visited){.plans = ronde_alloc_zero(RONDE_VISITED, sizeof *out->plans)};
    bool good = out->plans != NULL;
    for (int32_t i = 0; i < RONDE_VISITED && good; i++) {
        good = ronde_snapshot_init(&out->plans[i], problem, NULL) == RONDE_OK;
    }
    if (!good) {
        ronde_visited_clear(out);
    }
}

void ronde_visited_clear(ronde_visited *visited)
{
    for (int32_t i = 0; i < RONDE_VISITED && visited->plans != NULL; i++) {
        ronde_snapshot_clear(&visited->plans[i]);
    }
    ronde_free(visited->plans);
    *visited = (ronde_visited){0};
}

void ronde_visited_keep(ronde_visited *visited, const ronde_state *state)
{
    if (visited->plans == NULL || state->absent_count > 0) {
        return;
    }
    ronde_snapshot_keep(&visited->plans[visited->next], state);
    visited->next = (visited->next + 1) % RONDE_VISITED;
    visited->count += visited->count < RONDE_VISITED ? 1 : 0;
}

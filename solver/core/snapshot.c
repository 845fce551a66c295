/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/snapshot.h"

#include "instances/base/alloc.h"

#include <string.h>

ronde_status
ronde_snapshot_init(ronde_snapshot *out, const ronde_problem *problem, ronde_error *error)
{
    ronde_snapshot snapshot = {
        .nodes = ronde_alloc_zero((size_t)problem->node_count + 1, sizeof *snapshot.nodes),
        .places = ronde_alloc_zero((size_t)problem->reload_node_count + 1, sizeof *snapshot.places),
        .counts = ronde_alloc_zero((size_t)problem->shift_count + 1, sizeof *snapshot.counts),
        .chosen = ronde_alloc_zero((size_t)problem->request_count + 1, sizeof *snapshot.chosen)};
    if (snapshot.nodes == NULL || snapshot.counts == NULL || snapshot.places == NULL ||
        snapshot.chosen == NULL) {
        ronde_snapshot_clear(&snapshot);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    *out = snapshot;
    return RONDE_OK;
}

void ronde_snapshot_clear(ronde_snapshot *snapshot)
{
    ronde_free(snapshot->nodes);
    ronde_free(snapshot->counts);
    ronde_free(snapshot->chosen);
    ronde_free(snapshot->places);
    *snapshot = (ronde_snapshot){0};
}

void ronde_snapshot_keep(ronde_snapshot *snapshot, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    int32_t at = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t first = at;
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
             node = state->spots[node].next) {
            snapshot->nodes[at++] = node;
        }
        snapshot->counts[shift] = at - first;
    }
    for (int32_t request = 0; request < problem->request_count; request++) {
        snapshot->chosen[request] = state->chosen[request];
    }
    for (int32_t i = 0; i < problem->reload_node_count; i++) {
        snapshot->places[i] = state->spots[ronde_first_reload(problem) + i].place;
    }
    snapshot->totals = state->totals;
}

void ronde_snapshot_copy(ronde_snapshot *to,
                         const ronde_snapshot *from,
                         const ronde_problem *problem)
{
    memcpy(to->nodes, from->nodes, (size_t)problem->node_count * sizeof *to->nodes);
    memcpy(to->counts, from->counts, (size_t)problem->shift_count * sizeof *to->counts);
    memcpy(to->chosen, from->chosen, (size_t)problem->request_count * sizeof *to->chosen);
    memcpy(to->places, from->places, (size_t)problem->reload_node_count * sizeof *to->places);
    to->totals = from->totals;
}

/* The place of a kept node: only reloads may be at another one than now. */
static int32_t place_of(const ronde_snapshot *snapshot, const ronde_state *state, int32_t node)
{
    int32_t first = ronde_first_reload(state->problem);
    return node >= first ? snapshot->places[node - first] : state->spots[node].place;
}

static bool same_route(const ronde_snapshot *snapshot,
                       const ronde_state *state,
                       int32_t shift,
                       const int32_t *nodes)
{
    int32_t count = snapshot->counts[shift];
    int32_t node = state->spots[ronde_start_of(state->problem, shift)].next;
    for (int32_t i = 0; i < count; i++) {
        if (node != nodes[i] || state->spots[node].place != place_of(snapshot, state, node)) {
            return false;
        }
        node = state->spots[node].next;
    }
    return node == ronde_end_of(state->problem, shift);
}

static void empty_route(ronde_state *state, int32_t shift)
{
    int32_t end = ronde_end_of(state->problem, shift);
    int32_t start = ronde_start_of(state->problem, shift);
    while (state->spots[start].next != end) {
        ronde_state_unlink(state, state->spots[start].next);
    }
}

bool ronde_snapshot_restore(const ronde_snapshot *snapshot, ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    int32_t at = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        if (!same_route(snapshot, state, shift, snapshot->nodes + at)) {
            empty_route(state, shift);
        }
        at += snapshot->counts[shift];
    }
    at = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t after = ronde_start_of(problem, shift);
        bool empty = state->spots[after].next == ronde_end_of(problem, shift);
        for (int32_t i = 0; i < snapshot->counts[shift]; i++, at++) {
            if (empty) {
                state->spots[snapshot->nodes[at]].place =
                    place_of(snapshot, state, snapshot->nodes[at]);
                ronde_state_link(state, snapshot->nodes[at], after);
                after = snapshot->nodes[at];
            }
        }
    }
    for (int32_t request = 0; request < problem->request_count; request++) {
        ronde_state_choose(state, request, snapshot->chosen[request]);
    }
    bool good = ronde_state_settle(state);
    ronde_state_commit(state);
    return good && !ronde_state_broken(state);
}

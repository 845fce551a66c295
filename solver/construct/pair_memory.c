/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/pair_memory.h"

#include "instances/base/alloc.h"

enum { most_memos = 1 << 20 };

ronde_pair_memory *ronde_pair_memory_new(const ronde_problem *problem)
{
    int64_t count = (int64_t)problem->instance->alternative_count * problem->shift_count;
    bool alone = !problem->rigid && !problem->sharing && !problem->faces;
    if (!alone || problem->plain || count > most_memos) {
        return NULL;
    }
    ronde_pair_memory *memory = ronde_alloc_zero(1, sizeof *memory);
    if (memory == NULL) {
        return NULL;
    }
    memory->memos = ronde_alloc_zero((size_t)count + 1, sizeof *memory->memos);
    if (memory->memos == NULL) {
        ronde_pair_memory_free(memory);
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        memory->memos[i].version = RONDE_NONE;
    }
    return memory;
}

void ronde_pair_memory_free(ronde_pair_memory *memory)
{
    if (memory != NULL) {
        ronde_free(memory->memos);
        ronde_free(memory);
    }
}

/* Puts what is remembered of a route on the list. */
static void recall(const ronde_pair_memo *memo, ronde_offers *offers)
{
    if (memo->after != RONDE_NONE && memo->cost < ronde_offers_bound(offers)) {
        ronde_offers_add(
            offers,
            &(ronde_offer){.cost = memo->cost, .after = memo->after, .second = memo->second});
    }
}

static bool admits(const ronde_state *state, const ronde_probe probes[2], int32_t shift)
{
    int32_t room = ronde_state_kind(state, shift)->max_tasks - state->lanes[shift].task_count;
    return room >= 2 && ronde_probe_admits(state, &probes[0], shift) &&
           ronde_probe_admits(state, &probes[1], shift);
}

/* Looks at a route for offers below a bound, and remembers what is found. */
static void look(ronde_state *state,
                 ronde_hand *hand,
                 const ronde_probe probes[2],
                 int32_t shift,
                 ronde_cost bound,
                 ronde_pair_memo *memo)
{
    ronde_offers own = {.wanted = 1, .ceiling = bound == INT64_MAX ? 0 : bound};
    *memo = (ronde_pair_memo){
        .version = state->lanes[shift].version, .cost = INT64_MAX, .after = RONDE_NONE};
    if (admits(state, probes, shift)) {
        ronde_scan_pair(state, hand, &probes[0], &probes[1], shift, &own);
        memo->cost = bound;
    }
    if (own.count > 0) {
        memo->cost = own.items[0].cost;
        memo->after = own.items[0].after;
        memo->second = own.items[0].second;
    }
}

void ronde_pair_memory_scan(ronde_state *state,
                            ronde_hand *hand,
                            const ronde_probe probes[2],
                            int32_t alternative,
                            int32_t count,
                            ronde_offers *offers)
{
    ronde_pair_memo *memos =
        hand->pairs->memos + (int64_t)alternative * state->problem->shift_count;
    uint32_t blink = hand->blink;
    hand->blink = 0;
    int32_t unknown = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t shift = hand->lanes[i];
        if (memos[shift].version == state->lanes[shift].version &&
            (memos[shift].after != RONDE_NONE || memos[shift].cost == INT64_MAX)) {
            recall(&memos[shift], offers);
        } else {
            hand->lanes[unknown++] = shift;
        }
    }
    for (int32_t i = 0; i < unknown; i++) {
        int32_t shift = hand->lanes[i];
        ronde_pair_memo *memo = &memos[shift];
        ronde_cost bound = ronde_offers_bound(offers);
        if (memo->version != state->lanes[shift].version || memo->cost < bound) {
            look(state, hand, probes, shift, bound, memo);
            recall(memo, offers);
        }
    }
    hand->blink = blink;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/recreate.h"

#include "solver/construct/request.h"
#include "solver/construct/rests.h"
#include "solver/core/trips.h"

enum { sampled_absent = 12 };

typedef enum order { by_chance, by_demand, by_far, by_close, by_width, by_early, by_absence } order;

/* Weights 4, 4, 2, 1 are the paper's; the others serve windows and what was left out before. */
static order draw_order(ronde_hand *hand, bool absences)
{
    static const order wheel[] = {by_chance,  by_chance, by_chance, by_chance, by_demand,
                                  by_demand,  by_demand, by_demand, by_far,    by_far,
                                  by_close,   by_width,  by_width,  by_early,  by_absence,
                                  by_absence, by_absence};
    uint32_t count = sizeof wheel / sizeof wheel[0];
    return wheel[ronde_rng_below(&hand->rng, absences ? count : count - 3)];
}

static int64_t key_of(const ronde_hand *hand, order by, int32_t request)
{
    const ronde_request_keys *keys = &hand->problem->keys[request];
    switch (by) {
    case by_demand:
        return -keys->demand;
    case by_far:
        return -keys->far;
    case by_close:
        return keys->far;
    case by_width:
        return keys->width;
    case by_early:
        return keys->early;
    case by_absence:
        return -(int64_t)hand->absences[request] *
               hand->problem->instance->requests[request].priority;
    case by_chance:
        break;
    }
    return 0;
}

static void shuffle(ronde_hand *hand)
{
    for (int32_t i = hand->todo_count - 1; i > 0; i--) {
        int32_t k = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)i + 1);
        int32_t swap = hand->todo[i];
        hand->todo[i] = hand->todo[k];
        hand->todo[k] = swap;
    }
}

static void sift(ronde_hand *hand, int32_t root, int32_t count)
{
    for (;;) {
        int32_t child = 2 * root + 1;
        if (child >= count) {
            return;
        }
        if (child + 1 < count && hand->keys[child + 1] > hand->keys[child]) {
            child++;
        }
        if (hand->keys[root] >= hand->keys[child]) {
            return;
        }
        int64_t key = hand->keys[root];
        int32_t request = hand->todo[root];
        hand->keys[root] = hand->keys[child];
        hand->todo[root] = hand->todo[child];
        hand->keys[child] = key;
        hand->todo[child] = request;
        root = child;
    }
}

/* By keys, smallest first; heap sort for the many requests of a first plan. */
static void sort_todo(ronde_hand *hand)
{
    int32_t count = hand->todo_count;
    if (count > 32) {
        for (int32_t i = count / 2; i-- > 0;) {
            sift(hand, i, count);
        }
        while (count-- > 1) {
            int64_t key = hand->keys[0];
            int32_t request = hand->todo[0];
            hand->keys[0] = hand->keys[count];
            hand->todo[0] = hand->todo[count];
            hand->keys[count] = key;
            hand->todo[count] = request;
            sift(hand, 0, count);
        }
        return;
    }
    for (int32_t i = 1; i < count; i++) {
        int64_t key = hand->keys[i];
        int32_t request = hand->todo[i];
        int32_t at = i;
        for (; at > 0 && hand->keys[at - 1] > key; at--) {
            hand->keys[at] = hand->keys[at - 1];
            hand->todo[at] = hand->todo[at - 1];
        }
        hand->keys[at] = key;
        hand->todo[at] = request;
    }
}

/* hand->todo has what the ruin removed; unserved requests from before join it. */
static void complete_todo(const ronde_state *state, ronde_hand *hand)
{
    int32_t older = state->absent_count - hand->todo_count;
    if (older <= 0) {
        return;
    }
    if (older <= 2 * sampled_absent || hand->todo_count == 0) {
        hand->todo_count = state->absent_count;
        for (int32_t i = 0; i < state->absent_count; i++) {
            hand->todo[i] = state->absent[i];
        }
        return;
    }
    for (int32_t i = 0; i < sampled_absent; i++) {
        int32_t request = state->absent[ronde_rng_below(&hand->rng, (uint32_t)state->absent_count)];
        bool listed = false;
        for (int32_t k = 0; k < hand->todo_count && !listed; k++) {
            listed = hand->todo[k] == request;
        }
        if (!listed) {
            hand->todo[hand->todo_count++] = request;
        }
    }
}

/* The request that the ruin made room for comes first. */
static void seed_first(ronde_hand *hand)
{
    for (int32_t i = 0; i < hand->todo_count && hand->seed_request != RONDE_NONE; i++) {
        if (hand->todo[i] == hand->seed_request) {
            hand->todo[i] = hand->todo[0];
            hand->todo[0] = hand->seed_request;
            return;
        }
    }
}

/* An optional request is now and then left out even where it pays: others may need its place. */
static bool skips(ronde_hand *hand, int32_t request)
{
    return hand->problem->instance->requests[request].optional &&
           ronde_rng_below(&hand->rng, 32) < (hand->thorough ? 8 : 1);
}

/* All that is to be put in, in an order drawn anew. */
static void arrange_todo(ronde_state *state, ronde_hand *hand)
{
    complete_todo(state, hand);
    shuffle(hand);
    order by = draw_order(hand, state->totals.unserved > 0);
    if (by != by_chance) {
        for (int32_t i = 0; i < hand->todo_count; i++) {
            hand->keys[i] = key_of(hand, by, hand->todo[i]);
        }
        sort_todo(hand);
    }
    seed_first(hand);
}

/* Puts a request in, or counts it as left out; where it should have opened a route, it may then be
 * put in anywhere. False if the whole plan is hopeless. */
static bool insert(ronde_state *state, ronde_hand *hand, int32_t request, int64_t *missed)
{
    if (!ronde_request_insert(state, hand, request)) {
        *missed += 1 + hand->absences[request];
        if (hand->hopeless) {
            return false;
        }
        if (hand->absences[request] < INT32_MAX / 2) {
            hand->absences[request]++;
        }
        if (hand->force_open) {
            hand->force_open = false;
            (void)ronde_request_insert(state, hand, request);
            if (hand->hopeless) {
                return false;
            }
        }
    }
    hand->force_open = false;
    return true;
}

bool ronde_recreate(ronde_state *state, ronde_hand *hand, ronde_cost limit)
{
    int64_t missed = 0;
    arrange_todo(state, hand);
    hand->limit = limit;
    hand->hopeless = false;
    for (int32_t i = 0; i < hand->todo_count; i++) {
        int32_t request = hand->todo[i];
        if (!skips(hand, request) && (!insert(state, hand, request, &missed) ||
                                      state->totals.cost > limit || missed > hand->most_missed)) {
            return false;
        }
    }
    for (int32_t i = 0; state->problem->trips && i < hand->ruined_count; i++) {
        ronde_trips_merge(state, hand->ruined[i]);
    }
    for (int32_t i = 0; state->problem->breaks && i < hand->ruined_count; i++) {
        ronde_rests_trim(state, hand->ruined[i]);
    }
    return true;
}

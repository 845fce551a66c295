/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan_trips_parts.h"
#include "solver/core/encounters.h"
#include "solver/core/idle.h"
#include "solver/core/price.h"
#include "solver/core/relations.h"

/* Positions on a route with trips, or with goods that are released. The task joins the trip there,
 * or a reload before or behind it (or both) cuts the trip in two. The head of a trip leaves when
 * its goods are ready, so a cut may let the first part leave sooner: ronde_stage has what it takes
 * to know, in O(1), when the node before the position would then start. */

static bool
add_leg(const ronde_trips_trial *at, ronde_trips_way *to, int leg, int32_t from, int32_t place)
{
    const ronde_travel *travel = at->kind->travel;
    if (from == RONDE_NONE) { /* an open start */
        return true;
    }
    int64_t cell = from * travel->size + place;
    to->legs[leg] = travel->times[cell];
    to->travel += travel->times[cell];
    to->distance += travel->distances[cell];
    return travel->times[cell] < RONDE_UNREACHABLE && travel->distances[cell] < RONDE_UNREACHABLE;
}

/* Measures the legs; false if there is no path. */
static bool measure(const ronde_trips_trial *at, ronde_trips_way *to)
{
    const ronde_spot *spots = at->state->spots;
    const int32_t *places = at->kind->reload_places;
    int32_t here = spots[to->a].place;
    bool good = true;
    to->travel = to->distance = 0;
    to->legs[0] = to->legs[1] = to->legs[2] = to->legs[3] = 0;
    if (to->reloads.before > 0) {
        good = add_leg(at, to, 0, here, places[to->reloads.before - 1]);
        here = places[to->reloads.before - 1];
    }
    if (!at->rest) {
        good = add_leg(at, to, 1, here, at->probe->place) && good;
        here = at->probe->place;
    }
    if (to->reloads.behind > 0) {
        good = add_leg(at, to, 2, here, places[to->reloads.behind - 1]) && good;
        here = places[to->reloads.behind - 1];
    }
    if ((spots[to->target].flags & RONDE_NODE_OPEN) == 0) { /* from nowhere it costs nothing */
        good = add_leg(at, to, 3, here, spots[to->target].place) && good;
    }
    return good;
}

/* The first journey is that to the first stop that is no break. */
static void find_unpaid(const ronde_trips_trial *at, ronde_trips_way *to)
{
    bool apart = at->rest && ronde_reloads_count(to->reloads) == 0;
    int first = to->reloads.before > 0 ? 0 : (at->rest ? 2 : 1);
    to->unpaid = ronde_labour_detour(at->state, at->kind, to->a, to->target, to->legs[first],
                                     to->legs[3], apart);
}

static ronde_cost cost_of(const ronde_trips_trial *at, const ronde_trips_way *along)
{
    ronde_cost cost = at->base - at->state->spots[along->target].leg_cost +
                      at->kind->distance_price * along->distance +
                      at->kind->leg_price * along->travel -
                      at->kind->unpaid_price * along->unpaid.then;
    if (ronde_reloads_count(along->reloads) > 0) {
        int32_t count = ronde_reloads_count(along->reloads);
        int32_t node = at->state->problem->first_reload[at->shift];
        cost -= count * at->kind->wait_price * at->state->problem->nodes[node].duration;
    }
    return cost;
}

/* When the node before the position would start; later than it may if it cannot. */
static ronde_time start_before(const ronde_trips_trial *at, const ronde_trips_way *along)
{
    const ronde_state *state = at->state;
    const ronde_stage *stage = &state->stages[along->a];
    const ronde_trip *trip = ronde_state_trip(state, stage->head);
    bool cut = ronde_reloads_count(along->reloads) > 0;
    ronde_time release = cut ? stage->release_before : trip->release;
    if (along->reloads.before == 0 && at->release > release) {
        release = at->release;
        if (release > stage->limit) {
            return ronde_time_unlimited;
        }
    }
    ronde_time head = release > trip->unbound ? release : trip->unbound;
    ronde_time start = stage->constant > head + stage->run ? stage->constant : head + stage->run;
    ronde_time now = state->spots[along->a].earliest;
    return release >= trip->release && now > start ? now : start;
}

static bool load_at(const ronde_trips_trial *at, ronde_time *time, ronde_time release)
{
    const ronde_problem *problem = at->state->problem;
    const ronde_node *reload = &problem->nodes[problem->first_reload[at->shift]];
    *time = release > *time ? release : *time;
    *time = reload->earliest > *time ? reload->earliest : *time;
    bool fits = *time <= reload->latest;
    *time += reload->duration;
    return fits;
}

static bool fits_in_time(const ronde_trips_trial *at, const ronde_trips_way *along)
{
    const ronde_state *state = at->state;
    const ronde_problem *problem = state->problem;
    const ronde_probe *probe = at->probe;
    ronde_time behind = state->stages[along->a].release_behind;
    ronde_time joined = along->reloads.behind > 0 || behind < at->release ? at->release : behind;
    ronde_time time = start_before(at, along) + state->spots[along->a].duration + along->legs[0];
    if (along->reloads.before > 0 && !load_at(at, &time, joined)) {
        return false;
    }
    time += along->legs[1];
    time = probe->low > time ? probe->low : time;
    time = ronde_node_not_before(problem, &problem->nodes[probe->node], time);
    if (time > probe->high) {
        return false;
    }
    time += probe->duration + along->legs[2];
    if (along->reloads.behind > 0 && !load_at(at, &time, behind)) {
        return false;
    }
    for (int32_t node = along->b; node != along->target; node = state->spots[node].next) {
        const ronde_node *rest = &problem->nodes[node];
        time = ronde_node_not_before(problem, rest, time);
        if (time > rest->latest) {
            return false;
        }
        time += rest->duration;
    }
    return time + along->legs[3] <= state->spots[along->target].latest;
}

/* The change of the price of moments; false if the route becomes too long for its shift. */
static bool
moments_change(const ronde_trips_trial *at, const ronde_trips_way *along, ronde_cost *change)
{
    ronde_state *state = at->state;
    int32_t special = RONDE_NODE_WINDOWS | RONDE_NODE_SOFT | RONDE_NODE_MEETS | RONDE_NODE_BREAK;
    int32_t flags = state->spots[at->probe->node].flags | state->spots[along->b].flags;
    const ronde_trip *trip = ronde_state_trip(state, state->stages[along->a].head);
    if (at->lane->soft_count > 0 || at->lane->windows_count > 0 || (flags & special) != 0 ||
        ronde_idle_priced(at->kind) || ronde_reloads_count(along->reloads) > 0 ||
        at->release > trip->release) {
        const ronde_thought thought = {.node = at->probe->node,
                                       .after = along->a,
                                       .earliest = at->probe->low,
                                       .latest = at->probe->high,
                                       .reloads = along->reloads};
        ronde_cost price = 0;
        ronde_time late = 0;
        if (!ronde_price_moments(state, at->shift, &thought, &price, &late)) {
            return false;
        }
        late = late > state->late ? late - state->late : 0;
        *change = price - at->lane->moments + late * state->problem->instance->latest_price +
                  (state->problem->meets ? ronde_encounters_change(state, at->shift) : 0);
        return true;
    }
    ronde_segment own = {at->probe->duration, at->probe->low, at->probe->high};
    ronde_segment whole = ronde_segment_join(state->before[along->a], own, along->legs[1]);
    whole = ronde_segment_join(whole, state->behind[along->b], along->legs[3]);
    *change = ronde_length_price(at->kind, whole.length,
                                 at->lane->unpaid + along->unpaid.then - along->unpaid.now) -
              at->lane->moments;
    return whole.length <= at->kind->max_duration;
}

static void try_way(const ronde_trips_trial *at, ronde_trips_way *along)
{
    if (!measure(at, along)) {
        return;
    }
    find_unpaid(at, along);
    ronde_cost cost = cost_of(at, along);
    bool open = ronde_reloads_count(along->reloads) > 0;
    bool hopeless = cost >= ronde_offers_bound(at->offers);
    if (hopeless && ((!at->matters && !at->weekly) || (open && !at->everything))) {
        return;
    }
    const ronde_spot *target = &at->state->spots[along->target];
    ronde_time slower = along->travel - target->leg_time;
    if (at->lane->distance + along->distance - target->leg_distance > at->kind->max_distance ||
        at->lane->travel + slower > at->kind->max_travel || !fits_in_time(at, along) ||
        !ronde_trips_way_holds(at, along) ||
        (at->state->problem->pins &&
         !ronde_relations_order(at->state, at->probe->node, along->a))) {
        return;
    }
    cost += ronde_scan_workload_change(at->state, at->probe, at->shift, slower);
    ronde_cost week = ronde_labour_change(at->state, at->shift,
                                          slower + along->unpaid.now - along->unpaid.then +
                                              (at->rest ? 0 : at->probe->duration));
    if (week >= ronde_labour_too_much) {
        return;
    }
    cost += week;
    if (at->matters || at->kind->max_duration < ronde_time_unlimited) {
        ronde_cost change = 0;
        if (!moments_change(at, along, &change)) {
            return;
        }
        cost += at->matters ? change : 0;
    }
    if (cost < ronde_offers_bound(at->offers) && !ronde_hand_blinks(at->hand)) {
        ronde_offers_add(at->offers, &(ronde_offer){.cost = cost,
                                                    .after = along->a,
                                                    .second = RONDE_NONE,
                                                    .reloads = along->reloads});
    }
}

/* Cuts the trip at the position, with the task on either side or on its own. */
static void try_reloads(const ronde_trips_trial *at, ronde_trips_way *along)
{
    const ronde_state *state = at->state;
    const ronde_stage *stage = &state->stages[along->a];
    const ronde_trip *trip = ronde_state_trip(state, stage->head);
    int32_t places = at->kind->reload_place_count;
    bool some_before = stage->tasks_before > 0;
    bool some_behind = trip->task_count > stage->tasks_before;
    bool one = ronde_trips_may_open(state, at->shift, 1);
    bool two = some_before && some_behind && ronde_trips_may_open(state, at->shift, 2);
    /* the same as a reload before the task, at the end of the trip before */
    bool known = places == 1 && (state->spots[along->a].flags & RONDE_NODE_RELOAD) != 0;
    for (int32_t place = 1; place <= places && one; place++) {
        if (some_before) {
            along->reloads = (ronde_reloads){.before = place};
            try_way(at, along);
        }
        if (some_behind && !known) {
            along->reloads = (ronde_reloads){.behind = place};
            try_way(at, along);
        }
        for (int32_t other = 1; other <= places && two; other++) {
            along->reloads = (ronde_reloads){place, other};
            try_way(at, along);
        }
    }
}

/* What joining the trip there costs at least, by its legs: most positions are dearer than the best
 * so far, and cutting the trip there costs more still (but for odd travel times). */
static bool too_dear(const ronde_trips_trial *at, const ronde_trips_way *along)
{
    const ronde_spot *target = &at->state->spots[along->target];
    int32_t from = at->state->spots[along->a].place;
    if (at->times_to == NULL || at->everything || at->weekly || at->kind->unpaid_first ||
        at->kind->unpaid_last || from == RONDE_NONE || (target->flags & RONDE_NODE_OPEN) != 0) {
        return false;
    }
    int64_t distance = (int64_t)at->distances_to[from] + at->distances_from[target->place];
    int64_t time = (int64_t)at->times_to[from] + at->times_from[target->place];
    return at->base - target->leg_cost + at->kind->distance_price * distance +
               at->kind->leg_price * time >=
           ronde_offers_bound(at->offers);
}

void ronde_scan_trips(ronde_state *state,
                      ronde_hand *hand,
                      const ronde_probe *probe,
                      int32_t shift,
                      ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_trips_trial at = {.state = state,
                            .hand = hand,
                            .probe = probe,
                            .kind = kind,
                            .lane = &state->lanes[shift],
                            .offers = offers,
                            .base = ronde_scan_base_cost(state, probe, shift),
                            .release = problem->releases[probe->node],
                            .shift = shift,
                            .rest = probe->place == RONDE_NONE,
                            .matters = kind->length_price > 0 || kind->overtime_price > 0 ||
                                       problem->soft || problem->meets || ronde_idle_priced(kind),
                            .everything = hand->thorough,
                            .weekly = problem->account_count > 0};
    if (!at.rest && kind->travel->times_to != NULL) {
        int64_t row = probe->place * kind->travel->size;
        at.times_to = kind->travel->times_to + row;
        at.times_from = kind->travel->times + row;
        at.distances_to = kind->travel->distances_to + row;
        at.distances_from = kind->travel->distances + row;
    }
    ronde_trips_way along = {.a = probe->first_after != RONDE_NONE
                                      ? probe->first_after
                                      : ronde_start_of(problem, shift)};
    bool opens = kind->most_reloads > 0 && at.lane->task_count > 0 && !at.rest;
    while (state->spots[along.a].next != RONDE_NONE && along.a != probe->last_before) {
        const ronde_stage *stage = &state->stages[along.a];
        ronde_time soonest = ronde_state_trip(state, stage->head)->unbound + stage->run;
        soonest = stage->constant > soonest ? stage->constant : soonest;
        if (soonest + state->spots[along.a].duration > probe->high) {
            return;
        }
        along.b = along.target = state->spots[along.a].next;
        while ((state->spots[along.target].flags & RONDE_NODE_BREAK) != 0) {
            along.target = state->spots[along.target].next;
        }
        bool skipped = too_dear(&at, &along);
        along.reloads = (ronde_reloads){0};
        if (!skipped || at.matters) {
            try_way(&at, &along);
        }
        if (opens && !skipped) {
            try_reloads(&at, &along);
        }
        along.a = along.b;
    }
}

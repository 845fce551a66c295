/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan.h"
#include "solver/core/encounters.h"
#include "solver/core/idle.h"
#include "solver/core/labour.h"
#include "solver/core/price.h"
#include "solver/core/relations.h"

/* Positions on a route with trips, or with goods that are released. The task joins the trip there,
 * or a reload before or behind it (or both) cuts the trip in two. The head of a trip leaves when
 * its goods are ready, so a cut may let the first part leave sooner: ronde_stage has what it takes
 * to know, in O(1), when the node before the position would then start. */

/** A task looked at on one route. */
typedef struct trial {
    ronde_state *state;
    ronde_hand *hand;
    const ronde_probe *probe;
    const ronde_kind *kind;
    ronde_lane *lane;
    ronde_offers *offers;
    ronde_cost base;
    ronde_time release; /* of the task's goods */
    int32_t shift;
    bool rest, matters, everything;
    bool weekly; /* the sum of a week has a price, which may go down */
    /* of the task's place, by other place: there and back */
    const int32_t *times_to, *times_from, *distances_to, *distances_from;
} trial;

/** One way through: from a over the task and perhaps reloads to the first node behind that is no
 *  break. */
typedef struct way {
    ronde_reloads reloads;
    int32_t a, b, target;
    ronde_time legs[4]; /* to the reload, the task, the reload, the target; 0 for those not there */
    ronde_time travel;
    int64_t distance;
    ronde_unpaid unpaid;
} way;

static bool add_leg(const trial *at, way *to, int leg, int32_t from, int32_t place)
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
static bool measure(const trial *at, way *to)
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
static void find_unpaid(const trial *at, way *to)
{
    bool apart = at->rest && ronde_reloads_count(to->reloads) == 0;
    int first = to->reloads.before > 0 ? 0 : (at->rest ? 2 : 1);
    to->unpaid = ronde_labour_detour(at->state, at->kind, to->a, to->target, to->legs[first],
                                     to->legs[3], apart);
}

static ronde_cost cost_of(const trial *at, const way *along)
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
static ronde_time start_before(const trial *at, const way *along)
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

static bool load_at(const trial *at, ronde_time *time, ronde_time release)
{
    const ronde_problem *problem = at->state->problem;
    const ronde_node *reload = &problem->nodes[problem->first_reload[at->shift]];
    *time = release > *time ? release : *time;
    *time = reload->earliest > *time ? reload->earliest : *time;
    bool fits = *time <= reload->latest;
    *time += reload->duration;
    return fits;
}

static bool fits_in_time(const trial *at, const way *along)
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

/* Bounds of a load. */
static bool within(int64_t least, int64_t most, int64_t capacity)
{
    return least >= 0 && most <= capacity;
}

/* Loads that change along the way, in one dimension; trip->load is what the trip brings. Cutting
 * takes what the second part brings out of the first, and what the first collects out of the
 * second. */
static bool
fits_along(const trial *at, const way *along, const ronde_trip *trip, int32_t d, int64_t carried)
{
    const ronde_task *task = &at->state->problem->instance->tasks[at->probe->node];
    const ronde_aboard *aboard = &at->state->aboard[(int64_t)along->a * RONDE_DIMENSIONS + d];
    int64_t capacity = at->kind->capacity[d];
    int64_t brings = task->initial[d];
    int64_t after = brings + task->change[d];
    bool partial = at->probe->partial;
    bool before = along->reloads.before > 0;
    bool behind = along->reloads.behind > 0;
    int64_t later = before || behind ? trip->load[d] - carried : 0;
    int64_t first = before ? -later : brings - later; /* on what is aboard of the first part */
    if (!within(aboard->least_before + first, aboard->most_before + first, capacity)) {
        return false;
    }
    /* around the task itself */
    int64_t own = before ? (behind ? 0 : later) : aboard->after - later;
    if (!within(own + after, own + after, capacity) ||
        !within(own + brings, own + brings, capacity)) {
        return false;
    }
    int64_t cut = before || behind ? aboard->after - later : 0;
    int64_t rest = behind ? 0 : after;
    return partial ||
           within(aboard->least_after - cut + rest, aboard->most_after - cut + rest, capacity);
}

/* What is aboard of one of the parts: at its head, and then along its stops. */
typedef struct part {
    int32_t first, end; /* stops, without the task; RONDE_NONE: none */
    bool has_task;      /* behind the stop along->a, or at its head */
} part;

static void add_load(const ronde_instance *instance, int32_t task, bool initial, int64_t *load)
{
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        load[d] += initial ? instance->tasks[task].initial[d] : instance->tasks[task].change[d];
    }
}

/* All moments of one part against the layouts of the vehicle. */
static bool part_holds(const trial *at, const way *along, part of)
{
    const ronde_state *state = at->state;
    const ronde_instance *instance = state->problem->instance;
    int64_t load[RONDE_DIMENSIONS] = {0};
    for (int32_t node = of.first; node != of.end; node = state->spots[node].next) {
        add_load(instance, node, true, load);
    }
    if (of.has_task) {
        add_load(instance, at->probe->node, true, load);
    }
    bool good = ronde_kind_holds(state->problem, at->kind, load);
    bool done = !of.has_task;
    for (int32_t node = of.first; good; node = state->spots[node].next) {
        if (!done && (node == along->b || node == of.end)) {
            add_load(instance, at->probe->node, false, load);
            good = ronde_kind_holds(state->problem, at->kind, load);
            done = true;
        }
        if (node == of.end || !good || (done && of.has_task && at->probe->partial)) {
            return good;
        }
        add_load(instance, node, false, load);
        good = ronde_kind_holds(state->problem, at->kind, load);
    }
    return good;
}

static bool layouts_hold(const trial *at, const way *along)
{
    const ronde_state *state = at->state;
    int32_t head = state->stages[along->a].head;
    int32_t first = state->spots[head].next;
    int32_t end = ronde_state_trip(state, head)->end;
    bool before = along->reloads.before > 0;
    bool behind = along->reloads.behind > 0;
    if (!before && !behind) {
        return part_holds(at, along, (part){first, end, true});
    }
    return part_holds(at, along, (part){first, along->b, !before}) &&
           (!before || !behind || part_holds(at, along, (part){along->b, along->b, true})) &&
           part_holds(at, along, (part){along->b, end, !behind});
}

static bool loads_fit(const trial *at, const way *along)
{
    const ronde_state *state = at->state;
    const ronde_problem *problem = state->problem;
    const ronde_task *task = &problem->instance->tasks[at->probe->node];
    const ronde_trip *trip = ronde_state_trip(state, state->stages[along->a].head);
    for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
        int64_t carried = state->carried[(int64_t)along->a * RONDE_DIMENSIONS + d];
        if (problem->load_mode == RONDE_LOAD_PREFIX) {
            if (!fits_along(at, along, trip, d, carried)) {
                return false;
            }
            continue;
        }
        int64_t load = task->initial[d] + (task->change[d] > 0 ? task->change[d] : 0);
        load += along->reloads.before > 0 ? 0 : carried;
        load += along->reloads.behind > 0 ? 0 : trip->load[d] - carried;
        if (load > at->kind->capacity[d]) {
            return false;
        }
    }
    return at->kind->layout_count == 0 || problem->load_mode != RONDE_LOAD_PREFIX ||
           layouts_hold(at, along);
}

/* The change of the price of moments; false if the route becomes too long for its shift. */
static bool moments_change(const trial *at, const way *along, ronde_cost *change)
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

static void try_way(const trial *at, way *along)
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
        !loads_fit(at, along) ||
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
static void try_reloads(const trial *at, way *along)
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
static bool too_dear(const trial *at, const way *along)
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
    trial at = {.state = state,
                .hand = hand,
                .probe = probe,
                .kind = kind,
                .lane = &state->lanes[shift],
                .offers = offers,
                .base = ronde_scan_base_cost(state, probe, shift),
                .release = problem->releases[probe->node],
                .shift = shift,
                .rest = probe->place == RONDE_NONE,
                .matters = kind->length_price > 0 || kind->overtime_price > 0 || problem->soft ||
                           problem->meets || ronde_idle_priced(kind),
                .everything = hand->thorough,
                .weekly = problem->account_count > 0};
    if (!at.rest && kind->travel->times_to != NULL) {
        int64_t row = probe->place * kind->travel->size;
        at.times_to = kind->travel->times_to + row;
        at.times_from = kind->travel->times + row;
        at.distances_to = kind->travel->distances_to + row;
        at.distances_from = kind->travel->distances + row;
    }
    way along = {.a = probe->first_after != RONDE_NONE ? probe->first_after
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

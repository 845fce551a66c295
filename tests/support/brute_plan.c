/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/brute_plan.h"

#include "tests/support/ckx.h"

#include <string.h>

/* A route on its way: the item last added, and what lies around it. */
typedef struct way {
    int32_t place;
    ronde_time lead;  /* loading and travel before the first start */
    ronde_time inner; /* travel and work between the first start and the last start */
    ronde_time tail;  /* work after the last start */
    int trip;         /* first item of the trip */
    bool begun;       /* a task was done */
    int anchor;       /* the last item that is no break, or the first of the route */
    ronde_time
        since; /* travel, work and breaks between the starts of the anchor and the next item */
    ronde_time unpaid; /* travel of unpaid legs */
} way;

/* A route that is added, for the rest between two of them. */
typedef struct brute_route {
    int32_t shift;
    int from, to; /* first and last item of the network */
    ronde_time lead, tail;
} brute_route;

/* The waiting between the anchor and an item, or the end behind it. */
static void
add_gap(brute_network *network, const brute_list *at, int32_t index, const way *to, int node)
{
    const ronde_shift *shift = &at->instance->shifts[index];
    ronde_cost price =
        at->ignored != RONDE_RULE_GAPS ? at->instance->resources[shift->resource].gap_price : 0;
    if (at->ignored != RONDE_RULE_MAX_GAP && shift->max_gap < ronde_time_unlimited) {
        ronde_brute_network_require(network, node, to->anchor, -(to->since + shift->max_gap));
    }
    if (price > 0 && shift->gap_limit < ronde_time_unlimited) {
        network->spans[network->span_count++] =
            (brute_span){to->anchor, node, 0, to->since + shift->gap_limit, price};
    }
}

/* Adds item i of a route behind the one before it, with a reload between where it has one. */
static void add_item(brute_network *network, const brute_list *at, int i, bool first, way *to)
{
    const ronde_shift *shift = &at->instance->shifts[at->shift_of[i]];
    int node = ronde_brute_network_add(network, at->instance, at->order[i]);
    const ronde_task *task = &at->instance->tasks[at->order[i]];
    bool reload = !first && at->reload_at[i] != RONDE_NONE;
    ronde_time back = to->tail; /* to the reload */
    int before = to->trip;
    if (reload) {
        back += ronde_brute_travel(at->instance, at->shift_of[i], to->place, at->reload_at[i]);
        to->place = at->reload_at[i];
    }
    int32_t next = task->place == RONDE_NONE ? to->place : task->place;
    ronde_time out = ronde_brute_travel(at->instance, at->shift_of[i], to->place, next);
    if (!to->begun && task->kind != RONDE_BREAK) {
        to->unpaid += shift->unpaid_first_leg ? out : 0;
        to->begun = true;
    }
    out += reload ? shift->loading : (first ? shift->loading_at_start : 0);
    ronde_time ready = 0;
    if (reload || first) {
        to->trip = i;
        ready = ronde_brute_release(at, i);
        ready = ready > shift->earliest ? ready : shift->earliest;
        ronde_brute_network_require(network, 0, node, ready + out);
    }
    if (first) {
        to->lead = out;
        to->anchor = node;
    } else {
        to->since += out;
        if (task->kind != RONDE_BREAK) {
            add_gap(network, at, at->shift_of[i], to, node);
            to->anchor = node;
            to->since = 0;
        }
        /* what a later stop of the trip brings is aboard all along */
        bool rigid = ronde_brute_rigid(at, before, ronde_brute_trip_end(at, before), i - 1);
        if (reload && rigid) { /* straight to the reload, which must not wait for goods */
            ronde_brute_network_require(network, 0, node - 1, ready - back);
        }
        if (rigid && (!reload || ronde_brute_rigid(at, i, ronde_brute_trip_end(at, i), i - 1))) {
            ronde_brute_network_require(network, node, node - 1, -(back + out));
        }
        ronde_brute_network_require(network, node - 1, node, back + out);
        to->inner += back + out;
    }
    to->tail = task->duration;
    to->since += task->duration;
    to->place = next;
}

/* The constraints of one route whose items are order[first .. last]; gives the waiting and paid
 * cost that does not depend on the times (may be negative). */
static ronde_cost
add_route(brute_network *network, const brute_list *at, int first, int last, brute_route *route)
{
    int32_t index = at->shift_of[first];
    const ronde_shift *shift = &at->instance->shifts[index];
    const ronde_resource *resource = &at->instance->resources[shift->resource];
    way along = {.place = shift->start_place};
    for (int i = first; i <= last; i++) {
        add_item(network, at, i, i == first, &along);
    }
    int32_t place = along.place;
    ronde_time lead = along.lead;
    ronde_time tail = along.tail;
    ronde_time home = ronde_brute_travel(at->instance, index, place,
                                         shift->end_place == RONDE_NONE ? place : shift->end_place);
    bool homeward = shift->unpaid_last_leg || (shift->unpaid_first_leg && !along.begun);
    ronde_time unpaid = along.unpaid + (homeward ? home : 0);
    unpaid = at->ignored == RONDE_RULE_PAID ? 0 : unpaid;
    tail += home;
    int to = network->item_count;
    int from = to - (last - first);
    if (along.anchor != to) { /* breaks before the end */
        along.since -= along.tail;
        add_gap(network, at, index, &along, to);
    }
    ronde_brute_network_require(network, to, 0, -(shift->latest - tail));
    ronde_brute_network_require(network, to, from, -(shift->max_duration - lead - tail));
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *due = &at->instance->breaks[shift->first_break + i];
        bool taken = false;
        for (int k = first; k <= last; k++) {
            taken = taken || at->order[k] == due->task;
        }
        if (!taken) {
            ronde_brute_network_require(network, to, from, -(due->after - lead - tail));
        }
    }
    ronde_cost price = resource->paid_price + resource->wait_price;
    ronde_cost over = at->ignored != RONDE_RULE_OVERTIME ? resource->overtime_price : 0;
    network->spans[network->span_count++] =
        (brute_span){from, to, price, shift->normal_duration + unpaid - lead - tail, over};
    *route = (brute_route){index, from, to, lead, tail};
    return -price * along.inner;
}

static void add_links(brute_network *network, const brute_list *at, int32_t ignored)
{
    for (int32_t i = 0; i < at->instance->link_count; i++) {
        const ronde_link *link = &at->instance->links[i];
        int from = 0;
        int to = 0;
        for (int k = 0; k < at->count; k++) {
            from = at->order[k] == link->from ? k + 1 : from;
            to = at->order[k] == link->to ? k + 1 : to;
        }
        if (from > 0 && to > 0 && i != ignored) {
            ronde_brute_network_require(network, from, to, link->min_lag);
            ronde_brute_network_require(network, to, from, -link->max_lag);
        }
    }
}

static void
add_rests(brute_network *network, const brute_list *at, const brute_route *routes, int count)
{
    const ronde_shift *shifts = at->instance->shifts;
    for (int i = 0; i < count * count; i++) {
        const brute_route *one = &routes[i / count];
        const brute_route *next = &routes[i % count];
        if (shifts[one->shift].resource == shifts[next->shift].resource &&
            shifts[one->shift].day < shifts[next->shift].day &&
            at->ignored != RONDE_RULE_DAILY_REST) {
            ronde_time rest = at->instance->resources[shifts[one->shift].resource].rest;
            ronde_brute_network_require(network, one->to, next->from,
                                        one->tail + rest + next->lead);
        }
    }
}

/* Tasks of one building by different providers, not looked at where the rule is ignored. */
static void add_meetings(brute_network *network, const brute_list *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < at->count * at->count && at->ignored != RONDE_RULE_PROVIDERS_MEET;
         i++) {
        int one = i / at->count;
        int other = i % at->count;
        const ronde_resource *a =
            &instance->resources[instance->shifts[at->shift_of[one]].resource];
        const ronde_resource *b =
            &instance->resources[instance->shifts[at->shift_of[other]].resource];
        ronde_cost price = ronde_brute_shared_price(instance, at->order[one], at->order[other]);
        if (one < other && price > 0 && strcmp(a->provider, b->provider) != 0) {
            ck_assert_int_lt(network->pair_count, brute_most_pairs);
            network->pairs[network->pair_count++] =
                (brute_pair){one + 1, other + 1, instance->tasks[at->order[one]].duration,
                             instance->tasks[at->order[other]].duration, price};
        }
    }
}

static int last_of_route(const brute_list *at, int first)
{
    int last = first;
    while (last + 1 < at->count && at->shift_of[last + 1] == at->shift_of[first]) {
        last++;
    }
    return last;
}

ronde_cost
ronde_brute_add_routes(brute_network *network, const brute_list *list, int32_t ignored_link)
{
    ronde_cost fixed = 0;
    brute_route routes[brute_most_items];
    int count = 0;
    for (int first = 0; first < list->count; first = last_of_route(list, first) + 1) {
        fixed += add_route(network, list, first, last_of_route(list, first), &routes[count++]);
    }
    add_rests(network, list, routes, count);
    add_links(network, list, ignored_link);
    add_meetings(network, list);
    return fixed;
}

static void add_stop(ronde_plan *plan, ronde_stop stop)
{
    ck_assert(ronde_plan_add_stop(plan, &stop));
}

/* Where a route begins: at its first task if its start is open. */
static int32_t start_of(const brute_list *at, int first, int last)
{
    int32_t place = at->instance->shifts[at->shift_of[first]].start_place;
    for (int i = first; i <= last && place == RONDE_NONE; i++) {
        place = at->instance->tasks[at->order[i]].place;
    }
    return place;
}

/* Travel to item i from a place; a break is where the vehicle is. */
static ronde_time travel_to(const brute_list *at, int i, int32_t place)
{
    int32_t next = at->instance->tasks[at->order[i]].place;
    return ronde_brute_travel(at->instance, at->shift_of[i], place,
                              next == RONDE_NONE ? place : next);
}

static void
write_route(ronde_plan *plan, const brute_list *at, int first, int last, const ronde_time *times)
{
    int32_t index = at->shift_of[first];
    const ronde_shift *shift = &at->instance->shifts[index];
    int32_t place = start_of(at, first, last);
    ronde_time ready = times[first + 1] - travel_to(at, first, place);
    int trip = first;
    ronde_time start = ready - shift->loading_at_start;
    ck_assert(ronde_plan_add_route(plan, index));
    add_stop(plan, (ronde_stop){RONDE_STOP_START, RONDE_NONE, place, start, start, ready});
    for (int i = first; i <= last; i++) {
        const ronde_task *task = &at->instance->tasks[at->order[i]];
        if (i > first && at->reload_at[i] != RONDE_NONE) {
            ronde_time back =
                ready + ronde_brute_travel(at->instance, index, place, at->reload_at[i]);
            place = at->reload_at[i];
            /* waits with nothing new aboard, unless something is left aboard from before */
            start = ronde_brute_rigid(at, trip, i - 1, i - 1)
                        ? back
                        : times[i + 1] - shift->loading - travel_to(at, i, place);
            ready = start + shift->loading;
            trip = i;
            add_stop(plan, (ronde_stop){RONDE_STOP_RELOAD, RONDE_NONE, place, back, start, ready});
        }
        ronde_time arrival = ready + travel_to(at, i, place);
        ready = times[i + 1] + task->duration;
        place = task->place == RONDE_NONE ? place : task->place;
        add_stop(plan, (ronde_stop){ronde_stop_kind_of(task->kind), at->order[i], place, arrival,
                                    times[i + 1], ready});
    }
    int32_t next = shift->end_place == RONDE_NONE ? place : shift->end_place;
    ready += ronde_brute_travel(at->instance, index, place, next);
    add_stop(plan, (ronde_stop){RONDE_STOP_END, RONDE_NONE, next, ready, ready, ready});
}

void ronde_brute_write_plan(ronde_plan *plan, const brute_list *list, const ronde_time *times)
{
    const ronde_instance *instance = list->instance;
    ronde_plan_clear(plan);
    for (int first = 0; first < list->count; first = last_of_route(list, first) + 1) {
        write_route(plan, list, first, last_of_route(list, first), times);
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        bool served = false;
        for (int k = 0; k < list->count; k++) {
            served = served || instance->tasks[list->order[k]].request == i;
        }
        const ronde_alternative *one = &instance->alternatives[request->first_alternative];
        for (int32_t k = 0; k < one->task_count && !served; k++) {
            ck_assert(ronde_plan_add_unserved(plan, instance->request_tasks[one->first_task + k]));
        }
    }
}

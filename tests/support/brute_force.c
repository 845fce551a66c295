/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/brute_force.h"

#include "tests/support/brute_times.h"
#include "tests/support/ckx.h"

#include <assert.h>
#include <string.h>

enum { most_shifts = 4, most_requests = 8, most_choices = 6561 };

/* Which alternative of each request is served (RONDE_NONE: none). */
typedef struct choice {
    int32_t alternative[most_requests];
    int64_t unserved;
} choice;

/* Routes under construction: the items of all shifts, one shift after the other. */
typedef struct frame {
    int next;      /* option to try next */
    int32_t shift; /* being filled */
    int32_t place;
    ronde_time ready;  /* earliest end of the last item, links left out */
    ronde_time travel; /* of this route */
    int64_t distance;  /* of this route */
    ronde_time work;   /* of this route: durations */
    ronde_cost cost;   /* so far, all but times */
    int32_t used_shifts;
    int32_t tasks_here, items_here; /* of this route */
    int32_t tasks_of_trip, trips;   /* of the last trip; of this route */
    unsigned used;                  /* pool items placed */
} frame;

typedef struct brute {
    const ronde_instance *instance;
    const ronde_brute_fault *fault;
    ronde_brute_result best;
    ronde_plan *plan;
    int64_t unserved;               /* of the choice at hand */
    int32_t pool[brute_most_items]; /* tasks to place: those chosen, then breaks */
    int pool_count, must_count;
    int32_t order[brute_most_items]; /* tasks in order of placing */
    int32_t shift_of[brute_most_items];
    int32_t reload_at[brute_most_items]; /* place of the reload before it, RONDE_NONE */
    int placed;
    frame frames[brute_most_items + most_shifts + 2];
    int depth;
} brute;

static const ronde_resource *resource_of(const brute *at, int32_t shift)
{
    return &at->instance->resources[at->instance->shifts[shift].resource];
}

static bool better(const brute *at, int32_t used_shifts, ronde_cost cost)
{
    const ronde_brute_result *best = &at->best;
    if (!best->found || at->unserved != best->unserved) {
        return !best->found || at->unserved < best->unserved;
    }
    if (at->instance->vehicles_first && used_shifts != best->used_shifts) {
        return used_shifts < best->used_shifts;
    }
    return cost < best->cost;
}

/* Largest cost that is no improvement, given the number of shifts. */
static ronde_cost cost_limit(const brute *at, int32_t used_shifts)
{
    return better(at, used_shifts, at->best.cost) ? INT64_MAX : at->best.cost;
}

static ronde_cost price_of(const brute *at, int32_t task, int32_t shift)
{
    const ronde_task *of = &at->instance->tasks[task];
    int32_t resource = at->instance->shifts[shift].resource;
    if ((of->skills | at->instance->resources[resource].skills) !=
            at->instance->resources[resource].skills ||
        (of->shift != RONDE_NONE && of->shift != shift)) {
        return ronde_cost_forbidden;
    }
    for (int32_t i = of->first_pair; i < of->first_pair + of->pair_count; i++) {
        if (at->instance->pairs[i].resource == resource) {
            return at->instance->pairs[i].price;
        }
    }
    return of->other_price;
}

static bool relation_holds(const brute *at, const ronde_link *link, int32_t one, int32_t other)
{
    const ronde_shift *shifts = at->instance->shifts;
    bool same = shifts[one].resource == shifts[other].resource;
    return (link->relation != RONDE_SAME_RESOURCE || same) &&
           (link->relation != RONDE_DIFFERENT_RESOURCE || !same) &&
           (link->relation != RONDE_SAME_SHIFT || one == other);
}

static bool relations_hold(const brute *at, int32_t task, int32_t shift)
{
    for (int32_t i = 0; i < at->instance->link_count; i++) {
        const ronde_link *link = &at->instance->links[i];
        int32_t other = link->from == task ? link->to : link->to == task ? link->from : RONDE_NONE;
        for (int k = 0; k < at->placed && other != RONDE_NONE; k++) {
            if (at->order[k] == other && i != at->fault->ignored_link &&
                !relation_holds(at, link, shift, at->shift_of[k])) {
                return false;
            }
        }
    }
    return true;
}

/* First start in a window not before ready, or RONDE_NONE. */
static ronde_time first_start(const brute *at, int32_t task, ronde_time ready)
{
    const ronde_task *of = &at->instance->tasks[task];
    for (int32_t i = 0; i < of->window_count; i++) {
        const ronde_window *window = &at->instance->windows[of->first_window + i];
        if (ready <= window->latest) {
            return ready > window->earliest ? ready : window->earliest;
        }
    }
    return RONDE_NONE;
}

/* Goes to a place; false if there is no path. */
static bool go(const brute *at, frame *out, int32_t place)
{
    const ronde_matrix *matrix = ronde_instance_matrix(at->instance, out->shift);
    const ronde_resource *resource = resource_of(at, out->shift);
    int64_t travel = ronde_matrix_duration(matrix, out->place, place);
    int64_t distance = ronde_matrix_distance(matrix, out->place, place);
    out->place = place;
    out->ready += travel;
    out->travel += travel;
    out->distance += distance;
    out->cost += distance * resource->distance_price +
                 travel * (resource->travel_price + resource->paid_price);
    return travel < RONDE_UNREACHABLE && distance < RONDE_UNREACHABLE;
}

static ronde_time release_of(const brute *at, int32_t task)
{
    return at->fault->ignore_release ? 0 : at->instance->tasks[task].release;
}

/* Loads at the start of the route (reload RONDE_NONE) or reloads at a place; false if that cannot
 * be. */
static bool load_up(const brute *at, frame *out, int32_t reload, int32_t task)
{
    const ronde_shift *shift = &at->instance->shifts[out->shift];
    bool start = reload == RONDE_NONE;
    if (!start && (out->tasks_of_trip == 0 || !go(at, out, reload))) {
        return false;
    }
    ronde_time loading = start ? shift->loading_at_start : shift->loading;
    ronde_time release = release_of(at, task);
    out->ready = (out->ready > release ? out->ready : release) + loading;
    out->work += loading;
    out->cost += loading * resource_of(at, out->shift)->paid_price;
    out->tasks_of_trip = 0;
    out->trips++;
    return shift->max_trips == 0 || out->trips <= shift->max_trips;
}

/* The frame after doing pool item k next, behind a reload unless that is RONDE_NONE; false if that
 * cannot lead to a better plan. */
static bool extend(const brute *at, const frame *now, int k, int32_t reload, frame *out)
{
    int32_t task = at->pool[k];
    const ronde_task *of = &at->instance->tasks[task];
    const ronde_resource *resource = resource_of(at, now->shift);
    ronde_cost price = price_of(at, task, now->shift);
    if (price >= ronde_cost_forbidden || !relations_hold(at, task, now->shift) ||
        (reload != RONDE_NONE && now->items_here == 0)) {
        return false;
    }
    *out = *now;
    out->next = 0;
    if ((reload != RONDE_NONE || now->items_here == 0) && !load_up(at, out, reload, task)) {
        return false;
    }
    if (of->place != RONDE_NONE && !go(at, out, of->place)) {
        return false;
    }
    ronde_time start = first_start(at, task, out->ready);
    out->ready = start + of->duration;
    out->work += of->duration;
    out->cost += price + of->duration * resource->paid_price;
    if (now->items_here == 0) {
        out->cost += resource->shift_price;
        out->used_shifts++;
    }
    out->items_here++;
    out->tasks_here += of->kind != RONDE_BREAK ? 1 : 0;
    out->tasks_of_trip += of->kind != RONDE_BREAK ? 1 : 0;
    out->used |= 1U << k;
    return start != RONDE_NONE && out->ready <= at->instance->shifts[now->shift].latest &&
           out->distance <= at->instance->shifts[now->shift].max_distance &&
           better(at, out->used_shifts, out->cost);
}

/* The last item of the trip that begins with an item. */
static int trip_end(const brute *at, int first)
{
    int last = first;
    while (last + 1 < at->placed && at->shift_of[last + 1] == at->shift_of[first] &&
           at->reload_at[last + 1] == RONDE_NONE) {
        last++;
    }
    return last;
}

static bool trip_fits(const brute *at, int first, int last, int32_t dim)
{
    const ronde_resource *resource = resource_of(at, at->shift_of[first]);
    int64_t load = 0;
    for (int i = first; i <= last; i++) {
        load += at->instance->tasks[at->order[i]].initial[dim];
    }
    for (int i = first; i <= last + 1; i++) {
        if (load < 0 || load > resource->capacity[dim]) {
            return at->fault->ignore_capacity;
        }
        load += i <= last ? at->instance->tasks[at->order[i]].change[dim] : 0;
    }
    return true;
}

static bool load_fits(const brute *at, const frame *now)
{
    for (int first = at->placed - now->items_here; first < at->placed;
         first = trip_end(at, first) + 1) {
        for (int32_t dim = 0; dim < at->instance->dimension_count; dim++) {
            if (!trip_fits(at, first, trip_end(at, first), dim)) {
                return false;
            }
        }
    }
    return true;
}

static bool breaks_taken(const brute *at, const frame *now)
{
    const ronde_shift *shift = &at->instance->shifts[now->shift];
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *due = &at->instance->breaks[shift->first_break + i];
        bool taken = false;
        for (int k = at->placed - now->items_here; k < at->placed; k++) {
            taken = taken || at->order[k] == due->task;
        }
        if (!taken && due->after == 0) {
            return false;
        }
    }
    return true;
}

/* The frame after ending the route; false if that cannot be. */
static bool close_route(const brute *at, const frame *now, frame *out)
{
    const ronde_shift *shift = &at->instance->shifts[now->shift];
    *out = *now;
    if (now->items_here > 0) {
        int32_t home = shift->end_place == RONDE_NONE ? now->place : shift->end_place;
        if (now->tasks_of_trip == 0 || !go(at, out, home) || out->ready > shift->latest ||
            out->distance > shift->max_distance || !load_fits(at, now) || !breaks_taken(at, now)) {
            return false;
        }
    }
    out->next = 0;
    out->shift++;
    out->items_here = 0;
    out->tasks_here = 0;
    out->tasks_of_trip = 0;
    out->trips = 0;
    out->travel = 0;
    out->distance = 0;
    out->work = 0;
    if (out->shift < at->instance->shift_count) {
        out->place = at->instance->shifts[out->shift].start_place;
        out->ready = at->instance->shifts[out->shift].earliest;
    }
    return better(at, out->used_shifts, out->cost);
}

/* Travel of a route before its first item, between items, and after its last. */
static int64_t leg(const brute *at, int32_t shift, int32_t from, int32_t to)
{
    return ronde_matrix_duration(ronde_instance_matrix(at->instance, shift), from, to);
}

/* When the goods of the trip that begins with an item are ready. */
static ronde_time trip_release(const brute *at, int first)
{
    ronde_time release = 0;
    for (int i = first; i <= trip_end(at, first); i++) {
        ronde_time own = release_of(at, at->order[i]);
        release = own > release ? own : release;
    }
    return release;
}

/* The constraints of one route whose items are order[first .. last]; gives the waiting and paid
 * cost that does not depend on the times (may be negative). */
static ronde_cost add_route(const brute *at, brute_network *network, int first, int last)
{
    int32_t index = at->shift_of[first];
    const ronde_shift *shift = &at->instance->shifts[index];
    const ronde_resource *resource = resource_of(at, index);
    int32_t place = shift->start_place;
    ronde_time inner = 0; /* travel and work between the first start and the last start */
    ronde_time lead = 0;  /* loading and travel before the first */
    ronde_time tail = 0;  /* work and travel after the last start */
    for (int i = first; i <= last; i++) {
        int node = ronde_brute_network_add(network, at->instance, at->order[i]);
        const ronde_task *task = &at->instance->tasks[at->order[i]];
        bool reload = at->reload_at[i] != RONDE_NONE;
        ronde_time travel = reload ? leg(at, index, place, at->reload_at[i]) : 0;
        place = reload ? at->reload_at[i] : place;
        int32_t next = task->place == RONDE_NONE ? place : task->place;
        ronde_time out = leg(at, index, place, next); /* and loading before it */
        out += reload ? shift->loading : (i == first ? shift->loading_at_start : 0);
        travel += out;
        if (reload || i == first) {
            ronde_brute_network_require(network, 0, node, trip_release(at, i) + out);
            ronde_brute_network_require(network, 0, node, shift->earliest + out);
        }
        if (i == first) {
            lead = travel;
        } else {
            ronde_brute_network_require(network, node - 1, node, tail + travel);
            inner += tail + travel;
        }
        tail = task->duration;
        place = next;
    }
    tail += leg(at, index, place, shift->end_place == RONDE_NONE ? place : shift->end_place);
    int to = network->item_count;
    int from = to - (last - first);
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
    network->spans[network->span_count++] = (brute_span){from, to, price};
    return -price * inner;
}

static void add_links(const brute *at, brute_network *network)
{
    for (int32_t i = 0; i < at->instance->link_count; i++) {
        const ronde_link *link = &at->instance->links[i];
        int from = 0;
        int to = 0;
        for (int k = 0; k < at->placed; k++) {
            from = at->order[k] == link->from ? k + 1 : from;
            to = at->order[k] == link->to ? k + 1 : to;
        }
        if (from > 0 && to > 0 && i != at->fault->ignored_link) {
            ronde_brute_network_require(network, from, to, link->min_lag);
            ronde_brute_network_require(network, to, from, -link->max_lag);
        }
    }
}

static void add_stop(brute *at, ronde_stop stop)
{
    ck_assert(ronde_plan_add_stop(at->plan, &stop));
}

static void write_route(brute *at, int first, int last, const ronde_time *times)
{
    int32_t index = at->shift_of[first];
    const ronde_shift *shift = &at->instance->shifts[index];
    int32_t place = shift->start_place;
    int32_t next = at->instance->tasks[at->order[first]].place;
    ronde_time ready = times[first + 1] - (next == RONDE_NONE ? 0 : leg(at, index, place, next));
    ronde_time start = ready - shift->loading_at_start;
    ck_assert(ronde_plan_add_route(at->plan, index));
    add_stop(at, (ronde_stop){RONDE_STOP_START, RONDE_NONE, place, start, start, ready});
    for (int i = first; i <= last; i++) {
        const ronde_task *task = &at->instance->tasks[at->order[i]];
        if (at->reload_at[i] != RONDE_NONE) {
            ronde_time back = ready + leg(at, index, place, at->reload_at[i]);
            start = back > trip_release(at, i) ? back : trip_release(at, i);
            place = at->reload_at[i];
            ready = start + shift->loading;
            add_stop(at, (ronde_stop){RONDE_STOP_RELOAD, RONDE_NONE, place, back, start, ready});
        }
        next = task->place == RONDE_NONE ? place : task->place;
        ronde_time arrival = ready + leg(at, index, place, next);
        ready = times[i + 1] + task->duration;
        place = next;
        add_stop(at, (ronde_stop){ronde_stop_kind_of(task->kind), at->order[i], place, arrival,
                                  times[i + 1], ready});
    }
    next = shift->end_place == RONDE_NONE ? place : shift->end_place;
    ready += leg(at, index, place, next);
    add_stop(at, (ronde_stop){RONDE_STOP_END, RONDE_NONE, next, ready, ready, ready});
}

static void write_plan(brute *at, const ronde_time *times)
{
    if (at->plan == NULL) {
        return;
    }
    ronde_plan_clear(at->plan);
    for (int first = 0; first < at->placed;) {
        int last = first;
        while (last + 1 < at->placed && at->shift_of[last + 1] == at->shift_of[first]) {
            last++;
        }
        write_route(at, first, last, times);
        first = last + 1;
    }
    for (int32_t i = 0; i < at->instance->request_count; i++) {
        const ronde_request *request = &at->instance->requests[i];
        bool served = false;
        for (int k = 0; k < at->placed; k++) {
            served = served || at->instance->tasks[at->order[k]].request == i;
        }
        const ronde_alternative *one = &at->instance->alternatives[request->first_alternative];
        for (int32_t k = 0; k < one->task_count && !served; k++) {
            ck_assert(ronde_plan_add_unserved(at->plan,
                                              at->instance->request_tasks[one->first_task + k]));
        }
    }
}

/* All routes are made: the best times. */
static void try_leaf(brute *at, const frame *now)
{
    static brute_network network;
    ronde_time times[brute_nodes] = {0};
    ronde_cost fixed = now->cost;
    ronde_cost timed = 0;
    at->best.leaves++;
    ronde_brute_network_reset(&network, at->instance->latest_price);
    for (int first = 0; first < at->placed;) {
        int last = first;
        while (last + 1 < at->placed && at->shift_of[last + 1] == at->shift_of[first]) {
            last++;
        }
        fixed += add_route(at, &network, first, last);
        first = last + 1;
    }
    add_links(at, &network);
    ronde_cost limit = cost_limit(at, now->used_shifts);
    limit = limit == INT64_MAX ? limit : limit - fixed;
    if (at->placed > 0 && !ronde_brute_network_solve(&network, limit, &timed, times)) {
        return;
    }
    if (better(at, now->used_shifts, fixed + timed)) {
        at->best.found = true;
        at->best.unserved = at->unserved;
        at->best.used_shifts = now->used_shifts;
        at->best.cost = fixed + timed;
        write_plan(at, times);
    }
}

static bool all_placed(const brute *at, const frame *now)
{
    unsigned must = (1U << at->must_count) - 1U;
    return (now->used & must) == must;
}

static void push(brute *at, const frame *next, int32_t task, int32_t reload)
{
    if (task != RONDE_NONE) {
        at->reload_at[at->placed] = reload;
        at->order[at->placed] = task;
        at->shift_of[at->placed] = next->shift;
        at->placed++;
    }
    at->frames[++at->depth] = *next;
}

static int options_of(const brute *at, const frame *now)
{
    return at->pool_count * (1 + at->instance->shifts[now->shift].reload_count);
}

/* Tries the next option of the deepest frame; goes back when there is none. */
static void step(brute *at)
{
    frame *now = &at->frames[at->depth];
    bool over = now->shift == at->instance->shift_count;
    if (over && now->next++ == 0 && all_placed(at, now)) {
        try_leaf(at, now);
    } else if (!over && now->next <= options_of(at, now)) {
        /* option 0 ends the route, the others do a pool item, behind a reload or not */
        int option = now->next++ - 1;
        frame next;
        if (option < 0) {
            if (close_route(at, now, &next)) {
                push(at, &next, RONDE_NONE, RONDE_NONE);
            }
            return;
        }
        int k = option % at->pool_count;
        const ronde_shift *shift = &at->instance->shifts[now->shift];
        int32_t reload =
            option < at->pool_count
                ? RONDE_NONE
                : at->instance->reload_places[shift->first_reload - 1 + option / at->pool_count];
        if ((now->used >> k & 1U) == 0 && extend(at, now, k, reload, &next)) {
            push(at, &next, at->pool[k], reload);
        }
    } else {
        bool item = at->depth > 0 && at->frames[at->depth - 1].used != now->used;
        at->placed -= item ? 1 : 0;
        at->depth--;
    }
}

static void try_choice(brute *at, const choice *chosen)
{
    const ronde_instance *instance = at->instance;
    ronde_cost cost = 0;
    at->pool_count = 0;
    at->unserved = chosen->unserved;
    for (int32_t i = 0; i < instance->request_count; i++) {
        if (chosen->alternative[i] == RONDE_NONE) {
            cost += instance->requests[i].optional ? instance->requests[i].prize : 0;
            continue;
        }
        const ronde_alternative *alternative = &instance->alternatives[chosen->alternative[i]];
        cost += alternative->price;
        for (int32_t k = 0; k < alternative->task_count; k++) {
            at->pool[at->pool_count++] = instance->request_tasks[alternative->first_task + k];
        }
    }
    at->must_count = at->pool_count;
    for (int32_t i = 0; i < instance->break_count; i++) {
        at->pool[at->pool_count++] = instance->breaks[i].task;
    }
    assert(at->pool_count <= brute_most_items && instance->shift_count <= most_shifts);
    at->placed = 0;
    at->depth = 0;
    at->frames[0] = (frame){.place = instance->shifts[0].start_place,
                            .ready = instance->shifts[0].earliest,
                            .cost = cost};
    while (at->depth >= 0) {
        step(at);
    }
}

static int compare_choices(const void *left, const void *right)
{
    const choice *a = left;
    const choice *b = right;
    return (a->unserved > b->unserved) - (a->unserved < b->unserved);
}

/* All combinations of alternatives, the best served first. */
static int list_choices(const ronde_instance *instance, choice *choices)
{
    int count = 1;
    assert(instance->request_count <= most_requests);
    choices[0] = (choice){.unserved = 0};
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        int before = count;
        for (int k = 0; k < before; k++) {
            choices[k].alternative[i] = RONDE_NONE;
            for (int32_t a = 0; a < request->alternative_count; a++) {
                assert(count < most_choices);
                choices[count] = choices[k];
                choices[count++].alternative[i] = request->first_alternative + a;
            }
            choices[k].unserved += request->optional ? 0 : request->priority;
        }
    }
    qsort(choices, (size_t)count, sizeof *choices, compare_choices);
    return count;
}

ronde_brute_result
ronde_brute_force(const ronde_instance *instance, const ronde_brute_fault *fault, ronde_plan *plan)
{
    static const ronde_brute_fault none = {.ignored_link = RONDE_NONE};
    static choice choices[most_choices];
    static brute at;
    at = (brute){.instance = instance, .fault = fault != NULL ? fault : &none, .plan = plan};
    int count = list_choices(instance, choices);
    for (int i = 0; i < count; i++) {
        if (!at.best.found || choices[i].unserved <= at.best.unserved) {
            try_choice(&at, &choices[i]);
        }
    }
    return at.best;
}

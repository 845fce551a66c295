/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as VROOM's answer: all figures are counted anew from the request. */
#include "instances/base/json_write.h"
#include "instances/formats/vroom_parts.h"

/* What is added up over a route and over all of them. */
typedef struct tally {
    int64_t cost; /* in VROOM's unit */
    int64_t setup, service, duration, waiting, priority, distance;
    int64_t delivery[RONDE_DIMENSIONS], pickup[RONDE_DIMENSIONS];
} tally;

/* A route as it is walked along. */
typedef struct walk {
    const ronde_vroom_vehicle *vehicle;
    const ronde_vroom_table *table;
    int32_t location;  /* RONDE_NONE before the first stop of an open start */
    ronde_time left;   /* when the stop before ended */
    int64_t leg_costs; /* in 1/18000 */
    int64_t load[RONDE_DIMENSIONS];
    tally sum;
} walk;

typedef struct answering {
    const ronde_vroom *request;
    const ronde_instance *instance;
    const ronde_plan *plan;
    const ronde_vroom_origin *origins;
    ronde_json_writer json;
    bool has_distances;
    tally total;
    int64_t routes;
} answering;

static void put_amounts(answering *of, const char *key, const int64_t *values)
{
    if (!of->request->has_amounts) {
        return;
    }
    ronde_json_open_array(&of->json, key);
    for (size_t d = 0; d < of->request->dimension_count; d++) {
        ronde_json_put_integer(&of->json, NULL, values[d]);
    }
    ronde_json_close(&of->json);
}

static void put_violations(answering *of)
{
    ronde_json_open_array(&of->json, "violations");
    ronde_json_close(&of->json);
}

static void put_spot(answering *of, const ronde_vroom_spot *spot)
{
    if (spot->has_position) {
        ronde_json_open_array(&of->json, "location");
        ronde_json_put_number(&of->json, NULL, spot->lon);
        ronde_json_put_number(&of->json, NULL, spot->lat);
        ronde_json_close(&of->json);
    }
    if (spot->index != RONDE_NONE) {
        ronde_json_put_integer(&of->json, "location_index", spot->index);
    }
}

static void put_description(answering *of, const char *description)
{
    if (description != NULL) {
        ronde_json_put_text(&of->json, "description", description);
    }
}

/* Travels on to a location; true if it is another one. */
static bool go(walk *at, int32_t location)
{
    bool moved = at->location != location;
    if (at->location != RONDE_NONE) {
        int32_t seconds = ronde_vroom_seconds(at->table, at->vehicle, at->location, location);
        at->sum.duration += seconds;
        at->left += seconds;
        at->leg_costs += ronde_vroom_leg_cost(at->table, at->vehicle, at->location, location);
        if (at->table->distances != NULL) {
            at->sum.distance +=
                at->table->distances[(int64_t)at->location * at->table->size + location];
        }
    }
    at->location = location;
    return moved;
}

/* What every step has, behind type, place and id. arrival is when the vehicle gets there. */
static void put_times(answering *of,
                      const walk *at,
                      ronde_time arrival,
                      int64_t setup,
                      int64_t service,
                      int64_t waiting)
{
    ronde_json_put_integer(&of->json, "setup", setup);
    ronde_json_put_integer(&of->json, "service", service);
    ronde_json_put_integer(&of->json, "waiting_time", waiting);
    put_amounts(of, "load", at->load);
    ronde_json_put_integer(&of->json, "arrival", arrival);
    ronde_json_put_integer(&of->json, "duration", at->sum.duration);
    if (at->table->distances != NULL) {
        ronde_json_put_integer(&of->json, "distance", at->sum.distance);
    }
    put_violations(of);
    ronde_json_close(&of->json);
}

static void open_step(answering *of, ronde_vroom_kind kind)
{
    ronde_json_open_object(&of->json, NULL);
    ronde_json_put_text(&of->json, "type", ronde_vroom_kind_names[kind]);
}

static void
put_break(answering *of, walk *at, const ronde_vroom_break *rest, const ronde_stop *stop)
{
    ronde_time arrival = at->left;
    at->sum.service += rest->service;
    at->sum.waiting += stop->start - arrival;
    open_step(of, RONDE_VROOM_BREAK);
    ronde_json_put_integer(&of->json, "id", rest->id);
    put_description(of, rest->description);
    put_times(of, at, arrival, 0, rest->service, stop->start - arrival);
    at->left = stop->end;
}

static void count_task(walk *at, const ronde_vroom_unit *unit, int32_t end)
{
    at->sum.priority += unit->priority;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        int64_t in = unit->pickup.values[d];
        int64_t out = unit->delivery.values[d];
        if (unit->task_count == 2) {
            at->load[d] += end == 0 ? in : -in;
            at->sum.pickup[d] += end == 0 ? in : 0;
            at->sum.delivery[d] += end == 1 ? in : 0;
        } else {
            at->load[d] += in - out;
            at->sum.pickup[d] += in;
            at->sum.delivery[d] += out;
        }
    }
}

static void
put_task(answering *of, walk *at, const ronde_vroom_origin *origin, const ronde_stop *stop)
{
    const ronde_vroom_task *task = &origin->unit->tasks[origin->task];
    const ronde_vroom_variant *times = &origin->unit->variants[origin->variant];
    bool moved = go(at, task->spot.location);
    bool travels = times->setup_travels[origin->task];
    int64_t setup = travels && !moved ? 0 : times->setup[origin->task];
    int64_t service = times->service[origin->task];
    ronde_time arrival = at->left;
    int64_t waiting = stop->start - (travels ? setup : 0) - arrival;
    at->sum.setup += setup;
    at->sum.service += service;
    at->sum.waiting += waiting;
    count_task(at, origin->unit, origin->task);
    open_step(of, task->kind);
    put_spot(of, &task->spot);
    ronde_json_put_integer(&of->json, "id", task->id);
    if (task->kind == RONDE_VROOM_JOB) {
        ronde_json_put_integer(&of->json, "job", task->id);
    }
    put_description(of, task->description);
    put_times(of, at, arrival, setup, service, waiting);
    at->left = stop->end;
}

static void put_end(answering *of, walk *at, const ronde_vroom_spot *spot)
{
    go(at, spot->location);
    open_step(of, RONDE_VROOM_END);
    put_spot(of, spot);
    put_times(of, at, at->left, 0, 0, 0);
}

/* Deliveries of jobs are aboard from the start. */
static void load_deliveries(const answering *of, const ronde_route *route, walk *at)
{
    for (size_t i = 0; i < route->stop_count; i++) {
        const ronde_stop *stop = &of->plan->stops.items[route->first_stop + i];
        const ronde_vroom_unit *unit =
            stop->task != RONDE_NONE ? of->origins[stop->task].unit : NULL;
        for (int32_t d = 0; unit != NULL && unit->task_count == 1 && d < RONDE_DIMENSIONS; d++) {
            at->load[d] += unit->delivery.values[d];
        }
    }
}

static void put_steps(answering *of, const ronde_route *route, walk *at)
{
    ronde_json_open_array(&of->json, "steps");
    for (size_t i = 0; i < route->stop_count; i++) {
        const ronde_stop *stop = &of->plan->stops.items[route->first_stop + i];
        if (stop->kind == RONDE_STOP_START) {
            at->left = stop->end;
            at->location = RONDE_NONE;
            if (at->vehicle->has_start) {
                at->location = at->vehicle->start.location;
                open_step(of, RONDE_VROOM_START);
                put_spot(of, &at->vehicle->start);
                put_times(of, at, at->left, 0, 0, 0);
            }
        } else if (stop->kind == RONDE_STOP_END && at->vehicle->has_end) {
            put_end(of, at, &at->vehicle->end);
        } else if (stop->task != RONDE_NONE && of->origins[stop->task].unit != NULL) {
            put_task(of, at, &of->origins[stop->task], stop);
        } else if (stop->task != RONDE_NONE) {
            put_break(of, at, of->origins[stop->task].rest, stop);
        }
    }
    ronde_json_close(&of->json);
}

static void put_sums(answering *of, const tally *sum, bool distances)
{
    put_amounts(of, "delivery", sum->delivery);
    put_amounts(of, "amount", sum->delivery);
    put_amounts(of, "pickup", sum->pickup);
    ronde_json_put_integer(&of->json, "setup", sum->setup);
    ronde_json_put_integer(&of->json, "service", sum->service);
    ronde_json_put_integer(&of->json, "duration", sum->duration);
    ronde_json_put_integer(&of->json, "waiting_time", sum->waiting);
    ronde_json_put_integer(&of->json, "priority", sum->priority);
    if (distances) {
        ronde_json_put_integer(&of->json, "distance", sum->distance);
    }
}

static void add_up(tally *total, const tally *sum)
{
    total->cost += sum->cost;
    total->setup += sum->setup;
    total->service += sum->service;
    total->duration += sum->duration;
    total->waiting += sum->waiting;
    total->priority += sum->priority;
    total->distance += sum->distance;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        total->delivery[d] += sum->delivery[d];
        total->pickup[d] += sum->pickup[d];
    }
}

static void put_route(answering *of, const ronde_route *route)
{
    walk at = {.vehicle = &of->request->vehicles[route->shift]};
    at.table = ronde_vroom_table_of(of->request, at.vehicle->profile);
    load_deliveries(of, route, &at);
    ronde_json_open_object(&of->json, NULL);
    ronde_json_put_integer(&of->json, "vehicle", at.vehicle->id);
    put_description(of, at.vehicle->description);
    put_steps(of, route, &at);
    int64_t work = at.sum.setup + at.sum.service;
    for (size_t i = 0; i < route->stop_count; i++) { /* breaks are no tasks */
        int32_t task = of->plan->stops.items[route->first_stop + i].task;
        work -= task != RONDE_NONE && of->origins[task].unit == NULL
                    ? of->origins[task].rest->service
                    : 0;
    }
    at.sum.cost = at.vehicle->fixed +
                  (at.leg_costs + at.vehicle->per_task_hour * ronde_vroom_per_hour_unit * work) /
                      ronde_vroom_cost_unit;
    ronde_json_put_integer(&of->json, "cost", at.sum.cost);
    put_sums(of, &at.sum, at.table->distances != NULL);
    put_violations(of);
    ronde_json_close(&of->json);
    add_up(&of->total, &at.sum);
    of->routes++;
}

/* A route of a start and an end alone does nothing and is left out. */
static bool is_used(const ronde_plan *plan, const ronde_route *route)
{
    for (size_t i = 0; i < route->stop_count; i++) {
        if (plan->stops.items[route->first_stop + i].task != RONDE_NONE) {
            return true;
        }
    }
    return false;
}

static int64_t put_unassigned(answering *of)
{
    int64_t count = 0;
    ronde_json_open_array(&of->json, "unassigned");
    for (size_t i = 0; i < of->plan->unserved.count; i++) {
        const ronde_unserved *entry = &of->plan->unserved.items[i];
        const ronde_vroom_origin *origin = &of->origins[entry->task];
        if (origin->unit == NULL) {
            continue;
        }
        const ronde_vroom_task *task = &origin->unit->tasks[origin->task];
        open_step(of, task->kind);
        ronde_json_put_integer(&of->json, "id", task->id);
        put_spot(of, &task->spot);
        put_description(of, task->description);
        ronde_json_open_array(&of->json, "x_reasons");
        for (size_t k = 0; k < entry->reason_count; k++) {
            ronde_json_put_text(&of->json, NULL,
                                of->plan->reasons.items[entry->first_reason + k].text);
        }
        ronde_json_close(&of->json);
        ronde_json_close(&of->json);
        count++;
    }
    ronde_json_close(&of->json);
    return count;
}

static void put_summary(answering *of, int64_t unassigned, const ronde_vroom_times *times)
{
    ronde_json_open_object(&of->json, "summary");
    ronde_json_put_integer(&of->json, "cost", of->total.cost);
    ronde_json_put_integer(&of->json, "routes", of->routes);
    ronde_json_put_integer(&of->json, "unassigned", unassigned);
    put_sums(of, &of->total, of->has_distances);
    put_violations(of);
    if (times != NULL && times->solving >= 0) {
        ronde_json_open_object(&of->json, "computing_times");
        ronde_json_put_integer(&of->json, "loading", times->loading);
        ronde_json_put_integer(&of->json, "solving", times->solving);
        ronde_json_put_integer(&of->json, "routing", 0);
        ronde_json_close(&of->json);
    }
    ronde_json_close(&of->json);
}

static void put_answer(answering *of, const ronde_vroom_times *times)
{
    ronde_json_open_object(&of->json, NULL);
    ronde_json_put_integer(&of->json, "code", 0);
    int64_t unassigned = put_unassigned(of);
    ronde_json_open_array(&of->json, "routes");
    for (size_t i = 0; i < of->plan->routes.count; i++) {
        if (is_used(of->plan, &of->plan->routes.items[i])) {
            put_route(of, &of->plan->routes.items[i]);
        }
    }
    ronde_json_close(&of->json);
    put_summary(of, unassigned, times);
    ronde_json_close(&of->json);
}

ronde_status ronde_vroom_answer(ronde_text *out,
                                const ronde_vroom *request,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_vroom_times *times,
                                ronde_error *error)
{
    ronde_vroom_origin *origins = ronde_vroom_origins(request, instance);
    if (origins == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the answer");
    }
    answering of = {.request = request,
                    .instance = instance,
                    .plan = plan,
                    .origins = origins,
                    .json = ronde_json_writer_on(out, 4),
                    .has_distances = true};
    for (size_t i = 0; i < request->tables.count; i++) {
        of.has_distances = of.has_distances && request->tables.items[i].distances != NULL;
    }
    put_answer(&of, times);
    ronde_free(origins);
    return ronde_text_check(out, error);
}

void ronde_vroom_answer_failure(ronde_text *out, const ronde_error *error)
{
    enum { internal_error = 1, input_error = 2 };
    char text[sizeof error->where + sizeof error->text];
    ronde_json_writer json = ronde_json_writer_on(out, 1);
    bool is_input = error->status == RONDE_EINPUT || error->status == RONDE_ELIMIT ||
                    error->status == RONDE_EIO;
    ronde_error_format(error, text, sizeof text);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_integer(&json, "code", is_input ? input_error : internal_error);
    ronde_json_put_text(&json, "error", text);
    ronde_json_close(&json);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans from VROOM's words: the steps of a request, and answers. */
#include "instances/formats/vroom_parts.h"

#include <stdio.h>
#include <string.h>

/* What the reader of an answer has at hand. */
typedef struct answer_reading {
    ronde_vroom_finder finder;
    ronde_vroom_origin *origins;
    ronde_plan *plan;
    int32_t place; /* of the stop before on the route that is read; RONDE_NONE before the first */
    bool out_of_memory;
} answer_reading;

static const ronde_json_field whole = {.low = 0, .high = INT64_MAX / 4};

/* A whole number that may be absent, then 0. */
static int64_t number_of(ronde_json_reader *reader, const ronde_json_node *node, const char *key)
{
    int64_t value = 0;
    ronde_json_node at = ronde_json_member(node, key);
    if (at.value != NULL) {
        (void)ronde_json_take_integer(reader, &at, &whole, &value);
    }
    return value;
}

static bool
take_needed(ronde_json_reader *reader, const ronde_json_node *node, const char *key, int64_t *out)
{
    ronde_json_node at = ronde_json_member(node, key);
    if (at.value == NULL) {
        ronde_json_fault(reader, node, "json.missing", "the key \"%s\" is missing", key);
        return false;
    }
    return ronde_json_take_integer(reader, &at, &whole, out);
}

static bool take_kind(ronde_json_reader *reader, const ronde_json_node *node, int *kind)
{
    static const ronde_json_field words = {.choices = ronde_vroom_kind_names};
    ronde_json_node at = ronde_json_member(node, "type");
    if (at.value == NULL) {
        ronde_json_fault(reader, node, "json.missing", "the key \"type\" is missing");
        return false;
    }
    return ronde_json_take_choice(reader, &at, &words, kind);
}

/* The task a step names; RONDE_NONE after a fault. */
static int32_t find_task(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const ronde_vroom_vehicle *vehicle,
                         int kind)
{
    const answer_reading *reading = reader->context;
    int64_t id = 0;
    if (!take_needed(reader, node, "id", &id)) {
        return RONDE_NONE;
    }
    int32_t task = ronde_vroom_find_task(&reading->finder, vehicle, (ronde_vroom_kind)kind, id);
    if (task == RONDE_NONE) {
        ronde_json_fault(reader, node, "task.unknown", "the request has no %s with id %lld",
                         ronde_vroom_kind_names[kind], (long long)id);
    }
    return task;
}

static void add_stop(answer_reading *reading, const ronde_stop *stop)
{
    reading->out_of_memory |= !ronde_plan_add_stop(reading->plan, stop);
    reading->place = stop->place;
}

static ronde_stop *last_stop(const answer_reading *reading)
{
    return &reading->plan->stops.items[reading->plan->stops.count - 1];
}

/* A stop at which nothing is done. */
static void add_point(answer_reading *reading, ronde_stop_kind kind, int32_t place, ronde_time time)
{
    const ronde_stop stop = {kind, RONDE_NONE, place, time, time, time};
    add_stop(reading, &stop);
}

/* A step as a stop: setup that is part of the journey comes before our arrival. */
static void read_task_step(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           int32_t task_index,
                           bool first)
{
    answer_reading *reading = reader->context;
    const ronde_instance *instance = reading->finder.instance;
    const ronde_task *task = &instance->tasks[task_index];
    const ronde_vroom_origin *origin = &reading->origins[task_index];
    int64_t setup = number_of(reader, node, "setup");
    bool travels =
        origin->unit != NULL && origin->unit->variants[origin->variant].setup_travels[origin->task];
    ronde_stop stop = {.kind = ronde_stop_kind_of(task->kind), .task = task_index};
    if (!take_needed(reader, node, "arrival", &stop.arrival)) {
        return;
    }
    stop.arrival += travels ? setup : 0;
    stop.start = stop.arrival + number_of(reader, node, "waiting_time");
    stop.end = stop.start + number_of(reader, node, "service") + (travels ? 0 : setup);
    stop.place = task->place;
    if (first) { /* an open start: where the first stop is */
        add_point(reading, RONDE_STOP_START, stop.place, stop.arrival);
    }
    if (stop.place == RONDE_NONE) { /* a break */
        stop.place = reading->place;
    }
    add_stop(reading, &stop);
}

static void read_step(ronde_json_reader *reader,
                      const ronde_json_node *node,
                      const ronde_vroom_vehicle *vehicle,
                      size_t index)
{
    answer_reading *reading = reader->context;
    const ronde_shift *shift =
        &reading->finder.instance->shifts[vehicle - reading->finder.request->vehicles];
    int kind = 0;
    ronde_time time = 0;
    if (!take_kind(reader, node, &kind)) {
        return;
    }
    if (kind == RONDE_VROOM_START || kind == RONDE_VROOM_END) {
        bool is_start = kind == RONDE_VROOM_START;
        if (is_start != (index == 0)) {
            ronde_json_fault(reader, node, "step.order",
                             "a route has one start, its first step, and one end, its last");
        } else if (take_needed(reader, node, "arrival", &time)) {
            add_point(reading, is_start ? RONDE_STOP_START : RONDE_STOP_END,
                      is_start ? shift->start_place : shift->end_place, time);
        }
        return;
    }
    int32_t task = find_task(reader, node, vehicle, kind);
    if (task != RONDE_NONE) {
        read_task_step(reader, node, task, index == 0);
    }
}

static void read_route(ronde_json_reader *reader, const ronde_json_node *node)
{
    answer_reading *reading = reader->context;
    int64_t id = 0;
    ronde_json_node steps = ronde_json_member(node, "steps");
    if (!take_needed(reader, node, "vehicle", &id)) {
        return;
    }
    const ronde_vroom_vehicle *vehicle = ronde_vroom_find_vehicle(reading->finder.request, id);
    size_t count = ronde_json_count(&steps);
    if (vehicle == NULL || count == 0) {
        ronde_json_fault(reader, node, vehicle == NULL ? "shift.unknown" : "json.missing",
                         vehicle == NULL ? "the request has no vehicle with id %lld"
                                         : "the route of vehicle %lld has no steps",
                         (long long)id);
        return;
    }
    int32_t shift = (int32_t)(vehicle - reading->finder.request->vehicles);
    size_t before = reading->plan->stops.count;
    reading->place = RONDE_NONE;
    reading->out_of_memory |= !ronde_plan_add_route(reading->plan, shift);
    for (size_t i = 0; i < count && !reading->out_of_memory; i++) {
        ronde_json_node step = ronde_json_item(&steps, i);
        read_step(reader, &step, vehicle, i);
    }
    if (!reading->out_of_memory && reading->plan->stops.count > before &&
        last_stop(reading)->kind != RONDE_STOP_END) {
        ronde_stop last = *last_stop(reading); /* an open end: where the last stop is */
        add_point(reading, RONDE_STOP_END, last.place, last.end);
    }
}

static void read_unassigned(ronde_json_reader *reader, const ronde_json_node *node)
{
    answer_reading *reading = reader->context;
    int kind = 0;
    if (take_kind(reader, node, &kind)) {
        int32_t task = find_task(reader, node, NULL, kind);
        reading->out_of_memory |=
            task != RONDE_NONE && !ronde_plan_add_unserved(reading->plan, task);
    }
}

static void read_answer(ronde_json_reader *reader, const ronde_json_node *root)
{
    const answer_reading *reading = reader->context;
    ronde_json_node routes = ronde_json_member(root, "routes");
    ronde_json_node unassigned = ronde_json_member(root, "unassigned");
    if (!ronde_json_is_array(&routes)) {
        ronde_json_fault(reader, root, "json.missing",
                         "the key \"routes\" is missing; this is no answer with a plan");
    }
    for (size_t i = 0; i < ronde_json_count(&routes) && !reading->out_of_memory; i++) {
        ronde_json_node route = ronde_json_item(&routes, i);
        read_route(reader, &route);
    }
    for (size_t i = 0; i < ronde_json_count(&unassigned) && !reading->out_of_memory; i++) {
        ronde_json_node item = ronde_json_item(&unassigned, i);
        read_unassigned(reader, &item);
    }
}

ronde_status ronde_vroom_plan_read(ronde_plan *out,
                                   const ronde_vroom *request,
                                   const ronde_instance *instance,
                                   const char *text,
                                   size_t length,
                                   ronde_faults *faults,
                                   ronde_error *error)
{
    ronde_faults own = {0};
    struct json_t *document = NULL;
    answer_reading reading = {.plan = out, .origins = ronde_vroom_origins(request, instance)};
    ronde_json_reader reader = {
        .faults = faults != NULL ? faults : &own, .context = &reading, .lenient = true};
    ronde_status status = ronde_json_parse(&document, text, length, reader.faults, error);
    reading.out_of_memory =
        !ronde_vroom_finder_init(&reading.finder, request, instance) || reading.origins == NULL;
    if (status == RONDE_OK && !reading.out_of_memory) {
        ronde_json_node root = ronde_json_root(document);
        read_answer(&reader, &root);
        status = ronde_faults_status(reader.faults, error);
    }
    if (reading.out_of_memory) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the plan");
    }
    if (status != RONDE_OK) {
        ronde_plan_clear(out);
    }
    ronde_vroom_finder_clear(&reading.finder);
    ronde_free(reading.origins);
    ronde_json_free(document);
    ronde_faults_clear(&own);
    return status;
}

/* The tasks of one vehicle's steps, in order; only jobs and shipments count. */
static ronde_status add_steps(ronde_plan *out,
                              const ronde_vroom_finder *finder,
                              const ronde_vroom_vehicle *vehicle,
                              ronde_error *error)
{
    int32_t shift = (int32_t)(vehicle - finder->request->vehicles);
    bool kept = ronde_plan_add_route(out, shift);
    for (size_t i = 0; kept && i < vehicle->step_count; i++) {
        const ronde_vroom_step *step = &vehicle->steps[i];
        ronde_vroom_kind kind = (ronde_vroom_kind)step->kind;
        if (kind == RONDE_VROOM_START || kind == RONDE_VROOM_END || kind == RONDE_VROOM_BREAK) {
            continue;
        }
        int32_t task = ronde_vroom_find_task(finder, vehicle, kind, step->id);
        if (task == RONDE_NONE) {
            char where[sizeof error->where];
            snprintf(where, sizeof where, "%s/steps/%zu", vehicle->where, i);
            return ronde_fail(error, RONDE_EINPUT, where, "the request has no %s with id %lld",
                              ronde_vroom_kind_names[kind], (long long)step->id);
        }
        const ronde_task *of = &finder->instance->tasks[task];
        const ronde_stop stop = {
            .kind = ronde_stop_kind_of(of->kind), .task = task, .place = of->place};
        kept = ronde_plan_add_stop(out, &stop);
    }
    return kept ? RONDE_OK : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the steps");
}

ronde_status ronde_vroom_initial(ronde_plan *out,
                                 bool *given,
                                 const ronde_vroom *request,
                                 const ronde_instance *instance,
                                 ronde_error *error)
{
    ronde_vroom_finder finder = {0};
    ronde_status status = RONDE_OK;
    bool any = false;
    if (!ronde_vroom_finder_init(&finder, request, instance)) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the steps");
    }
    for (size_t i = 0; status == RONDE_OK && i < request->vehicle_count; i++) {
        if (request->vehicles[i].has_steps) {
            any = true;
            status = add_steps(out, &finder, &request->vehicles[i], error);
        }
    }
    ronde_vroom_finder_clear(&finder);
    if (status == RONDE_OK) {
        *given = any;
    }
    return status;
}

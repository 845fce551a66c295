/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a VROOM request to an instance. */
#include "instances/formats/vroom_build.h"

#include <stdio.h>

void ronde_vroom_fault(ronde_vroom_making *making,
                       const char *where,
                       const char *key,
                       const char *code,
                       const char *text)
{
    char pointer[sizeof((ronde_fault *)0)->where];
    snprintf(pointer, sizeof pointer, "%s%s%s", where, key[0] != '\0' ? "/" : "", key);
    ronde_faults_add(making->faults, RONDE_ERROR, code, pointer, "%s", text);
}

const char *
ronde_vroom_place_id(ronde_vroom_making *making, const ronde_vroom_spot *spot, int64_t setup)
{
    ronde_vroom *request = making->request;
    char id[ronde_vroom_id_size];
    int32_t index = 0;
    bool added = false;
    int length = request->has_matrices ? snprintf(id, sizeof id, "%d", (int)spot->location)
                                       : snprintf(id, sizeof id, "%.7f,%.7f", spot->lon, spot->lat);
    if (setup > 0) {
        snprintf(id + length, sizeof id - (size_t)length, "+%llds", (long long)setup);
        making->has_setup_places = true;
    }
    if (!ronde_idmap_add(&making->place_ids, id, &index, &added)) {
        request->out_of_memory = true;
        return "";
    }
    if (added) {
        request->out_of_memory |=
            !ronde_array_push(&making->places, (ronde_vroom_place){spot->location, setup});
        ronde_builder_place(making->builder, &(ronde_place_spec){.where = "",
                                                                 .id = id,
                                                                 .has_position = spot->has_position,
                                                                 .lon = spot->lon,
                                                                 .lat = spot->lat});
    }
    return making->place_ids.texts[index];
}

static int64_t common_divisor(int64_t one, int64_t other)
{
    while (other != 0) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one;
}

/* The largest unit in which all costs are whole, a divisor of one unit of VROOM. */
static int64_t cost_step_of(const ronde_vroom *request)
{
    int64_t step = ronde_vroom_cost_unit;
    for (size_t i = 0; i < request->vehicle_count; i++) {
        const ronde_vroom_vehicle *vehicle = &request->vehicles[i];
        step = common_divisor(step, vehicle->per_hour * ronde_vroom_per_hour_unit);
        step = common_divisor(step, vehicle->per_task_hour * ronde_vroom_per_hour_unit);
        step = common_divisor(step, vehicle->per_km * ronde_vroom_per_km_unit);
    }
    return step;
}

/* A task of higher priority outweighs all of the next lower one together, up to a thousand. */
static int64_t priority_step_of(const ronde_vroom *request)
{
    enum { largest_step = 1000 };
    size_t tasks = 1;
    bool told = false;
    for (size_t i = 0; i < request->unit_count; i++) {
        tasks += (size_t)request->units[i].task_count;
        told |= request->units[i].priority > 0;
    }
    if (!told) {
        return 0;
    }
    return tasks < largest_step ? (int64_t)tasks : largest_step;
}

static void add_header(ronde_vroom_making *making)
{
    static const char *const dimensions[RONDE_DIMENSIONS] = {"amount 1", "amount 2", "amount 3",
                                                             "amount 4"};
    ronde_vroom *request = making->request;
    ronde_builder_header(
        making->builder,
        &(ronde_header_spec){.name = "request",
                             .scale = 1,
                             .cost_divisor = (int32_t)(ronde_vroom_cost_unit / request->cost_step),
                             .dimensions = dimensions,
                             .dimension_count = request->dimension_count});
}

static bool make_room(ronde_vroom_making *making)
{
    ronde_vroom *request = making->request;
    size_t count = request->vehicle_count;
    making->pairs = ronde_vroom_take(request, count, sizeof *making->pairs);
    making->vehicle_ids = ronde_vroom_take(request, count, sizeof *making->vehicle_ids);
    making->travel_of_vehicle = ronde_vroom_take(request, count, sizeof(int32_t));
    making->builder = ronde_builder_new();
    request->out_of_memory |= making->builder == NULL;
    for (size_t i = 0; i < count && !request->out_of_memory; i++) {
        snprintf(making->vehicle_ids[i], sizeof making->vehicle_ids[i], "%lld",
                 (long long)request->vehicles[i].id);
    }
    return !request->out_of_memory;
}

static void describe(ronde_vroom_making *making)
{
    ronde_vroom *request = making->request;
    ronde_vroom_make_variants(request);
    request->cost_step = cost_step_of(request);
    making->priority_step = priority_step_of(request);
    add_header(making);
    if (!request->out_of_memory) {
        ronde_vroom_add_units(making);
    }
    if (!request->out_of_memory) {
        ronde_vroom_make_travels(making);
    }
    if (!request->out_of_memory) {
        ronde_vroom_add_vehicles(making);
    }
}

ronde_status ronde_vroom_build(ronde_instance **out,
                               ronde_vroom *request,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_faults own = {0};
    ronde_vroom_making making = {.request = request, .faults = faults != NULL ? faults : &own};
    ronde_instance *made = NULL;
    ronde_status status = RONDE_OK;
    if (make_room(&making)) {
        describe(&making);
    }
    if (request->out_of_memory) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the instance");
    } else {
        status = ronde_faults_status(making.faults, error);
    }
    if (status == RONDE_OK) {
        status = ronde_builder_finish(&made, making.builder, making.faults, error);
    }
    if (status == RONDE_OK) {
        status = ronde_vroom_attach(&making, made, error);
    }
    if (status == RONDE_OK) {
        *out = made;
    } else {
        ronde_instance_free(made);
    }
    ronde_idmap_clear(&making.place_ids);
    ronde_array_clear(&making.places);
    ronde_array_clear(&making.travels);
    ronde_builder_free(making.builder);
    ronde_faults_clear(&own);
    return status;
}

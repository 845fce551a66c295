/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and vehicles of a VROOM request, as tasks, resources and shifts. */
#include "instances/formats/vroom_build.h"

#include <stdio.h>

/* Texts that a spec points to while the builder takes its copy. */
typedef struct skill_names {
    char (*texts)[24];
    const char **names;
} skill_names;

static skill_names names_of(ronde_vroom_making *making, const ronde_vroom_skills *skills)
{
    ronde_vroom *request = making->request;
    skill_names out = {ronde_vroom_take(request, skills->count, sizeof *out.texts),
                       ronde_vroom_take(request, skills->count, sizeof *out.names)};
    for (size_t i = 0; i < skills->count && !request->out_of_memory; i++) {
        snprintf(out.texts[i], sizeof out.texts[i], "%lld", (long long)skills->items[i]);
        out.names[i] = out.texts[i];
    }
    return out;
}

/* What it costs a vehicle to be busy with a task, setup on the way not included. */
static ronde_cost work_price(const ronde_vroom_making *making,
                             const ronde_vroom_vehicle *vehicle,
                             ronde_time duration)
{
    return vehicle->per_task_hour * ronde_vroom_per_hour_unit / making->request->cost_step *
           duration;
}

static bool same_work_prices(const ronde_vroom *request)
{
    for (size_t i = 1; i < request->vehicle_count; i++) {
        if (request->vehicles[i].per_task_hour != request->vehicles[0].per_task_hour) {
            return false;
        }
    }
    return true;
}

/* Which vehicles do a variant, and at which price. */
static void set_pairs(ronde_vroom_making *making,
                      const ronde_vroom_unit *unit,
                      int32_t variant,
                      ronde_task_spec *task)
{
    const ronde_vroom *request = making->request;
    bool same = same_work_prices(request);
    task->pairs = making->pairs;
    task->other_price = same ? work_price(making, &request->vehicles[0], task->duration) : 0;
    for (size_t i = 0; i < request->vehicle_count; i++) {
        const ronde_vroom_vehicle *vehicle = &request->vehicles[i];
        bool forbidden = unit->variant_of_type[vehicle->type] != variant;
        if (forbidden || !same) {
            making->pairs[task->pair_count++] = (ronde_pair_spec){
                .resource = making->vehicle_ids[i],
                .forbidden = forbidden,
                .price = forbidden ? 0 : work_price(making, vehicle, task->duration)};
        }
    }
}

/* The windows of a task; where setup is part of the journey, work starts when it is over. */
static void set_windows(ronde_vroom_making *making,
                        const ronde_vroom_task *of,
                        int64_t setup_on_the_way,
                        ronde_task_spec *task)
{
    ronde_window *windows = ronde_vroom_take(making->request, of->windows.count, sizeof *windows);
    task->windows = windows;
    for (size_t i = 0; i < of->windows.count && windows != NULL; i++) {
        ronde_window window = of->windows.items[i];
        window.earliest += window.earliest > 0 ? setup_on_the_way : 0;
        if (window.earliest <= window.latest) {
            windows[task->window_count++] = window;
        }
    }
}

static void set_loads(const ronde_vroom_unit *unit, int32_t end, ronde_task_spec *task)
{
    bool brings = false;
    bool takes = false;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        int32_t out = unit->delivery.values[d];
        int32_t in = unit->pickup.values[d];
        if (unit->task_count == 2) {
            task->change[d] = end == 0 ? in : -in;
            continue;
        }
        task->initial[d] = out;
        task->change[d] = in - out;
        brings |= out > 0;
        takes |= in > 0;
    }
    if (unit->task_count == 2) {
        task->kind = end == 0 ? RONDE_PICKUP : RONDE_DELIVERY;
    } else {
        task->kind = brings && takes ? RONDE_SWAP
                     : brings        ? RONDE_DELIVERY
                     : takes         ? RONDE_PICKUP
                                     : RONDE_VISIT;
    }
}

static void add_task(ronde_vroom_making *making,
                     const ronde_vroom_unit *unit,
                     int32_t variant,
                     int32_t end,
                     const char *request_id)
{
    const ronde_vroom_task *of = &unit->tasks[end];
    const ronde_vroom_variant *times = &unit->variants[variant];
    char id[ronde_vroom_id_size];
    char alternative[16];
    int64_t on_the_way = times->setup_travels[end] ? times->setup[end] : 0;
    const skill_names skills = names_of(making, &unit->skills);
    snprintf(alternative, sizeof alternative, "%d", (int)variant + 1);
    ronde_task_spec task = {
        .where = of->where,
        .id = ronde_vroom_task_id(id, making->request, unit, end, variant),
        .label = of->description,
        .place = ronde_vroom_place_id(making, &of->spot, on_the_way),
        .request = request_id,
        .alternative = unit->variant_count > 1 ? alternative : NULL,
        .duration = times->service[end] + times->setup[end] - on_the_way,
        .skills = skills.names,
        .skill_count = unit->skills.count,
        .priority = (int32_t)((1 + unit->priority * making->priority_step) * unit->task_count)};
    set_windows(making, of, on_the_way, &task);
    set_loads(unit, end, &task);
    set_pairs(making, unit, variant, &task);
    if (!making->request->out_of_memory) {
        ronde_builder_task(making->builder, &task);
    }
}

void ronde_vroom_add_units(ronde_vroom_making *making)
{
    const ronde_vroom *request = making->request;
    for (size_t i = 0; i < request->unit_count && !request->out_of_memory; i++) {
        const ronde_vroom_unit *unit = &request->units[i];
        char request_id[ronde_vroom_id_size];
        char from[ronde_vroom_id_size];
        char to[ronde_vroom_id_size];
        snprintf(request_id, sizeof request_id, "%s/%lld",
                 unit->task_count == 2 ? "shipment" : "job", (long long)unit->tasks[0].id);
        for (int32_t variant = 0; variant < unit->variant_count; variant++) {
            for (int32_t end = 0; end < unit->task_count; end++) {
                add_task(making, unit, variant, end, request_id);
            }
            if (unit->task_count == 2) {
                ronde_builder_link(
                    making->builder,
                    &(ronde_link_spec){.where = unit->tasks[1].where,
                                       .from = ronde_vroom_task_id(from, request, unit, 0, variant),
                                       .to = ronde_vroom_task_id(to, request, unit, 1, variant),
                                       .measured = RONDE_FROM_END,
                                       .has_min_lag = true,
                                       .relation = RONDE_SAME_SHIFT});
            }
        }
    }
}

/* A load limit during the break binds only where the vehicle can hold more. */
static void check_max_load(ronde_vroom_making *making,
                           const ronde_vroom_vehicle *vehicle,
                           const ronde_vroom_break *rest)
{
    for (size_t d = 0; d < rest->max_load.count; d++) {
        if (rest->max_load.values[d] < vehicle->capacity.values[d]) {
            ronde_vroom_fault(making, rest->where, "max_load", "break.max_load",
                              "this program cannot limit the load during a break below the "
                              "capacity of the vehicle");
            return;
        }
    }
}

static ronde_break_spec *breaks_of(ronde_vroom_making *making, const ronde_vroom_vehicle *vehicle)
{
    ronde_vroom *request = making->request;
    ronde_break_spec *specs = ronde_vroom_take(request, vehicle->break_count, sizeof *specs);
    for (size_t i = 0; i < vehicle->break_count && specs != NULL; i++) {
        const ronde_vroom_break *rest = &vehicle->breaks[i];
        char *id = ronde_vroom_take(request, ronde_vroom_id_size, 1);
        if (id == NULL) {
            break;
        }
        check_max_load(making, vehicle, rest);
        specs[i] = (ronde_break_spec){.id = ronde_vroom_break_id(id, vehicle, rest),
                                      .duration = rest->service,
                                      .window = {0, ronde_time_unlimited},
                                      .windows = rest->windows.items,
                                      .window_count = rest->windows.count};
    }
    return specs;
}

static void check_zero(ronde_vroom_making *making,
                       const ronde_vroom_vehicle *vehicle,
                       const char *key,
                       int64_t limit)
{
    if (limit == 0) {
        ronde_vroom_fault(making, vehicle->where, key, "vehicle.unsupported",
                          "a limit of 0 lets the vehicle do nothing; leave the vehicle out");
    }
}

static void add_shift(ronde_vroom_making *making, size_t index)
{
    const ronde_vroom_vehicle *vehicle = &making->request->vehicles[index];
    const ronde_break_spec *breaks = breaks_of(making, vehicle);
    ronde_shift_spec shift = {
        .where = vehicle->where,
        .id = making->vehicle_ids[index],
        .resource = making->vehicle_ids[index],
        .start_place = vehicle->has_start ? ronde_vroom_place_id(making, &vehicle->start, 0) : NULL,
        .end_place = vehicle->has_end ? ronde_vroom_place_id(making, &vehicle->end, 0) : NULL,
        .open_start = !vehicle->has_start,
        .open_end = !vehicle->has_end,
        .earliest = 0,
        .latest = ronde_time_unlimited,
        .max_travel = vehicle->max_travel_time == RONDE_NONE ? 0 : vehicle->max_travel_time,
        .max_distance = vehicle->max_distance == RONDE_NONE ? 0 : vehicle->max_distance,
        .max_tasks = vehicle->max_tasks == RONDE_NONE ? 0 : (int32_t)vehicle->max_tasks,
        .breaks = breaks,
        .break_count = vehicle->break_count};
    if (vehicle->hours.count > 0) {
        shift.earliest = vehicle->hours.items[0].earliest;
        shift.latest = vehicle->hours.items[0].latest;
    }
    check_zero(making, vehicle, "max_tasks", vehicle->max_tasks);
    check_zero(making, vehicle, "max_travel_time", vehicle->max_travel_time);
    check_zero(making, vehicle, "max_distance", vehicle->max_distance);
    if (!making->request->out_of_memory) {
        ronde_builder_shift(making->builder, &shift);
    }
}

void ronde_vroom_add_vehicles(ronde_vroom_making *making)
{
    const ronde_vroom *request = making->request;
    int64_t step = request->cost_step;
    for (size_t i = 0; i < request->vehicle_count && !request->out_of_memory; i++) {
        const ronde_vroom_vehicle *vehicle = &request->vehicles[i];
        const ronde_vroom_travel *travel = &making->travels.items[making->travel_of_vehicle[i]];
        const skill_names skills = names_of(making, &vehicle->skills);
        bool priced = travel->priced;
        ronde_resource_spec resource = {
            .where = vehicle->where,
            .id = making->vehicle_ids[i],
            .label = vehicle->description,
            .profile = travel->name,
            .skills = skills.names,
            .skill_count = vehicle->skills.count,
            .shift_price = vehicle->fixed * ronde_vroom_cost_unit / step,
            .distance_price = priced ? 1 : vehicle->per_km * ronde_vroom_per_km_unit / step,
            .travel_price = priced ? 0 : vehicle->per_hour * ronde_vroom_per_hour_unit / step};
        for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
            resource.capacity[d] = vehicle->capacity.values[d];
        }
        if (!request->out_of_memory) {
            ronde_builder_resource(making->builder, &resource);
            add_shift(making, i);
        }
    }
}

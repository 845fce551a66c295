/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tables of a request to those of the instance: speed, setup, prices. */
#include "instances/formats/vroom_build.h"

#include <stdio.h>
#include <string.h>

/* Two vehicles can share a profile of the instance. */
static bool travels_alike(const ronde_vroom_travel *travel,
                          const ronde_vroom_table *table,
                          const ronde_vroom_vehicle *vehicle)
{
    const ronde_vroom_vehicle *other = travel->vehicle;
    bool same_prices = vehicle->per_hour == other->per_hour && vehicle->per_km == other->per_km &&
                       vehicle->per_task_hour == other->per_task_hour;
    return travel->table == table && vehicle->speed == other->speed &&
           (!travel->priced || same_prices);
}

static void check_limits(ronde_vroom_making *making,
                         const ronde_vroom_vehicle *vehicle,
                         const ronde_vroom_table *table,
                         bool priced)
{
    bool own_prices = vehicle->per_hour != ronde_vroom_usual_per_hour || vehicle->per_km != 0;
    if (table->costs != NULL && own_prices) {
        ronde_vroom_fault(making, vehicle->where, "costs", "vehicle.costs",
                          "per_hour and per_km contradict a matrix of costs");
    }
    if (table->distances == NULL && (vehicle->per_km > 0 || vehicle->max_distance != RONDE_NONE)) {
        ronde_vroom_fault(making, vehicle->where, "", "distances.missing",
                          "per_km and max_distance need \"distances\" in the matrices");
    }
    if (vehicle->max_distance != RONDE_NONE && priced) {
        ronde_vroom_fault(making, vehicle->where, "max_distance", "vehicle.unsupported",
                          "this program cannot limit the distance where a matrix of costs or "
                          "setup times of tasks at one location are given");
    }
    if (vehicle->max_travel_time != RONDE_NONE && making->has_setup_places) {
        ronde_vroom_fault(making, vehicle->where, "max_travel_time", "vehicle.unsupported",
                          "this program cannot limit the travel time where several tasks at one "
                          "location have setup times");
    }
}

static void name_travel(ronde_vroom_making *making, ronde_vroom_travel *travel)
{
    int same = 1;
    for (size_t i = 0; i < making->travels.count; i++) {
        same += making->travels.items[i].table == travel->table ? 1 : 0;
    }
    if (same == 1) {
        snprintf(travel->name, sizeof travel->name, "%.60s", travel->table->profile);
    } else {
        snprintf(travel->name, sizeof travel->name, "%.60s#%d", travel->table->profile, same);
    }
}

void ronde_vroom_make_travels(ronde_vroom_making *making)
{
    ronde_vroom *request = making->request;
    for (size_t i = 0; i < request->vehicle_count && !request->out_of_memory; i++) {
        const ronde_vroom_vehicle *vehicle = &request->vehicles[i];
        const ronde_vroom_table *table = ronde_vroom_table_of(request, vehicle->profile);
        ronde_vroom_travel travel = {
            .table = table,
            .vehicle = vehicle,
            .priced = table->costs != NULL || making->has_setup_places,
        };
        size_t at = 0;
        while (at < making->travels.count &&
               !travels_alike(&making->travels.items[at], table, vehicle)) {
            at++;
        }
        check_limits(making, vehicle, table, travel.priced);
        if (at == making->travels.count) {
            name_travel(making, &travel);
            request->out_of_memory |= !ronde_array_push(&making->travels, travel);
        }
        making->travel_of_vehicle[i] = (int32_t)at;
    }
}

/* Cost of a journey with its setup, in units of the instance; -1 if it is too large. */
static int64_t journey_cost(const ronde_vroom_making *making,
                            const ronde_vroom_travel *travel,
                            const ronde_vroom_place *from,
                            const ronde_vroom_place *to)
{
    const ronde_vroom_vehicle *vehicle = travel->vehicle;
    int64_t cost = ronde_vroom_leg_cost(travel->table, vehicle, from->location, to->location);
    if (from->location != to->location) {
        cost += vehicle->per_task_hour * ronde_vroom_per_hour_unit * to->setup;
    }
    cost /= making->request->cost_step;
    return cost < RONDE_UNREACHABLE ? cost : -1;
}

static bool
fill_table(ronde_vroom_making *making, const ronde_vroom_travel *travel, ronde_matrix *out)
{
    const ronde_vroom_table *table = travel->table;
    bool fine = true;
    for (int32_t i = 0; i < out->size; i++) {
        const ronde_vroom_place *from = &making->places.items[i];
        for (int32_t k = 0; k < out->size; k++) {
            const ronde_vroom_place *to = &making->places.items[k];
            int64_t at = (int64_t)i * out->size + k;
            int64_t seconds =
                ronde_vroom_seconds(table, travel->vehicle, from->location, to->location);
            bool path = seconds < RONDE_UNREACHABLE;
            seconds += path && from->location != to->location ? to->setup : 0;
            out->durations[at] = seconds < RONDE_UNREACHABLE ? (int32_t)seconds : RONDE_UNREACHABLE;
            int64_t length = 0;
            if (path && travel->priced) {
                length = journey_cost(making, travel, from, to);
                fine = fine && length >= 0;
            } else if (table->distances != NULL) {
                length = table->distances[(int64_t)from->location * table->size + to->location];
            }
            out->distances[at] = length < 0 ? RONDE_UNREACHABLE : (int32_t)length;
        }
    }
    return fine;
}

static int32_t find_profile(const ronde_instance *instance, const char *name)
{
    int32_t at = 0;
    while (at < instance->profile_count && strcmp(instance->profiles[at].name, name) != 0) {
        at++;
    }
    return at;
}

ronde_status
ronde_vroom_attach(ronde_vroom_making *making, ronde_instance *instance, ronde_error *error)
{
    for (size_t i = 0; i < making->travels.count; i++) {
        const ronde_vroom_travel *travel = &making->travels.items[i];
        ronde_matrix matrix = {0};
        RONDE_TRY(ronde_matrix_init(&matrix, instance->place_count, 0, error));
        if (!fill_table(making, travel, &matrix)) {
            ronde_vroom_fault(making, travel->vehicle->where, "costs", "cost.range",
                              "a single journey costs too much to be counted exactly; use smaller "
                              "costs");
        }
        ronde_status status =
            ronde_instance_attach(instance, find_profile(instance, travel->name), &matrix, error);
        ronde_matrix_clear(&matrix);
        if (status != RONDE_OK) {
            return status;
        }
    }
    return ronde_faults_status(making->faults, error);
}

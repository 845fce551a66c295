/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is what: variants of tasks by vehicle type, and the ids of the instance. */
#include "instances/formats/vroom_parts.h"

#include <stdio.h>
#include <string.h>

static int64_t time_of(const ronde_vroom_type_times *own, int64_t usual, int32_t type)
{
    for (size_t i = 0; i < own->count; i++) {
        if (own->items[i].type == type) {
            return own->items[i].seconds;
        }
    }
    return usual;
}

/* Setup falls away where the vehicle comes from a task or start at the same location. Then it
 * is part of the journey, and the task can only start once it is over; where no window is left by
 * that, it counts as part of the task, always. */
static bool setup_travels(const ronde_vroom_task *task, int64_t setup, const int32_t *uses)
{
    if (setup == 0 || uses == NULL || uses[task->spot.location] < 2) {
        return false;
    }
    bool room = task->windows.count == 0;
    for (size_t i = 0; i < task->windows.count && !room; i++) {
        const ronde_window *window = &task->windows.items[i];
        room = window->earliest == 0 || window->earliest + setup <= window->latest;
    }
    return room;
}

static ronde_vroom_variant
variant_for(const ronde_vroom_unit *unit, int32_t type, const int32_t *uses)
{
    ronde_vroom_variant variant = {.first_type = type};
    for (int32_t k = 0; k < unit->task_count; k++) {
        const ronde_vroom_task *task = &unit->tasks[k];
        variant.setup[k] = time_of(&task->setups, task->setup, type);
        variant.service[k] = time_of(&task->services, task->service, type);
        variant.setup_travels[k] = setup_travels(task, variant.setup[k], uses);
    }
    return variant;
}

static bool same_times(const ronde_vroom_variant *one, const ronde_vroom_variant *other)
{
    return memcmp(one->setup, other->setup, sizeof one->setup) == 0 &&
           memcmp(one->service, other->service, sizeof one->service) == 0;
}

static void
make_unit(ronde_vroom *request, ronde_vroom_unit *unit, const bool *type_used, const int32_t *uses)
{
    size_t types = request->types.count;
    unit->variants = ronde_vroom_take(request, types, sizeof *unit->variants);
    unit->variant_of_type = ronde_vroom_take(request, types, sizeof *unit->variant_of_type);
    for (size_t type = 0; type < types && !request->out_of_memory; type++) {
        if (!type_used[type]) {
            continue;
        }
        ronde_vroom_variant made = variant_for(unit, (int32_t)type, uses);
        int32_t at = 0;
        while (at < unit->variant_count && !same_times(&unit->variants[at], &made)) {
            at++;
        }
        if (at == unit->variant_count) {
            unit->variants[unit->variant_count++] = made;
        }
        unit->variant_of_type[type] = at;
    }
}

/* How many tasks and starts of vehicles each location has. NULL where a vehicle starts anywhere:
 * the setup of its first task is then no part of a journey. */
static int32_t *count_uses(ronde_vroom *request)
{
    int32_t *uses = ronde_vroom_take(request, ronde_vroom_location_count(request), sizeof *uses);
    for (size_t i = 0; i < request->unit_count && uses != NULL; i++) {
        for (int32_t k = 0; k < request->units[i].task_count; k++) {
            uses[request->units[i].tasks[k].spot.location]++;
        }
    }
    for (size_t i = 0; i < request->vehicle_count && uses != NULL; i++) {
        if (!request->vehicles[i].has_start) {
            return NULL;
        }
        uses[request->vehicles[i].start.location]++;
    }
    return uses;
}

void ronde_vroom_make_variants(ronde_vroom *request)
{
    int32_t *uses = count_uses(request);
    bool *type_used = ronde_vroom_take(request, request->types.count, sizeof *type_used);
    for (size_t i = 0; i < request->vehicle_count && type_used != NULL; i++) {
        type_used[request->vehicles[i].type] = true;
    }
    for (size_t i = 0; i < request->unit_count && !request->out_of_memory; i++) {
        make_unit(request, &request->units[i], type_used, uses);
    }
}

const char *ronde_vroom_task_id(char *buffer,
                                const ronde_vroom *request,
                                const ronde_vroom_unit *unit,
                                int32_t task,
                                int32_t variant)
{
    const ronde_vroom_task *of = &unit->tasks[task];
    const char *type = "";
    if (variant > 0) {
        type = request->types.texts[unit->variants[variant].first_type];
        type = type[0] != '\0' ? type : "untyped";
    }
    snprintf(buffer, ronde_vroom_id_size, "%s/%lld%s%.60s", ronde_vroom_kind_names[of->kind],
             (long long)of->id, variant > 0 ? "@" : "", type);
    return buffer;
}

const char *
ronde_vroom_break_id(char *buffer, const ronde_vroom_vehicle *vehicle, const ronde_vroom_break *at)
{
    snprintf(buffer, ronde_vroom_id_size, "vehicle/%lld/break/%lld", (long long)vehicle->id,
             (long long)at->id);
    return buffer;
}

/* Enters what one unit became in the instance. */
static void trace_unit(ronde_vroom_origin *origins,
                       const ronde_vroom *request,
                       const ronde_instance *instance,
                       const ronde_vroom_unit *unit)
{
    char id[ronde_vroom_id_size];
    for (int32_t variant = 0; variant < unit->variant_count; variant++) {
        for (int32_t k = 0; k < unit->task_count; k++) {
            int32_t task = ronde_idmap_find(&instance->task_ids,
                                            ronde_vroom_task_id(id, request, unit, k, variant));
            if (task != RONDE_NONE) {
                origins[task] = (ronde_vroom_origin){unit, k, variant, NULL};
            }
        }
    }
}

ronde_vroom_origin *ronde_vroom_origins(const ronde_vroom *request, const ronde_instance *instance)
{
    char id[ronde_vroom_id_size];
    ronde_vroom_origin *origins =
        ronde_alloc_zero((size_t)instance->task_count + 1, sizeof *origins);
    if (origins == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < request->unit_count; i++) {
        trace_unit(origins, request, instance, &request->units[i]);
    }
    for (size_t i = 0; i < request->vehicle_count; i++) {
        const ronde_vroom_vehicle *vehicle = &request->vehicles[i];
        for (size_t k = 0; k < vehicle->break_count; k++) {
            int32_t task = ronde_idmap_find(&instance->task_ids,
                                            ronde_vroom_break_id(id, vehicle, &vehicle->breaks[k]));
            if (task != RONDE_NONE) {
                origins[task] = (ronde_vroom_origin){NULL, 0, 0, &vehicle->breaks[k]};
            }
        }
    }
    return origins;
}

bool ronde_vroom_finder_init(ronde_vroom_finder *finder,
                             const ronde_vroom *request,
                             const ronde_instance *instance)
{
    char id[ronde_vroom_id_size];
    *finder = (ronde_vroom_finder){.request = request, .instance = instance};
    for (size_t i = 0; i < request->unit_count; i++) {
        for (int32_t k = 0; k < request->units[i].task_count; k++) {
            int32_t index = 0;
            bool added = false;
            ronde_vroom_task_id(id, request, &request->units[i], k, 0);
            if (!ronde_idmap_add(&finder->units, id, &index, &added) ||
                (added && (!ronde_array_push(&finder->unit_of, (int32_t)i) ||
                           !ronde_array_push(&finder->task_of, k)))) {
                return false;
            }
        }
    }
    return true;
}

void ronde_vroom_finder_clear(ronde_vroom_finder *finder)
{
    ronde_idmap_clear(&finder->units);
    ronde_array_clear(&finder->unit_of);
    ronde_array_clear(&finder->task_of);
}

const ronde_vroom_vehicle *ronde_vroom_find_vehicle(const ronde_vroom *request, int64_t id)
{
    for (size_t i = 0; i < request->vehicle_count; i++) {
        if (request->vehicles[i].id == id) {
            return &request->vehicles[i];
        }
    }
    return NULL;
}

static int32_t
find_break(const ronde_vroom_finder *finder, const ronde_vroom_vehicle *vehicle, int64_t id)
{
    char name[ronde_vroom_id_size];
    for (size_t i = 0; vehicle != NULL && i < vehicle->break_count; i++) {
        if (vehicle->breaks[i].id == id) {
            return ronde_idmap_find(&finder->instance->task_ids,
                                    ronde_vroom_break_id(name, vehicle, &vehicle->breaks[i]));
        }
    }
    return RONDE_NONE;
}

int32_t ronde_vroom_find_task(const ronde_vroom_finder *finder,
                              const ronde_vroom_vehicle *vehicle,
                              ronde_vroom_kind kind,
                              int64_t id)
{
    char name[ronde_vroom_id_size];
    if (kind == RONDE_VROOM_BREAK) {
        return find_break(finder, vehicle, id);
    }
    snprintf(name, sizeof name, "%s/%lld", ronde_vroom_kind_names[kind], (long long)id);
    int32_t at = ronde_idmap_find(&finder->units, name);
    if (at == RONDE_NONE) {
        return RONDE_NONE;
    }
    const ronde_vroom_unit *unit = &finder->request->units[finder->unit_of.items[at]];
    int32_t variant = vehicle != NULL ? unit->variant_of_type[vehicle->type] : 0;
    return ronde_idmap_find(
        &finder->instance->task_ids,
        ronde_vroom_task_id(name, finder->request, unit, finder->task_of.items[at], variant));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places, resources and shifts of the instance writer, and what it shares with the tasks. */
#include "instances/formats/instance_json_write_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void ronde_writing_text(ronde_writing *to, const char *key, const char *value, const char *usual)
{
    if (strcmp(value, usual) != 0) {
        ronde_json_put_text(&to->json, key, value);
    }
}

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left;
    const char *const *b = right;
    return strcmp(*a, *b);
}

void ronde_writing_skills(ronde_writing *to, uint64_t bits)
{
    const char *names[RONDE_SKILLS];
    size_t count = 0;
    for (int32_t i = 0; i < to->instance->skill_count && i < RONDE_SKILLS; i++) {
        if ((bits >> i & 1) != 0) {
            names[count++] = to->instance->skills[i];
        }
    }
    if (count == 0) {
        return;
    }
    qsort(names, count, sizeof names[0], compare_texts);
    ronde_json_open_array(&to->json, "skills");
    for (size_t i = 0; i < count; i++) {
        ronde_json_put_text(&to->json, NULL, names[i]);
    }
    ronde_json_close(&to->json);
}

void ronde_writing_amounts(ronde_writing *to, const char *key, const int32_t *amounts)
{
    bool opened = false;
    for (int32_t i = 0; i < to->instance->dimension_count; i++) {
        if (amounts[i] == 0) {
            continue;
        }
        if (!opened) {
            ronde_json_open_object(&to->json, key);
            opened = true;
        }
        ronde_json_put_integer(&to->json, to->instance->dimensions[i], amounts[i]);
    }
    if (opened) {
        ronde_json_close(&to->json);
    }
}

void ronde_writing_places(ronde_writing *to)
{
    ronde_json_open_array(&to->json, "places");
    for (int32_t i = 0; i < to->instance->place_count; i++) {
        const ronde_place *place = &to->instance->places[i];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "id", place->id);
        ronde_writing_text(to, "label", place->label, place->id);
        if (!isnan(place->lon) && !isnan(place->lat)) {
            ronde_json_put_number(&to->json, "lon", place->lon);
            ronde_json_put_number(&to->json, "lat", place->lat);
        }
        if (place->access != 0) {
            ronde_json_put_duration(&to->json, "access", &to->units, place->access);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_prices(ronde_writing *to, const ronde_resource *resource)
{
    typedef void put_price(ronde_json_writer *, const char *, const ronde_json_units *, ronde_cost);
    const struct {
        const char *euros, *plain;
        put_price *put;
        ronde_cost price;
    } rows[] = {
        {"per_shift", "per_shift", ronde_json_put_money, resource->shift_price},
        {"per_km", "per_distance", ronde_json_put_per_km, resource->distance_price},
        {"per_hour_travel", "per_travel", ronde_json_put_hourly, resource->travel_price},
        {"per_hour_paid", "per_paid", ronde_json_put_hourly, resource->paid_price},
        {"per_hour_waiting", "per_waiting", ronde_json_put_hourly, resource->wait_price},
        {"per_hour_overtime", "per_overtime", ronde_json_put_hourly, resource->overtime_price},
        {"per_hour_gap", "per_gap", ronde_json_put_hourly, resource->gap_price}};
    bool opened = false;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].price == 0) {
            continue;
        }
        if (!opened) {
            ronde_json_open_object(&to->json, "prices");
            opened = true;
        }
        rows[i].put(&to->json, to->units.plain ? rows[i].plain : rows[i].euros, &to->units,
                    rows[i].price);
    }
    if (opened) {
        ronde_json_close(&to->json);
    }
}

static void write_capacity(ronde_writing *to, const ronde_resource *resource)
{
    const ronde_instance *instance = to->instance;
    if (resource->layout_count == 0) {
        ronde_writing_amounts(to, "capacity", resource->capacity);
    } else {
        ronde_json_open_array(&to->json, "layouts");
        for (int32_t k = 0; k < resource->layout_count; k++) {
            const int32_t *room = instance->layouts[resource->first_layout + k].capacity;
            ronde_json_open_object(&to->json, NULL);
            for (int32_t d = 0; d < instance->dimension_count; d++) {
                if (room[d] != 0) {
                    ronde_json_put_integer(&to->json, instance->dimensions[d], room[d]);
                }
            }
            ronde_json_close(&to->json);
        }
        ronde_json_close(&to->json);
    }
    if (resource->no_waiting != 0) {
        ronde_json_open_array(&to->json, "no_waiting_with");
        for (int32_t d = 0; d < instance->dimension_count; d++) {
            if ((resource->no_waiting >> (unsigned)d & 1U) != 0) {
                ronde_json_put_text(&to->json, NULL, instance->dimensions[d]);
            }
        }
        ronde_json_close(&to->json);
    }
}

void ronde_writing_resources(ronde_writing *to)
{
    ronde_json_open_array(&to->json, "resources");
    for (int32_t i = 0; i < to->instance->resource_count; i++) {
        const ronde_resource *resource = &to->instance->resources[i];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "id", resource->id);
        ronde_writing_text(to, "label", resource->label, resource->id);
        ronde_writing_text(to, "provider", resource->provider, "");
        ronde_json_put_text(&to->json, "profile", to->instance->profiles[resource->profile].name);
        ronde_writing_skills(to, resource->skills);
        write_capacity(to, resource);
        write_prices(to, resource);
        ronde_writing_contract(to, resource);
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_breaks(ronde_writing *to, const ronde_shift *shift)
{
    if (shift->break_count == 0) {
        return;
    }
    ronde_json_open_array(&to->json, "breaks");
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *rest = &to->instance->breaks[shift->first_break + i];
        const ronde_task *task = &to->instance->tasks[rest->task];
        const ronde_window *window = &to->instance->windows[task->first_window];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "id", task->id);
        ronde_json_put_duration(&to->json, "duration", &to->units, task->duration);
        if (task->window_count > 1) {
            ronde_writing_windows(to, "windows", task->first_window, task->window_count);
        } else {
            ronde_json_put_time(&to->json, "from", &to->units, window->earliest);
            ronde_json_put_time(&to->json, "to", &to->units, window->latest);
        }
        if (rest->after != 0) {
            ronde_json_put_duration(&to->json, "if_longer_than", &to->units, rest->after);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_shift(ronde_writing *to, const ronde_shift *shift)
{
    const ronde_instance *instance = to->instance;
    ronde_json_open_object(&to->json, NULL);
    ronde_json_put_text(&to->json, "id", shift->id);
    ronde_json_put_text(&to->json, "resource", instance->resources[shift->resource].id);
    if (shift->start_place == RONDE_NONE) {
        ronde_json_put_boolean(&to->json, "open_start", true);
    } else {
        ronde_json_put_text(&to->json, "start_place", instance->places[shift->start_place].id);
    }
    if (shift->end_place == RONDE_NONE) {
        ronde_json_put_boolean(&to->json, "open_end", true);
    } else if (shift->end_place != shift->start_place) {
        ronde_json_put_text(&to->json, "end_place", instance->places[shift->end_place].id);
    }
    ronde_json_put_time(&to->json, "from", &to->units, shift->earliest);
    ronde_json_put_time(&to->json, "to", &to->units, shift->latest);
    if (shift->day != shift->earliest / RONDE_DAY) {
        ronde_json_put_integer(&to->json, "day", shift->day);
    }
    if (shift->max_duration != ronde_time_unlimited) {
        ronde_json_put_duration(&to->json, "max_duration", &to->units, shift->max_duration);
    }
    if (shift->max_distance != ronde_time_unlimited) {
        ronde_json_put_integer(&to->json, "max_distance_m", shift->max_distance);
    }
    if (shift->max_travel != ronde_time_unlimited) {
        ronde_json_put_duration(&to->json, "max_travel", &to->units, shift->max_travel);
    }
    if (shift->normal_duration != ronde_time_unlimited) {
        ronde_json_put_duration(&to->json, "normal_duration", &to->units, shift->normal_duration);
    }
    if (shift->max_tasks != INT32_MAX) {
        ronde_json_put_integer(&to->json, "max_tasks", shift->max_tasks);
    }
    write_breaks(to, shift);
    if (shift->reload_count > 0) {
        ronde_json_open_array(&to->json, "reload_places");
        for (int32_t i = 0; i < shift->reload_count; i++) {
            int32_t place = instance->reload_places[shift->first_reload + i];
            ronde_json_put_text(&to->json, NULL, instance->places[place].id);
        }
        ronde_json_close(&to->json);
    }
    if (shift->loading != 0) {
        ronde_json_put_duration(&to->json, "loading", &to->units, shift->loading);
    }
    if (shift->loading_at_start != 0) {
        ronde_json_put_duration(&to->json, "loading_at_start", &to->units, shift->loading_at_start);
    }
    if (shift->max_trips != 0) {
        ronde_json_put_integer(&to->json, "max_trips", shift->max_trips);
    }
    ronde_writing_hours(to, shift);
    ronde_json_close(&to->json);
}

void ronde_writing_shifts(ronde_writing *to)
{
    ronde_json_open_array(&to->json, "shifts");
    for (int32_t i = 0; i < to->instance->shift_count; i++) {
        write_shift(to, &to->instance->shifts[i]);
    }
    ronde_json_close(&to->json);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer of instances. What has its default is left out; lists that an instance does not keep
 * in order (skills) are sorted, so that reading and writing again gives the same bytes. */
#include "instances/base/json_write.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/json_units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct writing {
    ronde_json_writer json;
    ronde_json_units units;
    const ronde_instance *instance;
} writing;

static void put_optional_text(writing *to, const char *key, const char *value, const char *usual)
{
    if (strcmp(value, usual) != 0) {
        ronde_json_put_text(&to->json, key, value);
    }
}

static void write_header(writing *to)
{
    const ronde_instance *instance = to->instance;
    ronde_json_put_text(&to->json, "format", "ronde-instance/1");
    put_optional_text(to, "name", instance->name, "");
    if (instance->start_date[0] != '\0') {
        ronde_json_open_object(&to->json, "horizon");
        ronde_json_put_text(&to->json, "start", instance->start_date);
        ronde_json_close(&to->json);
    }
    if (instance->dimension_count > 0) {
        ronde_json_open_array(&to->json, "dimensions");
        for (int32_t i = 0; i < instance->dimension_count; i++) {
            ronde_json_put_text(&to->json, NULL, instance->dimensions[i]);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_open_object(&to->json, "objective");
    ronde_json_put_text(&to->json, "money", to->units.plain ? "plain" : "euros");
    if (to->units.plain) {
        ronde_json_put_integer(&to->json, "scale", instance->scale);
        ronde_json_put_integer(&to->json, "cost_divisor", instance->cost_divisor);
    }
    if (instance->vehicles_first) {
        ronde_json_put_boolean(&to->json, "vehicles_first", true);
    }
    if (instance->latest_price != 0) {
        ronde_json_put_hourly(&to->json, "latest_price", &to->units, instance->latest_price);
    }
    ronde_json_close(&to->json);
}

static void write_places(writing *to)
{
    ronde_json_open_array(&to->json, "places");
    for (int32_t i = 0; i < to->instance->place_count; i++) {
        const ronde_place *place = &to->instance->places[i];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "id", place->id);
        put_optional_text(to, "label", place->label, place->id);
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

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left;
    const char *const *b = right;
    return strcmp(*a, *b);
}

static void write_skills(writing *to, uint64_t bits)
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

/* Amounts by dimension, those that are not zero; nothing if all are. */
static void write_amounts(writing *to, const char *key, const int32_t *amounts)
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

static void write_load(writing *to, const ronde_task *task)
{
    int32_t collect[RONDE_DIMENSIONS] = {0};
    int32_t change[RONDE_DIMENSIONS] = {0};
    bool any = false;
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        int32_t rest = task->change[i] + task->initial[i];
        collect[i] = rest > 0 ? rest : 0;
        change[i] = rest < 0 ? rest : 0;
        any = any || rest != 0 || task->initial[i] != 0;
    }
    if (any) {
        ronde_json_open_object(&to->json, "load");
        write_amounts(to, "deliver", task->initial);
        write_amounts(to, "collect", collect);
        write_amounts(to, "change", change);
        ronde_json_close(&to->json);
    }
}

static void write_windows(writing *to, const char *key, int32_t first, int32_t count)
{
    const ronde_window *windows = to->instance->windows + first;
    bool unbounded =
        count == 1 && windows[0].earliest == 0 && windows[0].latest == ronde_time_unlimited;
    if (count == 0 || unbounded) {
        return;
    }
    ronde_json_open_array(&to->json, key);
    for (int32_t i = 0; i < count; i++) {
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_time(&to->json, "from", &to->units, windows[i].earliest);
        ronde_json_put_time(&to->json, "to", &to->units, windows[i].latest);
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_pairs(writing *to, const ronde_task *task)
{
    if (task->pair_count == 0) {
        return;
    }
    ronde_json_open_array(&to->json, "pairs");
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &to->instance->pairs[task->first_pair + i];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "resource", to->instance->resources[pair->resource].id);
        if (pair->price >= ronde_cost_forbidden) {
            ronde_json_put_boolean(&to->json, "forbidden", true);
        } else {
            ronde_json_put_money(&to->json, "price", &to->units, pair->price);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

/* The first task of a request: its name in the file, and the bearer of its prize and priority. */
static int32_t first_task_of(const ronde_instance *instance, int32_t request)
{
    const ronde_request *of = &instance->requests[request];
    return instance->request_tasks[instance->alternatives[of->first_alternative].first_task];
}

/* Whether the name of a request must stand in the file, or one task says it all. */
static bool is_named(const ronde_instance *instance, int32_t request)
{
    const ronde_request *of = &instance->requests[request];
    const ronde_alternative *only = &instance->alternatives[of->first_alternative];
    return of->alternative_count > 1 || only->task_count > 1 || only->price != 0 ||
           only->id[0] != '\0';
}

static void write_request(writing *to, int32_t index)
{
    const ronde_instance *instance = to->instance;
    const ronde_task *task = &instance->tasks[index];
    const ronde_request *request = &instance->requests[task->request];
    int32_t first = first_task_of(instance, task->request);
    if (is_named(instance, task->request)) {
        ronde_json_put_text(&to->json, "request", instance->tasks[first].id);
        put_optional_text(to, "alternative", instance->alternatives[task->alternative].id, "");
    }
    if (request->optional) {
        ronde_json_put_boolean(&to->json, "optional", true);
    }
    if (index == first && request->prize != 0) {
        ronde_json_put_money(&to->json, "prize", &to->units, request->prize);
    }
    if (index == first && request->priority != 1) {
        ronde_json_put_integer(&to->json, "priority", request->priority);
    }
}

static void write_task(writing *to, int32_t index)
{
    static const char *const kinds[] = {"visit", "pickup", "delivery", "swap"};
    const ronde_instance *instance = to->instance;
    const ronde_task *task = &instance->tasks[index];
    ronde_json_open_object(&to->json, NULL);
    ronde_json_put_text(&to->json, "id", task->id);
    put_optional_text(to, "label", task->label, task->id);
    ronde_json_put_text(&to->json, "kind", kinds[task->kind]);
    ronde_json_put_text(&to->json, "place", instance->places[task->place].id);
    ronde_json_put_duration(&to->json, "duration", &to->units, task->duration);
    write_windows(to, "windows", task->first_window, task->window_count);
    write_windows(to, "soft_windows", task->first_soft_window, task->soft_window_count);
    if (task->early_price != 0) {
        ronde_json_put_hourly(&to->json, "early_price", &to->units, task->early_price);
    }
    if (task->late_price != 0) {
        ronde_json_put_hourly(&to->json, "late_price", &to->units, task->late_price);
    }
    write_load(to, task);
    write_skills(to, task->skills);
    write_pairs(to, task);
    write_request(to, index);
    if (task->shift != RONDE_NONE) {
        ronde_json_put_text(&to->json, "shift", instance->shifts[task->shift].id);
    }
    ronde_json_close(&to->json);
}

static void write_tasks(writing *to)
{
    ronde_json_open_array(&to->json, "tasks");
    for (int32_t i = 0; i < to->instance->task_count; i++) {
        if (to->instance->tasks[i].kind != RONDE_BREAK) {
            write_task(to, i);
        }
    }
    ronde_json_close(&to->json);
}

static void write_link(writing *to, const ronde_link *link)
{
    static const char *const relations[] = {"any", "same", "different", "same_shift"};
    bool simultaneous = link->min_lag == 0 && link->max_lag == 0;
    ronde_json_open_object(&to->json, NULL);
    ronde_json_put_text(&to->json, "from", to->instance->tasks[link->from].id);
    ronde_json_put_text(&to->json, "to", to->instance->tasks[link->to].id);
    if (simultaneous) {
        ronde_json_put_boolean(&to->json, "simultaneous", true);
    } else {
        ronde_json_put_text(&to->json, "measured", "start");
        if (link->min_lag != -ronde_time_unlimited) {
            ronde_json_put_duration(&to->json, "min_lag", &to->units, link->min_lag);
        }
        if (link->max_lag != ronde_time_unlimited) {
            ronde_json_put_duration(&to->json, "max_lag", &to->units, link->max_lag);
        }
    }
    if (simultaneous || link->relation != RONDE_ANY_RESOURCE) {
        ronde_json_put_text(&to->json, "resource", relations[link->relation]);
    }
    put_optional_text(to, "reason", link->reason, "");
    ronde_json_close(&to->json);
}

static void write_links(writing *to)
{
    if (to->instance->link_count == 0) {
        return;
    }
    ronde_json_open_array(&to->json, "links");
    for (int32_t i = 0; i < to->instance->link_count; i++) {
        write_link(to, &to->instance->links[i]);
    }
    ronde_json_close(&to->json);
}

static void write_alternatives(writing *to)
{
    const ronde_instance *instance = to->instance;
    bool opened = false;
    for (int32_t i = 0; i < instance->alternative_count; i++) {
        const ronde_alternative *alternative = &instance->alternatives[i];
        if (alternative->price == 0) {
            continue;
        }
        if (!opened) {
            ronde_json_open_array(&to->json, "alternatives");
            opened = true;
        }
        int32_t first = first_task_of(instance, alternative->request);
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "request", instance->tasks[first].id);
        put_optional_text(to, "id", alternative->id, "");
        ronde_json_put_money(&to->json, "price", &to->units, alternative->price);
        ronde_json_close(&to->json);
    }
    if (opened) {
        ronde_json_close(&to->json);
    }
}

static void write_prices(writing *to, const ronde_resource *resource)
{
    typedef void put_price(ronde_json_writer *, const char *, const ronde_json_units *, ronde_cost);
    const struct {
        const char *euros, *plain;
        put_price *put;
        ronde_cost price;
    } rows[] = {{"per_shift", "per_shift", ronde_json_put_money, resource->shift_price},
                {"per_km", "per_distance", ronde_json_put_per_km, resource->distance_price},
                {"per_hour_travel", "per_travel", ronde_json_put_hourly, resource->travel_price},
                {"per_hour_paid", "per_paid", ronde_json_put_hourly, resource->paid_price},
                {"per_hour_waiting", "per_waiting", ronde_json_put_hourly, resource->wait_price}};
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

static void write_resources(writing *to)
{
    ronde_json_open_array(&to->json, "resources");
    for (int32_t i = 0; i < to->instance->resource_count; i++) {
        const ronde_resource *resource = &to->instance->resources[i];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "id", resource->id);
        put_optional_text(to, "label", resource->label, resource->id);
        ronde_json_put_text(&to->json, "profile", to->instance->profiles[resource->profile].name);
        write_skills(to, resource->skills);
        write_amounts(to, "capacity", resource->capacity);
        write_prices(to, resource);
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_breaks(writing *to, const ronde_shift *shift)
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
        ronde_json_put_time(&to->json, "from", &to->units, window->earliest);
        ronde_json_put_time(&to->json, "to", &to->units, window->latest);
        if (rest->after != 0) {
            ronde_json_put_duration(&to->json, "if_longer_than", &to->units, rest->after);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_shift(writing *to, const ronde_shift *shift)
{
    const ronde_instance *instance = to->instance;
    ronde_json_open_object(&to->json, NULL);
    ronde_json_put_text(&to->json, "id", shift->id);
    ronde_json_put_text(&to->json, "resource", instance->resources[shift->resource].id);
    ronde_json_put_text(&to->json, "start_place", instance->places[shift->start_place].id);
    if (shift->end_place == RONDE_NONE) {
        ronde_json_put_boolean(&to->json, "open_end", true);
    } else if (shift->end_place != shift->start_place) {
        ronde_json_put_text(&to->json, "end_place", instance->places[shift->end_place].id);
    }
    ronde_json_put_time(&to->json, "from", &to->units, shift->earliest);
    ronde_json_put_time(&to->json, "to", &to->units, shift->latest);
    if (shift->max_duration != ronde_time_unlimited) {
        ronde_json_put_duration(&to->json, "max_duration", &to->units, shift->max_duration);
    }
    if (shift->max_distance != ronde_time_unlimited) {
        ronde_json_put_integer(&to->json, "max_distance_m", shift->max_distance);
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
    ronde_json_close(&to->json);
}

static void write_shifts(writing *to)
{
    ronde_json_open_array(&to->json, "shifts");
    for (int32_t i = 0; i < to->instance->shift_count; i++) {
        write_shift(to, &to->instance->shifts[i]);
    }
    ronde_json_close(&to->json);
}

/* A square table; access times, which attaching adds to the arrivals, are taken off again. */
static void write_table(writing *to, const char *key, const int32_t *entries, bool with_access)
{
    int32_t size = to->instance->place_count;
    ronde_json_open_array(&to->json, key);
    for (int32_t from = 0; from < size; from++) {
        ronde_json_open_array(&to->json, NULL);
        for (int32_t column = 0; column < size; column++) {
            int32_t entry = entries[(int64_t)from * size + column];
            if (entry == RONDE_UNREACHABLE) {
                ronde_json_put_null(&to->json, NULL);
                continue;
            }
            ronde_time access =
                with_access && from != column ? to->instance->places[column].access : 0;
            ronde_json_put_integer(&to->json, NULL, entry - access);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_profiles(writing *to)
{
    enum { levels_on_lines = 4 }; /* a line per row of a table */
    bool opened = false;
    int usual_levels = to->json.line_depth;
    to->json.line_depth = levels_on_lines;
    for (int32_t i = 0; i < to->instance->profile_count; i++) {
        const ronde_profile *profile = &to->instance->profiles[i];
        const ronde_matrix *matrix = &profile->matrix;
        if (matrix->size == 0) {
            continue;
        }
        if (!opened) {
            ronde_json_open_object(&to->json, "profiles");
            opened = true;
        }
        ronde_json_open_object(&to->json, profile->name);
        write_table(to, "durations", matrix->durations, true);
        if (matrix->distances != matrix->durations) {
            write_table(to, "distances", matrix->distances, false);
        }
        ronde_json_close(&to->json);
    }
    if (opened) {
        ronde_json_close(&to->json);
    }
    to->json.line_depth = usual_levels;
}

ronde_status ronde_instance_json_write(ronde_text *out,
                                       const ronde_instance *instance,
                                       const ronde_instance_json_options *options,
                                       ronde_error *error)
{
    enum { levels_on_lines = 2 };
    writing to = {.json = ronde_json_writer_on(out, levels_on_lines),
                  .units = ronde_json_units_of(instance),
                  .instance = instance};
    ronde_json_open_object(&to.json, NULL);
    write_header(&to);
    write_places(&to);
    write_tasks(&to);
    write_links(&to);
    write_alternatives(&to);
    write_resources(&to);
    write_shifts(&to);
    if (options == NULL || !options->without_matrices) {
        write_profiles(&to);
    }
    ronde_json_close(&to.json);
    return ronde_text_check(out, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks, links and alternatives of the instance writer. */
#include "instances/formats/instance_json_parts.h"
#include "instances/formats/instance_json_write_parts.h"

static void write_load(ronde_writing *to, const ronde_task *task)
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
        ronde_writing_amounts(to, "deliver", task->initial);
        ronde_writing_amounts(to, "collect", collect);
        ronde_writing_amounts(to, "change", change);
        ronde_json_close(&to->json);
    }
}

void ronde_writing_windows(ronde_writing *to, const char *key, int32_t first, int32_t count)
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

static void write_days(ronde_writing *to, const ronde_task *task)
{
    if (task->other_day_price > 0) {
        ronde_json_put_money(&to->json, "other_day_price", &to->units, task->other_day_price);
    }
    if (task->agreed_days == 0) {
        return;
    }
    ronde_json_open_array(&to->json, "agreed_days");
    for (int day = 0; day < RONDE_AGREED_DAYS; day++) {
        if ((task->agreed_days >> day & 1U) != 0) {
            ronde_json_put_integer(&to->json, NULL, day);
        }
    }
    ronde_json_close(&to->json);
}

static void write_pairs(ronde_writing *to, const ronde_task *task)
{
    if (task->other_price > 0) {
        ronde_json_put_money(&to->json, "other_price", &to->units, task->other_price);
    }
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
        if (pair->role != RONDE_PAIR_REGULAR) {
            ronde_json_put_text(&to->json, "role", ronde_pair_role_words[pair->role]);
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

static void write_request(ronde_writing *to, int32_t index)
{
    const ronde_instance *instance = to->instance;
    const ronde_task *task = &instance->tasks[index];
    const ronde_request *request = &instance->requests[task->request];
    int32_t first = first_task_of(instance, task->request);
    if (is_named(instance, task->request)) {
        ronde_json_put_text(&to->json, "request", instance->tasks[first].id);
        ronde_writing_text(to, "alternative", instance->alternatives[task->alternative].id, "");
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

static void write_task(ronde_writing *to, int32_t index)
{
    static const char *const kinds[] = {"visit", "pickup", "delivery", "swap"};
    const ronde_instance *instance = to->instance;
    const ronde_task *task = &instance->tasks[index];
    ronde_json_open_object(&to->json, NULL);
    ronde_json_put_text(&to->json, "id", task->id);
    ronde_writing_text(to, "label", task->label, task->id);
    ronde_json_put_text(&to->json, "kind", kinds[task->kind]);
    ronde_json_put_text(&to->json, "place", instance->places[task->place].id);
    ronde_json_put_duration(&to->json, "duration", &to->units, task->duration);
    if (task->indicated != task->duration) {
        ronde_json_put_duration(&to->json, "indicated", &to->units, task->indicated);
    }
    if (task->release != 0) {
        ronde_json_put_time(&to->json, "release", &to->units, task->release);
    }
    ronde_writing_windows(to, "windows", task->first_window, task->window_count);
    ronde_writing_windows(to, "soft_windows", task->first_soft_window, task->soft_window_count);
    if (task->early_price != 0) {
        ronde_json_put_hourly(&to->json, "early_price", &to->units, task->early_price);
    }
    if (task->late_price != 0) {
        ronde_json_put_hourly(&to->json, "late_price", &to->units, task->late_price);
    }
    write_load(to, task);
    ronde_writing_skills(to, task->skills);
    write_days(to, task);
    write_pairs(to, task);
    write_request(to, index);
    if (task->shift != RONDE_NONE) {
        ronde_json_put_text(&to->json, "shift", instance->shifts[task->shift].id);
    }
    if (task->pin > 0) {
        ronde_json_put_integer(&to->json, "pin", task->pin);
    }
    ronde_json_close(&to->json);
}

void ronde_writing_tasks(ronde_writing *to)
{
    ronde_json_open_array(&to->json, "tasks");
    for (int32_t i = 0; i < to->instance->task_count; i++) {
        if (to->instance->tasks[i].kind != RONDE_BREAK) {
            write_task(to, i);
        }
    }
    ronde_json_close(&to->json);
}

static void write_link(ronde_writing *to, const ronde_link *link)
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
    ronde_writing_text(to, "reason", link->reason, "");
    ronde_json_close(&to->json);
}

void ronde_writing_links(ronde_writing *to)
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

void ronde_writing_alternatives(ronde_writing *to)
{
    const ronde_instance *instance = to->instance;
    bool opened = false;
    for (int32_t i = 0; i < instance->alternative_count; i++) {
        const ronde_alternative *alternative = &instance->alternatives[i];
        if (alternative->price == 0 && alternative->elsewhere == 0 &&
            alternative->label[0] == '\0') {
            continue;
        }
        if (!opened) {
            ronde_json_open_array(&to->json, "alternatives");
            opened = true;
        }
        int32_t first = first_task_of(instance, alternative->request);
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "request", instance->tasks[first].id);
        ronde_writing_text(to, "id", alternative->id, "");
        ronde_writing_text(to, "label", alternative->label, "");
        if (alternative->price != 0) {
            ronde_json_put_money(&to->json, "price", &to->units, alternative->price);
        }
        if (alternative->elsewhere != 0) {
            ronde_json_put_duration(&to->json, "elsewhere", &to->units, alternative->elsewhere);
        }
        ronde_json_close(&to->json);
    }
    if (opened) {
        ronde_json_close(&to->json);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/json_write.h"
#include "service/report/kpi_text.h"

#include <string.h>

enum { lines = 4 };

static const char *const unit_names[] = {
    [RONDE_UNIT_COUNT] = "count", [RONDE_UNIT_TIME] = "s",      [RONDE_UNIT_DISTANCE] = "m",
    [RONDE_UNIT_MASS] = "g",      [RONDE_UNIT_SHARE] = "share", [RONDE_UNIT_RATIO] = "ratio"};

static void write_value(ronde_json_writer *to, const ronde_kpi_set *set, ronde_kpi kpi)
{
    enum { grams_digits = 3, share_digits = 4, share_steps = 10000 };
    const ronde_kpi_text *text = &ronde_kpi_texts[kpi];
    if (!ronde_kpi_known(set, kpi)) {
        ronde_json_put_null(to, text->key);
    } else if (text->over != RONDE_KPI_NONE) {
        int64_t over = set->amounts[text->over];
        ronde_json_put_decimal(
            to, text->key, (set->amounts[text->of] * share_steps + over / 2) / over, share_digits);
    } else if (text->unit == RONDE_UNIT_MASS) {
        ronde_json_put_decimal(to, text->key, set->amounts[kpi], grams_digits);
    } else {
        ronde_json_put_integer(to, text->key, set->amounts[kpi]);
    }
}

static void write_set(ronde_json_writer *to,
                      const char *key,
                      const ronde_kpi_set *set,
                      const ronde_instance *instance)
{
    ronde_json_open_object(to, key);
    if (key == NULL) {
        ronde_json_put_text(to, "id", set->id);
    }
    if (set->mode[0] != '\0') {
        ronde_json_put_text(to, "profile", set->mode);
    }
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        write_value(to, set, kpi);
    }
    ronde_json_open_object(to, "distance_by_profile");
    for (int32_t i = 0; i < instance->profile_count; i++) {
        ronde_json_put_integer(to, instance->profiles[i].name, set->distances[i]);
    }
    ronde_json_close(to);
    ronde_json_close(to);
}

static void write_sets(ronde_json_writer *to,
                       const char *key,
                       const ronde_kpi_set *sets,
                       size_t count,
                       const ronde_instance *instance)
{
    ronde_json_open_array(to, key);
    for (size_t i = 0; i < count; i++) {
        write_set(to, NULL, &sets[i], instance);
    }
    ronde_json_close(to);
}

static void write_grams(ronde_json_writer *to, const ronde_instance *instance, const int32_t *grams)
{
    ronde_json_open_object(to, "co2_grams_per_km");
    for (int32_t i = 0; i < instance->profile_count; i++) {
        if (grams[i] == RONDE_NONE) {
            ronde_json_put_null(to, instance->profiles[i].name);
        } else {
            ronde_json_put_integer(to, instance->profiles[i].name, grams[i]);
        }
    }
    ronde_json_close(to);
}

/* Requests that are done with less than is indicated, or partly by others. */
static void
write_hidden(ronde_json_writer *to, const ronde_instance *instance, const ronde_kpis *kpis)
{
    ronde_json_open_array(to, "hidden_work");
    for (size_t i = 0; i < kpis->hidden_count; i++) {
        const ronde_hidden_row *row = &kpis->hidden[i];
        const ronde_alternative *alternative = &instance->alternatives[row->alternative];
        ronde_json_open_object(to, NULL);
        ronde_json_put_text(to, "place", instance->places[row->place].id);
        ronde_json_put_text(to, "task",
                            instance->tasks[instance->request_tasks[alternative->first_task]].id);
        ronde_json_put_text(to, "alternative", alternative->id);
        ronde_json_put_integer(to, "indicated_time", row->indicated);
        ronde_json_put_integer(to, "hidden_time", row->hidden);
        ronde_json_put_integer(to, "elsewhere_time", row->elsewhere);
        ronde_json_close(to);
    }
    ronde_json_close(to);
}

static void write_day(ronde_json_writer *to,
                      const ronde_instance *instance,
                      const ronde_kpis *kpis,
                      const char *title)
{
    ronde_json_open_object(to, NULL);
    ronde_json_put_text(to, "name", instance->name);
    ronde_json_put_text(to, "title", title);
    ronde_json_put_text(to, "start", instance->start_date);
    write_grams(to, instance, kpis->grams);
    write_set(to, "plan", &kpis->plan, instance);
    write_sets(to, "providers", kpis->providers, kpis->provider_count, instance);
    write_sets(to, "helpers", kpis->helpers, kpis->helper_count, instance);
    write_hidden(to, instance, kpis);
    ronde_json_close(to);
}

static void write_definitions(ronde_json_writer *to)
{
    ronde_json_open_array(to, "definitions");
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        const ronde_kpi_text *text = &ronde_kpi_texts[kpi];
        ronde_json_open_object(to, NULL);
        ronde_json_put_text(to, "key", text->key);
        ronde_json_put_text(to, "unit", unit_names[text->unit]);
        if (text->of != RONDE_KPI_NONE) {
            ronde_json_put_text(to, "of", ronde_kpi_texts[text->of].key);
            ronde_json_put_text(to, "over", ronde_kpi_texts[text->over].key);
        }
        ronde_json_put_text(to, "nl", text->name[RONDE_DUTCH]);
        ronde_json_put_text(to, "en", text->name[RONDE_ENGLISH]);
        ronde_json_put_text(to, "definition", text->definition);
        ronde_json_close(to);
    }
    ronde_json_close(to);
}

void ronde_kpi_json(ronde_text *out, const ronde_kpi_days *days)
{
    ronde_json_writer to = ronde_json_writer_on(out, lines);
    ronde_json_open_object(&to, NULL);
    ronde_json_put_text(&to, "format", "ronde-kpi/1");
    ronde_json_open_array(&to, "days");
    write_day(&to, days->instance, days->kpis, days->title);
    if (days->other != NULL) {
        write_day(&to, days->other_instance, days->other, days->other_title);
    }
    ronde_json_close(&to);
    write_definitions(&to);
    ronde_json_close(&to);
}

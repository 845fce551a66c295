/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims for programs. */
#include "instances/formats/json_units.h"
#include "service/app/claim.h"

static void put_id(ronde_json_writer *json, const char *key, int32_t index, const char *id)
{
    if (index != RONDE_NONE) {
        ronde_json_put_text(json, key, id);
    }
}

static const char *task_id(const ronde_instance *instance, int32_t task)
{
    return task == RONDE_NONE ? "" : instance->tasks[task].id;
}

static const char *shift_id(const ronde_instance *instance, int32_t shift)
{
    return shift == RONDE_NONE ? "" : instance->shifts[shift].id;
}

static void
put_hold(ronde_json_writer *json, const ronde_instance *instance, const ronde_hold *hold)
{
    static const char *const kinds[] = {"unknown", "window", "gap", "shift"};
    const ronde_json_units units = ronde_json_units_of(instance);
    ronde_json_open_object(json, "because");
    ronde_json_put_text(json, "kind", kinds[hold->kind]);
    put_id(json, "task", hold->task, task_id(instance, hold->task));
    put_id(json, "shift", hold->shift, shift_id(instance, hold->shift));
    ronde_json_put_time(json, "at", &units, hold->moment);
    put_id(json, "tied_to", hold->linked, task_id(instance, hold->linked));
    put_id(json, "limited", hold->limited, shift_id(instance, hold->limited));
    ronde_json_close(json);
}

static void
put_sentences(ronde_json_writer *json, const ronde_instance *instance, const ronde_claim *claim)
{
    for (int language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
        ronde_text text = {0};
        ronde_claim_sentence(&text, instance, claim, (ronde_language)language);
        ronde_json_put_text(json, ronde_language_words[language],
                            text.data != NULL ? text.data : "");
        json->text->broken |= text.broken;
        ronde_text_clear(&text);
    }
}

static void
put_things(ronde_json_writer *json, const ronde_instance *instance, const ronde_claim *claim)
{
    put_id(json, "other", claim->other, task_id(instance, claim->other));
    put_id(json, "shift", claim->shift, shift_id(instance, claim->shift));
    put_id(json, "other_shift", claim->other_shift, shift_id(instance, claim->other_shift));
    put_id(json, "resource", claim->resource,
           claim->resource == RONDE_NONE ? "" : instance->resources[claim->resource].id);
    put_id(json, "way", claim->alternative,
           claim->alternative == RONDE_NONE ? "" : instance->alternatives[claim->alternative].id);
}

static void
put_figures(ronde_json_writer *json, const ronde_instance *instance, const ronde_claim *claim)
{
    const ronde_json_units units = ronde_json_units_of(instance);
    const struct {
        const char *key;
        ronde_time time;
    } times[] = {{"start", claim->start}, {"time", claim->time}, {"until", claim->until}};
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        if (times[i].time != 0) {
            ronde_json_put_time(json, times[i].key, &units, times[i].time);
        }
    }
    if (claim->amount != 0) {
        ronde_json_put_duration(json, "amount", &units, claim->amount);
    }
    if (claim->count != 0) {
        ronde_json_put_integer(json, "count", claim->count);
    }
    if (claim->cost != 0) {
        ronde_json_put_money(json, "cost", &units, claim->cost);
    }
    if (claim->rule != RONDE_RULE_COUNT) {
        ronde_json_put_text(json, "rule", ronde_rules[claim->rule].name);
    }
    if (claim->change.kind != RONDE_CHANGE_NONE) {
        ronde_json_open_object(json, "change");
        ronde_json_put_text(json, "kind", ronde_changes[claim->change.kind].name);
        put_id(json, "shift", claim->change.shift, shift_id(instance, claim->change.shift));
        ronde_json_put_integer(json, "amount", claim->change.amount);
        ronde_json_close(json);
    }
    if (claim->hold.kind != RONDE_HOLD_UNKNOWN) {
        put_hold(json, instance, &claim->hold);
    }
}

void ronde_claims_json(ronde_json_writer *json,
                       const char *key,
                       const ronde_instance *instance,
                       const ronde_claims *claims)
{
    ronde_json_open_array(json, key);
    for (size_t i = 0; i < claims->count; i++) {
        const ronde_claim *claim = &claims->items[i];
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "kind", ronde_claim_name(claim->kind));
        ronde_json_put_text(json, "task", task_id(instance, claim->task));
        put_things(json, instance, claim);
        put_figures(json, instance, claim);
        put_sentences(json, instance, claim);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

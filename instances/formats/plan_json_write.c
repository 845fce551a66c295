/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/plan_json.h"
#include "instances/formats/plan_json_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct writing {
    ronde_json_writer json;
    const ronde_instance *instance;
} writing;

/* The exponent of a power of ten up to 10^18, or -1. */
static int digits_of(int64_t unit)
{
    enum { most_digits = 18 };
    int digits = 0;
    while (unit % 10 == 0 && digits < most_digits) {
        unit /= 10;
        digits++;
    }
    return unit == 1 ? digits : -1;
}

/* value / unit: exact where the unit is a power of ten, else the nearest double. */
static void put_scaled(writing *to, const char *key, int64_t value, int64_t unit)
{
    int digits = digits_of(unit);
    if (digits >= 0) {
        ronde_json_put_decimal(&to->json, key, value, digits);
    } else {
        ronde_json_put_number(&to->json, key, (double)value / (double)unit);
    }
}

static void write_stop(writing *to, const ronde_stop *stop)
{
    const ronde_instance *instance = to->instance;
    ronde_json_open_object(&to->json, NULL);
    if (stop->task != RONDE_NONE) {
        ronde_json_put_text(&to->json, "task", instance->tasks[stop->task].id);
    }
    ronde_json_put_text(&to->json, "kind", ronde_stop_kind_names[stop->kind]);
    bool tells_place = stop->task == RONDE_NONE || stop->kind == RONDE_STOP_BREAK;
    if (tells_place && stop->place != RONDE_NONE) {
        ronde_json_put_text(&to->json, "place", instance->places[stop->place].id);
    }
    put_scaled(to, "arrival", stop->arrival, instance->scale);
    put_scaled(to, "start", stop->start, instance->scale);
    put_scaled(to, "end", stop->end, instance->scale);
    ronde_json_close(&to->json);
}

static void write_routes(writing *to, const ronde_plan *plan)
{
    const ronde_instance *instance = to->instance;
    ronde_json_open_array(&to->json, "routes");
    for (size_t i = 0; i < plan->routes.count; i++) {
        const ronde_route *route = &plan->routes.items[i];
        const ronde_shift *shift = &instance->shifts[route->shift];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "shift", shift->id);
        ronde_json_put_text(&to->json, "resource", instance->resources[shift->resource].id);
        ronde_json_open_array(&to->json, "stops");
        for (size_t k = 0; k < route->stop_count; k++) {
            write_stop(to, &plan->stops.items[route->first_stop + k]);
        }
        ronde_json_close(&to->json);
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

/* The ids that a change is about; which ones says its kind. */
static void write_change(writing *to, const ronde_change *change)
{
    const ronde_instance *instance = to->instance;
    if (change->kind == RONDE_CHANGE_NONE) {
        return;
    }
    const ronde_change_text *kind = &ronde_changes[change->kind];
    ronde_json_open_object(&to->json, "change");
    ronde_json_put_text(&to->json, "kind", kind->name);
    if (change->shift != RONDE_NONE) {
        ronde_json_put_text(&to->json, "shift", instance->shifts[change->shift].id);
    }
    if (change->task != RONDE_NONE) {
        ronde_json_put_text(&to->json, "task", instance->tasks[change->task].id);
    }
    if (change->window != RONDE_NONE) {
        ronde_json_put_integer(&to->json, "window", change->window);
    }
    if (change->link != RONDE_NONE) {
        const ronde_link *link = &instance->links[change->link];
        ronde_json_put_text(&to->json, "from", instance->tasks[link->from].id);
        ronde_json_put_text(&to->json, "to", instance->tasks[link->to].id);
    }
    if (change->dimension != RONDE_NONE) {
        ronde_json_put_text(&to->json, "dimension", instance->dimensions[change->dimension]);
    }
    if (change->group != RONDE_NONE) {
        ronde_json_put_text(&to->json, "group", instance->groups[change->group].id);
    }
    if (change->skills != 0) {
        ronde_json_open_array(&to->json, "skills");
        for (int32_t i = 0; i < instance->skill_count; i++) {
            if ((change->skills >> (unsigned)i & 1U) != 0) {
                ronde_json_put_text(&to->json, NULL, instance->skills[i]);
            }
        }
        ronde_json_close(&to->json);
    }
    if (change->amount != 0) {
        put_scaled(to, "amount", change->amount,
                   ronde_amount_unit(instance, ronde_rules[kind->rule].unit));
    }
    ronde_json_close(&to->json);
}

/* What the rule is about beside the shift: a dimension or another task. */
static const char *detail_of(const ronde_instance *instance, const ronde_reason *reason)
{
    ronde_plan_detail about = ronde_plan_detail_of(reason->rule);
    if (reason->detail == RONDE_NONE || about == RONDE_PLAN_NO_DETAIL) {
        return NULL;
    }
    return about == RONDE_PLAN_DIMENSION ? instance->dimensions[reason->detail]
                                         : instance->tasks[reason->detail].id;
}

static void write_reason(writing *to, const ronde_reason *reason)
{
    const ronde_instance *instance = to->instance;
    const char *detail = detail_of(instance, reason);
    ronde_json_open_object(&to->json, NULL);
    ronde_json_put_text(&to->json, "rule", ronde_rules[reason->rule].name);
    if (reason->shift != RONDE_NONE) {
        ronde_json_put_text(&to->json, "shift", instance->shifts[reason->shift].id);
    }
    if (reason->amount != 0) {
        put_scaled(to, "amount", reason->amount,
                   ronde_amount_unit(instance, ronde_rules[reason->rule].unit));
    }
    if (detail != NULL) {
        ronde_json_put_text(&to->json, "detail", detail);
    }
    ronde_json_put_text(&to->json, "text", reason->text);
    write_change(to, &reason->change);
    ronde_json_close(&to->json);
}

static void write_unserved(writing *to, const ronde_plan *plan)
{
    const ronde_instance *instance = to->instance;
    ronde_json_open_array(&to->json, "unserved");
    for (size_t i = 0; i < plan->unserved.count; i++) {
        const ronde_unserved *unserved = &plan->unserved.items[i];
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "task", instance->tasks[unserved->task].id);
        ronde_json_open_array(&to->json, "reasons");
        for (size_t k = 0; k < unserved->reason_count; k++) {
            write_reason(to, &plan->reasons.items[unserved->first_reason + k]);
        }
        ronde_json_close(&to->json);
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

/* Components that only few plans have, listed where they count. */
static bool is_rare(int rule)
{
    return rule == RONDE_RULE_CONTRACT_SHORT || rule == RONDE_RULE_CONTRACT_EXTRA ||
           rule == RONDE_RULE_GAPS || rule == RONDE_RULE_FACES ||
           rule == RONDE_RULE_PROVIDERS_MEET || rule == RONDE_RULE_OTHER_DAY;
}

/* What the checker found: cost by rule in the unit of the file, and what was counted. */
static void write_objective(writing *to, const ronde_verdict *verdict)
{
    const ronde_instance *instance = to->instance;
    int64_t cost_unit = ronde_amount_unit(instance, "cost");
    ronde_json_open_object(&to->json, "objective");
    put_scaled(to, "value", verdict->cost, cost_unit);
    ronde_json_put_integer(&to->json, "unserved", verdict->unserved);
    ronde_json_put_integer(&to->json, "shifts", verdict->used_shifts);
    ronde_json_put_integer(&to->json, "violations", (int64_t)verdict->violations.count);
    ronde_json_open_object(&to->json, "components");
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        if (!ronde_rules[rule].hard && rule != RONDE_RULE_UNSERVED &&
            (verdict->costs[rule] != 0 || !is_rare(rule))) {
            put_scaled(to, ronde_rules[rule].name, verdict->costs[rule], cost_unit);
        }
    }
    ronde_json_close(&to->json);
    ronde_json_open_object(&to->json, "amounts");
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        if (!ronde_rules[rule].hard && strcmp(ronde_rules[rule].unit, "cost") != 0 &&
            (verdict->amounts[rule] != 0 || !is_rare(rule))) {
            put_scaled(to, ronde_rules[rule].name, verdict->amounts[rule],
                       ronde_amount_unit(instance, ronde_rules[rule].unit));
        }
    }
    ronde_json_close(&to->json);
    ronde_json_close(&to->json);
}

ronde_status ronde_plan_json_write(ronde_text *out,
                                   const ronde_instance *instance,
                                   const ronde_plan *plan,
                                   const ronde_verdict *verdict,
                                   const ronde_plan_json_options *options,
                                   ronde_error *error)
{
    enum { levels_on_lines = 2, levels_of_routes = 4 };
    writing to = {.json = ronde_json_writer_on(out, levels_on_lines), .instance = instance};
    ronde_json_open_object(&to.json, NULL);
    ronde_json_put_text(&to.json, "format", "ronde-plan/1");
    if (verdict != NULL) {
        write_objective(&to, verdict);
    }
    to.json.line_depth = levels_of_routes;
    write_routes(&to, plan);
    to.json.line_depth = levels_on_lines;
    write_unserved(&to, plan);
    ronde_plan_write_run(&to.json, plan, options == NULL || !options->without_seconds);
    ronde_json_close(&to.json);
    return ronde_text_check(out, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/offers.h"

#include "instances/base/json_write.h"
#include "instances/model/reason.h"
#include "instances/model/show.h"
#include "instances/model/why.h"
#include "service/report/table.h"

#include <stdio.h>

static const double metres_per_km = 1000;

ronde_status ronde_offers_make(ronde_offers_made *out,
                               const ronde_instance *instance,
                               const ronde_plan *plan,
                               int32_t request,
                               ronde_time grid,
                               ronde_error *error)
{
    out->request = request;
    RONDE_TRY(ronde_inquiry_new(&out->inquiry, instance, plan, grid, error));
    RONDE_TRY(ronde_inquiry_openings(out->inquiry, request, &out->openings, error));
    if (out->openings.count > 0 && out->openings.items[0].fits) {
        return RONDE_OK;
    }
    return ronde_inquiry_reasons(out->inquiry, request, &out->reasons, error);
}

void ronde_offers_clear(ronde_offers_made *made)
{
    ronde_array_clear(&made->openings);
    ronde_array_clear(&made->reasons);
    ronde_inquiry_free(made->inquiry);
    made->inquiry = NULL;
}

static size_t count_fitting(const ronde_offers_made *made)
{
    size_t count = 0;
    while (count < made->openings.count && made->openings.items[count].fits) {
        count++;
    }
    return count;
}

/* --- for a person ----------------------------------------------------------------------------- */

static void duration_cell(ronde_table_text *out, const ronde_instance *instance, ronde_time time)
{
    char text[32];
    if (ronde_show_clock(instance)) {
        ronde_duration_text(text, sizeof text, time);
        ronde_table_text_cell(out, "%s", text);
    } else {
        ronde_table_text_cell(out, "%s", ronde_show_duration(instance, time).text);
    }
}

static void
amount_cells(ronde_table_text *out, const ronde_instance *instance, const ronde_opening *opening)
{
    double unit = (double)instance->scale * (double)instance->cost_divisor;
    ronde_table_text_cell(out, "%.2f", (double)opening->cost / unit);
    duration_cell(out, instance, opening->paid);
    duration_cell(out, instance, opening->travel);
    if (ronde_show_clock(instance)) {
        ronde_table_text_cell(out, "%.1f", (double)opening->distance / metres_per_km);
    } else {
        ronde_table_text_cell(out, "%.2f", (double)opening->distance / (double)instance->scale);
    }
}

/* One row per task; what the opening costs stands in the first. */
static void opening_rows(ronde_table_text *out,
                         const ronde_instance *instance,
                         const ronde_opening *opening,
                         bool dutch)
{
    for (int32_t i = 0; i < opening->stop_count; i++) {
        const ronde_opening_stop *stop = &opening->stops[i];
        const ronde_shift *shift = &instance->shifts[stop->shift];
        const char *after = stop->after == RONDE_NONE ? "" : instance->tasks[stop->after].label;
        ronde_table_text_cell(
            out, "%s", ronde_label_in(instance->resources[shift->resource].label, dutch).text);
        ronde_table_text_cell(out, "%s",
                              ronde_label_in(instance->tasks[stop->task].label, dutch).text);
        ronde_table_text_cell(out, "%s",
                              ronde_show_in(ronde_show_time(instance, stop->start), dutch).text);
        ronde_table_text_cell(out, "%s",
                              ronde_show_in(ronde_show_time(instance, stop->end), dutch).text);
        ronde_table_text_cell(out, "%s", ronde_label_in(after, dutch).text);
        if (i == 0) {
            amount_cells(out, instance, opening);
        } else {
            for (int cell = 0; cell < 4; cell++) {
                ronde_table_text_cell(out, "%s", "");
            }
        }
    }
}

static void offer_table(ronde_text *out,
                        const ronde_instance *instance,
                        const ronde_offers_made *made,
                        ronde_language language)
{
    static const ronde_word head[] = {
        RONDE_WORD_HELPER,    RONDE_WORD_TASK,        RONDE_WORD_BEGIN,
        RONDE_WORD_FINISH,    RONDE_WORD_AFTER,       RONDE_WORD_EXTRA_COST,
        RONDE_WORD_PAID_TIME, RONDE_WORD_TRAVEL_TIME, RONDE_WORD_DISTANCE};
    ronde_table_text table = {.columns = sizeof head / sizeof head[0],
                              .left_columns = 1U << 1U | 1U << 4U};
    for (size_t i = 0; i < table.columns; i++) {
        ronde_table_text_cell(&table, "%s", ronde_word_in(language, head[i]));
    }
    for (size_t i = 0; i < count_fitting(made); i++) {
        opening_rows(&table, instance, &made->openings.items[i], language == RONDE_DUTCH);
    }
    ronde_table_text_plain(out, &table);
    out->broken = out->broken || table.broken;
    ronde_table_text_clear(&table);
}

/* Each rule once, with the shift that comes nearest. */
static void list_refusals(ronde_text *out,
                          const ronde_instance *instance,
                          const ronde_offers_made *made,
                          ronde_language language)
{
    int32_t task =
        instance
            ->request_tasks[instance
                                ->alternatives[instance->requests[made->request].first_alternative]
                                .first_task];
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        const ronde_reason *nearest = NULL;
        int count = 0;
        for (size_t i = count_fitting(made); i < made->openings.count; i++) {
            const ronde_reason *reason = &made->openings.items[i].reason;
            if ((int)reason->rule == rule) {
                count++;
                nearest = nearest == NULL || reason->amount < nearest->amount ? reason : nearest;
            }
        }
        if (nearest != NULL) {
            char text[240];
            ronde_why_reason(text, sizeof text, instance, task, nearest, language == RONDE_DUTCH);
            ronde_text_printf(out, "  %d: %s\n", count, text);
        }
    }
}

/* The cheapest changes that would help, each with another person. */
static void list_changes(ronde_text *out,
                         const ronde_instance *instance,
                         const ronde_offers_made *made,
                         ronde_language language)
{
    enum { most_listed = 3 };
    for (size_t i = 0; i < made->reasons.count && i < most_listed; i++) {
        const ronde_change *change = &made->reasons.items[i].change;
        if (change->kind != RONDE_CHANGE_NONE) {
            char text[240];
            ronde_why_change(text, sizeof text, instance, change, language == RONDE_DUTCH);
            ronde_text_printf(out, "%s%s %s.\n", i == 0 ? "\n" : "",
                              ronde_word_in(language, RONDE_WORD_IT_CAN), text);
        }
    }
}

void ronde_offers_plain(ronde_text *out,
                        const ronde_instance *instance,
                        const ronde_offers_made *made,
                        ronde_language language)
{
    size_t fitting = count_fitting(made);
    if (fitting > 0) {
        offer_table(out, instance, made, language);
    } else {
        ronde_text_printf(out, "%s\n", ronde_word_in(language, RONDE_WORD_NOBODY));
    }
    if (made->openings.count > fitting) {
        ronde_text_printf(out, "\n%s: %zu\n", ronde_word_in(language, RONDE_WORD_IMPOSSIBLE),
                          made->openings.count - fitting);
        list_refusals(out, instance, made, language);
    }
    list_changes(out, instance, made, language);
}

/* --- for a program ---------------------------------------------------------------------------- */

static void
json_stops(ronde_json_writer *json, const ronde_instance *instance, const ronde_opening *opening)
{
    ronde_json_open_array(json, "stops");
    for (int32_t i = 0; i < opening->stop_count; i++) {
        const ronde_opening_stop *stop = &opening->stops[i];
        double unit = (double)instance->scale;
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "task", instance->tasks[stop->task].id);
        ronde_json_put_text(json, "shift", instance->shifts[stop->shift].id);
        if (stop->after != RONDE_NONE) {
            ronde_json_put_text(json, "after", instance->tasks[stop->after].id);
        }
        ronde_json_put_number(json, "arrival", (double)stop->arrival / unit);
        ronde_json_put_number(json, "start", (double)stop->start / unit);
        ronde_json_put_number(json, "end", (double)stop->end / unit);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void
json_opening(ronde_json_writer *json, const ronde_instance *instance, const ronde_opening *opening)
{
    const ronde_shift *shift = &instance->shifts[opening->shift];
    double unit = (double)instance->scale;
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "shift", shift->id);
    ronde_json_put_text(json, "resource", instance->resources[shift->resource].id);
    if (opening->fits) {
        ronde_json_put_number(json, "cost",
                              (double)opening->cost / (unit * (double)instance->cost_divisor));
        ronde_json_put_number(json, "paid", (double)opening->paid / unit);
        ronde_json_put_number(json, "travel", (double)opening->travel / unit);
        ronde_json_put_number(json, "distance", (double)opening->distance / unit);
        json_stops(json, instance, opening);
    } else {
        ronde_json_put_text(json, "rule", ronde_rules[opening->reason.rule].name);
        ronde_json_put_text(json, "text", opening->reason.text);
    }
    ronde_json_close(json);
}

void ronde_offers_json(ronde_text *out,
                       const ronde_instance *instance,
                       const ronde_offers_made *made)
{
    enum { levels_on_lines = 2 };
    ronde_json_writer json = ronde_json_writer_on(out, levels_on_lines);
    size_t fitting = count_fitting(made);
    ronde_json_open_object(&json, NULL);
    ronde_json_open_array(&json, "offers");
    for (size_t i = 0; i < fitting; i++) {
        json_opening(&json, instance, &made->openings.items[i]);
    }
    ronde_json_close(&json);
    ronde_json_open_array(&json, "impossible");
    for (size_t i = fitting; i < made->openings.count; i++) {
        json_opening(&json, instance, &made->openings.items[i]);
    }
    ronde_json_close(&json);
    if (made->reasons.count > 0 && made->reasons.items[0].change.kind != RONDE_CHANGE_NONE) {
        const ronde_change *change = &made->reasons.items[0].change;
        char text[240];
        ronde_why_change(text, sizeof text, instance, change, false);
        ronde_json_open_object(&json, "change");
        ronde_json_put_text(&json, "kind", ronde_changes[change->kind].name);
        ronde_json_put_text(&json, "shift", instance->shifts[change->shift].id);
        ronde_json_put_number(&json, "amount", (double)change->amount / (double)instance->scale);
        ronde_json_put_text(&json, "text", text);
        ronde_json_close(&json);
    }
    ronde_json_close(&json);
}

/* --- plans ------------------------------------------------------------------------------------ */

ronde_status
ronde_offers_take_best(ronde_plan *out, const ronde_offers_made *made, ronde_error *error)
{
    if (count_fitting(made) == 0) {
        return ronde_fail(error, RONDE_EINPUT, "", "nobody can take it, so that there is no plan");
    }
    return ronde_inquiry_take(made->inquiry, &made->openings.items[0], out, error);
}

static ronde_unserved *entry_of(ronde_plan *plan, int32_t task)
{
    for (size_t i = 0; i < plan->unserved.count; i++) {
        if (plan->unserved.items[i].task == task) {
            return &plan->unserved.items[i];
        }
    }
    return ronde_plan_add_unserved(plan, task) ? &plan->unserved.items[plan->unserved.count - 1]
                                               : NULL;
}

ronde_status ronde_offers_renew_reasons(
    ronde_plan *plan, ronde_inquiry *inquiry, int32_t request, int32_t task, ronde_error *error)
{
    ronde_reasons reasons = {0};
    ronde_status status = ronde_inquiry_reasons(inquiry, request, &reasons, error);
    ronde_unserved *entry = status == RONDE_OK ? entry_of(plan, task) : NULL;
    bool memory = entry != NULL;
    if (memory) {
        entry->first_reason = plan->reasons.count;
        entry->reason_count = 0;
    }
    for (size_t i = 0; i < reasons.count && memory; i++) {
        memory = ronde_array_push(&plan->reasons, reasons.items[i]);
        entry->reason_count += memory ? 1 : 0;
    }
    ronde_array_clear(&reasons);
    if (status == RONDE_OK && !memory) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain");
    }
    return status;
}

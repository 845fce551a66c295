/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/day_text.h"

#include "instances/model/reason.h"
#include "service/report/days.h"

#include <stdio.h>
#include <string.h>

static const char *word(ronde_language language, ronde_word which)
{
    return ronde_word_in(language, which);
}

static void cell_duration(ronde_table_text *table, ronde_time seconds)
{
    char text[32];
    ronde_duration_text(text, sizeof text, seconds);
    ronde_table_text_cell(table, "%s", text);
}

static void cell_label(ronde_table_text *table, const char *label, ronde_language language)
{
    ronde_table_text_cell(table, "%s", ronde_label_in(label, language == RONDE_DUTCH).text);
}

static void cell_clock(ronde_table_text *table, ronde_time seconds)
{
    char text[32];
    ronde_clock_text(text, sizeof text, seconds);
    ronde_table_text_cell(table, "%s", text);
}

/* Tenths, with the decimal sign of the language. */
static void cell_tenths(ronde_table_text *table, int64_t tenths, ronde_language language)
{
    char text[48];
    ronde_decimal_text(text, sizeof text, tenths, 1, language == RONDE_DUTCH);
    ronde_table_text_cell(table, "%s", text);
}

static void
head(ronde_table_text *table, ronde_language language, const ronde_word *words, size_t count)
{
    table->columns = count;
    for (size_t i = 0; i < count; i++) {
        ronde_table_text_cell(table, "%s", word(language, words[i]));
    }
}
#define HEAD(table, language, ...)                                                                 \
    head(table, language, (const ronde_word[]){__VA_ARGS__},                                       \
         sizeof((const ronde_word[]){__VA_ARGS__}) / sizeof(ronde_word))

/* Tenths of a kilometre, as distances are shown. */
static int64_t kilometre_tenths(int64_t metres)
{
    return (metres + 50) / 100;
}

void ronde_day_figure_cells(ronde_table_text *out,
                            const ronde_route_figures *figures,
                            ronde_language language)
{
    cell_duration(out, figures->client);
    cell_duration(out, figures->travel);
    cell_duration(out, figures->waiting);
    cell_duration(out, figures->pause);
    cell_duration(out, figures->paid);
    cell_tenths(out, kilometre_tenths(figures->distance), language);
}

void ronde_day_helper_table(ronde_table_text *out, const ronde_day *day, ronde_language language)
{
    HEAD(out, language, RONDE_WORD_HELPER, RONDE_WORD_MODE, RONDE_WORD_VISITS, RONDE_WORD_RETURNS,
         RONDE_WORD_BEGIN, RONDE_WORD_FINISH, RONDE_WORD_CLIENT_TIME, RONDE_WORD_TRAVEL_TIME,
         RONDE_WORD_WAITING, RONDE_WORD_BREAK, RONDE_WORD_PAID_TIME, RONDE_WORD_DISTANCE);
    out->left_columns = 1U << 1U;
    const ronde_instance *instance = day->instance;
    const ronde_time midnight = ronde_days_midnight(day);
    int32_t rounds = 0;
    const ronde_route_figures total = ronde_days_total(day, &rounds);
    for (size_t i = 0; i < day->figures->route_count; i++) {
        const ronde_route *route = &day->plan->routes.items[i];
        const ronde_route_figures *figures = &day->figures->routes[i];
        if (!ronde_days_shown(day, i)) {
            continue;
        }
        const ronde_stop *stops = &day->plan->stops.items[route->first_stop];
        const ronde_resource *resource =
            &instance->resources[instance->shifts[route->shift].resource];
        cell_label(out, resource->label, language);
        ronde_table_text_cell(
            out, "%s", ronde_mode_word(instance->profiles[resource->profile].name, language));
        ronde_table_text_cell(out, "%d", (int)figures->visits);
        ronde_table_text_cell(out, "%d", (int)figures->return_visits);
        cell_clock(out, stops[0].start - midnight);
        cell_clock(out, stops[route->stop_count - 1].end - midnight);
        ronde_day_figure_cells(out, figures, language);
    }
    ronde_table_text_cell(out, "%s (%d)", word(language, RONDE_WORD_TOTAL), (int)rounds);
    ronde_table_text_cell(out, "%s", "");
    ronde_table_text_cell(out, "%d", (int)total.visits);
    ronde_table_text_cell(out, "%d", (int)total.return_visits);
    ronde_table_text_cell(out, "%s", "");
    ronde_table_text_cell(out, "%s", "");
    ronde_day_figure_cells(out, &total, language);
    out->has_total = true;
}

static void round_row(ronde_table_text *out,
                      const ronde_day *day,
                      ronde_language language,
                      size_t route_index,
                      size_t stop_index)
{
    const ronde_instance *instance = day->instance;
    const ronde_route *route = &day->plan->routes.items[route_index];
    const ronde_stop *stop = &day->plan->stops.items[route->first_stop + stop_index];
    const ronde_shift *shift = &instance->shifts[route->shift];
    cell_label(out, instance->resources[shift->resource].label, language);
    if (stop->task != RONDE_NONE) {
        bool returns = ronde_is_return_visit(day->plan, route_index, stop_index);
        ronde_table_text_cell(
            out, "%s%s%s%s",
            ronde_label_in(instance->tasks[stop->task].label, language == RONDE_DUTCH).text,
            returns ? " (" : "", returns ? word(language, RONDE_WORD_RETURN_VISIT) : "",
            returns ? ")" : "");
    } else {
        ronde_table_text_cell(out, "%s",
                              stop->kind == RONDE_STOP_START ? word(language, RONDE_WORD_BEGIN)
                              : stop->kind == RONDE_STOP_END ? word(language, RONDE_WORD_FINISH)
                              : stop->kind == RONDE_STOP_RELOAD
                                  ? word(language, RONDE_WORD_RELOAD)
                                  : ronde_stop_kind_names[stop->kind]);
    }
    cell_label(out, stop->place != RONDE_NONE ? instance->places[stop->place].label : "", language);
    const ronde_time midnight = ronde_days_midnight(day);
    cell_clock(out, stop->arrival - midnight);
    cell_clock(out, stop->start - midnight);
    cell_clock(out, stop->end - midnight);
}

void ronde_day_round_table(ronde_table_text *out, const ronde_day *day, ronde_language language)
{
    HEAD(out, language, RONDE_WORD_HELPER, RONDE_WORD_TASK, RONDE_WORD_PLACE, RONDE_WORD_ARRIVAL,
         RONDE_WORD_BEGIN, RONDE_WORD_FINISH);
    out->left_columns = 1U << 1U | 1U << 2U;
    for (size_t i = 0; i < day->plan->routes.count; i++) {
        bool shown = day->number == 0 || ronde_days_shown(day, i);
        for (size_t k = 0; k < day->plan->routes.items[i].stop_count && shown; k++) {
            round_row(out, day, language, i, k);
        }
    }
}

/* One line of the comparison. The difference is that of the figures as they are shown: whoever
 * subtracts them gets the same. */
static void compare_duration(ronde_table_text *out, const char *name, ronde_time a, ronde_time b)
{
    ronde_table_text_cell(out, "%s", name);
    cell_duration(out, a);
    cell_duration(out, b);
    cell_duration(out, (b / 60 - a / 60) * 60);
}

static void compare_count(ronde_table_text *out, const char *name, int32_t a, int32_t b)
{
    ronde_table_text_cell(out, "%s", name);
    ronde_table_text_cell(out, "%d", (int)a);
    ronde_table_text_cell(out, "%d", (int)b);
    ronde_table_text_cell(out, "%d", (int)(b - a));
}

void ronde_day_compare_table(ronde_table_text *out,
                             const ronde_day *one,
                             const ronde_day *other,
                             ronde_language language)
{
    out->columns = 4;
    ronde_table_text_cell(out, "%s", "");
    ronde_table_text_cell(out, "%s", one->title);
    ronde_table_text_cell(out, "%s", other->title);
    ronde_table_text_cell(out, "%s", word(language, RONDE_WORD_DIFFERENCE));
    const ronde_day_figures *a = one->figures;
    const ronde_day_figures *b = other->figures;
    compare_count(out, word(language, RONDE_WORD_HELPERS_USED), a->used_shifts, b->used_shifts);
    compare_count(out, word(language, RONDE_WORD_REQUESTS_UNSERVED), a->unserved_requests,
                  b->unserved_requests);
    compare_count(out, word(language, RONDE_WORD_VISITS), a->total.visits, b->total.visits);
    compare_count(out, word(language, RONDE_WORD_RETURN_VISITS), a->total.return_visits,
                  b->total.return_visits);
    compare_duration(out, word(language, RONDE_WORD_CLIENT_TIME), a->total.client, b->total.client);
    compare_duration(out, word(language, RONDE_WORD_TRAVEL_TIME), a->total.travel, b->total.travel);
    compare_duration(out, word(language, RONDE_WORD_WAITING), a->total.waiting, b->total.waiting);
    compare_duration(out, word(language, RONDE_WORD_PAID_TIME), a->total.paid, b->total.paid);
    ronde_table_text_cell(out, "%s", word(language, RONDE_WORD_DISTANCE));
    int64_t a_tenths = kilometre_tenths(a->total.distance);
    int64_t b_tenths = kilometre_tenths(b->total.distance);
    cell_tenths(out, a_tenths, language);
    cell_tenths(out, b_tenths, language);
    cell_tenths(out, b_tenths - a_tenths, language);
}

static void plain_verdict(ronde_text *out, const ronde_day *day, ronde_language language)
{
    if (day->verdict->violations.count == 0) {
        ronde_text_printf(out, "%s\n", word(language, RONDE_WORD_CHECKED));
        return;
    }
    ronde_text_printf(out, "%s: %zu\n", word(language, RONDE_WORD_VIOLATED),
                      day->verdict->violations.count);
}

static void plain_helpers(ronde_text *out, const ronde_day *day, ronde_language language)
{
    ronde_table_text helpers = {0};
    ronde_day_helper_table(&helpers, day, language);
    ronde_table_text_plain(out, &helpers);
    ronde_table_text_clear(&helpers);
    ronde_text_append(out, "\n");
}

/* The rounds; of several days first all days in short, then the rounds of each. */
static void plain_rounds(ronde_text *out, const ronde_day *day, ronde_language language)
{
    uint64_t days = ronde_days_used(day);
    if ((days & (days - 1)) == 0) {
        plain_helpers(out, day, language);
        return;
    }
    ronde_table_text table = {0};
    ronde_days_table(&table, day, language);
    ronde_table_text_plain(out, &table);
    ronde_table_text_clear(&table);
    ronde_day one = *day;
    for (int32_t number = 0; days != 0; number++, days >>= 1U) {
        if ((days & 1U) != 0) {
            char name[48];
            ronde_days_name(name, sizeof name, day->instance, number, language);
            ronde_text_printf(out, "\n%s\n", name);
            one.number = number + 1;
            plain_helpers(out, &one, language);
        }
    }
}

void ronde_day_plain(ronde_text *out,
                     const ronde_day *day,
                     const ronde_day *other,
                     ronde_language language)
{
    plain_rounds(out, day, language);
    if (day->plan->unserved.count == 0) {
        ronde_text_printf(out, "%s\n", word(language, RONDE_WORD_UNSERVED_NONE));
    } else {
        ronde_table_text unserved = {0};
        ronde_day_unserved_table(&unserved, day, language);
        ronde_text_printf(out, "%s: %d\n", word(language, RONDE_WORD_REQUESTS_UNSERVED),
                          (int)day->figures->unserved_requests);
        ronde_table_text_plain(out, &unserved);
        ronde_table_text_clear(&unserved);
    }
    plain_verdict(out, day, language);
    if (other != NULL) {
        ronde_table_text compare = {0};
        ronde_day_compare_table(&compare, day, other, language);
        ronde_text_printf(out, "\n%s\n", word(language, RONDE_WORD_COMPARE));
        ronde_table_text_plain(out, &compare);
        ronde_table_text_clear(&compare);
        ronde_text_printf(out, "\n%s\n", word(language, RONDE_WORD_FREED_NOTE));
    }
}

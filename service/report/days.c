/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/days.h"

#include "instances/base/date.h"

#include <stdio.h>

enum { most_days = 64 };

static int32_t day_of(const ronde_day *day, size_t route)
{
    int32_t number = day->instance->shifts[day->plan->routes.items[route].shift].day;
    return number < most_days ? number : most_days - 1;
}

uint64_t ronde_days_used(const ronde_day *day)
{
    uint64_t days = 0;
    for (size_t i = 0; i < day->figures->route_count; i++) {
        if (day->figures->routes[i].visits > 0) {
            days |= (uint64_t)1 << (uint32_t)day_of(day, i);
        }
    }
    return days;
}

bool ronde_days_shown(const ronde_day *day, size_t route)
{
    return day->figures->routes[route].visits > 0 &&
           (day->number == 0 || day_of(day, route) == day->number - 1);
}

ronde_time ronde_days_midnight(const ronde_day *day)
{
    return day->number == 0 ? 0 : (ronde_time)(day->number - 1) * RONDE_DAY;
}

ronde_route_figures ronde_days_total(const ronde_day *day, int32_t *rounds)
{
    ronde_route_figures sum = {0};
    *rounds = 0;
    for (size_t i = 0; i < day->figures->route_count; i++) {
        const ronde_route_figures *one = &day->figures->routes[i];
        if (!ronde_days_shown(day, i)) {
            continue;
        }
        sum.visits += one->visits;
        sum.return_visits += one->return_visits;
        sum.client += one->client;
        sum.travel += one->travel;
        sum.waiting += one->waiting;
        sum.pause += one->pause;
        sum.loading += one->loading;
        sum.paid += one->paid;
        sum.distance += one->distance;
        sum.return_travel += one->return_travel;
        (*rounds)++;
    }
    return sum;
}

void ronde_days_name(
    char *out, size_t size, const ronde_instance *instance, int32_t number, ronde_language language)
{
    static const char *const weekdays[][7] = {{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                                              {"ma", "di", "wo", "do", "vr", "za", "zo"}};
    static const char *const months[][12] = {
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
        {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}};
    int dutch = language == RONDE_DUTCH ? 1 : 0;
    ronde_date first;
    ronde_date date;
    if (ronde_date_read(&first, instance->start_date) &&
        ronde_date_of_days(&date, first.days + number)) {
        snprintf(out, size, "%s %d %s %d", weekdays[dutch][date.weekday], date.day,
                 months[dutch][date.month - 1], date.year);
    } else {
        snprintf(out, size, "%s %d", ronde_word_in(language, RONDE_WORD_DAY), (int)number + 1);
    }
}

static void
add_row(ronde_table_text *out, const ronde_day *day, const char *name, ronde_language language)
{
    int32_t rounds = 0;
    ronde_route_figures total = ronde_days_total(day, &rounds);
    ronde_table_text_cell(out, "%s", name);
    ronde_table_text_cell(out, "%d", (int)rounds);
    ronde_table_text_cell(out, "%d", (int)total.visits);
    ronde_table_text_cell(out, "%d", (int)total.return_visits);
    ronde_day_figure_cells(out, &total, language);
}

void ronde_days_table(ronde_table_text *out, const ronde_day *day, ronde_language language)
{
    static const ronde_word words[] = {
        RONDE_WORD_DAY,         RONDE_WORD_ROUNDS,      RONDE_WORD_VISITS,  RONDE_WORD_RETURNS,
        RONDE_WORD_CLIENT_TIME, RONDE_WORD_TRAVEL_TIME, RONDE_WORD_WAITING, RONDE_WORD_BREAK,
        RONDE_WORD_PAID_TIME,   RONDE_WORD_DISTANCE};
    out->columns = sizeof words / sizeof words[0];
    for (size_t i = 0; i < out->columns; i++) {
        ronde_table_text_cell(out, "%s", ronde_word_in(language, words[i]));
    }
    uint64_t days = ronde_days_used(day);
    ronde_day one = *day;
    for (int32_t number = 0; number < most_days; number++) {
        if ((days >> (uint32_t)number & 1U) != 0) {
            char name[48];
            ronde_days_name(name, sizeof name, day->instance, number, language);
            one.number = number + 1;
            add_row(out, &one, name, language);
        }
    }
    one.number = 0;
    add_row(out, &one, ronde_word_in(language, RONDE_WORD_TOTAL), language);
    out->has_total = true;
}

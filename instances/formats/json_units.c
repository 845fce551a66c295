/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/json_units.h"

#include "instances/base/date.h"
#include "instances/base/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { kilometre = 1000 };

/* Reads the ten characters of a date at the start of a text. */
static bool read_date(const char *text, int64_t *days)
{
    char first[11] = "";
    snprintf(first, sizeof first, "%.10s", text);
    ronde_date date;
    if (!ronde_date_read(&date, first)) {
        return false;
    }
    *days = date.days;
    return true;
}

/* "09:30" or "09:30:15", up to "24:00", and nothing behind it. */
static bool read_clock(const char *text, int64_t *seconds)
{
    size_t length = strlen(text);
    if ((length != 5 && length != 8) || text[2] != ':' || (length == 8 && text[5] != ':')) {
        return false;
    }
    int hours = ronde_text_digits(text, 2);
    int minutes = ronde_text_digits(text + 3, 2);
    int rest = length == 8 ? ronde_text_digits(text + 6, 2) : 0;
    if (hours < 0 || minutes < 0 || minutes > 59 || rest < 0 || rest > 59) {
        return false;
    }
    *seconds = (int64_t)hours * RONDE_HOUR + (int64_t)minutes * RONDE_MINUTE + rest;
    return *seconds <= RONDE_DAY;
}

static const ronde_json_units *units_of(const ronde_json_reader *reader)
{
    return reader->context;
}

/* Times and durations are texts or whole numbers, and only numbers in a plain instance. */
static bool must_be_whole(ronde_json_reader *reader,
                          const ronde_json_node *node,
                          const char *wanted,
                          bool *fault)
{
    *fault = false;
    if (!ronde_json_is_text(node)) {
        char found[120];
        ronde_json_describe(node, found, sizeof found);
        if (!ronde_json_is_number(node)) {
            ronde_json_fault(reader, node, "json.wrong_type", "must be %s, but is %s", wanted,
                             found);
            *fault = true;
        }
        return true;
    }
    if (units_of(reader)->plain) {
        ronde_json_fault(reader, node, "time.plain",
                         "an instance with money \"plain\" has times as whole numbers, not texts");
        *fault = true;
        return true;
    }
    return false;
}

/* The bounds of a moment: not before the horizon, and not after it where its days are told. */
static bool
keep_time(ronde_json_reader *reader, const ronde_json_node *node, ronde_time time, void *target)
{
    const ronde_json_units *units = units_of(reader);
    if (time < 0 || (units->days > 0 && time > units->days * RONDE_DAY)) {
        ronde_json_fault(reader, node, "time.horizon",
                         "the time is %s, which has %lld days from %s on",
                         time < 0 ? "before the horizon" : "behind the horizon",
                         (long long)units->days, units->has_start ? "its start" : "day 0");
        return false;
    }
    *(ronde_time *)target = time;
    return true;
}

/* A clock time of the first day, or a date with one. */
static bool take_clock(ronde_json_reader *reader, const ronde_json_node *node, void *target)
{
    const ronde_json_units *units = units_of(reader);
    const char *text = ronde_json_text_of(node);
    int64_t seconds = 0;
    int64_t day = 0;
    if (read_clock(text, &seconds)) {
        return keep_time(reader, node, seconds, target);
    }
    if (!read_date(text, &day) || text[10] != 'T' || !read_clock(text + 11, &seconds)) {
        ronde_json_fault(reader, node, "time.format",
                         "\"%.40s\" is no time; write \"09:30\", \"09:30:15\", "
                         "\"2026-11-26T09:30\" or whole seconds",
                         text);
        return false;
    }
    if (!units->has_start) {
        ronde_json_fault(reader, node, "time.no_start",
                         "\"%.40s\" has a date, but the horizon has no start date", text);
        return false;
    }
    return keep_time(reader, node, (day - units->start_day) * RONDE_DAY + seconds, target);
}

bool ronde_json_take_time(ronde_json_reader *reader,
                          const ronde_json_node *node,
                          const ronde_json_field *field,
                          void *target)
{
    static const ronde_json_field whole = {.low = 0, .high = (int64_t)1 << 40};
    (void)field;
    bool fault = false;
    if (!must_be_whole(reader, node,
                       "a time such as \"09:30\", \"2026-11-26T09:30\" or whole seconds", &fault)) {
        return take_clock(reader, node, target);
    }
    ronde_time time = 0;
    return !fault && ronde_json_take_integer(reader, node, &whole, &time) &&
           keep_time(reader, node, time, target);
}

/* Reads "1h30m" and the like: numbers with h, m, s, each at most once and in this order. */
static bool read_duration(const char *text, ronde_time *duration)
{
    static const char letters[] = "hms";
    static const int64_t sizes[] = {RONDE_HOUR, RONDE_MINUTE, 1};
    enum { most_digits = 8 };
    bool negative = text[0] == '-';
    const char *at = negative ? text + 1 : text;
    size_t next_unit = 0;
    int64_t total = 0;
    if (*at == '\0') {
        return false;
    }
    while (*at != '\0') {
        int64_t number = 0;
        int digits = 0;
        for (; *at >= '0' && *at <= '9' && digits <= most_digits; at++, digits++) {
            number = 10 * number + (*at - '0');
        }
        const char *unit = *at != '\0' ? strchr(letters, *at) : NULL;
        if (digits == 0 || digits > most_digits || unit == NULL ||
            (size_t)(unit - letters) < next_unit) {
            return false;
        }
        total += number * sizes[unit - letters];
        next_unit = (size_t)(unit - letters) + 1;
        at++;
    }
    *duration = negative ? -total : total;
    return true;
}

bool ronde_json_take_duration(ronde_json_reader *reader,
                              const ronde_json_node *node,
                              const ronde_json_field *field,
                              void *target)
{
    static const ronde_json_field whole = {.low = -((int64_t)1 << 40), .high = (int64_t)1 << 40};
    bool fault = false;
    ronde_time duration = 0;
    if (must_be_whole(reader, node, "a duration such as \"35m\", \"2h30m\" or whole seconds",
                      &fault)) {
        if (fault || !ronde_json_take_integer(reader, node, &whole, &duration)) {
            return false;
        }
    } else if (!read_duration(ronde_json_text_of(node), &duration)) {
        ronde_json_fault(reader, node, "duration.format",
                         "\"%.40s\" is no duration; write \"35m\", \"2h30m\", \"45s\" or whole "
                         "seconds",
                         ronde_json_text_of(node));
        return false;
    }
    if (duration < field->low) {
        ronde_json_fault(reader, node, "number.range", "must be %lld seconds or more, but is %lld",
                         (long long)field->low, (long long)duration);
        return false;
    }
    *(ronde_time *)target = duration;
    return true;
}

/* Reads euros per so many units as millionths of a euro per unit, rounded to the nearest; or, in a
 * plain instance, a whole number of cost units per unit. */
static bool
take_price(ronde_json_reader *reader, const ronde_json_node *node, int64_t per, ronde_cost *target)
{
    static const ronde_json_field whole = {.low = 0, .high = ((int64_t)1 << 50) - 1};
    static const ronde_json_field any = {0};
    if (units_of(reader)->plain) {
        return ronde_json_take_integer(reader, node, &whole, target);
    }
    double euros = 0;
    if (!ronde_json_take_number(reader, node, &any, &euros)) {
        return false;
    }
    double millionths = euros * RONDE_EURO / (double)per;
    if (!(millionths >= 0 && millionths < (double)ronde_cost_forbidden)) {
        ronde_json_fault(reader, node, "price.range",
                         "a price is 0 to a thousand million euros, but this is %.10g", euros);
        return false;
    }
    *target = llround(millionths);
    return true;
}

bool ronde_json_take_money(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const ronde_json_field *field,
                           void *target)
{
    (void)field;
    return take_price(reader, node, 1, target);
}

bool ronde_json_take_hourly(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    (void)field;
    return take_price(reader, node, RONDE_HOUR, target);
}

bool ronde_json_take_per_km(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    (void)field;
    return take_price(reader, node, kilometre, target);
}

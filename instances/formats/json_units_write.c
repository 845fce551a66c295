/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times, durations and prices as our JSON writes them. */
#include "instances/base/date.h"
#include "instances/formats/json_units.h"

#include <inttypes.h>
#include <stdio.h>

enum { kilometre = 1000, euro_digits = 6, time_text_size = 40 };

ronde_json_units ronde_json_units_of(const ronde_instance *instance)
{
    ronde_json_units units = {0};
    units.plain = instance->scale != 1 || instance->cost_divisor != RONDE_EURO;
    ronde_date start;
    units.has_start = ronde_date_read(&start, instance->start_date);
    units.start_day = units.has_start ? start.days : 0;
    return units;
}

void ronde_json_put_time(ronde_json_writer *writer,
                         const char *key,
                         const ronde_json_units *units,
                         ronde_time time)
{
    static const int64_t last_day = 100000; /* of the horizon, to stay within four-digit years */
    bool first_day = time >= 0 && time < RONDE_DAY;
    if (units->plain || time < 0 || time / RONDE_DAY > last_day ||
        (!first_day && !units->has_start)) {
        ronde_json_put_integer(writer, key, time);
        return;
    }
    int64_t within = time % RONDE_DAY;
    char text[time_text_size];
    size_t length = 0;
    if (!first_day) {
        ronde_date date;
        if (!ronde_date_of_days(&date, units->start_day + time / RONDE_DAY)) {
            ronde_json_put_integer(writer, key, time);
            return;
        }
        length =
            (size_t)snprintf(text, sizeof text, "%04d-%02d-%02dT", date.year, date.month, date.day);
    }
    int added = snprintf(text + length, sizeof text - length, "%02d:%02d",
                         (int)(within / RONDE_HOUR), (int)(within / RONDE_MINUTE % RONDE_MINUTE));
    if (within % RONDE_MINUTE != 0) {
        length += (size_t)added;
        snprintf(text + length, sizeof text - length, ":%02d", (int)(within % RONDE_MINUTE));
    }
    ronde_json_put_text(writer, key, text);
}

void ronde_json_put_duration(ronde_json_writer *writer,
                             const char *key,
                             const ronde_json_units *units,
                             ronde_time duration)
{
    int64_t size = duration < 0 ? -duration : duration;
    if (units->plain || size % RONDE_MINUTE != 0 || size == 0 || size / RONDE_HOUR > 99999) {
        ronde_json_put_integer(writer, key, duration);
        return;
    }
    char text[time_text_size];
    const char *sign = duration < 0 ? "-" : "";
    int64_t hours = size / RONDE_HOUR;
    int64_t minutes = size % RONDE_HOUR / RONDE_MINUTE;
    if (hours == 0) {
        snprintf(text, sizeof text, "%s%" PRId64 "m", sign, minutes);
    } else if (minutes == 0) {
        snprintf(text, sizeof text, "%s%" PRId64 "h", sign, hours);
    } else {
        snprintf(text, sizeof text, "%s%" PRId64 "h%" PRId64 "m", sign, hours, minutes);
    }
    ronde_json_put_text(writer, key, text);
}

/* Millionths of a euro with the fewest decimals that still read back as this price: 30 euros an
 * hour are 8333 millionths a second, which are 29.9988 euros an hour; 30 is what a person meant. */
static int64_t rounded_price(ronde_cost price, int64_t per)
{
    static const int64_t exact_below = (int64_t)1 << 50; /* doubles are exact far beyond a tie */
    int64_t exact = price * per;
    for (int64_t step = RONDE_EURO; step > 1 && exact < exact_below; step /= 10) {
        int64_t candidate = (exact + step / 2) / step * step;
        int64_t error = candidate < exact ? exact - candidate : candidate - exact;
        if (2 * error + 2 < per || error == 0) {
            return candidate;
        }
    }
    return exact;
}

static void put_price(ronde_json_writer *writer,
                      const char *key,
                      const ronde_json_units *units,
                      ronde_cost price,
                      int64_t per)
{
    if (units->plain) {
        ronde_json_put_integer(writer, key, price);
    } else {
        ronde_json_put_decimal(writer, key, rounded_price(price, per), euro_digits);
    }
}

void ronde_json_put_money(ronde_json_writer *writer,
                          const char *key,
                          const ronde_json_units *units,
                          ronde_cost money)
{
    put_price(writer, key, units, money, 1);
}

void ronde_json_put_hourly(ronde_json_writer *writer,
                           const char *key,
                           const ronde_json_units *units,
                           ronde_cost per_second)
{
    put_price(writer, key, units, per_second, RONDE_HOUR);
}

void ronde_json_put_per_km(ronde_json_writer *writer,
                           const char *key,
                           const ronde_json_units *units,
                           ronde_cost per_metre)
{
    put_price(writer, key, units, per_metre, kilometre);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/show.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool ronde_show_clock(const ronde_instance *instance)
{
    return instance->scale == 1 &&
           (instance->start_date[0] != '\0' || instance->cost_divisor == RONDE_EURO);
}

static ronde_shown show_number(int64_t value, int64_t unit)
{
    ronde_shown shown;
    snprintf(shown.text, sizeof shown.text, "%.10g", (double)value / (double)unit);
    return shown;
}

ronde_shown ronde_show_time(const ronde_instance *instance, ronde_time time)
{
    if (!ronde_show_clock(instance) || time < 0 || time >= ronde_time_unlimited) {
        return show_number(time, instance->scale);
    }
    ronde_shown shown;
    int64_t day = time / RONDE_DAY + 1;
    int64_t second = time % RONDE_DAY;
    int used = 0;
    if (day > 1) {
        used = snprintf(shown.text, sizeof shown.text, "day %" PRId64 " ", day);
    }
    used +=
        snprintf(shown.text + used, sizeof shown.text - (size_t)used, "%02" PRId64 ":%02" PRId64,
                 second / RONDE_HOUR, second % RONDE_HOUR / RONDE_MINUTE);
    if (second % RONDE_MINUTE != 0) {
        snprintf(shown.text + used, sizeof shown.text - (size_t)used, ":%02" PRId64,
                 second % RONDE_MINUTE);
    }
    return shown;
}

ronde_shown ronde_show_duration(const ronde_instance *instance, ronde_time duration)
{
    if (!ronde_show_clock(instance) || duration < 0 || duration >= ronde_time_unlimited) {
        return show_number(duration, instance->scale);
    }
    const struct {
        int64_t count;
        const char *unit;
    } parts[] = {{duration / RONDE_HOUR, "h"},
                 {duration % RONDE_HOUR / RONDE_MINUTE, "min"},
                 {duration % RONDE_MINUTE, "s"}};
    ronde_shown shown = {""};
    size_t used = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].count != 0 || (i == 2 && used == 0)) {
            snprintf(shown.text + used, sizeof shown.text - used, "%s%" PRId64 " %s",
                     used > 0 ? " " : "", parts[i].count, parts[i].unit);
            used = strlen(shown.text);
        }
    }
    return shown;
}

ronde_shown ronde_show_minutes(const ronde_instance *instance, ronde_time duration, bool dutch)
{
    if (!ronde_show_clock(instance) || duration < 0 || duration >= ronde_time_unlimited) {
        return show_number(duration, instance->scale);
    }
    ronde_shown shown;
    int64_t minutes = (duration + RONDE_MINUTE - 1) / RONDE_MINUTE;
    int64_t hours = minutes / 60;
    minutes %= 60;
    const char *word =
        dutch ? (minutes == 1 ? "minuut" : "minuten") : (minutes == 1 ? "minute" : "minutes");
    const char *hour = dutch ? "uur" : (hours == 1 ? "hour" : "hours");
    if (duration > 0 && duration < RONDE_MINUTE) {
        snprintf(shown.text, sizeof shown.text, "%s",
                 dutch ? "minder dan een minuut" : "less than a minute");
    } else if (hours == 0) {
        snprintf(shown.text, sizeof shown.text, "%" PRId64 " %s", minutes, word);
    } else if (minutes == 0) {
        snprintf(shown.text, sizeof shown.text, "%" PRId64 " %s", hours, hour);
    } else {
        snprintf(shown.text, sizeof shown.text, "%" PRId64 " %s %s %" PRId64 " %s", hours, hour,
                 dutch ? "en" : "and", minutes, word);
    }
    return shown;
}

ronde_shown ronde_show_minute(const ronde_instance *instance, ronde_time time, bool dutch)
{
    bool clock = ronde_show_clock(instance) && time > 0 && time < ronde_time_unlimited;
    return ronde_show_in(ronde_show_time(instance, clock ? time - time % RONDE_MINUTE : time),
                         dutch);
}

ronde_shown ronde_show_amount(const ronde_instance *instance, const char *unit, int64_t amount)
{
    if (strcmp(unit, "time") == 0) {
        return ronde_show_duration(instance, amount);
    }
    if (strcmp(unit, "cost") == 0) {
        return show_number(amount, (int64_t)instance->scale * instance->cost_divisor);
    }
    if (strcmp(unit, "distance") != 0) {
        return show_number(amount, 1);
    }
    ronde_shown shown = show_number(amount, instance->scale);
    if (ronde_show_clock(instance)) {
        snprintf(shown.text, sizeof shown.text, "%" PRId64 " m", amount);
    }
    return shown;
}

ronde_shown ronde_show_in(ronde_shown english, bool dutch)
{
    if (!dutch) {
        return english;
    }
    if (strncmp(english.text, "day ", 4) == 0) {
        english.text[2] = 'g'; /* dag */
    }
    char *hours = strstr(english.text, " h");
    if (hours != NULL) {
        hours[1] = 'u'; /* uur */
    }
    return english;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/holidays.h"
#include "instances/generate/laundry_parts.h"

enum { saturday = 5, days_of_week = 7 };

static bool is_working_day(int64_t days)
{
    ronde_date date;
    return ronde_date_of_days(&date, days) && date.weekday < saturday && !ronde_is_holiday(&date);
}

bool ronde_laundry_calendar_make(ronde_laundry_calendar *out, const char *start_date)
{
    ronde_date start;
    ronde_date edge;
    enum { margin = 2 * RONDE_LAUNDRY_NUMBERS }; /* at least every second day is a working day */
    if (!ronde_date_read(&start, start_date) || !ronde_date_of_days(&edge, start.days - margin) ||
        !ronde_date_of_days(&edge, start.days + margin)) {
        return false;
    }
    *out = (ronde_laundry_calendar){.monday = start.days - start.weekday};
    int64_t day = start.days;
    for (int n = RONDE_LAUNDRY_BEFORE; n < RONDE_LAUNDRY_NUMBERS; day++) {
        if (is_working_day(day)) {
            out->dates[n++] = day;
            out->count += day < start.days + days_of_week ? 1 : 0;
        }
    }
    day = start.days - 1;
    for (int n = RONDE_LAUNDRY_BEFORE - 1; n >= 0; day--) {
        if (is_working_day(day)) {
            out->dates[n--] = day;
        }
    }
    return true;
}

int32_t ronde_laundry_number(const ronde_laundry_calendar *calendar, int64_t date)
{
    int32_t n = 0;
    while (n + 1 < RONDE_LAUNDRY_NUMBERS && calendar->dates[n] < date) {
        n++;
    }
    return n - RONDE_LAUNDRY_BEFORE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/holidays.h"

enum { january = 1, march = 3, april = 4, may = 5, december = 12, sunday = 6 };

/* Day number of Easter Sunday. */
static int64_t easter(int year)
{
    int golden = year % 19;
    int century = year / 100;
    int in_century = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    int late = (golden + 11 * epact + 22 * to_sunday) / 451;
    int days = epact + to_sunday - 7 * late + 114; /* since the end of February, about */
    ronde_date date = {0};
    (void)ronde_date_make(&date, year, days / 31, days % 31 + 1);
    return date.days;
}

/* On 27 April, or the day before where that is a Sunday. */
static bool is_kings_day(const ronde_date *date)
{
    return date->month == april && ((date->day == 27 && date->weekday != sunday) ||
                                    (date->day == 26 && date->weekday == sunday - 1));
}

bool ronde_is_holiday(const ronde_date *date)
{
    int64_t after_easter = date->days - easter(date->year);
    return (date->month == january && date->day == 1) || is_kings_day(date) ||
           (date->month == may && date->day == 5 && date->year % 5 == 0) ||
           (date->month == december && (date->day == 25 || date->day == 26)) || after_easter == 0 ||
           after_easter == 1 || after_easter == 39 || after_easter == 49 || after_easter == 50;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/date.h"

#include "instances/base/text.h"

#include <string.h>

enum { first_year = 1900, last_year = 2999 };

/* Days since 1970-01-01, counted in years that begin in March so that the leap day comes last. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    static const int64_t days_before_1970 = 719468;
    int64_t march_year = month <= 2 ? year - 1 : year;
    int64_t march_month = month <= 2 ? month + 9 : month - 3;
    int64_t leap_days = march_year / 4 - march_year / 100 + march_year / 400;
    return 365 * march_year + leap_days + (153 * march_month + 2) / 5 + day - 1 - days_before_1970;
}

/* A day belongs to the ISO year of the Thursday of its week. */
static int iso_week(int64_t days, int weekday, int year)
{
    int64_t thursday = days - weekday + 3;
    int owner = year;
    if (thursday < days_of(year, 1, 1)) {
        owner = year - 1;
    } else if (thursday >= days_of(year + 1, 1, 1)) {
        owner = year + 1;
    }
    return (int)((thursday - days_of(owner, 1, 1)) / 7 + 1);
}

static int month_length(int year, int month)
{
    return (int)(days_of(month == 12 ? year + 1 : year, month % 12 + 1, 1) -
                 days_of(year, month, 1));
}

bool ronde_date_make(ronde_date *out, int year, int month, int day)
{
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month)) {
        return false;
    }
    int64_t days = days_of(year, month, day);
    int weekday = (int)(((days + 3) % 7 + 7) % 7); /* 1 January 1970 was a Thursday */
    *out = (ronde_date){.year = year,
                        .month = month,
                        .day = day,
                        .days = days,
                        .weekday = weekday,
                        .week = iso_week(days, weekday, year)};
    return true;
}

bool ronde_date_read(ronde_date *out, const char *text)
{
    return strlen(text) == 10 && text[4] == '-' && text[7] == '-' &&
           ronde_date_make(out, ronde_text_digits(text, 4), ronde_text_digits(text + 5, 2),
                           ronde_text_digits(text + 8, 2));
}

bool ronde_date_of_days(ronde_date *out, int64_t days)
{
    if (days < days_of(first_year, 1, 1) || days >= days_of(last_year + 1, 1, 1)) {
        return false;
    }
    /* 400 years have 146,097 days: near enough to step to the right year. */
    int year = 1970 + (int)(days * 400 / 146097);
    while (days_of(year, 1, 1) > days) {
        year--;
    }
    while (days_of(year + 1, 1, 1) <= days) {
        year++;
    }
    int month = 1;
    while (month < 12 && days_of(year, month + 1, 1) <= days) {
        month++;
    }
    return ronde_date_make(out, year, month, (int)(days - days_of(year, month, 1)) + 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contracts that hold the work of each provider, and the hours of the week that they are worked in.
 */
#include "instances/base/date.h"
#include "instances/generate/week_parts.h"

enum { stream_week_helpers = 31, stream_week_hours, stream_week_leave };

/* Net hours of the kinds of days: 08:00-16:30 and 08:30-14:30 less half an hour, half-days. */
static const double full_hours = 8.0;
static const double school_hours = 5.5;
static const double half_hours = 4.5;

/* What a provider's residents take in an average week, and who does it. */
typedef struct staffing {
    double hours;
    int32_t helpers;
} staffing;

static double sum_work(const ronde_drawn_week *week, staffing *staff)
{
    double sum = 0.0;
    for (int32_t i = 0; i < week->options.residents; i++) {
        const week_resident *resident = &week->residents[i];
        double hours = (double)ronde_week_work(week, resident) / (double)RONDE_HOUR;
        hours = resident->two_weekly ? hours / 2.0 : hours;
        staff[resident->provider].hours += hours;
        sum += hours;
    }
    return sum;
}

/* One helper after the other to the provider whose helpers would have most work each. */
static void share_helpers(const ronde_drawn_week *week, staffing *staff)
{
    for (int32_t i = 0; i < week->helper_count; i++) {
        int32_t neediest = 0;
        for (int32_t p = 1; p < week->options.providers; p++) {
            if (staff[p].hours * (staff[neediest].helpers + 1) >
                staff[neediest].hours * (staff[p].helpers + 1)) {
                neediest = p;
            }
        }
        staff[neediest].helpers++;
    }
}

static void
set_hours(const ronde_week_parameters *with, ronde_rng *rng, double wanted, ronde_window *hours)
{
    static const ronde_window morning = {8 * RONDE_HOUR, 12 * RONDE_HOUR + 30 * RONDE_MINUTE};
    static const ronde_window afternoon = {12 * RONDE_HOUR + 30 * RONDE_MINUTE, 17 * RONDE_HOUR};
    static const ronde_window school = {8 * RONDE_HOUR + 30 * RONDE_MINUTE,
                                        14 * RONDE_HOUR + 30 * RONDE_MINUTE};
    static const ronde_window full = {8 * RONDE_HOUR, 16 * RONDE_HOUR + 30 * RONDE_MINUTE};
    bool at_school = ronde_rng_chance(rng, with->school_hours);
    bool late = ronde_rng_chance(rng, with->afternoons);
    double lot = ronde_rng_unit(rng);
    double shorter = at_school ? school_hours : half_hours;
    if (wanted <= shorter) {
        if (lot * shorter < wanted) {
            *hours = at_school ? school : late ? afternoon : morning;
        }
        return;
    }
    bool whole = lot * (full_hours - shorter) < wanted - shorter;
    *hours = whole ? full : at_school ? school : late ? afternoon : morning;
}

static double net_hours(ronde_window hours)
{
    double gross = (double)(hours.latest - hours.earliest) / (double)RONDE_HOUR;
    return gross > school_hours ? gross - 0.5 : gross;
}

/* Spreads a contract over the working days, in random order; what a day has too little the next
 * one makes good. */
static void
spread(const ronde_week_parameters *with, ronde_rng *rng, double contract, week_helper *helper)
{
    int32_t days[WORKING_WEEKDAYS];
    for (int32_t i = 0; i < WORKING_WEEKDAYS; i++) {
        int32_t at = (int32_t)ronde_rng_below(rng, (uint32_t)i + 1);
        days[i] = days[at];
        days[at] = i;
    }
    for (int32_t i = 0; i < WORKING_WEEKDAYS; i++) {
        ronde_window *hours = &helper->hours[days[i]];
        set_hours(with, rng, contract / (WORKING_WEEKDAYS - i), hours);
        contract -= net_hours(*hours);
    }
}

ronde_status ronde_week_hire(ronde_drawn_week *week, ronde_error *error)
{
    const ronde_week_options *options = &week->options;
    const ronde_week_parameters *with = &options->week;
    staffing staff[RONDE_WEEK_PROVIDERS] = {{0}};
    double hours = sum_work(week, staff);
    share_helpers(week, staff);
    double able = with->week_utilisation / 100.0 * (100 - with->leave_share) / 100.0;
    double needed = hours / able;
    if (needed > (double)week->helper_count * with->longest_week) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "%d helpers cannot do %d hours a week: at least %d are needed",
                          (int)week->helper_count, (int)needed,
                          1 + (int)(needed / with->longest_week));
    }
    ronde_rng people = ronde_rng_new(options->seed, stream_week_helpers);
    ronde_rng times = ronde_rng_new(options->seed, stream_week_hours);
    ronde_rng leave =
        ronde_rng_new(options->seed + (uint64_t)week_number(week, 0), stream_week_leave);
    int32_t provider = 0;
    int32_t left = staff[0].helpers;
    for (int32_t i = 0; i < week->helper_count; i++) {
        while (left == 0) {
            left = staff[++provider].helpers;
        }
        left--;
        week_helper *helper = &week->helpers[i];
        ronde_day_draw_helper(&people, &options->day, &helper->drawn);
        helper->provider = provider;
        helper->on_leave = ronde_rng_chance(&leave, with->leave_share);
        double mean = staff[provider].hours / able / staff[provider].helpers;
        double spread_by = (2.0 * ronde_rng_unit(&times) - 1.0) * with->contract_spread / 100.0;
        double room = with->longest_week / mean - 1.0; /* longer and shorter ones in balance */
        spread_by = spread_by > room ? room : spread_by < -room && room > 0.0 ? -room : spread_by;
        spread(with, &times, mean * (1.0 + spread_by), helper);
    }
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/date.h"
#include "instances/generate/week_tasks.h"

#include <stdio.h>

/* Streams of random numbers: a change in one part of the draw leaves the others alone. */
enum { stream_week_residents = 21, stream_week_habits, stream_week_providers, stream_week_ways };

static const int32_t most_people = 20000;

/* Minutes in steps of five, rounded up: what is granted is not lost by rounding. */
static ronde_time share_of(ronde_time time, int32_t percent, int32_t least_minutes)
{
    ronde_time step = 5 * RONDE_MINUTE;
    ronde_time part = (time * percent / 100 + step - 1) / step * step;
    ronde_time least = least_minutes * RONDE_MINUTE;
    return part > least ? part : least;
}

static week_habit draw_habit(ronde_rng *rng, const ronde_week_parameters *with)
{
    int32_t lot = (int32_t)ronde_rng_below(rng, 100);
    if (lot < with->chain_share) {
        return HABIT_CHAIN;
    }
    lot -= with->chain_share;
    if (lot < with->double_share) {
        return HABIT_DOUBLE;
    }
    return lot - with->double_share < with->twice_share ? HABIT_TWICE : HABIT_SINGLE;
}

/* Those at home on some days only; the agreed day is added later. */
static uint32_t draw_weekdays(ronde_rng *rng, const ronde_week_parameters *with)
{
    uint32_t every = (1U << WORKING_WEEKDAYS) - 1U;
    int32_t lot = (int32_t)ronde_rng_below(rng, 100);
    uint32_t one = 1U << ronde_rng_below(rng, WORKING_WEEKDAYS);
    uint32_t other = 1U << ronde_rng_below(rng, WORKING_WEEKDAYS);
    return lot < with->fixed_day_share                           ? 0
           : lot < with->fixed_day_share + with->some_days_share ? one | other
                                                                 : every;
}

ronde_household
ronde_week_household(const ronde_drawn_week *week, const week_resident *resident, bool choice)
{
    const ronde_day_parameters *day = &week->options.day;
    const drawn_resident *drawn = &resident->drawn;
    bool chain = resident->habit == HABIT_CHAIN;
    ronde_time extra = chain && !choice ? day->return_extra * RONDE_MINUTE : 0;
    return (ronde_household){.cleaning = drawn->cleaning,
                             .laundry = drawn->laundry,
                             .laundry_work = drawn->laundry_work + extra,
                             .wash = day->wash_minutes * RONDE_MINUTE,
                             .dry = day->dry_minutes * RONDE_MINUTE,
                             .ways = choice ? drawn->ways : 0,
                             .resident_finishes = !chain};
}

/* The lengths of the visits, by the rules that import and day have for laundry. */
static void split_work(const ronde_drawn_week *week, week_resident *resident)
{
    const ronde_week_parameters *with = &week->options.week;
    ronde_household household = ronde_week_household(week, resident, false);
    ronde_household_rules rules = ronde_household_defaults();
    ronde_household_made made = ronde_household_split(&household, &rules);
    resident->visit = made.visit;
    resident->back = made.back;
    resident->min_lag = made.min_lag;
    resident->max_lag = made.max_lag;
    if (resident->habit == HABIT_DOUBLE || resident->habit == HABIT_TWICE) {
        resident->visit = share_of(made.visit, 50, with->shortest_visit);
    }
}

static void draw_habits(ronde_rng *rng, const ronde_drawn_week *week, week_resident *resident)
{
    const ronde_week_parameters *with = &week->options.week;
    resident->habit = draw_habit(rng, with);
    resident->two_weekly = ronde_rng_chance(rng, with->two_weekly_share);
    resident->parity = (int32_t)ronde_rng_below(rng, 2);
    bool ranged = ronde_rng_chance(rng, with->range_share);
    resident->ranged = ranged && resident->habit == HABIT_SINGLE;
    resident->known = !ronde_rng_chance(rng, with->new_share);
    resident->one_half = ronde_rng_chance(rng, with->half_day_share);
    resident->weekdays = draw_weekdays(rng, with);
    drawn_resident *drawn = &resident->drawn;
    int32_t percent = with->weekly_percent;
    percent = resident->two_weekly ? percent * with->two_weekly_percent / 100 : percent;
    drawn->cleaning = share_of(drawn->cleaning, percent, week->options.day.cleaning_least);
    if (resident->habit == HABIT_CHAIN && drawn->laundry == RONDE_LAUNDRY_NONE) {
        drawn->laundry = RONDE_LAUNDRY_FULL;
        drawn->laundry_work = week->options.day.full_minutes * RONDE_MINUTE;
    }
    resident->slots[0] = resident->slots[1] = (week_slot){RONDE_NONE, RONDE_NONE, MORNING};
    split_work(week, resident);
}

ronde_time ronde_week_work(const ronde_drawn_week *week, const week_resident *resident)
{
    ronde_time travel = week->options.week.travel_minutes * RONDE_MINUTE;
    bool two = resident->habit == HABIT_DOUBLE || resident->habit == HABIT_TWICE;
    return (resident->visit + travel) * (two ? 2 : 1) +
           (resident->back > 0 ? resident->back + travel : 0);
}

int32_t ronde_week_draw_provider(ronde_rng *rng, int32_t providers)
{
    int32_t sum = providers * (providers + 3) / 2; /* weights providers + 1 down to 2 */
    int32_t lot = (int32_t)ronde_rng_below(rng, (uint32_t)sum);
    int32_t provider = 0;
    while (lot >= providers + 1 - provider) {
        lot -= providers + 1 - provider++;
    }
    return provider;
}

static bool draw_residents(ronde_drawn_week *week, const ronde_address *addresses)
{
    const ronde_week_options *options = &week->options;
    ronde_rng grants = ronde_rng_new(options->seed, stream_week_residents);
    ronde_rng habits = ronde_rng_new(options->seed, stream_week_habits);
    ronde_rng providers = ronde_rng_new(options->seed, stream_week_providers);
    ronde_rng ways = ronde_rng_new(options->seed, stream_week_ways);
    for (int32_t i = 0; i < options->residents; i++) {
        week_resident *resident = &week->residents[i];
        snprintf(resident->drawn.id, sizeof resident->drawn.id, "r%04d", (int)i + 1);
        if (!ronde_day_keep_address(week->arena, &resident->drawn.home, &addresses[i])) {
            return false;
        }
        ronde_day_draw_resident(&grants, &options->day, &resident->drawn);
        draw_habits(&habits, week, resident);
        resident->provider = ronde_week_draw_provider(&providers, options->providers);
        unsigned allowed = ronde_day_draw_ways(&ways, &options->day, RONDE_WAY_RETURN);
        bool choice = options->week.laundry_choice != 0 && resident->back > 0;
        resident->drawn.ways = choice ? allowed : 0;
    }
    return true;
}

/* Helpers whose contracts hold the expected work. */
static int32_t helpers_needed(const ronde_week_options *options)
{
    const ronde_week_parameters *with = &options->week;
    const ronde_day_parameters *day = &options->day;
    double visit = day->cleaning_mean * with->weekly_percent / 100.0 + with->travel_minutes;
    double laundry = day->laundry_share / 100.0 * day->full_minutes +
                     with->chain_share / 100.0 * (day->return_extra + with->travel_minutes);
    double rhythm = 1.0 - with->two_weekly_share / 200.0;
    double hours = options->residents * (visit + laundry) * rhythm / 60.0;
    double able =
        with->contract_hours * with->week_utilisation / 100.0 * (100 - with->leave_share) / 100.0;
    return options->providers + (int32_t)(hours / able);
}

static int32_t helper_count(const ronde_week_options *options)
{
    return options->helpers > 0 ? options->helpers : helpers_needed(options);
}

int32_t ronde_week_addresses(const ronde_week_options *options)
{
    return options->residents + helper_count(options);
}

ronde_status ronde_week_refuse(const ronde_week_options *options,
                               int32_t needed,
                               int32_t addresses,
                               ronde_error *error)
{
    ronde_date date;
    if (options->residents < 1 || options->residents > most_people || options->helpers < 0 ||
        options->helpers > most_people) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "%d residents and %d helpers: 1 to %d of each are allowed",
                          (int)options->residents, (int)options->helpers, (int)most_people);
    }
    if (options->days < 1 || options->days > RONDE_WEEK_DAYS || options->providers < 1 ||
        options->providers > RONDE_WEEK_PROVIDERS) {
        return ronde_fail(
            error, RONDE_EINPUT, NULL,
            "%d days and %d providers: 1 to %d days and 1 to %d providers are allowed",
            (int)options->days, (int)options->providers, (int)RONDE_WEEK_DAYS,
            (int)RONDE_WEEK_PROVIDERS);
    }
    if (!ronde_date_read(&date, options->start_date)) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "%s is not a date such as 2026-11-23",
                          options->start_date);
    }
    if (addresses < needed) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "%d homes are needed, the map gives %d",
                          (int)needed, (int)addresses);
    }
    return RONDE_OK;
}

static ronde_drawn_week *week_new(const ronde_week_options *options)
{
    ronde_arena *arena = ronde_arena_new(1U << 14);
    ronde_drawn_week *week = arena != NULL ? ronde_arena_take(arena, 1, sizeof *week) : NULL;
    if (week == NULL) {
        ronde_arena_free(arena);
        return NULL;
    }
    ronde_date date = {0};
    (void)ronde_date_read(&date, options->start_date);
    week->arena = arena;
    week->options = *options;
    week->first_day = date.days;
    week->first_weekday = date.weekday;
    week->helper_count = helper_count(options);
    week->options.name = ronde_arena_text(arena, options->name);
    week->options.start_date = ronde_arena_text(arena, options->start_date);
    week->residents = ronde_arena_take(arena, (size_t)options->residents, sizeof *week->residents);
    week->helpers = ronde_arena_take(arena, (size_t)week->helper_count, sizeof *week->helpers);
    if (week->options.name == NULL || week->options.start_date == NULL || week->residents == NULL ||
        week->helpers == NULL) {
        ronde_week_free(week);
        return NULL;
    }
    return week;
}

void ronde_week_free(ronde_drawn_week *week)
{
    if (week != NULL) {
        ronde_arena_free(week->arena); /* holds the week itself */
    }
}

static bool settle_helpers(ronde_drawn_week *week, const ronde_address *addresses)
{
    for (int32_t i = 0; i < week->helper_count; i++) {
        drawn_helper *helper = &week->helpers[i].drawn;
        snprintf(helper->id, sizeof helper->id, "h%03d", (int)i + 1);
        if (!ronde_day_keep_address(week->arena, &helper->home,
                                    &addresses[week->options.residents + i])) {
            return false;
        }
    }
    return true;
}

ronde_status ronde_week_draw(ronde_drawn_week **out,
                             const ronde_week_options *options,
                             const ronde_address *addresses,
                             int32_t address_count,
                             ronde_error *error)
{
    RONDE_TRY(ronde_week_refuse(options, ronde_week_addresses(options), address_count, error));
    ronde_drawn_week *week = week_new(options);
    bool fine = week != NULL && draw_residents(week, addresses) && settle_helpers(week, addresses);
    ronde_status status = fine ? ronde_week_hire(week, error)
                               : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a week");
    if (status == RONDE_OK && (!ronde_week_agree(week) || !ronde_week_draw_teams(week))) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a week");
    }
    if (status != RONDE_OK) {
        ronde_week_free(week);
        return status;
    }
    *out = week;
    return RONDE_OK;
}

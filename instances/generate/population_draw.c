/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/date.h"
#include "instances/generate/population_parts.h"

#include <stdio.h>

static int32_t waiting_count(const ronde_population_options *options)
{
    return (int32_t)(((int64_t)options->residents * options->own.waiting_percent + 99) / 100);
}

/* Helpers whose contracts hold the expected work. */
static int32_t helpers_needed(const ronde_population_options *options)
{
    const ronde_day_parameters *day = &options->day;
    const ronde_week_parameters *week = &options->week;
    double weekly = day->cleaning_mean * options->own.visit_percent / 100.0;
    double rare = week->two_weekly_share / 100.0;
    double cleaning = weekly * (1.0 - rare + rare / 2.0 * week->two_weekly_percent / 100.0);
    double work = (day->bedding_share * day->bedding_minutes +
                   (100 - day->bedding_share) * day->full_minutes) /
                  100.0;
    double returns = day->return_share / 100.0 * (day->return_extra + week->travel_minutes);
    double others = week->travel_minutes + day->laundry_share / 100.0 * (work + returns);
    double hours = options->residents * (cleaning + others * (1.0 - rare / 2.0)) / 60.0;
    double able =
        week->contract_hours * week->week_utilisation / 100.0 * (100 - week->leave_share) / 100.0;
    return options->providers + (int32_t)(hours / able);
}

static int32_t helper_count(const ronde_population_options *options)
{
    return options->helpers > 0 ? options->helpers : helpers_needed(options);
}

int32_t ronde_population_addresses(const ronde_population_options *options)
{
    return options->residents + waiting_count(options) + helper_count(options);
}

/* The part of the options that a week has, too. */
static ronde_week_options week_options(const ronde_population_options *options)
{
    return (ronde_week_options){.seed = options->seed,
                                .residents = options->residents,
                                .helpers = options->helpers,
                                .providers = options->providers,
                                .days = 1,
                                .name = options->name,
                                .start_date = options->start_date,
                                .day = options->day,
                                .week = options->week};
}

/* Day 0 is the date given, or the Monday after a weekend. */
static void set_first_day(ronde_drawn_week *week)
{
    ronde_date date = {0};
    (void)ronde_date_read(&date, week->options.start_date);
    int32_t until_monday = date.weekday < WORKING_WEEKDAYS ? 0 : WEEKDAYS - date.weekday;
    week->first_day = date.days + until_monday;
    week->first_weekday = (date.weekday + until_monday) % WEEKDAYS;
}

static bool name_providers(ronde_population *population)
{
    int32_t count = population->options.providers;
    population->providers =
        ronde_arena_take(population->arena, (size_t)count, sizeof *population->providers);
    bool fine = population->providers != NULL;
    for (int32_t i = 0; i < count && fine; i++) {
        char name[32];
        snprintf(name, sizeof name, "provider%d", (int)i + 1);
        population->providers[i] = ronde_arena_text(population->arena, name);
        fine = population->providers[i] != NULL;
    }
    return fine;
}

ronde_population *ronde_population_new(const ronde_population_options *options,
                                       int32_t residents,
                                       int32_t waiting,
                                       int32_t helpers)
{
    ronde_arena *arena = ronde_arena_new(1U << 16);
    ronde_population *made = arena != NULL ? ronde_arena_take(arena, 1, sizeof *made) : NULL;
    if (made == NULL) {
        ronde_arena_free(arena);
        return NULL;
    }
    made->arena = arena;
    made->options = *options;
    made->options.name = ronde_arena_text(arena, options->name);
    made->options.start_date = ronde_arena_text(arena, options->start_date);
    made->resident_count = residents;
    made->waiting_count = waiting;
    size_t people = (size_t)made->resident_count + (size_t)made->waiting_count;
    ronde_drawn_week *week = &made->week;
    week->arena = arena;
    week->options = week_options(&made->options);
    week->helper_count = helpers;
    week->residents = ronde_arena_take(arena, people, sizeof *week->residents);
    week->helpers = ronde_arena_take(arena, (size_t)helpers + 1, sizeof *week->helpers);
    made->persons = ronde_arena_take(arena, people, sizeof *made->persons);
    if (made->options.name == NULL || made->options.start_date == NULL || week->residents == NULL ||
        week->helpers == NULL || made->persons == NULL || !name_providers(made)) {
        ronde_population_free(made);
        return NULL;
    }
    set_first_day(week);
    return made;
}

void ronde_population_free(ronde_population *population)
{
    if (population != NULL) {
        if (population->free_files != NULL) {
            population->free_files(population->files);
        }
        ronde_idmap_clear(&population->ids);
        ronde_arena_free(population->arena); /* holds the population itself */
    }
}

bool ronde_population_index(ronde_population *population)
{
    bool fine = true;
    for (int32_t i = 0; i < population->resident_count && fine; i++) {
        int32_t index = 0;
        bool added = false;
        fine = ronde_idmap_add(&population->ids, population->persons[i].id, &index, &added);
    }
    return fine;
}

static bool settle(ronde_population *population, const ronde_address *addresses)
{
    const ronde_address *homes = addresses + population->resident_count + population->waiting_count;
    bool fine =
        ronde_population_draw_persons(population, addresses) && ronde_population_index(population);
    for (int32_t i = 0; i < population->week.helper_count && fine; i++) {
        drawn_helper *helper = &population->week.helpers[i].drawn;
        snprintf(helper->id, sizeof helper->id, "h%03d", (int)i + 1);
        fine = ronde_day_keep_address(population->arena, &helper->home, &homes[i]);
    }
    return fine;
}

ronde_status ronde_population_draw(ronde_population **out,
                                   const ronde_population_options *options,
                                   const ronde_address *addresses,
                                   int32_t count,
                                   ronde_error *error)
{
    const ronde_week_options week = week_options(options);
    RONDE_TRY(ronde_week_refuse(&week, ronde_population_addresses(options), count, error));
    ronde_population *made = ronde_population_new(options, options->residents,
                                                  waiting_count(options), helper_count(options));
    bool fine = made != NULL && settle(made, addresses);
    ronde_status status = fine ? ronde_week_hire(&made->week, error) : RONDE_ENOMEM;
    if (status == RONDE_OK &&
        (!ronde_population_draw_rounds(made) || !ronde_population_share_helpers(made))) {
        status = RONDE_ENOMEM;
    }
    if (status != RONDE_OK) {
        ronde_population_free(made);
        return status == RONDE_ENOMEM
                   ? ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a population")
                   : status;
    }
    *out = made;
    return RONDE_OK;
}

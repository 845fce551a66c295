/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the residents are and what they are granted. Each kind of question has its own stream of
 * random numbers, drawn for one resident after the other: a change in one leaves the others
 * alone. */
#include "instances/generate/areas.h"
#include "instances/generate/population_parts.h"
#include "instances/generate/washing.h"

#include <stdio.h>

enum {
    stream_population_grants = 51,
    stream_population_rhythms,
    stream_population_providers,
    stream_population_areas,
    stream_population_ages,
    stream_population_company,
    stream_population_ways,
    stream_population_grams,
    stream_population_lots
};

enum { lots = 10000, lightest_grams = 300 };

bool ronde_population_cut_districts(ronde_population *population, const ronde_address *homes)
{
    ronde_arena *arena = population->arena;
    size_t count = (size_t)population->resident_count;
    int32_t *areas = ronde_arena_take(arena, count, sizeof *areas);
    ronde_address *middles = ronde_arena_take(arena, count, sizeof *middles);
    if (areas == NULL || middles == NULL) {
        return false;
    }
    int32_t districts = ronde_areas_cut(arena, homes, population->resident_count,
                                        population->options.own.area_size, areas, middles);
    for (int32_t i = 0; i < population->resident_count; i++) {
        population->persons[i].district = areas[i];
    }
    for (int32_t i = 0; i < population->waiting_count && districts > 0; i++) {
        int32_t at = population->resident_count + i;
        population->persons[at].district = ronde_areas_nearest(middles, districts, &homes[at]);
    }
    population->district_count = districts;
    population->districts =
        ronde_arena_take(arena, (size_t)districts + 1, sizeof *population->districts);
    bool fine = districts > 0 && population->districts != NULL;
    for (int32_t i = 0; i < districts && fine; i++) {
        char name[32];
        snprintf(name, sizeof name, "gebied %d", (int)i + 1);
        population->districts[i] = ronde_arena_text(arena, name);
        fine = population->districts[i] != NULL;
    }
    return fine;
}

/* By so many percent the oldest are more or fewer in each district; a number per district in the
 * arena, NULL when memory is out. */
static int32_t *draw_skews(const ronde_population *population)
{
    int32_t most = population->options.own.age_skew;
    size_t count = (size_t)population->district_count;
    int32_t *skews = ronde_arena_take(population->arena, count, sizeof *skews);
    ronde_rng rng = ronde_rng_new(population->options.seed, stream_population_areas);
    for (size_t i = 0; skews != NULL && i < count; i++) {
        skews[i] = (int32_t)ronde_rng_between(&rng, -most, most);
    }
    return skews;
}

static ronde_age draw_age(ronde_rng *rng, const ronde_population_parameters *with, int32_t skew)
{
    int32_t lot = (int32_t)ronde_rng_below(rng, 100);
    int32_t oldest = with->oldest_share + skew;
    return lot < oldest                        ? RONDE_AGE_80_ON
           : lot < oldest + with->middle_share ? RONDE_AGE_65_TO_79
                                               : RONDE_AGE_BELOW_65;
}

/* A share that is gap higher at 80+ than below, and as given on average. */
static int32_t
share_at(ronde_age age, const ronde_population_parameters *with, int32_t share, int32_t gap)
{
    int32_t oldest = with->oldest_share;
    int32_t shift = age == RONDE_AGE_80_ON ? gap * (100 - oldest) / 100 : -(gap * oldest / 100);
    int32_t shifted = share + (share > 0 && share < 100 ? shift : 0);
    return shifted < 0 ? 0 : shifted > 100 ? 100 : shifted;
}

int32_t ronde_population_draw_grams(ronde_rng *rng,
                                    const ronde_population_parameters *with,
                                    ronde_laundry laundry,
                                    bool alone)
{
    double spread = 1.0 + with->grams_deviation / 100.0 * ronde_rng_normal(rng);
    int32_t one = laundry == RONDE_LAUNDRY_FULL ? with->full_grams : with->bedding_grams;
    double grams = one * (alone ? 1.0 : with->couple_percent / 100.0) * spread;
    return laundry == RONDE_LAUNDRY_NONE ? 0
           : grams < lightest_grams      ? lightest_grams
                                         : (int32_t)grams;
}

static unsigned
draw_way(ronde_rng *rng, const ronde_population_parameters *with, const drawn_resident *drawn)
{
    int32_t lot = (int32_t)ronde_rng_below(rng, 100);
    return drawn->laundry == RONDE_LAUNDRY_NONE                   ? 0
           : drawn->returns                                       ? RONDE_WAY_RETURN
           : lot < with->preloaded_share                          ? RONDE_WAY_PRELOADED
           : lot < with->preloaded_share + with->next_visit_share ? RONDE_WAY_NEXT_VISIT
                                                                  : RONDE_WAY_WITHIN;
}

/* What is granted: minutes by rhythm, laundry by age; nobody on the waiting list has laundry care,
 * so that a place for her is the same in every arm. */
static void draw_grants(ronde_rng *rng,
                        const ronde_population_options *options,
                        const population_person *person,
                        bool waits,
                        week_resident *resident)
{
    ronde_day_parameters with = options->day;
    int32_t percent = options->own.visit_percent;
    percent = resident->two_weekly ? percent * options->week.two_weekly_percent / 100 : percent;
    with.cleaning_mean = with.cleaning_mean * percent / 100;
    with.cleaning_deviation = with.cleaning_deviation * percent / 100;
    with.laundry_share = waits ? 0
                               : share_at(person->age, &options->own, with.laundry_share,
                                          options->own.laundry_age_gap);
    ronde_day_draw_resident(rng, &with, &resident->drawn);
    resident->visit = resident->drawn.cleaning + resident->drawn.laundry_work;
    resident->back = resident->drawn.returns ? with.return_extra * RONDE_MINUTE : 0;
}

static void draw_rhythm(ronde_rng *rng, const ronde_week_parameters *with, week_resident *resident)
{
    resident->two_weekly = ronde_rng_chance(rng, with->two_weekly_share);
    resident->parity = (int32_t)ronde_rng_below(rng, 2);
}

static void
draw_company(ronde_rng *rng, const ronde_population_parameters *with, population_person *person)
{
    person->alone =
        ronde_rng_chance(rng, share_at(person->age, with, with->alone_share, with->alone_age_gap));
    person->lonely =
        ronde_rng_chance(rng, person->alone ? with->lonely_alone : with->lonely_together);
}

typedef struct streams {
    ronde_rng grants, rhythms, providers, ages, company, ways, grams;
} streams;

static streams open_streams(uint64_t seed)
{
    return (streams){.grants = ronde_rng_new(seed, stream_population_grants),
                     .rhythms = ronde_rng_new(seed, stream_population_rhythms),
                     .providers = ronde_rng_new(seed, stream_population_providers),
                     .ages = ronde_rng_new(seed, stream_population_ages),
                     .company = ronde_rng_new(seed, stream_population_company),
                     .ways = ronde_rng_new(seed, stream_population_ways),
                     .grams = ronde_rng_new(seed, stream_population_grams)};
}

static void draw_person(streams *from,
                        const ronde_population_options *options,
                        int32_t skew,
                        bool waits,
                        population_person *person,
                        week_resident *resident)
{
    const ronde_population_parameters *with = &options->own;
    person->age = draw_age(&from->ages, with, skew);
    draw_company(&from->company, with, person);
    draw_rhythm(&from->rhythms, &options->week, resident);
    draw_grants(&from->grants, options, person, waits, resident);
    resident->provider = ronde_week_draw_provider(&from->providers, options->providers);
    resident->drawn.ways = draw_way(&from->ways, with, &resident->drawn);
    person->grams =
        ronde_population_draw_grams(&from->grams, with, resident->drawn.laundry, person->alone);
    person->weekday = RONDE_NONE;
}

void ronde_population_draw_lots(ronde_population *population)
{
    ronde_rng rng = ronde_rng_new(population->options.seed, stream_population_lots);
    for (int32_t i = 0; i < population->resident_count + population->waiting_count; i++) {
        population->persons[i].take_up_lot = (int32_t)ronde_rng_below(&rng, lots);
        population->persons[i].exception_lot = (int32_t)ronde_rng_below(&rng, lots);
    }
}

bool ronde_population_draw_persons(ronde_population *population, const ronde_address *addresses)
{
    const ronde_population_options *options = &population->options;
    int32_t *skews =
        ronde_population_cut_districts(population, addresses) ? draw_skews(population) : NULL;
    if (skews == NULL) {
        return false;
    }
    streams from = open_streams(options->seed);
    for (int32_t i = 0; i < population->resident_count + population->waiting_count; i++) {
        bool waits = i >= population->resident_count;
        population_person *person = &population->persons[i];
        week_resident *resident = &population->week.residents[i];
        drawn_resident *drawn = &resident->drawn;
        int32_t number = 1 + (waits ? i - population->resident_count : i);
        draw_person(&from, options, skews[person->district], waits, person, resident);
        snprintf(drawn->id, sizeof drawn->id, "%c%04d", waits ? 'w' : 'r', (int)number);
        person->id = drawn->id;
        drawn->prize = waits ? (ronde_cost)options->own.waiting_prize * (RONDE_EURO / 1000) : 0;
        if (!ronde_day_keep_address(population->arena, &drawn->home, &addresses[i])) {
            return false;
        }
    }
    ronde_population_draw_lots(population);
    return true;
}

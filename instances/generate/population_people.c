/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/population_parts.h"

const ronde_population_options *ronde_population_options_of(const ronde_population *population)
{
    return &population->options;
}

int32_t ronde_population_residents(const ronde_population *population)
{
    return population->resident_count;
}

int32_t ronde_population_helpers(const ronde_population *population)
{
    return population->week.helper_count;
}

int32_t ronde_population_waiting(const ronde_population *population)
{
    return population->waiting_count;
}

int32_t ronde_population_districts(const ronde_population *population)
{
    return population->district_count;
}

int32_t ronde_population_providers(const ronde_population *population)
{
    return population->options.providers;
}

const char *ronde_population_district_name(const ronde_population *population, int32_t district)
{
    return population->districts[district];
}

const char *ronde_population_provider_name(const ronde_population *population, int32_t provider)
{
    return population->providers[provider];
}

ronde_population_person ronde_population_resident(const ronde_population *population, int32_t i)
{
    const population_person *person = &population->persons[i];
    const week_resident *resident = &population->week.residents[i];
    const drawn_resident *drawn = &resident->drawn;
    return (ronde_population_person){.id = person->id,
                                     .lon = drawn->home.lon,
                                     .lat = drawn->home.lat,
                                     .district = person->district,
                                     .provider = resident->provider,
                                     .age = person->age,
                                     .alone = person->alone,
                                     .lonely = person->lonely,
                                     .regie = drawn->regie,
                                     .weekday = person->weekday,
                                     .two_weekly = resident->two_weekly,
                                     .parity = resident->parity,
                                     .minutes = (int32_t)(drawn->cleaning / RONDE_MINUTE),
                                     .laundry_minutes =
                                         (int32_t)(drawn->laundry_work / RONDE_MINUTE),
                                     .has_window = drawn->has_window,
                                     .window = drawn->window,
                                     .laundry = drawn->laundry,
                                     .returns = drawn->returns,
                                     .way = drawn->ways,
                                     .grams = person->grams,
                                     .regular = drawn->regular};
}

ronde_population_person ronde_population_wait(const ronde_population *population, int32_t i)
{
    return ronde_population_resident(population, population->resident_count + i);
}

int32_t ronde_population_minutes(const ronde_population *population,
                                 int32_t resident,
                                 const ronde_population_arm *arm)
{
    const week_resident *of = &population->week.residents[resident];
    ronde_laundry_fate fate = ronde_population_fate(population, resident, arm);
    ronde_time work = of->drawn.laundry_work;
    ronde_time rest = arm->rest_minutes * RONDE_MINUTE;
    ronde_time laundry = fate == RONDE_FATE_HOME      ? work + of->back
                         : fate == RONDE_FATE_CENTRAL ? (rest < work ? rest : work)
                                                      : 0;
    return (int32_t)((of->drawn.cleaning + laundry) / RONDE_MINUTE);
}

int32_t
ronde_population_visits(const ronde_population *population, int32_t resident, int32_t weekday)
{
    const unsigned *days = population->persons[resident].days;
    return (int32_t)((days[0] >> (unsigned)weekday & 1U) + (days[1] >> (unsigned)weekday & 1U));
}

int32_t ronde_population_find(const ronde_population *population, const char *id)
{
    return ronde_idmap_find(&population->ids, id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A working day of a population in an arm: the residents and helpers of that day, their laundry as
 * the arm has it, built as any generated day. */
#include "instances/base/date.h"
#include "instances/generate/population_parts.h"

#include <stdio.h>

enum { stream_population_absence = 71, stream_population_cancellations };

static const int32_t most_days = 100000;

/* One of 10,000 lots of somebody on a day: whoever is away at some share is so at a larger one. */
static int32_t lot_of(const ronde_population *population, uint64_t stream, int32_t who, int32_t day)
{
    uint64_t which = (uint64_t)day << 32U | (uint32_t)who;
    ronde_rng rng = ronde_rng_new(population->options.seed ^ which, stream);
    return (int32_t)ronde_rng_below(&rng, 10000);
}

/* Days since 1970-01-01 of a working day. */
static int64_t days_of(const ronde_population *population, int32_t day)
{
    int32_t from_monday = population->week.first_weekday + day;
    return population->week.first_day - population->week.first_weekday +
           (int64_t)(from_monday / WORKING_WEEKDAYS) * WEEKDAYS + from_monday % WORKING_WEEKDAYS;
}

static int32_t weekday_of_day(const ronde_population *population, int32_t day)
{
    return (population->week.first_weekday + day) % WORKING_WEEKDAYS;
}

bool ronde_population_date(const ronde_population *population, int32_t day, char out[16])
{
    ronde_date date;
    if (day < 0 || day > most_days || !ronde_date_of_days(&date, days_of(population, day))) {
        return false;
    }
    snprintf(out, 16, "%04d-%02d-%02d", date.year, date.month, date.day);
    return true;
}

bool ronde_population_visited(const ronde_population *population, int32_t resident, int32_t day)
{
    ronde_date date = {0};
    (void)ronde_date_of_days(&date, days_of(population, day));
    unsigned weekdays = population->persons[resident].days[date.week % 2];
    return (weekdays >> (unsigned)date.weekday & 1U) != 0 &&
           lot_of(population, stream_population_cancellations, resident, day) >=
               population->options.own.cancel_share * 100;
}

bool ronde_population_absent(const ronde_population *population,
                             int32_t helper,
                             int32_t day,
                             bool summer)
{
    const ronde_population_parameters *with = &population->options.own;
    int32_t share = with->absence_share * (summer ? with->summer_factor : 100);
    return lot_of(population, stream_population_absence, helper, day) < share;
}

ronde_laundry_fate ronde_population_fate(const ronde_population *population,
                                         int32_t resident,
                                         const ronde_population_arm *arm)
{
    const population_person *person = &population->persons[resident];
    bool takes_part = person->take_up_lot < arm->take_up;
    if (population->week.residents[resident].drawn.laundry == RONDE_LAUNDRY_NONE) {
        return RONDE_FATE_NONE;
    }
    if (arm->laundry != RONDE_ARM_CENTRAL ||
        (arm->replace && person->exception_lot < arm->exceptions)) {
        return RONDE_FATE_HOME;
    }
    return takes_part ? RONDE_FATE_CENTRAL : arm->replace ? RONDE_FATE_WITHOUT : RONDE_FATE_HOME;
}

/* The laundry of a resident as the arm has it. */
static void
apply(const ronde_population_arm *arm, ronde_laundry_fate fate, drawn_resident *resident)
{
    if (fate == RONDE_FATE_NONE || fate == RONDE_FATE_HOME) {
        return;
    }
    ronde_time rest = arm->rest_minutes * RONDE_MINUTE;
    rest = rest < resident->laundry_work ? rest : resident->laundry_work;
    resident->cleaning += fate == RONDE_FATE_CENTRAL ? rest : 0;
    resident->laundry = RONDE_LAUNDRY_NONE;
    resident->laundry_work = 0;
    resident->returns = false;
    resident->ways = 0;
}

/* Whose somebody is in an arm. */
static int32_t provider_of_helper(const ronde_population *population,
                                  int32_t helper,
                                  const ronde_population_arm *arm)
{
    return arm->by_area ? population->helper_districts[helper]
                        : population->week.helpers[helper].provider;
}

static int32_t provider_of_resident(const ronde_population *population,
                                    int32_t resident,
                                    const ronde_population_arm *arm)
{
    return arm->by_area ? population->persons[resident].district
                        : population->week.residents[resident].provider;
}

/* Where districts are providers, they are the teams, too; the helpers of other ones are lost. */
static void move_over(drawn_resident *resident, const drawn_helper *helpers, int32_t district)
{
    int32_t kept = 0;
    resident->provider = resident->team = district;
    if (resident->regular != RONDE_NONE && helpers[resident->regular].provider != district) {
        resident->regular = RONDE_NONE;
    }
    for (int32_t i = 0; i < resident->backup_count; i++) {
        if (helpers[resident->backups[i]].provider == district) {
            resident->backups[kept++] = resident->backups[i];
        }
    }
    resident->backup_count = kept;
}

static void add_helpers(population_part *part,
                        const ronde_population *population,
                        int32_t day,
                        const ronde_population_arm *arm)
{
    int32_t weekday = weekday_of_day(population, day);
    for (int32_t i = 0; i < population->week.helper_count; i++) {
        const week_helper *helper = &population->week.helpers[i];
        bool works = helper->hours[weekday].latest > helper->hours[weekday].earliest;
        int32_t provider = provider_of_helper(population, i, arm);
        if (works && (arm->provider == RONDE_NONE || provider == arm->provider) &&
            !ronde_population_absent(population, i, day, arm->summer)) {
            ronde_population_part_helper(part, population, i, weekday);
            drawn_helper *added = &part->day.helpers[part->day.helper_count - 1];
            added->provider = provider;
            added->team = arm->by_area ? provider : added->team;
        }
    }
}

/* The day's residents, then the first of the waiting list. */
static void add_residents(population_part *part,
                          const ronde_population *population,
                          int32_t day,
                          const ronde_population_arm *arm)
{
    int32_t waiting = 0;
    for (int32_t i = 0; i < population->resident_count + population->waiting_count; i++) {
        bool waits = i >= population->resident_count;
        int32_t provider = provider_of_resident(population, i, arm);
        if (arm->provider != RONDE_NONE && provider != arm->provider) {
            continue;
        }
        if (waits ? waiting++ < arm->waiting : ronde_population_visited(population, i, day)) {
            ronde_laundry_fate fate = ronde_population_fate(population, i, arm);
            ronde_population_part_resident(part, population, i);
            drawn_resident *added = &part->day.residents[part->day.resident_count - 1];
            apply(arm, fate, added);
            if (arm->by_area) {
                move_over(added, part->day.helpers, provider);
            }
        }
    }
}

bool ronde_population_part_day(population_part *part,
                               const ronde_population *population,
                               int32_t day,
                               const char *date,
                               const ronde_population_arm *arm)
{
    if (!ronde_population_part_init(part, population)) {
        return false;
    }
    part->day.options.start_date = date;
    part->day.providers = arm->by_area ? population->districts : population->providers;
    part->day.provider_count =
        arm->by_area ? population->district_count : population->options.providers;
    add_helpers(part, population, day, arm);
    add_residents(part, population, day, arm);
    return true;
}

ronde_status ronde_population_day(ronde_instance **out,
                                  const ronde_population *population,
                                  int32_t day,
                                  const ronde_population_arm *arm,
                                  ronde_error *error)
{
    char date[16];
    if (!ronde_population_date(population, day, date)) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "there is no working day %d from %s on",
                          (int)day, population->options.start_date);
    }
    int32_t providers = arm->by_area ? population->district_count : population->options.providers;
    bool all = arm->provider == RONDE_NONE;
    if (!all && (arm->provider < 0 || arm->provider >= providers)) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "there is no provider %d: 0 to %d are there",
                          (int)arm->provider, (int)providers - 1);
    }
    if (arm->by_area && (population->build != NULL || (all && providers > RONDE_WEEK_PROVIDERS))) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "districts can be providers of drawn residents only, %d at once at most",
                          (int)RONDE_WEEK_PROVIDERS);
    }
    if (population->build != NULL) {
        return population->build(out, population, day, arm, error);
    }
    population_part part;
    ronde_arm laundry = population->options.own.hidden_work ? RONDE_ARM_CHOICE : RONDE_ARM_HOME;
    ronde_status status = ronde_population_part_day(&part, population, day, date, arm)
                              ? ronde_day_build(out, &part.day, laundry, error)
                              : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a day");
    ronde_population_part_clear(&part);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When somebody comes, and who: each provider shares its residents among the weekdays as its hours
 * lie, and on each of them its rounds are made as those of a single day (day_regular.c). */
#include "instances/generate/population_parts.h"

#include <string.h>

enum { stream_population_weekdays = 61 };

/* The work that each weekday of a provider should have: its part of all work is its part of the
 * hours. */
static void share_work(const ronde_population *population, int32_t provider, double *quotas)
{
    double hours[WORKING_WEEKDAYS] = {0};
    double all_hours = 0.0;
    double work = 0.0;
    for (int32_t i = 0; i < population->week.helper_count; i++) {
        const week_helper *helper = &population->week.helpers[i];
        for (int32_t day = 0; day < WORKING_WEEKDAYS && helper->provider == provider; day++) {
            double here = (double)(helper->hours[day].latest - helper->hours[day].earliest);
            hours[day] += here;
            all_hours += here;
        }
    }
    for (int32_t i = 0; i < population->resident_count; i++) {
        const week_resident *resident = &population->week.residents[i];
        work += resident->provider == provider
                    ? (double)ronde_week_work(&population->week, resident)
                    : 0.0;
    }
    for (int32_t day = 0; day < WORKING_WEEKDAYS; day++) {
        quotas[day] = work * (all_hours > 0.0 ? hours[day] / all_hours : 1.0 / WORKING_WEEKDAYS);
    }
}

/* A weekday, the likelier the more of its quota is left; the work is taken from it. */
static int32_t draw_weekday(ronde_rng *rng, double *quotas, double work)
{
    double left = 0.0;
    for (int32_t day = 0; day < WORKING_WEEKDAYS; day++) {
        left += quotas[day] > 0.0 ? quotas[day] : 0.0;
    }
    double lot = ronde_rng_unit(rng) * left;
    int32_t chosen = 0;
    for (int32_t day = 0; day < WORKING_WEEKDAYS; day++) {
        if (quotas[day] > 0.0) {
            chosen = day;
            lot -= quotas[day];
            if (lot < 0.0) {
                break;
            }
        }
    }
    quotas[chosen] -= work;
    return chosen;
}

static void set_weekday(population_person *person, const week_resident *resident, int32_t weekday)
{
    for (int32_t parity = 0; parity < 2; parity++) {
        bool comes = !resident->two_weekly || resident->parity == parity;
        person->days[parity] = comes ? 1U << (unsigned)weekday : 0;
    }
    person->weekday = weekday;
}

static void draw_weekdays(ronde_population *population, int32_t provider)
{
    double quotas[WORKING_WEEKDAYS];
    share_work(population, provider, quotas);
    ronde_rng rng =
        ronde_rng_new(population->options.seed + (uint64_t)provider, stream_population_weekdays);
    for (int32_t i = 0; i < population->resident_count; i++) {
        const week_resident *resident = &population->week.residents[i];
        if (resident->provider == provider) {
            double work = (double)ronde_week_work(&population->week, resident);
            set_weekday(&population->persons[i], resident, draw_weekday(&rng, quotas, work));
        }
    }
}

/* The helpers of a provider, on a weekday those who work then; RONDE_NONE: all of them. */
static void add_helpers(population_part *part,
                        const ronde_population *population,
                        int32_t provider,
                        int32_t weekday)
{
    for (int32_t i = 0; i < population->week.helper_count; i++) {
        const week_helper *helper = &population->week.helpers[i];
        int32_t day = weekday == RONDE_NONE ? 0 : weekday;
        bool works =
            weekday == RONDE_NONE || helper->hours[day].latest > helper->hours[day].earliest;
        if (helper->provider == provider && works) {
            ronde_population_part_helper(part, population, i, day);
        }
    }
}

/* Teams of a provider, numbered on from those of the providers before. */
static bool draw_teams(ronde_population *population, int32_t provider, int32_t *teams)
{
    population_part part;
    bool fine = ronde_population_part_init(&part, population);
    if (fine) {
        add_helpers(&part, population, provider, RONDE_NONE);
        for (int32_t i = 0; i < population->resident_count + population->waiting_count; i++) {
            if (population->week.residents[i].provider == provider) {
                ronde_population_part_resident(&part, population, i);
            }
        }
    }
    fine = fine && (part.day.helper_count == 0 || ronde_day_draw_teams(&part.day));
    int32_t first = *teams;
    for (int32_t i = 0; i < part.day.helper_count && fine; i++) {
        int32_t team = first + part.day.helpers[i].team;
        population->week.helpers[part.helpers[i]].drawn.team = team;
        *teams = team >= *teams ? team + 1 : *teams;
    }
    for (int32_t i = 0; i < part.day.resident_count && fine; i++) {
        population->week.residents[part.residents[i]].drawn.team =
            first + part.day.residents[i].team;
    }
    ronde_population_part_clear(&part);
    return fine;
}

/* Regular helpers and back-ups of a provider's residents of a weekday. */
static bool draw_regulars(ronde_population *population, int32_t provider, int32_t weekday)
{
    population_part part;
    bool fine = ronde_population_part_init(&part, population);
    if (fine) {
        part.day.options.seed += (uint64_t)(provider * WEEKDAYS + weekday) << 40U;
        part.day.options.parameters.regular_share = 100 - population->options.week.new_share;
        add_helpers(&part, population, provider, weekday);
        for (int32_t i = 0; i < population->resident_count; i++) {
            if (population->week.residents[i].provider == provider &&
                population->persons[i].weekday == weekday) {
                ronde_population_part_resident(&part, population, i);
            }
        }
    }
    bool some = part.day.helper_count > 0 && part.day.resident_count > 0;
    fine = fine && (!some || ronde_day_draw_regulars(&part.day));
    for (int32_t i = 0; i < part.day.resident_count && fine && some; i++) {
        const drawn_resident *made = &part.day.residents[i];
        drawn_resident *to = &population->week.residents[part.residents[i]].drawn;
        to->regular = made->regular != RONDE_NONE ? part.helpers[made->regular] : RONDE_NONE;
        to->backup_count = made->backup_count;
        for (int32_t k = 0; k < made->backup_count; k++) {
            to->backups[k] = part.helpers[made->backups[k]];
        }
    }
    ronde_population_part_clear(&part);
    return fine;
}

bool ronde_population_draw_rounds(ronde_population *population)
{
    int32_t teams = 0;
    for (int32_t provider = 0; provider < population->options.providers; provider++) {
        draw_weekdays(population, provider);
        if (!draw_teams(population, provider, &teams)) {
            return false;
        }
        for (int32_t weekday = 0; weekday < WORKING_WEEKDAYS; weekday++) {
            if (!draw_regulars(population, provider, weekday)) {
                return false;
            }
        }
    }
    return true;
}

ronde_status ronde_population_keep_rounds(ronde_population *population,
                                          const ronde_population *like,
                                          ronde_error *error)
{
    const int32_t helpers = population->week.helper_count;
    if (population->build != NULL || like->build != NULL ||
        population->resident_count != like->resident_count || helpers != like->week.helper_count ||
        population->options.seed != like->options.seed ||
        population->district_count != like->district_count) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "two populations do not have the same people: their rounds are not kept");
    }
    for (int32_t i = 0; i < population->resident_count; i++) {
        drawn_resident *to = &population->week.residents[i].drawn;
        const drawn_resident *from = &like->week.residents[i].drawn;
        to->team = from->team;
        to->regular = from->regular;
        to->backup_count = from->backup_count;
        memcpy(to->backups, from->backups, sizeof to->backups);
        population->persons[i].weekday = like->persons[i].weekday;
        memcpy(population->persons[i].days, like->persons[i].days, sizeof like->persons[i].days);
    }
    for (int32_t i = 0; i < helpers; i++) {
        week_helper *to = &population->week.helpers[i];
        to->drawn.team = like->week.helpers[i].drawn.team;
        memcpy(to->hours, like->week.helpers[i].hours, sizeof to->hours);
        population->helper_districts[i] = like->helper_districts[i];
    }
    return RONDE_OK;
}

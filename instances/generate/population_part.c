/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/population_parts.h"

bool ronde_population_part_init(population_part *part, const ronde_population *population)
{
    size_t residents = (size_t)population->resident_count + (size_t)population->waiting_count;
    size_t helpers = (size_t)population->week.helper_count + 1;
    ronde_arena *arena = ronde_arena_new(1U << 14);
    *part = (population_part){.day.arena = arena};
    if (arena == NULL) {
        return false;
    }
    part->day.options = (ronde_day_options){.seed = population->options.seed,
                                            .name = population->options.name,
                                            .start_date = population->options.start_date,
                                            .parameters = population->options.day};
    part->day.providers = population->providers;
    part->day.provider_count = population->options.providers;
    part->day.residents = ronde_arena_take(arena, residents, sizeof *part->day.residents);
    part->day.helpers = ronde_arena_take(arena, helpers, sizeof *part->day.helpers);
    part->residents = ronde_arena_take(arena, residents, sizeof *part->residents);
    part->helpers = ronde_arena_take(arena, helpers, sizeof *part->helpers);
    part->numbers = ronde_arena_take(arena, helpers, sizeof *part->numbers);
    if (part->day.residents == NULL || part->day.helpers == NULL || part->residents == NULL ||
        part->helpers == NULL || part->numbers == NULL) {
        return false;
    }
    for (int32_t i = 0; i < population->week.helper_count; i++) {
        part->numbers[i] = RONDE_NONE;
    }
    return true;
}

void ronde_population_part_clear(population_part *part)
{
    ronde_arena_free(part->day.arena);
    *part = (population_part){0};
}

void ronde_population_part_helper(population_part *part,
                                  const ronde_population *population,
                                  int32_t helper,
                                  int32_t weekday)
{
    int32_t number = part->day.helper_count++;
    const week_helper *from = &population->week.helpers[helper];
    drawn_helper *added = &part->day.helpers[number];
    *added = from->drawn;
    added->provider = from->provider;
    added->from = from->hours[weekday].earliest;
    added->to = from->hours[weekday].latest;
    part->helpers[number] = helper;
    part->numbers[helper] = number;
}

void ronde_population_part_resident(population_part *part,
                                    const ronde_population *population,
                                    int32_t resident)
{
    int32_t number = part->day.resident_count++;
    const week_resident *from = &population->week.residents[resident];
    drawn_resident *added = &part->day.residents[number];
    *added = from->drawn;
    added->provider = from->provider;
    added->regular = added->regular != RONDE_NONE ? part->numbers[from->drawn.regular] : RONDE_NONE;
    added->backup_count = 0;
    for (int32_t i = 0; i < from->drawn.backup_count; i++) {
        int32_t backup = part->numbers[from->drawn.backups[i]];
        if (backup != RONDE_NONE) {
            added->backups[added->backup_count++] = backup;
        }
    }
    part->residents[number] = resident;
}

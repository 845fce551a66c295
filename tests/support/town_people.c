/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/town_people.h"

#include "instances/formats/instance_json.h"
#include "tests/support/ckx.h"

void town_homes(ronde_address homes[TOWN_HOMES])
{
    for (int i = 0; i < TOWN_HOMES; i++) {
        homes[i] =
            (ronde_address){6.85 + 0.0001 * (i * 7 % 331), 52.2 + 0.00007 * (i % 173), "Lindelaan"};
    }
}

ronde_population_options town_same_for_all(void)
{
    ronde_population_options options = ronde_population_options_default();
    options.residents = 100;
    options.day.cleaning_mean = 120;
    options.day.cleaning_deviation = 0;
    options.day.laundry_share = 100;
    options.day.bedding_share = 0;
    options.day.full_minutes = 35;
    options.day.return_share = 0;
    options.week.two_weekly_share = 0;
    options.own.visit_percent = 100;
    options.own.cancel_share = 0;
    options.own.absence_share = 0;
    return options;
}

ronde_population *town_people(const ronde_population_options *options)
{
    ronde_error error = {0};
    ronde_address homes[TOWN_HOMES];
    ronde_population *population = NULL;
    town_homes(homes);
    ck_assert_ok(ronde_population_draw(&population, options, homes, TOWN_HOMES, &error));
    return population;
}

ronde_instance *
town_day(const ronde_population *population, int32_t day, const ronde_population_arm *arm)
{
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_population_day(&instance, population, day, arm, &error));
    return instance;
}

void town_day_text(ronde_text *out,
                   const ronde_population *population,
                   int32_t day,
                   const ronde_population_arm *arm)
{
    ronde_error error = {0};
    const ronde_instance_json_options without = {.without_matrices = true};
    ronde_instance *instance = town_day(population, day, arm);
    ronde_text_clear(out);
    ck_assert_ok(ronde_instance_json_write(out, instance, &without, &error));
    ronde_instance_free(instance);
}

int64_t town_work(const ronde_instance *instance)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        sum += instance->tasks[i].kind == RONDE_BREAK ? 0 : instance->tasks[i].duration;
    }
    return sum;
}

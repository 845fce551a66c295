/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations between the arms of populations with random parameters: the same people, helpers and
 * order everywhere, laundry alone differs. Each has a twin that must find a difference. */
#include "instances/base/rng.h"
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <stdio.h>
#include <string.h>

static ronde_population_options random_options(ronde_rng *rng)
{
    ronde_population_options options = ronde_population_options_default();
    options.seed = ronde_rng_next(rng);
    options.residents = (int32_t)ronde_rng_between(rng, 40, 300);
    options.providers = (int32_t)ronde_rng_between(rng, 1, 5);
    options.day.laundry_share = (int32_t)ronde_rng_between(rng, 20, 90);
    options.day.return_share = (int32_t)ronde_rng_between(rng, 0, 60);
    options.own.absence_share = (int32_t)ronde_rng_between(rng, 0, 20);
    options.own.cancel_share = (int32_t)ronde_rng_between(rng, 0, 20);
    options.own.hidden_work = (int32_t)ronde_rng_between(rng, 0, 1);
    return options;
}

static ronde_population_arm random_central(ronde_rng *rng)
{
    return (ronde_population_arm){.laundry = RONDE_ARM_CENTRAL,
                                  .replace = ronde_rng_chance(rng, 50),
                                  .take_up = (int32_t)ronde_rng_between(rng, 1000, 9000),
                                  .exceptions = (int32_t)ronde_rng_between(rng, 0, 3000),
                                  .rest_minutes = (int32_t)ronde_rng_between(rng, 0, 20),
                                  .summer = ronde_rng_chance(rng, 30),
                                  .provider = RONDE_NONE,
                                  .waiting = (int32_t)ronde_rng_between(rng, 0, 10)};
}

static ronde_population_arm home_of(const ronde_population_arm *central)
{
    ronde_population_arm home = *central;
    home.laundry = RONDE_ARM_HOME;
    return home;
}

START_TEST(the_same_seed_gives_the_same_bytes_and_nobody_taking_part_changes_nothing)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(5), 1);
    for (int i = 0; i < ckx_cases(10); i++) {
        ronde_population_options options = random_options(&rng);
        ronde_population_arm central = random_central(&rng);
        ronde_population_arm home = home_of(&central);
        ronde_population *one = town_people(&options);
        ronde_population *again = town_people(&options);
        int32_t day = (int32_t)ronde_rng_between(&rng, 0, 300);
        ronde_text left = {0};
        ronde_text right = {0};
        town_day_text(&left, one, day, &central);
        town_day_text(&right, again, day, &central);
        ck_assert_str_eq(left.data, right.data);
        town_day_text(&right, again, day, &home);
        ck_assert_str_ne(left.data, right.data);
        central.replace = false;
        central.take_up = 0;
        town_day_text(&left, one, day, &central);
        ck_assert_str_eq(left.data, right.data);
        ronde_text_clear(&left);
        ronde_text_clear(&right);
        ronde_population_free(one);
        ronde_population_free(again);
    }
}
END_TEST

START_TEST(who_takes_part_does_so_at_any_higher_share)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(6), 1);
    for (int i = 0; i < ckx_cases(10); i++) {
        ronde_population_options options = random_options(&rng);
        ronde_population *population = town_people(&options);
        ronde_population_arm few = random_central(&rng);
        ronde_population_arm many = few;
        many.take_up = (int32_t)ronde_rng_between(&rng, few.take_up, 10000);
        for (int32_t r = 0; r < options.residents; r++) {
            ronde_laundry_fate fate = ronde_population_fate(population, r, &few);
            ronde_laundry_fate later = ronde_population_fate(population, r, &many);
            bool none = ronde_population_resident(population, r).laundry == RONDE_LAUNDRY_NONE;
            ck_assert(fate != RONDE_FATE_CENTRAL || later == RONDE_FATE_CENTRAL);
            ck_assert((fate == RONDE_FATE_NONE) == none);
            ck_assert(fate != RONDE_FATE_WITHOUT || few.replace);
        }
        ronde_population_free(population);
    }
}
END_TEST

/* The seconds of a resident's visits on a day. */
static ronde_time work_of(const ronde_instance *instance, const char *resident, int32_t *tasks)
{
    ronde_time sum = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        if (task->kind != RONDE_BREAK && strcmp(instance->places[task->place].id, resident) == 0) {
            sum += task->duration;
            ++*tasks;
        }
    }
    return sum;
}

/* What a resident's visits take in both arms, by her record and her fate. */
static void ck_resident(const ronde_population_options *options,
                        const ronde_population_person *person,
                        ronde_laundry_fate fate,
                        const ronde_population_arm *arm,
                        const ronde_instance *home,
                        const ronde_instance *central)
{
    int32_t tasks[2] = {0};
    ronde_time before = work_of(home, person->id, &tasks[0]);
    ronde_time after = work_of(central, person->id, &tasks[1]);
    int32_t extra = person->returns ? options->day.return_extra : 0;
    int32_t granted = person->minutes + person->laundry_minutes + extra;
    int32_t rest =
        person->laundry_minutes < arm->rest_minutes ? person->laundry_minutes : arm->rest_minutes;
    if (fate == RONDE_FATE_NONE || fate == RONDE_FATE_HOME) {
        ck_assert_int_eq(before, after);
        ck_assert_int_eq(tasks[0], tasks[1]);
    } else {
        rest = fate == RONDE_FATE_CENTRAL ? rest : 0;
        ck_assert_int_eq(tasks[1], 1);
        ck_assert_int_eq(after, (person->minutes + rest) * RONDE_MINUTE);
    }
    ck_assert(options->own.hidden_work || before == granted * RONDE_MINUTE);
}

static void ck_same_places_and_shifts(const ronde_instance *home, const ronde_instance *central)
{
    ck_assert_int_eq(home->place_count, central->place_count);
    ck_assert_int_eq(home->shift_count, central->shift_count);
    ck_assert_int_eq(home->request_count, central->request_count);
    for (int32_t i = 0; i < home->place_count; i++) {
        ck_assert_str_eq(home->places[i].id, central->places[i].id);
        ck_assert(home->places[i].lon == central->places[i].lon &&
                  home->places[i].lat == central->places[i].lat);
    }
    for (int32_t i = 0; i < home->shift_count; i++) {
        ck_assert_str_eq(home->shifts[i].id, central->shifts[i].id);
        ck_assert(home->shifts[i].earliest == central->shifts[i].earliest &&
                  home->shifts[i].latest == central->shifts[i].latest);
    }
}

START_TEST(arms_differ_in_the_laundry_only)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(7), 1);
    for (int i = 0; i < ckx_cases(10); i++) {
        ronde_population_options options = random_options(&rng);
        ronde_population *population = town_people(&options);
        ronde_population_arm arm = random_central(&rng);
        ronde_population_arm at_home = home_of(&arm);
        int32_t day = (int32_t)ronde_rng_between(&rng, 0, 30);
        ronde_instance *home = town_day(population, day, &at_home);
        ronde_instance *central = town_day(population, day, &arm);
        ck_same_places_and_shifts(home, central);
        for (int32_t r = 0; r < options.residents; r++) {
            ronde_population_person person = ronde_population_resident(population, r);
            ronde_laundry_fate fate = ronde_population_fate(population, r, &arm);
            if (ronde_population_visited(population, r, day)) {
                ck_resident(&options, &person, fate, &arm, home, central);
            } else {
                ck_assert_int_eq(ronde_idmap_find(&home->place_ids, person.id), RONDE_NONE);
            }
        }
        ronde_instance_free(home);
        ronde_instance_free(central);
        ronde_population_free(population);
    }
}
END_TEST

/* The days of all providers, put together, are the day of the town. */
START_TEST(providers_add_up_to_the_town)
{
    ronde_rng rng = ronde_rng_new(ckx_seed(8), 1);
    for (int i = 0; i < ckx_cases(10); i++) {
        ronde_population_options options = random_options(&rng);
        ronde_population *population = town_people(&options);
        ronde_population_arm arm = random_central(&rng);
        int32_t day = (int32_t)ronde_rng_between(&rng, 0, 30);
        arm.waiting = 0;
        ronde_instance *town = town_day(population, day, &arm);
        int64_t work = 0;
        int32_t shifts = 0;
        int32_t requests = 0;
        for (arm.provider = 0; arm.provider < options.providers; arm.provider++) {
            ronde_instance *part = town_day(population, day, &arm);
            const char *name = ronde_population_provider_name(population, arm.provider);
            for (int32_t k = 0; k < part->resource_count; k++) {
                ck_assert_str_eq(part->resources[k].provider, name);
            }
            work += town_work(part);
            shifts += part->shift_count;
            requests += part->request_count;
            ronde_instance_free(part);
        }
        ck_assert_int_eq(work, town_work(town));
        ck_assert_int_eq(shifts, town->shift_count);
        ck_assert_int_eq(requests, town->request_count);
        ronde_instance_free(town);
        ronde_population_free(population);
    }
}
END_TEST

CKX_MAIN("population",
         the_same_seed_gives_the_same_bytes_and_nobody_taking_part_changes_nothing,
         who_takes_part_does_so_at_any_higher_share,
         arms_differ_in_the_laundry_only,
         providers_add_up_to_the_town)

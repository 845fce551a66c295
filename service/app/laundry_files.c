/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/laundry_files.h"

#include "instances/base/file.h"
#include "instances/generate/linked_day.h"
#include "service/app/drawn_files.h"
#include "service/app/homes.h"

#include <stdio.h>

static const char *const class_words[] = {"bedding", "mixed", "special"};
static const char *const way_words[] = {"door", "walked", "carried"};

/* Individual exceptions: domain.md, row 14. */
enum { usual_exceptions = 1000, percent = 100 };

static ronde_population_arm arm_of(const ronde_laundry_crowd *crowd)
{
    return (ronde_population_arm){.laundry = RONDE_ARM_CENTRAL,
                                  .replace = true,
                                  .take_up = crowd->take_up * percent,
                                  .exceptions = usual_exceptions,
                                  .provider = RONDE_NONE};
}

static ronde_status draw_residents(ronde_laundry_people *people,
                                   const ronde_map *map,
                                   const ronde_laundry_options *options,
                                   const ronde_laundry_crowd *crowd,
                                   ronde_error *error)
{
    ronde_population_options town = ronde_population_options_default();
    const ronde_population_arm arm = arm_of(crowd);
    ronde_address *homes = NULL;
    town.seed = options->seed;
    town.residents = crowd->residents;
    town.start_date = options->start_date;
    int32_t count = ronde_population_addresses(&town);
    RONDE_TRY(ronde_homes_draw(&homes, map, options->seed, count, error));
    ronde_status status = ronde_population_draw(&people->population, &town, homes, count, error);
    if (status == RONDE_OK) {
        status =
            ronde_laundry_users_of(&people->users, &people->count, people->population, &arm, error);
    }
    if (status == RONDE_OK && crowd->with_rounds) {
        ronde_linked_users_settle(people->users, people->count);
    }
    ronde_free(homes);
    return status;
}

static ronde_status draw_users(ronde_laundry_people *people,
                               const ronde_map *map,
                               const ronde_laundry_options *options,
                               int32_t count,
                               ronde_error *error)
{
    ronde_address *homes = NULL;
    RONDE_TRY(ronde_homes_draw(&homes, map, options->seed, count, error));
    people->users = ronde_laundry_users_draw(options->seed, &options->parameters, homes, count);
    people->count = count;
    ronde_free(homes);
    return people->users != NULL
               ? RONDE_OK
               : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %d users", (int)count);
}

ronde_status ronde_laundry_people_draw(ronde_laundry_people *out,
                                       const char *map_path,
                                       const ronde_laundry_options *options,
                                       const ronde_laundry_crowd *crowd,
                                       ronde_error *error)
{
    ronde_map *map = NULL;
    ronde_laundry_people people = {0};
    RONDE_TRY(ronde_map_open(&map, map_path, error));
    ronde_status status = crowd->residents > 0
                              ? draw_residents(&people, map, options, crowd, error)
                              : draw_users(&people, map, options, crowd->users, error);
    ronde_map_free(map);
    if (status != RONDE_OK) {
        ronde_laundry_people_clear(&people);
        return status;
    }
    *out = people;
    return RONDE_OK;
}

void ronde_laundry_people_clear(ronde_laundry_people *people)
{
    ronde_free(people->users);
    ronde_population_free(people->population);
    *people = (ronde_laundry_people){0};
}

static void bags_csv(ronde_text *out, const ronde_laundry_week *laundry)
{
    int32_t count = 0;
    const ronde_laundry_batch *batches = ronde_laundry_batches(laundry, &count);
    ronde_text_append(out, "user;class;way;bags;grams;collected;returned;postponed\r\n");
    for (int32_t i = 0; i < count; i++) {
        const ronde_laundry_batch *batch = &batches[i];
        ronde_date from = ronde_laundry_date(laundry, batch->out);
        ronde_date to = ronde_laundry_date(laundry, batch->back);
        const ronde_laundry_user *user = ronde_laundry_user_of(laundry, batch->user);
        ronde_text_printf(out, "%s;%s;%s;%d;%lld;%04d-%02d-%02d;%04d-%02d-%02d;%s\r\n", user->id,
                          class_words[user->class],
                          way_words[ronde_laundry_way(laundry, batch->user)], (int)batch->bags,
                          (long long)batch->grams, from.year, from.month, from.day, to.year,
                          to.month, to.day, batch->postponed ? "yes" : "no");
    }
}

static ronde_status
write_days(const char *folder, const ronde_laundry_week *laundry, ronde_error *error)
{
    for (int32_t day = 0; day < ronde_laundry_days(laundry); day++) {
        char name[32];
        snprintf(name, sizeof name, "day%d.json", (int)day + 1);
        ronde_instance *instance = NULL;
        RONDE_TRY(ronde_laundry_build(&instance, laundry, day, error));
        ronde_status status = ronde_drawn_instance_write(folder, name, instance, error);
        ronde_instance_free(instance);
        RONDE_TRY(status);
    }
    return RONDE_OK;
}

static ronde_status write_linked(const char *folder, const ronde_linked_day *of, ronde_error *error)
{
    char name[32];
    ronde_instance *instance = NULL;
    snprintf(name, sizeof name, "%s%d.json", of->vans ? "linked" : "rounds", (int)of->day + 1);
    RONDE_TRY(ronde_linked_day_build(&instance, of, error));
    ronde_status status = ronde_drawn_instance_write(folder, name, instance, error);
    ronde_instance_free(instance);
    return status;
}

static ronde_status write_linked_days(const char *folder,
                                      const ronde_laundry_week *laundry,
                                      const ronde_laundry_people *people,
                                      const ronde_laundry_crowd *crowd,
                                      ronde_error *error)
{
    const ronde_population_arm arm = arm_of(crowd);
    for (int32_t day = 0; day < ronde_laundry_days(laundry); day++) {
        ronde_linked_day of = {
            .population = people->population, .arm = &arm, .laundry = laundry, .day = day};
        RONDE_TRY(write_linked(folder, &of, error));
        of.vans = true;
        RONDE_TRY(write_linked(folder, &of, error));
    }
    return RONDE_OK;
}

static ronde_status write_lists(const char *folder,
                                const ronde_laundry_week *laundry,
                                const ronde_laundry_parameters *parameters,
                                ronde_error *error)
{
    ronde_text text = {0};
    bags_csv(&text, laundry);
    ronde_status status = ronde_drawn_text_write(folder, "bags.csv", &text, error);
    ronde_text_clear(&text);
    RONDE_TRY(status);
    ronde_drawn_parameters_append(&text, ronde_laundry_parameter_table, parameters);
    status = ronde_drawn_text_write(folder, "parameters.tsv", &text, error);
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_laundry_files_write(const char *folder,
                                       const char *map_path,
                                       const ronde_laundry_options *options,
                                       const ronde_laundry_crowd *crowd,
                                       ronde_error *error)
{
    ronde_laundry_week *laundry = NULL;
    ronde_laundry_people people = {0};
    RONDE_TRY(ronde_folder_make(folder, error));
    RONDE_TRY(ronde_laundry_people_draw(&people, map_path, options, crowd, error));
    ronde_status status = ronde_laundry_draw(&laundry, options, people.users, people.count, error);
    if (status == RONDE_OK) {
        status = write_days(folder, laundry, error);
    }
    if (status == RONDE_OK && crowd->with_rounds) {
        status = write_linked_days(folder, laundry, &people, crowd, error);
    }
    if (status == RONDE_OK) {
        status = write_lists(folder, laundry, &options->parameters, error);
    }
    ronde_laundry_free(laundry);
    ronde_laundry_people_clear(&people);
    return status;
}

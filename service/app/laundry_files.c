/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/laundry_files.h"

#include "instances/base/file.h"
#include "service/app/drawn_files.h"
#include "service/app/homes.h"

#include <stdio.h>

static const char *const class_words[] = {"bedding", "mixed", "special"};
static const char *const way_words[] = {"door", "walked", "carried"};

ronde_status ronde_laundry_users_on_map(ronde_laundry_user **out,
                                        const char *map_path,
                                        const ronde_laundry_options *options,
                                        int32_t count,
                                        ronde_error *error)
{
    ronde_map *map = NULL;
    RONDE_TRY(ronde_map_open(&map, map_path, error));
    ronde_address *homes = NULL;
    ronde_status status = ronde_homes_draw(&homes, map, options->seed, count, error);
    if (status == RONDE_OK) {
        *out = ronde_laundry_users_draw(options->seed, &options->parameters, homes, count);
        status = *out != NULL
                     ? RONDE_OK
                     : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %d users", (int)count);
    }
    ronde_free(homes);
    ronde_map_free(map);
    return status;
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
                                       int32_t users,
                                       ronde_error *error)
{
    ronde_laundry_week *laundry = NULL;
    ronde_laundry_user *drawn = NULL;
    RONDE_TRY(ronde_folder_make(folder, error));
    RONDE_TRY(ronde_laundry_users_on_map(&drawn, map_path, options, users, error));
    ronde_status status = ronde_laundry_draw(&laundry, options, drawn, users, error);
    if (status == RONDE_OK) {
        status = write_days(folder, laundry, error);
    }
    if (status == RONDE_OK) {
        status = write_lists(folder, laundry, &options->parameters, error);
    }
    ronde_laundry_free(laundry);
    ronde_free(drawn);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/day_files.h"

#include "instances/base/file.h"
#include "service/app/drawn_files.h"
#include "service/app/homes.h"

static ronde_status write_arm(const char *folder,
                              const char *name,
                              const ronde_drawn_day *day,
                              ronde_arm arm,
                              ronde_error *error)
{
    ronde_instance *instance = NULL;
    RONDE_TRY(ronde_day_build(&instance, day, arm, error));
    ronde_status status = ronde_drawn_instance_write(folder, name, instance, error);
    ronde_instance_free(instance);
    return status;
}

/* One of the small tables, written by a function that appends it. */
static ronde_status write_csv(const char *folder,
                              const char *name,
                              const ronde_drawn_day *day,
                              void (*append)(ronde_text *, const ronde_drawn_day *),
                              ronde_error *error)
{
    ronde_text text = {0};
    append(&text, day);
    ronde_status status = ronde_drawn_text_write(folder, name, &text, error);
    ronde_text_clear(&text);
    return status;
}

static ronde_status
write_parameters(const char *folder, const ronde_day_parameters *parameters, ronde_error *error)
{
    ronde_text text = {0};
    ronde_drawn_parameters_append(&text, ronde_day_parameter_table, parameters);
    ronde_status status = ronde_drawn_text_write(folder, "parameters.tsv", &text, error);
    ronde_text_clear(&text);
    return status;
}

static ronde_status write_all(const char *folder,
                              const ronde_drawn_day *day,
                              const ronde_day_options *options,
                              ronde_error *error)
{
    RONDE_TRY(ronde_folder_make(folder, error));
    RONDE_TRY(write_arm(folder, "instance.json", day, RONDE_ARM_HOME, error));
    RONDE_TRY(write_arm(folder, "central.json", day, RONDE_ARM_CENTRAL, error));
    RONDE_TRY(write_arm(folder, "choice.json", day, RONDE_ARM_CHOICE, error));
    RONDE_TRY(write_csv(folder, "clients.csv", day, ronde_day_clients_csv, error));
    RONDE_TRY(write_csv(folder, "staff.csv", day, ronde_day_staff_csv, error));
    return write_parameters(folder, &options->parameters, error);
}

ronde_status ronde_day_files_write(const char *folder,
                                   const char *map_path,
                                   const ronde_day_options *options,
                                   ronde_error *error)
{
    ronde_map *map = NULL;
    RONDE_TRY(ronde_map_open(&map, map_path, error));
    ronde_address *homes = NULL;
    ronde_drawn_day *day = NULL;
    int32_t count = ronde_day_addresses(options);
    ronde_status status = ronde_homes_draw(&homes, map, options->seed, count, error);
    if (status == RONDE_OK) {
        status = ronde_day_draw(&day, options, homes, count, error);
    }
    if (status == RONDE_OK) {
        status = write_all(folder, day, options, error);
    }
    ronde_day_free(day);
    ronde_free(homes);
    ronde_map_free(map);
    return status;
}

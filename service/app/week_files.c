/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/week_files.h"

#include "instances/base/file.h"
#include "service/app/drawn_files.h"
#include "service/app/homes.h"
#include "service/app/pipeline.h"

static ronde_status follow(ronde_drawn_week *week,
                           const ronde_earlier_week *earlier,
                           ronde_faults *faults,
                           ronde_error *error)
{
    if (earlier->plan_path == NULL) {
        return RONDE_OK;
    }
    const ronde_input_options any = {0};
    ronde_instance *before = NULL;
    ronde_plan plan = {0};
    ronde_status status = ronde_input_read(&before, earlier->instance_path, &any, faults, error);
    if (status == RONDE_OK) {
        status = ronde_plan_load(&plan, earlier->plan_path, before, faults, error);
    }
    if (status == RONDE_OK && !ronde_week_follow(week, before, &plan)) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the earlier week");
    }
    ronde_plan_clear(&plan);
    ronde_instance_free(before);
    return status;
}

static ronde_status write_all(const char *folder,
                              const ronde_drawn_week *week,
                              const ronde_week_options *options,
                              ronde_error *error)
{
    ronde_instance *instance = NULL;
    ronde_text parameters = {0};
    RONDE_TRY(ronde_folder_make(folder, error));
    RONDE_TRY(ronde_week_build(&instance, week, error));
    ronde_status status = ronde_drawn_instance_write(folder, "instance.json", instance, error);
    ronde_instance_free(instance);
    if (status == RONDE_OK) {
        ronde_drawn_parameters_append(&parameters, ronde_week_parameter_table, &options->week);
        ronde_drawn_parameters_append(&parameters, ronde_day_parameter_table, &options->day);
        status = ronde_drawn_text_write(folder, "parameters.tsv", &parameters, error);
    }
    ronde_text_clear(&parameters);
    return status;
}

ronde_status ronde_week_files_write(const char *folder,
                                    const char *map_path,
                                    const ronde_week_options *options,
                                    const ronde_earlier_week *earlier,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    ronde_map *map = NULL;
    RONDE_TRY(ronde_map_open(&map, map_path, error));
    ronde_address *homes = NULL;
    ronde_drawn_week *week = NULL;
    int32_t count = ronde_week_addresses(options);
    ronde_status status = ronde_homes_draw(&homes, map, options->seed, count, error);
    if (status == RONDE_OK) {
        status = ronde_week_draw(&week, options, homes, count, error);
    }
    if (status == RONDE_OK) {
        status = follow(week, earlier, faults, error);
    }
    if (status == RONDE_OK) {
        status = write_all(folder, week, options, error);
    }
    ronde_week_free(week);
    ronde_free(homes);
    ronde_map_free(map);
    return status;
}

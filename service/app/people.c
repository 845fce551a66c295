/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/people.h"

#include "service/app/homes.h"
#include "service/app/import_contents.h"

static ronde_status
draw(ronde_population **out, const ronde_people_request *request, ronde_error *error)
{
    ronde_map *map = NULL;
    ronde_address *homes = NULL;
    int32_t count = ronde_population_addresses(&request->options);
    RONDE_TRY(ronde_map_open(&map, request->map, error));
    ronde_status status = ronde_homes_draw(&homes, map, request->options.seed, count, error);
    if (status == RONDE_OK) {
        status = ronde_population_draw(out, &request->options, homes, count, error);
    }
    ronde_free(homes);
    ronde_map_free(map);
    return status;
}

ronde_status ronde_people_open(ronde_population **out,
                               const ronde_people_request *request,
                               ronde_csv_report *report,
                               ronde_error *error)
{
    if (request->clients == NULL && request->staff == NULL) {
        return draw(out, request, error);
    }
    const ronde_import_request files = {.clients = request->clients,
                                        .staff = request->staff,
                                        .columns = request->columns,
                                        .map = request->map};
    ronde_import_contents contents = {0};
    ronde_status status = ronde_import_contents_read(&contents, &files, error);
    if (status == RONDE_OK) {
        ronde_csv_import_options import = ronde_csv_import_defaults();
        import.overrides = &contents.overrides;
        import.world = ronde_import_world_hooks(contents.world);
        status = ronde_csv_population_read(
            out, report, request->clients != NULL ? &contents.clients : NULL,
            request->staff != NULL ? &contents.staff : NULL, &import, &request->options, error);
    }
    ronde_import_contents_clear(&contents);
    return status;
}

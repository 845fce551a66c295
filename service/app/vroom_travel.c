/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/vroom_travel.h"

#include "instances/model/builder.h"
#include "service/app/travel.h"

/* An instance of nothing but the locations and one way to travel between them. */
static ronde_status make_locations(ronde_instance **out,
                                   const ronde_vroom *request,
                                   const char *profile,
                                   ronde_faults *faults,
                                   ronde_error *error)
{
    const char *first = NULL;
    ronde_builder *builder = ronde_builder_new();
    if (builder == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the locations");
    }
    for (size_t i = 0; i < ronde_vroom_location_count(request); i++) {
        ronde_place_spec place = {.where = "", .has_position = true};
        place.id = ronde_vroom_location(request, i, &place.lon, &place.lat);
        first = first != NULL ? first : place.id;
        ronde_builder_place(builder, &place);
    }
    ronde_builder_header(builder, &(ronde_header_spec){.name = "locations"});
    ronde_builder_resource(builder,
                           &(ronde_resource_spec){.where = "", .id = "one", .profile = profile});
    ronde_builder_shift(
        builder,
        &(ronde_shift_spec){
            .where = "", .id = "one", .resource = "one", .start_place = first, .latest = 1});
    ronde_status status = ronde_builder_finish(out, builder, faults, error);
    ronde_builder_free(builder);
    return status;
}

ronde_status ronde_vroom_travel_supply(ronde_vroom *request,
                                       const char *map_path,
                                       ronde_faults *faults,
                                       ronde_error *error)
{
    const char *profile = NULL;
    while ((profile = ronde_vroom_lacking(request, 0)) != NULL) {
        ronde_instance *locations = NULL;
        if (map_path == NULL) {
            return ronde_fail(error, RONDE_EINPUT, "",
                              "the request has no matrices for profile %s; give them, or "
                              "--map TOWN.rmap",
                              profile);
        }
        RONDE_TRY(
            make_locations(&locations, request, ronde_vroom_map_profile(profile), faults, error));
        ronde_status status = ronde_travel_attach(locations, map_path, faults, error);
        if (status == RONDE_OK) {
            status = ronde_vroom_supply(request, 0, &locations->profiles[0].matrix, error);
        }
        ronde_instance_free(locations);
        if (status != RONDE_OK) {
            return status;
        }
    }
    return RONDE_OK;
}

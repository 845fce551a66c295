/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/project.h"

#include "instances/base/alloc.h"

#include <proj.h>

#include <math.h>
#include <stdio.h>

struct ronde_projector {
    PJ_CONTEXT *context;
    PJ *transformation; /* forward: lon, lat in degrees to x, y in metres */
    int32_t epsg;
};

enum { utm_north = 32600, utm_south = 32700, utm_zones = 60, degrees_per_zone = 6 };

/* Where RD New is defined (EPSG area of use, onshore Netherlands, with some room). */
static const double rd_west = 3.2;
static const double rd_east = 7.3;
static const double rd_south = 50.7;
static const double rd_north = 53.7;

int32_t ronde_project_choose(double west, double south, double east, double north)
{
    if (west >= rd_west && east <= rd_east && south >= rd_south && north <= rd_north) {
        return RONDE_EPSG_RD;
    }
    const double zone = floor(((west + east) / 2 + 180) / degrees_per_zone) + 1;
    const int32_t number = !(zone >= 1) ? 1 : zone > utm_zones ? utm_zones : (int32_t)zone;
    return (south + north < 0 ? utm_south : utm_north) + number;
}

bool ronde_project_is_known(int32_t epsg)
{
    return epsg == RONDE_EPSG_RD || (epsg > utm_north && epsg <= utm_north + utm_zones) ||
           (epsg > utm_south && epsg <= utm_south + utm_zones);
}

ronde_status ronde_projector_new(ronde_projector **out, int32_t epsg, ronde_error *error)
{
    if (!ronde_project_is_known(epsg)) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "coordinate system EPSG:%d is not known; allowed are 28992 and UTM zones",
                          epsg);
    }
    ronde_projector *projector = ronde_alloc_zero(1, sizeof *projector);
    if (projector == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the map projection");
    }
    char target[32];
    (void)snprintf(target, sizeof target, "EPSG:%d", epsg);
    PJ *authority = NULL;
    projector->epsg = epsg;
    projector->context = proj_context_create();
    if (projector->context != NULL) {
        (void)proj_context_set_enable_network(projector->context, 0);
        proj_log_level(projector->context, PJ_LOG_NONE);
        authority = proj_create_crs_to_crs(projector->context, "EPSG:4326", target, NULL);
    }
    if (authority != NULL) { /* the authority's axis order is lat, lon: we use lon, lat */
        projector->transformation = proj_normalize_for_visualization(projector->context, authority);
        proj_destroy(authority);
    }
    if (projector->transformation == NULL) {
        ronde_projector_free(projector);
        return ronde_fail(error, RONDE_EIO, NULL,
                          "the PROJ library cannot make EPSG:%d; is its database (package "
                          "proj-data, file proj.db) installed?",
                          epsg);
    }
    *out = projector;
    return RONDE_OK;
}

void ronde_projector_free(ronde_projector *projector)
{
    if (projector != NULL) {
        proj_destroy(projector->transformation);
        proj_context_destroy(projector->context);
        ronde_free(projector);
    }
}

static bool transform(ronde_projector *projector, PJ_DIRECTION direction, double *one, double *two)
{
    if (!isfinite(*one) || !isfinite(*two)) {
        return false;
    }
    const PJ_COORD moved =
        proj_trans(projector->transformation, direction, proj_coord(*one, *two, 0, HUGE_VAL));
    *one = moved.xy.x;
    *two = moved.xy.y;
    return isfinite(moved.xy.x) && isfinite(moved.xy.y);
}

bool ronde_project_forward(ronde_projector *projector, double lon, double lat, double *x, double *y)
{
    *x = lon;
    *y = lat;
    return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 &&
           transform(projector, PJ_FWD, x, y);
}

bool ronde_project_inverse(ronde_projector *projector, double x, double y, double *lon, double *lat)
{
    if (projector->epsg == RONDE_EPSG_RD && !(x >= 7e3 && x <= 3e5 && y >= 289e3 && y <= 629e3)) {
        return false;
    }
    *lon = x;
    *lat = y;
    return transform(projector, PJ_INV, lon, lat);
}

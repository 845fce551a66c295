/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/svg_map.h"

#include "instances/base/alloc.h"
#include "instances/model/reason.h"
#include "service/report/svg_board.h"

#include <math.h>
#include <stdlib.h>

enum { map_width = 1000, margin = 12 };

/* Degrees to picture units: local equirectangular, exact enough for a town. */
typedef struct picture {
    double west, north;      /* degrees */
    double per_lon, per_lat; /* units a degree */
    int width, height;
    bool dutch;
} picture;

typedef struct frame {
    double west, south, east, north;
} frame;

static void widen(frame *at, double lon, double lat)
{
    at->west = lon < at->west ? lon : at->west;
    at->east = lon > at->east ? lon : at->east;
    at->south = lat < at->south ? lat : at->south;
    at->north = lat > at->north ? lat : at->north;
}

/* Shows the places of the day with some room around them. */
static picture picture_of(const ronde_day *day)
{
    frame around = {180, 90, -180, -90};
    for (size_t i = 0; i < day->plan->stops.count; i++) {
        int32_t index = day->plan->stops.items[i].place;
        const ronde_place *place = index != RONDE_NONE ? &day->instance->places[index] : NULL;
        if (place != NULL && isfinite(place->lon) && isfinite(place->lat)) {
            widen(&around, place->lon, place->lat);
        }
    }
    double shrink = cos((around.north + around.south) / 2 * 3.14159265358979 / 180);
    double spread = fmax((around.east - around.west) * shrink, around.north - around.south);
    spread = fmax(spread, 0.002);
    picture made = {.width = map_width};
    double pad_lat = spread * 0.03;
    double span_lon = around.east - around.west + 2 * pad_lat / shrink;
    made.west = around.west - pad_lat / shrink;
    made.north = around.north + pad_lat;
    made.per_lon = (map_width - 2 * margin) / span_lon;
    made.per_lat = made.per_lon / shrink;
    made.height =
        2 * margin + (int)((around.north - around.south + 2 * pad_lat) * made.per_lat + 0.5);
    return made;
}

/* Tenths of a unit: whole numbers keep the page small. */
static int32_t x_of(const picture *of, double lon)
{
    return (int32_t)lround((margin + (lon - of->west) * of->per_lon) * 10);
}

static int32_t y_of(const picture *of, double lat)
{
    return (int32_t)lround((margin + (of->north - lat) * of->per_lat) * 10);
}

/* A pen that draws relative lines and leaves out steps too small to see. */
typedef struct pen {
    ronde_text *out;
    const picture *of;
    int32_t x, y;
    bool down;
} pen;

static void pen_to(pen *at, double lon, double lat, bool last)
{
    int32_t x = x_of(at->of, lon);
    int32_t y = y_of(at->of, lat);
    if (!at->down) {
        ronde_text_printf(at->out, "M%d %dl", (int)x, (int)y);
    } else if (!last && abs(x - at->x) + abs(y - at->y) < 12) {
        return;
    } else {
        ronde_text_printf(at->out, "%d %d ", (int)(x - at->x), (int)(y - at->y));
    }
    at->x = x;
    at->y = y;
    at->down = true;
}

static bool is_inside(const picture *of, int32_t lon_e7, int32_t lat_e7)
{
    int32_t x = x_of(of, lon_e7 / 1e7);
    int32_t y = y_of(of, lat_e7 / 1e7);
    return x >= 0 && y >= 0 && x <= of->width * 10 && y <= of->height * 10;
}

/* The roads that a helper may meet; class: with cars or without. */
static void draw_roads(ronde_text *out, const picture *of, const ronde_map *map, bool with_cars)
{
    const ronde_road_graph *graph = ronde_map_graph(map);
    int32_t car = ronde_map_find_profile(map, "car");
    ronde_text_printf(out, "<path class=\"%s\" d=\"", with_cars ? "road" : "way");
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const ronde_road_edge *road = &graph->edges[edge];
        const ronde_road_point *points = &graph->points[road->first_point];
        bool drives = car == RONDE_NONE || ronde_road_graph_is_usable(graph, car, edge);
        if (drives != with_cars || !is_inside(of, points[0].lon_e7, points[0].lat_e7)) {
            continue;
        }
        pen at = {.out = out, .of = of};
        for (uint32_t i = 0; i < road->point_count; i++) {
            pen_to(&at, points[i].lon_e7 / 1e7, points[i].lat_e7 / 1e7, i + 1 == road->point_count);
        }
    }
    ronde_text_append(out, "\"/>\n");
}

static bool has_position(const ronde_place *place)
{
    return isfinite(place->lon) && isfinite(place->lat);
}

static ronde_map_point point_of(const ronde_place *place)
{
    return (ronde_map_point){(int32_t)lround(place->lon * 1e7), (int32_t)lround(place->lat * 1e7)};
}

/* Where the places of a day are on the roads of one profile, found once for all legs. */
typedef struct snapped_day {
    const ronde_day *day;
    const ronde_map *map;
    int32_t map_profile;
    ronde_snap *snaps; /* by place; without meaning for a place that has no position */
} snapped_day;

static ronde_status snap_places(snapped_day *at, ronde_error *error)
{
    const ronde_instance *instance = at->day->instance;
    size_t count = (size_t)instance->place_count;
    ronde_map_bounds bounds = ronde_map_bounds_of(at->map);
    ronde_map_point *points = ronde_alloc_zero(count, sizeof *points);
    at->snaps = ronde_alloc_zero(count, sizeof *at->snaps);
    ronde_status status = points != NULL && at->snaps != NULL
                              ? RONDE_OK
                              : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a map");
    for (size_t i = 0; i < count && status == RONDE_OK; i++) {
        const ronde_place *place = &instance->places[i];
        points[i] = has_position(place) ? point_of(place)
                                        : (ronde_map_point){bounds.west_e7, bounds.south_e7};
    }
    if (status == RONDE_OK) {
        status = ronde_map_snap(at->map, at->map_profile, points, count, at->snaps, error);
    }
    ronde_free(points);
    return status;
}

/* One leg along the roads; nothing where there is no way. */
static ronde_status
draw_leg(pen *at, const snapped_day *snapped, int32_t from, int32_t to, ronde_error *error)
{
    ronde_path path = {0};
    ronde_status status =
        ronde_path_find(&path, ronde_map_graph(snapped->map), snapped->map_profile,
                        snapped->snaps[from].place, snapped->snaps[to].place, error);
    for (size_t i = 0; status == RONDE_OK && i < path.points.count; i++) {
        pen_to(at, path.points.items[i].lon_e7 / 1e7, path.points.items[i].lat_e7 / 1e7,
               i + 1 == path.points.count);
    }
    ronde_path_clear(&path);
    return status;
}

static ronde_status draw_route(ronde_text *out,
                               const snapped_day *snapped,
                               const picture *of,
                               size_t index,
                               ronde_error *error)
{
    const ronde_instance *instance = snapped->day->instance;
    const ronde_route *route = &snapped->day->plan->routes.items[index];
    const ronde_stop *stops = &snapped->day->plan->stops.items[route->first_stop];
    const ronde_resource *resource = &instance->resources[instance->shifts[route->shift].resource];
    pen at = {.out = out, .of = of};
    ronde_text_printf(out, "<path class=\"round\" stroke=\"%s\" d=\"", ronde_route_colour(index));
    for (size_t i = 1; i < route->stop_count; i++) {
        int32_t from = stops[i - 1].place;
        int32_t to = stops[i].place;
        if (from != to && from != RONDE_NONE && to != RONDE_NONE &&
            has_position(&instance->places[from]) && has_position(&instance->places[to])) {
            RONDE_TRY(draw_leg(&at, snapped, from, to, error));
        }
    }
    ronde_text_append(out, "\"><title>");
    ronde_text_append_html(out, ronde_label_in(resource->label, of->dutch).text);
    ronde_text_append(out, "</title></path>\n");
    return RONDE_OK;
}

/* All routes that travel by one profile. */
static ronde_status draw_profile(ronde_text *out,
                                 const ronde_day *day,
                                 const picture *of,
                                 const ronde_map *map,
                                 int32_t profile,
                                 ronde_error *error)
{
    const ronde_instance *instance = day->instance;
    snapped_day snapped = {.day = day,
                           .map = map,
                           .map_profile =
                               ronde_map_find_profile(map, instance->profiles[profile].name)};
    if (snapped.map_profile == RONDE_NONE) {
        return RONDE_OK;
    }
    ronde_status status = snap_places(&snapped, error);
    for (size_t i = 0; i < day->plan->routes.count && status == RONDE_OK; i++) {
        int32_t resource = instance->shifts[day->plan->routes.items[i].shift].resource;
        if (instance->resources[resource].profile == profile) {
            status = draw_route(out, &snapped, of, i, error);
        }
    }
    ronde_free(snapped.snaps);
    return status;
}

static void draw_stop_mark(
    ronde_text *out, const ronde_day *day, const picture *of, size_t route, size_t stop_index)
{
    const ronde_stop *stop =
        &day->plan->stops.items[day->plan->routes.items[route].first_stop + stop_index];
    const ronde_place *place = &day->instance->places[stop->place];
    if (stop->kind == RONDE_STOP_BREAK || stop->kind == RONDE_STOP_END || !has_position(place)) {
        return;
    }
    double x = x_of(of, place->lon) / 10.0;
    double y = y_of(of, place->lat) / 10.0;
    const char *colour = ronde_route_colour(route);
    if (stop->kind == RONDE_STOP_START) {
        ronde_text_printf(out,
                          "<rect x=\"%.1f\" y=\"%.1f\" width=\"9\" height=\"9\" fill=\"#fff\" "
                          "stroke=\"%s\" stroke-width=\"2\">",
                          x - 4.5, y - 4.5, colour);
    } else if (ronde_is_return_visit(day->plan, route, stop_index)) {
        ronde_text_printf(out,
                          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"8\" fill=\"none\" stroke=\"#111\" "
                          "stroke-width=\"2\">",
                          x, y);
    } else {
        ronde_text_printf(out,
                          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\" stroke=\"#fff\">",
                          x, y, colour);
    }
    ronde_text_append(out, "<title>");
    ronde_text_append_html(out, ronde_label_in(place->label, of->dutch).text);
    ronde_text_printf(out, "</title></%s>\n", stop->kind == RONDE_STOP_START ? "rect" : "circle");
}

ronde_status ronde_svg_map(ronde_text *out,
                           const ronde_day *day,
                           const ronde_map *map,
                           ronde_language language,
                           ronde_error *error)
{
    picture of = picture_of(day);
    of.dutch = language == RONDE_DUTCH;
    ronde_text_printf(out,
                      "<svg class=\"map\" role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\">\n"
                      "<g transform=\"scale(.1)\">\n",
                      of.width, of.height, ronde_word_in(language, RONDE_WORD_MAP));
    draw_roads(out, &of, map, false);
    draw_roads(out, &of, map, true);
    for (int32_t i = 0; i < day->instance->profile_count; i++) {
        RONDE_TRY(draw_profile(out, day, &of, map, i, error));
    }
    ronde_text_append(out, "</g>\n");
    for (size_t i = 0; i < day->plan->routes.count; i++) {
        if (day->figures->routes[i].visits == 0) {
            continue;
        }
        for (size_t k = 0; k < day->plan->routes.items[i].stop_count; k++) {
            draw_stop_mark(out, day, &of, i, k);
        }
    }
    ronde_text_append(out, "</svg>\n");
    return ronde_text_check(out, error);
}

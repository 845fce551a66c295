/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/svg.h"

#include <math.h>

enum { margin = 40, smallest = 6, largest = 32, hidden_radius = 8 };

typedef struct bounds {
    double west, east, south, north;
} bounds;

static bool has_bounds(bounds *out, const ronde_document_rounds *rounds)
{
    bool any = false;
    for (size_t i = 0; i < rounds->area_count; i++) {
        const ronde_document_area *area = &rounds->areas[i];
        if (!area->has_place) {
            continue;
        }
        out->west = any ? fmin(out->west, area->lon) : area->lon;
        out->east = any ? fmax(out->east, area->lon) : area->lon;
        out->south = any ? fmin(out->south, area->lat) : area->lat;
        out->north = any ? fmax(out->north, area->lat) : area->lat;
        any = true;
    }
    return any;
}

/* Pixels of a degree of latitude, and of longitude at that latitude; a town is flat enough. */
typedef struct projection {
    bounds of;
    double of_lon, of_lat;
    int height;
} projection;

static projection project(bounds of)
{
    enum { most_height = 420 };
    static const double degree = 0.017453292519943295;
    const double width = RONDE_SVG_WIDTH - 2 * margin;
    const double flat = cos((of.south + of.north) / 2 * degree);
    const double tiny = 1e-6; /* of one area alone */
    double of_lat = fmin(width / fmax((of.east - of.west) * flat, tiny),
                         (most_height - 2 * margin) / fmax(of.north - of.south, tiny));
    return (projection){.of = of,
                        .of_lon = of_lat * flat,
                        .of_lat = of_lat,
                        .height = 2 * margin + (int)lround((of.north - of.south) * of_lat)};
}

/* The surface, not the radius, is what is freed. */
static int radius_of(const ronde_document_area *area, size_t arm, int64_t most)
{
    double share = most > 0 ? (double)area->freed_week[arm] / (double)most : 0;
    int radius = (int)lround(largest * sqrt(fmax(share, 0)));
    return radius > smallest ? radius : smallest;
}

static void put_circle(ronde_study_page *page, const char *class_name, int x, int y, int radius)
{
    ronde_text_printf(page->out, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
                      class_name, x, y, radius);
}

void ronde_svg_areas(ronde_study_page *page, const ronde_document_rounds *rounds, size_t arm)
{
    bounds around = {0};
    if (!has_bounds(&around, rounds)) {
        return;
    }
    int64_t most = 0;
    for (size_t i = 0; i < rounds->area_count; i++) {
        int64_t freed = rounds->areas[i].freed_week[arm];
        most = freed > most ? freed : most;
    }
    const projection map = project(around);
    ronde_svg_open(page, map.height,
                   ronde_sentence_in(page->language, RONDE_SENTENCE_AREAS_PICTURE));
    for (size_t i = 0; i < rounds->area_count; i++) {
        const ronde_document_area *area = &rounds->areas[i];
        if (!area->has_place) {
            continue;
        }
        int x = margin + (int)lround((area->lon - map.of.west) * map.of_lon);
        int y = margin + (int)lround((map.of.north - area->lat) * map.of_lat);
        put_circle(page, area->hidden ? "hidden" : "area", x, y,
                   area->hidden ? hidden_radius : radius_of(area, arm, most));
        ronde_svg_text(page, "n c", x, y + 4, ronde_page_count((long long)i + 1).text);
    }
    ronde_svg_close(page);
}

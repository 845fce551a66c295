/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SKETCH_MAP_H
#define RONDE_TESTS_SUPPORT_SKETCH_MAP_H

#include "maps/graph/road_graph.h"
#include "maps/osm/osm_data.h"
#include "maps/osm/profile.h"

/** A town of a few streets, drawn as text. Points are capital letters; - and | join them; a
 *  character is 100 m wide, a line 100 m high, north is up. The roads follow, one a line: the
 *  letters along it and its tags (a line with a single letter gives tags to that point):
 *
 *      sketch_map_init(&town, "A--B--C\n"
 *                             "   |   \n"
 *                             "   D   ",
 *                             "ABC highway=residential oneway=yes\n"
 *                             "BD highway=footway\n"
 *                             "B barrier=bollard\n");
 *
 *  A road along letters that the drawing does not join fails the test. */
typedef struct sketch_map {
    ronde_osm_data data;
    ronde_road_graph graph; /* profiles bike, ebike, foot, car, van, minibus */
    int32_t lon_e7[26], lat_e7[26];
} sketch_map;

void sketch_map_init(sketch_map *map, const char *drawing, const char *roads);
void sketch_map_clear(sketch_map *map);
/** Seconds or metres of the fastest way between two letters, RONDE_NO_WAY without one. */
int32_t sketch_map_seconds(const sketch_map *map, const char *profile, char from, char to);
int32_t sketch_map_metres(const sketch_map *map, const char *profile, char from, char to);

#endif

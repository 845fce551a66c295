/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/sketch_map.h"

#include "instances/base/array.h"
#include "maps/graph/build.h"
#include "maps/graph/snap.h"
#include "maps/route/table.h"
#include "tests/support/ckx.h"
#include "tests/support/tags_of.h"

#include <string.h>

/* 100 m at 52.2 degrees north: the series of ronde_road_length_mm gives 111,267 m per degree of
 * latitude and 68,364 m per degree of longitude there. */
enum { lat_step = 8987, lon_step = 14628, west = 68000000, north = 522000000 };
enum { widest = 80, highest = 40, most_ends = 64 };

typedef struct sketch_canvas {
    char cells[highest][widest];
    int row[26], column[26]; /* of the letters; row -1 where a letter is not drawn */
} sketch_canvas;

static void read_canvas(sketch_canvas *canvas, const char *drawing)
{
    memset(canvas->cells, ' ', sizeof canvas->cells);
    for (int i = 0; i < 26; i++) {
        canvas->row[i] = -1;
        canvas->column[i] = 0;
    }
    int row = 0;
    int column = 0;
    for (const char *at = drawing; *at != '\0'; at++) {
        if (*at == '\n') {
            row++;
            column = 0;
            continue;
        }
        ck_assert(row < highest && column < widest);
        canvas->cells[row][column] = *at;
        if (*at >= 'A' && *at <= 'Z') {
            canvas->row[*at - 'A'] = row;
            canvas->column[*at - 'A'] = column;
        }
        column++;
    }
}

static int sign_of(int value)
{
    return (value > 0) - (value < 0);
}

static void check_joined(const sketch_canvas *canvas, char one, char other)
{
    const int down = canvas->row[other - 'A'] - canvas->row[one - 'A'];
    const int right = canvas->column[other - 'A'] - canvas->column[one - 'A'];
    ck_assert_msg((down == 0) != (right == 0), "%c and %c are not in one line", one, other);
    const char line = down == 0 ? '-' : '|';
    int row = canvas->row[one - 'A'] + sign_of(down);
    int column = canvas->column[one - 'A'] + sign_of(right);
    while (row != canvas->row[other - 'A'] || column != canvas->column[other - 'A']) {
        ck_assert_msg(canvas->cells[row][column] == line, "%c and %c are not joined", one, other);
        row += sign_of(down);
        column += sign_of(right);
    }
}

/* Adds the ways, or in its turn the tags of the points. */
static void
read_roads(sketch_map *map, const sketch_canvas *canvas, const char *roads, bool is_points_turn)
{
    ronde_error error = {0};
    char *copy = ronde_text_copy(roads);
    char *rest = NULL;
    int64_t id = 1;
    for (char *line = strtok_r(copy, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        const size_t letters = strcspn(line, " ");
        int64_t ids[64];
        ck_assert(letters > 0 && letters < 64);
        for (size_t i = 0; i < letters; i++) {
            ck_assert_msg(line[i] >= 'A' && line[i] <= 'Z' && canvas->row[line[i] - 'A'] >= 0,
                          "'%c' is not drawn", line[i]);
            ids[i] = (unsigned char)line[i];
        }
        const ronde_osm_tags tags = tags_of(line + letters);
        if (letters == 1 && is_points_turn) {
            const int32_t node = ronde_osm_data_find_node(&map->data, ids[0]);
            ck_assert_int_ne(node, RONDE_NONE);
            ck_assert_ok(ronde_osm_data_place(&map->data, node, map->lon_e7[line[0] - 'A'],
                                              map->lat_e7[line[0] - 'A'], &tags, &error));
        } else if (letters > 1 && !is_points_turn) {
            for (size_t i = 1; i < letters; i++) {
                check_joined(canvas, line[i - 1], line[i]);
            }
            ck_assert_ok(
                ronde_osm_data_add_way(&map->data, id++, ids, (uint32_t)letters, &tags, &error));
        }
    }
    ronde_free(copy);
}

void sketch_map_init(sketch_map *map, const char *drawing, const char *roads)
{
    ronde_error error = {0};
    sketch_canvas canvas;
    memset(map, 0, sizeof *map);
    read_canvas(&canvas, drawing);
    read_roads(map, &canvas, roads, false);
    ck_assert_ok(ronde_osm_data_index(&map->data, &error));
    const ronde_osm_tags none = {{NULL}};
    for (int i = 0; i < 26; i++) {
        map->lon_e7[i] = west + canvas.column[i] * lon_step;
        map->lat_e7[i] = north - canvas.row[i] * lat_step;
        const int32_t node = ronde_osm_data_find_node(&map->data, 'A' + i);
        if (node != RONDE_NONE) {
            ck_assert_ok(ronde_osm_data_place(&map->data, node, map->lon_e7[i], map->lat_e7[i],
                                              &none, &error));
        }
    }
    read_roads(map, &canvas, roads, true);
    ronde_travel_profile profiles[RONDE_PROFILE_COUNT];
    for (int i = 0; i < RONDE_PROFILE_COUNT; i++) {
        profiles[i] = (ronde_travel_profile)i;
    }
    ck_assert_ok(ronde_build_graph(&map->graph, &map->data, profiles, RONDE_PROFILE_COUNT, &error));
}

void sketch_map_clear(sketch_map *map)
{
    ronde_road_graph_clear(&map->graph);
    ronde_osm_data_clear(&map->data);
}

/* All places on edges that the profile travels in some direction and that lie at the letter. */
static size_t
places_at(const sketch_map *map, int32_t profile, char letter, ronde_road_place *places)
{
    size_t count = 0;
    const ronde_road_graph *graph = &map->graph;
    const ronde_road_profile *times = &graph->profiles[profile];
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const ronde_road_edge *road = &graph->edges[edge];
        const ronde_road_point *points = &graph->points[road->first_point];
        int64_t offset = 0;
        if (times->drive_ms[0][edge] == ronde_road_closed &&
            times->drive_ms[1][edge] == ronde_road_closed) {
            continue;
        }
        for (uint32_t i = 0; i < road->point_count; i++) {
            offset += i == 0 ? 0
                             : ronde_road_length_mm(points[i - 1].lon_e7, points[i - 1].lat_e7,
                                                    points[i].lon_e7, points[i].lat_e7);
            if (points[i].lon_e7 == map->lon_e7[letter - 'A'] &&
                points[i].lat_e7 == map->lat_e7[letter - 'A']) {
                ck_assert_uint_lt(count, most_ends);
                places[count++] = (ronde_road_place){.edge = edge, .offset_mm = (uint32_t)offset};
            }
        }
    }
    return count;
}

static int32_t smallest(const sketch_map *map, const char *name, char from, char to, bool is_time)
{
    ronde_error error = {0};
    ronde_road_place sources[most_ends];
    ronde_road_place targets[most_ends];
    static int32_t table[most_ends * most_ends];
    static int32_t lengths[most_ends * most_ends];
    const int32_t profile = ronde_road_graph_find_profile(&map->graph, name);
    ck_assert_int_ne(profile, RONDE_NONE);
    const size_t source_count = places_at(map, profile, from, sources);
    const size_t target_count = places_at(map, profile, to, targets);
    ck_assert_ok(
        ronde_table_compute(&map->graph, profile, (ronde_road_places){sources, source_count},
                            (ronde_road_places){targets, target_count}, table, lengths, &error));
    int32_t best = RONDE_NO_WAY;
    int32_t best_length = RONDE_NO_WAY;
    for (size_t i = 0; i < source_count * target_count; i++) {
        if (table[i] < best) {
            best = table[i];
            best_length = lengths[i];
        }
    }
    return is_time ? best : best_length;
}

int32_t sketch_map_seconds(const sketch_map *map, const char *profile, char from, char to)
{
    return smallest(map, profile, from, to, true);
}

int32_t sketch_map_metres(const sketch_map *map, const char *profile, char from, char to)
{
    return smallest(map, profile, from, to, false);
}

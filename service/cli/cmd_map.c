/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde map build | info | table | route */
#include "instances/base/alloc.h"
#include "instances/base/file.h"
#include "maps/map.h"
#include "service/cli/args.h"
#include "service/cli/cli.h"
#include "service/cli/map_points.h"
#include "service/cli/output.h"

#include <string.h>

/* A point farther from its road than this is worth a word. */
enum { far_m = 500, most_points = 30000 };

static int finish(const ronde_cli *cli, ronde_status status, const ronde_error *error)
{
    ronde_cli_progress_end(cli);
    return ronde_cli_finish(cli, status, error, NULL);
}

/* --- build ------------------------------------------------------------------------------------ */

static int map_build(const ronde_cli *cli, int argc, char **argv)
{
    const char *extract = NULL;
    const char *output = NULL;
    const char *profiles = NULL;
    const ronde_option options[] = {
        RONDE_TEXT_REQUIRED("output", 'o', &output, "TOWN.rmap", "The map file to write."),
        RONDE_TEXT("profiles", 0, &profiles, "LIST",
                   "Of bike, ebike, foot, car, van, minibus, separated by commas (default: all)."),
    };
    const ronde_positional positionals[] = {
        {.name = "EXTRACT", .text = &extract, .help = ".osm.pbf, .osm, .osm.gz or .osm.bz2"}};
    const ronde_usage usage = {.command = "ronde map build",
                               .summary = "Make a map file from an OpenStreetMap extract.",
                               RONDE_TABLE(options),
                               RONDE_TABLE(positionals),
                               .notes = "Example: ronde map build twente.osm.pbf -o twente.rmap\n"
                                        "The map holds data of OpenStreetMap contributors, ODbL "
                                        "1.0: say so where you show it."};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_error error = {0};
    ronde_map *map = NULL;
    ronde_cli_progress(cli, "reading %s", extract);
    ronde_status status = ronde_map_build(&map, extract, profiles, &error);
    if (status == RONDE_OK) {
        ronde_cli_progress(cli, "writing %s", output);
        status = ronde_map_write(map, output, &error);
    }
    ronde_map_free(map);
    return finish(cli, status, &error);
}

/* --- info ------------------------------------------------------------------------------------- */

static double kilometres_of(const ronde_road_graph *graph, int32_t profile)
{
    double metres = 0;
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        if (ronde_road_graph_is_usable(graph, profile, edge)) {
            metres += graph->edges[edge].length_mm / 1e3;
        }
    }
    return metres / 1e3;
}

static int32_t strong_nodes_of(const ronde_road_graph *graph, int32_t profile)
{
    int32_t count = 0;
    for (int32_t node = 0; node < graph->node_count; node++) {
        count += (graph->strong[node] >> (unsigned)profile) & 1;
    }
    return count;
}

static double residential_km_of(const ronde_map *map, int32_t profile)
{
    double metres = 0;
    ronde_map_street street = {.edge = RONDE_NONE};
    while (ronde_map_next_street(map, profile, street.edge, &street)) {
        metres += street.length_m;
    }
    return metres / 1e3;
}

static void print_info(FILE *out, const ronde_map *map)
{
    const ronde_road_graph *graph = ronde_map_graph(map);
    const ronde_map_bounds bounds = ronde_map_bounds_of(map);
    fprintf(out, "bounds       %.7f %.7f %.7f %.7f  (west south east north)\n",
            bounds.west_e7 / 1e7, bounds.south_e7 / 1e7, bounds.east_e7 / 1e7,
            bounds.north_e7 / 1e7);
    fprintf(out, "projection   EPSG:%d\n", graph->epsg);
    fprintf(out, "junctions    %d\nroads        %d\npoints       %u\nstreet names %d\n",
            graph->node_count, graph->edge_count, graph->point_count, graph->name_count);
    fprintf(out, "\n%-9s %12s %12s %16s\n", "profile", "junctions", "usable km", "residential km");
    for (int32_t profile = 0; profile < ronde_map_profile_count(map); profile++) {
        fprintf(out, "%-9s %12d %12.1f %16.1f\n", ronde_map_profile_name(map, profile),
                strong_nodes_of(graph, profile), kilometres_of(graph, profile),
                residential_km_of(map, profile));
    }
    const char *credit = ronde_map_credit(map);
    fprintf(out, "\n%s\n",
            credit[0] != '\0' ? credit : "an invented town: no data of OpenStreetMap");
}

static void print_info_json(FILE *out, const ronde_map *map)
{
    const ronde_road_graph *graph = ronde_map_graph(map);
    const ronde_map_bounds bounds = ronde_map_bounds_of(map);
    fprintf(out,
            "{\"bounds\":[%.7f,%.7f,%.7f,%.7f],\"epsg\":%d,\"junctions\":%d,\"roads\":%d,"
            "\"points\":%u,\"names\":%d,\"profiles\":[",
            bounds.west_e7 / 1e7, bounds.south_e7 / 1e7, bounds.east_e7 / 1e7,
            bounds.north_e7 / 1e7, graph->epsg, graph->node_count, graph->edge_count,
            graph->point_count, graph->name_count);
    for (int32_t profile = 0; profile < ronde_map_profile_count(map); profile++) {
        fprintf(out,
                "%s{\"name\":\"%s\",\"junctions\":%d,\"usable_km\":%.1f,\"residential_km\":%.1f}",
                profile > 0 ? "," : "", ronde_map_profile_name(map, profile),
                strong_nodes_of(graph, profile), kilometres_of(graph, profile),
                residential_km_of(map, profile));
    }
    fprintf(out, "],\"invented\":%s,\"licence\":\"%s\"}\n",
            ronde_map_graph(map)->invented ? "true" : "false", ronde_map_credit(map));
}

static int map_info(const ronde_cli *cli, int argc, char **argv)
{
    const char *path = NULL;
    bool as_json = false;
    const ronde_option options[] = {RONDE_FLAG("json", 0, &as_json, "Write JSON.")};
    const ronde_positional positionals[] = {
        {.name = "TOWN.rmap", .text = &path, .help = "A map file."}};
    const ronde_usage usage = {.command = "ronde map info",
                               .summary = "Show what a map file holds.",
                               RONDE_TABLE(options),
                               RONDE_TABLE(positionals)};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_error error = {0};
    ronde_map *map = NULL;
    const ronde_status status = ronde_map_open(&map, path, &error);
    if (status == RONDE_OK) {
        (as_json ? print_info_json : print_info)(cli->out, map);
    }
    ronde_map_free(map);
    return finish(cli, status, &error);
}

/* --- table and route -------------------------------------------------------------------------- */

/* Opens the map and finds the profile in it. */
static ronde_status open_profile(
    ronde_map **map, const char *path, const char *name, int32_t *profile, ronde_error *error)
{
    RONDE_TRY(ronde_map_open(map, path, error));
    *profile = ronde_map_find_profile(*map, name);
    if (*profile != RONDE_NONE) {
        return RONDE_OK;
    }
    ronde_text has = {0};
    for (int32_t i = 0; i < ronde_map_profile_count(*map); i++) {
        ronde_text_printf(&has, "%s%s", i > 0 ? ", " : "", ronde_map_profile_name(*map, i));
    }
    const ronde_status status =
        ronde_fail(error, RONDE_EINPUT, path, "the map has no profile '%s'; it has %s", name,
                   has.data == NULL ? "none" : has.data);
    ronde_text_clear(&has);
    return status;
}

static void warn_of_far_points(const ronde_cli *cli, const ronde_snap *snaps, size_t count)
{
    size_t far_count = 0;
    size_t farthest = 0;
    for (size_t i = 0; i < count; i++) {
        far_count += snaps[i].distance_cm > far_m * 100 ? 1 : 0;
        farthest = snaps[i].distance_cm > snaps[farthest].distance_cm ? i : farthest;
    }
    if (far_count > 0) {
        fprintf(cli->err,
                "ronde: warning: %zu of %zu points are more than %d m from a road; the farthest "
                "is point %zu, %d m\n",
                far_count, count, far_m, farthest + 1, snaps[farthest].distance_cm / 100);
    }
}

static void append_table(ronde_text *text, const int32_t *table, size_t count)
{
    for (size_t row = 0; row < count; row++) {
        for (size_t column = 0; column < count; column++) {
            const int32_t value = table[row * count + column];
            ronde_text_append(text, column > 0 ? "\t" : "");
            if (value == RONDE_NO_WAY) {
                ronde_text_append(text, "-");
            } else {
                ronde_text_printf(text, "%d", value);
            }
        }
        ronde_text_append(text, "\n");
    }
}

static ronde_status write_table(
    const ronde_cli *cli, const char *path, const int32_t *table, size_t count, ronde_error *error)
{
    ronde_text text = {0};
    append_table(&text, table, count);
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK && path != NULL) {
        status = ronde_file_write(path, text.data, text.length, error);
    } else if (status == RONDE_OK) {
        fwrite(text.data, 1, text.length, cli->out); /* the frame checks the stream at the end */
    }
    ronde_text_clear(&text);
    return status;
}

/* Computes and writes the table of one metric. */
static ronde_status make_table(const ronde_cli *cli,
                               const ronde_map *map,
                               int32_t profile,
                               const ronde_points *points,
                               bool is_distance,
                               const char *output,
                               ronde_error *error)
{
    const size_t count = points->list.count;
    if (count > most_points) {
        return ronde_fail(error, RONDE_ELIMIT, NULL, "%zu points; a table has at most %d", count,
                          most_points);
    }
    ronde_snap *snaps = ronde_alloc_zero(count, sizeof *snaps);
    int32_t *table = ronde_alloc_zero(count * count, sizeof *table);
    ronde_status status = RONDE_OK;
    if (snaps == NULL || table == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the table");
        goto cleanup;
    }
    status = ronde_map_snap(map, profile, points->list.items, count, snaps, error);
    if (status == RONDE_OK) {
        warn_of_far_points(cli, snaps, count);
        status = ronde_map_table(map, profile, points->list.items, count,
                                 is_distance ? NULL : table, is_distance ? table : NULL, error);
    }
    if (status == RONDE_OK) {
        status = write_table(cli, output, table, count, error);
    }
cleanup:
    ronde_free(snaps);
    ronde_free(table);
    return status;
}

static int map_table(const ronde_cli *cli, int argc, char **argv)
{
    static const char *const metrics[] = {"duration", "distance", NULL};
    const char *path = NULL;
    const char *name = NULL;
    const char *file = NULL;
    const char *output = NULL;
    int metric = 0;
    const ronde_option options[] = {
        RONDE_TEXT_REQUIRED("profile", 'p', &name, "PROFILE", "How to travel: bike, car ..."),
        RONDE_TEXT_REQUIRED("points", 0, &file, "FILE", "One \"lon lat\" a line; - reads stdin."),
        RONDE_CHOICE("metric", 0, &metric, metrics, "Seconds, or the metres of the same ways."),
        RONDE_TEXT("output", 'o', &output, "OUT.tsv", "Where to write (default: stdout)."),
    };
    const ronde_positional positionals[] = {
        {.name = "TOWN.rmap", .text = &path, .help = "A map file."}};
    const ronde_usage usage = {.command = "ronde map table",
                               .summary = "Travel times or distances between points, as TSV; \"-\" "
                                          "where there is no way.",
                               RONDE_TABLE(options),
                               RONDE_TABLE(positionals)};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_error error = {0};
    ronde_map *map = NULL;
    ronde_points points = {{0}};
    int32_t profile = RONDE_NONE;
    ronde_status status = ronde_points_read(&points, file, &error);
    if (status == RONDE_OK) {
        status = open_profile(&map, path, name, &profile, &error);
    }
    if (status == RONDE_OK) {
        status = make_table(cli, map, profile, &points, metric == 1, output, &error);
    }
    ronde_array_clear(&points.list);
    ronde_map_free(map);
    return finish(cli, status, &error);
}

static ronde_status print_route(const ronde_cli *cli,
                                const ronde_map *map,
                                int32_t profile,
                                const ronde_map_point *ends,
                                bool as_geojson,
                                ronde_error *error)
{
    ronde_path path = {0};
    ronde_text text = {0};
    ronde_status status = ronde_map_route(map, profile, ends[0], ends[1], &path, error);
    if (status == RONDE_OK && path.points.count == 0) {
        status = ronde_fail(error, RONDE_EINPUT, NULL,
                            "there is no way from the first point to "
                            "the second");
    }
    if (status == RONDE_OK && as_geojson) {
        ronde_path_append_geojson(&text, &path, ronde_map_graph(map),
                                  ronde_map_profile_name(map, profile));
        status = ronde_text_check(&text, error);
    }
    if (status == RONDE_OK && as_geojson) {
        fprintf(cli->out, "%s\n", text.data);
    } else if (status == RONDE_OK) {
        int32_t last = RONDE_NONE;
        fprintf(cli->out, "%d s\t%d m\n", path.seconds, path.metres);
        for (size_t i = 0; i < path.edges.count; i++) {
            const int32_t name = ronde_map_graph(map)->edges[path.edges.items[i]].name;
            if (name != last && name != RONDE_NONE) {
                fprintf(cli->out, "%s\n", ronde_map_street_name(map, path.edges.items[i]));
                last = name;
            }
        }
    }
    ronde_path_clear(&path);
    ronde_text_clear(&text);
    return status;
}

static int map_route(const ronde_cli *cli, int argc, char **argv)
{
    const char *path = NULL;
    const char *name = NULL;
    const char *texts[2] = {NULL, NULL};
    bool as_geojson = false;
    const ronde_option options[] = {
        RONDE_TEXT_REQUIRED("profile", 'p', &name, "PROFILE", "How to travel: bike, car ..."),
        RONDE_FLAG("geojson", 0, &as_geojson, "Write a GeoJSON Feature."),
    };
    const ronde_positional positionals[] = {
        {.name = "TOWN.rmap", .text = &path, .help = "A map file."},
        {.name = "FROM", .text = &texts[0], .help = "LON,LAT in degrees"},
        {.name = "TO", .text = &texts[1], .help = "LON,LAT in degrees"}};
    const ronde_usage usage = {.command = "ronde map route",
                               .summary = "The fastest way between two points: time, distance, "
                                          "streets.",
                               RONDE_TABLE(options),
                               RONDE_TABLE(positionals)};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_map_point ends[2];
    for (int i = 0; i < 2; i++) {
        if (!ronde_points_parse(texts[i], strlen(texts[i]), &ends[i])) {
            return ronde_cli_wrong_usage(cli, "ronde map route",
                                         "'%s' is not a point; write LON,LAT in degrees, such as "
                                         "6.8899,52.2223",
                                         texts[i]);
        }
    }
    ronde_error error = {0};
    ronde_map *map = NULL;
    int32_t profile = RONDE_NONE;
    ronde_status status = open_profile(&map, path, name, &profile, &error);
    if (status == RONDE_OK) {
        status = print_route(cli, map, profile, ends, as_geojson, &error);
    }
    ronde_map_free(map);
    return finish(cli, status, &error);
}

/* --- the family ------------------------------------------------------------------------------- */

int ronde_cmd_map(const ronde_cli *cli, int argc, char **argv)
{
    static const ronde_command commands[] = {
        {"build", map_build, "Make a map file from an OpenStreetMap extract."},
        {"info", map_info, "Show what a map file holds."},
        {"table", map_table, "Travel times or distances between points."},
        {"route", map_route, "The fastest way between two points."},
    };
    return ronde_cli_dispatch(cli, "ronde map", RONDE_TABLE(commands), argc, argv);
}

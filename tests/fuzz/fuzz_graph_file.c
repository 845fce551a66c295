/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Map files with a right checksum: parse, then snap and route on what was accepted. */
#include "instances/base/alloc.h"
#include "maps/graph/graph_file.h"
#include "maps/graph/snap.h"
#include "maps/route/path.h"
#include "maps/route/table.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Over the hierarchy of the file, whose times may be anything. */
static void make_table(const ronde_road_graph *graph, int32_t profile)
{
    enum { places = 30 };
    ronde_road_place from[places];
    int32_t seconds[places * places];
    for (int32_t i = 0; i < places; i++) {
        from[i] = (ronde_road_place){.edge = i % graph->edge_count};
    }
    const ronde_road_places all = {from, places};
    if (ronde_table_compute(graph, profile, all, all, seconds, NULL, NULL) != RONDE_OK) {
        abort();
    }
}

static void use(const ronde_road_graph *graph)
{
    ronde_snap_index *index = NULL;
    if (ronde_snap_index_new(&index, graph, NULL) != RONDE_OK) {
        return;
    }
    for (int32_t profile = 0; profile < graph->profile_count; profile++) {
        const ronde_road_point *far = &graph->points[graph->point_count - 1];
        ronde_snap from;
        ronde_snap to;
        ronde_path path = {0};
        if (ronde_snap_find(index, profile, 0, 0, &from) &&
            ronde_snap_find(index, profile, far->x_cm, far->y_cm, &to)) {
            const ronde_status status =
                ronde_path_find(&path, graph, profile, from.place, to.place, NULL);
            ronde_text text = {0};
            ronde_path_append_geojson(&text, &path, graph, graph->profiles[profile].name);
            ronde_text_clear(&text);
            if (status != RONDE_OK) {
                abort();
            }
        }
        ronde_path_clear(&path);
        make_table(graph, profile);
    }
    ronde_snap_index_free(index);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes = ronde_alloc(size + 1);
    if (bytes == NULL) {
        return 0;
    }
    memcpy(bytes, data, size);
    ronde_graph_file_seal(bytes, size);
    ronde_road_graph graph = {0};
    ronde_error error = {0};
    if (ronde_graph_file_parse(&graph, bytes, size, "fuzz", &error) == RONDE_OK) {
        use(&graph);
    }
    ronde_road_graph_clear(&graph);
    ronde_free(bytes);
    return 0;
}

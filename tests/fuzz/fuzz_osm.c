/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extracts from memory; the first byte tells the format. What is read is built into a graph. */
/* max_len: 4096 */
#include "maps/graph/build.h"
#include "maps/osm/osm_data.h"
#include "maps/osm/osm_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"osm", "pbf", "osm.gz", "osm.bz2"};
    static const ronde_travel_profile profiles[] = {RONDE_PROFILE_BIKE, RONDE_PROFILE_FOOT,
                                                    RONDE_PROFILE_CAR};
    if (size < 2) {
        return 0;
    }
    ronde_error error = {0};
    ronde_osm_data roads = {0};
    ronde_road_graph graph = {0};
    if (ronde_osm_read_bytes(&roads, (const char *)data + 1, size - 1, formats[data[0] % 4],
                             &error) == RONDE_OK) {
        if (ronde_build_graph(&graph, &roads, profiles, 3, &error) == RONDE_OK) {
            ronde_road_graph_clear(&graph);
        }
    }
    ronde_osm_data_clear(&roads);
    return 0;
}

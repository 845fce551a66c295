/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/table.h"

#include "maps/route/dijkstra.h"

/* One search per source that stops when the last target is settled. */

static int32_t thousandth(uint64_t value)
{
    const uint64_t rounded = (value + 500) / 1000;
    return rounded < (uint64_t)RONDE_NO_WAY ? (int32_t)rounded : RONDE_NO_WAY - 1;
}

ronde_status ronde_table_compute(const ronde_road_graph *graph,
                                 int32_t profile,
                                 ronde_road_places sources,
                                 ronde_road_places targets,
                                 int32_t *seconds,
                                 int32_t *metres,
                                 ronde_error *error)
{
    if (sources.count == 0 || targets.count == 0) {
        return RONDE_OK;
    }
    ronde_dijkstra query = {0};
    RONDE_TRY(ronde_dijkstra_init(&query, graph, profile, error));
    ronde_status status = RONDE_OK;
    for (size_t s = 0; s < sources.count && status == RONDE_OK; s++) {
        status = ronde_dijkstra_run(&query, sources.items[s], targets.items, targets.count, error);
        for (size_t t = 0; t < targets.count && status == RONDE_OK; t++) {
            const ronde_reach reach = ronde_dijkstra_reach(&query, targets.items[t]);
            const size_t cell = s * targets.count + t;
            if (seconds != NULL) {
                seconds[cell] =
                    reach.is_reached ? thousandth(reach.duration_ms) : (int32_t)RONDE_NO_WAY;
            }
            if (metres != NULL) {
                metres[cell] =
                    reach.is_reached ? thousandth(reach.length_mm) : (int32_t)RONDE_NO_WAY;
            }
        }
    }
    ronde_dijkstra_clear(&query);
    return status;
}

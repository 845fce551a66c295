/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/table.h"

#include "instances/base/alloc.h"
#include "maps/route/dijkstra.h"
#include "maps/route/sweep.h"
#include "maps/route/trip_ends.h"

enum { lanes = RONDE_SWEEP_LANES };

/* What is asked for, and where it goes. */
typedef struct table {
    const ronde_road_graph *graph;
    int32_t profile;
    ronde_road_places sources, targets;
    int32_t *seconds, *metres;
} table;

static int32_t thousandth(uint64_t value)
{
    const uint64_t rounded = (value + 500) / 1000;
    return rounded < (uint64_t)RONDE_NO_WAY ? (int32_t)rounded : RONDE_NO_WAY - 1;
}

static void fill_cell(const table *of, size_t cell, bool is_reached, uint64_t ms, uint64_t mm)
{
    if (of->seconds != NULL) {
        of->seconds[cell] = is_reached ? thousandth(ms) : (int32_t)RONDE_NO_WAY;
    }
    if (of->metres != NULL) {
        of->metres[cell] = is_reached ? thousandth(mm) : (int32_t)RONDE_NO_WAY;
    }
}

/* One search per source that stops when the last target is settled: the oracle of sweeps. */
static ronde_status search(const table *of, ronde_error *error)
{
    ronde_dijkstra query = {0};
    RONDE_TRY(ronde_dijkstra_init(&query, of->graph, of->profile, error));
    ronde_status status = RONDE_OK;
    for (size_t s = 0; s < of->sources.count && status == RONDE_OK; s++) {
        status = ronde_dijkstra_run(&query, of->sources.items[s], of->targets.items,
                                    of->targets.count, error);
        for (size_t t = 0; t < of->targets.count && status == RONDE_OK; t++) {
            const ronde_reach reach = ronde_dijkstra_reach(&query, of->targets.items[t]);
            fill_cell(of, s * of->targets.count + t, reach.is_reached, reach.duration_ms,
                      reach.length_mm);
        }
    }
    ronde_dijkstra_clear(&query);
    return status;
}

/* --- by sweeps -------------------------------------------------------------------------------- */

/* The last pieces of the trips to a target: where they begin in the costs of a sweep; those that
 * there are not lead nowhere. */
typedef struct arrival {
    ronde_way_cost costs[2];
    int32_t positions[2];
} arrival;

static ronde_way_cost cost_of(const ronde_trip_end *end)
{
    return end->duration_ms < UINT32_MAX ? end->duration_ms << 32U | end->length_mm
                                         : ronde_way_none;
}

static void list_arrivals(const table *of, const ronde_hierarchy *by, arrival *arrivals)
{
    for (size_t t = 0; t < of->targets.count; t++) {
        const ronde_trip_ends ends =
            ronde_trip_arrivals(of->graph, of->profile, of->targets.items[t]);
        for (int32_t i = 0; i < 2; i++) {
            bool is_there = i < ends.count;
            arrivals[t].costs[i] = is_there ? cost_of(&ends.items[i]) : ronde_way_none;
            arrivals[t].positions[i] = is_there ? by->positions[ends.items[i].node] : 0;
        }
    }
}

static void
start_lane(const table *of, const ronde_hierarchy *by, size_t source, ronde_way_cost *costs)
{
    const ronde_trip_ends ends =
        ronde_trip_starts(of->graph, of->profile, of->sources.items[source]);
    for (int32_t i = 0; i < ends.count; i++) {
        const ronde_way_cost cost = cost_of(&ends.items[i]);
        ronde_way_cost *at = costs + (size_t)by->positions[ends.items[i].node] * lanes;
        *at = cost < *at ? cost : *at;
    }
}

/* The row of a source from the costs of its lane. */
static void
fill_row(const table *of, size_t source, const arrival *arrivals, const ronde_way_cost *costs)
{
    for (size_t t = 0; t < of->targets.count; t++) {
        ronde_way_cost best = ronde_way_none;
        ronde_trip_end direct;
        for (int i = 0; i < 2; i++) {
            const ronde_way_cost to = costs[(size_t)arrivals[t].positions[i] * lanes];
            const ronde_way_cost cost = to < ronde_way_none ? to + arrivals[t].costs[i] : to;
            best = cost < best ? cost : best;
        }
        if (of->sources.items[source].edge == of->targets.items[t].edge &&
            ronde_trip_direct(of->graph, of->profile, of->sources.items[source],
                              of->targets.items[t], &direct)) {
            best = cost_of(&direct) < best ? cost_of(&direct) : best;
        }
        fill_cell(of, source * of->targets.count + t, best < ronde_way_none, best >> 32U,
                  best & UINT32_MAX);
    }
}

static void sweep_all(const table *of,
                      const ronde_hierarchy *by,
                      const arrival *arrivals,
                      ronde_way_cost *costs)
{
    const size_t entries = (size_t)by->node_count * lanes;
    for (size_t s = 0; s < of->sources.count; s += lanes) {
        const size_t count = of->sources.count - s < lanes ? of->sources.count - s : lanes;
        for (size_t i = 0; i < entries; i++) {
            costs[i] = ronde_way_none;
        }
        for (size_t lane = 0; lane < count; lane++) {
            start_lane(of, by, s + lane, costs + lane);
        }
        ronde_sweep_run(by, costs);
        for (size_t lane = 0; lane < count; lane++) {
            fill_row(of, s + lane, arrivals, costs + lane);
        }
    }
}

static void want(bool *wanted, const ronde_trip_ends *ends)
{
    for (int32_t i = 0; i < ends->count; i++) {
        wanted[ends->items[i].node] = true;
    }
}

/* The hierarchy of the roads between the places. */
static ronde_status look_out_part(const table *of, ronde_hierarchy *by, ronde_error *error)
{
    bool *wanted = ronde_alloc_zero((size_t)of->graph->node_count + 1, sizeof *wanted);
    if (wanted == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a travel table");
    }
    for (size_t i = 0; i < of->sources.count; i++) {
        const ronde_trip_ends ends =
            ronde_trip_starts(of->graph, of->profile, of->sources.items[i]);
        want(wanted, &ends);
    }
    for (size_t i = 0; i < of->targets.count; i++) {
        const ronde_trip_ends ends =
            ronde_trip_arrivals(of->graph, of->profile, of->targets.items[i]);
        want(wanted, &ends);
    }
    const ronde_hierarchy *whole = &of->graph->profiles[of->profile].hierarchy;
    const ronde_status status = ronde_sweep_part(by, whole, wanted, error);
    ronde_free(wanted);
    return status;
}

static ronde_status sweep(const table *of, ronde_error *error)
{
    ronde_hierarchy by = {0};
    RONDE_TRY(look_out_part(of, &by, error));
    arrival *arrivals = ronde_alloc_zero(of->targets.count, sizeof *arrivals);
    ronde_way_cost *costs =
        ronde_alloc_zero((size_t)by.node_count + 1, RONDE_SWEEP_LANES * sizeof *costs);
    ronde_status status = RONDE_OK;
    if (arrivals == NULL || costs == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a travel table");
    } else {
        list_arrivals(of, &by, arrivals);
        sweep_all(of, &by, arrivals, costs);
    }
    ronde_free(arrivals);
    ronde_free(costs);
    ronde_hierarchy_clear(&by);
    return status;
}

ronde_status ronde_table_compute(const ronde_road_graph *graph,
                                 int32_t profile,
                                 ronde_road_places sources,
                                 ronde_road_places targets,
                                 int32_t *seconds,
                                 int32_t *metres,
                                 ronde_error *error)
{
    const table of = {.graph = graph,
                      .profile = profile,
                      .sources = sources,
                      .targets = targets,
                      .seconds = seconds,
                      .metres = metres};
    if (sources.count == 0 || targets.count == 0) {
        return RONDE_OK;
    }
    const bool is_ready = graph->profiles[profile].hierarchy.positions != NULL;
    return is_ready ? sweep(&of, error) : search(&of, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/snap.h"

#include "instances/base/alloc.h"

#include <math.h>
#include <string.h>

/* One line of an edge's geometry, between points number point and point + 1. */
typedef struct line {
    int32_t edge;
    uint32_t point;
} line;

struct ronde_snap_index {
    const ronde_road_graph *graph;
    int64_t cell_cm;     /* side of a cell */
    int64_t west, south; /* corner of cell 0, 0 */
    int64_t columns, rows;
    uint32_t *first_line; /* per cell and one more */
    line *lines;          /* by cell; a line is in every cell it may touch */
    uint8_t *usable;      /* per edge, bit p: an end of trips of profile p */
};

enum { smallest_cell_cm = 5000 };

typedef struct cell_range {
    int64_t first_column, last_column;
} cell_range;

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* --- building --------------------------------------------------------------------------------- */

static void measure(ronde_snap_index *index)
{
    const ronde_road_graph *graph = index->graph;
    int64_t west = INT32_MAX;
    int64_t south = INT32_MAX;
    int64_t east = INT32_MIN;
    int64_t north = INT32_MIN;
    for (uint32_t i = 0; i < graph->point_count; i++) {
        const ronde_road_point *point = &graph->points[i];
        west = point->x_cm < west ? point->x_cm : west;
        east = point->x_cm > east ? point->x_cm : east;
        south = point->y_cm < south ? point->y_cm : south;
        north = point->y_cm > north ? point->y_cm : north;
    }
    /* About one cell per point, so that a cell holds a handful of lines. */
    const double area = (double)(east - west + 1) * (double)(north - south + 1);
    const double longest = (double)(east - west > north - south ? east - west : north - south);
    double cell = sqrt(area / ((double)graph->point_count + 1));
    cell = fmax(cell, longest / ((double)graph->point_count + 1));
    index->cell_cm = cell < smallest_cell_cm ? smallest_cell_cm : (int64_t)cell + 1;
    index->west = west;
    index->south = south;
    index->columns = (east - west) / index->cell_cm + 1;
    index->rows = (north - south) / index->cell_cm + 1;
}

/* The columns that the line a-b may touch in a row of cells (one cell more on either side where
 * rounding could matter). */
static cell_range columns_in_row(const ronde_snap_index *index,
                                 const ronde_road_point *a,
                                 const ronde_road_point *b,
                                 int64_t row)
{
    double low = fmin(a->x_cm, b->x_cm);
    double high = fmax(a->x_cm, b->x_cm);
    if (a->y_cm != b->y_cm) {
        const double slope = ((double)b->x_cm - a->x_cm) / ((double)b->y_cm - a->y_cm);
        const double bottom = (double)(index->south + row * index->cell_cm);
        const double top = bottom + (double)index->cell_cm;
        const double at_bottom = a->x_cm + (bottom - a->y_cm) * slope;
        const double at_top = a->x_cm + (top - a->y_cm) * slope;
        low = fmax(low, fmin(at_bottom, at_top) - 1);
        high = fmin(high, fmax(at_bottom, at_top) + 1);
        high = fmax(high, low);
    }
    const double west = (double)index->west;
    const double cell = (double)index->cell_cm;
    return (cell_range){
        .first_column = clamp((int64_t)floor((low - west) / cell), 0, index->columns - 1),
        .last_column = clamp((int64_t)floor((high - west) / cell), 0, index->columns - 1)};
}

/* Counts the line into its cells, or, if lines is not NULL, puts it there. next[cell] moves on. */
static void enter_line(const ronde_snap_index *index, line entry, uint32_t *next, line *lines)
{
    const ronde_road_point *a = &index->graph->points[entry.point];
    const ronde_road_point *b = a + 1;
    const int64_t low = a->y_cm < b->y_cm ? a->y_cm : b->y_cm;
    const int64_t high = a->y_cm < b->y_cm ? b->y_cm : a->y_cm;
    const int64_t last = (high - index->south) / index->cell_cm;
    for (int64_t row = (low - index->south) / index->cell_cm; row <= last; row++) {
        const cell_range range = columns_in_row(index, a, b, row);
        for (int64_t column = range.first_column; column <= range.last_column; column++) {
            const uint32_t place = next[row * index->columns + column]++;
            if (lines != NULL) {
                lines[place] = entry;
            }
        }
    }
}

static void enter_all(const ronde_snap_index *index, uint32_t *next, line *lines)
{
    for (int32_t edge = 0; edge < index->graph->edge_count; edge++) {
        const ronde_road_edge *road = &index->graph->edges[edge];
        if (index->usable[edge] == 0) {
            continue;
        }
        for (uint32_t i = 0; i + 1 < road->point_count; i++) {
            enter_line(index, (line){.edge = edge, .point = road->first_point + i}, next, lines);
        }
    }
}

static void mark_usable(ronde_snap_index *index)
{
    const ronde_road_graph *graph = index->graph;
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        unsigned bits = 0;
        for (int32_t profile = 0; profile < graph->profile_count; profile++) {
            const bool is_end = (graph->edges[edge].flags & RONDE_ROAD_FERRY) == 0 &&
                                ronde_road_graph_is_usable(graph, profile, edge);
            bits |= is_end ? 1U << (unsigned)profile : 0U;
        }
        index->usable[edge] = (uint8_t)bits;
    }
}

static ronde_status fill(ronde_snap_index *index, ronde_error *error)
{
    index->usable = ronde_alloc_zero((size_t)index->graph->edge_count + 1, 1);
    if (index->usable == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the index of roads");
    }
    mark_usable(index);
    measure(index);
    const size_t cells = (size_t)(index->columns * index->rows);
    index->first_line = ronde_alloc_zero(cells + 2, sizeof *index->first_line);
    if (index->first_line == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the index of roads");
    }
    /* Shifted by one while filling: after counting and summing, next[cell] is the start of cell;
     * after entering, first_line[cell] is. */
    uint32_t *next = index->first_line + 1;
    enter_all(index, next, NULL);
    uint32_t sum = 0;
    for (size_t cell = 0; cell <= cells; cell++) {
        const uint32_t count = next[cell];
        next[cell] = sum;
        sum += count;
    }
    index->lines = ronde_alloc_zero((size_t)sum + 1, sizeof *index->lines);
    if (index->lines == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the index of roads");
    }
    enter_all(index, next, index->lines);
    return RONDE_OK;
}

ronde_status
ronde_snap_index_new(ronde_snap_index **out, const ronde_road_graph *graph, ronde_error *error)
{
    ronde_snap_index *index = ronde_alloc_zero(1, sizeof *index);
    if (index == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the index of roads");
    }
    index->graph = graph;
    const ronde_status status = fill(index, error);
    if (status != RONDE_OK) {
        ronde_snap_index_free(index);
        return status;
    }
    *out = index;
    return RONDE_OK;
}

void ronde_snap_index_free(ronde_snap_index *index)
{
    if (index != NULL) {
        ronde_free(index->first_line);
        ronde_free(index->lines);
        ronde_free(index->usable);
        ronde_free(index);
    }
}

/* --- asking ----------------------------------------------------------------------------------- */

typedef struct nearest {
    int32_t profile;
    int64_t x, y;
    double distance; /* squared centimetres */
    double fraction; /* along the line */
    line on;
} nearest;

static void consider(const ronde_snap_index *index, line candidate, nearest *best)
{
    const ronde_road_point *a = &index->graph->points[candidate.point];
    const ronde_road_point *b = a + 1;
    const double along_x = (double)b->x_cm - a->x_cm;
    const double along_y = (double)b->y_cm - a->y_cm;
    const double to_x = (double)(best->x - a->x_cm);
    const double to_y = (double)(best->y - a->y_cm);
    const double length = along_x * along_x + along_y * along_y;
    double fraction = length > 0 ? (to_x * along_x + to_y * along_y) / length : 0;
    fraction = fmin(fmax(fraction, 0), 1);
    const double off_x = to_x - fraction * along_x;
    const double off_y = to_y - fraction * along_y;
    const double distance = off_x * off_x + off_y * off_y;
    const bool is_first = candidate.point < best->on.point;
    if (distance < best->distance || (!(distance > best->distance) && is_first)) {
        best->distance = distance;
        best->fraction = fraction;
        best->on = candidate;
    }
}

static void search_cell(const ronde_snap_index *index, int64_t column, int64_t row, nearest *best)
{
    const int64_t cell = row * index->columns + column;
    for (uint32_t i = index->first_line[cell]; i < index->first_line[cell + 1]; i++) {
        const line candidate = index->lines[i];
        if ((index->usable[candidate.edge] & (1U << (unsigned)best->profile)) != 0) {
            consider(index, candidate, best);
        }
    }
}

/* The cells at ring steps from the middle cell that lie in the grid. */
static void
search_ring(const ronde_snap_index *index, int64_t column, int64_t row, int64_t ring, nearest *best)
{
    const int64_t first = clamp(row - ring, 0, index->rows - 1);
    const int64_t last = clamp(row + ring, 0, index->rows - 1);
    for (int64_t r = first; r <= last; r++) {
        const bool is_edge = r == row - ring || r == row + ring;
        if (is_edge) {
            const int64_t end = clamp(column + ring, -1, index->columns - 1);
            for (int64_t c = clamp(column - ring, 0, index->columns); c <= end; c++) {
                search_cell(index, c, r, best);
            }
            continue;
        }
        if (column - ring >= 0 && column - ring < index->columns) {
            search_cell(index, column - ring, r, best);
        }
        if (column + ring >= 0 && column + ring < index->columns) {
            search_cell(index, column + ring, r, best);
        }
    }
}

/* The ring of a point outside the grid that first meets the grid. */
static int64_t steps_outside(int64_t at, int64_t count)
{
    return at < 0 ? -at : at >= count ? at - count + 1 : 0;
}

static int64_t floor_divide(int64_t value, int64_t by)
{
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

static ronde_snap snap_of(const ronde_snap_index *index, const nearest *best)
{
    const ronde_road_graph *graph = index->graph;
    const ronde_road_edge *road = &graph->edges[best->on.edge];
    int64_t offset = 0;
    for (uint32_t i = road->first_point; i < best->on.point; i++) {
        offset += ronde_road_length_mm(graph->points[i].lon_e7, graph->points[i].lat_e7,
                                       graph->points[i + 1].lon_e7, graph->points[i + 1].lat_e7);
    }
    const ronde_road_point *a = &graph->points[best->on.point];
    const ronde_road_point *b = a + 1;
    const int64_t length = ronde_road_length_mm(a->lon_e7, a->lat_e7, b->lon_e7, b->lat_e7);
    offset = clamp(offset + llround(best->fraction * (double)length), 0, road->length_mm);
    const double lon = a->lon_e7 + best->fraction * ((double)b->lon_e7 - a->lon_e7);
    const double lat = a->lat_e7 + best->fraction * ((double)b->lat_e7 - a->lat_e7);
    const double distance = sqrt(best->distance);
    return (ronde_snap){.place = {.edge = best->on.edge, .offset_mm = (uint32_t)offset},
                        .lon_e7 = (int32_t)lround(lon),
                        .lat_e7 = (int32_t)lround(lat),
                        .distance_cm =
                            distance < INT32_MAX ? (int32_t)lround(distance) : INT32_MAX};
}

bool ronde_snap_find(
    const ronde_snap_index *index, int32_t profile, int32_t x_cm, int32_t y_cm, ronde_snap *out)
{
    nearest best = {.profile = profile,
                    .x = x_cm,
                    .y = y_cm,
                    .distance = HUGE_VAL,
                    .on = {.edge = RONDE_NONE, .point = UINT32_MAX}};
    const int64_t column = floor_divide(x_cm - index->west, index->cell_cm);
    const int64_t row = floor_divide(y_cm - index->south, index->cell_cm);
    const int64_t outside_x = steps_outside(column, index->columns);
    const int64_t outside_y = steps_outside(row, index->rows);
    const int64_t first = outside_x > outside_y ? outside_x : outside_y;
    const int64_t last = first + (index->columns > index->rows ? index->columns : index->rows);
    for (int64_t ring = first; ring <= last; ring++) {
        search_ring(index, column, row, ring, &best);
        /* Whatever is in a farther ring is at least this far. */
        const double reach = (double)ring * (double)index->cell_cm;
        if (best.on.edge != RONDE_NONE && best.distance < reach * reach) {
            break;
        }
    }
    if (best.on.edge == RONDE_NONE) {
        return false;
    }
    *out = snap_of(index, &best);
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/map.h"
#include "service/study/sites_parts.h"

#include <math.h>

static const double metres_of_degree = 111195.0;
static const double pi = 3.14159265358979323846;

/* A square of the grid, by its corner. */
typedef struct square {
    int32_t x, y;
} square;

static square square_of(const ronde_site_options *options, int32_t user)
{
    const ronde_laundry_user *users = options->vans.users;
    double narrow = cos(users[0].lat * (pi / 180));
    double size = options->cell_metres;
    return (square){(int32_t)floor(users[user].lon * narrow * metres_of_degree / size),
                    (int32_t)floor(users[user].lat * metres_of_degree / size)};
}

/* Mean kilos of a class, where a user has none of her own. */
static int64_t grams_of(const ronde_laundry_parameters *with, const ronde_laundry_user *user)
{
    int32_t usual = user->class == RONDE_BAG_BEDDING ? with->bedding_kilos : with->mixed_kilos;
    return user->grams_week > 0 ? user->grams_week : (int64_t)usual * 100;
}

/* The cell of a square that is among the first count, or a new one. */
static int32_t find_cell(square *squares, int32_t *count, square at)
{
    int32_t cell = 0;
    while (cell < *count && (squares[cell].x != at.x || squares[cell].y != at.y)) {
        cell++;
    }
    if (cell == *count) {
        squares[(*count)++] = at;
    }
    return cell;
}

static void fill_cells(ronde_site_work *work, square *squares)
{
    const ronde_site_options *options = work->options;
    int32_t *count = &work->study->cell_count;
    for (int32_t i = 0; i < options->vans.user_count; i++) {
        const ronde_laundry_user *user = &options->vans.users[i];
        ronde_site_cell *cell =
            &work->cells[work->cell_of[i] = find_cell(squares, count, square_of(options, i))];
        cell->lon += (user->lon - cell->lon) / (cell->users + 1);
        cell->lat += (user->lat - cell->lat) / (cell->users + 1);
        cell->users++;
        cell->grams += grams_of(&options->vans.laundry.parameters, user);
    }
}

static ronde_map_point point_at(double lon, double lat)
{
    return (ronde_map_point){.lon_e7 = (int32_t)lround(lon * 1e7),
                             .lat_e7 = (int32_t)lround(lat * 1e7)};
}

/* Fills the ways from a table over candidates first, then cells. */
static ronde_status fill_ways(ronde_site_work *work, const int32_t *metres, size_t count)
{
    size_t sites = (size_t)work->study->candidate_count;
    double least = (double)INFINITY;
    for (size_t site = 0; site < sites; site++) {
        double sum = 0;
        for (size_t cell = 0; cell < (size_t)work->study->cell_count; cell++) {
            int32_t there = metres[site * count + sites + cell];
            int32_t back = metres[(sites + cell) * count + site];
            if (there >= RONDE_UNREACHABLE || back >= RONDE_UNREACHABLE) {
                return ronde_fail(work->error, RONDE_EINPUT, NULL,
                                  "there is no way from candidate %zu to some users", site + 1);
            }
            double way = (there + (double)back) / 2000;
            work->kilometres[cell * sites + site] = way;
            sum += way * work->cells[cell].users;
        }
        work->study->middle = sum < least ? (int32_t)site : work->study->middle;
        least = fmin(least, sum);
    }
    return RONDE_OK;
}

static ronde_status
measure(ronde_site_work *work, const ronde_map *map, ronde_map_point *points, size_t count)
{
    const char *name = work->options->vans.laundry.profile;
    int32_t profile = ronde_map_find_profile(map, name);
    if (profile == RONDE_NONE) {
        return ronde_fail(work->error, RONDE_EINPUT, work->options->vans.map_path,
                          "the map has no profile %s", name);
    }
    for (size_t i = 0; i < count; i++) {
        size_t cell = i - (size_t)work->study->candidate_count;
        bool is_cell = i >= (size_t)work->study->candidate_count;
        points[i] = is_cell
                        ? point_at(work->cells[cell].lon, work->cells[cell].lat)
                        : point_at(work->study->candidates[i].lon, work->study->candidates[i].lat);
    }
    int32_t *metres = ronde_alloc_zero(count * count, sizeof *metres);
    if (metres == NULL) {
        return ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory for %zu cells", count);
    }
    ronde_status status = ronde_map_table(map, profile, points, count, NULL, metres, work->error);
    if (status == RONDE_OK) {
        status = fill_ways(work, metres, count);
    }
    ronde_free(metres);
    return status;
}

ronde_status ronde_site_make_cells(ronde_site_work *work)
{
    size_t users = (size_t)work->options->vans.user_count;
    square *squares = ronde_alloc_zero(users, sizeof *squares);
    work->cells = ronde_alloc_zero(users, sizeof *work->cells);
    work->cell_of = ronde_alloc_zero(users, sizeof *work->cell_of);
    ronde_status status = RONDE_OK;
    if (squares != NULL && work->cells != NULL && work->cell_of != NULL) {
        fill_cells(work, squares);
    } else {
        status = ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory for cells");
    }
    ronde_free(squares);
    RONDE_TRY(status);
    size_t cells = (size_t)work->study->cell_count;
    size_t count = cells + (size_t)work->study->candidate_count;
    if (cells > RONDE_SITE_CELLS) {
        return ronde_fail(work->error, RONDE_EINPUT, NULL,
                          "%zu cells have users, at most %d can be: make cells larger", cells,
                          RONDE_SITE_CELLS);
    }
    ronde_map *map = NULL;
    RONDE_TRY(ronde_map_open(&map, work->options->vans.map_path, work->error));
    ronde_map_point *points = ronde_alloc_zero(count, sizeof *points);
    work->kilometres =
        ronde_alloc_zero(cells * (size_t)work->study->candidate_count, sizeof *work->kilometres);
    status = points != NULL && work->kilometres != NULL
                 ? measure(work, map, points, count)
                 : ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory for %zu cells", cells);
    ronde_free(points);
    ronde_map_free(map);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_position.h"

#include "instances/base/idmap.h"

#include <math.h>

/* The square in which RD New is defined on land (Kadaster: x 0-300 km, y 289-629 km; x runs from
 * -7 km at sea). In it y > x nearly everywhere, so swapped axes show. */
static const double rd_x_low = -7000, rd_x_high = 300000, rd_y_low = 289000, rd_y_high = 629000;
/* A square around the Netherlands in degrees. */
static const double nl_lon_low = 3, nl_lon_high = 8, nl_lat_low = 50, nl_lat_high = 54;

static bool between(double value, double least, double most)
{
    return value >= least && value <= most;
}

static bool in_rd(double x, double y)
{
    return between(x, rd_x_low, rd_x_high) && between(y, rd_y_low, rd_y_high);
}

static bool in_netherlands(double lon, double lat)
{
    return between(lon, nl_lon_low, nl_lon_high) && between(lat, nl_lat_low, nl_lat_high);
}

static void tell_swapped(ronde_csv_table *table, ronde_csv_field_id field, const char *which)
{
    ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.swapped_axes",
                          "exchange the two values, or the two headings",
                          "x and y seem swapped: the position lies in the Netherlands only the "
                          "other way round (%s)",
                          which);
}

static bool accept_rd(ronde_csv_table *table,
                      const ronde_csv_world *world,
                      ronde_csv_field_id field,
                      const double at[2],
                      double out[2])
{
    if (!in_rd(at[0], at[1])) {
        if (in_rd(at[1], at[0])) {
            tell_swapped(table, field, "RD: x 0-300000, y 289000-629000");
        } else {
            ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.position",
                                  "write degrees such as 6,89 and 52,22, or RD metres",
                                  "%.10g, %.10g are neither degrees nor RD (x 0-300000, "
                                  "y 289000-629000)",
                                  at[0], at[1]);
        }
        return false;
    }
    if (world->project == NULL ||
        !world->project(world->project_payload, at[0], at[1], &out[0], &out[1])) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.projection",
                              "export degrees (lon, lat) instead",
                              "RD metres %.10g, %.10g cannot be converted here", at[0], at[1]);
        return false;
    }
    /* To a centimetre: digits beyond differ between versions of the projection. */
    out[0] = round(out[0] * 1e7) / 1e7;
    out[1] = round(out[1] * 1e7) / 1e7;
    return true;
}

static bool
accept_degrees(ronde_csv_table *table, ronde_csv_field_id field, const double at[2], double out[2])
{
    if (!in_netherlands(at[0], at[1]) && in_netherlands(at[1], at[0])) {
        tell_swapped(table, field, "longitude 3-8, latitude 50-54");
        return false;
    }
    if (!between(at[1], -90, 90) || (fabs(at[0]) < 1e-9 && fabs(at[1]) < 1e-9)) {
        ronde_csv_table_fault(
            table, RONDE_ERROR, field, "csv.position", "write degrees such as 6,89 and 52,22",
            "%.10g, %.10g is no place on earth where anybody lives", at[0], at[1]);
        return false;
    }
    out[0] = at[0];
    out[1] = at[1];
    return true;
}

static bool check_road(ronde_csv_table *table,
                       const ronde_csv_world *world,
                       ronde_csv_field_id field,
                       const double at[2])
{
    double metres = -1;
    if (world->near_road == NULL ||
        world->near_road(world->near_road_payload, at[0], at[1], &metres)) {
        return true;
    }
    if (metres >= 0) {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.far_from_road",
                              "look whether the position is right, or take a larger map",
                              "the nearest road of the map is %.0f m away", metres);
    } else {
        ronde_csv_table_fault(table, RONDE_ERROR, field, "csv.outside_map",
                              "look whether the position is right, or take a larger map",
                              "the position lies outside the map");
    }
    return false;
}

/* One coordinate: 1 read, 0 empty, -1 told to be wrong. */
static int read_coordinate(ronde_csv_table *table, ronde_csv_field_id field, double *out)
{
    bool had_error = table->bad;
    table->bad = false;
    bool read = ronde_csv_table_number(table, field, -180, 1e6, out);
    int result = read ? 1 : table->bad ? -1 : 0;
    table->bad = table->bad || had_error;
    return result;
}

bool ronde_csv_position_read(ronde_csv_table *table,
                             const ronde_csv_world *world,
                             double *lon,
                             double *lat)
{
    static const ronde_csv_field_id pairs[2][2] = {{RONDE_CSV_LON, RONDE_CSV_LAT},
                                                   {RONDE_CSV_RD_X, RONDE_CSV_RD_Y}};
    for (int i = 0; i < 2; i++) {
        double at[2] = {0, 0};
        double out[2] = {0, 0};
        int first = read_coordinate(table, pairs[i][0], &at[0]);
        int second = read_coordinate(table, pairs[i][1], &at[1]);
        if (first < 0 || second < 0) {
            return false;
        }
        if (first == 0 && second == 0) {
            continue;
        }
        if (first == 0 || second == 0) {
            ronde_csv_table_fault(table, RONDE_ERROR, pairs[i][first == 0 ? 0 : 1],
                                  "csv.position_half", "fill in both values",
                                  "one of the two coordinates is missing");
            return false;
        }
        bool degrees = between(at[0], -180, 180) && between(at[1], -180, 180);
        bool fine = degrees ? accept_degrees(table, pairs[i][0], at, out)
                            : accept_rd(table, world, pairs[i][0], at, out);
        if (!fine || !check_road(table, world, pairs[i][0], out)) {
            return false;
        }
        *lon = out[0];
        *lat = out[1];
        return true;
    }
    bool has_degrees = table->columns.of_field[RONDE_CSV_LON] != RONDE_NONE;
    ronde_csv_table_fault(
        table, RONDE_ERROR, has_degrees ? RONDE_CSV_LON : RONDE_CSV_RD_X, "csv.position_missing",
        "fill in lon and lat, or RD x and y (addresses are not looked up)", "there is no position");
    return false;
}

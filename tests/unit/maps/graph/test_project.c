/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/project.h"
#include "tests/support/ckx.h"

#include <math.h>

/* lon, lat, RD x, RD y. The first two rows are published test values (RDNAPTRANS2018); the others
 * were computed with the seven-parameter transformation. Without the NTv2 grid PROJ is within half
 * a metre of the official transformation. */
static const double rd_values[][4] = {{5.387204, 52.155173, 155000, 463000},
                                      {5.3876389, 52.15616, 155029.784672, 463109.826226},
                                      {5.387638889, 52.156160556, 155029.789, 463109.954},
                                      {6.8899, 52.2223, 257675.9, 471532.7},
                                      {6.8503, 52.2389, 254933.1, 473324.1},
                                      {6.9745, 52.2155, 263472.4, 470899.5},
                                      {6.8030, 52.2033, 251780.1, 469299.6}};

START_TEST(rd_new_fits_the_published_values_both_ways)
{
    ronde_error error = {0};
    ronde_projector *projector = NULL;
    ck_assert_ok(ronde_projector_new(&projector, RONDE_EPSG_RD, &error));
    for (size_t i = 0; i < sizeof rd_values / sizeof rd_values[0]; i++) {
        const double *row = rd_values[i];
        double x = 0;
        double y = 0;
        ck_assert(ronde_project_forward(projector, row[0], row[1], &x, &y));
        ck_assert_double_eq_tol(x, row[2], 0.5);
        ck_assert_double_eq_tol(y, row[3], 0.5);
        double lon = 0;
        double lat = 0;
        ck_assert(ronde_project_inverse(projector, row[2], row[3], &lon, &lat));
        ck_assert_double_eq_tol(lon, row[0], 0.00001); /* 0.7 m */
        ck_assert_double_eq_tol(lat, row[1], 0.00001); /* 1.1 m */
    }
    ronde_projector_free(projector);
}
END_TEST

START_TEST(swapped_or_wild_coordinates_are_outside)
{
    ronde_error error = {0};
    ronde_projector *projector = NULL;
    ck_assert_ok(ronde_projector_new(&projector, RONDE_EPSG_RD, &error));
    double lon = 0;
    double lat = 0;
    ck_assert(!ronde_project_inverse(projector, 471532.7, 257675.9, &lon, &lat));
    ck_assert(!ronde_project_inverse(projector, (double)NAN, 471532.7, &lon, &lat));
    double x = 0;
    double y = 0;
    ck_assert(!ronde_project_forward(projector, 6.9, 252.2, &x, &y));
    ck_assert(!ronde_project_forward(projector, (double)INFINITY, 52.2, &x, &y));
    ronde_projector_free(projector);
}
END_TEST

START_TEST(the_system_follows_the_region)
{
    ck_assert_int_eq(ronde_project_choose(6.75, 52.16, 7.0, 52.29), RONDE_EPSG_RD);
    ck_assert_int_eq(ronde_project_choose(8.6, 49.3, 8.8, 49.5), 32632);     /* Heidelberg */
    ck_assert_int_eq(ronde_project_choose(12.5, 55.6, 12.6, 55.7), 32633);   /* Copenhagen */
    ck_assert_int_eq(ronde_project_choose(6.9, 52.1, 7.5, 52.4), 32632);     /* across the border */
    ck_assert_int_eq(ronde_project_choose(-43.3, -23, -43.1, -22.8), 32723); /* Rio de Janeiro */
    ck_assert_int_eq(ronde_project_choose(180, 0, 180, 1), 32660);
}
END_TEST

START_TEST(utm_gives_metres)
{
    ronde_error error = {0};
    ronde_projector *projector = NULL;
    ck_assert_ok(ronde_projector_new(&projector, 32632, &error));
    double x = 0;
    double y = 0;
    /* On the central meridian x is 500,000; the equator is y 0. */
    ck_assert(ronde_project_forward(projector, 9, 0, &x, &y));
    ck_assert_double_eq_tol(x, 500000, 0.01);
    ck_assert_double_eq_tol(y, 0, 0.01);
    ronde_projector_free(projector);
    ck_assert_int_eq(ronde_projector_new(&projector, 4326, &error), RONDE_EINPUT);
    ronde_projector_free(NULL);
}
END_TEST

CKX_MAIN("maps/graph/project",
         rd_new_fits_the_published_values_both_ways,
         swapped_or_wild_coordinates_are_outside,
         the_system_follows_the_region,
         utm_gives_metres)

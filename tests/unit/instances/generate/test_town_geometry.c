/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_geometry.h"
#include "tests/support/ckx.h"

#include <math.h>

START_TEST(unit_points_agree_with_the_library)
{
    /* Own polynomials against libm, around the circle and beyond it. */
    for (int i = -50; i < 150; i++) {
        double turns = i / 97.0;
        ronde_town_point point = ronde_town_unit(turns);
        double angle = turns * 6.283185307179586;
        ck_assert_double_eq_tol(point.x, cos(angle), 1e-9);
        ck_assert_double_eq_tol(point.y, sin(angle), 1e-9);
    }
}
END_TEST

START_TEST(crossing_is_found_in_the_middle_and_not_beyond_the_end)
{
    const ronde_town_point flat[2] = {{0, 0}, {10, 0}};
    const ronde_town_point steep[2] = {{4, -2}, {4, 6}};
    const ronde_town_point away[2] = {{12, -2}, {12, 6}};
    double t = 0;
    double u = 0;
    ck_assert(ronde_town_crossing(flat, steep, &t, &u));
    ck_assert_double_eq_tol(t, 0.4, 1e-12);  /* x = 4 of 10 */
    ck_assert_double_eq_tol(u, 0.25, 1e-12); /* 2 of 8 up */
    ck_assert(!ronde_town_crossing(flat, away, &t, &u));
    ck_assert(!ronde_town_crossing(flat, flat, &t, &u));
}
END_TEST

START_TEST(inside_and_distances_of_a_square)
{
    ronde_town_points square = {0};
    const ronde_town_point corners[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    for (size_t i = 0; i < 4; i++) {
        ck_assert(ronde_array_push(&square, corners[i]));
    }
    ck_assert(ronde_town_inside((ronde_town_point){5, 5}, &square));
    ck_assert(!ronde_town_inside((ronde_town_point){11, 5}, &square));
    /* The open line misses the side from (0, 10) to (0, 0): 3 m to the bottom remain. */
    ck_assert_double_eq_tol(ronde_town_line_distance((ronde_town_point){1, 3}, &square), 3, 1e-9);
    ck_assert_double_eq_tol(
        ronde_town_segment_distance((ronde_town_point){13, 4}, corners[0], corners[1]), 5, 1e-9);
    ronde_array_clear(&square);
}
END_TEST

START_TEST(noise_is_smooth_and_closes)
{
    ronde_rng rng = ronde_rng_new(5, 1);
    ronde_town_noise noise = ronde_town_noise_new(&rng, 7);
    ck_assert_double_eq_tol(ronde_town_noise_at(&noise, 0), ronde_town_noise_at(&noise, 1), 1e-9);
    for (int i = 0; i < 1000; i++) {
        double step =
            ronde_town_noise_at(&noise, (i + 1) / 1000.0) - ronde_town_noise_at(&noise, i / 1000.0);
        /* Slope of a Catmull-Rom curve through values in [-1, 1]: at most about 4 per knot. */
        ck_assert_double_lt(fabs(step), 4 * 7 / 1000.0);
    }
}
END_TEST

CKX_MAIN("instances/generate/town_geometry",
         unit_points_agree_with_the_library,
         crossing_is_found_in_the_middle_and_not_beyond_the_end,
         inside_and_distances_of_a_square,
         noise_is_smooth_and_closes)

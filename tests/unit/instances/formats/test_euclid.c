/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/rng.h"
#include "instances/formats/euclid.h"
#include "instances/model/matrix.h"
#include "tests/support/ckx.h"

#include <math.h>

enum { point_count = 60 };

/* Whole coordinates, as in the published files. */
static void draw(ronde_point points[point_count], ronde_rng *rng)
{
    for (int i = 0; i < point_count; i++) {
        points[i].x = (double)ronde_rng_between(rng, -300, 300);
        points[i].y = (double)ronde_rng_between(rng, 0, 500);
    }
}

/* length / scale is the real distance rounded up (within 1 unit), never below it: judged with
 * integers, since (length)^2 and scale^2 * square fit 64 bits. */
static void check_exact(ronde_point from, ronde_point to, int64_t length, int64_t scale)
{
    int64_t x = llround(from.x - to.x);
    int64_t y = llround(from.y - to.y);
    int64_t square = (x * x + y * y) * scale * scale;
    ck_assert_int_ge(length * length, square);
    ck_assert(length == 0 || (length - 1) * (length - 1) < square);
}

START_TEST(exact_is_the_least_unit_not_below)
{
    ronde_point points[point_count];
    ronde_rng rng = ronde_rng_new(1, (uint64_t)_i);
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    draw(points, &rng);
    int32_t scale = ronde_euclid_scale(points, point_count, RONDE_ROUNDING_EXACT);
    ck_assert_int_eq(scale, 100000);
    ck_assert_ok(ronde_euclid_matrix(&matrix, points, point_count, RONDE_ROUNDING_EXACT, &error));
    for (int32_t from = 0; from < point_count; from++) {
        for (int32_t to = 0; to < point_count; to++) {
            check_exact(points[from], points[to], ronde_matrix_duration(&matrix, from, to), scale);
        }
    }
    ronde_matrix_clear(&matrix);
}
END_TEST

START_TEST(dimacs_is_the_floor_of_tenths)
{
    ronde_point points[point_count];
    ronde_rng rng = ronde_rng_new(2, (uint64_t)_i);
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    draw(points, &rng);
    ck_assert_ok(ronde_euclid_matrix(&matrix, points, point_count, RONDE_ROUNDING_DIMACS, &error));
    for (int32_t from = 0; from < point_count; from++) {
        for (int32_t to = 0; to < point_count; to++) {
            double real = hypot(points[from].x - points[to].x, points[from].y - points[to].y);
            int32_t length = ronde_matrix_distance(&matrix, from, to);
            /* 1e-9 of slack for hypot; the nearest tenth that is no square root is farther. */
            ck_assert_int_eq(length, (int32_t)floor(10 * real + 1e-9));
        }
    }
    ronde_matrix_clear(&matrix);
}
END_TEST

/* To the nearest unit: 2 length is within 1 of 2 scale times the real distance. */
static void check_nearest(const ronde_point *points, ronde_euclid_rounding rounding, int32_t scale)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    ck_assert_int_eq(ronde_euclid_scale(points, point_count, rounding), scale);
    ck_assert_ok(ronde_euclid_matrix(&matrix, points, point_count, rounding, &error));
    for (int32_t from = 0; from < point_count; from++) {
        for (int32_t to = 0; to < point_count; to++) {
            double real = hypot(points[from].x - points[to].x, points[from].y - points[to].y);
            ck_assert_double_le(fabs(ronde_matrix_distance(&matrix, from, to) - scale * real),
                                0.5 + 1e-9);
        }
    }
    ronde_matrix_clear(&matrix);
}

START_TEST(vrplib_rounds_to_the_nearest)
{
    ronde_point points[point_count];
    ronde_rng rng = ronde_rng_new(3, (uint64_t)_i);
    draw(points, &rng);
    check_nearest(points, RONDE_ROUNDING_THOUSANDTHS, 1000);
    check_nearest(points, RONDE_ROUNDING_WHOLE, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats/euclid");
    TCase *tests = tcase_create("formats/euclid");
    tcase_add_loop_test(tests, exact_is_the_least_unit_not_below, 0, 20);
    tcase_add_loop_test(tests, dimacs_is_the_floor_of_tenths, 0, 20);
    tcase_add_loop_test(tests, vrplib_rounds_to_the_nearest, 0, 20);
    return ckx_run(suite, tests);
}

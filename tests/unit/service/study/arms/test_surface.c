/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/surface.h"
#include "tests/support/ckx.h"

#include <math.h>

enum { points = 40 };

/* 3 + 2 a - b + 4 a b + 0.5 c^2 - d^2. */
static double quadratic(const ronde_surface_point *p)
{
    const double *x = p->at;
    return 3 + 2 * x[0] - x[1] + 4 * x[0] * x[1] + 0.5 * x[2] * x[2] - x[3] * x[3];
}

static void draw(ronde_surface_point *design, double *values)
{
    ronde_error error = {0};
    ck_assert_ok(ronde_latin_hypercube(design, points, 7, &error));
    for (int i = 0; i < points; i++) {
        values[i] = quadratic(&design[i]);
    }
}

START_TEST(a_hypercube_hits_each_stratum_once)
{
    ronde_error error = {0};
    ronde_surface_point design[points];
    ck_assert_ok(ronde_latin_hypercube(design, points, 3, &error));
    for (int factor = 0; factor < RONDE_SURFACE_FACTORS; factor++) {
        int hits[points] = {0};
        for (int i = 0; i < points; i++) {
            int stratum = (int)floor((design[i].at[factor] + 1) / 2 * points);
            ck_assert_int_ge(stratum, 0);
            ck_assert_int_lt(stratum, points);
            hits[stratum]++;
        }
        for (int i = 0; i < points; i++) {
            ck_assert_int_eq(hits[i], 1);
        }
    }
}
END_TEST

START_TEST(a_quadratic_is_found_exactly)
{
    ronde_error error = {0};
    ronde_surface_point design[points];
    double values[points];
    draw(design, values);
    ronde_surface it;
    ck_assert_ok(ronde_surface_fit(&it, design, values, points, &error));
    ck_assert_double_eq_tol(it.fit, 1, 1e-9);
    ck_assert_double_eq_tol(it.validated, 1, 1e-9);
    const ronde_surface_point middle = {{0.3, -0.7, 0.1, 0.9}};
    ck_assert_double_eq_tol(ronde_surface_at(&it, &middle), quadratic(&middle), 1e-9);
}
END_TEST

/* Noise that has nothing to do with the factors: a fit of 15 terms looks fair at its own points,
 * and is shown up by those it did not see. */
START_TEST(noise_is_no_surface)
{
    ronde_error error = {0};
    ronde_surface_point design[points];
    double values[points];
    draw(design, values);
    for (int i = 0; i < points; i++) {
        values[i] = (double)(i * 37 % 11);
    }
    ronde_surface it;
    ck_assert_ok(ronde_surface_fit(&it, design, values, points, &error));
    ck_assert_double_gt(it.fit, 0.1);
    ck_assert_double_lt(it.validated, 0.5);
    ck_assert_double_lt(it.validated, it.fit);
}
END_TEST

START_TEST(too_few_points_are_refused)
{
    ronde_error error = {0};
    ronde_surface_point design[points];
    double values[points];
    draw(design, values);
    ronde_surface it;
    ck_assert_int_eq(ronde_surface_fit(&it, design, values, RONDE_SURFACE_TERMS, &error),
                     RONDE_EINPUT);
    for (int i = 0; i < points; i++) {
        design[i].at[2] = 0.5; /* a factor that never moves */
    }
    error = (ronde_error){0};
    ck_assert_int_eq(ronde_surface_fit(&it, design, values, points, &error), RONDE_EINPUT);
}
END_TEST

CKX_MAIN("study/arms/surface",
         a_hypercube_hits_each_stratum_once,
         a_quadratic_is_found_exactly,
         noise_is_no_surface,
         too_few_points_are_refused)

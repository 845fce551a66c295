/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/sites_parts.h"
#include "tests/support/ckx.h"

#include <math.h>

enum { count = 4 };

/* Ways of 1 and 2 km, 1 to 2 trips, 100 or 400 stops over 4 km2: terms 2, 8, 4, 4 and 20, 40, 20,
 * 40. */
static void make(ronde_site_sample *samples)
{
    const ronde_site_sample made[count] = {
        {.haul = 1, .trips = 1, .stops = 100, .area = 4},
        {.haul = 2, .trips = 2, .stops = 400, .area = 4},
        {.haul = 1, .trips = 2, .stops = 100, .area = 4},
        {.haul = 2, .trips = 1, .stops = 400, .area = 4},
    };
    for (int i = 0; i < count; i++) {
        samples[i] = made[i];
    }
}

/* Distances that are 1.5 x haul + 0.9 x local are found again, all of their variance explained. */
START_TEST(test_fit)
{
    ronde_site_sample samples[count];
    ronde_site_fit fit = {0};
    static const double distances[count] = {21, 48, 24, 42};
    make(samples);
    for (int i = 0; i < count; i++) {
        samples[i].distance = distances[i];
    }
    ronde_site_fit_to(&fit, samples, count);
    ck_assert_double_eq_tol(fit.haul_factor, 1.5, 1e-9);
    ck_assert_double_eq_tol(fit.local_factor, 0.9, 1e-9);
    ck_assert_double_eq_tol(fit.r2, 1, 1e-9);
    ck_assert_double_eq_tol(samples[1].fitted, 48, 1e-9);
    /* One that is off: less is explained. */
    samples[0].distance = 35;
    ronde_site_fit_to(&fit, samples, count);
    ck_assert_double_lt(fit.r2, 0.9);
}
END_TEST

/* All samples alike: nothing tells the terms apart, the local one takes all. None is negative. */
START_TEST(test_degenerate)
{
    ronde_site_sample samples[count];
    ronde_site_fit fit = {0};
    for (int i = 0; i < count; i++) {
        samples[i] =
            (ronde_site_sample){.haul = 1, .trips = 1, .stops = 100, .area = 4, .distance = 40};
    }
    ronde_site_fit_to(&fit, samples, count);
    ck_assert_double_eq_tol(fit.haul_factor, 0, 1e-9);
    ck_assert_double_eq_tol(fit.local_factor, 2, 1e-9);
    make(samples);
    static const double falling[count] = {40, 20, 30, 45};
    for (int i = 0; i < count; i++) {
        samples[i].distance = falling[i];
    }
    ronde_site_fit_to(&fit, samples, count);
    ck_assert(fit.haul_factor >= 0 && fit.local_factor >= 0);
}
END_TEST

/* What cannot be is refused before anything is drawn. */
START_TEST(test_refusals)
{
    ronde_error error = {0};
    ronde_site_study study;
    const ronde_site_options usual = {
        .candidates = 10, .plants = 1, .cell_metres = 350, .samples = 8, .vans.user_count = 10};
    ronde_site_options options = usual;
    options.candidates = RONDE_SITE_CANDIDATES + 1;
    ck_assert_int_eq(ronde_site_study_run(&study, &options, NULL, NULL, &error), RONDE_EINPUT);
    options = usual;
    options.samples = 3;
    ck_assert_int_eq(ronde_site_study_run(&study, &options, NULL, NULL, &error), RONDE_EINPUT);
    options = usual;
    options.plants = 0;
    ck_assert_int_eq(ronde_site_study_run(&study, &options, NULL, NULL, &error), RONDE_EINPUT);
}
END_TEST

CKX_MAIN("service/study/sites", test_fit, test_degenerate, test_refusals)

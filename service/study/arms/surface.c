/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/surface.h"

#include "instances/base/alloc.h"
#include "instances/base/rng.h"

#include <math.h>
#include <stdbool.h>

enum { factors = RONDE_SURFACE_FACTORS, terms = RONDE_SURFACE_TERMS };

ronde_status
ronde_latin_hypercube(ronde_surface_point *out, size_t count, uint64_t seed, ronde_error *error)
{
    uint32_t *strata = ronde_alloc_zero(count + 1, sizeof *strata);
    if (strata == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for %zu points", count);
    }
    for (int factor = 0; factor < factors; factor++) {
        ronde_rng rng = ronde_rng_new(seed, (uint64_t)factor);
        for (uint32_t i = 0; i < count; i++) { /* a random permutation, inside out */
            uint32_t other = ronde_rng_below(&rng, i + 1);
            strata[i] = strata[other];
            strata[other] = i;
        }
        for (size_t i = 0; i < count; i++) {
            double share = ((double)strata[i] + ronde_rng_unit(&rng)) / (double)count;
            out[i].at[factor] = 2 * share - 1;
        }
    }
    ronde_free(strata);
    return RONDE_OK;
}

static void terms_at(double out[terms], const ronde_surface_point *point)
{
    int next = 0;
    out[next++] = 1;
    for (int i = 0; i < factors; i++) {
        out[next++] = point->at[i];
        for (int k = i; k < factors; k++) {
            out[next++] = point->at[i] * point->at[k];
        }
    }
}

double ronde_surface_at(const ronde_surface *surface, const ronde_surface_point *point)
{
    double row[terms];
    double sum = 0;
    terms_at(row, point);
    for (int i = 0; i < terms; i++) {
        sum += surface->terms[i] * row[i];
    }
    return sum;
}

/* Solves a symmetric system by Cholesky; false if it is not positive definite. The right side is
 * the last column. */
static bool solve(double system[terms][terms + 1], double out[terms])
{
    for (int i = 0; i < terms; i++) {
        for (int k = 0; k <= i; k++) {
            double sum = system[i][k];
            for (int j = 0; j < k; j++) {
                sum -= system[i][j] * system[k][j];
            }
            if (i == k && sum <= 1e-9) {
                return false;
            }
            system[i][k] = i == k ? sqrt(sum) : sum / system[k][k];
        }
    }
    for (int i = 0; i < terms; i++) {
        double sum = system[i][terms];
        for (int k = 0; k < i; k++) {
            sum -= system[i][k] * out[k];
        }
        out[i] = sum / system[i][i];
    }
    for (int i = terms - 1; i >= 0; i--) {
        for (int k = i + 1; k < terms; k++) {
            out[i] -= system[k][i] * out[k];
        }
        out[i] /= system[i][i];
    }
    return true;
}

/* Least squares through all points but one (left_out count: through all). */
static bool fit(double out[terms],
                const ronde_surface_point *points,
                const double *values,
                size_t count,
                size_t left_out)
{
    double system[terms][terms + 1] = {{0}};
    for (size_t at = 0; at < count; at++) {
        double row[terms];
        if (at == left_out) {
            continue;
        }
        terms_at(row, &points[at]);
        for (int i = 0; i < terms; i++) {
            for (int k = 0; k < terms; k++) {
                system[i][k] += row[i] * row[k];
            }
            system[i][terms] += row[i] * values[at];
        }
    }
    return solve(system, out);
}

/* 1 - squares of the errors / squares around the mean. */
static double explained(double errors, const double *values, size_t count)
{
    double mean = 0;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        mean += values[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares > 0 ? 1 - errors / squares : 1;
}

ronde_status ronde_surface_fit(ronde_surface *out,
                               const ronde_surface_point *points,
                               const double *values,
                               size_t count,
                               ronde_error *error)
{
    ronde_surface made = {0};
    double errors = 0;
    double left_out_errors = 0;
    bool determined = count > terms + 1 && fit(made.terms, points, values, count, count);
    for (size_t i = 0; i < count && determined; i++) {
        ronde_surface without = {0};
        determined = fit(without.terms, points, values, count, i);
        double off = ronde_surface_at(&made, &points[i]) - values[i];
        double left_out_off = ronde_surface_at(&without, &points[i]) - values[i];
        errors += off * off;
        left_out_errors += left_out_off * left_out_off;
    }
    if (!determined) {
        return ronde_fail(error, RONDE_EINPUT, "",
                          "%zu points do not determine a quadratic of %d terms; give more", count,
                          (int)terms);
    }
    made.fit = explained(errors, values, count);
    made.validated = explained(left_out_errors, values, count);
    *out = made;
    return RONDE_OK;
}

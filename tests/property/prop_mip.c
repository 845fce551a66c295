/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integer programs against trying all values, with a twin that forgets a row and must be caught. */
#include "instances/base/rng.h"
#include "solver/exact/mip.h"
#include "tests/support/ckx.h"

#include <math.h>

enum { most_columns = 5, most_rows = 4, cases = 2000 };

static ronde_error error;

static ronde_mip draw(ronde_rng *rng)
{
    ronde_mip program = {0};
    int32_t rows = (int32_t)ronde_rng_between(rng, 1, most_rows);
    int32_t columns = (int32_t)ronde_rng_between(rng, 1, most_columns);
    for (int32_t i = 0; i < rows; i++) {
        int64_t least = ronde_rng_between(rng, -6, 6);
        int64_t width = ronde_rng_between(rng, 0, 8);
        bool open = ronde_rng_below(rng, 3) == 0;
        (void)ronde_mip_add_row(&program, (double)least,
                                open ? (double)INFINITY : (double)(least + width));
    }
    for (int32_t i = 0; i < columns; i++) {
        int64_t least = ronde_rng_between(rng, -1, 1);
        (void)ronde_mip_add_integer(&program, (double)ronde_rng_between(rng, -5, 5), (double)least,
                                    (double)(least + ronde_rng_between(rng, 0, 2)));
        for (int32_t row = 0; row < rows; row++) {
            if (ronde_rng_below(rng, 3) > 0) {
                ronde_mip_add_entry(&program, row, (double)ronde_rng_between(rng, -3, 3));
            }
        }
    }
    return program;
}

/* The next values within the bounds; false after the last. */
static bool next(const ronde_mip *program, double *values)
{
    for (size_t i = 0; i < program->columns.count; i++) {
        if (values[i] < program->columns.items[i].most) {
            values[i]++;
            return true;
        }
        values[i] = program->columns.items[i].least;
    }
    return false;
}

/* The least cost of all values; INFINITY if none keeps the program. */
static double try_all(const ronde_mip *program)
{
    double values[most_columns];
    double best = (double)INFINITY;
    for (size_t i = 0; i < program->columns.count; i++) {
        values[i] = program->columns.items[i].least;
    }
    do {
        if (ronde_mip_residual(program, values) <= 1e-9) {
            best = fmin(best, ronde_mip_value(program, values));
        }
    } while (next(program, values));
    return best;
}

static double solve(const ronde_mip *program, bool cuts)
{
    double values[most_columns];
    ronde_mip_answer answer = {.values = values};
    const ronde_mip_limits limits = {.cuts = cuts};
    ck_assert_ok(ronde_mip_solve(&answer, program, &limits, &error));
    ck_assert(answer.status == RONDE_MIP_OPTIMAL || answer.status == RONDE_MIP_INFEASIBLE);
    return answer.status == RONDE_MIP_OPTIMAL ? answer.value : (double)INFINITY;
}

START_TEST(test_best)
{
    uint64_t seed = ckx_seed(20261122);
    int caught = 0;
    int count = ckx_cases(cases);
    for (int i = 0; i < count; i++) {
        ronde_rng rng = ronde_rng_new(seed, (uint64_t)i);
        ronde_mip program = draw(&rng);
        double best = try_all(&program);
        double found = solve(&program, i % 2 == 1);
        ck_assert_msg(isinf(best) ? isinf(found) : fabs(best - found) < 1e-6,
                      "seed %llu, case %d: %g, and %g is best", (unsigned long long)seed, i, found,
                      best);
        program.rows.items[0] = (ronde_mip_row){-(double)INFINITY, (double)INFINITY};
        caught += isinf(best) != isinf(solve(&program, false)) ||
                  (!isinf(best) && fabs(best - solve(&program, false)) > 1e-6);
        ronde_mip_clear(&program);
    }
    ck_assert_int_gt(caught, count / 10); /* a forgotten row shows */
}
END_TEST

CKX_MAIN("mip", test_best)

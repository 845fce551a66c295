/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of sites against trying every assignment, with a twin that forgets capacities and must be
 * caught. All weights are 1 and capacities whole: then shares gain nothing (a transport problem).
 */
#include "instances/base/rng.h"
#include "instances/model/instance.h"
#include "service/study/location.h"
#include "tests/support/ckx.h"

#include <math.h>

enum { most_sites = 4, most_demands = 5, cases = 800 };

static ronde_error error;

typedef struct sample {
    ronde_location of;
    double weights[most_demands], costs[most_demands * most_sites], alone[most_demands];
    double fixed[most_sites], capacities[most_sites];
    bool banned[most_sites];
} sample;

static void draw(sample *to, ronde_rng *rng)
{
    *to = (sample){0};
    ronde_location *of = &to->of;
    of->site_count = (int32_t)ronde_rng_between(rng, 1, most_sites);
    of->demand_count = (int32_t)ronde_rng_between(rng, 1, most_demands);
    of->weights = to->weights;
    of->costs = to->costs;
    of->alone = to->alone;
    of->fixed = to->fixed;
    of->capacities = to->capacities;
    of->least_sites = (int32_t)ronde_rng_between(rng, 0, 1);
    of->most_sites = (int32_t)ronde_rng_between(rng, 1, most_sites);
    for (int i = 0; i < most_sites; i++) {
        to->fixed[i] = (double)ronde_rng_between(rng, 0, 20);
        to->capacities[i] =
            ronde_rng_below(rng, 3) == 0 ? (double)INFINITY : (double)ronde_rng_between(rng, 1, 3);
    }
    bool leaves = ronde_rng_below(rng, 2) == 0;
    for (int i = 0; i < most_demands; i++) {
        to->weights[i] = 1;
        to->alone[i] = leaves ? (double)ronde_rng_between(rng, 5, 30) : (double)INFINITY;
        for (int k = 0; k < most_sites; k++) {
            to->costs[i * of->site_count + (k < of->site_count ? k : 0)] =
                ronde_rng_below(rng, 6) == 0 ? (double)INFINITY
                                             : (double)ronde_rng_between(rng, 0, 20);
        }
    }
    if (ronde_rng_below(rng, 3) == 0) {
        to->banned[ronde_rng_below(rng, (uint32_t)of->site_count)] = true;
        of->banned = to->banned;
        of->banned_count = 1;
    }
}

/* Cost of an assignment (site of each demand; site_count: none) with these sites open, or INFINITY.
 */
static double cost_of(const ronde_location *of, unsigned open, const int32_t *site_of)
{
    double cost = 0;
    double used[most_sites] = {0};
    int32_t count = 0;
    bool is_banned = of->banned_count > 0;
    for (int32_t site = 0; site < of->site_count; site++) {
        bool is_open = (open >> site & 1U) != 0;
        count += is_open;
        cost += is_open ? of->fixed[site] : 0;
        is_banned = is_banned && is_open == of->banned[site];
    }
    if (count < of->least_sites || count > of->most_sites || is_banned) {
        return (double)INFINITY;
    }
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        int32_t site = site_of[demand];
        if (site == of->site_count) {
            cost += of->alone[demand];
            continue;
        }
        if ((open >> site & 1U) == 0 || ++used[site] > of->capacities[site]) {
            return (double)INFINITY;
        }
        cost += of->costs[demand * of->site_count + site];
    }
    return cost;
}

static double try_all(const ronde_location *of)
{
    double best = (double)INFINITY;
    for (unsigned open = 0; open < 1U << of->site_count; open++) {
        int32_t site_of[most_demands] = {0};
        int32_t moved = 0;
        while (moved < of->demand_count) {
            best = fmin(best, cost_of(of, open, site_of));
            moved = 0;
            while (moved < of->demand_count && ++site_of[moved] > of->site_count) {
                site_of[moved++] = 0;
            }
        }
    }
    return best;
}

static double choose(const ronde_location *of)
{
    bool open[most_sites];
    int32_t served_by[most_demands];
    ronde_location_choice choice = {.open = open, .served_by = served_by};
    ck_assert_ok(ronde_location_choose(&choice, of, &error));
    ck_assert(choice.proved);
    for (int32_t i = 0; choice.found && i < of->demand_count; i++) {
        ck_assert(served_by[i] == RONDE_NONE || open[served_by[i]]);
    }
    return choice.found ? choice.value : (double)INFINITY;
}

START_TEST(test_best)
{
    uint64_t seed = ckx_seed(20261122);
    int count = ckx_cases(cases);
    int caught = 0;
    for (int i = 0; i < count; i++) {
        ronde_rng rng = ronde_rng_new(seed, (uint64_t)i);
        sample it;
        draw(&it, &rng);
        double best = try_all(&it.of);
        double found = choose(&it.of);
        ck_assert_msg(isinf(best) ? isinf(found) : fabs(best - found) < 1e-6,
                      "seed %llu, case %d: %g, and %g is best", (unsigned long long)seed, i, found,
                      best);
        for (int k = 0; k < most_sites; k++) {
            it.capacities[k] = (double)INFINITY;
        }
        double roomy = choose(&it.of);
        caught += isinf(best) ? !isinf(roomy) : fabs(best - roomy) > 1e-6;
    }
    ck_assert_int_gt(caught, count / 20); /* forgotten capacities show */
}
END_TEST

CKX_MAIN("location", test_best)

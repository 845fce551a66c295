/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: columns first the sites y_j, then for each demand the sites x_ij that can serve it,
 * then where that is possible a column for no site. Rows: how many are open; each banned set; each
 * capacity, sum w_i x_ij <= C_j y_j; each demand, sum x_ij = 1; and the ties x_ij <= y_j so far. */
#include "service/study/location.h"

#include "instances/model/instance.h"
#include "solver/exact/mip.h"

#include <math.h>

enum { most_rounds = 30 };
static const double tolerance = 1e-6;

typedef struct work {
    const ronde_location *of;
    bool *tied;       /* by demand and site */
    double *values;   /* by column */
    int32_t *rows_of; /* by demand and site: the row of a tie */
    double total;     /* weight */
} work;

static size_t at(const ronde_location *of, int32_t demand, int32_t site)
{
    return (size_t)demand * (size_t)of->site_count + (size_t)site;
}

static bool can_be_alone(const ronde_location *of, int32_t demand)
{
    return of->alone != NULL && !isinf(of->alone[demand]);
}

/* Rows of how many sites, of banned sets, capacities and demands. */
static void add_rows(ronde_mip *program, const work *it)
{
    const ronde_location *of = it->of;
    const double none = (double)INFINITY;
    (void)ronde_mip_add_row(program, of->least_sites, of->most_sites);
    for (int32_t i = 0; i < of->banned_count; i++) {
        double size = 0;
        for (int32_t site = 0; site < of->site_count; site++) {
            size += of->banned[at(of, i, site)] ? 1 : 0;
        }
        (void)ronde_mip_add_row(program, -none, size - 1);
    }
    for (int32_t site = 0; site < of->site_count; site++) {
        (void)ronde_mip_add_row(program, -none, 0);
    }
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        (void)ronde_mip_add_row(program, 1, 1);
    }
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        for (int32_t site = 0; site < of->site_count; site++) {
            if (it->tied[at(of, demand, site)]) {
                it->rows_of[at(of, demand, site)] = ronde_mip_add_row(program, -none, 0);
            }
        }
    }
}

static void add_site(ronde_mip *program, const work *it, int32_t site, bool relaxed)
{
    const ronde_location *of = it->of;
    (void)(relaxed ? ronde_mip_add_column(program, of->fixed[site], 0, 1)
                   : ronde_mip_add_integer(program, of->fixed[site], 0, 1));
    ronde_mip_add_entry(program, 0, 1);
    for (int32_t i = 0; i < of->banned_count; i++) {
        ronde_mip_add_entry(program, 1 + i, of->banned[at(of, i, site)] ? 1 : -1);
    }
    double capacity = isinf(of->capacities[site]) ? it->total : of->capacities[site];
    ronde_mip_add_entry(program, 1 + of->banned_count + site, -capacity);
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        if (it->tied[at(of, demand, site)]) {
            ronde_mip_add_entry(program, it->rows_of[at(of, demand, site)], -1);
        }
    }
}

static void add_demand(ronde_mip *program, const work *it, int32_t demand)
{
    const ronde_location *of = it->of;
    int32_t row = 1 + of->banned_count + of->site_count + demand;
    for (int32_t site = 0; site < of->site_count; site++) {
        double cost = of->costs[at(of, demand, site)];
        if (isinf(cost)) {
            continue;
        }
        (void)ronde_mip_add_column(program, cost, 0, (double)INFINITY);
        ronde_mip_add_entry(program, row, 1);
        ronde_mip_add_entry(program, 1 + of->banned_count + site, of->weights[demand]);
        if (it->tied[at(of, demand, site)]) {
            ronde_mip_add_entry(program, it->rows_of[at(of, demand, site)], 1);
        }
    }
    if (can_be_alone(of, demand)) {
        (void)ronde_mip_add_column(program, of->alone[demand], 0, (double)INFINITY);
        ronde_mip_add_entry(program, row, 1);
    }
}

static ronde_status solve(ronde_mip_answer *answer, work *it, bool relaxed, ronde_error *error)
{
    ronde_mip program = {0};
    const ronde_mip_limits limits = {.cuts = !relaxed};
    add_rows(&program, it);
    for (int32_t site = 0; site < it->of->site_count; site++) {
        add_site(&program, it, site, relaxed);
    }
    for (int32_t demand = 0; demand < it->of->demand_count; demand++) {
        add_demand(&program, it, demand);
    }
    *answer = (ronde_mip_answer){.values = it->values};
    ronde_status status = ronde_mip_solve(answer, &program, &limits, error);
    ronde_mip_clear(&program);
    return status;
}

/* Ties that the values break become rows; gives how many. */
static int32_t tie(work *it)
{
    const ronde_location *of = it->of;
    int32_t added = 0;
    size_t column = (size_t)of->site_count;
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        for (int32_t site = 0; site < of->site_count; site++) {
            if (isinf(of->costs[at(of, demand, site)])) {
                continue;
            }
            bool breaks = it->values[column++] > it->values[site] + tolerance;
            if (breaks && !it->tied[at(of, demand, site)]) {
                it->tied[at(of, demand, site)] = true;
                added++;
            }
        }
        column += can_be_alone(of, demand) ? 1 : 0;
    }
    return added;
}

static void read_choice(ronde_location_choice *choice, const work *it)
{
    const ronde_location *of = it->of;
    size_t column = (size_t)of->site_count;
    for (int32_t site = 0; site < of->site_count; site++) {
        choice->open[site] = it->values[site] > 0.5;
    }
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        double most = 0;
        choice->served_by[demand] = RONDE_NONE;
        for (int32_t site = 0; site < of->site_count; site++) {
            if (isinf(of->costs[at(of, demand, site)])) {
                continue;
            }
            double share = it->values[column++];
            if (share > most + tolerance) {
                most = share;
                choice->served_by[demand] = site;
            }
        }
        if (can_be_alone(of, demand) && it->values[column++] > most + tolerance) {
            choice->served_by[demand] = RONDE_NONE;
        }
    }
}

static ronde_status choose(ronde_location_choice *choice, work *it, ronde_error *error)
{
    ronde_mip_answer answer;
    int32_t added = 1;
    while (added > 0 && choice->rounds < most_rounds) {
        RONDE_TRY(solve(&answer, it, true, error));
        choice->rounds++;
        choice->pivots += answer.pivots;
        added = ronde_mip_has_values(&answer) ? tie(it) : 0;
    }
    RONDE_TRY(solve(&answer, it, false, error));
    choice->pivots += answer.pivots;
    choice->found = ronde_mip_has_values(&answer);
    choice->proved = answer.status == RONDE_MIP_OPTIMAL || answer.status == RONDE_MIP_INFEASIBLE;
    choice->value = answer.value;
    choice->bound = answer.bound;
    if (choice->found) {
        read_choice(choice, it);
    }
    return RONDE_OK;
}

ronde_status
ronde_location_choose(ronde_location_choice *choice, const ronde_location *of, ronde_error *error)
{
    size_t pairs = (size_t)of->demand_count * (size_t)of->site_count;
    size_t columns = pairs + (size_t)of->site_count + (size_t)of->demand_count;
    work it = {.of = of,
               .tied = ronde_alloc_zero(pairs + 1, sizeof *it.tied),
               .rows_of = ronde_alloc_zero(pairs + 1, sizeof *it.rows_of),
               .values = ronde_alloc_zero(columns + 1, sizeof *it.values)};
    for (int32_t demand = 0; demand < of->demand_count; demand++) {
        it.total += of->weights[demand];
    }
    *choice = (ronde_location_choice){.open = choice->open, .served_by = choice->served_by};
    ronde_status status = it.tied != NULL && it.rows_of != NULL && it.values != NULL
                              ? choose(choice, &it, error)
                              : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory to choose sites");
    ronde_free(it.tied);
    ronde_free(it.rows_of);
    ronde_free(it.values);
    return status;
}

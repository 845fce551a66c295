/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fewest routes: the bounds on small cases that can be counted by hand, the search down to them,
 * and the price of leaving requests out for a while. */
#include "instances/formats/solomon.h"
#include "solver/search/fleet.h"
#include "solver/search/fleet_bound.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

enum { text_size = 4096 };

static ronde_instance *read_text(const char *text)
{
    const ronde_benchmark_options options = {.objective = RONDE_OBJECTIVE_VEHICLES};
    ronde_instance *instance = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_solomon_read(&instance, text, strlen(text), &options, &faults, &error));
    ronde_faults_clear(&faults);
    return instance;
}

/* Customers 1 to 8, one unit apart on a line from the depot on; customer i may start from
 * 10 + apart * i on, for a width; a service takes 5. */
static void write_line(char *text, int capacity, int demand, int apart, int width)
{
    int at = snprintf(text, text_size,
                      "LINE\n\nVEHICLE\nNUMBER CAPACITY\n8 %d\n\nCUSTOMER\n"
                      "CUST NO. XCOORD. YCOORD. DEMAND READY DUE SERVICE\n\n"
                      "0 0 0 0 0 1000 0\n",
                      capacity);
    for (int i = 1; i <= 8; i++) {
        at += snprintf(text + at, text_size - (size_t)at, "%d %d 0 %d %d %d 5\n", i, i, demand,
                       10 + apart * i, 10 + apart * i + width);
    }
}

static int32_t bound_of(const ronde_instance *instance)
{
    ronde_problem problem = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    int32_t bound = ronde_fleet_bound(&problem);
    ronde_problem_clear(&problem);
    return bound;
}

START_TEST(test_bound_by_load)
{
    char text[text_size];
    write_line(text, 10, 3, 10, 500); /* 8 * 3 = 24 > 2 * 10 */
    ronde_instance *instance = read_text(text);
    ck_assert_int_eq(bound_of(instance), 3);
    ronde_instance_free(instance);
    write_line(text, 12, 3, 10, 500); /* 24 = 2 * 12 */
    instance = read_text(text);
    ck_assert_int_eq(bound_of(instance), 2);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_bound_by_time)
{
    char text[text_size];
    /* All must start within [10, 12], but a service takes 5: each needs a vehicle of its own. */
    write_line(text, 100, 1, 0, 2);
    ronde_instance *instance = read_text(text);
    ck_assert_int_eq(bound_of(instance), 8);
    ronde_instance_free(instance);
    /* Starts from 10 + 4 i to 12 + 4 i, next one reached 6 after a start: the one behind starts at
     * most 4 + 2 = 6 later, just possible, so one vehicle can do all. */
    write_line(text, 100, 1, 4, 2);
    instance = read_text(text);
    ck_assert_int_eq(bound_of(instance), 1);
    ronde_instance_free(instance);
    /* One unit less apart: neighbours exclude each other (6 > 3 + 2), but not those two apart. */
    write_line(text, 100, 1, 3, 2);
    instance = read_text(text);
    ck_assert_int_eq(bound_of(instance), 2);
    ronde_instance_free(instance);
}
END_TEST

/* Routes after the search, from a first plan with one route for each customer. */
static int32_t routes_after(const char *text, int64_t iterations, int64_t *spent)
{
    ronde_instance *instance = read_text(text);
    ronde_problem problem = {0};
    ronde_search search = {0};
    ronde_error error = {0};
    const ronde_solve_options options = {.seed = 1};
    const ronde_solve_hooks hooks = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_ok(ronde_search_init(&search, &problem, &options, &hooks, &error));
    for (int32_t request = 0; request < problem.request_count; request++) {
        int32_t task = instance->request_tasks[request];
        ck_assert(ronde_state_place(&search.state, task, ronde_start_of(&problem, request)));
        ronde_state_choose(&search.state, request, request);
    }
    ronde_state_commit(&search.state);
    ronde_search_construct(&search);
    ck_assert_int_eq(search.best.totals.used, 8);
    ronde_fleet_minimise(&search, iterations);
    *spent = search.iteration;
    int32_t used = search.best.totals.used;
    ck_assert_int_eq(search.best.totals.unserved, 0);
    ck_assert_int_eq(search.state.totals.used, used);
    ronde_search_clear(&search);
    ronde_problem_clear(&problem);
    ronde_instance_free(instance);
    return used;
}

START_TEST(test_routes_are_saved_down_to_the_bound)
{
    char text[text_size];
    int64_t spent = 0;
    write_line(text, 10, 3, 10, 500);
    ck_assert_int_eq(routes_after(text, 100000, &spent), 3);
    ck_assert_int_lt(spent, 100000); /* the bound ends it */
    write_line(text, 100, 1, 0, 2);
    ck_assert_int_eq(routes_after(text, 100000, &spent), 8);
    ck_assert_int_eq(spent, 0);
}
END_TEST

CKX_MAIN("solver/search/fleet",
         test_bound_by_load,
         test_bound_by_time,
         test_routes_are_saved_down_to_the_bound)

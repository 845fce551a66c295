/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/text.h"
#include "instances/formats/vrplib.h"
#include "tests/support/benchmark_faults.h"
#include "tests/support/ckx.h"

#include <string.h>

static const ronde_benchmark_options usual = {0};

static const ronde_task *task_of(const ronde_instance *instance, const char *id)
{
    int32_t index = ronde_idmap_find(&instance->task_ids, id);
    ck_assert_int_ge(index, 0);
    return &instance->tasks[index];
}

/* Two depots, one vehicle each; clients 3 at (3, 4) and 4 at (1, 1). */
static const char two_depots[] =
    "NAME: TWO\nCOMMENT: own\nTYPE: MDVRPTW\nEDGE_WEIGHT_TYPE: EUC_2D\nDIMENSION : 4\n"
    "VEHICLES:2\nCAPACITY: 10\nVEHICLES_MAX_DURATION: 450.5\nNODE_COORD_SECTION\n"
    "1\t0\t0\n2\t10\t0\n3\t3\t4\n4\t1\t1\nDEMAND_SECTION\n1\t0\n2\t0\n3\t7\n4\t4\n"
    "SERVICE_TIME_SECTION\n1 0\n2 0\n3 5\n4 2.5\nTIME_WINDOW_SECTION\n1 0 100\n2 5 90\n3 10 20\n"
    "4 0 90.25\nVEHICLES_DEPOT_SECTION\n1 1\n2 2\nDEPOT_SECTION\n1\n2\n-1\nEOF\nafter the end\n";

START_TEST(several_depots_and_limits)
{
    ronde_instance *made = read_benchmark(ronde_vrplib_read, two_depots, usual);
    ck_assert_str_eq(made->name, "TWO");
    ck_assert_int_eq(made->scale, 1000);
    ck_assert_int_eq(made->task_count, 2);
    ck_assert_int_eq(made->shift_count, 2);
    ck_assert_str_eq(made->places[made->shifts[1].start_place].id, "2");
    ck_assert_int_eq(made->shifts[1].end_place, made->shifts[1].start_place);
    ck_assert_int_eq(made->shifts[1].earliest, 5000);
    ck_assert_int_eq(made->shifts[1].latest, 90000);
    ck_assert_int_eq(made->shifts[0].max_duration, 450500);
    const ronde_task *task = task_of(made, "4");
    ck_assert_int_eq(task->initial[0], 4);
    ck_assert_int_eq(task->change[0], -4);
    ck_assert_int_eq(task->duration, 2500);
    ck_assert_int_eq(made->windows[task->first_window].latest, 90250);
    /* sqrt 2 = 1.41421 and sqrt 13 = 3.60555: to the nearest thousandth */
    ck_assert_int_eq(ronde_matrix_distance(&made->profiles[0].matrix, 0, 3), 1414);
    ck_assert_int_eq(ronde_matrix_duration(&made->profiles[0].matrix, 2, 3), 3606);
    ronde_instance_free(made);
}
END_TEST

#define CVRP(type, rest)                                                                           \
    "NAME : X\nTYPE : " type "\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 9\n"          \
    "NODE_COORD_SECTION\n1 0 0\n2 1 1\n3 3 4\nDEMAND_SECTION\n1 0\n2 4\n3 5\n"                     \
    "DEPOT_SECTION\n 1\n -1\n" rest

/* The distance from 1 to 2 is sqrt 2. */
START_TEST(the_type_tells_the_rounding)
{
    static const struct {
        const char *text;
        ronde_euclid_rounding asked;
        int32_t scale, distance;
    } cases[] = {
        {CVRP("CVRP", "EOF\n"), RONDE_ROUNDING_AUTO, 1, 1},
        {CVRP("CVRP", ""), RONDE_ROUNDING_EXACT, 1000, 1414},
        {CVRP("VRPTW", ""), RONDE_ROUNDING_AUTO, 10, 14},
        {CVRP("MTVRPTWR", ""), RONDE_ROUNDING_AUTO, 10, 14},
        {CVRP("SDVRPTW", ""), RONDE_ROUNDING_AUTO, 1000, 1414},
        {CVRP("SDVRPTW", ""), RONDE_ROUNDING_DIMACS, 10, 14},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ronde_instance *made =
            read_benchmark(ronde_vrplib_read, cases[i].text,
                           (ronde_benchmark_options){.rounding = cases[i].asked});
        ck_assert_int_eq(made->scale, cases[i].scale);
        ck_assert_int_eq(ronde_matrix_distance(&made->profiles[0].matrix, 0, 1), cases[i].distance);
        ck_assert_int_eq(made->shift_count, 2); /* as many vehicles as clients */
        ck_assert_int_eq(made->shifts[0].latest, ronde_time_unlimited);
        ronde_instance_free(made);
    }
}
END_TEST

START_TEST(vehicles_differ)
{
    static const char text[] =
        "TYPE: SDVRPTW\nEDGE_WEIGHT_TYPE: EUC_2D\nDIMENSION: 3\nVEHICLES: 2\nNODE_COORD_SECTION\n"
        "1 0 0\n2 1 1\n3 3 4\nDEMAND_SECTION\n1 0\n2 4\n3 5\nCAPACITY_SECTION\n1 5\n2 8\n"
        "VEHICLES_MAX_DISTANCE_SECTION\n1 7\n2 9.5\nVEHICLES_ALLOWED_CLIENTS_SECTION\n1 2\n2 2 3\n";
    ronde_instance *made = read_benchmark(ronde_vrplib_read, text, usual);
    ck_assert_int_eq(made->resources[0].capacity[0], 5);
    ck_assert_int_eq(made->resources[1].capacity[0], 8);
    ck_assert_int_eq(made->shifts[1].max_distance, 9500);
    int32_t third = ronde_idmap_find(&made->task_ids, "3");
    ck_assert_int_eq(ronde_instance_pair_price(made, third, 0), ronde_cost_forbidden);
    ck_assert_int_eq(ronde_instance_pair_price(made, third, 1), 0);
    ronde_instance_free(made);
}
END_TEST

START_TEST(several_trips)
{
    static const char text[] =
        "TYPE: MTVRPTWR\nEDGE_WEIGHT_TYPE: EUC_2D\nDIMENSION: 3\nVEHICLES: 1\nCAPACITY: 5\n"
        "SERVICE_TIME: 9\nNODE_COORD_SECTION\n1 0 0\n2 1 1\n3 3 4\nDEMAND_SECTION\n1 0\n2 4\n3 5\n"
        "RELEASE_TIME_SECTION\n1 0\n2 0\n3 12\nPRIZE_SECTION\n1 0\n2 0\n3 1.5\n"
        "VEHICLES_RELOAD_DEPOT_SECTION\n1 1\nDEPOT_SECTION\n1\n";
    ronde_instance *made = read_benchmark(ronde_vrplib_read, text, usual);
    ck_assert_int_eq(made->shifts[0].reload_count, 1);
    ck_assert_str_eq(made->places[made->reload_places[0]].id, "1");
    ck_assert_int_eq(task_of(made, "3")->release, 120);
    ck_assert_int_eq(task_of(made, "3")->duration, 90);
    ck_assert(made->requests[task_of(made, "3")->request].optional);
    ck_assert_int_eq(made->requests[task_of(made, "3")->request].prize, 15);
    ck_assert(!made->requests[task_of(made, "2")->request].optional);
    ronde_instance_free(made);
}
END_TEST

#define TABLE(format, weights)                                                                     \
    "TYPE: CVRP\nDIMENSION: 4\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: " format "\n"       \
    "EDGE_WEIGHT_SECTION\n" weights "DEPOT_SECTION\n1\n-1\n"

START_TEST(explicit_tables_in_all_orders)
{
    /* Symmetric: 12 = distance of the nodes 1 and 2, and so on. */
    static const char *const texts[] = {
        TABLE("FULL_MATRIX", "0 12 13 14\n12 0 23 24\n13 23 0 34\n14 24 34 0\n"),
        TABLE("LOWER_ROW", "12\n13 23\n14 24 34\n"),
        TABLE("LOWER_DIAG_ROW", "0\n12 0\n13 23 0\n14 24 34 0\n"),
        TABLE("UPPER_ROW", "12 13 14 23\n24 34\n"),
        TABLE("UPPER_DIAG_ROW", "0 12 13 14 0 23 24 0 34 0\n"),
        TABLE("UPPER_COL", "12 13 23 14 24 34\n"),
        TABLE("LOWER_COL", "12 13 14 23 24 34\n"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ronde_instance *made = read_benchmark(ronde_vrplib_read, texts[i], usual);
        const ronde_matrix *matrix = &made->profiles[0].matrix;
        for (int32_t from = 0; from < 4; from++) {
            for (int32_t to = 0; to < 4; to++) {
                int32_t low = from < to ? from : to;
                int32_t high = from < to ? to : from;
                ck_assert_int_eq(ronde_matrix_distance(matrix, from, to),
                                 from == to ? 0 : 10 * (low + 1) + high + 1);
            }
        }
        ronde_instance_free(made);
    }
}
END_TEST

START_TEST(rows_may_be_longer_than_a_line_of_fields)
{
    /* 40 clients for vehicle 1: more than two times what a line reader keeps at once. */
    ronde_text text = {0};
    ronde_text_append(&text, "TYPE: SDVRPTW\nDIMENSION: 42\nVEHICLES: 1\nEDGE_WEIGHT_TYPE: EUC_2D\n"
                             "NODE_COORD_SECTION\n");
    for (int i = 1; i <= 42; i++) {
        ronde_text_printf(&text, "%d %d 0\n", i, i);
    }
    ronde_text_append(&text, "VEHICLES_ALLOWED_CLIENTS_SECTION\n1");
    for (int i = 2; i <= 41; i++) {
        ronde_text_printf(&text, "\t%d", i);
    }
    ronde_text_append(&text, "\n");
    ronde_instance *made = read_benchmark(ronde_vrplib_read, text.data, usual);
    for (int32_t task = 0; task < made->task_count; task++) {
        bool allowed = strcmp(made->tasks[task].id, "42") != 0;
        ck_assert_int_eq(ronde_instance_pair_price(made, task, 0),
                         allowed ? 0 : ronde_cost_forbidden);
    }
    ronde_instance_free(made);
    ronde_text_clear(&text);
}
END_TEST

#define HEAD "DIMENSION: 3\nVEHICLES: 1\nEDGE_WEIGHT_TYPE: EUC_2D\n"
#define NODES "NODE_COORD_SECTION\n1 0 0\n2 1 1\n3 3 4\n"

static const wrong_benchmark wrongs[] = {
    {"", "key.missing", 0, 0},
    {"1 2 3\n", "table.header", 1, 1},
    {"DIMENSION: x\n", "table.number", 1, 12},
    {"DIMENSION: 1\n", "number.range", 1, 12},
    {"DIMENSION:\n", "table.missing", 1, 10},
    {"COLOUR: red\n", "key.unknown", 1, 1},
    {"NODE_COORD_SECTION\n1 0 0\n", "key.missing", 1, 1},
    {"DIMENSION: 3\nCAPACITY_SECTION\n1 3\n", "key.missing", 2, 1},
    {HEAD "BACKHAUL_SECTION\n1 2\n", "section.unknown", 4, 1},
    {HEAD NODES NODES, "section.twice", 8, 1},
    {HEAD "DEMAND_SECTION\n1 0\n2 0\n3 0\n", "section.missing", 0, 0},
    {"DIMENSION: 3\n" NODES, "weights.type", 0, 0},
    {"DIMENSION: 3\nEDGE_WEIGHT_TYPE: GEO\n" NODES, "weights.type", 2, 1},
    {HEAD "NODE_COORD_SECTION\n1 0 0\n2 1 1\n", "row.missing", 4, 1},
    {HEAD "NODE_COORD_SECTION\n1 0 0\n2 1 1\n2 1 1\n", "id.duplicate", 7, 1},
    {HEAD "NODE_COORD_SECTION\n1 0 0\n4 1 1\n", "number.range", 6, 1},
    {HEAD "NODE_COORD_SECTION\n1 0 0 0\n", "table.extra", 5, 7},
    {HEAD "NODE_COORD_SECTION\n1 0\n", "table.missing", 5, 4},
    {HEAD NODES "DEMAND_SECTION\n1 0\n2 1\n3 1\n", "key.missing", 0, 0},
    {HEAD NODES "CAPACITY: 9\nDEMAND_SECTION\n1 1\n2 1\n3 1\n", "depot.demand", 10, 1},
    {HEAD NODES "TIME_WINDOW_SECTION\n1 0 9\n2 8 7\n3 0 9\n", "window.reversed", 10, 1},
    {HEAD NODES "DEPOT_SECTION\n0\n", "number.range", 9, 1},
    {HEAD NODES "DEPOT_SECTION\n-1\n", "depot.none", 8, 1},
    {HEAD NODES "DEPOT_SECTION\n1 2 3\n", "table.empty", 8, 1},
    {HEAD NODES "DEPOT_SECTION\n1\n2\n", "section.missing", 8, 1},
    {HEAD NODES "VEHICLES_DEPOT_SECTION\n1 2\n", "depot.unknown", 9, 1},
    {HEAD NODES "VEHICLES_RELOAD_DEPOT_SECTION\n1 2\n", "depot.unknown", 9, 1},
    {HEAD NODES "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 1 2\n", "client.depot", 9, 1},
    {TABLE("DIAGONAL", "1 2 3\n"), "weights.format", 4, 1},
    {TABLE("LOWER_ROW", "1 2 3\n"), "weights.count", 5, 1},
    {TABLE("LOWER_ROW", "1 2 3 4 -5 6\n"), "number.range", 6, 9},
};

START_TEST(faults_name_their_place)
{
    check_wrong_benchmark(ronde_vrplib_read, &wrongs[_i]);
}
END_TEST

START_TEST(too_large_a_demand_is_a_warning)
{
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    static const char text[] = HEAD NODES "CAPACITY: 4\nDEMAND_SECTION\n1 0\n2 4\n3 5\n";
    ck_assert_ok(ronde_vrplib_read(&made, text, strlen(text), &usual, &faults, &error));
    ck_assert_uint_eq(faults.warning_count, 1);
    ck_assert_str_eq(faults.list.items[0].code, "demand.capacity");
    ck_assert_int_eq(faults.list.items[0].row, 12);
    ronde_faults_clear(&faults);
    ronde_instance_free(made);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats/vrplib");
    TCase *tests = tcase_create("formats/vrplib");
    tcase_add_test(tests, several_depots_and_limits);
    tcase_add_test(tests, the_type_tells_the_rounding);
    tcase_add_test(tests, vehicles_differ);
    tcase_add_test(tests, several_trips);
    tcase_add_test(tests, explicit_tables_in_all_orders);
    tcase_add_test(tests, rows_may_be_longer_than_a_line_of_fields);
    tcase_add_loop_test(tests, faults_name_their_place, 0, (int)(sizeof wrongs / sizeof wrongs[0]));
    tcase_add_test(tests, too_large_a_demand_is_a_warning);
    return ckx_run(suite, tests);
}

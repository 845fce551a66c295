/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/pipeline.h"
#include "tests/support/ckx.h"
#include "tests/support/tiny_town.h"
#include "tests/support/tmpdir.h"

#include <stdio.h>
#include <string.h>

static ronde_error error;
static ronde_faults faults;
static tmpdir dir;

/* Depot (0, 0), customer 1 at (3, 4): 5 away. */
static const char solomon[] = "TINY\nVEHICLE\nNUMBER CAPACITY\n1 10\nCUSTOMER\nCUST NO.\n"
                              "0 0 0 0 0 100 0\n1 3 4 7 10 20 5\n";

/* A helper at the west end of the street, a client in the middle and one at the east end. */
static const char helper[] =
    "{\"format\":\"ronde-instance/1\",\"places\":[{\"id\":\"home\",\"lon\":6.8900,\"lat\":52.22},"
    "{\"id\":\"near\",\"lon\":6.9000,\"lat\":52.22},{\"id\":\"far\",\"lon\":%s,\"lat\":%s}],"
    "\"tasks\":[{\"id\":\"a\",\"place\":\"near\",\"duration\":600},"
    "{\"id\":\"b\",\"place\":\"far\",\"duration\":600}],"
    "\"resources\":[{\"id\":\"h\",\"profile\":\"%s\"}],"
    "\"shifts\":[{\"id\":\"h/1\",\"resource\":\"h\",\"start_place\":\"home\",\"from\":28800,"
    "\"to\":43200}]}";

static void setup(void)
{
    error = (ronde_error){0};
    faults = (ronde_faults){0};
    dir = tmpdir_make();
}

static void teardown(void)
{
    ronde_faults_clear(&faults);
    tmpdir_remove(&dir);
}

static tmpdir_name put(const char *name, const char *text)
{
    tmpdir_put(&dir, name, text);
    return tmpdir_file(&dir, name);
}

static tmpdir_name put_helper(const char *lon, const char *lat, const char *profile)
{
    char text[2000];
    snprintf(text, sizeof text, helper, lon, lat, profile);
    return put("day.json", text);
}

static ronde_instance *load(const char *path, const char *map_path)
{
    const ronde_input_options options = {.map_path = map_path};
    ronde_instance *made = NULL;
    ck_assert_ok(ronde_input_load(&made, path, &options, &faults, &error));
    ck_assert_ok(ronde_instance_ready(made, &error));
    return made;
}

static void refuse(const char *path, const char *map_path, ronde_format format, const char *words)
{
    const ronde_input_options options = {.map_path = map_path, .format = format};
    ronde_instance *made = NULL;
    ronde_status status = ronde_input_load(&made, path, &options, &faults, &error);
    ck_assert(status == RONDE_EINPUT || status == RONDE_EIO);
    ck_assert_ptr_null(made);
    ck_assert_msg(strstr(error.text, words) != NULL, "'%s' lacks '%s'", error.text, words);
    ck_assert_str_ne(error.where, "");
}

START_TEST(a_benchmark_is_ready_at_once)
{
    ronde_instance *made = load(put("tiny.txt", solomon).text, NULL);
    ck_assert_int_eq(made->task_count, 1);
    ronde_instance_free(made);
}
END_TEST

START_TEST(the_map_gives_travel_times)
{
    tmpdir_name town = tiny_town_write(&dir);
    ronde_instance *made = load(put_helper("6.9100", "52.22", "bike").text, town.text);
    const ronde_matrix *matrix = &made->profiles[0].matrix;
    /* 0.02 degrees of longitude at 52.22 are 1366 m on the ellipsoid (111.3195 km * cos * 1.002) */
    ck_assert_int_ge(ronde_matrix_distance(matrix, 0, 2), 1355);
    ck_assert_int_le(ronde_matrix_distance(matrix, 0, 2), 1375);
    int32_t half = ronde_matrix_distance(matrix, 0, 1) * 2 - ronde_matrix_distance(matrix, 0, 2);
    ck_assert_int_ge(half, -1); /* rounding */
    ck_assert_int_le(half, 1);
    /* a bicycle does 8 to 20 km/h door to door */
    ck_assert_int_ge(ronde_matrix_duration(matrix, 0, 2), 1366 * 36 / 200);
    ck_assert_int_le(ronde_matrix_duration(matrix, 0, 2), 1366 * 36 / 80);
    ronde_instance_free(made);
}
END_TEST

START_TEST(without_a_map_the_remedy_is_told)
{
    tmpdir_name day = put_helper("6.9100", "52.22", "bike");
    refuse(day.text, NULL, RONDE_FORMAT_AUTO,
           "no travel times for profile bike; give --map TOWN.rmap");
    const ronde_input_options options = {0};
    ronde_instance *made = NULL;
    error = (ronde_error){0};
    ck_assert_ok(ronde_input_read(&made, day.text, &options, &faults, &error));
    ronde_instance_free(made);
}
END_TEST

START_TEST(a_profile_the_map_lacks_is_told)
{
    tmpdir_name town = tiny_town_write(&dir);
    refuse(put_helper("6.9100", "52.22", "foot").text, town.text, RONDE_FORMAT_AUTO,
           "the map has no profile foot (it has bike, car)");
}
END_TEST

START_TEST(a_place_far_from_roads_is_named)
{
    tmpdir_name town = tiny_town_write(&dir);
    /* 0.03 degrees of latitude north of the street's end: 3.3 km */
    refuse(put_helper("6.9100", "52.25", "bike").text, town.text, RONDE_FORMAT_AUTO, "place far");
    ck_assert_str_eq(faults.list.items[0].code, "place.far_from_road");
}
END_TEST

START_TEST(a_place_off_the_map_is_named)
{
    tmpdir_name town = tiny_town_write(&dir);
    refuse(put_helper("4.9", "52.37", "bike").text, town.text, RONDE_FORMAT_AUTO, "off the map");
    ck_assert_uint_eq(faults.error_count, 1);
}
END_TEST

START_TEST(a_map_that_is_none_is_told)
{
    tmpdir_name day = put_helper("6.9100", "52.22", "bike");
    refuse(day.text, tmpdir_file(&dir, "no.rmap").text, RONDE_FORMAT_AUTO, "");
}
END_TEST

START_TEST(a_forced_format_is_obeyed)
{
    refuse(put("tiny.txt", solomon).text, NULL, RONDE_FORMAT_LILIM, "number of vehicles 'TINY'");
    ck_assert_int_eq(error.line, 1);
}
END_TEST

START_TEST(a_missing_file_is_told)
{
    refuse(tmpdir_file(&dir, "no.txt").text, NULL, RONDE_FORMAT_AUTO, "cannot be");
}
END_TEST

/* The plan of the tiny file: there at 10, served till 15, back at 20. */
static void make_plan(ronde_plan *plan, ronde_time served)
{
    const ronde_time one = 100000;
    const ronde_stop stops[] = {{RONDE_STOP_START, RONDE_NONE, 0, 5 * one, 5 * one, 5 * one},
                                {RONDE_STOP_DELIVERY, 0, 1, 10 * one, served, served + 5 * one},
                                {RONDE_STOP_END, RONDE_NONE, 0, 20 * one, 20 * one, 20 * one}};
    ck_assert(ronde_plan_add_route(plan, 0));
    for (size_t i = 0; i < 3; i++) {
        ck_assert(ronde_plan_add_stop(plan, &stops[i]));
    }
}

START_TEST(plans_go_to_a_file_and_back)
{
    ronde_instance *made = load(put("tiny.txt", solomon).text, NULL);
    tmpdir_name path = tmpdir_file(&dir, "plan.json");
    ronde_plan plan = {0};
    ronde_plan again = {0};
    ronde_verdict verdict = {0};
    make_plan(&plan, 1000000);
    ck_assert_ok(ronde_plan_save(path.text, made, &plan, &verdict, &error));
    ck_assert_double_eq_tol(ronde_verdict_value(made, &verdict), 10, 1e-9);
    ronde_verdict_clear(&verdict);
    ck_assert_ok(ronde_plan_load(&again, path.text, made, &faults, &error));
    ck_assert_uint_eq(again.stops.count, 3);
    ck_assert_int_eq(again.stops.items[1].end, 1500000);
    ronde_plan_clear(&again);
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
}
END_TEST

START_TEST(a_wrong_plan_is_not_written)
{
    ronde_instance *made = load(put("tiny.txt", solomon).text, NULL);
    tmpdir_name path = tmpdir_file(&dir, "plan.json");
    ronde_plan plan = {0};
    make_plan(&plan, 900000); /* before its arrival and its window */
    ck_assert_int_eq(ronde_plan_save(path.text, made, &plan, NULL, &error), RONDE_EBUG);
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
}
END_TEST

START_TEST(a_problem_is_no_plan)
{
    ronde_instance *made = load(put("tiny.txt", solomon).text, NULL);
    ronde_plan plan = {0};
    tmpdir_name day = put_helper("6.9100", "52.22", "bike");
    ck_assert_int_eq(ronde_plan_load(&plan, day.text, made, &faults, &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "this is a problem"));
    error = (ronde_error){0};
    ck_assert_int_eq(
        ronde_plan_load(&plan, tmpdir_file(&dir, "tiny.txt").text, made, &faults, &error),
        RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.where, "tiny.txt"));
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_benchmark_is_ready_at_once,     the_map_gives_travel_times,
                                  without_a_map_the_remedy_is_told, a_profile_the_map_lacks_is_told,
                                  a_place_far_from_roads_is_named,  a_place_off_the_map_is_named,
                                  a_map_that_is_none_is_told,       a_forced_format_is_obeyed,
                                  a_missing_file_is_told,           plans_go_to_a_file_and_back,
                                  a_wrong_plan_is_not_written,      a_problem_is_no_plan};
    Suite *suite = suite_create("app/pipeline");
    TCase *tcase = tcase_create("app/pipeline");
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        tcase_add_test(tcase, tests[i]);
    }
    return ckx_run(suite, tcase);
}

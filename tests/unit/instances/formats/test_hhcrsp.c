/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/detect.h"
#include "instances/formats/hhcrsp.h"
#include "instances/model/check.h"
#include "tests/support/benchmark_faults.h"
#include "tests/support/ckx.h"

#include <string.h>

/* p1 needs one service; p2 two, the second 5 to 10 after the first; all tenths. */
#define PEOPLE                                                                                     \
    "\"services\":[{\"id\":\"s1\",\"default_duration\":9},{\"id\":\"s2\"}],"                       \
    "\"central_offices\":[{\"id\":\"d\",\"location\":[0,0]}],"                                     \
    "\"caregivers\":[{\"id\":\"c1\",\"abilities\":[\"s1\"]},"                                      \
    "{\"id\":\"c2\",\"abilities\":[\"s1\",\"s2\"]}],"
#define DISTANCES "\"distances\":[[0,3.5,4],[3.5,0,2],[5,2,0]]}"
#define FIRST                                                                                      \
    "{\"id\":\"p1\",\"location\":[3,0],\"time_window\":[10,12.00000000000003],"                    \
    "\"required_caregivers\":[{\"service\":\"s1\",\"duration\":6}]}"
#define DOUBLE(tie)                                                                                \
    "{\"id\":\"p2\",\"time_window\":[20,21],\"required_caregivers\":[{\"service\":\"s1\","         \
    "\"duration\":6},{\"service\":\"s2\",\"duration\":1}]" tie "}"
#define SEQUENTIAL ",\"synchronization\":{\"type\":\"sequential\",\"distance\":[5,10]}"
#define TINY(tie) "{\"patients\":[" FIRST "," DOUBLE(tie) "]," PEOPLE DISTANCES

static ronde_instance *read_tiny(const char *text)
{
    return read_benchmark(ronde_hhcrsp_read, text, (ronde_benchmark_options){0});
}

START_TEST(the_file_becomes_the_model)
{
    ronde_instance *made = read_tiny(TINY(SEQUENTIAL));
    ck_assert_int_eq(made->scale, 10); /* 3.5 */
    ck_assert_int_eq(made->cost_divisor, 3);
    ck_assert_int_eq(made->latest_price, 1);
    ck_assert(!made->vehicles_first);
    ck_assert_int_eq(made->task_count, 3);
    ck_assert_int_eq(made->request_count, 2);
    ck_assert_int_eq(made->shift_count, 2);
    const ronde_task *single = &made->tasks[0];
    ck_assert_str_eq(single->id, "p1/s1");
    ck_assert_int_eq(single->duration, 60);
    ck_assert_int_eq(single->late_price, 1);
    ck_assert_int_eq(made->windows[single->first_window].earliest, 100);
    ck_assert_int_eq(made->windows[single->first_soft_window].latest, 120); /* not 121 */
    /* 20 + services 6 + 6 + 1, three journeys of at most 5, lags 5 + 10, and the way home 5 */
    ck_assert_int_eq(made->windows[single->first_window].latest, 680);
    ck_assert_int_eq(ronde_instance_pair_price(made, 2, 0), ronde_cost_forbidden);
    ck_assert_int_eq(ronde_instance_pair_price(made, 2, 1), 0);
    const ronde_link *link = &made->links[0];
    ck_assert_int_eq(made->link_count, 1);
    ck_assert_int_eq(link->min_lag, 50);
    ck_assert_int_eq(link->max_lag, 100);
    ck_assert_int_eq(link->relation, RONDE_DIFFERENT_RESOURCE);
    /* not symmetric: rows are where one comes from, the office first */
    const ronde_matrix *matrix = &made->profiles[0].matrix;
    int32_t office = ronde_idmap_find(&made->place_ids, "d");
    int32_t second = ronde_idmap_find(&made->place_ids, "p2");
    ck_assert_int_eq(ronde_matrix_duration(matrix, office, second), 40);
    ck_assert_int_eq(ronde_matrix_distance(matrix, second, office), 50);
    ronde_instance_free(made);
}
END_TEST

START_TEST(simultaneous_is_no_lag)
{
    ronde_instance *made = read_tiny(TINY(",\"synchronization\":{\"type\":\"simultaneous\"}"));
    ck_assert_int_eq(made->scale, 10);
    ck_assert_int_eq(made->links[0].min_lag, 0);
    ck_assert_int_eq(made->links[0].max_lag, 0);
    ronde_instance_free(made);
}
END_TEST

static void add_stop(
    ronde_plan *plan, const ronde_instance *made, int32_t task, ronde_time at, ronde_time start)
{
    const ronde_task *of = &made->tasks[task];
    ck_assert(ronde_plan_add_stop(
        plan, &(ronde_stop){RONDE_STOP_VISIT, task, of->place, at, start, start + of->duration}));
}

static void
add_end(ronde_plan *plan, const ronde_instance *made, ronde_stop_kind kind, ronde_time at)
{
    int32_t office = ronde_idmap_find(&made->place_ids, "d");
    ck_assert(ronde_plan_add_stop(plan, &(ronde_stop){kind, RONDE_NONE, office, at, at, at}));
}

/* c1: office, p1 at 10, p2/s1 at first; c2: office, p2/s2 at second; tenths. */
static ronde_verdict judge(const ronde_instance *made, ronde_time first, ronde_time second)
{
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_error error = {0};
    ck_assert(ronde_plan_add_route(&plan, 0));
    add_end(&plan, made, RONDE_STOP_START, 0);
    add_stop(&plan, made, 0, 35, 100);
    add_stop(&plan, made, 1, 180, first);
    add_end(&plan, made, RONDE_STOP_END, first + 60 + 50);
    ck_assert(ronde_plan_add_route(&plan, 1));
    add_end(&plan, made, RONDE_STOP_START, 0);
    add_stop(&plan, made, 2, 40, second);
    add_end(&plan, made, RONDE_STOP_END, second + 10 + 50);
    ck_assert_ok(ronde_check(&verdict, made, &plan, &error));
    ronde_plan_clear(&plan);
    return verdict;
}

/* Distance 3.5 + 2 + 5 and 4 + 5 is 19.5. With starts 21.5 and 31.5 the lag is just the greatest,
 * 10; the two are 0.5 and 10.5 late: (19.5 + 11 + 10.5) / 3. A tenth later breaks the lag. */
START_TEST(the_objective_is_that_of_the_set)
{
    ronde_instance *made = read_tiny(TINY(SEQUENTIAL));
    ronde_verdict good = judge(made, 215, 315);
    ck_assert_uint_eq(good.violations.count, 0);
    ck_assert_double_eq_tol(ronde_verdict_value(made, &good), 41.0 / 3, 1e-9);
    ronde_verdict_clear(&good);
    ronde_verdict late = judge(made, 215, 316);
    ck_assert_uint_eq(late.violations.count, 1);
    ck_assert_int_eq(late.violations.items[0].rule, RONDE_RULE_MAX_LAG);
    ronde_verdict_clear(&late);
    ronde_verdict early = judge(made, 199, 255); /* before the window opens, at 20 */
    ck_assert_uint_eq(early.violations.count, 1);
    ronde_verdict_clear(&early);
    ronde_instance_free(made);
}
END_TEST

START_TEST(the_format_is_recognised)
{
    const char *text = TINY(SEQUENTIAL);
    ck_assert_int_eq(ronde_format_detect(text, strlen(text)), RONDE_FORMAT_HHCRSP);
}
END_TEST

typedef struct wrong {
    const char *text, *code, *where;
} wrong;

#define WITH(patient) "{\"patients\":[" FIRST "," patient "]," PEOPLE DISTANCES
#define VISIT(window, service, duration)                                                           \
    WITH("{\"id\":\"p2\",\"time_window\":" window                                                  \
         ",\"required_caregivers\":[{\"service\":\"" service "\",\"duration\":" duration "}]}")

static const wrong wrongs[] = {
    {"{\"patients\":[],", "json.syntax", ""},
    {"{\"patients\":[]," PEOPLE DISTANCES, "json.too_many", "/patients"},
    {"{" PEOPLE DISTANCES, "json.missing", ""},
    {VISIT("[5,4]", "s1", "1"), "window.reversed", "/patients/1/time_window"},
    {VISIT("[5]", "s1", "1"), "json.too_many", "/patients/1/time_window"},
    {VISIT("[-1,4]", "s1", "1"), "number.range", "/patients/1/time_window/0"},
    {VISIT("[5,\"6\"]", "s1", "1"), "json.wrong_type", "/patients/1/time_window/1"},
    {VISIT("[5,6]", "s3", "1"), "service.unknown", "/patients/1/required_caregivers/0/service"},
    {VISIT("[5,6]", "s1", "-1"), "number.range", "/patients/1/required_caregivers/0/duration"},
    {VISIT("[5,6]", "s1", "1e9"), "number.range", "/patients/1/required_caregivers/0/duration"},
    {TINY(""), "patient.synchronization", "/patients/1"},
    {TINY(",\"synchronization\":{\"type\":\"sequential\"}"), "patient.synchronization",
     "/patients/1/synchronization"},
    {TINY(",\"synchronization\":{\"type\":\"sequential\",\"distance\":[10,5]}"),
     "patient.synchronization", "/patients/1/synchronization"},
    {TINY(",\"synchronization\":{\"type\":\"twice\"}"), "json.choice",
     "/patients/1/synchronization/type"},
    {WITH("{\"id\":\"p1\",\"time_window\":[1,2],\"required_caregivers\":[{\"service\":\"s2\","
          "\"duration\":1}]}"),
     "id.duplicate", "/patients/1/id"},
    {"{\"patients\":[" FIRST "]," PEOPLE DISTANCES, "distances.size", "/distances"},
    {"{\"patients\":[" FIRST "]," PEOPLE "\"distances\":[[0,1],[1]]}", "distances.size",
     "/distances/1"},
    {"{\"patients\":[" FIRST "]," PEOPLE "\"distances\":[[0,-1],[1,0]]}", "number.range",
     "/distances/0/1"},
};

START_TEST(faults_name_their_place)
{
    const wrong *the = &wrongs[_i];
    const ronde_benchmark_options options = {0};
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_int_eq(
        ronde_hhcrsp_read(&made, the->text, strlen(the->text), &options, &faults, &error),
        RONDE_EINPUT);
    ck_assert_ptr_null(made);
    ck_assert_uint_gt(faults.list.count, 0);
    ck_assert_str_eq(faults.list.items[0].code, the->code);
    ck_assert_str_eq(faults.list.items[0].where, the->where);
    ck_assert_str_ne(error.text, "");
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(all_faults_are_told)
{
    const char *text = "{\"patients\":[{\"id\":\"p1\",\"time_window\":[3,2],"
                       "\"required_caregivers\":[{\"service\":\"x\",\"duration\":-1}]}],"
                       "\"services\":[{}],\"caregivers\":[{\"id\":7}],\"distances\":[[0],[0]],"
                       "\"hobby\":1}";
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_int_eq(ronde_hhcrsp_read(&made, text, strlen(text), NULL, &faults, &error),
                     RONDE_EINPUT);
    /* no office, service without id, window, duration, service, caregiver's id and abilities, two
     * short rows */
    ck_assert_uint_eq(faults.error_count, 9);
    ck_assert_uint_eq(faults.warning_count, 1); /* hobby */
    ronde_faults_clear(&faults);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats/hhcrsp");
    TCase *tests = tcase_create("formats/hhcrsp");
    tcase_add_test(tests, the_file_becomes_the_model);
    tcase_add_test(tests, simultaneous_is_no_lag);
    tcase_add_test(tests, the_objective_is_that_of_the_set);
    tcase_add_test(tests, the_format_is_recognised);
    tcase_add_loop_test(tests, faults_name_their_place, 0, (int)(sizeof wrongs / sizeof wrongs[0]));
    tcase_add_test(tests, all_faults_are_told);
    return ckx_run(suite, tests);
}

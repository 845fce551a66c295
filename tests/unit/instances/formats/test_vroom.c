/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/vroom.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

static ronde_error error;
static ronde_faults faults;

static void set_up(void)
{
    error = (ronde_error){0};
    faults = (ronde_faults){0};
}

static ronde_vroom *read_request(const char *text)
{
    ronde_vroom *request = NULL;
    set_up();
    ck_assert_ok(ronde_vroom_read(&request, text, strlen(text), &faults, &error));
    return request;
}

static ronde_instance *build(ronde_vroom *request)
{
    ronde_instance *made = NULL;
    ck_assert_ok(ronde_vroom_build(&made, request, &faults, &error));
    ck_assert_ok(ronde_instance_ready(made, &error));
    return made;
}

static int32_t task_of(const ronde_instance *instance, const char *id)
{
    int32_t index = ronde_idmap_find(&instance->task_ids, id);
    ck_assert_msg(index >= 0, "no task %s", id);
    return index;
}

/* Three locations in a row, 100 s and 1000 m apart; the way back takes 110. */
#define ROW_DURATIONS "\"durations\":[[0,100,200],[110,0,100],[220,110,0]]"
#define ROW_DISTANCES "\"distances\":[[0,1000,2000],[1000,0,1000],[2000,1000,0]]"
#define ROW "\"matrices\":{\"car\":{" ROW_DURATIONS "}}"
#define VEHICLE "\"vehicles\":[{\"id\":5,\"start_index\":0,\"end_index\":0}]"

START_TEST(a_request_becomes_an_instance)
{
    ronde_vroom *request = read_request(
        "{" ROW ",\"vehicles\":[{\"id\":5,\"start_index\":0,\"capacity\":[4,9],\"skills\":[1,14],"
        "\"time_window\":[600,7200],\"max_tasks\":3,\"description\":"
        "\"van\","
        "\"breaks\":[{\"id\":1,\"service\":60,\"time_windows\":[[700,800],[900,1000]]}]}],"
        "\"jobs\":[{\"id\":7,\"location_index\":1,\"service\":30,\"setup\":12,\"delivery\":[1,2],"
        "\"pickup\":[0,1],\"skills\":[14],\"priority\":2,\"time_windows\":[[0,50],[700,1000]]}],"
        "\"shipments\":[{\"amount\":[1,0],\"pickup\":{\"id\":7,\"location_index\":1},"
        "\"delivery\":{\"id\":8,\"location_index\":2,\"service\":5}}]}");
    ronde_instance *made = build(request);
    const ronde_shift *shift = &made->shifts[0];
    ck_assert_str_eq(shift->id, "5");
    ck_assert_int_eq(shift->end_place, RONDE_NONE);
    ck_assert_int_eq(shift->earliest, 600);
    ck_assert_int_eq(shift->latest, 7200);
    ck_assert_int_eq(shift->max_tasks, 3);
    ck_assert_int_eq(shift->break_count, 1);
    ck_assert_int_eq(made->resources[0].capacity[1], 9);
    /* 3600 an hour is 1 a second; setup on the way is no travel, so that costs are a table. */
    ck_assert_int_eq(made->resources[0].travel_price, 0);
    ck_assert_int_eq(made->resources[0].distance_price, 1);
    ck_assert_int_eq(made->cost_divisor, 1);
    const ronde_task *rest = &made->tasks[task_of(made, "vehicle/5/break/1")];
    ck_assert_int_eq(rest->window_count, 2);
    ck_assert_int_eq(rest->duration, 60);
    const ronde_task *job = &made->tasks[task_of(made, "job/7")];
    ck_assert_int_eq(job->kind, RONDE_SWAP);
    ck_assert_int_eq(job->initial[1], 2);
    ck_assert_int_eq(job->change[1], -1);
    ck_assert_int_eq(job->window_count, 2);
    /* The job shares its place with the pickup: setup is then part of the journey there. */
    ck_assert_int_eq(job->duration, 30);
    ck_assert_int_eq(made->windows[job->first_window + 1].earliest, 712);
    ck_assert_int_eq(
        ronde_matrix_duration(&made->profiles[0].matrix, shift->start_place, job->place), 112);
    ck_assert_int_eq(
        ronde_matrix_distance(&made->profiles[0].matrix, shift->start_place, job->place), 100);
    const ronde_task *pickup = &made->tasks[task_of(made, "pickup/7")];
    ck_assert_int_eq(ronde_matrix_duration(&made->profiles[0].matrix, pickup->place, job->place),
                     0);
    ck_assert_int_eq(pickup->request, made->tasks[task_of(made, "delivery/8")].request);
    ck_assert_int_eq(pickup->change[0], 1);
    ck_assert_int_eq(made->links[0].relation, RONDE_SAME_SHIFT);
    /* 3 tasks: a priority step of 4; a shipment counts for two tasks */
    ck_assert_int_eq(made->requests[job->request].priority, 1 + 2 * 4);
    ck_assert_int_eq(made->requests[pickup->request].priority, 2);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(costs_are_exact_integers)
{
    /* 7 an hour, 11 a km, 30 an hour of work, 2 fixed: all in 1/18000, in steps of 1 */
    ronde_vroom *request = read_request(
        "{\"matrices\":{\"car\":{" ROW_DURATIONS "," ROW_DISTANCES "}},\"vehicles\":[{\"id\":5,"
        "\"start_index\":0,\"costs\":{\"fixed\":2,\"per_hour\":7,\"per_km\":11,"
        "\"per_task_hour\":30}}],\"jobs\":[{\"id\":1,\"location_index\":1,\"service\":60}]}");
    ronde_instance *made = build(request);
    /* greatest common divisor of 18000, 35, 198 and 150 is 1 */
    ck_assert_int_eq(made->cost_divisor, 18000);
    ck_assert_int_eq(made->resources[0].travel_price, 35);
    ck_assert_int_eq(made->resources[0].distance_price, 198);
    ck_assert_int_eq(made->resources[0].shift_price, 36000);
    ck_assert_int_eq(ronde_instance_pair_price(made, 0, 0), 150 * 60);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(a_matrix_of_costs_and_a_speed)
{
    ronde_vroom *request = read_request(
        "{\"matrices\":{\"car\":{" ROW_DURATIONS ",\"costs\":[[0,7,9],[7,0,8],[9,8,0]]}},"
        "\"vehicles\":[{\"id\":5,\"start_index\":0,\"end_index\":0},"
        "{\"id\":6,\"start_index\":0,\"end_index\":0,\"speed_factor\":1.5}],"
        "\"jobs\":[{\"id\":1,\"location_index\":1}]}");
    ronde_instance *made = build(request);
    ck_assert_int_eq(made->profile_count, 2);
    const ronde_matrix *slow = &made->profiles[made->resources[0].profile].matrix;
    const ronde_matrix *fast = &made->profiles[made->resources[1].profile].matrix;
    int32_t job = made->tasks[0].place;
    int32_t depot = made->shifts[0].start_place;
    ck_assert_int_eq(ronde_matrix_duration(slow, depot, job), 100);
    ck_assert_int_eq(ronde_matrix_duration(fast, depot, job), 67); /* 66.7, to the nearest */
    ck_assert_int_eq(ronde_matrix_distance(slow, depot, job), 7);
    ck_assert_int_eq(made->resources[0].distance_price, 1);
    ck_assert_int_eq(made->resources[0].travel_price, 0);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(durations_by_vehicle_type_are_alternatives)
{
    ronde_vroom *request = read_request(
        "{" ROW ",\"vehicles\":[{\"id\":5,\"start_index\":0},{\"id\":6,\"start_index\":0,"
        "\"type\":\"bike\"},{\"id\":7,\"start_index\":0,\"type\":\"van\"}],\"jobs\":[{\"id\":1,"
        "\"location_index\":1,\"service\":30,\"service_per_type\":{\"bike\":40,\"boat\":50}}]}");
    ronde_instance *made = build(request);
    int32_t usual = task_of(made, "job/1");
    int32_t slow = task_of(made, "job/1@bike");
    ck_assert_int_eq(made->task_count, 2);
    ck_assert_int_eq(made->request_count, 1);
    ck_assert_int_eq(made->alternative_count, 2);
    ck_assert_int_eq(made->tasks[slow].duration, 40);
    ck_assert_int_eq(ronde_instance_pair_price(made, usual, 0), 0);
    ck_assert_int_eq(ronde_instance_pair_price(made, usual, 1), ronde_cost_forbidden);
    ck_assert_int_eq(ronde_instance_pair_price(made, usual, 2), 0);
    ck_assert_int_eq(ronde_instance_pair_price(made, slow, 0), ronde_cost_forbidden);
    ck_assert_int_eq(ronde_instance_pair_price(made, slow, 1), 0);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(locations_wait_for_a_map)
{
    ronde_vroom *request = read_request(
        "{\"vehicles\":[{\"id\":5,\"start\":[6.79,52.35],\"profile\":\"cycling-electric\"}],"
        "\"jobs\":[{\"id\":1,\"location\":[6.80,52.35]},{\"id\":2,\"location\":[6.79,52.35]}]}");
    double lon = 0;
    double lat = 0;
    ck_assert_str_eq(ronde_vroom_lacking(request, 0), "cycling-electric");
    ck_assert_ptr_null(ronde_vroom_lacking(request, 1));
    ck_assert_str_eq(ronde_vroom_map_profile("cycling-electric"), "ebike");
    ck_assert_str_eq(ronde_vroom_map_profile("minibus"), "minibus");
    ck_assert_uint_eq(ronde_vroom_location_count(request), 2);
    ck_assert_str_eq(ronde_vroom_location(request, 0, &lon, &lat), "/jobs/0");
    ck_assert_double_eq(lon, 6.80);
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, 2, 0, &error));
    matrix.durations[1] = 77;
    ck_assert_ok(ronde_vroom_supply(request, 0, &matrix, &error));
    ck_assert_ptr_null(matrix.durations);
    ck_assert_ptr_null(ronde_vroom_lacking(request, 0));
    ronde_instance *made = build(request);
    ck_assert_int_eq(ronde_matrix_duration(&made->profiles[0].matrix, 0, 1), 77);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

/* Two jobs with setup at one door, a third alone. Vehicle 5 leaves at 0. */
static const char doors[] =
    "{" ROW "," VEHICLE ",\"jobs\":[{\"id\":1,\"location_index\":1,\"setup\":10,\"service\":30},"
    "{\"id\":2,\"location_index\":1,\"setup\":10,\"service\":20,\"description\":\"next door\"},"
    "{\"id\":3,\"location_index\":2,\"setup\":5,\"service\":40,\"priority\":3}]}";

static void add(ronde_plan *plan, const ronde_instance *made, const char *id, ronde_time arrival)
{
    int32_t task = task_of(made, id);
    const ronde_task *of = &made->tasks[task];
    const ronde_stop stop = {ronde_stop_kind_of(of->kind), task, of->place, arrival, arrival,
                             arrival + of->duration};
    ck_assert(ronde_plan_add_stop(plan, &stop));
}

/* 0 -> (100) 1: setup 10, service 30, then 20 without setup -> (100) 3: 45 -> (220) 0 */
static void plan_doors(ronde_plan *plan, const ronde_instance *made)
{
    int32_t depot = made->shifts[0].start_place;
    const ronde_stop start = {RONDE_STOP_START, RONDE_NONE, depot, 0, 0, 0};
    const ronde_stop end = {RONDE_STOP_END, RONDE_NONE, depot, 525, 525, 525};
    ck_assert(ronde_plan_add_route(plan, 0));
    ck_assert(ronde_plan_add_stop(plan, &start));
    add(plan, made, "job/1", 110);
    add(plan, made, "job/2", 140);
    add(plan, made, "job/3", 260);
    ck_assert(ronde_plan_add_stop(plan, &end));
}

static size_t violations_of(const ronde_instance *made, const ronde_plan *plan)
{
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_check(&verdict, made, plan, &error));
    size_t count = verdict.violations.count;
    ronde_verdict_clear(&verdict);
    return count;
}

static void expect_in(const ronde_text *text, const char *piece)
{
    ck_assert_msg(strstr(text->data, piece) != NULL, "no %s in %s", piece, text->data);
}

static void check_same_stop(const ronde_stop *one, const ronde_stop *other)
{
    ck_assert_int_eq(one->kind, other->kind);
    ck_assert_int_eq(one->task, other->task);
    ck_assert_int_eq(one->place, other->place);
    ck_assert_int_eq(one->arrival, other->arrival);
    ck_assert_int_eq(one->start, other->start);
    ck_assert_int_eq(one->end, other->end);
}

START_TEST(an_answer_counts_anew_and_reads_back)
{
    ronde_vroom *request = read_request(doors);
    ronde_instance *made = build(request);
    ronde_plan plan = {0};
    ronde_plan again = {0};
    ronde_text text = {0};
    const ronde_vroom_times times = {3, 1500};
    plan_doors(&plan, made);
    ck_assert_uint_eq(violations_of(made, &plan), 0);
    ck_assert_ok(ronde_vroom_answer(&text, request, made, &plan, &times, &error));
    expect_in(&text, "\"code\": 0");
    expect_in(&text, "\"cost\": 420"); /* 100 + 100 + 220 seconds of travel */
    expect_in(&text, "\"setup\": 15");
    expect_in(&text, "\"service\": 90");
    expect_in(&text, "\"priority\": 3");
    expect_in(&text, "\"solving\": 1500");
    expect_in(&text, "{\"type\": \"job\", \"location_index\": 1, \"id\": 2, \"job\": 2, "
                     "\"description\": \"next door\", \"setup\": 0, \"service\": 20, "
                     "\"waiting_time\": 0, \"arrival\": 140, \"duration\": 100");
    expect_in(&text, "{\"type\": \"job\", \"location_index\": 2, \"id\": 3, \"job\": 3, "
                     "\"setup\": 5, \"service\": 40, \"waiting_time\": 0, \"arrival\": 260");
    ck_assert_ok(
        ronde_vroom_plan_read(&again, request, made, text.data, text.length, &faults, &error));
    ck_assert_uint_eq(again.stops.count, plan.stops.count);
    for (size_t i = 0; i < plan.stops.count; i++) {
        check_same_stop(&again.stops.items[i], &plan.stops.items[i]);
    }
    ronde_text_clear(&text);
    ronde_plan_clear(&again);
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(a_wrong_answer_is_judged)
{
    /* The second job is at the same door: without setup, but 15 seconds too early. */
    static const char early[] =
        "{\"code\":0,\"routes\":[{\"vehicle\":5,\"steps\":[{\"type\":\"start\",\"arrival\":0},"
        "{\"type\":\"job\",\"id\":1,\"arrival\":100,\"setup\":10,\"service\":30},"
        "{\"type\":\"job\",\"id\":2,\"arrival\":125,\"setup\":0,\"service\":20},"
        "{\"type\":\"end\",\"arrival\":255}]}],"
        "\"unassigned\":[{\"type\":\"job\",\"id\":3}]}";
    ronde_vroom *request = read_request(doors);
    ronde_instance *made = build(request);
    ronde_plan plan = {0};
    ck_assert_ok(
        ronde_vroom_plan_read(&plan, request, made, early, strlen(early), &faults, &error));
    ck_assert_uint_eq(plan.unserved.count, 1);
    ck_assert_uint_eq(violations_of(made, &plan), 1); /* travel_time */
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(faults_of_an_answer_have_a_place)
{
    static const char wrong[] =
        "{\"routes\":[{\"vehicle\":9,\"steps\":[{}]},{\"vehicle\":5,\"steps\":["
        "{\"type\":\"job\",\"id\":4,\"arrival\":1},{\"type\":\"start\",\"arrival\":1},"
        "{\"type\":\"job\",\"id\":1},{\"type\":\"walk\"},{\"type\":\"job\"}]}]}";
    static const char *const codes[] = {"shift.unknown", "task.unknown", "step.order",
                                        "json.missing",  "json.choice",  "json.missing"};
    ronde_vroom *request = read_request(doors);
    ronde_instance *made = build(request);
    ronde_plan plan = {0};
    ck_assert_int_eq(
        ronde_vroom_plan_read(&plan, request, made, wrong, strlen(wrong), &faults, &error),
        RONDE_EINPUT);
    ck_assert_uint_eq(faults.list.count, 6);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_str_eq(faults.list.items[i].code, codes[i]);
    }
    ck_assert_str_eq(faults.list.items[1].where, "/routes/1/steps/0");
    ck_assert_uint_eq(plan.stops.count, 0);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(steps_are_a_first_plan)
{
    ronde_vroom *request = read_request(
        "{" ROW ",\"vehicles\":[{\"id\":5,\"start_index\":0,\"steps\":[{\"type\":\"start\"},"
        "{\"type\":\"job\",\"id\":2,\"service_at\":7},{\"type\":\"job\",\"id\":1},"
        "{\"type\":\"end\"}]}],\"jobs\":[{\"id\":1,\"location_index\":1},"
        "{\"id\":2,\"location_index\":2}]}");
    ronde_instance *made = build(request);
    ronde_plan plan = {0};
    bool given = false;
    ck_assert_ok(ronde_vroom_initial(&plan, &given, request, made, &error));
    ck_assert(given);
    ck_assert_uint_eq(plan.stops.count, 2);
    ck_assert_int_eq(plan.stops.items[0].task, task_of(made, "job/2"));
    ck_assert_int_eq(plan.stops.items[1].task, task_of(made, "job/1"));
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
    ronde_vroom_free(request);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(unknown_steps_are_refused)
{
    ronde_vroom *request = read_request(
        "{" ROW ",\"vehicles\":[{\"id\":5,\"start_index\":0,\"steps\":[{\"type\":\"job\","
        "\"id\":2}]}],\"jobs\":[{\"id\":1,\"location_index\":1}]}");
    ronde_instance *made = build(request);
    ronde_plan plan = {0};
    bool given = false;
    ck_assert_int_eq(ronde_vroom_initial(&plan, &given, request, made, &error), RONDE_EINPUT);
    ck_assert_str_eq(error.where, "/vehicles/0/steps/0");
    ronde_plan_clear(&plan);
    ronde_instance_free(made);
    ronde_vroom_free(request);
}
END_TEST

START_TEST(a_failure_is_an_answer_too)
{
    ronde_text text = {0};
    const ronde_error failure = {
        .status = RONDE_EINPUT, .where = "r.json", .text = "it \"is\" empty"};
    ronde_vroom_answer_failure(&text, &failure);
    expect_in(&text, "\"code\": 2");
    expect_in(&text, "r.json: it \\\"is\\\" empty");
    ronde_text_clear(&text);
}
END_TEST

CKX_MAIN("formats/vroom",
         a_request_becomes_an_instance,
         costs_are_exact_integers,
         a_matrix_of_costs_and_a_speed,
         durations_by_vehicle_type_are_alternatives,
         locations_wait_for_a_map,
         an_answer_counts_anew_and_reads_back,
         a_wrong_answer_is_judged,
         faults_of_an_answer_have_a_place,
         steps_are_a_first_plan,
         unknown_steps_are_refused,
         a_failure_is_an_answer_too)

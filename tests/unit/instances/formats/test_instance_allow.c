/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/instance_allow.h"
#include "instances/formats/instance_json.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

#include <string.h>

/* Request J with two alternatives of two tasks and one, prize and priority with its first task; K
 * with an alternative of another kind; L with none. */
static const char text[] =
    "{\"format\": \"ronde-instance/1\","
    "\"places\": [{\"id\": \"p\"}], \"profiles\": {\"bike\": {\"durations\": [[0]], \"distances\": "
    "[[0]]}},"
    "\"tasks\": ["
    "{\"id\": \"j1\", \"place\": \"p\", \"duration\": 60, \"request\": \"J\", \"alternative\": "
    "\"J/return\", \"optional\": true, \"prize\": 7, \"priority\": 3},"
    "{\"id\": \"j2\", \"place\": \"p\", \"duration\": 60, \"request\": \"J\", \"alternative\": "
    "\"J/return\", \"optional\": true},"
    "{\"id\": \"j3\", \"place\": \"p\", \"duration\": 60, \"request\": \"J\", \"alternative\": "
    "\"J/central\", \"optional\": true},"
    "{\"id\": \"k1\", \"place\": \"p\", \"duration\": 60, \"request\": \"K\", \"alternative\": "
    "\"K/within\"},"
    "{\"id\": \"k2\", \"place\": \"p\", \"duration\": 60, \"request\": \"K\", \"alternative\": "
    "\"K/preloaded\"},"
    "{\"id\": \"l\", \"place\": \"p\", \"duration\": 60}],"
    "\"links\": [{\"from\": \"j1\", \"to\": \"j2\", \"min_lag\": 100}],"
    "\"alternatives\": [{\"request\": \"J\", \"id\": \"J/return\", \"price\": 1},"
    "{\"request\": \"J\", \"id\": \"J/central\", \"price\": 2, \"label\": \"bag | zak\", "
    "\"elsewhere\": 30}],"
    "\"groups\": [{\"id\": \"g\", \"rule\": \"together\", \"tasks\": [\"j1\", \"j3\", \"l\"]},"
    "{\"id\": \"gone\", \"rule\": \"together\", \"tasks\": [\"j1\", \"j2\"]}],"
    "\"resources\": [{\"id\": \"r\", \"profile\": \"bike\"}],"
    "\"shifts\": [{\"id\": \"s\", \"resource\": \"r\", \"start_place\": \"p\", \"from\": 0, "
    "\"to\": 10000}]}";

static ronde_error error;

static ronde_instance *read(void)
{
    ronde_instance *instance = NULL;
    ronde_faults faults = {0};
    ck_assert_ok(ronde_instance_json_read(&instance, text, sizeof text - 1, &faults, &error));
    ck_assert_uint_eq(faults.list.count, 0);
    return instance;
}

static bool has(const ronde_instance *instance, const char *task)
{
    return ronde_idmap_find(&instance->task_ids, task) != RONDE_NONE;
}

START_TEST(only_what_is_named_stays)
{
    ronde_instance *instance = read();
    ck_assert_ok(ronde_instance_allow(&instance, "central", &error));
    ck_assert_int_eq(instance->task_count, 4);
    ck_assert(!has(instance, "j1") && !has(instance, "j2") && has(instance, "j3"));
    ck_assert(has(instance, "k1") && has(instance, "k2") && has(instance, "l"));
    ck_assert_int_eq(instance->link_count, 0);
    ck_assert_int_eq(instance->group_count, 1);
    ck_assert_int_eq(instance->tasks[0].membership_count, 1); /* j3 */
    ronde_instance_free(instance);
}
END_TEST

/* The prize and priority stood with a task that is gone; so did the name of the request. */
START_TEST(terms_of_the_request_stay)
{
    ronde_instance *instance = read();
    ronde_instance *whole = read();
    ck_assert_ok(ronde_instance_allow(&instance, "J/central", &error));
    const ronde_task *task = &instance->tasks[ronde_idmap_find(&instance->task_ids, "j3")];
    const ronde_request *request = &instance->requests[task->request];
    ck_assert(request->optional);
    ck_assert_int_eq(request->prize, whole->requests[0].prize);
    ck_assert_int_eq(request->priority, 3);
    ck_assert_int_eq(request->alternative_count, 1);
    const ronde_alternative *central = &instance->alternatives[request->first_alternative];
    ck_assert_str_eq(central->id, "J/central");
    ck_assert_str_eq(central->label, "bag | zak");
    ck_assert_int_eq(central->elsewhere, 30);
    ck_assert_int_eq(central->price, whole->alternatives[1].price);
    ronde_instance_free(instance);
    ronde_instance_free(whole);
}
END_TEST

START_TEST(several_names_and_whole_ids)
{
    ronde_instance *instance = read();
    ck_assert_ok(ronde_instance_allow(&instance, "return,K/preloaded", &error));
    ck_assert(has(instance, "j1") && has(instance, "j2") && !has(instance, "j3"));
    ck_assert(!has(instance, "k1") && has(instance, "k2"));
    ck_assert_int_eq(instance->link_count, 1);
    ck_assert_int_eq(instance->profiles[0].matrix.size, 1); /* travel times stay */
    ronde_instance_free(instance);
}
END_TEST

/* K is planned as k2, J is not planned: J keeps its choice. A plan that chose all there is changes
 * nothing. */
START_TEST(promised_ways_are_kept)
{
    bool changed = false;
    ronde_plan plan = {0};
    ronde_instance *instance = read();
    ronde_sketch_plan(&plan, instance, "s@0 l@0 k2@100 end@200");
    ck_assert_ok(ronde_instance_keep_ways(&instance, &plan, &changed, &error));
    ck_assert(changed);
    ck_assert(!has(instance, "k1") && has(instance, "k2") && has(instance, "l"));
    ck_assert(has(instance, "j1") && has(instance, "j2") && has(instance, "j3"));
    ronde_plan_clear(&plan);
    ronde_sketch_plan(&plan, instance, "s@0 l@0 k2@100 end@200");
    ck_assert_ok(ronde_instance_keep_ways(&instance, &plan, &changed, &error));
    ck_assert(!changed);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(unknown_names_are_refused)
{
    ronde_instance *instance = read();
    /* "turn" ends "return", but is no name of its own */
    ck_assert_int_eq(ronde_instance_allow(&instance, "central,turn", &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "'turn'"));
    ck_assert_int_eq(instance->task_count, 6);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("formats/instance_allow",
         only_what_is_named_stays,
         terms_of_the_request_stay,
         several_names_and_whole_ids,
         promised_ways_are_kept,
         unknown_names_are_refused)

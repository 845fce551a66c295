/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing plans; what is refused is in test_corpus.c. */
#include "instances/base/file.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/plan_json.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <stdio.h>
#include <string.h>

static ronde_text read_text(const char *name)
{
    char path[200];
    ronde_error error = {0};
    ronde_text text = {0};
    snprintf(path, sizeof path, "tests/golden/valid/%s", name);
    ck_assert_ok(ronde_file_read(&text, path, 1 << 20, &error));
    return text;
}

static ronde_instance *read_instance(const char *name)
{
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    ronde_text text = read_text(name);
    ck_assert_ok(ronde_instance_json_read(&instance, text.data, text.length, NULL, &error));
    ronde_text_clear(&text);
    return instance;
}

static ronde_plan read_plan(const ronde_instance *instance, const char *name)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_text text = read_text(name);
    ck_assert_ok(ronde_plan_json_read(&plan, instance, text.data, text.length, NULL, &error));
    ronde_text_clear(&text);
    return plan;
}

static const ronde_stop *stop_of(const ronde_plan *plan, size_t route, size_t stop)
{
    ck_assert_uint_lt(route, plan->routes.count);
    ck_assert_uint_lt(stop, plan->routes.items[route].stop_count);
    return &plan->stops.items[plan->routes.items[route].first_stop + stop];
}

static void check_stop(
    const ronde_stop *stop, ronde_stop_kind kind, int64_t arrival, int64_t start, int64_t end)
{
    ck_assert_int_eq(stop->kind, kind);
    ck_assert_int_eq(stop->arrival, arrival);
    ck_assert_int_eq(stop->start, start);
    ck_assert_int_eq(stop->end, end);
}

START_TEST(what_a_person_leaves_out_is_filled)
{
    ronde_instance *instance = read_instance("instance/full.json");
    ronde_plan plan = read_plan(instance, "plan/by-hand.json");
    ck_assert_uint_eq(plan.routes.count, 3);
    /* depot to p1 takes 300 s and 60 s of access: departure 08:30 - 6 minutes */
    check_stop(stop_of(&plan, 0, 0), RONDE_STOP_START, 30240, 30240, 30240);
    check_stop(stop_of(&plan, 0, 1), RONDE_STOP_VISIT, 30600, 30600, 32700); /* 35 minutes */
    /* the break is at p1 too: there since 09:05, from 11:30 on, for 30 minutes */
    check_stop(stop_of(&plan, 0, 2), RONDE_STOP_BREAK, 32700, 41400, 43200);
    ck_assert_int_eq(stop_of(&plan, 0, 2)->place, 1);
    check_stop(stop_of(&plan, 0, 3), RONDE_STOP_VISIT, 43200, 43800, 45300);
    /* p1 to p2: 240 s and 45 s of access */
    check_stop(stop_of(&plan, 0, 4), RONDE_STOP_VISIT, 45585, 46800, 48000);
    /* p2 to the depot: 420 s */
    check_stop(stop_of(&plan, 0, 5), RONDE_STOP_END, 48420, 48420, 48420);
    ck_assert_int_eq(stop_of(&plan, 0, 5)->place, 0);
    /* told times stay, the bare end is filled */
    check_stop(stop_of(&plan, 1, 0), RONDE_STOP_START, 45000, 45000, 45000);
    check_stop(stop_of(&plan, 1, 1), RONDE_STOP_VISIT, 46000, 46800, 48000);
    check_stop(stop_of(&plan, 1, 2), RONDE_STOP_END, 48420, 48420, 48420);
    ck_assert_int_eq(stop_of(&plan, 2, 2)->kind, RONDE_STOP_RELOAD);
    ck_assert_int_eq(stop_of(&plan, 2, 2)->place, 3);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(reasons_are_sentences_or_rules)
{
    ronde_instance *instance = read_instance("instance/full.json");
    ronde_plan plan = read_plan(instance, "plan/by-hand.json");
    ck_assert_uint_eq(plan.unserved.count, 1);
    ck_assert_uint_eq(plan.unserved.items[0].reason_count, 3);
    const ronde_reason *last = &plan.reasons.items[2];
    ck_assert_int_eq(last->detail, ronde_idmap_find(&instance->task_ids, "wash"));
    ck_assert_int_eq(last->change.kind, RONDE_CHANGE_OTHER_RESOURCE);
    ck_assert_int_eq(last->change.link, 0);
    ck_assert_int_eq(plan.reasons.items[1].change.kind, RONDE_CHANGE_WINDOW_LATER);
    ck_assert_int_eq(plan.reasons.items[1].change.amount, 600);
    ck_assert_str_eq(plan.reasons.items[0].text, "nobody is free");
    ck_assert_int_eq(plan.reasons.items[0].shift, RONDE_NONE);
    ck_assert_int_eq(plan.reasons.items[1].rule, RONDE_RULE_TIME_WINDOW);
    ck_assert_int_eq(plan.reasons.items[1].shift, 0);
    ck_assert_int_eq(plan.reasons.items[1].amount, 600);
    ck_assert_uint_eq(plan.run.seed, 7);
    ck_assert_int_eq(plan.run.iterations, 1000);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(runs_of_parts_are_kept)
{
    ronde_instance *instance = read_instance("instance/plain.json");
    ronde_plan plan = read_plan(instance, "plan/decimals-parts.json");
    ck_assert_uint_eq(plan.run.seed, 7);
    ck_assert_int_eq(plan.run.iterations, 70);
    ck_assert_uint_eq(plan.part_runs.count, 2);
    ck_assert_uint_eq(plan.part_runs.items[0].seed, UINT64_MAX);
    ck_assert_int_eq(plan.part_runs.items[0].revision_count, 2);
    ck_assert_int_eq(plan.part_runs.items[0].revised[1], 40);
    ck_assert_int_eq(plan.part_runs.items[1].planned, 30);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(decimals_count_in_the_scale)
{
    ronde_instance *instance = read_instance("instance/plain.json");
    ronde_plan plan = read_plan(instance, "plan/decimals.json");
    check_stop(stop_of(&plan, 0, 0), RONDE_STOP_START, 8934, 8934, 8934);
    check_stop(stop_of(&plan, 0, 1), RONDE_STOP_VISIT, 9120, 9120, 10020);
    ck_assert_uint_eq(plan.run.seed, UINT64_MAX);
    ck_assert_int_eq(plan.reasons.items[0].rule, RONDE_RULE_TIME_WINDOW);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

static ronde_text write_plan(const ronde_instance *instance, const ronde_plan *plan, bool seconds)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_verdict verdict = {0};
    ronde_plan_json_options options = {.without_seconds = !seconds};
    ck_assert_ok(ronde_check(&verdict, instance, plan, &error));
    ck_assert_ok(ronde_plan_json_write(&text, instance, plan, &verdict, &options, &error));
    ronde_verdict_clear(&verdict);
    return text;
}

static void check_round_trip(const char *instance_name, const char *plan_name)
{
    ronde_error error = {0};
    ronde_plan second = {0};
    ronde_instance *instance = read_instance(instance_name);
    ronde_plan first = read_plan(instance, plan_name);
    ronde_text once = write_plan(instance, &first, true);
    ck_assert_ok(ronde_plan_json_read(&second, instance, once.data, once.length, NULL, &error));
    ronde_text twice = write_plan(instance, &second, true);
    ck_assert_str_eq(once.data, twice.data);
    ronde_text_clear(&twice);
    ronde_text_clear(&once);
    ronde_plan_clear(&second);
    ronde_plan_clear(&first);
    ronde_instance_free(instance);
}

START_TEST(writing_and_reading_again_gives_the_same_bytes)
{
    check_round_trip("instance/full.json", "plan/by-hand.json");
    check_round_trip("instance/plain.json", "plan/decimals.json");
    check_round_trip("instance/plain.json", "plan/decimals-parts.json");
}
END_TEST

START_TEST(the_written_form_is_as_agreed)
{
    ronde_error error = {0};
    ronde_text wanted = {0};
    ronde_instance *instance = read_instance("instance/plain.json");
    ronde_plan plan = read_plan(instance, "plan/decimals.json");
    ronde_text text = write_plan(instance, &plan, true);
    const char path[] = "tests/golden/written/decimals-plan.json";
    if (getenv("RONDE_UPDATE_GOLDEN") != NULL) {
        ck_assert_ok(ronde_file_write(path, text.data, text.length, &error));
    }
    ck_assert_ok(ronde_file_read(&wanted, path, 1 << 20, &error));
    ck_assert_str_eq(text.data, wanted.data);
    ronde_text_clear(&wanted);
    ronde_text_clear(&text);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(seconds_can_be_left_out)
{
    ronde_instance *instance = read_instance("instance/full.json");
    ronde_plan plan = read_plan(instance, "plan/by-hand.json");
    ronde_text with = write_plan(instance, &plan, true);
    ronde_text without = write_plan(instance, &plan, false);
    ck_assert_ptr_nonnull(strstr(with.data, "\"seconds\": 1.5"));
    ck_assert_ptr_null(strstr(without.data, "seconds"));
    ronde_text_clear(&with);
    ronde_text_clear(&without);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(long_reasons_are_cut_between_letters)
{
    ronde_instance *instance = read_instance("instance/full.json");
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_plan plan = {0};
    ronde_text_append(&text, "{\"format\": \"ronde-plan/1\", \"routes\": [], \"unserved\": "
                             "[{\"task\": \"clean\", \"reasons\": [\"x");
    for (int i = 0; i < 100; i++) {
        ronde_text_append(&text, "\xc3\xab"); /* e with diaeresis, two bytes */
    }
    ronde_text_append(&text, "\"]}]}");
    ck_assert_ok(ronde_plan_json_read(&plan, instance, text.data, text.length, NULL, &error));
    ck_assert_uint_eq(strlen(plan.reasons.items[0].text), 159); /* 1 + 79 letters of 2 */
    ronde_text_clear(&text);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

typedef struct both {
    const ronde_instance *instance;
    ronde_text text;
} both;

static bool read_once(void *payload)
{
    const both *with = payload;
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_status status = ronde_plan_json_read(&plan, with->instance, with->text.data,
                                               with->text.length, NULL, &error);
    ck_assert_msg(status == RONDE_OK || status == RONDE_ENOMEM, "%s: %s", error.where, error.text);
    ck_assert_uint_eq(plan.routes.count, status == RONDE_OK ? 3 : 0);
    ronde_plan_clear(&plan);
    return status == RONDE_OK;
}

START_TEST(running_out_of_memory_is_reported)
{
    ronde_instance *instance = read_instance("instance/full.json");
    both with = {instance, read_text("plan/by-hand.json")};
    ck_assert_int_gt(oom_run(read_once, &with, 10000), 20);
    ronde_text_clear(&with.text);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("formats/plan_json",
         what_a_person_leaves_out_is_filled,
         reasons_are_sentences_or_rules,
         runs_of_parts_are_kept,
         decimals_count_in_the_scale,
         writing_and_reading_again_gives_the_same_bytes,
         the_written_form_is_as_agreed,
         seconds_can_be_left_out,
         long_reasons_are_cut_between_letters,
         running_out_of_memory_is_reported)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of the day of tests/support/replan_day.h, edited. */
#include "instances/formats/instance_json.h"
#include "instances/replan/edit.h"
#include "tests/support/ckx.h"
#include "tests/support/replan_day.h"

#include <jansson.h>

#include <string.h>

static const char chain_and_group[] =
    "\"links\": [{\"from\": \"a\", \"to\": \"c\", \"min_lag\": \"20m\", \"max_lag\": \"2h\","
    "\"resource\": \"different\"}],"
    "\"groups\": [{\"id\": \"g\", \"rule\": \"apart\", \"sets\": [[\"b\"], [\"d\"]]}],";

static ronde_edit edit_of(const replan_day *day)
{
    ronde_edit edit = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_edit_init(&edit, day->instance, &error));
    return edit;
}

/* A part of the document as text, which the caller frees. */
static char *shown(const json_t *item, const char *key)
{
    char *text = json_dumps(json_object_get(item, key), JSON_COMPACT | JSON_ENCODE_ANY);
    ck_assert_ptr_nonnull(text);
    return text;
}

static void require(const json_t *item, const char *key, const char *expected)
{
    char *text = shown(item, key);
    ck_assert_str_eq(text, expected);
    free(text);
}

START_TEST(a_task_is_narrowed)
{
    replan_day day = replan_day_after("\"now\": 0", "");
    ronde_edit edit = edit_of(&day);
    json_t *a = json_array_get(edit.tasks, REPLAN_A);
    json_t *b = json_array_get(edit.tasks, REPLAN_B);
    ck_assert_int_eq(day.instance->tasks[REPLAN_A].window_count, 1); /* any time */
    ronde_edit_narrow(a, day.instance, REPLAN_A, 100, 200);
    require(a, "windows", "[{\"from\":100,\"to\":200}]");
    ronde_edit_narrow(b, day.instance, REPLAN_B, 200, 100); /* no time at all */
    require(b, "pairs",
            "[{\"resource\":\"anna\",\"forbidden\":true},{\"resource\":\"ben\",\"forbidden\":"
            "true}]");
    ronde_edit_clear(&edit);
    replan_day_clear(&day);
}
END_TEST

START_TEST(who_may_and_who_is_preferred)
{
    replan_day day = replan_day_after("\"now\": 0", "");
    ronde_edit edit = edit_of(&day);
    json_t *a = json_array_get(edit.tasks, REPLAN_A);
    json_t *b = json_array_get(edit.tasks, REPLAN_B);
    ronde_edit_prefer(&edit, a, day.instance, REPLAN_A, 1, 15 * RONDE_EURO);
    require(a, "pairs", "[{\"resource\":\"ben\",\"price\":0.0}]");
    require(a, "other_price", "15.0");
    ronde_edit_forbid(&edit, b, day.instance, REPLAN_B, 0);
    require(b, "pairs", "[{\"resource\":\"anna\",\"forbidden\":true}]");
    ronde_edit_hourly(&edit, b, "late_price", RONDE_EURO / 1000); /* a second */
    require(b, "late_price", "3.6000000000000001");               /* an hour */
    ronde_edit_clear(&edit);
    replan_day_clear(&day);
}
END_TEST

START_TEST(what_is_cancelled_is_gone_everywhere)
{
    replan_day day = replan_day_after(
        "\"events\": [{\"event\": \"cancelled\", \"visit\": \"a\"}, {\"event\": \"cancelled\","
        "\"visit\": \"b\"}, {\"event\": \"new\", \"visit\": {\"id\": \"n\"}}]",
        chain_and_group);
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_edit edit = edit_of(&day);
    ronde_error error = {0};
    ck_assert_ok(ronde_edit_add(&edit, &day.events, &error));
    ck_assert_str_eq(edit.added.items[0].pointer, "/tasks/4");
    ronde_edit_remove_cancelled(&edit, &outlook);
    ck_assert_uint_eq(json_array_size(edit.tasks), 2); /* d and n: c goes with a */
    ck_assert_uint_eq(json_array_size(edit.links), 0);
    ck_assert_str_eq(edit.added.items[0].pointer, "/tasks/1");
    char *groups = shown(edit.root, "groups");
    ck_assert_ptr_null(strstr(groups, "\"b\""));
    ck_assert_ptr_nonnull(strstr(groups, "\"d\""));
    free(groups);
    ronde_edit_clear(&edit);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(the_rest_of_a_chain_has_windows_for_links)
{
    /* a began at 08:10 and ends at 09:10: c between 09:30 and 11:10, and not by Anna. */
    replan_day day = replan_day_after("\"now\": \"09:00\"", chain_and_group);
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_edit edit = edit_of(&day);
    ronde_edit_part_begun(&edit, &outlook);
    json_t *c = json_array_get(edit.tasks, REPLAN_C);
    ck_assert_uint_eq(json_array_size(edit.links), 0);
    require(c, "windows", "[{\"from\":34200,\"to\":40200}]");
    require(c, "pairs", "[{\"resource\":\"anna\",\"forbidden\":true}]");
    ronde_edit_clear(&edit);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(it_can_be_read_again)
{
    replan_day day = replan_day_after("\"now\": 0", "");
    ronde_edit edit = edit_of(&day);
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *made = NULL;
    ronde_edit_text(json_array_get(edit.tasks, REPLAN_D), "shift", "B");
    ronde_edit_integer(json_array_get(edit.tasks, REPLAN_D), "pin", 1);
    ck_assert_ok(ronde_instance_json_read_document(&made, edit.root, &faults, &error));
    ck_assert_int_eq(made->tasks[REPLAN_D].pin, 1);
    ck_assert_str_eq(made->shifts[made->tasks[REPLAN_D].shift].id, "B");
    ronde_instance_free(made);
    ronde_faults_clear(&faults);
    ronde_edit_clear(&edit);
    replan_day_clear(&day);
}
END_TEST

CKX_MAIN("replan/edit",
         a_task_is_narrowed,
         who_may_and_who_is_preferred,
         what_is_cancelled_is_gone_everywhere,
         the_rest_of_a_chain_has_windows_for_links,
         it_can_be_read_again)

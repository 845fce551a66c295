/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing instances; what is refused is in test_corpus.c. */
#include "instances/base/file.h"
#include "instances/formats/instance_json.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const valid_files[] = {"full.json", "plain.json", "smallest.json",
                                          "features.json", "hours.json"};

static ronde_text read_text(const char *name)
{
    char path[200];
    ronde_error error = {0};
    ronde_text text = {0};
    snprintf(path, sizeof path, "tests/golden/valid/instance/%s", name);
    ck_assert_ok(ronde_file_read(&text, path, 1 << 20, &error));
    return text;
}

static ronde_instance *read_file(const char *name)
{
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    ronde_text text = read_text(name);
    ck_assert_ok(ronde_instance_json_read(&instance, text.data, text.length, NULL, &error));
    ronde_text_clear(&text);
    return instance;
}

static const ronde_task *task_of(const ronde_instance *instance, const char *id)
{
    int32_t index = ronde_idmap_find(&instance->task_ids, id);
    ck_assert_int_ge(index, 0);
    return &instance->tasks[index];
}

START_TEST(every_key_reaches_the_model)
{
    ronde_instance *made = read_file("full.json");
    ck_assert_str_eq(made->start_date, "2026-11-25");
    ck_assert_int_eq(made->scale, 1);
    ck_assert_int_eq(made->cost_divisor, 1000000);
    ck_assert_int_eq(made->latest_price, 10000); /* 36 euros an hour = 0.01 euro a second */
    ck_assert_int_eq(made->places[1].access, 60);
    ck_assert_str_eq(made->places[0].label, "Kantoor \"Noord\"");
    const ronde_resource *helper = &made->resources[0];
    ck_assert_int_eq(helper->shift_price, 12500000);
    ck_assert_int_eq(helper->distance_price, 230);
    ck_assert_int_eq(helper->paid_price, 8681); /* 31.25 / 3600 * 10^6 = 8680.6 */
    ck_assert_int_eq(made->resources[2].capacity[0], 40);
    ck_assert_int_eq(made->resources[2].capacity[1], 2);
    const ronde_shift *shift = &made->shifts[0];
    ck_assert_int_eq(shift->earliest, 8 * 3600);
    ck_assert_int_eq(shift->max_duration, 8 * 3600);
    ck_assert_int_eq(shift->max_distance, 40000);
    ck_assert_int_eq(shift->break_count, 2);
    ck_assert_int_eq(made->breaks[shift->first_break].after, 5 * 3600 + 1800);
    ck_assert_int_eq(made->shifts[1].end_place, 0);
    ck_assert_int_eq(made->shifts[2].end_place, RONDE_NONE);
    ck_assert_int_eq(made->shifts[2].latest, 86400 + 12 * 3600 + 30);
    ck_assert_int_eq(made->shifts[3].reload_count, 2);
    ronde_instance_free(made);
}
END_TEST

START_TEST(tasks_and_links_reach_the_model)
{
    ronde_instance *made = read_file("full.json");
    const ronde_task *wash = task_of(made, "wash");
    ck_assert_int_eq(wash->window_count, 2);
    /* "covers": "visit" to 11:00 with 35 minutes of work: start at 10:25 at the latest */
    ck_assert_int_eq(made->windows[wash->first_window + 1].latest, 10 * 3600 + 25 * 60);
    ck_assert_int_eq(made->requests[wash->request].priority, 3);
    const ronde_task *swap = task_of(made, "bring-today");
    ck_assert_int_eq(swap->kind, RONDE_SWAP);
    ck_assert_int_eq(swap->initial[0], 2);
    ck_assert_int_eq(swap->change[0], -1); /* 1 collected - 2 delivered */
    ck_assert_int_eq(swap->shift, 3);
    ck_assert_int_eq(made->requests[swap->request].alternative_count, 2);
    const ronde_task *clean = task_of(made, "clean");
    ck_assert(made->requests[clean->request].optional);
    ck_assert_int_eq(made->requests[clean->request].prize, 25000000);
    ck_assert_int_eq(clean->late_price, 2000);
    ck_assert_int_eq(made->links[0].min_lag, (35 + 120) * 60); /* from start to start */
    ck_assert_int_eq(made->links[0].relation, RONDE_SAME_RESOURCE);
    ck_assert_str_eq(made->links[0].reason, "the dryer needs 120 minutes");
    ck_assert_int_eq(made->links[1].max_lag, 0);
    ck_assert_int_eq(made->links[1].relation, RONDE_DIFFERENT_RESOURCE);
    ck_assert_int_eq(made->links[2].min_lag, 0);
    ck_assert_int_eq(made->links[2].relation, RONDE_SAME_SHIFT);
    ronde_instance_free(made);
}
END_TEST

START_TEST(matrices_are_attached)
{
    ronde_instance *made = read_file("full.json");
    ronde_error error = {0};
    ck_assert_ok(ronde_instance_ready(made, &error));
    const ronde_matrix *bike = ronde_instance_matrix(made, 0);
    ck_assert_int_eq(ronde_matrix_duration(bike, 0, 1), 300 + 60); /* with access */
    ck_assert_int_eq(ronde_matrix_distance(bike, 0, 1), 1250);
    ck_assert_int_eq(ronde_matrix_duration(bike, 2, 3), RONDE_UNREACHABLE);
    ronde_instance_free(made);
}
END_TEST

START_TEST(plain_units_stay_as_they_are)
{
    ronde_instance *made = read_file("plain.json");
    ck_assert_int_eq(made->scale, 10);
    ck_assert_int_eq(made->cost_divisor, 1);
    ck_assert(made->vehicles_first);
    ck_assert_double_eq(made->places[2].lon, 1234.5);
    ck_assert_int_eq(made->resources[0].distance_price, 1);
    ck_assert_int_eq(made->windows[made->tasks[0].first_window].latest, 9670);
    const ronde_matrix *matrix = ronde_instance_matrix(made, 0);
    ck_assert_ptr_eq(matrix->durations, matrix->distances); /* one table for both */
    ronde_instance_free(made);
}
END_TEST

static ronde_text write_text(const ronde_instance *instance, bool without_matrices)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_instance_json_options options = {.without_matrices = without_matrices};
    ck_assert_ok(ronde_instance_json_write(&text, instance, &options, &error));
    return text;
}

START_TEST(writing_and_reading_again_gives_the_same_bytes)
{
    for (size_t i = 0; i < sizeof valid_files / sizeof valid_files[0]; i++) {
        ronde_error error = {0};
        ronde_instance *first = read_file(valid_files[i]);
        ronde_instance *second = NULL;
        ronde_text once = write_text(first, false);
        ck_assert_ok(ronde_instance_json_read(&second, once.data, once.length, NULL, &error));
        ronde_text twice = write_text(second, false);
        ck_assert_str_eq(once.data, twice.data);
        ck_assert_int_eq(first->task_count, second->task_count);
        ck_assert_int_eq(first->window_count, second->window_count);
        ck_assert_int_eq(first->request_count, second->request_count);
        ronde_text_clear(&twice);
        ronde_text_clear(&once);
        ronde_instance_free(second);
        ronde_instance_free(first);
    }
}
END_TEST

START_TEST(the_written_form_is_as_agreed)
{
    ronde_error error = {0};
    ronde_text wanted = {0};
    ronde_instance *made = read_file("full.json");
    ronde_text text = write_text(made, false);
    const char path[] = "tests/golden/written/full.json";
    if (getenv("RONDE_UPDATE_GOLDEN") != NULL) {
        ck_assert_ok(ronde_file_write(path, text.data, text.length, &error));
    }
    ck_assert_ok(ronde_file_read(&wanted, path, 1 << 20, &error));
    ck_assert_str_eq(text.data, wanted.data);
    ronde_text_clear(&wanted);
    ronde_text_clear(&text);
    ronde_instance_free(made);
}
END_TEST

START_TEST(matrices_can_be_left_out)
{
    ronde_instance *made = read_file("full.json");
    ronde_text text = write_text(made, true);
    ck_assert_ptr_null(strstr(text.data, "durations"));
    ronde_text_clear(&text);
    ronde_instance_free(made);
}
END_TEST

START_TEST(an_unused_profile_is_a_warning)
{
    const char text[] =
        "{\"format\": \"ronde-instance/1\", \"places\": [{\"id\": \"a\"}], \"tasks\": "
        "[], \"resources\": [], \"shifts\": [], "
        "\"profiles\": {\"car\": {\"durations\": [[0]]}}}";
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *made = NULL;
    ck_assert_ok(ronde_instance_json_read(&made, text, strlen(text), &faults, &error));
    ck_assert_uint_eq(faults.warning_count, 1);
    ck_assert_str_eq(faults.list.items[0].code, "profile.unused");
    ck_assert(isnan(made->places[0].lon));
    ronde_faults_clear(&faults);
    ronde_instance_free(made);
}
END_TEST

static bool read_once(void *payload)
{
    const ronde_text *text = payload;
    ronde_error error = {0};
    ronde_instance *made = NULL;
    ronde_status status = ronde_instance_json_read(&made, text->data, text->length, NULL, &error);
    ck_assert_msg(status == RONDE_OK || status == RONDE_ENOMEM, "%s: %s", error.where, error.text);
    ck_assert_int_eq(status == RONDE_OK, made != NULL);
    ronde_instance_free(made);
    return status == RONDE_OK;
}

START_TEST(running_out_of_memory_is_reported)
{
    ronde_text text = read_text("full.json");
    ck_assert_int_gt(oom_run(read_once, &text, 100000), 100);
    ronde_text_clear(&text);
}
END_TEST

CKX_MAIN("formats/instance_json",
         every_key_reaches_the_model,
         tasks_and_links_reach_the_model,
         matrices_are_attached,
         plain_units_stay_as_they_are,
         writing_and_reading_again_gives_the_same_bytes,
         the_written_form_is_as_agreed,
         matrices_can_be_left_out,
         an_unused_profile_is_a_warning,
         running_out_of_memory_is_reported)

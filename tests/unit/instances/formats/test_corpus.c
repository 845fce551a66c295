/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corpora of tests/golden: every file of invalid/KIND has a NAME.expected beside it with one
 * line per fault ("code place message"); every file of valid/KIND is read without a fault. KIND is
 * a row of the table below. With RONDE_UPDATE_GOLDEN=1 the expected files are written instead: look
 * at the difference before you keep it. */
#include "instances/base/faults.h"
#include "instances/base/file.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/plan_json.h"
#include "instances/formats/vroom.h"
#include "tests/support/ckx.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { largest_file = 1 << 24, longest_path = 600 };

static ronde_text read_whole(const char *path)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ck_assert_ok(ronde_file_read(&text, path, largest_file, &error));
    return text;
}

static ronde_instance *read_base(const char *name)
{
    char path[longest_path];
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    snprintf(path, sizeof path, "tests/golden/valid/instance/%s", name);
    ronde_text text = read_whole(path);
    ck_assert_ok(ronde_instance_json_read(&instance, text.data, text.length, NULL, &error));
    ronde_text_clear(&text);
    return instance;
}

typedef void read_one(const ronde_text *text, const char *name, ronde_faults *faults);

static void read_instance(const ronde_text *text, const char *name, ronde_faults *faults)
{
    (void)name;
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    const char *bytes = text->data != NULL ? text->data : "";
    ronde_status status = ronde_instance_json_read(&instance, bytes, text->length, faults, &error);
    ck_assert_int_eq(status == RONDE_OK, faults->error_count == 0);
    ck_assert_int_eq(status == RONDE_OK, instance != NULL);
    ck_assert_int_eq(status, error.status);
    ronde_instance_free(instance);
}

/* Plans are for full.json, but those called decimals... for plain.json. */
static void read_plan(const ronde_text *text, const char *name, ronde_faults *faults)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_instance *instance =
        read_base(strncmp(name, "decimals", 8) == 0 ? "plain.json" : "full.json");
    const char *bytes = text->data != NULL ? text->data : "";
    ronde_status status =
        ronde_plan_json_read(&plan, instance, bytes, text->length, faults, &error);
    ck_assert_int_eq(status == RONDE_OK, faults->error_count == 0);
    ck_assert_int_eq(status, error.status);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}

/* Some faults show only when the instance is made. */
static void read_vroom(const ronde_text *text, const char *name, ronde_faults *faults)
{
    (void)name;
    ronde_error error = {0};
    ronde_vroom *request = NULL;
    ronde_instance *instance = NULL;
    ronde_status status = ronde_vroom_read(&request, text->data, text->length, faults, &error);
    if (status == RONDE_OK) {
        status = ronde_vroom_build(&instance, request, faults, &error);
    }
    ck_assert_int_eq(status == RONDE_OK, faults->error_count == 0);
    ck_assert_int_eq(status == RONDE_OK, instance != NULL);
    ronde_instance_free(instance);
    ronde_vroom_free(request);
}

static const struct {
    const char *kind;
    read_one *read;
    int fewest_invalid; /* so that a corpus that is not found is noticed */
} kinds[] = {{"instance", read_instance, 60}, {"plan", read_plan, 20}, {"vroom", read_vroom, 35}};

enum { kind_count = sizeof kinds / sizeof kinds[0] };

/* The faults as lines, in the order in which they were found. */
static ronde_text lines_of(const ronde_faults *faults)
{
    ronde_text lines = {0};
    for (size_t i = 0; i < faults->list.count; i++) {
        const ronde_fault *fault = &faults->list.items[i];
        ronde_text_printf(&lines, "%s %s", fault->code,
                          fault->where[0] != '\0' ? fault->where : "-");
        if (fault->row > 0) {
            ronde_text_printf(&lines, ":%d:%d", fault->row, fault->column);
        }
        ronde_text_printf(&lines, " %s%s%s%s\n", fault->text, fault->remedy[0] != '\0' ? " (" : "",
                          fault->remedy, fault->remedy[0] != '\0' ? ")" : "");
    }
    return lines;
}

static void compare_with_expected(const char *path, const ronde_faults *faults)
{
    ronde_error error = {0};
    char expected_path[longest_path + 20];
    snprintf(expected_path, sizeof expected_path, "%s.expected", path);
    ronde_text lines = lines_of(faults);
    ck_assert_msg(faults->error_count > 0 && lines.data != NULL, "%s is accepted", path);
    if (getenv("RONDE_UPDATE_GOLDEN") != NULL) {
        ck_assert_ok(ronde_file_write(expected_path, lines.data, lines.length, &error));
    }
    ronde_text expected = read_whole(expected_path);
    ck_assert_msg(strcmp(expected.data, lines.data) == 0, "%s\nexpected:\n%s\nfound:\n%s", path,
                  expected.data, lines.data);
    ronde_text_clear(&expected);
    ronde_text_clear(&lines);
}

/* Reads each file of a folder but the expected ones; gives their number. */
static int walk(const char *folder, read_one *read, bool valid)
{
    DIR *entries = opendir(folder);
    int count = 0;
    ck_assert_msg(entries != NULL, "no folder %s", folder);
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        char path[longest_path];
        if (entry->d_name[0] == '.' || strstr(entry->d_name, ".expected") != NULL) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ronde_text text = read_whole(path);
        ronde_faults faults = {0};
        read(&text, entry->d_name, &faults);
        if (valid) {
            ck_assert_msg(faults.list.count == 0, "%s: %s %s: %s", path, faults.list.items[0].code,
                          faults.list.items[0].where, faults.list.items[0].text);
        } else {
            compare_with_expected(path, &faults);
        }
        ronde_faults_clear(&faults);
        ronde_text_clear(&text);
        count++;
    }
    closedir(entries);
    return count;
}

START_TEST(invalid_files_are_refused_as_expected)
{
    for (int i = 0; i < kind_count; i++) {
        char folder[longest_path / 2];
        snprintf(folder, sizeof folder, "tests/golden/invalid/%s", kinds[i].kind);
        ck_assert_int_ge(walk(folder, kinds[i].read, false), kinds[i].fewest_invalid);
    }
}
END_TEST

START_TEST(valid_files_are_accepted)
{
    for (int i = 0; i < kind_count; i++) {
        char folder[longest_path / 2];
        snprintf(folder, sizeof folder, "tests/golden/valid/%s", kinds[i].kind);
        ck_assert_int_ge(walk(folder, kinds[i].read, true), 2);
    }
}
END_TEST

CKX_MAIN("formats/corpus", invalid_files_are_refused_as_expected, valid_files_are_accepted)

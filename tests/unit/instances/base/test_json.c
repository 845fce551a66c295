/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading by field tables: json.c, json_take.c and json_parse.c. */
#include "instances/base/json.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <stdio.h>
#include <string.h>

typedef struct thing {
    const char *name;
    int64_t size;
    int32_t count;
    double weight;
    bool fast;
    int colour;
    ronde_json_node list;
} thing;

static const char *const colours[] = {"red", "green", NULL};
static const ronde_json_field fields[] = {
    {"name", ronde_json_take_text, offsetof(thing, name), true, 1, 5, NULL},
    {"size", ronde_json_take_integer, offsetof(thing, size), false, 0, 0, NULL},
    {"count", ronde_json_take_size, offsetof(thing, count), false, 0, 0, NULL},
    {"weight", ronde_json_take_number, offsetof(thing, weight), false, 0, 10, NULL},
    {"fast", ronde_json_take_boolean, offsetof(thing, fast), false, 0, 0, NULL},
    {"colour", ronde_json_take_choice, offsetof(thing, colour), false, 0, 0, colours},
    {"list", ronde_json_take_array, offsetof(thing, list), false, 1, 2, NULL}};

enum { field_count = sizeof fields / sizeof fields[0] };

/* Reads a text by the table and gives the code of its only fault, "" without one. */
static const char *code_of(const char *text, thing *out)
{
    static char code[40];
    ronde_error error = {0};
    ronde_faults faults = {0};
    struct json_t *document = NULL;
    ronde_json_reader reader = {.faults = &faults};
    code[0] = '\0';
    if (ronde_json_parse(&document, text, strlen(text), &faults, &error) == RONDE_OK) {
        ronde_json_node root = ronde_json_root(document);
        bool fine = ronde_json_take_fields(&reader, &root, fields, field_count, out);
        ck_assert_int_eq(fine, faults.error_count == 0);
    }
    ck_assert_uint_le(faults.list.count, 1);
    if (faults.list.count == 1) {
        snprintf(code, sizeof code, "%s", faults.list.items[0].code);
    }
    ronde_faults_clear(&faults);
    ronde_json_free(document);
    out->name = NULL; /* went with the document */
    return code;
}

START_TEST(values_reach_their_targets)
{
    thing out = {0};
    ck_assert_str_eq(code_of("{\"name\": \"a\", \"size\": 9007199254740993, \"count\": 2.0, "
                             "\"weight\": 2.5, \"fast\": true, \"colour\": \"green\"}",
                             &out),
                     "");
    ck_assert_int_eq(out.size, 9007199254740993); /* 2^53 + 1: no double holds it */
    ck_assert_int_eq(out.count, 2);
    ck_assert_double_eq(out.weight, 2.5);
    ck_assert(out.fast);
    ck_assert_int_eq(out.colour, 1);
}
END_TEST

START_TEST(each_fault_has_its_code)
{
    static const struct {
        const char *text, *code;
    } cases[] = {{"{}", "json.missing"},
                 {"[]", "json.wrong_type"},
                 {"{\"name\": 1}", "json.wrong_type"},
                 {"{\"name\": null}", "json.wrong_type"},
                 {"{\"name\": \"\"}", "json.text_length"},
                 {"{\"name\": \"123456\"}", "json.text_length"},
                 {"{\"name\": \"a\", \"nam\": 1}", "json.unknown_key"},
                 {"{\"name\": \"a\", \"size\": 1.5}", "json.wrong_type"},
                 {"{\"name\": \"a\", \"size\": 1e300}", "json.wrong_type"},
                 {"{\"name\": \"a\", \"count\": -1}", "number.range"},
                 {"{\"name\": \"a\", \"count\": 2147483648}", "number.range"},
                 {"{\"name\": \"a\", \"weight\": 10.5}", "number.range"},
                 {"{\"name\": \"a\", \"weight\": \"2\"}", "json.wrong_type"},
                 {"{\"name\": \"a\", \"fast\": 1}", "json.wrong_type"},
                 {"{\"name\": \"a\", \"colour\": \"blue\"}", "json.choice"},
                 {"{\"name\": \"a\", \"list\": []}", "json.too_many"},
                 {"{\"name\": \"a\", \"list\": [1, 2, 3]}", "json.too_many"},
                 {"{\"name\": \"a\", \"list\": {}}", "json.wrong_type"},
                 {"", "json.empty"},
                 {"\xff\xfe{", "json.encoding"},
                 {"{\"name\": \"\xe9\"}", "json.encoding"},
                 {"{\"name\": \"a\", \"name\": \"a\"}", "json.duplicate_key"},
                 {"{\"name\": \"a\"", "json.syntax"},
                 {"{\"name\": NaN}", "json.syntax"},
                 {"{\"size\": 9223372036854775808}", "number.range"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        thing out = {0};
        const char *code = code_of(cases[i].text, &out);
        ck_assert_msg(strcmp(code, cases[i].code) == 0, "%s gives %s, not %s", cases[i].text, code,
                      cases[i].code);
    }
}
END_TEST

START_TEST(all_faults_are_found_with_their_place)
{
    const char text[] = "{\"nme\": 1,\n \"size\": \"x\", \"a/b~\": 2}";
    ronde_error error = {0};
    ronde_faults faults = {0};
    struct json_t *document = NULL;
    thing out = {0};
    ronde_json_reader reader = {.faults = &faults};
    ck_assert_ok(ronde_json_parse(&document, text, strlen(text), &faults, &error));
    ronde_json_node root = ronde_json_root(document);
    ck_assert(!ronde_json_take_fields(&reader, &root, fields, field_count, &out));
    ck_assert_uint_eq(faults.list.count, 4);
    ck_assert_str_eq(faults.list.items[0].where, "/nme");
    ck_assert_ptr_nonnull(strstr(faults.list.items[0].text, "\"name\" is probably meant"));
    ck_assert_str_eq(faults.list.items[1].where, "/size");
    ck_assert_str_eq(faults.list.items[2].where, "/a~1b~0"); /* escaped as RFC 6901 asks */
    ck_assert_str_eq(faults.list.items[3].where, "");
    ronde_faults_clear(&faults);
    ronde_json_free(document);
}
END_TEST

START_TEST(a_syntax_fault_has_line_and_column)
{
    const char text[] = "{\"name\": \"a\",\n  oops}";
    ronde_error error = {0};
    ronde_faults faults = {0};
    struct json_t *document = NULL;
    ck_assert_int_eq(ronde_json_parse(&document, text, strlen(text), &faults, &error),
                     RONDE_EINPUT);
    ck_assert_ptr_null(document);
    ck_assert_int_eq(error.line, 2);
    ck_assert_int_eq(error.column, 6); /* behind the word that is no key */
    ck_assert_int_eq(faults.list.items[0].row, 2);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(members_come_in_the_order_of_the_text)
{
    const char text[] = "{\"b\": 1, \"a\": [7, 8], \"c\": 3}";
    ronde_error error = {0};
    struct json_t *document = NULL;
    ck_assert_ok(ronde_json_parse(&document, text, strlen(text), NULL, &error));
    ronde_json_node root = ronde_json_root(document);
    char keys[8] = "";
    size_t count = 0;
    for (ronde_json_node at = ronde_json_next(&root, NULL); at.value != NULL;
         at = ronde_json_next(&root, &at)) {
        keys[count++] = at.key[0];
    }
    ck_assert_str_eq(keys, "bac");
    ronde_json_node list = ronde_json_member(&root, "a");
    ronde_json_node item = ronde_json_item(&list, 1);
    char pointer[20];
    ronde_json_pointer(&item, pointer, sizeof pointer);
    ck_assert_str_eq(pointer, "/a/1");
    ck_assert_int_eq(ronde_json_integer_of(&item), 8);
    ck_assert_uint_eq(ronde_json_count(&root), 0);
    ronde_json_free(document);
}
END_TEST

static bool parse_once(void *payload)
{
    (void)payload;
    const char text[] = "{\"name\": \"a\", \"list\": [1, 2]}";
    ronde_error error = {0};
    struct json_t *document = NULL;
    ronde_status status = ronde_json_parse(&document, text, strlen(text), NULL, &error);
    ck_assert(status == RONDE_OK || status == RONDE_ENOMEM);
    ck_assert_int_eq(status == RONDE_OK, document != NULL);
    ronde_json_free(document);
    return status == RONDE_OK;
}

START_TEST(running_out_of_memory_is_reported)
{
    ck_assert_int_gt(oom_run(parse_once, NULL, 1000), 3);
}
END_TEST

CKX_MAIN("base/json",
         values_reach_their_targets,
         each_fault_has_its_code,
         all_faults_are_found_with_their_place,
         a_syntax_fault_has_line_and_column,
         members_come_in_the_order_of_the_text,
         running_out_of_memory_is_reported)

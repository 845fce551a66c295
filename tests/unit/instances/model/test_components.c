/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties an instance together, and what does not; travel tables by district. */
#include "instances/formats/instance_json.h"
#include "instances/model/components.h"
#include "tests/support/ckx.h"

#include <stdio.h>

/* Two providers, p and q, with a helper each (hp, hq) and one of neither (hx, idle: no shift);
 * tasks a and b of p, c and d of q. EXTRA is what may tie them, in the object of the instance or in
 * c. */
static const char text[] =
    "{\"format\": \"ronde-instance/1\", \"objective\": {\"money\": \"plain\"%s},"
    "\"places\": [{\"id\": \"A\"}, {\"id\": \"B\"}, {\"id\": \"C\"}, {\"id\": \"D\"},"
    "  {\"id\": \"HP\"}, {\"id\": \"HQ\"}, {\"id\": \"X\"}],"
    "\"resources\": [{\"id\": \"hp\", \"profile\": \"car\", \"skills\": [\"p\"]},"
    "  {\"id\": \"hx\", \"profile\": \"car\", \"skills\": [\"p\", \"q\"]},"
    "  {\"id\": \"hq\", \"profile\": \"car\", \"skills\": [\"q\"]}],"
    "\"shifts\": [{\"id\": \"sp\", \"resource\": \"hp\", \"start_place\": \"HP\", \"from\": 0,"
    "  \"to\": 99}, {\"id\": \"sq\", \"resource\": \"hq\", \"start_place\": \"%s\", \"from\": 0,"
    "  \"to\": 99}%s],"
    "\"tasks\": [{\"id\": \"a\", \"place\": \"A\", \"duration\": 5, \"skills\": [\"p\"]},"
    "  {\"id\": \"c\", \"place\": \"C\", \"duration\": 5, \"skills\": [\"q\"]},"
    "  {\"id\": \"b\", \"place\": \"B\", \"duration\": 5, \"skills\": [\"p\"]},"
    "  {\"id\": \"d\", \"place\": \"D\", \"duration\": 5, \"skills\": [\"q\"]}%s]%s}";

typedef struct story {
    const char *what, *objective, *office, *shifts, *tasks, *groups;
    int32_t components, districts;
} story;

/* Districts: A, B and HP; C, D and HQ (all in one of one component, or of one office, where HQ is
 * left alone); X by itself unless somebody goes there. */
static const story stories[] = {
    {"nothing in common", "", "HQ", "", "", "", 2, 3},
    {"one office", "", "HP", "", "", "", 2, 3},
    {"a helper of both", "", "HQ",
     ", {\"id\": \"sx\", \"resource\": \"hx\", \"start_place\": \"X\", \"from\": 0, \"to\": 99}",
     "", "", 1, 1},
    {"one route", "", "HQ", "", "",
     ", \"groups\": [{\"id\": \"g\", \"rule\": \"apart\", \"tasks\": [\"b\", \"d\"]}]", 1, 2},
    {"a price of the group", "", "HQ", "", "",
     ", \"groups\": [{\"id\": \"g\", \"rule\": \"providers\", \"price\": 4, \"tasks\": [\"a\", "
     "\"c\"]}]",
     1, 2},
    {"a group without a price", "", "HQ", "", "",
     ", \"groups\": [{\"id\": \"g\", \"rule\": \"providers\", \"price\": 0, \"tasks\": [\"a\", "
     "\"c\"]}]",
     2, 3},
    {"a request of both", "", "HQ", "", "",
     ", \"links\": [{\"from\": \"b\", \"to\": \"d\", \"min_lag\": 1}]", 1, 2},
    {"a largest workload", ", \"workload_price\": 1", "HQ", "", "", "", 1, 2},
    {"nobody may do it", "", "HQ", "",
     ", {\"id\": \"z\", \"place\": \"X\", \"duration\": 1, \"skills\": [\"r\"]}", "", 2, 2},
    {"two ways", "", "HQ", "",
     ", {\"id\": \"z1\", \"place\": \"X\", \"duration\": 1, \"skills\": [\"p\"], \"request\": "
     "\"z\", \"alternative\": \"one\"}, {\"id\": \"z2\", \"place\": \"X\", \"duration\": 1, "
     "\"skills\": [\"q\"], \"request\": \"z\", \"alternative\": \"two\"}",
     "", 1, 1},
};

enum { story_count = (int)(sizeof stories / sizeof stories[0]) };

static ronde_instance *tell(const story *of)
{
    char whole[4000];
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    int length = snprintf(whole, sizeof whole, text, of->objective, of->office, of->shifts,
                          of->tasks, of->groups);
    ck_assert_int_lt(length, (int)sizeof whole);
    ck_assert_ok(ronde_instance_json_read(&instance, whole, (size_t)length, &faults, &error));
    ronde_faults_clear(&faults);
    return instance;
}

START_TEST(test_ties)
{
    const story *of = &stories[_i];
    ronde_error error = {0};
    ronde_instance *instance = tell(of);
    ronde_components parts = {0};
    int32_t districts[7] = {0};
    int32_t count = 0;
    ck_assert_ok(ronde_components_find(&parts, instance, &error));
    ck_assert_msg(parts.count == of->components, "%s: %d components", of->what, (int)parts.count);
    ck_assert_ok(ronde_components_districts(&parts, instance, districts, &count, &error));
    ck_assert_msg(count == of->districts, "%s: %d districts", of->what, (int)count);
    if (parts.count == 2) {
        ck_assert_int_eq(parts.requests[0], 0); /* a */
        ck_assert_int_eq(parts.requests[1], 1);
        ck_assert_int_eq(parts.requests[2], 0);
        ck_assert_int_eq(parts.requests[3], 1);
        ck_assert_int_eq(parts.resources[0], 0);
        ck_assert_int_eq(parts.resources[1], RONDE_NONE); /* hx has no shift */
        ck_assert_int_eq(parts.resources[2], 1);
        ck_assert_int_eq(districts[0], districts[1]); /* A and B */
        ck_assert_int_eq(districts[0], districts[4]);
    }
    ronde_components_clear(&parts);
    ronde_instance_free(instance);
}
END_TEST

/* Entry by entry against one square: the same within a district, unreachable between them. */
START_TEST(test_a_matrix_with_districts)
{
    static const int32_t districts[] = {1, 0, 1, 2, 0};
    enum { size = 5 };
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    ronde_matrix copy = {0};
    ck_assert_ok(ronde_matrix_init_districts(&matrix, size, districts, 3, &error));
    ck_assert_int_eq(matrix.entries, 2 * 2 + 2 * 2 + 1);
    for (int32_t from = 0; from < size; from++) {
        for (int32_t to = 0; to < size; to++) {
            int64_t at = ronde_matrix_entry(&matrix, from, to);
            ck_assert_int_eq(at >= 0, districts[from] == districts[to]);
            if (at >= 0) {
                matrix.durations[at] = 10 * from + to;
                matrix.distances[at] = 100 + 10 * from + to;
            }
        }
    }
    /* squares stand one behind the other, in the order of their numbers: places 1 and 4, then 0 and
     * 2, then 3 */
    static const int32_t durations[] = {11, 14, 41, 44, 0, 2, 20, 22, 33};
    for (int32_t i = 0; i < 9; i++) {
        ck_assert_int_eq(matrix.durations[i], durations[i]);
    }
    ck_assert_ok(ronde_matrix_copy(&copy, &matrix, &error));
    ronde_matrix_clear(&matrix);
    for (int32_t from = 0; from < size; from++) {
        for (int32_t to = 0; to < size; to++) {
            bool near = districts[from] == districts[to];
            ck_assert_int_eq(ronde_matrix_duration(&copy, from, to),
                             near ? 10 * from + to : RONDE_UNREACHABLE);
            ck_assert_int_eq(ronde_matrix_distance(&copy, from, to),
                             near ? 100 + 10 * from + to : RONDE_UNREACHABLE);
        }
    }
    ronde_matrix_clear(&copy);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/components");
    TCase *tests = tcase_create("components");
    tcase_add_loop_test(tests, test_ties, 0, story_count);
    tcase_add_test(tests, test_a_matrix_with_districts);
    return ckx_run(suite, tests);
}

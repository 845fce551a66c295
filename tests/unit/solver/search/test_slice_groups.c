/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client who is visited from two parts: each part finds less free. */
#include "instances/formats/instance_json.h"
#include "solver/search/slice.h"
#include "tests/support/ckx.h"

static const char text[] =
    "{\"format\": \"ronde-instance/1\", \"objective\": {\"money\": \"plain\"},"
    "\"profiles\": {\"car\": {\"durations\": [[0]]}}, \"places\": [{\"id\": \"D\"}],"
    "\"resources\": [{\"id\": \"r1\", \"profile\": \"car\"}, {\"id\": \"r2\", \"profile\": "
    "\"car\"},"
    "  {\"id\": \"r3\", \"profile\": \"car\"}],"
    "\"shifts\": [{\"id\": \"s1\", \"resource\": \"r1\", \"start_place\": \"D\", \"from\": 0, "
    "\"to\": 99},"
    "  {\"id\": \"s2\", \"resource\": \"r2\", \"start_place\": \"D\", \"from\": 0, \"to\": 99},"
    "  {\"id\": \"s3\", \"resource\": \"r3\", \"start_place\": \"D\", \"from\": 0, \"to\": 99}],"
    "\"tasks\": [{\"id\": \"a\", \"place\": \"D\", \"duration\": 5},"
    "  {\"id\": \"b\", \"place\": \"D\", \"duration\": 5},"
    "  {\"id\": \"c\", \"place\": \"D\", \"duration\": 5},"
    "  {\"id\": \"d\", \"place\": \"D\", \"duration\": 5}],"
    "\"groups\": [{\"id\": \"x\", \"rule\": \"faces\", \"tasks\": [\"a\", \"b\"], \"price\": 7},"
    "  {\"id\": \"y\", \"rule\": \"faces\", \"tasks\": [\"a\", \"b\", \"c\", \"d\"], \"price\": 7,"
    "   \"free\": 4},"
    "  {\"id\": \"z\", \"rule\": \"faces\", \"tasks\": [\"b\", \"c\"], \"price\": 7, \"free\": 0},"
    "  {\"id\": \"w\", \"rule\": \"apart\", \"tasks\": [\"b\", \"c\"]}]}";

enum { first_part, second_part };

/* r1 alone, and r2 with r3; a is by r1, b by r2, c and d by r3. */
START_TEST(test_strangers_take_what_is_free)
{
    static const int32_t resource_parts[] = {first_part, second_part, second_part};
    static const int32_t request_parts[] = {first_part, second_part, second_part, second_part};
    static const int32_t chosen[] = {0, 1, 2, 3};
    static const int32_t task_shifts[] = {0, 1, 2, 2};
    static const int32_t bound_parts[] = {RONDE_NONE, RONDE_NONE, RONDE_NONE, RONDE_NONE};
    static const ronde_window bounds[4];
    /* first part: r2 is seen by x, r2 and r3 by y; second part: r1 by x and y */
    static const int32_t left[2][4] = {{0, 2, 0, 0}, {0, 3, 0, 0}};
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_instance_json_read(&instance, text, sizeof text - 1, &faults, &error));
    ronde_faults_clear(&faults);
    const ronde_shares shares = {.instance = instance,
                                 .resource_parts = resource_parts,
                                 .request_parts = request_parts,
                                 .chosen = chosen,
                                 .task_shifts = task_shifts,
                                 .bound_parts = bound_parts,
                                 .bounds = bounds};
    for (int32_t part = first_part; part <= second_part; part++) {
        ronde_slice slice = {0};
        ck_assert_ok(ronde_slice_init(&slice, &shares, part, &error));
        ck_assert_int_eq(slice.instance.group_count, 4);
        for (int32_t i = 0; i < 4; i++) {
            ck_assert_int_eq(slice.instance.groups[i].free, left[part][i]);
            ck_assert_int_eq(slice.instance.groups[i].price, instance->groups[i].price);
        }
        ronde_slice_clear(&slice);
    }
    ck_assert_int_eq(instance->groups[1].free, 4);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/slice_groups", test_strangers_take_what_is_free)

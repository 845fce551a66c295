/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/idmap.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <stdio.h>

START_TEST(numbers_ids_in_order)
{
    ronde_idmap map = {0};
    int32_t index = 0;
    bool added = false;
    ck_assert_int_eq(ronde_idmap_find(&map, "c1"), RONDE_NONE); /* also when nothing is there */
    ck_assert(ronde_idmap_add(&map, "c1", &index, &added));
    ck_assert(added);
    ck_assert_int_eq(index, 0);
    ck_assert(ronde_idmap_add(&map, "", &index, &added));
    ck_assert(added);
    ck_assert_int_eq(index, 1);
    ck_assert(ronde_idmap_add(&map, "c1", &index, &added));
    ck_assert(!added);
    ck_assert_int_eq(index, 0);
    ck_assert_int_eq(ronde_idmap_find(&map, ""), 1);
    ck_assert_int_eq(ronde_idmap_find(&map, "C1"), RONDE_NONE);
    ck_assert_str_eq(map.texts[0], "c1");
    ronde_idmap_clear(&map);
    ck_assert_int_eq(ronde_idmap_find(&map, "c1"), RONDE_NONE);
}
END_TEST

START_TEST(finds_each_of_many)
{
    enum { many = 20000 };
    ronde_idmap map = {0};
    char id[32];
    for (int32_t i = 0; i < many; i++) {
        int32_t index = RONDE_NONE;
        bool added = false;
        snprintf(id, sizeof id, "client-%d", i);
        ck_assert(ronde_idmap_add(&map, id, &index, &added));
        ck_assert_int_eq(index, i);
    }
    for (int32_t i = 0; i < many; i++) {
        snprintf(id, sizeof id, "client-%d", i);
        ck_assert_int_eq(ronde_idmap_find(&map, id), i);
    }
    ck_assert_int_eq(ronde_idmap_find(&map, "client-20000"), RONDE_NONE);
    ronde_idmap_clear(&map);
}
END_TEST

static bool add_forty(void *payload)
{
    (void)payload;
    ronde_idmap map = {0};
    char id[32];
    bool fine = true;
    int32_t expected = 0;
    for (int32_t i = 0; i < 40 && fine; i++) {
        int32_t index = 0;
        bool added = false;
        snprintf(id, sizeof id, "%d", i);
        fine = ronde_idmap_add(&map, id, &index, &added);
        ck_assert_int_eq(added, fine);
        expected += fine ? 1 : 0;
    }
    /* what was added before the failure is still found, and nothing else */
    ck_assert_uint_eq(map.count, (size_t)expected);
    for (int32_t i = 0; i < 40; i++) {
        snprintf(id, sizeof id, "%d", i);
        ck_assert_int_eq(ronde_idmap_find(&map, id), i < expected ? i : RONDE_NONE);
    }
    ronde_idmap_clear(&map);
    return fine;
}

START_TEST(survives_any_failing_allocation)
{
    /* 40 copies, and two tables each at 0, 16 and 32 entries */
    ck_assert_int_eq(oom_run(add_forty, NULL, 200), 40 + 6);
}
END_TEST

CKX_MAIN("instances/base/idmap",
         numbers_ids_in_order,
         finds_each_of_many,
         survives_any_failing_allocation)

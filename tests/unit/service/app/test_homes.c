/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "service/app/homes.h"
#include "tests/support/ckx.h"
#include "tests/support/tiny_town.h"
#include "tests/support/tmpdir.h"

#include <math.h>
#include <string.h>

enum { count = 2000 };

/* The tiny town: streets of 1365 m along 52.22 and 1113 m along 6.90. */
static bool on_east_west(const ronde_address *home)
{
    return fabs(home->lat - 52.22) < 1e-6;
}

START_TEST(homes_lie_on_the_streets_in_proportion_to_their_length)
{
    ronde_error error = {0};
    tmpdir dir = tmpdir_make();
    ronde_map *map = NULL;
    ck_assert_ok(ronde_map_open(&map, tiny_town_write(&dir).text, &error));
    ronde_address *homes = NULL;
    ck_assert_ok(ronde_homes_draw(&homes, map, 1, count, &error));
    int east_west = 0;
    for (int i = 0; i < count; i++) {
        ck_assert(on_east_west(&homes[i]) || fabs(homes[i].lon - 6.90) < 1e-6);
        ck_assert_double_ge(homes[i].lon, 6.8899);
        ck_assert_double_le(homes[i].lon, 6.9101);
        east_west += on_east_west(&homes[i]) ? 1 : 0;
    }
    /* 1365 of 2478 m are 55.1 %: 1102 of 2000, deviation 22; four of them either way. */
    ck_assert_int_gt(east_west, 1102 - 88);
    ck_assert_int_lt(east_west, 1102 + 88);
    ronde_free(homes);
    ronde_map_free(map);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(more_homes_begin_with_the_same_ones)
{
    ronde_error error = {0};
    tmpdir dir = tmpdir_make();
    ronde_map *map = NULL;
    ck_assert_ok(ronde_map_open(&map, tiny_town_write(&dir).text, &error));
    ronde_address *few = NULL;
    ronde_address *many = NULL;
    ck_assert_ok(ronde_homes_draw(&few, map, 9, 10, &error));
    ck_assert_ok(ronde_homes_draw(&many, map, 9, 20, &error));
    for (int i = 0; i < 10; i++) {
        ck_assert_double_eq(few[i].lon, many[i].lon);
        ck_assert_double_eq(few[i].lat, many[i].lat);
    }
    ronde_free(few);
    ronde_free(many);
    ronde_map_free(map);
    tmpdir_remove(&dir);
}
END_TEST

CKX_MAIN("service/app/homes",
         homes_lie_on_the_streets_in_proportion_to_their_length,
         more_homes_begin_with_the_same_ones)

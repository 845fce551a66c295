/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/areas.h"
#include "tests/support/ckx.h"

/* Eight homes on a line from west to east, in mixed order: at most three in an area makes four
 * areas of two, numbered from west to east; the middle of the first is between 6.0 and 6.1. */
START_TEST(a_line_is_cut_into_equal_parts_from_west_to_east)
{
    static const double steps[] = {3, 0, 7, 1, 5, 2, 6, 4};
    ronde_address places[8] = {{0}};
    ronde_address middles[8];
    int32_t areas[8];
    for (int i = 0; i < 8; i++) {
        places[i] = (ronde_address){6.0 + 0.1 * steps[i], 52.0, ""};
    }
    ronde_arena *arena = ronde_arena_new(1024);
    ck_assert_int_eq(ronde_areas_cut(arena, places, 8, 3, areas, middles), 4);
    for (int i = 0; i < 8; i++) {
        ck_assert_int_eq(areas[i], (int)steps[i] / 2);
        ck_assert_int_eq(ronde_areas_nearest(middles, 4, &places[i]), areas[i]);
    }
    ck_assert_double_eq_tol(middles[0].lon, 6.05, 1e-9);
    ck_assert_int_eq(ronde_areas_cut(arena, places, 8, 8, areas, middles), 1);
    ck_assert_double_eq_tol(middles[0].lon, 6.35, 1e-9);
    ronde_arena_free(arena);
}
END_TEST

/* Homes that all lie in one point can only be shared out, not told apart. */
START_TEST(homes_in_one_point_are_shared_out)
{
    ronde_address places[5];
    ronde_address middles[5];
    int32_t areas[5];
    int32_t sizes[5] = {0};
    for (int i = 0; i < 5; i++) {
        places[i] = (ronde_address){6.0, 52.0, ""};
    }
    ronde_arena *arena = ronde_arena_new(1024);
    int32_t count = ronde_areas_cut(arena, places, 5, 2, areas, middles);
    for (int i = 0; i < 5; i++) {
        sizes[areas[i]]++;
    }
    ck_assert_int_eq(count, 3);
    for (int32_t i = 0; i < count; i++) {
        ck_assert_int_ge(sizes[i], 1);
        ck_assert_int_le(sizes[i], 2);
    }
    ronde_arena_free(arena);
}
END_TEST

CKX_MAIN("generate/areas",
         a_line_is_cut_into_equal_parts_from_west_to_east,
         homes_in_one_point_are_shared_out)

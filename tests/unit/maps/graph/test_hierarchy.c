/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/hierarchy.h"
#include "tests/support/ckx.h"

/* Three nodes: 2 went first, then 0, then 1. From 2 one climbs to 0 and 1, and from 0 to 1. */
static void small(ronde_hierarchy *out)
{
    static const int32_t positions[] = {1, 0, 2};
    static const uint32_t first_up[] = {0, 0, 1, 3};
    static const uint32_t first_down[] = {0, 0, 0, 1};
    ronde_error error = {0};
    *out = (ronde_hierarchy){.node_count = 3, .up_count = 3, .down_count = 1};
    ck_assert_ok(ronde_hierarchy_reserve(out, 3, &error));
    for (int i = 0; i < 3; i++) {
        out->positions[i] = positions[i];
    }
    for (int i = 0; i < 4; i++) {
        out->first_up[i] = first_up[i];
        out->first_down[i] = first_down[i];
    }
    out->up[0] = (ronde_sweep_arc){.length_mm = 9, .duration_ms = 2, .position = 0};
    out->up[1] = (ronde_sweep_arc){.length_mm = 9, .duration_ms = 2, .position = 1};
    out->up[2] = (ronde_sweep_arc){.length_mm = 9, .duration_ms = 2, .position = 0};
    out->down[0] = (ronde_sweep_arc){.length_mm = 9, .duration_ms = 2, .position = 1};
}

static bool is_whole(const ronde_hierarchy *hierarchy)
{
    ronde_error error = {0};
    bool whole = false;
    ck_assert_ok(ronde_hierarchy_is_whole(&whole, hierarchy, &error));
    return whole;
}

/* is_whole after one field has another value, which is then put back. */
#define WITH(field, value)                                                                         \
    do {                                                                                           \
        __typeof__(field) kept = (field);                                                          \
        (field) = (value);                                                                         \
        ck_assert_msg(!is_whole(&of), "%s", #field " = " #value);                                  \
        (field) = kept;                                                                            \
        ck_assert(is_whole(&of));                                                                  \
    } while (false)

START_TEST(each_fault_is_found)
{
    ronde_hierarchy of;
    small(&of);
    ck_assert(is_whole(&of));
    WITH(of.positions[0], 0); /* two nodes at 0 */
    WITH(of.positions[0], -1);
    WITH(of.positions[0], 3);
    WITH(of.first_up[0], 1);
    WITH(of.first_up[2], 4);
    WITH(of.first_up[1], 2); /* the next one begins before it */
    WITH(of.first_up[3], 2);
    WITH(of.first_down[3], 0);
    WITH(of.up[1].position, 2); /* to itself */
    WITH(of.up[1].position, -1);
    WITH(of.down[0].position, 3);
    WITH(of.down[0].duration_ms, UINT32_C(1) << 31U); /* as much as no way at all */
    ronde_hierarchy_clear(&of);
    ck_assert_ptr_null(of.up);
}
END_TEST

START_TEST(a_cost_is_time_before_length)
{
    const ronde_sweep_arc arc = {.length_mm = 7, .duration_ms = 3, .position = 0};
    ck_assert_uint_eq(ronde_sweep_cost(&arc), (UINT64_C(3) << 32U) + 7);
}
END_TEST

CKX_MAIN("maps/graph/hierarchy", each_fault_is_found, a_cost_is_time_before_length)

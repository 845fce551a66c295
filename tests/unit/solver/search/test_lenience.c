/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The price of leaving requests out for a while follows the search. */
#include "solver/search/lenience.h"
#include "tests/support/ckx.h"

enum { many = 2000, very_many = 20000 };

static const ronde_problem problem = {.unserved_price = 1000000, .used_price = 50};

START_TEST(test_price_rises_while_plans_are_not_whole)
{
    const ronde_state torn = {.problem = &problem, .totals = {.unserved = 1}};
    ronde_lenience lenience = ronde_lenience_begin(100.0);
    bool lost = false;
    for (int i = 0; i < many; i++) {
        lost |= ronde_lenience_note(&lenience, &torn, 1.0);
    }
    ck_assert(lenience.price > 100.0);
    ck_assert(!lost);
    for (int i = 0; i < very_many; i++) {
        lost |= ronde_lenience_note(&lenience, &torn, 1.0);
    }
    ck_assert(lost);
    ck_assert(lenience.price <= 1000000.0);
}
END_TEST

START_TEST(test_price_falls_while_plans_are_whole)
{
    const ronde_state whole = {.problem = &problem};
    ronde_lenience lenience = ronde_lenience_begin(100.0);
    for (int i = 0; i < many; i++) {
        ck_assert(!ronde_lenience_note(&lenience, &whole, 90.0));
    }
    ck_assert(lenience.price < 100.0);
    ck_assert(lenience.price >= 90.0);
}
END_TEST

START_TEST(test_value_counts_what_is_left_out)
{
    const ronde_state state = {.problem = &problem, .totals = {.unserved = 2, .used = 3}};
    const ronde_lenience off = {0};
    const ronde_lenience on = ronde_lenience_begin(100.0);
    ck_assert_int_eq(ronde_lenience_value(&off, &state, 7), 7 + 2 * 1000000 + 3 * 50);
    ck_assert_int_eq(ronde_lenience_value(&on, &state, 7), 7 + 2 * 100 + 3 * 50);
    const ronde_lenience loose = ronde_lenience_of_routes();
    ck_assert_int_eq(ronde_lenience_value(&loose, &state, 7), 7 + 2 * 1000000);
    ck_assert_int_eq(ronde_lenience_routes(&loose, &state), 0);
    ck_assert_int_eq(ronde_lenience_routes(&on, &state), 3 * 50);
}
END_TEST

CKX_MAIN("solver/search/lenience",
         test_price_rises_while_plans_are_not_whole,
         test_price_falls_while_plans_are_whole,
         test_value_counts_what_is_left_out)

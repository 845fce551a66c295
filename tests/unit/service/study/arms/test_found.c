/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/found_tables.h"
#include "tests/support/ckx.h"

#include <string.h>

/* Two days of 100 residents with laundry care: what central laundry frees in both together. */
static ronde_account accounts[2];
static ronde_found found;
static ronde_study study;
static const int any_town = 0;

static void set_up(void)
{
    memset(accounts, 0, sizeof accounts);
    int64_t *home = accounts[0].of;
    home[RONDE_ACCOUNT_CLIENT] = 7200;
    home[RONDE_ACCOUNT_RETURN_CLIENT] = 1800;
    home[RONDE_ACCOUNT_RETURN_TRAVEL] = 600;
    home[RONDE_ACCOUNT_IDLE] = 400;
    home[RONDE_ACCOUNT_RETURN_VISITS] = 4;
    found = (ronde_found){
        .rounds = {.arms = 2, .providers = 1, .days = 2, .seeds = 1, .of_providers = accounts},
        .town = (const ronde_study_town *)(const void *)&any_town};
    found.tried_waiting = true;
    found.arms[0].people.laundry = 100;
    found.arms[1].take_up = RONDE_STUDY_SCALE / 2;
    found.arms[1].net.mean = 0.5;
    study = ronde_study_usual();
}

static ronde_figures year_of(int year, bool from_rounds[RONDE_FIGURE_COUNT])
{
    ronde_figures made;
    memset(from_rounds, 0, RONDE_FIGURE_COUNT * sizeof *from_rounds);
    ronde_found_year(&made, from_rounds, &found, 1, &study, year);
    return made;
}

/* 10,000 s in two days are 5,000 s a day; x 260 days x 3,000 / 100 = 39,000,000 s. Billed are 9,000
 * of them: 35,100,000 s = 9,750 h at 40 euros. Half a resident a day x 5 x 30 = 75. */
START_TEST(a_full_year_by_hand)
{
    bool from_rounds[RONDE_FIGURE_COUNT];
    ronde_figures closed;
    set_up();
    const ronde_figures made = year_of(RONDE_FULL_YEAR, from_rounds);
    ronde_found_closed(&closed, &found, 1, &study, RONDE_FULL_YEAR);
    ck_assert_int_eq(made.of[RONDE_FIGURE_FREED_TOTAL], 39000000);
    ck_assert_int_eq(made.of[RONDE_FIGURE_CONTACT], 35100000);
    ck_assert_int_eq(made.of[RONDE_FIGURE_RETURN_VISITS], 4LL * 130 * 30 * RONDE_STUDY_SCALE);
    ck_assert_int_eq(made.of[RONDE_FIGURE_EXTRA_NET], 75 * RONDE_STUDY_SCALE);
    ck_assert_int_eq(made.of[RONDE_FIGURE_SAVING], 390000000);
    ck_assert_int_eq(made.of[RONDE_FIGURE_RESULT_CASH],
                     390000000 + closed.of[RONDE_FIGURE_RESULT_CAPACITY]);
    ck_assert_int_eq(made.of[RONDE_FIGURE_LAUNDRY_COST], closed.of[RONDE_FIGURE_LAUNDRY_COST]);
    ck_assert(from_rounds[RONDE_FIGURE_SAVING] && from_rounds[RONDE_FIGURE_FREED_TOTAL]);
    ck_assert(!from_rounds[RONDE_FIGURE_LAUNDRY_COST] &&
              !from_rounds[RONDE_FIGURE_RESULT_CAPACITY]);
}
END_TEST

/* 24 months of ramp-up: a quarter in the first year, three quarters in the second, when there are
 * 2.45 % more. 39,000,000 x 0.75 x 1.0245 = 29,966,625; 75 x 0.25 = 18.75 residents are 18. */
START_TEST(years_grow_as_the_formula_does)
{
    bool from_rounds[RONDE_FIGURE_COUNT];
    set_up();
    const ronde_figures first = year_of(0, from_rounds);
    const ronde_figures second = year_of(1, from_rounds);
    ck_assert_int_eq(first.of[RONDE_FIGURE_FREED_TOTAL], 9750000);
    ck_assert_int_eq(first.of[RONDE_FIGURE_EXTRA_NET], 18 * RONDE_STUDY_SCALE);
    ck_assert_int_eq(first.of[RONDE_FIGURE_SAVING], 97500000);
    ck_assert_int_eq(second.of[RONDE_FIGURE_FREED_TOTAL], 29966625);
}
END_TEST

START_TEST(nobody_more_than_wait)
{
    bool from_rounds[RONDE_FIGURE_COUNT];
    set_up();
    accounts[0].of[RONDE_ACCOUNT_CLIENT] = 107200; /* the freed hours give 324 */
    found.arms[1].net.mean = 100;
    const ronde_figures made = year_of(0, from_rounds);
    ck_assert_int_eq(made.of[RONDE_FIGURE_EXTRA_NET], 231 * RONDE_STUDY_SCALE);
    found.arms[1].net.mean = -1;
    ck_assert_int_eq(year_of(0, from_rounds).of[RONDE_FIGURE_EXTRA_NET], 0);
}
END_TEST

/* The first year's 9,750,000 s are 2,708.3 h; by 108 h x 0.85 for each resident they give 29.5. */
START_TEST(nobody_more_than_the_freed_hours_give)
{
    bool from_rounds[RONDE_FIGURE_COUNT];
    set_up();
    found.arms[1].net.mean = 100;
    ck_assert_int_eq(year_of(0, from_rounds).of[RONDE_FIGURE_EXTRA_NET], 29 * RONDE_STUDY_SCALE);
}
END_TEST

START_TEST(requests_left_out_are_billed_all_the_same)
{
    bool from_rounds[RONDE_FIGURE_COUNT];
    set_up();
    accounts[1].of[RONDE_ACCOUNT_UNSERVED_TIME] = 9000; /* central frees no more than it leaves */
    ck_assert_int_eq(year_of(RONDE_FULL_YEAR, from_rounds).of[RONDE_FIGURE_SAVING], 0);
}
END_TEST

static bool has_row(const ronde_table_text *table, const char *label)
{
    for (size_t i = 0; i < table->cells.count; i += table->columns) {
        if (strcmp(table->cells.items[i], label) == 0) {
            return true;
        }
    }
    return false;
}

/* An hour is cash or capacity: no table has both. */
START_TEST(tables_by_year_have_one_use_of_the_hours)
{
    set_up();
    const char *saving = ronde_figure_row_of(RONDE_FIGURE_SAVING)->label[RONDE_ENGLISH];
    const char *extra = ronde_figure_row_of(RONDE_FIGURE_EXTRA_NET)->label[RONDE_ENGLISH];
    const ronde_study_results results = {.study = &study, .found = &found};
    const ronde_hour_use uses[] = {RONDE_AS_CASH, RONDE_AS_CAPACITY};
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        bool cash = uses[i] == RONDE_AS_CASH;
        ronde_table_text years = {0};
        ronde_table_text policy = {0};
        study.use = uses[i];
        ronde_found_years_table(&years, &results, RONDE_ENGLISH, true);
        ronde_found_table_52(&policy, &results, RONDE_ENGLISH, true);
        ck_assert(has_row(&years, saving) == cash);
        ck_assert(has_row(&years, extra) == !cash);
        ck_assert((policy.cells.count > 0) == cash); /* as capacity those of the formula */
        ronde_table_text_clear(&years);
        ronde_table_text_clear(&policy);
    }
}
END_TEST

CKX_MAIN("service/study/arms/found",
         a_full_year_by_hand,
         years_grow_as_the_formula_does,
         nobody_more_than_wait,
         nobody_more_than_the_freed_hours_give,
         requests_left_out_are_billed_all_the_same,
         tables_by_year_have_one_use_of_the_hours)

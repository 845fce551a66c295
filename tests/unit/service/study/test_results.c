/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/policy_tables.h"
#include "service/study/results.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <string.h>

static void assert_amount(int64_t amount,
                          ronde_study_unit unit,
                          ronde_language language,
                          bool exact,
                          bool grouped,
                          const char *wanted)
{
    char text[64];
    ronde_study_amount_text(text, sizeof text, amount, unit, language, exact, grouped);
    ck_assert_str_eq(text, wanted);
}

START_TEST(amounts_as_people_read_them)
{
    assert_amount(43146LL * 3600, RONDE_STUDY_SECONDS, RONDE_DUTCH, false, true, "43.146,0");
    assert_amount(43146LL * 3600, RONDE_STUDY_SECONDS, RONDE_ENGLISH, false, true, "43,146.0");
    assert_amount(-1673438400, RONDE_STUDY_MONEY, RONDE_DUTCH, false, true, "-1.673.438");
    assert_amount(-1673438400, RONDE_STUDY_MONEY, RONDE_DUTCH, false, false, "-1673438");
    assert_amount(245, RONDE_STUDY_SHARE, RONDE_DUTCH, true, true, "2,45");
    assert_amount(4000, RONDE_STUDY_SHARE, RONDE_ENGLISH, true, true, "40");
    assert_amount(123, RONDE_STUDY_MINUTES, RONDE_ENGLISH, true, true, "0.0123");
    assert_amount(-499, RONDE_STUDY_MONEY, RONDE_DUTCH, false, true, "0");
    assert_amount(-500, RONDE_STUDY_MONEY, RONDE_DUTCH, false, true, "-1");
    assert_amount(INT64_MIN, RONDE_STUDY_MONEY, RONDE_DUTCH, false, false, "-9223372036854776");
}
END_TEST

/* Full year of the worked check, vervangen at 50 %: saving 1,725,840; 1,350 x 43.2 bags x 21.50 =
 * 1,253,880 and x 5.50 = 320,760; own staff 50,000; programme 80,000 in a year of ramp-up. */
START_TEST(the_note_is_filled_for_cash_or_capacity)
{
    ronde_study study = ronde_study_usual();
    ronde_study_values values = ronde_study_medium(&study);
    values.of[RONDE_PARAMETER_INTERNAL_COST] = (int64_t)50000 * RONDE_STUDY_SCALE;
    values.of[RONDE_PARAMETER_PROGRAMME_COST] = (int64_t)80000 * RONDE_STUDY_SCALE;
    ronde_figures full;
    ronde_closed_full(&full, &study, &values);
    study.use = RONDE_AS_CASH;
    ronde_policy_year cash = ronde_policy_year_of(&study, &full);
    ck_assert_int_eq(cash.saving, 1725840);
    ck_assert_int_eq(cash.replacement, 1253880);
    ck_assert_int_eq(cash.contribution, 320760);
    ck_assert_int_eq(cash.care_return, 792720);
    ck_assert_int_eq(cash.invested, 50000);
    ck_assert_int_eq(cash.result, 742720);
    ck_assert_int_eq(cash.structural_cost, 983120);
    study.use = RONDE_AS_CAPACITY;
    ck_assert_int_eq(ronde_policy_year_of(&study, &full).saving, 0);
    ck_assert_int_eq(ronde_policy_year_of(&study, &full).result, -983120);
    ronde_figures first;
    ronde_closed_year(&first, &study, &values, 0);
    ronde_policy_year grows = ronde_policy_year_of(&study, &first);
    ck_assert_int_eq(grows.programme, 80000);
    ck_assert_int_eq(grows.structural_result - grows.result, 80000);
}
END_TEST

/* Every table has whole rows, whatever the number of years. */
START_TEST(tables_are_rectangles)
{
    ronde_error error = {0};
    ronde_study study = ronde_study_usual();
    static ronde_study_results results;
    size_t count = 0;
    const ronde_study_table *tables = ronde_study_tables(&count);
    for (study.year_count = 1; study.year_count <= RONDE_STUDY_YEARS_MOST; study.year_count++) {
        ck_assert_ok(ronde_study_work_out(&results, &study, 2, 1, &error));
        for (size_t i = 0; i < count; i++) {
            ronde_table_text table = {0};
            tables[i].fill(&table, &results, RONDE_ENGLISH, true);
            bool of_rounds = strncmp(tables[i].name, "rounds", strlen("rounds")) == 0;
            ck_assert_msg(of_rounds ? table.cells.count == 0
                                    : table.cells.count > table.columns &&
                                          table.cells.count % table.columns == 0,
                          "%s of %d years", tables[i].name, study.year_count);
            ronde_table_text_clear(&table);
        }
    }
    ck_assert_ptr_nonnull(ronde_study_table_named("table-5.2"));
    ck_assert_ptr_null(ronde_study_table_named("table-5.5"));
}
END_TEST

static bool read_and_show(void *payload)
{
    (void)payload;
    ronde_error error = {0};
    ronde_study study = {0};
    const char *text = ronde_study_preset("enschede");
    ronde_status status = ronde_study_read(&study, text, strlen(text), NULL, &error);
    if (status == RONDE_OK) {
        ronde_study_results results;
        ronde_text out = {0};
        status = ronde_study_work_out(&results, &study, 2, 1, &error);
        if (status == RONDE_OK) {
            ronde_study_plain(&out, &results, RONDE_DUTCH);
            ronde_study_json(&out, &results);
            status = ronde_text_check(&out, &error);
        }
        ronde_text_clear(&out);
        ronde_study_clear(&study);
    }
    ck_assert(status == RONDE_OK || status == RONDE_ENOMEM);
    return status == RONDE_OK;
}

START_TEST(memory_may_run_out)
{
    ck_assert_int_gt(oom_run(read_and_show, NULL, 20000), 10);
}
END_TEST

CKX_MAIN("study/results",
         amounts_as_people_read_them,
         the_note_is_filled_for_cash_or_capacity,
         tables_are_rectangles,
         memory_may_run_out)

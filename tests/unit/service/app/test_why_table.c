/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Wednesday: its return visit has a row; B, promised an hour before it can be, has one, and a
 * call with the same reason; a visit that is not planned says what it would take. */
#include "service/app/call_reasons.h"
#include "service/app/pipeline.h"
#include "service/app/why_table.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"

#include <string.h>

static ronde_instance *load(const char *path)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    const ronde_input_options options = {0};
    ck_assert_ok(ronde_input_load(&instance, path, &options, &faults, &error));
    ronde_faults_clear(&faults);
    return instance;
}

static ronde_plan plan_of(const ronde_instance *instance)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    const ronde_solve_options options = {.seed = 1, .iterations = 2000, .grid = RONDE_MINUTE};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    return plan;
}

static const char *cell(const ronde_table_text *table, size_t row, size_t column)
{
    ck_assert_uint_lt(row * table->columns + column, table->cells.count);
    return table->cells.items[row * table->columns + column];
}

START_TEST(test_returns_and_changes)
{
    ronde_error error = {0};
    ronde_instance *instance = load("instances/data/wednesday/day.json");
    ronde_plan plan = plan_of(instance);
    ronde_plan promised = plan_of(instance);
    int32_t task = ronde_idmap_find(&instance->task_ids, "B");
    for (size_t i = 0; i < promised.stops.count; i++) {
        if (promised.stops.items[i].task == task) { /* 13:19 becomes 12:19 */
            promised.stops.items[i].start -= RONDE_HOUR;
        }
    }
    ronde_comparison comparison = {.before = instance,
                                   .old = &promised,
                                   .day = instance,
                                   .plan = &plan,
                                   .now = INT64_MIN,
                                   .margin = 10 * RONDE_MINUTE,
                                   .grid = RONDE_MINUTE};
    ck_assert_ok(ronde_comparison_begin(&comparison, &error));
    ronde_table_text table = {0};
    const ronde_explained of = {.instance = instance, .plan = &plan};
    ck_assert_ok(ronde_why_table(&table, &of, &comparison, RONDE_ENGLISH, &error));
    ck_assert_uint_eq(table.cells.count, 3 * table.columns); /* the head and two rows */
    ck_assert_str_eq(cell(&table, 1, 0), "return visit");
    ck_assert_ptr_nonnull(strstr(cell(&table, 1, 4), "because the dryer needs 120 minutes"));
    ck_assert_str_eq(cell(&table, 2, 0), "changed");
    ck_assert_str_eq(cell(&table, 2, 1), "visit to B");
    ck_assert_str_eq(cell(&table, 2, 2), "13:19");
    /* 08:30, 39 min of ways but the last, 80 + 130 + 15 of work and 30 of break: 13:19 */
    ck_assert_ptr_nonnull(strstr(cell(&table, 2, 4), "promised at 12:19 and is now at 13:19"));
    ck_assert_ptr_nonnull(strstr(cell(&table, 2, 4), "cannot begin before 13:19: the shift of "
                                                     "helper M begins at 08:30"));
    ronde_table_text_clear(&table);

    ronde_call call = {.kind = RONDE_CALL_MOVED, .task_before = task, .task_after = task};
    ronde_differences differences = {0};
    ronde_call_reasons reasons = {0};
    ck_assert(ronde_array_push(&differences.calls, call));
    ck_assert_ok(ronde_call_reasons_find(&reasons, &comparison, &differences, &error));
    ck_assert_uint_eq(reasons.count, 1);
    ck_assert_ptr_nonnull(strstr(reasons.items[0].texts[RONDE_DUTCH].data, "niet voor 13:19"));
    ronde_call_reasons_clear(&reasons);
    ronde_differences_clear(&differences);
    ronde_comparison_clear(&comparison);
    ronde_plan_clear(&promised);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_what_is_not_planned)
{
    ronde_error error = {0};
    ronde_instance *instance = load("instances/data/wednesday/day-at-home-with-extra.json");
    ronde_plan plan = plan_of(instance);
    ronde_table_text table = {0};
    const ronde_explained of = {.instance = instance, .plan = &plan};
    ck_assert_ok(ronde_why_table(&table, &of, NULL, RONDE_DUTCH, &error));
    ck_assert_uint_eq(table.cells.count, 3 * table.columns);
    ck_assert_str_eq(cell(&table, 2, 0), "niet gepland");
    ck_assert_str_eq(cell(&table, 2, 1), "bezoek aan E");
    ck_assert_str_eq(cell(&table, 2, 2), "");
    ck_assert_ptr_nonnull(strstr(cell(&table, 2, 4), "Het kan wel als hulp M "));
    ronde_table_text_clear(&table);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("app/why_table", test_returns_and_changes, test_what_is_not_planned)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/faults.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

START_TEST(no_fault_is_fine)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ck_assert_ok(ronde_faults_status(&faults, &error));
    ronde_faults_add(&faults, RONDE_WARNING, "day.odd", "/day", "a Sunday");
    ck_assert_ok(ronde_faults_status(&faults, &error)); /* warnings reject nothing */
    ck_assert_uint_eq(faults.warning_count, 1);
    ronde_faults_clear(&faults);
    ck_assert_uint_eq(faults.warning_count, 0);
}
END_TEST

START_TEST(keeps_all_parts_of_a_fault)
{
    ronde_faults faults = {0};
    ronde_faults_add_at(&faults, RONDE_ERROR, "csv.number", "staff.csv", 12, 4,
                        "write digits such as 20", "'%s' is no number", "twintig");
    const ronde_fault *fault = &faults.list.items[0];
    ck_assert_int_eq(fault->severity, RONDE_ERROR);
    ck_assert_str_eq(fault->code, "csv.number");
    ck_assert_str_eq(fault->where, "staff.csv");
    ck_assert_int_eq(fault->row, 12);
    ck_assert_int_eq(fault->column, 4);
    ck_assert_str_eq(fault->remedy, "write digits such as 20");
    ck_assert_str_eq(fault->text, "'twintig' is no number");
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(the_error_is_the_first_one_with_the_number_of_others)
{
    ronde_faults faults = {0};
    ronde_faults_add(&faults, RONDE_WARNING, "w", "/0", "only odd");
    ronde_faults_add(&faults, RONDE_ERROR, "a", "/1", "first");
    ronde_error one = {0};
    ck_assert_int_eq(ronde_faults_status(&faults, &one), RONDE_EINPUT);
    ck_assert_str_eq(one.where, "/1");
    ck_assert_str_eq(one.text, "first");
    ronde_faults_add(&faults, RONDE_ERROR, "b", "/2", "second");
    ronde_faults_add(&faults, RONDE_ERROR, "c", "/3", "third");
    ronde_error three = {0};
    ck_assert_int_eq(ronde_faults_status(&faults, &three), RONDE_EINPUT);
    ck_assert_str_eq(three.text, "first (and 2 more)");
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(keeps_a_limited_number_but_counts_all)
{
    ronde_faults faults = {0};
    for (int i = 0; i < 1000; i++) {
        ronde_faults_add(&faults, RONDE_WARNING, "w", "", "warning %d", i);
    }
    ronde_faults_add(&faults, RONDE_ERROR, "e", "/late", "the first error");
    ronde_faults_add(&faults, RONDE_ERROR, "e", "/later", "the second error");
    ck_assert_uint_eq(faults.list.count, RONDE_FAULTS_KEPT + 1); /* the first error is kept too */
    ck_assert_uint_eq(faults.warning_count, 1000);
    ck_assert_uint_eq(faults.error_count, 2);
    ronde_error error = {0};
    ck_assert_int_eq(ronde_faults_status(&faults, &error), RONDE_EINPUT);
    ck_assert_str_eq(error.where, "/late");
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(nobody_may_want_the_list)
{
    ronde_faults_add(NULL, RONDE_ERROR, "a", "/", "x");
    ronde_faults_add_at(NULL, RONDE_ERROR, "a", "f", 1, 1, "", "x");
}
END_TEST

static bool add_two(void *payload)
{
    (void)payload;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_faults_add(&faults, RONDE_ERROR, "a", "/1", "first");
    ronde_status status = ronde_faults_status(&faults, &error);
    ck_assert_int_ne(status, RONDE_OK); /* without memory for the list, still rejected */
    ronde_faults_clear(&faults);
    return status == RONDE_EINPUT;
}

START_TEST(an_input_is_rejected_even_without_memory_for_the_list)
{
    ck_assert_int_eq(oom_run(add_two, NULL, 10), 1);
}
END_TEST

CKX_MAIN("instances/base/faults",
         no_fault_is_fine,
         keeps_all_parts_of_a_fault,
         the_error_is_the_first_one_with_the_number_of_others,
         keeps_a_limited_number_but_counts_all,
         nobody_may_want_the_list,
         an_input_is_rejected_even_without_memory_for_the_list)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/idmap.h"
#include "service/app/best_known.h"
#include "tests/support/ckx.h"

#include <string.h>

static const char two_conventions[] = "instance\tvehicles\tdistance\tsource\n"
                                      "A1\t10\t828.94\thierarchical, somebody\n"
                                      "A1\t11\t820.5\thierarchical, worse in vehicles\r\n"
                                      "A1\t12\t817.3\tDIMACS, somebody\n"
                                      "A2\t\tmissing\tDIMACS\n"
                                      "A3\t\t7\tDIMACS";

static const char one_convention[] = "instance\talias\tbks_z\tother\nx\tB\t1.5\t9\nx\tB\t1.25\t9\n";

static ronde_best_list read_text(const char *text)
{
    ronde_best_list list = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_best_list_read(&list, text, strlen(text), &error));
    return list;
}

START_TEST(each_question_has_its_rows)
{
    const ronde_benchmark_options dimacs = {RONDE_OBJECTIVE_DISTANCE, RONDE_ROUNDING_DIMACS};
    const ronde_benchmark_options vehicles = {RONDE_OBJECTIVE_VEHICLES, RONDE_ROUNDING_EXACT};
    const ronde_benchmark_options paper = {RONDE_OBJECTIVE_PAPER, RONDE_ROUNDING_EXACT};
    const ronde_benchmark_options mixed = {RONDE_OBJECTIVE_DISTANCE, RONDE_ROUNDING_EXACT};
    ronde_best_list list = read_text(two_conventions);
    ck_assert_double_eq(ronde_best_list_find(&list, "A1", &dimacs)->cost, 817.3);
    ck_assert_int_eq(ronde_best_list_find(&list, "a1", &dimacs)->vehicles, 12);
    ck_assert_double_eq(ronde_best_list_find(&list, "A1", &vehicles)->cost, 828.94);
    ck_assert_double_eq(ronde_best_list_find(&list, "A1", &paper)->cost, 828.94);
    ck_assert_ptr_null(ronde_best_list_find(&list, "A1", &mixed)); /* nobody publishes that */
    ck_assert_ptr_null(ronde_best_list_find(&list, "A2", &dimacs));
    ck_assert_int_eq(ronde_best_list_find(&list, "A3", &dimacs)->vehicles, RONDE_NONE);
    ck_assert_ptr_null(ronde_best_list_find(&list, "A", &dimacs));
    ronde_best_list_clear(&list);
}
END_TEST

START_TEST(a_set_with_one_question_answers_all)
{
    const ronde_benchmark_options any = {0};
    ronde_best_list list = read_text(one_convention);
    ck_assert_double_eq(ronde_best_list_find(&list, "x", &any)->cost, 1.25);
    ronde_best_list_clear(&list);
}
END_TEST

START_TEST(a_header_without_its_columns_is_refused)
{
    static const char text[] = "name\tdistance\nx\t1\n";
    ronde_best_list list = {0};
    ronde_error error = {0};
    ck_assert_int_eq(ronde_best_list_read(&list, text, strlen(text), &error), RONDE_EINPUT);
    ck_assert_int_eq(error.line, 1);
    ronde_best_list_clear(&list);
}
END_TEST

CKX_MAIN("app/best_known",
         each_question_has_its_rows,
         a_set_with_one_question_answers_all,
         a_header_without_its_columns_is_refused)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/benchmark_faults.h"

#include "tests/support/ckx.h"

#include <string.h>

void check_wrong_benchmark(benchmark_reader *read, const wrong_benchmark *the)
{
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    const ronde_benchmark_options options = {0};
    ck_assert_int_eq(read(&made, the->text, strlen(the->text), &options, &faults, &error),
                     RONDE_EINPUT);
    ck_assert_ptr_null(made);
    ck_assert_uint_gt(faults.list.count, 0);
    ck_assert_msg(strcmp(faults.list.items[0].code, the->code) == 0, "%s: %s instead of %s",
                  the->text, faults.list.items[0].code, the->code);
    ck_assert_int_eq(faults.list.items[0].row, the->row);
    ck_assert_int_eq(faults.list.items[0].column, the->column);
    ck_assert_str_ne(error.text, "");
    ronde_faults_clear(&faults);
}

ronde_instance *
read_benchmark(benchmark_reader *read, const char *text, ronde_benchmark_options options)
{
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_ok(read(&made, text, strlen(text), &options, &faults, &error));
    ck_assert_uint_eq(faults.error_count, 0);
    ronde_faults_clear(&faults);
    return made;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_CKX_H
#define RONDE_TESTS_SUPPORT_CKX_H

#include "instances/base/error.h"

#include <check.h>

#include <stdint.h>
#include <stdlib.h>

/** How many random cases a test runs where full would be thorough: a slow preset asks for a part
 *  of them through the environment variable RONDE_CASES_PERCENT. At least 1. */
int ckx_cases(int full);

/** The seed of a random test: usual, unless the environment variable RONDE_SEED names another one
 *  to replay. Print it in every message of a failure. */
uint64_t ckx_seed(uint64_t usual);

/** Ends the test program as skipped (not failed) with a reason, from main before any test. */
_Noreturn void ckx_skip(const char *reason);

/** Asserts that a call ends with RONDE_OK and prints the error of the call if not. The call names
 *  its error record `&error`, which must be in scope. */
#define ck_assert_ok(call)                                                                         \
    do {                                                                                           \
        ronde_status status_ = (call);                                                             \
        char text_[640];                                                                           \
        ronde_error_format(&error, text_, sizeof text_);                                           \
        ck_assert_msg(status_ == RONDE_OK, "%s gives %s: %s", #call,                               \
                      ronde_status_sentence(status_), text_);                                      \
    } while (0)

/** Runs a suite of one case; gives the exit code of the test program. For a main that adds tests in
 *  a way of its own (tcase_add_loop_test). */
int ckx_run(Suite *suite, TCase *tests);

/** The main of a test program with one suite of one case: CKX_MAIN("base/text", tests...). */
#define CKX_MAIN(name, ...)                                                                        \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests_[] = {__VA_ARGS__};                                               \
        Suite *suite_ = suite_create(name);                                                        \
        TCase *tcase_ = tcase_create(name);                                                        \
        tcase_set_timeout(tcase_, 300);                                                            \
        for (size_t i_ = 0; i_ < sizeof tests_ / sizeof tests_[0]; i_++) {                         \
            tcase_add_test(tcase_, tests_[i_]);                                                    \
        }                                                                                          \
        return ckx_run(suite_, tcase_);                                                            \
    }

#endif

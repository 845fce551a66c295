/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/reason.h"
#include "tests/support/ckx.h"

START_TEST(test_languages)
{
    char text[40];
    ronde_reason_in("the dryer runs | de droger draait", 0, text, sizeof text);
    ck_assert_str_eq(text, "the dryer runs");
    ronde_reason_in("the dryer runs | de droger draait", 1, text, sizeof text);
    ck_assert_str_eq(text, "de droger draait");
    ronde_reason_in(" one for both ", 1, text, sizeof text);
    ck_assert_str_eq(text, "one for both");
    ronde_reason_in("", 1, text, sizeof text);
    ck_assert_str_eq(text, "");
    ronde_reason_in("|", 1, text, sizeof text);
    ck_assert_str_eq(text, "");
    ronde_reason_in("the dryer runs", 0, text, 4);
    ck_assert_str_eq(text, "the");
}
END_TEST

CKX_MAIN("model/reason", test_languages)

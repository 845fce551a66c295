/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv_encoding.h"
#include "tests/support/ckx.h"

#include <string.h>

static void check_detect(const char *bytes, ronde_encoding expected)
{
    ck_assert_int_eq(ronde_encoding_detect(bytes, strlen(bytes)), expected);
}

START_TEST(test_detect)
{
    check_detect("plain", RONDE_ENCODING_UTF8);
    check_detect("", RONDE_ENCODING_UTF8);
    check_detect("\xc3\xab", RONDE_ENCODING_UTF8);
    check_detect("\xf0\x9f\x9a\xb2", RONDE_ENCODING_UTF8); /* a bicycle */
    check_detect("\xef\xbb\xbfx", RONDE_ENCODING_UTF8_MARKED);
    check_detect("\xeb", RONDE_ENCODING_WINDOWS_1252);
    check_detect("\xc3", RONDE_ENCODING_WINDOWS_1252);             /* cut off */
    check_detect("\xc0\xaf", RONDE_ENCODING_WINDOWS_1252);         /* overlong */
    check_detect("\xed\xa0\x80", RONDE_ENCODING_WINDOWS_1252);     /* surrogate */
    check_detect("\xf4\x90\x80\x80", RONDE_ENCODING_WINDOWS_1252); /* above U+10FFFF */
    check_detect("\xfe\xff", RONDE_ENCODING_UTF16);
    ck_assert_int_eq(ronde_encoding_detect("a\0", 2), RONDE_ENCODING_BINARY);
}
END_TEST

START_TEST(test_windows_1252)
{
    ronde_text text = {0};
    ronde_encoding_append_windows_1252(&text, "\x80\x92\xe9z\x81\xff", 6);
    ck_assert_str_eq(text.data, "\xe2\x82\xac\xe2\x80\x99\xc3\xa9z\xef\xbf\xbd\xc3\xbf");
    ronde_text_clear(&text);
}
END_TEST

static void check_folded(const char *input, const char *expected)
{
    char buffer[20];
    ck_assert_str_eq(ronde_encoding_fold(buffer, sizeof buffer, input), expected);
}

START_TEST(test_folded)
{
    check_folded("Cli\xc3\xabnt-nr.", "clientnr");
    check_folded("  RD_X (m) ", "rdxm");
    check_folded("\xc3\x80\xc3\x86\xc3\x98\xc3\x9f\xc3\xbf\xc3\xb1\xc3\xb6", "aaeossyno");
    check_folded("\xc4\xb2sbaan", "ijsbaan");
    check_folded("\xe2\x82\xac\xff 1", "1"); /* the euro sign and a broken byte vanish */
    check_folded("0123456789abcdefghijklm", "0123456789abcdefghi");
    check_folded("\xc3\x97\xc3\xb7", ""); /* multiplication and division signs */
}
END_TEST

CKX_MAIN("base/csv_encoding", test_detect, test_windows_1252, test_folded)

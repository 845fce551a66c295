/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/digest.h"
#include "tests/support/ckx.h"

static void text_of(char out[RONDE_DIGEST_TEXT], const char *text, size_t count)
{
    ronde_digest digest = ronde_digest_start();
    ronde_digest_add(&digest, text, count);
    ronde_digest_text(out, &digest);
}

/* Worked out with whole numbers of any length: for each byte state = (state xor byte) * (2^88 +
 * 315) mod 2^128, from 0x6c62272e07bb014262b821756295c58d. */
START_TEST(digests_of_short_texts)
{
    char text[RONDE_DIGEST_TEXT];
    text_of(text, "", 0);
    ck_assert_str_eq(text, "6c62272e07bb014262b821756295c58d");
    text_of(text, "a", 1);
    ck_assert_str_eq(text, "d228cb696f1a8caf78912b704e4a8964");
    text_of(text, "foobar", 6);
    ck_assert_str_eq(text, "343e1662793c64bf6f0d3597ba446f18");
}
END_TEST

START_TEST(numbers_count_by_their_value)
{
    ronde_digest one = ronde_digest_start();
    ronde_digest other = one;
    ronde_digest_add_number(&one, 258);
    ronde_digest_add(&other, "\2\1\0\0\0\0\0\0", 8);
    ck_assert_uint_eq(one.low, other.low);
    ck_assert_uint_eq(one.high, other.high);
}
END_TEST

CKX_MAIN("study/arms/digest", digests_of_short_texts, numbers_count_by_their_value)

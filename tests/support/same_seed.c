/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/same_seed.h"

#include "tests/support/ckx.h"

void ck_assert_seeded(void (*write)(ronde_text *out, uint64_t seed))
{
    ronde_text one = {0};
    ronde_text again = {0};
    ronde_text other = {0};
    write(&one, 7);
    write(&again, 7);
    write(&other, 8);
    ck_assert_str_eq(one.data, again.data);
    ck_assert_str_ne(one.data, other.data);
    ronde_text_clear(&one);
    ronde_text_clear(&again);
    ronde_text_clear(&other);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/sentence.h"

#include "tests/support/ckx.h"

void ronde_expect_sentence(const ronde_instance *instance,
                           const ronde_claim *claim,
                           const char *english,
                           const char *dutch)
{
    ronde_text text = {0};
    ronde_claim_sentence(&text, instance, claim, RONDE_ENGLISH);
    ck_assert_str_eq(text.data, english);
    ronde_text_clear(&text);
    ronde_claim_sentence(&text, instance, claim, RONDE_DUTCH);
    ck_assert_str_eq(text.data, dutch);
    ronde_text_clear(&text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/words.h"

static const char *const words[RONDE_WORD_COUNT][2] = {
#define X(KEY, dutch, english) {dutch, english},
#include "service/report/words.def"
#undef X
};

const char *ronde_word_in(ronde_language language, ronde_word word)
{
    return words[word][language];
}

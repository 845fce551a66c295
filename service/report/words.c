/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/words.h"

#include <string.h>

const char *const ronde_language_words[] = {"nl", "en", NULL};

static const char *const words[RONDE_WORD_COUNT][2] = {
#define X(KEY, dutch, english) {dutch, english},
#include "service/report/words.def"
#undef X
};

const char *ronde_word_in(ronde_language language, ronde_word word)
{
    return words[word][language];
}

const char *ronde_mode_word(const char *profile, ronde_language language)
{
    static const struct {
        const char *profile;
        ronde_word word;
    } modes[] = {{"bike", RONDE_WORD_BIKE}, {"ebike", RONDE_WORD_EBIKE},
                 {"foot", RONDE_WORD_FOOT}, {"car", RONDE_WORD_CAR},
                 {"van", RONDE_WORD_VAN},   {"minibus", RONDE_WORD_MINIBUS}};
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        if (strcmp(profile, modes[i].profile) == 0) {
            return ronde_word_in(language, modes[i].word);
        }
    }
    return profile;
}

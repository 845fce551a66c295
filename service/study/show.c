/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/exact.h"
#include "service/study/results.h"

#include <stdio.h>
#include <string.h>

static const struct {
    int64_t shown;
    int digits;
    const char *text[2];
} units[RONDE_STUDY_UNIT_COUNT] = {
#define X(NAME, scale, shown, digits, decimals, word, dutch, english)                              \
    {shown, digits, {dutch, english}},
#include "service/study/units.def"
#undef X
};

const char *ronde_study_word_in(ronde_language language, ronde_study_word word)
{
    static const char *const words[RONDE_STUDY_WORD_COUNT][2] = {
#define X(KEY, dutch, english) {dutch, english},
#include "service/study/words.def"
#undef X
    };
    return words[word][language];
}

const char *ronde_study_unit_text(ronde_study_unit unit, ronde_language language)
{
    return units[unit].text[language];
}

const char *ronde_break_even_text(ronde_break_even_kind kind, ronde_language language)
{
    switch (kind) {
    case RONDE_ALWAYS_GAINS:
        return ronde_study_word_in(language, RONDE_STUDY_WORD_ALWAYS_GAINS);
    case RONDE_ALWAYS_LOSES:
        return ronde_study_word_in(language, RONDE_STUDY_WORD_ALWAYS_LOSES);
    case RONDE_UNDEFINED:
        return ronde_study_word_in(language, RONDE_STUDY_WORD_UNDEFINED);
    case RONDE_BREAKS_EVEN:
        break;
    }
    return "";
}

/* The whole part, with a mark between groups of three digits if mark is not 0. */
static void write_whole(char *out, size_t size, uint64_t whole, char mark)
{
    char digits[32];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)whole);
    size_t used = 0;
    for (int i = 0; i < count && used + 2 < size; i++) {
        if (mark != 0 && i > 0 && (count - i) % 3 == 0) {
            out[used++] = mark;
        }
        out[used++] = digits[i];
    }
    out[used] = '\0';
}

void ronde_study_amount_text(char *out,
                             size_t size,
                             int64_t amount,
                             ronde_study_unit unit,
                             ronde_language language,
                             bool exact,
                             bool grouped)
{
    enum { exact_digits = 4 };
    static const uint64_t powers[] = {1, 10, 100, 1000, 10000};
    int digits = exact ? exact_digits : units[unit].digits;
    int64_t rounded = ronde_exact(RONDE_FACTORS(amount, (int64_t)powers[digits]),
                                  RONDE_FACTORS(units[unit].shown));
    uint64_t size_of = rounded < 0 ? 0 - (uint64_t)rounded : (uint64_t)rounded;
    char mark = language == RONDE_DUTCH ? '.' : ',';
    char whole[64];
    write_whole(whole, sizeof whole, size_of / powers[digits], grouped ? mark : '\0');
    char decimals[16] = "";
    if (digits > 0) {
        snprintf(decimals, sizeof decimals, "%c%0*llu", language == RONDE_DUTCH ? ',' : '.', digits,
                 (unsigned long long)(size_of % powers[digits]));
    }
    for (size_t length = strlen(decimals); exact && length > 0; length--) {
        bool trims = decimals[length - 1] == '0' || length == 1;
        if (!trims) {
            break;
        }
        decimals[length - 1] = '\0';
    }
    snprintf(out, size, "%s%s%s", rounded < 0 ? "-" : "", whole, decimals);
}

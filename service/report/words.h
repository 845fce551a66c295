/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_WORDS_H
#define RONDE_SERVICE_REPORT_WORDS_H

/** The language a person reads. */
typedef enum ronde_language { RONDE_DUTCH, RONDE_ENGLISH } ronde_language;

/** "nl" and "en" as command lines and files have them, by ronde_language; ends with NULL. */
extern const char *const ronde_language_words[];

typedef enum ronde_word {
#define X(KEY, dutch, english) RONDE_WORD_##KEY,
#include "service/report/words.def"
#undef X
    RONDE_WORD_COUNT
} ronde_word;

/** The word in the language. */
const char *ronde_word_in(ronde_language language, ronde_word word);
/** How somebody travels, in the language; a profile of the user's own keeps its name. */
const char *ronde_mode_word(const char *profile, ronde_language language);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/phrase.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

static const char *text_of(const char *name, size_t length, const ronde_phrase_word *words)
{
    for (; words->name != NULL; words++) {
        if (strlen(words->name) == length && memcmp(words->name, name, length) == 0) {
            return words->text;
        }
    }
    assert(false); /* the tables of phrases know no such word */
    return "";
}

static size_t append(char *out, size_t size, size_t used, const char *text, size_t length)
{
    size_t room = size - 1 - used;
    length = length < room ? length : room;
    memcpy(out + used, text, length);
    return used + length;
}

void ronde_phrase_fill(char *out, size_t size, const char *phrase, const ronde_phrase_word *words)
{
    size_t used = 0;
    for (const char *open = strchr(phrase, '{'); open != NULL; open = strchr(phrase, '{')) {
        size_t length = (size_t)(strchr(open, '}') - open) - 1;
        const char *text = text_of(open + 1, length, words);
        used = append(out, size, used, phrase, (size_t)(open - phrase));
        used = append(out, size, used, text, strlen(text));
        phrase = open + length + 2;
    }
    used = append(out, size, used, phrase, strlen(phrase));
    out[used] = '\0';
}

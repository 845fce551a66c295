/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_PHRASE_H
#define RONDE_INSTANCES_MODEL_PHRASE_H

#include <stddef.h>

/** What stands for {name} in a phrase. */
typedef struct ronde_phrase_word {
    const char *name, *text;
} ronde_phrase_word;

/** Writes a phrase with its words filled in, cut off to size - 1 bytes; words is ended by an empty
 *  name. Every {word} of the phrase must be among them. */
void ronde_phrase_fill(char *out, size_t size, const char *phrase, const ronde_phrase_word *words);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_TEXT_H
#define RONDE_INSTANCES_BASE_TEXT_H

#include "instances/base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A growing text with a hard cap of 1 GiB. A failed append marks the text as broken and later
 *  appends do nothing, so that a writer checks once, at the end. Start with {0}. */
typedef struct ronde_text {
    char *data; /* terminated once something was appended; NULL before */
    size_t length;
    size_t capacity;
    bool broken;
} ronde_text;

void ronde_text_clear(ronde_text *text);
void ronde_text_append(ronde_text *text, const char *piece);
void ronde_text_append_bytes(ronde_text *text, const char *bytes, size_t count);
void ronde_text_printf(ronde_text *text, const char *format, ...) RONDE_PRINTF(2, 3);
/** Appends with the five XML/HTML specials escaped. */
void ronde_text_append_html(ronde_text *text, const char *piece);
/** Appends one CSV field, quoted only where it contains the separator, a quote or a line end.
 *  A field that a spreadsheet would run as a formula (= + - @ first, not a number) gets a
 *  leading apostrophe. */
void ronde_text_append_csv(ronde_text *text, const char *field, char separator);
/** RONDE_ENOMEM if any append failed. */
ronde_status ronde_text_check(const ronde_text *text, ronde_error *error) RONDE_MUST_CHECK;

/** True if both are equal without regard to ASCII case. */
bool ronde_text_same(const char *one, const char *other);
/** The number that the first count characters write with digits alone; -1 if one is no digit (or
 *  the text ends before). count is at most 9. */
int ronde_text_digits(const char *text, int count);
/** A whole decimal integer, nothing else, in long long range: true and *value set. */
bool ronde_text_to_integer(const char *text, long long *value);
/** A whole decimal number without a sign, nothing else, in 64 bits: true and *value set. */
bool ronde_text_to_seed(const char *text, uint64_t *value);
/** A finite decimal number with '.' as decimal sign, nothing else: true and *value set. */
bool ronde_text_to_number(const char *text, double *value);

#endif

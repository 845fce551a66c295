/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_WORDS_H
#define RONDE_INSTANCES_FORMATS_CSV_WORDS_H

/* The words of Dutch and English exports. Case, spaces, signs and diacritics never matter. */

#include "instances/base/arena.h"
#include "instances/generate/household.h"

#include <stdbool.h>
#include <stddef.h>

/** Days of the week as bits, Monday first. */
enum { RONDE_CSV_WORKDAYS = 0x1f, RONDE_CSV_ALL_DAYS = 0x7f };

/** Which weeks a visit belongs to. */
typedef enum ronde_csv_weeks {
    RONDE_CSV_EVERY_WEEK,
    RONDE_CSV_EVEN_WEEKS,
    RONDE_CSV_ODD_WEEKS
} ronde_csv_weeks;

/** "ja", "nee", "yes", "x", "1" ... */
bool ronde_csv_read_yes(const char *text, bool *out);

/** "ma", "ma, wo en vr", "ma t/m vr", "Monday-Friday", "dagelijks", "werkdagen": a set of days. */
bool ronde_csv_read_days(const char *text, unsigned *out);

/** "ochtend", "middag", "avond", "hele dag" and their English words: a part of the day, in seconds
 *  since midnight (08:00-12:30, 12:30-17:00, 17:00-21:00; both ends of "ochtend/middag"). "hele
 *  dag" and "geen voorkeur" give a window of 0 to 0: no wish. */
bool ronde_csv_read_daypart(const char *text, ronde_window *out);

/** "even", "oneven", "odd", "elke", "wekelijks", "weekly". */
bool ronde_csv_read_weeks(const char *text, ronde_csv_weeks *out);

/** "geen", "beddengoed", "volledig" and their English words. */
bool ronde_csv_read_laundry(const char *text, ronde_laundry *out);

/** "terug", "binnen", "voorgeladen", "volgende", "centraal", "alle" and their English words: ways
 * to have laundry done, as bits of washing.h. */
bool ronde_csv_read_way(const char *text, unsigned *out);

/** "fiets", "e-bike", "auto", "lopend", "bestelbus" ...: the travel profile "bike", "ebike",
 *  "car", "foot" or "van"; NULL if the word is unknown. */
const char *ronde_csv_read_mode(const char *text);

/** Splits a list at , ; / + | & and line ends into folded words without doubles, owned by the
 *  arena; words for "none" (geen, nee, no, -) give nothing. False when memory is out. */
bool ronde_csv_read_words(const char *text,
                          ronde_arena *arena,
                          const char *const **out,
                          size_t *count);

#endif

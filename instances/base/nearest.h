/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_NEAREST_H
#define RONDE_INSTANCES_BASE_NEAREST_H

#include <stddef.h>

/** How many letters must be inserted, removed, replaced or swapped with their neighbour to turn one
 *  word into the other, without regard to ASCII case (optimal string alignment); words longer than
 *  63 bytes count as 1000 apart. O(length * length). */
int ronde_word_distance(const char *one, const char *other);

/** Looks for the word a person meant: keeps in *best the candidate nearest to word, if it is near
 *  enough to be a slip of the pen (a third of the letters) and some letter of it is right; of
 * equals the first one stays. Start with *best NULL and call it for each candidate, which must live
 * as long as *best. */
void ronde_nearest_try(const char **best, const char *word, const char *candidate);

#endif

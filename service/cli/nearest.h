/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_NEAREST_H
#define RONDE_SERVICE_CLI_NEAREST_H

/** Looks for the name that a mistyped word most likely meant: fewest letters added, dropped or
 *  changed (Levenshtein), at most one in three. Of equals the first one offered stays. */
typedef struct ronde_nearest {
    const char *word;
    const char *found; /* the best name so far, or NULL when none is near */
    int distance;
} ronde_nearest;

ronde_nearest ronde_nearest_start(const char *word);
/** Considers one name, which must live as long as the result. O(length of both). */
void ronde_nearest_offer(ronde_nearest *nearest, const char *name);

#endif

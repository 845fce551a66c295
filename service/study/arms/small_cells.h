/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_SMALL_CELLS_H
#define RONDE_SERVICE_STUDY_ARMS_SMALL_CELLS_H

/* Which figures of a group of residents may be shown. Counts of 1 to RONDE_SMALL_CELL - 1 people
 * are hidden, and so are others that would give them away: where the total is known, what is hidden
 * is the total less what is shown (secondary suppression: Willenborg and De Waal, Elements of
 * Statistical Disclosure Control, 2001 [M]). */

#include "service/study/arms/found.h"

enum { RONDE_SMALL_CELL = 10 };

/** Hides rows of a column whose total is known: counts that are small, and beside those that are
 *  hidden already the smallest others, until no row or at least two are hidden, and those are
 * nobody or no small number together. True if it hid any. O(count^2). */
bool ronde_small_cells_hide(bool *hidden, const int32_t *counts, size_t count);

/** What of a group must be hidden. */
typedef struct ronde_group_hidden {
    bool residents;
    bool laundry; /* residents with laundry care, and what is freed at their homes */
    bool fates;   /* how many use the laundry, and how many are left without */
    bool lonely;  /* the contact time of those who are lonely */
} ronde_group_hidden;

/** Fills in out for each area, or for each provider, in an arm. RONDE_ENOMEM.
 *  O(groups * (residents + groups)). */
ronde_status ronde_groups_hide(ronde_group_hidden *out,
                               const ronde_found *found,
                               bool by_area,
                               int32_t arm,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

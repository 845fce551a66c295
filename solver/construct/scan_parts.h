/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_SCAN_PARTS_H
#define RONDE_SOLVER_CONSTRUCT_SCAN_PARTS_H

/* What the files of the scan share. */

#include "solver/construct/scan.h"

/** Lists a position that costs less than the bound of the offers, but for blinks. */
void ronde_scan_offer(ronde_hand *hand, ronde_offers *offers, ronde_cost cost, int32_t after);

/** The position behind a node by all rules: O(1), or O(length) next to breaks and among several or
 *  soft windows. */
void ronde_scan_position(ronde_state *state,
                         ronde_hand *hand,
                         const ronde_probe *probe,
                         int32_t after,
                         ronde_offers *offers);

/** True if all positions of the task on the shift but those before breaks can be priced by segments
 *  alone: one window per task, no limits of sums, no loads along the way, a place of its own. */
bool ronde_scan_is_paid(const ronde_state *state, const ronde_probe *probe, int32_t shift);
/** As ronde_scan_lane where ronde_scan_is_paid. */
void ronde_scan_paid(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     int32_t shift,
                     ronde_offers *offers);
/** One of these positions: behind the node. */
void ronde_scan_paid_position(ronde_state *state,
                              ronde_hand *hand,
                              const ronde_probe *probe,
                              int32_t after,
                              ronde_offers *offers);

#endif

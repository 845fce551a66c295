/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_SCAN_PARTS_H
#define RONDE_SOLVER_CONSTRUCT_SCAN_PARTS_H

/* What the files of the scan share. */

#include "solver/construct/scan.h"

/** The constant part of putting the task on the shift. */
ronde_cost ronde_scan_base_cost(const ronde_state *state, const ronde_probe *probe, int32_t shift);

/** What the largest workload costs more when travel on the shift gets slower and the task comes
 *  to it; less is not looked for. */
ronde_cost ronde_scan_workload_change(const ronde_state *state,
                                      const ronde_probe *probe,
                                      int32_t shift,
                                      ronde_time slower);

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

/** As ronde_scan_lane where trips matter (problem->trips): positions may come with reloads. */
void ronde_scan_trips(ronde_state *state,
                      ronde_hand *hand,
                      const ronde_probe *probe,
                      int32_t shift,
                      ronde_offers *offers);

/** As ronde_scan_lane where the earliest starts are the best ones (problem->prompt): the lateness
 *  that a position brings to all routes is followed through. Every offer is feasible in time and
 * its cost is exact, where travel times keep the triangle inequality. */
void ronde_scan_prompt(ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe *probe,
                       int32_t shift,
                       ronde_offers *offers);

#endif

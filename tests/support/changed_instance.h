/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_CHANGED_INSTANCE_H
#define RONDE_TESTS_SUPPORT_CHANGED_INSTANCE_H

#include "instances/model/change.h"

enum { ronde_changed_most = 64 };

/** A tiny instance of which things are changed; the arrays are its own, all else is borrowed from
 *  the first one. Freed by ronde_free. */
typedef struct ronde_changed_instance {
    ronde_instance instance;
    ronde_shift shifts[ronde_changed_most];
    ronde_task tasks[ronde_changed_most];
    ronde_window windows[4 * ronde_changed_most];
    ronde_link links[ronde_changed_most];
    ronde_resource resources[ronde_changed_most];
    ronde_pair pairs[8 * ronde_changed_most];
    ronde_request requests[ronde_changed_most];
    ronde_break breaks[ronde_changed_most];
    ronde_group groups[ronde_changed_most];
} ronde_changed_instance;

/** A copy without changes. */
ronde_changed_instance *ronde_change_instance(const ronde_instance *from);
/** Makes one change, as a reason names it; none and one more shift change nothing. */
void ronde_changed_make(ronde_changed_instance *to, const ronde_change *change);

/** Cuts the windows of a task to low .. high; false if nothing is left of them. */
bool ronde_changed_cut(ronde_changed_instance *to, int32_t task, ronde_time low, ronde_time high);

/** True if no way over a third place is quicker than the direct one. */
bool ronde_keeps_triangles(const ronde_instance *instance);
/** True if neither a load nor a limit of gaps forbids to wait. */
bool ronde_may_wait(const ronde_instance *instance);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_INSTANCE_ALLOW_H
#define RONDE_INSTANCES_FORMATS_INSTANCE_ALLOW_H

#include "instances/model/plan.h"

/** Leaves out alternatives: of a request that has one whose id is named, or ends in "/" and the
 *  name, only such ones stay; a request that has none keeps all of its own. names is a list with
 *  commas, "return,central". *instance is freed and replaced by an instance without the others (a
 *  plan of it is one of the whole as well); on failure it stays as it is. RONDE_EINPUT for a name
 *  that no alternative has, RONDE_ENOMEM. O(size of the instance as text). */
ronde_status ronde_instance_allow(ronde_instance **instance,
                                  const char *names,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** Leaves out the alternatives that a plan did not choose, of the requests that it serves: what was
 *  promised is no question any more. If *changed, the instance was replaced, and the plan has to be
 *  read anew for it. RONDE_ENOMEM. */
ronde_status ronde_instance_keep_ways(ronde_instance **instance,
                                      const ronde_plan *plan,
                                      bool *changed,
                                      ronde_error *error) RONDE_MUST_CHECK;

#endif

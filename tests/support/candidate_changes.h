/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_CANDIDATE_CHANGES_H
#define RONDE_TESTS_SUPPORT_CANDIDATE_CHANGES_H

#include "instances/base/array.h"
#include "instances/model/change.h"

typedef RONDE_ARRAY(ronde_change) ronde_candidate_changes;

/** Every single change that could be asked for so that a request comes on a shift, each as large as
 *  it may be and still weigh less than the given one. Shares no code with the solver. Without clock
 *  times; hours only of resources with one shift. The caller clears the array. */
ronde_candidate_changes ronde_candidate_changes_of(const ronde_instance *instance,
                                                   int32_t request,
                                                   int32_t shift,
                                                   const ronde_change *than);

#endif

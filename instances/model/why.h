/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_WHY_H
#define RONDE_INSTANCES_MODEL_WHY_H

/* Why something is not planned, in plain words of two languages, without a full stop. */

#include "instances/model/plan.h"

/** What stops a task on a shift: "h1 lacks the skill wound care". For a reason from a file that
 *  says more than its rule, that text in English. Cut off to size - 1 bytes. */
void ronde_why_reason(char *out,
                      size_t size,
                      const ronde_instance *instance,
                      int32_t task,
                      const ronde_reason *reason,
                      bool dutch);

/** What would have to change, to stand behind "possible if" and "het kan als": "h1 works until
 *  13:25 (25 min longer)". For RONDE_CHANGE_NONE that no single change is enough. */
void ronde_why_change(
    char *out, size_t size, const ronde_instance *instance, const ronde_change *change, bool dutch);

#endif

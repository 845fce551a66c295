/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_WHY_PARTS_H
#define RONDE_INSTANCES_MODEL_WHY_PARTS_H

/* What the sentences about reasons and changes share. Not for others. */

#include "instances/model/names.h"
#include "instances/model/phrase.h"
#include "instances/model/show.h"

/** What a sentence is about, and its language. */
typedef struct ronde_telling {
    const ronde_instance *instance;
    bool dutch;
} ronde_telling;

/** The names of a set of skills with commas in between. */
ronde_label ronde_why_skills(const ronde_telling *to, uint64_t skills);
/** The name of a task; "" of none. */
ronde_label ronde_why_task(const ronde_telling *to, int32_t task);
/** Who works a shift; "?" for none. */
ronde_label ronde_why_worker(const ronde_telling *to, int32_t shift);
/** An amount in the unit of a rule. */
ronde_shown ronde_why_amount(const ronde_telling *to, const char *unit, int64_t amount);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_CHANGE_H
#define RONDE_INSTANCES_MODEL_CHANGE_H

#include "instances/model/instance.h"
#include "instances/model/rules.h"

/* One change of a problem that would let an unserved request in. */

typedef enum ronde_change_kind {
#define X(NAME, name, RULE, first, each) RONDE_CHANGE_##NAME,
#include "instances/model/change.def"
#undef X
    RONDE_CHANGE_COUNT
} ronde_change_kind;

/** The change and its size; members without a meaning for the kind are RONDE_NONE or 0. NONE means
 *  that no single change is enough. */
typedef struct ronde_change {
    ronde_change_kind kind;
    int32_t shift;     /* that ends later, or whose resource learns, carries more ...; for a window
                          or lag the shift that could then do it; EXTRA_SHIFT: the shift to copy */
    int32_t task;      /* whose window is wider, or which the resource may do */
    int32_t window;    /* WINDOW_*: which hard window of the task, from 0 */
    int32_t link;      /* *_LAG, OTHER_RESOURCE, SAME_PERSON: in instance->links */
    int32_t group;     /* *_GROUP: in instance->groups */
    int32_t dimension; /* CAPACITY */
    uint64_t skills;   /* SKILL: the bits to learn */
    int64_t amount;    /* seconds, metres or load, in units of the instance */
} ronde_change;

/** What the table knows about a kind. */
typedef struct ronde_change_text {
    const char *name; /* as in plans: "shift_end" */
    ronde_rule rule;
    int64_t first, each;
} ronde_change_text;

/** The table, indexed by ronde_change_kind. */
extern const ronde_change_text ronde_changes[RONDE_CHANGE_COUNT];

/** No change. */
ronde_change ronde_change_none(void);
/** How much it asks for, to compare changes; INT64_MAX for none. */
int64_t ronde_change_weight(const ronde_change *change);
/** The kind of that name, or RONDE_CHANGE_COUNT. */
ronde_change_kind ronde_change_find(const char *name);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_RULES_H
#define RONDE_INSTANCES_MODEL_RULES_H

#include <stdbool.h>

/** Every rule of the model, hard ones first; see rules.def. */
typedef enum ronde_rule {
#define X(NAME, name, kind, unit, english, dutch) RONDE_RULE_##NAME,
#include "instances/model/rules.def"
#undef X
    RONDE_RULE_COUNT
} ronde_rule;

/** What is known about a rule. */
typedef struct ronde_rule_text {
    const char *name; /* as in plans, verdicts and messages: "time_window" */
    bool hard;
    const char *unit; /* time, distance, load, count, cost or none */
    const char *english, *dutch;
} ronde_rule_text;

/** The table, indexed by ronde_rule. */
extern const ronde_rule_text ronde_rules[RONDE_RULE_COUNT];

/** The rule of that name, or RONDE_RULE_COUNT. */
ronde_rule ronde_rule_find(const char *name);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/rules.h"

#include <string.h>

#define HARD true
#define SOFT false
const ronde_rule_text ronde_rules[RONDE_RULE_COUNT] = {
#define X(NAME, name, kind, unit, english, dutch) {#name, kind, #unit, english, dutch},
#include "instances/model/rules.def"
#undef X
};
#undef HARD
#undef SOFT

ronde_rule ronde_rule_find(const char *name)
{
    int rule = 0;
    while (rule < RONDE_RULE_COUNT && strcmp(ronde_rules[rule].name, name) != 0) {
        rule++;
    }
    return (ronde_rule)rule;
}

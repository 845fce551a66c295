/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/change.h"

#include "instances/model/saturate.h"

#include <string.h>

const ronde_change_text ronde_changes[RONDE_CHANGE_COUNT] = {
#define X(NAME, name, RULE, first, each) {#name, RONDE_RULE_##RULE, first, each},
#include "instances/model/change.def"
#undef X
};

enum { amount_step = 10 };

ronde_change ronde_change_none(void)
{
    return (ronde_change){.kind = RONDE_CHANGE_NONE,
                          .shift = RONDE_NONE,
                          .task = RONDE_NONE,
                          .window = RONDE_NONE,
                          .link = RONDE_NONE,
                          .group = RONDE_NONE,
                          .dimension = RONDE_NONE};
}

int64_t ronde_change_weight(const ronde_change *change)
{
    if (change->kind == RONDE_CHANGE_NONE) {
        return INT64_MAX;
    }
    const ronde_change_text *kind = &ronde_changes[change->kind];
    return ronde_saturate_add(kind->first,
                              ronde_saturate_multiply(kind->each, change->amount) / amount_step);
}

ronde_change_kind ronde_change_find(const char *name)
{
    int kind = 0;
    while (kind < RONDE_CHANGE_COUNT && strcmp(ronde_changes[kind].name, name) != 0) {
        kind++;
    }
    return (ronde_change_kind)kind;
}

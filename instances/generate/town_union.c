/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_union.h"

#include "instances/base/alloc.h"

int32_t *ronde_town_union_new(size_t count)
{
    int32_t *parents = ronde_alloc_zero(count + 1, sizeof *parents);
    for (size_t i = 0; parents != NULL && i < count; i++) {
        parents[i] = (int32_t)i;
    }
    return parents;
}

int32_t ronde_town_union_find(int32_t *parents, int32_t member)
{
    while (parents[member] != member) {
        parents[member] = parents[parents[member]];
        member = parents[member];
    }
    return member;
}

void ronde_town_union_merge(int32_t *parents, int32_t one, int32_t other)
{
    int32_t a = ronde_town_union_find(parents, one);
    int32_t b = ronde_town_union_find(parents, other);
    if (a < b) {
        parents[b] = a;
    } else {
        parents[a] = b;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/idmap.h"

#include "instances/base/alloc.h"

#include <string.h>

void ronde_idmap_clear(ronde_idmap *map)
{
    for (size_t i = 0; i < map->count; i++) {
        ronde_free(map->texts[i]);
    }
    ronde_free(map->texts);
    ronde_free(map->slots);
    *map = (ronde_idmap){0};
}

static size_t hash(const char *id)
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (; *id != '\0'; id++) {
        value = (value ^ (unsigned char)*id) * UINT64_C(1099511628211);
    }
    return (size_t)value;
}

/* The slot of id, or the free slot where it belongs. Needs a table that is not full. */
static size_t find_slot(const ronde_idmap *map, const char *id)
{
    size_t slot = hash(id) & (map->slot_count - 1);
    while (map->slots[slot] != RONDE_NONE && strcmp(map->texts[map->slots[slot]], id) != 0) {
        slot = (slot + 1) & (map->slot_count - 1);
    }
    return slot;
}

int32_t ronde_idmap_find(const ronde_idmap *map, const char *id)
{
    return map->slot_count == 0 ? RONDE_NONE : map->slots[find_slot(map, id)];
}

/* Doubles the tables so that slots stay at most half full. */
static bool grow(ronde_idmap *map)
{
    size_t capacity = map->capacity == 0 ? 16 : map->capacity * 2;
    if (capacity > INT32_MAX / 2) {
        return false;
    }
    char **texts = ronde_realloc(map->texts, capacity, sizeof *texts);
    if (texts == NULL) {
        return false;
    }
    map->texts = texts;
    int32_t *slots = ronde_realloc(map->slots, capacity * 2, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    map->slots = slots;
    map->capacity = capacity;
    map->slot_count = capacity * 2;
    for (size_t i = 0; i < map->slot_count; i++) {
        slots[i] = RONDE_NONE;
    }
    for (size_t i = 0; i < map->count; i++) {
        slots[find_slot(map, texts[i])] = (int32_t)i;
    }
    return true;
}

bool ronde_idmap_add(ronde_idmap *map, const char *id, int32_t *index, bool *added)
{
    *added = false;
    *index = ronde_idmap_find(map, id);
    if (*index != RONDE_NONE) {
        return true;
    }
    if (map->count == map->capacity && !grow(map)) {
        return false;
    }
    char *copy = ronde_text_copy(id);
    if (copy == NULL) {
        return false;
    }
    *index = (int32_t)map->count;
    map->slots[find_slot(map, id)] = *index;
    map->texts[map->count++] = copy;
    *added = true;
    return true;
}

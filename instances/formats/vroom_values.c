/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain values of VROOM's JSON: ids, places, windows, amounts, skills. */
#include "instances/formats/vroom_parts.h"

#include <math.h>
#include <stdio.h>

const char *const ronde_vroom_kind_names[RONDE_VROOM_END + 2] = {
    "start", "job", "pickup", "delivery", "break", "end", NULL};

static const ronde_json_field any_list = {.high = ronde_vroom_most_items};

void *ronde_vroom_take(ronde_vroom *request, size_t count, size_t size)
{
    void *room = ronde_arena_take(request->arena, count > 0 ? count : 1, size);
    request->out_of_memory |= room == NULL;
    return room;
}

const char *ronde_vroom_where(ronde_json_reader *reader, const ronde_json_node *node)
{
    char pointer[sizeof((ronde_fault *)0)->where];
    ronde_vroom *request = ronde_vroom_of(reader);
    ronde_json_pointer(node, pointer, sizeof pointer);
    const char *copy = ronde_arena_text(request->arena, pointer);
    request->out_of_memory |= copy == NULL;
    return copy != NULL ? copy : "";
}

bool ronde_vroom_take_id(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const ronde_json_field *field,
                         void *target)
{
    const ronde_json_field bounds = {.low = 0, .high = ronde_vroom_largest_id};
    (void)field;
    return ronde_json_take_integer(reader, node, &bounds, target);
}

bool ronde_vroom_take_count(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    static const ronde_json_field bounds = {.low = 0, .high = 1000000000};
    return ronde_json_take_integer(reader, node, field->high > 0 ? field : &bounds, target);
}

bool ronde_vroom_take_position(ronde_json_reader *reader,
                               const ronde_json_node *node,
                               const ronde_json_field *field,
                               void *target)
{
    static const ronde_json_field longitude = {.low = -180, .high = 180};
    static const ronde_json_field latitude = {.low = -90, .high = 90};
    static const ronde_json_field pair = {.low = 2, .high = 2};
    ronde_json_node list = {0};
    ronde_vroom_spot *spot = target;
    (void)field;
    spot->told = true;
    if (!ronde_json_take_array(reader, node, &pair, &list)) {
        return false;
    }
    ronde_json_node lon = ronde_json_item(&list, 0);
    ronde_json_node lat = ronde_json_item(&list, 1);
    bool fine = ronde_json_take_number(reader, &lon, &longitude, &spot->lon);
    fine = ronde_json_take_number(reader, &lat, &latitude, &spot->lat) && fine;
    spot->has_position = fine;
    return fine;
}

bool ronde_vroom_take_index(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    static const ronde_json_field bounds = {.low = 0, .high = INT32_MAX};
    ronde_vroom_spot *spot = target;
    (void)field;
    return ronde_json_take_integer(reader, node, &bounds, &spot->index);
}

static bool take_pair(ronde_json_reader *reader, const ronde_json_node *node, ronde_window *out)
{
    const ronde_json_field bounds = {.low = 0, .high = ronde_time_unlimited};
    static const ronde_json_field pair = {.low = 2, .high = 2};
    ronde_json_node list = {0};
    if (!ronde_json_take_array(reader, node, &pair, &list)) {
        return false;
    }
    ronde_json_node from = ronde_json_item(&list, 0);
    ronde_json_node to = ronde_json_item(&list, 1);
    bool fine = ronde_json_take_integer(reader, &from, &bounds, &out->earliest);
    fine = ronde_json_take_integer(reader, &to, &bounds, &out->latest) && fine;
    if (fine && out->earliest > out->latest) {
        ronde_json_fault(reader, node, "window.reversed",
                         "the window ends (%lld) before it starts (%lld)", (long long)out->latest,
                         (long long)out->earliest);
        fine = false;
    }
    return fine;
}

bool ronde_vroom_take_windows(ronde_json_reader *reader,
                              const ronde_json_node *node,
                              const ronde_json_field *field,
                              void *target)
{
    ronde_json_node list = {0};
    ronde_vroom_windows *out = target;
    bool fine = ronde_json_take_array(reader, node, &any_list, &list);
    (void)field;
    if (fine && ronde_json_count(&list) == 0) {
        ronde_json_fault(reader, node, "window.none",
                         "an empty list leaves no time at all; leave the key out for any time");
        return false;
    }
    out->items =
        ronde_vroom_take(ronde_vroom_of(reader), ronde_json_count(&list), sizeof *out->items);
    for (size_t i = 0; fine && i < ronde_json_count(&list) && out->items != NULL; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        bool taken = take_pair(reader, &item, &out->items[out->count]);
        out->count += taken ? 1 : 0;
        fine = taken && fine;
    }
    return fine;
}

bool ronde_vroom_take_window(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target)
{
    ronde_vroom_windows *out = target;
    (void)field;
    out->items = ronde_vroom_take(ronde_vroom_of(reader), 1, sizeof *out->items);
    if (out->items == NULL || !take_pair(reader, node, out->items)) {
        return false;
    }
    out->count = 1;
    return true;
}

bool ronde_vroom_take_amounts(ronde_json_reader *reader,
                              const ronde_json_node *node,
                              const ronde_json_field *field,
                              void *target)
{
    static const ronde_json_field bounds = {.low = 0, .high = RONDE_LARGEST_LOAD};
    ronde_json_node list = {0};
    ronde_vroom_amounts *out = target;
    bool fine = ronde_json_take_array(reader, node, field, &list);
    size_t count = ronde_json_count(&list);
    if (count > RONDE_DIMENSIONS) {
        ronde_json_fault(reader, node, "amount.dimensions",
                         "%zu amounts are given; this program carries %d", count, RONDE_DIMENSIONS);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        fine = ronde_json_take_size(reader, &item, &bounds, &out->values[i]) && fine;
    }
    ronde_vroom *request = ronde_vroom_of(reader);
    if (fine && request->has_amounts && request->dimension_count != count) {
        ronde_json_fault(reader, node, "amount.dimensions",
                         "%zu amounts are given here, but %zu elsewhere: all must agree", count,
                         request->dimension_count);
        return false;
    }
    request->has_amounts |= fine;
    request->dimension_count = fine ? count : request->dimension_count;
    out->given = fine;
    out->count = count;
    return fine;
}

bool ronde_vroom_take_skills(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target)
{
    ronde_json_node list = {0};
    ronde_vroom_skills *out = target;
    bool fine = ronde_json_take_array(reader, node, &any_list, &list);
    size_t count = ronde_json_count(&list);
    out->items = ronde_vroom_take(ronde_vroom_of(reader), count, sizeof *out->items);
    for (size_t i = 0; i < count && out->items != NULL; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        bool taken = ronde_vroom_take_id(reader, &item, field, &out->items[out->count]);
        out->count += taken ? 1 : 0;
        fine = taken && fine;
    }
    return fine;
}

bool ronde_vroom_take_type_times(ronde_json_reader *reader,
                                 const ronde_json_node *node,
                                 const ronde_json_field *field,
                                 void *target)
{
    ronde_vroom *request = ronde_vroom_of(reader);
    ronde_json_node object = {0};
    ronde_vroom_type_times *out = target;
    bool fine = ronde_json_take_object(reader, node, field, &object);
    size_t count = 0;
    for (ronde_json_node at = ronde_json_next(&object, NULL); fine && at.value != NULL;
         at = ronde_json_next(&object, &at)) {
        count++;
    }
    out->items = ronde_vroom_take(request, count, sizeof *out->items);
    for (ronde_json_node at = ronde_json_next(&object, NULL);
         fine && at.value != NULL && out->items != NULL; at = ronde_json_next(&object, &at)) {
        static const ronde_json_field usual = {0};
        ronde_vroom_type_time *made = &out->items[out->count++];
        bool added = false;
        fine = ronde_vroom_take_count(reader, &at, &usual, &made->seconds);
        request->out_of_memory |= !ronde_idmap_add(&request->types, at.key, &made->type, &added);
    }
    return fine;
}

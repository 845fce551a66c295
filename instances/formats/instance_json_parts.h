/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_INSTANCE_JSON_PARTS_H
#define RONDE_INSTANCES_FORMATS_INSTANCE_JSON_PARTS_H

/* What the files of the instance reader share. Not for others. */

#include "instances/base/arena.h"
#include "instances/base/array.h"
#include "instances/base/json.h"
#include "instances/formats/json_units.h"
#include "instances/model/builder.h"

enum {
    ronde_most_items = 2000000, /* items of one list of the file */
    ronde_longest_id = 200      /* bytes */
};

/** The matrix of a profile until the instance is there to take it. */
typedef struct ronde_json_profile {
    const char *name;
    ronde_matrix matrix;
} ronde_json_profile;

/** What is named by an id and referred to elsewhere. */
typedef enum ronde_named_kind {
    RONDE_NAMED_PLACE,
    RONDE_NAMED_RESOURCE,
    RONDE_NAMED_SHIFT,
    RONDE_NAMED_TASK,
    RONDE_NAMED_KINDS
} ronde_named_kind;

/** The context of the JSON reader. units must be first (json_units.h). */
typedef struct ronde_instance_reading {
    ronde_json_units units;
    ronde_builder *builder;
    ronde_arena *scratch; /* lists of one item; given back after it */
    const char *dimensions[RONDE_DIMENSIONS];
    size_t dimension_count;
    RONDE_ARRAY(ronde_json_profile) profiles;
    bool dropped[RONDE_NAMED_KINDS]; /* an item without a readable id could not be kept */
    bool out_of_memory;
} ronde_instance_reading;

/** A list of texts, in the scratch arena. */
typedef struct ronde_json_texts {
    const char **items;
    size_t count;
} ronde_json_texts;

/** Field readers: a text of 1 to ronde_longest_id bytes (const char *), a list of them
 *  (ronde_json_texts), amounts by dimension (int32_t[RONDE_DIMENSIONS]; bounds of the field). */
ronde_json_take ronde_json_take_id;
ronde_json_take ronde_json_take_ids;
ronde_json_take ronde_json_take_amounts;

static inline ronde_instance_reading *ronde_reading_of(const ronde_json_reader *reader)
{
    return reader->context;
}

/** Room of the scratch arena; NULL (and remembered) when memory is out. */
void *ronde_reading_take(ronde_json_reader *reader, size_t count, size_t size);

/** Each reads one item of its list and hands it to the builder. */
typedef void ronde_reading_item(ronde_json_reader *reader, const ronde_json_node *node);
ronde_reading_item ronde_reading_place;
ronde_reading_item ronde_reading_task;
ronde_reading_item ronde_reading_link;
ronde_reading_item ronde_reading_alternative;
ronde_reading_item ronde_reading_resource;
ronde_reading_item ronde_reading_shift;
ronde_reading_item ronde_reading_group;

/** Reads a list of windows into the scratch arena, as bounds on the start of a task of this
 *  duration. */
const ronde_window *ronde_reading_windows(ronde_json_reader *reader,
                                          const ronde_json_node *list,
                                          ronde_time duration,
                                          size_t *count);
/** Reads the matrices of all profiles, each for this number of places. */
void ronde_reading_profiles(ronde_json_reader *reader, const ronde_json_node *node, size_t places);

/** Roles of pairs as the file has them, and NULL; the writer, too, reads them. */
extern const char *const ronde_pair_role_words[];

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_BUILDER_PARTS_H
#define RONDE_INSTANCES_MODEL_BUILDER_PARTS_H

/* What the files of the builder share: the copied specs, and the tables that grow while they are
 * resolved. Not for others. */

#include "instances/base/array.h"
#include "instances/model/builder.h"

/** A link with resolved ends, before its request is known. */
typedef struct resolved_link {
    ronde_link link;
    const char *where;
} resolved_link;

struct ronde_builder {
    ronde_arena *arena; /* texts and arrays of specs; becomes the instance's own */
    bool out_of_memory;
    bool has_header;
    ronde_header_spec header;
    RONDE_ARRAY(ronde_place_spec) places;
    RONDE_ARRAY(ronde_task_spec) tasks;
    RONDE_ARRAY(ronde_link_spec) links;
    RONDE_ARRAY(ronde_alternative_spec) alternatives;
    RONDE_ARRAY(ronde_resource_spec) resources;
    RONDE_ARRAY(ronde_shift_spec) shifts;
    RONDE_ARRAY(ronde_group_spec) groups;

    /* Filled by finish. */
    ronde_faults *faults;
    ronde_instance *instance; /* in the arena */
    ronde_idmap skills, profiles;
    RONDE_ARRAY(ronde_window) windows;
    RONDE_ARRAY(ronde_pair) pairs;
    RONDE_ARRAY(ronde_task) made_tasks;
    RONDE_ARRAY(resolved_link) made_links;
    RONDE_ARRAY(ronde_break) breaks;
    RONDE_ARRAY(int32_t) reload_places;
    RONDE_ARRAY(ronde_layout) layouts;
};

/** Reports an error of the input at spec->where plus a suffix such as "/windows". */
void ronde_builder_fault(ronde_builder *builder,
                         const char *where,
                         const char *suffix,
                         const char *code,
                         const char *format,
                         ...) RONDE_PRINTF(5, 6);
/** Remembers that memory ran out unless fine; gives fine back. */
static inline bool ronde_builder_kept(ronde_builder *builder, bool fine)
{
    builder->out_of_memory = builder->out_of_memory || !fine;
    return fine;
}
/** Enters an id into its map; a missing or repeated one is a fault, and the entry gets a number so
 *  that indices stay dense. */
void ronde_builder_enter_id(ronde_builder *builder,
                            ronde_idmap *map,
                            const char *where,
                            const char *suffix,
                            const char *id);
/** Room in the arena for count elements of a frozen table; never NULL for 0. */
void *ronde_builder_table(ronde_builder *builder, size_t count, size_t size);
/** Appends a window, or reports it: reversed at its own place, too large at its /from or /to. True
 *  if it was appended. */
bool ronde_builder_window(ronde_builder *builder,
                          const char *where,
                          const char *suffix,
                          ronde_window window);
/** Appends the windows of a list ("/windows"), sorted and merged; how many they became. */
int32_t ronde_builder_windows(ronde_builder *builder,
                              const char *where,
                              const char *list,
                              const ronde_window *windows,
                              size_t count);
/** Interns the skills as bits; reports unknown limits. */
uint64_t ronde_builder_skill_bits(ronde_builder *builder,
                                  const char *where,
                                  const char *const *names,
                                  size_t count);
/** Index of a place id; reports it under code "place.unknown" or "place.missing". */
int32_t ronde_builder_place_of(ronde_builder *builder,
                               const char *where,
                               const char *suffix,
                               const char *id);
/** Reports a price outside 0 .. ronde_cost_forbidden - 1 and gives a valid one. */
ronde_cost ronde_builder_price(ronde_builder *builder,
                               const char *where,
                               const char *suffix,
                               ronde_cost price);
/** Reports a time outside 0 .. ronde_time_unlimited and gives a valid one. */
ronde_time
ronde_builder_time(ronde_builder *builder, const char *where, const char *suffix, ronde_time value);

/** The working rules of a resource: contract and rest. */
void ronde_builder_resource_hours(ronde_builder *builder,
                                  const ronde_resource_spec *spec,
                                  ronde_resource *out);
/** The working rules of a shift whose hours are set: its day and week, unpaid legs and gaps. */
void ronde_builder_shift_hours(ronde_builder *builder,
                               const ronde_shift_spec *spec,
                               ronde_shift *out);

/* The steps of finish, in this order; each reports its faults and goes on. */
void ronde_builder_make_header(ronde_builder *builder);
void ronde_builder_make_places(ronde_builder *builder);
void ronde_builder_make_resources(ronde_builder *builder);
void ronde_builder_make_shifts(ronde_builder *builder);
void ronde_builder_make_tasks(ronde_builder *builder);
void ronde_builder_make_breaks(ronde_builder *builder);
void ronde_builder_make_links(ronde_builder *builder);
void ronde_builder_make_requests(ronde_builder *builder);
void ronde_builder_make_groups(ronde_builder *builder);
/** The last step of the tasks: moves them into the arena for good. */
void ronde_builder_freeze_tasks(ronde_builder *builder);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_INSTANCE_JSON_WRITE_PARTS_H
#define RONDE_INSTANCES_FORMATS_INSTANCE_JSON_WRITE_PARTS_H

/* What the files of the instance writer share. Not for others. */

#include "instances/base/json_write.h"
#include "instances/formats/json_units.h"

typedef struct ronde_writing {
    ronde_json_writer json;
    ronde_json_units units;
    const ronde_instance *instance;
} ronde_writing;

/** A text, unless it is the usual one. */
void ronde_writing_text(ronde_writing *to, const char *key, const char *value, const char *usual);
/** The names of skill bits, sorted; nothing without any. */
void ronde_writing_skills(ronde_writing *to, uint64_t bits);
/** Amounts by dimension, those that are not zero; nothing if all are. */
void ronde_writing_amounts(ronde_writing *to, const char *key, const int32_t *amounts);

/** The working rules of a resource and of a shift, where they have any. */
void ronde_writing_contract(ronde_writing *to, const ronde_resource *resource);
void ronde_writing_hours(ronde_writing *to, const ronde_shift *shift);

/** The lists of the file. Links and alternatives are left out where there are none. */
void ronde_writing_places(ronde_writing *to);
void ronde_writing_tasks(ronde_writing *to);
void ronde_writing_links(ronde_writing *to);
void ronde_writing_alternatives(ronde_writing *to);
void ronde_writing_groups(ronde_writing *to);
void ronde_writing_resources(ronde_writing *to);
void ronde_writing_shifts(ronde_writing *to);

/** Writes windows of the instance under a key; nothing where they bind in no way. */
void ronde_writing_windows(ronde_writing *to, const char *key, int32_t first, int32_t count);

#endif

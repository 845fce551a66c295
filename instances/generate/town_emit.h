/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_EMIT_H
#define RONDE_INSTANCES_GENERATE_TOWN_EMIT_H

#include "instances/generate/town.h"
#include "instances/generate/town_plan.h"

/** Where the nodes, ways and tags of the map grow. */
typedef struct ronde_town_sink {
    ronde_town_plan *plan;
    const ronde_town_options *options;
    ronde_arena *arena; /* of the town: all texts */
    RONDE_ARRAY(ronde_town_node) nodes;
    RONDE_ARRAY(ronde_town_way) ways;
    RONDE_ARRAY(ronde_town_tag) tags;
    RONDE_ARRAY(int32_t) refs;
    int32_t *node_of; /* by vertex of the mesh, -1 for none yet */
    bool in_way;      /* tags go to the last way, not to the last node */
    bool broken;      /* memory ran out */
} ronde_town_sink;

/** The four figures of the first district's postcodes. */
enum { RONDE_TOWN_POSTCODE = 9901 };

/** A new node at a point of the plan; the tags that are added next belong to it. */
int32_t ronde_town_sink_node(ronde_town_sink *sink, ronde_town_point point);
/** A tag of the node or way begun last; value must live as long as the town. NULL is left out. */
void ronde_town_sink_tag(ronde_town_sink *sink, const char *key, const char *value);
/** The text of a number, in the arena. */
const char *ronde_town_sink_number(ronde_town_sink *sink, int64_t value);

/** Ways for all lines of the plan, with their tags, and the nodes they need. */
void ronde_town_emit_lines(ronde_town_sink *sink);
/** Parks as closed ways; places as nodes. */
void ronde_town_emit_places(ronde_town_sink *sink, const char *town_name);
/** Address nodes on both sides of the streets, inhabitants and postcodes. inhabitants is the
 *  total to be shared out; street_inhabitants has one entry per road of the plan. */
void ronde_town_emit_addresses(ronde_town_sink *sink,
                               const char *town_name,
                               int32_t *street_inhabitants);

/** Names for all roads, districts and the town itself; *town_name is in the arena. */
void ronde_town_names_give(ronde_town_plan *plan, ronde_arena *arena, const char **town_name);
/** Share of inhabitants of 65 years and older in a style of district, per thousand. */
int32_t ronde_town_share_65(ronde_town_style style);

#endif

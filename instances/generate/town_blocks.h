/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_BLOCKS_H
#define RONDE_INSTANCES_GENERATE_TOWN_BLOCKS_H

#include "instances/generate/town_plan.h"

/** How the streets of a style are laid. Lengths in metres, chances in [0, 1]. */
typedef struct ronde_town_style_rules {
    double block_length, block_width;
    double skew;  /* greatest turn out of square, in full turns */
    double curve; /* greatest bow of a street, as part of its length */
    double park_chance, yard_chance, service_chance;
    ronde_town_kind kind;
} ronde_town_style_rules;

extern const ronde_town_style_rules ronde_town_styles[RONDE_TOWN_STYLE_COUNT];

/** Splits every built-up face into blocks by streets, park faces by paths, until blocks have the
 *  size of their style. Faces of the mesh and plan->faces grow in step. */
void ronde_town_blocks_split(ronde_town_plan *plan);
/** Adds dead ends (many with a path through for bicycles), car parks and farm drives. */
void ronde_town_yards_add(ronde_town_plan *plan);

#endif

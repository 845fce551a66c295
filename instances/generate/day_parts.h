/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_DAY_PARTS_H
#define RONDE_INSTANCES_GENERATE_DAY_PARTS_H

/* What the files of the day generator share. */

#include "instances/base/rng.h"
#include "instances/generate/day.h"

enum { RONDE_MOST_BACKUPS = 4 };

/** A resident as drawn, the same in both arms. */
typedef struct drawn_resident {
    char id[16];
    ronde_address home;
    ronde_time cleaning;
    ronde_laundry laundry;
    ronde_time laundry_work;
    bool returns;  /* the helper comes back for the laundry */
    unsigned ways; /* RONDE_WAY_ bits, where there is a choice */
    bool has_window;
    ronde_window window; /* of the whole visit */
    bool has_wish;
    ronde_window wish;                   /* of the whole visit, at a price */
    int32_t regular;                     /* helper, or RONDE_NONE */
    int32_t backups[RONDE_MOST_BACKUPS]; /* helpers who come in her place, the nearest first */
    int32_t backup_count;
    int32_t team;
    int32_t provider; /* where the day has providers */
    ronde_cost prize; /* 0: no choice; else of an optional visit, from a waiting list */
    bool regie, pet;
} drawn_resident;

/** A helper as drawn. */
typedef struct drawn_helper {
    char id[16];
    ronde_address home;
    const char *profile;
    ronde_time from, to;
    bool regie, allergic;
    int32_t team, provider;
} drawn_helper;

struct ronde_drawn_day {
    ronde_arena *arena;
    ronde_day_options options; /* texts in the arena */
    drawn_resident *residents;
    int32_t resident_count;
    drawn_helper *helpers;
    int32_t helper_count;
    const char *const *providers; /* their names; NULL where only one is known of */
    int32_t provider_count;       /* above 1: each helps its own residents only */
    const char *trade; /* a skill that every helper has and every visit asks for, where others than
                          helpers are planned, too; or NULL */
};

/** Adds helpers and residents of an arm to a builder that has its header. RONDE_ENOMEM. */
ronde_status ronde_day_add(ronde_builder *builder,
                           const ronde_drawn_day *day,
                           ronde_arm arm,
                           ronde_error *error) RONDE_MUST_CHECK;

/** Draws what a resident is granted and wishes, but for the regular helper. */
void ronde_day_draw_resident(ronde_rng *rng,
                             const ronde_day_parameters *with,
                             drawn_resident *resident);
/** Draws the ways in which a resident's laundry may be done, beside those that are sure. */
unsigned ronde_day_draw_ways(ronde_rng *rng, const ronde_day_parameters *with, unsigned sure);
/** Draws how a helper travels, what she can and on a day works. */
void ronde_day_draw_helper(ronde_rng *rng, const ronde_day_parameters *with, drawn_helper *helper);
/** Grows with the distance between two homes: its square, in degrees of latitude. */
double ronde_day_distance(const ronde_address *one, const ronde_address *other);

/** A helper who may come, and how far away she lives. */
typedef struct ronde_candidate {
    double distance;
    int32_t helper;
} ronde_candidate;

/** For qsort: the nearest first, equal ones by number. */
int ronde_candidate_nearer(const void *left, const void *right);

/** An address with its street's name in the arena. False when memory is out. */
bool ronde_day_keep_address(ronde_arena *arena, ronde_address *out, const ronde_address *address);
/** What the engine and the washing rules take from the parameters of a day. No resources. */
ronde_household_rules ronde_day_rules(const ronde_day_parameters *with);
/** Draws regular helpers and back-ups of residents and helpers that are drawn. False when memory is
 *  out. */
bool ronde_day_draw_regulars(ronde_drawn_day *day);
/** Divides helpers and residents into area teams. False when memory is out. */
bool ronde_day_draw_teams(ronde_drawn_day *day);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_LAUNDRY_PARTS_H
#define RONDE_INSTANCES_GENERATE_LAUNDRY_PARTS_H

/* What the files of the laundry generator share. */

#include "instances/base/rng.h"
#include "instances/generate/laundry.h"
#include "instances/model/builder.h"

enum {
    RONDE_LAUNDRY_BEFORE = 24, /* working days known before the week, and from its start on */
    RONDE_LAUNDRY_NUMBERS = 2 * RONDE_LAUNDRY_BEFORE
};

/** Working days around the week. */
typedef struct ronde_laundry_calendar {
    int64_t monday;                       /* day number, of the week that the start is in */
    int64_t dates[RONDE_LAUNDRY_NUMBERS]; /* of working day n at n + RONDE_LAUNDRY_BEFORE */
    int32_t count;                        /* working days of the seven days from the start on */
} ronde_laundry_calendar;

/** False if the date is none or the years of ronde_date end. */
bool ronde_laundry_calendar_make(ronde_laundry_calendar *out, const char *start_date);
/** The first working day on a date or after it. O(1). */
int32_t ronde_laundry_number(const ronde_laundry_calendar *calendar, int64_t date);

/** A user as drawn. */
typedef struct laundry_member {
    ronde_laundry_user user; /* id in the arena */
    bool morning;            /* the helper comes before noon, and the resident is then at home */
    bool safe;               /* the bag may stand somewhere */
    bool walks, carries;     /* would, near a drop point */
    ronde_bag_way way;
    int32_t point; /* nearest; RONDE_NONE: there are none */
} laundry_member;

struct ronde_laundry_week {
    ronde_arena *arena;
    ronde_laundry_options options; /* texts and points in the arena */
    ronde_laundry_calendar calendar;
    laundry_member *members;
    int32_t member_count;
    ronde_laundry_point *points;
    int32_t point_count;
    ronde_laundry_batch *batches;
    int32_t batch_count;
};

/** A generator for one purpose of a user: of the seed and her id. */
ronde_rng ronde_laundry_rng(uint64_t seed, const char *id, uint64_t purpose);

/** Makes drop points where none are given, and finds out who uses which. False when memory is out.
 */
bool ronde_laundry_draw_points(ronde_laundry_week *laundry);
/** Draws the batches of the week and those before, and when they come back. False when memory is
 *  out. */
bool ronde_laundry_draw_batches(ronde_laundry_week *laundry);

/** The header of a day's instance; with_rounds: of one that holds helpers' rounds, too. */
void ronde_laundry_add_header(ronde_builder *builder,
                              const ronde_laundry_week *laundry,
                              int32_t day,
                              bool with_rounds);
/** Adds plant, vehicles and the stops of a day. visited: NULL, or (in an instance that holds
 *  helpers' rounds, too) by user if a visit of that day is there, whose task and request have the
 *  user's id: her stops are tied to it. */
void ronde_laundry_add(ronde_builder *builder,
                       const ronde_laundry_week *laundry,
                       const ronde_laundry_stop *stops,
                       int32_t count,
                       const bool *visited);

#endif

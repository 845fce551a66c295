/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_WEEK_TASKS_H
#define RONDE_INSTANCES_GENERATE_WEEK_TASKS_H

/* The tasks of a resident in a calendar week and what they are called. */

#include "instances/generate/washing.h"
#include "instances/generate/week_parts.h"

/** What a task is to its resident. */
typedef enum week_part {
    PART_FIRST,  /* r0001 */
    PART_SECOND, /* r0001/2: the second helper or visit */
    PART_RETURN, /* r0001/return */
    PART_SHORT   /* r0001/short: the shorter alternative of the first */
} week_part;

enum { WEEK_ID = 40, WEEK_SKILLS = 3 };

/** The id of a task; in the second calendar week of the horizon r0001/w2, r0001/w2/2 and so on. */
void ronde_week_task_id(char out[WEEK_ID],
                        const week_resident *resident,
                        int32_t week,
                        week_part part);

/** How long the shorter visit of a result-based resident lasts: whole minutes. */
ronde_time ronde_week_short(const ronde_drawn_week *week, const week_resident *resident);

/** A week that is being built. */
typedef struct week_building {
    ronde_builder *builder;
    const ronde_drawn_week *week;
    const char *provider_skills[RONDE_WEEK_PROVIDERS];
    char provider_names[RONDE_WEEK_PROVIDERS][16];
    ronde_pair_spec *pairs; /* room for one per helper */
} week_building;

/** A visit of one resident in one calendar week. */
typedef struct week_visiting {
    const week_resident *resident;
    uint32_t days; /* of the horizon */
    int32_t week;  /* of the horizon, from 0 on */
} week_visiting;

/** One task of it. */
typedef struct week_piece {
    const char *id;
    const char *alternative; /* NULL: the only one */
    const char *label;       /* NULL: the resident */
    int32_t slot;            /* 0; 1: of the second helper or visit */
    ronde_time lasts;
    ronde_time indicated; /* 0: as it lasts */
    ronde_window hours;   /* of a day, for the whole of it */
    bool returns;         /* on the day of another one: its agreed day has no price of its own */
} week_piece;

/** Adds the task with its windows, skills and prices. */
void ronde_week_add_piece(week_building *at, const week_visiting *of, const week_piece *piece);
/** Ties a return visit to the one before. */
void ronde_week_add_return_link(
    week_building *at, const char *from, const char *to, ronde_time min_lag, ronde_time max_lag);
/** When on a day a resident may be visited. */
ronde_window ronde_week_hours(const week_resident *resident, const week_slot *slot);
/** When a return visit may be. */
static const ronde_window week_return_hours = {day_begin, 18 * RONDE_HOUR};

/** The household of a resident; with a choice of ways what coming back takes is not in it. */
ronde_household
ronde_week_household(const ronde_drawn_week *week, const week_resident *resident, bool choice);
/** Adds one alternative for each way to have the laundry done that is allowed and possible; false,
 *  with nothing added, if there is none or no choice. */
bool ronde_week_add_ways(week_building *at, const week_visiting *of);
/** The id of the first task of a way. */
void ronde_week_way_id(char out[WEEK_ID],
                       const week_resident *resident,
                       int32_t week,
                       ronde_washing_form form);

/** The contract of a helper, with its band and prices; none where there is no band. */
ronde_contract ronde_week_contract(const ronde_drawn_week *week, const week_helper *helper);
/** Counts the faces at a resident, where they have a price. */
void ronde_week_add_faces(week_building *at, const week_resident *resident, int32_t tasks);
/** Who is preferred for a task, and in *other the price of everybody else; gives how many are in
 *  at->pairs. */
size_t ronde_week_list_pairs(week_building *at,
                             const week_resident *resident,
                             int32_t slot,
                             ronde_cost *other);

#endif

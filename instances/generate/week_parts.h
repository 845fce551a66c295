/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_WEEK_PARTS_H
#define RONDE_INSTANCES_GENERATE_WEEK_PARTS_H

/* What the files of the week generator share. */

#include "instances/base/rng.h"
#include "instances/generate/day_parts.h"
#include "instances/generate/week.h"

enum { WEEKDAYS = 7, WORKING_WEEKDAYS = 5 };

/* Half-days of a client's appointment. */
enum { MORNING, AFTERNOON, HALVES };

/* The day of household support: no visit before or after, and where its halves meet. */
static const ronde_time day_begin = 8 * RONDE_HOUR;
static const ronde_time day_noon = 12 * RONDE_HOUR + 30 * RONDE_MINUTE;
static const ronde_time day_close = 17 * RONDE_HOUR;

/** How a resident is helped within a week. */
typedef enum week_habit {
    HABIT_SINGLE, /* one visit by one helper */
    HABIT_CHAIN,  /* and she comes back for the laundry */
    HABIT_DOUBLE, /* two helpers at once */
    HABIT_TWICE   /* two visits */
} week_habit;

/** An agreement: who comes when. */
typedef struct week_slot {
    int32_t helper;  /* RONDE_NONE: nobody yet */
    int32_t weekday; /* 0 Monday; RONDE_NONE: none yet */
    int32_t half;
} week_slot;

typedef struct week_resident {
    drawn_resident drawn; /* of its window and regular helper nothing is used */
    int32_t provider;
    week_habit habit;
    bool two_weekly;
    int32_t parity; /* two-weekly: of the ISO weeks with a visit */
    bool ranged, known, one_half;
    ronde_time visit, back;      /* of each visit; of the return */
    ronde_time min_lag, max_lag; /* from the end of the visit to the return */
    uint32_t weekdays;           /* bits of those at home */
    week_slot slots[2];          /* of the two helpers or visits, else only the first */
} week_resident;

typedef struct week_helper {
    drawn_helper drawn; /* hours are not used */
    int32_t provider;
    bool on_leave;
    ronde_window hours[WEEKDAYS]; /* empty (0, 0): free */
} week_helper;

struct ronde_drawn_week {
    ronde_arena *arena;
    ronde_week_options options; /* texts in the arena */
    int64_t first_day;          /* of the horizon, since 1970-01-01 */
    int32_t first_weekday;
    week_resident *residents;
    week_helper *helpers;
    int32_t helper_count;
};

/** RONDE_EINPUT for counts out of range, a wrong date, or fewer addresses than needed. */
ronde_status ronde_week_refuse(const ronde_week_options *options,
                               int32_t needed,
                               int32_t addresses,
                               ronde_error *error) RONDE_MUST_CHECK;

/** Draws whose resident somebody is. Providers are of different sizes: the first has most. */
int32_t ronde_week_draw_provider(ronde_rng *rng, int32_t providers);

/** Work of a resident in each week with visits: seconds with travel. */
ronde_time ronde_week_work(const ronde_drawn_week *week, const week_resident *resident);

/** Contracts and hours of all helpers, who have homes already. RONDE_EINPUT if they are too few. */
ronde_status ronde_week_hire(ronde_drawn_week *week, ronde_error *error) RONDE_MUST_CHECK;

/** Who comes to whom when, as an office would have it. False when memory is out. */
bool ronde_week_agree(ronde_drawn_week *week) RONDE_MUST_CHECK;

/** Puts helpers and residents of each provider into area teams, where that is asked for. False when
 *  memory is out. */
bool ronde_week_draw_teams(ronde_drawn_week *week) RONDE_MUST_CHECK;

/** The ISO week of a day of the horizon, counted through the years: for two-weekly rhythms. */
static inline int64_t week_number(const ronde_drawn_week *week, int32_t day)
{
    return (week->first_day + day + 3) / WEEKDAYS; /* 1970-01-01 was a Thursday */
}

static inline int32_t weekday_of(const ronde_drawn_week *week, int32_t day)
{
    return (week->first_weekday + day) % WEEKDAYS;
}

#endif

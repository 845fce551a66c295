/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_HOUSEHOLD_H
#define RONDE_INSTANCES_GENERATE_HOUSEHOLD_H

/* From a resident's record to tasks and links: the one rule that the importer of practice exports
 * and the generator of days share.
 *
 * Laundry at home (research/seeds.md 1.2): the helper strips the bed, starts the washing machine
 * and cleans meanwhile; the machines then need their own time. Three cases, with the visit of
 * length d (cleaning and the first part of the laundry work), the wash programme w and the dryer t,
 * the machine being started when the visit starts:
 *
 *   w + t <= d      everything is ready before the helper leaves: one task
 *   w <= d < w + t  the dryer is loaded as soon as the wash is done; she comes back to fold and
 * make the bed, at least w + t - d after she left d < w           nobody can load the dryer; she
 * comes back to hang the wash, at least w - d after she left
 *
 * and at most lag_limit later than that. Without a dryer (t = 0) only w counts. Where the resident
 * does the rest, or all of the laundry work is too short to split, there is one task.
 *
 * Where the planner allows several ways (ways is not 0), washing.h says what each of them is, and
 * the request gets an alternative for each that is possible. */

#include "instances/model/builder.h"

/** How much laundry care a resident gets. */
typedef enum ronde_laundry {
    RONDE_LAUNDRY_NONE,
    RONDE_LAUNDRY_BEDDING, /* beddengoed: bed linen only */
    RONDE_LAUNDRY_FULL     /* volledig: sort, wash, dry, fold, put away */
} ronde_laundry;

/** What holds for all households of a day. Times in seconds. */
typedef struct ronde_household_rules {
    ronde_time bedding_work, full_work; /* laundry work of a visit where the record names none */
    ronde_time wash, dry;               /* machine programmes where the record names none */
    int32_t bedding_return_share, full_return_share; /* percent of the work done on return */
    ronde_time shortest_return;                      /* of a return visit */
    ronde_time lag_limit;    /* how long wet or dry laundry may wait in the machine */
    ronde_time day_end;      /* a return visit ends by then */
    ronde_relation relation; /* who comes back: RONDE_SAME_RESOURCE or RONDE_ANY_RESOURCE */
    ronde_cost other_helper; /* price of a visit by another than the regular helper */
    ronde_cost wish_price;   /* per second that a visit starts outside the wished part of the day */
    ronde_cost backup;       /* by one of her named back-ups */
    ronde_cost other_team;   /* more for a helper who is not of the team, where that is known */
    /* Only where a household names the ways it allows: */
    ronde_time short_wash;        /* the short programme */
    ronde_time preload_from;      /* when a resident who fills the washer herself starts it */
    ronde_time return_extra;      /* what a return visit takes beyond its work */
    ronde_time residual;          /* laundry work that stays at home with a central laundry */
    ronde_cost hidden_price;      /* per second of indicated work that nobody delivers */
    ronde_cost bag_price;         /* central laundry, per visit */
    ronde_cost next_visit_price;  /* linen waits for the next visit */
    const char *const *resources; /* ids of all helpers of the day */
    size_t resource_count;
} ronde_household_rules;

/** The defaults, with their sources in household.c; no resources. */
ronde_household_rules ronde_household_defaults(void);

/** One visit to a resident, and the laundry that goes with it. Texts are copied. */
typedef struct ronde_household {
    const char *where; /* place in the input, for faults */
    const char *id;    /* of the visit's task; the return visit is "<id>/return" */
    const char *label;
    const char *place;
    ronde_time indicated; /* granted for all of it; 0: what the visits last */
    ronde_time cleaning;  /* seconds of work apart from the laundry */
    ronde_laundry laundry;
    ronde_time laundry_work; /* negative: the default of the level */
    ronde_time wash, dry;    /* machine programmes; negative: the default; dry 0: no dryer */
    bool resident_finishes;  /* the resident unloads the machine: no return visit */
    unsigned ways;           /* RONDE_WAY_ bits of washing.h that are allowed; 0: as above */
    ronde_time short_wash;   /* 0: the rules' */
    ronde_time preload_from; /* 0: the rules' */
    bool has_window;
    ronde_window window; /* the visit lies in it as a whole where it fits, else its start does */
    bool has_wish;
    ronde_window wish;       /* the part of the day in which the resident would like the visit */
    ronde_time return_until; /* 0: the rules' day_end */
    const char *const *skills;
    size_t skill_count;
    const char *regular;        /* resource id of the regular helper (vaste hulp), or NULL */
    const char *const *backups; /* resource ids that come in her place */
    size_t backup_count;
    const char *const *team; /* resource ids of the area team; none: not known */
    size_t team_count;
    const char *const *unwanted; /* resource ids that may not come */
    size_t unwanted_count;
    bool optional; /* from the waiting list */
    ronde_cost prize;
    int32_t priority; /* 0 means 1 */
} ronde_household;

/** What became of a household. */
typedef struct ronde_household_made {
    ronde_time visit, back;      /* durations; back 0 without a return visit */
    ronde_time min_lag, max_lag; /* from the end of the visit to the start of the return */
    int choices;                 /* alternatives made; 0: what stands above is the only way */
} ronde_household_made;

/** Laundry work of a household with laundry: of its record, or the default of its level. */
ronde_time ronde_household_work(const ronde_household *household,
                                const ronde_household_rules *rules);
/** The part of the work that is left when the machines are done, in whole minutes. */
ronde_time ronde_household_finish(const ronde_household *household,
                                  const ronde_household_rules *rules,
                                  ronde_time work);

/** The split of a household into visits, without building anything. */
ronde_household_made ronde_household_split(const ronde_household *household,
                                           const ronde_household_rules *rules);

/** Adds the tasks, their helper prices and the link to the builder; the place must be added by the
 *  caller. RONDE_ENOMEM. O(resources + unwanted) per task. */
ronde_status ronde_household_add(ronde_builder *builder,
                                 const ronde_household *household,
                                 const ronde_household_rules *rules,
                                 ronde_household_made *made,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_LAUNDRY_H
#define RONDE_INSTANCES_GENERATE_LAUNDRY_H

/* The vans of a central laundry in one week: whose bags are collected and brought back on which
 * day, and each day as an instance for the engine. README.md says by which rules.
 *
 * Days are counted in working days from the first of the week on, 0 .. day_count - 1; what was
 * collected in the weeks before and comes back in this one is there, too. */

#include "instances/base/date.h"
#include "instances/generate/day.h"
#include "instances/generate/plant.h"

/** The parameters of laundry_parameters.def. */
typedef struct ronde_laundry_parameters {
#define X(name, value, low, high, unit, source) int32_t name;
#include "instances/generate/laundry_parameters.def"
#undef X
} ronde_laundry_parameters;

/** The table of laundry_parameters.def, in its order; ends with a row whose name is NULL. */
extern const ronde_parameter_text ronde_laundry_parameter_table[];
ronde_laundry_parameters ronde_laundry_defaults(void);
/** Sets one parameter by name. RONDE_EINPUT for an unknown name or a value out of its range. */
ronde_status ronde_laundry_parameter_set(ronde_laundry_parameters *parameters,
                                         const char *name,
                                         long long value,
                                         ronde_error *error) RONDE_MUST_CHECK;

/** How bags go to and fro. */
typedef enum ronde_van_form {
    RONDE_VANS_APART, /* collected, and brought back some working days later */
    RONDE_VANS_SWAP,  /* omruil: one stop a week, the clean bag of last week for the dirty one */
    RONDE_VANS_DROP   /* by drop points where that is possible, else as apart */
} ronde_van_form;

enum { RONDE_VAN_FORMS = 3 };

/** "apart", "swap", "drop"; ends with NULL. */
extern const char *const ronde_van_form_words[RONDE_VAN_FORMS + 1];

/** What is in a bag. */
typedef enum ronde_bag_class {
    RONDE_BAG_BEDDING, /* bed linen alone */
    RONDE_BAG_MIXED,
    RONDE_BAG_SPECIAL /* washed apart */
} ronde_bag_class;

/** A resident who uses the laundry. Draws depend on the seed and the id alone, so that the others
 *  stay as they are when users are added. */
typedef struct ronde_laundry_user {
    const char *id;
    double lon, lat;
    int32_t grams_week; /* on average; 0: by the class */
    ronde_bag_class class;
    int32_t weekday;    /* of the helper's visit, 0 Monday .. 4 Friday */
    bool has_visit;     /* its times are known: */
    ronde_window visit; /* from its start to its end */
} ronde_laundry_user;

/** A place on the map. */
typedef struct ronde_laundry_point {
    double lon, lat;
} ronde_laundry_point;

typedef struct ronde_laundry_options {
    uint64_t seed;
    ronde_van_form form;
    ronde_laundry_point plant;         /* of NaN: amid the users */
    const ronde_laundry_point *points; /* drop points; none: as many as point_users asks for */
    int32_t point_count;
    const char *name;       /* of the instances */
    const char *start_date; /* the week begins here: seven days */
    const char *profile;    /* by which the vans travel: "van", "car" */
    ronde_laundry_parameters parameters;
} ronde_laundry_options;

/** How a user's bag goes. */
typedef enum ronde_bag_way { RONDE_BAG_DOOR, RONDE_BAG_WALKED, RONDE_BAG_CARRIED } ronde_bag_way;

/** The bags of a user and a week. */
typedef struct ronde_laundry_batch {
    int32_t user, bags;
    int64_t grams;
    int32_t out;                          /* day it is collected; may be before the week */
    int32_t back;                         /* day it is brought back; may be behind it */
    ronde_window out_window, back_window; /* in which the van starts its stop at the door */
    ronde_plant_moment ready; /* at the plant, if bags arrive when the vans come in at night */
    bool postponed;           /* the plant is too slow for the promised day */
    bool after_visit;         /* back is not before the helper's next visit */
} ronde_laundry_batch;

/** What a van does at a place on a day. */
typedef struct ronde_laundry_stop {
    int32_t user, point;  /* one of them; the other RONDE_NONE */
    int32_t dirty, clean; /* bags taken and left */
    int64_t grams;        /* of those taken */
    int32_t due;          /* the first day on which one of those taken is promised back */
    ronde_time release;   /* when the last of those left is ready at the plant; 0: before the day */
    ronde_window window;  /* in which it starts */
    ronde_time duration;
} ronde_laundry_stop;

/** Metres between two places, the crow's way; good for the size of a town. */
double ronde_laundry_crow(double lon, double lat, double other_lon, double other_lat);

/** A week drawn but not yet built. */
typedef struct ronde_laundry_week ronde_laundry_week;

/** Draws users on addresses (borrowed): what they wash and when their helper comes. ids are
 *  "u0001" ... Freed by ronde_free. NULL when memory is out. */
ronde_laundry_user *ronde_laundry_users_draw(uint64_t seed,
                                             const ronde_laundry_parameters *parameters,
                                             const ronde_address *addresses,
                                             int32_t count);
/** The place with the least sum of the crow's ways to the users: the usual plant. O(users^2), of
 *  2,000 at most. */
ronde_laundry_point ronde_laundry_middle(const ronde_laundry_user *users, int32_t count);

/** Draws the week (users are copied). RONDE_EINPUT: no users, a wrong date, a week without a
 *  working day, hours that end before they begin; RONDE_ENOMEM. O(users * points). */
ronde_status ronde_laundry_draw(ronde_laundry_week **out,
                                const ronde_laundry_options *options,
                                const ronde_laundry_user *users,
                                int32_t count,
                                ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_laundry_free(ronde_laundry_week *laundry);

/** Working days of the week, and the date of one. */
int32_t ronde_laundry_days(const ronde_laundry_week *laundry);
ronde_date ronde_laundry_date(const ronde_laundry_week *laundry, int32_t day);
/** The batches, by day of collection and then by user; *count of them. */
const ronde_laundry_batch *ronde_laundry_batches(const ronde_laundry_week *laundry, int32_t *count);
/** A user as given, and how her bags go. */
const ronde_laundry_user *ronde_laundry_user_of(const ronde_laundry_week *laundry, int32_t user);
ronde_bag_way ronde_laundry_way(const ronde_laundry_week *laundry, int32_t user);
/** The drop points; *count of them (0 but by RONDE_VANS_DROP). */
const ronde_laundry_point *ronde_laundry_points(const ronde_laundry_week *laundry, int32_t *count);
/** A plant as the parameters say, with nothing to do, from a day on. */
ronde_plant ronde_laundry_plant(const ronde_laundry_parameters *parameters, int32_t first_day);

/** The vehicles of the instances. */
typedef enum ronde_van_kind { RONDE_VAN, RONDE_VOLUNTEER, RONDE_DAY_BUS } ronde_van_kind;
ronde_van_kind ronde_laundry_vehicle(const ronde_instance *instance, int32_t shift);

/** The stops of a day, freed by ronde_free; *count of them. NULL when memory is out. */
ronde_laundry_stop *
ronde_laundry_stops(const ronde_laundry_week *laundry, int32_t day, int32_t *count);

/** Builds a day as an instance without matrices. Its tasks are the stops, in their order, as
 *  "<user>/collect", "<user>/return", "<user>/swap", "point01/swap1". RONDE_ENOMEM. */
ronde_status ronde_laundry_build(ronde_instance **out,
                                 const ronde_laundry_week *laundry,
                                 int32_t day,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif

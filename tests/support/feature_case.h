/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_FEATURE_CASE_H
#define RONDE_TESTS_SUPPORT_FEATURE_CASE_H

/* Small instances, each about one thing, written as a few keys of the instance format.
 *
 * Places D A B C lie on a line, 10 units of time and distance apart; a unit of distance costs 1.
 * Two resources r1 and r2 travel by car (by bike a hop takes 5); their shifts s1 and s2 usually
 * start and end at D and have 400 units of time. */

#include "instances/model/instance.h"
#include "instances/model/rules.h"

typedef struct ronde_feature_case {
    const char *name;
    ronde_rule rule; /* without it there is a better plan; RONDE_RULE_COUNT: not looked at */
    /* more keys, with a comma before them: of the objective, prices of both, of both resources */
    const char *objective, *prices, *resources;
    const char *profile;        /* of r2; NULL: car */
    const char *skills;         /* of r2, with a comma before them */
    const char *first, *second; /* the keys of s1 and s2 beside id and resource; NULL: AT_D */
    const char *second_of;      /* the resource of s2; NULL: r2 */
    const char *tasks, *links, *groups, *alternatives;
    int64_t unserved;
    int32_t used;
    ronde_cost cost;
} ronde_feature_case;

/** The instance; ends the test if it is not valid. The caller frees it. */
ronde_instance *ronde_feature_instance(const ronde_feature_case *of);

#define HOURS "\"from\": 0, \"to\": 400"
#define AT_D "\"start_place\": \"D\", " HOURS
#define AT_C "\"start_place\": \"C\", " HOURS
#define TASK(id, place, lasts, more)                                                               \
    "{\"id\": \"" id "\", \"place\": \"" place "\", \"duration\": " lasts more "}"
#define WINDOW(from, to) ", \"windows\": [{\"from\": " from ", \"to\": " to "}]"
#define RIDE_LINK "{\"from\": \"p1\", \"to\": \"q1\", \"min_lag\": 0, \"resource\": \"same_shift\"}"
#define ONE_AT_A TASK("a", "A", "5", "")
#define TWO_AT_A ONE_AT_A "," TASK("b", "A", "5", "")
#define TWO_LONG TASK("a", "A", "30", "") "," TASK("b", "A", "30", "")

#endif

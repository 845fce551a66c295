/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_UNIT_SOLVER_FEATURE_CASES_H
#define RONDE_TESTS_UNIT_SOLVER_FEATURE_CASES_H

/* Small instances, each about one feature, with the value of the best plan worked out by hand.
 *
 * Places D A B C lie on a line, 10 units of time and distance apart; a unit of distance costs 1.
 * Two resources r1 and r2 travel by car (by bike a hop takes 5); their shifts s1 and s2 usually
 * start and end at D and have 400 units of time. */

#include "instances/model/rules.h"
#include "instances/model/units.h"

typedef struct feature_case {
    const char *name;
    ronde_rule rule; /* without it there is a better plan; RONDE_RULE_COUNT: not looked at */
    /* more keys, with a comma before them: of the objective, prices of both, of both resources */
    const char *objective, *prices, *resources;
    const char *profile;        /* of r2; NULL: car */
    const char *skills;         /* of r2, with a comma before them */
    const char *first, *second; /* the keys of s1 and s2 beside id and resource; NULL: at_d */
    const char *second_of;      /* the resource of s2; NULL: r2 */
    const char *tasks, *links, *groups, *alternatives;
    int64_t unserved;
    int32_t used;
    ronde_cost cost;
} feature_case;

#define HOURS "\"from\": 0, \"to\": 400"
#define AT_D "\"start_place\": \"D\", " HOURS
#define AT_C "\"start_place\": \"C\", " HOURS
#define TASK(id, place, lasts, more)                                                               \
    "{\"id\": \"" id "\", \"place\": \"" place "\", \"duration\": " lasts more "}"
#define RIDE(number, what, from_more, to_more)                                                     \
    TASK("p" number, "A", "1",                                                                     \
         ", \"request\": \"" number "\", \"load\": {\"change\": {\"" what "\": 1}}" from_more)     \
    "," TASK("q" number, "B", "1",                                                                 \
             ", \"request\": \"" number "\", \"load\": {\"change\": {\"" what "\": -1}}" to_more)
#define WINDOW(from, to) ", \"windows\": [{\"from\": " from ", \"to\": " to "}]"
#define UNPAID ", \"unpaid_first_leg\": true, \"unpaid_last_leg\": true"
#define SEAT_OR_CHAIR                                                                              \
    ", \"layouts\": [{\"seats\": 1}, {\"chairs\": 1}], \"no_waiting_with\": [\"seats\"]"
#define RIDE_LINK "{\"from\": \"p1\", \"to\": \"q1\", \"min_lag\": 0, \"resource\": \"same_shift\"}"
#define ONE_AT_A TASK("a", "A", "5", "")
#define TWO_AT_A ONE_AT_A "," TASK("b", "A", "5", "")
#define THREE_AT_A TWO_AT_A "," TASK("c", "A", "5", "")
#define OTHER_PROVIDER ", \"provider\": \"other\""
#define HOUSE(price)                                                                               \
    "{\"id\": \"house\", \"rule\": \"providers\", \"places\": [\"A\"], \"price\": " price "}"
#define TWO_IN_A_HOUSE                                                                             \
    TASK("a", "A", "30", ", \"shift\": \"s1\"" WINDOW("10", "10"))                                 \
    "," TASK(                                                                                      \
        "b", "A", "30",                                                                            \
        ", \"shift\": \"s2\", \"late_price\": 1, \"soft_windows\": [{\"from\": 0, \"to\": 10}]")
#define TWO_LONG TASK("a", "A", "30", "") "," TASK("b", "A", "30", "")

static const feature_case feature_cases[] = {
    /* By car B and back takes 45, by bike 25; the distance is the same. */
    {.name = "own travel times",
     .rule = RONDE_RULE_COUNT,
     .profile = "bike",
     .first = "\"start_place\": \"D\", \"from\": 0, \"to\": 25",
     .second = "\"start_place\": \"D\", \"from\": 0, \"to\": 25",
     .tasks = TASK("b", "B", "5", ""),
     .used = 1,
     .cost = 40},
    /* A from D and back, C by who is there. */
    {.name = "several depots",
     .rule = RONDE_RULE_COUNT,
     .second = AT_C,
     .tasks = ONE_AT_A "," TASK("c", "C", "5", ""),
     .used = 2,
     .cost = 20},
    {.name = "start and end differ",
     .rule = RONDE_RULE_COUNT,
     .first = AT_D ", \"end_place\": \"C\"",
     .tasks = TASK("b", "B", "5", ""),
     .used = 1,
     .cost = 30},
    {.name = "open end",
     .rule = RONDE_RULE_COUNT,
     .first = AT_D ", \"open_end\": true",
     .tasks = TASK("c", "C", "5", ""),
     .used = 1,
     .cost = 30},
    /* begins at C, ends at D */
    {.name = "open start",
     .rule = RONDE_RULE_COUNT,
     .first = "\"open_start\": true, \"end_place\": \"D\", " HOURS,
     .tasks = ONE_AT_A "," TASK("c", "C", "5", ""),
     .used = 1,
     .cost = 30},
    /* begins at A, ends at C, or the other way round */
    {.name = "open at both ends",
     .rule = RONDE_RULE_COUNT,
     .first = "\"open_start\": true, \"open_end\": true, " HOURS,
     .tasks = ONE_AT_A "," TASK("c", "C", "5", ""),
     .used = 1,
     .cost = 20},
    /* only r2 can, and comes from C: there and back 40 instead of 20 */
    {.name = "skill",
     .rule = RONDE_RULE_COUNT,
     .skills = ", \"skills\": [\"lift\"]",
     .second = AT_C,
     .tasks = TASK("a", "A", "5", ", \"skills\": [\"lift\"]"),
     .used = 1,
     .cost = 40},
    {.name = "forbidden pair",
     .rule = RONDE_RULE_COUNT,
     .second = AT_C,
     .tasks = TASK("a", "A", "5", ", \"pairs\": [{\"resource\": \"r1\", \"forbidden\": true}]"),
     .used = 1,
     .cost = 40},
    /* another than the regular r2 costs 25: 45 for the nearer one */
    {.name = "preferred pair",
     .rule = RONDE_RULE_COUNT,
     .second = AT_C,
     .tasks = TASK(
         "a", "A", "5", ", \"other_price\": 25, \"pairs\": [{\"resource\": \"r2\", \"price\": 0}]"),
     .used = 1,
     .cost = 40},
    /* s2 is of the agreed day: there and back 40 instead of 20, and 25 for the other day */
    {.name = "agreed day",
     .rule = RONDE_RULE_COUNT,
     .second = "\"day\": 1, " AT_C,
     .tasks = TASK("a", "A", "5", ", \"agreed_days\": [1], \"other_day_price\": 25"),
     .used = 1,
     .cost = 40},
    /* 15 are less than the way */
    {.name = "other day",
     .rule = RONDE_RULE_COUNT,
     .second = "\"day\": 1, " AT_C,
     .tasks = TASK("a", "A", "5", ", \"agreed_days\": [1], \"other_day_price\": 15"),
     .used = 1,
     .cost = 35},
    {.name = "shift-bound task",
     .rule = RONDE_RULE_COUNT,
     .second = AT_C,
     .tasks = TASK("a", "A", "5", ", \"shift\": \"s2\""),
     .used = 1,
     .cost = 40},
    /* too late for the first window, so it starts at 30: away from 20 to 45, 25 paid */
    {.name = "several windows",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_paid\": 1",
     .tasks = TASK(
         "a", "A", "5", ", \"windows\": [{\"from\": 0, \"to\": 5}, {\"from\": 30, \"to\": 40}]"),
     .used = 1,
     .cost = 45},
    /* 5 late at 3 */
    {.name = "soft window",
     .rule = RONDE_RULE_COUNT,
     .tasks =
         TASK("a", "A", "5", ", \"late_price\": 3, \"soft_windows\": [{\"from\": 0, \"to\": 5}]"),
     .used = 1,
     .cost = 35},
    /* 5 late at 4, the largest lateness: two routes, for one after the other would be 10 late */
    {.name = "largest lateness",
     .rule = RONDE_RULE_COUNT,
     .objective = ", \"latest_price\": 8",
     .tasks = TASK("a", "A", "5", ", \"soft_windows\": [{\"from\": 0, \"to\": 5}]") "," TASK(
         "b", "A", "5", ", \"soft_windows\": [{\"from\": 0, \"to\": 5}]"),
     .used = 2,
     .cost = 80},
    /* 20 travel, 5 work, 10 break */
    {.name = "break",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_paid\": 1",
     .first = AT_D ", \"breaks\": [{\"duration\": 10}]",
     .second = AT_D ", \"breaks\": [{\"duration\": 10}]",
     .tasks = ONE_AT_A,
     .used = 1,
     .cost = 55},
    {.name = "break not due",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_paid\": 1",
     .first = AT_D ", \"breaks\": [{\"duration\": 10, \"if_longer_than\": 25}]",
     .tasks = ONE_AT_A,
     .used = 1,
     .cost = 45},
    /* 20 and two tasks fill the 30 of a shift */
    {.name = "max_duration",
     .rule = RONDE_RULE_COUNT,
     .first = AT_D ", \"max_duration\": 30",
     .second = AT_D ", \"max_duration\": 30",
     .tasks = THREE_AT_A,
     .used = 2,
     .cost = 40},
    {.name = "max_distance",
     .rule = RONDE_RULE_COUNT,
     .first = AT_D ", \"max_distance_m\": 40",
     .second = AT_D ", \"max_distance_m\": 40",
     .tasks = TASK("b", "B", "5", "") "," TASK("c", "C", "5", ""),
     .unserved = 1,
     .used = 1,
     .cost = 40},
    /* C and back is 60: too far. A and B on one route: 40 */
    {.name = "max_travel",
     .rule = RONDE_RULE_SHIFT_TRAVEL,
     .first = AT_D ", \"max_travel\": 40",
     .second = AT_D ", \"max_travel\": 40",
     .tasks = ONE_AT_A "," TASK("b", "B", "5", "") "," TASK("c", "C", "5", ""),
     .unserved = 1,
     .used = 1,
     .cost = 40},
    /* two a route: twice there and back */
    {.name = "max_tasks",
     .rule = RONDE_RULE_SHIFT_TASKS,
     .first = AT_D ", \"max_tasks\": 2",
     .second = AT_D ", \"max_tasks\": 2",
     .tasks = THREE_AT_A,
     .used = 2,
     .cost = 40},
    /* one route: 80 long, 30 of them overtime at 5, 170 in all; two of 50: none */
    {.name = "overtime avoided",
     .rule = RONDE_RULE_OVERTIME,
     .prices = ", \"per_overtime\": 5",
     .first = AT_D ", \"normal_duration\": 50",
     .second = AT_D ", \"normal_duration\": 50",
     .tasks = TWO_LONG,
     .used = 2,
     .cost = 40},
    /* one route: 80 long, 10 of them overtime at 1: less than going there twice */
    {.name = "overtime worked",
     .rule = RONDE_RULE_OVERTIME,
     .prices = ", \"per_overtime\": 1",
     .first = AT_D ", \"normal_duration\": 70",
     .second = AT_D ", \"normal_duration\": 70",
     .tasks = TWO_LONG,
     .used = 1,
     .cost = 30},
    /* by r1 60 there and back, 5 paid at 3; by r2, whose legs are paid, 20 and 25 at 3 */
    {.name = "unpaid legs",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_paid\": 3",
     .first = AT_D UNPAID,
     .second = "\"start_place\": \"B\", " HOURS,
     .tasks = TASK("c", "C", "5", ""),
     .used = 1,
     .cost = 75},
    /* one route: 80 long, 20 of them unpaid, 10 more than 50 are overtime at 1 */
    {.name = "no overtime for unpaid legs",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_overtime\": 1",
     .first = AT_D UNPAID ", \"normal_duration\": 50",
     .second = AT_D UNPAID ", \"normal_duration\": 50",
     .tasks = TWO_LONG,
     .used = 1,
     .cost = 30},
    /* one route: r2 has nothing to do, 20 at 2; two: 25 each */
    {.name = "contract hours used",
     .rule = RONDE_RULE_CONTRACT_SHORT,
     .resources = ", \"contract\": {\"least\": 20, \"short_price\": 2}",
     .tasks = TWO_AT_A,
     .used = 2,
     .cost = 40},
    /* one route: 80 worked, 20 beyond 60 at 3; two: 50 each */
    {.name = "contract hours kept",
     .rule = RONDE_RULE_CONTRACT_EXTRA,
     .resources = ", \"contract\": {\"most\": 60, \"extra_price\": 3}",
     .tasks = TWO_LONG,
     .used = 2,
     .cost = 40},
    /* 80 are too many for one */
    {.name = "contract max",
     .rule = RONDE_RULE_CONTRACT_MAX,
     .resources = ", \"contract\": {\"max\": 79}",
     .tasks = TWO_LONG,
     .used = 2,
     .cost = 40},
    /* C from 100 on: one route from D over A waits for 50 of which 10 are free, 40 at 1, 100 in
     * all; by two it is 80 */
    {.name = "gap priced",
     .rule = RONDE_RULE_GAPS,
     .prices = ", \"per_gap\": 1",
     .first = AT_D ", \"gap_limit\": 10",
     .second = AT_D ", \"gap_limit\": 10",
     .tasks = TASK("a", "A", "5", WINDOW("25", "25")) "," TASK("c", "C", "5", WINDOW("100", "100")),
     .used = 2,
     .cost = 80},
    /* the same by rule */
    {.name = "gap forbidden",
     .rule = RONDE_RULE_MAX_GAP,
     .first = AT_D ", \"max_gap\": 49",
     .second = AT_D ", \"max_gap\": 49",
     .tasks = TASK("a", "A", "5", WINDOW("25", "25")) "," TASK("c", "C", "5", WINDOW("100", "100")),
     .used = 2,
     .cost = 80},
    /* one later, and it may wait */
    {.name = "gap short enough",
     .rule = RONDE_RULE_COUNT,
     .first = AT_D ", \"max_gap\": 49",
     .second = AT_D ", \"max_gap\": 49",
     .tasks = TASK("a", "A", "5", WINDOW("26", "26")) "," TASK("c", "C", "5", WINDOW("100", "100")),
     .used = 1,
     .cost = 60},
    /* home at 385, away at 485, at A by 495: 75 late, and 20 there and back twice */
    {.name = "daily rest",
     .rule = RONDE_RULE_DAILY_REST,
     .resources = ", \"rest\": 100",
     .second = "\"start_place\": \"D\", \"from\": 400, \"to\": 800, \"day\": 1",
     .second_of = "r1",
     .tasks = TASK("a", "A", "5", WINDOW("370", "370")) "," TASK(
         "b",
         "A",
         "5",
         ", \"soft_windows\": [{\"from\": 410, \"to\": 420}], \"late_price\": 1"
         ", \"windows\": [{\"from\": 400, \"to\": 800}]"),
     .used = 2,
     .cost = 115},
    /* one route: workload 80 at 3, 260 in all; two: the larger is 50 at 3, 190 in all */
    {.name = "workload",
     .rule = RONDE_RULE_WORKLOAD,
     .objective = ", \"workload_price\": 3",
     .tasks = TWO_LONG,
     .used = 2,
     .cost = 190},
    /* 60 is more than 50 */
    {.name = "prize too small",
     .rule = RONDE_RULE_COUNT,
     .tasks = TASK("c", "C", "5", ", \"optional\": true, \"prize\": 50"),
     .cost = 50},
    {.name = "prize worth it",
     .rule = RONDE_RULE_COUNT,
     .tasks = TASK("c", "C", "5", ", \"optional\": true, \"prize\": 61"),
     .used = 1,
     .cost = 60},
    /* room for two of three */
    {.name = "priorities",
     .rule = RONDE_RULE_SHIFT_TASKS,
     .first = AT_D ", \"max_tasks\": 1",
     .second = AT_D ", \"max_tasks\": 1",
     .tasks = TASK("a", "A", "5", ", \"priority\": 5") "," TASK("b", "A", "5", "") "," TASK(
         "c", "A", "5", ", \"priority\": 5"),
     .unserved = 1,
     .used = 2,
     .cost = 40},
    /* 15 for the nearer way of doing it */
    {.name = "alternatives",
     .rule = RONDE_RULE_COUNT,
     .tasks = TASK("a", "A", "5", ", \"request\": \"q\", \"alternative\": \"near\"") "," TASK(
         "c", "C", "5", ", \"request\": \"q\", \"alternative\": \"far\""),
     .alternatives = "{\"request\": \"q\", \"id\": \"near\", \"price\": 15}",
     .used = 1,
     .cost = 35},
    /* a full bag for an empty one at A and at B, room for one: two routes */
    {.name = "swap",
     .rule = RONDE_RULE_CAPACITY,
     .resources = ", \"capacity\": {\"bags\": 1}",
     .tasks = TASK(
         "a",
         "A",
         "5",
         ", \"load\": {\"deliver\": {\"bags\": 1}, "
         "\"collect\": {\"bags\": 1}}") "," TASK("b",
                                                 "B",
                                                 "5",
                                                 ", \"load\": {\"deliver\": {\"bags\": "
                                                 "1}, \"collect\": {\"bags\": 1}}"),
     .used = 2,
     .cost = 60},
    /* with room for two, one route does both */
    {.name = "swap with room",
     .rule = RONDE_RULE_COUNT,
     .resources = ", \"capacity\": {\"bags\": 2}",
     .tasks = TASK(
         "a",
         "A",
         "5",
         ", \"load\": {\"deliver\": {\"bags\": 1}, "
         "\"collect\": {\"bags\": 1}}") "," TASK("b",
                                                 "B",
                                                 "5",
                                                 ", \"load\": {\"deliver\": {\"bags\": 1}, "
                                                 "\"collect\": {\"bags\": 1}}"),
     .used = 1,
     .cost = 40},
    /* seats enough, but one chair only: A to B twice, or two routes */
    {.name = "several dimensions",
     .rule = RONDE_RULE_CAPACITY,
     .resources = ", \"capacity\": {\"seats\": 4, \"chairs\": 1}",
     .tasks = RIDE("1", "chairs", "", "") "," RIDE("2", "chairs", "", ""),
     .links = RIDE_LINK,
     .used = 1,
     .cost = 60},
    /* a seat or a chair, never both: A to B twice */
    {.name = "layouts",
     .rule = RONDE_RULE_CAPACITY,
     .resources = SEAT_OR_CHAIR,
     .tasks = RIDE("1", "seats", "", "") "," RIDE("2", "chairs", "", ""),
     .links = RIDE_LINK,
     .used = 1,
     .cost = 60},
    /* picked up by 15, brought from 100 on: only by waiting */
    {.name = "no waiting aboard",
     .rule = RONDE_RULE_WAITING_ABOARD,
     .resources = SEAT_OR_CHAIR,
     .tasks = RIDE("1", "seats", WINDOW("0", "15"), WINDOW("100", "110")),
     .links = RIDE_LINK,
     .unserved = 1},
    /* picked up at 15, brought at 26 */
    {.name = "no waiting needed",
     .rule = RONDE_RULE_COUNT,
     .resources = SEAT_OR_CHAIR,
     .tasks = RIDE("1", "seats", WINDOW("0", "15"), WINDOW("26", "110")),
     .links = RIDE_LINK,
     .used = 1,
     .cost = 40},
    {.name = "apart",
     .rule = RONDE_RULE_GROUP_APART,
     .tasks = TWO_AT_A,
     .groups = "{\"id\": \"g\", \"rule\": \"apart\", \"tasks\": [\"a\", \"b\"]}",
     .used = 2,
     .cost = 40},
    /* clean with clean, dirty by itself: A and B on one route, A on the other */
    {.name = "apart in sets",
     .rule = RONDE_RULE_GROUP_APART,
     .tasks = TASK("c1", "A", "5", "") "," TASK("c2", "B", "5", "") "," TASK("d", "A", "5", ""),
     .groups = "{\"id\": \"g\", \"rule\": \"apart\", \"sets\": [[\"c1\", \"c2\"], [\"d\"]]}",
     .used = 2,
     .cost = 60},
    /* the second shift starts at C: apart 20 + 0, together by it C to A and back 40 */
    {.name = "together",
     .rule = RONDE_RULE_GROUP_TOGETHER,
     .second = AT_C,
     .tasks = ONE_AT_A "," TASK("c", "C", "5", ""),
     .groups = "{\"id\": \"g\", \"rule\": \"together\", \"tasks\": [\"a\", \"c\"]}",
     .used = 1,
     .cost = 40},
    /* the second shift starts at C: one helper 40, two 20 and the second face */
    {.name = "one face",
     .rule = RONDE_RULE_FACES,
     .second = AT_C,
     .tasks = ONE_AT_A "," TASK("c", "C", "5", ""),
     .groups = "{\"id\": \"g\", \"rule\": \"faces\", \"tasks\": [\"a\", \"c\"], \"price\": 25}",
     .used = 1,
     .cost = 40},
    {.name = "two faces worth it",
     .rule = RONDE_RULE_FACES,
     .second = AT_C,
     .tasks = ONE_AT_A "," TASK("c", "C", "5", ""),
     .groups = "{\"id\": \"g\", \"rule\": \"faces\", \"tasks\": [\"a\", \"c\"], \"price\": 15}",
     .used = 2,
     .cost = 35},
    /* both at A from 10 to 40, or the second one 30 late */
    {.name = "providers meet",
     .rule = RONDE_RULE_PROVIDERS_MEET,
     .skills = OTHER_PROVIDER,
     .tasks = TWO_IN_A_HOUSE,
     .groups = HOUSE("25"),
     .used = 2,
     .cost = 65},
    {.name = "providers wait",
     .rule = RONDE_RULE_PROVIDERS_MEET,
     .skills = OTHER_PROVIDER,
     .tasks = TWO_IN_A_HOUSE,
     .groups = HOUSE("35"),
     .used = 2,
     .cost = 70},
    /* C, then A, then the rest: 30 + 20 + 10 + 20 */
    {.name = "pinned order",
     .rule = RONDE_RULE_PINNED_ORDER,
     .tasks = TASK("a", "A", "5", ", \"shift\": \"s1\", \"pin\": 2") "," TASK(
         "b", "B", "5", "") "," TASK("c", "C", "5", ", \"shift\": \"s1\", \"pin\": 1"),
     .used = 1,
     .cost = 80},
    /* away from 40 to 65 */
    {.name = "pinned start",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_paid\": 1",
     .tasks = TASK("a", "A", "5", WINDOW("50", "50")),
     .used = 1,
     .cost = 45},
    /* A bag is filled during the visit of r1 at A, from 10 to 30, and the van r2, which ends at C,
     * has to be there at 25: it goes there first, back to A and to C again, 70, and not by way of
     * A, 30. */
    {.name = "bag after the visit",
     .rule = RONDE_RULE_MIN_LAG,
     .profile = "bike",
     .second = "\"start_place\": \"D\", \"end_place\": \"C\", " HOURS,
     .tasks = TASK("v", "A", "20", ", \"shift\": \"s1\"") "," TASK(
         "w", "A", "1", ", \"shift\": \"s2\"") "," TASK("x",
                                                        "C",
                                                        "5",
                                                        ", \"shift\": \"s2\"" WINDOW("25", "25")),
     .links = "{\"from\": \"v\", \"to\": \"w\", \"min_lag\": 0}",
     .used = 2,
     .cost = 90},
    /* To r1 it is all the same whether A or B comes first, 40; with A first the van is there in
     * time to go on to C, 30. */
    {.name = "round made for the van",
     .rule = RONDE_RULE_COUNT,
     .profile = "bike",
     .second = "\"start_place\": \"D\", \"end_place\": \"C\", " HOURS,
     .tasks = TASK("v", "A", "5", ", \"shift\": \"s1\"") "," TASK(
         "u",
         "B",
         "20",
         ", \"shift\": \"s1\"") "," TASK("w",
                                         "A",
                                         "1",
                                         ", \"shift\": \"s2\"") "," TASK("x",
                                                                         "C",
                                                                         "5",
                                                                         ", \"shift\": "
                                                                         "\"s2\"" WINDOW("35",
                                                                                         "35")),
     .links = "{\"from\": \"v\", \"to\": \"w\", \"min_lag\": 0}",
     .used = 2,
     .cost = 70},
    /* The clean bag is at A before the visit of r1, which begins at 20. The van r2 comes from C,
     * has to be at B at 25 and ends at D: to A first and back to B, 50, and not in one go, 30. */
    {.name = "clean bag before the visit",
     .rule = RONDE_RULE_MIN_LAG,
     .profile = "bike",
     .second = "\"start_place\": \"C\", \"end_place\": \"D\", " HOURS,
     .tasks = TASK("v", "A", "20", ", \"shift\": \"s1\"" WINDOW("20", "20")) "," TASK(
         "w", "A", "1", ", \"shift\": \"s2\"") "," TASK("x",
                                                        "B",
                                                        "5",
                                                        ", \"shift\": \"s2\"" WINDOW("25", "25")),
     .links = "{\"from\": \"w\", \"to\": \"v\", \"min_lag\": 0}",
     .used = 2,
     .cost = 70},
    /* at 10 and at 40 by one, who is away 55; two would be away 50 and travel 40 */
    {.name = "lag",
     .rule = RONDE_RULE_COUNT,
     .prices = ", \"per_paid\": 1",
     .tasks = TWO_AT_A,
     .links = "{\"from\": \"a\", \"to\": \"b\", \"measured\": \"start\", \"min_lag\": 30}",
     .used = 1,
     .cost = 75},
    {.name = "two at once",
     .rule = RONDE_RULE_COUNT,
     .tasks = TWO_AT_A,
     .links = "{\"from\": \"a\", \"to\": \"b\", \"simultaneous\": true}",
     .used = 2,
     .cost = 40},
};

#endif

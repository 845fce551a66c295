/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small instance for each feature whose best plan is worked out by hand: the solver must find
 * it, the judge accept it, and brute force agree; without the rule a better plan is there.
 *
 * Places D A B C lie on a line, 10 units of time and distance apart; a unit of distance costs 1.
 * Two shifts start and end at D. */
#include "instances/formats/instance_json.h"
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/brute_force.h"
#include "tests/support/ckx.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The parts of the file that differ; the rule that brute force overlooks. */
typedef struct feature_case {
    const char *name;
    ronde_rule rule;
    const char *objective, *resource, *first,
        *second; /* more keys: of both resources, of a shift */
    const char *tasks, *groups;
    int64_t unserved;
    int32_t used;
    ronde_cost cost;
} feature_case;

#define AT_D "\"start_place\": \"D\""
#define TASK(id, place, lasts)                                                                     \
    "{\"id\": \"" id "\", \"place\": \"" place "\", \"duration\": " lasts "}"
#define TASK_WITH(id, place, lasts, more)                                                          \
    "{\"id\": \"" id "\", \"place\": \"" place "\", \"duration\": " lasts ", " more "}"
#define RIDE(number, what, from_more, to_more)                                                     \
    TASK_WITH("p" number, "A", "1",                                                                \
              "\"request\": \"" number "\", \"load\": {\"change\": {\"" what "\": 1}}" from_more)  \
    "," TASK_WITH("q" number, "B", "1",                                                            \
                  "\"request\": \"" number "\", \"load\": {\"change\": {\"" what                   \
                  "\": -1}}" to_more)
#define WINDOW(from, to) ", \"windows\": [{\"from\": " from ", \"to\": " to "}]"

static const feature_case cases[] = {
    /* C and back is 60: too far. A and B on one route: 40 */
    {"max_travel", RONDE_RULE_SHIFT_TRAVEL, "", "", AT_D ", \"max_travel\": 40",
     AT_D ", \"max_travel\": 40",
     TASK("a", "A", "5") "," TASK("b", "B", "5") "," TASK("c", "C", "5"), "", 1, 1, 40},
    /* three tasks at A, two a route: twice there and back */
    {"max_tasks", RONDE_RULE_SHIFT_TASKS, "", "", AT_D ", \"max_tasks\": 2",
     AT_D ", \"max_tasks\": 2", TASK("a", "A", "5") "," TASK("b", "A", "5") "," TASK("c", "A", "5"),
     "", 0, 2, 40},
    /* one route: 80 long, 30 of them overtime at 5, 170 in all; two of 50: no overtime */
    {"overtime", RONDE_RULE_OVERTIME, "", ", \"per_overtime\": 5", AT_D ", \"normal_duration\": 50",
     AT_D ", \"normal_duration\": 50", TASK("a", "A", "30") "," TASK("b", "A", "30"), "", 0, 2, 40},
    /* one route: 80 long, 10 of them overtime at 1: less than going there twice */
    {"overtime paid", RONDE_RULE_COUNT, "", ", \"per_overtime\": 1",
     AT_D ", \"normal_duration\": 70", AT_D ", \"normal_duration\": 70",
     TASK("a", "A", "30") "," TASK("b", "A", "30"), "", 0, 1, 30},
    /* one route: workload 80 at 3, 260 in all; two: the larger is 50 at 3, 190 in all */
    {"workload", RONDE_RULE_WORKLOAD, ", \"workload_price\": 3", "", AT_D, AT_D,
     TASK("a", "A", "30") "," TASK("b", "A", "30"), "", 0, 2, 190},
    {"apart", RONDE_RULE_GROUP_APART, "", "", AT_D, AT_D,
     TASK("a", "A", "5") "," TASK("b", "A", "5"),
     "{\"id\": \"g\", \"rule\": \"apart\", \"tasks\": [\"a\", \"b\"]}", 0, 2, 40},
    /* clean with clean, dirty by itself: A and B on one route, A on the other */
    {"apart in sets", RONDE_RULE_GROUP_APART, "", "", AT_D, AT_D,
     TASK("c1", "A", "5") "," TASK("c2", "B", "5") "," TASK("d", "A", "5"),
     "{\"id\": \"g\", \"rule\": \"apart\", \"sets\": [[\"c1\", \"c2\"], [\"d\"]]}", 0, 2, 60},
    /* the second shift starts at C: apart 20 + 0, together by it C to A and back 40 */
    {"together", RONDE_RULE_GROUP_TOGETHER, "", "", AT_D, "\"start_place\": \"C\"",
     TASK("a", "A", "5") "," TASK("c", "C", "5"),
     "{\"id\": \"g\", \"rule\": \"together\", \"tasks\": [\"a\", \"c\"]}", 0, 1, 40},
    /* a seat or a chair, never both: A to B twice by one vehicle, 60 */
    {"layouts", RONDE_RULE_CAPACITY, "", "", AT_D, AT_D,
     RIDE("1", "seats", "", "") "," RIDE("2", "chairs", "", ""), "", 0, 1, 60},
    /* picked up by 15, brought from 100 on: only by waiting */
    {"no waiting", RONDE_RULE_WAITING_ABOARD, "", "", AT_D, AT_D,
     RIDE("1", "seats", WINDOW("0", "15"), WINDOW("100", "110")), "", 1, 0, 0},
    {"no waiting needed", RONDE_RULE_COUNT, "", "", AT_D, AT_D,
     RIDE("1", "seats", WINDOW("0", "15"), WINDOW("26", "110")), "", 0, 1, 40},
    /* C, then A, then the rest: 30 + 20 + 10 + 20 */
    {"pins", RONDE_RULE_PINNED_ORDER, "", "", AT_D, AT_D,
     TASK_WITH("a", "A", "5", "\"shift\": \"s1\", \"pin\": 2") "," TASK(
         "b", "B", "5") "," TASK_WITH("c", "C", "5", "\"shift\": \"s1\", \"pin\": 1"),
     "", 0, 1, 80},
    /* fixed at 50 at A: B has to be before, D B A D, or after; either way 40 */
    {"fixed start", RONDE_RULE_COUNT, "", "", AT_D, AT_D,
     TASK_WITH("a", "A", "5", "\"windows\": [{\"from\": 50, \"to\": 50}]") "," TASK("b", "B", "5"),
     "", 0, 1, 40},
    /* begins at C, ends at D */
    {"open start", RONDE_RULE_COUNT, "", "", "\"open_start\": true, \"end_place\": \"D\"", AT_D,
     TASK("c", "C", "5") "," TASK("a", "A", "5"), "", 0, 1, 30},
    /* begins at A, ends at C, or the other way round */
    {"open at both ends", RONDE_RULE_COUNT, "", "", "\"open_start\": true, \"open_end\": true",
     AT_D, TASK("c", "C", "5") "," TASK("a", "A", "5"), "", 0, 1, 20},
};

static ronde_instance *make(const feature_case *at)
{
    static char text[8192];
    bool seats = strstr(at->tasks, "seats") != NULL;
    const char *room = seats ? ", \"layouts\": [{\"seats\": 1}, {\"chairs\": 1}], "
                               "\"no_waiting_with\": [\"seats\"]"
                             : "";
    snprintf(text, sizeof text,
             "{\"format\": \"ronde-instance/1\", \"dimensions\": [\"seats\", \"chairs\"],"
             "\"objective\": {\"money\": \"plain\"%s},"
             "\"profiles\": {\"car\": {\"durations\": "
             "[[0,10,20,30], [10,0,10,20], [20,10,0,10], [30,20,10,0]]}},"
             "\"places\": [{\"id\": \"D\"}, {\"id\": \"A\"}, {\"id\": \"B\"}, {\"id\": \"C\"}],"
             "\"resources\": ["
             "{\"id\": \"r1\", \"profile\": \"car\", \"prices\": {\"per_distance\": 1%s}%s},"
             "{\"id\": \"r2\", \"profile\": \"car\", \"prices\": {\"per_distance\": 1%s}%s}],"
             "\"shifts\": [{\"id\": \"s1\", \"resource\": \"r1\", \"from\": 0, \"to\": 400, %s},"
             "{\"id\": \"s2\", \"resource\": \"r2\", \"from\": 0, \"to\": 400, %s}],"
             "\"tasks\": [%s], \"groups\": [%s]%s}",
             at->objective, at->resource, room, at->resource, room, at->first, at->second,
             at->tasks, at->groups,
             seats ? ", \"links\": [{\"from\": \"p1\", \"to\": \"q1\", \"min_lag\": 0, "
                     "\"resource\": \"same_shift\"}]"
                   : "");
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_status status = ronde_instance_json_read(&instance, text, strlen(text), &faults, &error);
    ck_assert_msg(status == RONDE_OK, "%s: %s", at->name,
                  faults.list.count > 0 ? faults.list.items[0].text : error.text);
    ronde_faults_clear(&faults);
    return instance;
}

START_TEST(test_each_feature_is_respected_and_used)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const feature_case *at = &cases[i];
        ronde_error error = {0};
        ronde_plan plan = {0};
        ronde_verdict verdict = {0};
        ronde_instance *instance = make(at);
        const ronde_solve_options options = {.iterations = 2000};
        ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
        ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
        ck_assert_msg(verdict.violations.count == 0, "%s: %s", at->name,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
        ck_assert_msg(verdict.unserved == at->unserved && verdict.used_shifts == at->used &&
                          verdict.cost == at->cost,
                      "%s: %" PRId64 " unserved, %d shifts, cost %" PRId64, at->name,
                      verdict.unserved, (int)verdict.used_shifts, verdict.cost);
        ronde_brute_result best = ronde_brute_force(instance, NULL, NULL);
        ck_assert_msg(best.cost == at->cost && best.unserved == at->unserved,
                      "%s: brute force finds %" PRId64, at->name, best.cost);
        if (at->rule != RONDE_RULE_COUNT) {
            const ronde_brute_fault fault = {.ignored_link = RONDE_NONE, .ignored_rule = at->rule};
            best = ronde_brute_force(instance, &fault, NULL);
            ck_assert_msg(best.unserved < at->unserved || best.cost < at->cost,
                          "%s: the rule changes nothing", at->name);
        }
        ronde_verdict_clear(&verdict);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

CKX_MAIN("solver/features", test_each_feature_is_respected_and_used)

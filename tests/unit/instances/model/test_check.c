/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each hard rule a plan that breaks it and one that just does not; for each soft rule an exact
 * amount. One instance has all that the rules speak of; a case is a sketched plan of it.
 *
 * Places D A B C lie on a line, 10 time units and 100 distance units apart. X is reached from D in
 * 10, from elsewhere not at all. Tasks take 5. */
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "tests/support/ckx.h"
#include "tests/support/rule_cases.h"
#include "tests/support/sketch_plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct task_line {
    const char *id, *place;
    ronde_window windows[2];
    size_t window_count;
    const char *request, *alternative, *shift, *skill, *forbidden;
    ronde_task_kind kind;
    int32_t initial, change;
    ronde_time release;
} task_line;

static const task_line tasks[] = {
    {.id = "a1", .place = "A"},
    {.id = "a2", .place = "A"},
    {.id = "b1", .place = "B"},
    {.id = "e1", .place = "C"},
    {.id = "e2", .place = "C"},
    {.id = "z", .place = "X"},
    {.id = "w", .place = "A", .windows = {{20, 30}, {50, 60}}, .window_count = 2},
    {.id = "k", .place = "A", .skill = "lift"},
    {.id = "f", .place = "A", .forbidden = "r1"},
    {.id = "o", .place = "A", .shift = "s2"},
    {.id = "c1", .place = "A", .request = "choice", .alternative = "one"},
    {.id = "c2", .place = "A", .request = "choice", .alternative = "two"},
    {.id = "m1", .place = "A"},
    {.id = "m2", .place = "A"},
    {.id = "p", .place = "A"},
    {.id = "q", .place = "A"},
    {.id = "x", .place = "A"},
    {.id = "y", .place = "A"},
    {.id = "h1", .place = "A"},
    {.id = "h2", .place = "A"},
    {.id = "u", .place = "A", .kind = RONDE_PICKUP, .change = 1},
    {.id = "v", .place = "B", .kind = RONDE_DELIVERY, .change = -1},
    {.id = "d1", .place = "A", .kind = RONDE_DELIVERY, .initial = 2, .change = -2},
    {.id = "d2", .place = "B", .kind = RONDE_DELIVERY, .initial = 1, .change = -1},
    {.id = "g1", .place = "A", .kind = RONDE_PICKUP, .change = 3},
    {.id = "n", .place = "A", .kind = RONDE_DELIVERY, .initial = 1, .change = -1, .release = 40},
};

static const ronde_link_spec links[] = {
    {.from = "m1",
     .to = "m2",
     .measured = RONDE_FROM_START,
     .has_min_lag = true,
     .min_lag = 15,
     .has_max_lag = true,
     .max_lag = 40,
     .reason = "the dryer needs 15"},
    {.from = "p", .to = "q", .relation = RONDE_SAME_RESOURCE},
    {.from = "x", .to = "y", .relation = RONDE_DIFFERENT_RESOURCE},
    {.from = "h1", .to = "h2", .relation = RONDE_SAME_SHIFT},
    {.from = "u", .to = "v", .relation = RONDE_SAME_SHIFT},
};

static void add_tasks(ronde_builder *builder)
{
    for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++) {
        const task_line *line = &tasks[i];
        ronde_pair_spec pair = {.resource = line->forbidden, .forbidden = true};
        ronde_pair_spec liked = {.resource = "r1", .price = 19};
        bool is_a1 = strcmp(line->id, "a1") == 0;
        bool is_c1 = strcmp(line->id, "c1") == 0;
        ronde_task_spec spec = {.id = line->id,
                                .place = line->place,
                                .duration = 5,
                                .kind = line->kind,
                                .windows = line->windows,
                                .window_count = line->window_count,
                                .request = line->request,
                                .alternative = line->alternative,
                                .shift = line->shift,
                                .release = line->release,
                                .initial = {line->initial},
                                .change = {line->change},
                                .skills = &line->skill,
                                .skill_count = line->skill != NULL ? 1 : 0,
                                .pairs = is_a1 ? &liked : &pair,
                                .pair_count = is_a1 || line->forbidden != NULL ? 1 : 0,
                                .agreed_days = is_c1 ? 1U << 3U | 1U << 5U : 0,
                                .other_day_price = is_c1 ? 31 : 0,
                                .optional = true};
        ronde_builder_task(builder, &spec);
    }
    const ronde_window wished[] = {{40, 50}, {70, 80}};
    ronde_builder_task(builder, &(ronde_task_spec){.id = "t",
                                                   .place = "A",
                                                   .duration = 5,
                                                   .soft_windows = wished,
                                                   .soft_window_count = 2,
                                                   .early_price = 11,
                                                   .late_price = 13,
                                                   .optional = true,
                                                   .prize = 29});
    ronde_builder_task(
        builder, &(ronde_task_spec){.id = "must", .place = "A", .duration = 5, .priority = 3});
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        ronde_builder_link(builder, &links[i]);
    }
    ronde_builder_alternative(
        builder, &(ronde_alternative_spec){.request = "choice", .id = "two", .price = 23});
}

static void add_shifts(ronde_builder *builder)
{
    static const char *const lift[] = {"lift"};
    static const char *const reload[] = {"D", "A"};
    static const ronde_break_spec late_break = {
        .id = "b4", .duration = 10, .window = {0, 400}, .after = 60};
    static const ronde_break_spec always = {.id = "b6", .duration = 10, .window = {0, 400}};
    const ronde_resource_spec resources[] = {
        {.id = "r1",
         .profile = "bike",
         .capacity = {2},
         .shift_price = 1000,
         .distance_price = 2,
         .travel_price = 3,
         .paid_price = 5,
         .wait_price = 7},
        {.id = "r2", .profile = "bike", .capacity = {2}, .skills = lift, .skill_count = 1},
        {.id = "r3", .profile = "bike"},
        {.id = "r4", .profile = "bike", .capacity = {2}},
        {.id = "r5", .profile = "bike"},
        {.id = "r6", .profile = "bike", .capacity = {2}},
    };
    const ronde_shift_spec shifts[] = {
        {.id = "s1",
         .resource = "r1",
         .start_place = "D",
         .latest = 200,
         .max_duration = 150,
         .max_distance = 1000},
        {.id = "s2",
         .resource = "r2",
         .start_place = "D",
         .earliest = 5,
         .latest = 200,
         .has_day = true,
         .day = 5},
        {.id = "s3", .resource = "r1", .start_place = "D", .earliest = 200, .latest = 400},
        {.id = "s4",
         .resource = "r3",
         .start_place = "D",
         .open_end = true,
         .latest = 400,
         .breaks = &late_break,
         .break_count = 1},
        {.id = "s5",
         .resource = "r4",
         .start_place = "D",
         .latest = 400,
         .reload_places = reload,
         .reload_count = 2},
        {.id = "s6",
         .resource = "r5",
         .start_place = "D",
         .latest = 400,
         .breaks = &always,
         .break_count = 1},
        {.id = "s7",
         .resource = "r6",
         .start_place = "D",
         .latest = 400,
         .reload_places = reload,
         .reload_count = 1,
         .loading = 4,
         .loading_at_start = 3,
         .max_trips = 2},
    };
    for (size_t i = 0; i < sizeof resources / sizeof resources[0]; i++) {
        ronde_builder_resource(builder, &resources[i]);
    }
    for (size_t i = 0; i < sizeof shifts / sizeof shifts[0]; i++) {
        ronde_builder_shift(builder, &shifts[i]);
    }
}

static ronde_matrix line_matrix(void)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, 5, 0, &error));
    for (int from = 0; from < 5; from++) {
        for (int to = 0; to < 5; to++) {
            bool far = (from == 4) != (to == 4) && !(from == 0 && to == 4);
            int hops = to == 4 && from == 0 ? 1 : abs(from - to);
            matrix.durations[from * 5 + to] = far ? RONDE_UNREACHABLE : 10 * hops;
            matrix.distances[from * 5 + to] = far ? RONDE_UNREACHABLE : 100 * hops;
        }
    }
    return matrix;
}

static ronde_instance *make_instance(void)
{
    static const char *const places[] = {"D", "A", "B", "C", "X"};
    static const char *const bags[] = {"bags"};
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_header(
        builder,
        &(ronde_header_spec){.latest_price = 17, .dimensions = bags, .dimension_count = 1});
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        ronde_builder_place(builder, &(ronde_place_spec){.id = places[i]});
    }
    add_tasks(builder);
    add_shifts(builder);
    ronde_faults faults = {0};
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_faults_clear(&faults);
    ronde_builder_free(builder);
    ronde_matrix matrix = line_matrix();
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

static const char left_out[] = " -must"; /* is added to every plan */

static const ronde_hard_case hard_cases[] = {
    {RONDE_RULE_SERVED_ONCE, "a1", 1, "s1@0 a1@10 a1@15 end@30", "s1@0 a1@10 end@25"},
    {RONDE_RULE_REQUEST_WHOLE, "m2", 1, "s1@0 m1@10 end@25", "s1@0 m1@10 m2@25 end@40"},
    {RONDE_RULE_ONE_ALTERNATIVE, "c1", 1, "s1@0 c1@10 c2@15 end@30", "s1@0 c2@10 end@25"},
    {RONDE_RULE_ACCOUNTED, "must", 1, "s1@0 must@10 end@25", "s1@0 a1@10 end@25"},
    {RONDE_RULE_ONE_ROUTE, "", 1, "s1@0 a1@10 end@25 s1@30 a2@40 end@55",
     "s1@0 a1@10 end@25 s2@30 a2@40 end@55"},
    {RONDE_RULE_ROUTE_ENDS, "", 0, "s1@0/A a1@10~10 end@25", "s1@0/D a1@10 end@25"},
    {RONDE_RULE_ROUTE_ENDS, "", 0, "s1@0 a1@10 end@25/C", "s1@0 a1@10 end@25/D"},
    {RONDE_RULE_ROUTE_ENDS, "a2", 0, "s1@0 a1@10 a2@15", "s1@0 a1@10 a2@15 end@30"},
    {RONDE_RULE_ROUTE_ENDS, "", 0, "s1@0 a1@10 end@25 end@25", "s1@0 a1@10 end@25"},
    {RONDE_RULE_STOP_TIMES, "a1", 3, "s1@0 a1@10+8 end@28", "s1@0 a1@10+5 end@28"},
    {RONDE_RULE_STOP_TIMES, "a1", 2, "s1@0 a1@10+3 end@28", "s1@0 a1@10+5 end@28"},
    {RONDE_RULE_STOP_TIMES, "a1", 2, "s1@0 a1@10~12 end@25", "s1@0 a1@10~10 end@25"},
    {RONDE_RULE_STOP_TIMES, "", 4, "s1@0 a1@10 end@25+4", "s1@0 a1@10 end@25+0"},
    {RONDE_RULE_STOP_TIMES, "", 5, "s1@0 a1@10 end@30~25", "s1@0 a1@10 end@30~30"},
    {RONDE_RULE_TRAVEL_TIME, "a1", 3, "s1@0 a1@7 end@22", "s1@0 a1@10 end@25"},
    {RONDE_RULE_TRAVEL_TIME, "", 1, "s1@0 a1@10 end@24", "s1@0 a1@10 end@25"},
    {RONDE_RULE_TRAVEL_TIME, "a2", 2, "s6@0 a1@10 b6@15 a2@23 end@38",
     "s6@0 a1@10 b6@15 a2@25 end@40"},
    {RONDE_RULE_REACHABLE, "z", 0, "s4@0 a1@10 z@30 end@35", "s4@0 z@10 end@15"},
    {RONDE_RULE_SHIFT_HOURS, "", 1, "s2@4 a1@15 end@30", "s2@5 a1@15 end@30"},
    {RONDE_RULE_SHIFT_HOURS, "", 1, "s2@150 a1@186 end@201", "s2@150 a1@185 end@200"},
    {RONDE_RULE_SHIFT_DURATION, "", 1, "s1@0 a1@10 end@151", "s1@0 a1@10 end@150"},
    {RONDE_RULE_SHIFT_DISTANCE, "", 200, "s1@0 e1@30 a1@55 e2@80 a2@105 b1@120 end@145",
     "s1@0 e1@30 a1@55 e2@80 end@115"},
    {RONDE_RULE_TIME_WINDOW, "w", 1, "s1@0 w@31 end@46", "s1@0 w@30 end@45"},
    {RONDE_RULE_TIME_WINDOW, "w", 3, "s1@0 w@47 end@62", "s1@0 w@50 end@65"},
    {RONDE_RULE_TIME_WINDOW, "w", 9, "s1@0 w@11 end@26", "s1@0 w@20 end@35"},
    {RONDE_RULE_CAPACITY, "", 1, "s5@0 d1@10 d2@25 end@50", "s5@0 d1@10 reload@25/D d2@45 end@70"},
    {RONDE_RULE_CAPACITY, "g1", 1, "s5@0 g1@10 end@25", "s5@0 a1@10 end@25"},
    {RONDE_RULE_CAPACITY, "v", 1, "s5@0 v@20 u@35 end@50", "s5@0 u@10 v@25 end@50"},
    {RONDE_RULE_SKILL, "k", 0, "s1@0 k@10 end@25", "s2@5 k@15 end@30"},
    {RONDE_RULE_FORBIDDEN_PAIR, "f", 0, "s1@0 f@10 end@25", "s2@5 f@15 end@30"},
    {RONDE_RULE_OWN_SHIFT, "o", 0, "s1@0 o@10 end@25", "s2@5 o@15 end@30"},
    {RONDE_RULE_OWN_SHIFT, "b6", 0, "s1@0 a1@10 b6@15 end@35", "s1@0 a1@10 end@35"},
    {RONDE_RULE_MIN_LAG, "m2", 1, "s1@0 m1@10 m2@24 end@39", "s1@0 m1@10 m2@25 end@40"},
    {RONDE_RULE_MAX_LAG, "m2", 1, "s1@0 m1@10 m2@51 end@66", "s1@0 m1@10 m2@50 end@65"},
    {RONDE_RULE_SAME_RESOURCE, "q", 0, "s1@0 p@10 end@25 s2@5 q@15 end@30",
     "s1@0 p@10 end@25 s3@200 q@210 end@225"},
    {RONDE_RULE_DIFFERENT_RESOURCE, "y", 0, "s1@0 x@10 end@25 s3@200 y@210 end@225",
     "s1@0 x@10 end@25 s2@5 y@15 end@30"},
    {RONDE_RULE_SAME_SHIFT, "h2", 0, "s1@0 h1@10 end@25 s3@200 h2@210 end@225",
     "s1@0 h1@10 h2@15 end@30"},
    {RONDE_RULE_BREAK_TAKEN, "b4", 1, "s4@0 a1@56 end@61", "s4@0 a1@55 end@60"},
    {RONDE_RULE_BREAK_TAKEN, "b4", 1, "s4@0 a1@100 end@105", "s4@0 a1@100 b4@105 end@115"},
    {RONDE_RULE_BREAK_TAKEN, "b6", 1, "s6@0 a1@10 end@25", "s6@0 b6@0 a1@20 end@35"},
    {RONDE_RULE_RELOAD_PLACE, "", 0, "s5@0 d1@10 reload@25/B d2@25 end@50",
     "s5@0 d1@10 reload@15/A d2@25 end@50"},
    {RONDE_RULE_STOP_TIMES, "", 2, "s7@0 a1@13 reload@28+2/D a2@40 end@55",
     "s7@0 a1@13 reload@28+4/D a2@42 end@57"},
    {RONDE_RULE_STOP_TIMES, "", 1, "s7@0 a1@13 reload@28+5/D a2@43 end@58",
     "s7@0 a1@13 reload@28+4/D a2@43 end@58"},
    {RONDE_RULE_STOP_TIMES, "", 1, "s7@0+2 a1@12 end@27", "s7@0+3 a1@13 end@28"},
    {RONDE_RULE_TRAVEL_TIME, "a1", 1, "s7@0 a1@12 end@27", "s7@0 a1@13 end@28"},
    {RONDE_RULE_TRIPS, "", 1, "s7@0 a1@13 reload@28/D a2@42 reload@57/D b1@81 end@106",
     "s7@0 a1@13 reload@28/D a2@42 end@57"},
    {RONDE_RULE_RELEASE, "n", 1, "s7@39 n@52 end@67", "s7@40 n@53 end@68"},
    {RONDE_RULE_RELEASE, "n", 12, "s7@0 d1@13 reload@28/D n@42 end@57",
     "s7@0 d1@13 reload@40/D n@54 end@69"},
};

START_TEST(test_each_hard_rule)
{
    ronde_instance *instance = make_instance();
    ronde_rule_check_hard(instance, hard_cases, sizeof hard_cases / sizeof hard_cases[0], left_out);
    ronde_instance_free(instance);
}
END_TEST

/* A stop that is called what its task is not; its task then counts as not done:
 * rule stop_kind is broken by test_stop_kind and kept by test_each_hard_rule. */
START_TEST(test_stop_kind)
{
    ronde_error error = {0};
    ronde_instance *instance = make_instance();
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_sketch_plan(&plan, instance, "s1@0 a1@10+0 end@20 -must");
    plan.stops.items[1].kind = RONDE_STOP_PICKUP;
    plan.stops.items[1].place = 0;
    plan.stops.items[1].arrival = plan.stops.items[1].start;
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 1);
    ck_assert_int_eq(verdict.violations.items[0].rule, RONDE_RULE_STOP_KIND);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

/* These are in test_check_features.c and test_check_hours.c. */
static const ronde_rule elsewhere[] = {
    RONDE_RULE_SHIFT_TRAVEL, RONDE_RULE_SHIFT_TASKS,    RONDE_RULE_WAITING_ABOARD,
    RONDE_RULE_GROUP_APART,  RONDE_RULE_GROUP_TOGETHER, RONDE_RULE_PINNED_ORDER,
    RONDE_RULE_CONTRACT_MAX, RONDE_RULE_DAILY_REST,     RONDE_RULE_MAX_GAP};

START_TEST(test_every_hard_rule_has_a_case)
{
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        bool found = !ronde_rules[rule].hard || rule == RONDE_RULE_STOP_KIND;
        for (size_t i = 0; i < sizeof hard_cases / sizeof hard_cases[0]; i++) {
            found = found || (int)hard_cases[i].rule == rule;
        }
        for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++) {
            found = found || (int)elsewhere[i] == rule;
        }
        ck_assert_msg(found, "no case breaks %s", ronde_rules[rule].name);
    }
}
END_TEST

/* s1 is priced 1000 a shift, 2 a distance unit, 3 a unit of travel, 5 paid, 7 waiting. */
static const ronde_soft_case soft_cases[] = {
    /* D to A and back: 2 x 100 at 2; 2 x 10 at 3 */
    {"s1@5 a1@20 end@40", RONDE_RULE_DISTANCE, 200, 400},
    {"s1@5 a1@20 end@40", RONDE_RULE_TRAVEL, 20, 60},
    /* from 5 to 40: 35 at 5; of these 20 travel and 5 work, so 10 waiting at 7 */
    {"s1@5 a1@20 end@40", RONDE_RULE_PAID, 35, 175},
    {"s1@5 a1@20 end@40", RONDE_RULE_WAITING, 10, 70},
    /* the break of 10 is no waiting; the 3 before its start are */
    {"s6@0 a1@10 b6@18 end@38", RONDE_RULE_WAITING, 3, 0},
    {"s1@5 a1@20 end@40", RONDE_RULE_SHIFTS_USED, 1, 1000},
    /* a route of start and end alone is an unused shift */
    {"s1@0 end@0", RONDE_RULE_SHIFTS_USED, 0, 0},
    {"s1@0 end@150", RONDE_RULE_PAID, 0, 0},
    /* wished 40-50 or 70-80, early at 11, late at 13 */
    {"s2@5 t@37 end@52", RONDE_RULE_EARLY, 3, 33},
    {"s2@5 t@37 end@52", RONDE_RULE_LATE, 0, 0},
    {"s2@5 t@45 end@60", RONDE_RULE_EARLY, 0, 0},
    {"s2@5 t@54 end@69", RONDE_RULE_LATE, 4, 52},
    {"s2@5 t@54 end@69", RONDE_RULE_LATEST, 4, 68}, /* 4 at 17 */
    {"s2@5 t@60 end@75", RONDE_RULE_LATE, 10, 130}, /* in the middle: the earlier window counts */
    {"s2@5 t@61 end@76", RONDE_RULE_EARLY, 9, 99},  /* one later: the later window is nearer */
    {"s2@5 t@95 end@110", RONDE_RULE_LATE, 15, 195},
    {"s1@5 a1@20 end@40", RONDE_RULE_PREFERENCE, 19, 19},
    {"s2@5 a1@20 end@40", RONDE_RULE_PREFERENCE, 0, 0},
    {"s2@5 c1@15 end@30", RONDE_RULE_OTHER_DAY, 0, 0}, /* s2 is of day 5 */
    {"s1@5 c1@15 end@30", RONDE_RULE_OTHER_DAY, 31, 31},
    {"s2@5 c2@15 end@30", RONDE_RULE_ALTERNATIVE, 23, 23},
    {"s2@5 c1@15 end@30", RONDE_RULE_ALTERNATIVE, 0, 0},
    {"s2@5 c1@15 end@30", RONDE_RULE_OPTIONAL_UNSERVED, 29, 29},
    {"s2@5 t@45 end@60", RONDE_RULE_OPTIONAL_UNSERVED, 0, 0},
    {"s2@5 t@45 end@60", RONDE_RULE_UNSERVED, 3, 0}, /* must has priority 3 */
};

START_TEST(test_each_soft_rule)
{
    ronde_instance *instance = make_instance();
    ronde_rule_check_soft(instance, soft_cases, sizeof soft_cases / sizeof soft_cases[0], left_out);
    ronde_instance_free(instance);
}
END_TEST

/* 400 + 60 + 175 + 70 + 1000 + preference 19 + the prize of t 29 = 1753 */
START_TEST(test_cost_adds_up)
{
    ronde_instance *instance = make_instance();
    ronde_verdict verdict = ronde_rule_judge(instance, "s1@5 a1@20 end@40", left_out);
    ck_assert_int_eq(verdict.cost, 1753);
    ck_assert_int_eq(verdict.unserved, 3);
    ck_assert_int_eq(verdict.used_shifts, 1);
    ck_assert_double_eq(ronde_verdict_value(instance, &verdict), 1753.0);
    ronde_verdict_clear(&verdict);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_compare)
{
    ronde_instance instance = {.scale = 1, .cost_divisor = 1};
    ronde_verdict cheap = {.cost = 1, .used_shifts = 2};
    ronde_verdict lean = {.cost = 5, .used_shifts = 1};
    ronde_verdict full = {.cost = 9, .unserved = -1};
    ck_assert_int_lt(ronde_verdict_compare(&instance, &cheap, &lean), 0);
    ck_assert_int_lt(ronde_verdict_compare(&instance, &full, &cheap), 0);
    ck_assert_int_eq(ronde_verdict_compare(&instance, &lean, &lean), 0);
    instance.vehicles_first = true;
    ck_assert_int_gt(ronde_verdict_compare(&instance, &cheap, &lean), 0);
}
END_TEST

/* Times at the ends of int64 are a verdict, not undefined behaviour. */
START_TEST(test_extreme_times)
{
    ronde_error error = {0};
    ronde_instance *instance = make_instance();
    const ronde_time extremes[] = {INT64_MIN, INT64_MAX, -1, 0};
    for (int i = 0; i < 4 * 4 * 4; i++) {
        ronde_plan plan = {0};
        ronde_verdict verdict = {0};
        ronde_sketch_plan(&plan, instance, "s1@0 m1@10 t@15 m2@40 end@60");
        for (size_t k = 1; k < 4; k++) {
            plan.stops.items[k].arrival = extremes[i % 4];
            plan.stops.items[k].start = extremes[i / 4 % 4];
            plan.stops.items[k].end = extremes[(i / 16 + (int)k) % 4];
        }
        ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
        ck_assert_uint_gt(verdict.violations.count, 0);
        ronde_verdict_clear(&verdict);
        ronde_plan_clear(&plan);
    }
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_reason_is_in_the_sentence)
{
    ronde_instance *instance = make_instance();
    ronde_verdict verdict = ronde_rule_judge(instance, "s1@0 m1@10 m2@24 end@39", left_out);
    ck_assert_str_eq(verdict.violations.items[0].text,
                     "m2 starts 1 too soon after m1: the dryer needs 15.");
    ronde_verdict_clear(&verdict);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_out_of_memory)
{
    ronde_instance *instance = make_instance();
    ronde_plan plan = {0};
    ronde_sketch_plan(&plan, instance, "s1@0 a1@10 a1@15 end@30");
    for (long n = 0; n < 20; n++) {
        ronde_error error = {0};
        ronde_verdict verdict = {0};
        ronde_alloc_fail_at(n);
        ronde_status status = ronde_check(&verdict, instance, &plan, &error);
        ronde_alloc_fail_at(-1);
        ck_assert(status == RONDE_ENOMEM || (status == RONDE_OK && n >= 6));
        ronde_verdict_clear(&verdict);
    }
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("model/check",
         test_each_hard_rule,
         test_stop_kind,
         test_every_hard_rule_has_a_case,
         test_each_soft_rule,
         test_cost_adds_up,
         test_compare,
         test_extreme_times,
         test_reason_is_in_the_sentence,
         test_out_of_memory)

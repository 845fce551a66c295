/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_residents.h"
#include "instances/generate/linked_day.h"
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static ronde_error error;

typedef struct town {
    ronde_population *people;
    ronde_population_arm arm;
    ronde_laundry_week *week;
} town;

static town open_town(ronde_van_form form, int32_t turnaround)
{
    ronde_population_options options = ronde_population_options_default();
    options.residents = 150;
    town made = {.people = town_people(&options),
                 .arm = {.laundry = RONDE_ARM_CENTRAL,
                         .replace = true,
                         .take_up = 10000,
                         .provider = RONDE_NONE}};
    ronde_laundry_options with = {.seed = 3,
                                  .form = form,
                                  .plant = {(double)NAN, (double)NAN},
                                  .name = "linked",
                                  .start_date = "2026-11-23",
                                  .profile = "car",
                                  .parameters = ronde_laundry_defaults()};
    with.parameters.turnaround = turnaround;
    ronde_laundry_user *users = NULL;
    int32_t count = 0;
    ck_assert_ok(ronde_laundry_users_of(&users, &count, made.people, &made.arm, &error));
    ronde_linked_users_settle(users, count);
    ck_assert_ok(ronde_laundry_draw(&made.week, &with, users, count, &error));
    ronde_free(users);
    return made;
}

static void close_town(town *of)
{
    ronde_laundry_free(of->week);
    ronde_population_free(of->people);
}

static ronde_instance *build(const town *of, int32_t day, bool vans)
{
    const ronde_linked_day which = {
        .population = of->people, .arm = &of->arm, .laundry = of->week, .day = day, .vans = vans};
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_linked_day_build(&instance, &which, &error));
    return instance;
}

static bool is_bag(const ronde_task *task)
{
    return task->kind == RONDE_SWAP || task->kind == RONDE_PICKUP || task->kind == RONDE_DELIVERY;
}

/* The visit that a bag is tied to, and the tie; NULL without one. */
static const ronde_link *tie_of(const ronde_instance *day, int32_t task)
{
    const ronde_task *of = &day->tasks[task];
    return of->link_count > 0 ? &day->links[day->task_links[of->first_link]] : NULL;
}

START_TEST(bags_of_the_days_visits_are_tied_to_them)
{
    town of = open_town(RONDE_VANS_APART, 5);
    int32_t after = 0;
    int32_t before = 0;
    int32_t free_bags = 0;
    for (int32_t day = 0; day < 5; day++) {
        ronde_instance *instance = build(&of, day, true);
        for (int32_t i = 0; i < instance->task_count; i++) {
            if (!is_bag(&instance->tasks[i])) {
                continue;
            }
            const ronde_link *tie = tie_of(instance, i);
            const char *id = instance->tasks[i].id;
            char user[32];
            snprintf(user, sizeof user, "%.*s", (int)strcspn(id, "/"), id);
            int32_t visit = ronde_idmap_find(&instance->task_ids, user);
            ck_assert_int_eq(tie != NULL, visit != RONDE_NONE);
            free_bags += tie == NULL;
            if (tie == NULL) {
                continue;
            }
            ck_assert_int_eq(instance->tasks[i].request, instance->tasks[visit].request);
            after += tie->to == i;
            before += tie->from == i;
            ck_assert_int_eq(tie->to == i ? tie->from : tie->to, visit);
            /* Lags are from start to start: the first task has ended. */
            ck_assert_int_eq(tie->min_lag, instance->tasks[tie->from].duration);
        }
        ronde_instance_free(instance);
    }
    ck_assert_int_gt(after, 10);
    ck_assert_int_gt(before, 3);
    ck_assert_int_gt(free_bags, 3);
    close_town(&of);
}
END_TEST

START_TEST(the_rounds_alone_are_the_same_visits)
{
    town of = open_town(RONDE_VANS_SWAP, 3);
    ronde_instance *linked = build(&of, 1, true);
    ronde_instance *rounds = build(&of, 1, false);
    int32_t visits = 0;
    for (int32_t i = 0; i < linked->task_count; i++) {
        visits += linked->tasks[i].kind == RONDE_VISIT;
    }
    int32_t same = 0;
    for (int32_t i = 0; i < rounds->task_count; i++) {
        const ronde_task *task = &rounds->tasks[i];
        ck_assert(!is_bag(task));
        int32_t there = ronde_idmap_find(&linked->task_ids, task->id);
        if (task->kind == RONDE_VISIT) {
            const ronde_task *other = &linked->tasks[there];
            ck_assert_int_eq(task->duration, other->duration);
            ck_assert_int_eq(rounds->windows[task->first_window].latest,
                             linked->windows[other->first_window].latest);
            same++;
        }
    }
    ck_assert_int_eq(same, visits);
    ronde_instance_free(linked);
    ronde_instance_free(rounds);
    close_town(&of);
}
END_TEST

/* The crow's way at 5 m/s by bicycle and 8 m/s by car. */
static void attach(ronde_instance *instance)
{
    for (int32_t profile = 0; profile < instance->profile_count; profile++) {
        ronde_matrix matrix = {0};
        bool car = strcmp(instance->profiles[profile].name, "car") == 0;
        ck_assert_ok(ronde_matrix_init(&matrix, instance->place_count, 0, &error));
        for (int32_t i = 0; i < matrix.size; i++) {
            for (int32_t k = 0; k < matrix.size; k++) {
                const ronde_place *from = &instance->places[i];
                const ronde_place *to = &instance->places[k];
                double metres = ronde_laundry_crow(from->lon, from->lat, to->lon, to->lat);
                matrix.durations[i * matrix.size + k] = (int32_t)(metres / (car ? 8 : 5));
                matrix.distances[i * matrix.size + k] = (int32_t)metres;
            }
        }
        ck_assert_ok(ronde_instance_attach(instance, profile, &matrix, &error));
    }
}

/* A stop that is tied after its visit, on the plan; moves it so that it starts when the visit does.
 */
static bool break_a_tie(const ronde_instance *instance, ronde_plan *plan)
{
    for (size_t i = 0; i < plan->stops.count; i++) {
        ronde_stop *stop = &plan->stops.items[i];
        const ronde_link *tie = stop->task != RONDE_NONE && is_bag(&instance->tasks[stop->task])
                                    ? tie_of(instance, stop->task)
                                    : NULL;
        for (size_t k = 0; tie != NULL && tie->to == stop->task && k < plan->stops.count; k++) {
            if (plan->stops.items[k].task == tie->from) {
                stop->start = plan->stops.items[k].start;
                return true;
            }
        }
    }
    return false;
}

START_TEST(the_engine_keeps_the_ties_and_the_judge_sees_one_that_is_broken)
{
    town of = open_town(RONDE_VANS_SWAP, 3);
    ronde_instance *instance = build(&of, 2, true);
    attach(instance);
    ronde_plan plan = {0};
    const ronde_solve_options options = {.seed = 1, .iterations = 1500, .no_reasons = true};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ck_assert_uint_eq(plan.unserved.count, 0);
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ronde_verdict_clear(&verdict);
    ck_assert(break_a_tie(instance, &plan));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    bool seen = false;
    for (size_t i = 0; i < verdict.violations.count; i++) {
        seen = seen || verdict.violations.items[i].rule == RONDE_RULE_MIN_LAG;
    }
    ck_assert(seen);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
    close_town(&of);
}
END_TEST

CKX_MAIN("instances/generate/linked_day",
         bags_of_the_days_visits_are_tied_to_them,
         the_rounds_alone_are_the_same_visits,
         the_engine_keeps_the_ties_and_the_judge_sees_one_that_is_broken)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about one more request, against doing it: each opening is taken, and the checker
 * compares the plans before and after; where there is said to be none, every position is tried. A
 * second test asks the largest usual day and measures the time. */
#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "solver/inquire.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/insertion.h"
#include "tests/support/random_instance.h"

#include <stdio.h>
#include <time.h>

typedef struct tally {
    int openings, refused, served;
} tally;

/* One request asked about, of one plan. */
typedef struct question {
    const ronde_instance *instance;
    ronde_inquiry *inquiry;
    const ronde_verdict *before;
    int32_t request;
    bool served;
    unsigned long seed;
} question;

static ronde_verdict
judged(const ronde_instance *instance, const ronde_plan *plan, unsigned long seed)
{
    ronde_error error = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_check(&verdict, instance, plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %lu: %s", seed,
                  verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    return verdict;
}

static const ronde_stop *stop_of(const ronde_plan *plan, int32_t task)
{
    for (size_t i = 0; i < plan->stops.count; i++) {
        if (plan->stops.items[i].task == task) {
            return &plan->stops.items[i];
        }
    }
    return NULL;
}

static void take(const question *at, const ronde_opening *opening)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ck_assert_ok(ronde_inquiry_take(at->inquiry, opening, &plan, &error));
    ronde_verdict after = judged(at->instance, &plan, at->seed);
    for (int32_t i = 0; i < opening->stop_count; i++) {
        const ronde_stop *stop = stop_of(&plan, opening->stops[i].task);
        ck_assert_ptr_nonnull(stop);
        ck_assert_int_eq(stop->start, opening->stops[i].start);
        ck_assert_int_eq(stop->arrival, opening->stops[i].arrival);
        ck_assert_int_eq(stop->end, opening->stops[i].end);
    }
    if (!at->served) { /* else the plan before had it, too */
        const ronde_request *request = &at->instance->requests[at->request];
        ronde_cost lost = request->optional ? request->prize : 0;
        ck_assert_msg(after.cost - at->before->cost == opening->cost - lost,
                      "seed %lu: request %d on shift %d costs %ld; %ld was said", at->seed,
                      (int)at->request, (int)opening->shift,
                      (long)(after.cost - at->before->cost + lost), (long)opening->cost);
        ck_assert_int_eq(after.amounts[RONDE_RULE_PAID] - at->before->amounts[RONDE_RULE_PAID],
                         opening->paid);
        ck_assert_int_eq(after.amounts[RONDE_RULE_TRAVEL] - at->before->amounts[RONDE_RULE_TRAVEL],
                         opening->travel);
        ck_assert_int_eq(after.amounts[RONDE_RULE_DISTANCE] -
                             at->before->amounts[RONDE_RULE_DISTANCE],
                         opening->distance);
    }
    ronde_verdict_clear(&after);
    ronde_plan_clear(&plan);
}

static void ask(const question *at, const ronde_plan *plan, tally *sum)
{
    ronde_error error = {0};
    ronde_openings openings = {0};
    ck_assert_ok(ronde_inquiry_openings(at->inquiry, at->request, &openings, &error));
    ck_assert(openings.count == (size_t)at->instance->shift_count ||
              (at->served && openings.count == 0));
    const ronde_request *request = &at->instance->requests[at->request];
    bool single = request->alternative_count == 1 &&
                  at->instance->alternatives[request->first_alternative].task_count == 1;
    for (size_t i = 0; i < openings.count; i++) {
        const ronde_opening *opening = &openings.items[i];
        if (opening->fits) {
            take(at, opening);
            sum->openings++;
            sum->served += at->served ? 1 : 0;
        } else if (single && !at->served && at->instance->break_count == 0) {
            sum->refused++;
            ck_assert_msg(
                !ronde_insertion_fits(at->instance, plan, at->request, opening->shift, false),
                "seed %lu: request %d fits on shift %d", at->seed, (int)at->request,
                (int)opening->shift);
            ck_assert(opening->reason.text[0] != '\0');
        }
    }
    ronde_array_clear(&openings);
}

static void one_case(uint64_t seed, tally *sum)
{
    ronde_error error = {0};
    ronde_instance *instance = ronde_random_instance(seed);
    ronde_plan plan = {0};
    ronde_plan standing = {0};
    ronde_inquiry *inquiry = NULL;
    const ronde_time grid = seed % 3 == 0 ? 10 : 0;
    const ronde_solve_options options = {.iterations = 20, .seed = seed, .grid = grid};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ck_assert_ok(ronde_inquiry_new(&inquiry, instance, &plan, grid, &error));
    ck_assert_ok(ronde_inquiry_take(inquiry, NULL, &standing, &error));
    ronde_verdict before = judged(instance, &standing, (unsigned long)seed);
    for (int32_t request = 0; request < instance->request_count; request++) {
        const ronde_alternative *first =
            &instance->alternatives[instance->requests[request].first_alternative];
        question at = {.instance = instance,
                       .inquiry = inquiry,
                       .before = &before,
                       .request = request,
                       .seed = (unsigned long)seed};
        for (int32_t a = 0; a < instance->requests[request].alternative_count; a++) {
            at.served |= stop_of(&plan, instance->request_tasks[first[a].first_task]) != NULL;
        }
        ask(&at, &plan, sum);
    }
    ronde_verdict_clear(&before);
    ronde_plan_clear(&standing);
    ronde_plan_clear(&plan);
    ronde_inquiry_free(inquiry);
    ronde_instance_free(instance);
}

START_TEST(test_openings_are_true)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(2000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, &sum);
    }
    ck_assert_msg(sum.openings > cases && sum.refused > cases / 20 && sum.served > cases / 2,
                  "only %d openings, %d of them of served requests, and %d refusals in %d cases",
                  sum.openings, sum.served, sum.refused, cases);
}
END_TEST

/* 600 visits of an hour or so on a plane of 8 km, 60 helpers; one more visit is asked about. */
static ronde_instance *large_day(void)
{
    enum { visits = 600, helpers = 60, places = 661, speed = 4 };
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_matrix matrix = {0};
    static int32_t x[places];
    static int32_t y[places];
    ronde_rng rng = ronde_rng_new(5, 0);
    ronde_builder *builder = ronde_builder_new();
    char id[16];
    for (int i = 0; i < places; i++) {
        x[i] = (int32_t)ronde_rng_below(&rng, 8000);
        y[i] = (int32_t)ronde_rng_below(&rng, 8000);
        (void)snprintf(id, sizeof id, "p%d", i);
        ronde_builder_place(builder, &(ronde_place_spec){.id = id});
    }
    for (int i = 0; i <= visits; i++) {
        char place[16];
        (void)snprintf(id, sizeof id, "t%d", i);
        (void)snprintf(place, sizeof place, "p%d", i);
        ronde_time from = 28800 + 3600 * (ronde_time)ronde_rng_below(&rng, 4);
        const ronde_window window = {from, from + 18000};
        ronde_builder_task(builder,
                           &(ronde_task_spec){.id = id,
                                              .place = place,
                                              .duration = 1500 + 60 * ronde_rng_below(&rng, 20),
                                              .windows = &window,
                                              .window_count = 1,
                                              .optional = i == visits});
    }
    for (int i = 0; i < helpers; i++) {
        char place[16];
        (void)snprintf(id, sizeof id, "h%d", i);
        (void)snprintf(place, sizeof place, "p%d", visits + 1 + i % (places - visits - 1));
        ronde_builder_resource(
            builder, &(ronde_resource_spec){
                         .id = id, .profile = "bike", .paid_price = 10000, .distance_price = 100});
        ronde_builder_shift(builder, &(ronde_shift_spec){.id = id,
                                                         .resource = id,
                                                         .start_place = place,
                                                         .earliest = 28800,
                                                         .latest = 61200});
    }
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ck_assert_ok(ronde_matrix_init(&matrix, places, 0, &error));
    for (int i = 0; i < places; i++) {
        for (int k = 0; k < places; k++) {
            int32_t way = abs(x[i] - x[k]) + abs(y[i] - y[k]);
            matrix.durations[i * places + k] = way / speed;
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

static double seconds_now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* The aim is 50 ms in a release build; the bound leaves room for sanitizers and slow machines. */
START_TEST(test_a_large_day_is_answered_at_once)
{
    enum { rounds = 3 };
    const double bound = 1.0;
    ronde_error error = {0};
    ronde_instance *instance = large_day();
    ronde_plan plan = {0};
    const ronde_solve_options options = {.first_feasible = true, .grid = 60};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    int32_t request = instance->request_count - 1;
    double best = bound;
    double best_question = bound;
    for (int i = 0; i < rounds; i++) {
        double began = seconds_now();
        ronde_inquiry *inquiry = NULL;
        ronde_openings openings = {0};
        ck_assert_ok(ronde_inquiry_new(&inquiry, instance, &plan, 60, &error));
        double ready = seconds_now();
        ck_assert_ok(ronde_inquiry_openings(inquiry, request, &openings, &error));
        double took = seconds_now() - began;
        best = took < best ? took : best;
        best_question =
            seconds_now() - ready < best_question ? seconds_now() - ready : best_question;
        ck_assert_uint_eq(openings.count, (size_t)instance->shift_count);
        ck_assert(openings.items[0].fits);
        ronde_array_clear(&openings);
        ronde_inquiry_free(inquiry);
    }
    printf("600 visits: %.1f ms, of which the question %.1f ms\n", best * 1e3, best_question * 1e3);
    ck_assert_msg(best < bound, "asking about one more visit takes %.3f s", best);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("property/openings", test_openings_are_true, test_a_large_day_is_answered_at_once)

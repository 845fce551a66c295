/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every claim of every explanation of random plans, against the checker: what cannot be is tried,
 * what would cost more is done and judged, what holds a visit is left alone while all else is
 * lifted. A second test changes each figure of the claims by one: that must be noticed. */
#include "instances/base/alloc.h"
#include "instances/base/rng.h"
#include "solver/solve.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/claim_judge.h"
#include "tests/support/random_instance.h"

#include <stdio.h>
#include <string.h>

typedef struct tally {
    int tasks, claims, skipped, by_kind[RONDE_CLAIM_KINDS], noticed, tampered;
} tally;

/* --- all of it -------------------------------------------------------------------------------- */

static void describe(const ronde_claim_case *at, const ronde_claim *claim, char *out, size_t size)
{
    ronde_text text = {0};
    ronde_claim_sentence(&text, at->instance, claim, RONDE_ENGLISH);
    (void)snprintf(out, size, "%s: %s", ronde_claim_name(claim->kind), text.data);
    ronde_text_clear(&text);
}

static void
judge_all(const ronde_claim_case *at, const ronde_claims *claims, uint64_t seed, tally *sum)
{
    for (size_t i = 0; i < claims->count; i++) {
        const ronde_claim *claim = &claims->items[i];
        ronde_judgement found = ronde_claim_judge(at, claim);
        char text[600];
        describe(at, claim, text, sizeof text);
        ck_assert_msg(found != RONDE_CLAIM_FALSE, "seed %lu, task %d: this is not so: %s",
                      (unsigned long)seed, (int)claim->task, text);
        ck_assert_msg(strchr(text, '{') == NULL, "a word is left: %s", text);
        sum->claims++;
        sum->by_kind[claim->kind]++;
        sum->skipped += found == RONDE_CLAIM_UNTOLD ? 1 : 0;
    }
}

/* A figure of the claim that carries its meaning is one off; false if it has none. */
static bool tamper(ronde_claim *claim)
{
    switch ((int)claim->kind) {
    case RONDE_CLAIM_EARLIEST:
        claim->time++;
        return true;
    case RONDE_CLAIM_LATEST:
        claim->time--;
        return true;
    case RONDE_CLAIM_REGULAR_DEARER:
    case RONDE_CLAIM_REGULAR_EQUAL:
    case RONDE_CLAIM_REGULAR_CHEAPER:
    case RONDE_CLAIM_NEXT_DEARER:
    case RONDE_CLAIM_NEXT_EQUAL:
    case RONDE_CLAIM_NEXT_CHEAPER:
    case RONDE_CLAIM_WAY_DEARER:
    case RONDE_CLAIM_WAY_EQUAL:
    case RONDE_CLAIM_WAY_CHEAPER:
    case RONDE_CLAIM_BEGIN_COST:
        claim->cost++;
        return true;
    case RONDE_CLAIM_BEGIN_TRAVEL:
    case RONDE_CLAIM_BEGIN_SHIFT:
    case RONDE_CLAIM_BEGIN_LINK:
    case RONDE_CLAIM_RETURN:
    case RONDE_CLAIM_FIRST:
    case RONDE_CLAIM_SERVED:
    case RONDE_CLAIM_WAIT:
        claim->until++;
        return true;
    case RONDE_CLAIM_REGULAR_CHANGE:
        claim->change.amount++;
        return claim->change.amount > 1;
    case RONDE_CLAIM_UNABLE:
    case RONDE_CLAIM_NO_ROOM:
        claim->count++;
        return true;
    case RONDE_CLAIM_REGULAR_FULL:
        claim->kind = RONDE_CLAIM_REGULAR_NEVER;
        return true;
    case RONDE_CLAIM_BEGIN_FREE:
    case RONDE_CLAIM_BEGIN_GRID:
        claim->count = 1;
        claim->kind = RONDE_CLAIM_BEGIN_WINDOW;
        return true;
    default:
        return false;
    }
}

static void
tamper_all(const ronde_claim_case *at, const ronde_claims *claims, uint64_t seed, tally *sum)
{
    for (size_t i = 0; i < claims->count; i++) {
        ronde_claim claim = claims->items[i];
        if (ronde_claim_judge(at, &claim) != RONDE_CLAIM_TRUE || !tamper(&claim)) {
            continue;
        }
        sum->tampered++;
        sum->noticed += ronde_claim_judge(at, &claim) == RONDE_CLAIM_FALSE ? 1 : 0;
        ck_assert_msg(ronde_claim_judge(at, &claim) == RONDE_CLAIM_FALSE,
                      "seed %lu, task %d: %s is believed", (unsigned long)seed, (int)claim.task,
                      ronde_claim_name(claim.kind));
    }
}

/* Every task of a copy gets a regular helper of its own, worth little or much; sometimes one more
 * is named. Prices of pairs that there were are gone. */
static void give_regulars(ronde_changed_instance *to, uint64_t seed)
{
    ronde_rng rng = ronde_rng_new(seed, 9);
    const uint32_t resources = (uint32_t)to->instance.resource_count;
    int32_t count = 0;
    for (int32_t i = 0; i < to->instance.task_count; i++) {
        ronde_task *task = &to->tasks[i];
        int32_t regular = (int32_t)ronde_rng_below(&rng, resources);
        task->other_price = 1 + (ronde_cost)ronde_rng_below(&rng, 12);
        task->first_pair = count;
        for (int32_t who = 0; who < to->instance.resource_count; who++) {
            bool named = who != regular && ronde_rng_below(&rng, 4) == 0;
            if (who == regular || named) {
                to->pairs[count++] =
                    (ronde_pair){who,
                                 !named                          ? RONDE_PAIR_REGULAR
                                 : ronde_rng_below(&rng, 2) == 0 ? RONDE_PAIR_BACKUP
                                                                 : RONDE_PAIR_TEAM,
                                 named ? task->other_price / 2 : 0};
            }
        }
        task->pair_count = count - task->first_pair;
    }
    to->instance.pair_count = count;
}

typedef void
look(const ronde_claim_case *at, const ronde_claims *claims, uint64_t seed, tally *sum);

static void one_case(uint64_t seed, look *look_at, tally *sum)
{
    ronde_error error = {0};
    ronde_instance *drawn = ronde_random_instance(seed);
    ronde_changed_instance *to = ronde_change_instance(drawn);
    const ronde_instance *instance = &to->instance;
    ronde_plan plan = {0};
    if (seed % 2 == 0) {
        give_regulars(to, seed);
    }
    const ronde_solve_options options = {
        .iterations = 5 + (int64_t)(seed % 4) * 10, .seed = seed, .grid = seed % 3 == 0 ? 10 : 0};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ronde_explained of = {.instance = instance, .plan = &plan, .grid = options.grid};
    ck_assert_ok(ronde_explained_ask(&of, &error));
    ck_assert_ptr_nonnull(of.inquiry);
    ronde_claim_case at = {.instance = instance, .plan = &plan, .inquiry = of.inquiry};
    ck_assert_ok(ronde_inquiry_take(of.inquiry, NULL, &at.standing, &error));
    ck_assert_ok(ronde_check(&at.worth, instance, &at.standing, &error));
    for (int32_t task = 0; task < instance->task_count; task++) {
        ronde_claims claims = {0};
        ck_assert_ok(ronde_explain(&claims, &of, task, &error));
        ck_assert_uint_gt(claims.count, 0);
        look_at(&at, &claims, seed, sum);
        ronde_array_clear(&claims);
        sum->tasks++;
    }
    ronde_verdict_clear(&at.worth);
    ronde_plan_clear(&at.standing);
    ronde_inquiry_free(of.inquiry);
    ronde_plan_clear(&plan);
    ronde_free(to);
    ronde_instance_free(drawn);
}

START_TEST(test_claims_are_true)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(6000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, judge_all, &sum);
    }
    printf("%d tasks, %d claims, %d of them beyond the oracle\n", sum.tasks, sum.claims,
           sum.skipped);
    for (int kind = 0; kind < RONDE_CLAIM_KINDS; kind++) {
        if (sum.by_kind[kind] > 0) {
            printf("  %-18s %d\n", ronde_claim_name((ronde_claim_kind)kind), sum.by_kind[kind]);
        }
    }
    ck_assert_int_lt(sum.skipped * 4, sum.claims);
}
END_TEST

START_TEST(test_a_figure_that_is_one_off_is_noticed)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(300);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, tamper_all, &sum);
    }
    ck_assert_int_gt(sum.tampered, cases);
    ck_assert_int_eq(sum.noticed, sum.tampered);
}
END_TEST

CKX_MAIN("property/explain", test_claims_are_true, test_a_figure_that_is_one_off_is_noticed)

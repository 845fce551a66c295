/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/builder.h"
#include "service/app/explain.h"
#include "tests/support/ckx.h"
#include "tests/support/sentence.h"
#include "tests/support/sketch_plan.h"

#include <stdio.h>

/* Two places 10 apart. v and w are tied without a reason, x is from the waiting list, y or z is
 * one request, n opens at 50. */
static ronde_instance *make_instance(void)
{
    const ronde_window late = {50, 90};
    const ronde_break_spec pause = {.id = "pause", .duration = 5, .window = {0, 90}, .after = 80};
    const ronde_task_spec tasks[] = {
        {.id = "n", .place = "A", .duration = 5, .windows = &late, .window_count = 1},
        {.id = "v", .place = "A", .duration = 5},
        {.id = "w", .place = "A", .duration = 5},
        {.id = "x", .place = "A", .duration = 5, .optional = true},
        {.id = "y", .place = "A", .duration = 5, .request = "q", .alternative = "one"},
        {.id = "z", .place = "A", .duration = 5, .request = "q", .alternative = "two"}};
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_matrix matrix = {0};
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_place(builder, &(ronde_place_spec){.id = "D"});
    ronde_builder_place(builder, &(ronde_place_spec){.id = "A"});
    for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++) {
        ronde_builder_task(builder, &tasks[i]);
    }
    ronde_builder_link(
        builder, &(ronde_link_spec){.from = "v", .to = "w", .has_min_lag = true, .min_lag = 7});
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "r", .profile = "bike"});
    ronde_builder_shift(builder, &(ronde_shift_spec){.id = "s",
                                                     .resource = "r",
                                                     .start_place = "D",
                                                     .latest = 100,
                                                     .breaks = &pause,
                                                     .break_count = 1});
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ck_assert_ok(ronde_matrix_init(&matrix, 2, 0, &error));
    matrix.durations[1] = 10;
    matrix.durations[2] = 10;
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

typedef struct explain_case {
    const char *plan, *task;
    ronde_claim_kind kind; /* of the claim looked at */
    size_t claim;
    const char *english, *dutch;
} explain_case;

static const explain_case cases[] = {
    {"s@0 n@50 end@65", "n", RONDE_CLAIM_SERVED, 0, "r does the visit to n from 50 to 55.",
     "r doet het bezoek bij n van 50 tot 55."},
    {"s@0 n@50 end@65", "n", RONDE_CLAIM_WAIT, 1,
     "r is there at 10 and waits until 50: it may not start sooner.",
     "r is er om 10 en wacht tot 50: eerder mag het niet beginnen."},
    /* w may start 7 after the end of v, so 12 after its start: 10 + 12 = 22 */
    {"s@0 v@10 w@30 end@45", "w", RONDE_CLAIM_RETURN, 0,
     "There is a return visit at 30 to A (by r), because the two starts are at least 12 apart. "
     "The first visit is over at 15; the second cannot begin before 22.",
     "Er is om 30 een retourbezoek bij A (door r), want tussen beide begintijden zit minstens 12. "
     "Het eerste bezoek is om 15 klaar; het tweede kan niet voor 22 beginnen."},
    {"s@0 v@10 w@30 end@45", "v", RONDE_CLAIM_FIRST, 0,
     "This visit is followed at 30 by a return visit to A (by r), because the two starts are at "
     "least 12 apart. This visit is over at 15; the second cannot begin before 22.",
     "Na dit bezoek volgt om 30 een retourbezoek bij A (door r), want tussen beide begintijden zit "
     "minstens 12. Dit bezoek is om 15 klaar; het tweede kan niet voor 22 beginnen."},
    {"-v -w", "v", RONDE_CLAIM_UNSERVED, 0, "The first visit to v is not planned.",
     "Het eerste bezoek bij v is niet gepland."},
    {"s@0 n@50 end@65", "x", RONDE_CLAIM_WAITING_LIST, 0,
     "The visit to x is not planned; it is on the waiting list and may be left out.",
     "Het bezoek bij x is niet gepland; het staat op de wachtlijst en hoeft niet."},
    {"s@0 z@10 end@25", "y", RONDE_CLAIM_OTHER_WAY, 0,
     "The visit to y is not needed: the visit to z is done instead.",
     "Het bezoek bij y is niet nodig: het bezoek bij z gebeurt in plaats daarvan."},
    {"s@0 z@10 end@25", "pause", RONDE_CLAIM_BREAK, 0, "The break of r is not planned.",
     "De pauze van r is niet ingepland."},
};

static ronde_claims
explain(const ronde_instance *instance, const ronde_plan *plan, const char *id, bool ask)
{
    ronde_error error = {0};
    ronde_claims claims = {0};
    ronde_explained of = {.instance = instance, .plan = plan};
    if (ask) {
        ck_assert_ok(ronde_explained_ask(&of, &error));
    }
    int32_t task = ronde_idmap_find(&instance->task_ids, id);
    ck_assert_ok(ronde_explain(&claims, &of, task, &error));
    ronde_inquiry_free(of.inquiry);
    return claims;
}

START_TEST(test_claims)
{
    ronde_instance *instance = make_instance();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const explain_case *at = &cases[i];
        ronde_plan plan = {0};
        ronde_sketch_plan(&plan, instance, at->plan);
        ronde_claims claims = explain(instance, &plan, at->task, false);
        ck_assert_uint_gt(claims.count, at->claim);
        ck_assert_int_eq(claims.items[at->claim].kind, at->kind);
        ronde_expect_sentence(instance, &claims.items[at->claim], at->english, at->dutch);
        ronde_array_clear(&claims);
        ronde_plan_clear(&plan);
    }
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_reasons_of_the_plan)
{
    ronde_instance *instance = make_instance();
    ronde_plan plan = {0};
    ronde_reason reason = {.rule = RONDE_RULE_SHIFT_HOURS,
                           .shift = 0,
                           .amount = 12,
                           .detail = RONDE_NONE,
                           .change = ronde_change_none()};
    reason.change.kind = RONDE_CHANGE_SHIFT_END;
    reason.change.shift = 0;
    reason.change.amount = 15;
    snprintf(reason.text, sizeof reason.text, "Shift s ends 12 too early.");
    ck_assert(ronde_plan_add_unserved(&plan, ronde_idmap_find(&instance->task_ids, "n")));
    ck_assert(ronde_plan_add_reason(&plan, &reason));
    ronde_claims claims = explain(instance, &plan, "n", false);
    ck_assert_uint_eq(claims.count, 3);
    ck_assert_int_eq(claims.items[1].kind, RONDE_CLAIM_CHANGE);
    ronde_expect_sentence(instance, &claims.items[1],
                          "It is possible if r works 15 longer (until 115).",
                          "Het kan wel als r 15 langer werkt (tot 115).");
    ronde_expect_sentence(instance, &claims.items[2], "- Shift s ends 12 too early.",
                          "- r komt 12 te kort.");
    ronde_array_clear(&claims);
    plan.reasons.items[0].change = ronde_change_none();
    claims = explain(instance, &plan, "n", false);
    ronde_expect_sentence(instance, &claims.items[1], "No single change is enough.",
                          "Geen enkele wijziging alleen is genoeg.");
    ronde_array_clear(&claims);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("app/explain", test_claims, test_reasons_of_the_plan)

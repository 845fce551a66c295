/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence of every kind in both languages: no word is left open, none ends twice; and the
 * phrases that depend on figures. */
#include "instances/base/json.h"
#include "instances/model/builder.h"
#include "tests/support/ckx.h"
#include "tests/support/sentence.h"

#include <string.h>

/* A day with clock times: one helper, two tasks that are tied. */
static ronde_instance *make_instance(void)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    const ronde_header_spec spec = {
        .name = "d", .start_date = "2026-11-25", .scale = 1, .cost_divisor = RONDE_EURO};
    const ronde_task_spec tasks[] = {
        {.id = "a", .label = "visit | bezoek", .place = "p", .duration = 600, .request = "q"},
        {.id = "b", .place = "p", .duration = 600, .request = "q"}};
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_header(builder, &spec);
    ronde_builder_place(builder, &(ronde_place_spec){.id = "p"});
    ronde_builder_task(builder, &tasks[0]);
    ronde_builder_task(builder, &tasks[1]);
    ronde_builder_link(builder, &(ronde_link_spec){.from = "a",
                                                   .to = "b",
                                                   .has_min_lag = true,
                                                   .min_lag = 60,
                                                   .reason = "so it is | zo is het"});
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "r", .profile = "bike"});
    ronde_builder_shift(
        builder, &(ronde_shift_spec){
                     .id = "s", .resource = "r", .start_place = "p", .latest = 8 * RONDE_HOUR});
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    return instance;
}

static ronde_claim claim_of(ronde_claim_kind kind)
{
    ronde_claim claim = {.kind = kind,
                         .task = 0,
                         .other = 1,
                         .resource = RONDE_NONE,
                         .start = 3600,
                         .time = 7200,
                         .until = 10800,
                         .amount = 120,
                         .count = 2,
                         .cost = 4 * RONDE_EURO + 200000,
                         .rule = RONDE_RULE_TIME_WINDOW,
                         .change = ronde_change_none()};
    claim.reason = (ronde_reason){.rule = RONDE_RULE_SHIFT_HOURS,
                                  .amount = 300,
                                  .detail = RONDE_NONE,
                                  .change = ronde_change_none()};
    claim.hold = (ronde_hold){.time = 7200,
                              .kind = RONDE_HOLD_WINDOW,
                              .task = 1,
                              .shift = RONDE_NONE,
                              .moment = 6000,
                              .linked = RONDE_NONE,
                              .limited = RONDE_NONE};
    return claim;
}

START_TEST(test_every_kind_has_its_sentences)
{
    ronde_instance *instance = make_instance();
    for (int kind = 0; kind < RONDE_CLAIM_KINDS; kind++) {
        ronde_claim claim = claim_of((ronde_claim_kind)kind);
        ronde_text texts[2] = {{0}};
        for (int language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
            ronde_text *text = &texts[language];
            ronde_claim_sentence(text, instance, &claim, (ronde_language)language);
            ck_assert_ptr_null(strpbrk(text->data, "{}"));
            ck_assert_int_eq(text->data[text->length - 1], '.');
            ck_assert_ptr_null(strstr(text->data, ".."));
        }
        ck_assert_str_ne(texts[0].data, texts[1].data);
        ronde_text_clear(&texts[0]);
        ronde_text_clear(&texts[1]);
    }
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_figures)
{
    ronde_instance *instance = make_instance();
    ronde_claim claim = claim_of(RONDE_CLAIM_NEXT_DEARER);
    ronde_expect_sentence(
        instance, &claim,
        "The next best would be r at 02:00: 4.20 euro more, with 2 minutes more travel.",
        "De tweede keus is r om 02:00: dat kost 4,20 euro meer, met 2 minuten meer reistijd.");
    claim.amount = -90;
    claim.cost = 4000;
    ronde_expect_sentence(
        instance, &claim,
        "The next best would be r at 02:00: less than a cent more, with 1 minute less travel.",
        "De tweede keus is r om 02:00: dat kost minder dan een cent meer, met 1 minuut minder "
        "reistijd.");
    claim = claim_of(RONDE_CLAIM_LINK);
    ronde_expect_sentence(
        instance, &claim,
        "The visit begins at 01:00 and is tied to the return visit to b at 02:00: so it is.",
        "Het bezoek begint om 01:00 en hoort bij het retourbezoek bij b om 02:00: zo is het.");
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_what_holds_a_start)
{
    ronde_instance *instance = make_instance();
    ronde_claim claim = claim_of(RONDE_CLAIM_LATEST);
    claim.hold.moment = 9000;
    ronde_expect_sentence(
        instance, &claim,
        "At the latest it could begin at 02:00: the return visit to b must begin by 02:30, with 30 "
        "minutes of work and travel in between.",
        "Op zijn laatst kan het om 02:00 beginnen: het retourbezoek bij b moet uiterlijk om 02:30 "
        "beginnen, met 30 minuten werk en reistijd ertussen.");
    claim.hold.link_count = 1;
    claim.hold.linked = 1;
    claim.hold.limit_count = 1;
    claim.hold.limited = 0;
    claim.hold.limit = 3600;
    ronde_expect_sentence(
        instance, &claim,
        "At the latest it could begin at 02:00: the return visit to b must begin by 02:30, and it "
        "is "
        "tied to the return visit to b, and the round of r may last at most 1 hour without a "
        "break.",
        "Op zijn laatst kan het om 02:00 beginnen: het retourbezoek bij b moet uiterlijk om 02:30 "
        "beginnen, en het hoort bij het retourbezoek bij b, en de ronde van r mag hooguit 1 uur "
        "duren zonder pauze.");
    claim = claim_of(RONDE_CLAIM_EARLIEST);
    claim.hold.task = 0;
    claim.hold.moment = claim.hold.time;
    ronde_expect_sentence(instance, &claim,
                          "At the earliest it could begin at 02:00: it may not begin sooner.",
                          "Op zijn vroegst kan het om 02:00 beginnen: eerder mag het niet.");
    claim.hold.kind = RONDE_HOLD_GAP;
    claim.hold.task = 1;
    ronde_expect_sentence(
        instance, &claim,
        "At the earliest it could begin at 02:00: a time window of the return visit to b begins at "
        "02:00 and an earlier one cannot be reached.",
        "Op zijn vroegst kan het om 02:00 beginnen: een tijdvenster van het retourbezoek bij b "
        "begint "
        "om 02:00 en een eerder is niet haalbaar.");
    claim.hold.kind = RONDE_HOLD_UNKNOWN;
    ronde_expect_sentence(instance, &claim, "At the earliest it could begin at 02:00.",
                          "Op zijn vroegst kan het om 02:00 beginnen.");
    claim = claim_of(RONDE_CLAIM_CAUSE_BOUND);
    claim.hold.moment = claim.hold.time;
    claim.begun = true;
    ronde_expect_sentence(
        instance, &claim,
        "In the round of r as it is now it cannot begin before 02:00: the return visit to b "
        "began at 02:00.",
        "In de ronde van r zoals die nu is kan het niet voor 02:00 beginnen: het "
        "retourbezoek bij b begon om 02:00.");
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_json)
{
    ronde_error error = {0};
    ronde_instance *instance = make_instance();
    ronde_claims claims = {0};
    ronde_text text = {0};
    ronde_json_writer json = ronde_json_writer_on(&text, 2);
    ronde_claim claim = claim_of(RONDE_CLAIM_LATEST);
    ck_assert(ronde_array_push(&claims, claim));
    ronde_json_open_object(&json, NULL);
    ronde_claims_json(&json, "claims", instance, &claims);
    ronde_json_close(&json);
    ck_assert_ok(ronde_text_check(&text, &error));
    ck_assert_ptr_nonnull(strstr(text.data, "{\"kind\": \"latest\", \"task\": \"a\""));
    ck_assert_ptr_nonnull(strstr(text.data, "\"time\": \"02:00\""));
    ck_assert_ptr_nonnull(strstr(
        text.data, "\"because\": {\"kind\": \"window\", \"task\": \"b\", \"at\": \"01:40\"}"));
    ck_assert_ptr_nonnull(strstr(text.data, "\"cost\": 4.2"));
    ck_assert_ptr_nonnull(strstr(text.data, "\"nl\": \"Op zijn laatst"));
    ronde_text_clear(&text);
    ronde_array_clear(&claims);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("app/claim_words",
         test_every_kind_has_its_sentences,
         test_figures,
         test_what_holds_a_start,
         test_json)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every reason and every change in both languages, and the order of changes. */
#include "instances/model/builder.h"
#include "instances/model/reason.h"
#include "instances/model/show.h"
#include "instances/model/why.h"
#include "tests/support/ckx.h"

/* A day with a date, so that times are shown as clock times. */
static ronde_instance *make_instance(void)
{
    static const char *const dimensions[] = {"bags"};
    static const char *const skills[] = {"lift"};
    const ronde_window morning = {9 * RONDE_HOUR, 11 * RONDE_HOUR};
    const ronde_task_spec tasks[] = {{.id = "a",
                                      .label = "visit to A | bezoek aan A",
                                      .place = "A",
                                      .duration = RONDE_HOUR,
                                      .windows = &morning,
                                      .window_count = 1,
                                      .skills = skills,
                                      .skill_count = 1},
                                     {.id = "b", .place = "A", .duration = RONDE_HOUR}};
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_header(builder, &(ronde_header_spec){.start_date = "2026-11-25",
                                                       .dimensions = dimensions,
                                                       .dimension_count = 1});
    ronde_builder_place(builder, &(ronde_place_spec){.id = "A"});
    ronde_builder_task(builder, &tasks[0]);
    ronde_builder_task(builder, &tasks[1]);
    ronde_builder_link(builder, &(ronde_link_spec){.from = "a",
                                                   .to = "b",
                                                   .measured = RONDE_FROM_START,
                                                   .has_min_lag = true,
                                                   .min_lag = RONDE_HOUR / 2,
                                                   .has_max_lag = true,
                                                   .max_lag = 2 * RONDE_HOUR,
                                                   .relation = RONDE_SAME_RESOURCE});
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "r",
                                                           .label = "helper R | hulp R",
                                                           .profile = "bike",
                                                           .capacity = {3},
                                                           .contract = {.max = 20 * RONDE_HOUR},
                                                           .rest = 11 * RONDE_HOUR});
    static const char *const both[] = {"a", "b"};
    ronde_builder_group(
        builder,
        &(ronde_group_spec){.id = "g", .rule = RONDE_TOGETHER, .tasks = both, .task_count = 2});
    ronde_builder_shift(builder, &(ronde_shift_spec){.id = "s",
                                                     .resource = "r",
                                                     .start_place = "A",
                                                     .earliest = 8 * RONDE_HOUR,
                                                     .latest = 12 * RONDE_HOUR,
                                                     .max_duration = 3 * RONDE_HOUR,
                                                     .max_travel = RONDE_HOUR,
                                                     .has_max_gap = true,
                                                     .max_gap = RONDE_HOUR / 2});
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    return instance;
}

static const struct change_case {
    ronde_change change;
    const char *english, *dutch;
} changes[] = {
    /* 24 min 10 s are asked for as 25: 12:00 + 0:25 */
    {{.kind = RONDE_CHANGE_SHIFT_END, .amount = 1450},
     "helper R works 25 minutes longer (until 12:25)",
     "hulp R 25 minuten langer werkt (tot 12:25)"},
    {{.kind = RONDE_CHANGE_SHIFT_START, .amount = 3660},
     "helper R begins 1 hour and 1 minute sooner (at 06:59)",
     "hulp R 1 uur en 1 minuut eerder begint (om 06:59)"},
    {{.kind = RONDE_CHANGE_SHIFT_DURATION, .amount = 600},
     "the shift of helper R may last 10 minutes longer (3 hours and 10 minutes)",
     "de dienst van hulp R 10 minuten langer mag duren (3 uur en 10 minuten)"},
    {{.kind = RONDE_CHANGE_WINDOW_LATER, .amount = 600},
     "the visit to A may begin until 11:10 (10 minutes later), by helper R",
     "het bezoek aan A tot 11:10 mag beginnen (10 minuten later), door hulp R"},
    {{.kind = RONDE_CHANGE_WINDOW_EARLIER, .amount = 600},
     "the visit to A may begin from 08:50 on (10 minutes sooner), by helper R",
     "het bezoek aan A al om 08:50 mag beginnen (10 minuten eerder), door hulp R"},
    {{.kind = RONDE_CHANGE_SHIFT_DISTANCE, .amount = 850},
     "helper R can go 850 m further",
     "hulp R 850 m verder kan"},
    {{.kind = RONDE_CHANGE_SHIFT_TASKS, .amount = 2},
     "helper R may do 2 tasks more",
     "hulp R 2 taken meer mag doen"},
    {{.kind = RONDE_CHANGE_MAX_LAG, .amount = 600},
     "the starts of the visit to A and the visit to b may be 2 hours and 10 minutes apart "
     "(10 minutes more)",
     "tussen het begin van het bezoek aan A en dat van het bezoek bij b 2 uur en 10 minuten mag "
     "zitten (10 minuten meer)"},
    {{.kind = RONDE_CHANGE_CAPACITY, .amount = 2},
     "helper R can carry 2 bags more",
     "hulp R 2 bags meer kan meenemen"},
    {{.kind = RONDE_CHANGE_OTHER_RESOURCE},
     "the visit to A and the visit to b are done by different people (one of them helper R)",
     "het bezoek aan A en het bezoek bij b door verschillende mensen worden gedaan (een van hen "
     "hulp R)"},
    {{.kind = RONDE_CHANGE_MATCH},
     "helper R may do the visit to A after all",
     "hulp R het bezoek aan A toch mag doen"},
    {{.kind = RONDE_CHANGE_SKILL, .skills = 1},
     "helper R gets the skill lift (nobody has it)",
     "hulp R deze vaardigheid krijgt: lift (niemand heeft die)"},
    {{.kind = RONDE_CHANGE_EXTRA_SHIFT},
     "there is one more person with the hours of helper R",
     "er iemand bij komt met de uren van hulp R"},
    {{.kind = RONDE_CHANGE_CONTRACT, .amount = 600},
     "helper R may work 10 minutes more in a week (20 hours and 10 minutes)",
     "hulp R in een week 10 minuten meer mag werken (20 uur en 10 minuten)"},
    {{.kind = RONDE_CHANGE_MAX_GAP, .amount = 60},
     "helper R may wait 1 minute longer between two visits (31 minutes)",
     "hulp R tussen twee bezoeken 1 minuut langer mag wachten (31 minuten)"},
    {{.kind = RONDE_CHANGE_REST, .amount = RONDE_HOUR},
     "helper R gets 1 hour less rest between two working days (10 hours)",
     "hulp R tussen twee werkdagen 1 uur minder rust krijgt (10 uur)"},
    {{.kind = RONDE_CHANGE_MIN_LAG, .amount = 600},
     "20 minutes between the starts of the visit to A and the visit to b are enough (10 minutes "
     "less)",
     "20 minuten tussen het begin van het bezoek aan A en dat van het bezoek bij b genoeg is (10 "
     "minuten minder)"},
    {{.kind = RONDE_CHANGE_WAITING},
     "helper R may wait with passengers or loads aboard",
     "hulp R mag wachten met reizigers of lading aan boord"},
    {{.kind = RONDE_CHANGE_SAME_PERSON},
     "the visit to A and the visit to b may be done by the same person (helper R)",
     "het bezoek aan A en het bezoek bij b door dezelfde medewerker mogen worden gedaan (hulp R)"},
    {{.kind = RONDE_CHANGE_SPLIT_GROUP},
     "the visit to A may go without the rest of group g, with helper R",
     "het bezoek aan A los van de rest van groep g mag, bij hulp R"},
    {{.kind = RONDE_CHANGE_MIX_GROUP},
     "the visit to A may go together with others of group g, with helper R",
     "het bezoek aan A samen met anderen van groep g mag, bij hulp R"},
    {{.kind = RONDE_CHANGE_OWN_SHIFT},
     "the visit to A may move to helper R",
     "het bezoek aan A naar hulp R mag"},
    {{.kind = RONDE_CHANGE_SHIFT_TRAVEL, .amount = 600},
     "helper R may travel 10 minutes longer (1 hour and 10 minutes)",
     "hulp R 10 minuten langer onderweg mag zijn (1 uur en 10 minuten)"},
    {{.kind = RONDE_CHANGE_NONE,
      .shift = RONDE_NONE,
      .window = RONDE_NONE,
      .link = RONDE_NONE,
      .dimension = RONDE_NONE,
      .group = RONDE_NONE},
     "no single change is enough",
     "geen enkele wijziging alleen is genoeg"},
};

START_TEST(test_changes)
{
    ronde_instance *instance = make_instance();
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        char text[200];
        ronde_why_change(text, sizeof text, instance, &changes[i].change, false);
        ck_assert_str_eq(text, changes[i].english);
        ronde_why_change(text, sizeof text, instance, &changes[i].change, true);
        ck_assert_str_eq(text, changes[i].dutch);
    }
    ronde_instance_free(instance);
}
END_TEST

static const struct reason_case {
    ronde_reason reason;
    const char *english, *dutch;
} reasons[] = {
    {{.rule = RONDE_RULE_SKILL},
     "helper R lacks the skill lift",
     "hulp R mist de vaardigheid lift"},
    {{.rule = RONDE_RULE_FORBIDDEN_PAIR}, "helper R may not do it", "hulp R mag het niet doen"},
    {{.rule = RONDE_RULE_SHIFT_HOURS, .amount = 90},
     "helper R is 2 minutes short of time",
     "hulp R komt 2 minuten te kort"},
    {{.rule = RONDE_RULE_TIME_WINDOW, .amount = 60},
     "helper R cannot come within the time window (1 minute off)",
     "hulp R kan niet binnen het tijdvenster komen (scheelt 1 minuut)"},
    {{.rule = RONDE_RULE_CAPACITY, .amount = 2},
     "helper R cannot carry 2 bags more",
     "hulp R kan 2 bags te weinig meenemen"},
    {{.rule = RONDE_RULE_SAME_RESOURCE, .detail = 1},
     "who does the visit to b must do it",
     "wie het bezoek bij b doet, moet het doen"},
    {{.rule = RONDE_RULE_REQUEST_WHOLE, .detail = 1, .shift = RONDE_NONE},
     "it belongs with the visit to b",
     "het hoort bij het bezoek bij b"},
    {{.rule = RONDE_RULE_UNSERVED, .shift = RONDE_NONE, .detail = RONDE_NONE},
     "there is no shift",
     "er is geen dienst"},
    {{.rule = RONDE_RULE_UNSERVED, .shift = RONDE_NONE, .text = "nobody is free"},
     "nobody is free",
     "nobody is free"},
    {{.rule = RONDE_RULE_SHIFT_DISTANCE, .amount = 850},
     "helper R would have to go 850 m too far",
     "hulp R moet 850 m te ver reizen"},
};

START_TEST(test_reasons)
{
    ronde_instance *instance = make_instance();
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        char text[200];
        ronde_why_reason(text, sizeof text, instance, 0, &reasons[i].reason, false);
        ck_assert_str_eq(text, reasons[i].english);
        ronde_why_reason(text, sizeof text, instance, 0, &reasons[i].reason, true);
        ck_assert_str_eq(text, reasons[i].dutch);
    }
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_short_room)
{
    ronde_instance *instance = make_instance();
    char text[8];
    ronde_why_change(text, sizeof text, instance, &changes[0].change, false);
    ck_assert_str_eq(text, "helper ");
    ronde_instance_free(instance);
}
END_TEST

/* Overtime before another window, that before a course, that before one helper more. */
START_TEST(test_weights)
{
    const ronde_change overtime = {.kind = RONDE_CHANGE_SHIFT_END, .amount = 1200};
    const ronde_change window = {.kind = RONDE_CHANGE_WINDOW_LATER, .amount = 600};
    const ronde_change course = {.kind = RONDE_CHANGE_SKILL};
    const ronde_change extra = {.kind = RONDE_CHANGE_EXTRA_SHIFT};
    const ronde_change none = ronde_change_none();
    ck_assert_int_eq(ronde_change_weight(&overtime), 1200);
    ck_assert_int_eq(ronde_change_weight(&window), 900 + 600);
    ck_assert_int_lt(ronde_change_weight(&window), ronde_change_weight(&course));
    ck_assert_int_lt(ronde_change_weight(&course), ronde_change_weight(&extra));
    ck_assert_int_eq(ronde_change_weight(&none), INT64_MAX);
    for (int kind = 0; kind < RONDE_CHANGE_COUNT; kind++) {
        ck_assert_int_eq(ronde_change_find(ronde_changes[kind].name), kind);
    }
    ck_assert_int_eq(ronde_change_find("magic"), RONDE_CHANGE_COUNT);
}
END_TEST

START_TEST(test_labels_and_dutch_times)
{
    ronde_instance *instance = make_instance();
    ck_assert_str_eq(ronde_label_in("a | b", false).text, "a");
    ck_assert_str_eq(ronde_label_in("a | b", true).text, "b");
    ck_assert_str_eq(ronde_label_in("a", true).text, "a");
    ronde_time late = RONDE_DAY + 8 * RONDE_HOUR;
    ck_assert_str_eq(ronde_show_in(ronde_show_time(instance, late), true).text, "dag 2 08:00");
    ck_assert_str_eq(ronde_show_in(ronde_show_time(instance, late), false).text, "day 2 08:00");
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("model/why",
         test_changes,
         test_reasons,
         test_short_room,
         test_weights,
         test_labels_and_dutch_times)

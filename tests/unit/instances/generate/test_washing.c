/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each way of laundry is worked out as. Bed linen of 15 minutes is 3 to load, 3 to move and 9
 * (60 %) to finish. */
#include "instances/base/error.h"
#include "instances/generate/washing.h"
#include "tests/support/ckx.h"

#include <string.h>

enum { minute = 60 };

static ronde_household sample(int cleaning, int wash, int dry)
{
    return (ronde_household){.where = "row 2",
                             .id = "C1",
                             .place = "home",
                             .cleaning = cleaning * minute,
                             .laundry = RONDE_LAUNDRY_BEDDING,
                             .laundry_work = 15 * minute,
                             .wash = wash * minute,
                             .dry = dry * minute,
                             .ways = RONDE_WAYS_ALL};
}

typedef struct expected {
    ronde_washing_form form;
    int visits[RONDE_WASHING_VISITS], lags[RONDE_WASHING_VISITS]; /* minutes */
    int hidden, elsewhere;
} expected;

/* Forms that the table does not name must not be offered. */
static void check_forms(const ronde_household *household, const expected *rows, size_t row_count)
{
    ronde_washing forms[RONDE_WASHING_FORMS];
    ronde_household_rules rules = ronde_household_defaults();
    ck_assert(ronde_washing_forms(forms, household, &rules));
    bool named[RONDE_WASHING_FORMS] = {false};
    for (size_t i = 0; i < row_count; i++) {
        const ronde_washing *made = &forms[rows[i].form];
        const char *key = ronde_washing_key(rows[i].form);
        ronde_time indicated = made->elsewhere;
        named[rows[i].form] = true;
        ck_assert_msg(made->offered, "%s: %s", key, made->why_not);
        ck_assert_msg(made->hidden == rows[i].hidden * minute, "%s hides %d minutes", key,
                      (int)(made->hidden / minute));
        ck_assert_msg(made->elsewhere == rows[i].elsewhere * minute, "%s", key);
        for (int k = 0; k < RONDE_WASHING_VISITS; k++) {
            ck_assert_msg(made->durations[k] == rows[i].visits[k] * minute,
                          "%s: visit %d of %d minutes", key, k, (int)(made->durations[k] / minute));
            ck_assert_msg(made->lags[k] == rows[i].lags[k] * minute, "%s: lag %d of %d minutes",
                          key, k, (int)(made->lags[k] / minute));
            ck_assert_int_eq(made->durations[k] > 0, k < made->visit_count);
            indicated += made->indicated[k];
        }
        /* Whatever the way, all of cleaning and laundry is granted. */
        ck_assert_int_eq(indicated, household->cleaning + household->laundry_work);
        ck_assert_int_ge(made->price, made->hidden * rules.hidden_price);
    }
    for (int i = 0; i < RONDE_WASHING_FORMS; i++) {
        ck_assert_msg(named[i] == forms[i].offered, "%s is offered",
                      ronde_washing_key((ronde_washing_form)i));
    }
}
#define CHECK_FORMS(household, ...)                                                                \
    check_forms(household, (const expected[]){__VA_ARGS__},                                        \
                sizeof((const expected[]){__VA_ARGS__}) / sizeof(expected))

START_TEST(a_wash_that_fits)
{
    /* 60 of washing in 100 of cleaning; the dryer of 150 does not fit. The washer filled at 7:00 is
     * ready at 8:00. */
    ronde_household household = sample(100, 60, 150);
    CHECK_FORMS(
        &household, {RONDE_WASHING_RETURN_ONCE, {106, 9}, {0, 150}, 0, 0},
        {RONDE_WASHING_WITHIN, {106}, {0}, 9, 0}, {RONDE_WASHING_PRELOADED, {103}, {0}, 12, 0},
        {RONDE_WASHING_NEXT_VISIT, {115}, {0}, 0, 0}, {RONDE_WASHING_CENTRAL, {107}, {0}, 0, 8});

    /* The dryer fits behind a washer that is ready: 100 minutes; but not behind 60 of washing. */
    household = sample(100, 60, 100);
    CHECK_FORMS(
        &household, {RONDE_WASHING_RETURN_ONCE, {106, 9}, {0, 100}, 0, 0},
        {RONDE_WASHING_WITHIN, {106}, {0}, 9, 0}, {RONDE_WASHING_PRELOADED, {112}, {0}, 3, 0},
        {RONDE_WASHING_NEXT_VISIT, {115}, {0}, 0, 0}, {RONDE_WASHING_CENTRAL, {107}, {0}, 0, 8});

    /* Both fit, to the minute: nothing hidden within. */
    household = sample(100, 60, 40);
    CHECK_FORMS(
        &household, {RONDE_WASHING_RETURN_ONCE, {106, 9}, {0, 40}, 0, 0},
        {RONDE_WASHING_WITHIN, {115}, {0}, 0, 0}, {RONDE_WASHING_PRELOADED, {112}, {0}, 3, 0},
        {RONDE_WASHING_NEXT_VISIT, {115}, {0}, 0, 0}, {RONDE_WASHING_CENTRAL, {107}, {0}, 0, 8});
}
END_TEST

START_TEST(a_wash_that_outlasts_the_visit)
{
    /* 200 of washing, 100 of cleaning: back 100 minutes later. The short programme of 60 fits. */
    ronde_household household = sample(100, 200, 150);
    CHECK_FORMS(
        &household, {RONDE_WASHING_RETURN_ONCE, {103, 3}, {0, 100}, 9, 0},
        {RONDE_WASHING_RETURN_TWICE, {103, 3, 9}, {0, 100, 150}, 0, 0},
        {RONDE_WASHING_WITHIN, {106}, {0}, 9, 0}, {RONDE_WASHING_PRELOADED, {103}, {0}, 12, 0},
        {RONDE_WASHING_NEXT_VISIT, {115}, {0}, 0, 0}, {RONDE_WASHING_CENTRAL, {107}, {0}, 0, 8});

    /* A short programme one minute too long, and no dryer. */
    household.short_wash = 101 * minute;
    household.dry = 0;
    CHECK_FORMS(&household, {RONDE_WASHING_RETURN_ONCE, {103, 3}, {0, 100}, 9, 0},
                {RONDE_WASHING_PRELOADED, {103}, {0}, 12, 0},
                {RONDE_WASHING_CENTRAL, {107}, {0}, 0, 8});
    household.short_wash = 100 * minute;
    CHECK_FORMS(
        &household, {RONDE_WASHING_RETURN_ONCE, {103, 3}, {0, 100}, 9, 0},
        {RONDE_WASHING_WITHIN, {106}, {0}, 9, 0}, {RONDE_WASHING_PRELOADED, {103}, {0}, 12, 0},
        {RONDE_WASHING_NEXT_VISIT, {115}, {0}, 0, 0}, {RONDE_WASHING_CENTRAL, {107}, {0}, 0, 8});
}
END_TEST

START_TEST(preloading_needs_a_late_enough_visit)
{
    /* Filled at 7:00, ready at 10:20; a visit of 103 minutes until 12:03 just fits. */
    ronde_washing forms[RONDE_WASHING_FORMS];
    ronde_household_rules rules = ronde_household_defaults();
    ronde_household household = sample(100, 200, 150);
    household.has_window = true;
    household.window = (ronde_window){8 * 3600, 12 * 3600 + 3 * 60};
    ck_assert(ronde_washing_forms(forms, &household, &rules));
    ck_assert(forms[RONDE_WASHING_PRELOADED].offered);
    ck_assert_int_eq(forms[RONDE_WASHING_PRELOADED].not_before, 10 * 3600 + 20 * 60);
    household.window.latest -= 1;
    ck_assert(ronde_washing_forms(forms, &household, &rules));
    ck_assert(!forms[RONDE_WASHING_PRELOADED].offered);
    ck_assert_str_eq(forms[RONDE_WASHING_PRELOADED].why_not,
                     "a washer filled at 7:00 is ready at 10:20, too late for a visit of 103 "
                     "minutes until 12:02");
    household.preload_from = 6 * 3600;
    household.ways = RONDE_WAY_PRELOADED;
    ck_assert(ronde_washing_forms(forms, &household, &rules));
    ck_assert(forms[RONDE_WASHING_PRELOADED].offered);
}
END_TEST

START_TEST(what_is_granted_beyond_is_hidden_at_the_first_visit)
{
    ronde_washing forms[RONDE_WASHING_FORMS];
    ronde_household_rules rules = ronde_household_defaults();
    ronde_household household = sample(100, 60, 150);
    household.indicated = 125 * minute; /* 10 more than 115 */
    ck_assert(ronde_washing_forms(forms, &household, &rules));
    ck_assert_int_eq(forms[RONDE_WASHING_RETURN_ONCE].indicated[0], 116 * minute);
    ck_assert_int_eq(forms[RONDE_WASHING_RETURN_ONCE].indicated[1], 9 * minute);
    ck_assert_int_eq(forms[RONDE_WASHING_CENTRAL].indicated[0], 117 * minute); /* 125 - 8 */
    rules.return_extra = 15 * minute; /* takes time, but is not granted */
    ck_assert(ronde_washing_forms(forms, &household, &rules));
    ck_assert_int_eq(forms[RONDE_WASHING_RETURN_ONCE].durations[1], 24 * minute);
    ck_assert_int_eq(forms[RONDE_WASHING_RETURN_ONCE].indicated[1], 9 * minute);
}
END_TEST

/* The tasks, links and alternatives of a household, and that nothing is lost where no way that is
 * allowed is possible. */
START_TEST(alternatives_are_made)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_household_made made;
    ronde_household_rules rules = ronde_household_defaults();
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_place(builder, &(ronde_place_spec){.id = "home", .label = "a | b"});
    ronde_household household = sample(100, 200, 150);
    ck_assert_ok(ronde_household_add(builder, &household, &rules, &made, &error));
    ck_assert_int_eq(made.choices, 6);
    household.id = "C2";
    household.cleaning = 50 * minute;
    household.ways = RONDE_WAY_WITHIN;
    ck_assert_ok(ronde_household_add(builder, &household, &rules, &made, &error));
    ck_assert_int_eq(made.choices, 0);
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);

    ck_assert_int_eq(instance->request_count, 2);
    ck_assert_int_eq(instance->alternative_count, 7);
    ck_assert_int_eq(instance->link_count, 1 + 2 + 1); /* once, twice, and C2's only way */
    const ronde_alternative *twice = &instance->alternatives[1];
    ck_assert_str_eq(twice->id, "C1/twice/return");
    ck_assert_str_eq(twice->label, "the helper comes back twice | de hulp komt twee keer terug");
    ck_assert_int_eq(twice->task_count, 3);
    const int32_t *tasks = instance->request_tasks + twice->first_task;
    ck_assert_str_eq(instance->tasks[tasks[0]].id, "C1/twice/visit");
    ck_assert_str_eq(instance->tasks[tasks[1]].id, "C1/twice/dryer");
    ck_assert_str_eq(instance->tasks[tasks[2]].id, "C1/twice/return");
    ck_assert_str_eq(instance->tasks[tasks[2]].label,
                     "home: fold, make the bed | home: vouwen, bed opmaken");
    const ronde_link *last =
        &instance->links[instance->task_links[instance->tasks[tasks[2]].first_link]];
    ck_assert_int_eq(last->min_lag, (3 + 150) * minute); /* start to start */
    ck_assert_int_eq(last->max_lag, (3 + 150 + 240) * minute);
    ck_assert_ptr_nonnull(strstr(last->reason, "the dryer still runs 150 minutes"));
    ck_assert_ptr_nonnull(strstr(last->reason, "de droger draait nog 150 minuten"));
    const ronde_alternative *central = &instance->alternatives[5];
    ck_assert_str_eq(central->id, "C1/central");
    ck_assert_int_eq(central->price, rules.bag_price);
    ck_assert_int_eq(central->elsewhere, 8 * minute);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("generate/washing",
         a_wash_that_fits,
         a_wash_that_outlasts_the_visit,
         preloading_needs_a_late_enough_visit,
         what_is_granted_beyond_is_hidden_at_the_first_visit,
         alternatives_are_made)

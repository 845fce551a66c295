/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/household.h"
#include "tests/support/ckx.h"

#include <string.h>

enum { minute = 60 };

static ronde_household sample(ronde_laundry laundry, int cleaning)
{
    return (ronde_household){.where = "row 2",
                             .id = "C1",
                             .place = "home",
                             .cleaning = cleaning * minute,
                             .laundry = laundry,
                             .laundry_work = -1,
                             .wash = -1,
                             .dry = -1};
}

static void check_split(const ronde_household *household, int visit, int back, int min_lag)
{
    ronde_household_rules rules = ronde_household_defaults();
    ronde_household_made made = ronde_household_split(household, &rules);
    ck_assert_int_eq(made.visit, visit * minute);
    ck_assert_int_eq(made.back, back * minute);
    ck_assert_int_eq(made.min_lag, min_lag * minute);
    ck_assert_int_eq(made.max_lag, back > 0 ? min_lag * minute + rules.lag_limit : 0);
}

START_TEST(test_split)
{
    ronde_household household = sample(RONDE_LAUNDRY_NONE, 120);
    check_split(&household, 120, 0, 0);

    /* 15 minutes for bed linen, 60 % of it (9) on return: 126 at first. The wash of 200 minutes
     * outlasts the visit by 74. */
    household = sample(RONDE_LAUNDRY_BEDDING, 120);
    check_split(&household, 126, 9, 74);

    /* A wash of 60 minutes is dry after 60 + 150: 210 - 126 = 84 minutes after the visit. */
    household.wash = 60 * minute;
    check_split(&household, 126, 9, 84);

    /* Both programmes fit: 60 + 75 = 135 = 120 + 15. One minute more does not. */
    household.dry = 75 * minute;
    check_split(&household, 135, 0, 0);
    household.dry = 76 * minute;
    check_split(&household, 126, 9, 10);

    /* Without a dryer the wash is hung before leaving. */
    household.dry = 0;
    check_split(&household, 135, 0, 0);

    household = sample(RONDE_LAUNDRY_FULL, 120);
    household.resident_finishes = true;
    check_split(&household, 155, 0, 0); /* 120 + 35 */

    /* Minutes are never lost: half of 35 is 18 in whole minutes, 17 stay with the visit. */
    household.resident_finishes = false;
    check_split(&household, 137, 18, 63);
}
END_TEST

static ronde_instance *build(const ronde_household *household, const ronde_household_rules *rules)
{
    static ronde_error error;
    static const char *const skill[] = {"regie"};
    error = (ronde_error){0};
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_place(builder, &(ronde_place_spec){.id = "home"});
    for (size_t i = 0; i < rules->resource_count; i++) {
        ronde_builder_resource(builder, &(ronde_resource_spec){.id = rules->resources[i],
                                                               .profile = "bike",
                                                               .skills = skill,
                                                               .skill_count = 1});
    }
    ronde_household_made made;
    ck_assert_ok(ronde_household_add(builder, household, rules, &made, &error));
    ronde_instance *instance = NULL;
    ronde_faults faults = {0};
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    return instance;
}

START_TEST(test_tasks)
{
    static const char *const helpers[] = {"H1", "H2", "H3"};
    static const char *const unwanted[] = {"H3"};
    ronde_household_rules rules = ronde_household_defaults();
    rules.resources = helpers;
    rules.resource_count = 3;
    ronde_household household = sample(RONDE_LAUNDRY_BEDDING, 120);
    household.regular = "H1";
    household.unwanted = unwanted;
    household.unwanted_count = 1;
    household.has_window = true;
    household.window = (ronde_window){8 * 3600, 12 * 3600};
    ronde_instance *instance = build(&household, &rules);

    ck_assert_int_eq(instance->task_count, 2);
    ck_assert_int_eq(instance->request_count, 1);
    ck_assert_str_eq(instance->tasks[1].id, "C1/return");
    /* The whole visit of 126 minutes lies in the morning: it starts by 9:54. */
    const ronde_window *window = &instance->windows[instance->tasks[0].first_window];
    ck_assert_int_eq(window->latest, 12 * 3600 - 126 * 60);
    ck_assert_int_eq(ronde_instance_pair_price(instance, 0, 0), 0);
    ck_assert_int_eq(ronde_instance_pair_price(instance, 0, 1), rules.other_helper);
    ck_assert_int_eq(ronde_instance_pair_price(instance, 1, 2), ronde_cost_forbidden);
    ck_assert_int_eq(instance->link_count, 1);
    ck_assert_int_eq(instance->links[0].min_lag, 200 * 60); /* start to start: the wash */
    ck_assert_int_eq(instance->links[0].relation, RONDE_SAME_RESOURCE);
    ck_assert_ptr_nonnull(strstr(instance->links[0].reason, "washing machine still runs 74"));
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_absent_regular)
{
    /* No price where the regular helper does not work: it would change no plan. */
    static const char *const helpers[] = {"H2"};
    ronde_household_rules rules = ronde_household_defaults();
    rules.resources = helpers;
    rules.resource_count = 1;
    ronde_household household = sample(RONDE_LAUNDRY_NONE, 60);
    household.regular = "H1";
    ronde_instance *instance = build(&household, &rules);
    ck_assert_int_eq(instance->pair_count, 0);
    ck_assert_int_eq(instance->tasks[0].duration, 3600);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("generate/household", test_split, test_tasks, test_absent_regular)

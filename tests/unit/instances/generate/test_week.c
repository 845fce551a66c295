/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/instance_json.h"
#include "instances/generate/week.h"
#include "tests/support/ckx.h"
#include "tests/support/same_seed.h"

#include <stdio.h>
#include <string.h>

enum { home_count = 1200, residents = 600 };

/* Homes on a spiral. */
static void make_homes(ronde_address *homes)
{
    for (int i = 0; i < home_count; i++) {
        homes[i] =
            (ronde_address){6.85 + 0.0001 * (i % 71), 52.2 + 0.00007 * (i % 37), "Lindelaan"};
    }
}

static ronde_week_options options_of(uint64_t seed, const char *start)
{
    ronde_week_options options = ronde_week_options_default();
    options.seed = seed;
    options.residents = residents;
    options.start_date = start;
    return options;
}

static ronde_drawn_week *draw(const ronde_week_options *options)
{
    ronde_error error = {0};
    ronde_address homes[home_count];
    ronde_drawn_week *week = NULL;
    make_homes(homes);
    ronde_status status = ronde_week_draw(&week, options, homes, home_count, &error);
    ck_assert_msg(status == RONDE_OK, "%s", error.text);
    return week;
}

static ronde_instance *build(const ronde_week_options *options)
{
    ronde_error error = {0};
    ronde_drawn_week *week = draw(options);
    ronde_instance *instance = NULL;
    ronde_status status = ronde_week_build(&instance, week, &error);
    ck_assert_msg(status == RONDE_OK, "%s", error.text);
    ronde_week_free(week);
    return instance;
}

static void text_of(ronde_text *out, uint64_t seed)
{
    ronde_error error = {0};
    ronde_week_options options = options_of(seed, "2026-11-23");
    ronde_instance *instance = build(&options);
    const ronde_instance_json_options without = {.without_matrices = true};
    ck_assert_ok(ronde_instance_json_write(out, instance, &without, &error));
    ronde_instance_free(instance);
}

START_TEST(the_same_seed_gives_the_same_week_and_another_seed_another)
{
    ck_assert_seeded(text_of);
}
END_TEST

static int32_t task_named(const ronde_instance *instance, const char *resident, const char *suffix)
{
    char id[64];
    snprintf(id, sizeof id, "%s%s", resident, suffix);
    return ronde_idmap_find(&instance->task_ids, id);
}

/* What the tasks of a week say about its residents. */
typedef struct tally {
    int present, chains, doubles, twice, short_ones, agreed, with_helper;
} tally;

static tally count(const ronde_instance *instance)
{
    tally found = {0};
    for (int i = 1; i <= residents; i++) {
        char id[16];
        snprintf(id, sizeof id, "r%04d", i);
        int32_t first = task_named(instance, id, "");
        if (first == RONDE_NONE) {
            continue;
        }
        const ronde_task *task = &instance->tasks[first];
        found.present++;
        found.chains += task_named(instance, id, "/return") != RONDE_NONE ? 1 : 0;
        found.short_ones += task_named(instance, id, "/short") != RONDE_NONE ? 1 : 0;
        found.agreed += task->agreed_days != 0 ? 1 : 0;
        found.with_helper += task->pair_count > 0 ? 1 : 0;
        if (task_named(instance, id, "/2") != RONDE_NONE) {
            const ronde_link *link = &instance->links[instance->task_links[task->first_link]];
            found.doubles += link->max_lag == 0 ? 1 : 0;
            found.twice += link->max_lag == 0 ? 0 : 1;
        }
    }
    return found;
}

/* Shares of 600 residents, within four standard deviations of a draw (sqrt(600 p q) at most 12). */
START_TEST(shares_are_as_wished)
{
    ronde_week_options options = options_of(3, "2026-11-23");
    ronde_instance *instance = build(&options);
    tally found = count(instance);
    ck_assert_int_ge(found.present, 555 - 4 * 7); /* 85 % and half of 15 % */
    ck_assert_int_le(found.present, 555 + 4 * 7);
    ck_assert_int_ge(found.chains, 139 - 4 * 11); /* 25 % of those */
    ck_assert_int_le(found.chains, 139 + 4 * 11);
    ck_assert_int_ge(found.doubles, 55 - 4 * 8);
    ck_assert_int_le(found.doubles, 55 + 4 * 8);
    ck_assert_int_ge(found.twice, 44 - 4 * 7);
    ck_assert_int_le(found.twice, 44 + 4 * 7);
    ck_assert_int_ge(found.short_ones, 20);
    ck_assert_int_ge(found.agreed, found.present * 85 / 100); /* 5 % are new; some find no time */
    ck_assert_int_ge(found.with_helper, found.present * 75 / 100); /* and 6 % have one on leave */
    ronde_instance_free(instance);
}
END_TEST

/* The bits of the weekdays Monday to Friday on which both have a window. */
static void check_windows(const ronde_instance *instance, const ronde_task *task)
{
    for (int32_t i = 0; i < task->window_count; i++) {
        ronde_window window = instance->windows[task->first_window + i];
        ck_assert_int_eq(window.earliest / RONDE_DAY, window.latest / RONDE_DAY);
        ck_assert_int_ge(window.earliest % RONDE_DAY, 8 * RONDE_HOUR);
        ck_assert_int_lt(window.latest / RONDE_DAY, 5);
    }
}

/* Agreed days lie within the windows, two visits of a week two days apart, and whoever is wanted
 * may come: her provider, her skills. */
START_TEST(agreements_can_be_kept)
{
    ronde_week_options options = options_of(5, "2026-11-23");
    options.providers = 4;
    ronde_instance *instance = build(&options);
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        if (task->kind == RONDE_BREAK) {
            continue;
        }
        check_windows(instance, task);
        for (int32_t p = 0; p < task->pair_count; p++) {
            int32_t resource = instance->pairs[task->first_pair + p].resource;
            ck_assert_int_eq(ronde_instance_pair_price(instance, i, resource), 0);
        }
    }
    for (int32_t i = 0; i < instance->link_count; i++) {
        const ronde_link *link = &instance->links[i];
        uint32_t one = instance->tasks[link->from].agreed_days;
        uint32_t other = instance->tasks[link->to].agreed_days;
        if (link->min_lag == 36 * RONDE_HOUR && one != 0 && other != 0) {
            ck_assert_uint_ge(other, 4 * one); /* one bit each */
        }
    }
    ronde_instance_free(instance);
}
END_TEST

/* Two-weekly residents are in one of two weeks in a row, all others in both. */
START_TEST(every_second_week_has_the_other_half)
{
    ronde_week_options options = options_of(9, "2026-11-23");
    ronde_instance *one = build(&options);
    options.start_date = "2026-11-30";
    ronde_instance *next = build(&options);
    options.start_date = "2026-11-23";
    options.days = 14;
    ronde_instance *both = build(&options);
    int32_t once = 0;
    for (int i = 1; i <= residents; i++) {
        char id[16];
        snprintf(id, sizeof id, "r%04d", i);
        bool first = task_named(one, id, "") != RONDE_NONE;
        bool second = task_named(next, id, "") != RONDE_NONE;
        ck_assert(first || second);
        ck_assert_int_eq(first, task_named(both, id, "") != RONDE_NONE);
        ck_assert_int_eq(second, task_named(both, id, "/w2") != RONDE_NONE);
        once += first != second ? 1 : 0;
    }
    ck_assert_int_ge(once, 90 - 4 * 9);
    ck_assert_int_le(once, 90 + 4 * 9);
    ck_assert_int_eq(one->resource_count, next->resource_count);
    ronde_instance_free(one);
    ronde_instance_free(next);
    ronde_instance_free(both);
}
END_TEST

START_TEST(a_holiday_is_nobodys_day)
{
    ronde_week_options options = options_of(2, "2026-12-21");
    ronde_error error = {0};
    ck_assert_ok(ronde_week_parameter_set(&options, "closed_day", 4, &error));
    ronde_instance *instance = build(&options);
    for (int32_t i = 0; i < instance->shift_count; i++) {
        ck_assert_int_lt(instance->shifts[i].day, 4);
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        ck_assert_int_gt(task->window_count, 0);
        ronde_window last = instance->windows[task->first_window + task->window_count - 1];
        ck_assert_int_lt(last.earliest, 4 * RONDE_DAY);
    }
    ronde_instance_free(instance);
}
END_TEST

START_TEST(too_few_helpers_are_refused)
{
    ronde_error error = {0};
    ronde_address homes[home_count];
    make_homes(homes);
    ronde_week_options options = options_of(1, "2026-11-23");
    ronde_drawn_week *week = NULL;
    options.helpers = 10;
    ck_assert_int_eq(ronde_week_draw(&week, &options, homes, home_count, &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "at least"));
    options.helpers = 60;
    options.start_date = "tomorrow";
    ck_assert_int_eq(ronde_week_draw(&week, &options, homes, home_count, &error), RONDE_EINPUT);
    ck_assert_ptr_null(week);
    ck_assert_int_eq(ronde_week_parameter_set(&options, "leave_share", 61, &error), RONDE_EINPUT);
    ck_assert_int_eq(ronde_week_parameter_set(&options, "cleaning_mean", 100, &error), RONDE_OK);
    ck_assert_int_eq(options.day.cleaning_mean, 100);
}
END_TEST

/* Moves the visit of one resident to another day and another helper: next week the day is kept, the
 * regular helper stays regular. */
START_TEST(the_next_week_follows_the_plan)
{
    ronde_error error = {0};
    ronde_week_options options = options_of(4, "2026-11-23");
    ck_assert_ok(ronde_week_parameter_set(&options, "leave_share", 0, &error));
    ck_assert_ok(ronde_week_parameter_set(&options, "two_weekly_share", 0, &error));
    ronde_instance *before = build(&options);
    int32_t task = 0;
    while (before->tasks[task].agreed_days != 1 || before->tasks[task].pair_count != 1 ||
           strchr(before->tasks[task].id, '/') != NULL) {
        task++;
    }
    int32_t shift = 0;
    while (before->shifts[shift].day != 3) {
        shift++;
    }
    ronde_plan plan = {0};
    ck_assert(ronde_plan_add_route(&plan, shift));
    ck_assert(ronde_plan_add_stop(&plan, &(ronde_stop){.kind = RONDE_STOP_VISIT,
                                                       .task = task,
                                                       .start = 3 * RONDE_DAY + 9 * RONDE_HOUR}));

    options.start_date = "2026-11-30";
    ronde_drawn_week *week = draw(&options);
    ck_assert(ronde_week_follow(week, before, &plan));
    ronde_instance *after = NULL;
    ck_assert_ok(ronde_week_build(&after, week, &error));
    int32_t same = ronde_idmap_find(&after->task_ids, before->tasks[task].id);
    ck_assert_uint_eq(after->tasks[same].agreed_days, 1U << 3U);
    ck_assert_int_eq(after->pairs[after->tasks[same].first_pair].resource,
                     before->pairs[before->tasks[task].first_pair].resource);
    ronde_plan_clear(&plan);
    ronde_week_free(week);
    ronde_instance_free(after);
    ronde_instance_free(before);
}
END_TEST

/* A week with one more parameter set. */
static ronde_instance *build_with(const char *parameter, long long value)
{
    ronde_error error = {0};
    ronde_week_options options = options_of(6, "2026-11-23");
    ck_assert_ok(ronde_week_parameter_set(&options, parameter, value, &error));
    return build(&options);
}

/* The band lies 10 % about 80 % of the hours: a helper with one half-day of 4.5 hours has 3:14 to
 * 3:58, one of five such days 16:12 to 19:48. */
START_TEST(contracts_have_a_band)
{
    ronde_instance *instance = build_with("contract_band", 10);
    int present = 0;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        const ronde_resource *helper = &instance->resources[i];
        ronde_time hours = 0;
        for (int32_t k = 0; k < instance->shift_count; k++) {
            const ronde_shift *shift = &instance->shifts[k];
            ronde_time lasts = shift->latest - shift->earliest;
            lasts -= lasts > 330 * RONDE_MINUTE ? 30 * RONDE_MINUTE : 0;
            hours += shift->resource == i ? lasts : 0;
        }
        if (hours > 0) {
            present++;
            ck_assert_int_eq(helper->contract.least, hours * 72 / 100);
            ck_assert_int_eq(helper->contract.most, hours * 88 / 100);
            ck_assert_int_eq(helper->contract.short_price, (20 * RONDE_EURO + 1800) / 3600);
            ck_assert_int_gt(helper->contract.extra_price, 0);
        }
    }
    ck_assert_int_gt(present, 20);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(faces_are_counted_where_several_could_come)
{
    ronde_instance *instance = build_with("face_price", 5000);
    tally found = count(instance);
    ck_assert_int_eq(instance->group_count, found.chains + found.doubles + found.twice);
    int twos = 0;
    for (int32_t i = 0; i < instance->group_count; i++) {
        ck_assert_int_eq(instance->groups[i].rule, RONDE_FACES);
        ck_assert_int_eq(instance->groups[i].price, 5 * RONDE_EURO);
        twos += instance->groups[i].free == 2 ? 1 : 0;
    }
    ck_assert_int_eq(twos, found.doubles);
    ronde_instance_free(instance);
}
END_TEST

/* Regular helper 0, the team 20, others 25 euros; nobody is used to a new resident: 0, 0, 5. */
START_TEST(teams_come_before_others)
{
    ronde_instance *instance = build_with("area_teams", 1);
    int with_team = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        int fellows = 0;
        ronde_cost dearest = 0;
        for (int32_t k = 0; k < task->pair_count; k++) {
            const ronde_pair *pair = &instance->pairs[task->first_pair + k];
            fellows += pair->role == RONDE_PAIR_TEAM ? 1 : 0;
            dearest = pair->price > dearest ? pair->price : dearest;
        }
        ck_assert_int_le(fellows, 12);
        if (task->request != RONDE_NONE) {
            with_team += fellows > 0 ? 1 : 0;
            ck_assert_int_eq(task->other_price - dearest, 5 * RONDE_EURO);
            ck_assert(dearest == 0 || dearest == 20 * RONDE_EURO);
        }
    }
    ck_assert_int_gt(with_team, instance->request_count * 9 / 10);
    ronde_instance_free(instance);
}
END_TEST

/* Each chain may be done by coming back, and most in other ways, too: 1 - 0.5 * 0.7 * 0.7 * 0.5 of
 * those that are possible. All else stays as it is without the choice. */
START_TEST(laundry_may_be_done_in_several_ways)
{
    ronde_instance *plain = build_with("laundry_choice", 0);
    ronde_instance *instance = build_with("laundry_choice", 1);
    ck_assert_int_eq(instance->request_count, plain->request_count);
    int chains = 0;
    int several = 0;
    for (int32_t i = 0; i < plain->request_count; i++) {
        const ronde_request *without = &plain->requests[i];
        const ronde_request *with = &instance->requests[i];
        const ronde_alternative *first = &instance->alternatives[with->first_alternative];
        bool chain = strstr(first->id, "/return") != NULL;
        chains += chain ? 1 : 0;
        several += chain && with->alternative_count > 1 ? 1 : 0;
        ck_assert(chain || with->alternative_count == without->alternative_count);
    }
    ck_assert_int_eq(chains, count(plain).chains);
    ck_assert_int_gt(several, chains * 6 / 10);
    ronde_instance_free(plain);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("instances/generate/week",
         the_same_seed_gives_the_same_week_and_another_seed_another,
         shares_are_as_wished,
         agreements_can_be_kept,
         every_second_week_has_the_other_half,
         a_holiday_is_nobodys_day,
         too_few_helpers_are_refused,
         contracts_have_a_band,
         faces_are_counted_where_several_could_come,
         teams_come_before_others,
         laundry_may_be_done_in_several_ways,
         the_next_week_follows_the_plan)

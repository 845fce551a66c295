/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/builder.h"
#include "tests/support/ckx.h"

#include <string.h>

/* A small valid instance to bend: one helper, a washing chain of two tasks and a plain visit. */
static void describe(ronde_builder *builder)
{
    ronde_builder_header(builder,
                         &(ronde_header_spec){.name = "small", .start_date = "2026-11-25"});
    ronde_builder_place(builder, &(ronde_place_spec){.where = "/places/0", .id = "home"});
    ronde_builder_place(builder,
                        &(ronde_place_spec){.where = "/places/1", .id = "J", .access = 60});
    ronde_builder_place(builder, &(ronde_place_spec){.where = "/places/2", .id = "D"});
    ronde_builder_resource(builder, &(ronde_resource_spec){.where = "/resources/0",
                                                           .id = "h1",
                                                           .profile = "bike",
                                                           .skills = (const char *[]){"laundry"},
                                                           .skill_count = 1});
    ronde_builder_shift(
        builder, &(ronde_shift_spec){.where = "/shifts/0",
                                     .id = "h1/wed",
                                     .resource = "h1",
                                     .start_place = "home",
                                     .earliest = 28800,
                                     .latest = 61200,
                                     .breaks = (ronde_break_spec[]){{.duration = 1800,
                                                                     .window = {39600, 50400},
                                                                     .after = 19800}},
                                     .break_count = 1});
    ronde_builder_task(
        builder,
        &(ronde_task_spec){.where = "/tasks/0", .id = "J-fold", .place = "J", .duration = 900});
    ronde_builder_task(
        builder, &(ronde_task_spec){
                     .where = "/tasks/1",
                     .id = "J-clean",
                     .place = "J",
                     .duration = 7200,
                     .windows = (ronde_window[]){{36000, 40000}, {28800, 32400}, {32401, 33000}},
                     .window_count = 3,
                     .skills = (const char *[]){"laundry"},
                     .skill_count = 1});
    ronde_builder_task(
        builder, &(ronde_task_spec){.where = "/tasks/2",
                                    .id = "D-clean",
                                    .place = "D",
                                    .duration = 7800,
                                    .pairs = (ronde_pair_spec[]){{.resource = "h1", .price = 5}},
                                    .pair_count = 1,
                                    .priority = 3});
    ronde_builder_link(builder, &(ronde_link_spec){.where = "/links/0",
                                                   .from = "J-clean",
                                                   .to = "J-fold",
                                                   .has_min_lag = true,
                                                   .min_lag = 7200,
                                                   .reason = "the dryer needs 120 minutes"});
}

START_TEST(freezes_a_valid_instance)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_builder *builder = ronde_builder_new();
    describe(builder);
    ronde_instance *made = NULL;
    ck_assert_ok(ronde_builder_finish(&made, builder, &faults, &error));
    ronde_builder_free(builder);
    ck_assert_uint_eq(faults.list.count, 0);

    ck_assert_int_eq(made->task_count, 4); /* three and the break */
    ck_assert_int_eq(made->request_count, 2);
    /* J-clean starts first by the lag, although J-fold was described first. */
    const ronde_alternative *chain = &made->alternatives[0];
    ck_assert_int_eq(chain->task_count, 2);
    ck_assert_str_eq(made->tasks[made->request_tasks[chain->first_task]].id, "J-clean");
    ck_assert_str_eq(made->tasks[made->request_tasks[chain->first_task + 1]].id, "J-fold");
    /* From the end: 7,200 after a visit of 7,200. */
    ck_assert_int_eq(made->links[0].min_lag, 14400);
    ck_assert_int_eq(made->links[0].max_lag, ronde_time_unlimited);
    /* 28800-32400 and 32401-33000 touch and become one; 36000-40000 stays. */
    const ronde_task *clean = &made->tasks[1];
    ck_assert_int_eq(clean->window_count, 2);
    ck_assert_int_eq(made->windows[clean->first_window].earliest, 28800);
    ck_assert_int_eq(made->windows[clean->first_window].latest, 33000);
    ck_assert_int_eq(made->requests[1].priority, 3);
    ck_assert_int_eq(ronde_instance_pair_price(made, 2, 0), 5);
    ck_assert_int_eq(made->tasks[3].kind, RONDE_BREAK);
    ck_assert_str_eq(made->tasks[3].id, "h1/wed/break1");
    ck_assert_int_eq(made->shifts[0].end_place, made->shifts[0].start_place);
    ronde_instance_free(made);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(attaching_adds_the_access_time_of_arrivals)
{
    ronde_error error = {0};
    ronde_builder *builder = ronde_builder_new();
    describe(builder);
    ronde_instance *made = NULL;
    ck_assert_ok(ronde_builder_finish(&made, builder, NULL, &error));
    ronde_builder_free(builder);
    ck_assert_int_eq(ronde_instance_ready(made, NULL), RONDE_EINPUT);
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, 3, 1, &error));
    for (int32_t i = 0; i < 9; i++) {
        matrix.durations[i] = i % 4 == 0 ? 0 : 100;
    }
    ck_assert_ok(ronde_instance_attach(made, 0, &matrix, &error));
    ck_assert_int_eq(ronde_matrix_duration(&made->profiles[0].matrix, 0, 1), 160);
    ck_assert_int_eq(ronde_matrix_duration(&made->profiles[0].matrix, 1, 1), 0);
    ck_assert_int_eq(ronde_matrix_duration(&made->profiles[0].matrix, 1, 2), 100);
    ck_assert_int_eq(ronde_matrix_distance(&made->profiles[0].matrix, 0, 1), 100);
    ck_assert_ok(ronde_instance_ready(made, &error));
    ronde_instance_free(made);
}
END_TEST

/* One way to spoil the instance, and the fault it must give. */
typedef struct spoiled {
    const char *code, *where;
    void (*spoil)(ronde_builder *builder);
} spoiled;

static void add_task(ronde_builder *builder, ronde_task_spec spec)
{
    spec.where = "/tasks/3";
    spec.id = spec.id != NULL ? spec.id : "X";
    spec.place = spec.place != NULL ? spec.place : "D";
    ronde_builder_task(builder, &spec);
}

static void add_link(ronde_builder *builder, ronde_link_spec spec)
{
    spec.where = "/links/1";
    ronde_builder_link(builder, &spec);
}

static void duplicate_task(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.id = "J-fold"});
}
static void unknown_place(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.place = "nowhere"});
}
static void reversed_window(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.windows = (ronde_window[]){{5, 4}}, .window_count = 1});
}
static void negative_duration(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.duration = -1});
}
static void unknown_shift(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.shift = "night"});
}
static void negative_initial_load(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.initial = {-1}});
}
static void negative_prize(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.prize = -1});
}
static void unknown_pair(ronde_builder *b)
{
    add_task(b,
             (ronde_task_spec){.pairs = (ronde_pair_spec[]){{.resource = "h9"}}, .pair_count = 1});
}
static void alternative_without_request(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.alternative = "a"});
}
static void mixed_optional(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.request = "r"});
    add_task(b, (ronde_task_spec){.id = "Y", .request = "r", .optional = true});
}
static void unknown_link_end(ronde_builder *b)
{
    add_link(b, (ronde_link_spec){.from = "J-fold", .to = "nothing"});
}
static void self_link(ronde_builder *b)
{
    add_link(b, (ronde_link_spec){.from = "J-fold", .to = "J-fold"});
}
static void break_link(ronde_builder *b)
{
    add_link(b, (ronde_link_spec){.from = "J-fold", .to = "h1/wed/break1"});
}
static void reversed_link(ronde_builder *b)
{
    add_link(b, (ronde_link_spec){.from = "J-clean",
                                  .to = "J-fold",
                                  .has_min_lag = true,
                                  .min_lag = 2,
                                  .has_max_lag = true,
                                  .max_lag = 1});
}
static void contradicting_links(ronde_builder *b)
{
    add_link(b, (ronde_link_spec){.from = "J-fold", .to = "J-clean", .has_min_lag = true});
}
static void crossing_link(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.request = "r"});
    add_task(b, (ronde_task_spec){.id = "Y", .request = "s"});
    add_link(b, (ronde_link_spec){.from = "X", .to = "Y"});
}
static void crossing_alternatives(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.request = "r", .alternative = "a"});
    add_task(b, (ronde_task_spec){.id = "Y", .request = "r", .alternative = "b"});
    add_link(b, (ronde_link_spec){.from = "X", .to = "Y"});
}
static void unknown_alternative(ronde_builder *b)
{
    ronde_builder_alternative(
        b, &(ronde_alternative_spec){.where = "/alternatives/0", .request = "r", .id = "a"});
}
static void overlapping_shift(ronde_builder *b)
{
    ronde_builder_shift(b, &(ronde_shift_spec){.where = "/shifts/1",
                                               .id = "h1/late",
                                               .resource = "h1",
                                               .start_place = "home",
                                               .earliest = 61199,
                                               .latest = 70000});
}
static void reversed_shift(ronde_builder *b)
{
    ronde_builder_shift(b, &(ronde_shift_spec){.where = "/shifts/1",
                                               .id = "h1/late",
                                               .resource = "h1",
                                               .start_place = "home",
                                               .earliest = 70000,
                                               .latest = 69999});
}
static void add_shift(ronde_builder *b, ronde_shift_spec spec)
{
    spec.where = "/shifts/1";
    spec.id = "h1/late";
    spec.resource = "h1";
    spec.start_place = "home";
    spec.earliest = 70000;
    spec.latest = 80000;
    ronde_builder_shift(b, &spec);
}
static void reversed_break(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.breaks = &(ronde_break_spec){.window = {75000, 74999}},
                                    .break_count = 1});
}
static void negative_break(ronde_builder *b)
{
    ronde_break_spec breaks[] = {{.window = {70000, 75000}},
                                 {.window = {70000, 75000}, .duration = -1}};
    add_shift(b, (ronde_shift_spec){.breaks = breaks, .break_count = 2});
}
static void negative_due(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.breaks = &(ronde_break_spec){.after = -1}, .break_count = 1});
}
static void break_named_as_a_task(ronde_builder *b)
{
    add_shift(b,
              (ronde_shift_spec){.breaks = &(ronde_break_spec){.id = "J-fold"}, .break_count = 1});
}
static void unknown_reload_place(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.reload_places = (const char *const[]){"D", "plant"},
                                    .reload_count = 2});
}
static void negative_loading(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.reload_places = (const char *const[]){"D"},
                                    .reload_count = 1,
                                    .loading = -1});
}
static void endless_loading_at_start(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.loading_at_start = INT32_MAX});
}
static void negative_trips(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.max_trips = -1});
}
static void trips_without_reload_place(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.max_trips = 2});
}
static void loading_without_reload_place(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.loading = 600});
}
static void negative_gap(ronde_builder *b)
{
    add_shift(b, (ronde_shift_spec){.has_max_gap = true, .max_gap = -1});
}
static void add_contract(ronde_builder *b, ronde_contract contract)
{
    ronde_builder_resource(
        b, &(ronde_resource_spec){
               .where = "/resources/1", .id = "h2", .profile = "bike", .contract = contract});
}
static void contract_upside_down(ronde_builder *b)
{
    add_contract(b, (ronde_contract){.least = 3601, .most = 3600});
}
static void contract_beyond_its_max(ronde_builder *b)
{
    add_contract(b, (ronde_contract){.least = 3601, .max = 3600});
}
static void negative_contract(ronde_builder *b)
{
    add_contract(b, (ronde_contract){.least = -1});
}
static void negative_extra(ronde_builder *b)
{
    add_contract(b, (ronde_contract){.extra_price = -1});
}
static void negative_rest(ronde_builder *b)
{
    ronde_builder_resource(
        b,
        &(ronde_resource_spec){.where = "/resources/1", .id = "h2", .profile = "bike", .rest = -1});
}
static void negative_release(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.release = -1});
}
static void release_of_what_is_collected(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.kind = RONDE_PICKUP, .release = 1, .change = {1}});
}
static void negative_rate(ronde_builder *b)
{
    ronde_builder_resource(
        b, &(ronde_resource_spec){
               .where = "/resources/1", .id = "h2", .profile = "bike", .travel_price = -1});
}
static void negative_rate_in_euros(ronde_builder *b)
{
    ronde_builder_header(b, &(ronde_header_spec){.cost_divisor = RONDE_EURO});
    negative_rate(b);
}
static void repeated_alternative(ronde_builder *b)
{
    add_task(b, (ronde_task_spec){.request = "r", .alternative = "a"});
    const char *const places[] = {"/alternatives/0", "/alternatives/1"};
    for (int i = 0; i < 2; i++) {
        ronde_builder_alternative(
            b, &(ronde_alternative_spec){.where = places[i], .request = "r", .id = "a"});
    }
}
static void missing_profile(ronde_builder *b)
{
    ronde_builder_resource(b, &(ronde_resource_spec){.where = "/resources/1", .id = "h2"});
}
static void impossible_date(ronde_builder *b)
{
    ronde_builder_header(b, &(ronde_header_spec){.start_date = "2026-02-29"});
}
static void too_many_tied(ronde_builder *b)
{
    for (int i = 0; i < 9; i++) {
        const char *ids[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
        add_task(b, (ronde_task_spec){.id = ids[i], .request = "r"});
    }
}

static const spoiled spoilings[] = {
    {"id.duplicate", "/tasks/3/id", duplicate_task},
    {"place.unknown", "/tasks/3/place", unknown_place},
    {"window.reversed", "/tasks/3/windows/0", reversed_window},
    {"time.range", "/tasks/3/duration", negative_duration},
    {"shift.unknown", "/tasks/3/shift", unknown_shift},
    {"load.range", "/tasks/3/load", negative_initial_load},
    {"price.range", "/tasks/3/prize", negative_prize},
    {"resource.unknown", "/tasks/3/pairs/0/resource", unknown_pair},
    {"alternative.no_request", "/tasks/3/alternative", alternative_without_request},
    {"request.optional_mixed", "/tasks/3/optional", mixed_optional},
    {"request.too_many_tasks", "/tasks/3", too_many_tied},
    {"task.unknown", "/links/1/to", unknown_link_end},
    {"link.self", "/links/1", self_link},
    {"link.break", "/links/1/to", break_link},
    {"link.reversed", "/links/1", reversed_link},
    {"link.impossible", "/tasks/0", contradicting_links},
    {"link.crosses_requests", "/links/1", crossing_link},
    {"link.crosses_alternatives", "/links/1", crossing_alternatives},
    {"alternative.unknown", "/alternatives/0", unknown_alternative},
    {"alternative.duplicate", "/alternatives/1", repeated_alternative},
    {"window.reversed", "/shifts/1/breaks/0", reversed_break},
    {"time.range", "/shifts/1/breaks/1/duration", negative_break},
    {"time.range", "/shifts/1/breaks/0/if_longer_than", negative_due},
    {"id.duplicate", "/shifts/1/breaks/0/id", break_named_as_a_task},
    {"place.unknown", "/shifts/1/reload_places/1", unknown_reload_place},
    {"time.range", "/shifts/1/loading", negative_loading},
    {"time.range", "/shifts/1/loading_at_start", endless_loading_at_start},
    {"number.range", "/shifts/1/max_trips", negative_trips},
    {"shift.reload", "/shifts/1/max_trips", trips_without_reload_place},
    {"shift.reload", "/shifts/1/loading", loading_without_reload_place},
    {"time.range", "/shifts/1/max_gap", negative_gap},
    {"contract.reversed", "/resources/1/contract", contract_upside_down},
    {"contract.reversed", "/resources/1/contract", contract_beyond_its_max},
    {"time.range", "/resources/1/contract/least", negative_contract},
    {"price.range", "/resources/1/contract/extra_price", negative_extra},
    {"time.range", "/resources/1/rest", negative_rest},
    {"time.range", "/tasks/3/release", negative_release},
    {"task.release", "/tasks/3/release", release_of_what_is_collected},
    {"price.range", "/resources/1/prices/per_travel", negative_rate},
    {"price.range", "/resources/1/prices/per_hour_travel", negative_rate_in_euros},
    {"shift.overlap", "/shifts/1", overlapping_shift},
    {"shift.reversed", "/shifts/1", reversed_shift},
    {"profile.missing", "/resources/1/profile", missing_profile},
    {"date.invalid", "/horizon/start", impossible_date}};

START_TEST(reports_each_fault_with_code_and_place)
{
    for (size_t i = 0; i < sizeof spoilings / sizeof spoilings[0]; i++) {
        ronde_error error = {0};
        ronde_faults faults = {0};
        ronde_builder *builder = ronde_builder_new();
        describe(builder);
        spoilings[i].spoil(builder);
        ronde_instance *made = NULL;
        ck_assert_int_eq(ronde_builder_finish(&made, builder, &faults, &error), RONDE_EINPUT);
        ck_assert_ptr_null(made);
        ck_assert_uint_ge(faults.list.count, 1);
        ck_assert_msg(faults.list.count == 1, "%s is told %zu times", spoilings[i].code,
                      faults.list.count);
        ck_assert_str_eq(faults.list.items[0].code, spoilings[i].code);
        ck_assert_str_eq(faults.list.items[0].where, spoilings[i].where);
        ck_assert_str_ne(error.text, "");
        ronde_builder_free(builder);
        ronde_faults_clear(&faults);
    }
}
END_TEST

START_TEST(reports_all_faults_not_only_the_first)
{
    ronde_faults faults = {0};
    ronde_builder *builder = ronde_builder_new();
    describe(builder);
    for (size_t i = 0; i < 7; i++) {
        spoilings[i].spoil(builder);
    }
    ronde_instance *made = NULL;
    ck_assert_int_eq(ronde_builder_finish(&made, builder, &faults, NULL), RONDE_EINPUT);
    ck_assert_uint_ge(faults.error_count, 7);
    ronde_builder_free(builder);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(survives_every_failing_allocation)
{
    for (long n = 0; n < 10000; n++) {
        ronde_alloc_fail_at(n);
        ronde_error error = {0};
        ronde_builder *builder = ronde_builder_new();
        ronde_instance *made = NULL;
        ronde_status status = RONDE_ENOMEM;
        if (builder != NULL) {
            describe(builder);
            status = ronde_builder_finish(&made, builder, NULL, &error);
        }
        ronde_alloc_fail_at(-1);
        ronde_builder_free(builder);
        ronde_instance_free(made);
        if (status == RONDE_OK) {
            ck_assert_int_ge(n, 20); /* the loop did meet failures before */
            return;
        }
        ck_assert_int_eq(status, RONDE_ENOMEM);
    }
    ck_abort_msg("never succeeded");
}
END_TEST

CKX_MAIN("instances/model/builder",
         freezes_a_valid_instance,
         attaching_adds_the_access_time_of_arrivals,
         reports_each_fault_with_code_and_place,
         reports_all_faults_not_only_the_first,
         survives_every_failing_allocation)

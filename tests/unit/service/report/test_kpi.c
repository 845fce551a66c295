/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "instances/formats/plan_json.h"
#include "instances/model/builder.h"
#include "service/app/pipeline.h"
#include "service/report/kpi_text.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/sketch_plan.h"

#include <string.h>

static void add_tasks(ronde_builder *builder)
{
    const ronde_pair_spec pairs[] = {{.resource = "h1"}, {.resource = "h2", .price = 2}};
    const ronde_window early = {0, 150};
    const ronde_window late = {0, 1000};
    const ronde_window agreed = {0, 600};
    ronde_task_spec task = {.id = "a",
                            .place = "J",
                            .duration = 300,
                            .indicated = 360,
                            .pairs = pairs,
                            .pair_count = 2,
                            .other_price = 5,
                            .soft_windows = &early,
                            .soft_window_count = 1};
    ronde_builder_task(builder, &task);
    task.id = "b";
    task.duration = 60;
    task.indicated = 0;
    task.soft_windows = &late;
    ronde_builder_task(builder, &task);
    ronde_builder_task(
        builder,
        &(ronde_task_spec){
            .id = "c", .place = "D", .duration = 500, .windows = &agreed, .window_count = 1});
    ronde_builder_task(builder, &(ronde_task_spec){.id = "u", .place = "J", .duration = 200});
    ronde_builder_task(
        builder, &(ronde_task_spec){
                     .id = "w", .place = "D", .duration = 120, .indicated = 150, .optional = true});
}

/* Home, J and D in a row: 100 s and 400 m from each to the next. h1 goes by bicycle for Noord, h2
 * by car for Zuid, h3 has a shift, but no provider and no work. */
static ronde_instance *make_day(void)
{
    ronde_error error = {0};
    ronde_builder *builder = ronde_builder_new();
    static const char *const places[] = {"home", "J", "D"};
    for (int i = 0; i < 3; i++) {
        ronde_builder_place(builder, &(ronde_place_spec){.id = places[i]});
    }
    ronde_builder_resource(
        builder, &(ronde_resource_spec){.id = "h1", .profile = "bike", .provider = "Noord"});
    ronde_builder_resource(
        builder, &(ronde_resource_spec){.id = "h2", .profile = "car", .provider = "Zuid"});
    ronde_builder_resource(builder, &(ronde_resource_spec){.id = "h3", .profile = "bike"});
    ronde_shift_spec shift = {.id = "s1",
                              .resource = "h1",
                              .start_place = "home",
                              .latest = 2000,
                              .normal_duration = 700};
    ronde_builder_shift(builder, &shift);
    shift = (ronde_shift_spec){.id = "s2", .resource = "h2", .start_place = "home", .latest = 3000};
    ronde_builder_shift(builder, &shift);
    shift = (ronde_shift_spec){.id = "s3", .resource = "h3", .start_place = "home", .latest = 1000};
    ronde_builder_shift(builder, &shift);
    add_tasks(builder);
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_builder_finish(&instance, builder, NULL, &error));
    ronde_builder_free(builder);
    for (int32_t profile = 0; profile < 2; profile++) {
        ronde_matrix matrix = {0};
        ck_assert_ok(ronde_matrix_init(&matrix, 3, 0, &error));
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                matrix.durations[3 * from + to] = 100 * abs(from - to);
                matrix.distances[3 * from + to] = 400 * abs(from - to);
            }
        }
        ck_assert_ok(ronde_instance_attach(instance, profile, &matrix, &error));
    }
    return instance;
}

/* h1: a at J 100-400, c at D 500-1000, home at 1200. h2: leaves at 800, waits at J from 900 to
 * 1100, b until 1160, home at 1260. u and w are left out. */
static const char *const sketch =
    "s1@0 a@100 c@500 end@1200 s2@800 b@1100~900 end@1260 s3@0 end@0 -u -w";

typedef struct fixture {
    ronde_instance *instance;
    ronde_plan plan;
    ronde_kpis kpis;
} fixture;

static fixture make(const ronde_co2_figures *co2)
{
    ronde_error error = {0};
    fixture made = {.instance = make_day()};
    ronde_sketch_plan(&made.plan, made.instance, sketch);
    ck_assert_ok(ronde_kpis_compute(&made.kpis, made.instance, &made.plan, co2, &error));
    return made;
}

static void clear(fixture *of)
{
    ronde_kpis_clear(&of->kpis);
    ronde_plan_clear(&of->plan);
    ronde_instance_free(of->instance);
}

typedef struct expected {
    ronde_kpi kpi;
    int64_t amount;
} expected;

static void expect(const ronde_kpi_set *set, const expected *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(set->amounts[list[i].kpi] == list[i].amount, "%s is %lld, not %lld",
                      ronde_kpi_texts[list[i].kpi].key, (long long)set->amounts[list[i].kpi],
                      (long long)list[i].amount);
    }
}
#define EXPECT(set, ...)                                                                           \
    expect(set, (const expected[]){__VA_ARGS__},                                                   \
           sizeof((const expected[]){__VA_ARGS__}) / sizeof(expected))

START_TEST(every_amount_of_a_small_plan)
{
    fixture day = make(NULL);
    EXPECT(&day.kpis.plan, {RONDE_KPI_SHIFTS, 3}, {RONDE_KPI_USED_SHIFTS, 2},
           /* 700 by its normal duration, 3000 and 1000 from start to end */
           {RONDE_KPI_SHIFT_TIME, 4700}, {RONDE_KPI_PAID_TIME, 1200 + 460},
           {RONDE_KPI_CLIENT_TIME, 300 + 500 + 60}, {RONDE_KPI_TRAVEL_TIME, 400 + 200},
           {RONDE_KPI_IDLE_TIME, 200}, {RONDE_KPI_BREAK_TIME, 0}, {RONDE_KPI_LOADING_TIME, 0},
           /* s1 is 500 beyond its 700; s2 leaves 3000 - 460, s3 all */
           {RONDE_KPI_OVERTIME, 500}, {RONDE_KPI_UNUSED_TIME, 2540 + 1000}, {RONDE_KPI_VISITS, 3},
           {RONDE_KPI_RETURN_VISITS, 1}, {RONDE_KPI_RETURN_TRAVEL, 100},
           /* J at 100-400 by h1 and 1100-1160 by h2, D once */
           {RONDE_KPI_RESIDENTS, 2}, {RONDE_KPI_CONTACT_MOMENTS, 3}, {RONDE_KPI_SEVERAL_MOMENTS, 1},
           {RONDE_KPI_FACES, 2},
           /* a and b name h1 (the regular one) and h2; b is done by h2 */
           {RONDE_KPI_REGULAR_KNOWN, 2}, {RONDE_KPI_BY_REGULAR, 1}, {RONDE_KPI_BY_NAMED, 2},
           /* c at 500 within 0-600; a at 100 within 0-150, b at 1100 not within 0-1000 */
           {RONDE_KPI_AGREED, 1}, {RONDE_KPI_AGREED_KEPT, 1}, {RONDE_KPI_WISHED, 2},
           {RONDE_KPI_WISHED_KEPT, 1},
           /* 400 + 400 + 800 by bicycle, 800 by car at 193 g/km */
           {RONDE_KPI_DISTANCE, 2400}, {RONDE_KPI_CO2, 800 * 193}, {RONDE_KPI_CO2_UNKNOWN, 0},
           /* a 360, b 60, c 500, u 200; w waits */
           {RONDE_KPI_INDICATED_TIME, 1120}, {RONDE_KPI_HIDDEN_TIME, 60},
           {RONDE_KPI_UNSERVED_TIME, 200}, {RONDE_KPI_UNSERVED, 1}, {RONDE_KPI_WAITING_LIST, 1},
           {RONDE_KPI_WAITING_LIST_TIME, 150});
    ck_assert_int_eq(day.kpis.plan.distances[0], 1600);
    ck_assert_int_eq(day.kpis.plan.distances[1], 800);
    /* 860 / 1660 = 51.8 %, 1.50 moments a home, 1/2 of 2 */
    ck_assert_int_eq(ronde_kpi_shown(&day.kpis.plan, RONDE_KPI_DIRECT_SHARE), 518);
    ck_assert_int_eq(ronde_kpi_shown(&day.kpis.plan, RONDE_KPI_MOMENTS_EACH), 150);
    ck_assert_int_eq(ronde_kpi_shown(&day.kpis.plan, RONDE_KPI_CONTINUITY), 500);
    clear(&day);
}
END_TEST

START_TEST(helpers_and_providers_have_their_own)
{
    fixture day = make(NULL);
    ck_assert_uint_eq(day.kpis.helper_count, 3);
    ck_assert_uint_eq(day.kpis.provider_count, 3);
    EXPECT(&day.kpis.helpers[0], {RONDE_KPI_PAID_TIME, 1200}, {RONDE_KPI_OVERTIME, 500},
           {RONDE_KPI_RESIDENTS, 2}, {RONDE_KPI_CONTACT_MOMENTS, 2}, {RONDE_KPI_SEVERAL_MOMENTS, 0},
           {RONDE_KPI_CO2, 0}, {RONDE_KPI_UNSERVED, 0});
    EXPECT(&day.kpis.helpers[1], {RONDE_KPI_IDLE_TIME, 200}, {RONDE_KPI_RETURN_VISITS, 1},
           {RONDE_KPI_BY_REGULAR, 0}, {RONDE_KPI_BY_NAMED, 1}, {RONDE_KPI_UNUSED_TIME, 2540});
    EXPECT(&day.kpis.helpers[2], {RONDE_KPI_USED_SHIFTS, 0}, {RONDE_KPI_PAID_TIME, 0},
           {RONDE_KPI_UNUSED_TIME, 1000});
    ck_assert_str_eq(day.kpis.providers[0].id, "Noord");
    ck_assert_str_eq(day.kpis.providers[1].id, "Zuid");
    ck_assert_str_eq(day.kpis.providers[2].id, "");
    EXPECT(&day.kpis.providers[1], {RONDE_KPI_PAID_TIME, 460}, {RONDE_KPI_DISTANCE, 800});
    /* Shares of nothing are not known. */
    ck_assert(!ronde_kpi_known(&day.kpis.helpers[2], RONDE_KPI_DIRECT_SHARE));
    ck_assert_int_eq(ronde_kpi_shown(&day.kpis.helpers[2], RONDE_KPI_DIRECT_SHARE), 0);
    clear(&day);
}
END_TEST

START_TEST(own_co2_figures_replace_the_table)
{
    ronde_error error = {0};
    ronde_co2_figures own = {0};
    ck_assert_ok(ronde_co2_read(&own, "car=100,bike=1", &error));
    fixture day = make(&own);
    EXPECT(&day.kpis.plan, {RONDE_KPI_CO2, 800 * 100 + 1600});
    clear(&day);
}
END_TEST

/* The Wednesday case with the return visit after D (instances/data/wednesday/README.md). */
START_TEST(the_wednesday_case)
{
    static const char round[] =
        "{\"format\": \"ronde-plan/1\", \"routes\": [{\"shift\": \"M-wed\", \"stops\": ["
        "{\"task\": \"J\", \"start\": \"08:38\"}, {\"task\": \"D\", \"start\": \"10:06\"},"
        "{\"task\": \"J/return\", \"start\": \"12:24\"},"
        "{\"task\": \"M-pause\", \"start\": \"12:39\"},"
        "{\"task\": \"B\", \"start\": \"13:19\"}]}]}";
    ronde_error error = {0};
    ronde_faults faults = {0};
    fixture day = {0};
    const ronde_input_options options = {0};
    ck_assert_ok(ronde_input_load(&day.instance, "instances/data/wednesday/day.json", &options,
                                  &faults, &error));
    ck_assert_ok(
        ronde_plan_json_read(&day.plan, day.instance, round, sizeof round - 1, &faults, &error));
    ck_assert_ok(ronde_kpis_compute(&day.kpis, day.instance, &day.plan, NULL, &error));
    EXPECT(&day.kpis.plan,
           /* 08:30 to 16:15, and until 15:29 */
           {RONDE_KPI_SHIFT_TIME, 465 * 60}, {RONDE_KPI_PAID_TIME, 419 * 60},
           {RONDE_KPI_UNUSED_TIME, 46 * 60}, {RONDE_KPI_OVERTIME, 0},
           /* 80 + 15 + 130 + 125; rides 7 + 7 + 7 + 9 + 5, and 4 doors of 1 min */
           {RONDE_KPI_CLIENT_TIME, 350 * 60}, {RONDE_KPI_TRAVEL_TIME, 39 * 60},
           {RONDE_KPI_BREAK_TIME, 30 * 60}, {RONDE_KPI_IDLE_TIME, 0}, {RONDE_KPI_RETURN_VISITS, 1},
           {RONDE_KPI_RETURN_TRAVEL, 8 * 60},
           /* J twice, by the same helper */
           {RONDE_KPI_RESIDENTS, 3}, {RONDE_KPI_CONTACT_MOMENTS, 4}, {RONDE_KPI_SEVERAL_MOMENTS, 1},
           {RONDE_KPI_FACES, 1},
           /* nobody says who the regular helper is */
           {RONDE_KPI_REGULAR_KNOWN, 0}, {RONDE_KPI_DISTANCE, 8210}, {RONDE_KPI_CO2, 0},
           /* B loads the washer herself: 5 of her 130 minutes */
           {RONDE_KPI_INDICATED_TIME, 355 * 60}, {RONDE_KPI_HIDDEN_TIME, 5 * 60});
    /* 350 / 419 and 39 / 419 */
    ck_assert_int_eq(ronde_kpi_shown(&day.kpis.plan, RONDE_KPI_DIRECT_SHARE), 835);
    ck_assert_int_eq(ronde_kpi_shown(&day.kpis.plan, RONDE_KPI_TRAVEL_SHARE), 93);
    ck_assert_uint_eq(day.kpis.provider_count, 0);
    ronde_faults_clear(&faults);
    clear(&day);
}
END_TEST

/* Two helpers at once are one moment with two faces, if there is another moment. */
START_TEST(two_at_once_are_one_moment)
{
    ronde_error error = {0};
    fixture day = {.instance = make_day()};
    ronde_sketch_plan(&day.plan, day.instance, "s1@0 a@100 end@500 s2@50 b@150 end@310 -c -u -w");
    ck_assert_ok(ronde_kpis_compute(&day.kpis, day.instance, &day.plan, NULL, &error));
    EXPECT(&day.kpis.plan, {RONDE_KPI_CONTACT_MOMENTS, 1}, {RONDE_KPI_SEVERAL_MOMENTS, 0},
           {RONDE_KPI_FACES, 0}, {RONDE_KPI_RESIDENTS, 1});
    clear(&day);
}
END_TEST

START_TEST(texts_sheet_and_json)
{
    fixture day = make(NULL);
    char text[48];
    ronde_kpi_value_text(text, sizeof text, &day.kpis.plan, RONDE_KPI_DIRECT_SHARE, RONDE_DUTCH);
    ck_assert_str_eq(text, "51,8 %");
    ronde_kpi_value_text(text, sizeof text, &day.kpis.plan, RONDE_KPI_CO2, RONDE_ENGLISH);
    ck_assert_str_eq(text, "0.2 kg"); /* 154.4 g */
    ronde_kpi_value_text(text, sizeof text, &day.kpis.helpers[2], RONDE_KPI_TRAVEL_SHARE,
                         RONDE_ENGLISH);
    ck_assert_str_eq(text, "-");
    const ronde_kpi_days days = {
        .instance = day.instance, .kpis = &day.kpis, .title = "t", .other_title = ""};
    ronde_table_text sheet = {0};
    ronde_kpi_sheet(&sheet, &days, RONDE_ENGLISH);
    /* A head, the plan, three providers and three helpers. */
    ck_assert_uint_eq(sheet.cells.count, 8 * sheet.columns);
    ck_assert_str_eq(sheet.cells.items[sheet.columns + 4], "3"); /* shifts of the plan */
    ronde_table_text_clear(&sheet);
    ronde_text json = {0};
    ronde_kpi_json(&json, &days);
    ck_assert_ptr_nonnull(strstr(json.data, "\"paid_time\": 1660"));
    ck_assert_ptr_nonnull(strstr(json.data, "\"co2\": 154.4"));
    ck_assert_ptr_nonnull(strstr(json.data, "\"direct_share\": 0.5181"));
    ck_assert_ptr_nonnull(strstr(json.data, "\"direct_share\": null"));
    ronde_text_clear(&json);
    clear(&day);
}
END_TEST

/* The README shows the table as it is, row for row: key, unit, both names and the definition. */
START_TEST(the_readme_shows_every_definition)
{
    static const char *const units[] = {"number", "time", "distance", "mass", "share", "ratio"};
    ronde_error error = {0};
    ronde_text readme = {0};
    ck_assert_ok(ronde_file_read(&readme, "service/report/README.md", 1 << 20, &error));
    const char *at = strstr(readme.data, "\n| `shifts`");
    ck_assert_ptr_nonnull(at);
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        const ronde_kpi_text *text = &ronde_kpi_texts[kpi];
        ronde_text row = {0};
        ronde_text_printf(&row, "\n| `%s` | %s | %s | %s | %s |\n", text->key, units[text->unit],
                          text->name[RONDE_DUTCH], text->name[RONDE_ENGLISH], text->definition);
        ck_assert_msg(strncmp(at, row.data, row.length) == 0,
                      "service/report/README.md should have here:%sbut has:%.200s", row.data, at);
        at += row.length - 1;
        ronde_text_clear(&row);
    }
    ck_assert_msg(strncmp(at, "\n| `", 4) != 0, "the README has a row too many: %.60s", at);
    ronde_text_clear(&readme);
}
END_TEST

static bool compute_once(void *payload)
{
    const fixture *day = payload;
    ronde_error error = {0};
    ronde_kpis kpis = {0};
    ronde_status status = ronde_kpis_compute(&kpis, day->instance, &day->plan, NULL, &error);
    ck_assert(status == RONDE_OK || status == RONDE_ENOMEM);
    ck_assert(status == RONDE_OK || kpis.arena == NULL);
    ronde_kpis_clear(&kpis);
    return status == RONDE_OK;
}

START_TEST(memory_that_is_out_leaves_nothing)
{
    fixture day = make(NULL);
    ck_assert_int_gt(oom_run(compute_once, &day, 1000), 5);
    clear(&day);
}
END_TEST

CKX_MAIN("service/report/kpi",
         every_amount_of_a_small_plan,
         helpers_and_providers_have_their_own,
         own_co2_figures_replace_the_table,
         the_wednesday_case,
         two_at_once_are_one_moment,
         texts_sheet_and_json,
         the_readme_shows_every_definition,
         memory_that_is_out_leaves_nothing)

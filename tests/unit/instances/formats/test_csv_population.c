/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "instances/formats/csv_population.h"
#include "instances/formats/instance_json.h"
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <stdio.h>
#include <string.h>

/* Client 1 has a visit every Monday, 2 on Mondays and Thursdays of even weeks, 3 on Tuesdays of odd
 * weeks with a machine that outlasts the visit. */
static const char residents[] =
    "client;lon;lat;minuten;dag;week;wasverzorging;wasminuten;zelf afronden;vaste hulp;wachtlijst\n"
    "1;6,85;52,20;90;ma;elke;volledig;35;ja;H1;\n"
    "2;6,86;52,20;60;ma, do;even;geen;;;;\n"
    "3;6,87;52,21;120;di;oneven;volledig;40;nee;H2;\n";
static const char waits[] = "9;6,88;52,20;75;;;volledig;35;ja;;ja\n";
static const char staff[] = "medewerker;lon;lat;dag;van;tot;aanbieder\n"
                            "H1;6,85;52,21;ma t/m vr;08:00;16:30;Zorg Twee\n"
                            "H2;6,86;52,21;ma, di;08:00;16:30;Zorg Twee\n";

/* From Monday 4 January 2027 on, of week 1; nobody cancels or is ill. */
static ronde_population_options options_of(void)
{
    ronde_population_options options = ronde_population_options_default();
    options.name = "own";
    options.start_date = "2027-01-04";
    options.own.cancel_share = 0;
    options.own.absence_share = 0;
    return options;
}

static ronde_csv_source source_of(const char *file, const char *text)
{
    return (ronde_csv_source){file, text, strlen(text)};
}

static ronde_population *
read_files(const char *clients, const char *helpers, const ronde_population_options *options)
{
    ronde_error error = {0};
    ronde_csv_report report = {0};
    ronde_csv_import_options import = ronde_csv_import_defaults();
    ronde_csv_source sources[2] = {source_of("clients.csv", clients),
                                   source_of("staff.csv", helpers)};
    ronde_population *population = NULL;
    ck_assert_ok(ronde_csv_population_read(&population, &report, &sources[0], &sources[1], &import,
                                           options, &error));
    ronde_csv_report_clear(&report);
    return population;
}

static ronde_population *read_all(bool waiting)
{
    ronde_population_options options = options_of();
    char clients[1024];
    snprintf(clients, sizeof clients, "%s%s", residents, waiting ? waits : "");
    return read_files(clients, staff, &options);
}

static int64_t
minutes_of(const ronde_population *population, int32_t day, const ronde_population_arm *arm)
{
    ronde_instance *instance = town_day(population, day, arm);
    int64_t minutes = town_work(instance) / RONDE_MINUTE;
    ronde_instance_free(instance);
    return minutes;
}

/* Mondays: 90 + 35, and in even weeks 60 more; the Tuesday 120 + 40 in two visits. The service
 * leaves 7 minutes of 35, or nothing. */
START_TEST(arms_take_the_minutes_of_the_rows)
{
    ronde_population *population = read_all(true);
    const ronde_population_arm home = {.provider = RONDE_NONE};
    ronde_population_arm central = {
        .laundry = RONDE_ARM_CENTRAL, .take_up = 10000, .rest_minutes = 7, .provider = 0};
    ck_assert_int_eq(minutes_of(population, 0, &home), 125);
    ck_assert_int_eq(minutes_of(population, 1, &home), 160);
    ck_assert_int_eq(minutes_of(population, 5, &home), 185);
    ck_assert_int_eq(minutes_of(population, 0, &central), 97);
    ck_assert_int_eq(minutes_of(population, 1, &central), 127);
    central.take_up = 0;
    ck_assert_int_eq(minutes_of(population, 1, &central), 160);
    central.replace = true;
    ck_assert_int_eq(minutes_of(population, 1, &central), 120);
    ronde_instance *instance = town_day(population, 1, &home);
    ck_assert_int_ne(ronde_idmap_find(&instance->task_ids, "3/return"), RONDE_NONE);
    ronde_instance_free(instance);
    ronde_population_free(population);
}
END_TEST

START_TEST(people_are_those_of_the_rows)
{
    ronde_population *population = read_all(true);
    ck_assert_int_eq(ronde_population_residents(population), 3);
    ck_assert_int_eq(ronde_population_helpers(population), 2);
    ck_assert_int_eq(ronde_population_waiting(population), 1);
    ck_assert_int_eq(ronde_population_districts(population), 1);
    ck_assert_str_eq(ronde_population_provider_name(population, 0), "Zorg Twee");
    ck_assert_int_eq(ronde_population_find(population, "3"), 2);
    ronde_population_person person = ronde_population_resident(population, 2);
    ck_assert_int_eq(person.minutes, 120);
    ck_assert_int_eq(person.laundry_minutes, 40);
    ck_assert(person.returns && person.two_weekly && person.age == RONDE_AGE_UNKNOWN);
    ck_assert_int_eq(person.parity, 1);
    ck_assert_int_eq(person.weekday, 1);
    ck_assert_int_eq(person.regular, 1);
    ck_assert_int_eq(ronde_population_resident(population, 1).grams, 0);
    ck_assert(!ronde_population_visited(population, 1, 0)); /* week 1 */
    ck_assert(ronde_population_visited(population, 1, 5));
    ck_assert(ronde_population_visited(population, 1, 8)); /* Thursday of week 2 */
    ck_assert_int_eq(ronde_population_wait(population, 0).minutes, 75);
    ck_assert_int_eq(ronde_population_wait(population, 0).laundry, RONDE_LAUNDRY_NONE);
    ronde_population_free(population);
}
END_TEST

/* The waiting list of the file, or a drawn one: half of three residents is two. */
START_TEST(the_waiting_list_is_that_of_the_file_or_drawn)
{
    const ronde_population_arm arm = {.provider = RONDE_NONE, .waiting = 5};
    ronde_population *population = read_all(true);
    ronde_instance *instance = town_day(population, 0, &arm);
    int32_t task = ronde_idmap_find(&instance->task_ids, "9");
    ck_assert_int_ne(task, RONDE_NONE);
    ck_assert_int_eq(instance->tasks[task].duration, 75 * RONDE_MINUTE);
    ck_assert(instance->requests[instance->tasks[task].request].optional);
    ronde_instance_free(instance);
    ronde_population_free(population);
    population = read_all(false);
    instance = town_day(population, 0, &arm);
    ck_assert_int_ne(ronde_idmap_find(&instance->task_ids, "w0002"), RONDE_NONE);
    ck_assert_int_eq(ronde_idmap_find(&instance->task_ids, "w0003"), RONDE_NONE);
    ronde_instance_free(instance);
    ronde_population_free(population);
}
END_TEST

/* With nobody away, laundry at home is the import of that date, byte for byte. */
START_TEST(a_day_at_home_is_the_import_of_its_date)
{
    ronde_error error = {0};
    ronde_text day = {0};
    ronde_text imported = {0};
    ronde_csv_report report = {0};
    ronde_instance *instance = NULL;
    ronde_population *population = read_all(false);
    const ronde_population_arm home = {.provider = RONDE_NONE};
    const ronde_instance_json_options without = {.without_matrices = true};
    ronde_csv_import_options import = ronde_csv_import_defaults();
    ronde_csv_source clients = source_of("clients.csv", residents);
    ronde_csv_source helpers = source_of("staff.csv", staff);
    import.name = "own";
    import.date = "2027-01-11";
    ck_assert_ok(ronde_csv_import(&instance, &report, &clients, &helpers, &import, &error));
    ck_assert_ok(ronde_instance_json_write(&imported, instance, &without, &error));
    town_day_text(&day, population, 5, &home);
    ck_assert_str_eq(day.data, imported.data);
    town_day_text(&day, population, 0, &home);
    ck_assert_str_ne(day.data, imported.data);
    ronde_instance_free(instance);
    ronde_csv_report_clear(&report);
    ronde_text_clear(&day);
    ronde_text_clear(&imported);
    ronde_population_free(population);
}
END_TEST

START_TEST(files_without_clients_or_staff_are_refused)
{
    ronde_error error = {0};
    ronde_csv_report report = {0};
    ronde_population *population = NULL;
    ronde_population_options options = options_of();
    ronde_csv_import_options import = ronde_csv_import_defaults();
    ronde_csv_source clients = source_of("clients.csv", residents);
    ronde_csv_source nobody = source_of("staff.csv", "medewerker;lon;lat\n");
    ck_assert_int_eq(ronde_csv_population_read(&population, &report, &clients, &nobody, &import,
                                               &options, &error),
                     RONDE_EINPUT);
    ck_assert_int_eq(
        ronde_csv_population_read(&population, &report, &clients, NULL, &import, &options, &error),
        RONDE_EINPUT);
    ck_assert_ptr_null(population);
    ronde_csv_report_clear(&report);
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    ronde_error error = {0};
    ronde_population_options options = options_of();
    ronde_csv_import_options import = ronde_csv_import_defaults();
    ronde_csv_source clients = source_of("clients.csv", residents);
    ronde_csv_source helpers = source_of("staff.csv", staff);
    const ronde_population_arm arm = {.provider = RONDE_NONE, .waiting = 1};
    ronde_status status = RONDE_ENOMEM;
    for (long n = 0; status == RONDE_ENOMEM && n < 100000; n++) {
        ronde_csv_report report = {0};
        ronde_population *population = NULL;
        ronde_instance *instance = NULL;
        ronde_alloc_fail_at(n);
        status = ronde_csv_population_read(&population, &report, &clients, &helpers, &import,
                                           &options, &error);
        status = status == RONDE_OK ? ronde_population_day(&instance, population, 0, &arm, &error)
                                    : status;
        ronde_alloc_fail_at(-1);
        ck_assert_int_eq(instance != NULL, status == RONDE_OK);
        ronde_instance_free(instance);
        ronde_population_free(population);
        ronde_csv_report_clear(&report);
    }
    ck_assert_int_eq(status, RONDE_OK);
}
END_TEST

CKX_MAIN("formats/csv_population",
         arms_take_the_minutes_of_the_rows,
         people_are_those_of_the_rows,
         the_waiting_list_is_that_of_the_file_or_drawn,
         a_day_at_home_is_the_import_of_its_date,
         files_without_clients_or_staff_are_refused,
         memory_that_runs_out_is_told)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_import.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <stdio.h>
#include <string.h>

static ronde_error error;
static ronde_csv_report report;

static const char staff[] = "medewerker,lon,lat,van,tot,vaardigheden,allergie\n"
                            "M1,6.88,52.22,8:00,17:00,regie,\n"
                            "M2,6.89,52.22,8:00,12:00,,kat\n";

static ronde_status
import(ronde_instance **out, const char *clients, const char *helpers, const char *date)
{
    ronde_csv_report_clear(&report);
    report = (ronde_csv_report){0};
    error = (ronde_error){0};
    ronde_csv_source client_source = {"c.csv", clients, strlen(clients)};
    ronde_csv_source staff_source = {"s.csv", helpers, helpers != NULL ? strlen(helpers) : 0};
    ronde_csv_import_options options = ronde_csv_import_defaults();
    options.date = date;
    return ronde_csv_import(out, &report, &client_source, helpers != NULL ? &staff_source : NULL,
                            &options, &error);
}

/* Imports one row below these headings and expects this fault first (NULL: none). */
static void check_row(const char *headings, const char *row, const char *code, int column)
{
    char clients[600];
    ronde_instance *instance = NULL;
    snprintf(clients, sizeof clients, "%s\n%s\n", headings, row);
    ronde_status status = import(&instance, clients, staff, "2026-11-25");
    if (code == NULL) {
        ck_assert_msg(status == RONDE_OK, "%s: %s", row, error.text);
        ck_assert_msg(report.faults.list.count == 0, "%s: %s", row,
                      report.faults.list.count > 0 ? report.faults.list.items[0].text : "");
    } else {
        ck_assert_msg(report.faults.list.count > 0, "no fault: %s", row);
        const ronde_fault *fault = &report.faults.list.items[0];
        ck_assert_str_eq(fault->code, code);
        ck_assert_int_eq(fault->row, 2);
        ck_assert_int_eq(fault->column, column);
        ck_assert_int_eq(status, fault->severity == RONDE_ERROR ? RONDE_EINPUT : RONDE_OK);
        ck_assert_ptr_null(strstr(fault->text, "123456782"));
    }
    ronde_instance_free(instance);
}

START_TEST(test_rows)
{
    static const char all[] = "client;lon;lat;minuten;dag;van;tot;was;wasminuten;vaste hulp;week";
    check_row(all, "C1;6,89;52,22;60;wo;9:00;12:00;geen;;M1;elke", NULL, 0);
    check_row(all, "C1;52,22;6,89;60;;;;;;;", "csv.swapped_axes", 2);
    check_row(all, "C1;256000;471000;60;;;;;;;", "csv.projection", 2); /* no hook given */
    check_row(all, "C1;471000;256000;60;;;;;;;", "csv.swapped_axes", 2);
    check_row(all, "C1;689000;522200;60;;;;;;;", "csv.position", 2);
    check_row(all, "C1;0;0;60;;;;;;;", "csv.position", 2);
    check_row(all, "C1;6,89;;60;;;;;;;", "csv.position_half", 3);
    check_row(all, "C1;;;60;;;;;;;", "csv.position_missing", 2);
    check_row(all, "C1;oost;52,22;60;;;;;;;", "csv.number", 2);
    check_row(all, "C1;6,89;52,22;;;;;;;;", "csv.minutes_missing", 4);
    check_row(all, "C1;6,89;52,22;twintig;;;;;;;", "csv.minutes", 4);
    check_row(all, "C1;6,89;52,22;4;;;;;;;", "csv.range", 4);
    check_row(all, "C1;6,89;52,22;60;wodag;;;;;;", "csv.days", 5);
    check_row(all, "C1;6,89;52,22;60;;half tien;;;;;", "csv.time", 6);
    check_row(all, "C1;6,89;52,22;60;;12:00;9:00;;;;", "csv.window_reversed", 7);
    check_row(all, "C1;6,89;52,22;60;;9:00;9:30;;;;", "csv.window_short", 7);
    check_row(all, "C1;6,89;52,22;60;;;;soms;;;", "csv.laundry", 8);
    check_row(all, "C1;6,89;52,22;60;;;;geen;15;;", "csv.laundry", 9);
    check_row(all, "C1;6,89;52,22;60;;;;;;M9;", "csv.unknown_helper", 10);
    check_row(all, "C1;6,89;52,22;60;;;;;;;soms", "csv.weeks", 11);
    check_row(all, ";6,89;52,22;60;;;;;;;", "csv.id_missing", 1);
    check_row(all, "123456782;6,89;52,22;60;;;;;;;", "csv.bsn", 1);
    check_row(all, "C1;123456782;52,22;60;;;;;;;", "csv.bsn", 2);
    check_row(all, "C1;6,89;52,22;60;;;;;;bsn 123456782;", "csv.bsn", 10);
    check_row(all, "C1;6,89;52,22;60;;;;;;;;x", "csv.too_many_fields", 12);
    check_row(all, "Jansen;6,89;52,22;60;;;;;;;", "csv.name_as_id", 1);
}
END_TEST

START_TEST(test_day)
{
    /* 25 November 2026 is a Wednesday in week 48. */
    ronde_instance *instance = NULL;
    ck_assert_ok(import(&instance,
                        "client;lon;lat;minuten;dag;week;huisdier;vaardigheden;wachtlijst;was\n"
                        "C1;6,89;52,22;60;wo;even;kat;;;\n"
                        "C2;6,89;52,22;60;wo;oneven;;;;\n"
                        "C3;6,89;52,22;60;ma;;;;;\n"
                        "C4;6,89;52,22;60;;;;regie;;\n"
                        "C5;6,89;52,22;60;;;;;ja;ja\n",
                        staff, "2026-11-25"));
    ck_assert_uint_eq(report.faults.list.count, 0);
    ck_assert_int_eq(report.clients.counts.skipped, 2);
    ck_assert_int_eq(report.visits, 3);
    ck_assert_int_eq(report.returns, 1);
    ck_assert_str_eq(instance->start_date, "2026-11-25");
    ck_assert_int_eq(instance->task_count - instance->break_count, 4);
    int32_t cat = ronde_idmap_find(&instance->task_ids, "C1");
    int32_t skilled = ronde_idmap_find(&instance->task_ids, "C4");
    int32_t waiting = ronde_idmap_find(&instance->task_ids, "C5");
    int32_t allergic = ronde_idmap_find(&instance->resource_ids, "M2");
    ck_assert_int_eq(ronde_instance_pair_price(instance, cat, allergic), ronde_cost_forbidden);
    ck_assert_int_eq(ronde_instance_pair_price(instance, skilled, allergic), ronde_cost_forbidden);
    ck_assert_int_eq(ronde_instance_pair_price(instance, skilled, 0), 0);
    ck_assert(instance->requests[instance->tasks[waiting].request].optional);
    /* M1 works 9 hours: half an hour of break, between 10:00 and 14:30. M2 works 4: none. */
    ck_assert_int_eq(instance->break_count, 1);
    const ronde_task *rest = &instance->tasks[instance->breaks[0].task];
    ck_assert_int_eq(rest->duration, 1800);
    ck_assert_int_eq(instance->windows[rest->first_window].earliest, 10 * 3600);
    ck_assert_int_eq(instance->windows[rest->first_window].latest, 14 * 3600 + 1800);
    /* The price of an hour is 40 euros, in millionths a second, rounded down. */
    ck_assert_int_eq(instance->resources[0].paid_price, 11111);
    ronde_instance_free(instance);
}
END_TEST

/* C1 is granted 100 minutes: 60 of cleaning and 35 of laundry are planned, of which 18 (half,
 * rounded up to whole minutes) on return; the visit's part is then 82. C2 says nothing. */
START_TEST(test_indicated_and_provider)
{
    ronde_instance *instance = NULL;
    ck_assert_ok(import(&instance,
                        "client;lon;lat;minuten;was;toegekende minuten\n"
                        "C1;6,89;52,22;60;volledig;100\n"
                        "C2;6,89;52,22;60;;\n",
                        "medewerker;lon;lat;van;tot;aanbieder\n"
                        "M1;6,88;52,22;8:00;17:00;Zorg Noord\n"
                        "M2;6,88;52,22;8:00;17:00;\n",
                        "2026-11-25"));
    ck_assert_uint_eq(report.faults.list.count, 0);
    const ronde_task *visit = &instance->tasks[ronde_idmap_find(&instance->task_ids, "C1")];
    const ronde_task *back = &instance->tasks[ronde_idmap_find(&instance->task_ids, "C1/return")];
    const ronde_task *plain = &instance->tasks[ronde_idmap_find(&instance->task_ids, "C2")];
    ck_assert_int_eq(visit->duration, 77 * 60);
    ck_assert_int_eq(visit->indicated, 82 * 60);
    ck_assert_int_eq(back->indicated, 18 * 60);
    ck_assert_int_eq(plain->indicated, 60 * 60);
    ck_assert_str_eq(instance->resources[0].provider, "Zorg Noord");
    ck_assert_str_eq(instance->resources[1].provider, "");
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_duplicates)
{
    ronde_instance *instance = NULL;
    ck_assert_ok(import(&instance,
                        "client;lon;lat;minuten;dag;dagdeel\n"
                        "C1;6,89;52,22;60;ma,wo;ochtend\n"
                        "C1;6,89;52,22;60;wo;\n"         /* any time: overlaps */
                        "C1;6,89;52,22;60;wo;middag\n"   /* a second visit */
                        "C1;6,89;52,23;60;do;ochtend\n", /* another day, another place */
                        NULL, "2026-11-25"));
    ck_assert_uint_eq(report.faults.error_count, 1);
    ck_assert_str_eq(report.faults.list.items[0].code, "csv.duplicate");
    ck_assert_int_eq(report.faults.list.items[0].row, 3);
    ck_assert_str_eq(report.faults.list.items[1].code, "csv.two_positions");
    ck_assert_int_eq(report.visits, 2);
    ck_assert_int_eq(ronde_idmap_find(&instance->task_ids, "C1#2"), 1);
    ck_assert_int_eq(instance->place_count, 1);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_every_fault_kept)
{
    /* More bad rows than other readers keep faults: each is named. */
    ronde_instance *instance = NULL;
    ronde_text clients = {0};
    ronde_text_append(&clients, "client;lon;lat;minuten\nC0;6,89;52,22;60\n");
    for (int i = 1; i <= 2 * RONDE_FAULTS_KEPT; i++) {
        ronde_text_printf(&clients, "C%d;6,89;52,22;veel\n", i);
    }
    ck_assert_ok(import(&instance, clients.data, NULL, NULL));
    ck_assert_uint_eq(report.faults.list.count, 2 * RONDE_FAULTS_KEPT);
    ck_assert_int_eq(report.faults.list.items[399].row, 402);
    ronde_instance_free(instance);
    ronde_text_clear(&clients);
}
END_TEST

START_TEST(test_personal_columns)
{
    ronde_instance *instance = NULL;
    ck_assert_ok(import(&instance,
                        "client,Voornaam,BSN,Geb. datum,E-mailadres,Mobiel,Postcode,Opmerkingen,"
                        "lon,lat,minuten\n"
                        "C1,Geheim,123456782,1-1-1940,g@example.org,06,7511AA,Geheim,6.8,52.2,60\n",
                        NULL, NULL));
    ck_assert_uint_eq(report.faults.warning_count, 7);
    for (size_t i = 0; i < report.faults.list.count; i++) {
        const ronde_fault *fault = &report.faults.list.items[i];
        ck_assert_int_eq(fault->column, (int)i + 2);
        bool birth = fault->column == 4; /* "gebdatum" */
        ck_assert_msg(strcmp(fault->code, "csv.personal") == 0, "%s %d", fault->code, birth);
    }
    ronde_text text = {0};
    ck_assert_ok(ronde_csv_report_write_json(&text, &report, &error));
    ronde_csv_report_write_text(&text, &report);
    ck_assert_ptr_null(strstr(text.data, "Geheim"));
    ck_assert_ptr_null(strstr(text.data, "123456782"));
    ck_assert_ptr_nonnull(strstr(text.data, "dropped, personal: Voornaam, BSN"));
    ronde_text_clear(&text);
    ronde_instance_free(instance);
}
END_TEST

static void check_overrides(const char *json, const char *part)
{
    ronde_csv_overrides overrides = {0};
    error = (ronde_error){0};
    ronde_status status =
        ronde_csv_overrides_read(&overrides, "m.json", json, strlen(json), &error);
    ck_assert_int_eq(status, part == NULL ? RONDE_OK : RONDE_EINPUT);
    ck_assert_msg(part == NULL || strstr(error.text, part) != NULL, "%s", error.text);
    ronde_csv_overrides_clear(&overrides);
}

START_TEST(test_overrides)
{
    check_overrides("{\"Kenmerk\": \"client\", \"Intern\": \"ignore\"}", NULL);
    check_overrides("{\"clients\": {\"Kenmerk\": \"client\"}}", NULL);
    check_overrides("{\"Kenmerk\": \"klant\"}", "there is no field 'klant'");
    check_overrides("{\"BSN\": \"client\"}", "personal");
    check_overrides("{\"Achternaam\": \"client\"}", "personal");
    check_overrides("{\"Kenmerk\": 3}", "as a text");
    check_overrides("{\"others\": {}}", "only 'clients' and 'staff'");
    check_overrides("[]", "must be an object");
    check_overrides("{", "no JSON");
    check_overrides("{\"--\": \"client\"}", "without letters");
}
END_TEST

static bool import_once(void *payload)
{
    ronde_instance *instance = NULL;
    ronde_status status = import(&instance, payload, staff, "2026-11-25");
    ck_assert_msg(status == RONDE_OK || status == RONDE_ENOMEM, "%d %s", status, error.text);
    ck_assert((status == RONDE_OK) == (instance != NULL));
    ronde_instance_free(instance);
    return status == RONDE_OK;
}

START_TEST(test_out_of_memory)
{
    char clients[] = "cli\xebnt;lon;lat;minuten;was;vaste hulp;huisdier;kleur\n"
                     "C1;6,89;52,22;60;ja;M1;kat;x\nC2;6,89;52,22;60;;M2;;\n";
    ck_assert_int_gt(oom_run(import_once, clients, 2000), 20);
}
END_TEST

CKX_MAIN("formats/csv_import",
         test_rows,
         test_day,
         test_indicated_and_provider,
         test_duplicates,
         test_every_fault_kept,
         test_personal_columns,
         test_overrides,
         test_out_of_memory)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/study.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

static ronde_error error;
static ronde_faults faults;
static ronde_study study;

static void reset(void)
{
    error = (ronde_error){0};
    ronde_faults_clear(&faults);
    faults = (ronde_faults){0};
}

static ronde_status read_text(const char *text)
{
    reset();
    return ronde_study_read(&study, text, strlen(text), &faults, &error);
}

/* A study with these members beside its format. */
static ronde_status read_with(const char *members)
{
    char text[2000];
    snprintf(text, sizeof text, "{\"format\": \"ronde-study/1\", %s}", members);
    return read_text(text);
}

static void assert_fault(const char *members, const char *code, const char *where)
{
    ck_assert_int_eq(read_with(members), RONDE_EINPUT);
    for (size_t i = 0; i < faults.list.count; i++) {
        if (strcmp(faults.list.items[i].code, code) == 0 &&
            strcmp(faults.list.items[i].where, where) == 0) {
            reset();
            return;
        }
    }
    ck_abort_msg("no %s at %s for %s; first: %s at %s", code, where, members,
                 faults.list.count > 0 ? faults.list.items[0].code : "none",
                 faults.list.count > 0 ? faults.list.items[0].where : "");
}

START_TEST(nothing_said_is_all_default)
{
    ck_assert_ok(read_text("{\"format\": \"ronde-study/1\"}"));
    ck_assert_int_eq(study.policy, RONDE_VERVANGEN);
    ck_assert(!study.has_policy);
    ck_assert_int_eq(study.year_count, 5);
    const ronde_study_range *take_up = &study.ranges[RONDE_PARAMETER_TAKE_UP];
    ck_assert_int_eq(take_up->minimum, 1300);
    ck_assert_int_eq(take_up->medium, 5000);
    ck_assert_int_eq(take_up->maximum, 8000);
    ck_assert_int_eq(take_up->provenance, RONDE_FROM_SOURCE);
    ck_assert_int_eq(study.ranges[RONDE_PARAMETER_WEEKS].provenance, RONDE_FROM_DEFAULT);
    ronde_study_clear(&study);
}
END_TEST

START_TEST(every_row_of_the_table_keeps_its_own_rules)
{
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_parameter_row *row = ronde_parameter_row_of(i);
        ck_assert_msg(row->lowest <= row->minimum && row->minimum <= row->medium &&
                          row->medium <= row->maximum && row->maximum <= row->highest,
                      "%s is out of order", row->id);
        ck_assert_msg(row->source[0] == '[' && row->owner[0] != '\0', "%s has no source", row->id);
    }
}
END_TEST

START_TEST(what_is_said_is_input)
{
    ck_assert_ok(read_with(
        "\"name\": \"n\", \"area\": \"a\", \"policy\": \"vrijwillig\", \"use\": \"cash\","
        "\"bags\": \"omruil\", \"years\": {\"first\": 2030, \"count\": 3}, \"ramp_up\": [0.25, 1],"
        "\"contribution\": [{\"from\": 2030, \"regime\": \"none\"},"
        "{\"from\": 2031, \"regime\": \"discount\", \"discount\": 0.25}],"
        "\"parameters\": {\"take_up\": {\"minimum\": 0.1, \"medium\": 0.2, \"maximum\": 0.3333,"
        "\"source\": \"meting 2026\", \"owner\": \"wijkteam\"}}"));
    ck_assert_int_eq(study.policy, RONDE_VRIJWILLIG);
    ck_assert_int_eq(study.use, RONDE_AS_CASH);
    ck_assert_int_eq(study.bags, RONDE_BAGS_SWAPPED);
    ck_assert_int_eq(study.first_year, 2030);
    ck_assert_int_eq(study.years[0].ramp, 250000);
    ck_assert_int_eq(study.years[2].ramp, 1000000);
    ck_assert_int_eq(study.years[0].contribution_share, 0);
    ck_assert_int_eq(study.years[2].contribution_share, 7500);
    const ronde_study_range *take_up = &study.ranges[RONDE_PARAMETER_TAKE_UP];
    ck_assert_int_eq(take_up->maximum, 3333);
    ck_assert_str_eq(take_up->source, "meting 2026");
    ck_assert_str_eq(take_up->owner, "wijkteam");
    ck_assert_int_eq(take_up->provenance, RONDE_FROM_INPUT);
    ronde_study_clear(&study);
}
END_TEST

#define RANGE(id, low, middle, high)                                                               \
    "\"parameters\": {\"" id "\": {\"minimum\": " low ", \"medium\": " middle                      \
    ", \"maximum\": " high ", \"source\": \"s\"}}"

START_TEST(nonsense_is_refused_with_its_place)
{
    assert_fault(RANGE("take_up", "0.6", "0.5", "0.4"), "study.reversed", "/parameters/take_up");
    assert_fault(RANGE("take_up", "0.1", "0.5", "0.4"), "study.medium", "/parameters/take_up");
    assert_fault(RANGE("take_up", "0.1", "0.5", "1.2"), "number.range",
                 "/parameters/take_up/maximum");
    assert_fault(RANGE("bag_price", "-1", "5", "10"), "number.range",
                 "/parameters/bag_price/minimum");
    assert_fault(RANGE("bag_price", "1", "5.00001", "10"), "study.decimals",
                 "/parameters/bag_price/medium");
    assert_fault(RANGE("take_upp", "0", "0", "0"), "study.parameter", "/parameters/take_upp");
    assert_fault("\"parameters\": {\"take_up\": {\"minimum\": 0, \"medium\": 0, \"maximum\": 0}}",
                 "json.missing", "/parameters/take_up");
    assert_fault("\"parameters\": {\"take_up\": {\"minimum\": 0, \"source\": \"s\"}}",
                 "json.missing", "/parameters/take_up");
    assert_fault("\"parameters\": {\"take_up\": 0.5}", "json.wrong_type", "/parameters/take_up");
    assert_fault("\"policy\": \"gratis\"", "json.choice", "/policy");
    assert_fault("\"polcy\": 1", "json.unknown_key", "/polcy");
    assert_fault("\"ramp_up\": [0.5, 0.4]", "study.ramp_falls", "/ramp_up/1");
    assert_fault("\"ramp_up\": [1.5]", "number.range", "/ramp_up/0");
    assert_fault("\"contribution\": [{\"from\": 2028, \"regime\": \"none\"},"
                 "{\"from\": 2027, \"regime\": \"none\"}]",
                 "study.regime_order", "/contribution/1");
    assert_fault("\"contribution\": [{\"from\": 2028, \"regime\": \"discount\"}]", "study.discount",
                 "/contribution/0");
    assert_fault("\"years\": {\"count\": 21}", "number.range", "/years/count");
    ck_assert_int_eq(read_text("{\"format\": \"ronde-instance/1\"}"), RONDE_EINPUT);
    reset();
}
END_TEST

START_TEST(all_faults_at_once)
{
    ck_assert_int_eq(
        read_with("\"policy\": \"x\", \"parameters\": {\"take_up\": {\"minimum\": 2, \"medium\": 0,"
                  "\"maximum\": 0}, \"tarif\": {}}"),
        RONDE_EINPUT);
    /* policy, source missing, minimum above 1, unknown parameter */
    ck_assert_uint_eq(faults.error_count, 4);
    reset();
}
END_TEST

START_TEST(presets_are_studies)
{
    int count = 0;
    for (const char *const *name = ronde_study_preset_names(); *name != NULL; name++, count++) {
        ck_assert_ok(read_text(ronde_study_preset(*name)));
        ck_assert_uint_eq(faults.warning_count, 0);
        ronde_study_clear(&study);
    }
    ck_assert_int_eq(count, 2);
    ck_assert_ptr_null(ronde_study_preset("atlantis"));
}
END_TEST

CKX_MAIN("study/study_read",
         nothing_said_is_all_default,
         every_row_of_the_table_keeps_its_own_rules,
         what_is_said_is_input,
         nonsense_is_refused_with_its_place,
         all_faults_at_once,
         presets_are_studies)

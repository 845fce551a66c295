/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/document.h"
#include "tests/support/ckx.h"

#include <string.h>

static ronde_study study;
static ronde_study_results results;
static ronde_text written;

static void setup(void)
{
    const char *preset = ronde_study_preset("enschede");
    ronde_error error = {0};
    ck_assert_ok(ronde_study_read(&study, preset, strlen(preset), NULL, &error));
    ck_assert_ok(ronde_study_work_out(&results, &study, 40, 7, &error));
    ronde_study_json(&written, &results);
    ck_assert_ok(ronde_text_check(&written, &error));
}

static void teardown(void)
{
    ronde_text_clear(&written);
    ronde_study_clear(&study);
}

static void assert_same_ranges(const ronde_study *one, const ronde_study *other)
{
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_study_range *left = &one->ranges[i];
        const ronde_study_range *right = &other->ranges[i];
        ck_assert_int_eq(left->minimum, right->minimum);
        ck_assert_int_eq(left->medium, right->medium);
        ck_assert_int_eq(left->maximum, right->maximum);
        ck_assert_int_eq((int)left->provenance, (int)right->provenance);
        ck_assert_str_eq(left->source, right->source);
        ck_assert_str_eq(left->owner, right->owner);
    }
}

START_TEST(what_is_read_is_what_was_written)
{
    setup();
    ronde_study_document document;
    ronde_error error = {0};
    ck_assert_ok(ronde_study_document_read(&document, written.data, written.length, NULL, &error));
    const ronde_study_results *read = &document.results;
    ck_assert_ptr_eq(read->study, &document.study);
    ck_assert_str_eq(document.study.name, study.name);
    ck_assert_int_eq((int)document.study.policy, (int)study.policy);
    ck_assert_int_eq(document.study.first_year, study.first_year);
    ck_assert_int_eq(document.study.year_count, study.year_count);
    assert_same_ranges(&document.study, &study);
    size_t years = (size_t)study.year_count;
    ck_assert_mem_eq(read->years, results.years, years * sizeof results.years[0]);
    ck_assert_mem_eq(&read->full, &results.full, sizeof results.full);
    ck_assert_int_eq(read->break_even.take_up.value, results.break_even.take_up.value);
    ck_assert_int_eq(read->break_even.kilo_price.value, results.break_even.kilo_price.value);
    ck_assert_int_eq((int)read->break_even.take_up_gains, (int)results.break_even.take_up_gains);
    ck_assert_mem_eq(read->spread.all, results.spread.all, sizeof results.spread.all);
    ck_assert_mem_eq(read->spread.parts, results.spread.parts, sizeof results.spread.parts);
    ck_assert_int_eq(read->spread.years[RONDE_OUTCOME_EXTRA][years - 1].p90,
                     results.spread.years[RONDE_OUTCOME_EXTRA][years - 1].p90);
    ck_assert_mem_eq(&read->tornado.at_medium, &results.tornado.at_medium, sizeof(ronde_outcomes));
    ck_assert_int_eq((int)read->tornado.bars[3].parameter, (int)results.tornado.bars[3].parameter);
    ck_assert_mem_eq(&read->tornado.bars[3].at_maximum, &results.tornado.bars[3].at_maximum,
                     sizeof(ronde_outcomes));
    ronde_study_document_clear(&document);
    teardown();
}
END_TEST

START_TEST(tables_are_read_in_both_languages)
{
    setup();
    ronde_study_document document;
    ronde_error error = {0};
    ck_assert_ok(ronde_study_document_read(&document, written.data, written.length, NULL, &error));
    const ronde_document_table *table = ronde_study_document_table(&document, "table-5.4");
    ck_assert_ptr_nonnull(table);
    ck_assert_uint_eq(table->cells[RONDE_DUTCH].columns, (size_t)study.year_count + 1);
    ck_assert_uint_eq(table->cells[RONDE_DUTCH].cells.count, 2 * ((size_t)study.year_count + 1));
    ck_assert_str_eq(table->cells[RONDE_DUTCH].cells.items[6],
                     "Wasverzorging als algemene voorziening");
    ck_assert_str_eq(table->cells[RONDE_ENGLISH].cells.items[6],
                     "Laundry care as a general provision");
    ck_assert_ptr_null(ronde_study_document_table(&document, "table-9"));
    ronde_study_document_clear(&document);
    teardown();
}
END_TEST

/* Puts a piece of text in place of another that is there. */
static void replace(const char *piece, const char *other)
{
    const char *at = strstr(written.data, piece);
    ck_assert_ptr_nonnull(at);
    ronde_text changed = {0};
    ronde_text_append_bytes(&changed, written.data, (size_t)(at - written.data));
    ronde_text_append(&changed, other);
    ronde_text_append(&changed, at + strlen(piece));
    ronde_text_clear(&written);
    written = changed;
}

static void assert_fault(const char *where, const char *code)
{
    ronde_study_document document;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_int_eq(
        ronde_study_document_read(&document, written.data, written.length, &faults, &error),
        RONDE_EINPUT);
    ck_assert_uint_eq(document.json.count, 0);
    ck_assert_uint_ge(faults.list.count, 1);
    ck_assert_str_eq(faults.list.items[0].where, where);
    ck_assert_str_eq(faults.list.items[0].code, code);
    ronde_faults_clear(&faults);
}

START_TEST(faults_have_their_place)
{
    static const struct {
        const char *piece, *other, *where, *code;
    } cases[] = {
        {"ronde-study-result/1", "ronde-study/1", "/format", "study.format"},
        {"\"policy\": \"vervangen\"", "\"policy\": \"afwachten\"", "/policy", "json.choice"},
        {"\"medium\": 6000", "\"medium\": \"6000\"", "/parameters/0/medium", "json.wrong_type"},
        {"\"id\": \"base_clients\"", "\"id\": \"clients\"", "/parameters", "json.missing"},
        {"\"year\": 2028", "\"year\": 2038", "/years/1", "study.years"},
        {"\"full_year\"", "\"whole_year\"", "", "json.missing"},
        {"\"rows\": [[\"euro\", ", "\"rows\": [[\"euro\", \"more\", ", "/tables/0/nl/rows/1",
         "study.row"},
        {"\"medium\": 6000", "\"medium\": 1e300", "/parameters/0/medium", "number.range"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        setup();
        replace(cases[i].piece, cases[i].other);
        assert_fault(cases[i].where, cases[i].code);
        teardown();
    }
}
END_TEST

/* More years in one list than in the other must not be read beyond the years there are. */
START_TEST(lists_of_other_lengths_are_refused)
{
    setup();
    replace("\"years\": [", "\"years\": [], \"no\": [");
    assert_fault("/years", "json.too_many");
    teardown();
}
END_TEST

START_TEST(tables_of_another_file_are_added_or_not_at_all)
{
    static const char good[] =
        "{\"format\": \"ronde-vans/1\", \"tables\": [{\"name\": \"vans\", \"nl\": {\"title\": "
        "\"t\", "
        "\"rows\": [[\"a\"], [\"b\"]]}, \"en\": {\"title\": \"t\", \"rows\": []}}]}";
    static const char bad[] =
        "{\"tables\": [{\"name\": \"more\", \"nl\": {\"title\": \"t\", \"rows\": [[\"a\"], []]}, "
        "\"en\": {\"title\": \"t\", \"rows\": []}}]}";
    setup();
    ronde_study_document document;
    ronde_error error = {0};
    ck_assert_ok(ronde_study_document_read(&document, written.data, written.length, NULL, &error));
    size_t before = document.tables.count;
    ck_assert_ok(ronde_study_document_add(&document, good, strlen(good), NULL, &error));
    ck_assert_uint_eq(document.tables.count, before + 1);
    ck_assert_str_eq(ronde_study_document_table(&document, "vans")->cells[0].cells.items[1], "b");
    ck_assert_int_eq(ronde_study_document_add(&document, bad, strlen(bad), NULL, &error),
                     RONDE_EINPUT);
    ck_assert_uint_eq(document.tables.count, before + 1);
    ck_assert_ptr_null(ronde_study_document_table(&document, "more"));
    ronde_study_document_clear(&document);
    teardown();
}
END_TEST

CKX_MAIN("study/document",
         what_is_read_is_what_was_written,
         tables_are_read_in_both_languages,
         faults_have_their_place,
         lists_of_other_lengths_are_refused,
         tables_of_another_file_are_added_or_not_at_all)

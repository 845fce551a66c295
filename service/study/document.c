/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what study_json.c writes. */
#include "service/study/document.h"

#include "service/study/document_take.h"

#include <string.h>

enum { earliest_year = 2000, latest_year = 2200, longest_table = 100000 };

static const ronde_json_field anything = {0}; /* no bounds */
static const char format_name[] = "ronde-study-result/1";
static int32_t take_year(ronde_json_reader *reader, const ronde_json_node *object)
{
    const ronde_json_field field = {.name = "year", .low = earliest_year, .high = latest_year};
    int32_t year = earliest_year;
    ronde_json_node member = ronde_document_member_of(reader, object, "year");
    if (member.value != NULL) {
        ronde_json_take_size(reader, &member, &field, &year);
    }
    return year;
}

static void
take_choices(ronde_json_reader *reader, const ronde_json_node *root, ronde_study_document *out)
{
    const char *const policies[] = {ronde_policy_word(RONDE_VERVANGEN),
                                    ronde_policy_word(RONDE_VRIJWILLIG), NULL};
    const char *const uses[] = {ronde_hour_use_word(RONDE_AS_CAPACITY),
                                ronde_hour_use_word(RONDE_AS_CASH), NULL};
    const char *const forms[] = {ronde_bag_form_word(RONDE_BAGS_APART),
                                 ronde_bag_form_word(RONDE_BAGS_SWAPPED), NULL};
    out->study.name = ronde_document_take_text(reader, root, "name");
    out->study.area = ronde_document_take_text(reader, root, "area");
    out->study.policy = (ronde_policy)ronde_document_take_choice(reader, root, "policy", policies);
    out->study.use = (ronde_hour_use)ronde_document_take_choice(reader, root, "use", uses);
    out->study.bags = (ronde_bag_form)ronde_document_take_choice(reader, root, "bags", forms);
}

static void
take_range(ronde_json_reader *reader, const ronde_json_node *item, ronde_study_document *out)
{
    const char *const kinds[] = {ronde_provenance_word(RONDE_FROM_SOURCE),
                                 ronde_provenance_word(RONDE_FROM_INPUT),
                                 ronde_provenance_word(RONDE_FROM_DEFAULT), NULL};
    const char *id = ronde_document_take_text(reader, item, "id");
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_parameter_row *row = ronde_parameter_row_of(i);
        if (strcmp(row->id, id) != 0) {
            continue;
        }
        ronde_study_range *range = &out->study.ranges[i];
        ronde_document_take_member(reader, item, "minimum", row->unit, &range->minimum);
        ronde_document_take_member(reader, item, "medium", row->unit, &range->medium);
        ronde_document_take_member(reader, item, "maximum", row->unit, &range->maximum);
        range->source = ronde_document_take_text(reader, item, "source");
        range->owner = ronde_document_take_text(reader, item, "owner");
        range->provenance =
            (ronde_provenance)ronde_document_take_choice(reader, item, "kind", kinds);
    }
}

static void
take_ranges(ronde_json_reader *reader, const ronde_json_node *root, ronde_study_document *out)
{
    ronde_json_node list =
        ronde_document_take_list(reader, root, "parameters", RONDE_PARAMETER_COUNT, longest_table);
    for (size_t i = 0; i < ronde_json_count(&list); i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        take_range(reader, &item, out);
    }
    for (ronde_study_parameter i = 0; list.value != NULL && i < RONDE_PARAMETER_COUNT; i++) {
        if (out->study.ranges[i].source == NULL) {
            ronde_json_fault(reader, &list, "json.missing", "parameter \"%s\" is missing",
                             ronde_parameter_row_of(i)->id);
        }
    }
}

static void
take_figures(ronde_json_reader *reader, const ronde_json_node *object, ronde_figures *figures)
{
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(i);
        ronde_document_take_member(reader, object, row->key, row->unit, &figures->of[i]);
    }
}

static void
take_years(ronde_json_reader *reader, const ronde_json_node *root, ronde_study_document *out)
{
    static const char *const regimes[] = {
#define X(NAME, word, dutch, english) #word,
#include "service/study/regimes.def"
#undef X
        NULL};
    ronde_json_node list =
        ronde_document_take_list(reader, root, "years", 1, RONDE_STUDY_YEARS_MOST);
    size_t count = ronde_json_count(&list);
    for (size_t i = 0; i < count; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        int32_t year = take_year(reader, &item);
        if (i == 0) {
            out->study.first_year = year;
        } else if (year != out->study.first_year + (int32_t)i) {
            ronde_json_fault(reader, &item, "study.years", "years must follow each other");
        }
        out->study.years[i].regime =
            (ronde_regime)ronde_document_take_choice(reader, &item, "regime", regimes);
        take_figures(reader, &item, &out->results.years[i]);
    }
    out->study.year_count = (int)count;
    ronde_json_node full = ronde_document_member_of(reader, root, "full_year");
    take_figures(reader, &full, &out->results.full);
}

static void
take_spread(ronde_json_reader *reader, const ronde_json_node *root, ronde_study_document *out)
{
    ronde_spread *spread = &out->results.spread;
    ronde_json_node percentiles = ronde_document_member_of(reader, root, "percentiles");
    int64_t count = 0;
    ronde_document_take_member(reader, &percentiles, "samples", RONDE_STUDY_SECONDS, &count);
    spread->samples = (size_t)(count > 0 ? count : 0);
    ronde_document_take_member(reader, &percentiles, "seed", RONDE_STUDY_SECONDS, &count);
    spread->seed = (uint64_t)(count > 0 ? count : 0);
    for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(i));
        ronde_json_node of = ronde_document_member_of(reader, &percentiles, row->key);
        size_t year_count = (size_t)out->study.year_count;
        ronde_json_node years = ronde_document_take_list(reader, &of, "years", (int64_t)year_count,
                                                         (int64_t)year_count);
        for (size_t year = 0; year < year_count && year < ronde_json_count(&years); year++) {
            ronde_json_node item = ronde_json_item(&years, year);
            ronde_document_take_band(reader, &item, row->unit, &spread->years[i][year]);
        }
        ronde_json_node all = ronde_document_member_of(
            reader, &of, i == RONDE_OUTCOME_EXTRA ? "last_year" : "all_years");
        ronde_document_take_band(reader, &all, row->unit, &spread->all[i]);
        ronde_json_node parts =
            ronde_document_take_list(reader, &of, "parts", RONDE_SPREAD_PARTS, RONDE_SPREAD_PARTS);
        for (size_t part = 0; part < ronde_json_count(&parts); part++) {
            ronde_json_node item = ronde_json_item(&parts, part);
            ronde_document_take_amount(reader, &item, row->unit, &spread->parts[i][part]);
        }
    }
}

static void take_value(ronde_json_reader *reader,
                       const ronde_json_node *object,
                       const char *key,
                       ronde_study_unit unit,
                       ronde_break_even_value *value)
{
    static const char *const kinds[] = {"breaks_even", "always_gains", "always_loses", "undefined",
                                        NULL};
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    value->kind = (ronde_break_even_kind)ronde_document_take_choice(reader, &member, "is", kinds);
    if (value->kind == RONDE_BREAKS_EVEN) {
        ronde_document_take_member(reader, &member, "value", unit, &value->value);
    }
}

static void
take_break_even(ronde_json_reader *reader, const ronde_json_node *root, ronde_break_even *out)
{
    ronde_json_node object = ronde_document_member_of(reader, root, "break_even");
    take_value(reader, &object, "minutes_needed", RONDE_STUDY_MINUTES, &out->minutes_needed);
    take_value(reader, &object, "minutes_saved", RONDE_STUDY_MINUTES, &out->minutes_saved);
    take_value(reader, &object, "bag_price", RONDE_STUDY_PRICE, &out->bag_price);
    take_value(reader, &object, "kilo_price", RONDE_STUDY_PRICE, &out->kilo_price);
    take_value(reader, &object, "take_up", RONDE_STUDY_SHARE, &out->take_up);
    ronde_json_node gains = ronde_document_member_of(reader, &object, "take_up_gains");
    if (gains.value != NULL) {
        ronde_json_take_boolean(reader, &gains, &anything, &out->take_up_gains);
    }
}

static void
take_outcomes(ronde_json_reader *reader, const ronde_json_node *object, ronde_outcomes *out)
{
    for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(i));
        ronde_document_take_member(reader, object, row->key, row->unit, &out->of[i]);
    }
}

static void take_tornado(ronde_json_reader *reader, const ronde_json_node *root, ronde_tornado *out)
{
    static const char *const ids[] = {
#define X(NAME, id, ...) #id,
#include "service/study/parameters.def"
#undef X
        NULL};
    ronde_json_node list = ronde_document_take_list(reader, root, "tornado", RONDE_PARAMETER_COUNT,
                                                    RONDE_PARAMETER_COUNT);
    for (size_t i = 0; i < ronde_json_count(&list); i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        ronde_tornado_bar *bar = &out->bars[i];
        bar->parameter =
            (ronde_study_parameter)ronde_document_take_choice(reader, &item, "id", ids);
        ronde_json_node low = ronde_document_member_of(reader, &item, "at_minimum");
        ronde_json_node high = ronde_document_member_of(reader, &item, "at_maximum");
        take_outcomes(reader, &low, &bar->at_minimum);
        take_outcomes(reader, &high, &bar->at_maximum);
    }
    ronde_json_node medium = ronde_document_member_of(reader, root, "at_medium");
    take_outcomes(reader, &medium, &out->at_medium);
}

/* Rows of texts, all as long as the first one. */
static void take_rows(ronde_json_reader *reader, const ronde_json_node *rows, ronde_table_text *out)
{
    enum { most_columns = 64 };
    const ronde_json_field field = {.low = 1, .high = most_columns};
    for (size_t i = 0; i < ronde_json_count(rows); i++) {
        ronde_json_node item = ronde_json_item(rows, i);
        ronde_json_node row = {0};
        if (!ronde_json_take_array(reader, &item, &field, &row)) {
            return;
        }
        size_t length = ronde_json_count(&row);
        out->columns = i == 0 ? length : out->columns;
        if (length != out->columns) {
            ronde_json_fault(reader, &item, "study.row", "%zu cells, but the head has %zu", length,
                             out->columns);
            return;
        }
        for (size_t column = 0; column < length; column++) {
            ronde_json_node cell = ronde_json_item(&row, column);
            const char *text = "";
            ronde_json_take_text(reader, &cell, &anything, &text);
            ronde_table_text_cell(out, "%s", text);
        }
    }
}

/* A column of which no cell below the head begins a number has words: they stand left. */
static void find_words(ronde_table_text *table)
{
    enum { bits = 32 };
    static const char numbers[] = "0123456789-+<";
    for (size_t column = 1; column < table->columns && column < bits && !table->broken; column++) {
        bool any = false;
        bool words = true;
        for (size_t at = table->columns + column; at < table->cells.count; at += table->columns) {
            char first = table->cells.items[at][0];
            any = any || first != '\0';
            words = words && (first == '\0' || strchr(numbers, first) == NULL);
        }
        table->left_columns |= any && words ? 1U << column : 0;
    }
}

static void clear_table(ronde_document_table *table)
{
    ronde_table_text_clear(&table->cells[RONDE_DUTCH]);
    ronde_table_text_clear(&table->cells[RONDE_ENGLISH]);
}

static ronde_status read_tables(ronde_json_reader *reader,
                                const ronde_json_node *root,
                                ronde_study_document *out,
                                ronde_error *error)
{
    ronde_json_node list = ronde_document_take_list(reader, root, "tables", 0, longest_table);
    for (size_t i = 0; i < ronde_json_count(&list); i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        ronde_document_table table = {.name = ronde_document_take_text(reader, &item, "name")};
        for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
            ronde_json_node of =
                ronde_document_member_of(reader, &item, ronde_language_words[language]);
            table.title[language] = ronde_document_take_text(reader, &of, "title");
            ronde_json_node rows = ronde_document_take_list(reader, &of, "rows", 0, longest_table);
            take_rows(reader, &rows, &table.cells[language]);
            find_words(&table.cells[language]);
        }
        if (table.cells[0].broken || table.cells[1].broken ||
            !ronde_array_push(&out->tables, table)) {
            clear_table(&table);
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the tables of a study");
        }
    }
    return ronde_faults_status(reader->faults, error);
}

static void
take_format(ronde_json_reader *reader, const ronde_json_node *root, ronde_study_document *out)
{
    const char *format = ronde_document_take_text(reader, root, "format");
    out->of_day = strcmp(format, RONDE_STUDY_DAY_FORMAT) == 0;
    if (!out->of_day && strcmp(format, format_name) != 0) {
        ronde_json_node node = ronde_json_member(root, "format");
        ronde_json_fault(reader, node.value != NULL ? &node : root, "study.format",
                         "must be \"%s\" or \"%s\", not \"%.60s\"", format_name,
                         RONDE_STUDY_DAY_FORMAT, format);
    }
}

static ronde_status read_root(ronde_json_reader *reader,
                              const ronde_json_node *root,
                              ronde_study_document *out,
                              ronde_error *error)
{
    take_format(reader, root, out);
    RONDE_TRY(
        ronde_faults_status(reader->faults, error)); /* of another file, one fault is enough */
    if (out->of_day) {
        out->study.name = ronde_document_take_text(reader, root, "name");
        ronde_document_take_day(reader, root, &out->rounds);
        return read_tables(reader, root, out, error);
    }
    take_choices(reader, root, out);
    take_ranges(reader, root, out);
    take_years(reader, root, out);
    take_spread(reader, root, out);
    take_break_even(reader, root, &out->results.break_even);
    take_tornado(reader, root, &out->results.tornado);
    ronde_document_take_rounds(reader, root, out->study.year_count, &out->rounds);
    return read_tables(reader, root, out, error);
}

typedef ronde_status read_parts(ronde_json_reader *reader,
                                const ronde_json_node *root,
                                ronde_study_document *out,
                                ronde_error *error);

/* Parses a text, keeps it in the document, and reads parts of it. */
static ronde_status read_text(ronde_study_document *out,
                              const char *text,
                              size_t length,
                              read_parts *parts,
                              ronde_faults *faults,
                              ronde_error *error)
{
    ronde_faults own = {0};
    ronde_json_reader reader = {.faults = faults != NULL ? faults : &own};
    struct json_t *json = NULL;
    ronde_status status = ronde_json_parse(&json, text, length, reader.faults, error);
    if (status == RONDE_OK && !ronde_array_push(&out->json, json)) {
        ronde_json_free(json);
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for a study");
    }
    if (status == RONDE_OK) {
        ronde_json_node root = ronde_json_root(json);
        status = parts(&reader, &root, out, error);
    }
    ronde_faults_clear(&own);
    return status;
}

ronde_status ronde_study_document_read(ronde_study_document *out,
                                       const char *text,
                                       size_t length,
                                       ronde_faults *faults,
                                       ronde_error *error)
{
    *out = (ronde_study_document){.results = {.study = &out->study}};
    ronde_status status = read_text(out, text, length, read_root, faults, error);
    if (status != RONDE_OK) {
        ronde_study_document_clear(out);
    }
    return status;
}

ronde_status ronde_study_document_add(ronde_study_document *document,
                                      const char *text,
                                      size_t length,
                                      ronde_faults *faults,
                                      ronde_error *error)
{
    size_t before = document->tables.count;
    ronde_status status = read_text(document, text, length, read_tables, faults, error);
    while (status != RONDE_OK && document->tables.count > before) {
        clear_table(&document->tables.items[--document->tables.count]);
    }
    return status;
}

void ronde_study_document_clear(ronde_study_document *document)
{
    for (size_t i = 0; i < document->tables.count; i++) {
        clear_table(&document->tables.items[i]);
    }
    ronde_array_clear(&document->tables);
    for (size_t i = 0; i < document->json.count; i++) {
        ronde_json_free(document->json.items[i]);
    }
    ronde_array_clear(&document->json);
    *document = (ronde_study_document){0};
}

const ronde_document_table *ronde_study_document_table(const ronde_study_document *document,
                                                       const char *name)
{
    for (size_t i = 0; i < document->tables.count; i++) {
        if (strcmp(document->tables.items[i].name, name) == 0) {
            return &document->tables.items[i];
        }
    }
    return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rounds of a given day in files: without the closed form, but with the plans. */
#include "instances/base/file.h"
#include "service/report/hidden_work.h"
#include "service/study/arms/filling.h"
#include "service/study/arms/found_tables.h"

#include <stdio.h>

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

static const ronde_day_plan *plan_of(const ronde_filling *at, int32_t arm)
{
    return &at->found->day_plans->arms[arm];
}

static void put_way(const ronde_filling *at, int32_t arm)
{
    const ronde_day_plan *plan = plan_of(at, arm);
    const ronde_route_figures *total = &plan->day.figures.total;
    const ronde_time first = plan_of(at, 0)->day.figures.total.paid;
    const ronde_label name =
        ronde_day_plan_name(plan, at->found->arms[arm].allow, at->language == RONDE_DUTCH);
    ronde_filling_text(at, name.text);
    ronde_filling_amount(at, (double)total->paid, RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, (double)(first - total->paid), RONDE_STUDY_SECONDS);
    ronde_table_text_cell(at->table, "%d", (int)total->visits);
    ronde_table_text_cell(at->table, "%d", (int)total->return_visits);
    ronde_filling_amount(at, (double)ronde_day_plan_hidden(plan), RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, (double)ronde_day_plan_elsewhere(plan), RONDE_STUDY_SECONDS);
    ronde_table_text_cell(at->table, "%d", (int)plan->day.figures.unserved_requests);
    ronde_filling_amount(at, (double)total->distance, RONDE_STUDY_METRES);
}

/* The ways of laundry side by side, in the plans that are shown: minutes, visits and kilometres. */
static void fill_ways(const ronde_filling *at, int32_t unused)
{
    (void)unused;
    const char *const head[] = {WORD(WAY),         WORD(DAY_PAID),    WORD(DAY_FREED),
                                WORD(DAY_VISITS),  WORD(DAY_RETURNS), WORD(DAY_HIDDEN_MINUTES),
                                WORD(DAY_CENTRAL), WORD(DAY_LEFT),    WORD(DAY_DISTANCE)};
    at->table->columns = sizeof head / sizeof head[0];
    for (size_t i = 0; i < at->table->columns; i++) {
        ronde_filling_text(at, head[i]);
    }
    for (int32_t arm = 0; arm < at->found->day_plans->count; arm++) {
        put_way(at, arm);
    }
}

static void fill_rounds(const ronde_filling *at, int32_t arm)
{
    const ronde_day day = ronde_planned_day_view(&plan_of(at, arm)->day, "");
    ronde_day_round_table(at->table, &day, at->language);
}

static void fill_helpers(const ronde_filling *at, int32_t arm)
{
    const ronde_day day = ronde_planned_day_view(&plan_of(at, arm)->day, "");
    ronde_day_helper_table(at->table, &day, at->language);
}

/* Nothing where nothing is hidden or nobody is left. */
static void fill_hidden(const ronde_filling *at, int32_t arm)
{
    const ronde_day_plan *plan = plan_of(at, arm);
    if (plan->kpis.hidden_count > 0) {
        ronde_hidden_work_table(at->table, plan->day.instance, &plan->kpis, at->language);
    }
}

static void fill_left(const ronde_filling *at, int32_t arm)
{
    const ronde_planned_day *day = &plan_of(at, arm)->day;
    const ronde_day view = ronde_planned_day_view(day, "");
    if (day->figures.unserved_requests > 0) {
        ronde_day_unserved_table(at->table, &view, at->language);
    }
}

/* A table of the day, or one of each arm: name-1 and on. */
static const struct {
    const char *name;
    ronde_study_word title;
    void (*fill)(const ronde_filling *at, int32_t arm);
    bool of_arm;
} tables[] = {{"day-ways", RONDE_STUDY_WORD_DAY_WAYS, fill_ways, false},
              {"day-helpers", RONDE_STUDY_WORD_DAY_HELPERS, fill_helpers, true},
              {"day-rounds", RONDE_STUDY_WORD_DAY_ROUNDS, fill_rounds, true},
              {"day-hidden", RONDE_STUDY_WORD_DAY_HIDDEN, fill_hidden, true},
              {"day-left", RONDE_STUDY_WORD_DAY_UNSERVED, fill_left, true}};

enum { table_count = sizeof tables / sizeof tables[0] };

/* A table in one language with what it is called. */
typedef struct made_table {
    char name[64], title[256];
    ronde_table_text cells;
} made_table;

static made_table make_table(const ronde_study_results *results,
                             size_t which,
                             int32_t arm,
                             ronde_language language,
                             bool grouped)
{
    made_table made = {.title = ""};
    ronde_filling at;
    (void)ronde_filling_begin(&at, &made.cells, results, language, grouped);
    const char *title = ronde_study_word_in(language, tables[which].title);
    if (tables[which].of_arm) {
        const ronde_label way = ronde_day_plan_name(
            plan_of(&at, arm), results->found->arms[arm].allow, language == RONDE_DUTCH);
        snprintf(made.name, sizeof made.name, "%s-%d", tables[which].name, (int)arm + 1);
        snprintf(made.title, sizeof made.title, "%s: %s", title, way.text);
    } else {
        snprintf(made.name, sizeof made.name, "%s", tables[which].name);
        snprintf(made.title, sizeof made.title, "%s", title);
    }
    tables[which].fill(&at, arm);
    return made;
}

/* Calls take with each table of the day and of its arms that has anything in it. */
typedef ronde_status
take_table(void *payload, const ronde_study_results *results, size_t which, int32_t arm);

static ronde_status each_table(const ronde_study_results *results, take_table *take, void *payload)
{
    const int32_t arms = results->found->day_plans->count;
    for (size_t which = 0; which < table_count && !tables[which].of_arm; which++) {
        RONDE_TRY(take(payload, results, which, 0));
    }
    for (int32_t arm = 0; arm < arms; arm++) {
        for (size_t which = 0; which < table_count; which++) {
            RONDE_TRY(tables[which].of_arm ? take(payload, results, which, arm) : RONDE_OK);
        }
    }
    return RONDE_OK;
}

typedef struct csv_folder {
    const char *path;
    ronde_language language;
    ronde_error *error;
} csv_folder;

static ronde_status
write_cells(const csv_folder *to, const char *name, const ronde_table_text *cells)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.csv", to->path, name);
    return cells->broken || cells->cells.count > 0
               ? ronde_table_text_write_csv(path, cells, to->error)
               : RONDE_OK;
}

static ronde_status
write_csv(void *payload, const ronde_study_results *results, size_t which, int32_t arm)
{
    const csv_folder *to = payload;
    made_table made = make_table(results, which, arm, to->language, false);
    ronde_status status = write_cells(to, made.name, &made.cells);
    ronde_table_text_clear(&made.cells);
    return status;
}

static ronde_status
put_json(void *payload, const ronde_study_results *results, size_t which, int32_t arm)
{
    ronde_json_writer *json = payload;
    made_table made[2];
    for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
        made[language] = make_table(results, which, arm, language, true);
    }
    if (made[0].cells.broken || made[0].cells.cells.count > 0) {
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "name", made[0].name);
        ronde_table_text_json(json, "nl", made[RONDE_DUTCH].title, &made[RONDE_DUTCH].cells);
        ronde_table_text_json(json, "en", made[RONDE_ENGLISH].title, &made[RONDE_ENGLISH].cells);
        ronde_json_close(json);
    }
    ronde_table_text_clear(&made[RONDE_DUTCH].cells);
    ronde_table_text_clear(&made[RONDE_ENGLISH].cells);
    return RONDE_OK;
}

/* The tables that studies of towns have, too. */
static const char *const shared_tables[] = {"rounds", "rounds-account"};

enum { shared_count = sizeof shared_tables / sizeof shared_tables[0] };

static void put_shared_json(ronde_json_writer *json, const ronde_study_results *results)
{
    for (size_t i = 0; i < shared_count; i++) {
        const ronde_study_table *table = ronde_study_table_named(shared_tables[i]);
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "name", table->name);
        for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
            ronde_table_text cells = {0};
            table->fill(&cells, results, language, true);
            ronde_table_text_json(json, ronde_language_words[language],
                                  ronde_study_word_in(language, table->title), &cells);
            ronde_table_text_clear(&cells);
        }
        ronde_json_close(json);
    }
}

static ronde_status
write_json(const char *folder, const ronde_study_results *results, ronde_error *error)
{
    enum { outer_levels = 3 };
    char path[1024];
    snprintf(path, sizeof path, "%s/study.json", folder);
    ronde_text text = {0};
    ronde_json_writer json = ronde_json_writer_on(&text, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", RONDE_STUDY_DAY_FORMAT);
    ronde_json_put_text(&json, "name", results->found->day_plans->arms[0].day.instance->name);
    ronde_found_json(&json, results->found);
    ronde_json_open_array(&json, "tables");
    ronde_status status = each_table(results, put_json, &json);
    put_shared_json(&json, results);
    ronde_json_close(&json);
    ronde_json_close(&json);
    if (status == RONDE_OK) {
        status = ronde_text_check(&text, error);
    }
    if (status == RONDE_OK) {
        status = ronde_file_write(path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_found_write_day(const char *folder,
                                   const ronde_study_results *results,
                                   ronde_language language,
                                   ronde_error *error)
{
    csv_folder to = {.path = folder, .language = language, .error = error};
    RONDE_TRY(ronde_folder_make(folder, error));
    for (size_t i = 0; i < shared_count; i++) {
        ronde_table_text cells = {0};
        ronde_study_table_named(shared_tables[i])->fill(&cells, results, language, false);
        ronde_status status = write_cells(&to, shared_tables[i], &cells);
        ronde_table_text_clear(&cells);
        RONDE_TRY(status);
    }
    RONDE_TRY(each_table(results, write_csv, &to));
    return write_json(folder, results, error);
}

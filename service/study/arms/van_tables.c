/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/van_tables.h"

#include "service/study/amounts.h"
#include "service/study/arms/filling.h"

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

/* Both years of an arm in a form. */
typedef struct pair {
    ronde_van_year closed, planned;
} pair;

static pair years_of(const ronde_study_results *results, const ronde_van_arm *arm)
{
    pair made;
    ronde_study_values values = ronde_study_medium(results->study);
    values.of[RONDE_PARAMETER_TAKE_UP] = results->found->arms[arm->arm].take_up;
    ronde_van_year_closed(&made.closed, arm->form, results->study, &values);
    ronde_van_year_planned(&made.planned, arm, results->study, &values);
    return made;
}

/* "50%, apart: formule", so that many fit beside each other. */
static void put_head(const ronde_filling *at, const ronde_van_arm *arm, const char *origin)
{
    char share[32];
    const char *form =
        ronde_bag_form_word(arm->form == RONDE_VANS_APART ? RONDE_BAGS_APART : RONDE_BAGS_SWAPPED);
    ronde_study_amount_text(share, sizeof share, at->found->arms[arm->arm].take_up,
                            RONDE_STUDY_SHARE, at->language, true, false);
    ronde_table_text_cell(at->table, "%s%%, %s: %s", share, form, origin);
}

static void
put_figure(const ronde_filling *at, const ronde_van_year *year, ronde_van_year_figure figure)
{
    if (year->known[figure]) {
        ronde_filling_amount(at, (double)year->of[figure], ronde_van_year_row_of(figure)->unit);
    } else {
        ronde_filling_text(at, "-");
    }
}

void ronde_van_year_table(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped) ||
        at->found->vans.count == 0) {
        return;
    }
    const ronde_van_arms *vans = &at->found->vans;
    table->columns = 2 + 2 * (size_t)vans->count;
    table->left_columns = 1U << 1;
    ronde_filling_head(at, WORD(FIGURE), WORD(UNIT));
    for (int32_t i = 0; i < vans->count; i++) {
        put_head(at, &vans->arms[i], WORD(BY_FORMULA));
        put_head(at, &vans->arms[i], WORD(BY_VANS));
    }
    for (ronde_van_year_figure figure = 0; figure < RONDE_VAN_YEAR_COUNT; figure++) {
        const ronde_van_year_row *row = ronde_van_year_row_of(figure);
        ronde_filling_head(at, row->label[language], ronde_filling_unit_text(at, row->unit));
        for (int32_t i = 0; i < vans->count; i++) {
            const pair years = years_of(results, &vans->arms[i]);
            put_figure(at, &years.closed, figure);
            put_figure(at, &years.planned, figure);
        }
    }
}

static bool is_of_days(ronde_van_figure figure)
{
    return ronde_van_figure_row_of(figure)->over_days != RONDE_OVER_DAYS_WEEK;
}

void ronde_van_arm_days_table(ronde_table_text *table,
                              const ronde_study_results *results,
                              ronde_language language,
                              bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped) ||
        at->found->vans.count == 0) {
        return;
    }
    const ronde_van_arms *vans = &at->found->vans;
    table->columns = 3;
    table->left_columns = 1U << 1;
    ronde_filling_text(at, WORD(CHOICE));
    ronde_filling_head(at, WORD(FORM), WORD(DAY));
    for (ronde_van_figure figure = 0; figure < RONDE_VAN_FIGURE_COUNT; figure++) {
        if (is_of_days(figure)) {
            const ronde_van_figure_row *row = ronde_van_figure_row_of(figure);
            ronde_table_text_cell(table, "%s%s%s", row->label[language],
                                  row->unit == RONDE_STUDY_NUMBER ? "" : ", ",
                                  ronde_filling_unit_text(at, row->unit));
            table->columns++;
        }
    }
    for (int32_t i = 0; i < vans->count * vans->day_count; i++) {
        const ronde_van_arm *arm = &vans->arms[i / vans->day_count];
        int32_t day = i % vans->day_count;
        ronde_filling_arm(at, arm->arm);
        ronde_filling_text(at, ronde_van_form_text(arm->form, language));
        ronde_table_text_cell(table, "%d", (int)day + 1);
        for (ronde_van_figure figure = 0; figure < RONDE_VAN_FIGURE_COUNT; figure++) {
            if (is_of_days(figure)) {
                ronde_filling_amount(at, (double)arm->all.week.days[day].of[figure],
                                     ronde_van_figure_row_of(figure)->unit);
            }
        }
    }
}

static void put_year(ronde_json_writer *json, const char *key, const ronde_van_year *year)
{
    ronde_json_open_object(json, key);
    for (ronde_van_year_figure i = 0; i < RONDE_VAN_YEAR_COUNT; i++) {
        const ronde_van_year_row *row = ronde_van_year_row_of(i);
        if (year->known[i]) {
            ronde_study_amount_json(json, row->key, year->of[i], row->unit);
        }
    }
    ronde_json_close(json);
}

static void
put_arm(ronde_json_writer *json, const ronde_study_results *results, const ronde_van_arm *arm)
{
    const ronde_van_arms *vans = &results->found->vans;
    const pair years = years_of(results, arm);
    ronde_json_open_object(json, NULL);
    ronde_study_amount_json(json, "take_up", results->found->arms[arm->arm].take_up,
                            RONDE_STUDY_SHARE);
    ronde_json_put_text(json, "form", ronde_van_form_words[arm->form]);
    put_year(json, "year_by_formula", &years.closed);
    put_year(json, "year_by_runs", &years.planned);
    ronde_van_week_json(json, "planned", &arm->all.week, vans->day_count);
    if (arm->half.users > 0) {
        ronde_json_put_integer(json, "half_users", arm->half.users);
        ronde_van_week_json(json, "planned_half", &arm->half.week, vans->day_count);
    }
    ronde_json_close(json);
}

static void put_derivations(ronde_json_writer *json)
{
    ronde_json_open_array(json, "derivations");
    for (ronde_van_year_figure i = 0; i < RONDE_VAN_YEAR_COUNT; i++) {
        const ronde_van_year_row *row = ronde_van_year_row_of(i);
        ronde_study_derivation_json(json, row->key, row->label, row->derivation);
    }
    ronde_json_close(json);
}

void ronde_van_arms_json(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_van_arms *vans = &results->found->vans;
    if (vans->count == 0) {
        return;
    }
    ronde_json_open_object(json, "vans");
    ronde_json_put_text(json, "kind", "result");
    ronde_json_put_text(json, "profile", vans->profile);
    ronde_json_put_integer(json, "days", vans->day_count);
    ronde_json_open_array(json, "arms");
    for (int32_t i = 0; i < vans->count; i++) {
        put_arm(json, results, &vans->arms[i]);
    }
    ronde_json_close(json);
    put_derivations(json);
    ronde_json_close(json);
}

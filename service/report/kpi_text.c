/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/kpi_text.h"

#include "instances/model/reason.h"

#include <stdio.h>
#include <string.h>

enum { value_size = 48 };

/* How a unit is shown: decimals of its steps, and what follows the number. */
typedef struct unit_look {
    int digits;
    const char *name;
} unit_look;

static const unit_look looks[] = {[RONDE_UNIT_COUNT] = {0, ""},      [RONDE_UNIT_TIME] = {0, "min"},
                                  [RONDE_UNIT_DISTANCE] = {1, "km"}, [RONDE_UNIT_MASS] = {1, "kg"},
                                  [RONDE_UNIT_SHARE] = {1, "%"},     [RONDE_UNIT_RATIO] = {2, ""}};

/* A value in the steps of its unit, with the unit. */
static void
shown_text(char *out, size_t size, int64_t shown, ronde_kpi_unit unit, ronde_language language)
{
    if (unit == RONDE_UNIT_TIME) {
        ronde_duration_text(out, size, shown * RONDE_MINUTE);
        return;
    }
    ronde_decimal_text(out, size, shown, looks[unit].digits, language == RONDE_DUTCH);
    if (looks[unit].name[0] != '\0') {
        size_t used = strlen(out);
        snprintf(out + used, size - used, " %s", looks[unit].name);
    }
}

void ronde_kpi_value_text(
    char *out, size_t size, const ronde_kpi_set *set, ronde_kpi kpi, ronde_language language)
{
    if (!ronde_kpi_known(set, kpi)) {
        snprintf(out, size, "-");
        return;
    }
    shown_text(out, size, ronde_kpi_shown(set, kpi), ronde_kpi_texts[kpi].unit, language);
}

static void
cell_value(ronde_table_text *out, const ronde_kpi_set *set, ronde_kpi kpi, ronde_language language)
{
    char text[value_size];
    ronde_kpi_value_text(text, sizeof text, set, kpi, language);
    ronde_table_text_cell(out, "%s", text);
}

static void cell_difference(ronde_table_text *out,
                            const ronde_kpi_days *days,
                            ronde_kpi kpi,
                            ronde_language language)
{
    const ronde_kpi_set *a = &days->kpis->plan;
    const ronde_kpi_set *b = &days->other->plan;
    char text[value_size] = "-";
    if (ronde_kpi_known(a, kpi) && ronde_kpi_known(b, kpi)) {
        int64_t difference = ronde_kpi_shown(b, kpi) - ronde_kpi_shown(a, kpi);
        if (ronde_kpi_texts[kpi].unit == RONDE_UNIT_SHARE) {
            char number[value_size / 2];
            ronde_decimal_text(number, sizeof number, difference, 1, language == RONDE_DUTCH);
            snprintf(text, sizeof text, "%s %s", number,
                     ronde_word_in(language, RONDE_WORD_POINTS));
        } else {
            shown_text(text, sizeof text, difference, ronde_kpi_texts[kpi].unit, language);
        }
    }
    ronde_table_text_cell(out, "%s", text);
}

static void cell_kilometres(ronde_table_text *out, int64_t tenths, ronde_language language)
{
    char text[value_size];
    shown_text(text, sizeof text, tenths, RONDE_UNIT_DISTANCE, language);
    ronde_table_text_cell(out, "%s", text);
}

/* Metres by a mode, in tenths of a km; 0 if the instance does not know the mode. */
static int64_t
mode_tenths(const ronde_instance *instance, const ronde_kpis *kpis, const char *profile)
{
    for (int32_t i = 0; i < instance->profile_count; i++) {
        if (strcmp(instance->profiles[i].name, profile) == 0) {
            return (kpis->plan.distances[i] + 50) / 100;
        }
    }
    return 0;
}

static void mode_rows(ronde_table_text *out, const ronde_kpi_days *days, ronde_language language)
{
    const ronde_instance *instance = days->instance;
    for (int32_t i = 0; i < instance->profile_count; i++) {
        const char *profile = instance->profiles[i].name;
        int64_t own = mode_tenths(instance, days->kpis, profile);
        ronde_table_text_cell(out, "  %s", ronde_mode_word(profile, language));
        cell_kilometres(out, own, language);
        if (days->other != NULL) {
            int64_t other = mode_tenths(days->other_instance, days->other, profile);
            cell_kilometres(out, other, language);
            cell_kilometres(out, other - own, language);
        }
    }
}

void ronde_kpi_plan_table(ronde_table_text *out,
                          const ronde_kpi_days *days,
                          ronde_language language)
{
    out->columns = days->other != NULL ? 4 : 2;
    ronde_table_text_cell(out, "%s", ronde_word_in(language, RONDE_WORD_KPI));
    ronde_table_text_cell(out, "%s", days->title);
    if (days->other != NULL) {
        ronde_table_text_cell(out, "%s", days->other_title);
        ronde_table_text_cell(out, "%s", ronde_word_in(language, RONDE_WORD_DIFFERENCE));
    }
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        ronde_table_text_cell(out, "%s", ronde_kpi_texts[kpi].name[language]);
        cell_value(out, &days->kpis->plan, kpi, language);
        if (days->other != NULL) {
            cell_value(out, &days->other->plan, kpi, language);
            cell_difference(out, days, kpi, language);
        }
        if (kpi == RONDE_KPI_DISTANCE) {
            mode_rows(out, days, language);
        }
    }
}

/* The KPIs of a row per helper or provider. */
static const ronde_kpi telling[] = {
    RONDE_KPI_VISITS,       RONDE_KPI_RETURN_VISITS, RONDE_KPI_PAID_TIME, RONDE_KPI_DIRECT_SHARE,
    RONDE_KPI_TRAVEL_SHARE, RONDE_KPI_IDLE_TIME,     RONDE_KPI_OVERTIME,  RONDE_KPI_UNUSED_TIME,
    RONDE_KPI_CONTINUITY,   RONDE_KPI_HIDDEN_TIME,   RONDE_KPI_DISTANCE,  RONDE_KPI_CO2};
enum { telling_count = sizeof telling / sizeof telling[0] };

static void telling_cells(ronde_table_text *out, const ronde_kpi_set *set, ronde_language language)
{
    for (size_t i = 0; i < telling_count; i++) {
        cell_value(out, set, telling[i], language);
    }
}

static void label_cell(ronde_table_text *out, const ronde_kpi_set *set, ronde_language language)
{
    ronde_table_text_cell(out, "%s",
                          set->label[0] != '\0'
                              ? ronde_label_in(set->label, language == RONDE_DUTCH).text
                              : ronde_word_in(language, RONDE_WORD_NO_PROVIDER));
}

static void set_table(ronde_table_text *out,
                      ronde_word heading,
                      const ronde_kpi_set *sets,
                      size_t count,
                      const ronde_kpi_set *plan,
                      ronde_language language)
{
    out->columns = 1 + telling_count;
    ronde_table_text_cell(out, "%s", ronde_word_in(language, heading));
    for (size_t i = 0; i < telling_count; i++) {
        ronde_table_text_cell(out, "%s", ronde_kpi_texts[telling[i]].name[language]);
    }
    for (size_t i = 0; i < count; i++) {
        label_cell(out, &sets[i], language);
        telling_cells(out, &sets[i], language);
    }
    ronde_table_text_cell(out, "%s", ronde_word_in(language, RONDE_WORD_TOTAL));
    telling_cells(out, plan, language);
    out->has_total = true;
}

void ronde_kpi_helper_table(ronde_table_text *out, const ronde_kpis *kpis, ronde_language language)
{
    set_table(out, RONDE_WORD_HELPER, kpis->helpers, kpis->helper_count, &kpis->plan, language);
}

void ronde_kpi_provider_table(ronde_table_text *out,
                              const ronde_kpis *kpis,
                              ronde_language language)
{
    set_table(out, RONDE_WORD_PROVIDER, kpis->providers, kpis->provider_count, &kpis->plan,
              language);
}

static void
plain_sets(ronde_text *out, const ronde_kpis *kpis, const char *title, ronde_language language)
{
    ronde_text_printf(out, "%s%s", title, title[0] != '\0' ? ":\n" : "");
    if (kpis->provider_count > 0) {
        ronde_table_text providers = {0};
        ronde_kpi_provider_table(&providers, kpis, language);
        ronde_table_text_plain(out, &providers);
        ronde_table_text_clear(&providers);
        ronde_text_append(out, "\n");
    }
    ronde_table_text helpers = {0};
    ronde_kpi_helper_table(&helpers, kpis, language);
    ronde_table_text_plain(out, &helpers);
    ronde_table_text_clear(&helpers);
}

void ronde_kpi_plain(ronde_text *out, const ronde_kpi_days *days, ronde_language language)
{
    ronde_table_text plan = {0};
    ronde_kpi_plan_table(&plan, days, language);
    ronde_table_text_plain(out, &plan);
    ronde_table_text_clear(&plan);
    ronde_text_append(out, "\n");
    plain_sets(out, days->kpis, days->title, language);
    if (days->other != NULL) {
        ronde_text_append(out, "\n");
        plain_sets(out, days->other, days->other_title, language);
    }
}

/* A name with its unit: "paid time (min)". */
static void sheet_heading(ronde_table_text *out, ronde_kpi kpi, ronde_language language)
{
    const char *unit = looks[ronde_kpi_texts[kpi].unit].name;
    const char *name = ronde_kpi_texts[kpi].name[language];
    if (unit[0] != '\0') {
        ronde_table_text_cell(out, "%s (%s)", name, unit);
    } else {
        ronde_table_text_cell(out, "%s", name);
    }
}

/* Numbers alone, so that a spreadsheet can count with them; empty where there is no value. */
static void sheet_cells(ronde_table_text *out, const ronde_kpi_set *set, ronde_language language)
{
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        char text[value_size] = "";
        if (ronde_kpi_known(set, kpi)) {
            ronde_decimal_text(text, sizeof text, ronde_kpi_shown(set, kpi),
                               looks[ronde_kpi_texts[kpi].unit].digits, language == RONDE_DUTCH);
        }
        ronde_table_text_cell(out, "%s", text);
    }
}

static void sheet_row(ronde_table_text *out,
                      const char *title,
                      ronde_word level,
                      const ronde_kpi_set *set,
                      ronde_language language)
{
    ronde_table_text_cell(out, "%s", title);
    ronde_table_text_cell(out, "%s", ronde_word_in(language, level));
    ronde_table_text_cell(out, "%s", set->id);
    ronde_table_text_cell(out, "%s",
                          set->mode[0] != '\0' ? ronde_mode_word(set->mode, language) : "");
    sheet_cells(out, set, language);
}

static void
sheet_day(ronde_table_text *out, const ronde_kpis *kpis, const char *title, ronde_language language)
{
    sheet_row(out, title, RONDE_WORD_WHOLE_PLAN, &kpis->plan, language);
    for (size_t i = 0; i < kpis->provider_count; i++) {
        sheet_row(out, title, RONDE_WORD_PROVIDER, &kpis->providers[i], language);
    }
    for (size_t i = 0; i < kpis->helper_count; i++) {
        sheet_row(out, title, RONDE_WORD_HELPER, &kpis->helpers[i], language);
    }
}

void ronde_kpi_sheet(ronde_table_text *out, const ronde_kpi_days *days, ronde_language language)
{
    static const ronde_word first[] = {RONDE_WORD_ARM, RONDE_WORD_LEVEL, RONDE_WORD_NAME,
                                       RONDE_WORD_MODE};
    enum { first_count = sizeof first / sizeof first[0] };
    out->columns = first_count + RONDE_KPI_COUNT;
    for (size_t i = 0; i < first_count; i++) {
        ronde_table_text_cell(out, "%s", ronde_word_in(language, first[i]));
    }
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        sheet_heading(out, kpi, language);
    }
    sheet_day(out, days->kpis, days->title, language);
    if (days->other != NULL) {
        sheet_day(out, days->other, days->other_title, language);
    }
}

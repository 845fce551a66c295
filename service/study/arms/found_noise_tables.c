/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure the rounds are: the optimiser's bias, and the ranges of the inputs. */
#include "service/study/arms/filling.h"
#include "service/study/arms/found_tables.h"

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

enum { unit = RONDE_STUDY_SCALE };

static void put_gap(const ronde_filling *at, int64_t usual, int64_t longer)
{
    ronde_filling_amount(at, (double)usual, RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, (double)longer, RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, (double)(usual - longer) / (double)longer * unit, RONDE_STUDY_SHARE);
}

static void put_district(const ronde_filling *at, const ronde_bias_district *of)
{
    int64_t freed = of->home - of->central;
    int64_t freed_long = of->home_long - of->central_long;
    put_gap(at, of->home, of->home_long);
    put_gap(at, of->central, of->central_long);
    ronde_filling_amount(at, (double)freed, RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, (double)freed_long, RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, (double)(freed_long - freed), RONDE_STUDY_SECONDS);
}

void ronde_found_bias_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped) ||
        at->found->bias.count == 0) {
        return;
    }
    const char *const head[] = {WORD(DISTRICT),        WORD(HOME_USUAL),    WORD(HOME_LONG),
                                WORD(HOME_GAP),        WORD(CENTRAL_USUAL), WORD(CENTRAL_LONG),
                                WORD(CENTRAL_GAP),     WORD(FREED_USUAL),   WORD(FREED_LONG),
                                WORD(FREED_CORRECTION)};
    table->columns = sizeof head / sizeof head[0];
    table->has_total = true;
    for (size_t i = 0; i < table->columns; i++) {
        ronde_filling_text(at, head[i]);
    }
    for (int32_t i = 0; i < at->found->bias.count; i++) {
        ronde_table_text_cell(table, "%d", (int)i + 1);
        put_district(at, &at->found->bias.districts[i]);
    }
    ronde_bias_district sum = ronde_bias_sum(&at->found->bias);
    ronde_filling_text(at, WORD(ALL_DISTRICTS));
    put_district(at, &sum);
}

static void put_band(const ronde_filling *at, const ronde_band *band, ronde_study_unit of)
{
    ronde_filling_amount(at, (double)band->p10, of);
    ronde_filling_amount(at, (double)band->p50, of);
    ronde_filling_amount(at, (double)band->p90, of);
}

/* A row that is about the surface itself. */
static void put_fit(const ronde_filling *at, const char *label, double value, ronde_study_unit of)
{
    ronde_filling_head(at, label, ronde_filling_unit_text(at, of));
    ronde_filling_text(at, WORD(BY_ROUNDS));
    ronde_filling_text(at, "");
    ronde_filling_amount(at, value, of);
    ronde_filling_text(at, "");
}

void ronde_found_sampling_table(ronde_table_text *table,
                                const ronde_study_results *results,
                                ronde_language language,
                                bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped) ||
        at->found->sampling.points == 0) {
        return;
    }
    const ronde_sampling *sampling = &at->found->sampling;
    table->columns = 6;
    table->left_columns = 1U << 1 | 1U << 2;
    ronde_filling_head(at, WORD(FIGURE), WORD(UNIT));
    const char *const head[] = {WORD(MARK), "P10", "P50", "P90"};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) {
        ronde_filling_text(at, head[i]);
    }
    for (int i = 0; i < RONDE_SAMPLED_FIGURES; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(ronde_sampled_figures[i]);
        const char *unit_text = ronde_filling_unit_text(at, row->unit);
        ronde_filling_head(at, row->label[language], unit_text);
        ronde_filling_text(at, WORD(BY_FORMULA));
        put_band(at, &sampling->formula[i], row->unit);
        ronde_filling_head(at, row->label[language], unit_text);
        ronde_filling_text(at, WORD(BY_ROUNDS));
        put_band(at, &sampling->rounds[i], row->unit);
    }
    put_fit(at, WORD(SURFACE_POINTS), (double)sampling->points * unit, RONDE_STUDY_NUMBER);
    put_fit(at, WORD(SURFACE_FIT), sampling->needed.fit * unit, RONDE_STUDY_SHARE);
    put_fit(at, WORD(SURFACE_VALIDATED), sampling->needed.validated * unit, RONDE_STUDY_SHARE);
}

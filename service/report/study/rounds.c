/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What planned rounds found: freed time by component and block, and beside the arithmetic. */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"
#include "service/report/study/svg.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stand in other chapters: beside the map, and beside the tables of the policy note. */
static const char areas_table[] = "rounds-areas";
static const char van_days_table[] = "rounds-vans-days"; /* too wide for paper: a file alone */
static const char *const policy_tables[] = {"rounds-5.1", "rounds-5.2", "rounds-5.3", "rounds-5.4"};

enum { policy_count = sizeof policy_tables / sizeof policy_tables[0] };

bool ronde_page_has_rounds(const ronde_study_page *page)
{
    return page->of->rounds.arm_count > 0;
}

/* The arm whose take-up is nearest to that of the study. */
static size_t nearest_arm(const ronde_study_page *page)
{
    const ronde_document_rounds *rounds = &page->of->rounds;
    const int64_t wanted = page->of->study.ranges[RONDE_PARAMETER_TAKE_UP].medium;
    size_t nearest = 0;
    for (size_t i = 1; i < rounds->arm_count; i++) {
        nearest =
            llabs(rounds->arms[i].take_up - wanted) < llabs(rounds->arms[nearest].take_up - wanted)
                ? i
                : nearest;
    }
    return nearest;
}

static const ronde_document_arm *arm_of(const ronde_study_page *page)
{
    return &page->of->rounds.arms[nearest_arm(page)];
}

/* "50 %". */
static ronde_piece take_up_of(const ronde_study_page *page, const ronde_document_arm *arm)
{
    char share[32];
    ronde_study_amount_text(share, sizeof share, arm->take_up, RONDE_STUDY_SHARE, page->language,
                            true, true);
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%s %%", share);
    return piece;
}

/* Number and mark of a figure that rounds have themselves, of the last year if that is known. */
static ronde_piece
planned(const ronde_study_page *page, const ronde_document_arm *arm, ronde_figure figure)
{
    const ronde_figures *from = arm->has_last ? &arm->last : &arm->year;
    ronde_piece number =
        ronde_page_amount(page, from->of[figure], ronde_figure_row_of(figure)->unit, RONDE_WHOLE);
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%.180s%.99s", number.text,
             ronde_page_rounds_mark(page).text);
    return piece;
}

/* What the arithmetic says of a full year; of the last year it stands above already. */
static void put_formula(ronde_study_page *page)
{
    const int64_t *full = page->of->results.full.of;
    ronde_text_append(page->out, " ");
    ronde_page_sentence(page, RONDE_SENTENCE_ROUNDS_FORMULA,
                        RONDE_PIECES(ronde_page_figure(page, RONDE_FIGURE_FREED_TOTAL,
                                                       full[RONDE_FIGURE_FREED_TOTAL], RONDE_WHOLE),
                                     ronde_page_figure(page, RONDE_FIGURE_EXTRA_NET,
                                                       full[RONDE_FIGURE_EXTRA_NET], RONDE_WHOLE)));
}

void ronde_page_rounds_in_short(ronde_study_page *page)
{
    if (!ronde_page_has_rounds(page) || !arm_of(page)->has_year) {
        return;
    }
    const ronde_document_arm *arm = arm_of(page);
    const bool capacity = page->of->study.use == RONDE_AS_CAPACITY;
    const bool same = arm->take_up == page->of->study.ranges[RONDE_PARAMETER_TAKE_UP].medium;
    const ronde_piece year =
        arm->has_last
            ? ronde_page_count(ronde_page_last_year_number(page))
            : ronde_page_text(ronde_sentence_in(page->language, RONDE_SENTENCE_ROUNDS_FULL_YEAR));
    ronde_text_append(page->out, "<p>");
    ronde_page_sentence(page, capacity ? RONDE_SENTENCE_ROUNDS_ONE : RONDE_SENTENCE_ROUNDS_ONE_CASH,
                        RONDE_PIECES(planned(page, arm, RONDE_FIGURE_FREED_TOTAL),
                                     planned(page, arm, RONDE_FIGURE_EXTRA_NET),
                                     take_up_of(page, arm), year));
    if (same && capacity && !arm->has_last) {
        put_formula(page);
    }
    if (!page->of->rounds.narrow) {
        ronde_text_append(page->out, " ");
        ronde_page_words(page, RONDE_SENTENCE_ROUNDS_WIDE);
    }
    ronde_text_append(page->out, "</p>\n");
}

/* "P10 to P90, the middle is P50" of the last year, in a sentence. */
static void put_range(ronde_study_page *page, ronde_sentence sentence, ronde_outcome outcome)
{
    const ronde_band *band = &page->of->rounds.bands[outcome][page->of->study.year_count - 1];
    const ronde_study_unit unit = ronde_figure_row_of(ronde_outcome_figure(outcome))->unit;
    const ronde_rounding rounding = outcome == RONDE_OUTCOME_CASH ? RONDE_THOUSANDS : RONDE_WHOLE;
    const ronde_piece mark = ronde_page_rounds_mark(page);
    const ronde_piece pieces[] = {ronde_page_amount(page, band->p10, unit, rounding),
                                  ronde_page_amount(page, band->p90, unit, rounding),
                                  ronde_page_amount(page, band->p50, unit, rounding)};
    ronde_piece marked[3];
    for (size_t i = 0; i < 3; i++) {
        snprintf(marked[i].text, sizeof marked[i].text, "%.180s%.99s", pieces[i].text, mark.text);
    }
    ronde_page_sentence(page, sentence, marked, 3);
}

void ronde_page_rounds_range(ronde_study_page *page)
{
    static const double good = 0.95;
    const ronde_document_rounds *rounds = &page->of->rounds;
    if (!rounds->sampled) {
        return;
    }
    ronde_text_append(page->out, "<p>");
    put_range(page, RONDE_SENTENCE_ROUNDS_BAND_HOURS, RONDE_OUTCOME_FREED);
    ronde_text_append(page->out, " ");
    if (page->of->study.use == RONDE_AS_CAPACITY) {
        put_range(page, RONDE_SENTENCE_ROUNDS_BAND_EXTRA, RONDE_OUTCOME_EXTRA);
    } else {
        put_range(page, RONDE_SENTENCE_ROUNDS_BAND_RETURN, RONDE_OUTCOME_CASH);
    }
    if (rounds->predicts < good) {
        ronde_text_append(page->out, " ");
        ronde_page_words(page, RONDE_SENTENCE_ROUNDS_BAND_WEAK);
    }
    ronde_text_append(page->out, "</p>\n");
}

void ronde_page_rounds_policy(ronde_study_page *page)
{
    if (!ronde_page_has_rounds(page)) {
        return;
    }
    ronde_page_paragraph(page, "",
                         page->of->study.use == RONDE_AS_CASH
                             ? RONDE_SENTENCE_POLICY_ROUNDS_CASH
                             : RONDE_SENTENCE_POLICY_ROUNDS_CAPACITY);
    for (size_t i = 0; i < policy_count; i++) {
        ronde_page_named_table(page, policy_tables[i]);
    }
}

static int64_t a_day(const ronde_study_page *page, int64_t sum)
{
    return llround((double)sum / ((double)page->of->rounds.days * (double)page->of->rounds.seeds));
}

/* The parts of paid time that changed, and their sum. */
static void put_components(ronde_study_page *page, const ronde_document_arm *arm)
{
    ronde_svg_bar bars[RONDE_ACCOUNT_ROWS + 1];
    size_t count = 0;
    int64_t sum = 0;
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        const ronde_account_text *row = &ronde_account_texts[i];
        if (row->part == RONDE_ACCOUNT_NONE || row->part == RONDE_ACCOUNT_FREE ||
            arm->freed.of[i] == 0) {
            continue;
        }
        sum += arm->freed.of[i];
        bars[count++] = (ronde_svg_bar){.label = row->label[page->language],
                                        .amount = a_day(page, arm->freed.of[i]),
                                        .hatched = true};
    }
    bars[count++] =
        (ronde_svg_bar){.label = ronde_sentence_in(page->language, RONDE_SENTENCE_ROUNDS_SUM),
                        .amount = a_day(page, sum),
                        .is_total = true};
    ronde_page_open_picture(page, RONDE_SENTENCE_ROUNDS_PICTURE, (ronde_piece){""});
    ronde_svg_bars(page, bars, count, RONDE_STUDY_SECONDS, true);
    ronde_page_close_picture(page);
}

/* Free time is what the shifts have left: more of it is freed - home less central - with a minus.
 */
static void put_blocks(ronde_study_page *page, const ronde_document_arm *arm)
{
    ronde_svg_bar bars[RONDE_ACCOUNT_ROWS];
    size_t count = 0;
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        const ronde_account_text *row = &ronde_account_texts[i];
        if (row->part == RONDE_ACCOUNT_FREE) {
            bars[count++] = (ronde_svg_bar){.label = row->label[page->language],
                                            .amount = -a_day(page, arm->freed.of[i]),
                                            .hatched = i == RONDE_ACCOUNT_BLOCK_SHORT ||
                                                       i == RONDE_ACCOUNT_BLOCK_HALF};
        }
    }
    ronde_page_open_picture(page, RONDE_SENTENCE_BLOCKS_PICTURE, (ronde_piece){""});
    ronde_svg_bars(page, bars, count, RONDE_STUDY_SECONDS, false);
    ronde_page_close_picture(page);
}

static bool is_elsewhere(const char *table)
{
    bool found = strcmp(table, areas_table) == 0 || strcmp(table, van_days_table) == 0;
    for (size_t i = 0; i < policy_count; i++) {
        found = found || strcmp(table, policy_tables[i]) == 0;
    }
    return found;
}

void ronde_page_rounds(ronde_study_page *page)
{
    const ronde_document_rounds *rounds = &page->of->rounds;
    const ronde_document_arm *arm = arm_of(page);
    ronde_page_chapter(page, "rounds", RONDE_SENTENCE_ROUNDS);
    ronde_text_append(page->out, "<p>");
    ronde_page_sentence(page, RONDE_SENTENCE_ROUNDS_NOTE,
                        RONDE_PIECES(ronde_page_count(rounds->days),
                                     ronde_page_count(rounds->seeds), take_up_of(page, arm)));
    ronde_text_append(page->out, "</p>\n<p>");
    ronde_page_sentence(page, RONDE_SENTENCE_ROUNDS_FREED,
                        RONDE_PIECES(ronde_page_measured(page, arm->freed_day.mean, true),
                                     ronde_page_measured(page, arm->freed_day.half_width, true),
                                     ronde_page_measured(page, arm->extra_day.mean, false),
                                     ronde_page_measured(page, arm->extra_day.half_width, false)));
    ronde_text_append(page->out, "</p>\n");
    put_components(page, arm);
    put_blocks(page, arm);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_BLOCKS_NOTE);
    for (size_t i = 0; i < rounds->note_count; i++) {
        ronde_text_append(page->out, "<p class=\"soft small\">");
        ronde_text_append_html(page->out, rounds->notes[i][page->language]);
        ronde_text_append(page->out, "</p>\n");
    }
    for (size_t i = 0; i < page->of->tables.count; i++) {
        const char *name = page->of->tables.items[i].name;
        if (ronde_page_is_of_rounds(name) && !is_elsewhere(name)) {
            ronde_page_named_table(page, name);
        }
    }
}

bool ronde_page_is_of_rounds(const char *table)
{
    static const char prefix[] = "rounds";
    return strncmp(table, prefix, strlen(prefix)) == 0;
}

bool ronde_page_has_areas(const ronde_study_page *page)
{
    return ronde_page_has_rounds(page) && page->of->rounds.area_count > 0;
}

static void put_area_table(ronde_study_page *page)
{
    const ronde_document_rounds *rounds = &page->of->rounds;
    const char *const heads[] = {ronde_sentence_in(page->language, RONDE_SENTENCE_NUMBER),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_AREA),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_FREED_WEEK)};
    ronde_page_open_table(page,
                          ronde_page_rendered(page, RONDE_SENTENCE_AREAS_PICTURE, NULL, 0).text,
                          heads, sizeof heads / sizeof heads[0], 1U << 1);
    for (size_t i = 0; i < rounds->area_count; i++) {
        const ronde_document_area *area = &rounds->areas[i];
        ronde_page_row(page, ronde_page_count((long long)i + 1).text, "");
        ronde_page_word_cell(page, area->name);
        ronde_page_cell(
            page, area->hidden ? ronde_sentence_in(page->language, RONDE_SENTENCE_HIDDEN)
                               : ronde_page_plain_amount(page, area->freed_week[nearest_arm(page)],
                                                         RONDE_STUDY_SECONDS, RONDE_AS_SHOWN)
                                     .text);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}

void ronde_page_areas(ronde_study_page *page)
{
    ronde_page_chapter(page, "areas", RONDE_SENTENCE_AREAS);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_AREAS_NOTE);
    ronde_page_open_picture(page, RONDE_SENTENCE_AREAS_PICTURE, (ronde_piece){""});
    ronde_svg_areas(page, &page->of->rounds, nearest_arm(page));
    ronde_page_close_picture(page);
    put_area_table(page);
    ronde_page_named_table(page, areas_table);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page one: what a council member reads in two minutes. */
#include "service/report/study/chapters.h"

#include <stdio.h>

#define LAST(NAME) (ronde_page_last_year(page)->of[RONDE_FIGURE_##NAME])
#define FIGURE(NAME, rounding) ronde_page_figure(page, RONDE_FIGURE_##NAME, LAST(NAME), rounding)

static ronde_piece year_piece(const ronde_study_page *page)
{
    return ronde_page_count(ronde_page_last_year_number(page));
}

/* A result that is shown as what it costs: with the other sign. */
static ronde_piece cost_piece(const ronde_study_page *page, ronde_figure figure, int64_t amount)
{
    return ronde_page_figure(page, figure, -amount, RONDE_THOUSANDS);
}

static void say(ronde_study_page *page,
                const char *class_name,
                ronde_sentence sentence,
                const ronde_piece *pieces,
                size_t count)
{
    ronde_text_printf(page->out, "<p%s>", class_name);
    ronde_page_sentence(page, sentence, pieces, count);
    ronde_text_append(page->out, "</p>\n");
}

#define BIG " class=\"big\""

static void open_card(ronde_study_page *page, const char *class_name, ronde_sentence title)
{
    ronde_text_printf(page->out, "<section class=\"card%s\"><h3>", class_name);
    ronde_page_words(page, title);
    ronde_text_append(page->out, "</h3>\n");
}

static void close_card(ronde_study_page *page)
{
    ronde_text_append(page->out, "</section>\n");
}

static void put_decision(ronde_study_page *page)
{
    const ronde_study *study = &page->of->study;
    const char *area = study->area[0] != '\0'
                           ? study->area
                           : ronde_sentence_in(page->language, RONDE_SENTENCE_MUNICIPALITY);
    ronde_text_append(page->out, "<section class=\"decision\"><h2 id=\"decision\">");
    ronde_page_words(page, RONDE_SENTENCE_DECISION);
    ronde_text_append(page->out, "</h2>\n");
    say(page, "",
        study->policy == RONDE_VERVANGEN ? RONDE_SENTENCE_DECISION_REPLACE
                                         : RONDE_SENTENCE_DECISION_CHOICE,
        RONDE_PIECES(ronde_page_text(area), ronde_page_count(study->first_year)));
    ronde_page_paragraph(page, "",
                         study->use == RONDE_AS_CAPACITY ? RONDE_SENTENCE_DECISION_CAPACITY
                                                         : RONDE_SENTENCE_DECISION_CASH);
    ronde_text_append(page->out, "</section>\n");
}

static void put_all_years(ronde_study_page *page, ronde_piece sum)
{
    if (page->of->study.year_count == 1) {
        return;
    }
    say(page, "", RONDE_SENTENCE_ALL_YEARS,
        RONDE_PIECES(ronde_page_count(page->of->study.first_year), year_piece(page), sum));
}

/* What a bag must save and what it saves; nothing without bags or tariff. */
static void put_minutes(ronde_study_page *page)
{
    const ronde_break_even *found = &page->of->results.break_even;
    if (found->minutes_needed.kind != RONDE_BREAKS_EVEN ||
        found->minutes_saved.kind != RONDE_BREAKS_EVEN) {
        return;
    }
    const ronde_piece mark = {"<a class=\"m\" href=\"#break-even\">*</a>"};
    say(page, "", RONDE_SENTENCE_MINUTES_A_BAG,
        RONDE_PIECES(ronde_page_amount(page, found->minutes_needed.value, RONDE_STUDY_MINUTES,
                                       RONDE_AS_SHOWN),
                     ronde_page_amount(page, found->minutes_saved.value, RONDE_STUDY_MINUTES,
                                       RONDE_AS_SHOWN),
                     mark));
}

static void put_money(ronde_study_page *page)
{
    const int64_t *sums = page->of->results.tornado.at_medium.of;
    if (page->of->study.use == RONDE_AS_CAPACITY) {
        open_card(page, "", RONDE_SENTENCE_CARD_COST);
        say(page, BIG, RONDE_SENTENCE_A_YEAR_IN,
            RONDE_PIECES(cost_piece(page, RONDE_FIGURE_RESULT_CAPACITY, LAST(RESULT_CAPACITY)),
                         year_piece(page)));
        say(page, "", RONDE_SENTENCE_COST_PARTS,
            RONDE_PIECES(FIGURE(LAUNDRY_COST, RONDE_THOUSANDS),
                         FIGURE(OWN_CONTRIBUTION, RONDE_THOUSANDS)));
        say(page, "", RONDE_SENTENCE_COST_OF_HOUR, RONDE_PIECES(FIGURE(COST_HOUR, RONDE_AS_SHOWN)));
        put_all_years(page,
                      cost_piece(page, RONDE_FIGURE_RESULT_CAPACITY, sums[RONDE_OUTCOME_CAPACITY]));
    } else {
        open_card(page, "", RONDE_SENTENCE_CARD_RETURN);
        say(page, BIG, RONDE_SENTENCE_A_YEAR_IN,
            RONDE_PIECES(FIGURE(RESULT_CASH, RONDE_THOUSANDS), year_piece(page)));
        say(page, "", RONDE_SENTENCE_RETURN_PARTS,
            RONDE_PIECES(FIGURE(SAVING, RONDE_THOUSANDS), FIGURE(LAUNDRY_COST, RONDE_THOUSANDS),
                         FIGURE(OWN_CONTRIBUTION, RONDE_THOUSANDS)));
        put_all_years(page, ronde_page_figure(page, RONDE_FIGURE_RESULT_CASH,
                                              sums[RONDE_OUTCOME_CASH], RONDE_THOUSANDS));
    }
    put_minutes(page);
    close_card(page);
}

static void put_effect(ronde_study_page *page)
{
    open_card(page, "", RONDE_SENTENCE_CARD_EFFECT);
    say(page, BIG, RONDE_SENTENCE_HOURS_FREED,
        RONDE_PIECES(FIGURE(FREED_TOTAL, RONDE_WHOLE), year_piece(page)));
    say(page, "", RONDE_SENTENCE_SAME_AS_FTE, RONDE_PIECES(FIGURE(FTE, RONDE_AS_SHOWN)));
    if (page->of->study.use == RONDE_AS_CAPACITY) {
        say(page, "", RONDE_SENTENCE_MORE_RESIDENTS,
            RONDE_PIECES(FIGURE(EXTRA_NET, RONDE_WHOLE), FIGURE(EXTRA_DEMAND, RONDE_WHOLE)));
    } else {
        ronde_page_paragraph(page, "", RONDE_SENTENCE_NO_MORE_RESIDENTS);
    }
    ronde_page_rounds_in_short(page);
    say(page, "", RONDE_SENTENCE_JOBS, RONDE_PIECES(FIGURE(PLANT_FTE, RONDE_AS_SHOWN)));
    close_card(page);
}

static void put_risk(ronde_study_page *page)
{
    open_card(page, " risk", RONDE_SENTENCE_CARD_RISK);
    if (LAST(WITHOUT) > 0) {
        say(page, BIG, RONDE_SENTENCE_LEFT_WITHOUT, RONDE_PIECES(FIGURE(WITHOUT, RONDE_WHOLE)));
        say(page, "", RONDE_SENTENCE_HOURS_BY_LOSS,
            RONDE_PIECES(FIGURE(FREED_BY_LOSS, RONDE_WHOLE)));
    } else {
        ronde_page_paragraph(page, "big", RONDE_SENTENCE_NOBODY_WITHOUT);
    }
    say(page, "", RONDE_SENTENCE_CONTACT_LOST,
        RONDE_PIECES(FIGURE(MOVED, RONDE_WHOLE), FIGURE(CONTACT_WEEK, RONDE_AS_SHOWN)));
    close_card(page);
}

/* "P10 to P90" of the last year, from low to high as they are shown. */
static ronde_piece band_piece(const ronde_study_page *page,
                              ronde_outcome outcome,
                              ronde_rounding rounding,
                              bool as_cost)
{
    const ronde_figure figure = ronde_outcome_figure(outcome);
    const ronde_study_unit unit = ronde_figure_row_of(figure)->unit;
    const ronde_band *band =
        &page->of->results.spread.years[outcome][page->of->study.year_count - 1];
    ronde_piece low = ronde_page_amount(page, as_cost ? -band->p90 : band->p10, unit, rounding);
    ronde_piece high = ronde_page_amount(page, as_cost ? -band->p10 : band->p90, unit, rounding);
    ronde_piece both = ronde_page_rendered(page, RONDE_SENTENCE_BAND, RONDE_PIECES(low, high));
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%.220s%.99s", both.text,
             ronde_page_figure_mark(page, figure).text);
    return piece;
}

static void put_proof(ronde_study_page *page)
{
    int counts[RONDE_PROOF_COUNT] = {0};
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        counts[ronde_proof_of(page->of->study.ranges[i].source)]++;
    }
    say(page, "", RONDE_SENTENCE_PROOF_COUNTS,
        RONDE_PIECES(
            ronde_page_count(RONDE_PARAMETER_COUNT), ronde_page_count(counts[RONDE_PROVEN]),
            ronde_page_count(counts[RONDE_EXAMPLE]), ronde_page_count(counts[RONDE_ESTIMATE])));
    if (counts[RONDE_NOT_STATED] > 0) {
        say(page, "", RONDE_SENTENCE_PROOF_UNKNOWN,
            RONDE_PIECES(ronde_page_count(counts[RONDE_NOT_STATED])));
    }
}

static void put_widest(ronde_study_page *page)
{
    const ronde_study_parameter widest = page->of->results.tornado.bars[0].parameter;
    const ronde_piece label =
        ronde_page_text(ronde_parameter_row_of(widest)->label[page->language]);
    ronde_piece marked;
    snprintf(marked.text, sizeof marked.text, "%.180s%.130s", label.text,
             ronde_page_parameter_mark(page, widest).text);
    say(page, "", RONDE_SENTENCE_WIDEST, &marked, 1);
}

static void put_range(ronde_study_page *page)
{
    const bool capacity = page->of->study.use == RONDE_AS_CAPACITY;
    open_card(page, "", RONDE_SENTENCE_CARD_SURE);
    say(page, "", capacity ? RONDE_SENTENCE_BAND_COST : RONDE_SENTENCE_BAND_RETURN,
        RONDE_PIECES(year_piece(page),
                     band_piece(page, capacity ? RONDE_OUTCOME_CAPACITY : RONDE_OUTCOME_CASH,
                                RONDE_THOUSANDS, capacity)));
    say(page, "", RONDE_SENTENCE_BAND_HOURS,
        RONDE_PIECES(band_piece(page, RONDE_OUTCOME_FREED, RONDE_WHOLE, false)));
    if (capacity) {
        say(page, "", RONDE_SENTENCE_BAND_EXTRA,
            RONDE_PIECES(band_piece(page, RONDE_OUTCOME_EXTRA, RONDE_WHOLE, false)));
    }
    ronde_page_rounds_range(page);
    ronde_page_paragraph(page, "soft small", RONDE_SENTENCE_BAND_MEANING);
    put_proof(page);
    put_widest(page);
    close_card(page);
}

static void put_option(
    ronde_study_page *page, ronde_sentence name, ronde_figure result, bool chosen, const char *more)
{
    const ronde_piece amount =
        ronde_page_figure(page, result, ronde_page_last_year(page)->of[result], RONDE_THOUSANDS);
    ronde_text_printf(page->out, "<tr%s><th scope=\"row\">", chosen ? " class=\"chosen\"" : "");
    ronde_page_words(page, name);
    if (chosen) {
        ronde_text_append(page->out, " (");
        ronde_page_words(page, RONDE_SENTENCE_YES_CHOSEN);
        ronde_text_append(page->out, ")");
    }
    ronde_text_printf(page->out, "</th><td>%s</td><td>%s</td></tr>\n", amount.text, more);
}

static void put_choice(ronde_study_page *page)
{
    const bool capacity = page->of->study.use == RONDE_AS_CAPACITY;
    const ronde_piece year = year_piece(page);
    const char *const heads[] = {ronde_sentence_in(page->language, RONDE_SENTENCE_OPTION),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_RESULT_EUROS),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_MORE_SERVED)};
    ronde_page_open_table(
        page, ronde_page_rendered(page, RONDE_SENTENCE_CHOICE_MONEY_CAPACITY, &year, 1).text, heads,
        sizeof heads / sizeof heads[0], 0);
    put_option(page, RONDE_SENTENCE_AS_CAPACITY, RONDE_FIGURE_RESULT_CAPACITY, capacity,
               FIGURE(EXTRA_NET, RONDE_WHOLE).text);
    put_option(page, RONDE_SENTENCE_AS_CASH, RONDE_FIGURE_RESULT_CASH, !capacity,
               ronde_sentence_in(page->language, RONDE_SENTENCE_NOBODY));
    ronde_page_close_table(page);
}

static void put_legend(ronde_study_page *page)
{
    const bool dutch = page->language == RONDE_DUTCH;
    ronde_text_append(page->out, "<p class=\"soft small\">");
    ronde_page_words(page, ronde_page_has_rounds(page) ? RONDE_SENTENCE_WITH_ROUNDS
                                                       : RONDE_SENTENCE_CLOSED_FORM);
    ronde_text_append(page->out, " ");
    ronde_page_words(page, RONDE_SENTENCE_ROUNDED);
    ronde_text_append(page->out, " ");
    ronde_page_sentence(page, RONDE_SENTENCE_MARKS,
                        RONDE_PIECES(ronde_page_text(dutch ? "U" : "R"),
                                     ronde_page_text(dutch ? "B" : "S"), ronde_page_text("I"),
                                     ronde_page_text("A")));
    if (ronde_page_has_rounds(page)) {
        ronde_text_append(page->out, " ");
        ronde_page_sentence(page, RONDE_SENTENCE_ROUNDS_MARK,
                            RONDE_PIECES(ronde_page_text(dutch ? "G" : "P")));
    }
    ronde_text_append(page->out, "</p>\n");
}

void ronde_page_first(ronde_study_page *page)
{
    const ronde_study *study = &page->of->study;
    ronde_text_append(page->out, "<h1>");
    ronde_page_words(page, RONDE_SENTENCE_TITLE);
    ronde_text_append(page->out, "</h1>\n<p class=\"soft\">");
    ronde_text_append_html(page->out, study->name);
    ronde_text_append(page->out, study->name[0] != '\0' && study->area[0] != '\0' ? " · " : "");
    ronde_text_append_html(page->out, study->area);
    ronde_text_append(page->out, "</p>\n");
    put_decision(page);
    ronde_text_append(page->out, "<div class=\"cards\">\n");
    put_money(page);
    put_effect(page);
    put_risk(page);
    put_range(page);
    ronde_text_append(page->out, "</div>\n");
    put_choice(page);
    put_legend(page);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/page.h"

#include "service/study/exact.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int64_t shown;
    int decimals;
} units[RONDE_STUDY_UNIT_COUNT] = {
#define X(NAME, scale, shown, digits, decimals, word, dutch, english) {shown, decimals},
#include "service/study/units.def"
#undef X
};

const char *ronde_sentence_in(ronde_language language, ronde_sentence sentence)
{
    static const char *const sentences[RONDE_SENTENCE_COUNT][2] = {
#define X(KEY, dutch, english) {dutch, english},
#include "service/report/study/sentences.def"
#undef X
    };
    return sentences[sentence][language];
}

void ronde_page_sentence(ronde_study_page *page,
                         ronde_sentence sentence,
                         const ronde_piece *pieces,
                         size_t count)
{
    const char *rest = ronde_sentence_in(page->language, sentence);
    while (*rest != '\0') {
        size_t length = strcspn(rest, "{");
        char plain[1024];
        snprintf(plain, sizeof plain, "%.*s", (int)length, rest);
        ronde_text_append_html(page->out, plain);
        rest += length;
        if (*rest == '{') {
            size_t number = (size_t)(rest[1] - '1');
            if (number < count) {
                ronde_text_append(page->out, pieces[number].text);
            }
            rest += strlen("{1}");
        }
    }
}

void ronde_page_words(ronde_study_page *page, ronde_sentence sentence)
{
    ronde_text_append_html(page->out, ronde_sentence_in(page->language, sentence));
}

void ronde_page_paragraph(ronde_study_page *page, const char *class_name, ronde_sentence sentence)
{
    if (class_name[0] != '\0') {
        ronde_text_printf(page->out, "<p class=\"%s\">", class_name);
    } else {
        ronde_text_append(page->out, "<p>");
    }
    ronde_page_words(page, sentence);
    ronde_text_append(page->out, "</p>\n");
}

void ronde_page_chapter(ronde_study_page *page, const char *id, ronde_sentence title)
{
    ronde_text_printf(page->out, "<h2 id=\"%s\">%d. ", id, ++page->chapter);
    ronde_page_words(page, title);
    ronde_text_append(page->out, "</h2>\n");
}

void ronde_page_section(ronde_study_page *page, const char *id, ronde_sentence title)
{
    ronde_text_printf(page->out, "<h3 id=\"%s\">", id);
    ronde_page_words(page, title);
    ronde_text_append(page->out, "</h3>\n");
}

static bool is_money(ronde_study_unit unit)
{
    return unit == RONDE_STUDY_MONEY || unit == RONDE_STUDY_PRICE || unit == RONDE_STUDY_EUROS;
}

/* Persons and plain numbers have the unit in the sentence around them. */
static const char *unit_behind(const ronde_study_page *page, ronde_study_unit unit)
{
    bool named = is_money(unit) || unit == RONDE_STUDY_PERSONS || unit == RONDE_STUDY_NUMBER;
    return named ? "" : ronde_study_unit_text(unit, page->language);
}

static int64_t round_to(int64_t amount, int64_t step)
{
    return ronde_exact(RONDE_FACTORS(amount), RONDE_FACTORS(step)) * step;
}

ronde_piece ronde_page_plain_amount(const ronde_study_page *page,
                                    int64_t amount,
                                    ronde_study_unit unit,
                                    ronde_rounding rounding)
{
    enum { thousand = 1000, large = 10000 };
    ronde_piece piece;
    const int64_t shown = units[unit].shown;
    bool is_large = amount >= large * shown || amount <= -large * shown;
    int64_t step = shown * (rounding == RONDE_THOUSANDS && is_large ? thousand : 1);
    bool rounds = rounding != RONDE_AS_SHOWN;
    ronde_study_amount_text(piece.text, sizeof piece.text, rounds ? round_to(amount, step) : amount,
                            unit, page->language, rounds, true);
    return piece;
}

/* The amount as study.json has it: amount / 10^decimals, without trailing zeros. */
static void write_exact(char *out, size_t size, int64_t amount, int decimals)
{
    uint64_t whole = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t part = 0;
    uint64_t power = 1;
    for (int i = 0; i < decimals; i++) {
        power *= 10;
    }
    part = whole % power;
    while (decimals > 0 && part % 10 == 0) {
        part /= 10;
        decimals--;
    }
    const char *sign = amount < 0 ? "-" : "";
    if (decimals > 0) {
        snprintf(out, size, "%s%llu.%0*llu", sign, (unsigned long long)(whole / power), decimals,
                 (unsigned long long)part);
    } else {
        snprintf(out, size, "%s%llu", sign, (unsigned long long)(whole / power));
    }
}

ronde_piece ronde_page_amount(const ronde_study_page *page,
                              int64_t amount,
                              ronde_study_unit unit,
                              ronde_rounding rounding)
{
    char exact[48];
    write_exact(exact, sizeof exact, amount, units[unit].decimals);
    ronde_piece plain = ronde_page_plain_amount(page, amount, unit, rounding);
    const char *behind = unit_behind(page, unit);
    bool negative = plain.text[0] == '-';
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "<data value=\"%s\">%s%s%.64s%s%s</data>", exact,
             negative ? "-" : "", is_money(unit) ? "€ " : "", plain.text + (negative ? 1 : 0),
             behind[0] != '\0' ? " " : "", behind);
    return piece;
}

ronde_piece ronde_page_figure_mark(const ronde_study_page *page, ronde_figure figure)
{
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "<a class=\"m\" href=\"#u-%s\">%c%d</a>",
             ronde_figure_row_of(figure)->key, page->language == RONDE_DUTCH ? 'U' : 'R',
             (int)figure + 1);
    return piece;
}

ronde_piece ronde_page_parameter_mark(const ronde_study_page *page, ronde_study_parameter parameter)
{
    static const char letters[][2] = {[RONDE_FROM_SOURCE] = {'B', 'S'},
                                      [RONDE_FROM_INPUT] = {'I', 'I'},
                                      [RONDE_FROM_DEFAULT] = {'A', 'A'}};
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "<a class=\"m\" href=\"#p-%s\">%c%d</a>",
             ronde_parameter_row_of(parameter)->id,
             letters[page->of->study.ranges[parameter].provenance][page->language],
             (int)parameter + 1);
    return piece;
}

ronde_piece ronde_page_figure(const ronde_study_page *page,
                              ronde_figure figure,
                              int64_t amount,
                              ronde_rounding rounding)
{
    ronde_piece number =
        ronde_page_amount(page, amount, ronde_figure_row_of(figure)->unit, rounding);
    ronde_piece mark = ronde_page_figure_mark(page, figure);
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%.180s%.130s", number.text, mark.text);
    return piece;
}

ronde_piece ronde_page_rendered(const ronde_study_page *page,
                                ronde_sentence sentence,
                                const ronde_piece *pieces,
                                size_t count)
{
    ronde_text text = {0};
    ronde_study_page aside = *page;
    aside.out = &text;
    ronde_page_sentence(&aside, sentence, pieces, count);
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%s", text.data != NULL ? text.data : "");
    page->out->broken = page->out->broken || text.broken;
    ronde_text_clear(&text);
    return piece;
}

ronde_piece
ronde_page_label(const ronde_study_page *page, const char *const label[2], ronde_study_unit unit)
{
    const char *text = ronde_study_unit_text(unit, page->language);
    const bool has_unit = text[0] != '\0';
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%s%s%s%s", label[page->language], has_unit ? " (" : "",
             text, has_unit ? ")" : "");
    return piece;
}

ronde_piece ronde_page_subject(const ronde_study_page *page, ronde_figure figure)
{
    const ronde_figure_row *row = ronde_figure_row_of(figure);
    ronde_piece piece = ronde_page_label(page, row->label, row->unit);
    piece.text[0] = (char)toupper((unsigned char)piece.text[0]);
    return piece;
}

ronde_piece ronde_page_text(const char *text)
{
    ronde_piece piece;
    ronde_text escaped = {0};
    ronde_text_append_html(&escaped, text);
    snprintf(piece.text, sizeof piece.text, "%s", escaped.data != NULL ? escaped.data : "");
    ronde_text_clear(&escaped);
    return piece;
}

ronde_piece ronde_page_count(long long number)
{
    ronde_piece piece;
    snprintf(piece.text, sizeof piece.text, "%lld", number);
    return piece;
}

void ronde_page_open_table(ronde_study_page *page,
                           const char *caption,
                           const char *const *heads,
                           size_t count,
                           unsigned left)
{
    int id = ++page->table;
    ronde_text_printf(page->out,
                      "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
                      "aria-labelledby=\"t%d\"><table><caption id=\"t%d\">%s</caption>\n"
                      "<thead><tr>",
                      id, id, caption);
    for (size_t i = 0; i < count; i++) {
        ronde_text_printf(page->out, "<th scope=\"col\"%s>",
                          (left >> i & 1U) != 0 ? " class=\"words\"" : "");
        ronde_text_append_html(page->out, heads[i]);
        ronde_text_append(page->out, "</th>");
    }
    ronde_text_append(page->out, "</tr></thead>\n<tbody>");
}

void ronde_page_close_table(ronde_study_page *page)
{
    ronde_text_append(page->out, "</tbody></table></div>\n");
}

void ronde_page_row(ronde_study_page *page, const char *label, const char *mark)
{
    ronde_text_append(page->out, "<tr><th scope=\"row\">");
    ronde_text_append_html(page->out, label);
    ronde_text_printf(page->out, "%s</th>", mark);
}

void ronde_page_row_of(ronde_study_page *page, const char *kind, const char *id, const char *mark)
{
    ronde_text_printf(page->out, "<tr id=\"%s-%s\"><th scope=\"row\" class=\"code\">%s</th>", kind,
                      id, mark);
}

void ronde_page_end_row(ronde_study_page *page)
{
    ronde_text_append(page->out, "</tr>\n");
}

void ronde_page_cell(ronde_study_page *page, const char *html)
{
    ronde_text_printf(page->out, "<td>%s</td>", html);
}

void ronde_page_word_cell(ronde_study_page *page, const char *text)
{
    ronde_text_append(page->out, "<td class=\"words\">");
    ronde_text_append_html(page->out, text);
    ronde_text_append(page->out, "</td>");
}

void ronde_page_table(ronde_study_page *page, const ronde_table_text *table, const char *caption)
{
    ronde_text_append(page->out,
                      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
    ronde_text_append_html(page->out, caption);
    ronde_text_append(page->out, "\">");
    ronde_table_text_html(page->out, table, caption);
    ronde_text_append(page->out, "</div>\n");
}

void ronde_page_open_picture(ronde_study_page *page, ronde_sentence caption, ronde_piece subject)
{
    const ronde_piece piece = ronde_page_text(subject.text);
    ronde_text_printf(page->out, "<figure><figcaption>%s %d: ",
                      page->language == RONDE_DUTCH ? "Figuur" : "Figure", ++page->picture);
    ronde_page_sentence(page, caption, &piece, 1);
    ronde_text_append(page->out, "</figcaption>\n");
}

void ronde_page_close_picture(ronde_study_page *page)
{
    ronde_text_append(page->out, "</figure>\n");
}

const ronde_figures *ronde_page_last_year(const ronde_study_page *page)
{
    return &page->of->results.years[page->of->study.year_count - 1];
}

int ronde_page_last_year_number(const ronde_study_page *page)
{
    return page->of->study.first_year + page->of->study.year_count - 1;
}

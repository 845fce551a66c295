/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_STUDY_PAGE_H
#define RONDE_SERVICE_REPORT_STUDY_PAGE_H

/* What the chapters of a study's report are written with. Every number comes from the study's
 * document and carries a mark, such as U12 for the twelfth result, that leads to its source or
 * derivation. */

#include "service/study/document.h"

typedef struct ronde_study_page {
    ronde_text *out;
    const ronde_study_document *of;
    ronde_language language;
    int chapter, picture, table; /* the last number given */
} ronde_study_page;

typedef enum ronde_sentence {
#define X(KEY, dutch, english) RONDE_SENTENCE_##KEY,
#include "service/report/study/sentences.def"
#undef X
    RONDE_SENTENCE_COUNT
} ronde_sentence;

/** A piece of HTML, or of plain text where said so, that fits a sentence. */
typedef struct ronde_piece {
    char text[320];
} ronde_piece;

const char *ronde_sentence_in(ronde_language language, ronde_sentence sentence);

/** Appends a sentence, escaped, with {1}, {2} .. replaced by pieces of HTML. */
void ronde_page_sentence(ronde_study_page *page,
                         ronde_sentence sentence,
                         const ronde_piece *pieces,
                         size_t count);
#define RONDE_PIECES(...)                                                                          \
    (const ronde_piece[]){__VA_ARGS__},                                                            \
        sizeof((const ronde_piece[]){__VA_ARGS__}) / sizeof(ronde_piece)
/** The sentence alone, in the language, escaped. */
void ronde_page_words(ronde_study_page *page, ronde_sentence sentence);
/** A paragraph of a class ("" for none) with the sentence. */
void ronde_page_paragraph(ronde_study_page *page, const char *class_name, ronde_sentence sentence);
/** A numbered heading of level 2 that the list of contents leads to. */
void ronde_page_chapter(ronde_study_page *page, const char *id, ronde_sentence title);
/** A heading of level 3. */
void ronde_page_section(ronde_study_page *page, const char *id, ronde_sentence title);

/** How a number is rounded for a reader in a hurry. */
typedef enum ronde_rounding {
    RONDE_AS_SHOWN,  /* as in the tables */
    RONDE_WHOLE,     /* no decimals */
    RONDE_THOUSANDS, /* from ten thousand in whole thousands, written out: 1.028.000; else whole */
} ronde_rounding;

/** A number with its unit, its exact value in a data element. */
ronde_piece ronde_page_amount(const ronde_study_page *page,
                              int64_t amount,
                              ronde_study_unit unit,
                              ronde_rounding rounding);
/** The same without markup and unit. */
ronde_piece ronde_page_plain_amount(const ronde_study_page *page,
                                    int64_t amount,
                                    ronde_study_unit unit,
                                    ronde_rounding rounding);
/** The mark of a result or of a parameter, as a link. */
ronde_piece ronde_page_figure_mark(const ronde_study_page *page, ronde_figure figure);
ronde_piece ronde_page_parameter_mark(const ronde_study_page *page,
                                      ronde_study_parameter parameter);
/** Number, unit and mark of a result. */
ronde_piece ronde_page_figure(const ronde_study_page *page,
                              ronde_figure figure,
                              int64_t amount,
                              ronde_rounding rounding);
/** A sentence with its pieces, as a piece. */
ronde_piece ronde_page_rendered(const ronde_study_page *page,
                                ronde_sentence sentence,
                                const ronde_piece *pieces,
                                size_t count);
/** A label with its unit in brackets, as plain text. */
ronde_piece
ronde_page_label(const ronde_study_page *page, const char *const label[2], ronde_study_unit unit);
/** What a figure is called, as a caption begins: with a capital, and its unit. */
ronde_piece ronde_page_subject(const ronde_study_page *page, ronde_figure figure);
/** Plain text as a piece, escaped. */
ronde_piece ronde_page_text(const char *text);
ronde_piece ronde_page_count(long long number);

/** A table that is written row by row, in a frame that scrolls where it is too wide: caption as
 * HTML, heads as plain text; bits of left say which columns beside the first are words. */
void ronde_page_open_table(ronde_study_page *page,
                           const char *caption,
                           const char *const *heads,
                           size_t count,
                           unsigned left);
void ronde_page_close_table(ronde_study_page *page);
/** Begins a row with its head, plain text and then a mark ("" for none); a row ends by
 *  ronde_page_end_row. */
void ronde_page_row(ronde_study_page *page, const char *label, const char *mark);
/** A row that a mark leads to. */
void ronde_page_row_of(ronde_study_page *page, const char *kind, const char *id, const char *mark);
void ronde_page_end_row(ronde_study_page *page);
/** Cells: HTML of a number, and words that are escaped. */
void ronde_page_cell(ronde_study_page *page, const char *html);
void ronde_page_word_cell(ronde_study_page *page, const char *text);
/** A table in such a frame. */
void ronde_page_table(ronde_study_page *page, const ronde_table_text *table, const char *caption);
/** Opens and closes a picture with its number and caption, in which {1} is the subject (plain
 * text); between them stands one SVG. */
void ronde_page_open_picture(ronde_study_page *page, ronde_sentence caption, ronde_piece subject);
void ronde_page_close_picture(ronde_study_page *page);

/** The figures of the study's last year. */
const ronde_figures *ronde_page_last_year(const ronde_study_page *page);
int ronde_page_last_year_number(const ronde_study_page *page);

#endif

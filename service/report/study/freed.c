/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"
#include "service/report/study/svg.h"

static ronde_svg_bar bar_of(const ronde_study_page *page, ronde_figure figure, bool hatched)
{
    return (ronde_svg_bar){.label = ronde_figure_row_of(figure)->label[page->language],
                           .amount = page->of->results.full.of[figure],
                           .hatched = hatched};
}

/* Parts that add up to the freed hours, and their sum. */
static void
put_picture(ronde_study_page *page, ronde_sentence caption, const ronde_figure *parts, size_t count)
{
    enum { most = 4 };
    ronde_svg_bar bars[most];
    for (size_t i = 0; i < count; i++) {
        bars[i] = bar_of(page, parts[i], true);
    }
    bars[count] = bar_of(page, RONDE_FIGURE_FREED_TOTAL, false);
    bars[count].is_total = true;
    ronde_page_open_picture(page, caption, (ronde_piece){""});
    ronde_svg_bars(page, bars, count + 1, RONDE_STUDY_SECONDS, true);
    ronde_page_close_picture(page);
}

void ronde_page_freed(ronde_study_page *page)
{
    static const ronde_figure components[] = {RONDE_FIGURE_FREED_CLIENT,
                                              RONDE_FIGURE_FREED_RETURN_HOME,
                                              RONDE_FIGURE_FREED_RETURN_TRAVEL};
    static const ronde_figure causes[] = {RONDE_FIGURE_FREED_BY_SERVICE,
                                          RONDE_FIGURE_FREED_BY_LOSS};
    static const ronde_figure figures[] = {
        RONDE_FIGURE_FREED_CLIENT,        RONDE_FIGURE_FREED_RETURN_HOME,
        RONDE_FIGURE_FREED_RETURN_TRAVEL, RONDE_FIGURE_FREED_TOTAL,
        RONDE_FIGURE_FREED_BY_SERVICE,    RONDE_FIGURE_FREED_BY_LOSS,
        RONDE_FIGURE_RETURN_VISITS,       RONDE_FIGURE_FTE};
    ronde_page_chapter(page, "freed", RONDE_SENTENCE_FREED);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_FREED_NOTE);
    put_picture(page, RONDE_SENTENCE_FREED_PICTURE, components,
                sizeof components / sizeof components[0]);
    put_picture(page, RONDE_SENTENCE_CAUSE_PICTURE, causes, sizeof causes / sizeof causes[0]);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_FREED_LIMIT);
    ronde_page_figure_table(page, RONDE_SENTENCE_FREED_TABLE, figures,
                            sizeof figures / sizeof figures[0]);
}

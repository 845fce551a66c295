/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_STUDY_FIGURE_TABLE_H
#define RONDE_SERVICE_REPORT_STUDY_FIGURE_TABLE_H

#include "service/report/study/page.h"

/** How a result is rounded in tables: without decimals where one of its years has three digits. */
ronde_rounding ronde_page_rounding(const ronde_study_page *page, ronde_figure figure);
/** Some results of every year and of a full one, a row each with its unit and mark. */
void ronde_page_figure_table(ronde_study_page *page,
                             ronde_sentence caption,
                             const ronde_figure *figures,
                             size_t count);
/** The table of that name as the study has it; nothing if it has none. */
void ronde_page_named_table(ronde_study_page *page, const char *name);

#endif

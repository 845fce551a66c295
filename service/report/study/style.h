/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_STUDY_STYLE_H
#define RONDE_SERVICE_REPORT_STUDY_STYLE_H

/** The style sheet of a study's report, for screen, telephone and paper. Nothing in it is told by
 *  colour alone: what is dark and what is hatched differ in grey, too. */
extern const char *const ronde_study_style[];
extern const int ronde_study_style_count;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_STUDY_STUDY_HTML_H
#define RONDE_SERVICE_REPORT_STUDY_STUDY_HTML_H

#include "service/study/document.h"

/** Appends the report of a study as one self-contained page (no script, nothing loaded from
 *  elsewhere), to be read on a screen, a telephone or A4. Page one has decision, cost, effect, risk
 *  and certainty; every number leads to its derivation or origin. The same document gives the same
 *  bytes. */
void ronde_study_html(ronde_text *out,
                      const ronde_study_document *document,
                      ronde_language language);

#endif

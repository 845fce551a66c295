/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_PDF_H
#define RONDE_SERVICE_APP_PDF_H

#include "instances/base/error.h"

/** Prints a page of our own (an HTML file) as a tagged PDF with the browser Chromium, whole or not
 *  at all. The browser is the program that RONDE_CHROMIUM names, else the first of chromium,
 *  chromium-browser, google-chrome and google-chrome-stable on the PATH; it gets two minutes and
 *  looks nothing up. RONDE_EOUTPUT: there is none, it failed, or the PDF cannot be written. */
ronde_status
ronde_pdf_print(const char *pdf_path, const char *html_path, ronde_error *error) RONDE_MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/report_study.h"

#include "instances/base/file.h"
#include "service/report/study/study_html.h"

#include <stdio.h>
#include <unistd.h>

enum { largest_result = 1 << 26 };

static const char study_name[] = "study.json";
/* Of other studies, if they wrote here, too: their tables are shown beside those of this one. */
static const char *const other_names[] = {"vans.json", "scenarios.json"};

typedef ronde_status take_text(ronde_study_document *document,
                               const char *text,
                               size_t length,
                               ronde_faults *faults,
                               ronde_error *error);

static void path_of(char *out, size_t size, const char *folder, const char *name)
{
    snprintf(out, size, "%s/%s", folder, name);
}

static bool has_file(const char *folder, const char *name)
{
    char path[1024];
    path_of(path, sizeof path, folder, name);
    return access(path, F_OK) == 0;
}

bool ronde_report_is_study(const char *folder)
{
    return has_file(folder, study_name);
}

static ronde_status take_file(ronde_study_document *document,
                              const char *folder,
                              const char *name,
                              take_text *take,
                              ronde_faults *faults,
                              ronde_error *error)
{
    char path[1024];
    path_of(path, sizeof path, folder, name);
    ronde_text text = {0};
    RONDE_TRY(ronde_file_read(&text, path, largest_result, error));
    ronde_status status = take(document, text.data, text.length, faults, error);
    ronde_text_clear(&text);
    return status;
}

static ronde_status write_page(const char *html_path,
                               const ronde_study_document *document,
                               ronde_language language,
                               ronde_error *error)
{
    ronde_text page = {0};
    ronde_study_html(&page, document, language);
    ronde_status status = ronde_text_check(&page, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(html_path, page.data, page.length, error);
    }
    ronde_text_clear(&page);
    return status;
}

ronde_status ronde_report_study_write(const char *html_path,
                                      const char *folder,
                                      ronde_language language,
                                      ronde_faults *faults,
                                      ronde_error *error)
{
    ronde_study_document document;
    RONDE_TRY(take_file(&document, folder, study_name, ronde_study_document_read, faults, error));
    ronde_status status = RONDE_OK;
    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0] && status == RONDE_OK; i++) {
        if (has_file(folder, other_names[i])) {
            status = take_file(&document, folder, other_names[i], ronde_study_document_add, faults,
                               error);
        }
    }
    if (status == RONDE_OK) {
        status = write_page(html_path, &document, language, error);
    }
    ronde_study_document_clear(&document);
    return status;
}

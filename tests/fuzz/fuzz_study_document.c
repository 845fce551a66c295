/* SPDX-License-Identifier: GPL-3.0-or-later */
/* max_len: 65536 */
/* The input is the result of a study as JSON. Whatever it is, reading ends with a document or with
 * a fault; of a document a report is written, whatever its numbers are. */
#include "service/report/study/study_html.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void write_report(const ronde_study_document *document)
{
    for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
        ronde_error error = {0};
        ronde_text page = {0};
        ronde_study_html(&page, document, language);
        require(ronde_text_check(&page, &error) == RONDE_OK);
        ronde_text_clear(&page);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_study_document document;
    ronde_status status =
        ronde_study_document_read(&document, (const char *)data, size, &faults, &error);
    require(status == error.status);
    require((status == RONDE_EINPUT) == (faults.error_count > 0));
    if (status == RONDE_OK) {
        write_report(&document);
        ronde_study_document_clear(&document);
    } else {
        require(document.json.count == 0 && document.tables.count == 0);
    }
    ronde_faults_clear(&faults);
    return 0;
}

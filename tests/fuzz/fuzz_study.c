/* SPDX-License-Identifier: GPL-3.0-or-later */
/* max_len: 8192 */
/* The input is a study as JSON. Whatever it is, reading ends with a study or with a fault; a study
 * is worked out, and its parts add up. */
#include "service/study/results.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void work_out(const ronde_study *study)
{
    enum { few = 3 };
    ronde_error error = {0};
    ronde_study_results results;
    require(ronde_study_work_out(&results, study, few, 1, &error) == RONDE_OK);
    for (int year = 0; year < study->year_count; year++) {
        const int64_t *of = results.years[year].of;
        require(of[RONDE_FIGURE_FREED_BY_SERVICE] + of[RONDE_FIGURE_FREED_BY_LOSS] ==
                of[RONDE_FIGURE_FREED_TOTAL]);
        require(of[RONDE_FIGURE_EXTRA_NET] >= 0);
    }
    ronde_text text = {0};
    ronde_study_json(&text, &results);
    ronde_study_plain(&text, &results, RONDE_DUTCH);
    require(ronde_text_check(&text, &error) == RONDE_OK);
    ronde_text_clear(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_study study = {0};
    ronde_status status = ronde_study_read(&study, (const char *)data, size, &faults, &error);
    require(status == error.status);
    require((status == RONDE_EINPUT) == (faults.error_count > 0));
    if (status == RONDE_OK) {
        work_out(&study);
        ronde_study_clear(&study);
    } else {
        require(study.document == NULL);
    }
    ronde_faults_clear(&faults);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads everything: rows only grow, texts are terminated, and nothing is longer than allowed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_csv csv;
    if (ronde_csv_init(&csv, "fuzz.csv", (const char *)data, size, &faults, &error) == RONDE_OK) {
        int row = 0;
        bool found = true;
        ronde_csv_record record;
        while (ronde_csv_next(&csv, &record, &found, &faults, &error) == RONDE_OK && found) {
            assert(record.row > row && record.count > 0);
            row = record.row;
            for (size_t i = 0; i < record.count; i++) {
                assert(strlen(record.fields[i].text) == record.fields[i].length);
                assert(record.fields[i].length <= RONDE_CSV_FIELD_LENGTH);
            }
        }
        ronde_csv_clear(&csv);
    }
    ronde_faults_clear(&faults);
    return 0;
}

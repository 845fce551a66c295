/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is a column map (ronde import --columns). Whatever it is: overrides, or an error with a
 * text; no heading of personal data gets a field. */
/* max_len: 4096 */
#include "instances/formats/csv_columns.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_error error = {0};
    ronde_csv_overrides overrides = {0};
    ronde_status status =
        ronde_csv_overrides_read(&overrides, "map.json", (const char *)data, size, &error);
    assert(status == error.status);
    assert(status == RONDE_OK || error.text[0] != '\0');
    for (size_t i = 0; i < overrides.list.count; i++) {
        const ronde_csv_override *at = &overrides.list.items[i];
        assert(at->heading[0] != '\0' && (at->clients || at->staff));
        assert(at->field == RONDE_CSV_FIELD_COUNT || !ronde_csv_is_personal(at->heading));
    }
    ronde_csv_overrides_clear(&overrides);
    return 0;
}

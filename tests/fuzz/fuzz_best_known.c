/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is a table of best known values. Whatever it is: rows that can be found, or an error
 * with a text. */
/* max_len: 4096 */
#include "service/app/best_known.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_error error = {0};
    ronde_best_list list = {0};
    ronde_status status = ronde_best_list_read(&list, (const char *)data, size, &error);
    assert(status == error.status);
    assert(status == RONDE_OK || error.text[0] != '\0');
    const ronde_benchmark_options asked = {.objective = RONDE_OBJECTIVE_VEHICLES};
    for (size_t i = 0; i < list.rows.count; i++) {
        const ronde_best_known *row = &list.rows.items[i];
        const ronde_best_known *found = ronde_best_list_find(&list, row->instance, &asked);
        assert(found != NULL || row->convention != RONDE_CONVENTION_HIERARCHICAL);
    }
    ronde_best_list_clear(&list);
    return 0;
}

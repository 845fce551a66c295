/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a Solomon file, in both roundings: an instance that is ready, or faults; never both,
 * never neither. */
/* max_len: 4096 */
#include "instances/formats/solomon.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int rounding = RONDE_ROUNDING_EXACT; rounding <= RONDE_ROUNDING_DIMACS; rounding++) {
        const ronde_benchmark_options options = {.rounding = (ronde_euclid_rounding)rounding};
        ronde_instance *made = NULL;
        ronde_faults faults = {0};
        ronde_error error = {0};
        ronde_status status =
            ronde_solomon_read(&made, (const char *)data, size, &options, &faults, &error);
        bool fine = status == RONDE_OK && made != NULL && faults.error_count == 0 &&
                    ronde_instance_ready(made, NULL) == RONDE_OK;
        bool refused = status == RONDE_EINPUT && made == NULL && faults.error_count > 0;
        if (!fine && !refused) {
            abort();
        }
        ronde_instance_free(made);
        ronde_faults_clear(&faults);
    }
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a Li-Lim file: an instance whose requests are pairs on one route, or faults. */
/* max_len: 4096 */
#include "instances/formats/detect.h"
#include "instances/formats/lilim.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_paired(const ronde_instance *made)
{
    return made != NULL && made->task_count == 2 * made->request_count &&
           made->link_count == made->request_count && ronde_instance_ready(made, NULL) == RONDE_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ronde_benchmark_options options = {0};
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_status status =
        ronde_lilim_read(&made, (const char *)data, size, &options, &faults, &error);
    bool fine = status == RONDE_OK && is_paired(made) && faults.error_count == 0;
    bool refused = status == RONDE_EINPUT && made == NULL && faults.error_count > 0;
    if (!fine && !refused) {
        abort();
    }
    ronde_instance_free(made);
    ronde_faults_clear(&faults);
    (void)ronde_format_detect((const char *)data, size);
    return 0;
}

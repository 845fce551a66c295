/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a HHCRSP file: an instance of one or two tasks per request, or faults. */
/* max_len: 4096 */
#include "instances/formats/hhcrsp.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_sound(const ronde_instance *made)
{
    return made != NULL && made->task_count == made->request_count + made->link_count &&
           made->cost_divisor == 3 && ronde_instance_ready(made, NULL) == RONDE_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ronde_benchmark_options options = {0};
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_status status =
        ronde_hhcrsp_read(&made, (const char *)data, size, &options, &faults, &error);
    bool fine = status == RONDE_OK && is_sound(made) && faults.error_count == 0;
    bool refused = (status == RONDE_EINPUT && made == NULL && faults.error_count > 0) ||
                   (status == RONDE_ELIMIT && made == NULL);
    if (!fine && !refused) {
        abort();
    }
    ronde_instance_free(made);
    ronde_faults_clear(&faults);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is an instance as JSON. Whatever it is, reading ends with an instance or with a fault;
 * an instance is written, and what was written reads back and is written again with equal bytes. */
#include "instances/formats/instance_json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static ronde_instance *read_bytes(const char *bytes, size_t size, bool must)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *made = NULL;
    ronde_status status = ronde_instance_json_read(&made, bytes, size, &faults, &error);
    require((status == RONDE_OK) == (made != NULL));
    require(status == error.status);
    require(status == RONDE_OK || status == RONDE_EINPUT || status == RONDE_ELIMIT);
    require(status != RONDE_EINPUT || faults.error_count > 0);
    require(!must || status == RONDE_OK);
    ronde_faults_clear(&faults);
    return made;
}

static ronde_text write_instance(const ronde_instance *instance)
{
    ronde_error error = {0};
    ronde_text text = {0};
    require(ronde_instance_json_write(&text, instance, NULL, &error) == RONDE_OK);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_instance *first = read_bytes((const char *)data, size, false);
    if (first == NULL) {
        return 0;
    }
    ronde_text once = write_instance(first);
    ronde_instance *second = read_bytes(once.data, once.length, true);
    ronde_text twice = write_instance(second);
    require(strcmp(once.data, twice.data) == 0);
    ronde_text_clear(&twice);
    ronde_text_clear(&once);
    ronde_instance_free(second);
    ronde_instance_free(first);
    return 0;
}

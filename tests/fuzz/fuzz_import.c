/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_import.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Near enough to the east of the country. */
static bool project(void *payload, double x, double y, double *lon, double *lat)
{
    (void)payload;
    *lon = 6.9 + (x - 258000) / 68000;
    *lat = 52.2 + (y - 471000) / 111000;
    return true;
}

/* The input is a client file, a staff file behind the line "====", and a column map behind the next
 * one. Whatever it is: an instance, or an error with a text; the report can be written. */
/* max_len: 4096 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_csv_source parts[3] = {{"clients.csv", "", 0}, {"staff.csv", "", 0}, {"map.json", "", 0}};
    const char *at = (const char *)data;
    const char *end = at + size;
    for (int i = 0; i < 3; i++) {
        const char *stop = at;
        while (stop < end && (end - stop < 5 || memcmp(stop, "====\n", 5) != 0)) {
            stop++;
        }
        parts[i].bytes = stop > at ? at : "";
        parts[i].length = (size_t)(stop - at);
        at = stop < end ? stop + 5 : end;
    }
    ronde_error error = {0};
    ronde_csv_overrides overrides = {0};
    ronde_csv_report report = {0};
    ronde_text text = {0};
    ronde_instance *instance = NULL;
    ronde_csv_import_options options = ronde_csv_import_defaults();
    options.world.project = project;
    options.date = size % 4 == 0 ? NULL : "2026-11-25";
    bool mapped = ronde_csv_overrides_read(&overrides, parts[2].file, parts[2].bytes,
                                           parts[2].length, &error) == RONDE_OK;
    options.overrides = mapped ? &overrides : NULL;
    error = (ronde_error){0};
    ronde_status status = ronde_csv_import(
        &instance, &report, &parts[0], parts[1].length > 0 ? &parts[1] : NULL, &options, &error);
    assert((status == RONDE_OK) == (instance != NULL));
    assert(status == RONDE_OK || error.text[0] != '\0');
    error = (ronde_error){0};
    status = ronde_csv_report_write_json(&text, &report, &error);
    assert(status == RONDE_OK);
    ronde_csv_report_write_text(&text, &report);
    ronde_text_clear(&text);
    ronde_instance_free(instance);
    ronde_csv_report_clear(&report);
    ronde_csv_overrides_clear(&overrides);
    return 0;
}

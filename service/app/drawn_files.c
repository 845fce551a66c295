/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/drawn_files.h"

#include "instances/base/file.h"
#include "instances/formats/instance_json.h"

#include <stdio.h>
#include <string.h>

ronde_status ronde_drawn_text_write(const char *folder,
                                    const char *name,
                                    const ronde_text *text,
                                    ronde_error *error)
{
    char path[1024];
    RONDE_TRY(ronde_text_check(text, error));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return ronde_file_write(path, text->data, text->length, error);
}

ronde_status ronde_drawn_instance_write(const char *folder,
                                        const char *name,
                                        const ronde_instance *instance,
                                        ronde_error *error)
{
    ronde_text text = {0};
    const ronde_instance_json_options options = {.without_matrices = true};
    ronde_status status = ronde_instance_json_write(&text, instance, &options, error);
    if (status == RONDE_OK) {
        status = ronde_drawn_text_write(folder, name, &text, error);
    }
    ronde_text_clear(&text);
    return status;
}

void ronde_drawn_parameters_append(ronde_text *out,
                                   const ronde_parameter_text *table,
                                   const void *values)
{
    if (out->length == 0) {
        ronde_text_append(out, "parameter\tvalue\tdefault\tlow\thigh\tunit\tsource\n");
    }
    for (size_t i = 0; table[i].name != NULL; i++) {
        const ronde_parameter_text *row = &table[i];
        int32_t value = 0;
        memcpy(&value, (const char *)values + i * sizeof value, sizeof value);
        ronde_text_printf(out, "%s\t%d\t%d\t%d\t%d\t%s\t%s\n", row->name, (int)value,
                          (int)row->value, (int)row->low, (int)row->high, row->unit, row->source);
    }
}

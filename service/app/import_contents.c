/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/import_contents.h"

#include "instances/base/file.h"

enum { text_clients, text_staff, text_columns, text_count };

static const size_t largest_file = (size_t)64 << 20;

/* An empty file has no bytes: any pointer will do. */
static ronde_csv_source source_of(const char *path, const ronde_text *text)
{
    return (ronde_csv_source){path, text->data != NULL ? text->data : "", text->length};
}

ronde_status ronde_import_contents_read(ronde_import_contents *out,
                                        const ronde_import_request *request,
                                        ronde_error *error)
{
    const char *const paths[text_count] = {request->clients, request->staff, request->columns};
    for (int i = 0; i < text_count; i++) {
        if (paths[i] != NULL) {
            RONDE_TRY(ronde_file_read(&out->texts[i], paths[i], largest_file, error));
        }
    }
    out->clients = source_of(request->clients, &out->texts[text_clients]);
    out->staff = source_of(request->staff, &out->texts[text_staff]);
    if (request->columns != NULL) {
        ronde_csv_source columns = source_of(request->columns, &out->texts[text_columns]);
        RONDE_TRY(ronde_csv_overrides_read(&out->overrides, request->columns, columns.bytes,
                                           columns.length, error));
    }
    return ronde_import_world_new(&out->world, request->map, error);
}

void ronde_import_contents_clear(ronde_import_contents *contents)
{
    ronde_import_world_free(contents->world);
    ronde_csv_overrides_clear(&contents->overrides);
    for (int i = 0; i < text_count; i++) {
        ronde_text_clear(&contents->texts[i]);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/run_document.h"

#include "instances/base/file.h"
#include "instances/formats/instance_json.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { path_length = 1024, largest_run = 1 << 24 };

static void path_of(char out[path_length], const char *folder, const char *key)
{
    snprintf(out, path_length, "%s/%s.json", folder, key);
}

ronde_status
ronde_digest_add_instance(ronde_digest *digest, const ronde_instance *instance, ronde_error *error)
{
    ronde_text text = {0};
    ronde_status status = ronde_instance_json_write(&text, instance, NULL, error);
    if (status == RONDE_OK) {
        status = ronde_text_check(&text, error);
    }
    if (status == RONDE_OK) {
        ronde_digest_add(digest, text.data, text.length);
    }
    ronde_text_clear(&text);
    return status;
}

bool ronde_run_document_exists(const char *folder, const char *key)
{
    char path[path_length];
    path_of(path, folder, key);
    return access(path, R_OK) == 0;
}

ronde_status ronde_run_document_write(const ronde_text *text,
                                      const char *folder,
                                      const char *key,
                                      ronde_error *error)
{
    char path[path_length];
    path_of(path, folder, key);
    RONDE_TRY(ronde_text_check(text, error));
    return ronde_file_write(path, text->data, text->length, error);
}

ronde_status ronde_run_document_fail(const char *folder, const char *key, ronde_error *error)
{
    char path[path_length];
    path_of(path, folder, key);
    return ronde_fail(error, RONDE_EINPUT, path,
                      "this is no result of a run of this study; remove the file");
}

static bool has_format(const struct json_t *document, const char *format)
{
    const ronde_json_node root = ronde_json_root(document);
    const ronde_json_node said = ronde_json_member(&root, "format");
    return ronde_json_is_text(&said) && strcmp(ronde_json_text_of(&said), format) == 0;
}

ronde_status ronde_run_document_read(struct json_t **out,
                                     const char *format,
                                     const char *folder,
                                     const char *key,
                                     ronde_error *error)
{
    char path[path_length];
    ronde_text text = {0};
    ronde_faults faults = {0};
    struct json_t *document = NULL;
    path_of(path, folder, key);
    RONDE_TRY(ronde_file_read(&text, path, largest_run, error));
    ronde_status status = ronde_json_parse(&document, text.data, text.length, &faults, error);
    ronde_faults_clear(&faults);
    ronde_text_clear(&text);
    if (status == RONDE_OK && !has_format(document, format)) {
        status = ronde_run_document_fail(folder, key, error);
    }
    if (status != RONDE_OK) {
        ronde_json_free(document);
        return status;
    }
    *out = document;
    return RONDE_OK;
}

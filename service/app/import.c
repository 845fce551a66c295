/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/import.h"

#include "instances/base/file.h"
#include "instances/formats/instance_json.h"
#include "service/app/import_contents.h"

/* "return,central" as bits. */
static ronde_status read_ways(unsigned *out, const char *list, ronde_error *error)
{
    ronde_arena *arena = ronde_arena_new(1U << 10);
    const char *const *words = NULL;
    size_t count = 0;
    ronde_status status = RONDE_OK;
    if (arena == NULL || !ronde_csv_read_words(list, arena, &words, &count)) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the ways of laundry");
    }
    for (size_t i = 0; i < count && status == RONDE_OK; i++) {
        unsigned way = 0;
        if (!ronde_csv_read_way(words[i], &way)) {
            status =
                ronde_fail(error, RONDE_EINPUT, "--ways",
                           "'%s' is no way to do laundry; there are return, within, preloaded, "
                           "next_visit, central and all",
                           words[i]);
        }
        *out |= way;
    }
    ronde_arena_free(arena);
    return status;
}

static ronde_status make_instance(ronde_instance **out,
                                  const ronde_import_contents *work,
                                  const ronde_import_request *request,
                                  ronde_csv_report *report,
                                  ronde_error *error)
{
    ronde_csv_import_options options = ronde_csv_import_defaults();
    options.date = request->date;
    options.overrides = &work->overrides;
    options.world = ronde_import_world_hooks(work->world);
    if (request->any_helper) {
        options.rules.relation = RONDE_ANY_RESOURCE;
    }
    if (request->ways != NULL) {
        RONDE_TRY(read_ways(&options.ways, request->ways, error));
    }
    RONDE_TRY(ronde_csv_import(out, report, request->clients != NULL ? &work->clients : NULL,
                               request->staff != NULL ? &work->staff : NULL, &options, error));
    if (request->strict && report->faults.error_count > 0) {
        ronde_instance_free(*out);
        *out = NULL;
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "%zu errors in the rows, and --strict refuses any; nothing was written",
                          report->faults.error_count);
    }
    return RONDE_OK;
}

static ronde_status
write_instance(const ronde_instance *instance, const char *path, ronde_error *error)
{
    ronde_text text = {0};
    ronde_status status = ronde_instance_json_write(&text, instance, NULL, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    return status;
}

static ronde_status
write_report(const ronde_csv_report *report, const char *path, ronde_error *error)
{
    ronde_text text = {0};
    ronde_status status = ronde_csv_report_write_json(&text, report, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_import_files(const ronde_import_request *request,
                                ronde_csv_report *report,
                                ronde_error *error)
{
    ronde_import_contents work = {0};
    ronde_instance *instance = NULL;
    ronde_status status = ronde_import_contents_read(&work, request, error);
    if (status == RONDE_OK) {
        status = make_instance(&instance, &work, request, report, error);
        /* The report tells why an import failed, so it is written then too. */
        if (request->report != NULL) {
            ronde_error second = {0};
            ronde_status written = write_report(report, request->report, &second);
            if (status == RONDE_OK && written != RONDE_OK) {
                *error = second;
                status = written;
            }
        }
    }
    if (status == RONDE_OK) {
        status = write_instance(instance, request->output, error);
    }
    ronde_instance_free(instance);
    ronde_import_contents_clear(&work);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/pipeline.h"

#include "instances/base/file.h"
#include "instances/formats/hhcrsp.h"
#include "instances/formats/instance_allow.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/lilim.h"
#include "instances/formats/solomon.h"
#include "instances/formats/vrplib.h"
#include "service/app/place_faults.h"
#include "service/app/travel.h"
#include "service/app/vroom_travel.h"

#include <string.h>

static const size_t largest_input = (size_t)1 << 29;

/* A text and how to read it. */
typedef struct source {
    const char *text;
    size_t length;
    const ronde_input_options *options;
} source;

typedef ronde_status
reader(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error);

static ronde_status
read_ronde(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error)
{
    return ronde_instance_json_read(&out->instance, from->text, from->length, faults, error);
}

static ronde_status
read_solomon(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error)
{
    return ronde_solomon_read(&out->instance, from->text, from->length, &from->options->benchmark,
                              faults, error);
}

static ronde_status
read_lilim(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error)
{
    return ronde_lilim_read(&out->instance, from->text, from->length, &from->options->benchmark,
                            faults, error);
}

static ronde_status
read_hhcrsp(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error)
{
    return ronde_hhcrsp_read(&out->instance, from->text, from->length, &from->options->benchmark,
                             faults, error);
}

static ronde_status
read_vrplib(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error)
{
    return ronde_vrplib_read(&out->instance, from->text, from->length, &from->options->benchmark,
                             faults, error);
}

static ronde_status
read_vroom(ronde_input *out, const source *from, ronde_faults *faults, ronde_error *error)
{
    ronde_vroom *request = NULL;
    RONDE_TRY(ronde_vroom_read(&request, from->text, from->length, faults, error));
    ronde_status status =
        ronde_vroom_travel_supply(request, from->options->map_path, faults, error);
    if (status == RONDE_OK) {
        status = ronde_vroom_build(&out->instance, request, faults, error);
    }
    if (status == RONDE_OK) {
        out->request = request;
    } else {
        ronde_vroom_free(request);
    }
    return status;
}

/* The readers there are, by format. */
static reader *const readers[RONDE_FORMAT_PLAN + 1] = {
    [RONDE_FORMAT_RONDE] = read_ronde,     [RONDE_FORMAT_VROOM] = read_vroom,
    [RONDE_FORMAT_SOLOMON] = read_solomon, [RONDE_FORMAT_LILIM] = read_lilim,
    [RONDE_FORMAT_HHCRSP] = read_hhcrsp,   [RONDE_FORMAT_VRPLIB] = read_vrplib,
};

static bool has_bytes(const source *from, const char *bytes, size_t count)
{
    return from->length >= count && memcmp(from->text, bytes, count) == 0;
}

/* Says what a text of no known format seems to be and what to do. */
static ronde_status refuse_unknown(const source *from, const char *path, ronde_error *error)
{
    const char *hint = "it is neither JSON nor a benchmark file that is known by its first lines; "
                       "give --format if it is one";
    if (from->length == 0) {
        hint = "the file is empty";
    } else if (has_bytes(from, "\xFF\xFE", 2) || has_bytes(from, "\xFE\xFF", 2)) {
        hint = "it is UTF-16 text; save it as UTF-8";
    } else if (has_bytes(from, "PK\x03\x04", 4) || has_bytes(from, "\x1F\x8B", 2)) {
        hint = "it is a compressed file or a spreadsheet; unpack it, or use 'ronde import' on CSV";
    } else if (memchr(from->text, '{', from->length < 64 ? from->length : 64) != NULL) {
        hint = "it is JSON, but has no \"format\": \"ronde-instance/1\"";
    }
    return ronde_fail(error, RONDE_EINPUT, path, "the format is not recognised: %s", hint);
}

static ronde_status
choose_reader(reader **out, const source *from, const char *path, ronde_error *error)
{
    ronde_format format = from->options->format;
    if (format == RONDE_FORMAT_AUTO) {
        format = ronde_format_detect(from->text, from->length);
    }
    if (format == RONDE_FORMAT_AUTO) {
        return refuse_unknown(from, path, error);
    }
    if (format == RONDE_FORMAT_PLAN) {
        return ronde_fail(error, RONDE_EINPUT, path,
                          "this is a plan; the problem it belongs to is needed here");
    }
    if (readers[format] == NULL) {
        return ronde_fail(error, RONDE_EINPUT, path,
                          "files of format %s cannot be read by this version",
                          ronde_format_names[format]);
    }
    *out = readers[format];
    return RONDE_OK;
}

void ronde_input_clear(ronde_input *input)
{
    ronde_instance_free(input->instance);
    ronde_vroom_free(input->request);
    *input = (ronde_input){0};
}

/* Leaves out the alternatives that the options do not allow. */
static ronde_status
restrict_input(ronde_input *input, const ronde_input_options *options, ronde_error *error)
{
    if (options->allow == NULL) {
        return RONDE_OK;
    }
    ronde_status status =
        input->request == NULL
            ? ronde_instance_allow(&input->instance, options->allow, error)
            : ronde_fail(error, RONDE_EINPUT, "--allow", "a VROOM request names no alternatives");
    if (status != RONDE_OK) {
        ronde_input_clear(input);
    }
    return status;
}

static ronde_status read_input(ronde_input *out,
                               const char *path,
                               const ronde_input_options *options,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_text text = {0};
    reader *read = NULL;
    size_t first_fault = faults->list.count;
    RONDE_TRY(ronde_file_read(&text, path, largest_input, error));
    source from = {text.data != NULL ? text.data : "", text.length, options};
    ronde_status status = choose_reader(&read, &from, path, error);
    if (read != NULL) {
        status = read(out, &from, faults, error);
        ronde_faults_place(faults, first_fault, path);
        if (status != RONDE_OK) {
            ronde_error_place(error, path);
        } else {
            status = restrict_input(out, options, error);
        }
    }
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_input_open(ronde_input *out,
                              const char *path,
                              const ronde_input_options *options,
                              ronde_faults *faults,
                              ronde_error *error)
{
    ronde_input made = {0};
    size_t first_fault = faults->list.count;
    RONDE_TRY(read_input(&made, path, options, faults, error));
    ronde_status status = ronde_travel_attach(made.instance, options->map_path, faults, error);
    if (status != RONDE_OK) {
        ronde_faults_place(faults, first_fault, path);
        if (error != NULL && error->where[0] == '\0') {
            ronde_error_place(error, path); /* a fault of the map names the map */
        }
        ronde_input_clear(&made);
        return status;
    }
    *out = made;
    return RONDE_OK;
}

ronde_status ronde_input_read(ronde_instance **out,
                              const char *path,
                              const ronde_input_options *options,
                              ronde_faults *faults,
                              ronde_error *error)
{
    ronde_input made = {0};
    RONDE_TRY(read_input(&made, path, options, faults, error));
    *out = made.instance;
    ronde_vroom_free(made.request);
    return RONDE_OK;
}

ronde_status ronde_input_load(ronde_instance **out,
                              const char *path,
                              const ronde_input_options *options,
                              ronde_faults *faults,
                              ronde_error *error)
{
    ronde_input made = {0};
    RONDE_TRY(ronde_input_open(&made, path, options, faults, error));
    *out = made.instance;
    ronde_vroom_free(made.request);
    return RONDE_OK;
}

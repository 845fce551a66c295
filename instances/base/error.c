/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

const char *ronde_status_sentence(ronde_status status)
{
    switch (status) {
#define X(name, value, sentence)                                                                   \
    case RONDE_##name:                                                                             \
        return sentence;
#include "instances/base/status.def"
#undef X
    }
    return "unknown status";
}

RONDE_PRINTF(6, 0)
static ronde_status record(ronde_error *error,
                           ronde_status status,
                           const char *where,
                           int line,
                           int column,
                           const char *format,
                           va_list arguments)
{
    assert(status != RONDE_OK);
    if (error != NULL && error->status == RONDE_OK) {
        error->status = status;
        error->line = line;
        error->column = column;
        snprintf(error->where, sizeof error->where, "%s", where != NULL ? where : "");
        vsnprintf(error->text, sizeof error->text, format, arguments);
    }
    return status;
}

ronde_status
ronde_fail(ronde_error *error, ronde_status status, const char *where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    record(error, status, where, 0, 0, format, arguments);
    va_end(arguments);
    return status;
}

ronde_status ronde_fail_at(ronde_error *error,
                           ronde_status status,
                           const char *where,
                           int line,
                           int column,
                           const char *format,
                           ...)
{
    va_list arguments;
    va_start(arguments, format);
    record(error, status, where, line, column, format, arguments);
    va_end(arguments);
    return status;
}

void ronde_error_format(const ronde_error *error, char *buffer, unsigned long size)
{
    char place[32] = "";
    if (error->line > 0 && error->column > 0) {
        snprintf(place, sizeof place, ":%d:%d", error->line, error->column);
    } else if (error->line > 0) {
        snprintf(place, sizeof place, ":%d", error->line);
    }
    const char *gap = error->where[0] != '\0' || place[0] != '\0' ? ": " : "";
    snprintf(buffer, size, "%s%s%s%s", error->where, place, gap, error->text);
}

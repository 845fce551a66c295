/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/log.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

void ronde_log_write(
    const ronde_log *log, ronde_log_level level, const char *component, const char *format, ...)
{
    if (log == NULL || log->sink == NULL || level < log->least) {
        return;
    }
    char line[501];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    log->sink(log->payload, level, component, line);
}

const char *ronde_log_level_name(ronde_log_level level)
{
    switch (level) {
    case RONDE_LOG_DEBUG:
        return "debug";
    case RONDE_LOG_INFO:
        return "info";
    case RONDE_LOG_WARNING:
        return "warning";
    case RONDE_LOG_ERROR:
        break;
    }
    return "error";
}

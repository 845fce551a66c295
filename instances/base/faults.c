/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ronde_faults_clear(ronde_faults *faults)
{
    ronde_array_clear(&faults->list);
    faults->error_count = 0;
    faults->warning_count = 0;
}

/* Counts the fault and gives a zeroed record to fill, or NULL when enough are kept. */
static ronde_fault *next_fault(ronde_faults *faults, ronde_severity severity)
{
    if (faults == NULL) {
        return NULL;
    }
    bool first_error = severity == RONDE_ERROR && faults->error_count == 0;
    if (severity == RONDE_ERROR) {
        faults->error_count++;
    } else {
        faults->warning_count++;
    }
    /* The first error is kept even behind many warnings: it decides the message of the call. */
    size_t limit = faults->limit > 0 ? faults->limit : RONDE_FAULTS_KEPT;
    if (faults->list.count >= limit && !first_error) {
        return NULL;
    }
    if (!ronde_array_push(&faults->list, (ronde_fault){.severity = severity})) {
        return NULL; /* still counted, so that the input is still rejected */
    }
    return &faults->list.items[faults->list.count - 1];
}

RONDE_PRINTF(5, 0)
static void fill(ronde_fault *fault,
                 const char *code,
                 const char *where,
                 const char *remedy,
                 const char *format,
                 va_list arguments)
{
    snprintf(fault->code, sizeof fault->code, "%s", code);
    snprintf(fault->where, sizeof fault->where, "%s", where);
    snprintf(fault->remedy, sizeof fault->remedy, "%s", remedy);
    vsnprintf(fault->text, sizeof fault->text, format, arguments);
}

void ronde_faults_add(ronde_faults *faults,
                      ronde_severity severity,
                      const char *code,
                      const char *where,
                      const char *format,
                      ...)
{
    ronde_fault *fault = next_fault(faults, severity);
    if (fault != NULL) {
        va_list arguments;
        va_start(arguments, format);
        fill(fault, code, where, "", format, arguments);
        va_end(arguments);
    }
}

/* NOLINTNEXTLINE(readability-function-size): every parameter is a part of the place */
void ronde_faults_add_at(ronde_faults *faults,
                         ronde_severity severity,
                         const char *code,
                         const char *file,
                         int row,
                         int column,
                         const char *remedy,
                         const char *format,
                         ...)
{
    ronde_fault *fault = next_fault(faults, severity);
    if (fault != NULL) {
        fault->row = row;
        fault->column = column;
        va_list arguments;
        va_start(arguments, format);
        fill(fault, code, file, remedy, format, arguments);
        va_end(arguments);
    }
}

ronde_status ronde_faults_status(const ronde_faults *faults, ronde_error *error)
{
    if (faults->error_count == 0) {
        return RONDE_OK;
    }
    for (size_t i = 0; i < faults->list.count; i++) {
        const ronde_fault *fault = &faults->list.items[i];
        if (fault->severity != RONDE_ERROR) {
            continue;
        }
        size_t others = faults->error_count - 1;
        if (others == 0) {
            return ronde_fail_at(error, RONDE_EINPUT, fault->where, fault->row, fault->column, "%s",
                                 fault->text);
        }
        return ronde_fail_at(error, RONDE_EINPUT, fault->where, fault->row, fault->column,
                             "%s (and %zu more)", fault->text, others);
    }
    return ronde_fail(error, RONDE_ENOMEM, NULL, "%zu faults and no memory to list them",
                      faults->error_count);
}

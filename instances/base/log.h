/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_LOG_H
#define RONDE_INSTANCES_BASE_LOG_H

#include "instances/base/status.h"

/** How much a message matters, least first. */
typedef enum ronde_log_level {
    RONDE_LOG_DEBUG,
    RONDE_LOG_INFO,
    RONDE_LOG_WARNING,
    RONDE_LOG_ERROR,
} ronde_log_level;

/** Where messages go: libraries never print, they hand a line to whoever runs them. Without a
 *  sink nothing happens. Messages name ids, never persons. */
typedef struct ronde_log {
    /** Gets one line without a line end; component is the folder it comes from, "maps.graph".
     *  Called from the thread that logs. */
    void (*sink)(void *payload, ronde_log_level level, const char *component, const char *line);
    void *payload;
    ronde_log_level least; /* less important messages are not even formatted */
} ronde_log;

/** Hands a message to the sink; longer than 500 bytes is cut. log may be NULL. */
void ronde_log_write(const ronde_log *log,
                     ronde_log_level level,
                     const char *component,
                     const char *format,
                     ...) RONDE_PRINTF(4, 5);

/** "debug", "info", "warning" or "error". */
const char *ronde_log_level_name(ronde_log_level level);

#endif

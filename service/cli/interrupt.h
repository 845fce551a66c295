/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_INTERRUPT_H
#define RONDE_SERVICE_CLI_INTERRUPT_H

#include <stdbool.h>

/** From now on Ctrl-C (SIGINT) and SIGTERM ask the program to stop instead of ending it; a second
 *  one ends it at once with exit code 130. Writing to a closed pipe becomes an error of the write
 *  instead of a silent death. */
void ronde_interrupt_install(void);

/** True once the user asked to stop. Cheap and thread-safe: for the should-stop hooks. */
bool ronde_interrupt_requested(void);

/** As a hook with a payload, which it ignores. */
bool ronde_interrupt_hook(void *payload);

#endif

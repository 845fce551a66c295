/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_INTERRUPT_H
#define RONDE_SERVICE_CLI_INTERRUPT_H

#include <stdbool.h>

/** From now on Ctrl-C (SIGINT) and SIGTERM end the program at once with exit code 130; whole files
 *  only are left behind, because outputs get their names when they are finished. Writing to a
 *  closed pipe becomes an error of the write instead of a silent death. */
void ronde_interrupt_install(void);

/** From now on the first signal only asks to stop, for work that looks at the request and has
 *  something to save; a second one still ends the program at once. */
void ronde_interrupt_defer(void);

/** True once the user asked to stop. Cheap and thread-safe: for the should-stop hooks. */
bool ronde_interrupt_requested(void);

/** As a hook with a payload, which it ignores. */
bool ronde_interrupt_hook(void *payload);

#endif

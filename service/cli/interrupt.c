/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/interrupt.h"

#include "service/cli/cli.h"

#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int requests = 0;
static atomic_bool deferred = false;

/* Only async-signal-safe calls: a lock-free atomic and _exit. */
static void on_signal(int number)
{
    (void)number;
    if (atomic_fetch_add(&requests, 1) > 0 || !atomic_load(&deferred)) {
        _exit(RONDE_EXIT_INTERRUPTED);
    }
}

void ronde_interrupt_install(void)
{
    /* SA_RESTART: a read or write that was under way goes on; the flag is looked at afterwards. */
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, NULL);
}

void ronde_interrupt_defer(void)
{
    atomic_store(&deferred, true);
}

bool ronde_interrupt_requested(void)
{
    return atomic_load_explicit(&requests, memory_order_relaxed) > 0;
}

bool ronde_interrupt_hook(void *payload)
{
    (void)payload;
    return ronde_interrupt_requested();
}

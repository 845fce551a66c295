/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/workers.h"

#include <pthread.h>
#include <time.h>

enum { most_threads = 64, nap_nanoseconds = 2000000 };

/* What all threads share. */
typedef struct crew {
    ronde_job *job;
    void *payload;
    ronde_watch *watch;
    int32_t count;
    atomic_int next, working;
} crew;

/* Asks hooks and clock; for the calling thread. True once it is time to end. */
static bool look(void *payload)
{
    ronde_watch *watch = payload;
    const ronde_solve_hooks *hooks = watch->hooks;
    bool stop = hooks->should_stop != NULL && hooks->should_stop(hooks->payload);
    stop |= watch->deadline > 0.0 && ronde_clock_now(hooks->clock) >= watch->deadline;
    if (stop) {
        atomic_store(&watch->stopped, true);
    }
    return atomic_load(&watch->stopped);
}

static bool listen(void *watch)
{
    return atomic_load_explicit(&((ronde_watch *)watch)->stopped, memory_order_relaxed);
}

static void work(crew *of, const ronde_solve_hooks *hooks)
{
    while (!hooks->should_stop(hooks->payload)) {
        int32_t index = atomic_fetch_add(&of->next, 1);
        if (index >= of->count) {
            return;
        }
        of->job(of->payload, index, hooks);
    }
}

static void *run_thread(void *payload)
{
    crew *of = payload;
    const ronde_solve_hooks hooks = {.should_stop = listen, .payload = of->watch};
    work(of, &hooks);
    (void)atomic_fetch_sub(&of->working, 1);
    return NULL;
}

/* Keeps looking at clock and hooks while the others end their jobs. */
static void wait_for_others(crew *of)
{
    const struct timespec nap = {.tv_nsec = nap_nanoseconds};
    while (atomic_load(&of->working) > 0) {
        (void)look(of->watch);
        (void)nanosleep(&nap, NULL);
    }
}

void ronde_workers_run(
    int threads, int32_t count, ronde_job *job, void *payload, ronde_watch *watch)
{
    crew of = {.job = job, .payload = payload, .watch = watch, .count = count};
    pthread_t others[most_threads];
    int started = 0;
    int wanted = threads < count ? threads : count;
    wanted = wanted < most_threads ? wanted : most_threads;
    while (started + 1 < wanted) {
        (void)atomic_fetch_add(&of.working, 1);
        if (pthread_create(&others[started], NULL, run_thread, &of) != 0) {
            (void)atomic_fetch_sub(&of.working, 1);
            break;
        }
        started++;
    }
    const ronde_solve_hooks hooks = {.should_stop = look, .payload = watch};
    work(&of, &hooks);
    wait_for_others(&of);
    for (int i = 0; i < started; i++) {
        (void)pthread_join(others[i], NULL);
    }
}

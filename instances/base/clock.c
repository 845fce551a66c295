/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/clock.h"

#include <stddef.h>
#include <time.h>

static double read_clock(clockid_t id)
{
    struct timespec time;
    clock_gettime(id, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double wall(void *payload)
{
    (void)payload;
    return read_clock(CLOCK_MONOTONIC);
}

static double cpu(void *payload)
{
    (void)payload;
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

ronde_clock ronde_clock_wall(void)
{
    return (ronde_clock){wall, NULL};
}

ronde_clock ronde_clock_cpu(void)
{
    return (ronde_clock){cpu, NULL};
}

double ronde_clock_now(const ronde_clock *clock)
{
    return clock->now(clock->payload);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_CLOCK_H
#define RONDE_INSTANCES_BASE_CLOCK_H

/** Where the seconds come from: injected, so that tests can turn the hands themselves. */
typedef struct ronde_clock {
    double (*now)(void *payload); /* seconds since some fixed moment, never running back */
    void *payload;
} ronde_clock;

/** Elapsed wall time of the system. */
ronde_clock ronde_clock_wall(void);
/** CPU time of this process: what benchmarks count on a shared machine. */
ronde_clock ronde_clock_cpu(void);
double ronde_clock_now(const ronde_clock *clock);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_STATISTICS_H
#define RONDE_SERVICE_STUDY_ARMS_STATISTICS_H

/* What days and seeds say of a difference. Pure arithmetic. */

#include <stdbool.h>
#include <stddef.h>

/** A mean and half the width of its 95 % interval. */
typedef struct ronde_interval {
    double mean, half_width; /* infinite for fewer than two values */
} ronde_interval;

/** The number that |T| stays below with probability 0.95, for Student's T with degrees (>= 1) of
 *  freedom. By the finite sums of Abramowitz and Stegun (1964), 26.7.3 and 26.7.4. O(degrees). */
double ronde_student_95(int degrees);

/** The t interval of values that do not depend on each other. O(count). */
ronde_interval ronde_interval_of(const double *values, size_t count);

/** True if half the width is at most share of the mean. */
bool ronde_interval_is_narrow(const ronde_interval *interval, double share);

/** Where a difference's variance comes from, by one-way analysis of variance (days the groups,
 *  seeds their members). */
typedef struct ronde_variance_split {
    double days;      /* of one day's true value; not below 0 */
    double optimiser; /* of one run on a given day; 0 with a single seed: not known */
} ronde_variance_split;

/** values[day * seeds + seed]. O(days * seeds). */
ronde_variance_split ronde_variance_split_of(const double *values, size_t days, size_t seeds);

#endif

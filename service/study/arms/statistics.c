/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/statistics.h"

#include <assert.h>
#include <math.h>

static const double half_pi = 1.57079632679489661923;

/* The probability that |T| <= t. */
static double within(double t, int degrees)
{
    double angle = atan(t / sqrt((double)degrees));
    double cosine = cos(angle);
    bool odd = degrees % 2 != 0;
    double term = odd ? cosine : 1.0;
    double sum = degrees == 1 ? 0.0 : term;
    for (int k = odd ? 3 : 2; k < degrees; k += 2) {
        term *= cosine * cosine * (double)(k - 1) / (double)k;
        sum += term;
    }
    return odd ? (angle + sin(angle) * sum) / half_pi : sin(angle) * sum;
}

double ronde_student_95(int degrees)
{
    enum { halvings = 60 };
    assert(degrees >= 1);
    double low = 1.9;
    double high = 13.0; /* 12.706 with one degree */
    for (int i = 0; i < halvings; i++) {
        double middle = (low + high) / 2;
        if (within(middle, degrees) < 0.95) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return count > 0 ? sum / (double)count : 0;
}

static double squares_around(const double *values, size_t count, double mean)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (values[i] - mean) * (values[i] - mean);
    }
    return sum;
}

ronde_interval ronde_interval_of(const double *values, size_t count)
{
    ronde_interval made = {.mean = mean_of(values, count), .half_width = (double)INFINITY};
    if (count >= 2) {
        double freedom = (double)(count - 1);
        double variance = squares_around(values, count, made.mean) / freedom;
        made.half_width = ronde_student_95((int)(count - 1)) * sqrt(variance / (double)count);
    }
    return made;
}

bool ronde_interval_is_narrow(const ronde_interval *interval, double share)
{
    return interval->half_width <= share * fabs(interval->mean);
}

ronde_variance_split ronde_variance_split_of(const double *values, size_t days, size_t seeds)
{
    ronde_variance_split split = {0};
    double mean = mean_of(values, days * seeds);
    double between = 0;
    double inside = 0;
    for (size_t day = 0; day < days; day++) {
        const double *own = values + day * seeds;
        double day_mean = mean_of(own, seeds);
        between += (double)seeds * (day_mean - mean) * (day_mean - mean);
        inside += squares_around(own, seeds, day_mean);
    }
    if (seeds >= 2 && days >= 1) {
        split.optimiser = inside / (double)(days * (seeds - 1));
    }
    if (days >= 2) {
        double of_days = (between / (double)(days - 1) - split.optimiser) / (double)seeds;
        split.days = of_days > 0 ? of_days : 0;
    }
    return split;
}

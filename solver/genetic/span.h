/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_SPAN_H
#define RONDE_SOLVER_GENETIC_SPAN_H

/* Stretches of a route in time, with lateness allowed at a price: whoever comes too late goes back
 * in time to the end of the window (time warp; Nagata, Braysy and Dullaert 2010). Two stretches are
 * joined in O(1) (Vidal, Crainic, Gendreau and Prins 2013). */

#include "instances/model/units.h"

typedef struct ronde_span {
    ronde_time length; /* from the first start to the last end, with waiting and with what is gone
                          back */
    ronde_time warp;   /* what is gone back in all */
    ronde_time earliest, latest; /* starts for which both are least */
} ronde_span;

static inline ronde_time ronde_span_larger(ronde_time one, ronde_time other)
{
    return one > other ? one : other;
}

static inline ronde_time ronde_span_smaller(ronde_time one, ronde_time other)
{
    return one < other ? one : other;
}

/** One stretch and, after a leg, the other. */
static inline ronde_span ronde_span_join(ronde_span one, ronde_span other, ronde_time leg)
{
    ronde_time shift = one.length - one.warp + leg;
    ronde_time wait = ronde_span_larger(other.earliest - shift - one.latest, 0);
    ronde_time back = ronde_span_larger(one.earliest + shift - other.latest, 0);
    return (ronde_span){
        .length = one.length + other.length + leg + wait,
        .warp = one.warp + other.warp + back,
        .earliest = ronde_span_larger(other.earliest - shift, one.earliest) - wait,
        .latest = ronde_span_smaller(other.latest - shift, one.latest) + back,
    };
}

/** What the limits in time are passed by: lateness, and length beyond a limit. */
static inline ronde_time ronde_span_excess(ronde_span span, ronde_time most)
{
    return span.warp + ronde_span_larger(span.length - span.warp - most, 0);
}

#endif

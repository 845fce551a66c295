/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working rules of resources and shifts: contract, rest, calendar weeks, unpaid legs,
 * gaps.
 */
#include "instances/base/date.h"
#include "instances/model/builder_parts.h"

enum { days_of_week = 7 };

/* A time of the input in which 0 says: no limit. */
static ronde_time
limit_of(ronde_builder *builder, const char *where, const char *key, ronde_time is)
{
    ronde_time limit = ronde_builder_time(builder, where, key, is);
    return limit > 0 ? limit : ronde_time_unlimited;
}

void ronde_builder_resource_hours(ronde_builder *builder,
                                  const ronde_resource_spec *spec,
                                  ronde_resource *out)
{
    const ronde_contract *contract = &spec->contract;
    const char *where = spec->where;
    out->rest = ronde_builder_time(builder, where, "/rest", spec->rest);
    out->contract = (ronde_contract){
        .least = ronde_builder_time(builder, where, "/contract/least", contract->least),
        .most = limit_of(builder, where, "/contract/most", contract->most),
        .max = limit_of(builder, where, "/contract/max", contract->max),
        .short_price =
            ronde_builder_price(builder, where, "/contract/short_price", contract->short_price),
        .extra_price =
            ronde_builder_price(builder, where, "/contract/extra_price", contract->extra_price)};
    if (out->contract.least > out->contract.most || out->contract.least > out->contract.max) {
        ronde_builder_fault(builder, where, "/contract", "contract.reversed",
                            "the least time of a week (%lld) is more than the most (%lld)",
                            (long long)out->contract.least,
                            (long long)(out->contract.most < out->contract.max
                                            ? out->contract.most
                                            : out->contract.max));
    }
}

void ronde_builder_shift_hours(ronde_builder *builder,
                               const ronde_shift_spec *spec,
                               ronde_shift *out)
{
    ronde_date first = {0};
    int weekday = ronde_date_read(&first, builder->instance->start_date) ? first.weekday : 0;
    out->week = (out->day + weekday) / days_of_week;
    out->unpaid_first_leg = spec->unpaid_first_leg;
    out->unpaid_last_leg = spec->unpaid_last_leg;
    out->gap_limit = limit_of(builder, spec->where, "/gap_limit", spec->gap_limit);
    out->max_gap = spec->has_max_gap
                       ? ronde_builder_time(builder, spec->where, "/max_gap", spec->max_gap)
                       : ronde_time_unlimited;
}

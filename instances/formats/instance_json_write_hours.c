/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working rules in the instance writer: contract, rest, days, unpaid legs, gaps. */
#include "instances/formats/instance_json_write_parts.h"

static void put_limit(ronde_writing *to, const char *key, ronde_time limit, ronde_time none)
{
    if (limit != none) {
        ronde_json_put_duration(&to->json, key, &to->units, limit);
    }
}

void ronde_writing_contract(ronde_writing *to, const ronde_resource *resource)
{
    const ronde_contract *contract = &resource->contract;
    bool priced = contract->short_price != 0 || contract->extra_price != 0;
    if (priced || contract->least != 0 || contract->most != ronde_time_unlimited ||
        contract->max != ronde_time_unlimited) {
        ronde_json_open_object(&to->json, "contract");
        put_limit(to, "least", contract->least, 0);
        put_limit(to, "most", contract->most, ronde_time_unlimited);
        put_limit(to, "max", contract->max, ronde_time_unlimited);
        if (contract->short_price != 0) {
            ronde_json_put_hourly(&to->json, "short_price", &to->units, contract->short_price);
        }
        if (contract->extra_price != 0) {
            ronde_json_put_hourly(&to->json, "extra_price", &to->units, contract->extra_price);
        }
        ronde_json_close(&to->json);
    }
    put_limit(to, "rest", resource->rest, 0);
}

void ronde_writing_hours(ronde_writing *to, const ronde_shift *shift)
{
    if (shift->unpaid_first_leg) {
        ronde_json_put_boolean(&to->json, "unpaid_first_leg", true);
    }
    if (shift->unpaid_last_leg) {
        ronde_json_put_boolean(&to->json, "unpaid_last_leg", true);
    }
    put_limit(to, "gap_limit", shift->gap_limit, ronde_time_unlimited);
    put_limit(to, "max_gap", shift->max_gap, ronde_time_unlimited);
}

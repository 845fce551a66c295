/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/lenience.h"

/* Steps between changes of the price, how many of them are to have a whole plan, and after how many
 * changes without one the search has lost its way. */
enum { period = 200, wanted_whole = 100, lost_periods = 25 };

static const double raise = 1.05;
static const double lower = 0.95;

ronde_lenience ronde_lenience_begin(double price)
{
    return (ronde_lenience){.price = price};
}

ronde_lenience ronde_lenience_of_routes(void)
{
    return (ronde_lenience){.free_routes = true};
}

bool ronde_lenience_note(ronde_lenience *lenience, const ronde_state *state, double least)
{
    if (lenience->price <= 0.0) {
        return false;
    }
    lenience->whole += state->totals.unserved == 0 ? 1 : 0;
    if (++lenience->steps < period) {
        return false;
    }
    lenience->lost = lenience->whole == 0 ? lenience->lost + 1 : 0;
    double most = (double)state->problem->unserved_price;
    lenience->price *= lenience->whole < wanted_whole ? raise : lower;
    lenience->price = lenience->price < least ? least : lenience->price;
    lenience->price = lenience->price > most ? most : lenience->price;
    lenience->steps = lenience->whole = 0;
    if (lenience->lost < lost_periods) {
        return false;
    }
    lenience->lost = 0;
    return true;
}

ronde_cost ronde_lenience_routes(const ronde_lenience *lenience, const ronde_state *state)
{
    return lenience->free_routes ? 0 : state->problem->used_price * state->totals.used;
}

ronde_cost
ronde_lenience_value(const ronde_lenience *lenience, const ronde_state *state, ronde_cost cost)
{
    const ronde_problem *problem = state->problem;
    ronde_cost price =
        lenience->price > 0.0 ? (ronde_cost)lenience->price : problem->unserved_price;
    return cost + price * state->totals.unserved + ronde_lenience_routes(lenience, state);
}

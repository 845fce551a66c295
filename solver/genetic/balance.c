/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/genetic/balance.h"

enum { period = 50, aimed_percent = 40, slack_percent = 5, up_percent = 20, down_percent = 15 };
enum { strictness = 10, range = 1000, unit = 1 << RONDE_PENALTY_SHIFT };

static int64_t mean_load(const ronde_field *field, int32_t dimension)
{
    int64_t sum = 0;
    for (int32_t client = 0; client < field->count; client++) {
        sum += field->loads[(int64_t)client * field->dimensions + dimension];
    }
    return sum / field->count > 1 ? sum / field->count : 1;
}

static int64_t at_least_one(int64_t value)
{
    return value > 1 ? value : 1;
}

ronde_balance ronde_balance_begin(const ronde_field *field)
{
    ronde_balance balance = {.dimensions = field->dimensions};
    balance.penalties.time = at_least_one(unit * field->mean_leg / field->mean_time);
    for (int32_t d = 0; d < field->dimensions; d++) {
        balance.penalties.load[d] = at_least_one(unit * field->mean_leg / mean_load(field, d));
    }
    balance.least = balance.most = balance.penalties;
    balance.least.time = at_least_one(balance.least.time / range);
    balance.most.time *= range;
    for (int32_t d = 0; d < field->dimensions; d++) {
        balance.least.load[d] = at_least_one(balance.least.load[d] / range);
        balance.most.load[d] *= range;
    }
    return balance;
}

/* The penalty after so many of the plans have kept the limit. */
static int64_t adapted(int64_t penalty, int32_t kept, int64_t least, int64_t most)
{
    int32_t percent = 100 * kept / period;
    if (percent < aimed_percent - slack_percent) {
        penalty += penalty * up_percent / 100 + 1;
    } else if (percent > aimed_percent + slack_percent) {
        penalty -= penalty * down_percent / 100 + 1;
    }
    penalty = penalty < least ? least : penalty;
    return penalty > most ? most : penalty;
}

bool ronde_balance_note(ronde_balance *balance, const ronde_fitness *fitness)
{
    balance->seen++;
    balance->in_time += fitness->late == 0 ? 1 : 0;
    for (int32_t d = 0; d < balance->dimensions; d++) {
        balance->loaded[d] += fitness->overload[d] == 0 ? 1 : 0;
    }
    if (balance->seen < period) {
        return false;
    }
    balance->penalties.time =
        adapted(balance->penalties.time, balance->in_time, balance->least.time, balance->most.time);
    for (int32_t d = 0; d < balance->dimensions; d++) {
        balance->penalties.load[d] = adapted(balance->penalties.load[d], balance->loaded[d],
                                             balance->least.load[d], balance->most.load[d]);
        balance->loaded[d] = 0;
    }
    balance->seen = balance->in_time = 0;
    return true;
}

ronde_penalties ronde_balance_strict(const ronde_balance *balance)
{
    ronde_penalties strict = balance->penalties;
    strict.time *= strictness;
    for (int32_t d = 0; d < balance->dimensions; d++) {
        strict.load[d] *= strictness;
    }
    return strict;
}

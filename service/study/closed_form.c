/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/closed_form.h"

#include "service/study/exact.h"

enum {
    unit = RONDE_STUDY_SCALE,
    millionths = 1000000,
    year_months = 12 * RONDE_STUDY_SCALE,
    minute = 60,
    hour = 3600
};

static const ronde_figure_row rows[RONDE_FIGURE_COUNT] = {
#define X(NAME, key, UNIT, dutch, english, derivation)                                             \
    {#key, RONDE_STUDY_##UNIT, {dutch, english}, derivation},
#include "service/study/figures.def"
#undef X
};

const ronde_figure_row *ronde_figure_row_of(ronde_figure figure)
{
    return &rows[figure];
}

ronde_study_values ronde_study_medium(const ronde_study *study)
{
    ronde_study_values values = {0};
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        values.of[i] = study->ranges[i].medium;
    }
    return values;
}

/* A year being worked out. */
typedef struct closed {
    const ronde_study *study;
    const ronde_study_values *values;
    int64_t *of; /* by ronde_figure */
    int64_t contribution_share;
} closed;

#define WITH(NAME) (it->values->of[RONDE_PARAMETER_##NAME])
#define OF(NAME) (it->of[RONDE_FIGURE_##NAME])
#define OVER RONDE_FACTORS
#define UNDER RONDE_FACTORS

static int64_t least(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static int64_t most(int64_t one, int64_t other)
{
    return one > other ? one : other;
}

/* The mean over the year (0, 1, ...) of min(1, month / months). */
static int64_t mean_ramp(int64_t months, int year)
{
    int64_t from = year * (int64_t)year_months;
    int64_t to = from + year_months;
    if (months <= from) {
        return millionths;
    }
    int64_t bend = least(to, months);
    return ronde_exact(OVER(bend * bend - from * from + 2 * months * (to - bend), millionths),
                       UNDER(2 * months, year_months));
}

static int64_t growth(int64_t rate, int year)
{
    int64_t grown = millionths;
    for (int i = 0; i < year; i++) {
        grown = ronde_exact(OVER(grown, unit + rate), UNDER(unit));
    }
    return grown;
}

static void people(closed *it)
{
    bool replaced = it->study->policy == RONDE_VERVANGEN;
    int64_t moved_share = replaced ? unit - WITH(EXCEPTIONS) : WITH(TAKE_UP);
    OF(ELIGIBLE) = ronde_exact(OVER(WITH(LAUNDRY_CLIENTS), OF(GROWN)), UNDER(millionths));
    OF(MOVED) = ronde_exact(OVER(WITH(LAUNDRY_CLIENTS), OF(GROWN), OF(RAMP), moved_share),
                            UNDER(millionths, millionths, unit));
    OF(USERS) = replaced ? ronde_exact(OVER(OF(MOVED), WITH(TAKE_UP)), UNDER(unit)) : OF(MOVED);
    OF(WITHOUT) = OF(MOVED) - OF(USERS);
}

/* What a group of residents frees, in seconds. */
typedef struct freed {
    int64_t client, return_home, return_travel;
} freed;

static freed free_hours(const closed *it, int64_t residents, int64_t rest_minutes)
{
    int64_t minutes = WITH(BEDDING_SHARE) * WITH(BEDDING_MINUTES) +
                      (unit - WITH(BEDDING_SHARE)) * WITH(FULL_MINUTES) - unit * rest_minutes;
    int64_t at_door = least(WITH(ACCESS_MINUTES), WITH(RETURN_MINUTES));
    ronde_factors returns = OVER(residents, WITH(RETURN_SHARE), WITH(WEEKS), at_door, minute);
    freed out = {
        .client = ronde_exact(OVER(residents, minutes, WITH(WEEKS), WITH(DELIVERED_SHARE), minute),
                              UNDER(unit, (int64_t)unit * unit, unit, unit)),
        .return_home = ronde_exact(returns, UNDER(unit, unit, unit, unit))};
    returns.of[3] = WITH(RETURN_MINUTES);
    out.return_travel = ronde_exact(returns, UNDER(unit, unit, unit, unit)) - out.return_home;
    return out;
}

static void freed_hours(closed *it)
{
    freed users = free_hours(it, OF(USERS), WITH(REST_MINUTES));
    freed without = free_hours(it, OF(WITHOUT), 0);
    OF(FREED_CLIENT) = users.client + without.client;
    OF(FREED_RETURN_HOME) = users.return_home + without.return_home;
    OF(FREED_RETURN_TRAVEL) = users.return_travel + without.return_travel;
    OF(FREED_TOTAL) = OF(FREED_CLIENT) + OF(FREED_RETURN_HOME) + OF(FREED_RETURN_TRAVEL);
    OF(FREED_BY_SERVICE) = users.client + users.return_home + users.return_travel;
    OF(FREED_BY_LOSS) = OF(FREED_TOTAL) - OF(FREED_BY_SERVICE);
    OF(RETURN_VISITS) =
        ronde_exact(OVER(OF(MOVED), WITH(RETURN_SHARE), WITH(WEEKS)), UNDER(unit, unit));
    OF(CONTACT) = OF(FREED_CLIENT);
}

static void extra_demand(closed *it)
{
    OF(EXTRA_DEMAND) =
        WITH(WAITING_LIST) +
        ronde_exact(OVER(WITH(BASE_CLIENTS), OF(GROWN) - millionths), UNDER(millionths));
}

static void extra_net(closed *it)
{
    int64_t served = ronde_exact_floor(
        OVER(OF(FREED_TOTAL), WITH(USABLE_SHARE), unit, unit),
        UNDER(hour, WITH(BASIC_HOURS), WITH(DELIVERED_SHARE), unit + WITH(INDIRECT_SHARE)));
    served = most(0, least(served, OF(EXTRA_DEMAND) / unit));
    OF(EXTRA_NET) = served * unit;
}

/* Thousandths of a euro. */
static int64_t cost_of_bag(const closed *it)
{
    int64_t stops = it->study->bags == RONDE_BAGS_APART ? 2 : 1;
    int64_t van_hour =
        WITH(DRIVER_WAGE) + ronde_exact(OVER(WITH(VAN_DAY_COST), unit), UNDER(WITH(VAN_DAY_HOURS)));
    int64_t work = ronde_exact(OVER(WITH(BAG_KILOS), WITH(PLANT_MINUTES), WITH(PLANT_WAGE), 1000),
                               UNDER(60, unit, unit, unit));
    return work + ronde_exact(OVER(stops, van_hour, 1000), UNDER(WITH(STOPS_HOUR)));
}

static void logistics(closed *it)
{
    int64_t stops_a_bag = it->study->bags == RONDE_BAGS_APART ? 2 : 1;
    OF(HELPER_DISTANCE) =
        ronde_exact(OVER(OF(FREED_RETURN_TRAVEL), WITH(BIKE_SPEED), 1000), UNDER(hour, unit));
    OF(BAGS) = ronde_exact(OVER(OF(USERS), WITH(BAGS_WEEK), WITH(WEEKS)), UNDER(unit, unit));
    OF(KILOS) = ronde_exact(OVER(OF(BAGS), WITH(BAG_KILOS)), UNDER(unit));
    OF(STOPS) = OF(BAGS) * stops_a_bag;
    OF(VAN_TIME) = ronde_exact(OVER(OF(STOPS), hour), UNDER(WITH(STOPS_HOUR)));
    /* Rounded up: the negated quotient rounded down. */
    OF(VANS) = -ronde_exact_floor(OVER(-OF(VAN_TIME), unit, unit),
                                  UNDER(hour, 5, WITH(WEEKS), WITH(VAN_DAY_HOURS))) *
               unit;
    int64_t at_stops = ronde_exact(OVER(OF(STOPS), WITH(STOP_MINUTES), minute), UNDER(unit, unit));
    OF(VAN_DISTANCE) = ronde_exact(OVER(most(0, OF(VAN_TIME) - at_stops), WITH(VAN_SPEED), 1000),
                                   UNDER(hour, unit));
    OF(PLANT_TIME) = ronde_exact(OVER(OF(KILOS), WITH(PLANT_MINUTES), minute), UNDER(unit, unit));
    OF(COST_BAG) = cost_of_bag(it);
}

static void plant_jobs(closed *it)
{
    OF(PLANT_FTE) =
        ronde_exact(OVER(OF(PLANT_TIME), unit, unit), UNDER(hour, WITH(PLANT_FTE_HOURS)));
}

static void environment(closed *it)
{
    OF(CO2_HELPERS) = ronde_exact(OVER(OF(HELPER_DISTANCE), WITH(CAR_SHARE), WITH(CAR_CO2)),
                                  UNDER(1000, unit, unit));
    OF(CO2_VANS) = ronde_exact(OVER(OF(VAN_DISTANCE), WITH(VAN_CO2)), UNDER(1000, unit));
    OF(CO2_ENERGY) =
        ronde_exact(OVER(OF(KILOS), WITH(ENERGY_HOME) - WITH(ENERGY_PLANT), WITH(GRID_CO2)),
                    UNDER(unit, unit, unit));
    OF(WATER) = ronde_exact(OVER(OF(KILOS), WITH(WATER_HOME) - WITH(WATER_PLANT)), UNDER(unit));
}

int64_t ronde_closed_saving(const ronde_study_values *values, int64_t billed)
{
    return ronde_exact(OVER(billed, values->of[RONDE_PARAMETER_TARIFF], 1000), UNDER(hour, unit));
}

static void money(closed *it)
{
    OF(SAVING) = ronde_closed_saving(it->values, OF(FREED_CLIENT));
    OF(LAUNDRY_COST) = ronde_exact(OVER(OF(BAGS), WITH(BAG_PRICE), 1000), UNDER(unit, unit));
    OF(OWN_CONTRIBUTION) = ronde_exact(
        OVER(OF(BAGS), WITH(CONTRIBUTION), it->contribution_share, 1000), UNDER(unit, unit, unit));
    OF(INTERNAL) = ronde_exact(OVER(WITH(INTERNAL_COST), 1000), UNDER(unit));
    OF(PROGRAMME) =
        OF(RAMP) < millionths ? ronde_exact(OVER(WITH(PROGRAMME_COST), 1000), UNDER(unit)) : 0;
}

/* What follows from freed time, residents more, kilometres and amounts, whoever says those. */
static void follow(closed *it)
{
    OF(CONTACT_WEEK) = OF(MOVED) > 0 ? ronde_exact(OVER(OF(CONTACT), unit, unit, unit),
                                                   UNDER(OF(MOVED), WITH(WEEKS), 60))
                                     : 0;
    OF(FTE) = ronde_exact(OVER(OF(FREED_TOTAL), unit, unit), UNDER(hour, WITH(FTE_HOURS)));
    OF(EXTRA_BOUND) = ronde_exact(OVER(OF(FREED_TOTAL), unit, unit, unit),
                                  UNDER(hour, WITH(BASIC_HOURS), WITH(DELIVERED_SHARE)));
    OF(INFLOW_WEEKS) = ronde_exact(OVER(OF(EXTRA_NET), unit, 52), UNDER(WITH(INFLOW), 12));
    OF(RESULT_CAPACITY) = OF(OWN_CONTRIBUTION) - OF(LAUNDRY_COST) - OF(INTERNAL) - OF(PROGRAMME);
    OF(RESULT_CASH) = OF(SAVING) + OF(RESULT_CAPACITY);
    OF(CO2_NET) = OF(CO2_HELPERS) - OF(CO2_VANS) + OF(CO2_ENERGY);
    OF(COST_HOUR) = OF(FREED_TOTAL) > 0
                        ? ronde_exact(OVER(-OF(RESULT_CAPACITY), hour), UNDER(OF(FREED_TOTAL)))
                        : 0;
}

static void work_out(closed *it, int64_t ramp, int64_t grown)
{
    OF(RAMP) = ramp;
    OF(GROWN) = grown;
    people(it);
    freed_hours(it);
    extra_demand(it);
    extra_net(it);
    logistics(it);
    plant_jobs(it);
    environment(it);
    money(it);
    follow(it);
}

/* A full year has the contribution of the last one. */
static const ronde_study_year *year_of(const ronde_study *study, int year)
{
    return &study->years[year == RONDE_FULL_YEAR ? study->year_count - 1 : year];
}

void ronde_closed_year(ronde_figures *out,
                       const ronde_study *study,
                       const ronde_study_values *values,
                       int year)
{
    const ronde_study_year *of_year = year_of(study, year);
    closed it = {.study = study,
                 .values = values,
                 .of = out->of,
                 .contribution_share = of_year->contribution_share};
    if (year == RONDE_FULL_YEAR) {
        work_out(&it, millionths, millionths);
    } else {
        work_out(&it,
                 of_year->has_ramp ? of_year->ramp
                                   : mean_ramp(values->of[RONDE_PARAMETER_RAMP_MONTHS], year),
                 growth(values->of[RONDE_PARAMETER_GROWTH], year));
    }
}

void ronde_closed_full(ronde_figures *out,
                       const ronde_study *study,
                       const ronde_study_values *values)
{
    ronde_closed_year(out, study, values, RONDE_FULL_YEAR);
}

void ronde_closed_extra(ronde_figures *figures, const ronde_study_values *values)
{
    closed it = {.values = values, .of = figures->of};
    extra_net(&it);
}

void ronde_closed_follow(ronde_figures *figures, const ronde_study_values *values)
{
    closed it = {.values = values, .of = figures->of};
    follow(&it);
}

void ronde_closed_follow_bags(ronde_figures *figures,
                              const ronde_study *study,
                              const ronde_study_values *values,
                              int year)
{
    closed it = {.study = study,
                 .values = values,
                 .of = figures->of,
                 .contribution_share = year_of(study, year)->contribution_share};
    plant_jobs(&it);
    environment(&it);
    money(&it);
    follow(&it);
}

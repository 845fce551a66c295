/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/van_year.h"

#include "service/study/exact.h"

#include <math.h>

enum { unit = RONDE_STUDY_SCALE, millionths = 1000000, hour = 3600, metres_km = 1000 };

static const double root = 0.5;

static const ronde_van_year_row rows[RONDE_VAN_YEAR_COUNT] = {
#define X(NAME, key, UNIT, dutch, english, derivation)                                             \
    {#key, RONDE_STUDY_##UNIT, {dutch, english}, derivation},
#include "service/study/arms/van_year.def"
#undef X
};

const ronde_van_year_row *ronde_van_year_row_of(ronde_van_year_figure figure)
{
    return &rows[figure];
}

/* A year being worked out. */
typedef struct year {
    ronde_van_year *out;
    const ronde_study *study;
    const int64_t *with; /* by ronde_study_parameter */
    const ronde_figures *closed;
} year;

#define WITH(NAME) (it->with[RONDE_PARAMETER_##NAME])
#define OF(NAME) (it->out->of[RONDE_VAN_YEAR_##NAME])
#define CLOSED(NAME) (it->closed->of[RONDE_FIGURE_##NAME])
#define OVER RONDE_FACTORS
#define UNDER RONDE_FACTORS

static void set(const year *it, ronde_van_year_figure figure, int64_t amount)
{
    it->out->of[figure] = amount;
    it->out->known[figure] = true;
}

#define SET(NAME, amount) set(it, RONDE_VAN_YEAR_##NAME, (amount))

/* A study in which bags go in that form. */
static ronde_study study_of(const ronde_study *study, ronde_van_form form)
{
    ronde_study made = *study;
    made.bags = form == RONDE_VANS_APART ? RONDE_BAGS_APART : RONDE_BAGS_SWAPPED;
    return made;
}

/* What follows from bags, kilos, driver time, metres and the cost of vehicles. */
static void follow(const year *it)
{
    int64_t bags = OF(BAGS);
    SET(CO2, ronde_exact(OVER(OF(DISTANCE), WITH(VAN_CO2)), UNDER(metres_km, unit)));
    SET(DRIVER_COST, ronde_exact(OVER(OF(TIME), WITH(DRIVER_WAGE), 1000), UNDER(hour, unit)));
    SET(PLANT_TIME, ronde_exact(OVER(OF(KILOS), WITH(PLANT_MINUTES), 60), UNDER(unit, unit)));
    SET(PLANT_COST, ronde_exact(OVER(OF(PLANT_TIME), WITH(PLANT_WAGE), 1000), UNDER(hour, unit)));
    if (OF(TIME) > 0) {
        SET(STOPS_HOUR, ronde_exact(OVER(OF(STOPS), hour), UNDER(OF(TIME))));
    }
    if (bags <= 0) {
        return;
    }
    SET(TRANSPORT_BAG,
        ronde_exact(OVER(OF(DRIVER_COST) + OF(VAN_COST) + OF(KM_COST), unit), UNDER(bags)));
    SET(PLANT_BAG, ronde_exact(OVER(OF(PLANT_COST), unit), UNDER(bags)));
    SET(COST_BAG, OF(TRANSPORT_BAG) + OF(PLANT_BAG));
}

/* Where a bag breaks even. */
static void break_even(const year *it)
{
    int64_t bags = OF(BAGS);
    int64_t asked =
        ronde_exact(OVER(WITH(CONTRIBUTION),
                         it->study->years[it->study->year_count - 1].contribution_share, 1000),
                    UNDER(unit, unit));
    if (bags <= 0) {
        return;
    }
    SET(EVEN_PRICE,
        asked + ronde_exact(OVER(CLOSED(SAVING) - CLOSED(INTERNAL) - CLOSED(PROGRAMME), unit),
                            UNDER(bags)));
    SET(MARGIN, OF(EVEN_PRICE) - OF(COST_BAG));
    SET(MINUTES_SAVED, ronde_exact(OVER(CLOSED(FREED_CLIENT), unit, unit), UNDER(60, bags)));
    if (WITH(TARIFF) > 0) {
        SET(MINUTES_NEEDED,
            ronde_exact(OVER(60, OF(COST_BAG) - asked, unit, unit), UNDER(1000, WITH(TARIFF))));
    }
}

void ronde_van_year_closed(ronde_van_year *out,
                           ronde_van_form form,
                           const ronde_study *study,
                           const ronde_study_values *values)
{
    const ronde_study with = study_of(study, form);
    ronde_figures closed;
    ronde_closed_full(&closed, &with, values);
    *out = (ronde_van_year){0};
    const year of = {.out = out, .study = &with, .with = values->of, .closed = &closed};
    const year *it = &of;
    SET(USERS, CLOSED(USERS));
    SET(BAGS, CLOSED(BAGS));
    SET(KILOS, CLOSED(KILOS));
    SET(STOPS, CLOSED(STOPS));
    SET(TIME, CLOSED(VAN_TIME));
    SET(VAN_DAYS,
        ronde_exact(OVER(CLOSED(VAN_TIME), unit, unit), UNDER(hour, WITH(VAN_DAY_HOURS))));
    SET(VANS, CLOSED(VANS));
    SET(DISTANCE, CLOSED(VAN_DISTANCE));
    SET(VAN_COST, ronde_exact(OVER(OF(VAN_DAYS), WITH(VAN_DAY_COST), 1000), UNDER(unit, unit)));
    follow(it);
    break_even(it);
}

/* How a figure grows with stops, from every second user to all of them. */
static double power_of(int64_t all, int64_t half, int64_t stops, int64_t half_stops)
{
    if (all <= 0 || half <= 0 || half_stops <= 0 || stops <= half_stops) {
        return 1;
    }
    double power = log2((double)all / (double)half) / log2((double)stops / (double)half_stops);
    return fmin(1, fmax(root, power));
}

static int64_t paid_time(const int64_t *week)
{
    return week[RONDE_VAN_DRIVER_TIME] + week[RONDE_VAN_VOLUNTEER_TIME];
}

static int64_t between_doors(const int64_t *week)
{
    return paid_time(week) - week[RONDE_VAN_STOP_TIME];
}

/* To a millionth, so that no machine's arithmetic shows. */
static double rounded(double number)
{
    return round(number * millionths) / millionths;
}

static int64_t times(int64_t amount, double by)
{
    return llround((double)amount * by);
}

/* Vans of the busiest day when the week takes so many times as long: the mean day's, by how much
 * busier than the mean the busiest is. Those of a few vans are not multiplied themselves: rounding
 * one and a half up to two would stay in. */
static int64_t vans_of(const ronde_van_week *week, double longer)
{
    double busiest = 0;
    double sum = 0;
    for (int day = 0; day < RONDE_VAN_DAYS; day++) {
        double time = (double)paid_time(week->days[day].of);
        busiest = time > busiest ? time : busiest;
        sum += time;
    }
    double van_days = (double)week->week.of[RONDE_VAN_VAN_DAYS] / unit * longer;
    return sum > 0 ? llround(ceil(rounded(van_days * busiest / sum))) : 0;
}

static void grow(const year *it, const ronde_van_arm *arm, double growth)
{
    const int64_t *all = arm->all.week.week.of;
    const int64_t *half = arm->half.week.week.of;
    double weeks = (double)WITH(WEEKS) / unit;
    int64_t stops = all[RONDE_VAN_STOPS];
    int64_t half_stops = half[RONDE_VAN_STOPS];
    double time_power =
        rounded(power_of(between_doors(all), between_doors(half), stops, half_stops));
    double distance_power =
        rounded(power_of(all[RONDE_VAN_DISTANCE], half[RONDE_VAN_DISTANCE], stops, half_stops));
    if (arm->half.users > 0) {
        SET(TIME_POWER, llround(time_power * millionths));
        SET(DISTANCE_POWER, llround(distance_power * millionths));
    }
    SET(BAGS, times(all[RONDE_VAN_BAGS_OUT], growth * weeks));
    SET(KILOS, times(all[RONDE_VAN_KILOS], growth * weeks));
    SET(STOPS, times(stops, growth * weeks));
    double seconds = (double)all[RONDE_VAN_STOP_TIME] * growth +
                     (double)between_doors(all) * rounded(pow(growth, time_power));
    double longer = paid_time(all) > 0 ? seconds / (double)paid_time(all) : 0;
    double farther = rounded(pow(growth, distance_power));
    SET(TIME, times(all[RONDE_VAN_DRIVER_TIME], longer * weeks));
    SET(VAN_DAYS, times(all[RONDE_VAN_VAN_DAYS], longer * weeks));
    SET(VANS, arm->half.users > 0 ? vans_of(&arm->all.week, longer) * unit : all[RONDE_VAN_VANS]);
    SET(DISTANCE, times(all[RONDE_VAN_DISTANCE], farther * weeks));
    SET(VAN_COST, times(all[RONDE_VAN_VAN_COST], longer * weeks));
    SET(KM_COST, times(all[RONDE_VAN_KM_COST], farther * weeks));
}

void ronde_van_year_planned(ronde_van_year *out,
                            const ronde_van_arm *arm,
                            const ronde_study *study,
                            const ronde_study_values *values)
{
    const ronde_study with = study_of(study, arm->form);
    ronde_figures closed;
    ronde_closed_full(&closed, &with, values);
    *out = (ronde_van_year){0};
    const year of = {.out = out, .study = &with, .with = values->of, .closed = &closed};
    const year *it = &of;
    SET(DRAWN, (int64_t)arm->all.users * unit);
    SET(USERS, CLOSED(USERS));
    grow(it, arm, rounded((double)CLOSED(USERS) / unit / arm->all.users));
    follow(it);
    break_even(it);
}

void ronde_van_year_feed(ronde_figures *figures,
                         bool from_rounds[RONDE_FIGURE_COUNT],
                         const ronde_van_arms *vans,
                         int32_t arm,
                         const ronde_study *study,
                         const ronde_study_values *values,
                         int which)
{
    const ronde_van_arm *planned = ronde_van_arm_find(vans, arm, ronde_van_form_of(study->bags));
    if (planned == NULL) {
        return;
    }
    static const struct {
        ronde_figure to;
        ronde_van_year_figure from;
    } taken[] = {{RONDE_FIGURE_BAGS, RONDE_VAN_YEAR_BAGS},
                 {RONDE_FIGURE_KILOS, RONDE_VAN_YEAR_KILOS},
                 {RONDE_FIGURE_STOPS, RONDE_VAN_YEAR_STOPS},
                 {RONDE_FIGURE_VAN_TIME, RONDE_VAN_YEAR_TIME},
                 {RONDE_FIGURE_VANS, RONDE_VAN_YEAR_VANS},
                 {RONDE_FIGURE_VAN_DISTANCE, RONDE_VAN_YEAR_DISTANCE},
                 {RONDE_FIGURE_PLANT_TIME, RONDE_VAN_YEAR_PLANT_TIME},
                 {RONDE_FIGURE_COST_BAG, RONDE_VAN_YEAR_COST_BAG}};
    static const ronde_figure follows[] = {
        RONDE_FIGURE_PLANT_FTE,   RONDE_FIGURE_CO2_VANS,        RONDE_FIGURE_CO2_ENERGY,
        RONDE_FIGURE_WATER,       RONDE_FIGURE_LAUNDRY_COST,    RONDE_FIGURE_OWN_CONTRIBUTION,
        RONDE_FIGURE_RESULT_CASH, RONDE_FIGURE_RESULT_CAPACITY, RONDE_FIGURE_CO2_NET};
    ronde_van_year of_year;
    ronde_study_values users = *values; /* as many of them as there are in the year */
    users.of[RONDE_PARAMETER_LAUNDRY_CLIENTS] =
        ronde_exact(RONDE_FACTORS(values->of[RONDE_PARAMETER_LAUNDRY_CLIENTS],
                                  figures->of[RONDE_FIGURE_RAMP], figures->of[RONDE_FIGURE_GROWN]),
                    RONDE_FACTORS(millionths, millionths));
    ronde_van_year_planned(&of_year, planned, study, &users);
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        figures->of[taken[i].to] = of_year.of[taken[i].from];
        from_rounds[taken[i].to] = true;
    }
    ronde_closed_follow_bags(figures, study, values, which);
    for (size_t i = 0; i < sizeof follows / sizeof follows[0]; i++) {
        from_rounds[follows[i]] = true;
    }
}

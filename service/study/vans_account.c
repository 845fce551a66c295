/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/day_figures.h"
#include "service/study/exact.h"
#include "service/study/vans_parts.h"

#include <stdlib.h>

enum { one = RONDE_STUDY_SCALE, grams_of_kilo = 1000 };

static const ronde_van_figure_row rows[RONDE_VAN_FIGURE_COUNT] = {
#define X(NAME, key, UNIT, OVER_DAYS, dutch, english, derivation)                                  \
    {#key, RONDE_STUDY_##UNIT, RONDE_OVER_DAYS_##OVER_DAYS, {dutch, english}, derivation},
#include "service/study/van_figures.def"
#undef X
};

const ronde_van_figure_row *ronde_van_figure_row_of(ronde_van_figure figure)
{
    return &rows[figure];
}

/* Grams in the unit of kilos. */
static int64_t kilos(int64_t grams)
{
    return grams * one / grams_of_kilo;
}

/* What a route brings in, each time it is at the plant. */
static bool add_arrivals(ronde_van_arrivals *arrivals,
                         const ronde_laundry_stop *stops,
                         int32_t day,
                         const ronde_plan *plan,
                         const ronde_route *route)
{
    ronde_van_arrival aboard = {0};
    for (size_t i = route->first_stop; i < route->first_stop + route->stop_count; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        if (stop->task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK) {
            const ronde_laundry_stop *at = &stops[stop->task];
            aboard.due =
                aboard.bags == 0 || (at->dirty > 0 && at->due < aboard.due) ? at->due : aboard.due;
            aboard.grams += at->grams;
            aboard.bags += at->dirty;
        }
        if ((stop->kind == RONDE_STOP_RELOAD || stop->kind == RONDE_STOP_END) && aboard.bags > 0) {
            aboard.moment = (ronde_plant_moment){day, stop->arrival};
            if (!ronde_array_push(arrivals, aboard)) {
                return false;
            }
            aboard = (ronde_van_arrival){0};
        }
    }
    return true;
}

/* The tasks of a route: bags and kilos. Gives its trips. */
static int32_t count_stops(int64_t *of,
                           const ronde_laundry_stop *stops,
                           const ronde_plan *plan,
                           const ronde_route *route)
{
    int32_t trips = 0;
    for (size_t i = route->first_stop; i < route->first_stop + route->stop_count; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        trips += stop->kind == RONDE_STOP_START || stop->kind == RONDE_STOP_RELOAD;
        if (stop->task == RONDE_NONE || stop->kind == RONDE_STOP_BREAK) {
            continue;
        }
        const ronde_laundry_stop *at = &stops[stop->task];
        of[RONDE_VAN_STOPS] += one;
        of[RONDE_VAN_BAGS_OUT] += (int64_t)at->dirty * one;
        of[RONDE_VAN_BAGS_BACK] += (int64_t)at->clean * one;
        of[RONDE_VAN_KILOS] += kilos(at->grams);
    }
    return trips;
}

static void count_route(int64_t *of,
                        ronde_van_kind kind,
                        const ronde_route_figures *route,
                        const ronde_laundry_parameters *with)
{
    static const ronde_van_figure counts[] = {
        [RONDE_VAN] = RONDE_VAN_VANS,
        [RONDE_VOLUNTEER] = RONDE_VAN_VOLUNTEERS,
        [RONDE_DAY_BUS] = RONDE_VAN_DAY_BUSES,
    };
    of[counts[kind]] += one;
    of[RONDE_VAN_VAN_DAYS] += kind == RONDE_VAN ? one : 0;
    of[kind == RONDE_VOLUNTEER ? RONDE_VAN_VOLUNTEER_TIME : RONDE_VAN_DRIVER_TIME] += route->paid;
    of[RONDE_VAN_STOP_TIME] += route->client;
    of[RONDE_VAN_ROAD_TIME] += route->travel;
    of[RONDE_VAN_LOAD_TIME] += route->loading;
    of[RONDE_VAN_WAIT_TIME] += route->waiting;
    of[RONDE_VAN_BREAK_TIME] += route->pause;
    of[RONDE_VAN_DISTANCE] += route->distance;
    of[RONDE_VAN_VAN_COST] += kind == RONDE_VAN       ? with->van_price
                              : kind == RONDE_DAY_BUS ? with->day_bus_price
                                                      : 0;
    int32_t km_price = kind == RONDE_VOLUNTEER ? with->volunteer_km_price : with->km_price;
    of[RONDE_VAN_KM_COST] +=
        ronde_exact(RONDE_FACTORS(route->distance, km_price), RONDE_FACTORS(1000));
}

/* What is known of a day's bags before it is planned. */
static void count_batches(int64_t *of,
                          const ronde_laundry_week *laundry,
                          const ronde_laundry_parameters *with,
                          int32_t day)
{
    int32_t count = 0;
    const ronde_laundry_batch *batches = ronde_laundry_batches(laundry, &count);
    for (int32_t i = 0; i < count; i++) {
        const ronde_laundry_batch *batch = &batches[i];
        if (batch->out != day) {
            continue;
        }
        bool carried = ronde_laundry_way(laundry, batch->user) == RONDE_BAG_CARRIED;
        of[RONDE_VAN_HELPER_TIME] += carried ? with->carry_minutes * RONDE_MINUTE : 0;
        of[RONDE_VAN_SECOND_SETS] += batch->after_visit ? (int64_t)batch->bags * one : 0;
        of[RONDE_VAN_POSTPONED] += batch->postponed ? (int64_t)batch->bags * one : 0;
    }
}

static ronde_status count_day(ronde_van_figures *out,
                              ronde_van_arrivals *arrivals,
                              const ronde_laundry_stop *stops,
                              const ronde_laundry_parameters *with,
                              int32_t day,
                              const ronde_instance *instance,
                              const ronde_plan *plan,
                              ronde_error *error)
{
    ronde_day_figures figures = {0};
    RONDE_TRY(ronde_day_figures_compute(&figures, instance, plan, error));
    ronde_status status = RONDE_OK;
    for (size_t i = 0; status == RONDE_OK && i < plan->routes.count; i++) {
        const ronde_route *route = &plan->routes.items[i];
        if (figures.routes[i].visits == 0) {
            continue;
        }
        count_route(out->of, ronde_laundry_vehicle(instance, route->shift), &figures.routes[i],
                    with);
        out->of[RONDE_VAN_TRIPS] += (int64_t)count_stops(out->of, stops, plan, route) * one;
        if (!add_arrivals(arrivals, stops, day, plan, route)) {
            status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for what the vans bring in");
        }
    }
    out->of[RONDE_VAN_UNSERVED] = (int64_t)figures.unserved_requests * one;
    ronde_day_figures_clear(&figures);
    return status;
}

ronde_status ronde_van_account_day(ronde_van_figures *out,
                                   ronde_van_arrivals *arrivals,
                                   const ronde_laundry_week *laundry,
                                   const ronde_laundry_parameters *with,
                                   int32_t day,
                                   const ronde_instance *instance,
                                   const ronde_plan *plan,
                                   ronde_error *error)
{
    int32_t count = 0;
    ronde_laundry_stop *stops = ronde_laundry_stops(laundry, day, &count);
    if (stops == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the stops of a day");
    }
    *out = (ronde_van_figures){0};
    count_batches(out->of, laundry, with, day);
    ronde_status status = count_day(out, arrivals, stops, with, day, instance, plan, error);
    out->of[RONDE_VAN_DRIVER_COST] =
        ronde_exact(RONDE_FACTORS(out->of[RONDE_VAN_DRIVER_TIME], with->driver_price),
                    RONDE_FACTORS(RONDE_HOUR));
    ronde_free(stops);
    return status;
}

static int compare_arrivals(const void *left, const void *right)
{
    const ronde_van_arrival *a = left;
    const ronde_van_arrival *b = right;
    int order = ronde_plant_compare(a->moment, b->moment);
    return order != 0 ? order : (a->grams > b->grams) - (a->grams < b->grams);
}

/* Sends the earlier batches and the arrivals through the plant. */
static void wash(ronde_van_week *week,
                 const ronde_van_arrivals *arrivals,
                 const ronde_laundry_week *laundry,
                 const ronde_laundry_parameters *with)
{
    enum { days_before = 24 };
    ronde_plant plant = ronde_laundry_plant(with, -days_before);
    int32_t count = 0;
    const ronde_laundry_batch *batches = ronde_laundry_batches(laundry, &count);
    for (int32_t i = 0; i < count && batches[i].out < 0; i++) {
        const ronde_plant_moment night = {batches[i].out, with->van_to * RONDE_MINUTE};
        (void)ronde_plant_add(&plant, night, batches[i].grams);
    }
    if (arrivals->count > 0) {
        qsort(arrivals->items, arrivals->count, sizeof *arrivals->items, compare_arrivals);
    }
    for (size_t i = 0; i < arrivals->count; i++) {
        const ronde_van_arrival *arrival = &arrivals->items[i];
        ronde_plant_moment ready = ronde_plant_add(&plant, arrival->moment, arrival->grams);
        week->days[arrival->moment.day].of[RONDE_VAN_LATE] +=
            ready.day > arrival->due ? (int64_t)arrival->bags * one : 0;
    }
    for (int32_t day = 0; day < ronde_laundry_days(laundry); day++) {
        for (int hour = 0; hour < RONDE_PLANT_HOURS; hour++) {
            week->washed[day][hour] = plant.washed[day + days_before][hour];
        }
    }
}

/* Of one day: what the plant did and what all of it costs. */
static void finish_day(int64_t *of, const int64_t *washed, const ronde_laundry_parameters *with)
{
    int64_t grams = 0;
    for (int hour = 0; hour < RONDE_PLANT_HOURS; hour++) {
        grams += washed[hour];
        if (kilos(washed[hour]) > of[RONDE_VAN_BUSIEST_HOUR]) {
            of[RONDE_VAN_BUSIEST_HOUR] = kilos(washed[hour]);
        }
    }
    of[RONDE_VAN_WASHED] = kilos(grams);
    /* labour_minutes is in tenths. */
    of[RONDE_VAN_PLANT_TIME] =
        ronde_exact(RONDE_FACTORS(of[RONDE_VAN_KILOS], with->labour_minutes, RONDE_MINUTE),
                    RONDE_FACTORS(one, 10));
    of[RONDE_VAN_PLANT_COST] = ronde_exact(
        RONDE_FACTORS(of[RONDE_VAN_PLANT_TIME], with->labour_price), RONDE_FACTORS(RONDE_HOUR));
    of[RONDE_VAN_COST] = of[RONDE_VAN_DRIVER_COST] + of[RONDE_VAN_VAN_COST] +
                         of[RONDE_VAN_KM_COST] + of[RONDE_VAN_PLANT_COST];
}

static void add_up(ronde_van_week *week, int32_t day_count)
{
    for (ronde_van_figure figure = 0; figure < RONDE_VAN_FIGURE_COUNT; figure++) {
        int64_t *sum = &week->week.of[figure];
        for (int32_t day = 0; day < day_count; day++) {
            int64_t amount = week->days[day].of[figure];
            if (rows[figure].over_days == RONDE_OVER_DAYS_MOST) {
                *sum = amount > *sum ? amount : *sum;
            } else {
                *sum += amount;
            }
        }
    }
}

/* 0 where there is nothing to divide by. */
static int64_t ratio(int64_t over, int64_t factor, int64_t under)
{
    return under > 0 ? ronde_exact(RONDE_FACTORS(over, factor), RONDE_FACTORS(under)) : 0;
}

void ronde_van_account_week(ronde_van_week *week,
                            const ronde_van_arrivals *arrivals,
                            const ronde_laundry_week *laundry,
                            const ronde_laundry_parameters *with)
{
    int32_t day_count = ronde_laundry_days(laundry);
    wash(week, arrivals, laundry, with);
    for (int32_t day = 0; day < day_count; day++) {
        finish_day(week->days[day].of, week->washed[day], with);
    }
    add_up(week, day_count);
    int64_t *of = week->week.of;
    of[RONDE_VAN_STOPS_HOUR] = ratio(of[RONDE_VAN_STOPS], RONDE_HOUR,
                                     of[RONDE_VAN_DRIVER_TIME] + of[RONDE_VAN_VOLUNTEER_TIME]);
    int64_t capacity = (int64_t)with->kilos_hour * (with->plant_to - with->plant_from) * day_count;
    of[RONDE_VAN_PLANT_USE] = ratio(of[RONDE_VAN_WASHED], 60, capacity);
    of[RONDE_VAN_COST_BAG] = ratio(of[RONDE_VAN_COST], one, of[RONDE_VAN_BAGS_BACK]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_parts.h"

#include <math.h>
#include <stdlib.h>

enum {
    purpose_week = 1000, /* and the number of the week since 1970 */
    first_week = -4,     /* of visits, from the week of the start on: a turnaround of ten */
    last_week = 1,       /* working days, and holidays; 1: the start may be late in a week */
    days_of_week = 7,
    working_week = 5,
    most_bags = 2, /* of a user a week [S Westerveld, Zutphen] */
    least_grams = 500
};

/* Time that must be left of a window for a van to use it. */
static const ronde_time shortest_window = RONDE_HOUR;
/* And between the moment that bags are ready and the end of the window in which they come back. */
static const ronde_time release_room = 2 * RONDE_HOUR;
/* Where half-days meet [M]. */
static const ronde_time noon = 12 * RONDE_HOUR + 30 * RONDE_MINUTE;
static const ronde_time afternoon_end = 17 * RONDE_HOUR;

static ronde_window van_hours(const ronde_laundry_parameters *with)
{
    return (ronde_window){with->van_from * RONDE_MINUTE, with->van_to * RONDE_MINUTE};
}

/* When the bag can be fetched or brought on a day without a visit: in the half-day in which the
 * helper usually comes. */
static ronde_window usual_window(const ronde_laundry_week *laundry, const laundry_member *member)
{
    ronde_window hours = van_hours(&laundry->options.parameters);
    if (member->safe) {
        return hours;
    }
    ronde_window half =
        member->morning ? (ronde_window){hours.earliest, noon} : (ronde_window){noon, hours.latest};
    bool fits = half.earliest + shortest_window <= half.latest;
    return fits ? half : hours;
}

/* When a bag is collected, of a visit on a date: after the helper has gone, or on the next working
 * day. */
static int32_t collection(const ronde_laundry_week *laundry,
                          const laundry_member *member,
                          int64_t date,
                          ronde_window *in)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    ronde_window hours = van_hours(with);
    int32_t day = ronde_laundry_number(&laundry->calendar, date);
    bool visited = laundry->calendar.dates[day + RONDE_LAUNDRY_BEFORE] == date;
    *in = usual_window(laundry, member);
    if (member->way != RONDE_BAG_DOOR) {
        *in = hours;
        return day + (visited ? 1 : 0); /* it is at the drop point in the evening */
    }
    if (!visited) {
        return day; /* a holiday: the resident sets the bag ready */
    }
    ronde_time end = member->user.has_visit ? member->user.visit.latest
                     : member->morning      ? noon
                                            : afternoon_end;
    ronde_time from = end > hours.earliest ? end : hours.earliest;
    ronde_time until = member->safe ? hours.latest : from + with->home_hours * RONDE_HOUR;
    until = until < hours.latest ? until : hours.latest;
    /* The way back to the plant has to fit as well. */
    if (with->collect_after == 0 && from + 2 * shortest_window <= until) {
        *in = (ronde_window){from, until};
        return day;
    }
    return day + 1;
}

static int32_t
draw_grams(const ronde_laundry_week *laundry, const laundry_member *member, ronde_rng *rng)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    bool bedding = member->user.class == RONDE_BAG_BEDDING;
    double mean = member->user.grams_week > 0
                      ? member->user.grams_week
                      : 100.0 * (bedding ? with->bedding_kilos : with->mixed_kilos);
    double grams = mean * (1 + with->kilos_spread / 100.0 * ronde_rng_normal(rng));
    return grams < least_grams ? least_grams : (int32_t)grams;
}

/* The batch of a user and a week, or false where it is skipped. */
static bool draw_batch(ronde_laundry_batch *batch,
                       const ronde_laundry_week *laundry,
                       int32_t index,
                       int32_t week)
{
    const laundry_member *member = &laundry->members[index];
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    int64_t date = laundry->calendar.monday + week * days_of_week + member->user.weekday;
    uint64_t number = (uint64_t)(laundry->calendar.monday / days_of_week + week);
    ronde_rng rng =
        ronde_laundry_rng(laundry->options.seed, member->user.id, purpose_week + number);
    bool skipped = ronde_rng_below(&rng, 100) < (uint32_t)with->skip_share;
    int64_t full = 100 * (int64_t)with->bag_kilos;
    int64_t grams = draw_grams(laundry, member, &rng);
    grams = grams < most_bags * full ? grams : most_bags * full;
    *batch = (ronde_laundry_batch){
        .user = index, .grams = grams, .bags = (int32_t)((grams + full - 1) / full)};
    batch->out = collection(laundry, member, date, &batch->out_window);
    return !skipped;
}

/* The first promise: some working days later, or at next week's stop. */
static void promise(const ronde_laundry_week *laundry, ronde_laundry_batch *batch, int32_t week)
{
    const laundry_member *member = &laundry->members[batch->user];
    int64_t date = laundry->calendar.monday + (week + 1) * days_of_week + member->user.weekday;
    if (laundry->options.form == RONDE_VANS_SWAP) {
        batch->back = collection(laundry, member, date, &batch->back_window);
    } else {
        batch->back = batch->out + laundry->options.parameters.turnaround;
        batch->back_window = member->way == RONDE_BAG_DOOR
                                 ? usual_window(laundry, member)
                                 : van_hours(&laundry->options.parameters);
    }
    batch->after_visit = batch->back >= ronde_laundry_number(&laundry->calendar, date);
}

static int compare_batches(const void *left, const void *right)
{
    const ronde_laundry_batch *a = left;
    const ronde_laundry_batch *b = right;
    if (a->out != b->out) {
        return a->out < b->out ? -1 : 1;
    }
    return (a->user > b->user) - (a->user < b->user);
}

static bool is_ready(const ronde_laundry_batch *batch)
{
    return batch->ready.day < batch->back ||
           (batch->ready.day == batch->back &&
            batch->ready.time + release_room <= batch->back_window.latest);
}

ronde_plant ronde_laundry_plant(const ronde_laundry_parameters *parameters, int32_t first_day)
{
    return ronde_plant_new(parameters->plant_from * RONDE_MINUTE,
                           parameters->plant_to * RONDE_MINUTE, parameters->kilos_hour * 1000,
                           parameters->process_minutes * RONDE_MINUTE, first_day);
}

/* Sends the batches through the plant as they come in, and puts off those that are not ready. */
static void wash(ronde_laundry_week *laundry)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    ronde_plant plant = ronde_laundry_plant(with, -RONDE_LAUNDRY_BEFORE);
    int32_t later = laundry->options.form == RONDE_VANS_SWAP ? working_week : 1;
    for (int32_t i = 0; i < laundry->batch_count; i++) {
        ronde_laundry_batch *batch = &laundry->batches[i];
        const ronde_plant_moment night = {batch->out, with->van_to * RONDE_MINUTE};
        batch->ready = ronde_plant_add(&plant, night, batch->grams);
        while (!is_ready(batch)) {
            batch->back += later;
            batch->postponed = true;
        }
    }
}

bool ronde_laundry_draw_batches(ronde_laundry_week *laundry)
{
    size_t weeks = last_week - first_week + 1;
    laundry->batches = ronde_arena_take(laundry->arena, weeks * (size_t)laundry->member_count,
                                        sizeof *laundry->batches);
    if (laundry->batches == NULL) {
        return false;
    }
    for (int32_t user = 0; user < laundry->member_count; user++) {
        for (int32_t week = first_week; week <= last_week; week++) {
            ronde_laundry_batch *batch = &laundry->batches[laundry->batch_count];
            if (draw_batch(batch, laundry, user, week) && batch->out < laundry->calendar.count) {
                promise(laundry, batch, week);
                laundry->batch_count++;
            }
        }
    }
    qsort(laundry->batches, (size_t)laundry->batch_count, sizeof *laundry->batches,
          compare_batches);
    wash(laundry);
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/array.h"
#include "instances/generate/laundry_parts.h"

#include <stdlib.h>

typedef RONDE_ARRAY(ronde_laundry_stop) stop_list;

/* Where a batch goes to and comes from. */
static int32_t point_of(const ronde_laundry_week *laundry, int32_t user)
{
    const laundry_member *member = &laundry->members[user];
    return member->way == RONDE_BAG_DOOR ? RONDE_NONE : member->point;
}

/* Adds a batch to a stop that collects it or brings it back. */
static void add_batch(ronde_laundry_stop *stop, const ronde_laundry_batch *batch, bool collects)
{
    if (collects) {
        stop->due = stop->dirty == 0 || batch->back < stop->due ? batch->back : stop->due;
        stop->dirty += batch->bags;
        stop->grams += batch->grams;
        return;
    }
    stop->clean += batch->bags;
    if (batch->ready.day == batch->back && batch->ready.time > stop->release) {
        stop->release = batch->ready.time;
    }
}

/* The stop of the list at the same place that the batch can be added to, or a new one; NULL when
 * memory is out. At a door, collecting and bringing back are one stop only in a swap; a stop at a
 * drop point has no more than a van holds. */
static ronde_laundry_stop *find_stop(stop_list *stops,
                                     const ronde_laundry_week *laundry,
                                     const ronde_laundry_batch *batch,
                                     bool collects)
{
    int32_t point = point_of(laundry, batch->user);
    int32_t most = laundry->options.parameters.van_bags;
    bool swaps = point != RONDE_NONE || laundry->options.form == RONDE_VANS_SWAP;
    for (size_t i = stops->count; i > 0; i--) {
        ronde_laundry_stop *stop = &stops->items[i - 1];
        int32_t held = (collects ? stop->dirty : stop->clean) + batch->bags;
        if ((point != RONDE_NONE ? stop->point == point && held <= most
                                 : stop->user == batch->user) &&
            (swaps || (collects ? stop->clean == 0 : stop->dirty == 0))) {
            return stop;
        }
    }
    const ronde_laundry_stop fresh = {.user = point == RONDE_NONE ? batch->user : RONDE_NONE,
                                      .point = point,
                                      .window = collects ? batch->out_window : batch->back_window};
    return ronde_array_push(stops, fresh) ? &stops->items[stops->count - 1] : NULL;
}

static ronde_time duration_of(const ronde_laundry_parameters *with, const ronde_laundry_stop *stop)
{
    int32_t bags = stop->dirty + stop->clean;
    if (stop->point != RONDE_NONE) {
        return with->point_seconds + bags * with->bag_seconds;
    }
    bool both = stop->dirty > 0 && stop->clean > 0;
    int32_t further =
        (stop->dirty > 1 ? stop->dirty - 1 : 0) + (stop->clean > 1 ? stop->clean - 1 : 0);
    return with->stop_seconds + (both ? with->swap_seconds : 0) + further * with->bag_seconds;
}

static int compare_stops(const void *left, const void *right)
{
    const ronde_laundry_stop *a = left;
    const ronde_laundry_stop *b = right;
    if (a->point != b->point) {
        return a->point < b->point ? -1 : 1;
    }
    if (a->user != b->user) {
        return a->user < b->user ? -1 : 1;
    }
    return (a->clean > b->clean) - (a->clean < b->clean);
}

static bool collect_stops(stop_list *stops, const ronde_laundry_week *laundry, int32_t day)
{
    for (int32_t i = 0; i < laundry->batch_count; i++) {
        const ronde_laundry_batch *batch = &laundry->batches[i];
        for (int collects = 0; collects < 2; collects++) {
            if ((collects ? batch->out : batch->back) != day) {
                continue;
            }
            ronde_laundry_stop *stop = find_stop(stops, laundry, batch, collects);
            if (stop == NULL) {
                return false;
            }
            add_batch(stop, batch, collects);
        }
    }
    return true;
}

ronde_laundry_stop *
ronde_laundry_stops(const ronde_laundry_week *laundry, int32_t day, int32_t *count)
{
    stop_list stops = {0};
    if (!ronde_array_reserve(&stops, 1) || !collect_stops(&stops, laundry, day)) {
        ronde_array_clear(&stops);
        return NULL;
    }
    for (size_t i = 0; i < stops.count; i++) {
        stops.items[i].duration = duration_of(&laundry->options.parameters, &stops.items[i]);
    }
    qsort(stops.items, stops.count, sizeof *stops.items, compare_stops);
    *count = (int32_t)stops.count;
    return stops.items;
}

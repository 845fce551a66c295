/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_BRUTE_RULES_H
#define RONDE_TESTS_SUPPORT_BRUTE_RULES_H

#include "instances/model/instance.h"
#include "instances/model/rules.h"

#include <stdbool.h>

/* Rules of routes whose stops are listed, each judged from scratch. A part of brute_force. */

/** The items placed so far, route after route, with their shifts. */
typedef struct brute_list {
    const ronde_instance *instance;
    const int32_t *order, *shift_of;
    int count;
    ronde_rule ignored;
    const int32_t *reload_at; /* place of the reload before an item, RONDE_NONE */
} brute_list;

/** The last item of the trip that begins with an item. */
int ronde_brute_trip_end(const brute_list *list, int first);
/** When the goods of the trip that begins with an item are ready. */
ronde_time ronde_brute_release(const brute_list *list, int first);

/** What it costs that the shift does the task; ronde_cost_forbidden if it may not. */
ronde_cost ronde_brute_price(const ronde_instance *instance, int32_t task, int32_t shift);
/** Whether the task may join the shift, given the others: links (but one, or RONDE_NONE) and
 * groups. */
bool ronde_brute_relations(const brute_list *list, int32_t task, int32_t shift, int32_t ignored);
/** Whether the pinned tasks of the items first .. count - 1, with the task behind them, are in
 * front. */
bool ronde_brute_pins(const brute_list *list, int first, int32_t task);
/** Whether the loads of the items first .. count - 1, trip by trip, fit at each moment. */
bool ronde_brute_loads(const brute_list *list, int first);
/** Whether the vehicle may not wait between item i (first - 1: the start or reload) and the next
 * stop of a trip from first to last. */
bool ronde_brute_rigid(const brute_list *list, int first, int last, int i);
/** Whether the breaks that are always due are among the items first .. count - 1. */
bool ronde_brute_breaks(const brute_list *list, int first, int32_t shift);

/** What the groups of faces cost. */
ronde_cost ronde_brute_faces(const brute_list *list);

/** The sum of the prices of the buildings that both tasks are in. */
ronde_cost ronde_brute_shared_price(const ronde_instance *instance, int32_t one, int32_t other);

/** Travel; 0 from nowhere (RONDE_NONE: an open start). */
int64_t ronde_brute_travel(const ronde_instance *instance, int32_t shift, int32_t from, int32_t to);
int64_t
ronde_brute_distance(const ronde_instance *instance, int32_t shift, int32_t from, int32_t to);

#endif

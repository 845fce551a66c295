/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_BRUTE_TIMES_H
#define RONDE_TESTS_SUPPORT_BRUTE_TIMES_H

#include "instances/model/instance.h"

/* The best start times of a few tasks whose routes are fixed. A part of brute_force. */

enum { brute_most_items = 12, brute_nodes = brute_most_items + 1, brute_cells = 8 };

/** One allowed stretch of starts of an item, in which one soft window is the nearest. */
typedef struct brute_cell {
    ronde_time low, high;           /* hard */
    ronde_time wish_low, wish_high; /* nearest soft window; low..high if there is none */
} brute_cell;

typedef struct brute_item {
    int32_t task;
    ronde_cost early_price, late_price;
    brute_cell cells[brute_cells];
    int cell_count;
} brute_item;

/** price * (start of last - start of first), and beyond_price for what of it is beyond normal. */
typedef struct brute_span {
    int first, last;
    ronde_cost price;
    ronde_time normal;
    ronde_cost beyond_price;
} brute_span;

/** Two items that cost a price if they overlap: each lasts so long from its start on. */
typedef struct brute_pair {
    int one, other;
    ronde_time one_lasts, other_lasts;
    ronde_cost price;
} brute_pair;

enum { brute_most_pairs = 8, brute_most_spans = 3 * brute_most_items };

/** Items 1 .. item_count (0 is the origin of time); gap[i][j] is a lower bound of start j - start
 *  i. */
typedef struct brute_network {
    int item_count, span_count;
    brute_item items[brute_nodes];
    brute_span spans[brute_most_spans]; /* of routes and of gaps */
    ronde_time gap[brute_nodes][brute_nodes];
    ronde_cost latest_price;
    brute_pair pairs[brute_most_pairs];
    int pair_count;
} brute_network;

/** An item-free network. */
void ronde_brute_network_reset(brute_network *network, ronde_cost latest_price);
/** Raises the lower bound of start to - start from. */
void ronde_brute_network_require(brute_network *network, int from, int to, ronde_time gap);
/** Adds an item for the task of that index with its cells; gives its number. */
int ronde_brute_network_add(brute_network *network, const ronde_instance *instance, int32_t index);
/** The least cost of times, at most limit - 1, and the times; false if there are none. */
bool ronde_brute_network_solve(const brute_network *network,
                               ronde_cost limit,
                               ronde_cost *cost,
                               ronde_time times[brute_nodes]);

#endif

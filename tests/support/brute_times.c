/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/brute_times.h"

#include <assert.h>
#include <string.h>

static const ronde_time no_gap = INT64_MIN / 4;

void ronde_brute_network_reset(brute_network *network, ronde_cost latest_price)
{
    network->item_count = 0;
    network->span_count = 0;
    network->pair_count = 0;
    network->latest_price = latest_price;
    for (int i = 0; i < brute_nodes; i++) {
        for (int j = 0; j < brute_nodes; j++) {
            network->gap[i][j] = i == j ? 0 : no_gap;
        }
    }
}

void ronde_brute_network_require(brute_network *network, int from, int to, ronde_time gap)
{
    if (gap > network->gap[from][to]) {
        network->gap[from][to] = gap;
    }
}

/* Starts to which the soft window number i is the nearest; of two equally near the earlier. */
static ronde_window nearest_to(const ronde_window *soft, int32_t count, int32_t i)
{
    ronde_window part = {0, ronde_time_unlimited};
    if (i > 0) {
        part.earliest = (soft[i - 1].latest + soft[i].earliest) / 2 + 1;
    }
    if (i + 1 < count) {
        part.latest = (soft[i].latest + soft[i + 1].earliest) / 2;
    }
    return part;
}

static void
add_cells(brute_item *item, const ronde_window *hard, const ronde_window *soft, int32_t soft_count)
{
    for (int32_t i = 0; i < (soft_count > 0 ? soft_count : 1); i++) {
        brute_cell cell = {hard->earliest, hard->latest, 0, ronde_time_unlimited};
        if (soft_count > 0) {
            ronde_window part = nearest_to(soft, soft_count, i);
            cell.low = part.earliest > cell.low ? part.earliest : cell.low;
            cell.high = part.latest < cell.high ? part.latest : cell.high;
            cell.wish_low = soft[i].earliest;
            cell.wish_high = soft[i].latest;
        }
        if (cell.low <= cell.high) {
            assert(item->cell_count < brute_cells);
            item->cells[item->cell_count++] = cell;
        }
    }
}

int ronde_brute_network_add(brute_network *network, const ronde_instance *instance, int32_t index)
{
    const ronde_task *task = &instance->tasks[index];
    assert(network->item_count < brute_most_items);
    brute_item *item = &network->items[++network->item_count];
    item->task = index;
    item->early_price = task->early_price;
    item->late_price = task->late_price;
    item->cell_count = 0;
    for (int32_t i = 0; i < task->window_count; i++) {
        const ronde_window *soft =
            task->soft_window_count > 0 ? instance->windows + task->first_soft_window : NULL;
        add_cells(item, &instance->windows[task->first_window + i], soft, task->soft_window_count);
    }
    return network->item_count;
}

/* Longest paths between all pairs; false if some cycle is positive (no times exist). */
static bool close_gaps(brute_network *network)
{
    int count = network->item_count + 1;
    for (int k = 0; k < count; k++) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                if (network->gap[i][k] > no_gap && network->gap[k][j] > no_gap) {
                    ronde_brute_network_require(network, i, j,
                                                network->gap[i][k] + network->gap[k][j]);
                }
            }
        }
    }
    for (int i = 0; i < count; i++) {
        if (network->gap[i][i] > 0) {
            return false;
        }
    }
    return true;
}

/* One choice of cells: the network with their bounds, and the chosen cells. */
typedef struct timing {
    brute_network network;
    const brute_cell *cells[brute_nodes];
} timing;

/* The cost if no item starts before its low, where it is late, or after its high, where it is
 * early, and spans last as long as said. */
static ronde_cost
price_of(const timing *at, const ronde_time *lows, const ronde_time *highs, const ronde_time *lasts)
{
    const brute_network *network = &at->network;
    ronde_cost cost = 0;
    ronde_time latest = 0;
    for (int i = 0; i < network->span_count; i++) {
        const brute_span *span = &network->spans[i];
        cost += span->price * lasts[i];
        cost += lasts[i] > span->normal ? span->beyond_price * (lasts[i] - span->normal) : 0;
    }
    for (int i = 1; i <= network->item_count; i++) {
        ronde_time early = at->cells[i]->wish_low - highs[i];
        ronde_time late = lows[i] - at->cells[i]->wish_high;
        cost += early > 0 ? early * network->items[i].early_price : 0;
        cost += late > 0 ? late * network->items[i].late_price : 0;
        latest = late > latest ? late : latest;
    }
    return cost + network->latest_price * latest;
}

static ronde_cost cost_of(const timing *at, const ronde_time *times)
{
    const brute_network *network = &at->network;
    ronde_time lasts[brute_most_spans];
    for (int i = 0; i < network->span_count; i++) {
        lasts[i] = times[network->spans[i].last] - times[network->spans[i].first];
    }
    return price_of(at, times, times, lasts);
}

/* No times cost less: each span as short and each item as near its wish as the gaps allow. */
static ronde_cost least_cost(const timing *at)
{
    const brute_network *network = &at->network;
    ronde_time lows[brute_nodes];
    ronde_time highs[brute_nodes];
    ronde_time lasts[brute_most_spans];
    for (int i = 0; i <= network->item_count; i++) {
        lows[i] = network->gap[0][i];
        highs[i] = -network->gap[i][0];
    }
    for (int i = 0; i < network->span_count; i++) {
        lasts[i] = network->gap[network->spans[i].first][network->spans[i].last];
        assert(lasts[i] >= 0); /* along a route */
    }
    return price_of(at, lows, highs, lasts);
}

/* How far the items of the set can move together, up (sign 1) or down (-1). */
static ronde_time room_of(const timing *at, const ronde_time *times, unsigned set, int sign)
{
    ronde_time room = INT64_MAX;
    for (int i = 1; i <= at->network.item_count; i++) {
        for (int j = 0; j <= at->network.item_count && (set >> i & 1U) != 0; j++) {
            if ((set >> j & 1U) != 0) {
                continue;
            }
            ronde_time gap = sign > 0 ? at->network.gap[i][j] : at->network.gap[j][i];
            ronde_time slack = (sign > 0 ? times[j] - times[i] : times[i] - times[j]) - gap;
            room = slack < room && gap > no_gap ? slack : room;
        }
    }
    return room;
}

static void shift_times(ronde_time *times, int count, unsigned set, ronde_time step)
{
    for (int i = 1; i <= count; i++) {
        times[i] += (set >> i & 1U) != 0 ? step : 0;
    }
}

/* Moves the set as long as that lowers the cost; true if it moved. */
static bool move_set(const timing *at, ronde_time *times, ronde_cost *cost, unsigned set, int sign)
{
    ronde_time room = room_of(at, times, set, sign);
    ronde_time step = 1;
    bool moved = false;
    while (step > 0 && step <= room) {
        shift_times(times, at->network.item_count, set, sign * step);
        ronde_cost now = cost_of(at, times);
        if (now < *cost) {
            *cost = now;
            room -= step;
            step = 2 * step <= room ? 2 * step : (room > 0 ? 1 : 0);
            moved = true;
        } else {
            shift_times(times, at->network.item_count, set, -sign * step);
            step = step > 1 ? 1 : 0;
        }
    }
    return moved;
}

static ronde_cost descend(const timing *at, ronde_time *times)
{
    ronde_cost cost = cost_of(at, times);
    bool moved = cost > 0;
    while (moved) {
        moved = false;
        for (unsigned set = 2; set < 2U << at->network.item_count; set += 2) {
            moved = move_set(at, times, &cost, set, 1) || moved;
            moved = move_set(at, times, &cost, set, -1) || moved;
        }
    }
    return cost;
}

/* Bounds of the chosen cells; false if no times exist. The earliest times are the start. */
static bool prepare(timing *at, const brute_network *network, const int *choice, ronde_time *times)
{
    at->network = *network;
    for (int i = 1; i <= network->item_count; i++) {
        at->cells[i] = &network->items[i].cells[choice[i]];
        ronde_brute_network_require(&at->network, 0, i, at->cells[i]->low);
        ronde_brute_network_require(&at->network, i, 0, -at->cells[i]->high);
    }
    if (!close_gaps(&at->network)) {
        return false;
    }
    for (int i = 0; i <= network->item_count; i++) {
        times[i] = at->network.gap[0][i];
    }
    times[0] = 0;
    return true;
}

/* All choices of cells. */
static bool solve_cells(const brute_network *network,
                        ronde_cost limit,
                        ronde_cost *cost,
                        ronde_time times[brute_nodes])
{
    static timing at; /* large; tests have one thread */
    int choice[brute_nodes] = {0};
    bool found = false;
    for (int i = 1; i <= network->item_count; i++) {
        if (network->items[i].cell_count == 0) {
            return false;
        }
    }
    for (int turn = 1; turn <= network->item_count;) {
        ronde_time candidate[brute_nodes] = {0};
        if (prepare(&at, network, choice, candidate) && least_cost(&at) < limit) {
            ronde_cost reached = descend(&at, candidate);
            if (reached < limit) {
                found = true;
                limit = reached;
                *cost = reached;
                memcpy(times, candidate, sizeof candidate);
            }
        }
        for (turn = 1; turn <= network->item_count; turn++) { /* next choice of cells */
            if (++choice[turn] < network->items[turn].cell_count) {
                break;
            }
            choice[turn] = 0;
        }
    }
    return found;
}

/* The network where each pair is in the given order (0: the first before the other; 1: the other
 * way round) or at once (2); gives what that costs. */
static ronde_cost with_orders(brute_network *ordered, const int *orders)
{
    ronde_cost paid = 0;
    for (int i = 0; i < ordered->pair_count; i++) {
        const brute_pair *pair = &ordered->pairs[i];
        if (orders[i] == 0) {
            ronde_brute_network_require(ordered, pair->one, pair->other, pair->one_lasts);
        } else if (orders[i] == 1) {
            ronde_brute_network_require(ordered, pair->other, pair->one, pair->other_lasts);
        } else {
            paid += pair->price;
        }
    }
    return paid;
}

bool ronde_brute_network_solve(const brute_network *network,
                               ronde_cost limit,
                               ronde_cost *cost,
                               ronde_time times[brute_nodes])
{
    enum { ways = 3 };
    static brute_network ordered;
    int orders[brute_most_pairs] = {0};
    bool found = false;
    /* without the pairs nothing is dearer: most routes end here */
    if (network->pair_count > 0 && !solve_cells(network, limit, cost, times)) {
        return false;
    }
    for (int turn = 0; turn < network->pair_count || turn == 0;) {
        ronde_cost reached = 0;
        ordered = *network;
        ronde_cost paid = with_orders(&ordered, orders);
        if (paid < limit && solve_cells(&ordered, limit - paid, &reached, times)) {
            found = true;
            limit = reached + paid;
            *cost = limit;
        }
        for (turn = 0; turn < network->pair_count; turn++) { /* next choice of orders */
            if (++orders[turn] < ways) {
                break;
            }
            orders[turn] = 0;
        }
        if (network->pair_count == 0) {
            break;
        }
    }
    return found;
}

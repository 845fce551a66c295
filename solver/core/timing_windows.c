/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices between windows, hard or wished: by waiting for a later one where that pays. */
#include "solver/core/timing_parts.h"

enum { few_variables = 24, most_rounds = 50 };

/* The next window, hard or wished, that the task could wait for; 0 if none. */
static ronde_time next_window(const ronde_timing *net, int32_t v)
{
    int32_t node = net->nodes[v];
    if (node < 0 || node >= net->problem->task_count) {
        return 0;
    }
    const ronde_task *task = &net->problem->instance->tasks[node];
    ronde_time next = INT64_MAX;
    for (int32_t i = 0; i < task->window_count + task->soft_window_count; i++) {
        int32_t at = i < task->window_count ? task->first_window + i
                                            : task->first_soft_window + i - task->window_count;
        ronde_time earliest = net->problem->windows[at].earliest;
        next = earliest > net->kept[v] && earliest < next ? earliest : next;
    }
    if (task->soft_window_count > 0) {
        ronde_time until = ronde_timing_wish_until(net->problem, task, net->kept[v]) + 1;
        next = until < next ? until : next;
    }
    return next == INT64_MAX ? 0 : next;
}

/* Times the plan with the chosen lower bounds and keeps it if it is the best so far. False when
 * memory is out. */
static bool try_bounds(ronde_timing *net, ronde_cost *best, bool *better)
{
    if (!ronde_timing_least(net)) {
        return true;
    }
    if (!ronde_timing_ascend(net)) {
        return false;
    }
    if (ronde_timing_price(net) < *best) {
        *best = ronde_timing_price(net);
        *better = true;
        for (int32_t v = 0; v < net->count; v++) {
            net->kept[v] = net->x[v];
        }
    }
    return true;
}

/* One task waits for its next window, and perhaps a second one too. */
static bool try_waiting(ronde_timing *net, int32_t v, bool pairs, ronde_cost *best, bool *better)
{
    ronde_time before = net->from[v];
    net->from[v] = next_window(net, v);
    bool good = try_bounds(net, best, better);
    for (int32_t w = v + 1; w < net->count && pairs && good && !*better; w++) {
        ronde_time next = next_window(net, w);
        if (next != 0) {
            ronde_time old = net->from[w];
            net->from[w] = next;
            good = try_bounds(net, best, better);
            net->from[w] = *better ? next : old;
        }
    }
    net->from[v] = *better ? net->from[v] : before;
    return good;
}

bool ronde_timing_try_windows(ronde_timing *net)
{
    ronde_cost best = ronde_timing_price(net);
    bool pairs = net->count <= few_variables;
    for (int32_t v = 0, rounds = 0; v < net->count && rounds < most_rounds; v++) {
        bool better = false;
        if (next_window(net, v) == 0) {
            continue;
        }
        if (!try_waiting(net, v, pairs, &best, &better)) {
            return false;
        }
        if (better) {
            v = -1; /* from the beginning */
            rounds++;
        }
    }
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices between windows, hard or wished: by waiting for a later one where that pays. */
#include "solver/core/timing_parts.h"

enum { few_variables = 24, most_rounds = 50 };
/* Where there are so few variables, tasks with a choice and combinations, all are looked at. */
enum { all_variables = 40, all_choosers = 12, all_combinations = 4096 };

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

/* The first moment after x at which another window counts, hard or wished; 0 if there is none. */
static ronde_time next_choice(const ronde_timing *net, int32_t v, ronde_time x)
{
    int32_t node = net->nodes[v];
    if (node < 0 || node >= net->problem->task_count) {
        return 0;
    }
    const ronde_task *task = &net->problem->instance->tasks[node];
    ronde_time next = INT64_MAX;
    for (int32_t i = 0; i < task->window_count; i++) {
        ronde_time earliest = net->problem->windows[task->first_window + i].earliest;
        next = earliest > x && earliest < next ? earliest : next;
    }
    if (task->soft_window_count > 0) {
        ronde_time until = ronde_timing_wish_until(net->problem, task, x) + 1;
        next = until < next ? until : next;
    }
    return next > net->problem->nodes[node].latest ? 0 : next;
}

/* The tasks that may wait for another window than that of their least start. */
typedef struct choosers {
    int32_t count;
    int32_t items[all_choosers];
    ronde_time low[all_choosers];  /* a moment in the window of the least start */
    ronde_time from[all_choosers]; /* the lower bounds without any choice */
} choosers;

/* False if there are too many to look at all their combinations. */
static bool list_choosers(const ronde_timing *net, choosers *out)
{
    int64_t combinations = 1;
    out->count = 0;
    if (net->count > all_variables) {
        return false;
    }
    for (int32_t v = 0; v < net->count; v++) {
        int64_t choices = 1;
        for (ronde_time x = net->kept[v]; (x = next_choice(net, v, x)) != 0;) {
            choices++;
        }
        combinations *= choices;
        if (combinations > all_combinations || (choices > 1 && out->count == all_choosers)) {
            return false;
        }
        if (choices > 1) {
            out->low[out->count] = net->kept[v];
            out->from[out->count] = net->from[v];
            out->items[out->count++] = v;
        }
    }
    return true;
}

/* The lower bound by which a chooser waits for the window after the present one; 0: none. */
static ronde_time bound_after(const ronde_timing *net, const choosers *of, int32_t i)
{
    int32_t v = of->items[i];
    return next_choice(net, v, net->from[v] > of->low[i] ? net->from[v] : of->low[i]);
}

/* True if one of the first choosers is pushed beyond its window: a combination to come. */
static bool is_pushed(const ronde_timing *net, const choosers *of, int32_t depth)
{
    for (int32_t i = 0; i < depth; i++) {
        ronde_time next = bound_after(net, of, i);
        if (next != 0 && net->x[of->items[i]] >= next) {
            return true;
        }
    }
    return false;
}

/* Times all combinations of windows, task by task: what the first ones rule out is left out. False
 * when memory is out. */
static bool try_all(ronde_timing *net, const choosers *of)
{
    ronde_cost best = ronde_timing_price(net);
    int32_t depth = 0;
    bool good = true;
    bool better = false;
    do {
        bool feasible = ronde_timing_least(net);
        bool alive = feasible && !is_pushed(net, of, depth);
        if (alive && depth < of->count) {
            depth++;
            continue;
        }
        good = !alive || try_bounds(net, &best, &better);
        if (!feasible && depth > 0) { /* nor will it be with a later window */
            depth--;
            net->from[of->items[depth]] = of->from[depth];
        }
        ronde_time next = 0;
        while (depth > 0 && (next = bound_after(net, of, depth - 1)) == 0) {
            depth--;
            net->from[of->items[depth]] = of->from[depth];
        }
        if (depth > 0) {
            net->from[of->items[depth - 1]] = next;
        }
    } while (depth > 0 && good);
    return good;
}

bool ronde_timing_try_windows(ronde_timing *net)
{
    choosers of;
    if (list_choosers(net, &of)) {
        return of.count == 0 || try_all(net, &of);
    }
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

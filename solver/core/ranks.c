/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/ranks.h"

#include "solver/core/nearness.h"

/* Gives each place its rank; order has the places by rank. */
static void walk(const ronde_problem *problem, int32_t *order, int64_t count)
{
    const ronde_travel *travel = problem->kinds[0].travel;
    for (int64_t i = 0; i < count; i++) {
        order[i] = (int32_t)i;
    }
    int32_t first = problem->nodes[ronde_start_of(problem, 0)].place;
    order[first] = 0;
    order[0] = first;
    for (int64_t i = 1; i + 1 < count; i++) {
        const int32_t *row = travel->times + order[i - 1] * travel->size;
        int64_t nearest = i;
        for (int64_t k = i + 1; k < count; k++) {
            nearest = row[order[k]] < row[order[nearest]] ? k : nearest;
        }
        int32_t place = order[nearest];
        order[nearest] = order[i];
        order[i] = place;
    }
}

static const int32_t *
reorder(ronde_problem *problem, const int32_t *entries, const int32_t *order, int64_t size)
{
    int32_t *copy = ronde_arena_take(problem->arena, (size_t)(size * size), sizeof *copy);
    for (int64_t i = 0; copy != NULL && i < size; i++) {
        for (int64_t j = 0; j < size; j++) {
            copy[i * size + j] = entries[order[i] * size + order[j]];
        }
    }
    return copy;
}

static bool reorder_travel(ronde_problem *problem, int32_t profile, const int32_t *order)
{
    const ronde_travel *old = &problem->travels[profile];
    ronde_travel *new = &problem->ranked[profile];
    new->size = old->size;
    new->times = reorder(problem, old->times, order, old->size);
    new->times_to = old->times_to == old->times ? new->times
                                                : reorder(problem, old->times_to, order, old->size);
    new->distances = old->distances == old->times
                         ? new->times
                         : reorder(problem, old->distances, order, old->size);
    new->distances_to = old->distances_to == old->times_to ? new->times_to : new->distances;
    if (old->distances_to != old->times_to && old->distances_to != old->distances) {
        new->distances_to = reorder(problem, old->distances_to, order, old->size);
    }
    return new->times != NULL &&new->times_to != NULL &&new->distances !=
           NULL &&new->distances_to != NULL;
}

/* The nearest of the neighbours that may come directly behind a task, or before it, by distances,
 * which is scratch. */
static void list_direct(
    const ronde_problem *problem, int32_t task, bool behind, ronde_near *list, int64_t *distances)
{
    int32_t width = problem->near_width;
    const int32_t *near = problem->neighbours + (int64_t)task * problem->max_neighbours;
    const ronde_travel *travel = problem->kinds[0].travel;
    int32_t count = 0;
    for (int32_t i = 0; i < problem->max_neighbours && near[i] != RONDE_NONE; i++) {
        const ronde_node *first = &problem->nodes[behind ? task : near[i]];
        const ronde_node *second = &problem->nodes[behind ? near[i] : task];
        int64_t leg = first->place * travel->size + second->place;
        int32_t time = travel->times[leg];
        int32_t length = travel->distances[leg];
        int64_t distance = ronde_nearness_of(first, second, time, (time + (int64_t)length) / 2);
        if (distance >= RONDE_DAY || (count == width && distance >= distances[width - 1])) {
            continue;
        }
        int32_t at = count < width ? count++ : width - 1;
        for (; at > 0 && distances[at - 1] > distance; at--) {
            distances[at] = distances[at - 1];
            list[at] = list[at - 1];
        }
        distances[at] = distance;
        list[at] = (ronde_near){near[i], time, length};
    }
    for (; count < width; count++) {
        list[count].task = RONDE_NONE;
    }
}

/* Where kinds refuse tasks, most of the nearest tasks may be on routes that will not do at the
 * moment: then all neighbours are listed. */
static bool list_directions(ronde_problem *problem)
{
    int32_t width = problem->admitted == NULL ? RONDE_NEAR : problem->max_neighbours;
    size_t room = ((size_t)problem->task_count + 1) * (size_t)width;
    ronde_near *followers = ronde_arena_take(problem->arena, room, sizeof *followers);
    ronde_near *leaders = ronde_arena_take(problem->arena, room, sizeof *leaders);
    int64_t *distances = ronde_arena_take(problem->arena, (size_t)width, sizeof *distances);
    if (followers == NULL || leaders == NULL || distances == NULL) {
        return false;
    }
    problem->near_width = width;
    for (int32_t task = 0; task < problem->task_count; task++) {
        int64_t row = (int64_t)task * width;
        list_direct(problem, task, true, followers + row, distances);
        list_direct(problem, task, false, leaders + row, distances);
    }
    problem->followers = followers;
    problem->leaders = leaders;
    return true;
}

bool ronde_ranks_make(ronde_problem *problem)
{
    int32_t profiles = problem->instance->profile_count;
    int64_t size = problem->travels[0].size;
    ronde_arena *arena = problem->arena;
    int32_t *order = ronde_arena_take(arena, (size_t)size + 1, sizeof *order);
    int32_t *rank_of = ronde_arena_take(arena, (size_t)size + 1, sizeof *rank_of);
    int32_t *ranks = ronde_arena_take(arena, (size_t)problem->node_count + 1, sizeof *ranks);
    problem->ranked = ronde_arena_take(arena, (size_t)profiles, sizeof *problem->ranked);
    if (order == NULL || rank_of == NULL || ranks == NULL || problem->ranked == NULL) {
        return false;
    }
    walk(problem, order, size);
    for (int64_t i = 0; i < size; i++) {
        rank_of[order[i]] = (int32_t)i;
    }
    for (int32_t node = 0; node < problem->node_count; node++) {
        ranks[node] = rank_of[problem->nodes[node].place];
    }
    problem->ranks = ranks;
    for (int32_t i = 0; i < profiles; i++) {
        if (!reorder_travel(problem, i, order)) {
            return false;
        }
    }
    return list_directions(problem);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/crossing.h"

#include <string.h>

enum { link_near = 8 };

static bool take_parent(ronde_parent *out, const ronde_problem *problem, ronde_arena *arena)
{
    size_t tasks = (size_t)problem->task_count + 1;
    size_t shifts = (size_t)problem->shift_count + 1;
    *out = (ronde_parent){.route = ronde_arena_take(arena, tasks, sizeof *out->route),
                          .first = ronde_arena_take(arena, shifts, sizeof *out->first),
                          .differs = ronde_arena_take(arena, shifts, sizeof *out->differs),
                          .taken = ronde_arena_take(arena, shifts, sizeof *out->taken)};
    return out->route != NULL && out->first != NULL && out->differs != NULL && out->taken != NULL;
}

bool ronde_crossing_take(ronde_crossing *out, const ronde_problem *problem, ronde_arena *arena)
{
    size_t shifts = (size_t)problem->shift_count + 1;
    *out = (ronde_crossing){.problem = problem,
                            .links = ronde_arena_take(arena, shifts, sizeof *out->links)};
    return out->links != NULL && take_parent(&out->a, problem, arena) &&
           take_parent(&out->b, problem, arena);
}

static void list_routes(const ronde_problem *problem, ronde_parent *parent)
{
    for (int32_t task = 0; task < problem->task_count; task++) {
        parent->route[task] = RONDE_NONE;
    }
    int32_t at = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        parent->first[shift] = at;
        parent->taken[shift] = false;
        for (int32_t i = 0; i < parent->plan->counts[shift]; i++) {
            parent->route[parent->plan->nodes[at++]] = shift;
        }
    }
}

/* True if the other plan has the same route, on any shift. */
static bool has_route(const ronde_parent *parent, const ronde_parent *other, int32_t shift)
{
    const int32_t *nodes = parent->plan->nodes + parent->first[shift];
    size_t count = (size_t)parent->plan->counts[shift];
    int32_t twin = other->route[nodes[0]];
    return twin != RONDE_NONE && (size_t)other->plan->counts[twin] == count &&
           memcmp(nodes, other->plan->nodes + other->first[twin], count * sizeof *nodes) == 0;
}

/* Marks the routes of a plan that the other one does not have; gives their number. */
static int32_t
mark_differing(const ronde_problem *problem, ronde_parent *parent, const ronde_parent *other)
{
    int32_t number = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        bool used = parent->plan->counts[shift] > 0;
        parent->differs[shift] = used && !has_route(parent, other, shift);
        number += parent->differs[shift] ? 1 : 0;
    }
    return number;
}

/* The differing route with the most links that is not taken; RONDE_NONE if there is none. */
static int32_t most_linked(const ronde_crossing *of, const ronde_parent *parent)
{
    int32_t chosen = RONDE_NONE;
    for (int32_t shift = 0; shift < of->problem->shift_count; shift++) {
        if (parent->differs[shift] && !parent->taken[shift] &&
            (chosen == RONDE_NONE || of->links[shift] > of->links[chosen])) {
            chosen = shift;
        }
    }
    return chosen;
}

/* Counts how many near tasks the other routes of a have of those on one. */
static void link_route(ronde_crossing *of, int32_t shift)
{
    const ronde_problem *problem = of->problem;
    const int32_t *nodes = of->a.plan->nodes + of->a.first[shift];
    int32_t near_count = problem->max_neighbours < link_near ? problem->max_neighbours : link_near;
    for (int32_t i = 0; i < of->a.plan->counts[shift]; i++) {
        const int32_t *near = problem->neighbours + (int64_t)nodes[i] * problem->max_neighbours;
        for (int32_t k = 0; k < near_count && near[k] != RONDE_NONE; k++) {
            int32_t route = of->a.route[near[k]];
            if (route != RONDE_NONE) {
                of->links[route]++;
            }
        }
    }
}

/* Takes neighbouring routes of a, from a random one on. */
static void take_from_a(ronde_crossing *of, ronde_rng *rng, int32_t count)
{
    const ronde_problem *problem = of->problem;
    memset(of->links, 0, (size_t)problem->shift_count * sizeof *of->links);
    int32_t shift = RONDE_NONE;
    while (shift == RONDE_NONE || !of->a.differs[shift]) {
        shift = of->a.route[ronde_rng_below(rng, (uint32_t)problem->task_count)];
    }
    for (int32_t i = 0; i < count && shift != RONDE_NONE; i++) {
        of->a.taken[shift] = true;
        link_route(of, shift);
        shift = most_linked(of, &of->a);
    }
}

/* Takes the routes of b whose tasks are mostly on those taken from a, or on none. */
static void take_from_b(ronde_crossing *of, int32_t count)
{
    const ronde_parent *b = &of->b;
    for (int32_t shift = 0; shift < of->problem->shift_count; shift++) {
        of->links[shift] = 0;
        for (int32_t i = 0; i < b->plan->counts[shift]; i++) {
            int32_t route = of->a.route[b->plan->nodes[b->first[shift] + i]];
            of->links[shift] += route == RONDE_NONE || of->a.taken[route] ? 1 : -1;
        }
    }
    int32_t shift = most_linked(of, b);
    for (int32_t i = 0; i < count && shift != RONDE_NONE; i++) {
        b->taken[shift] = true;
        shift = most_linked(of, b);
    }
}

/* The next shift of b from one on whose route is taken, or the number of shifts. */
static int32_t next_taken(const ronde_crossing *of, int32_t shift)
{
    while (shift < of->problem->shift_count && !of->b.taken[shift]) {
        shift++;
    }
    return shift;
}

/* Adds a parent's route to a child, without tasks that the other parent's routes there keep. */
static void write_route(const ronde_crossing *of,
                        const ronde_parent *parent,
                        int32_t source,
                        bool keeps_common,
                        int32_t shift,
                        int32_t *at,
                        ronde_snapshot *child)
{
    for (int32_t i = 0; i < parent->plan->counts[source]; i++) {
        int32_t task = parent->plan->nodes[parent->first[source] + i];
        int32_t in_a = of->a.route[task];
        int32_t in_b = of->b.route[task];
        bool common =
            in_a != RONDE_NONE && !of->a.taken[in_a] && in_b != RONDE_NONE && of->b.taken[in_b];
        if (!common || keeps_common) {
            int32_t request = of->problem->nodes[task].request;
            child->nodes[(*at)++] = task;
            child->counts[shift]++;
            child->chosen[request] = parent->plan->chosen[request];
        }
    }
}

/* Tasks that would be on two routes stay where b has them if b_first, else where a has them. */
static void write_child(const ronde_crossing *of, bool b_first, ronde_snapshot *child)
{
    const ronde_problem *problem = of->problem;
    for (int32_t request = 0; request < problem->request_count; request++) {
        child->chosen[request] = RONDE_NONE;
    }
    int32_t at = 0;
    int32_t source = next_taken(of, 0);
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        child->counts[shift] = 0;
        if (!of->a.taken[shift]) {
            write_route(of, &of->a, shift, !b_first, shift, &at, child);
        } else if (source < problem->shift_count) {
            write_route(of, &of->b, source, b_first, shift, &at, child);
            source = next_taken(of, source + 1);
        }
    }
}

bool ronde_crossing_make(ronde_crossing *crossing,
                         ronde_rng *rng,
                         const ronde_snapshot *a,
                         const ronde_snapshot *b,
                         ronde_snapshot *child)
{
    const ronde_problem *problem = crossing->problem;
    crossing->a.plan = a;
    crossing->b.plan = b;
    list_routes(problem, &crossing->a);
    list_routes(problem, &crossing->b);
    int32_t in_a = mark_differing(problem, &crossing->a, &crossing->b);
    int32_t in_b = mark_differing(problem, &crossing->b, &crossing->a);
    if (in_a == 0 || in_b == 0) {
        return false;
    }
    int32_t most = in_a < in_b ? in_a : in_b;
    most = most > 1 ? most - 1 : 1;
    int32_t count = 1 + (int32_t)ronde_rng_below(rng, (uint32_t)most);
    take_from_a(crossing, rng, count);
    take_from_b(crossing, count);
    write_child(crossing, ronde_rng_below(rng, 2) == 0, child);
    return true;
}

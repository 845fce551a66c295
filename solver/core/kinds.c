/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/kinds.h"

#include "solver/core/encounters.h"
#include "solver/core/faces.h"
#include "solver/core/idle.h"

#include <string.h>

/* What is known of a shift before kinds are compared. */
typedef struct shift_facts {
    bool alone;     /* never the same kind as another shift */
    uint64_t pairs; /* hash of its resource's pair prices */
} shift_facts;

static uint64_t mixed(uint64_t hash, int64_t value)
{
    hash = (hash ^ (uint64_t)value) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 29U);
}

/* Prices of pairs, and who a resource works for. */
static void mark_prices(const ronde_problem *problem, shift_facts *facts)
{
    const ronde_instance *instance = problem->instance;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        for (int32_t p = 0; p < task->pair_count; p++) {
            const ronde_pair *pair = &instance->pairs[task->first_pair + p];
            if (pair->price == task->other_price) {
                continue;
            }
            for (int32_t s = 0; s < instance->shift_count; s++) {
                bool own = instance->shifts[s].resource == pair->resource;
                uint64_t pairs = facts[s].pairs;
                facts[s].pairs = own ? mixed(mixed(pairs, i), pair->price) : pairs;
            }
        }
    }
    for (int32_t s = 0; s < instance->shift_count && problem->meets; s++) {
        facts[s].pairs = mixed(facts[s].pairs, problem->providers[instance->shifts[s].resource]);
    }
}

/* True if rules ask whether two shifts have the same resource. */
static bool resources_matter(const ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    bool matter = problem->faces;
    for (int32_t i = 0; i < instance->link_count; i++) {
        ronde_relation relation = instance->links[i].relation;
        matter |= relation == RONDE_SAME_RESOURCE || relation == RONDE_DIFFERENT_RESOURCE;
    }
    return matter;
}

/* Shifts that no other one can stand for. */
static void mark_alone(const ronde_problem *problem, shift_facts *facts)
{
    const ronde_instance *instance = problem->instance;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        if (task->shift != RONDE_NONE && task->kind != RONDE_BREAK) {
            facts[task->shift].alone = true;
        }
    }
    for (int32_t s = 0; s < instance->shift_count; s++) {
        facts[s].alone |= problem->nodes[ronde_start_of(problem, s)].tie_count > 0 ||
                          problem->nodes[ronde_end_of(problem, s)].tie_count > 0 ||
                          (problem->account_count > 0 && problem->account_of[s] != RONDE_NONE);
    }
    bool matter = resources_matter(problem);
    for (int32_t s = 0; s < instance->shift_count && matter; s++) {
        for (int32_t other = 0; other < s; other++) {
            if (instance->shifts[s].resource == instance->shifts[other].resource) {
                facts[s].alone = facts[other].alone = true;
            }
        }
    }
}

static bool same_breaks(const ronde_instance *instance, const ronde_shift *a, const ronde_shift *b)
{
    if (a->break_count != b->break_count) {
        return false;
    }
    for (int32_t i = 0; i < a->break_count; i++) {
        const ronde_break *one = &instance->breaks[a->first_break + i];
        const ronde_break *two = &instance->breaks[b->first_break + i];
        const ronde_task *first = &instance->tasks[one->task];
        const ronde_task *second = &instance->tasks[two->task];
        if (one->after != two->after || first->duration != second->duration ||
            first->window_count != 1 || second->window_count != 1 ||
            instance->windows[first->first_window].earliest !=
                instance->windows[second->first_window].earliest ||
            instance->windows[first->first_window].latest !=
                instance->windows[second->first_window].latest) {
            return false;
        }
    }
    return true;
}

static bool same_reloads(const ronde_instance *instance, const ronde_shift *a, const ronde_shift *b)
{
    bool same = a->reload_count == b->reload_count && a->loading == b->loading &&
                a->loading_at_start == b->loading_at_start && a->max_trips == b->max_trips;
    for (int32_t i = 0; i < a->reload_count && same; i++) {
        same = instance->reload_places[a->first_reload + i] ==
               instance->reload_places[b->first_reload + i];
    }
    return same;
}

static bool
same_layouts(const ronde_instance *instance, const ronde_resource *a, const ronde_resource *b)
{
    return a->layout_count == b->layout_count &&
           (a->layout_count == 0 ||
            memcmp(instance->layouts + a->first_layout, instance->layouts + b->first_layout,
                   (size_t)a->layout_count * sizeof *instance->layouts) == 0);
}

static bool same_resource(const ronde_resource *a, const ronde_resource *b)
{
    return a->profile == b->profile && a->skills == b->skills && a->shift_price == b->shift_price &&
           a->distance_price == b->distance_price && a->travel_price == b->travel_price &&
           a->paid_price == b->paid_price && a->wait_price == b->wait_price &&
           a->overtime_price == b->overtime_price && a->gap_price == b->gap_price &&
           a->no_waiting == b->no_waiting &&
           memcmp(a->capacity, b->capacity, sizeof a->capacity) == 0;
}

static bool
same_kind(const ronde_instance *instance, const shift_facts *facts, int32_t one, int32_t other)
{
    const ronde_shift *a = &instance->shifts[one];
    const ronde_shift *b = &instance->shifts[other];
    return !facts[one].alone && !facts[other].alone && facts[one].pairs == facts[other].pairs &&
           a->start_place == b->start_place && a->end_place == b->end_place &&
           a->earliest == b->earliest && a->latest == b->latest && a->day == b->day &&
           a->max_duration == b->max_duration && a->max_distance == b->max_distance &&
           a->max_travel == b->max_travel && a->max_tasks == b->max_tasks &&
           a->normal_duration == b->normal_duration && a->unpaid_first_leg == b->unpaid_first_leg &&
           a->unpaid_last_leg == b->unpaid_last_leg && a->gap_limit == b->gap_limit &&
           a->max_gap == b->max_gap &&
           same_layouts(instance, &instance->resources[a->resource],
                        &instance->resources[b->resource]) &&
           same_resource(&instance->resources[a->resource], &instance->resources[b->resource]) &&
           same_breaks(instance, a, b) && same_reloads(instance, a, b);
}

static const ronde_cost *
price_row(ronde_problem *problem, int32_t shift, ronde_cost *largest, bool *priced)
{
    const ronde_instance *instance = problem->instance;
    int32_t count = problem->task_count;
    ronde_cost *row = ronde_problem_take(problem, count, sizeof *row);
    for (int32_t task = 0; row != NULL && task < count; task++) {
        int32_t own = instance->tasks[task].shift;
        row[task] =
            own != RONDE_NONE && own != shift
                ? ronde_cost_forbidden
                : ronde_instance_pair_price(instance, task, instance->shifts[shift].resource);
        row[task] +=
            row[task] < ronde_cost_forbidden ? ronde_instance_day_price(instance, task, shift) : 0;
        bool allowed = row[task] < ronde_cost_forbidden;
        *largest = allowed && row[task] > *largest ? row[task] : *largest;
        *priced |= allowed && row[task] != 0;
    }
    return row;
}

static ronde_kind kind_of_shift(const ronde_problem *problem, int32_t shift)
{
    const ronde_instance *instance = problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    const ronde_resource *resource = &instance->resources[of->resource];
    ronde_kind kind = {
        .travel = &problem->travels[resource->profile],
        .shift_price = resource->shift_price - resource->wait_price * of->loading_at_start,
        .distance_price = resource->distance_price,
        .leg_price = resource->travel_price - resource->wait_price,
        .length_price = resource->paid_price + resource->wait_price,
        .wait_price = resource->wait_price,
        .max_duration = of->max_duration,
        .max_distance = of->max_distance,
        .max_travel = of->max_travel,
        .max_tasks = of->max_tasks,
        .normal_duration = of->normal_duration,
        .unpaid_price = resource->paid_price,
        .gap_limit = of->gap_limit,
        .max_gap = of->max_gap,
        .gap_price = resource->gap_price,
        .unpaid_first = of->unpaid_first_leg,
        .unpaid_last = of->unpaid_last_leg,
        .layouts = instance->layouts + resource->first_layout,
        .layout_count = resource->layout_count,
        .no_waiting = resource->no_waiting,
        .reload_places = instance->reload_places + of->first_reload,
        .reload_place_count = of->reload_count,
        .most_reloads = problem->first_reload[shift + 1] - problem->first_reload[shift],
        .model = shift};
    memcpy(kind.capacity, resource->capacity, sizeof kind.capacity);
    if (kind.normal_duration < ronde_time_unlimited) {
        kind.overtime_price = resource->overtime_price;
    }
    kind.lengthy = kind.length_price > 0 || kind.overtime_price > 0 ||
                   kind.max_duration < ronde_time_unlimited;
    kind.bounded = kind.max_distance < ronde_time_unlimited ||
                   kind.max_travel < ronde_time_unlimited || kind.max_tasks < INT32_MAX;
    for (int32_t i = 0; i < of->break_count; i++) {
        kind.lengthy |= instance->breaks[of->first_break + i].after > 0;
    }
    return kind;
}

/* A price that no single request can be worth: there and back by the longest leg, twice, with the
 * time it takes, and everything that is counted once. */
static void price_unserved(ronde_problem *problem, const ronde_kind *kinds, ronde_cost largest)
{
    const ronde_instance *instance = problem->instance;
    ronde_time longest_task = 0;
    ronde_cost late = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        longest_task = task->duration > longest_task ? task->duration : longest_task;
        ronde_cost dearest =
            task->late_price > task->early_price ? task->late_price : task->early_price;
        late = task->soft_window_count > 0 && dearest > late ? dearest : late;
    }
    ronde_cost price = 1;
    for (int32_t k = 0; k < problem->kind_count; k++) {
        const ronde_kind *kind = &kinds[k];
        int64_t far = kind->travel->longest_distance;
        int64_t slow = kind->travel->longest_time;
        ronde_cost leg =
            kind->distance_price * far + (kind->leg_price + kind->wait_price + kind->length_price +
                                          kind->overtime_price + instance->workload_price) *
                                             slow;
        ronde_time loading = instance->shifts[kind->model].loading;
        ronde_cost own =
            kind->shift_price + 4 * leg +
            2 * (kind->length_price + kind->overtime_price) * loading +
            (kind->length_price + kind->overtime_price + instance->workload_price) * longest_task +
            (late + instance->latest_price) * (2 * slow + longest_task) +
            instance->resources[instance->shifts[kind->model].resource].contract.extra_price *
                (4 * slow + longest_task);
        if (ronde_idle_priced(kind)) {
            const ronde_shift *model = &instance->shifts[kind->model];
            own += 2 * kind->gap_price * (model->latest - model->earliest);
        }
        price = own > price ? own : price;
    }
    for (int32_t i = 0; i < instance->alternative_count; i++) {
        ronde_cost alternative = instance->alternatives[i].price;
        largest = alternative > largest ? alternative : largest;
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        ronde_cost prize = instance->requests[i].prize;
        largest = prize > largest ? prize : largest;
    }
    problem->unserved_price = price + 2 * largest + ronde_faces_most(instance) +
                              (problem->meets ? ronde_encounters_most(problem) : 0);
    if (instance->vehicles_first) {
        problem->used_price = problem->unserved_price;
        problem->unserved_price *= 3;
    }
}

bool ronde_kinds_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    size_t count = instance->shift_count > 0 ? (size_t)instance->shift_count : 1;
    shift_facts *facts = ronde_arena_take(problem->arena, count, sizeof *facts);
    ronde_kind *kinds = ronde_arena_take(problem->arena, count, sizeof *kinds);
    int32_t *kind_of = ronde_arena_take(problem->arena, count, sizeof *kind_of);
    int32_t *grouped = ronde_arena_take(problem->arena, count, sizeof *grouped);
    int32_t *slots = ronde_arena_take(problem->arena, count, sizeof *slots);
    if (facts == NULL || kinds == NULL || kind_of == NULL || grouped == NULL || slots == NULL) {
        return false;
    }
    mark_alone(problem, facts);
    mark_prices(problem, facts);
    ronde_cost largest = 0;
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        int32_t kind = 0;
        while (kind < problem->kind_count &&
               !same_kind(instance, facts, kinds[kind].model, shift)) {
            kind++;
        }
        if (kind == problem->kind_count) {
            kinds[kind] = kind_of_shift(problem, shift);
            kinds[kind].task_prices = price_row(problem, shift, &largest, &kinds[kind].priced);
            if (kinds[kind].task_prices == NULL) {
                return false;
            }
            problem->unpaid |= kinds[kind].unpaid_first || kinds[kind].unpaid_last;
            problem->limits |= kinds[kind].max_duration < ronde_time_unlimited;
            problem->timed |= kinds[kind].length_price > 0 || kinds[kind].overtime_price > 0;
            problem->rigid |=
                kinds[kind].no_waiting != 0 || kinds[kind].max_gap < ronde_time_unlimited;
            problem->idle |= ronde_idle_priced(&kinds[kind]);
            problem->bounds |= kinds[kind].max_travel < ronde_time_unlimited;
            problem->kind_count++;
        }
        kind_of[shift] = kind;
        kinds[kind].shift_count++;
    }
    int32_t filled = 0;
    for (int32_t kind = 0; kind < problem->kind_count; kind++) {
        kinds[kind].first_shift = filled;
        for (int32_t shift = 0; shift < instance->shift_count; shift++) {
            if (kind_of[shift] == kind) {
                slots[shift] = filled;
                grouped[filled++] = shift;
            }
        }
    }
    problem->timed |= problem->soft || problem->idle || problem->meets;
    problem->kinds = kinds;
    problem->kind_of = kind_of;
    problem->kind_shifts = grouped;
    problem->kind_slots = slots;
    price_unserved(problem, kinds, largest);
    return true;
}

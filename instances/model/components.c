/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/components.h"

#include "instances/base/alloc.h"

/* Sets of numbers that grow together (Galler and Fischer, An improved equivalence algorithm, CACM
 * 7, 1964), with halved paths. The smallest number of a set stands for it. */
static int32_t root_of(int32_t *parents, int32_t item)
{
    while (parents[item] != item) {
        parents[item] = parents[parents[item]];
        item = parents[item];
    }
    return item;
}

/* True if they were apart. */
static bool join(int32_t *parents, int32_t one, int32_t other)
{
    int32_t a = root_of(parents, one);
    int32_t b = root_of(parents, other);
    parents[a > b ? a : b] = a < b ? a : b;
    return a != b;
}

static int32_t *singles(int32_t count)
{
    int32_t *parents = ronde_alloc_zero((size_t)count + 1, sizeof *parents);
    for (int32_t i = 0; i < count && parents != NULL; i++) {
        parents[i] = i;
    }
    return parents;
}

/* Numbers the sets that have a wanted item, in the order of their first items: *count of them;
 * items of other sets get RONDE_NONE. numbers has room for all. */
static void
number_sets(int32_t *parents, const bool *wanted, int32_t items, int32_t *numbers, int32_t *count)
{
    *count = 0;
    for (int32_t i = 0; i < items; i++) {
        numbers[i] = RONDE_NONE;
    }
    for (int32_t i = 0; i < items; i++) {
        int32_t root = root_of(parents, i);
        if (wanted[i] && numbers[root] == RONDE_NONE) {
            numbers[root] = 0;
        }
    }
    for (int32_t i = 0; i < items; i++) { /* a root comes before all others of its set */
        int32_t root = root_of(parents, i);
        if (root == i && numbers[i] != RONDE_NONE) {
            numbers[i] = (*count)++;
        } else {
            numbers[i] = numbers[root];
        }
    }
}

/* Items: the requests, then the resources. */
typedef struct seeking {
    const ronde_instance *instance;
    int32_t *parents;
    int32_t *numbers;
    int32_t *first_of_group; /* a request; RONDE_NONE */
    bool *works;             /* by item: a resource with a shift */
    int32_t sets;            /* of resources that work, at most */
} seeking;

static int32_t item_of(const seeking *at, int32_t resource)
{
    return at->instance->request_count + resource;
}

static bool make_room(seeking *at)
{
    const ronde_instance *instance = at->instance;
    int32_t items = instance->request_count + instance->resource_count;
    at->parents = singles(items);
    at->numbers = ronde_alloc_zero((size_t)items + 1, sizeof *at->numbers);
    at->works = ronde_alloc_zero((size_t)items + 1, sizeof *at->works);
    at->first_of_group =
        ronde_alloc_zero((size_t)instance->group_count + 1, sizeof *at->first_of_group);
    if (at->parents == NULL || at->numbers == NULL || at->works == NULL ||
        at->first_of_group == NULL) {
        return false;
    }
    for (int32_t i = 0; i < instance->group_count; i++) {
        at->first_of_group[i] = RONDE_NONE;
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        bool *works = &at->works[item_of(at, instance->shifts[i].resource)];
        at->sets += *works ? 0 : 1;
        *works = true;
    }
    return true;
}

/* Joins all who may do the task with anyone who may do another task of its request; gives one of
 * them. */
static int32_t join_helpers(seeking *at, int32_t task, int32_t anyone)
{
    const ronde_instance *instance = at->instance;
    int32_t bound = instance->tasks[task].shift;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        bool able = bound != RONDE_NONE
                        ? instance->shifts[bound].resource == i
                        : at->works[item_of(at, i)] &&
                              ronde_instance_pair_price(instance, task, i) < ronde_cost_forbidden;
        if (!able) {
            continue;
        }
        if (anyone == RONDE_NONE) {
            anyone = i;
        } else if (join(at->parents, item_of(at, anyone), item_of(at, i))) {
            at->sets--;
        }
        if (at->sets == 1) {
            break; /* the others are with her already */
        }
    }
    return anyone;
}

static void join_groups(seeking *at, int32_t task, int32_t request)
{
    const ronde_instance *instance = at->instance;
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = instance->memberships[of->first_membership + i].group;
        if (!ronde_group_shares(&instance->groups[group]) && instance->groups[group].price == 0) {
            continue;
        }
        if (at->first_of_group[group] == RONDE_NONE) {
            at->first_of_group[group] = request;
        }
        (void)join(at->parents, at->first_of_group[group], request);
    }
}

static void join_request(seeking *at, int32_t request)
{
    const ronde_instance *instance = at->instance;
    const ronde_request *of = &instance->requests[request];
    int32_t anyone = RONDE_NONE;
    for (int32_t i = 0; i < of->alternative_count; i++) {
        const ronde_alternative *way = &instance->alternatives[of->first_alternative + i];
        for (int32_t k = 0; k < way->task_count; k++) {
            int32_t task = instance->request_tasks[way->first_task + k];
            anyone = join_helpers(at, task, anyone);
            join_groups(at, task, request);
        }
    }
    if (anyone != RONDE_NONE) {
        (void)join(at->parents, request, item_of(at, anyone));
    }
}

/* Components are the sets with a request and a resource that works. */
static void tell_components(ronde_components *out, seeking *at)
{
    int32_t requests = at->instance->request_count;
    int32_t items = requests + at->instance->resource_count;
    for (int32_t i = requests; i < items; i++) {
        at->works[i] = at->works[i] && root_of(at->parents, i) < requests;
    }
    number_sets(at->parents, at->works, items, at->numbers, &out->count);
    for (int32_t i = 0; i < requests; i++) {
        out->requests[i] = at->numbers[i] == RONDE_NONE ? 0 : at->numbers[i];
    }
    for (int32_t i = requests; i < items; i++) {
        out->resources[i - requests] = at->numbers[i];
    }
    out->count = out->count == 0 && requests > 0 ? 1 : out->count;
}

ronde_status
ronde_components_find(ronde_components *out, const ronde_instance *instance, ronde_error *error)
{
    ronde_components made = {
        .resources = ronde_alloc_zero((size_t)instance->resource_count + 1, sizeof(int32_t)),
        .requests = ronde_alloc_zero((size_t)instance->request_count + 1, sizeof(int32_t))};
    seeking at = {.instance = instance};
    ronde_status status = RONDE_OK;
    if (made.resources == NULL || made.requests == NULL || !make_room(&at)) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory to find independent parts");
        ronde_components_clear(&made);
    } else if (instance->latest_price > 0 || instance->workload_price > 0) {
        made.count = instance->request_count > 0 ? 1 : 0;
    } else {
        for (int32_t i = 0; i < instance->request_count; i++) {
            join_request(&at, i);
        }
        tell_components(&made, &at);
    }
    ronde_free(at.parents);
    ronde_free(at.numbers);
    ronde_free(at.works);
    ronde_free(at.first_of_group);
    *out = made;
    return status;
}

void ronde_components_clear(ronde_components *components)
{
    ronde_free(components->resources);
    ronde_free(components->requests);
    *components = (ronde_components){0};
}

/* --- places ----------------------------------------------------------------------------------- */

/* Joins a place with the first one of its component. */
static void join_place(int32_t *parents, int32_t *firsts, int32_t component, int32_t place)
{
    if (place == RONDE_NONE || component == RONDE_NONE) {
        return;
    }
    if (firsts[component] == RONDE_NONE) {
        firsts[component] = place;
    }
    (void)join(parents, firsts[component], place);
}

static void join_places(const ronde_components *components,
                        const ronde_instance *instance,
                        int32_t *parents,
                        int32_t *firsts)
{
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        if (task->request != RONDE_NONE) {
            join_place(parents, firsts, components->requests[task->request], task->place);
        }
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *shift = &instance->shifts[i];
        int32_t component = components->resources[shift->resource];
        join_place(parents, firsts, component, shift->start_place);
        join_place(parents, firsts, component, shift->end_place);
        for (int32_t k = 0; k < shift->reload_count; k++) {
            join_place(parents, firsts, component,
                       instance->reload_places[shift->first_reload + k]);
        }
    }
}

ronde_status ronde_components_districts(const ronde_components *components,
                                        const ronde_instance *instance,
                                        int32_t *places,
                                        int32_t *count,
                                        ronde_error *error)
{
    int32_t *parents = singles(instance->place_count);
    int32_t *firsts = ronde_alloc_zero((size_t)components->count + 1, sizeof *firsts);
    bool *all = ronde_alloc_zero((size_t)instance->place_count + 1, sizeof *all);
    ronde_status status = RONDE_OK;
    if (parents == NULL || firsts == NULL || all == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory to find independent places");
    } else {
        for (int32_t i = 0; i < components->count; i++) {
            firsts[i] = RONDE_NONE;
        }
        for (int32_t i = 0; i < instance->place_count; i++) {
            all[i] = true;
        }
        join_places(components, instance, parents, firsts);
        number_sets(parents, all, instance->place_count, places, count);
    }
    ronde_free(parents);
    ronde_free(firsts);
    ronde_free(all);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/naive_judge.h"

#include "tests/support/brute_rules.h"

#include <stdlib.h>
#include <string.h>

enum { ticks = 4000, zero = 2000 }; /* painted times are -2000 .. 1999 */

typedef enum paint { blank, work, travelling } paint;

typedef struct naive {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_rule blind;
    ronde_naive_verdict verdict;
    ronde_time workload;             /* the largest */
    const ronde_route *route_of[64]; /* by shift: the route that does something */
    ronde_time worked[64];           /* by shift: tasks and paid travel */
    unsigned char canvas[ticks];
} naive;

static void require(naive *at, ronde_rule rule, bool holds)
{
    at->verdict.fine = at->verdict.fine && (holds || rule == at->blind);
}

/* Paints from .. to - 1; false if something is painted there already. */
static bool paint_over(naive *at, ronde_time from, ronde_time to, paint colour)
{
    bool free_of_paint = true;
    for (ronde_time t = from; t < to; t++) {
        free_of_paint = free_of_paint && at->canvas[t + zero] == blank;
        at->canvas[t + zero] = (unsigned char)colour;
    }
    return free_of_paint;
}

static ronde_time count_paint(const naive *at, ronde_time from, ronde_time to, paint colour)
{
    ronde_time count = 0;
    for (ronde_time t = from; t < to; t++) {
        count += at->canvas[t + zero] == colour ? 1 : 0;
    }
    return count;
}

/* The n-th stop that does the task, and its shift; NULL if there is none. */
static const ronde_stop *find_stop(const naive *at, int32_t task, int n, int32_t *shift)
{
    for (size_t r = 0; r < at->plan->routes.count; r++) {
        const ronde_route *route = &at->plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &at->plan->stops.items[route->first_stop + i];
            if (stop->task == task && n-- == 0) {
                *shift = route->shift;
                return stop;
            }
        }
    }
    return NULL;
}

static bool done(const naive *at, int32_t task)
{
    int32_t shift = 0;
    return find_stop(at, task, 0, &shift) != NULL;
}

static bool listed(const naive *at, int32_t task)
{
    for (size_t i = 0; i < at->plan->unserved.count; i++) {
        if (at->plan->unserved.items[i].task == task) {
            return true;
        }
    }
    return false;
}

/* Where the resource is at stop number i of a route: the last task with a place before it. */
static int32_t where(const naive *at, const ronde_route *route, size_t i)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    if (stops[i].kind == RONDE_STOP_END && shift->end_place != RONDE_NONE) {
        return shift->end_place;
    }
    for (size_t k = i + 1; k-- > 0;) {
        int32_t task = stops[k].task;
        if (task != RONDE_NONE && at->instance->tasks[task].place != RONDE_NONE) {
            return at->instance->tasks[task].place;
        }
    }
    for (size_t k = i; k < route->stop_count && shift->start_place == RONDE_NONE; k++) {
        int32_t task = stops[k].task; /* an open start is where the first task is */
        if (task != RONDE_NONE && at->instance->tasks[task].place != RONDE_NONE) {
            return at->instance->tasks[task].place;
        }
    }
    return shift->start_place != RONDE_NONE ? shift->start_place
           : shift->end_place != RONDE_NONE ? shift->end_place
                                            : 0;
}

static bool inside_any(const ronde_window *windows, int32_t count, ronde_time start)
{
    for (int32_t i = 0; i < count; i++) {
        if (start >= windows[i].earliest && start <= windows[i].latest) {
            return true;
        }
    }
    return false;
}

static void judge_stop(naive *at, const ronde_route *route, const ronde_stop *stop)
{
    const ronde_instance *instance = at->instance;
    bool end = stop->task == RONDE_NONE;
    const ronde_task *task = end ? NULL : &instance->tasks[stop->task];
    int32_t person = instance->shifts[route->shift].resource;
    require(at, RONDE_RULE_STOP_TIMES, stop->arrival <= stop->start);
    require(at, RONDE_RULE_STOP_TIMES, stop->start + (end ? 0 : task->duration) == stop->end);
    require(at, RONDE_RULE_STOP_TIMES, !end || stop->arrival == stop->start);
    if (end) {
        return;
    }
    require(at, RONDE_RULE_TIME_WINDOW,
            inside_any(instance->windows + task->first_window, task->window_count, stop->start));
    require(at, RONDE_RULE_OWN_SHIFT, task->shift == RONDE_NONE || task->shift == route->shift);
    for (int bit = 0; bit < 64; bit++) {
        bool needed = (task->skills >> bit & 1U) != 0;
        require(at, RONDE_RULE_SKILL,
                !needed || (instance->resources[person].skills >> bit & 1U) != 0);
    }
    ronde_cost price = task->other_price;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[task->first_pair + i];
        bool forbidden = pair->resource == person && pair->price == ronde_cost_forbidden;
        require(at, RONDE_RULE_FORBIDDEN_PAIR, !forbidden);
        price = pair->resource == person ? pair->price : price;
    }
    at->verdict.cost += price == ronde_cost_forbidden ? 0 : price;
    uint32_t day = (uint32_t)instance->shifts[route->shift].day;
    if (task->agreed_days != 0 && (task->agreed_days & 1U << day) == 0) {
        at->verdict.cost += task->other_day_price;
    }
}

/* The load after stop number i, summed from scratch. */
static int64_t load_after(const naive *at, const ronde_route *route, size_t i, int32_t dim)
{
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    int64_t load = 0;
    for (size_t k = 0; k < route->stop_count; k++) {
        if (stops[k].task != RONDE_NONE) {
            const ronde_task *task = &at->instance->tasks[stops[k].task];
            load += task->initial[dim] + (k <= i ? task->change[dim] : 0);
        }
    }
    return load;
}

/* Which of the vehicle's layouts hold the load after stop number i. */
static int count_layouts(const naive *at, const ronde_route *route, size_t i)
{
    const ronde_instance *instance = at->instance;
    const ronde_resource *vehicle = &instance->resources[instance->shifts[route->shift].resource];
    int holding = 0;
    for (int32_t k = 0; k < vehicle->layout_count || k == 0; k++) {
        const int32_t *room = vehicle->layout_count == 0
                                  ? vehicle->capacity
                                  : instance->layouts[vehicle->first_layout + k].capacity;
        bool holds = true;
        for (int32_t dim = 0; dim < instance->dimension_count; dim++) {
            int64_t load = load_after(at, route, i, dim);
            holds = holds && load >= 0 && load <= room[dim];
        }
        holding += holds ? 1 : 0;
    }
    return holding;
}

/* Unpainted time between the end of a stop and the start of the next one, with a load aboard. */
static void judge_waiting(naive *at, const ronde_route *route)
{
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    int32_t vehicle = at->instance->shifts[route->shift].resource;
    for (size_t i = 1; i < route->stop_count; i++) {
        for (int32_t dim = 0; dim < at->instance->dimension_count; dim++) {
            bool barred = (at->instance->resources[vehicle].no_waiting >> dim & 1U) != 0;
            require(at, RONDE_RULE_WAITING_ABOARD,
                    !barred || load_after(at, route, i - 1, dim) <= 0 ||
                        count_paint(at, stops[i - 1].end, stops[i].start, blank) == 0);
        }
    }
}

/* Sums over the stops: tasks, their durations, and pinned ones that come too late. */
static void judge_sums(naive *at, const ronde_route *route, ronde_time travel)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    ronde_time done_here = 0;
    int32_t tasks = 0;
    for (size_t i = 0; i < route->stop_count; i++) {
        bool counts = stops[i].task != RONDE_NONE && stops[i].kind != RONDE_STOP_BREAK;
        done_here += counts ? at->instance->tasks[stops[i].task].duration : 0;
        tasks += counts ? 1 : 0;
        for (size_t k = 0; k < i && counts; k++) {
            bool before = stops[k].task != RONDE_NONE && stops[k].kind != RONDE_STOP_BREAK;
            int32_t pin = at->instance->tasks[stops[i].task].pin;
            int32_t other = before ? at->instance->tasks[stops[k].task].pin : 0;
            require(at, RONDE_RULE_PINNED_ORDER,
                    !before || pin == 0 || (other != 0 && other <= pin));
        }
    }
    require(at, RONDE_RULE_SHIFT_TASKS, tasks <= shift->max_tasks);
    require(at, RONDE_RULE_SHIFT_TRAVEL, travel <= shift->max_travel);
    at->workload = travel + done_here > at->workload ? travel + done_here : at->workload;
}

static void
judge_journey(naive *at, const ronde_route *route, size_t i, int64_t *distance, ronde_time *sum)
{
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    const ronde_matrix *matrix = ronde_instance_matrix(at->instance, route->shift);
    int32_t from = where(at, route, i - 1);
    int32_t to = where(at, route, i);
    ronde_time travel = ronde_matrix_duration(matrix, from, to);
    if (travel >= RONDE_UNREACHABLE) {
        require(at, RONDE_RULE_REACHABLE, false);
        return;
    }
    *distance += ronde_matrix_distance(matrix, from, to);
    *sum += travel;
    bool room = paint_over(at, stops[i].arrival - travel, stops[i].arrival, travelling);
    bool after = stops[i].arrival - travel >= stops[i - 1].end;
    require(at, RONDE_RULE_TRAVEL_TIME, room && after);
}

static bool is_break(const naive *at, const ronde_stop *stop)
{
    return stop->task != RONDE_NONE && at->instance->tasks[stop->task].kind == RONDE_BREAK;
}

/* Travel that is painted before the first stop that is no break, and before the end. */
static ronde_time unpaid_travel(const naive *at, const ronde_route *route)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    size_t last = route->stop_count - 1;
    size_t first = 1;
    while (first < last && is_break(at, &stops[first])) {
        first++;
    }
    ronde_time sum = 0;
    if (shift->unpaid_first_leg) {
        sum += count_paint(at, stops[0].start, stops[first].start, travelling);
    }
    if (shift->unpaid_last_leg && !(shift->unpaid_first_leg && first == last)) {
        sum += count_paint(at, stops[last - 1].end, stops[last].start, travelling);
    }
    return sum;
}

/* Unpainted time between every two stops with nothing but breaks between. */
static void judge_gaps(naive *at, const ronde_route *route)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    for (size_t i = 0; i < route->stop_count; i++) {
        for (size_t k = i + 1; k < route->stop_count && !is_break(at, &stops[i]); k++) {
            if (is_break(at, &stops[k])) {
                continue;
            }
            ronde_time gap = count_paint(at, stops[i].end, stops[k].start, blank);
            require(at, RONDE_RULE_MAX_GAP, gap <= shift->max_gap);
            at->verdict.cost +=
                gap > shift->gap_limit
                    ? (gap - shift->gap_limit) * at->instance->resources[shift->resource].gap_price
                    : 0;
            break;
        }
    }
}

static void judge_breaks(naive *at, const ronde_route *route, ronde_time lasts)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *due = &at->instance->breaks[shift->first_break + i];
        int32_t by = RONDE_NONE;
        bool taken = find_stop(at, due->task, 0, &by) != NULL && by == route->shift;
        require(at, RONDE_RULE_BREAK_TAKEN, taken || (due->after > 0 && lasts <= due->after));
    }
}

static void judge_route(naive *at, const ronde_route *route)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_resource *person = &at->instance->resources[shift->resource];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    size_t last = route->stop_count - 1;
    if (route->stop_count <= 2) { /* these plans have a start and an end on every route */
        return;
    }
    int64_t distance = 0;
    ronde_time travel = 0;
    memset(at->canvas, blank, sizeof at->canvas);
    for (size_t i = 0; i <= last; i++) {
        judge_stop(at, route, &stops[i]);
        require(at, RONDE_RULE_TRAVEL_TIME, paint_over(at, stops[i].start, stops[i].end, work));
        if (i > 0) {
            judge_journey(at, route, i, &distance, &travel);
        }
        require(at, RONDE_RULE_CAPACITY, count_layouts(at, route, i) > 0);
    }
    judge_waiting(at, route);
    judge_sums(at, route, travel);
    ronde_time from = stops[0].start;
    ronde_time to = stops[last].end;
    require(at, RONDE_RULE_SHIFT_HOURS, from >= shift->earliest && to <= shift->latest);
    require(at, RONDE_RULE_SHIFT_DURATION, to - from <= shift->max_duration);
    require(at, RONDE_RULE_SHIFT_DISTANCE, distance <= shift->max_distance);
    judge_breaks(at, route, to - from);
    judge_gaps(at, route);
    ronde_time unpaid = unpaid_travel(at, route);
    at->route_of[route->shift] = route;
    for (size_t i = 0; i <= last; i++) {
        bool counts = stops[i].task != RONDE_NONE && !is_break(at, &stops[i]);
        at->worked[route->shift] += counts ? at->instance->tasks[stops[i].task].duration : 0;
    }
    at->worked[route->shift] += travel - unpaid;
    ronde_time over = to - from - unpaid - shift->normal_duration;
    at->verdict.cost += over > 0 ? over * person->overtime_price : 0;
    at->verdict.used_shifts++;
    at->verdict.cost += person->shift_price + distance * person->distance_price +
                        (to - from - unpaid) * person->paid_price +
                        count_paint(at, from, to, travelling) * person->travel_price +
                        count_paint(at, from, to, blank) * person->wait_price;
}

/* Steps away from the start, one unit at a time and first to the past, until a wish is met. */
static void judge_wishes(naive *at, ronde_time *latest)
{
    for (int32_t i = 0; i < at->instance->task_count; i++) {
        const ronde_task *task = &at->instance->tasks[i];
        int32_t shift = 0;
        const ronde_stop *stop = find_stop(at, i, 0, &shift);
        const ronde_window *wishes = at->instance->windows + task->first_soft_window;
        if (stop == NULL || task->soft_window_count == 0) {
            continue;
        }
        for (ronde_time off = 0;; off++) {
            if (inside_any(wishes, task->soft_window_count, stop->start - off)) {
                at->verdict.cost += off * task->late_price;
                *latest = off > *latest ? off : *latest;
                break;
            }
            if (inside_any(wishes, task->soft_window_count, stop->start + off)) {
                at->verdict.cost += off * task->early_price;
                break;
            }
        }
    }
}

static void judge_request(naive *at, int32_t index)
{
    const ronde_instance *instance = at->instance;
    const ronde_request *request = &instance->requests[index];
    int begun = 0;
    bool served = false;
    bool all_listed = true;
    for (int32_t a = 0; a < instance->alternative_count; a++) {
        const ronde_alternative *alternative = &instance->alternatives[a];
        int count = 0;
        for (int32_t i = 0; i < alternative->task_count && alternative->request == index; i++) {
            int32_t task = instance->request_tasks[alternative->first_task + i];
            count += done(at, task) ? 1 : 0;
            all_listed = all_listed && (listed(at, task) || a != request->first_alternative);
        }
        bool whole = count == alternative->task_count && alternative->request == index;
        begun += count > 0 ? 1 : 0;
        served = served || whole;
        at->verdict.cost += whole ? alternative->price : 0;
        require(at, RONDE_RULE_REQUEST_WHOLE, whole || count == 0);
    }
    require(at, RONDE_RULE_ONE_ALTERNATIVE, begun <= 1);
    require(at, RONDE_RULE_ACCOUNTED, request->optional || begun > 0 || all_listed);
    if (!served) {
        at->verdict.cost += request->optional ? request->prize : 0;
        at->verdict.unserved += request->optional ? 0 : request->priority;
    }
}

static void judge_link(naive *at, const ronde_link *link)
{
    int32_t one = 0;
    int32_t other = 0;
    const ronde_stop *from = find_stop(at, link->from, 0, &one);
    const ronde_stop *to = find_stop(at, link->to, 0, &other);
    if (from == NULL || to == NULL) {
        return;
    }
    const ronde_shift *shifts = at->instance->shifts;
    bool same = shifts[one].resource == shifts[other].resource;
    require(at, RONDE_RULE_MIN_LAG, to->start >= from->start + link->min_lag);
    require(at, RONDE_RULE_MAX_LAG, to->start <= from->start + link->max_lag);
    require(at, RONDE_RULE_SAME_RESOURCE, same || link->relation != RONDE_SAME_RESOURCE);
    require(at, RONDE_RULE_DIFFERENT_RESOURCE, !same || link->relation != RONDE_DIFFERENT_RESOURCE);
    require(at, RONDE_RULE_SAME_SHIFT, one == other || link->relation != RONDE_SAME_SHIFT);
}

/* Every two tasks of every group. */
static void judge_groups(naive *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->task_count * instance->task_count; i++) {
        const ronde_task *one = &instance->tasks[i / instance->task_count];
        const ronde_task *two = &instance->tasks[i % instance->task_count];
        int32_t here = 0;
        int32_t there = 0;
        bool both = find_stop(at, i / instance->task_count, 0, &here) != NULL &&
                    find_stop(at, i % instance->task_count, 0, &there) != NULL;
        for (int32_t k = 0; k < one->membership_count && both; k++) {
            for (int32_t l = 0; l < two->membership_count; l++) {
                ronde_membership a = instance->memberships[one->first_membership + k];
                ronde_membership b = instance->memberships[two->first_membership + l];
                if (!ronde_group_shares(&instance->groups[a.group])) {
                    continue;
                }
                bool together = instance->groups[a.group].rule == RONDE_TOGETHER;
                require(at, RONDE_RULE_GROUP_TOGETHER,
                        a.group != b.group || !together || here == there);
                require(at, RONDE_RULE_GROUP_APART,
                        a.group != b.group || together || here != there || a.set == b.set);
            }
        }
    }
}

/* Every pair of shifts for the rest between, every shift for the week that it is the first of. */
static void judge_hours(naive *at)
{
    const ronde_shift *shifts = at->instance->shifts;
    for (int32_t i = 0; i < at->instance->shift_count; i++) {
        const ronde_resource *person = &at->instance->resources[shifts[i].resource];
        const ronde_contract *contract = &person->contract;
        ronde_time sum = 0;
        int32_t first = RONDE_NONE;
        for (int32_t k = at->instance->shift_count - 1; k >= 0; k--) {
            bool same = shifts[i].resource == shifts[k].resource;
            if (same && shifts[i].week == shifts[k].week) {
                first = k;
                sum += at->worked[k];
            }
            if (same && shifts[i].day < shifts[k].day && at->route_of[i] != NULL &&
                at->route_of[k] != NULL) {
                const ronde_stop *stops = at->plan->stops.items;
                size_t last = at->route_of[i]->first_stop + at->route_of[i]->stop_count - 1;
                require(at, RONDE_RULE_DAILY_REST,
                        stops[at->route_of[k]->first_stop].start - stops[last].end >= person->rest);
            }
        }
        if (first == i) {
            require(at, RONDE_RULE_CONTRACT_MAX, sum <= contract->max);
            at->verdict.cost +=
                sum < contract->least ? (contract->least - sum) * contract->short_price : 0;
            at->verdict.cost +=
                sum > contract->most ? (sum - contract->most) * contract->extra_price : 0;
        }
    }
}

/* Every resource that serves some task of a client, counted by resource. */
static void judge_faces(naive *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t group = 0; group < instance->group_count; group++) {
        int64_t faces = 0;
        for (int32_t who = 0; who < instance->resource_count; who++) {
            bool seen = false;
            for (int32_t i = 0; i < instance->task_count; i++) {
                const ronde_task *task = &instance->tasks[i];
                int32_t shift = 0;
                bool by =
                    find_stop(at, i, 0, &shift) != NULL && instance->shifts[shift].resource == who;
                for (int32_t k = 0; k < task->membership_count && by; k++) {
                    seen |= instance->memberships[task->first_membership + k].group == group;
                }
            }
            faces += seen ? 1 : 0;
        }
        const ronde_group *of = &instance->groups[group];
        if (of->rule == RONDE_FACES && faces > of->free) {
            at->verdict.cost += (faces - of->free) * of->price;
        }
    }
}

/* Every two visits of a building, moment by moment. */
static void judge_meetings(naive *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->task_count * instance->task_count; i++) {
        int32_t shifts[2] = {0, 0};
        int32_t one = i / instance->task_count;
        int32_t other = i % instance->task_count;
        const ronde_stop *a = find_stop(at, one, 0, &shifts[0]);
        const ronde_stop *b = find_stop(at, other, 0, &shifts[1]);
        if (one >= other || a == NULL || b == NULL ||
            strcmp(instance->resources[instance->shifts[shifts[0]].resource].provider,
                   instance->resources[instance->shifts[shifts[1]].resource].provider) == 0) {
            continue;
        }
        bool at_once = !(a->end <= b->start || b->end <= a->start);
        at->verdict.cost += at_once ? ronde_brute_shared_price(instance, one, other) : 0;
    }
}

ronde_naive_verdict
ronde_naive_judge(const ronde_instance *instance, const ronde_plan *plan, ronde_rule blind)
{
    static naive at;
    ronde_time latest = 0;
    at = (naive){.instance = instance, .plan = plan, .blind = blind, .verdict = {.fine = true}};
    for (size_t r = 0; r < plan->routes.count; r++) {
        for (size_t other = 0; other < r; other++) {
            require(&at, RONDE_RULE_ONE_ROUTE,
                    plan->routes.items[r].shift != plan->routes.items[other].shift);
        }
        judge_route(&at, &plan->routes.items[r]);
    }
    for (int32_t i = 0; i < instance->task_count; i++) {
        int32_t shift = 0;
        require(&at, RONDE_RULE_SERVED_ONCE, find_stop(&at, i, 1, &shift) == NULL);
        require(&at, RONDE_RULE_ACCOUNTED, !done(&at, i) || !listed(&at, i));
    }
    for (int32_t i = 0; i < instance->request_count; i++) {
        judge_request(&at, i);
    }
    for (int32_t i = 0; i < instance->link_count; i++) {
        judge_link(&at, &instance->links[i]);
    }
    judge_wishes(&at, &latest);
    judge_groups(&at);
    judge_hours(&at);
    judge_faces(&at);
    judge_meetings(&at);
    at.verdict.cost += at.workload * instance->workload_price;
    at.verdict.cost += latest * instance->latest_price;
    return at.verdict;
}

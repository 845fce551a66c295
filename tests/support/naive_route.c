/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One route, painted moment by moment. */
#include "tests/support/naive_parts.h"

#include <string.h>

typedef enum paint { blank, work, travelling } paint;

/* Paints from .. to - 1; false if something is painted there already. */
static bool paint_over(ronde_naive *at, ronde_time from, ronde_time to, paint colour)
{
    bool free_of_paint = true;
    for (ronde_time t = from; t < to; t++) {
        free_of_paint = free_of_paint && at->canvas[t + naive_zero] == blank;
        at->canvas[t + naive_zero] = (unsigned char)colour;
    }
    return free_of_paint;
}

static ronde_time count_paint(const ronde_naive *at, ronde_time from, ronde_time to, paint colour)
{
    ronde_time count = 0;
    for (ronde_time t = from; t < to; t++) {
        count += at->canvas[t + naive_zero] == colour ? 1 : 0;
    }
    return count;
}

/* Where the resource is at stop number i of a route: the last task with a place before it. */
static int32_t where(const ronde_naive *at, const ronde_route *route, size_t i)
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

static void judge_stop(ronde_naive *at, const ronde_route *route, const ronde_stop *stop)
{
    const ronde_instance *instance = at->instance;
    bool end = stop->task == RONDE_NONE;
    const ronde_task *task = end ? NULL : &instance->tasks[stop->task];
    int32_t person = instance->shifts[route->shift].resource;
    ronde_naive_require(at, RONDE_RULE_STOP_TIMES, stop->arrival <= stop->start);
    ronde_naive_require(at, RONDE_RULE_STOP_TIMES,
                        stop->start + (end ? 0 : task->duration) == stop->end);
    ronde_naive_require(at, RONDE_RULE_STOP_TIMES, !end || stop->arrival == stop->start);
    if (end) {
        return;
    }
    ronde_naive_require(at, RONDE_RULE_TIME_WINDOW,
                        ronde_naive_inside(instance->windows + task->first_window,
                                           task->window_count, stop->start));
    ronde_naive_require(at, RONDE_RULE_OWN_SHIFT,
                        task->shift == RONDE_NONE || task->shift == route->shift);
    for (int bit = 0; bit < 64; bit++) {
        bool needed = (task->skills >> bit & 1U) != 0;
        ronde_naive_require(at, RONDE_RULE_SKILL,
                            !needed || (instance->resources[person].skills >> bit & 1U) != 0);
    }
    ronde_cost price = task->other_price;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[task->first_pair + i];
        bool forbidden = pair->resource == person && pair->price == ronde_cost_forbidden;
        ronde_naive_require(at, RONDE_RULE_FORBIDDEN_PAIR, !forbidden);
        price = pair->resource == person ? pair->price : price;
    }
    at->verdict.cost += price == ronde_cost_forbidden ? 0 : price;
    uint32_t day = (uint32_t)instance->shifts[route->shift].day;
    if (task->agreed_days != 0 && (task->agreed_days & 1U << day) == 0) {
        at->verdict.cost += task->other_day_price;
    }
}

/* The load after stop number i, summed from scratch. */
static int64_t load_after(const ronde_naive *at, const ronde_route *route, size_t i, int32_t dim)
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
static int count_layouts(const ronde_naive *at, const ronde_route *route, size_t i)
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
static void judge_waiting(ronde_naive *at, const ronde_route *route)
{
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    int32_t vehicle = at->instance->shifts[route->shift].resource;
    for (size_t i = 1; i < route->stop_count; i++) {
        for (int32_t dim = 0; dim < at->instance->dimension_count; dim++) {
            bool barred = (at->instance->resources[vehicle].no_waiting >> dim & 1U) != 0;
            ronde_naive_require(at, RONDE_RULE_WAITING_ABOARD,
                                !barred || load_after(at, route, i - 1, dim) <= 0 ||
                                    count_paint(at, stops[i - 1].end, stops[i].start, blank) == 0);
        }
    }
}

/* Sums over the stops: tasks, their durations, and pinned ones that come too late. */
static void judge_sums(ronde_naive *at, const ronde_route *route, ronde_time travel)
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
            ronde_naive_require(at, RONDE_RULE_PINNED_ORDER,
                                !before || pin == 0 || (other != 0 && other <= pin));
        }
    }
    ronde_naive_require(at, RONDE_RULE_SHIFT_TASKS, tasks <= shift->max_tasks);
    ronde_naive_require(at, RONDE_RULE_SHIFT_TRAVEL, travel <= shift->max_travel);
    at->workload = travel + done_here > at->workload ? travel + done_here : at->workload;
}

static void judge_journey(
    ronde_naive *at, const ronde_route *route, size_t i, int64_t *distance, ronde_time *sum)
{
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    const ronde_matrix *matrix = ronde_instance_matrix(at->instance, route->shift);
    int32_t from = where(at, route, i - 1);
    int32_t to = where(at, route, i);
    ronde_time travel = ronde_matrix_duration(matrix, from, to);
    if (travel >= RONDE_UNREACHABLE) {
        ronde_naive_require(at, RONDE_RULE_REACHABLE, false);
        return;
    }
    *distance += ronde_matrix_distance(matrix, from, to);
    *sum += travel;
    bool room = paint_over(at, stops[i].arrival - travel, stops[i].arrival, travelling);
    bool after = stops[i].arrival - travel >= stops[i - 1].end;
    ronde_naive_require(at, RONDE_RULE_TRAVEL_TIME, room && after);
}

/* Travel that is painted before the first stop that is no break, and before the end. */
static ronde_time unpaid_travel(const ronde_naive *at, const ronde_route *route)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    size_t last = route->stop_count - 1;
    size_t first = 1;
    while (first < last && ronde_naive_is_break(at, &stops[first])) {
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
static void judge_gaps(ronde_naive *at, const ronde_route *route)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    const ronde_stop *stops = &at->plan->stops.items[route->first_stop];
    for (size_t i = 0; i < route->stop_count; i++) {
        for (size_t k = i + 1; k < route->stop_count && !ronde_naive_is_break(at, &stops[i]); k++) {
            if (ronde_naive_is_break(at, &stops[k])) {
                continue;
            }
            ronde_time gap = count_paint(at, stops[i].end, stops[k].start, blank);
            ronde_naive_require(at, RONDE_RULE_MAX_GAP, gap <= shift->max_gap);
            at->verdict.cost +=
                gap > shift->gap_limit
                    ? (gap - shift->gap_limit) * at->instance->resources[shift->resource].gap_price
                    : 0;
            break;
        }
    }
}

static void judge_breaks(ronde_naive *at, const ronde_route *route, ronde_time lasts)
{
    const ronde_shift *shift = &at->instance->shifts[route->shift];
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *due = &at->instance->breaks[shift->first_break + i];
        int32_t by = RONDE_NONE;
        bool taken = ronde_naive_find(at, due->task, 0, &by) != NULL && by == route->shift;
        ronde_naive_require(at, RONDE_RULE_BREAK_TAKEN,
                            taken || (due->after > 0 && lasts <= due->after));
    }
}

void ronde_naive_judge_route(ronde_naive *at, const ronde_route *route)
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
        ronde_naive_require(at, RONDE_RULE_TRAVEL_TIME,
                            paint_over(at, stops[i].start, stops[i].end, work));
        if (i > 0) {
            judge_journey(at, route, i, &distance, &travel);
        }
        ronde_naive_require(at, RONDE_RULE_CAPACITY, count_layouts(at, route, i) > 0);
    }
    judge_waiting(at, route);
    judge_sums(at, route, travel);
    ronde_time from = stops[0].start;
    ronde_time to = stops[last].end;
    ronde_naive_require(at, RONDE_RULE_SHIFT_HOURS, from >= shift->earliest && to <= shift->latest);
    ronde_naive_require(at, RONDE_RULE_SHIFT_DURATION, to - from <= shift->max_duration);
    ronde_naive_require(at, RONDE_RULE_SHIFT_DISTANCE, distance <= shift->max_distance);
    judge_breaks(at, route, to - from);
    judge_gaps(at, route);
    ronde_time unpaid = unpaid_travel(at, route);
    at->route_of[route->shift] = route;
    for (size_t i = 0; i <= last; i++) {
        bool counts = stops[i].task != RONDE_NONE && !ronde_naive_is_break(at, &stops[i]);
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

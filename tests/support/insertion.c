/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/insertion.h"

#include "instances/model/check.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"

enum { most_shifts = 8, most_stops = 24, most_inserts = 12 };

/* The order of tasks on one route. */
typedef struct sequence {
    int32_t tasks[most_stops];
    ronde_time start[most_stops];
    ronde_time leave, back;
    int count;
} sequence;

typedef struct attempt {
    const ronde_instance *instance;
    const ronde_plan *plan;
    sequence routes[most_shifts];
} attempt;

static attempt sequences_of(const ronde_instance *instance, const ronde_plan *plan)
{
    attempt at = {.instance = instance, .plan = plan};
    ck_assert_int_le(instance->shift_count, most_shifts);
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        sequence *to = &at.routes[route->shift];
        for (size_t i = 0; i < route->stop_count; i++) {
            int32_t task = plan->stops.items[route->first_stop + i].task;
            if (task != RONDE_NONE) {
                ck_assert_int_lt(to->count, most_stops - most_inserts);
                to->tasks[to->count++] = task;
            }
        }
    }
    return at;
}

/* Inserts a task at one of all positions, counted over the routes; gives the shift. */
static int32_t insert_at(attempt *at, int32_t task, int position)
{
    int32_t shift = 0;
    while (position > at->routes[shift].count) {
        position -= at->routes[shift].count + 1;
        shift++;
    }
    sequence *to = &at->routes[shift];
    for (int i = to->count; i > position; i--) {
        to->tasks[i] = to->tasks[i - 1];
    }
    to->tasks[position] = task;
    to->count++;
    return shift;
}

static int positions_of(const attempt *at)
{
    int positions = at->instance->shift_count;
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        positions += at->routes[shift].count;
    }
    return positions;
}

/* --- the least times -------------------------------------------------------------------------- */

static ronde_time *start_of(attempt *at, int32_t task)
{
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        for (int i = 0; i < at->routes[shift].count; i++) {
            if (at->routes[shift].tasks[i] == task) {
                return &at->routes[shift].start[i];
            }
        }
    }
    return NULL;
}

/* The first allowed start from a moment on; false if there is none. */
static bool
raise_start(const ronde_instance *instance, int32_t task, ronde_time *start, ronde_time to)
{
    const ronde_task *of = &instance->tasks[task];
    if (to <= *start) {
        return true;
    }
    for (int32_t i = 0; i < of->window_count; i++) {
        ronde_window window = instance->windows[of->first_window + i];
        if (to <= window.latest) {
            *start = to > window.earliest ? to : window.earliest;
            return true;
        }
    }
    return false;
}

static ronde_time limit_of(const attempt *at, int32_t index)
{
    const ronde_shift *shift = &at->instance->shifts[index];
    ronde_time limit = shift->max_duration;
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *rest = &at->instance->breaks[shift->first_break + i];
        bool taken = false;
        for (int k = 0; k < at->routes[index].count; k++) {
            taken |= at->routes[index].tasks[k] == rest->task;
        }
        limit = !taken && rest->after > 0 && rest->after < limit ? rest->after : limit;
    }
    return limit;
}

/* Where the route begins: an open start is at the first stop that has a place. */
static int32_t beginning(const attempt *at, int32_t index)
{
    int32_t place = at->instance->shifts[index].start_place;
    for (int i = 0; i < at->routes[index].count && place == RONDE_NONE; i++) {
        place = at->instance->tasks[at->routes[index].tasks[i]].place;
    }
    return place;
}

/* Nothing from or to nowhere: breaks of an open route before its first stop. */
static ronde_time leg_of(const ronde_matrix *matrix, int32_t from, int32_t to)
{
    return from == RONDE_NONE || to == RONDE_NONE ? 0 : ronde_matrix_duration(matrix, from, to);
}

static bool raise_route(attempt *at, int32_t index)
{
    const ronde_instance *instance = at->instance;
    const ronde_shift *shift = &instance->shifts[index];
    const ronde_matrix *matrix = ronde_instance_matrix(instance, index);
    sequence *route = &at->routes[index];
    ronde_time time = route->leave;
    int32_t place = beginning(at, index);
    for (int i = 0; i < route->count; i++) {
        const ronde_task *task = &instance->tasks[route->tasks[i]];
        int32_t next = task->place == RONDE_NONE ? place : task->place;
        time += leg_of(matrix, place, next);
        if (!raise_start(instance, route->tasks[i], &route->start[i], time)) {
            return false;
        }
        time = route->start[i] + task->duration;
        place = next;
    }
    int32_t end = shift->end_place == RONDE_NONE ? place : shift->end_place;
    time += leg_of(matrix, place, end);
    route->back = time > route->back ? time : route->back;
    ronde_time leave = route->back - limit_of(at, index);
    route->leave = leave > route->leave ? leave : route->leave;
    return route->back <= shift->latest;
}

/* The start of a stop is not so long before the next one that is no break that the gap between
 * gets longer than the shift allows. */
static bool raise_before_gaps(attempt *at, int32_t index)
{
    const ronde_instance *instance = at->instance;
    const ronde_matrix *matrix = ronde_instance_matrix(instance, index);
    sequence *route = &at->routes[index];
    int32_t place = beginning(at, index);
    int from = -1; /* the start of the route */
    ronde_time lag = instance->shifts[index].loading_at_start;
    for (int i = 0; i < route->count; i++) {
        const ronde_task *task = &instance->tasks[route->tasks[i]];
        int32_t next = task->place == RONDE_NONE ? place : task->place;
        lag += leg_of(matrix, place, next);
        place = next;
        if (task->kind != RONDE_BREAK) {
            ronde_time least = route->start[i] - lag - instance->shifts[index].max_gap;
            if (from < 0) {
                route->leave = least > route->leave ? least : route->leave;
            } else if (!raise_start(instance, route->tasks[from], &route->start[from], least)) {
                return false;
            }
            from = i;
            lag = 0;
        }
        lag += task->duration;
    }
    return true;
}

static bool raise_links(attempt *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->link_count; i++) {
        const ronde_link *link = &instance->links[i];
        ronde_time *from = start_of(at, link->from);
        ronde_time *to = start_of(at, link->to);
        if (from != NULL && to != NULL &&
            (!raise_start(instance, link->to, to, *from + link->min_lag) ||
             !raise_start(instance, link->from, from, *to - link->max_lag))) {
            return false;
        }
    }
    return true;
}

/* The rest between two routes of a resource. */
static void raise_rests(attempt *at)
{
    const ronde_instance *instance = at->instance;
    for (int32_t i = 0; i < instance->shift_count * instance->shift_count; i++) {
        const ronde_shift *one = &instance->shifts[i / instance->shift_count];
        const ronde_shift *next = &instance->shifts[i % instance->shift_count];
        const sequence *before = &at->routes[i / instance->shift_count];
        sequence *behind = &at->routes[i % instance->shift_count];
        ronde_time from = before->back + instance->resources[one->resource].rest;
        if (one->resource == next->resource && one->day < next->day && before->count > 0 &&
            behind->count > 0 && from > behind->leave) {
            behind->leave = from;
        }
    }
}

/* All starts at their least values; false if there is no solution. */
static bool set_times(attempt *at)
{
    enum { rounds = 400 };
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        sequence *route = &at->routes[shift];
        route->leave = route->back = at->instance->shifts[shift].earliest;
        for (int i = 0; i < route->count; i++) {
            route->start[i] = INT64_MIN / 4;
            if (!raise_start(at->instance, route->tasks[i], &route->start[i], -100000)) {
                return false;
            }
        }
    }
    for (int round = 0; round < rounds; round++) {
        const attempt before = *at;
        for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
            if (at->routes[shift].count > 0 &&
                (!raise_route(at, shift) || !raise_before_gaps(at, shift))) {
                return false;
            }
        }
        if (!raise_links(at)) {
            return false;
        }
        raise_rests(at);
        bool same = true;
        for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
            const sequence *old = &before.routes[shift];
            const sequence *now = &at->routes[shift];
            same &= old->leave == now->leave && old->back == now->back;
            for (int i = 0; i < now->count; i++) {
                same &= old->start[i] == now->start[i];
            }
        }
        if (same) {
            return true;
        }
    }
    return false;
}

/* --- the word of the checker ------------------------------------------------------------------ */

static void add_route(ronde_plan *out, const attempt *at, int32_t index)
{
    const ronde_instance *instance = at->instance;
    const ronde_shift *shift = &instance->shifts[index];
    const ronde_matrix *matrix = ronde_instance_matrix(instance, index);
    const sequence *route = &at->routes[index];
    ronde_stop stop = {RONDE_STOP_START, RONDE_NONE,   beginning(at, index),
                       route->leave,     route->leave, route->leave};
    ck_assert(ronde_plan_add_route(out, index) && ronde_plan_add_stop(out, &stop));
    for (int i = 0; i < route->count; i++) {
        const ronde_task *task = &instance->tasks[route->tasks[i]];
        int32_t place = task->place == RONDE_NONE ? stop.place : task->place;
        stop = (ronde_stop){.kind = ronde_stop_kind_of(task->kind),
                            .task = route->tasks[i],
                            .place = place,
                            .arrival = stop.end + leg_of(matrix, stop.place, place),
                            .start = route->start[i],
                            .end = route->start[i] + task->duration};
        ck_assert(ronde_plan_add_stop(out, &stop));
    }
    int32_t end = shift->end_place == RONDE_NONE ? stop.place : shift->end_place;
    stop = (ronde_stop){RONDE_STOP_END, RONDE_NONE, end, route->back, route->back, route->back};
    ck_assert(ronde_plan_add_stop(out, &stop));
}

static bool is_right(const attempt *at)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        if (at->routes[shift].count > 0) {
            add_route(&plan, at, shift);
        }
    }
    ck_assert_ok(ronde_check(&verdict, at->instance, &plan, &error));
    bool right = true;
    for (size_t i = 0; i < verdict.violations.count; i++) {
        right &= verdict.violations.items[i].rule == RONDE_RULE_ACCOUNTED; /* others: not asked */
    }
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    return right;
}

/* --- all positions ---------------------------------------------------------------------------- */

/* What is inserted: the tasks of an alternative, then breaks, which may stay out. */
typedef struct inserts {
    int32_t tasks[most_inserts];
    int wheel[most_inserts]; /* position of each; of a break one more: nowhere */
    int count, task_count;
    int32_t shift;
    bool all_on_it;
    int32_t task; /* RONDE_NONE: any; else this one is on the shift */
} inserts;

static bool turn(inserts *at, int positions)
{
    for (int i = at->count - 1; i >= 0; i--) {
        bool rest = i >= at->task_count;
        if (++at->wheel[i] < positions + i + (rest ? 1 : 0)) {
            return true;
        }
        at->wheel[i] = 0;
    }
    return false;
}

static bool fits_here(const attempt *from, const inserts *what)
{
    attempt at = *from;
    int on_it = 0;
    for (int i = 0; i < what->task_count; i++) {
        bool here = insert_at(&at, what->tasks[i], what->wheel[i]) == what->shift;
        on_it += here ? 1 : 0;
        if (!here && what->tasks[i] == what->task) {
            return false;
        }
    }
    if ((on_it == 0 && what->shift != RONDE_NONE) ||
        (what->all_on_it && on_it < what->task_count)) {
        return false;
    }
    for (int i = what->task_count; i < what->count; i++) {
        int position = what->wheel[i] - 1;
        if (position >= positions_of(&at)) {
            return false;
        }
        if (position >= 0 &&
            insert_at(&at, what->tasks[i], position) != at.instance->tasks[what->tasks[i]].shift) {
            return false;
        }
    }
    return set_times(&at) && is_right(&at);
}

static bool
alternative_fits(const attempt *from, inserts *what, const ronde_alternative *alternative)
{
    const ronde_instance *instance = from->instance;
    attempt at = *from;
    what->count = what->task_count = 0;
    for (int32_t i = 0; i < alternative->task_count; i++) {
        what->tasks[what->count++] = instance->request_tasks[alternative->first_task + i];
    }
    what->task_count = what->count;
    for (int32_t i = 0; i < instance->break_count && what->count < most_inserts; i++) {
        if (start_of(&at, instance->breaks[i].task) == NULL) {
            what->tasks[what->count++] = instance->breaks[i].task;
        }
    }
    for (int i = 0; i < what->count; i++) {
        what->wheel[i] = 0;
    }
    do {
        if (fits_here(from, what)) {
            return true;
        }
    } while (turn(what, positions_of(from)));
    return false;
}

bool ronde_insertion_fits(const ronde_instance *instance,
                          const ronde_plan *plan,
                          int32_t request,
                          int32_t shift,
                          bool all_on_it)
{
    const attempt from = sequences_of(instance, plan);
    const ronde_request *of = &instance->requests[request];
    for (int32_t a = 0; a < of->alternative_count; a++) {
        inserts what = {.shift = shift, .all_on_it = all_on_it, .task = RONDE_NONE};
        if (alternative_fits(&from, &what, &instance->alternatives[of->first_alternative + a])) {
            return true;
        }
    }
    return false;
}

bool ronde_insertion_task_fits(const ronde_instance *instance,
                               const ronde_plan *plan,
                               int32_t task,
                               int32_t shift)
{
    const attempt from = sequences_of(instance, plan);
    inserts what = {.shift = shift, .task = task};
    return alternative_fits(&from, &what,
                            &instance->alternatives[instance->tasks[task].alternative]);
}

bool ronde_insertion_way_fits(const ronde_instance *instance,
                              const ronde_plan *plan,
                              int32_t alternative)
{
    const attempt from = sequences_of(instance, plan);
    inserts what = {.shift = RONDE_NONE, .task = RONDE_NONE};
    return alternative_fits(&from, &what, &instance->alternatives[alternative]);
}

bool ronde_insertion_has_times(const ronde_instance *instance, const ronde_plan *plan)
{
    attempt at = sequences_of(instance, plan);
    return set_times(&at) && is_right(&at);
}

bool ronde_insertion_can_tell(const ronde_instance *instance, int32_t alternative)
{
    return ronde_may_wait(instance) && instance->break_count == 0 &&
           (instance->alternatives[alternative].task_count == 1 || ronde_keeps_triangles(instance));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/replan/outlook.h"

#include "instances/model/show.h"

static ronde_time later(ronde_time one, ronde_time other)
{
    return one > other ? one : other;
}

static ronde_time sooner(ronde_time one, ronde_time other)
{
    return one < other ? one : other;
}

/* The moment until which the plan was carried out. */
static ronde_time find_now(const ronde_events *events)
{
    if (events->has_now) {
        return events->now;
    }
    ronde_time first = INT64_MAX;
    for (size_t i = 0; i < events->list.count; i++) {
        const ronde_event *event = &events->list.items[i];
        if (event->kind == RONDE_EVENT_SICK && event->has_from) {
            first = sooner(first, event->from);
        }
    }
    return first == INT64_MAX ? INT64_MIN : first;
}

static void cancel(ronde_outlook *outlook, int32_t task)
{
    const ronde_instance *instance = outlook->instance;
    const ronde_request *request = &instance->requests[instance->tasks[task].request];
    for (int32_t i = 0; i < request->alternative_count; i++) {
        const ronde_alternative *way = &instance->alternatives[request->first_alternative + i];
        for (int32_t t = 0; t < way->task_count; t++) {
            outlook->promises[instance->request_tasks[way->first_task + t]].cancelled = true;
        }
    }
}

/* A resource is away: its shifts begin later, end sooner, or are not there at all. */
static void take_away(ronde_outlook *outlook, const ronde_event *event)
{
    ronde_time from = event->has_from ? event->from : outlook->now;
    ronde_time until = event->has_until ? event->until : INT64_MAX;
    for (int32_t i = 0; i < outlook->instance->shift_count; i++) {
        ronde_presence *at = &outlook->presence[i];
        if (outlook->instance->shifts[i].resource != event->resource || until <= at->earliest ||
            from >= at->latest) {
            continue;
        }
        if (from <= at->earliest && until < at->latest) {
            at->earliest = until;
        } else {
            at->latest = later(from, at->earliest);
            at->sick = true;
        }
    }
}

static void begin_late(ronde_outlook *outlook, const ronde_event *event)
{
    for (int32_t i = 0; i < outlook->instance->shift_count; i++) {
        ronde_presence *at = &outlook->presence[i];
        if (outlook->instance->shifts[i].resource == event->resource &&
            event->until > at->earliest && event->until < at->latest) {
            at->earliest = event->until;
        }
    }
}

static void apply(ronde_outlook *outlook, const ronde_event *event)
{
    switch (event->kind) {
    case RONDE_EVENT_SICK:
        take_away(outlook, event);
        break;
    case RONDE_EVENT_LATE:
        begin_late(outlook, event);
        break;
    case RONDE_EVENT_CANCELLED:
        cancel(outlook, event->task);
        break;
    case RONDE_EVENT_LONGER:
        outlook->promises[event->task].duration = event->duration;
        break;
    case RONDE_EVENT_NEW:
    case RONDE_EVENT_KEEP:
        break; /* after the promises are known */
    }
}

static void keep(ronde_outlook *outlook, const ronde_event *event)
{
    for (int32_t i = 0; i < outlook->instance->task_count; i++) {
        ronde_promise *promise = &outlook->promises[i];
        bool meant = event->task == i ||
                     (event->resource != RONDE_NONE && promise->shift != RONDE_NONE &&
                      outlook->instance->shifts[promise->shift].resource == event->resource);
        promise->kept |= meant && promise->shift != RONDE_NONE &&
                         !outlook->presence[promise->shift].sick && !promise->cancelled;
    }
}

/* True if somebody is on the way to the stop: it left the one before, and has not begun. */
static bool on_the_way(const ronde_outlook *outlook, const ronde_route *route, size_t index)
{
    const ronde_stop *stop = &outlook->plan->stops.items[route->first_stop + index];
    const ronde_stop *previous = stop - 1;
    if (index == 0 || stop->kind == RONDE_STOP_BREAK || previous->place == RONDE_NONE ||
        previous->place == stop->place) {
        return false;
    }
    const ronde_matrix *matrix = ronde_instance_matrix(outlook->instance, route->shift);
    ronde_time travel = ronde_matrix_duration(matrix, previous->place, stop->place);
    return stop->arrival - travel < outlook->now;
}

/* Marks what has begun of a route. Returns the last such stop, or NULL. *finished: it is on its way
 * home. */
static const ronde_stop *
mark_begun(ronde_outlook *outlook, const ronde_route *route, bool *finished)
{
    ronde_presence *at = &outlook->presence[route->shift];
    const ronde_stop *last = NULL;
    bool moved = at->earliest > outlook->instance->shifts[route->shift].earliest;
    ronde_time limit = at->sick ? sooner(outlook->now, at->latest) : outlook->now;
    for (size_t i = 0; i < route->stop_count && !moved; i++) {
        const ronde_stop *stop = &outlook->plan->stops.items[route->first_stop + i];
        bool has_task = stop->task != RONDE_NONE;
        bool travelling = at->latest > outlook->now && on_the_way(outlook, route, i);
        *finished |= stop->kind == RONDE_STOP_END && (travelling || stop->arrival < limit);
        if (!has_task) {
            continue;
        }
        ronde_promise *promise = &outlook->promises[stop->task];
        if (stop->start >= limit && (!travelling || promise->cancelled)) {
            break;
        }
        promise->begun = true;
        promise->rank = stop->kind == RONDE_STOP_BREAK ? 0 : ++at->begun;
        last = stop;
    }
    return last;
}

static ronde_time way_home(const ronde_outlook *outlook, int32_t shift, const ronde_stop *from)
{
    int32_t end = outlook->instance->shifts[shift].end_place;
    const ronde_matrix *matrix = ronde_instance_matrix(outlook->instance, shift);
    return end == RONDE_NONE || from->place == RONDE_NONE
               ? 0
               : ronde_matrix_duration(matrix, from->place, end);
}

/* Who is at home again, or on the way there, comes from there. */
static ronde_time way_back(const ronde_outlook *outlook, int32_t shift, const ronde_stop *to)
{
    int32_t end = outlook->instance->shifts[shift].end_place;
    const ronde_matrix *matrix = ronde_instance_matrix(outlook->instance, shift);
    ronde_time home = way_home(outlook, shift, to);
    ronde_time back = end == RONDE_NONE || to->place == RONDE_NONE
                          ? 0
                          : ronde_matrix_duration(matrix, end, to->place);
    return home > back ? home : back;
}

/* What the rest of a shift can be used for, after what has begun of it. */
static void settle_route(ronde_outlook *outlook, const ronde_route *route)
{
    ronde_presence *at = &outlook->presence[route->shift];
    bool finished = false;
    const ronde_stop *last = mark_begun(outlook, route, &finished);
    if (last == NULL) {
        return;
    }
    ronde_promise *promise = &outlook->promises[last->task];
    ronde_time end = last->start + promise->duration;
    at->latest = later(at->latest, end + way_home(outlook, route->shift, last));
    at->free_earliest = at->earliest;
    at->free_latest = at->latest;
    ronde_time home = way_home(outlook, route->shift, last);
    ronde_time until =
        finished ? outlook->now + way_back(outlook, route->shift, last) : outlook->now;
    if (end < until) {
        if (!at->sick && until + home <= at->latest) {
            promise->occupied = until - last->start;
        } else {
            at->free_latest = end + home; /* too late for anything more, or gone */
            at->over = true;
        }
    }
}

static void note_promises(ronde_outlook *outlook)
{
    const ronde_plan *plan = outlook->plan;
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            if (stop->task != RONDE_NONE) {
                outlook->promises[stop->task].shift = route->shift;
                outlook->promises[stop->task].start = stop->start;
            }
        }
    }
}

/* Cancelled visits that had begun are faults of the events; what is tied to them goes. */
static void
judge_cancelled(ronde_outlook *outlook, const ronde_events *events, ronde_faults *faults)
{
    for (size_t i = 0; i < events->list.count; i++) {
        const ronde_event *event = &events->list.items[i];
        if (event->kind == RONDE_EVENT_CANCELLED && outlook->promises[event->task].begun) {
            ronde_faults_add(
                faults, RONDE_ERROR, "event.begun", event->where,
                "visit '%.60s' began at %s, before %s, so that it cannot be cancelled; make it "
                "shorter (\"longer\") instead",
                outlook->instance->tasks[event->task].id,
                ronde_show_time(outlook->instance, outlook->promises[event->task].start).text,
                ronde_show_time(outlook->instance, outlook->now).text);
        }
    }
    for (int32_t i = 0; i < outlook->instance->task_count; i++) {
        outlook->promises[i].cancelled &= !outlook->promises[i].begun;
    }
}

/* True if the tasks of an alternative must share a route: what was picked up must be delivered. */
static bool is_ride(const ronde_instance *instance, const ronde_alternative *way)
{
    for (int32_t t = 0; t < way->task_count; t++) {
        const ronde_task *task = &instance->tasks[instance->request_tasks[way->first_task + t]];
        for (int32_t i = 0; i < task->link_count; i++) {
            int32_t link = instance->task_links[task->first_link + i];
            if (instance->links[link].relation == RONDE_SAME_SHIFT) {
                return true;
            }
        }
    }
    return false;
}

static bool has_begun(const ronde_outlook *outlook, const ronde_alternative *way)
{
    bool begun = false;
    for (int32_t t = 0; t < way->task_count; t++) {
        int32_t task = outlook->instance->request_tasks[way->first_task + t];
        begun |= outlook->promises[task].begun;
    }
    return begun;
}

/* One way of the request has begun: the other ones are gone, and the rest of it may come to nothing
 * without undoing what was done. */
static void part_request(ronde_outlook *outlook, const ronde_request *request)
{
    const ronde_instance *instance = outlook->instance;
    const ronde_alternative *begun = NULL;
    for (int32_t i = 0; i < request->alternative_count; i++) {
        const ronde_alternative *way = &instance->alternatives[request->first_alternative + i];
        begun = has_begun(outlook, way) ? way : begun;
    }
    for (int32_t i = 0; i < request->alternative_count && begun != NULL; i++) {
        const ronde_alternative *way = &instance->alternatives[request->first_alternative + i];
        for (int32_t t = 0; t < way->task_count; t++) {
            ronde_promise *promise =
                &outlook->promises[instance->request_tasks[way->first_task + t]];
            promise->cancelled |= way != begun;
            promise->parted = way == begun && !is_ride(instance, way);
        }
    }
}

static void start_from(ronde_outlook *out)
{
    for (int32_t i = 0; i < out->instance->task_count; i++) {
        out->promises[i] =
            (ronde_promise){.shift = RONDE_NONE, .duration = out->instance->tasks[i].duration};
    }
    for (int32_t i = 0; i < out->instance->shift_count; i++) {
        const ronde_shift *shift = &out->instance->shifts[i];
        out->presence[i] = (ronde_presence){.earliest = shift->earliest, .latest = shift->latest};
    }
    note_promises(out);
}

static void settle_shifts(ronde_outlook *out)
{
    for (int32_t i = 0; i < out->instance->task_count; i++) {
        out->promises[i].occupied = out->promises[i].duration;
    }
    for (int32_t i = 0; i < out->instance->shift_count; i++) {
        ronde_presence *at = &out->presence[i];
        at->free_latest = at->latest;
        at->free_earliest = sooner(later(at->earliest, out->now), at->latest);
    }
    for (size_t i = 0; i < out->plan->routes.count; i++) {
        settle_route(out, &out->plan->routes.items[i]);
    }
}

ronde_status ronde_outlook_init(ronde_outlook *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_events *events,
                                ronde_faults *faults,
                                ronde_error *error)
{
    size_t before = faults->error_count;
    *out = (ronde_outlook){.instance = instance, .plan = plan, .now = find_now(events)};
    out->promises = ronde_alloc_zero((size_t)instance->task_count + 1, sizeof *out->promises);
    out->presence = ronde_alloc_zero((size_t)instance->shift_count + 1, sizeof *out->presence);
    if (out->promises == NULL || out->presence == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for what was promised");
    }
    start_from(out);
    for (size_t i = 0; i < events->list.count; i++) {
        apply(out, &events->list.items[i]);
    }
    settle_shifts(out);
    for (size_t i = 0; i < events->list.count; i++) {
        if (events->list.items[i].kind == RONDE_EVENT_KEEP) {
            keep(out, &events->list.items[i]);
        }
    }
    judge_cancelled(out, events, faults);
    for (int32_t i = 0; i < instance->request_count; i++) {
        part_request(out, &instance->requests[i]);
    }
    return faults->error_count > before ? ronde_faults_status(faults, error) : RONDE_OK;
}

void ronde_outlook_clear(ronde_outlook *outlook)
{
    ronde_free(outlook->promises);
    ronde_free(outlook->presence);
    *outlook = (ronde_outlook){0};
}

int32_t
ronde_outlook_lost(const ronde_outlook *outlook, const ronde_instance *day, const ronde_plan *plan)
{
    int32_t begun = 0;
    int32_t found = 0;
    int32_t first = RONDE_NONE;
    for (int32_t i = 0; i < outlook->instance->task_count; i++) {
        begun += outlook->promises[i].begun ? 1 : 0;
        first = outlook->promises[i].begun && first == RONDE_NONE ? i : first;
    }
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            const char *id = stop->task == RONDE_NONE ? "" : day->tasks[stop->task].id;
            int32_t task = ronde_idmap_find(&outlook->instance->task_ids, id);
            if (task == RONDE_NONE || !outlook->promises[task].begun) {
                continue;
            }
            if (outlook->promises[task].shift != route->shift ||
                outlook->promises[task].start != stop->start) {
                return task;
            }
            found++;
        }
    }
    return found == begun ? RONDE_NONE : first;
}

ronde_lags ronde_outlook_lags(const ronde_outlook *outlook, const ronde_link *link)
{
    ronde_time usual = outlook->instance->tasks[link->from].duration;
    ronde_time more = outlook->promises[link->from].duration - usual;
    ronde_lags lags = {link->min_lag, link->max_lag};
    if (more != 0 && usual > 0 && link->min_lag >= usual) {
        lags.least += more;
        lags.most += link->max_lag == ronde_time_unlimited ? 0 : more;
    }
    return lags;
}

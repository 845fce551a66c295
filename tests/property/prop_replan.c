/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random days with random events, planned anew: the checker finds no broken rule, what had begun is
 * where and when it was, cancelled visits are gone, the calls are the difference of the two plans
 * as it is computed here by ids, nothing changes without events, and a visit that falls out changes
 * nobody else unless that saves more than it costs. */
#include "instances/base/rng.h"
#include "instances/base/text.h"
#include "instances/replan/differences.h"
#include "service/app/replan.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { cases = 60, promised_iterations = 200, replan_iterations = 150 };

/* One day, promised and planned anew. */
typedef struct trial {
    unsigned long seed;
    ronde_instance *instance;
    ronde_plan promised;
    ronde_text text; /* of the events */
    ronde_events events;
    ronde_replan_options options;
    ronde_replanned made;
    bool made_it; /* the events fitted the day */
} trial;

static int begun_cases, call_count, sick_cases, settled_cases, saved_cases;

static void promise(trial *at, uint64_t seed)
{
    ronde_error error = {0};
    const ronde_solve_options options = {.seed = seed, .iterations = promised_iterations};
    at->seed = (unsigned long)seed;
    at->instance = ronde_random_day(seed);
    ck_assert_ok(ronde_solve(&at->promised, at->instance, &options, NULL, &error));
    at->options = (ronde_replan_options){.prices = {.margin = (ronde_time)(seed % 3) * 5,
                                                    .per_time = 1 + (ronde_cost)(seed % 2),
                                                    .other_helper = 10},
                                         .iterations = replan_iterations,
                                         .seed = seed};
}

static int32_t random_visit(const trial *at, ronde_rng *rng)
{
    int32_t task = (int32_t)ronde_rng_below(rng, (uint32_t)at->instance->task_count);
    return at->instance->tasks[task].request == RONDE_NONE ? 0 : task;
}

static void add(trial *at, bool *first, const char *event)
{
    ronde_text_printf(&at->text, "%s%s", *first ? "" : ",", event);
    *first = false;
}

static void draw_events(trial *at, ronde_rng *rng)
{
    char event[200];
    bool first = true;
    const ronde_instance *instance = at->instance;
    ronde_text_append(&at->text, "{\"format\": \"ronde-events-1\", ");
    if (ronde_rng_below(rng, 3) > 0) {
        ronde_text_printf(&at->text, "\"now\": %d, ", (int)ronde_rng_below(rng, 700));
    }
    ronde_text_append(&at->text, "\"events\": [");
    uint32_t who = ronde_rng_below(rng, (uint32_t)instance->resource_count);
    if (ronde_rng_below(rng, 2) == 0) {
        (void)snprintf(event, sizeof event, "{\"event\": \"sick\", \"helper\": \"%s\"%s}",
                       instance->resources[who].id,
                       ronde_rng_below(rng, 2) == 0 ? "" : ", \"from\": 300");
        add(at, &first, event);
        sick_cases++;
    }
    if (ronde_rng_below(rng, 2) == 0) {
        (void)snprintf(event, sizeof event, "{\"event\": \"cancelled\", \"visit\": \"%s\"}",
                       instance->tasks[random_visit(at, rng)].id);
        add(at, &first, event);
    }
    if (ronde_rng_below(rng, 2) == 0) {
        const ronde_task *task = &instance->tasks[random_visit(at, rng)];
        (void)snprintf(event, sizeof event,
                       "{\"event\": \"longer\", \"visit\": \"%s\", \"duration\": %d}", task->id,
                       (int)task->duration + (int)ronde_rng_below(rng, 20));
        add(at, &first, event);
    }
    if (ronde_rng_below(rng, 2) == 0) {
        (void)snprintf(event, sizeof event,
                       "{\"event\": \"new\", \"visit\": {\"id\": \"extra\", \"place\": \"%s\", "
                       "\"duration\": 7}}",
                       instance->places[0].id);
        add(at, &first, event);
    }
    ronde_text_append(&at->text, "]}");
}

static void plan_anew(trial *at)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ck_assert_ok(ronde_events_read(&at->events, at->instance, at->text.data, at->text.length,
                                   &faults, &error));
    ronde_status status = ronde_replan(&at->made, at->instance, &at->promised, &at->events,
                                       &at->options, NULL, &faults, &error);
    at->made_it = status == RONDE_OK;
    /* only events that do not fit what had begun may be refused */
    ck_assert_msg(status == RONDE_OK || status == RONDE_EINPUT, "seed %lu: %s\n%s", at->seed,
                  error.text, at->text.data);
    ck_assert_msg(status == RONDE_OK || strstr(error.text, "began at") != NULL, "seed %lu: %s\n%s",
                  at->seed, error.text, at->text.data);
    ronde_faults_clear(&faults);
}

static void clear(trial *at)
{
    ronde_replanned_clear(&at->made);
    ronde_events_clear(&at->events);
    ronde_text_clear(&at->text);
    ronde_plan_clear(&at->promised);
    ronde_instance_free(at->instance);
}

static const ronde_stop *
find_stop(const ronde_instance *of, const ronde_plan *plan, const char *id, int32_t *shift)
{
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            if (stop->task != RONDE_NONE && strcmp(of->tasks[stop->task].id, id) == 0) {
                *shift = route->shift;
                return stop;
            }
        }
    }
    return NULL;
}

static void require_rules(const trial *at)
{
    ronde_error error = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_check(&verdict, at->made.day, &at->made.plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %lu: %s\n%s", at->seed,
                  verdict.violations.count > 0 ? verdict.violations.items[0].text : "",
                  at->text.data);
    ronde_verdict_clear(&verdict);
}

/* What began before now, of helpers who are not away, is where and when it was. */
static void require_begun(const trial *at)
{
    if (!at->events.has_now) {
        return;
    }
    for (size_t r = 0; r < at->promised.routes.count; r++) {
        const ronde_route *route = &at->promised.routes.items[r];
        int32_t resource = at->instance->shifts[route->shift].resource;
        bool away = false;
        for (size_t e = 0; e < at->events.list.count; e++) {
            away |= at->events.list.items[e].kind == RONDE_EVENT_SICK &&
                    at->events.list.items[e].resource == resource;
        }
        for (size_t i = 0; i < route->stop_count && !away; i++) {
            const ronde_stop *old = &at->promised.stops.items[route->first_stop + i];
            if (old->task == RONDE_NONE || old->start >= at->events.now) {
                continue;
            }
            const char *id = at->instance->tasks[old->task].id;
            int32_t shift = RONDE_NONE;
            const ronde_stop *stop = find_stop(at->made.day, &at->made.plan, id, &shift);
            ck_assert_msg(stop != NULL && stop->start == old->start && shift == route->shift,
                          "seed %lu: %s had begun at %d\n%s", at->seed, id, (int)old->start,
                          at->text.data);
            begun_cases++;
        }
    }
}

/* Nothing new begins before now. */
static void require_later(const trial *at)
{
    const ronde_plan *plan = &at->made.plan;
    for (size_t r = 0; r < plan->routes.count && at->events.has_now; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            if (stop->task == RONDE_NONE || stop->start >= at->events.now) {
                continue;
            }
            int32_t shift = RONDE_NONE;
            const ronde_stop *old =
                find_stop(at->instance, &at->promised, at->made.day->tasks[stop->task].id, &shift);
            ck_assert_msg(old != NULL && old->start == stop->start && shift == route->shift,
                          "seed %lu: %s begins at %d, in the past\n%s", at->seed,
                          at->made.day->tasks[stop->task].id, (int)stop->start, at->text.data);
        }
    }
}

/* The kind of call of a task of the day, by ids alone; RONDE_CALL_KINDS: none. */
static ronde_call_kind expected_call(const trial *at, int32_t task)
{
    const char *id = at->made.day->tasks[task].id;
    int32_t old_shift = RONDE_NONE;
    int32_t new_shift = RONDE_NONE;
    const ronde_stop *old = find_stop(at->instance, &at->promised, id, &old_shift);
    const ronde_stop *new = find_stop(at->made.day, &at->made.plan, id, &new_shift);
    bool known = ronde_idmap_find(&at->instance->task_ids, id) != RONDE_NONE;
    if (old == NULL && new == NULL) {
        return known ? RONDE_CALL_KINDS : RONDE_CALL_DROPPED;
    }
    if (old == NULL || new == NULL) {
        return old == NULL ? RONDE_CALL_NEW : RONDE_CALL_DROPPED;
    }
    bool moved = imaxabs(old->start - new->start) > at->options.prices.margin;
    bool other = strcmp(at->instance->resources[at->instance->shifts[old_shift].resource].id,
                        at->made.day->resources[at->made.day->shifts[new_shift].resource].id) != 0;
    return moved ? (other ? RONDE_CALL_BOTH : RONDE_CALL_MOVED)
                 : (other ? RONDE_CALL_HELPER : RONDE_CALL_KINDS);
}

static void require_calls(const trial *at)
{
    ronde_error error = {0};
    ronde_differences found = {0};
    ck_assert_ok(ronde_differences_find(&found, at->instance, &at->promised, at->made.day,
                                        &at->made.plan, at->options.prices.margin, &error));
    size_t expected = 0;
    for (int32_t task = 0; task < at->made.day->task_count; task++) {
        if (at->made.day->tasks[task].request == RONDE_NONE) {
            continue;
        }
        ronde_call_kind kind = expected_call(at, task);
        ronde_call_kind said = RONDE_CALL_KINDS;
        for (size_t i = 0; i < found.calls.count; i++) {
            const ronde_call *call = &found.calls.items[i];
            said = call->task_after == task ? call->kind : said;
        }
        ck_assert_msg(said == kind, "seed %lu: %s is call %d, not %d", at->seed,
                      at->made.day->tasks[task].id, (int)said, (int)kind);
        expected += kind != RONDE_CALL_KINDS ? 1 : 0;
    }
    ck_assert_uint_eq(found.calls.count, expected);
    call_count += (int)expected;
    ronde_differences_clear(&found);
}

START_TEST(random_events)
{
    for (uint64_t i = 0; i < (uint64_t)ckx_cases(cases); i++) {
        trial at = {0};
        ronde_rng rng = ronde_rng_new(ckx_seed(1) + i, 7);
        promise(&at, ckx_seed(1) + i);
        draw_events(&at, &rng);
        plan_anew(&at);
        if (at.made_it) {
            settled_cases++;
            require_rules(&at);
            require_calls(&at);
            if (at.events.list.count > 0) {
                require_begun(&at);
                require_later(&at);
            }
        }
        clear(&at);
    }
    printf("replan: %d days, %d sick, %d visits had begun, %d calls\n", settled_cases, sick_cases,
           begun_cases, call_count);
    ck_assert(settled_cases > cases / 2 || ckx_cases(100) < 100);
    ck_assert(begun_cases > 0 || ckx_cases(100) < 100);
    ck_assert(call_count > 0 || ckx_cases(100) < 100);
}
END_TEST

START_TEST(without_events_all_stays)
{
    for (uint64_t i = 0; i < (uint64_t)ckx_cases(cases / 4); i++) {
        trial at = {0};
        promise(&at, ckx_seed(1) + i);
        ronde_text_append(&at.text, "{\"format\": \"ronde-events-1\", \"now\": 200}");
        plan_anew(&at);
        ck_assert(at.made_it);
        ck_assert_uint_eq(at.made.plan.routes.count, at.promised.routes.count);
        ck_assert_uint_eq(at.made.plan.stops.count, at.promised.stops.count);
        for (size_t s = 0; s < at.promised.stops.count; s++) {
            const ronde_stop *old = &at.promised.stops.items[s];
            const ronde_stop *new = &at.made.plan.stops.items[s];
            ck_assert(old->task == new->task && old->kind == new->kind &&
                      old->place == new->place && old->arrival == new->arrival &&
                      old->start == new->start && old->end == new->end);
        }
        clear(&at);
    }
}
END_TEST

/* The promised plan without what is not in the day any more. */
static void drop_only(ronde_plan *out, const trial *at)
{
    for (size_t r = 0; r < at->promised.routes.count; r++) {
        const ronde_route *route = &at->promised.routes.items[r];
        bool used = false;
        for (size_t pass = 0; pass < 2; pass++) {
            for (size_t i = 0; i < route->stop_count && (pass == 0 || used); i++) {
                ronde_stop stop = at->promised.stops.items[route->first_stop + i];
                bool bare = stop.task == RONDE_NONE;
                const char *id = bare ? "" : at->instance->tasks[stop.task].id;
                stop.task = bare ? RONDE_NONE : ronde_idmap_find(&at->made.day->task_ids, id);
                bool stays = stop.task != RONDE_NONE;
                used |= stays && at->made.day->tasks[stop.task].request != RONDE_NONE;
                if (pass == 1) {
                    ck_assert(i > 0 || ronde_plan_add_route(out, route->shift));
                    ck_assert(!(bare || stays) || ronde_plan_add_stop(out, &stop));
                }
            }
        }
    }
    for (size_t i = 0; i < at->promised.unserved.count; i++) {
        const char *id = at->instance->tasks[at->promised.unserved.items[i].task].id;
        int32_t task = ronde_idmap_find(&at->made.day->task_ids, id);
        ck_assert(task == RONDE_NONE || ronde_plan_add_unserved(out, task));
    }
}

static ronde_cost price_of_changes(const trial *at)
{
    ronde_cost sum = 0;
    for (int32_t task = 0; task < at->made.day->task_count; task++) {
        const char *id = at->made.day->tasks[task].id;
        int32_t before = RONDE_NONE;
        int32_t after = RONDE_NONE;
        const ronde_stop *old = find_stop(at->instance, &at->promised, id, &before);
        const ronde_stop *new = find_stop(at->made.day, &at->made.plan, id, &after);
        if (old == NULL || new == NULL || at->made.day->tasks[task].request == RONDE_NONE) {
            continue;
        }
        sum += imaxabs(old->start - new->start) * at->options.prices.per_time;
        sum += at->instance->shifts[before].resource != at->made.day->shifts[after].resource
                   ? at->options.prices.other_helper
                   : 0;
    }
    return sum;
}

static bool has_wishes(const ronde_instance *instance)
{
    bool found = instance->latest_price > 0 || instance->workload_price > 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        found |= instance->tasks[i].soft_window_count > 0;
    }
    return found;
}

START_TEST(a_cancelled_visit_moves_others_only_where_it_pays)
{
    for (uint64_t i = 0; i < (uint64_t)ckx_cases(cases); i++) {
        trial at = {0};
        ronde_error error = {0};
        ronde_plan dropped = {0};
        ronde_verdict without = {0};
        ronde_verdict with = {0};
        promise(&at, ckx_seed(1) + i);
        at.options.prices.margin = 0;
        at.options.prices.per_time = 1000; /* more than any move saves */
        at.options.prices.other_helper = 1000000;
        ronde_text_printf(&at.text,
                          "{\"format\": \"ronde-events-1\", \"events\": [{\"event\": "
                          "\"cancelled\", \"visit\": \"%s\"}]}",
                          at.instance->tasks[0].id);
        plan_anew(&at);
        ck_assert(at.made_it);
        drop_only(&dropped, &at);
        ck_assert_ok(ronde_check(&without, at.made.day, &dropped, &error));
        ck_assert_ok(ronde_check(&with, at.made.day, &at.made.plan, &error));
        if (without.violations.count == 0 && without.unserved == with.unserved &&
            !at.made.day->vehicles_first && !has_wishes(at.instance)) {
            saved_cases++;
            ck_assert_msg(with.cost + price_of_changes(&at) <= without.cost,
                          "seed %lu: %" PRId64 " and changes for %" PRId64 ", against %" PRId64,
                          at.seed, with.cost, price_of_changes(&at), without.cost);
        }
        ronde_verdict_clear(&with);
        ronde_verdict_clear(&without);
        ronde_plan_clear(&dropped);
        clear(&at);
    }
    ck_assert(saved_cases > 0 || ckx_cases(100) < 100);
}
END_TEST

CKX_MAIN("replan",
         random_events,
         without_events_all_stays,
         a_cancelled_visit_moves_others_only_where_it_pays)

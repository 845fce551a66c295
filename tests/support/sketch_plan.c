/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/sketch_plan.h"

#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

/* A word taken apart: name@time+lasts~arrival/place, NULL or -1 where a part is absent. */
typedef struct sketch_word {
    char name[64];
    char place[64];
    long long time, lasts, arrival;
} sketch_word;

static sketch_word take_apart(const char *word)
{
    sketch_word parts = {.time = -1, .lasts = -1, .arrival = -1};
    size_t used = strcspn(word, "@+~/");
    snprintf(parts.name, sizeof parts.name, "%.*s", (int)used, word);
    while (word[used] != '\0') {
        char mark = word[used++];
        size_t length = strcspn(word + used, "@+~/");
        if (mark == '/') {
            snprintf(parts.place, sizeof parts.place, "%.*s", (int)length, word + used);
        } else {
            long long number = strtoll(word + used, NULL, 10);
            *(mark == '@' ? &parts.time : mark == '+' ? &parts.lasts : &parts.arrival) = number;
        }
        used += length;
    }
    return parts;
}

static int32_t find(const ronde_idmap *map, const char *id)
{
    int32_t index = ronde_idmap_find(map, id);
    ck_assert_msg(index != RONDE_NONE, "the sketch names %s, which is not in the instance", id);
    return index;
}

static void add_stop(ronde_plan *plan, const ronde_instance *instance, const sketch_word *word)
{
    const ronde_route *route = &plan->routes.items[plan->routes.count - 1];
    const ronde_shift *shift = &instance->shifts[route->shift];
    const ronde_stop *before = &plan->stops.items[plan->stops.count - 1];
    ronde_stop stop = {.task = RONDE_NONE, .place = before->place};
    ronde_time lasts = 0;
    if (strcmp(word->name, "end") == 0) {
        stop.kind = RONDE_STOP_END;
        stop.place = shift->end_place == RONDE_NONE ? before->place : shift->end_place;
    } else if (strcmp(word->name, "reload") == 0) {
        stop.kind = RONDE_STOP_RELOAD;
        lasts = shift->loading;
    } else {
        stop.task = find(&instance->task_ids, word->name);
        const ronde_task *task = &instance->tasks[stop.task];
        stop.kind = ronde_stop_kind_of(task->kind);
        stop.place = task->place == RONDE_NONE ? before->place : task->place;
        lasts = task->duration;
    }
    if (word->place[0] != '\0') {
        stop.place = find(&instance->place_ids, word->place);
    }
    ck_assert_msg(before->place != RONDE_NONE, "%s: say where the open start is", word->name);
    ronde_time arrival =
        before->end + ronde_matrix_duration(ronde_instance_matrix(instance, route->shift),
                                            before->place, stop.place);
    stop.start = word->time;
    stop.arrival = arrival < stop.start && stop.kind != RONDE_STOP_END ? arrival : stop.start;
    stop.arrival = word->arrival >= 0 ? word->arrival : stop.arrival;
    stop.end = stop.start + (word->lasts >= 0 ? word->lasts : lasts);
    ck_assert(ronde_plan_add_stop(plan, &stop));
}

static void add_word(ronde_plan *plan, const ronde_instance *instance, const char *text)
{
    if (text[0] == '-') {
        ck_assert(ronde_plan_add_unserved(plan, find(&instance->task_ids, text + 1)));
        return;
    }
    sketch_word word = take_apart(text);
    int32_t shift = ronde_idmap_find(&instance->shift_ids, word.name);
    if (shift == RONDE_NONE) {
        ck_assert_msg(plan->routes.count > 0, "the sketch has stop %s before a shift", text);
        add_stop(plan, instance, &word);
        return;
    }
    int32_t place = word.place[0] != '\0' ? find(&instance->place_ids, word.place)
                                          : instance->shifts[shift].start_place;
    ronde_time lasts = word.lasts >= 0 ? word.lasts : instance->shifts[shift].loading_at_start;
    ronde_stop start = {RONDE_STOP_START, RONDE_NONE, place,
                        word.time,        word.time,  word.time + lasts};
    ck_assert(ronde_plan_add_route(plan, shift));
    ck_assert(ronde_plan_add_stop(plan, &start));
}

void ronde_sketch_plan(ronde_plan *plan, const ronde_instance *instance, const char *text)
{
    while (*(text += strspn(text, " ")) != '\0') {
        char word[128];
        size_t length = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        add_word(plan, instance, word);
        text += length;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of who must be phoned, as a program gets it, against the difference of the two plan
 * files: nothing but their texts is compared, stop by stop. */
#include "instances/formats/plan_json.h"
#include "instances/replan/differences.h"
#include "service/report/phone_list.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <jansson.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { cases = 60, iterations = 60 };

/* Where and when the files have a task, by its id: objects with shift, helper and start. */
static json_t *visits_of(const ronde_instance *instance, const ronde_plan *plan)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ck_assert_ok(ronde_plan_json_write(&text, instance, plan, NULL, NULL, &error));
    json_t *file = json_loadb(text.data, text.length, 0, NULL);
    ck_assert_ptr_nonnull(file);
    ronde_text_clear(&text);
    json_t *visits = json_object();
    size_t r = 0;
    json_t *route = NULL;
    json_array_foreach(json_object_get(file, "routes"), r, route)
    {
        const char *shift = json_string_value(json_object_get(route, "shift"));
        int32_t index = ronde_idmap_find(&instance->shift_ids, shift);
        const char *helper = instance->resources[instance->shifts[index].resource].id;
        size_t s = 0;
        json_t *stop = NULL;
        json_array_foreach(json_object_get(route, "stops"), s, stop)
        {
            const char *task = json_string_value(json_object_get(stop, "task"));
            if (task != NULL) {
                json_object_set_new(visits, task,
                                    json_pack("{s:s, s:s, s:O}", "helper", helper, "shift", shift,
                                              "start", json_object_get(stop, "start")));
            }
        }
    }
    json_decref(file);
    return visits;
}

static json_int_t start_of(const json_t *visit)
{
    json_t *start = json_object_get(visit, "start");
    ck_assert(json_is_integer(start));
    return json_integer_value(start);
}

static bool is_text(const json_t *object, const char *key, const char *text)
{
    return strcmp(json_string_value(json_object_get(object, key)), text) == 0;
}

/* The word for a visit that is so in the old file and so in the new one; NULL: no call. */
static const char *change_of(const json_t *old, const json_t *new, json_int_t margin)
{
    if (old == NULL || new == NULL) {
        return old == NULL ? (new == NULL ? NULL : "new") : "dropped";
    }
    bool moved = imaxabs(start_of(new) - start_of(old)) > margin;
    bool other = !is_text(old, "helper", json_string_value(json_object_get(new, "helper")));
    return moved ? (other ? "moved_and_other_helper" : "moved") : (other ? "other_helper" : NULL);
}

static bool same_side(const json_t *said, const json_t *visit)
{
    return visit == NULL ? json_is_null(said) : json_equal(said, visit) != 0;
}

/* The calls of the list, each compared with the files; gives how many there must be. */
static size_t compare_calls(const json_t *list,
                            const ronde_instance *instance,
                            const json_t *before,
                            const json_t *after,
                            json_int_t margin)
{
    json_t *said = json_object(); /* by visit */
    size_t expected = 0;
    size_t i = 0;
    json_t *call = NULL;
    json_array_foreach(json_object_get(list, "residents"), i, call)
    {
        json_object_set(said, json_string_value(json_object_get(call, "visit")), call);
    }
    for (int32_t task = 0; task < instance->task_count; task++) {
        if (instance->tasks[task].kind == RONDE_BREAK) {
            continue;
        }
        const char *id = instance->tasks[task].id;
        const json_t *old = json_object_get(before, id);
        const json_t *new = json_object_get(after, id);
        const json_t *own = json_object_get(said, id);
        const char *change = change_of(old, new, margin);
        const char *word = json_string_value(json_object_get(own, "change"));
        ck_assert_msg((change == NULL) == (own == NULL) &&
                          (own == NULL || (strcmp(word, change) == 0 &&
                                           same_side(json_object_get(own, "before"), old) &&
                                           same_side(json_object_get(own, "after"), new))),
                      "%s: the list says %s, the files %s", id, own == NULL ? "nothing" : word,
                      change == NULL ? "nothing" : change);
        expected += change == NULL ? 0 : 1;
    }
    json_decref(said);
    return expected;
}

/* What differs on one shift. */
typedef struct round_change {
    json_int_t gained, lost, moved;
} round_change;

/* A break that comes or goes is only another time. */
static round_change round_change_of(const ronde_instance *instance,
                                    const json_t *before,
                                    const json_t *after,
                                    const char *shift)
{
    round_change out = {0};
    for (int32_t task = 0; task < instance->task_count; task++) {
        const json_t *old = json_object_get(before, instance->tasks[task].id);
        const json_t *new = json_object_get(after, instance->tasks[task].id);
        bool was = old != NULL && is_text(old, "shift", shift);
        bool is = new != NULL &&is_text(new, "shift", shift);
        if (was && is) {
            out.moved += start_of(old) != start_of(new) ? 1 : 0;
        } else if (instance->tasks[task].kind == RONDE_BREAK) {
            out.moved += was || is ? 1 : 0;
        } else {
            out.gained += is ? 1 : 0;
            out.lost += was ? 1 : 0;
        }
    }
    return out;
}

/* What the list says of helpers; none is left out whose stops differ. */
static void compare_rounds(const json_t *list,
                           const ronde_instance *instance,
                           const json_t *before,
                           const json_t *after)
{
    for (int32_t s = 0; s < instance->shift_count; s++) {
        const char *shift = instance->shifts[s].id;
        round_change expected = round_change_of(instance, before, after, shift);
        const json_t *own = NULL;
        size_t i = 0;
        json_t *round = NULL;
        json_array_foreach(json_object_get(list, "helpers"), i, round)
        {
            own = is_text(round, "shift", shift) ? round : own;
        }
        /* of a shift that is not named all three are 0 */
        ck_assert_msg(json_integer_value(json_object_get(own, "lost")) == expected.lost &&
                          json_integer_value(json_object_get(own, "gained")) == expected.gained &&
                          json_integer_value(json_object_get(own, "moved")) == expected.moved,
                      "shift %s: the files differ by -%d +%d, %d moved", shift, (int)expected.lost,
                      (int)expected.gained, (int)expected.moved);
    }
}

static json_t *list_of(const ronde_instance *instance,
                       const ronde_plan *before,
                       const ronde_plan *after,
                       ronde_time margin)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_differences found = {0};
    ck_assert_ok(ronde_differences_find(&found, instance, before, instance, after, margin, &error));
    ronde_phone_list_json(&text, &(ronde_phone_list){instance, instance, &found, NULL});
    json_t *list = json_loadb(text.data, text.length, 0, NULL);
    ck_assert_ptr_nonnull(list);
    ronde_text_clear(&text);
    ronde_differences_clear(&found);
    return list;
}

/* A plan, and one that was searched on from it. */
static void plan_twice(ronde_plan plans[2], const ronde_instance *instance, uint64_t seed)
{
    ronde_error error = {0};
    ronde_solve_options options = {.seed = seed, .iterations = iterations};
    ck_assert_ok(ronde_solve(&plans[0], instance, &options, NULL, &error));
    options.seed++;
    options.initial = seed % 4 > 0 ? &plans[0] : NULL;
    ck_assert_ok(ronde_solve(&plans[1], instance, &options, NULL, &error));
}

START_TEST(test_list_is_the_difference_of_the_files)
{
    size_t calls = 0;
    for (uint64_t i = 0; i < (uint64_t)ckx_cases(cases); i++) {
        uint64_t seed = ckx_seed(1) + i;
        ronde_time margin = (ronde_time)(seed % 3) * 5;
        ronde_instance *instance = ronde_random_day(seed);
        ronde_plan plans[2] = {{.run = {0}}, {.run = {0}}};
        plan_twice(plans, instance, seed);
        json_t *before = visits_of(instance, &plans[0]);
        json_t *after = visits_of(instance, &plans[1]);
        json_t *list = list_of(instance, &plans[0], &plans[1], margin);
        size_t expected = compare_calls(list, instance, before, after, margin);
        ck_assert_uint_eq(json_array_size(json_object_get(list, "residents")), expected);
        compare_rounds(list, instance, before, after);
        calls += expected;
        json_decref(list);
        json_decref(after);
        json_decref(before);
        ronde_plan_clear(&plans[0]);
        ronde_plan_clear(&plans[1]);
        ronde_instance_free(instance);
    }
    printf("%zu calls\n", calls);
    ck_assert_uint_gt(calls, (size_t)ckx_cases(cases));
}
END_TEST

CKX_MAIN("phone_list", test_list_is_the_difference_of_the_files)

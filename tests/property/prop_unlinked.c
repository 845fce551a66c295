/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links cost nothing where there are none: a day whose links were taken out, or that has links
 * which ask for nothing (no lag, any resource) between tasks of one request, is compiled to the
 * same problem as the day that never had links, and its plan is the same, byte for byte. Days with
 * every rule, and plain ones, which are searched on the path that knows no links at all. */
#include "instances/base/rng.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/plan_json.h"
#include "instances/model/check.h"
#include "solver/core/problem.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"
#include "tests/support/random_links.h"
#include "tests/support/scattered.h"

#include <jansson.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { cases = 30, iterations = 400 };

/* The three ways to have no links, and one that has some. */
typedef enum variant { never_linked, links_removed, inert_links, really_linked, variants } variant;

typedef enum source { every_rule, chains, plain_day, sources } source;

static json_t *document_of(ronde_instance *instance)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ck_assert_ok(ronde_instance_json_write(&text, instance, NULL, &error));
    json_t *document = json_loadb(text.data, text.length, 0, NULL);
    ck_assert_ptr_nonnull(document);
    ronde_text_clear(&text);
    ronde_instance_free(instance);
    return document;
}

/* Every two tasks become a request, and are linked. */
static void pair_up(json_t *document)
{
    json_t *tasks = json_object_get(document, "tasks");
    json_t *links = json_array();
    for (size_t i = 0; i + 1 < json_array_size(tasks); i += 2) {
        json_t *first = json_array_get(tasks, i);
        json_t *second = json_array_get(tasks, i + 1);
        json_t *id = json_object_get(first, "id");
        json_object_set(first, "request", id);
        json_object_set(second, "request", id);
        json_array_append_new(links, json_pack("{s:O, s:O, s:i}", "from", id, "to",
                                               json_object_get(second, "id"), "min_lag", 30));
    }
    json_object_set_new(document, "links", links);
}

static json_t *draw_document(source from, uint64_t seed)
{
    switch (from) {
    case every_rule:
        return document_of(ronde_random_day(seed));
    case chains:
        return document_of(ronde_random_links(seed));
    case plain_day:
    case sources:
        break;
    }
    json_t *document = document_of(ronde_scattered(seed, 8, RONDE_OBJECTIVE_DISTANCE));
    pair_up(document);
    return document;
}

/* The links between the same tasks, now and then the other way round, that ask for nothing. */
static json_t *without_demands(const json_t *links)
{
    json_t *out = json_array();
    size_t at = 0;
    json_t *link = NULL;
    json_array_foreach(links, at, link)
    {
        json_t *from = json_object_get(link, "from");
        json_t *to = json_object_get(link, "to");
        bool back = at % 3 == 2;
        json_array_append_new(
            out, json_pack("{s:O, s:O}", "from", back ? to : from, "to", back ? from : to));
    }
    return out;
}

static ronde_instance *read_variant(const json_t *document, variant which)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *made = NULL;
    json_t *own = json_deep_copy(document);
    if (which == never_linked) {
        json_object_del(own, "links");
    } else if (which == links_removed) {
        json_object_set_new(own, "links", json_array());
    } else if (which == inert_links) {
        json_object_set_new(own, "links", without_demands(json_object_get(own, "links")));
    }
    char *text = json_dumps(own, JSON_COMPACT);
    ck_assert_ptr_nonnull(text);
    ck_assert_ok(ronde_instance_json_read(&made, text, strlen(text), &faults, &error));
    free(text);
    json_decref(own);
    ronde_faults_clear(&faults);
    return made;
}

/* The plan as it is written to a file. */
static ronde_text plan_of(const ronde_instance *instance, uint64_t seed)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_text text = {0};
    const ronde_solve_options options = {.seed = seed, .iterations = iterations};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ck_assert_ok(ronde_plan_json_write(&text, instance, &plan, &verdict, NULL, &error));
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    return text;
}

/* Which shortcuts the search may take. */
static unsigned paths_of(const ronde_instance *instance)
{
    ronde_error error = {0};
    ronde_problem problem = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    bool ties = problem.tied;
    for (int32_t i = 0; i < problem.node_count; i++) {
        ties |= problem.nodes[i].tie_count > 0;
    }
    unsigned paths = (problem.plain ? 1U : 0U) + (problem.prompt ? 2U : 0U) +
                     (problem.timed ? 4U : 0U) + (ties ? 8U : 0U) +
                     16U * (unsigned)problem.kind_count;
    ronde_problem_clear(&problem);
    return paths;
}

/* How many of the days had other plans because of their links, and how many were plain. */
typedef struct tally {
    int linked, told_apart, plain;
} tally;

static void compare(source from, uint64_t seed, tally *to)
{
    json_t *document = draw_document(from, seed);
    ronde_text first = {0};
    unsigned paths = 0;
    for (variant which = never_linked; which < variants; which++) {
        ronde_instance *instance = read_variant(document, which);
        ronde_text plan = plan_of(instance, seed);
        bool same = which == never_linked || strcmp(plan.data, first.data) == 0;
        if (which == never_linked) {
            paths = paths_of(instance);
            ck_assert_msg((paths & 8U) == 0, "seed %" PRIu64 ": ties without links", seed);
            first = plan;
            plan = (ronde_text){0};
        } else if (which == really_linked) {
            to->linked += instance->link_count > 0 ? 1 : 0;
            to->told_apart += same ? 0 : 1;
        } else {
            ck_assert_msg(same, "seed %" PRIu64 " of source %d, variant %d: another plan", seed,
                          (int)from, (int)which);
            ck_assert_uint_eq(paths_of(instance), paths);
        }
        ronde_text_clear(&plan);
        ronde_instance_free(instance);
    }
    to->plain += (int)(paths & 1U);
    ronde_text_clear(&first);
    json_decref(document);
}

START_TEST(test_links_that_are_gone_leave_no_trace)
{
    tally found = {0};
    int count = ckx_cases(cases);
    for (uint64_t i = 0; i < (uint64_t)count; i++) {
        for (source from = every_rule; from < sources; from++) {
            compare(from, ckx_seed(1) + i, &found);
        }
    }
    printf("%d days with links, %d of them planned otherwise with them; %d plain without\n",
           found.linked, found.told_apart, found.plain);
    ck_assert_int_ge(found.plain, count);
    ck_assert_int_gt(found.told_apart, found.linked / 2); /* so the comparison can fail */
}
END_TEST

CKX_MAIN("unlinked", test_links_that_are_gone_leave_no_trace)

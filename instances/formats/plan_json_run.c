/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan was made: written and read. */
#include "instances/base/text.h"
#include "instances/formats/plan_json_parts.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

enum { most_parts = 100000 };

/* A run, and the list of those of its parts. */
typedef struct run_parts {
    ronde_run run;
    ronde_json_node parts;
} run_parts;

static void write_fields(ronde_json_writer *to, const ronde_run *run)
{
    if (run->seed <= INT64_MAX) {
        ronde_json_put_integer(to, "seed", (int64_t)run->seed);
    } else { /* beyond what JSON readers keep as a whole number */
        char digits[24];
        snprintf(digits, sizeof digits, "%" PRIu64, run->seed);
        ronde_json_put_text(to, "seed", digits);
    }
    ronde_json_put_integer(to, "iterations", run->iterations);
    if (run->planned != 0) {
        ronde_json_put_integer(to, "planned", run->planned);
    }
    if (run->revision_count > 0) {
        ronde_json_open_array(to, "revised");
        for (int32_t i = 0; i < run->revision_count; i++) {
            ronde_json_put_integer(to, NULL, run->revised[i]);
        }
        ronde_json_close(to);
    }
}

void ronde_plan_write_run(ronde_json_writer *to, const ronde_plan *plan, bool with_seconds)
{
    ronde_json_open_object(to, "run");
    write_fields(to, &plan->run);
    if (with_seconds && plan->run.seconds >= 0) {
        ronde_json_put_number(to, "seconds", plan->run.seconds);
    }
    if (plan->part_runs.count > 0) {
        ronde_json_open_array(to, "parts");
        for (size_t i = 0; i < plan->part_runs.count; i++) {
            ronde_json_open_object(to, NULL);
            write_fields(to, &plan->part_runs.items[i]);
            ronde_json_close(to);
        }
        ronde_json_close(to);
    }
    ronde_json_close(to);
}

/* The seed: a whole number, or a text where it is beyond the whole numbers of JSON readers. */
static bool take_seed(ronde_json_reader *reader,
                      const ronde_json_node *node,
                      const ronde_json_field *field,
                      void *target)
{
    if (!ronde_json_is_text(node)) {
        static const ronde_json_field whole = {.low = 0, .high = INT64_MAX};
        int64_t seed = 0;
        bool fine = ronde_json_take_integer(reader, node, &whole, &seed);
        if (fine) {
            *(uint64_t *)target = (uint64_t)seed;
        }
        return fine;
    }
    (void)field;
    const char *text = ronde_json_text_of(node);
    uint64_t seed = 0;
    if (!ronde_text_to_seed(text, &seed)) {
        ronde_json_fault(reader, node, "json.wrong_type", "a seed is a whole number of 64 bits");
        return false;
    }
    *(uint64_t *)target = seed;
    return true;
}

/* The list of revisions: whole numbers, as many as a run may have. */
static bool take_revised(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const ronde_json_field *field,
                         void *target)
{
    static const ronde_json_field whole = {.low = 1, .high = INT64_MAX};
    ronde_json_node list = {0};
    ronde_run *run = &((run_parts *)target)->run;
    if (!ronde_json_take_array(reader, node, field, &list)) {
        return false;
    }
    size_t count = ronde_json_count(&list);
    for (size_t i = 0; i < count; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        if (!ronde_json_take_integer(reader, &item, &whole, &run->revised[i])) {
            return false;
        }
    }
    run->revision_count = (int32_t)count;
    return true;
}

static const ronde_json_field run_fields[] = {
    {"seed", take_seed, offsetof(run_parts, run.seed), false, 0, 0, NULL},
    {"iterations", ronde_json_take_integer, offsetof(run_parts, run.iterations), false, 0,
     INT64_MAX, NULL},
    {"planned", ronde_json_take_integer, offsetof(run_parts, run.planned), false, 0, INT64_MAX,
     NULL},
    {"revised", take_revised, 0, false, 0, RONDE_REVISIONS, NULL},
    {"seconds", ronde_json_take_number, offsetof(run_parts, run.seconds), false, 0, 1000000000,
     NULL},
    {"parts", ronde_json_take_array, offsetof(run_parts, parts), false, 0, most_parts, NULL}};

enum { run_field_count = sizeof run_fields / sizeof run_fields[0] };

void ronde_plan_read_run(ronde_json_reader *reader, const ronde_json_node *node)
{
    ronde_plan_reading *reading = reader->context;
    run_parts whole = {.run = {.seconds = -1}};
    ronde_json_take_fields(reader, node, run_fields, run_field_count, &whole);
    reading->plan->run = whole.run;
    for (size_t i = 0; i < ronde_json_count(&whole.parts) && !reading->out_of_memory; i++) {
        ronde_json_node item = ronde_json_item(&whole.parts, i);
        run_parts part = {.run = {.seconds = -1}};
        ronde_json_take_fields(reader, &item, run_fields, run_field_count - 1, &part);
        reading->out_of_memory = !ronde_array_push(&reading->plan->part_runs, part.run);
    }
}

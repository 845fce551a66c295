/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups the tasks of a builder into requests and alternatives, and freezes the tasks.
 *
 * Tasks that name a request belong to it; tasks that links tie belong together (union-find). What
 * is named must agree with what is tied: links stay inside one alternative (I4). */
#include "instances/base/text.h"
#include "instances/model/builder_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A task on its way into request_tasks. */
typedef struct grouped_task {
    int32_t group;       /* smallest task index of its request */
    int32_t alternative; /* first task index of its alternative */
    int32_t task;
    ronde_time earliest; /* within its alternative, by windows and lags */
} grouped_task;

static const char *text_or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* The name of an alternative within all requests, in a text that the caller clears. The separator
 * byte is no part of a name: it keeps (a, bc) and (ab, c) apart. */
static ronde_text full_name(const char *request, const char *alternative)
{
    ronde_text name = {0};
    ronde_text_printf(&name, "%s\x1f%s", text_or_empty(request), text_or_empty(alternative));
    return name;
}

static int32_t find_root(int32_t *parents, int32_t task)
{
    while (parents[task] != task) {
        parents[task] = parents[parents[task]];
        task = parents[task];
    }
    return task;
}

/* The smaller index becomes the root, so that a root is the first task of its group. */
static void unite(int32_t *parents, int32_t one, int32_t other)
{
    int32_t a = find_root(parents, one);
    int32_t b = find_root(parents, other);
    if (a < b) {
        parents[b] = a;
    } else {
        parents[a] = b;
    }
}

/* Unites tasks with the same name; first_of maps a name to the first task that has it. */
static void unite_named(ronde_builder *builder,
                        int32_t *parents,
                        ronde_idmap *names,
                        int32_t *first_of,
                        int32_t task,
                        const char *name)
{
    int32_t index = RONDE_NONE;
    bool added = false;
    if (!ronde_builder_kept(builder, ronde_idmap_add(names, name, &index, &added))) {
        return;
    }
    if (added) {
        first_of[index] = task;
    } else {
        unite(parents, first_of[index], task);
    }
}

/* I4: names and links agree. */
static void check_link_names(ronde_builder *builder)
{
    for (size_t i = 0; i < builder->made_links.count; i++) {
        const resolved_link *at = &builder->made_links.items[i];
        const ronde_task_spec *from = &builder->tasks.items[at->link.from];
        const ronde_task_spec *to = &builder->tasks.items[at->link.to];
        if (strcmp(text_or_empty(from->request), text_or_empty(to->request)) != 0) {
            ronde_builder_fault(builder, at->where, "", "link.crosses_requests",
                                "tasks %s and %s are linked but belong to different requests",
                                from->id, to->id);
        } else if (strcmp(text_or_empty(from->alternative), text_or_empty(to->alternative)) != 0) {
            ronde_builder_fault(builder, at->where, "", "link.crosses_alternatives",
                                "tasks %s and %s are linked but belong to different alternatives",
                                from->id, to->id);
        }
    }
}

/* Fills group and alternative of each task. */
static void group_tasks(ronde_builder *builder, grouped_task *grouped, int32_t *scratch)
{
    int32_t count = (int32_t)builder->tasks.count;
    int32_t *requests = scratch;             /* union-find of requests */
    int32_t *alternatives = scratch + count; /* union-find of alternatives */
    int32_t *first_of_request = scratch + 2 * (size_t)count;
    int32_t *first_of_alternative = scratch + 3 * (size_t)count;
    ronde_idmap request_names = {0};
    ronde_idmap alternative_names = {0};
    for (int32_t i = 0; i < count; i++) {
        requests[i] = i;
        alternatives[i] = i;
    }
    for (int32_t i = 0; i < count && !builder->out_of_memory; i++) {
        const ronde_task_spec *spec = &builder->tasks.items[i];
        if (spec->request == NULL) {
            if (spec->alternative != NULL) {
                ronde_builder_fault(builder, spec->where, "/alternative", "alternative.no_request",
                                    "an alternative needs the request it belongs to");
            }
            continue;
        }
        ronde_text both = full_name(spec->request, spec->alternative);
        if (ronde_builder_kept(builder, !both.broken)) {
            unite_named(builder, requests, &request_names, first_of_request, i, spec->request);
            unite_named(builder, alternatives, &alternative_names, first_of_alternative, i,
                        both.data);
        }
        ronde_text_clear(&both);
    }
    for (size_t i = 0; i < builder->made_links.count; i++) {
        const ronde_link *link = &builder->made_links.items[i].link;
        unite(requests, link->from, link->to);
        unite(alternatives, link->from, link->to);
    }
    for (int32_t i = 0; i < count; i++) {
        grouped[i] = (grouped_task){find_root(requests, i), find_root(alternatives, i), i, 0};
    }
    ronde_idmap_clear(&request_names);
    ronde_idmap_clear(&alternative_names);
}

static int compare_grouped(const void *left, const void *right)
{
    const grouped_task *a = left;
    const grouped_task *b = right;
    if (a->group != b->group) {
        return a->group < b->group ? -1 : 1;
    }
    if (a->alternative != b->alternative) {
        return a->alternative < b->alternative ? -1 : 1;
    }
    if (a->earliest != b->earliest) {
        return a->earliest < b->earliest ? -1 : 1;
    }
    return (a->task > b->task) - (a->task < b->task);
}

/* Position of a task within its alternative's slice. */
static int32_t slice_position(const grouped_task *slice, int32_t count, int32_t task)
{
    for (int32_t i = 0; i < count; i++) {
        if (slice[i].task == task) {
            return i;
        }
    }
    return RONDE_NONE;
}

/* One sweep over the lags: raises earliest starts; true if any rose (Bellman-Ford). */
static bool raise_starts(const ronde_builder *builder, grouped_task *slice, int32_t count)
{
    const ronde_instance *made = builder->instance;
    bool raised = false;
    for (int32_t i = 0; i < count; i++) {
        const ronde_task *task = &builder->made_tasks.items[slice[i].task];
        for (int32_t k = 0; k < task->link_count; k++) {
            const ronde_link *link = &made->links[made->task_links[task->first_link + k]];
            bool outward = link->from == slice[i].task;
            int32_t other = slice_position(slice, count, outward ? link->to : link->from);
            ronde_time lag = outward ? link->min_lag : -link->max_lag;
            if (other != RONDE_NONE && slice[i].earliest + lag > slice[other].earliest) {
                slice[other].earliest = slice[i].earliest + lag;
                raised = true;
            }
        }
    }
    return raised;
}

/* I5: earliest starts within one alternative; lags that contradict each other are a fault. */
static void time_alternative(ronde_builder *builder, grouped_task *slice, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        const ronde_task *task = &builder->made_tasks.items[slice[i].task];
        slice[i].earliest = builder->windows.items[task->first_window].earliest;
    }
    for (int32_t sweep = 0; sweep <= count; sweep++) {
        if (!raise_starts(builder, slice, count)) {
            return;
        }
    }
    ronde_builder_fault(builder, builder->tasks.items[slice[0].task].where, "", "link.impossible",
                        "the lags between task %s and the tasks tied to it contradict each other",
                        builder->tasks.items[slice[0].task].id);
}

/* Takes one task's word on its request: prize (of the slice), priority, optional. */
static void merge_terms(ronde_builder *builder,
                        ronde_request *request,
                        const ronde_task_spec *spec,
                        bool first,
                        ronde_cost *prize)
{
    int32_t priority = spec->priority > 0 ? spec->priority : 1;
    if (spec->pin > 0 && priority < RONDE_PIN_PRIORITY) {
        priority = RONDE_PIN_PRIORITY;
    }
    request->priority = priority > request->priority ? priority : request->priority;
    if (first) {
        request->optional = spec->optional;
    } else if (request->optional != spec->optional) {
        ronde_builder_fault(builder, spec->where, "/optional", "request.optional_mixed",
                            "task %s and the tasks tied to it must all be optional, or none",
                            spec->id);
    }
    *prize += spec->prize;
}

/* The tables under construction, all with room for every task. */
typedef struct request_tables {
    ronde_request *requests;
    ronde_alternative *alternatives;
    int32_t *request_tasks;
    ronde_idmap alternative_names; /* full names of the alternative specs */
    int32_t next_task;
} request_tables;

/* What the input says of an alternative beyond its tasks: id, label, price, time elsewhere. */
static void set_alternative_spec(ronde_builder *builder,
                                 request_tables *tables,
                                 const ronde_task_spec *spec,
                                 ronde_alternative *alternative)
{
    ronde_text name = full_name(spec->request, spec->alternative);
    int32_t found = ronde_builder_kept(builder, !name.broken)
                        ? ronde_idmap_find(&tables->alternative_names, name.data)
                        : RONDE_NONE;
    ronde_text_clear(&name);
    alternative->id = text_or_empty(spec->alternative);
    alternative->label = "";
    if (found != RONDE_NONE) {
        const ronde_alternative_spec *extra = &builder->alternatives.items[found];
        alternative->label = text_or_empty(extra->label);
        alternative->price = ronde_builder_price(builder, extra->where, "/price", extra->price);
        alternative->elsewhere =
            ronde_builder_time(builder, extra->where, "/elsewhere", extra->elsewhere);
        builder->alternatives.items[found].request = NULL; /* used */
    }
}

/* Makes one alternative of the slice (all with the same group and alternative). */
static void make_alternative(ronde_builder *builder,
                             request_tables *tables,
                             const grouped_task *slice,
                             int32_t count)
{
    ronde_instance *made = builder->instance;
    ronde_request *request = &tables->requests[made->request_count - 1];
    ronde_alternative *alternative = &tables->alternatives[made->alternative_count];
    const ronde_task_spec *spec = &builder->tasks.items[slice[0].task];
    *alternative = (ronde_alternative){
        .request = made->request_count - 1, .first_task = tables->next_task, .task_count = count};
    set_alternative_spec(builder, tables, spec, alternative);
    if (count > RONDE_REQUEST_TASKS) {
        ronde_builder_fault(builder, spec->where, "", "request.too_many_tasks",
                            "%d tasks are tied to task %s, at most %d are allowed", (int)count - 1,
                            spec->id, (int)RONDE_REQUEST_TASKS - 1);
    }
    ronde_cost prize = 0;
    for (int32_t i = 0; i < count; i++) {
        bool first = i == 0 && request->alternative_count == 0;
        merge_terms(builder, request, &builder->tasks.items[slice[i].task], first, &prize);
        ronde_task *task = &builder->made_tasks.items[slice[i].task];
        task->request = alternative->request;
        task->alternative = made->alternative_count;
        tables->request_tasks[tables->next_task++] = slice[i].task;
    }
    request->prize = prize > request->prize ? prize : request->prize;
    request->alternative_count++;
    made->alternative_count++;
}

/* Times and orders each alternative, then makes requests and alternatives slice by slice. */
static void make_slices(ronde_builder *builder, request_tables *tables, grouped_task *grouped)
{
    ronde_instance *made = builder->instance;
    int32_t count = (int32_t)builder->tasks.count;
    qsort(grouped, (size_t)count, sizeof *grouped, compare_grouped);
    for (int32_t first = 0; first < count;) {
        int32_t next = first + 1;
        while (next < count && grouped[next].group == grouped[first].group &&
               grouped[next].alternative == grouped[first].alternative) {
            next++;
        }
        time_alternative(builder, grouped + first, next - first);
        qsort(grouped + first, (size_t)(next - first), sizeof *grouped, compare_grouped);
        if (first == 0 || grouped[first].group != grouped[first - 1].group) {
            tables->requests[made->request_count++] =
                (ronde_request){.first_alternative = made->alternative_count};
        }
        make_alternative(builder, tables, grouped + first, next - first);
        first = next;
    }
}

/* Maps the full names of the alternative specs; a repeated one is a fault. */
static void name_alternatives(ronde_builder *builder, request_tables *tables)
{
    for (size_t i = 0; i < builder->alternatives.count && !builder->out_of_memory; i++) {
        const ronde_alternative_spec *spec = &builder->alternatives.items[i];
        ronde_text name = full_name(spec->request, spec->id);
        int32_t index = RONDE_NONE;
        bool added = false;
        if (ronde_builder_kept(builder,
                               !name.broken && ronde_idmap_add(&tables->alternative_names,
                                                               name.data, &index, &added)) &&
            !added) {
            ronde_builder_fault(builder, spec->where, "", "alternative.duplicate",
                                "alternative %s of request %s is described twice",
                                text_or_empty(spec->id), text_or_empty(spec->request));
            builder->alternatives.items[i].request = NULL; /* told; not also as unknown */
            /* Keeps indices of specs and names in step. */
            ronde_text_printf(&name, "\x01%zu", i);
            ronde_builder_kept(builder, !name.broken && ronde_idmap_add(&tables->alternative_names,
                                                                        name.data, &index, &added));
        }
        ronde_text_clear(&name);
    }
}

static void report_unused_alternatives(ronde_builder *builder)
{
    for (size_t i = 0; i < builder->alternatives.count; i++) {
        const ronde_alternative_spec *spec = &builder->alternatives.items[i];
        if (spec->request != NULL) {
            ronde_builder_fault(builder, spec->where, "", "alternative.unknown",
                                "no task belongs to alternative %s of request %s",
                                text_or_empty(spec->id), spec->request);
        }
    }
}

void ronde_builder_make_requests(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    size_t count = builder->tasks.count;
    request_tables tables = {
        .requests = ronde_arena_take(builder->arena, count + 1, sizeof *tables.requests),
        .alternatives = ronde_arena_take(builder->arena, count + 1, sizeof *tables.alternatives),
        .request_tasks = ronde_arena_take(builder->arena, count + 1, sizeof *tables.request_tasks)};
    grouped_task *grouped = ronde_alloc_zero(count, sizeof *grouped);
    int32_t *scratch = ronde_alloc_zero(count, 4 * sizeof *scratch);
    bool room = tables.requests != NULL && tables.alternatives != NULL &&
                tables.request_tasks != NULL && grouped != NULL && scratch != NULL;
    if (ronde_builder_kept(builder, room)) {
        check_link_names(builder);
        name_alternatives(builder, &tables);
        group_tasks(builder, grouped, scratch);
        make_slices(builder, &tables, grouped);
        report_unused_alternatives(builder);
        made->requests = tables.requests;
        made->alternatives = tables.alternatives;
        made->request_tasks = tables.request_tasks;
    }
    ronde_idmap_clear(&tables.alternative_names);
    ronde_free(scratch);
    ronde_free(grouped);
}

void ronde_builder_freeze_tasks(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    size_t count = builder->made_tasks.count;
    ronde_task *tasks = ronde_arena_take(builder->arena, count + 1, sizeof *tasks);
    if (ronde_builder_kept(builder, tasks != NULL) && count > 0) {
        memcpy(tasks, builder->made_tasks.items, count * sizeof *tasks);
    }
    made->tasks = tasks;
    made->task_count = (int32_t)count;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolves the links of a builder and indexes them by task. */
#include "instances/model/builder_parts.h"

#include <string.h>

static int32_t
end_of(ronde_builder *builder, const ronde_link_spec *spec, const char *suffix, const char *id)
{
    int32_t task = id != NULL ? ronde_idmap_find(&builder->instance->task_ids, id) : RONDE_NONE;
    if (task == RONDE_NONE) {
        ronde_builder_fault(builder, spec->where, suffix, "task.unknown", "there is no task %s",
                            id != NULL ? id : "(none named)");
    } else if (builder->made_tasks.items[task].kind == RONDE_BREAK) {
        ronde_builder_fault(builder, spec->where, suffix, "link.break",
                            "%s is a break and cannot be linked", id);
        task = RONDE_NONE;
    }
    return task;
}

/* A lag as given, checked, turned to start-to-start. */
static ronde_time lag_of(ronde_builder *builder,
                         const ronde_link_spec *spec,
                         const char *suffix,
                         ronde_time lag,
                         ronde_time offset)
{
    if (lag < -ronde_time_unlimited || lag > ronde_time_unlimited) {
        ronde_builder_fault(builder, spec->where, suffix, "time.range",
                            "a lag of %lld is too large", (long long)lag);
        return 0;
    }
    return lag + offset;
}

static void make_link(ronde_builder *builder, const ronde_link_spec *spec)
{
    int32_t from = end_of(builder, spec, "/from", spec->from);
    int32_t to = end_of(builder, spec, "/to", spec->to);
    if (from == RONDE_NONE || to == RONDE_NONE) {
        return;
    }
    if (from == to) {
        ronde_builder_fault(builder, spec->where, "", "link.self", "task %s is linked to itself",
                            spec->from);
        return;
    }
    ronde_time offset =
        spec->measured == RONDE_FROM_END ? builder->made_tasks.items[from].duration : 0;
    ronde_link link = {
        .from = from,
        .to = to,
        .min_lag = spec->has_min_lag ? lag_of(builder, spec, "/min_lag", spec->min_lag, offset)
                                     : -ronde_time_unlimited,
        .max_lag = spec->has_max_lag ? lag_of(builder, spec, "/max_lag", spec->max_lag, offset)
                                     : ronde_time_unlimited,
        .relation = spec->relation,
        .reason = spec->reason != NULL ? spec->reason : ""};
    if (link.min_lag > link.max_lag) {
        ronde_builder_fault(builder, spec->where, "", "link.reversed",
                            "the smallest lag (%lld) is larger than the largest (%lld)",
                            (long long)spec->min_lag, (long long)spec->max_lag);
        return;
    }
    ronde_builder_kept(builder,
                       ronde_array_push(&builder->made_links, (resolved_link){link, spec->where}));
}

/* Groups the link indices by task: counts, then places (both ends list a link). */
static void index_links(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    size_t count = builder->made_links.count;
    ronde_link *links = ronde_arena_take(builder->arena, count + 1, sizeof *links);
    int32_t *task_links = ronde_arena_take(builder->arena, 2 * count + 1, sizeof *task_links);
    if (!ronde_builder_kept(builder, links != NULL && task_links != NULL)) {
        return;
    }
    ronde_task *tasks = builder->made_tasks.items;
    for (size_t i = 0; i < count; i++) {
        links[i] = builder->made_links.items[i].link;
        tasks[links[i].from].link_count++;
        tasks[links[i].to].link_count++;
    }
    int32_t next = 0;
    for (size_t i = 0; i < builder->made_tasks.count; i++) {
        tasks[i].first_link = next;
        next += tasks[i].link_count;
        tasks[i].link_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        ronde_task *from = &tasks[links[i].from];
        ronde_task *to = &tasks[links[i].to];
        task_links[from->first_link + from->link_count++] = (int32_t)i;
        task_links[to->first_link + to->link_count++] = (int32_t)i;
    }
    made->links = links;
    made->link_count = (int32_t)count;
    made->task_links = task_links;
}

void ronde_builder_make_links(ronde_builder *builder)
{
    for (size_t i = 0; i < builder->links.count && !builder->out_of_memory; i++) {
        make_link(builder, &builder->links.items[i]);
    }
    if (!builder->out_of_memory) {
        index_links(builder);
    }
}

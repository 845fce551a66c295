/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of the instance reader and writer: tasks that belong together or apart, or of one
 * client or building at a price. */
#include "instances/formats/instance_json_parts.h"
#include "instances/formats/instance_json_write_parts.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { where_size = 160, not_given = -1 };

static const char *const rule_words[] = {"together", "apart", "faces", "providers", NULL};

typedef struct group_parts {
    const char *id;
    int rule;
    int64_t free;
    ronde_cost price;
    ronde_json_texts tasks, places;
    ronde_json_node sets;
} group_parts;

static const ronde_json_field group_fields[] = {
    {"id", ronde_json_take_id, offsetof(group_parts, id), true, 0, 0, NULL},
    {"rule", ronde_json_take_choice, offsetof(group_parts, rule), true, 0, 0, rule_words},
    {"tasks", ronde_json_take_ids, offsetof(group_parts, tasks), false, 0, 0, NULL},
    {"sets", ronde_json_take_array, offsetof(group_parts, sets), false, 1, ronde_most_items, NULL},
    {"places", ronde_json_take_ids, offsetof(group_parts, places), false, 0, 0, NULL},
    {"free", ronde_json_take_integer, offsetof(group_parts, free), false, 0, INT32_MAX, NULL},
    {"price", ronde_json_take_money, offsetof(group_parts, price), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

/* Lists the tasks of all sets, and the set of each. */
static void
read_sets(ronde_json_reader *reader, const ronde_json_node *sets, ronde_group_spec *spec)
{
    static const ronde_json_field no_bounds = {0};
    size_t set_count = ronde_json_count(sets);
    size_t room = 0;
    for (size_t i = 0; i < set_count; i++) {
        ronde_json_node set = ronde_json_item(sets, i);
        room += ronde_json_count(&set);
    }
    const char **tasks = ronde_reading_take(reader, room, sizeof *tasks);
    int32_t *numbers = ronde_reading_take(reader, room, sizeof *numbers);
    for (size_t i = 0; i < set_count && tasks != NULL && numbers != NULL; i++) {
        ronde_json_node set = ronde_json_item(sets, i);
        ronde_json_texts texts = {0};
        (void)ronde_json_take_ids(reader, &set, &no_bounds, &texts);
        for (size_t k = 0; k < texts.count; k++) {
            numbers[spec->task_count] = (int32_t)i;
            tasks[spec->task_count++] = texts.items[k];
        }
    }
    spec->tasks = tasks;
    spec->sets = numbers;
}

void ronde_reading_group(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    group_parts group = {.free = not_given, .price = not_given};
    if (!ronde_json_take_fields(reader, node, group_fields, COUNT(group_fields), &group)) {
        return;
    }
    bool has_sets = group.sets.value != NULL;
    bool has_tasks = group.tasks.items != NULL;
    bool has_places = group.places.items != NULL;
    ronde_json_pointer(node, where, sizeof where);
    bool faces = group.rule == RONDE_FACES;
    bool priced = faces || group.rule == RONDE_PROVIDERS;
    if (priced != (group.price != not_given) || (!faces && group.free != not_given)) {
        ronde_json_fault(reader, node, "group.price",
                         "\"price\" belongs to the rules faces and providers, \"free\" to faces");
        return;
    }
    ronde_group_spec spec = {.where = where,
                             .id = group.id,
                             .rule = (ronde_group_rule)group.rule,
                             .free = (int32_t)(group.free != not_given ? group.free
                                               : faces                 ? 1
                                                                       : 0),
                             .price = priced ? group.price : 0,
                             .tasks = group.tasks.items,
                             .task_count = group.tasks.count,
                             .places = group.places.items,
                             .place_count = group.places.count};
    if ((has_sets ? 1 : 0) + (has_tasks ? 1 : 0) + (has_places ? 1 : 0) != 1 ||
        (has_sets && spec.rule != RONDE_APART)) {
        ronde_json_fault(
            reader, node, "group.members",
            "a group has either \"tasks\", \"places\" or, if it is \"apart\", \"sets\"");
        return;
    }
    if (has_sets) {
        read_sets(reader, &group.sets, &spec);
    }
    ronde_builder_group(ronde_reading_of(reader)->builder, &spec);
}

/* The set of a task in a group, RONDE_NONE if it is not in it. */
static int32_t set_in(const ronde_instance *instance, const ronde_task *task, int32_t group)
{
    for (int32_t i = 0; i < task->membership_count; i++) {
        const ronde_membership *one = &instance->memberships[task->first_membership + i];
        if (one->group == group) {
            return one->set;
        }
    }
    return RONDE_NONE;
}

/* One list of tasks: those of a set, from its first task on. */
static void write_set(ronde_writing *to, int32_t group, int32_t first, int32_t set)
{
    const ronde_instance *instance = to->instance;
    for (int32_t i = first; i < instance->task_count; i++) {
        if (set_in(instance, &instance->tasks[i], group) == set) {
            ronde_json_put_text(&to->json, NULL, instance->tasks[i].id);
        }
    }
}

static bool is_first_of_set(const ronde_instance *instance, int32_t group, int32_t task)
{
    int32_t set = set_in(instance, &instance->tasks[task], group);
    for (int32_t i = 0; i < task && set != RONDE_NONE; i++) {
        if (set_in(instance, &instance->tasks[i], group) == set) {
            return false;
        }
    }
    return set != RONDE_NONE;
}

static void write_price(ronde_writing *to, const ronde_group *group)
{
    if (group->rule == RONDE_FACES && group->free != 1) {
        ronde_json_put_integer(&to->json, "free", group->free);
    }
    if (!ronde_group_shares(group)) {
        ronde_json_put_money(&to->json, "price", &to->units, group->price);
    }
}

void ronde_writing_groups(ronde_writing *to)
{
    const ronde_instance *instance = to->instance;
    if (instance->group_count == 0) {
        return;
    }
    ronde_json_open_array(&to->json, "groups");
    for (int32_t group = 0; group < instance->group_count; group++) {
        bool apart = instance->groups[group].rule == RONDE_APART;
        ronde_json_open_object(&to->json, NULL);
        ronde_json_put_text(&to->json, "id", instance->groups[group].id);
        ronde_json_put_text(&to->json, "rule", rule_words[instance->groups[group].rule]);
        write_price(to, &instance->groups[group]);
        ronde_json_open_array(&to->json, apart ? "sets" : "tasks");
        for (int32_t task = 0; task < instance->task_count; task++) {
            if (!is_first_of_set(instance, group, task)) {
                continue;
            }
            if (apart) {
                ronde_json_open_array(&to->json, NULL);
            }
            write_set(to, group, task, set_in(instance, &instance->tasks[task], group));
            if (apart) {
                ronde_json_close(&to->json);
            }
        }
        ronde_json_close(&to->json);
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

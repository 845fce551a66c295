/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons of unserved tasks and the changes that would help, from a plan file. */
#include "instances/formats/plan_json_parts.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { longest_id = 256, most_windows = 1000, most_skills = RONDE_SKILLS };

typedef struct reason_parts {
    const char *rule, *shift, *text, *detail;
    ronde_json_node amount, change;
} reason_parts;

static const ronde_json_field reason_fields[] = {
    {"rule", ronde_json_take_text, offsetof(reason_parts, rule), true, 0, 0, NULL},
    {"shift", ronde_json_take_text, offsetof(reason_parts, shift), false, 1, longest_id, NULL},
    {"amount", ronde_json_take_any, offsetof(reason_parts, amount), false, 0, 0, NULL},
    {"detail", ronde_json_take_text, offsetof(reason_parts, detail), false, 1, longest_id, NULL},
    {"text", ronde_json_take_text, offsetof(reason_parts, text), false, 0, 0, NULL},
    {"change", ronde_json_take_object, offsetof(reason_parts, change), false, 0, 0, NULL}};

typedef struct change_parts {
    const char *kind, *shift, *task, *from, *to, *dimension, *group;
    int32_t window;
    ronde_json_node skills, amount;
} change_parts;

static const ronde_json_field change_fields[] = {
    {"kind", ronde_json_take_text, offsetof(change_parts, kind), true, 0, 0, NULL},
    {"shift", ronde_json_take_text, offsetof(change_parts, shift), false, 1, longest_id, NULL},
    {"task", ronde_json_take_text, offsetof(change_parts, task), false, 1, longest_id, NULL},
    {"window", ronde_json_take_size, offsetof(change_parts, window), false, 0, most_windows, NULL},
    {"from", ronde_json_take_text, offsetof(change_parts, from), false, 1, longest_id, NULL},
    {"to", ronde_json_take_text, offsetof(change_parts, to), false, 1, longest_id, NULL},
    {"dimension", ronde_json_take_text, offsetof(change_parts, dimension), false, 1, longest_id,
     NULL},
    {"group", ronde_json_take_text, offsetof(change_parts, group), false, 1, longest_id, NULL},
    {"skills", ronde_json_take_array, offsetof(change_parts, skills), false, 0, most_skills, NULL},
    {"amount", ronde_json_take_any, offsetof(change_parts, amount), false, 0, 0, NULL}};

/* Copies what fits, without cutting a letter of several bytes in two. */
static void copy_text(char *out, size_t size, const char *text)
{
    size_t length = strlen(text);
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) {
            length--;
        }
    }
    memcpy(out, text, length);
    out[length] = '\0';
}

/* The index of a name in a short list; without one a fault. */
static int32_t find_name(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const char *const *names,
                         int32_t count,
                         const char *name,
                         const char *noun)
{
    for (int32_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    ronde_json_fault(reader, node, "name.unknown", "the instance has no %s \"%.60s\"", noun, name);
    return RONDE_NONE;
}

ronde_plan_detail ronde_plan_detail_of(ronde_rule rule)
{
    switch ((int)rule) { /* the others speak of the task and the shift alone */
    case RONDE_RULE_CAPACITY:
        return RONDE_PLAN_DIMENSION;
    case RONDE_RULE_REQUEST_WHOLE:
    case RONDE_RULE_SAME_RESOURCE:
    case RONDE_RULE_DIFFERENT_RESOURCE:
    case RONDE_RULE_SAME_SHIFT:
        return RONDE_PLAN_TASK;
    default:
        return RONDE_PLAN_NO_DETAIL;
    }
}

/* --- changes ---------------------------------------------------------------------------------- */

static int32_t
find_link(ronde_json_reader *reader, const ronde_json_node *node, const change_parts *parts)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    int32_t from =
        ronde_plan_find_id(reader, node, "from", &instance->task_ids, parts->from, "task");
    int32_t to = parts->to == NULL ? RONDE_NONE
                                   : ronde_plan_find_id(reader, node, "to", &instance->task_ids,
                                                        parts->to, "task");
    for (int32_t i = 0; i < instance->link_count && from != RONDE_NONE && to != RONDE_NONE; i++) {
        if (instance->links[i].from == from && instance->links[i].to == to) {
            return i;
        }
    }
    if (parts->to == NULL || (from != RONDE_NONE && to != RONDE_NONE)) {
        ronde_json_fault(reader, node, "link.unknown", "the instance has no such link");
    }
    return RONDE_NONE;
}

static int32_t find_group(ronde_json_reader *reader, const ronde_json_node *node, const char *id)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    for (int32_t i = 0; i < instance->group_count; i++) {
        if (strcmp(instance->groups[i].id, id) == 0) {
            return i;
        }
    }
    ronde_json_fault(reader, node, "group.unknown", "the instance has no group \"%.60s\"", id);
    return RONDE_NONE;
}

static bool
read_skills(ronde_json_reader *reader, const ronde_json_node *skills, ronde_change *change)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    for (size_t i = 0; i < ronde_json_count(skills); i++) {
        ronde_json_node item = ronde_json_item(skills, i);
        if (!ronde_json_is_text(&item)) {
            ronde_json_fault(reader, &item, "json.wrong_type", "must be the name of a skill");
            return false;
        }
        int32_t skill = find_name(reader, &item, instance->skills, instance->skill_count,
                                  ronde_json_text_of(&item), "skill");
        if (skill == RONDE_NONE) {
            return false;
        }
        change->skills |= (uint64_t)1 << (unsigned)skill;
    }
    return true;
}

/* The ids of a change as indices; false after a fault. */
static bool resolve_change(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const change_parts *parts,
                           ronde_change *change)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    bool fine = true;
    if (parts->shift != NULL) {
        change->shift =
            ronde_plan_find_id(reader, node, "shift", &instance->shift_ids, parts->shift, "shift");
        fine &= change->shift != RONDE_NONE;
    }
    if (parts->task != NULL) {
        change->task =
            ronde_plan_find_id(reader, node, "task", &instance->task_ids, parts->task, "task");
        fine &= change->task != RONDE_NONE;
    }
    if (parts->from != NULL) {
        change->link = find_link(reader, node, parts);
        fine &= change->link != RONDE_NONE;
    }
    if (parts->dimension != NULL) {
        ronde_json_node at = ronde_json_member(node, "dimension");
        change->dimension = find_name(reader, &at, instance->dimensions, instance->dimension_count,
                                      parts->dimension, "dimension");
        fine &= change->dimension != RONDE_NONE;
    }
    if (parts->group != NULL) {
        change->group = find_group(reader, node, parts->group);
        fine &= change->group != RONDE_NONE;
    }
    return fine && read_skills(reader, &parts->skills, change);
}

/* True if a change names all that its kind is about. */
static bool is_whole(const ronde_instance *instance, const ronde_change *change)
{
    bool shift = change->shift != RONDE_NONE;
    bool task = change->task != RONDE_NONE && instance->tasks[change->task].kind != RONDE_BREAK;
    switch (change->kind) {
    case RONDE_CHANGE_WINDOW_LATER:
    case RONDE_CHANGE_WINDOW_EARLIER:
        return shift && task && change->window != RONDE_NONE &&
               change->window < instance->tasks[change->task].window_count;
    case RONDE_CHANGE_MAX_LAG:
    case RONDE_CHANGE_MIN_LAG:
    case RONDE_CHANGE_OTHER_RESOURCE:
    case RONDE_CHANGE_SAME_PERSON:
        return shift && change->link != RONDE_NONE;
    case RONDE_CHANGE_SPLIT_GROUP:
    case RONDE_CHANGE_MIX_GROUP:
        return shift && task && change->group != RONDE_NONE;
    case RONDE_CHANGE_CAPACITY:
        return shift && change->dimension != RONDE_NONE;
    case RONDE_CHANGE_MATCH:
    case RONDE_CHANGE_OWN_SHIFT:
        return shift && task;
    case RONDE_CHANGE_SKILL:
        return shift && task && change->skills != 0;
    case RONDE_CHANGE_SHIFT_END:
    case RONDE_CHANGE_SHIFT_START:
    case RONDE_CHANGE_SHIFT_DURATION:
    case RONDE_CHANGE_SHIFT_DISTANCE:
    case RONDE_CHANGE_SHIFT_TRAVEL:
    case RONDE_CHANGE_SHIFT_TASKS:
    case RONDE_CHANGE_CONTRACT:
    case RONDE_CHANGE_MAX_GAP:
    case RONDE_CHANGE_REST:
    case RONDE_CHANGE_WAITING:
    case RONDE_CHANGE_EXTRA_SHIFT:
        return shift;
    case RONDE_CHANGE_NONE:
    case RONDE_CHANGE_COUNT:
        break;
    }
    return false;
}

static bool
read_change(ronde_json_reader *reader, const ronde_json_node *node, ronde_change *change)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    change_parts parts = {.window = RONDE_NONE};
    ronde_change read = ronde_change_none();
    if (!ronde_json_take_fields(reader, node, change_fields, COUNT(change_fields), &parts)) {
        return false;
    }
    read.kind = ronde_change_find(parts.kind);
    if (read.kind == RONDE_CHANGE_COUNT || read.kind == RONDE_CHANGE_NONE) {
        ronde_json_fault(reader, node, "change.unknown", "there is no change \"%.60s\"",
                         parts.kind);
        return false;
    }
    read.window = parts.window;
    int64_t unit = ronde_amount_unit(instance, ronde_rules[ronde_changes[read.kind].rule].unit);
    if (!resolve_change(reader, node, &parts, &read) ||
        (parts.amount.value != NULL &&
         !ronde_plan_take_scaled(reader, &parts.amount, unit, 9e15, &read.amount))) {
        return false;
    }
    if (!is_whole(instance, &read)) {
        ronde_json_fault(reader, node, "change.part_missing",
                         "a change of kind %s must say what it is about", parts.kind);
        return false;
    }
    *change = read;
    return true;
}

/* --- reasons ---------------------------------------------------------------------------------- */

static bool read_detail(ronde_json_reader *reader,
                        const ronde_json_node *node,
                        const char *detail,
                        ronde_reason *reason)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    ronde_json_node at = ronde_json_member(node, "detail");
    switch (ronde_plan_detail_of(reason->rule)) {
    case RONDE_PLAN_DIMENSION:
        reason->detail = find_name(reader, &at, instance->dimensions, instance->dimension_count,
                                   detail, "dimension");
        return reason->detail != RONDE_NONE;
    case RONDE_PLAN_TASK:
        reason->detail =
            ronde_plan_find_id(reader, node, "detail", &instance->task_ids, detail, "task");
        return reason->detail != RONDE_NONE;
    case RONDE_PLAN_NO_DETAIL:
        break;
    }
    ronde_json_fault(reader, &at, "reason.detail", "the rule %s has no detail",
                     ronde_rules[reason->rule].name);
    return false;
}

bool ronde_plan_read_reason(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            ronde_reason *reason)
{
    const ronde_instance *instance = ((ronde_plan_reading *)reader->context)->instance;
    reason_parts parts = {.text = ""};
    *reason = (ronde_reason){.rule = RONDE_RULE_UNSERVED,
                             .shift = RONDE_NONE,
                             .detail = RONDE_NONE,
                             .change = ronde_change_none()};
    if (ronde_json_is_text(node)) { /* a sentence, or the name of a rule */
        ronde_rule named = ronde_rule_find(ronde_json_text_of(node));
        reason->rule = named != RONDE_RULE_COUNT ? named : RONDE_RULE_UNSERVED;
        copy_text(reason->text, sizeof reason->text, ronde_json_text_of(node));
        return true;
    }
    if (!ronde_json_take_fields(reader, node, reason_fields, COUNT(reason_fields), &parts)) {
        return false;
    }
    reason->rule = ronde_rule_find(parts.rule);
    if (reason->rule == RONDE_RULE_COUNT) {
        ronde_json_fault(reader, node, "rule.unknown", "there is no rule \"%.60s\"", parts.rule);
        return false;
    }
    copy_text(reason->text, sizeof reason->text, parts.text);
    if (parts.shift != NULL) {
        reason->shift =
            ronde_plan_find_id(reader, node, "shift", &instance->shift_ids, parts.shift, "shift");
    }
    int64_t unit = ronde_amount_unit(instance, ronde_rules[reason->rule].unit);
    return (parts.shift == NULL || reason->shift != RONDE_NONE) &&
           (parts.amount.value == NULL ||
            ronde_plan_take_scaled(reader, &parts.amount, unit, 9e15, &reason->amount)) &&
           (parts.detail == NULL || read_detail(reader, node, parts.detail, reason)) &&
           (parts.change.value == NULL || read_change(reader, &parts.change, &reason->change));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not planned: rows with the same reason stand together, the reason is said once, and tasks
 * that the same change would let in share a row. */
#include "instances/model/reason.h"
#include "instances/model/why.h"
#include "service/report/day_text.h"

#include <stdlib.h>
#include <string.h>

enum { most_named = 6 }; /* tasks of a shared row that are named */

/* One request that is not planned. */
typedef struct entry {
    int32_t task;
    ronde_rule rule;
    int64_t weight; /* of the change */
    char change[200];
} entry;

typedef RONDE_ARRAY(entry) entries;

static int by_reason(const void *one, const void *other)
{
    const entry *a = one;
    const entry *b = other;
    if (a->rule != b->rule) {
        return a->rule < b->rule ? -1 : 1;
    }
    if (a->weight != b->weight) {
        return a->weight < b->weight ? -1 : 1;
    }
    int order = strcmp(a->change, b->change);
    return order != 0 ? order : (a->task > b->task) - (a->task < b->task);
}

/* Lists the first task of each request, since the others only belong to it. */
static bool list_entries(entries *out, const ronde_day *day, ronde_language language)
{
    const ronde_plan *plan = day->plan;
    for (size_t i = 0; i < plan->unserved.count; i++) {
        const ronde_unserved *unserved = &plan->unserved.items[i];
        entry made = {.task = unserved->task, .rule = RONDE_RULE_UNSERVED};
        if (unserved->reason_count > 0) {
            const ronde_reason *first = &plan->reasons.items[unserved->first_reason];
            if (first->rule == RONDE_RULE_REQUEST_WHOLE) {
                continue;
            }
            made.rule = first->rule;
            made.weight = ronde_change_weight(&first->change);
            if (first->change.kind != RONDE_CHANGE_NONE) {
                ronde_why_change(made.change, sizeof made.change, day->instance, &first->change,
                                 language == RONDE_DUTCH);
            }
        }
        if (!ronde_array_push(out, made)) {
            return false;
        }
    }
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, by_reason);
    }
    return true;
}

static const char *title_of(ronde_rule rule, ronde_language language)
{
    switch ((int)rule) { /* the others in the words of the rule */
    case RONDE_RULE_SHIFT_HOURS:
    case RONDE_RULE_SHIFT_DURATION:
    case RONDE_RULE_BREAK_TAKEN:
        return ronde_word_in(language, RONDE_WORD_NOBODY_FREE);
    case RONDE_RULE_TIME_WINDOW:
        return ronde_word_in(language, RONDE_WORD_NOBODY_IN_WINDOW);
    case RONDE_RULE_SKILL:
        return ronde_word_in(language, RONDE_WORD_NOBODY_ABLE);
    case RONDE_RULE_FORBIDDEN_PAIR:
    case RONDE_RULE_OWN_SHIFT:
        return ronde_word_in(language, RONDE_WORD_NOBODY_WANTED);
    case RONDE_RULE_CAPACITY:
        return ronde_word_in(language, RONDE_WORD_NO_ROOM);
    case RONDE_RULE_UNSERVED:
        return ronde_word_in(language, RONDE_WORD_LEFT_OUT);
    case RONDE_RULE_OPTIONAL_UNSERVED:
        return ronde_word_in(language, RONDE_WORD_NOT_WORTH_IT);
    default:
        return language == RONDE_DUTCH ? ronde_rules[rule].dutch : ronde_rules[rule].english;
    }
}

/* The tasks of a row, the first few by name. */
static void name_tasks(ronde_table_text *out,
                       const ronde_instance *instance,
                       const entry *first,
                       size_t count,
                       ronde_language language)
{
    ronde_text names = {0};
    size_t named = count <= most_named + 1 ? count : most_named;
    for (size_t i = 0; i < named; i++) {
        ronde_text_printf(
            &names, "%s%s", i > 0 ? ", " : "",
            ronde_label_in(instance->tasks[first[i].task].label, language == RONDE_DUTCH).text);
    }
    if (named < count) {
        ronde_text_printf(&names, ", %s %zu", ronde_word_in(language, RONDE_WORD_AND_MORE),
                          count - named);
    }
    ronde_table_text_cell(out, "%s", names.data != NULL ? names.data : "");
    out->broken = out->broken || names.broken;
    ronde_text_clear(&names);
}

/* How many entries from here on are of the same reason, and of the same change. */
static size_t alike(const entries *list, size_t from, bool same_change)
{
    size_t count = 1;
    while (
        from + count < list->count && list->items[from + count].rule == list->items[from].rule &&
        (!same_change || strcmp(list->items[from + count].change, list->items[from].change) == 0)) {
        count++;
    }
    return count;
}

static size_t add_row(ronde_table_text *out,
                      const ronde_day *day,
                      const entries *list,
                      size_t from,
                      ronde_language language)
{
    const entry *first = &list->items[from];
    bool new_reason = from == 0 || list->items[from - 1].rule != first->rule;
    size_t count = alike(list, from, true);
    if (new_reason) {
        ronde_table_text_cell(out, "%s (%zu)", title_of(first->rule, language),
                              alike(list, from, false));
    } else {
        ronde_table_text_cell(out, "%s", "");
    }
    int32_t place = day->instance->tasks[first->task].place;
    name_tasks(out, day->instance, first, count, language);
    ronde_table_text_cell(
        out, "%s",
        count > 1 || place == RONDE_NONE
            ? ""
            : ronde_label_in(day->instance->places[place].label, language == RONDE_DUTCH).text);
    ronde_table_text_cell(out, "%s", first->change);
    return count;
}

void ronde_day_unserved_table(ronde_table_text *out, const ronde_day *day, ronde_language language)
{
    static const ronde_word head[] = {RONDE_WORD_REASON, RONDE_WORD_TASK, RONDE_WORD_PLACE,
                                      RONDE_WORD_POSSIBLE_IF};
    out->columns = sizeof head / sizeof head[0];
    out->left_columns = 1U << 1U | 1U << 2U | 1U << 3U;
    for (size_t i = 0; i < out->columns; i++) {
        ronde_table_text_cell(out, "%s", ronde_word_in(language, head[i]));
    }
    entries list = {0};
    if (!list_entries(&list, day, language)) {
        out->broken = true;
    }
    for (size_t i = 0; i < list.count;) {
        i += add_row(out, day, &list, i, language);
    }
    ronde_array_clear(&list);
}

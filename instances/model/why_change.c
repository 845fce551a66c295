/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change asks for, in words. */
#include "instances/model/why.h"
#include "instances/model/why_parts.h"

#include <stdio.h>
#include <string.h>

static const char *const phrases[RONDE_CHANGE_COUNT][2] = {
#define X(NAME, english, dutch) [RONDE_CHANGE_##NAME] = {english, dutch},
#include "instances/model/change_words.def"
#undef X
};

/* The unit that a change is counted in. */
static const char *unit_of(const ronde_change *change)
{
    return ronde_rules[ronde_changes[change->kind].rule].unit;
}

/* An amount; a time in whole minutes where a clock is shown: nobody works 48 seconds longer. */
static int64_t asked(const ronde_telling *to, const ronde_change *change)
{
    bool minutes = ronde_show_clock(to->instance) && strcmp(unit_of(change), "time") == 0;
    int64_t odd = minutes ? change->amount % RONDE_MINUTE : 0;
    return odd > 0 ? change->amount + RONDE_MINUTE - odd : change->amount;
}

/* The time of day; a sentence names the day by itself. */
static ronde_shown clock_of(const ronde_telling *to, ronde_time time)
{
    bool of_day = ronde_show_clock(to->instance) && time >= 0;
    return ronde_show_minute(to->instance, of_day ? time % RONDE_DAY : time, to->dutch);
}

/* What the changed thing is then: a moment or a length. */
static ronde_shown after_change(const ronde_telling *to, const ronde_change *change)
{
    const ronde_instance *instance = to->instance;
    const ronde_shift *shift =
        change->shift == RONDE_NONE ? NULL : &instance->shifts[change->shift];
    const ronde_resource *resource = shift == NULL ? NULL : &instance->resources[shift->resource];
    const ronde_link *link = change->link == RONDE_NONE ? NULL : &instance->links[change->link];
    const ronde_window *window =
        change->window == RONDE_NONE
            ? NULL
            : &instance->windows[instance->tasks[change->task].first_window + change->window];
    ronde_time more = asked(to, change);
    switch ((int)change->kind) {
    case RONDE_CHANGE_SHIFT_END:
        return clock_of(to, shift->latest + more);
    case RONDE_CHANGE_SHIFT_START:
        return clock_of(to, shift->earliest - more);
    case RONDE_CHANGE_WINDOW_LATER:
        return clock_of(to, window->latest + more);
    case RONDE_CHANGE_WINDOW_EARLIER:
        return clock_of(to, window->earliest - more);
    case RONDE_CHANGE_SHIFT_DURATION:
        return ronde_why_amount(to, "time", shift->max_duration + more);
    case RONDE_CHANGE_SHIFT_TRAVEL:
        return ronde_why_amount(to, "time", shift->max_travel + more);
    case RONDE_CHANGE_MAX_GAP:
        return ronde_why_amount(to, "time", shift->max_gap + more);
    case RONDE_CHANGE_CONTRACT:
        return ronde_why_amount(to, "time", resource->contract.max + more);
    case RONDE_CHANGE_REST:
        return ronde_why_amount(to, "time", resource->rest > more ? resource->rest - more : 0);
    case RONDE_CHANGE_MAX_LAG:
        return ronde_why_amount(to, "time", link->max_lag + more);
    case RONDE_CHANGE_MIN_LAG:
        return ronde_why_amount(to, "time", link->min_lag > more ? link->min_lag - more : 0);
    default:
        return (ronde_shown){""};
    }
}

static ronde_shown amount_asked(const ronde_telling *to, const ronde_change *change)
{
    const char *unit = unit_of(change);
    if (change->kind == RONDE_CHANGE_SHIFT_TASKS) {
        ronde_shown tasks;
        bool one = change->amount == 1;
        (void)snprintf(tasks.text, sizeof tasks.text, "%s %s",
                       ronde_show_amount(to->instance, unit, change->amount).text,
                       to->dutch ? (one ? "taak" : "taken") : (one ? "task" : "tasks"));
        return tasks;
    }
    return ronde_why_amount(to, unit, asked(to, change));
}

/* True if no resource has all of the skills. */
static bool nobody_has(const ronde_instance *instance, uint64_t skills)
{
    for (int32_t i = 0; i < instance->resource_count; i++) {
        if ((instance->resources[i].skills & skills) == skills) {
            return false;
        }
    }
    return true;
}

/* The load or the skills that a change is about. */
static ronde_label what_asked(const ronde_telling *to, const ronde_change *change)
{
    ronde_label what = {""};
    if (change->kind == RONDE_CHANGE_CAPACITY) {
        (void)snprintf(what.text, sizeof what.text, "%s",
                       to->instance->dimensions[change->dimension]);
    } else if (change->kind == RONDE_CHANGE_SKILL) {
        what = ronde_why_skills(to, change->skills);
        size_t used = strlen(what.text);
        if (nobody_has(to->instance, change->skills)) {
            (void)snprintf(what.text + used, sizeof what.text - used, "%s",
                           to->dutch ? " (niemand heeft die)" : " (nobody has it)");
        }
    }
    return what;
}

/* The day of the window that is widened, where there are several days. */
static ronde_label day_asked(const ronde_telling *to, const ronde_change *change)
{
    const ronde_instance *instance = to->instance;
    bool several = false;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        several |= instance->shifts[i].day > 0;
    }
    if (!several || change->window == RONDE_NONE) {
        return (ronde_label){""};
    }
    const ronde_task *task = &instance->tasks[change->task];
    return ronde_name_day(instance, instance->windows[task->first_window + change->window].latest,
                          to->dutch);
}

static ronde_label person_asked(const ronde_telling *to, const ronde_change *change)
{
    const ronde_instance *instance = to->instance;
    return change->shift == RONDE_NONE
               ? (ronde_label){"?"}
               : ronde_label_in(instance->resources[instance->shifts[change->shift].resource].label,
                                to->dutch);
}

void ronde_why_change(
    char *out, size_t size, const ronde_instance *instance, const ronde_change *change, bool dutch)
{
    const ronde_telling to = {instance, dutch};
    const ronde_link *link = change->link == RONDE_NONE ? NULL : &instance->links[change->link];
    ronde_label who = ronde_why_worker(&to, change->shift);
    ronde_label person = person_asked(&to, change);
    ronde_label day = day_asked(&to, change);
    ronde_label task = ronde_why_task(&to, link != NULL ? link->from : change->task);
    ronde_label other = ronde_why_task(&to, link != NULL ? link->to : RONDE_NONE);
    ronde_label what = what_asked(&to, change);
    ronde_shown by = amount_asked(&to, change);
    ronde_shown until = after_change(&to, change);
    const ronde_phrase_word words[] = {
        {"who", who.text},
        {"person", person.text},
        {"by", by.text},
        {"until", until.text},
        {"task", task.text},
        {"other", other.text},
        {"day", day.text},
        {"what", what.text},
        {"group", change->group == RONDE_NONE ? "" : instance->groups[change->group].id},
        {NULL, NULL}};
    ronde_phrase_fill(out, size, phrases[change->kind][dutch ? 1 : 0], words);
}

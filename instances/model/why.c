/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/why.h"

#include "instances/model/reason.h"
#include "instances/model/show.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The person of a shift, or the shift where the person has several. */
static ronde_label worker(const ronde_instance *instance, int32_t shift, bool dutch)
{
    int32_t resource = instance->shifts[shift].resource;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        if (i != shift && instance->shifts[i].resource == resource) {
            return ronde_label_in(instance->shifts[shift].id, dutch);
        }
    }
    return ronde_label_in(instance->resources[resource].label, dutch);
}

static ronde_label task_name(const ronde_instance *instance, int32_t task, bool dutch)
{
    return ronde_label_in(instance->tasks[task].label, dutch);
}

static ronde_shown lasts(const ronde_instance *instance, ronde_time duration, bool dutch)
{
    return ronde_show_in(ronde_show_duration(instance, duration), dutch);
}

static ronde_shown clock_of(const ronde_instance *instance, ronde_time time, bool dutch)
{
    return ronde_show_in(ronde_show_time(instance, time), dutch);
}

/* The names of a set of skills with commas in between. */
static void list_skills(const ronde_instance *instance, uint64_t skills, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (int32_t i = 0; i < instance->skill_count && used < size; i++) {
        if ((skills >> (unsigned)i & 1U) != 0) {
            (void)snprintf(out + used, size - used, "%s%s", used > 0 ? ", " : "",
                           instance->skills[i]);
            used = strlen(out);
        }
    }
}

/* --- what stops it ---------------------------------------------------------------------------- */

static void say_rule(
    char *out, size_t size, const ronde_instance *instance, const ronde_reason *why, bool dutch)
{
    ronde_label who =
        why->shift == RONDE_NONE ? (ronde_label){""} : worker(instance, why->shift, dutch);
    const ronde_rule_text *rule = &ronde_rules[why->rule];
    const char *text = dutch ? rule->dutch : rule->english;
    if (why->shift == RONDE_NONE) {
        (void)snprintf(out, size, "%s", text);
    } else if (why->amount > 0) {
        ronde_shown amount =
            ronde_show_in(ronde_show_amount(instance, rule->unit, why->amount), dutch);
        (void)snprintf(out, size,
                       dutch ? "%s: de regel is: %s (scheelt %s)" : "%s: the rule is: %s (by %s)",
                       who.text, text, amount.text);
    } else {
        (void)snprintf(out, size, dutch ? "%s: de regel is: %s" : "%s: the rule is: %s", who.text,
                       text);
    }
}

/* Rules about a person and the task alone; false for other rules. */
static bool say_match(char *out,
                      size_t size,
                      const ronde_instance *instance,
                      int32_t task,
                      const ronde_reason *why,
                      bool dutch)
{
    ronde_label who = worker(instance, why->shift, dutch);
    char skills[120] = "";
    switch ((int)why->rule) {
    case RONDE_RULE_SKILL: {
        int32_t resource = instance->shifts[why->shift].resource;
        uint64_t missing = instance->tasks[task].skills & ~instance->resources[resource].skills;
        list_skills(instance, missing, skills, sizeof skills);
        (void)snprintf(out, size, dutch ? "%s mist de vaardigheid %s" : "%s lacks the skill %s",
                       who.text, skills);
        return true;
    }
    case RONDE_RULE_FORBIDDEN_PAIR:
        (void)snprintf(out, size, dutch ? "%s mag het niet doen" : "%s may not do it", who.text);
        return true;
    case RONDE_RULE_OWN_SHIFT: {
        int32_t own = instance->tasks[task].shift;
        (void)snprintf(out, size, dutch ? "het hoort bij dienst %s" : "it belongs to shift %s",
                       own == RONDE_NONE ? "?" : instance->shifts[own].id);
        return true;
    }
    case RONDE_RULE_UNSERVED:
        (void)snprintf(out, size,
                       dutch ? "het past bij %s, maar is niet ingepland"
                             : "it fits with %s, but the search left it out",
                       who.text);
        return true;
    case RONDE_RULE_OPTIONAL_UNSERVED:
        (void)snprintf(out, size,
                       dutch ? "het past bij %s, maar kost daar meer dan het opbrengt"
                             : "it fits with %s, but costs more there than it is worth",
                       who.text);
        return true;
    default:
        return false;
    }
}

/* Rules with an amount, or about another task; false for other rules. */
static bool say_amount(
    char *out, size_t size, const ronde_instance *instance, const ronde_reason *why, bool dutch)
{
    ronde_label who = worker(instance, why->shift, dutch);
    ronde_shown time = lasts(instance, why->amount, dutch);
    bool about = why->detail != RONDE_NONE;
    switch ((int)why->rule) {
    case RONDE_RULE_CAPACITY:
        if (!about) {
            return false;
        }
        (void)snprintf(out, size,
                       dutch ? "%s kan %" PRId64 " %s te weinig meenemen"
                             : "%s cannot carry %" PRId64 " %s more",
                       who.text, why->amount, instance->dimensions[why->detail]);
        return true;
    case RONDE_RULE_TIME_WINDOW:
        (void)snprintf(out, size,
                       dutch ? "%s kan niet binnen het tijdvenster komen (scheelt %s)"
                             : "%s cannot come within the time window (%s off)",
                       who.text, time.text);
        return true;
    case RONDE_RULE_SHIFT_HOURS:
        (void)snprintf(out, size, dutch ? "%s komt %s te kort" : "%s is %s short of time", who.text,
                       time.text);
        return true;
    case RONDE_RULE_SAME_RESOURCE:
    case RONDE_RULE_SAME_SHIFT:
        if (!about) {
            return false;
        }
        (void)snprintf(out, size, dutch ? "wie %s doet, moet het doen" : "who does %s must do it",
                       task_name(instance, why->detail, dutch).text);
        return true;
    case RONDE_RULE_DIFFERENT_RESOURCE:
        if (!about) {
            return false;
        }
        (void)snprintf(out, size,
                       dutch ? "wie %s doet, mag het niet doen" : "who does %s may not do it",
                       task_name(instance, why->detail, dutch).text);
        return true;
    default:
        return false;
    }
}

void ronde_why_reason(char *out,
                      size_t size,
                      const ronde_instance *instance,
                      int32_t task,
                      const ronde_reason *reason,
                      bool dutch)
{
    bool own_words = reason->text[0] != '\0' && reason->shift == RONDE_NONE;
    if (reason->rule == RONDE_RULE_REQUEST_WHOLE && reason->detail != RONDE_NONE) {
        (void)snprintf(out, size, dutch ? "het hoort bij %s" : "it belongs with %s",
                       task_name(instance, reason->detail, dutch).text);
    } else if (reason->text[0] != '\0' &&
               (!dutch || (own_words && reason->rule == RONDE_RULE_UNSERVED))) {
        (void)snprintf(out, size, "%s", reason->text); /* a person may have written it */
    } else if (reason->shift == RONDE_NONE && reason->rule == RONDE_RULE_UNSERVED) {
        (void)snprintf(out, size, dutch ? "er is geen dienst" : "there is no shift");
    } else if (reason->shift == RONDE_NONE ||
               (!say_match(out, size, instance, task, reason, dutch) &&
                !say_amount(out, size, instance, reason, dutch))) {
        say_rule(out, size, instance, reason, dutch);
    }
}

/* --- what would help -------------------------------------------------------------------------- */

/* A time that is asked for, in whole minutes where a clock is shown: nobody works 48 seconds
 * longer. */
static ronde_time asked(const ronde_instance *instance, const ronde_change *to)
{
    ronde_time odd = ronde_show_clock(instance) ? to->amount % RONDE_MINUTE : 0;
    return odd > 0 ? to->amount + RONDE_MINUTE - odd : to->amount;
}

static void say_hours(
    char *out, size_t size, const ronde_instance *instance, const ronde_change *to, bool dutch)
{
    const ronde_shift *shift = &instance->shifts[to->shift];
    ronde_label who = worker(instance, to->shift, dutch);
    ronde_shown time = lasts(instance, asked(instance, to), dutch);
    if (to->kind == RONDE_CHANGE_SHIFT_END) {
        (void)snprintf(out, size,
                       dutch ? "%s %s langer werkt (tot %s)" : "%s works %s longer (until %s)",
                       who.text, time.text,
                       clock_of(instance, shift->latest + asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_SHIFT_START) {
        (void)snprintf(out, size,
                       dutch ? "%s %s eerder begint (om %s)" : "%s begins %s sooner (at %s)",
                       who.text, time.text,
                       clock_of(instance, shift->earliest - asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_SHIFT_TRAVEL) {
        (void)snprintf(out, size,
                       dutch ? "%s %s langer onderweg mag zijn (%s)"
                             : "%s may travel %s longer (%s)",
                       who.text, time.text,
                       lasts(instance, shift->max_travel + asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_CONTRACT) {
        ronde_time max = instance->resources[shift->resource].contract.max;
        (void)snprintf(out, size,
                       dutch ? "%s in een week %s meer mag werken (%s)"
                             : "%s may work %s more in a week (%s)",
                       who.text, time.text, lasts(instance, max + asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_MAX_GAP) {
        (void)snprintf(out, size,
                       dutch ? "%s tussen twee bezoeken %s langer mag wachten (%s)"
                             : "%s may wait %s longer between two visits (%s)",
                       who.text, time.text,
                       lasts(instance, shift->max_gap + asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_REST) {
        ronde_time rest = instance->resources[shift->resource].rest;
        (void)snprintf(out, size,
                       dutch ? "%s tussen twee werkdagen %s minder rust krijgt (%s)"
                             : "%s gets %s less rest between two working days (%s)",
                       who.text, time.text,
                       lasts(instance, rest - asked(instance, to), dutch).text);
    } else {
        (void)snprintf(out, size,
                       dutch ? "de dienst van %s %s langer mag duren (%s)"
                             : "the shift of %s may last %s longer (%s)",
                       who.text, time.text,
                       lasts(instance, shift->max_duration + asked(instance, to), dutch).text);
    }
}

static void say_window(
    char *out, size_t size, const ronde_instance *instance, const ronde_change *to, bool dutch)
{
    const ronde_task *task = &instance->tasks[to->task];
    const ronde_window *window = &instance->windows[task->first_window + to->window];
    bool later = to->kind == RONDE_CHANGE_WINDOW_LATER;
    ronde_time bound =
        later ? window->latest + asked(instance, to) : window->earliest - asked(instance, to);
    ronde_label what = task_name(instance, to->task, dutch);
    ronde_label who = worker(instance, to->shift, dutch);
    ronde_shown by = lasts(instance, asked(instance, to), dutch);
    ronde_shown at = clock_of(instance, bound, dutch);
    if (later) {
        (void)snprintf(out, size,
                       dutch ? "%s tot %s mag beginnen (%s later), bij %s"
                             : "%s may start until %s (%s later), with %s",
                       what.text, at.text, by.text, who.text);
    } else {
        (void)snprintf(out, size,
                       dutch ? "%s al om %s mag beginnen (%s eerder), bij %s"
                             : "%s may start from %s on (%s sooner), with %s",
                       what.text, at.text, by.text, who.text);
    }
}

static void
say_link(char *out, size_t size, const ronde_instance *instance, const ronde_change *to, bool dutch)
{
    const ronde_link *link = &instance->links[to->link];
    ronde_label from = task_name(instance, link->from, dutch);
    ronde_label second = task_name(instance, link->to, dutch);
    if (to->kind == RONDE_CHANGE_MAX_LAG) {
        (void)snprintf(out, size,
                       dutch ? "tussen het begin van %s en dat van %s %s mag zitten (%s meer)"
                             : "the starts of %s and %s may be %s apart (%s more)",
                       from.text, second.text,
                       lasts(instance, link->max_lag + asked(instance, to), dutch).text,
                       lasts(instance, asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_MIN_LAG) {
        (void)snprintf(out, size,
                       dutch ? "tussen het begin van %s en dat van %s %s genoeg is (%s minder)"
                             : "%s and %s may begin %s after one another (%s less)",
                       from.text, second.text,
                       lasts(instance, link->min_lag - asked(instance, to), dutch).text,
                       lasts(instance, asked(instance, to), dutch).text);
    } else if (to->kind == RONDE_CHANGE_SAME_PERSON) {
        (void)snprintf(out, size,
                       dutch ? "%s en %s door dezelfde medewerker mogen worden gedaan (%s)"
                             : "%s and %s may be done by the same person (%s)",
                       from.text, second.text, worker(instance, to->shift, dutch).text);
    } else {
        (void)snprintf(out, size,
                       dutch ? "%s en %s door verschillende mensen worden gedaan (een ervan: %s)"
                             : "%s and %s are done by different people (one of them: %s)",
                       from.text, second.text, worker(instance, to->shift, dutch).text);
    }
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

static void say_person(
    char *out, size_t size, const ronde_instance *instance, const ronde_change *to, bool dutch)
{
    ronde_label who = worker(instance, to->shift, dutch);
    char skills[120] = "";
    switch ((int)to->kind) {
    case RONDE_CHANGE_SHIFT_DISTANCE:
        (void)snprintf(out, size, dutch ? "%s %s verder kan" : "%s can go %s further", who.text,
                       ronde_show_amount(instance, "distance", to->amount).text);
        return;
    case RONDE_CHANGE_SHIFT_TASKS:
        (void)snprintf(out, size,
                       dutch ? "%s %" PRId64 " taken meer mag doen"
                             : "%s may do %" PRId64 " tasks more",
                       who.text, to->amount);
        return;
    case RONDE_CHANGE_CAPACITY:
        (void)snprintf(out, size,
                       dutch ? "%s %" PRId64 " %s meer kan meenemen"
                             : "%s can carry %" PRId64 " %s more",
                       who.text, to->amount, instance->dimensions[to->dimension]);
        return;
    case RONDE_CHANGE_MATCH:
    case RONDE_CHANGE_OWN_SHIFT:
        (void)snprintf(out, size, dutch ? "%s %s toch mag doen" : "%s may do %s after all",
                       who.text, task_name(instance, to->task, dutch).text);
        return;
    case RONDE_CHANGE_SKILL:
        list_skills(instance, to->skills, skills, sizeof skills);
        if (nobody_has(instance, to->skills)) {
            (void)snprintf(out, size,
                           dutch ? "%s de vaardigheid %s krijgt (niemand heeft die)"
                                 : "%s gets the skill %s (nobody has it)",
                           who.text, skills);
        } else {
            (void)snprintf(out, size,
                           dutch ? "%s de vaardigheid %s krijgt" : "%s gets the skill %s", who.text,
                           skills);
        }
        return;
    case RONDE_CHANGE_WAITING:
        (void)snprintf(out, size,
                       dutch ? "%s met reizigers of lading aan boord mag wachten"
                             : "%s may wait with passengers or loads aboard",
                       who.text);
        return;
    case RONDE_CHANGE_SPLIT_GROUP:
        (void)snprintf(out, size,
                       dutch ? "%s los van de rest van groep %s mag, bij %s"
                             : "%s may go without the rest of group %s, with %s",
                       task_name(instance, to->task, dutch).text, instance->groups[to->group].id,
                       who.text);
        return;
    case RONDE_CHANGE_MIX_GROUP:
        (void)snprintf(out, size,
                       dutch ? "%s samen met anderen van groep %s mag, bij %s"
                             : "%s may go together with others of group %s, with %s",
                       task_name(instance, to->task, dutch).text, instance->groups[to->group].id,
                       who.text);
        return;
    default: /* one more shift */
        (void)snprintf(out, size,
                       dutch ? "er iemand bij komt met de uren van %s"
                             : "there is one more person with the hours of %s",
                       who.text);
        return;
    }
}

void ronde_why_change(
    char *out, size_t size, const ronde_instance *instance, const ronde_change *change, bool dutch)
{
    switch (change->kind) {
    case RONDE_CHANGE_SHIFT_END:
    case RONDE_CHANGE_SHIFT_START:
    case RONDE_CHANGE_SHIFT_DURATION:
    case RONDE_CHANGE_SHIFT_TRAVEL:
    case RONDE_CHANGE_CONTRACT:
    case RONDE_CHANGE_MAX_GAP:
    case RONDE_CHANGE_REST:
        say_hours(out, size, instance, change, dutch);
        return;
    case RONDE_CHANGE_WINDOW_LATER:
    case RONDE_CHANGE_WINDOW_EARLIER:
        say_window(out, size, instance, change, dutch);
        return;
    case RONDE_CHANGE_MAX_LAG:
    case RONDE_CHANGE_MIN_LAG:
    case RONDE_CHANGE_OTHER_RESOURCE:
    case RONDE_CHANGE_SAME_PERSON:
        say_link(out, size, instance, change, dutch);
        return;
    case RONDE_CHANGE_SHIFT_DISTANCE:
    case RONDE_CHANGE_SHIFT_TASKS:
    case RONDE_CHANGE_CAPACITY:
    case RONDE_CHANGE_MATCH:
    case RONDE_CHANGE_OWN_SHIFT:
    case RONDE_CHANGE_SKILL:
    case RONDE_CHANGE_WAITING:
    case RONDE_CHANGE_SPLIT_GROUP:
    case RONDE_CHANGE_MIX_GROUP:
    case RONDE_CHANGE_EXTRA_SHIFT:
        say_person(out, size, instance, change, dutch);
        return;
    case RONDE_CHANGE_NONE:
    case RONDE_CHANGE_COUNT:
        break;
    }
    (void)snprintf(out, size, "%s",
                   dutch ? "geen enkele wijziging alleen is genoeg" : "no single change is enough");
}

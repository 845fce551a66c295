/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stops a task on a shift, in words. */
#include "instances/model/why.h"

#include "instances/model/why_parts.h"

#include <stdio.h>
#include <string.h>

ronde_label ronde_why_skills(const ronde_telling *to, uint64_t skills)
{
    ronde_label list = {""};
    size_t used = 0;
    for (int32_t i = 0; i < to->instance->skill_count && used < sizeof list.text; i++) {
        if ((skills >> (unsigned)i & 1U) != 0) {
            (void)snprintf(list.text + used, sizeof list.text - used, "%s%s", used > 0 ? ", " : "",
                           to->instance->skills[i]);
            used = strlen(list.text);
        }
    }
    return list;
}

ronde_shown ronde_why_amount(const ronde_telling *to, const char *unit, int64_t amount)
{
    return strcmp(unit, "time") == 0 ? ronde_show_minutes(to->instance, amount, to->dutch)
                                     : ronde_show_amount(to->instance, unit, amount);
}

ronde_label ronde_why_task(const ronde_telling *to, int32_t task)
{
    return task == RONDE_NONE ? (ronde_label){""} : ronde_name_task(to->instance, task, to->dutch);
}

ronde_label ronde_why_worker(const ronde_telling *to, int32_t shift)
{
    return shift == RONDE_NONE ? (ronde_label){"?"}
                               : ronde_name_worker(to->instance, shift, to->dutch);
}

/* In the order of the languages, without and with an amount. */
typedef struct reason_words {
    ronde_rule rule;
    const char *phrases[2][2];
} reason_words;

static const reason_words all_reasons[] = {
#define X(RULE, english, dutch, english_by, dutch_by)                                              \
    {RONDE_RULE_##RULE, {{english, dutch}, {english_by, dutch_by}}},
#include "instances/model/reason_words.def"
#undef X
};

static const reason_words *words_of(ronde_rule rule)
{
    for (size_t i = 0; i < sizeof all_reasons / sizeof all_reasons[0]; i++) {
        if (all_reasons[i].rule == rule) {
            return &all_reasons[i];
        }
    }
    return NULL;
}

/* The rule itself, for want of words of its own. */
static void
say_rule(char *out, size_t size, const ronde_telling *to, const ronde_reason *why, const char *who)
{
    const ronde_rule_text *rule = &ronde_rules[why->rule];
    const char *text = to->dutch ? rule->dutch : rule->english;
    if (why->shift == RONDE_NONE) {
        (void)snprintf(out, size, "%s", text);
    } else {
        (void)snprintf(out, size, to->dutch ? "%s: de regel is: %s" : "%s: the rule is: %s", who,
                       text);
    }
}

static ronde_label what_of(const ronde_telling *to, int32_t task, const ronde_reason *why)
{
    ronde_label what = {""};
    if (why->rule == RONDE_RULE_SKILL && why->shift != RONDE_NONE) {
        int32_t resource = to->instance->shifts[why->shift].resource;
        what = ronde_why_skills(to, to->instance->tasks[task].skills &
                                        ~to->instance->resources[resource].skills);
    } else if (why->rule == RONDE_RULE_CAPACITY && why->detail != RONDE_NONE) {
        (void)snprintf(what.text, sizeof what.text, "%s", to->instance->dimensions[why->detail]);
    }
    return what;
}

static void
say_reason(char *out, size_t size, const ronde_telling *to, int32_t task, const ronde_reason *why)
{
    const reason_words *known = why->shift == RONDE_NONE ? NULL : words_of(why->rule);
    ronde_label who = ronde_why_worker(to, why->shift);
    if (known == NULL) {
        say_rule(out, size, to, why, who.text);
        return;
    }
    int32_t own = to->instance->tasks[task].shift;
    ronde_label what = what_of(to, task, why);
    bool capacity = why->rule == RONDE_RULE_CAPACITY;
    bool by =
        why->amount > 0 && known->phrases[1][0][0] != '\0' && (!capacity || what.text[0] != '\0');
    ronde_label shift = ronde_why_worker(to, own);
    ronde_shown amount = ronde_why_amount(to, ronde_rules[why->rule].unit, why->amount);
    const ronde_phrase_word words[] = {{"who", who.text},
                                       {"by", amount.text},
                                       {"shift", shift.text},
                                       {"what", what.text},
                                       {NULL, NULL}};
    ronde_phrase_fill(out, size, known->phrases[by ? 1 : 0][to->dutch ? 1 : 0], words);
}

/* Rules between this task and another one; false for others, whose detail is no task. */
static bool say_tied(char *out, size_t size, const ronde_telling *to, const ronde_reason *why)
{
    const char *phrase = NULL;
    switch ((int)why->rule) {
    case RONDE_RULE_REQUEST_WHOLE:
        phrase = to->dutch ? "het hoort bij {other}" : "it belongs with {other}";
        break;
    case RONDE_RULE_SAME_RESOURCE:
    case RONDE_RULE_SAME_SHIFT:
        phrase = to->dutch ? "wie {other} doet, moet het doen" : "who does {other} must do it";
        break;
    case RONDE_RULE_DIFFERENT_RESOURCE:
        phrase =
            to->dutch ? "wie {other} doet, mag het niet doen" : "who does {other} may not do it";
        break;
    default:
        break;
    }
    if (phrase == NULL || why->detail == RONDE_NONE) {
        return false;
    }
    ronde_label other = ronde_why_task(to, why->detail);
    const ronde_phrase_word words[] = {{"other", other.text}, {NULL, NULL}};
    ronde_phrase_fill(out, size, phrase, words);
    return true;
}

void ronde_why_reason(char *out,
                      size_t size,
                      const ronde_instance *instance,
                      int32_t task,
                      const ronde_reason *reason,
                      bool dutch)
{
    const ronde_telling to = {instance, dutch};
    bool own_words = reason->text[0] != '\0' && reason->shift == RONDE_NONE;
    bool whole = reason->rule == RONDE_RULE_REQUEST_WHOLE && reason->detail != RONDE_NONE;
    if (!whole && reason->text[0] != '\0' &&
        (!dutch || (own_words && reason->rule == RONDE_RULE_UNSERVED))) {
        (void)snprintf(out, size, "%s", reason->text); /* a person may have written it */
    } else if (reason->shift == RONDE_NONE && reason->rule == RONDE_RULE_UNSERVED) {
        (void)snprintf(out, size, dutch ? "er is geen dienst" : "there is no shift");
    } else if (!say_tied(out, size, &to, reason)) {
        say_reason(out, size, &to, task, reason);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence of a claim: its template with each {word} replaced by a figure. */
#include "instances/model/reason.h"
#include "instances/model/show.h"
#include "instances/model/why.h"
#include "service/app/claim.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { longest_phrase = 240 };

typedef struct claim_text {
    const char *name, *english, *dutch;
} claim_text;

static const claim_text texts[RONDE_CLAIM_KINDS] = {
#define X(NAME, name, english, dutch) {#name, english, dutch},
#include "service/app/claims.def"
#undef X
};

/* What is being written. */
typedef struct writing {
    ronde_text *out;
    const ronde_instance *instance;
    const ronde_claim *claim;
    bool dutch;
} writing;

/* --- names and figures ------------------------------------------------------------------------ */

static const char *either(const writing *to, const char *english, const char *dutch)
{
    return to->dutch ? dutch : english;
}

static void label(const writing *to, const char *text)
{
    ronde_text_append(to->out, ronde_label_in(text, to->dutch).text);
}

static void task_label(const writing *to, int32_t task)
{
    const ronde_task *named = &to->instance->tasks[task];
    label(to, named->kind == RONDE_BREAK ? "the break | de pauze" : named->label);
}

static void put_task(const writing *to)
{
    task_label(to, to->claim->task);
}

static void put_other(const writing *to)
{
    task_label(to, to->claim->other);
}

/* The place of a return visit is that of both of its tasks. */
static void put_place(const writing *to)
{
    int32_t place = to->instance->tasks[to->claim->task].place;
    label(to, place == RONDE_NONE ? "" : to->instance->places[place].label);
}

static void put_worker(const writing *to, int32_t shift)
{
    label(to, to->instance->resources[to->instance->shifts[shift].resource].label);
}

static void put_helper(const writing *to)
{
    put_worker(to, to->claim->shift);
}

static void put_who(const writing *to)
{
    if (to->claim->resource != RONDE_NONE) {
        label(to, to->instance->resources[to->claim->resource].label);
    } else {
        put_worker(to, to->claim->other_shift);
    }
}

static void clock_time(const writing *to, ronde_time time)
{
    ronde_text_append(to->out, ronde_show_in(ronde_show_time(to->instance, time), to->dutch).text);
}

static void put_start(const writing *to)
{
    clock_time(to, to->claim->start);
}

static void put_time(const writing *to)
{
    clock_time(to, to->claim->time);
}

static void put_until(const writing *to)
{
    clock_time(to, to->claim->until);
}

static void duration(const writing *to, ronde_time time)
{
    ronde_text_append(to->out,
                      ronde_show_in(ronde_show_duration(to->instance, time), to->dutch).text);
}

static void put_amount(const writing *to)
{
    duration(to, to->claim->amount);
}

static void put_count(const writing *to)
{
    ronde_text_printf(to->out, "%" PRId64, to->claim->count);
}

/* Euros and cents with the comma or point of the language; other instances in their own unit. */
static void put_cost(const writing *to)
{
    const ronde_instance *instance = to->instance;
    int64_t unit = (int64_t)instance->scale * instance->cost_divisor;
    if (!ronde_show_clock(instance)) {
        ronde_text_append(to->out, ronde_show_amount(instance, "cost", to->claim->cost).text);
        return;
    }
    int64_t cents = (to->claim->cost * 100 + unit / 2) / unit;
    if (cents == 0) {
        ronde_text_append(to->out, either(to, "less than a cent", "minder dan een cent"));
    } else {
        ronde_text_printf(to->out, "%" PRId64 "%s%02" PRId64 " euro", cents / 100,
                          either(to, ".", ","), cents % 100);
    }
}

/* --- phrases ---------------------------------------------------------------------------------- */

static void put_rule(const writing *to)
{
    const ronde_rule_text *rule = &ronde_rules[to->claim->rule];
    ronde_text_append(to->out, either(to, rule->english, rule->dutch));
}

/* Without a full stop: the template has one. */
static void phrase(const writing *to, char *text)
{
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.') {
        text[length - 1] = '\0';
    }
    ronde_text_append(to->out, text);
}

static void put_change(const writing *to)
{
    char text[longest_phrase];
    ronde_why_change(text, sizeof text, to->instance, &to->claim->change, to->dutch);
    phrase(to, text);
}

static void put_reason(const writing *to)
{
    char text[longest_phrase];
    ronde_why_reason(text, sizeof text, to->instance, to->claim->task, &to->claim->reason,
                     to->dutch);
    phrase(to, text);
}

static void put_and_others(const writing *to)
{
    if (to->claim->count > 0) {
        ronde_text_printf(to->out, "%s%" PRId64 "%s",
                          either(to, " (and so with ", " (en zo bij nog "), to->claim->count,
                          either(to, " more)", ")"));
    }
}

/* The reason that the input gives for a link, or what the link demands. */
static void put_link(const writing *to)
{
    const ronde_link *link = &to->instance->links[to->claim->link];
    char reason[longest_phrase];
    ronde_reason_in(link->reason, to->dutch ? 1 : 0, reason, sizeof reason);
    if (reason[0] != '\0') {
        ronde_text_append(to->out, reason);
    } else if (link->min_lag == 0 && link->max_lag == 0) {
        ronde_text_append(to->out, either(to, "both start at once", "beide beginnen tegelijk"));
    } else if (link->min_lag > 0) {
        ronde_text_append(to->out, either(to, "the two starts are at least ",
                                          "tussen beide begintijden zit minstens "));
        duration(to, link->min_lag);
        ronde_text_append(to->out, either(to, " apart", ""));
    } else if (link->max_lag < ronde_time_unlimited) {
        ronde_text_append(to->out, either(to, "the two starts are at most ",
                                          "tussen beide begintijden zit hooguit "));
        duration(to, link->max_lag);
        ronde_text_append(to->out, either(to, " apart", ""));
    } else if (link->relation == RONDE_DIFFERENT_RESOURCE) {
        ronde_text_append(to->out, either(to, "two different people do them",
                                          "twee verschillende medewerkers doen ze"));
    } else {
        ronde_text_append(to->out, either(to, "they belong together", "ze horen bij elkaar"));
    }
}

/* More or less travel, if it is told: ", with 12 min more travel". */
static void put_travel(const writing *to)
{
    int64_t amount = to->claim->amount;
    bool whole = !ronde_show_clock(to->instance) || llabs(amount) >= RONDE_MINUTE;
    if (amount != 0 && whole) {
        int64_t shown = ronde_show_clock(to->instance) ? amount - amount % RONDE_MINUTE : amount;
        ronde_text_append(to->out, either(to, ", with ", ", met "));
        duration(to, shown < 0 ? -shown : shown);
        ronde_text_append(to->out, shown > 0 ? either(to, " more travel", " meer reistijd")
                                             : either(to, " less travel", " minder reistijd"));
    }
}

static void put_way_there(const writing *to)
{
    if (to->claim->amount > 0) {
        ronde_text_append(to->out, either(to, ", and needs ", ", en "));
        duration(to, to->claim->amount);
        ronde_text_append(to->out, either(to, " for the way", " onderweg is"));
    }
}

/* The ways to deal with the laundry have names; others are called by their id. */
static void put_way(const writing *to)
{
    static const struct {
        const char *end, *english, *dutch;
    } names[] = {
        {"/return", "washing with a return visit", "wassen met een retourbezoek"},
        {"/within", "washing within the visit", "wassen tijdens het bezoek"},
        {"/preloaded", "the resident starts the machine", "de bewoner zet de machine vooraf aan"},
        {"/next_visit", "the wash waits for the next visit", "de was wacht op het volgende bezoek"},
        {"/central", "central laundry", "centrale was"},
    };
    const char *id = to->instance->alternatives[to->claim->alternative].id;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t length = strlen(names[i].end);
        if (strlen(id) >= length && strcmp(id + strlen(id) - length, names[i].end) == 0) {
            ronde_text_append(to->out, either(to, names[i].english, names[i].dutch));
            return;
        }
    }
    ronde_text_printf(to->out, "\"%s\"", id);
}

/* --- what holds a start ----------------------------------------------------------------------- */

/* Whose window or hours they are. */
static void put_root(const writing *to, bool up)
{
    const ronde_hold *hold = &to->claim->hold;
    bool own = hold->task == to->claim->task;
    if (hold->kind == RONDE_HOLD_SHIFT && to->claim->passed) {
        put_worker(to, hold->shift);
        ronde_text_append(to->out, either(to, " leaves at ", " vertrekt op zijn vroegst om "));
        clock_time(to, hold->moment);
        ronde_text_append(to->out, either(to, " at the earliest", ""));
        return;
    }
    if (hold->kind == RONDE_HOLD_SHIFT) {
        ronde_text_append(to->out, either(to, "the shift of ", "de dienst van "));
        put_worker(to, hold->shift);
        ronde_text_append(to->out, up ? either(to, " begins at ", " begint om ")
                                      : either(to, " ends at ", " eindigt om "));
        clock_time(to, hold->moment);
        return;
    }
    if (own) {
        ronde_text_append(to->out, either(to, "it", "het"));
    } else {
        task_label(to, hold->task);
    }
    if (to->claim->begun) {
        ronde_text_append(to->out, either(to, " began at ", " begon om "));
        clock_time(to, hold->moment);
        return;
    }
    if (to->claim->passed) {
        ronde_text_append(to->out,
                          either(to, " can begin no sooner than ", " kan niet eerder dan "));
        clock_time(to, hold->moment);
        ronde_text_append(to->out, either(to, " any more", " meer beginnen"));
        return;
    }
    ronde_text_append(to->out, up ? either(to, " may not begin before ", " mag niet beginnen voor ")
                                  : either(to, " must begin by ", " moet beginnen om uiterlijk "));
    clock_time(to, hold->moment);
}

/* One of several windows of a task, beyond which the next cannot be reached. */
static void put_gap(const writing *to, bool up)
{
    const ronde_hold *hold = &to->claim->hold;
    ronde_text_append(to->out, either(to, "a time window of ", "een tijdvenster van "));
    task_label(to, hold->task);
    ronde_text_append(to->out, up ? either(to, " begins at ", " begint om ")
                                  : either(to, " ends at ", " eindigt om "));
    clock_time(to, hold->moment);
    ronde_text_append(
        to->out,
        up ? either(to, " and an earlier one cannot be reached", " en een eerder is niet haalbaar")
           : either(to, " and a later one cannot be reached", " en een later is niet haalbaar"));
}

/* What lies between the task and that: travel and work, links, limits of length. */
static void put_chain(const writing *to)
{
    const ronde_hold *hold = &to->claim->hold;
    ronde_time apart =
        hold->time > hold->moment ? hold->time - hold->moment : hold->moment - hold->time;
    if (hold->link_count + hold->limit_count + hold->rest_count == 0 && apart > 0) {
        ronde_text_append(to->out, either(to, ", with ", ", met "));
        duration(to, apart);
        ronde_text_append(to->out, either(to, " of work and travel in between",
                                          " aan werk en reistijd ertussen"));
    }
    if (hold->link_count > 0) {
        ronde_text_append(to->out, either(to, ", and it is tied to ", ", en het hoort bij "));
        task_label(to, hold->linked);
    }
    if (hold->rest_count > 0) {
        ronde_text_append(to->out, either(to, ", with the rest of ", ", met de rust van "));
        put_worker(to, hold->rested);
        ronde_text_append(to->out, either(to, " between two shifts", " tussen twee diensten"));
    }
    if (hold->limit_count > 0) {
        ronde_text_append(to->out, either(to, ", and the round of ", ", en de ronde van "));
        put_worker(to, hold->limited);
        ronde_text_append(to->out, either(to, " may last ", " mag hooguit "));
        duration(to, hold->limit);
        ronde_text_append(to->out, either(to, " at most", " duren"));
        if (hold->limit < to->instance->shifts[hold->limited].max_duration) {
            ronde_text_append(to->out, either(to, " without a break", " zonder pauze"));
        }
    }
}

static void put_hold(const writing *to)
{
    const ronde_hold *hold = &to->claim->hold;
    bool up = to->claim->kind == RONDE_CLAIM_EARLIEST || to->claim->kind == RONDE_CLAIM_CAUSE_BOUND;
    if (hold->kind == RONDE_HOLD_UNKNOWN) {
        return;
    }
    ronde_text_append(to->out, ": ");
    if (hold->kind == RONDE_HOLD_GAP) {
        put_gap(to, up);
    } else {
        put_root(to, up);
    }
    put_chain(to);
}

/* --- templates -------------------------------------------------------------------------------- */

static void put_word(const writing *to, const char *word, size_t length)
{
    static const struct {
        const char *word;
        void (*put)(const writing *to);
    } words[] = {
        {"task", put_task},     {"other", put_other},   {"place", put_place},
        {"helper", put_helper}, {"who", put_who},       {"start", put_start},
        {"time", put_time},     {"until", put_until},   {"amount", put_amount},
        {"count", put_count},   {"cost", put_cost},     {"rule", put_rule},
        {"change", put_change}, {"reason", put_reason}, {"and_others", put_and_others},
        {"link", put_link},     {"travel", put_travel}, {"way_there", put_way_there},
        {"way", put_way},       {"hold", put_hold},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i].word) == length && memcmp(words[i].word, word, length) == 0) {
            words[i].put(to);
            return;
        }
    }
    assert(false); /* claims.def names no such word */
}

const char *ronde_claim_name(ronde_claim_kind kind)
{
    return texts[kind].name;
}

void ronde_claim_sentence(ronde_text *out,
                          const ronde_instance *instance,
                          const ronde_claim *claim,
                          ronde_language language)
{
    const writing to = {out, instance, claim, language == RONDE_DUTCH};
    const char *at = either(&to, texts[claim->kind].english, texts[claim->kind].dutch);
    for (const char *open = strchr(at, '{'); open != NULL; open = strchr(at, '{')) {
        const char *close = strchr(open, '}');
        ronde_text_append_bytes(out, at, (size_t)(open - at));
        put_word(&to, open + 1, (size_t)(close - open - 1));
        at = close + 1;
    }
    ronde_text_append(out, at);
}

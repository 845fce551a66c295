/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence of a claim: its template with each {word} replaced by a figure. */
#include "service/app/claim_words.h"

#include "instances/model/names.h"
#include "instances/model/show.h"
#include "instances/model/why.h"

#include <assert.h>
#include <ctype.h>
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

/* --- names and figures ------------------------------------------------------------------------ */

const char *
ronde_claim_either(const ronde_claim_writing *to, const char *english, const char *dutch)
{
    return to->dutch ? dutch : english;
}

static void label(const ronde_claim_writing *to, const char *text)
{
    ronde_text_append(to->out, ronde_label_in(text, to->dutch).text);
}

static void put_task(const ronde_claim_writing *to)
{
    ronde_text_append(to->out, ronde_name_task(to->instance, to->claim->task, to->dutch).text);
}

static void put_other(const ronde_claim_writing *to)
{
    ronde_text_append(to->out, ronde_name_task(to->instance, to->claim->other, to->dutch).text);
}

/* The place of a return visit is that of both of its tasks. */
static void put_place(const ronde_claim_writing *to)
{
    int32_t place = to->instance->tasks[to->claim->task].place;
    label(to, place == RONDE_NONE ? "" : to->instance->places[place].label);
}

static void put_worker(const ronde_claim_writing *to, int32_t shift)
{
    label(to, to->instance->resources[to->instance->shifts[shift].resource].label);
}

static void put_helper(const ronde_claim_writing *to)
{
    put_worker(to, to->claim->shift);
}

static void put_who(const ronde_claim_writing *to)
{
    if (to->claim->resource != RONDE_NONE) {
        label(to, to->instance->resources[to->claim->resource].label);
    } else {
        put_worker(to, to->claim->other_shift);
    }
}

/* --- times and figures ------------------------------------------------------------------------ */

static bool is_several_days(const ronde_instance *instance)
{
    for (int32_t i = 0; i < instance->shift_count; i++) {
        if (instance->shifts[i].day > 0) {
            return true;
        }
    }
    return false;
}

/* On which of several days it is. */
static void put_day(const ronde_claim_writing *to)
{
    if (is_several_days(to->instance)) {
        ronde_text_append(to->out, ronde_name_day(to->instance, to->claim->start, to->dutch).text);
    }
}

ronde_label ronde_claim_clock(const ronde_claim_writing *to, ronde_time time)
{
    bool clock = ronde_show_clock(to->instance) && time >= 0 && time < ronde_time_unlimited;
    bool several = clock && is_several_days(to->instance);
    ronde_label text;
    snprintf(text.text, sizeof text.text, "%s",
             ronde_show_minute(to->instance, several ? time % RONDE_DAY : time, to->dutch).text);
    if (several && time / RONDE_DAY != to->claim->start / RONDE_DAY) {
        size_t used = strlen(text.text);
        snprintf(text.text + used, sizeof text.text - used, "%.60s",
                 ronde_name_day(to->instance, time, to->dutch).text);
    }
    return text;
}

static void put_clock(const ronde_claim_writing *to, ronde_time time)
{
    ronde_text_append(to->out, ronde_claim_clock(to, time).text);
}

static void put_start(const ronde_claim_writing *to)
{
    put_clock(to, to->claim->start);
}

/* The earliest start is told as the first whole minute that is possible. */
static void put_time(const ronde_claim_writing *to)
{
    bool up = to->claim->kind == RONDE_CLAIM_EARLIEST || to->claim->kind == RONDE_CLAIM_CAUSE_BOUND;
    bool round = up && ronde_show_clock(to->instance) && to->claim->time > 0;
    put_clock(to, to->claim->time + (round ? RONDE_MINUTE - 1 : 0));
}

static void put_until(const ronde_claim_writing *to)
{
    put_clock(to, to->claim->until);
}

void ronde_claim_put_duration(const ronde_claim_writing *to, ronde_time time)
{
    ronde_text_append(to->out, ronde_show_minutes(to->instance, time, to->dutch).text);
}

static void put_amount(const ronde_claim_writing *to)
{
    ronde_claim_put_duration(to, to->claim->amount);
}

static void put_count(const ronde_claim_writing *to)
{
    ronde_text_printf(to->out, "%" PRId64, to->claim->count);
}

/* Breaks are had. */
static void put_does(const ronde_claim_writing *to)
{
    bool rest = to->instance->tasks[to->claim->task].kind == RONDE_BREAK;
    ronde_text_append(to->out, rest ? ronde_claim_either(to, "has", "heeft")
                                    : ronde_claim_either(to, "does", "doet"));
}

/* What starts are rounded to. */
static void put_grid(const ronde_claim_writing *to)
{
    if (ronde_show_clock(to->instance) && to->claim->amount == RONDE_MINUTE) {
        ronde_text_append(to->out, ronde_claim_either(to, "whole minutes", "hele minuten"));
    } else {
        ronde_text_append(to->out, ronde_claim_either(to, "multiples of ", "veelvouden van "));
        put_amount(to);
    }
}

/* Of others. */
static void put_shifts(const ronde_claim_writing *to)
{
    if (to->claim->count == 1) {
        ronde_text_append(to->out, ronde_claim_either(to, "one shift of somebody else",
                                                      "een dienst van een ander"));
    } else {
        put_count(to);
        ronde_text_append(to->out,
                          ronde_claim_either(to, " shifts of others", " diensten van anderen"));
    }
}

/* Euros and cents with the comma or point of the language; other instances in their own unit. */
static void put_cost(const ronde_claim_writing *to)
{
    const ronde_instance *instance = to->instance;
    int64_t unit = (int64_t)instance->scale * instance->cost_divisor;
    if (!ronde_show_clock(instance)) {
        ronde_text_append(to->out, ronde_show_amount(instance, "cost", to->claim->cost).text);
        return;
    }
    int64_t cents = (to->claim->cost * 100 + unit / 2) / unit;
    if (cents == 0) {
        ronde_text_append(to->out,
                          ronde_claim_either(to, "less than a cent", "minder dan een cent"));
    } else {
        ronde_text_printf(to->out, "%" PRId64 "%s%02" PRId64 " euro", cents / 100,
                          ronde_claim_either(to, ".", ","), cents % 100);
    }
}

/* --- phrases ---------------------------------------------------------------------------------- */

static void put_rule(const ronde_claim_writing *to)
{
    const ronde_rule_text *rule = &ronde_rules[to->claim->rule];
    ronde_text_append(to->out, ronde_claim_either(to, rule->english, rule->dutch));
}

/* Without a full stop: the template has one. */
static void phrase(const ronde_claim_writing *to, char *text)
{
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.') {
        text[length - 1] = '\0';
    }
    ronde_text_append(to->out, text);
}

static void put_change(const ronde_claim_writing *to)
{
    char text[longest_phrase];
    ronde_why_change(text, sizeof text, to->instance, &to->claim->change, to->dutch);
    phrase(to, text);
}

static void put_reason(const ronde_claim_writing *to)
{
    char text[longest_phrase];
    ronde_why_reason(text, sizeof text, to->instance, to->claim->task, &to->claim->reason,
                     to->dutch);
    phrase(to, text);
}

static void put_and_others(const ronde_claim_writing *to)
{
    bool one = to->claim->count == 1;
    if (to->claim->count > 0) {
        ronde_text_append(to->out, ronde_claim_either(to, ", and so with ", ", en zo bij "));
        put_count(to);
        ronde_text_append(to->out,
                          one ? ronde_claim_either(to, " other shift", " andere dienst")
                              : ronde_claim_either(to, " other shifts", " andere diensten"));
    }
}

/* The reason that the input gives for a link, or what the link demands. */
static void put_link(const ronde_claim_writing *to)
{
    const ronde_link *link = &to->instance->links[to->claim->link];
    char reason[longest_phrase];
    ronde_reason_in(link->reason, to->dutch ? 1 : 0, reason, sizeof reason);
    if (reason[0] != '\0') {
        ronde_text_append(to->out, reason);
    } else if (link->min_lag == 0 && link->max_lag == 0) {
        ronde_text_append(to->out,
                          ronde_claim_either(to, "both start at once", "beide beginnen tegelijk"));
    } else if (link->min_lag > 0) {
        ronde_text_append(to->out, ronde_claim_either(to, "the two starts are at least ",
                                                      "tussen beide begintijden zit minstens "));
        ronde_claim_put_duration(to, link->min_lag);
        ronde_text_append(to->out, ronde_claim_either(to, " apart", ""));
    } else if (link->max_lag < ronde_time_unlimited) {
        ronde_text_append(to->out, ronde_claim_either(to, "the two starts are at most ",
                                                      "tussen beide begintijden zit hooguit "));
        ronde_claim_put_duration(to, link->max_lag);
        ronde_text_append(to->out, ronde_claim_either(to, " apart", ""));
    } else if (link->relation == RONDE_DIFFERENT_RESOURCE) {
        ronde_text_append(to->out, ronde_claim_either(to, "two different people do them",
                                                      "twee verschillende medewerkers doen ze"));
    } else {
        ronde_text_append(to->out,
                          ronde_claim_either(to, "they belong together", "ze horen bij elkaar"));
    }
}

/* More or less travel, if it is told: ", with 12 min more travel". */
static void put_travel(const ronde_claim_writing *to)
{
    int64_t amount = to->claim->amount;
    bool whole = !ronde_show_clock(to->instance) || llabs(amount) >= RONDE_MINUTE;
    if (amount != 0 && whole) {
        int64_t shown = ronde_show_clock(to->instance) ? amount - amount % RONDE_MINUTE : amount;
        ronde_text_append(to->out, ronde_claim_either(to, ", with ", ", met "));
        ronde_claim_put_duration(to, shown < 0 ? -shown : shown);
        ronde_text_append(to->out,
                          shown > 0 ? ronde_claim_either(to, " more travel", " meer reistijd")
                                    : ronde_claim_either(to, " less travel", " minder reistijd"));
    }
}

static void put_way_there(const ronde_claim_writing *to)
{
    if (to->claim->amount > 0) {
        ronde_text_append(to->out, ronde_claim_either(to, " and then travels for ", " en is dan "));
        ronde_claim_put_duration(to, to->claim->amount);
        ronde_text_append(to->out, ronde_claim_either(to, "", " onderweg"));
    }
}

static void put_way(const ronde_claim_writing *to)
{
    const ronde_alternative *way = &to->instance->alternatives[to->claim->alternative];
    if (way->label[0] != '\0') {
        label(to, way->label);
    } else {
        ronde_text_printf(to->out, "\"%s\"", way->id);
    }
}

/* --- templates -------------------------------------------------------------------------------- */

static void put_word(const ronde_claim_writing *to, const char *word, size_t length)
{
    static const struct {
        const char *word;
        void (*put)(const ronde_claim_writing *to);
    } words[] = {
        {"task", put_task},
        {"other", put_other},
        {"place", put_place},
        {"helper", put_helper},
        {"who", put_who},
        {"start", put_start},
        {"time", put_time},
        {"until", put_until},
        {"amount", put_amount},
        {"count", put_count},
        {"cost", put_cost},
        {"rule", put_rule},
        {"change", put_change},
        {"reason", put_reason},
        {"and_others", put_and_others},
        {"link", put_link},
        {"travel", put_travel},
        {"way_there", put_way_there},
        {"way", put_way},
        {"hold", ronde_claim_put_hold},
        {"day", put_day},
        {"shifts", put_shifts},
        {"does", put_does},
        {"grid", put_grid},
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

/* A sentence begins with a capital, but ids stay as they are. */
static void capitalise(ronde_text *out, size_t first)
{
    size_t letters = 0;
    while (first + letters < out->length && isalpha((unsigned char)out->data[first + letters])) {
        letters++;
    }
    if (letters > 1 && out->data[first + letters] == ' ' && !out->broken) {
        out->data[first] = (char)toupper((unsigned char)out->data[first]);
    }
}

void ronde_claim_sentence(ronde_text *out,
                          const ronde_instance *instance,
                          const ronde_claim *claim,
                          ronde_language language)
{
    const ronde_claim_writing to = {out, instance, claim, language == RONDE_DUTCH};
    size_t first = out->length;
    const char *at = ronde_claim_either(&to, texts[claim->kind].english, texts[claim->kind].dutch);
    for (const char *open = strchr(at, '{'); open != NULL; open = strchr(at, '{')) {
        const char *close = strchr(open, '}');
        ronde_text_append_bytes(out, at, (size_t)(open - at));
        put_word(&to, open + 1, (size_t)(close - open - 1));
        at = close + 1;
    }
    ronde_text_append(out, at);
    capitalise(out, first);
}

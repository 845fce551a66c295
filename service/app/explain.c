/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/explain.h"

#include "instances/model/reason.h"
#include "instances/model/show.h"
#include "instances/model/why.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Where a task is done. */
typedef struct found_stop {
    const ronde_stop *stop; /* NULL: on no route */
    int32_t shift;
} found_stop;

typedef struct explaining {
    ronde_explanation *out;
    const ronde_instance *instance;
    const ronde_plan *plan;
    int32_t task;
    bool dutch;
    bool out_of_memory;
} explaining;

static found_stop find_stop(const explaining *at, int32_t task)
{
    for (size_t r = 0; r < at->plan->routes.count; r++) {
        const ronde_route *route = &at->plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &at->plan->stops.items[route->first_stop + i];
            if (stop->task == task) {
                return (found_stop){stop, route->shift};
            }
        }
    }
    return (found_stop){NULL, RONDE_NONE};
}

static ronde_claim claim_of(const explaining *at, ronde_claim_kind kind)
{
    return (ronde_claim){.kind = kind,
                         .task = at->task,
                         .other = RONDE_NONE,
                         .shift = RONDE_NONE,
                         .link = RONDE_NONE,
                         .change = ronde_change_none()};
}

/* Adds the claim with its sentence. */
static void say(explaining *at, ronde_claim claim, const char *format, ...) RONDE_PRINTF(3, 4);

static void say(explaining *at, ronde_claim claim, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(claim.text, sizeof claim.text, format, arguments);
    va_end(arguments);
    if (!ronde_array_push(&at->out->claims, claim)) {
        at->out_of_memory = true;
    }
}

static ronde_label place_name(const explaining *at, int32_t task)
{
    int32_t place = at->instance->tasks[task].place;
    return ronde_label_in(place == RONDE_NONE ? "" : at->instance->places[place].label, at->dutch);
}

static ronde_label helper_name(const explaining *at, int32_t shift)
{
    return ronde_label_in(at->instance->resources[at->instance->shifts[shift].resource].label,
                          at->dutch);
}

static ronde_label task_name(const explaining *at, int32_t task)
{
    return ronde_label_in(at->instance->tasks[task].label, at->dutch);
}

static ronde_shown clock_of(const explaining *at, ronde_time time)
{
    return ronde_show_in(ronde_show_time(at->instance, time), at->dutch);
}

static ronde_shown lasts(const explaining *at, ronde_time duration)
{
    return ronde_show_in(ronde_show_duration(at->instance, duration), at->dutch);
}

/* What a link without a reason of its own demands, measured from start to start. */
static void demand_of(const explaining *at, const ronde_link *link, char *out, size_t size)
{
    bool dutch = at->dutch;
    if (link->min_lag == 0 && link->max_lag == 0) {
        snprintf(out, size, "%s", dutch ? "beide beginnen tegelijk" : "both start at once");
    } else if (link->min_lag > 0) {
        snprintf(out, size,
                 dutch ? "tussen beide begintijden zit minstens %s"
                       : "the two starts are at least %s apart",
                 lasts(at, link->min_lag).text);
    } else if (link->max_lag < ronde_time_unlimited) {
        snprintf(out, size,
                 dutch ? "tussen beide begintijden zit hooguit %s"
                       : "the two starts are at most %s apart",
                 lasts(at, link->max_lag).text);
    } else if (link->relation == RONDE_DIFFERENT_RESOURCE) {
        snprintf(out, size, "%s",
                 dutch ? "twee verschillende medewerkers doen ze" : "two different people do them");
    } else {
        snprintf(out, size, "%s", dutch ? "ze horen bij elkaar" : "they belong together");
    }
}

static void reason_of(const explaining *at, const ronde_link *link, char *out, size_t size)
{
    ronde_reason_in(link->reason, at->dutch ? 1 : 0, out, size);
    if (out[0] == '\0') {
        demand_of(at, link, out, size);
    }
}

/* True if the link forces a second coming to the same place: the first of its tasks is over before
 * the second may start. */
static bool forces_return(const explaining *at, const ronde_link *link)
{
    const ronde_task *from = &at->instance->tasks[link->from];
    return from->place == at->instance->tasks[link->to].place && link->min_lag > from->duration;
}

static void explain_return(explaining *at, int32_t index, found_stop first, found_stop second)
{
    const ronde_link *link = &at->instance->links[index];
    bool is_second = at->task == link->to;
    char reason[240];
    reason_of(at, link, reason, sizeof reason);
    ronde_claim claim = claim_of(at, is_second ? RONDE_CLAIM_RETURN : RONDE_CLAIM_FIRST);
    claim.other = is_second ? link->from : link->to;
    claim.shift = second.shift;
    claim.link = index;
    claim.time = first.stop->start + link->min_lag;
    say(at, claim,
        at->dutch
            ? (is_second ? "Er is om %s een retourbezoek bij %s (door %s), want %s: het eerste "
                           "bezoek is om %s klaar en het tweede kan niet voor %s beginnen."
                         : "Na dit bezoek volgt om %s een retourbezoek bij %s (door %s), want "
                           "%s: dit bezoek is om %s klaar en het tweede kan niet voor %s "
                           "beginnen.")
            : (is_second ? "There is a return visit at %s to %s (by %s), because %s: the "
                           "first visit is over at %s and the second cannot start before %s."
                         : "This visit is followed at %s by a return visit to %s (by %s), "
                           "because %s: this visit is over at %s and the second cannot start "
                           "before %s."),
        clock_of(at, second.stop->start).text, place_name(at, link->to).text,
        helper_name(at, second.shift).text, reason, clock_of(at, first.stop->end).text,
        clock_of(at, claim.time).text);
}

static void explain_link(explaining *at, int32_t index, found_stop own, found_stop other)
{
    const ronde_link *link = &at->instance->links[index];
    char reason[240];
    reason_of(at, link, reason, sizeof reason);
    ronde_claim claim = claim_of(at, RONDE_CLAIM_LINK);
    claim.other = link->from == at->task ? link->to : link->from;
    claim.shift = other.shift;
    claim.link = index;
    claim.time = other.stop->start;
    say(at, claim,
        at->dutch ? "%s begint om %s en hoort bij %s om %s: %s."
                  : "%s starts at %s and is tied to %s at %s: %s.",
        task_name(at, at->task).text, clock_of(at, own.stop->start).text,
        task_name(at, claim.other).text, clock_of(at, other.stop->start).text, reason);
}

/* Links whose two tasks are on routes: first those that force a return visit, then the others. */
static void explain_links(explaining *at, found_stop own, bool returns)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    for (int32_t i = 0; i < task->link_count; i++) {
        int32_t index = at->instance->task_links[task->first_link + i];
        const ronde_link *link = &at->instance->links[index];
        bool second = link->to == at->task;
        found_stop other = find_stop(at, second ? link->from : link->to);
        if (other.stop == NULL || forces_return(at, link) != returns) {
            continue;
        }
        if (returns) {
            explain_return(at, index, second ? other : own, second ? own : other);
        } else {
            explain_link(at, index, own, other);
        }
    }
}

static void explain_served(explaining *at, found_stop own)
{
    ronde_claim claim = claim_of(at, RONDE_CLAIM_SERVED);
    claim.shift = own.shift;
    claim.time = own.stop->start;
    claim.until = own.stop->end;
    say(at, claim, at->dutch ? "%s doet %s van %s tot %s." : "%s does %s from %s to %s.",
        helper_name(at, own.shift).text, task_name(at, at->task).text,
        clock_of(at, own.stop->start).text, clock_of(at, own.stop->end).text);
}

/* Waiting that a hard window explains: one opens at the very start. */
static void explain_wait(explaining *at, found_stop own)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    for (int32_t i = 0; i < task->window_count && own.stop->start > own.stop->arrival; i++) {
        if (at->instance->windows[task->first_window + i].earliest == own.stop->start) {
            ronde_claim claim = claim_of(at, RONDE_CLAIM_WAIT);
            claim.shift = own.shift;
            claim.time = own.stop->arrival;
            claim.until = own.stop->start;
            say(at, claim,
                at->dutch ? "%s is er om %s en wacht tot %s: eerder mag het niet beginnen."
                          : "%s is there at %s and waits until %s: it may not start sooner.",
                helper_name(at, own.shift).text, clock_of(at, own.stop->arrival).text,
                clock_of(at, own.stop->start).text);
            return;
        }
    }
}

/* --- not on a route --------------------------------------------------------------------------- */

static void explain_change(explaining *at, const ronde_reason *first)
{
    ronde_claim claim = claim_of(at, RONDE_CLAIM_CHANGE);
    char change[240];
    claim.shift = first->change.shift;
    claim.rule = first->rule;
    claim.amount = first->change.amount;
    claim.change = first->change;
    ronde_why_change(change, sizeof change, at->instance, &first->change, at->dutch);
    if (first->change.kind == RONDE_CHANGE_NONE) {
        say(at, claim, "%s",
            at->dutch ? "Geen enkele wijziging alleen is genoeg." : "No single change is enough.");
    } else {
        say(at, claim, at->dutch ? "Het kan wel als %s." : "It is possible if %s.", change);
    }
}

/* A reason, and how many more shifts have one of the same rule. */
static void explain_reason(explaining *at, const ronde_reason *reason, size_t others)
{
    ronde_claim claim = claim_of(at, RONDE_CLAIM_REASON);
    claim.shift = reason->shift;
    claim.rule = reason->rule;
    claim.amount = reason->amount;
    char why[240];
    char more[60] = "";
    ronde_why_reason(why, sizeof why, at->instance, at->task, reason, at->dutch);
    if (others > 0) {
        snprintf(more, sizeof more, at->dutch ? " (en zo bij nog %zu)" : " (and so with %zu more)",
                 others);
    }
    size_t length = strlen(why);
    bool stopped = length > 0 && why[length - 1] == '.';
    say(at, claim, "- %s%s%s", why, more, stopped ? "" : ".");
}

/* Each rule once, with the shift that comes nearest: reasons stand in that order. */
static void explain_rules(explaining *at, const ronde_reason *reasons, size_t count)
{
    bool told[RONDE_RULE_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        if (told[reasons[i].rule]) {
            continue;
        }
        told[reasons[i].rule] = true;
        size_t others = 0;
        for (size_t k = i + 1; k < count; k++) {
            others += reasons[k].rule == reasons[i].rule ? 1 : 0;
        }
        explain_reason(at, &reasons[i], others);
    }
}

static void explain_reasons(explaining *at)
{
    const ronde_plan *plan = at->plan;
    for (size_t i = 0; i < plan->unserved.count; i++) {
        const ronde_unserved *entry = &plan->unserved.items[i];
        if (entry->task != at->task || entry->reason_count == 0) {
            continue;
        }
        const ronde_reason *reasons = &plan->reasons.items[entry->first_reason];
        bool fits = reasons[0].rule == RONDE_RULE_UNSERVED ||
                    reasons[0].rule == RONDE_RULE_OPTIONAL_UNSERVED;
        if (!fits && reasons[0].shift != RONDE_NONE) {
            explain_change(at, &reasons[0]);
        }
        explain_rules(at, reasons, entry->reason_count);
    }
}

/* The task of another alternative of the request that is on a route, or RONDE_NONE. */
static int32_t done_instead(const explaining *at, const ronde_request *request)
{
    for (int32_t a = 0; a < request->alternative_count; a++) {
        const ronde_alternative *alternative =
            &at->instance->alternatives[request->first_alternative + a];
        int32_t task = at->instance->request_tasks[alternative->first_task];
        if (find_stop(at, task).stop != NULL) {
            return task;
        }
    }
    return RONDE_NONE;
}

static void explain_unserved(explaining *at)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    const ronde_request *request = &at->instance->requests[task->request];
    ronde_claim claim = claim_of(at, RONDE_CLAIM_OTHER_WAY);
    claim.other = done_instead(at, request);
    if (claim.other != RONDE_NONE) {
        say(at, claim,
            at->dutch ? "%s is niet nodig: %s gebeurt in plaats daarvan."
                      : "%s is not needed: %s is done instead.",
            task_name(at, at->task).text, task_name(at, claim.other).text);
        return;
    }
    claim.kind = RONDE_CLAIM_UNSERVED;
    if (request->optional) {
        say(at, claim,
            at->dutch ? "%s is niet gepland; het komt van de wachtlijst en mag wegblijven."
                      : "%s is not planned; it is from the waiting list and may be left out.",
            task_name(at, at->task).text);
    } else {
        say(at, claim, at->dutch ? "%s is niet gepland." : "%s is not planned.",
            task_name(at, at->task).text);
    }
    explain_reasons(at);
}

ronde_status ronde_explain(ronde_explanation *out,
                           const ronde_instance *instance,
                           const ronde_plan *plan,
                           int32_t task,
                           ronde_language language,
                           ronde_error *error)
{
    explaining at = {.out = out,
                     .instance = instance,
                     .plan = plan,
                     .task = task,
                     .dutch = language == RONDE_DUTCH};
    found_stop own = find_stop(&at, task);
    if (own.stop != NULL) {
        explain_links(&at, own, true);
        explain_served(&at, own);
        explain_wait(&at, own);
        explain_links(&at, own, false);
    } else if (instance->tasks[task].kind == RONDE_BREAK) {
        say(&at, claim_of(&at, RONDE_CLAIM_BREAK),
            at.dutch ? "De pauze %s is niet ingepland." : "The break %s is not planned.",
            task_name(&at, task).text);
    } else {
        explain_unserved(&at);
    }
    return at.out_of_memory ? ronde_fail(error, RONDE_ENOMEM, NULL, "no memory to explain")
                            : RONDE_OK;
}

void ronde_explanation_clear(ronde_explanation *explanation)
{
    ronde_array_clear(&explanation->claims);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds a start, in words. */
#include "instances/model/phrase.h"
#include "service/app/claim_words.h"

enum { longest = 400 };

/* Appends a phrase of the language. */
static void
say(const ronde_claim_writing *to, const char *english, const char *dutch, ronde_label what)
{
    char text[longest];
    ronde_label at = ronde_claim_clock(to, to->claim->hold.moment);
    const ronde_phrase_word words[] = {{"what", what.text}, {"at", at.text}, {NULL, NULL}};
    ronde_phrase_fill(text, sizeof text, ronde_claim_either(to, english, dutch), words);
    ronde_text_append(to->out, text);
}

static ronde_label task_of(const ronde_claim_writing *to, int32_t task)
{
    return ronde_name_task(to->instance, task, to->dutch);
}

static ronde_label worker_of(const ronde_claim_writing *to, int32_t shift)
{
    return ronde_label_in(to->instance->resources[to->instance->shifts[shift].resource].label,
                          to->dutch);
}

/* The hours of a shift. */
static void put_shift(const ronde_claim_writing *to, bool up)
{
    ronde_label who = worker_of(to, to->claim->hold.shift);
    if (to->claim->passed) {
        say(to, "{what} leaves at {at} at the earliest", "{what} vertrekt op zijn vroegst om {at}",
            who);
    } else if (up) {
        say(to, "the shift of {what} begins at {at}", "de dienst van {what} begint om {at}", who);
    } else {
        say(to, "the shift of {what} ends at {at}", "de dienst van {what} eindigt om {at}", who);
    }
}

/* The window of a task, or when it began. */
static void put_window(const ronde_claim_writing *to, bool up)
{
    bool own = to->claim->hold.task == to->claim->task;
    bool same = own && to->claim->hold.time == to->claim->hold.moment;
    ronde_label what = {"it"};
    if (!own) {
        what = task_of(to, to->claim->hold.task);
    } else if (to->dutch) {
        what = (ronde_label){"het"};
    }
    if (to->claim->begun) {
        say(to, "{what} began at {at}", "{what} begon om {at}", what);
    } else if (to->claim->passed) {
        say(to, "{what} can begin no sooner than {at} any more",
            "{what} kan niet eerder dan {at} meer beginnen", what);
    } else if (same && up) {
        say(to, "{what} may not begin sooner", "eerder mag {what} niet", what);
    } else if (same) {
        say(to, "{what} may not begin later", "later mag {what} niet", what);
    } else if (up) {
        say(to, "{what} may not begin before {at}", "{what} mag niet voor {at} beginnen", what);
    } else {
        say(to, "{what} must begin by {at}", "{what} moet uiterlijk om {at} beginnen", what);
    }
}

/* One of several windows of a task, beyond which the next cannot be reached. */
static void put_gap(const ronde_claim_writing *to, bool up)
{
    ronde_label what = task_of(to, to->claim->hold.task);
    if (up) {
        say(to, "a time window of {what} begins at {at} and an earlier one cannot be reached",
            "een tijdvenster van {what} begint om {at} en een eerder is niet haalbaar", what);
    } else {
        say(to, "a time window of {what} ends at {at} and a later one cannot be reached",
            "een tijdvenster van {what} eindigt om {at} en een later is niet haalbaar", what);
    }
}

/* What lies between the task and that: travel and work, links, limits of length. */
static void put_chain(const ronde_claim_writing *to)
{
    const ronde_hold *hold = &to->claim->hold;
    ronde_time apart =
        hold->time > hold->moment ? hold->time - hold->moment : hold->moment - hold->time;
    if (hold->link_count + hold->limit_count + hold->rest_count == 0 && apart > 0) {
        ronde_text_append(to->out, ronde_claim_either(to, ", with ", ", met "));
        ronde_claim_put_duration(to, apart);
        ronde_text_append(to->out, ronde_claim_either(to, " of work and travel in between",
                                                      " werk en reistijd ertussen"));
    }
    if (hold->link_count > 0) {
        say(to, ", and it is tied to {what}", ", en het hoort bij {what}",
            task_of(to, hold->linked));
    }
    if (hold->rest_count > 0) {
        say(to, ", with the rest of {what} between two shifts",
            ", met de rust van {what} tussen twee diensten", worker_of(to, hold->rested));
    }
    if (hold->limit_count > 0) {
        bool no_break = hold->limit < to->instance->shifts[hold->limited].max_duration;
        say(to, ", and the round of {what} may last at most ",
            ", en de ronde van {what} mag hooguit ", worker_of(to, hold->limited));
        ronde_claim_put_duration(to, hold->limit);
        ronde_text_append(to->out, ronde_claim_either(to, "", " duren"));
        ronde_text_append(
            to->out, no_break ? ronde_claim_either(to, " without a break", " zonder pauze") : "");
    }
}

void ronde_claim_put_hold(const ronde_claim_writing *to)
{
    const ronde_hold *hold = &to->claim->hold;
    bool up = to->claim->kind == RONDE_CLAIM_EARLIEST || to->claim->kind == RONDE_CLAIM_CAUSE_BOUND;
    if (hold->kind == RONDE_HOLD_UNKNOWN) {
        return;
    }
    ronde_text_append(to->out, ": ");
    if (hold->kind == RONDE_HOLD_GAP) {
        put_gap(to, up);
    } else if (hold->kind == RONDE_HOLD_SHIFT) {
        put_shift(to, up);
    } else {
        put_window(to, up);
    }
    put_chain(to);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last week's plan, roughly: for each resident a helper of her provider who lives near, can do the
 * work and has the time, and the half-day on which she comes. No routes: travel is reckoned as so
 * many minutes a visit, and the hours of a half-day are never filled to the last. */
#include "instances/base/alloc.h"
#include "instances/generate/week_parts.h"

#include <stdlib.h>

enum { stream_week_agree = 41, rhythms = 2, filled_percent = 92 };

/* Seconds left to each helper by rhythm (even and odd weeks), weekday and half-day. */
typedef struct agenda {
    ronde_time left[rhythms][WEEKDAYS][HALVES];
} agenda;

typedef struct agreeing {
    ronde_drawn_week *week;
    ronde_rng rng;
    agenda *agendas;
    ronde_candidate *candidates;
    int32_t *order;
} agreeing;

static void open_agenda(const week_helper *helper, agenda *out)
{
    for (int32_t day = 0; day < WEEKDAYS; day++) {
        ronde_window hours = helper->hours[day];
        ronde_time morning = hours.earliest < day_noon ? day_noon - hours.earliest : 0;
        morning = hours.latest < day_noon ? hours.latest - hours.earliest : morning;
        ronde_time afternoon = hours.latest - hours.earliest - morning;
        bool pause = hours.latest - hours.earliest > 5 * RONDE_HOUR + 30 * RONDE_MINUTE;
        afternoon -= pause ? 30 * RONDE_MINUTE : 0;
        for (int rhythm = 0; rhythm < rhythms; rhythm++) {
            out->left[rhythm][day][MORNING] = morning * filled_percent / 100;
            out->left[rhythm][day][AFTERNOON] = afternoon * filled_percent / 100;
        }
    }
}

/* Helpers of the provider who may come, nearest first but for some luck: history has its say. */
static int32_t list_candidates(agreeing *at, const week_resident *resident)
{
    int32_t count = 0;
    for (int32_t i = 0; i < at->week->helper_count; i++) {
        const week_helper *helper = &at->week->helpers[i];
        double luck = 0.5 + ronde_rng_unit(&at->rng);
        if (helper->provider == resident->provider &&
            (helper->drawn.regie || !resident->drawn.regie) &&
            (!helper->drawn.allergic || !resident->drawn.pet)) {
            at->candidates[count++] = (ronde_candidate){
                luck * ronde_day_distance(&helper->drawn.home, &resident->drawn.home), i};
        }
    }
    qsort(at->candidates, (size_t)count, sizeof *at->candidates, ronde_candidate_nearer);
    return count;
}

static bool
has_time(const agreeing *at, const week_resident *resident, week_slot slot, ronde_time work)
{
    for (int rhythm = 0; rhythm < rhythms; rhythm++) {
        bool counts = !resident->two_weekly || resident->parity == rhythm;
        if (counts && at->agendas[slot.helper].left[rhythm][slot.weekday][slot.half] < work) {
            return false;
        }
    }
    return true;
}

static void take_time(agreeing *at, const week_resident *resident, week_slot slot, ronde_time work)
{
    for (int rhythm = 0; rhythm < rhythms; rhythm++) {
        bool counts = !resident->two_weekly || resident->parity == rhythm;
        at->agendas[slot.helper].left[rhythm][slot.weekday][slot.half] -= counts ? work : 0;
    }
}

/* The work of one visit (and its return) in an agenda, and from its start to its end. */
static ronde_time work_of(const agreeing *at, const week_resident *resident)
{
    ronde_time travel = at->week->options.week.travel_minutes * RONDE_MINUTE;
    return resident->visit + travel + (resident->back > 0 ? resident->back + travel : 0);
}

static bool fits_day(const agreeing *at, const week_resident *resident, week_slot slot)
{
    ronde_window hours = at->week->helpers[slot.helper].hours[slot.weekday];
    ronde_time from =
        slot.half == AFTERNOON && hours.earliest < day_noon ? day_noon : hours.earliest;
    ronde_time until = slot.half == MORNING && resident->back == 0 && hours.latest > day_noon
                           ? day_noon
                           : hours.latest;
    ronde_time lasts =
        resident->visit + (resident->back > 0 ? resident->min_lag + resident->back : 0);
    return until - from >= lasts;
}

/* A half-day of a helper for a visit: any day but those too near another visit. */
static bool find_slot(
    agreeing *at, const week_resident *resident, int32_t helper, int32_t taken, week_slot *out)
{
    ronde_time work = work_of(at, resident);
    int32_t first = (int32_t)ronde_rng_below(&at->rng, WORKING_WEEKDAYS);
    for (int32_t i = 0; i < WORKING_WEEKDAYS * HALVES; i++) {
        week_slot slot = {helper, (first + i / HALVES) % WORKING_WEEKDAYS, i % HALVES};
        if ((taken == RONDE_NONE || abs(taken - slot.weekday) >= 2) &&
            has_time(at, resident, slot, work) && fits_day(at, resident, slot)) {
            *out = slot;
            return true;
        }
    }
    return false;
}

/* Two visits of one helper where that is possible. */
static void agree_twice(agreeing *at, week_resident *resident, int32_t count)
{
    int32_t taken = RONDE_NONE;
    int32_t found = 0;
    for (int32_t i = 0; i < 2 * count && found < 2; i++) {
        week_slot slot;
        int32_t helper = at->candidates[i / 2].helper; /* each helper may have both */
        if (find_slot(at, resident, helper, taken, &slot)) {
            resident->slots[found++] = slot;
            taken = slot.weekday;
            take_time(at, resident, slot, work_of(at, resident));
        }
    }
    if (found == 2 && resident->slots[0].weekday > resident->slots[1].weekday) {
        week_slot swap = resident->slots[0];
        resident->slots[0] = resident->slots[1];
        resident->slots[1] = swap;
    }
}

/* Two helpers on one half-day. */
static void agree_double(agreeing *at, week_resident *resident, int32_t count)
{
    ronde_time work = work_of(at, resident);
    for (int32_t i = 0; i < count; i++) {
        for (int32_t lot = 0; lot < WORKING_WEEKDAYS * HALVES; lot++) {
            week_slot one = {at->candidates[i].helper, lot / HALVES, lot % HALVES};
            if (!has_time(at, resident, one, work) || !fits_day(at, resident, one)) {
                continue;
            }
            for (int32_t k = i + 1; k < count; k++) {
                week_slot other = {at->candidates[k].helper, one.weekday, one.half};
                if (has_time(at, resident, other, work) && fits_day(at, resident, other)) {
                    resident->slots[0] = one;
                    resident->slots[1] = other;
                    take_time(at, resident, one, work);
                    take_time(at, resident, other, work);
                    return;
                }
            }
        }
    }
}

static void agree_single(agreeing *at, week_resident *resident, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        week_slot slot;
        if (find_slot(at, resident, at->candidates[i].helper, RONDE_NONE, &slot)) {
            resident->slots[0] = slot;
            take_time(at, resident, slot, work_of(at, resident));
            return;
        }
    }
}

static void agree(agreeing *at, week_resident *resident)
{
    int32_t count = list_candidates(at, resident);
    if (resident->habit == HABIT_DOUBLE) {
        agree_double(at, resident, count);
    } else if (resident->habit == HABIT_TWICE) {
        agree_twice(at, resident, count);
    } else {
        agree_single(at, resident, count);
    }
    if (!resident->known) { /* the hours are there, but nobody is used to anyone */
        resident->slots[0] = resident->slots[1] = (week_slot){RONDE_NONE, RONDE_NONE, MORNING};
    }
    for (int i = 0; i < 2; i++) {
        int32_t weekday = resident->slots[i].weekday;
        resident->weekdays |= weekday != RONDE_NONE ? 1U << (uint32_t)weekday : 0;
    }
    bool whole_week = resident->slots[0].weekday == RONDE_NONE || resident->habit == HABIT_TWICE;
    resident->weekdays |= whole_week ? (1U << WORKING_WEEKDAYS) - 1U : 0;
    resident->one_half &= resident->slots[0].weekday != RONDE_NONE;
}

/* What is hard to place comes first, the rest in random order. */
static void agree_all(agreeing *at)
{
    static const week_habit first[] = {HABIT_DOUBLE, HABIT_CHAIN, HABIT_TWICE, HABIT_SINGLE};
    int32_t count = at->week->options.residents;
    for (int32_t i = 0; i < count; i++) {
        int32_t k = (int32_t)ronde_rng_below(&at->rng, (uint32_t)i + 1);
        at->order[i] = at->order[k];
        at->order[k] = i;
    }
    for (size_t habit = 0; habit < sizeof first / sizeof first[0]; habit++) {
        for (int32_t i = 0; i < count; i++) {
            week_resident *resident = &at->week->residents[at->order[i]];
            if (resident->habit == first[habit]) {
                agree(at, resident);
            }
        }
    }
}

bool ronde_week_agree(ronde_drawn_week *week)
{
    size_t helpers = (size_t)week->helper_count;
    agreeing at = {.week = week,
                   .rng = ronde_rng_new(week->options.seed, stream_week_agree),
                   .agendas = ronde_alloc_zero(helpers, sizeof *at.agendas),
                   .candidates = ronde_alloc_zero(helpers, sizeof *at.candidates),
                   .order = ronde_alloc_zero((size_t)week->options.residents, sizeof *at.order)};
    bool fine = at.agendas != NULL && at.candidates != NULL && at.order != NULL;
    if (fine) {
        for (int32_t i = 0; i < week->helper_count; i++) {
            open_agenda(&week->helpers[i], &at.agendas[i]);
        }
        agree_all(&at);
    }
    ronde_free(at.agendas);
    ronde_free(at.candidates);
    ronde_free(at.order);
    return fine;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/washing.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *key;
    unsigned way;
    const char *label;
} forms[RONDE_WASHING_FORMS] = {
#define X(NAME, way, key, english, dutch)                                                          \
    [RONDE_WASHING_##NAME] = {key, RONDE_WAY_##way, english " | " dutch},
#include "instances/generate/washing.def"
#undef X
};

const char *ronde_washing_key(ronde_washing_form form)
{
    return forms[form].key;
}

unsigned ronde_washing_way(ronde_washing_form form)
{
    return forms[form].way;
}

const char *ronde_washing_label(ronde_washing_form form)
{
    return forms[form].label;
}

/* A household with all defaults filled in, and its laundry work in three steps. */
typedef struct chores {
    ronde_time cleaning, load, move, finish;
    ronde_time wash, quick, dry; /* programmes; quick: the short one */
    ronde_time fitting;          /* the programme that ends while she cleans, or 0 */
    const ronde_household *household;
    const ronde_household_rules *rules;
} chores;

static chores chores_of(const ronde_household *household, const ronde_household_rules *rules)
{
    ronde_time work = ronde_household_work(household, rules);
    chores of = {.cleaning = household->cleaning,
                 .finish = ronde_household_finish(household, rules, work),
                 .wash = household->wash >= 0 ? household->wash : rules->wash,
                 .quick = household->short_wash > 0 ? household->short_wash : rules->short_wash,
                 .dry = household->dry >= 0 ? household->dry : rules->dry,
                 .household = household,
                 .rules = rules};
    ronde_time rest = work - of.finish;
    of.load = (rest / RONDE_MINUTE + 1) / 2 * RONDE_MINUTE; /* assumed: as long as moving it */
    of.load = of.load < rest ? of.load : rest;
    of.move = rest - of.load;
    of.fitting = of.wash <= of.cleaning ? of.wash : (of.quick <= of.cleaning ? of.quick : 0);
    return of;
}

static void first_visit(ronde_washing *washing, ronde_time work)
{
    washing->visit_count = 1;
    washing->durations[0] = washing->indicated[0] = work;
}

static void
come_back(ronde_washing *washing, const chores *of, ronde_return_step step, ronde_time lag)
{
    int at = washing->visit_count++;
    ronde_time work = step == RONDE_RETURN_FOLDS ? of->finish : of->move;
    washing->durations[at] = work + of->rules->return_extra;
    washing->indicated[at] = work;
    washing->lags[at] = lag;
    washing->steps[at] = step;
}

static long long minutes_of(ronde_time time)
{
    return (long long)(time / RONDE_MINUTE);
}

static void once(ronde_washing *to, const chores *of)
{
    bool outlasts = of->wash > of->cleaning;
    if (outlasts && of->move > 0) {
        first_visit(to, of->cleaning + of->load);
        come_back(to, of, RONDE_RETURN_HANGS, of->wash - of->cleaning);
        to->hidden = of->finish;
    } else if (!outlasts && of->dry > 0) {
        first_visit(to, of->cleaning + of->load + of->move);
        come_back(to, of, RONDE_RETURN_FOLDS, of->dry);
    } else {
        snprintf(to->why_not, sizeof to->why_not,
                 "nothing is left for a return visit: the wash is hung before she leaves");
    }
}

static void twice(ronde_washing *to, const chores *of)
{
    if (of->wash > of->cleaning && of->dry > 0 && of->move > 0) {
        first_visit(to, of->cleaning + of->load);
        come_back(to, of, RONDE_RETURN_LOADS_DRYER, of->wash - of->cleaning);
        come_back(to, of, RONDE_RETURN_FOLDS, of->dry);
    }
}

/* Says that neither programme fits. */
static bool fits(ronde_washing *to, const chores *of)
{
    if (of->fitting == 0) {
        snprintf(to->why_not, sizeof to->why_not,
                 "a programme of %lld minutes, or %lld for the short one, does not end within %lld "
                 "minutes of cleaning",
                 minutes_of(of->wash), minutes_of(of->quick), minutes_of(of->cleaning));
    }
    return of->fitting > 0;
}

static void within(ronde_washing *to, const chores *of)
{
    if (fits(to, of)) {
        bool dried = of->dry > 0 && of->fitting + of->dry <= of->cleaning;
        first_visit(to, of->cleaning + of->load + of->move + (dried ? of->finish : 0));
        to->hidden = dried ? 0 : of->finish;
    }
}

static void preloaded(ronde_washing *to, const chores *of)
{
    const ronde_household *household = of->household;
    bool dried = of->dry > 0 && of->dry <= of->cleaning;
    ronde_time from =
        household->preload_from > 0 ? household->preload_from : of->rules->preload_from;
    ronde_time ready = from + of->wash;
    ronde_time lasts = of->cleaning + of->move + (dried ? of->finish : 0);
    ronde_time latest = household->has_window ? household->window.latest : of->rules->day_end;
    if (ready + lasts > latest) {
        snprintf(to->why_not, sizeof to->why_not,
                 "a washer filled at %lld:%02lld is ready at %lld:%02lld, too late for a visit of "
                 "%lld minutes until %lld:%02lld",
                 (long long)(from / RONDE_HOUR), minutes_of(from) % 60,
                 (long long)(ready / RONDE_HOUR), minutes_of(ready) % 60, minutes_of(lasts),
                 (long long)(latest / RONDE_HOUR), minutes_of(latest) % 60);
        return;
    }
    first_visit(to, lasts);
    to->not_before = ready;
    to->hidden = of->load + (dried ? 0 : of->finish);
}

static void next_visit(ronde_washing *to, const chores *of)
{
    if (fits(to, of)) {
        first_visit(to, of->cleaning + of->load + of->move + of->finish);
        to->price = of->rules->next_visit_price;
    }
}

static void central(ronde_washing *to, const chores *of)
{
    ronde_time work = of->load + of->move + of->finish;
    ronde_time stays = of->rules->residual < work ? of->rules->residual : work;
    first_visit(to, of->cleaning + stays);
    to->elsewhere = work - stays;
    to->price = of->rules->bag_price;
}

static void (*const makers[RONDE_WASHING_FORMS])(ronde_washing *to, const chores *of) = {
    [RONDE_WASHING_RETURN_ONCE] = once,      [RONDE_WASHING_RETURN_TWICE] = twice,
    [RONDE_WASHING_WITHIN] = within,         [RONDE_WASHING_PRELOADED] = preloaded,
    [RONDE_WASHING_NEXT_VISIT] = next_visit, [RONDE_WASHING_CENTRAL] = central,
};

/* What is granted beyond the visits of this way belongs to the first one: all ways of a household
 * are indicated the same. */
static void share_indicated(ronde_washing *to, const chores *of)
{
    ronde_time granted = of->household->indicated;
    ronde_time first =
        (granted > 0 ? granted : of->cleaning + of->load + of->move + of->finish) - to->elsewhere;
    for (int i = 1; i < to->visit_count; i++) {
        first -= to->indicated[i];
    }
    to->indicated[0] = first > 0 ? first : 0;
}

bool ronde_washing_forms(ronde_washing out[RONDE_WASHING_FORMS],
                         const ronde_household *household,
                         const ronde_household_rules *rules)
{
    const chores of = chores_of(household, rules);
    bool any = false;
    for (int i = 0; i < RONDE_WASHING_FORMS; i++) {
        out[i] = (ronde_washing){0};
        makers[i](&out[i], &of);
        if (out[i].visit_count == 0 || out[i].durations[0] == 0) {
            continue;
        }
        out[i].offered = true;
        out[i].price += out[i].hidden * rules->hidden_price;
        share_indicated(&out[i], &of);
        any = any || (household->ways & forms[i].way) != 0;
    }
    return any;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/household.h"

#include "instances/base/array.h"

#include <stdio.h>
#include <string.h>

/* Numbers in brackets are rows of the parameter table, research/domain.md section 10; "assumed" has
 * no source and is ours. */
ronde_household_rules ronde_household_defaults(void)
{
    return (ronde_household_rules){
        .bedding_work = 15 * RONDE_MINUTE,   /* (6): 10-20 minutes a visit */
        .full_work = 35 * RONDE_MINUTE,      /* (7): 20-45 minutes a visit */
        .wash = 200 * RONDE_MINUTE,          /* (40): eco 40-60, 60-240 */
        .dry = 150 * RONDE_MINUTE,           /* (41): heat pump dryer, 80-210 */
        .bedding_return_share = 60,          /* assumed: making the bed is most of it */
        .full_return_share = 50,             /* assumed: sorting and loading, then folding */
        .shortest_return = 5 * RONDE_MINUTE, /* assumed */
        .lag_limit = 4 * RONDE_HOUR,         /* assumed: wet laundry should not wait longer */
        .day_end = 18 * RONDE_HOUR,          /* assumed: the resident must be home the same day */
        .relation = RONDE_SAME_RESOURCE,     /* seeds.md 1.2: the same helper comes back */
        .other_helper = 5000000,             /* assumed: 5 euros, 7.5 minutes at (18) 40 euros */
        .backup = 2000000,                   /* assumed: less than half of it */
        .other_team = 3000000,               /* assumed */
    };
}

static ronde_time default_work(const ronde_household *household, const ronde_household_rules *rules)
{
    return household->laundry == RONDE_LAUNDRY_BEDDING ? rules->bedding_work : rules->full_work;
}

/* Whole minutes, never rounded down: granted minutes may not be lost (domain.md 1.3). */
static ronde_time
return_share(const ronde_household *household, const ronde_household_rules *rules, ronde_time work)
{
    int32_t percent = household->laundry == RONDE_LAUNDRY_BEDDING ? rules->bedding_return_share
                                                                  : rules->full_return_share;
    ronde_time share =
        (work * percent + 100 * RONDE_MINUTE - 1) / (100 * RONDE_MINUTE) * RONDE_MINUTE;
    share = share < rules->shortest_return ? rules->shortest_return : share;
    return share < work ? share : work;
}

ronde_household_made ronde_household_split(const ronde_household *household,
                                           const ronde_household_rules *rules)
{
    ronde_household_made made = {.visit = household->cleaning};
    if (household->laundry == RONDE_LAUNDRY_NONE) {
        return made;
    }
    ronde_time work =
        household->laundry_work >= 0 ? household->laundry_work : default_work(household, rules);
    ronde_time wash = household->wash >= 0 ? household->wash : rules->wash;
    ronde_time dry = household->dry >= 0 ? household->dry : rules->dry;
    ronde_time back = return_share(household, rules, work);
    ronde_time first = household->cleaning + work - back;
    bool ready_in_time = wash + dry <= household->cleaning + work;
    bool hung_in_time = dry == 0 && wash <= first;
    if (household->resident_finishes || ready_in_time || hung_in_time || back == 0 || first == 0) {
        made.visit = household->cleaning + work;
        return made;
    }
    made.visit = first;
    made.back = back;
    ronde_time ready = wash <= first ? wash + dry : wash;
    made.min_lag = ready > first ? ready - first : 0;
    made.max_lag = made.min_lag + rules->lag_limit;
    return made;
}

typedef RONDE_ARRAY(ronde_pair_spec) pair_list;

static bool is_one_of(const char *const *list, size_t count, const char *resource)
{
    for (size_t i = 0; i < count; i++) {
        if (resource != NULL && strcmp(list[i], resource) == 0) {
            return true;
        }
    }
    return false;
}

/* True if she works today and is wanted. */
static bool
can_come(const ronde_household *household, const ronde_household_rules *rules, const char *resource)
{
    return is_one_of(rules->resources, rules->resource_count, resource) &&
           !is_one_of(household->unwanted, household->unwanted_count, resource);
}

/* The helpers of a list who can come and are not listed yet, at a price. */
static bool add_pairs(pair_list *pairs,
                      const ronde_household *household,
                      const ronde_household_rules *rules,
                      const char *const *list,
                      size_t count,
                      ronde_pair_spec pair)
{
    for (size_t i = 0; i < count; i++) {
        bool known = !can_come(household, rules, list[i]);
        for (size_t k = 0; k < pairs->count && !known; k++) {
            known = strcmp(pairs->items[k].resource, list[i]) == 0;
        }
        pair.resource = list[i];
        if (!known && !ronde_array_push(pairs, pair)) {
            return false;
        }
    }
    return true;
}

/* Helpers who may not come, and, each cheaper than the next: the regular one, her back-ups, her
 * team. */
static bool
list_pairs(pair_list *pairs, const ronde_household *household, const ronde_household_rules *rules)
{
    for (size_t i = 0; i < household->unwanted_count; i++) {
        ronde_pair_spec pair = {.resource = household->unwanted[i], .forbidden = true};
        if (is_one_of(rules->resources, rules->resource_count, pair.resource) &&
            !ronde_array_push(pairs, pair)) {
            return false;
        }
    }
    const ronde_pair_spec regular = {.price = 0};
    const ronde_pair_spec backup = {.price = rules->backup, .role = RONDE_PAIR_BACKUP};
    const ronde_pair_spec fellow = {.price = rules->other_helper, .role = RONDE_PAIR_TEAM};
    return add_pairs(pairs, household, rules, &household->regular, household->regular != NULL,
                     regular) &&
           add_pairs(pairs, household, rules, household->backups, household->backup_count,
                     backup) &&
           add_pairs(pairs, household, rules, household->team, household->team_count, fellow);
}

/* The price of everybody else. Where nobody who can come is preferred it would change no plan. */
static ronde_cost other_price(const ronde_household *household,
                              const ronde_household_rules *rules,
                              const pair_list *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        if (!pairs->items[i].forbidden) {
            return rules->other_helper + (household->team_count > 0 ? rules->other_team : 0);
        }
    }
    return 0;
}

static ronde_window start_window(ronde_window whole, ronde_time duration)
{
    ronde_time latest = whole.latest - duration;
    return (ronde_window){whole.earliest, latest > whole.earliest ? latest : whole.earliest};
}

static void add_return(ronde_builder *builder,
                       const ronde_household *household,
                       const ronde_household_rules *rules,
                       const ronde_household_made *made,
                       ronde_task_spec task)
{
    char id[256];
    char reason[320];
    snprintf(id, sizeof id, "%s/return", household->id);
    ronde_time until = household->return_until > 0 ? household->return_until : rules->day_end;
    ronde_window window = start_window((ronde_window){0, until}, made->back);
    task.id = id;
    task.duration = made->back;
    task.indicated = 0; /* granted as it lasts: the visit has the rest */
    task.windows = &window;
    task.window_count = 1;
    task.prize = 0; /* the visit carries the prize of the request */
    ronde_builder_task(builder, &task);

    ronde_time wash = household->wash >= 0 ? household->wash : rules->wash;
    bool dryer = wash <= made->visit;
    long long left = made->min_lag / RONDE_MINUTE;
    snprintf(
        reason, sizeof reason,
        "the %s still runs %lld minutes when the visit ends; then the laundry has to be %s | "
        "de %s draait nog %lld minuten als het bezoek eindigt; daarna moet de was nog worden %s",
        dryer ? "dryer" : "washing machine", left, dryer ? "folded and the bed made" : "hung out",
        dryer ? "droger" : "wasmachine", left,
        dryer ? "gevouwen en het bed opgemaakt" : "opgehangen");
    ronde_builder_link(builder, &(ronde_link_spec){.where = household->where,
                                                   .from = household->id,
                                                   .to = id,
                                                   .measured = RONDE_FROM_END,
                                                   .has_min_lag = true,
                                                   .has_max_lag = true,
                                                   .min_lag = made->min_lag,
                                                   .max_lag = made->max_lag,
                                                   .relation = rules->relation,
                                                   .reason = reason});
}

ronde_status ronde_household_add(ronde_builder *builder,
                                 const ronde_household *household,
                                 const ronde_household_rules *rules,
                                 ronde_household_made *made,
                                 ronde_error *error)
{
    pair_list pairs = {0};
    if (!list_pairs(&pairs, household, rules)) {
        ronde_array_clear(&pairs);
        return ronde_fail(error, RONDE_ENOMEM, household->where, "no memory for a household");
    }
    ronde_household_made split = ronde_household_split(household, rules);
    ronde_window window = start_window(household->window, split.visit);
    ronde_task_spec task = {
        .where = household->where,
        .id = household->id,
        .label = household->label,
        .kind = RONDE_VISIT,
        .place = household->place,
        .request = household->id,
        .duration = split.visit,
        .indicated = household->indicated > split.back ? household->indicated - split.back : 0,
        .windows = household->has_window ? &window : NULL,
        .window_count = household->has_window ? 1 : 0,
        .skills = household->skills,
        .skill_count = household->skill_count,
        .pairs = pairs.items,
        .pair_count = pairs.count,
        .other_price = other_price(household, rules, &pairs),
        .optional = household->optional,
        .prize = household->prize,
        .priority = household->priority,
    };
    ronde_builder_task(builder, &task);
    if (split.back > 0) {
        add_return(builder, household, rules, &split, task);
    }
    ronde_array_clear(&pairs);
    *made = split;
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/household.h"

#include "instances/base/array.h"
#include "instances/generate/washing.h"
#include "instances/model/reason.h"

#include <stdio.h>
#include <string.h>

enum { longest_id = 256 };

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
        .wish_price = 1389,                  /* assumed: 5 euros for each hour outside a wish */
        .short_wash = 60 * RONDE_MINUTE,     /* domain.md 3: 15-60; the fullest drum of these */
        .preload_from = 7 * RONDE_HOUR,      /* assumed: the resident gets up */
        .return_extra = 0,            /* (12) 8-30 minutes; coming in is in the access time */
        .residual = 7 * RONDE_MINUTE, /* (17): 2-20 minutes */
        .hidden_price =
            16667, /* assumed: 60 euros an hour, half above (18); not left out for gain */
        .bag_price = 21500000,       /* (25): 16-48 euros a bag, a bag a visit */
        .next_visit_price = 2500000, /* assumed: needs a second set of linen */
    };
}

ronde_time ronde_household_work(const ronde_household *household,
                                const ronde_household_rules *rules)
{
    if (household->laundry_work >= 0) {
        return household->laundry_work;
    }
    return household->laundry == RONDE_LAUNDRY_BEDDING ? rules->bedding_work : rules->full_work;
}

/* Whole minutes, never rounded down: granted minutes may not be lost (domain.md 1.3). */
ronde_time ronde_household_finish(const ronde_household *household,
                                  const ronde_household_rules *rules,
                                  ronde_time work)
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
    ronde_time work = ronde_household_work(household, rules);
    ronde_time wash = household->wash >= 0 ? household->wash : rules->wash;
    ronde_time dry = household->dry >= 0 ? household->dry : rules->dry;
    ronde_time back = ronde_household_finish(household, rules, work);
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

/* The visit itself: the part of the day that the resident wishes is for it, not for a return. */
static void add_wished(ronde_builder *builder,
                       const ronde_household *household,
                       const ronde_household_rules *rules,
                       const ronde_window *wish,
                       ronde_task_spec task)
{
    if (household->has_wish) {
        task.soft_windows = wish;
        task.soft_window_count = 1;
        task.early_price = task.late_price = rules->wish_price;
    }
    ronde_builder_task(builder, &task);
}

/* A return visit of a household, and why the helper has to come back for it. */
typedef struct back_visit {
    const char *after; /* id of the visit before */
    const char *id;
    ronde_return_step step;
    ronde_time duration, indicated; /* indicated 0: as it lasts */
    ronde_time min_lag, max_lag;    /* from the end of the visit before */
} back_visit;

static void write_reason(char *out, size_t size, const back_visit *back)
{
    static const char *const english[] = {
        [RONDE_RETURN_HANGS] = "hung out",
        [RONDE_RETURN_LOADS_DRYER] = "put into the dryer",
        [RONDE_RETURN_FOLDS] = "folded and the bed made",
    };
    static const char *const dutch[] = {
        [RONDE_RETURN_HANGS] = "opgehangen",
        [RONDE_RETURN_LOADS_DRYER] = "in de droger",
        [RONDE_RETURN_FOLDS] = "gevouwen en het bed opgemaakt",
    };
    bool dryer = back->step == RONDE_RETURN_FOLDS;
    long long left = back->min_lag / RONDE_MINUTE;
    snprintf(out, size,
             "the %s still runs %lld minutes when the visit ends; then the laundry has to be %s | "
             "de %s draait nog %lld minuten als het bezoek eindigt; daarna moet de was nog worden "
             "%s",
             dryer ? "dryer" : "washing machine", left, english[back->step],
             dryer ? "droger" : "wasmachine", left, dutch[back->step]);
}

/* Adds a return visit, of the same request and helpers as the task given, and its link. */
static void add_return(ronde_builder *builder,
                       const ronde_household *household,
                       const ronde_household_rules *rules,
                       const back_visit *back,
                       ronde_task_spec task)
{
    char reason[320];
    ronde_time until = household->return_until > 0 ? household->return_until : rules->day_end;
    ronde_window window = start_window((ronde_window){0, until}, back->duration);
    task.id = back->id;
    task.duration = back->duration;
    task.indicated = back->indicated;
    task.windows = &window;
    task.window_count = 1;
    task.prize = 0; /* the visit carries the prize of the request */
    ronde_builder_task(builder, &task);
    write_reason(reason, sizeof reason, back);
    ronde_builder_link(builder, &(ronde_link_spec){.where = household->where,
                                                   .from = back->after,
                                                   .to = back->id,
                                                   .measured = RONDE_FROM_END,
                                                   .has_min_lag = true,
                                                   .has_max_lag = true,
                                                   .min_lag = back->min_lag,
                                                   .max_lag = back->max_lag,
                                                   .relation = rules->relation,
                                                   .reason = reason});
}

/* The only way of a household: the visit, and the return visit if there is one. */
static void add_only_way(ronde_builder *builder,
                         const ronde_household *household,
                         const ronde_household_rules *rules,
                         const ronde_household_made *made,
                         ronde_task_spec task)
{
    char id[longest_id];
    ronde_window window = start_window(household->window, made->visit);
    ronde_window wish = start_window(household->wish, made->visit);
    task.duration = made->visit;
    task.indicated = household->indicated > made->back ? household->indicated - made->back : 0;
    task.windows = household->has_window ? &window : NULL;
    task.window_count = household->has_window ? 1 : 0;
    add_wished(builder, household, rules, &wish, task);
    if (made->back > 0) {
        ronde_time wash = household->wash >= 0 ? household->wash : rules->wash;
        snprintf(id, sizeof id, "%s/return", household->id);
        const back_visit back = {.after = household->id,
                                 .id = id,
                                 .step =
                                     wash <= made->visit ? RONDE_RETURN_FOLDS : RONDE_RETURN_HANGS,
                                 .duration = made->back,
                                 .min_lag = made->min_lag,
                                 .max_lag = made->max_lag};
        add_return(builder, household, rules, &back, task);
    }
}

/* Id of a visit of a form: "<id>/return" is a return visit, "<id>/visit" the one before it. */
static void write_visit_id(char out[longest_id],
                           const ronde_household *household,
                           const ronde_washing *washing,
                           ronde_washing_form form,
                           int visit)
{
    const char *folder = form == RONDE_WASHING_RETURN_TWICE ? "twice/" : "";
    if (washing->visit_count == 1) {
        snprintf(out, longest_id, "%s/%s", household->id, ronde_washing_key(form));
    } else {
        snprintf(out, longest_id, "%s/%s%s", household->id, folder,
                 visit == 0                          ? "visit"
                 : visit == washing->visit_count - 1 ? "return"
                                                     : "dryer");
    }
}

/* What is done at a visit of a form, in both languages, after the name of the resident. */
static void write_label(char out[longest_id],
                        const ronde_household *household,
                        const ronde_washing *washing,
                        ronde_washing_form form,
                        int visit)
{
    static const char *const returns[] = {
        [RONDE_RETURN_HANGS] = "hang the laundry | was ophangen",
        [RONDE_RETURN_LOADS_DRYER] = "laundry into the dryer | was in de droger",
        [RONDE_RETURN_FOLDS] = "fold, make the bed | vouwen, bed opmaken",
    };
    const char *what = visit > 0                   ? returns[washing->steps[visit]]
                       : washing->visit_count == 1 ? ronde_washing_label(form)
                                                   : "clean, wash | schoonmaken, wassen";
    const char *name = household->label != NULL ? household->label : household->place;
    snprintf(out, longest_id, "%.80s: %s | %.80s: %s", ronde_label_in(name, false).text,
             ronde_label_in(what, false).text, ronde_label_in(name, true).text,
             ronde_label_in(what, true).text);
}

/* One way of several: its visits, the links between them, and what it costs to choose it. */
static void add_form(ronde_builder *builder,
                     const ronde_household *household,
                     const ronde_household_rules *rules,
                     const ronde_washing *washing,
                     ronde_washing_form form,
                     ronde_task_spec task)
{
    char name[longest_id];
    char label[longest_id];
    char ids[RONDE_WASHING_VISITS][longest_id];
    snprintf(name, sizeof name, "%s/%s", household->id, ronde_washing_key(form));
    ronde_window whole =
        household->has_window ? household->window : (ronde_window){0, rules->day_end};
    whole.earliest = washing->not_before > whole.earliest ? washing->not_before : whole.earliest;
    ronde_window window = start_window(whole, washing->durations[0]);
    bool bounded = household->has_window || washing->not_before > 0;
    write_visit_id(ids[0], household, washing, form, 0);
    write_label(label, household, washing, form, 0);
    task.id = ids[0];
    task.label = label;
    task.alternative = name;
    task.duration = washing->durations[0];
    task.indicated = washing->indicated[0];
    task.windows = bounded ? &window : NULL;
    task.window_count = bounded ? 1 : 0;
    ronde_window wish = start_window(household->wish, washing->durations[0]);
    add_wished(builder, household, rules, &wish, task);
    for (int i = 1; i < washing->visit_count; i++) {
        write_visit_id(ids[i], household, washing, form, i);
        write_label(label, household, washing, form, i);
        const back_visit back = {.after = ids[i - 1],
                                 .id = ids[i],
                                 .step = washing->steps[i],
                                 .duration = washing->durations[i],
                                 .indicated = washing->indicated[i],
                                 .min_lag = washing->lags[i],
                                 .max_lag = washing->lags[i] + rules->lag_limit};
        add_return(builder, household, rules, &back, task);
    }
    ronde_builder_alternative(builder, &(ronde_alternative_spec){.where = household->where,
                                                                 .request = household->id,
                                                                 .id = name,
                                                                 .label = ronde_washing_label(form),
                                                                 .price = washing->price,
                                                                 .elsewhere = washing->elsewhere});
}

/* All ways that are allowed and possible; how many. */
static int add_forms(ronde_builder *builder,
                     const ronde_household *household,
                     const ronde_household_rules *rules,
                     const ronde_task_spec *task)
{
    ronde_washing forms[RONDE_WASHING_FORMS];
    int made = 0;
    if (household->ways == 0 || household->laundry == RONDE_LAUNDRY_NONE ||
        !ronde_washing_forms(forms, household, rules)) {
        return 0;
    }
    for (int i = 0; i < RONDE_WASHING_FORMS; i++) {
        ronde_washing_form form = (ronde_washing_form)i;
        if (forms[i].offered && (household->ways & ronde_washing_way(form)) != 0) {
            add_form(builder, household, rules, &forms[i], form, *task);
            made++;
        }
    }
    return made;
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
    const ronde_task_spec task = {
        .where = household->where,
        .id = household->id,
        .label = household->label,
        .kind = RONDE_VISIT,
        .place = household->place,
        .request = household->id,
        .skills = household->skills,
        .skill_count = household->skill_count,
        .pairs = pairs.items,
        .pair_count = pairs.count,
        .other_price = other_price(household, rules, &pairs),
        .optional = household->optional,
        .prize = household->prize,
        .priority = household->priority,
    };
    *made = ronde_household_split(household, rules);
    made->choices = add_forms(builder, household, rules, &task);
    if (made->choices == 0) {
        add_only_way(builder, household, rules, made, task);
    }
    ronde_array_clear(&pairs);
    return RONDE_OK;
}

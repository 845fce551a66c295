/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/sites.h"

#include "service/study/arms/statistics.h"
#include "service/study/sites_parts.h"

#include <math.h>

const char *const ronde_site_kind_words[] = {"plant", "points", NULL};

static ronde_van_form form_of(const ronde_site_options *options)
{
    return options->kind == RONDE_SITES_POINTS ? RONDE_VANS_DROP : options->form;
}

static bool asked_to_stop(void *payload)
{
    const ronde_van_hooks *hooks = payload;
    return hooks->should_stop != NULL && hooks->should_stop(hooks->payload);
}

ronde_status ronde_site_plan(ronde_van_study *out,
                             ronde_site_work *work,
                             const ronde_van_study_options *options,
                             int32_t days)
{
    ronde_van_study_options plan = *options;
    ronde_van_hooks below = *work->hooks;
    const ronde_van_hooks hooks = {.should_stop = asked_to_stop, .payload = &below};
    const ronde_site_options *of = work->options;
    int32_t sets = RONDE_SITE_SETS * (of->kind == RONDE_SITES_PLANT ? of->plants : 1);
    if (work->hooks->on_day != NULL) {
        work->hooks->on_day(form_of(of), work->plans, of->samples + sets, work->hooks->payload);
    }
    work->plans++;
    for (int form = 0; form < RONDE_VAN_FORMS; form++) {
        plan.forms[form] = form == (int)form_of(of);
    }
    plan.most_days = days;
    return ronde_van_study_run(out, &plan, &hooks, work->faults, work->error);
}

/* Candidates as given, or amid parts of the users of nearly the same number. */
static ronde_status find_candidates(ronde_site_work *work)
{
    const ronde_site_options *options = work->options;
    ronde_site_study *study = work->study;
    const ronde_laundry_point *points = options->given;
    int32_t count = options->given_count;
    ronde_laundry_week *parts = NULL;
    if (count == 0) {
        ronde_laundry_options cut = options->vans.laundry;
        cut.form = RONDE_VANS_DROP;
        cut.points = NULL;
        cut.point_count = 0;
        cut.parameters.point_users = 1 + (options->vans.user_count - 1) / options->candidates;
        RONDE_TRY(ronde_laundry_draw(&parts, &cut, options->vans.users, options->vans.user_count,
                                     work->error));
        points = ronde_laundry_points(parts, &count);
    }
    study->candidate_count = count < RONDE_SITE_CANDIDATES ? count : RONDE_SITE_CANDIDATES;
    for (int32_t i = 0; i < study->candidate_count; i++) {
        study->candidates[i] = points[i];
    }
    ronde_laundry_free(parts);
    return RONDE_OK;
}

/* Stops of a user a week at the door: of the form, without drop points. */
static ronde_status count_stops(ronde_site_work *work)
{
    const ronde_van_study_options *vans = &work->options->vans;
    ronde_laundry_options options = vans->laundry;
    options.form = work->options->form;
    ronde_laundry_week *week = NULL;
    RONDE_TRY(ronde_laundry_draw(&week, &options, vans->users, vans->user_count, work->error));
    work->study->day_count = ronde_laundry_days(week);
    int32_t sum = 0;
    ronde_status status = RONDE_OK;
    for (int32_t day = 0; status == RONDE_OK && day < work->study->day_count; day++) {
        int32_t count = 0;
        ronde_laundry_stop *stops = ronde_laundry_stops(week, day, &count);
        status = stops != NULL ? RONDE_OK
                               : ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory for stops");
        sum += count;
        ronde_free(stops);
    }
    work->week_stops = (double)sum / vans->user_count;
    ronde_laundry_free(week);
    return status;
}

/* Adds a planned week to the cost of a set. */
static void add_week(ronde_site_set *set, const ronde_site_work *work, const ronde_van_week *week)
{
    double helper_price = work->options->vans.laundry.parameters.helper_price / 3600e3;
    for (int32_t day = 0; day < work->study->day_count; day++) {
        const int64_t *of = week->days[day].of;
        double cost =
            (double)(of[RONDE_VAN_DRIVER_COST] + of[RONDE_VAN_VAN_COST] + of[RONDE_VAN_KM_COST]) /
                1000 +
            (double)of[RONDE_VAN_HELPER_TIME] * helper_price;
        set->days[day] += cost;
        set->planned += cost;
    }
    set->vans += (int32_t)(week->week.of[RONDE_VAN_VANS] / RONDE_STUDY_SCALE);
    set->distance += (double)week->week.of[RONDE_VAN_DISTANCE] / 1000;
}

/* Plans the week of a plant's users. */
static ronde_status plan_plant(ronde_site_set *set,
                               ronde_site_work *work,
                               int32_t site,
                               const int32_t *served_by,
                               ronde_laundry_user *users)
{
    ronde_van_study_options options = work->options->vans;
    ronde_van_study study;
    options.user_count = 0;
    for (int32_t i = 0; i < work->options->vans.user_count; i++) {
        if (served_by[work->cell_of[i]] == site) {
            users[options.user_count++] = work->options->vans.users[i];
        }
    }
    if (options.user_count == 0) {
        return RONDE_OK;
    }
    options.users = users;
    options.laundry.plant = work->study->candidates[site];
    RONDE_TRY(ronde_site_plan(&study, work, &options, 0));
    add_week(set, work, &study.weeks[0]);
    return RONDE_OK;
}

static ronde_status plan_points(ronde_site_set *set, ronde_site_work *work)
{
    ronde_laundry_point points[RONDE_SITE_CANDIDATES];
    ronde_van_study_options options = work->options->vans;
    ronde_van_study study;
    for (int32_t i = 0; i < set->count; i++) {
        points[i] = work->study->candidates[set->sites[i]];
    }
    if (set->count > 0) {
        options.laundry.points = points;
        options.laundry.point_count = set->count;
    } else {
        options.laundry.parameters.walk_share = options.laundry.parameters.carry_share = 0;
    }
    RONDE_TRY(ronde_site_plan(&study, work, &options, 0));
    add_week(set, work, &study.weeks[0]);
    return RONDE_OK;
}

static ronde_status
plan_sets(ronde_site_work *work, const int32_t *served_by, ronde_laundry_user *users)
{
    ronde_site_study *study = work->study;
    for (int32_t i = 0; i < study->set_count; i++) {
        ronde_site_set *set = &study->sets[i];
        if (work->options->kind == RONDE_SITES_POINTS) {
            RONDE_TRY(plan_points(set, work));
        }
        for (int32_t k = 0; work->options->kind == RONDE_SITES_PLANT && k < set->count; k++) {
            RONDE_TRY(plan_plant(set, work, set->sites[k],
                                 served_by + (size_t)i * (size_t)study->cell_count, users));
        }
        study->best = set->planned < study->sets[study->best].planned ? i : study->best;
    }
    return RONDE_OK;
}

/* How much worse each set is than the best, and what the days say of it. */
static void find_regrets(ronde_site_study *study)
{
    const ronde_site_set *best = &study->sets[study->best];
    for (int32_t i = 0; i < study->set_count; i++) {
        ronde_site_set *set = &study->sets[i];
        double differences[RONDE_VAN_DAYS];
        for (int32_t day = 0; day < study->day_count; day++) {
            differences[day] = set->days[day] - best->days[day];
        }
        set->regret = set->planned - best->planned;
        double half = ronde_interval_of(differences, (size_t)study->day_count).half_width;
        set->half_width = isfinite(half) ? half * study->day_count : 0;
    }
}

static ronde_status run(ronde_site_work *work)
{
    RONDE_TRY(find_candidates(work));
    RONDE_TRY(ronde_site_make_cells(work));
    RONDE_TRY(count_stops(work));
    RONDE_TRY(ronde_site_fit_samples(work));
    size_t users = (size_t)work->options->vans.user_count;
    int32_t *served_by =
        ronde_alloc_zero(RONDE_SITE_SETS * (size_t)work->study->cell_count, sizeof *served_by);
    ronde_laundry_user *some = ronde_alloc_zero(users, sizeof *some);
    ronde_status status =
        served_by != NULL && some != NULL
            ? ronde_site_choose(work, served_by)
            : ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory to choose sites");
    if (status == RONDE_OK) {
        status = plan_sets(work, served_by, some);
    }
    ronde_free(served_by);
    ronde_free(some);
    return status;
}

static ronde_status check(const ronde_site_options *options, ronde_error *error)
{
    const struct {
        const char *what;
        int32_t value, low, high;
    } numbers[] = {{"candidates",
                    options->given_count > 0 ? options->given_count : options->candidates, 2,
                    RONDE_SITE_CANDIDATES},
                   {"plants", options->plants, 1, 10},
                   {"samples", options->samples, 4, RONDE_SITE_SAMPLES},
                   {"metres of a cell", options->cell_metres, 50, 5000},
                   {"users", options->vans.user_count, 2, INT32_MAX}};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (numbers[i].value < numbers[i].low || numbers[i].value > numbers[i].high) {
            return ronde_fail(error, RONDE_EINPUT, NULL, "%d %s: %d to %d are allowed",
                              (int)numbers[i].value, numbers[i].what, (int)numbers[i].low,
                              (int)numbers[i].high);
        }
    }
    return RONDE_OK;
}

ronde_status ronde_site_study_run(ronde_site_study *out,
                                  const ronde_site_options *options,
                                  const ronde_van_hooks *hooks,
                                  ronde_faults *faults,
                                  ronde_error *error)
{
    static const ronde_van_hooks no_hooks = {0};
    RONDE_TRY(check(options, error));
    ronde_site_study study = {.kind = options->kind,
                              .form = form_of(options),
                              .users = options->vans.user_count,
                              .cell_metres = options->cell_metres,
                              .seed = options->vans.laundry.seed};
    ronde_site_work work = {.study = &study,
                            .options = options,
                            .hooks = hooks != NULL ? hooks : &no_hooks,
                            .faults = faults,
                            .error = error};
    ronde_status status = run(&work);
    ronde_free(work.cells);
    ronde_free(work.cell_of);
    ronde_free(work.kilometres);
    if (status == RONDE_OK) {
        find_regrets(&study);
        *out = study;
    }
    return status;
}

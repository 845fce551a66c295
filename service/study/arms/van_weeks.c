/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/van_weeks.h"

#include "instances/base/alloc.h"
#include "instances/base/file.h"
#include "instances/generate/laundry_residents.h"
#include "service/study/arms/crew.h"
#include "service/study/arms/van_run.h"

#include <stdio.h>
#include <string.h>

enum {
    unit = RONDE_STUDY_SCALE,
    per_mill = RONDE_STUDY_SCALE / 1000,
    percent = RONDE_STUDY_SCALE / 100,
    least_halved = 10, /* users: half of fewer says nothing */
    date_length = 16
};

/* The town is as good as the study's if its laundry residents are within so many percent. */
static const int64_t same_size = 5;

ronde_laundry_parameters ronde_van_parameters_of(const ronde_study_rounds *rounds,
                                                 const ronde_study_values *values)
{
    const int64_t *of = values->of;
    ronde_laundry_parameters made = ronde_laundry_defaults();
    for (int32_t i = 0; i < rounds->laundry_count; i++) {
        /* They were tried when the study was read. */
        ronde_status status = ronde_laundry_parameter_set(&made, rounds->laundry[i].name,
                                                          rounds->laundry[i].value, NULL);
        (void)status;
    }
    made.van_price = (int32_t)(of[RONDE_PARAMETER_VAN_DAY_COST] / per_mill);
    made.driver_price = (int32_t)(of[RONDE_PARAMETER_DRIVER_WAGE] / per_mill);
    made.labour_price = (int32_t)(ronde_closed_plant_hour(values) / per_mill);
    made.labour_minutes = (int32_t)(of[RONDE_PARAMETER_PLANT_MINUTES] * 10 / unit);
    made.stop_seconds = (int32_t)(of[RONDE_PARAMETER_STOP_MINUTES] * RONDE_MINUTE / unit);
    int64_t skipped = unit - of[RONDE_PARAMETER_BAGS_WEEK];
    made.skip_share = skipped > 0 ? (int32_t)(skipped / percent) : 0;
    return made;
}

ronde_van_form ronde_van_form_of(ronde_bag_form bags)
{
    return bags == RONDE_BAGS_APART ? RONDE_VANS_APART : RONDE_VANS_SWAP;
}

/* A week to plan. */
typedef struct wanted {
    int32_t arm, users;
    bool half; /* of every second user; the week of all comes before it */
    ronde_van_form form;
    ronde_laundry_week *laundry;
} wanted;

/* Weeks under way; runs are numbered week by week, day by day. */
typedef struct work {
    ronde_van_arms *vans;
    const ronde_study *study;
    const ronde_study_town_options *town;
    const ronde_population *population;
    const ronde_rounds_options *with;
    char start_date[date_length];
    ronde_laundry_point plant;
    RONDE_ARRAY(wanted) weeks;
    char (*keys)[RONDE_DIGEST_TEXT];
    ronde_rounds_progress progress;
    double began;
} work;

typedef struct answer {
    char key[RONDE_DIGEST_TEXT];
    bool found;
} answer;

_Static_assert(sizeof(answer) <= RONDE_CREW_ANSWER, "an answer fits");

static bool stops(void *payload)
{
    const ronde_rounds_options *with = payload;
    return with->should_stop != NULL && with->should_stop(with->payload);
}

static ronde_status do_run(void *payload, int32_t index, void *out, ronde_error *error)
{
    const work *at = payload;
    int32_t days = at->vans->day_count;
    const ronde_rounds_options *with = at->with;
    const ronde_van_run_order order = {
        .of = {.laundry = at->weeks.items[index / days].laundry,
               .parameters = &at->vans->parameters,
               .day = index % days},
        .map = at->town->map,
        .map_path = at->town->map_path,
        .search = {.seed = with->seed,
                   .iterations = with->effort.iterations,
                   .hooks = {.should_stop = stops, .payload = (void *)(uintptr_t)with}},
        .engine = with->effort.engine,
        .folder = with->folder};
    answer made = {.found = false};
    ronde_status status = ronde_van_run_do(made.key, &made.found, &order, error);
    memcpy(out, &made, sizeof made);
    return status;
}

static void note_done(void *payload, int32_t index, const void *said)
{
    work *at = payload;
    answer it;
    memcpy(&it, said, sizeof it);
    memcpy(at->keys[index], it.key, sizeof it.key);
    ronde_rounds_progress_add(&at->progress, it.found,
                              ronde_clock_now(&at->with->clock) - at->began);
    if (at->with->on_progress != NULL) {
        at->with->on_progress(at->with->payload, &at->progress);
    }
}

static bool crew_stops(void *payload)
{
    const work *at = payload;
    return stops((void *)(uintptr_t)at->with);
}

/* Adds the week of some users; the form's bags are drawn for each of them alike. */
static ronde_status add_week(work *at,
                             int32_t arm,
                             ronde_van_form form,
                             const ronde_laundry_user *users,
                             int32_t count,
                             bool half,
                             ronde_error *error)
{
    const ronde_laundry_options options = {.seed = at->town->seed,
                                           .form = form,
                                           .plant = at->plant,
                                           .name = "study",
                                           .start_date = at->start_date,
                                           .profile = at->vans->profile,
                                           .parameters = at->vans->parameters};
    wanted week = {.arm = arm, .users = count, .half = half, .form = form};
    RONDE_TRY(ronde_laundry_draw(&week.laundry, &options, users, count, error));
    at->vans->day_count = ronde_laundry_days(week.laundry);
    if (!ronde_array_push(&at->weeks, week)) {
        ronde_laundry_free(week.laundry);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the vans of a study");
    }
    return RONDE_OK;
}

/* False if the town has as many residents with laundry care as the study. */
static bool needs_half(const work *at, const ronde_study_town *town)
{
    int64_t drawn = ronde_study_town_people_of(town, 0, RONDE_NONE, RONDE_NONE).laundry;
    int64_t asked = at->town->values.of[RONDE_PARAMETER_LAUNDRY_CLIENTS] / unit;
    int64_t apart = drawn > asked ? drawn - asked : asked - drawn;
    return apart * 100 > asked * same_size;
}

static ronde_status add_forms(work *at,
                              int32_t arm,
                              bool both_forms,
                              const ronde_laundry_user *users,
                              int32_t count,
                              bool half,
                              ronde_error *error)
{
    ronde_van_form own = ronde_van_form_of(at->study->bags);
    for (ronde_van_form form = RONDE_VANS_APART; form <= RONDE_VANS_SWAP; form++) {
        if (both_forms || form == own) {
            RONDE_TRY(add_week(at, arm, form, users, count, half, error));
        }
    }
    return RONDE_OK;
}

/* Keeps every second user; gives how many those are. */
static int32_t thin(ronde_laundry_user *users, int32_t count)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < count; i += 2) {
        users[kept++] = users[i];
    }
    return kept;
}

static ronde_status
add_arm(work *at, const ronde_study_town *town, int32_t arm, bool both_forms, ronde_error *error)
{
    const ronde_population_arm with = ronde_study_town_arm(town, arm);
    ronde_laundry_user *users = NULL;
    int32_t count = 0;
    RONDE_TRY(ronde_laundry_users_of(&users, &count, at->population, &with, error));
    ronde_status status =
        count > 0 ? add_forms(at, arm, both_forms, users, count, false, error) : RONDE_OK;
    if (status == RONDE_OK && count >= least_halved && needs_half(at, town)) {
        count = thin(users, count);
        status = add_forms(at, arm, both_forms, users, count, true, error);
    }
    ronde_free(users);
    return status;
}

/* Amid all who could use it, so that it is the same in all arms. */
static ronde_status place_plant(work *at, ronde_error *error)
{
    const ronde_population_arm everybody = {
        .laundry = RONDE_ARM_CENTRAL, .replace = true, .take_up = unit, .provider = RONDE_NONE};
    ronde_laundry_user *users = NULL;
    int32_t count = 0;
    RONDE_TRY(ronde_laundry_users_of(&users, &count, at->population, &everybody, error));
    at->plant = ronde_laundry_middle(users, count);
    ronde_free(users);
    return RONDE_OK;
}

/* By a profile of the map; false if it has none for vans. */
static bool choose_profile(ronde_van_arms *vans, const ronde_map *map)
{
    static const char *const profiles[] = {"van", "minibus", "car"};
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        if (ronde_map_find_profile(map, profiles[i]) != RONDE_NONE) {
            snprintf(vans->profile, sizeof vans->profile, "%s", profiles[i]);
            return true;
        }
    }
    return false;
}

/* Reads what the runs of a week wrote. */
static ronde_status
collect_week(ronde_van_week *out, const work *at, int32_t week, ronde_error *error)
{
    const wanted *of = &at->weeks.items[week];
    ronde_van_arrivals arrivals = {0};
    ronde_status status = RONDE_OK;
    *out = (ronde_van_week){.form = of->form};
    for (int32_t day = 0; day < at->vans->day_count && status == RONDE_OK; day++) {
        status = ronde_van_run_read(&out->days[day], &arrivals, at->with->folder,
                                    at->keys[week * at->vans->day_count + day], error);
    }
    if (status == RONDE_OK) {
        ronde_van_account_week(out, &arrivals, of->laundry, &at->vans->parameters);
    }
    ronde_array_clear(&arrivals);
    return status;
}

/* The arm and form of a week, which the week of all has added. */
static ronde_van_arm *find_arm(ronde_van_arms *vans, const wanted *of)
{
    ronde_van_arm *arm = vans->arms;
    while (arm->arm != of->arm || arm->form != of->form) {
        arm++;
    }
    return arm;
}

static ronde_status collect(const work *at, ronde_error *error)
{
    ronde_van_arms *vans = at->vans;
    for (int32_t i = 0; i < (int32_t)at->weeks.count; i++) {
        const wanted *of = &at->weeks.items[i];
        if (!of->half) {
            vans->arms[vans->count++] = (ronde_van_arm){.arm = of->arm, .form = of->form};
        }
        ronde_van_arm *arm = find_arm(vans, of);
        ronde_van_crowd *crowd = of->half ? &arm->half : &arm->all;
        crowd->users = of->users;
        RONDE_TRY(collect_week(&crowd->week, at, i, error));
    }
    return RONDE_OK;
}

static ronde_status plan(work *at, ronde_error *error)
{
    int32_t count = (int32_t)at->weeks.count * at->vans->day_count;
    at->vans->arms = ronde_alloc_zero(at->weeks.count + 1, sizeof *at->vans->arms);
    at->keys = ronde_alloc_zero((size_t)count + 1, sizeof *at->keys);
    if (at->vans->arms == NULL || at->keys == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for %d days of vans", (int)count);
    }
    at->progress = (ronde_rounds_progress){
        .count = count, .days = at->vans->day_count, .vans = true, .seconds_left = -1};
    at->began = ronde_clock_now(&at->with->clock);
    const ronde_crew crew = {.processes = at->with->processes,
                             .job = do_run,
                             .on_done = note_done,
                             .should_stop = crew_stops,
                             .payload = at};
    RONDE_TRY(ronde_folder_make(at->with->folder, error));
    RONDE_TRY(ronde_crew_run(&crew, count, error));
    return collect(at, error);
}

static ronde_status
add_arms(work *at, const ronde_study_town *town, bool both_forms, ronde_error *error)
{
    RONDE_TRY(place_plant(at, error));
    for (int32_t arm = 1; arm < ronde_study_town_demand(town)->arms; arm++) {
        RONDE_TRY(add_arm(at, town, arm, both_forms, error));
    }
    return at->weeks.count > 0 ? plan(at, error) : RONDE_OK;
}

ronde_status ronde_van_arms_make(ronde_van_arms *out,
                                 const ronde_study *study,
                                 const ronde_study_town *town,
                                 bool both_forms,
                                 const ronde_rounds_options *with,
                                 ronde_error *error)
{
    const ronde_study_town_options *options = ronde_study_town_options_of(town);
    ronde_van_arms made = {.parameters = ronde_van_parameters_of(&study->rounds, &options->values)};
    work at = {.vans = &made,
               .study = study,
               .town = options,
               .population = ronde_study_town_population(town),
               .with = with};
    bool has_users = ronde_study_town_people_of(town, 0, RONDE_NONE, RONDE_NONE).laundry > 0;
    ronde_status status = RONDE_OK;
    if (has_users && choose_profile(&made, options->map) &&
        ronde_population_date(at.population, 0, at.start_date)) {
        status = add_arms(&at, town, both_forms, error);
    }
    for (size_t i = 0; i < at.weeks.count; i++) {
        ronde_laundry_free(at.weeks.items[i].laundry);
    }
    ronde_array_clear(&at.weeks);
    ronde_free(at.keys);
    if (status == RONDE_OK) {
        *out = made;
    } else {
        ronde_van_arms_clear(&made);
    }
    return status;
}

void ronde_van_arms_clear(ronde_van_arms *vans)
{
    ronde_free(vans->arms);
    *vans = (ronde_van_arms){0};
}

const ronde_van_arm *
ronde_van_arm_find(const ronde_van_arms *vans, int32_t arm, ronde_van_form form)
{
    for (int32_t i = 0; i < vans->count; i++) {
        if (vans->arms[i].arm == arm && vans->arms[i].form == form) {
            return &vans->arms[i];
        }
    }
    return NULL;
}

bool ronde_van_arms_are_rough(const ronde_van_arms *vans, const ronde_study_town *town)
{
    enum { rough_growth = 4 };
    const ronde_study_town_options *options = ronde_study_town_options_of(town);
    int64_t asked = options->values.of[RONDE_PARAMETER_LAUNDRY_CLIENTS] / unit;
    int64_t drawn = ronde_study_town_people_of(town, 0, RONDE_NONE, RONDE_NONE).laundry;
    return vans->count > 0 && asked > drawn * rough_growth;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_parts.h"

#include <math.h>

enum { purpose_member = 2 };

static const ronde_time noon = 12 * RONDE_HOUR + 30 * RONDE_MINUTE;

static bool chance(ronde_rng *rng, int32_t percent)
{
    return ronde_rng_below(rng, 100) < (uint32_t)percent;
}

/* What belongs to the person. */
static bool
draw_member(ronde_laundry_week *laundry, laundry_member *member, const ronde_laundry_user *user)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    ronde_rng rng = ronde_laundry_rng(laundry->options.seed, user->id, purpose_member);
    bool morning = chance(&rng, with->morning_share);
    *member = (laundry_member){.user = *user, .point = RONDE_NONE};
    member->morning = user->has_visit ? user->visit.earliest < noon : morning;
    member->safe = chance(&rng, with->safe_share);
    member->walks = chance(&rng, with->walk_share);
    member->carries = chance(&rng, with->carry_share);
    member->user.id = ronde_arena_text(laundry->arena, user->id);
    return member->user.id != NULL;
}

static bool draw_all(ronde_laundry_week *laundry, const ronde_laundry_user *users)
{
    ronde_laundry_options *options = &laundry->options;
    options->name = ronde_arena_text(laundry->arena, options->name);
    options->start_date = ronde_arena_text(laundry->arena, options->start_date);
    options->profile = ronde_arena_text(laundry->arena, options->profile);
    laundry->members =
        ronde_arena_take(laundry->arena, (size_t)laundry->member_count, sizeof *laundry->members);
    bool fine = options->name != NULL && options->start_date != NULL && options->profile != NULL &&
                laundry->members != NULL;
    for (int32_t i = 0; fine && i < laundry->member_count; i++) {
        fine = draw_member(laundry, &laundry->members[i], &users[i]);
    }
    fine = fine && ronde_laundry_draw_points(laundry) && ronde_laundry_draw_batches(laundry);
    options->points = NULL; /* the caller's */
    return fine;
}

static ronde_status
check_options(const ronde_laundry_options *options, int32_t count, ronde_error *error)
{
    const ronde_laundry_parameters *with = &options->parameters;
    const struct {
        const char *what;
        int32_t from, to, least;
    } hours[] = {{"van", with->van_from, with->van_to, 180},
                 {"plant", with->plant_from, with->plant_to, 60},
                 {"volunteer", with->volunteer_from, with->volunteer_to, 60},
                 {"day_bus", with->day_bus_from, with->day_bus_to, 60}};
    for (size_t i = 0; i < sizeof hours / sizeof hours[0]; i++) {
        if (hours[i].to - hours[i].from < hours[i].least) {
            return ronde_fail(error, RONDE_EINPUT, hours[i].what,
                              "%s_to is %d, %s_from is %d: at least %d minutes must lie between",
                              hours[i].what, (int)hours[i].to, hours[i].what, (int)hours[i].from,
                              (int)hours[i].least);
        }
    }
    if (count < 1) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "nobody uses the laundry: no bag to fetch");
    }
    return RONDE_OK;
}

ronde_status ronde_laundry_draw(ronde_laundry_week **out,
                                const ronde_laundry_options *options,
                                const ronde_laundry_user *users,
                                int32_t count,
                                ronde_error *error)
{
    RONDE_TRY(check_options(options, count, error));
    ronde_laundry_calendar calendar;
    if (!ronde_laundry_calendar_make(&calendar, options->start_date)) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "%s is no date as 2026-11-23",
                          options->start_date);
    }
    if (calendar.count == 0) {
        return ronde_fail(error, RONDE_EINPUT, NULL, "the week of %s has no working day",
                          options->start_date);
    }
    ronde_arena *arena = ronde_arena_new(1U << 16);
    ronde_laundry_week *laundry =
        arena != NULL ? ronde_arena_take(arena, 1, sizeof *laundry) : NULL;
    if (laundry != NULL) {
        *laundry = (ronde_laundry_week){
            .arena = arena, .options = *options, .calendar = calendar, .member_count = count};
    }
    if (laundry != NULL && isnan(options->plant.lon)) {
        laundry->options.plant = ronde_laundry_middle(users, count);
    }
    if (laundry == NULL || !draw_all(laundry, users)) {
        ronde_arena_free(arena);
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a week of laundry");
    }
    *out = laundry;
    return RONDE_OK;
}

void ronde_laundry_free(ronde_laundry_week *laundry)
{
    if (laundry != NULL) {
        ronde_arena_free(laundry->arena); /* holds the laundry itself */
    }
}

int32_t ronde_laundry_days(const ronde_laundry_week *laundry)
{
    return laundry->calendar.count;
}

ronde_date ronde_laundry_date(const ronde_laundry_week *laundry, int32_t day)
{
    ronde_date date = {0};
    (void)ronde_date_of_days(&date, laundry->calendar.dates[day + RONDE_LAUNDRY_BEFORE]);
    return date;
}

const ronde_laundry_batch *ronde_laundry_batches(const ronde_laundry_week *laundry, int32_t *count)
{
    *count = laundry->batch_count;
    return laundry->batches;
}

const ronde_laundry_user *ronde_laundry_user_of(const ronde_laundry_week *laundry, int32_t user)
{
    return &laundry->members[user].user;
}

ronde_bag_way ronde_laundry_way(const ronde_laundry_week *laundry, int32_t user)
{
    return laundry->members[user].way;
}

const ronde_laundry_point *ronde_laundry_points(const ronde_laundry_week *laundry, int32_t *count)
{
    *count = laundry->point_count;
    return laundry->points;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/linked_day.h"

#include "instances/generate/laundry_parts.h"
#include "instances/generate/population_parts.h"

#include <stdio.h>
#include <string.h>

/* Visits with bags end by then, so that a van can come on the same day [M]. */
static const ronde_window collectable = {8 * RONDE_HOUR, 14 * RONDE_HOUR};

void ronde_linked_users_settle(ronde_laundry_user *users, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        if (!users[i].has_visit) {
            users[i].has_visit = true;
            users[i].visit = collectable;
        }
    }
}

/* The working day of the population that is the laundry's day; RONDE_NONE without one. */
static int32_t find_day(const ronde_linked_day *of, char date[16])
{
    enum { days_of_two_weeks = 14 };
    const ronde_date wanted = ronde_laundry_date(of->laundry, of->day);
    char text[16];
    snprintf(text, sizeof text, "%04d-%02d-%02d", wanted.year, wanted.month, wanted.day);
    for (int32_t day = 0; day < days_of_two_weeks; day++) {
        if (ronde_population_date(of->population, day, date) && strcmp(date, text) == 0) {
            return day;
        }
    }
    return RONDE_NONE;
}

/* Notes which users are visited, and gives their visits a window where none was agreed. */
static void settle_visits(population_part *part, const ronde_linked_day *of, bool *visited)
{
    const ronde_laundry_week *laundry = of->laundry;
    for (int32_t user = 0; user < laundry->member_count; user++) {
        const char *id = laundry->members[user].user.id;
        for (int32_t i = 0; i < part->day.resident_count; i++) {
            drawn_resident *resident = &part->day.residents[i];
            if (strcmp(resident->id, id) != 0) {
                continue;
            }
            visited[user] = true;
            if (!resident->has_window) {
                resident->has_window = true;
                resident->window = collectable;
                resident->has_wish = false;
            }
        }
    }
}

static ronde_status build(ronde_instance **out,
                          const ronde_linked_day *of,
                          const ronde_drawn_day *day,
                          const bool *visited,
                          ronde_error *error)
{
    int32_t count = 0;
    ronde_builder *builder = ronde_builder_new();
    ronde_laundry_stop *stops = ronde_laundry_stops(of->laundry, of->day, &count);
    ronde_status status = builder != NULL && stops != NULL
                              ? RONDE_OK
                              : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a linked day");
    if (status == RONDE_OK) {
        ronde_laundry_add_header(builder, of->laundry, of->day, true);
        status = ronde_day_add(builder, day, RONDE_ARM_HOME, error);
    }
    if (status == RONDE_OK && of->vans) {
        ronde_laundry_add(builder, of->laundry, stops, count, visited);
    }
    if (status == RONDE_OK) {
        status = ronde_builder_finish(out, builder, NULL, error);
    }
    ronde_free(stops);
    ronde_builder_free(builder);
    return status;
}

ronde_status
ronde_linked_day_build(ronde_instance **out, const ronde_linked_day *of, ronde_error *error)
{
    char date[16];
    int32_t day = find_day(of, date);
    if (day == RONDE_NONE) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "day %d of the laundry's week is no working day of its residents",
                          (int)of->day + 1);
    }
    population_part part = {0};
    bool *visited = ronde_alloc_zero((size_t)of->laundry->member_count + 1, sizeof *visited);
    ronde_status status =
        visited != NULL && ronde_population_part_day(&part, of->population, day, date, of->arm)
            ? RONDE_OK
            : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a linked day");
    if (status == RONDE_OK) {
        part.day.trade = "huishouden";
        settle_visits(&part, of, visited);
        status = build(out, of, &part.day, visited, error);
    }
    ronde_population_part_clear(&part);
    ronde_free(visited);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_parts.h"

#include <math.h>
#include <stdlib.h>

/* A member in an order along an axis. */
typedef struct placed {
    double along;
    int32_t member;
} placed;

/* A part of the order. */
typedef struct part {
    int32_t first, count;
} part;

static int compare_placed(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (a->along != b->along) {
        return a->along < b->along ? -1 : 1;
    }
    return (a->member > b->member) - (a->member < b->member);
}

/* Sorts a part along the axis in which it is longest. */
static void sort_part(const ronde_laundry_week *laundry, placed *order, part of)
{
    double low[2] = {(double)INFINITY, (double)INFINITY};
    double high[2] = {-(double)INFINITY, -(double)INFINITY};
    for (int32_t i = of.first; i < of.first + of.count; i++) {
        const ronde_laundry_user *user = &laundry->members[order[i].member].user;
        double place[2] = {user->lon, user->lat};
        for (int axis = 0; axis < 2; axis++) {
            low[axis] = fmin(low[axis], place[axis]);
            high[axis] = fmax(high[axis], place[axis]);
        }
    }
    double width = ronde_laundry_crow(low[0], low[1], high[0], low[1]);
    double height = ronde_laundry_crow(low[0], low[1], low[0], high[1]);
    for (int32_t i = of.first; i < of.first + of.count; i++) {
        const ronde_laundry_user *user = &laundry->members[order[i].member].user;
        order[i].along = width > height ? user->lon : user->lat;
    }
    qsort(order + of.first, (size_t)of.count, sizeof *order, compare_placed);
}

/* The home that is nearest to the middle of a part stands for a building there. */
static ronde_laundry_point
middle_of(const ronde_laundry_week *laundry, const placed *order, part of)
{
    double lon = 0;
    double lat = 0;
    for (int32_t i = of.first; i < of.first + of.count; i++) {
        lon += laundry->members[order[i].member].user.lon / of.count;
        lat += laundry->members[order[i].member].user.lat / of.count;
    }
    ronde_laundry_point best = {lon, lat};
    double least = (double)INFINITY;
    for (int32_t i = of.first; i < of.first + of.count; i++) {
        const ronde_laundry_user *user = &laundry->members[order[i].member].user;
        double metres = ronde_laundry_crow(lon, lat, user->lon, user->lat);
        if (metres < least) {
            least = metres;
            best = (ronde_laundry_point){user->lon, user->lat};
        }
    }
    return best;
}

/* Cuts the homes in two, again and again, until no part has more than point_users. */
static bool cut(ronde_laundry_week *laundry)
{
    int32_t count = laundry->member_count;
    placed *order = ronde_alloc_zero((size_t)count, sizeof *order);
    part *parts = ronde_alloc_zero((size_t)count, sizeof *parts);
    laundry->points = ronde_arena_take(laundry->arena, (size_t)count, sizeof *laundry->points);
    bool fine = order != NULL && parts != NULL && laundry->points != NULL;
    for (int32_t i = 0; fine && i < count; i++) {
        order[i].member = i;
    }
    int32_t open = 0;
    if (fine) {
        parts[open++] = (part){0, count};
    }
    while (open > 0) {
        part of = parts[--open];
        if (of.count <= laundry->options.parameters.point_users) {
            laundry->points[laundry->point_count++] = middle_of(laundry, order, of);
            continue;
        }
        sort_part(laundry, order, of);
        int32_t half = of.count / 2;
        parts[open++] = (part){of.first + half, of.count - half};
        parts[open++] = (part){of.first, half};
    }
    ronde_free(order);
    ronde_free(parts);
    return fine;
}

static void choose_way(const ronde_laundry_week *laundry, laundry_member *member)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    double least = (double)INFINITY;
    member->point = RONDE_NONE;
    for (int32_t i = 0; i < laundry->point_count; i++) {
        const ronde_laundry_point *point = &laundry->points[i];
        double metres =
            ronde_laundry_crow(member->user.lon, member->user.lat, point->lon, point->lat);
        if (metres < least) {
            least = metres;
            member->point = i;
        }
    }
    member->way = least <= with->walk_metres && member->walks      ? RONDE_BAG_WALKED
                  : least <= with->carry_metres && member->carries ? RONDE_BAG_CARRIED
                                                                   : RONDE_BAG_DOOR;
}

bool ronde_laundry_draw_points(ronde_laundry_week *laundry)
{
    const ronde_laundry_options *options = &laundry->options;
    if (options->form == RONDE_VANS_DROP && options->point_count == 0 && !cut(laundry)) {
        return false;
    }
    if (options->form == RONDE_VANS_DROP && options->point_count > 0) {
        laundry->points =
            ronde_arena_take(laundry->arena, (size_t)options->point_count, sizeof *laundry->points);
        for (int32_t i = 0; laundry->points != NULL && i < options->point_count; i++) {
            laundry->points[laundry->point_count++] = options->points[i];
        }
    }
    for (int32_t i = 0; i < laundry->member_count; i++) {
        choose_way(laundry, &laundry->members[i]);
    }
    return options->form != RONDE_VANS_DROP || laundry->points != NULL;
}

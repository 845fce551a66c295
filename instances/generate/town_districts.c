/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_plan.h"

#include <string.h>

enum { inner_parts = 4, outer_parts = 7 };

static void add_quarter(ronde_town_plan *plan,
                        ronde_town_zone zone,
                        ronde_town_style style,
                        int32_t part,
                        ronde_town_point seed)
{
    plan->quarters[plan->quarter_count++] =
        (ronde_town_quarter){.zone = zone, .style = style, .part = part, .seed = seed};
}

static ronde_town_point mean_of(const ronde_town_points *line)
{
    ronde_town_point sum = {0};
    for (size_t i = 0; i < line->count; i++) {
        sum = ronde_town_add(sum, 1 / (double)line->count, line->items[i]);
    }
    return sum;
}

static void plant_seeds(ronde_town_plan *plan)
{
    static const ronde_town_style inner[inner_parts] = {
        RONDE_TOWN_STYLE_PREWAR, RONDE_TOWN_STYLE_PREWAR, RONDE_TOWN_STYLE_POSTWAR,
        RONDE_TOWN_STYLE_PREWAR};
    static const ronde_town_style outer[outer_parts] = {
        RONDE_TOWN_STYLE_POSTWAR,    RONDE_TOWN_STYLE_CAULIFLOWER, RONDE_TOWN_STYLE_POSTWAR,
        RONDE_TOWN_STYLE_VILLA,      RONDE_TOWN_STYLE_CAULIFLOWER, RONDE_TOWN_STYLE_RECENT,
        RONDE_TOWN_STYLE_CAULIFLOWER};
    add_quarter(plan, RONDE_TOWN_ZONE_CENTRE, RONDE_TOWN_STYLE_CENTRE, 0, (ronde_town_point){0});
    double start = ronde_rng_unit(&plan->rng);
    for (int i = 0; i < inner_parts; i++) {
        ronde_town_point way = ronde_town_unit(start + (double)i / inner_parts);
        double r = (plan->centre_radius + plan->middle_radius) / 2;
        add_quarter(plan, RONDE_TOWN_ZONE_INNER, inner[i], 0,
                    (ronde_town_point){way.x * r, way.y * r});
    }
    start = ronde_rng_unit(&plan->rng);
    for (int i = 0; i < outer_parts; i++) {
        ronde_town_point way = ronde_town_unit(start + (double)i / outer_parts);
        double r = (plan->radius + plan->middle_radius) / 2;
        add_quarter(plan, RONDE_TOWN_ZONE_OUTER, outer[i], 0,
                    (ronde_town_point){way.x * r, way.y * r});
    }
    for (int i = 0; i < RONDE_TOWN_LOBES; i++) {
        add_quarter(plan, RONDE_TOWN_ZONE_LOBE,
                    i == 0 ? RONDE_TOWN_STYLE_INDUSTRY : RONDE_TOWN_STYLE_RECENT, i,
                    mean_of(&plan->lobes[i]));
    }
    for (int i = 0; i < RONDE_TOWN_VILLAGES; i++) {
        add_quarter(plan, RONDE_TOWN_ZONE_VILLAGE, RONDE_TOWN_STYLE_VILLAGE, i,
                    mean_of(&plan->villages[i]));
    }
}

/* The area of a face and its middle. */
static double measure(const ronde_town_mesh *mesh, int32_t start, ronde_town_point *middle)
{
    double area = 0;
    double count = 0;
    *middle = (ronde_town_point){0};
    int32_t half = start;
    do {
        ronde_town_point a = ronde_town_mesh_from(mesh, half);
        area += ronde_town_cross(a, ronde_town_mesh_to(mesh, half)) / 2;
        *middle = ronde_town_add(*middle, 1, a);
        count += 1;
        half = mesh->halves.items[half].next;
    } while (half != start);
    middle->x /= count;
    middle->y /= count;
    return area;
}

/* A point just inside the face, beside its longest edge. */
static ronde_town_point probe(const ronde_town_mesh *mesh, int32_t start)
{
    int32_t best = start;
    int32_t half = start;
    do {
        if (ronde_town_mesh_length(mesh, half) > ronde_town_mesh_length(mesh, best)) {
            best = half;
        }
        half = mesh->halves.items[half].next;
    } while (half != start);
    ronde_town_point a = ronde_town_mesh_from(mesh, best);
    ronde_town_point b = ronde_town_mesh_to(mesh, best);
    ronde_town_point way = ronde_town_direction(a, b);
    return (ronde_town_point){(a.x + b.x) / 2 - 4 * way.y, (a.y + b.y) / 2 + 4 * way.x};
}

static int32_t nearest_quarter(const ronde_town_plan *plan,
                               ronde_town_zone zone,
                               int32_t part,
                               ronde_town_point middle)
{
    int32_t best = -1;
    double best_distance = 1e30;
    for (int32_t i = 0; i < plan->quarter_count; i++) {
        const ronde_town_quarter *quarter = &plan->quarters[i];
        double d = ronde_town_distance(quarter->seed, middle);
        if (quarter->zone == zone && quarter->part == part && d < best_distance) {
            best = i;
            best_distance = d;
        }
    }
    return best;
}

static void assign_faces(ronde_town_plan *plan)
{
    for (size_t i = 0; i < plan->mesh.faces.count; i++) {
        ronde_town_face face = {.district = -1};
        ronde_town_point middle;
        double area = measure(&plan->mesh, plan->mesh.faces.items[i], &middle);
        int32_t part = 0;
        ronde_town_zone zone =
            area < 800
                ? RONDE_TOWN_ZONE_NONE
                : ronde_town_zone_of(plan, probe(&plan->mesh, plan->mesh.faces.items[i]), &part);
        if (zone != RONDE_TOWN_ZONE_NONE) {
            face.district = nearest_quarter(plan, zone, part, middle);
            ronde_town_quarter *quarter = &plan->quarters[face.district];
            quarter->centre = ronde_town_add(quarter->centre, area, middle);
            quarter->area += area;
        }
        if (!ronde_array_push(&plan->faces, face)) {
            plan->broken = true;
            return;
        }
    }
    for (int32_t i = 0; i < plan->quarter_count; i++) {
        ronde_town_quarter *quarter = &plan->quarters[i];
        if (quarter->area > 0) {
            quarter->centre.x /= quarter->area;
            quarter->centre.y /= quarter->area;
        }
    }
}

/* One park of the size of a small face near the middle ring. */
static void choose_park(ronde_town_plan *plan)
{
    double best = 1e30;
    size_t chosen = 0;
    for (size_t i = 0; i < plan->faces.count; i++) {
        int32_t district = plan->faces.items[i].district;
        ronde_town_point middle;
        double area = measure(&plan->mesh, plan->mesh.faces.items[i], &middle);
        if (district < 0 || plan->quarters[district].zone != RONDE_TOWN_ZONE_OUTER) {
            continue;
        }
        double miss = area > 170000 ? area - 170000 : 170000 - area;
        if (miss < best) {
            best = miss;
            chosen = i;
        }
    }
    if (best < 1e30) {
        plan->faces.items[chosen].park = true;
    }
}

/* Which part of its curve an edge belongs to, -1 if the curve is one road: a street along a barrier
 * changes its name with the district, a ring with the compass. */
static int32_t part_of_road(const ronde_town_plan *plan, size_t index, int32_t *district)
{
    const ronde_town_mesh *mesh = &plan->mesh;
    ronde_town_kind kind = mesh->edges.items[index].kind;
    if (kind == RONDE_TOWN_PARALLEL) {
        int32_t left = plan->faces.items[mesh->halves.items[2 * index].face].district;
        int32_t right = plan->faces.items[mesh->halves.items[2 * index + 1].face].district;
        *district = left >= 0 ? left : right;
        return *district;
    }
    if (kind != RONDE_TOWN_RING && kind != RONDE_TOWN_MIDDLE_RING &&
        kind != RONDE_TOWN_CENTRE_RING && kind != RONDE_TOWN_LANE) {
        return -1;
    }
    ronde_town_point at = ronde_town_add(ronde_town_mesh_from(mesh, (int32_t)(2 * index)), 1,
                                         ronde_town_mesh_to(mesh, (int32_t)(2 * index)));
    /* The wind on the map, not in the frame of the town. */
    ronde_town_point turn = plan->turn;
    at = (ronde_town_point){at.x * turn.x - at.y * turn.y, at.x * turn.y + at.y * turn.x};
    bool steep = at.y * at.y > at.x * at.x;
    if (steep) {
        return at.y > 0 ? 0 : 1;
    }
    return at.x > 0 ? 2 : 3;
}

static void share_main_roads(ronde_town_plan *plan)
{
    enum { curve_limit = 64 };
    int32_t roads[curve_limit][RONDE_TOWN_DISTRICT_LIMIT];
    memset(roads, -1, sizeof roads);
    for (size_t i = 0; i < plan->mesh.edges.count; i++) {
        ronde_town_edge *edge = &plan->mesh.edges.items[i];
        int32_t district = -1;
        int32_t part = part_of_road(plan, i, &district);
        if (part < 0 || edge->road >= curve_limit) {
            continue;
        }
        int32_t *road = &roads[edge->road][part];
        if (*road < 0) {
            *road = ronde_town_plan_road(plan, district, edge->kind);
            if (!plan->broken) {
                plan->roads.items[*road].side = part;
            }
        }
        edge->road = *road;
    }
}

void ronde_town_districts_assign(ronde_town_plan *plan)
{
    plant_seeds(plan);
    assign_faces(plan);
    if (plan->broken) {
        return;
    }
    choose_park(plan);
    share_main_roads(plan);
    plan->main_roads = (int32_t)plan->roads.count;
}

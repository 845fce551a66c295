/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_blocks.h"
#include "instances/generate/town_outline.h"

/* A way into a block: from a point of its border straight inwards to the far side. */
typedef struct inward {
    ronde_town_foot start, far;
    ronde_town_point way;
    double depth;
} inward;

static bool find_inward(const ronde_town_mesh *mesh,
                        const ronde_town_outline *outline,
                        size_t at,
                        double part,
                        inward *found)
{
    ronde_town_point a = ronde_town_mesh_from(mesh, outline->halves.items[at]);
    ronde_town_point b = ronde_town_mesh_to(mesh, outline->halves.items[at]);
    ronde_town_point along = ronde_town_direction(a, b);
    found->start = (ronde_town_foot){at, part, ronde_town_add(a, part, ronde_town_add(b, -1, a))};
    found->way = (ronde_town_point){-along.y, along.x};
    if (!ronde_town_outline_ray(outline, found->start.point, found->way, at, &found->far)) {
        return false;
    }
    found->depth = ronde_town_distance(found->start.point, found->far.point);
    return true;
}

static size_t longest_edge(const ronde_town_mesh *mesh, const ronde_town_outline *outline)
{
    size_t best = 0;
    for (size_t i = 1; i < outline->halves.count; i++) {
        if (ronde_town_mesh_length(mesh, outline->halves.items[i]) >
            ronde_town_mesh_length(mesh, outline->halves.items[best])) {
            best = i;
        }
    }
    return best;
}

/* Room between the tip of a dead end and the border of its block. */
static bool has_room(const ronde_town_outline *outline, ronde_town_point tip, double room)
{
    return ronde_town_inside(tip, &outline->points) &&
           ronde_town_outline_distance(outline, tip) > room;
}

/* A street into the block with a path from its end to the street behind. */
static void add_through_yard(ronde_town_plan *plan,
                             const ronde_town_outline *outline,
                             const inward *in,
                             ronde_town_edge edge)
{
    ronde_town_mesh *mesh = &plan->mesh;
    int32_t from = ronde_town_outline_corner(outline, mesh, &in->start, 1);
    int32_t to = ronde_town_outline_corner(outline, mesh, &in->far, 14);
    if (mesh->halves.items[from].origin == mesh->halves.items[to].origin) {
        return;
    }
    ronde_town_face twin = plan->faces.items[mesh->halves.items[from].face];
    int32_t half = ronde_town_mesh_join(mesh, from, to, edge);
    ronde_town_mesh_split(mesh, half, ronde_town_add(in->start.point, 0.62 * in->depth, in->way));
    int32_t path = mesh->halves.items[half].next;
    *ronde_town_mesh_at(mesh, path) =
        (ronde_town_edge){RONDE_TOWN_PATH, ronde_town_plan_road(plan, -1, RONDE_TOWN_PATH), 0};
    if (!ronde_array_push(&plan->faces, twin)) {
        plan->broken = true;
    }
}

/* A dead end, with a yard across its end where there is room. */
static void add_dead_end(ronde_town_plan *plan,
                         const ronde_town_outline *outline,
                         const inward *in,
                         double reach,
                         ronde_town_edge edge)
{
    ronde_town_mesh *mesh = &plan->mesh;
    ronde_town_point tip = ronde_town_add(in->start.point, reach, in->way);
    if (!has_room(outline, tip, 16)) {
        return;
    }
    int32_t from = ronde_town_outline_corner(outline, mesh, &in->start, 1);
    int32_t half = ronde_town_mesh_spike(mesh, from, tip, edge);
    ronde_town_point side = {-in->way.y, in->way.x};
    for (int sign = -1; sign <= 1 && edge.kind != RONDE_TOWN_SERVICE; sign += 2) {
        ronde_town_point arm =
            ronde_town_add(tip, sign * ronde_town_uniform(&plan->rng, 18, 38), side);
        if (has_room(outline, arm, 16) && !mesh->broken) {
            ronde_town_mesh_spike(mesh, half ^ 1, arm, edge);
        }
    }
}

static void fill_block(ronde_town_plan *plan, ronde_town_outline *outline, size_t face)
{
    const ronde_town_face *info = &plan->faces.items[face];
    const ronde_town_style_rules *rules = &ronde_town_styles[plan->quarters[info->district].style];
    double dice = ronde_rng_unit(&plan->rng);
    bool yard = dice < rules->yard_chance;
    if (!yard && dice > rules->yard_chance + rules->service_chance) {
        return;
    }
    if (!ronde_town_outline_read(outline, &plan->mesh, plan->mesh.faces.items[face])) {
        plan->broken = true;
        return;
    }
    size_t at = longest_edge(&plan->mesh, outline);
    double length = ronde_town_mesh_length(&plan->mesh, outline->halves.items[at]);
    inward in;
    if (length < 60 || outline->area < 3500 ||
        !find_inward(&plan->mesh, outline, at, ronde_town_uniform(&plan->rng, 0.42, 0.58), &in) ||
        in.depth < 42) {
        return;
    }
    if (!yard) {
        int32_t road = ronde_town_plan_road(plan, -1, RONDE_TOWN_SERVICE);
        double reach = ronde_town_uniform(&plan->rng, 0.35, 0.6) * in.depth;
        add_dead_end(plan, outline, &in, reach, (ronde_town_edge){RONDE_TOWN_SERVICE, road, 0});
        return;
    }
    ronde_town_kind kind = plan->quarters[info->district].style == RONDE_TOWN_STYLE_CAULIFLOWER
                               ? RONDE_TOWN_LIVING
                               : RONDE_TOWN_RESIDENTIAL;
    int32_t road = ronde_town_plan_road(plan, info->district, kind);
    if (in.depth > 70 && ronde_rng_below(&plan->rng, 2) == 0) {
        add_through_yard(plan, outline, &in, (ronde_town_edge){kind, road, 0});
    } else {
        add_dead_end(plan, outline, &in, 0.6 * in.depth, (ronde_town_edge){kind, road, 0});
    }
}

/* Drives from country roads to farms, away from water, rails and other roads. */
static void add_farm_drives(ronde_town_plan *plan)
{
    ronde_town_mesh *mesh = &plan->mesh;
    size_t count = mesh->halves.count;
    for (size_t i = 0; i < count && !plan->broken; i++) {
        ronde_town_edge *edge = ronde_town_mesh_at(mesh, (int32_t)i);
        if ((edge->kind != RONDE_TOWN_LANE && edge->kind != RONDE_TOWN_COUNTRY) ||
            ronde_rng_below(&plan->rng, 9) != 0) {
            continue;
        }
        ronde_town_point a = ronde_town_mesh_from(mesh, (int32_t)i);
        ronde_town_point b = ronde_town_mesh_to(mesh, (int32_t)i);
        ronde_town_point along = ronde_town_direction(a, b);
        double reach = ronde_town_uniform(&plan->rng, 50, 190);
        ronde_town_point normal = {-along.y, along.x};
        ronde_town_point tip = ronde_town_add(a, reach, normal);
        bool clear = ronde_town_line_distance(tip, &plan->canal) > 260 &&
                     ronde_town_line_distance(tip, &plan->rail) > 260 &&
                     plan->faces.items[mesh->halves.items[i].face].district < 0;
        for (size_t k = 0; k < count && clear; k += 2) {
            ronde_town_point from = ronde_town_mesh_from(mesh, (int32_t)k);
            ronde_town_point to = ronde_town_mesh_to(mesh, (int32_t)k);
            clear =
                ronde_town_segment_distance(tip, from, to) > 45 &&
                (ronde_town_distance(from, a) < 1 || ronde_town_distance(to, a) < 1 ||
                 ronde_town_segment_distance(ronde_town_add(a, reach / 2, normal), from, to) > 20);
        }
        if (clear) {
            int32_t road = ronde_town_plan_road(plan, -1, RONDE_TOWN_SERVICE);
            ronde_town_mesh_spike(mesh, (int32_t)i, tip,
                                  (ronde_town_edge){RONDE_TOWN_SERVICE, road, 0});
        }
    }
}

void ronde_town_yards_add(ronde_town_plan *plan)
{
    ronde_town_outline outline = {0};
    size_t count = plan->faces.count;
    for (size_t face = 0; face < count && !plan->broken; face++) {
        if (plan->faces.items[face].leaf && !plan->faces.items[face].park) {
            fill_block(plan, &outline, face);
        }
    }
    ronde_town_outline_clear(&outline);
    add_farm_drives(plan);
    plan->broken = plan->broken || plan->mesh.broken;
}

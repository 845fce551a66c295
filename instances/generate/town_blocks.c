/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_blocks.h"

#include "instances/generate/town_outline.h"

#include <math.h>

/* How a style builds: the size of its blocks in metres, how crooked its streets are, and what
 * stands in a block. The figures are chosen by eye, after the look of Dutch districts. */
const ronde_town_style_rules ronde_town_styles[RONDE_TOWN_STYLE_COUNT] = {
    [RONDE_TOWN_STYLE_CENTRE] = {105, 62, 0.016, 0.05, 0.00, 0.00, 0.15, RONDE_TOWN_LIVING},
    [RONDE_TOWN_STYLE_PREWAR] = {175, 72, 0.010, 0.03, 0.02, 0.04, 0.08, RONDE_TOWN_RESIDENTIAL},
    [RONDE_TOWN_STYLE_POSTWAR] = {190, 78, 0.005, 0.02, 0.05, 0.10, 0.20, RONDE_TOWN_RESIDENTIAL},
    [RONDE_TOWN_STYLE_CAULIFLOWER] = {215, 125, 0.022, 0.11, 0.06, 0.85, 0.05,
                                      RONDE_TOWN_RESIDENTIAL},
    [RONDE_TOWN_STYLE_RECENT] = {185, 88, 0.012, 0.12, 0.07, 0.25, 0.05, RONDE_TOWN_RESIDENTIAL},
    [RONDE_TOWN_STYLE_VILLA] = {230, 130, 0.020, 0.12, 0.08, 0.30, 0.00, RONDE_TOWN_RESIDENTIAL},
    [RONDE_TOWN_STYLE_INDUSTRY] = {330, 190, 0.006, 0.02, 0.00, 0.00, 0.90, RONDE_TOWN_INDUSTRIAL},
    [RONDE_TOWN_STYLE_VILLAGE] = {200, 105, 0.020, 0.08, 0.04, 0.25, 0.10, RONDE_TOWN_RESIDENTIAL},
};

enum { bow_points = 5 };

static const double snap_distance = 24;
static const double least_gap = 21;
static const double collector_area = 260000;

typedef struct cut {
    ronde_town_foot ends[2];
    ronde_town_point inner[bow_points];
    size_t inner_count;
} cut;

static double cosine_between(ronde_town_point corner, ronde_town_point a, ronde_town_point b)
{
    return ronde_town_dot(ronde_town_direction(corner, a), ronde_town_direction(corner, b));
}

/* Moves a foot onto a near vertex, so that two streets meet in one junction; false where the
 * street would leave at too sharp an angle. */
static bool
settle_foot(const ronde_town_outline *outline, ronde_town_foot *foot, ronde_town_point other)
{
    size_t count = outline->points.count;
    ronde_town_point a = outline->points.items[foot->at];
    ronde_town_point b = outline->points.items[(foot->at + 1) % count];
    double length = ronde_town_distance(a, b);
    bool to_a = foot->part * length < snap_distance && foot->part <= 0.5;
    bool to_b = (1 - foot->part) * length < snap_distance && foot->part > 0.5;
    if (to_a) {
        foot->part = 0;
        foot->point = a;
        a = outline->points.items[(foot->at + count - 1) % count];
    } else if (to_b) {
        foot->at = (foot->at + 1) % count;
        foot->part = 0;
        foot->point = b;
        b = outline->points.items[(foot->at + 1) % count];
    }
    return cosine_between(foot->point, other, a) < 0.72 &&
           cosine_between(foot->point, other, b) < 0.72;
}

/* Inner points of the street: straight, or bowed to one side. */
static void bend(cut *street, double bow)
{
    ronde_town_point a = street->ends[0].point;
    ronde_town_point way = ronde_town_add(street->ends[1].point, -1, a);
    double length = ronde_town_length(way);
    street->inner_count = length < 70 ? 0 : length < 140 ? 1 : length < 240 ? 3 : bow_points;
    for (size_t i = 0; i < street->inner_count; i++) {
        double t = (double)(i + 1) / (double)(street->inner_count + 1);
        double side = bow * 4 * t * (1 - t);
        street->inner[i] =
            ronde_town_add(ronde_town_add(a, t, way), side, (ronde_town_point){-way.y, way.x});
    }
}

/* The street must keep its distance from the border between its ends. */
static bool is_clear(const ronde_town_outline *outline, const cut *street)
{
    ronde_town_point before = street->ends[0].point;
    for (size_t i = 0; i <= street->inner_count; i++) {
        ronde_town_point after = i < street->inner_count ? street->inner[i] : street->ends[1].point;
        int samples = (int)(ronde_town_distance(before, after) / 12) + 2;
        for (int k = 0; k <= samples; k++) {
            ronde_town_point at =
                ronde_town_add(before, (double)k / samples, ronde_town_add(after, -1, before));
            double to_ends = ronde_town_distance(at, street->ends[0].point);
            double other = ronde_town_distance(at, street->ends[1].point);
            to_ends = other < to_ends ? other : to_ends;
            double wanted = to_ends < 40 ? to_ends * 0.5 : least_gap;
            if (to_ends > 1 && (ronde_town_outline_distance(outline, at) < wanted ||
                                !ronde_town_inside(at, &outline->points))) {
                return false;
            }
        }
        before = after;
    }
    return true;
}

static bool try_cut(ronde_town_plan *plan,
                    const ronde_town_outline *outline,
                    ronde_town_point through,
                    ronde_town_point way,
                    double curve,
                    cut *street)
{
    if (!ronde_town_outline_cut(outline, through, way, street->ends) ||
        !settle_foot(outline, &street->ends[0], street->ends[1].point) ||
        !settle_foot(outline, &street->ends[1], street->ends[0].point)) {
        return false;
    }
    size_t gap = street->ends[0].at > street->ends[1].at ? street->ends[0].at - street->ends[1].at
                                                         : street->ends[1].at - street->ends[0].at;
    if (gap == 0 || ronde_town_distance(street->ends[0].point, street->ends[1].point) < 30) {
        return false;
    }
    bend(street, ronde_town_uniform(&plan->rng, -curve, curve));
    if (is_clear(outline, street)) {
        return true;
    }
    bend(street, 0);
    return is_clear(outline, street);
}

/* Looks for a street across the box, at right angles to its length or (lengthwise) along it: first
 * where the block sizes want it, then a little aside or turned. */
static bool find_across(ronde_town_plan *plan,
                        const ronde_town_outline *outline,
                        const ronde_town_style_rules *rules,
                        const ronde_town_box *box,
                        bool lengthwise,
                        cut *street)
{
    static const double asides[] = {0, 0.05, -0.05, 0.1, -0.1, 0.16, -0.16, 0.24, -0.24};
    static const double turns[] = {0, 0.025, -0.025, 0.05, -0.05};
    ronde_town_point long_way = box->axis;
    ronde_town_point short_way = {-box->axis.y, box->axis.x};
    ronde_town_point shift = lengthwise ? short_way : long_way;
    ronde_town_point base = lengthwise ? long_way : short_way;
    double size = lengthwise ? box->width : box->length;
    double block = lengthwise ? rules->block_width : rules->block_length;
    double parts = floor(size / block + 0.5);
    if (parts < 2) {
        return false;
    }
    double place = floor(parts / 2) / parts - 0.5;
    place += ronde_town_uniform(&plan->rng, -0.12, 0.12) / parts;
    double skew = ronde_town_uniform(&plan->rng, -rules->skew, rules->skew);
    for (size_t t = 0; t < sizeof turns / sizeof turns[0]; t++) {
        ronde_town_point unit = ronde_town_unit(turns[t] + skew);
        ronde_town_point way = {base.x * unit.x - base.y * unit.y,
                                base.x * unit.y + base.y * unit.x};
        for (size_t i = 0; i < sizeof asides / sizeof asides[0]; i++) {
            ronde_town_point through =
                ronde_town_add(box->middle, (place + asides[i]) * size, shift);
            if (try_cut(plan, outline, through, way, rules->curve, street)) {
                return true;
            }
        }
    }
    return false;
}

static bool find_cut(ronde_town_plan *plan,
                     const ronde_town_outline *outline,
                     const ronde_town_style_rules *rules,
                     cut *street)
{
    ronde_town_box box = ronde_town_outline_box(outline);
    bool lengthwise = box.width / rules->block_width > box.length / rules->block_length;
    return find_across(plan, outline, rules, &box, lengthwise, street) ||
           find_across(plan, outline, rules, &box, !lengthwise, street);
}

/* Lays the street into the mesh. Returns the half-edge with the new face on its left. */
static int32_t lay(ronde_town_plan *plan,
                   const ronde_town_outline *outline,
                   const cut *street,
                   ronde_town_edge edge)
{
    int32_t from = ronde_town_outline_corner(outline, &plan->mesh, &street->ends[0], 1);
    int32_t to = ronde_town_outline_corner(outline, &plan->mesh, &street->ends[1], 1);
    int32_t half = ronde_town_mesh_join(&plan->mesh, from, to, edge);
    int32_t last = half;
    for (size_t i = 0; i < street->inner_count; i++) {
        ronde_town_mesh_split(&plan->mesh, last, street->inner[i]);
        last = plan->mesh.halves.items[last].next;
    }
    return half;
}

static ronde_town_kind
kind_of_street(ronde_town_plan *plan, const ronde_town_outline *outline, int32_t face)
{
    const ronde_town_quarter *quarter = &plan->quarters[plan->faces.items[face].district];
    if (plan->faces.items[face].park) {
        return ronde_rng_below(&plan->rng, 2) == 0 ? RONDE_TOWN_FOOTWAY : RONDE_TOWN_PATH;
    }
    if (quarter->style == RONDE_TOWN_STYLE_CENTRE) {
        ronde_town_point middle = ronde_town_outline_box(outline).middle;
        return ronde_town_length(middle) < plan->centre_radius * 0.62 ? RONDE_TOWN_PEDESTRIAN
                                                                      : RONDE_TOWN_LIVING;
    }
    if (outline->area > collector_area && quarter->style != RONDE_TOWN_STYLE_INDUSTRY) {
        return RONDE_TOWN_COLLECTOR;
    }
    bool yard = quarter->style == RONDE_TOWN_STYLE_CAULIFLOWER && outline->area < 60000 &&
                ronde_rng_below(&plan->rng, 3) == 0;
    return yard ? RONDE_TOWN_LIVING : ronde_town_styles[quarter->style].kind;
}

/* Splits one face; true if it became two. */
static bool split_face(ronde_town_plan *plan, ronde_town_outline *outline, int32_t face)
{
    static const ronde_town_style_rules park_rules = {170, 130, 0.03, 0.14,
                                                      0,   0,   0,    RONDE_TOWN_PATH};
    ronde_town_face *info = &plan->faces.items[face];
    const ronde_town_style_rules *rules = &ronde_town_styles[plan->quarters[info->district].style];
    cut street;
    if (!ronde_town_outline_read(outline, &plan->mesh, plan->mesh.faces.items[face])) {
        plan->broken = true;
        return false;
    }
    if (outline->area > 14000 && outline->area < 42000 &&
        ronde_rng_unit(&plan->rng) < rules->park_chance) {
        info->park = true;
    }
    if (!find_cut(plan, outline, info->park ? &park_rules : rules, &street)) {
        return false;
    }
    ronde_town_kind kind = kind_of_street(plan, outline, face);
    int32_t road = ronde_town_plan_road(plan, info->district, kind);
    ronde_town_face twin = *info;
    lay(plan, outline, &street, (ronde_town_edge){kind, road, 0});
    if (plan->mesh.broken || !ronde_array_push(&plan->faces, twin)) {
        plan->broken = true;
        return false;
    }
    return true;
}

void ronde_town_blocks_split(ronde_town_plan *plan)
{
    ronde_town_outline outline = {0};
    for (size_t face = 0; face < plan->faces.count && !plan->broken; face++) {
        /* The new half is appended, so this loop comes to it as well. */
        while (plan->faces.items[face].district >= 0 && !plan->broken &&
               split_face(plan, &outline, (int32_t)face)) {
        }
        plan->faces.items[face].leaf = plan->faces.items[face].district >= 0;
    }
    ronde_town_outline_clear(&outline);
}

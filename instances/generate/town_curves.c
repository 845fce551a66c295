/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_plan.h"

#include <math.h>

enum { radial_count = 8, step = 42 };

/* The town is a little longer along the railway than across. */
static const double stretch_x = 1.16;
static const double stretch_y = 0.92;

static void push(ronde_town_plan *plan, ronde_town_points *line, ronde_town_point point)
{
    if (!ronde_array_push(line, point)) {
        plan->broken = true;
    }
}

/* Takes the points over. */
static void
add_curve(ronde_town_plan *plan, ronde_town_points *points, ronde_town_kind kind, bool closed)
{
    int32_t road = ronde_town_plan_road(plan, -1, kind);
    ronde_town_curve curve = {*points, kind, closed, road};
    *points = (ronde_town_points){0};
    if (!ronde_array_push(&plan->curves, curve)) {
        plan->broken = true;
        ronde_array_clear(&curve.points);
    }
}

static ronde_town_points copy(ronde_town_plan *plan, const ronde_town_points *line)
{
    ronde_town_points result = {0};
    for (size_t i = 0; i < line->count; i++) {
        push(plan, &result, line->items[i]);
    }
    return result;
}

static ronde_town_point on_ring(double turns, double radius)
{
    ronde_town_point way = ronde_town_unit(turns);
    return (ronde_town_point){way.x * stretch_x * radius, way.y * stretch_y * radius};
}

/* A closed wobbling ring; adds shift metres outwards to each point. */
static void draw_ring(ronde_town_plan *plan,
                      ronde_town_points *line,
                      double radius,
                      const ronde_town_noise *noise,
                      double wobble,
                      double shift)
{
    int count = (int)(radius * 6.6 / step) + 8;
    for (int i = 0; i < count; i++) {
        double turns = (double)i / count;
        /* A long wave and a short one: no circle, no regular star. */
        double wave =
            ronde_town_noise_at(noise, turns) + 0.4 * ronde_town_noise_at(noise, 2 * turns + 0.37);
        double r = radius * (1 + wobble * wave);
        ronde_town_point point = on_ring(turns, r);
        double length = ronde_town_length(point);
        push(plan, line, ronde_town_add(point, shift / length, point));
    }
}

static void draw_rings(ronde_town_plan *plan)
{
    ronde_town_noise outer = ronde_town_noise_new(&plan->rng, 6);
    ronde_town_noise middle = ronde_town_noise_new(&plan->rng, 6);
    ronde_town_noise centre = ronde_town_noise_new(&plan->rng, 5);
    double strip = RONDE_TOWN_RING_STRIP;
    draw_ring(plan, &plan->ring, plan->radius, &outer, 0.11, 0);
    draw_ring(plan, &plan->ring_inside, plan->radius, &outer, 0.11, -strip);
    draw_ring(plan, &plan->ring_outside, plan->radius, &outer, 0.11, strip);
    draw_ring(plan, &plan->middle, plan->middle_radius, &middle, 0.12, 0);
    draw_ring(plan, &plan->centre, plan->centre_radius, &centre, 0.18, 0);
    ronde_town_noise square = ronde_town_noise_new(&plan->rng, 5);
    for (int i = 0; i < 9; i++) {
        double turns = i / 9.0;
        double r = 46 * (1 + 0.3 * ronde_town_noise_at(&square, turns));
        push(plan, &plan->market, on_ring(turns, r));
    }
    const struct {
        const ronde_town_points *line;
        ronde_town_kind kind;
    } rings[] = {{&plan->ring, RONDE_TOWN_RING},
                 {&plan->ring_inside, RONDE_TOWN_PARALLEL},
                 {&plan->middle, RONDE_TOWN_MIDDLE_RING},
                 {&plan->centre, RONDE_TOWN_CENTRE_RING},
                 {&plan->market, RONDE_TOWN_PEDESTRIAN}};
    for (size_t i = 0; i < sizeof rings / sizeof rings[0]; i++) {
        ronde_town_points line = copy(plan, rings[i].line);
        add_curve(plan, &line, rings[i].kind, true);
    }
}

/* A barrier across the whole map at height y, bowed towards the town by bow metres. */
static void
draw_barrier(ronde_town_plan *plan, ronde_town_points *line, double y, double bow, double wobble)
{
    ronde_town_noise noise = ronde_town_noise_new(&plan->rng, 9);
    double reach = plan->radius + 3000;
    int count = (int)(2 * reach / (2 * step));
    for (int i = 0; i <= count; i++) {
        double part = (double)i / count;
        double x = -reach + 2 * reach * part;
        double away = x / plan->radius;
        push(plan, line,
             (ronde_town_point){x, y + bow * away * away +
                                       wobble * ronde_town_noise_at(&noise, part * 0.8)});
    }
}

/* A street on each side of a barrier, as long as the built-up area. */
static void draw_sides(ronde_town_plan *plan, const ronde_town_points *barrier, double strip)
{
    for (int side = -1; side <= 1; side += 2) {
        ronde_town_points line = {0};
        for (size_t i = 1; i + 1 < barrier->count; i++) {
            ronde_town_point way =
                ronde_town_direction(barrier->items[i - 1], barrier->items[i + 1]);
            ronde_town_point normal = {-way.y, way.x};
            if (fabs(barrier->items[i].x) < plan->radius * 1.75) {
                push(plan, &line, ronde_town_add(barrier->items[i], side * (strip + 2), normal));
            }
        }
        add_curve(plan, &line, RONDE_TOWN_PARALLEL, false);
    }
}

static void draw_barriers(ronde_town_plan *plan)
{
    double rail = stretch_y * (plan->centre_radius + plan->middle_radius) / 2 + 25;
    double canal = -stretch_y * (plan->middle_radius + plan->radius) / 2 - 20;
    double bow = ronde_town_uniform(&plan->rng, 20, 70);
    draw_barrier(plan, &plan->rail, rail, bow, 22);
    bow = ronde_town_uniform(&plan->rng, 30, 110);
    draw_barrier(plan, &plan->canal, canal, -bow, 55);
    draw_sides(plan, &plan->rail, RONDE_TOWN_RAIL_STRIP);
    draw_sides(plan, &plan->canal, RONDE_TOWN_CANAL_STRIP);
}

/* A village is a rounded loop around a point of a main road. */
static void draw_village(ronde_town_plan *plan, int which, ronde_town_point middle)
{
    ronde_town_noise noise = ronde_town_noise_new(&plan->rng, 5);
    double radius = ronde_town_uniform(&plan->rng, 215, 300);
    for (int i = 0; i < 36; i++) {
        double turns = i / 36.0;
        ronde_town_point way = ronde_town_unit(turns);
        double r = radius * (1 + 0.38 * ronde_town_noise_at(&noise, turns));
        push(plan, &plan->villages[which], ronde_town_add(middle, r, way));
    }
    ronde_town_points line = copy(plan, &plan->villages[which]);
    add_curve(plan, &line, RONDE_TOWN_RESIDENTIAL, true);
}

static void draw_radials(ronde_town_plan *plan)
{
    /* Main roads leave along the railway (where they never cross it) and well away from it. */
    static const double turns[radial_count] = {0.008, 0.14, 0.245, 0.37, 0.495, 0.63, 0.755, 0.87};
    static const bool to_market[radial_count] = {true, false, true, false, true, true, true, false};
    double end = plan->radius + 2700;
    uint32_t village = ronde_rng_below(&plan->rng, 2);
    for (int i = 0; i < radial_count; i++) {
        double spread = i % 4 == 0 ? 0.004 : 0.022;
        double angle = turns[i] + ronde_town_uniform(&plan->rng, -spread, spread);
        ronde_town_noise noise = ronde_town_noise_new(&plan->rng, 8);
        ronde_town_point way = ronde_town_unit(angle);
        ronde_town_point normal = {-way.y, way.x};
        double start = to_market[i] ? 20 : plan->centre_radius * 0.7;
        ronde_town_points line = {0};
        ronde_town_point at = {0};
        bool has_village = i == 1 + (int)village * 2 || i == 5 + (int)village * 2;
        bool drawn = false;
        int count = (int)((end - start) / step);
        for (int k = 0; k <= count; k++) {
            double r = start + (double)k * step;
            double calm = r < 400 ? r / 400 : 1;
            double side = calm * 75 * ronde_town_noise_at(&noise, r / 5200);
            at = ronde_town_add((ronde_town_point){way.x * r, way.y * r}, side, normal);
            push(plan, &line, at);
            if (has_village && !drawn && r > plan->radius + 1750) {
                drawn = true;
                draw_village(plan, i > 4, at);
            }
        }
        add_curve(plan, &line, RONDE_TOWN_RADIAL, false);
        if (!plan->broken) {
            plan->roads.items[plan->roads.count - 1].side = i;
        }
    }
}

/* A district outside the ring, bounded by an outer road from one point of the ring to another. */
static void draw_lobe(ronde_town_plan *plan, int which, double middle, double width)
{
    ronde_town_noise noise = ronde_town_noise_new(&plan->rng, 6);
    ronde_town_points outer = {0};
    ronde_town_points buffer = {0};
    double deep = ronde_town_uniform(&plan->rng, 0.30, 0.40);
    size_t ring_count = plan->ring.count;
    int last = (int)(width * (double)ring_count);
    int first = (int)((middle - width / 2 + 1) * (double)ring_count);
    for (int i = 0; i <= last; i++) {
        double part = (double)i / last;
        double bump = 4.2 * part * (1 - part);
        bump = bump > 0.85 ? 0.85 + (bump - 0.85) * 0.35 : bump;
        double grow = -0.035 + deep * bump * (1 + 0.10 * ronde_town_noise_at(&noise, part));
        size_t at = (size_t)(first + i) % ring_count;
        push(plan, &outer, ronde_town_add(plan->ring.items[at], grow, plan->ring.items[at]));
        push(plan, &buffer, plan->ring_outside.items[at]);
    }
    plan->lobes[which] = copy(plan, &outer);
    for (size_t i = buffer.count; i > 0; i--) {
        push(plan, &plan->lobes[which], buffer.items[i - 1]);
    }
    add_curve(plan, &outer, RONDE_TOWN_COLLECTOR, false);
    add_curve(plan, &buffer, RONDE_TOWN_PARALLEL, false);
}

/* Part of a country road around the town that joins the main roads; pruned where it ends free. */
static void draw_country_arc(ronde_town_plan *plan, double radius, double from, double to)
{
    ronde_town_noise noise = ronde_town_noise_new(&plan->rng, 9);
    ronde_town_points line = {0};
    int count = (int)((to - from) * radius * 6.6 / step) + 4;
    for (int i = 0; i <= count; i++) {
        double turns = from + (to - from) * i / count;
        double wave = 0.085 * ronde_town_noise_at(&noise, turns) +
                      0.03 * ronde_town_noise_at(&noise, 2 * turns + 0.2);
        push(plan, &line, on_ring(turns, radius * (1 + wave)));
    }
    add_curve(plan, &line, RONDE_TOWN_LANE, false);
}

static void draw_country_roads(ronde_town_plan *plan)
{
    double near = plan->radius * 1.14 + 760;
    double start = ronde_rng_unit(&plan->rng);
    draw_country_arc(plan, near, start, start + 0.40);
    draw_country_arc(plan, near, start + 0.52, start + 0.9);
    draw_country_arc(plan, plan->radius + 2050, start + 0.2, start + 0.55);
    draw_country_arc(plan, plan->radius + 2050, start + 0.75, start + 1.04);
}

void ronde_town_curves_draw(ronde_town_plan *plan)
{
    draw_rings(plan);
    draw_barriers(plan);
    draw_radials(plan);
    draw_lobe(plan, 0, ronde_town_uniform(&plan->rng, 0.985, 1.0), 0.13); /* industry */
    draw_lobe(plan, 1, ronde_town_uniform(&plan->rng, 0.29, 0.33), 0.135);
    draw_lobe(plan, 2, ronde_town_uniform(&plan->rng, 0.55, 0.58), 0.12);
    draw_country_roads(plan);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_geometry.h"

#include <assert.h>
#include <math.h>

/* Taylor polynomials around 0; for |angle| <= pi/4 the first left-out term is below 1e-11. */
static double sine_small(double a)
{
    double s = a * a;
    return a * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110)))));
}

static double cosine_small(double a)
{
    double s = a * a;
    return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90))));
}

ronde_town_point ronde_town_unit(double turns)
{
    static const double full_turn = 6.283185307179586;
    double part = turns - floor(turns);
    int quarter = (int)floor(part * 4 + 0.5);
    double angle = (part - quarter * 0.25) * full_turn;
    double c = cosine_small(angle);
    double s = sine_small(angle);
    switch (quarter % 4) {
    case 0:
        return (ronde_town_point){c, s};
    case 1:
        return (ronde_town_point){-s, c};
    case 2:
        return (ronde_town_point){-c, -s};
    default:
        return (ronde_town_point){s, -c};
    }
}

ronde_town_point ronde_town_add(ronde_town_point one, double factor, ronde_town_point other)
{
    return (ronde_town_point){one.x + factor * other.x, one.y + factor * other.y};
}

double ronde_town_cross(ronde_town_point one, ronde_town_point other)
{
    return one.x * other.y - one.y * other.x;
}

double ronde_town_dot(ronde_town_point one, ronde_town_point other)
{
    return one.x * other.x + one.y * other.y;
}

double ronde_town_length(ronde_town_point vector)
{
    return sqrt(ronde_town_dot(vector, vector));
}

double ronde_town_distance(ronde_town_point one, ronde_town_point other)
{
    return ronde_town_length(ronde_town_add(one, -1, other));
}

ronde_town_point ronde_town_direction(ronde_town_point from, ronde_town_point to)
{
    ronde_town_point way = ronde_town_add(to, -1, from);
    double length = ronde_town_length(way);
    return length > 0 ? (ronde_town_point){way.x / length, way.y / length}
                      : (ronde_town_point){1, 0};
}

double
ronde_town_segment_distance(ronde_town_point point, ronde_town_point from, ronde_town_point to)
{
    ronde_town_point way = ronde_town_add(to, -1, from);
    double square = ronde_town_dot(way, way);
    double t = square > 0 ? ronde_town_dot(ronde_town_add(point, -1, from), way) / square : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return ronde_town_distance(point, ronde_town_add(from, t, way));
}

double ronde_town_line_distance(ronde_town_point point, const ronde_town_points *line)
{
    double best = 1e30;
    for (size_t i = 1; i < line->count; i++) {
        double d = ronde_town_segment_distance(point, line->items[i - 1], line->items[i]);
        best = d < best ? d : best;
    }
    return best;
}

bool ronde_town_inside(ronde_town_point point, const ronde_town_points *polygon)
{
    bool inside = false;
    for (size_t i = 0; i < polygon->count; i++) {
        ronde_town_point a = polygon->items[i];
        ronde_town_point b = polygon->items[i + 1 < polygon->count ? i + 1 : 0];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            inside = !inside;
        }
    }
    return inside;
}

bool ronde_town_crossing(const ronde_town_point first[2],
                         const ronde_town_point second[2],
                         double *t,
                         double *u)
{
    ronde_town_point r = ronde_town_add(first[1], -1, first[0]);
    ronde_town_point s = ronde_town_add(second[1], -1, second[0]);
    double determinant = ronde_town_cross(r, s);
    if (fabs(determinant) < 1e-9) {
        return false;
    }
    ronde_town_point between = ronde_town_add(second[0], -1, first[0]);
    *t = ronde_town_cross(between, s) / determinant;
    *u = ronde_town_cross(between, r) / determinant;
    return *t >= 0 && *t <= 1 && *u >= 0 && *u <= 1;
}

ronde_town_noise ronde_town_noise_new(ronde_rng *rng, int count)
{
    assert(count > 0 && count <= RONDE_TOWN_KNOTS);
    ronde_town_noise noise = {.count = count};
    for (int i = 0; i < count; i++) {
        noise.knots[i] = ronde_town_uniform(rng, -1, 1);
    }
    return noise;
}

double ronde_town_noise_at(const ronde_town_noise *noise, double turns)
{
    double place = (turns - floor(turns)) * noise->count;
    int n = noise->count;
    int i = (int)place % n;
    double t = place - floor(place);
    double a = noise->knots[(i + n - 1) % n];
    double b = noise->knots[i];
    double c = noise->knots[(i + 1) % n];
    double d = noise->knots[(i + 2) % n];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

double ronde_town_uniform(ronde_rng *rng, double low, double high)
{
    return low + (high - low) * ronde_rng_unit(rng);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_outline.h"

#include <math.h>

bool ronde_town_outline_read(ronde_town_outline *outline, const ronde_town_mesh *mesh, int32_t half)
{
    outline->halves.count = 0;
    outline->points.count = 0;
    outline->area = 0;
    int32_t at = half;
    do {
        if (!ronde_array_push(&outline->halves, at) ||
            !ronde_array_push(&outline->points, ronde_town_mesh_from(mesh, at))) {
            return false;
        }
        outline->area +=
            ronde_town_cross(ronde_town_mesh_from(mesh, at), ronde_town_mesh_to(mesh, at)) / 2;
        at = mesh->halves.items[at].next;
    } while (at != half);
    return true;
}

void ronde_town_outline_clear(ronde_town_outline *outline)
{
    ronde_array_clear(&outline->halves);
    ronde_array_clear(&outline->points);
}

static ronde_town_point point_after(const ronde_town_outline *outline, size_t i)
{
    return outline->points.items[i + 1 < outline->points.count ? i + 1 : 0];
}

static ronde_town_box box_along(const ronde_town_outline *outline, ronde_town_point axis)
{
    ronde_town_point normal = {-axis.y, axis.x};
    double low_x = 1e30;
    double high_x = -1e30;
    double low_y = 1e30;
    double high_y = -1e30;
    for (size_t i = 0; i < outline->points.count; i++) {
        double x = ronde_town_dot(outline->points.items[i], axis);
        double y = ronde_town_dot(outline->points.items[i], normal);
        low_x = x < low_x ? x : low_x;
        high_x = x > high_x ? x : high_x;
        low_y = y < low_y ? y : low_y;
        high_y = y > high_y ? y : high_y;
    }
    double mx = (low_x + high_x) / 2;
    double my = (low_y + high_y) / 2;
    ronde_town_box box = {{mx * axis.x + my * normal.x, mx * axis.y + my * normal.y},
                          axis,
                          high_x - low_x,
                          high_y - low_y};
    if (box.width > box.length) {
        box.axis = normal;
        box.length = high_y - low_y;
        box.width = high_x - low_x;
    }
    return box;
}

ronde_town_box ronde_town_outline_box(const ronde_town_outline *outline)
{
    ronde_town_box best = box_along(outline, (ronde_town_point){1, 0});
    size_t stride = outline->points.count / 80 + 1;
    for (size_t i = 0; i < outline->points.count; i += stride) {
        ronde_town_point a = outline->points.items[i];
        ronde_town_point b = point_after(outline, i);
        if (ronde_town_distance(a, b) < 20) {
            continue;
        }
        ronde_town_box box = box_along(outline, ronde_town_direction(a, b));
        if (box.length * box.width < best.length * best.width) {
            best = box;
        }
    }
    return best;
}

/* Where the line through a point meets edge i: *along the line, *part of the edge. */
static bool meet(const ronde_town_outline *outline,
                 size_t i,
                 const ronde_town_point line[2],
                 double *along,
                 double *part)
{
    ronde_town_point a = outline->points.items[i];
    ronde_town_point edge = ronde_town_add(point_after(outline, i), -1, a);
    double determinant = ronde_town_cross(line[1], edge);
    if (fabs(determinant) < 1e-9) {
        return false;
    }
    ronde_town_point between = ronde_town_add(a, -1, line[0]);
    *along = ronde_town_cross(between, edge) / determinant;
    *part = ronde_town_cross(between, line[1]) / determinant;
    return *part >= 0 && *part < 1;
}

bool ronde_town_outline_cut(const ronde_town_outline *outline,
                            ronde_town_point through,
                            ronde_town_point way,
                            ronde_town_foot ends[2])
{
    enum { limit = 32 };
    double along[limit];
    ronde_town_foot feet[limit];
    size_t count = 0;
    const ronde_town_point line[2] = {through, way};
    for (size_t i = 0; i < outline->points.count && count < limit; i++) {
        double place = 0;
        double part = 0;
        if (!meet(outline, i, line, &place, &part)) {
            continue;
        }
        size_t slot = count++;
        for (; slot > 0 && along[slot - 1] > place; slot--) {
            along[slot] = along[slot - 1];
            feet[slot] = feet[slot - 1];
        }
        along[slot] = place;
        feet[slot] = (ronde_town_foot){i, part, ronde_town_add(through, place, way)};
    }
    double longest = 0;
    for (size_t i = 0; i + 1 < count; i += 2) {
        if (along[i + 1] - along[i] > longest) {
            longest = along[i + 1] - along[i];
            ends[0] = feet[i];
            ends[1] = feet[i + 1];
        }
    }
    return longest > 0 && count % 2 == 0;
}

bool ronde_town_outline_ray(const ronde_town_outline *outline,
                            ronde_town_point from,
                            ronde_town_point way,
                            size_t skip,
                            ronde_town_foot *end)
{
    double best = 1e30;
    const ronde_town_point line[2] = {from, way};
    for (size_t i = 0; i < outline->points.count; i++) {
        double place = 0;
        double part = 0;
        if (i != skip && meet(outline, i, line, &place, &part) && place > 1e-6 && place < best) {
            best = place;
            *end = (ronde_town_foot){i, part, ronde_town_add(from, place, way)};
        }
    }
    return best < 1e30;
}

double ronde_town_outline_distance(const ronde_town_outline *outline, ronde_town_point point)
{
    double best = 1e30;
    for (size_t i = 0; i < outline->points.count; i++) {
        double d =
            ronde_town_segment_distance(point, outline->points.items[i], point_after(outline, i));
        best = d < best ? d : best;
    }
    return best;
}

int32_t ronde_town_outline_corner(const ronde_town_outline *outline,
                                  ronde_town_mesh *mesh,
                                  const ronde_town_foot *foot,
                                  double snap)
{
    int32_t half = outline->halves.items[foot->at];
    double length = ronde_town_mesh_length(mesh, half);
    double before = length * foot->part;
    double after = length - before;
    if (before < snap && before <= after) {
        return half;
    }
    if (after < snap) {
        return mesh->halves.items[half].next;
    }
    ronde_town_mesh_split(mesh, half, foot->point);
    /* An even half keeps its front, an odd one its back: see ronde_town_mesh_split. */
    return half % 2 == 0 ? mesh->halves.items[half].next : half;
}

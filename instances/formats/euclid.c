/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/euclid.h"

#include <math.h>

enum { dimacs_scale = 10, thousandths_scale = 1000, finest = 100000 };

/* The finest power of ten at which no distance reaches RONDE_UNREACHABLE. */
static int32_t precision_of(const ronde_point *points, size_t count)
{
    double low_x = 0;
    double high_x = 0;
    double low_y = 0;
    double high_y = 0;
    for (size_t i = 0; i < count; i++) {
        low_x = i == 0 ? points[i].x : fmin(low_x, points[i].x);
        high_x = i == 0 ? points[i].x : fmax(high_x, points[i].x);
        low_y = i == 0 ? points[i].y : fmin(low_y, points[i].y);
        high_y = i == 0 ? points[i].y : fmax(high_y, points[i].y);
    }
    /* The half circumference of the box is no less than its diagonal; 1 more for the rounding. */
    double longest = high_x - low_x + high_y - low_y + 1;
    int32_t precision = finest;
    while (precision > dimacs_scale && longest * precision >= RONDE_UNREACHABLE) {
        precision /= 10;
    }
    return precision;
}

static int32_t scale_of(int32_t precision, ronde_euclid_rounding rounding)
{
    switch (rounding) {
    case RONDE_ROUNDING_DIMACS:
        return dimacs_scale;
    case RONDE_ROUNDING_WHOLE:
        return 1;
    case RONDE_ROUNDING_THOUSANDTHS:
        return precision < thousandths_scale ? precision : thousandths_scale;
    case RONDE_ROUNDING_AUTO:
    case RONDE_ROUNDING_EXACT:
        break;
    }
    return precision;
}

int32_t ronde_euclid_scale(const ronde_point *points, size_t count, ronde_euclid_rounding rounding)
{
    return scale_of(precision_of(points, count), rounding);
}

/* The whole part of the square root of a number below 2^62. */
static int64_t whole_root(int64_t square)
{
    int64_t root = (int64_t)sqrt((double)square);
    while (root * root > square) {
        root--;
    }
    while ((root + 1) * (root + 1) <= square) {
        root++;
    }
    return root;
}

/* In units of 1/precision; below 2^30, see precision_of. */
static int64_t difference(double from, double to, int32_t precision)
{
    return llround(to * precision) - llround(from * precision);
}

static int32_t
length_of(ronde_point from, ronde_point to, int32_t precision, ronde_euclid_rounding rounding)
{
    int64_t x = difference(from.x, to.x, precision);
    int64_t y = difference(from.y, to.y, precision);
    int64_t square = x * x + y * y;
    int64_t root = whole_root(square);
    int32_t step = precision / scale_of(precision, rounding);
    switch (rounding) {
    case RONDE_ROUNDING_DIMACS:
        return (int32_t)(root / step);
    case RONDE_ROUNDING_THOUSANDTHS:
    case RONDE_ROUNDING_WHOLE:
        return (int32_t)((root + step / 2) / step);
    case RONDE_ROUNDING_AUTO:
    case RONDE_ROUNDING_EXACT:
        break;
    }
    return (int32_t)(root + (root * root < square));
}

ronde_status ronde_euclid_matrix(ronde_matrix *out,
                                 const ronde_point *points,
                                 size_t count,
                                 ronde_euclid_rounding rounding,
                                 ronde_error *error)
{
    int32_t size = (int32_t)count;
    int32_t precision = precision_of(points, count);
    RONDE_TRY(ronde_matrix_init(out, size, 1, error));
    for (int32_t from = 0; from < size; from++) {
        for (int32_t to = from + 1; to < size; to++) {
            int32_t length = length_of(points[from], points[to], precision, rounding);
            out->distances[(int64_t)from * size + to] = length;
            out->distances[(int64_t)to * size + from] = length;
        }
    }
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/map_points.h"

#include "instances/base/file.h"
#include "instances/base/text.h"

#include <math.h>
#include <string.h>

static const size_t largest_file = 256U << 20U;

static const char blanks[] = " \t,\r";

bool ronde_points_parse(const char *text, size_t length, ronde_map_point *point)
{
    char line[128];
    if (length >= sizeof line) {
        return false;
    }
    memcpy(line, text, length);
    line[length] = '\0';
    double degrees[2] = {0};
    char *at = line;
    for (int i = 0; i < 2; i++) {
        at += strspn(at, blanks);
        char *end = at + strcspn(at, blanks);
        const bool is_last = *end == '\0';
        *end = '\0';
        if (!ronde_text_to_number(at, &degrees[i]) || (is_last && i == 0)) {
            return false;
        }
        at = is_last ? end : end + 1;
    }
    if (at[strspn(at, blanks)] != '\0' || fabs(degrees[0]) > 180 || fabs(degrees[1]) > 90) {
        return false;
    }
    *point = (ronde_map_point){.lon_e7 = (int32_t)lround(degrees[0] * 1e7),
                               .lat_e7 = (int32_t)lround(degrees[1] * 1e7)};
    return true;
}

static ronde_status
read_lines(ronde_points *points, const ronde_text *text, const char *path, ronde_error *error)
{
    const char *at = text->data == NULL ? "" : text->data;
    for (int number = 1; *at != '\0'; number++) {
        const size_t length = strcspn(at, "\n");
        ronde_map_point point = {0, 0};
        if (at[0] != '#' && strspn(at, blanks) < length) {
            if (!ronde_points_parse(at, length, &point)) {
                return ronde_fail_at(error, RONDE_EINPUT, path, number, 1,
                                     "'%.*s' is not a point; write longitude and latitude in "
                                     "degrees, such as 6.8899 52.2223",
                                     length < 60 ? (int)length : 60, at);
            }
            if (!ronde_array_push(&points->list, point)) {
                return ronde_fail(error, RONDE_ENOMEM, path, "out of memory for the points");
            }
        }
        at += length + (at[length] == '\n' ? 1 : 0);
    }
    return points->list.count > 0
               ? RONDE_OK
               : ronde_fail(error, RONDE_EINPUT, path, "has no points; write one 'lon lat' a line");
}

ronde_status ronde_points_read(ronde_points *points, const char *path, ronde_error *error)
{
    ronde_text text = {0};
    RONDE_TRY(ronde_file_read(&text, path, largest_file, error));
    const ronde_status status = read_lines(points, &text, path, error);
    ronde_text_clear(&text);
    return status;
}

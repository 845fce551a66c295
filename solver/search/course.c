/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/course.h"

/* Where the next look is, in per cent of what is left at the last one. The first ones are early,
 * since the speed of a first try says little; the last ones close to the end, where little can go
 * wrong: at 3, 10, 22, 38, 55, 70, 85 and 95 per cent if all goes as planned. */
static const int64_t steps[RONDE_REVISIONS] = {3, 7, 13, 21, 27, 33, 50, 67};

void ronde_course_begin(ronde_course *course, int64_t iteration, double seconds)
{
    course->iteration = iteration;
    course->seconds = seconds;
}

int64_t ronde_course_mark(const ronde_course *course, int64_t planned)
{
    if (course->count == RONDE_REVISIONS || (!course->timed && course->count == course->given)) {
        return INT64_MAX;
    }
    int64_t left = planned - course->iteration;
    int64_t step = steps[course->count];
    return course->iteration + left / 100 * step + left % 100 * step / 100 + 1;
}

int64_t
ronde_course_revise(ronde_course *course, int64_t iteration, double seconds, double seconds_left)
{
    int64_t *planned = &course->revised[course->count];
    double spent = seconds - course->seconds;
    double rate = (double)(iteration - course->iteration) / (spent > 1e-6 ? spent : 1e-6);
    int64_t left = seconds_left > 0.0 ? (int64_t)(rate * seconds_left) : 0;
    if (course->count >= course->given) {
        *planned = iteration + left + 1;
    }
    course->count++;
    ronde_course_begin(course, iteration, seconds);
    return *planned;
}

void ronde_course_follow(ronde_course *course, const ronde_course *leader, int64_t iteration)
{
    for (int32_t i = course->count; i < leader->count; i++) {
        course->revised[i] = leader->revised[i];
    }
    course->count = leader->count;
    course->iteration = iteration;
}

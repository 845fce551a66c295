/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/course.h"

/* In per cent of what is planned when they are reached, from the beginning on. The first ones are
 * early, since the speed of a first try says little; the last ones close to the end, where little
 * can go wrong. */
static const int64_t marks[RONDE_REVISIONS] = {3, 10, 22, 38, 55, 70, 85, 95};

static void look(ronde_course *course, int64_t iteration, double seconds)
{
    course->iteration = iteration;
    course->seconds = seconds;
}

void ronde_course_begin(ronde_course *course, int64_t iteration, double seconds)
{
    course->began = iteration;
    look(course, iteration, seconds);
}

int64_t ronde_course_mark(const ronde_course *course, int64_t planned)
{
    if (course->count == RONDE_REVISIONS || (!course->timed && course->count == course->given)) {
        return INT64_MAX;
    }
    int64_t left = planned - course->began;
    int64_t share = marks[course->count];
    return course->began + left / 100 * share + left % 100 * share / 100;
}

int64_t
ronde_course_revise(ronde_course *course, int64_t iteration, double seconds, double seconds_left)
{
    int64_t *planned = &course->revised[course->count];
    course->count++;
    if (course->count <= course->given) {
        return *planned;
    }
    double spent = seconds - course->seconds;
    double rate = (double)(iteration - course->iteration) / (spent > 1e-6 ? spent : 1e-6);
    int64_t left = seconds_left > 0.0 ? (int64_t)(rate * seconds_left) : 0;
    *planned = iteration + left + 1;
    look(course, iteration, seconds);
    return *planned;
}

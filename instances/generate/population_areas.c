/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each district one provider: helpers go over to where most of their residents live, as long as
 * the district's hours are no more than its part of the work. */
#include "instances/base/array.h"
#include "instances/generate/population_parts.h"

#include <stdlib.h>

/* What a helper does in a district. */
typedef struct tie {
    ronde_time work;
    int32_t helper, district;
} tie;

static int compare_ties(const void *left, const void *right)
{
    const tie *a = left;
    const tie *b = right;
    if (a->work != b->work) {
        return a->work > b->work ? -1 : 1;
    }
    return a->helper != b->helper ? (a->helper > b->helper) - (a->helper < b->helper)
                                  : (a->district > b->district) - (a->district < b->district);
}

static ronde_time hours_of(const week_helper *helper)
{
    ronde_time sum = 0;
    for (int32_t day = 0; day < WORKING_WEEKDAYS; day++) {
        sum += helper->hours[day].latest - helper->hours[day].earliest;
    }
    return sum;
}

/* Hours that each district should get: its part of the work. */
static void share_hours(const ronde_population *population, double *hours)
{
    double all_work = 0.0;
    double all_hours = 0.0;
    for (int32_t i = 0; i < population->resident_count; i++) {
        const week_resident *resident = &population->week.residents[i];
        double work = (double)ronde_week_work(&population->week, resident);
        hours[population->persons[i].district] += work;
        all_work += work;
    }
    for (int32_t i = 0; i < population->week.helper_count; i++) {
        all_hours += (double)hours_of(&population->week.helpers[i]);
    }
    for (int32_t i = 0; i < population->district_count && all_work > 0.0; i++) {
        hours[i] *= all_hours / all_work;
    }
}

/* Work by helper and district, the most first. */
static void list_ties(const ronde_population *population, tie *ties)
{
    int32_t districts = population->district_count;
    for (int32_t i = 0; i < population->week.helper_count * districts; i++) {
        ties[i] = (tie){.helper = i / districts, .district = i % districts};
    }
    for (int32_t i = 0; i < population->resident_count; i++) {
        const week_resident *resident = &population->week.residents[i];
        if (resident->drawn.regular != RONDE_NONE) {
            int32_t at = resident->drawn.regular * districts + population->persons[i].district;
            ties[at].work += ronde_week_work(&population->week, resident);
        }
    }
    qsort(ties, (size_t)population->week.helper_count * (size_t)districts, sizeof *ties,
          compare_ties);
}

static int32_t emptiest(const double *hours, int32_t districts)
{
    int32_t best = 0;
    for (int32_t i = 1; i < districts; i++) {
        best = hours[i] > hours[best] ? i : best;
    }
    return best;
}

bool ronde_population_share_helpers(ronde_population *population)
{
    size_t helpers = (size_t)population->week.helper_count;
    size_t districts = (size_t)population->district_count;
    tie *ties = ronde_alloc_zero(helpers * districts + 1, sizeof *ties);
    double *hours = ronde_alloc_zero(districts + 1, sizeof *hours);
    population->helper_districts =
        ronde_arena_take(population->arena, helpers + 1, sizeof *population->helper_districts);
    bool fine = ties != NULL && hours != NULL && population->helper_districts != NULL;
    if (fine) {
        int32_t *to = population->helper_districts;
        share_hours(population, hours);
        list_ties(population, ties);
        for (size_t i = 0; i < helpers; i++) {
            to[i] = RONDE_NONE;
        }
        for (size_t i = 0; i < helpers * districts; i++) {
            double own = (double)hours_of(&population->week.helpers[ties[i].helper]);
            bool wanted = ties[i].work > 0 && hours[ties[i].district] >= own / 2;
            if (to[ties[i].helper] == RONDE_NONE && wanted) {
                to[ties[i].helper] = ties[i].district;
                hours[ties[i].district] -= own;
            }
        }
        for (size_t i = 0; i < helpers; i++) {
            if (to[i] == RONDE_NONE) {
                to[i] = emptiest(hours, population->district_count);
                hours[to[i]] -= (double)hours_of(&population->week.helpers[i]);
            }
        }
    }
    ronde_free(ties);
    ronde_free(hours);
    return fine;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/rng.h"
#include "service/study/sites_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { stream_samples = 71, working_week = 5, shares = 4 };

static double haul_term(const ronde_site_sample *sample)
{
    return 2 * sample->haul * sample->trips;
}

static double local_term(const ronde_site_sample *sample)
{
    return sqrt(sample->stops * sample->area);
}

void ronde_site_fit_to(ronde_site_fit *fit, ronde_site_sample *samples, int32_t count)
{
    double hh = 0;
    double hl = 0;
    double ll = 0;
    double hy = 0;
    double ly = 0;
    double mean = 0;
    for (int32_t i = 0; i < count; i++) {
        double haul = haul_term(&samples[i]);
        double local = local_term(&samples[i]);
        hh += haul * haul;
        hl += haul * local;
        ll += local * local;
        hy += haul * samples[i].distance;
        ly += local * samples[i].distance;
        mean += samples[i].distance / count;
    }
    double determinant = hh * ll - hl * hl;
    bool both = determinant > 1e-9 * hh * ll;
    fit->haul_factor = both ? fmax(0, (hy * ll - ly * hl) / determinant) : 0;
    fit->local_factor = ll > 0 ? (ly - fit->haul_factor * hl) / ll : 0;
    if (fit->local_factor < 0) {
        fit->local_factor = 0;
        fit->haul_factor = hh > 0 ? hy / hh : 0;
    }
    double missed = 0;
    double spread = 0;
    for (int32_t i = 0; i < count; i++) {
        ronde_site_sample *sample = &samples[i];
        sample->fitted =
            fit->haul_factor * haul_term(sample) + fit->local_factor * local_term(sample);
        missed += (sample->distance - sample->fitted) * (sample->distance - sample->fitted);
        spread += (sample->distance - mean) * (sample->distance - mean);
    }
    fit->r2 = spread > 0 ? 1 - missed / spread : 0;
}

/* A user along an axis. */
typedef struct placed {
    double along;
    int32_t user;
} placed;

static int compare_placed(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (a->along != b->along) {
        return a->along < b->along ? -1 : 1;
    }
    return (a->user > b->user) - (a->user < b->user);
}

/* Takes 40 to 100 % of the users: every second time from all over the town, else from one side of
 * it, so that number and area both vary. Gives how many. */
static int32_t take_users(const ronde_site_work *work, int32_t number, placed *order)
{
    const ronde_van_study_options *vans = &work->options->vans;
    ronde_rng rng = ronde_rng_new(vans->laundry.seed, stream_samples + (uint64_t)number * 100);
    for (int32_t i = 0; i < vans->user_count; i++) {
        const ronde_laundry_user *user = &vans->users[i];
        int side = number / 2 % 4;
        double along = side % 2 == 0 ? user->lon : user->lat;
        order[i] = (placed){number % 2 == 0 ? ronde_rng_unit(&rng) : side < 2 ? along : -along, i};
    }
    qsort(order, (size_t)vans->user_count, sizeof *order, compare_placed);
    double share = 0.4 + 0.6 * (number % shares) / (shares - 1);
    int32_t count = (int32_t)(vans->user_count * share);
    return count > 0 ? count : 1;
}

/* Area of the cells of the users taken, in square kilometres, and their mean way to a site. */
static void describe(ronde_site_sample *sample,
                     const ronde_site_work *work,
                     const placed *order,
                     int32_t count,
                     bool *seen)
{
    double side = work->options->cell_metres / 1000.0;
    for (int32_t i = 0; i < work->study->cell_count; i++) {
        seen[i] = false;
    }
    for (int32_t i = 0; i < count; i++) {
        int32_t cell = work->cell_of[order[i].user];
        sample->area += seen[cell] ? 0 : side * side;
        seen[cell] = true;
        sample->haul +=
            work->kilometres[cell * work->study->candidate_count + sample->site] / count;
    }
}

/* One day of some of the users, of another weekday each time. */
static ronde_status run_sample(ronde_site_sample *sample,
                               ronde_site_work *work,
                               int32_t number,
                               ronde_van_figures *sum,
                               placed *order,
                               ronde_laundry_user *users,
                               bool *seen)
{
    ronde_van_study_options options = work->options->vans;
    ronde_van_study week;
    char start[32];
    ronde_date date;
    int32_t count = take_users(work, number, order);
    for (int32_t i = 0; i < count; i++) {
        users[i] = work->options->vans.users[order[i].user];
    }
    *sample = (ronde_site_sample){.site = number * 7 % work->study->candidate_count};
    describe(sample, work, order, count, seen);
    if (!ronde_date_read(&date, options.laundry.start_date) ||
        !ronde_date_of_days(&date, date.days + number % working_week)) {
        return ronde_fail(work->error, RONDE_EINPUT, NULL, "%s is no date as 2026-11-23",
                          options.laundry.start_date);
    }
    snprintf(start, sizeof start, "%04d-%02d-%02d", date.year, date.month, date.day);
    options.laundry.start_date = start;
    options.laundry.plant = work->study->candidates[sample->site];
    options.users = users;
    options.user_count = count;
    RONDE_TRY(ronde_site_plan(&week, work, &options, 1));
    const int64_t *of = week.weeks[0].week.of;
    sample->stops = (double)of[RONDE_VAN_STOPS] / RONDE_STUDY_SCALE;
    sample->trips = (double)of[RONDE_VAN_TRIPS] / RONDE_STUDY_SCALE;
    sample->distance = (double)of[RONDE_VAN_DISTANCE] / 1000;
    for (int i = 0; i < RONDE_VAN_FIGURE_COUNT; i++) {
        sum->of[i] += of[i];
    }
    return RONDE_OK;
}

/* What a second of a vehicle costs, in euros, and how fast it goes. */
static void read_means(ronde_site_fit *fit, const int64_t *of)
{
    double seconds = (double)(of[RONDE_VAN_DRIVER_TIME] + of[RONDE_VAN_VOLUNTEER_TIME]);
    double money = (double)(of[RONDE_VAN_DRIVER_COST] + of[RONDE_VAN_VAN_COST]) / 1000;
    fit->euros_second = seconds > 0 ? money / seconds : 0;
    double kilometres = (double)of[RONDE_VAN_DISTANCE] / 1000;
    fit->seconds_km = kilometres > 0 ? (double)of[RONDE_VAN_ROAD_TIME] / kilometres : 0;
    double trips = (double)of[RONDE_VAN_TRIPS];
    fit->stops_trip = trips > 0 ? (double)of[RONDE_VAN_STOPS] / trips : 1;
}

ronde_status ronde_site_fit_samples(ronde_site_work *work)
{
    size_t users = (size_t)work->options->vans.user_count;
    placed *order = ronde_alloc_zero(users, sizeof *order);
    ronde_laundry_user *taken = ronde_alloc_zero(users, sizeof *taken);
    bool *seen = ronde_alloc_zero((size_t)work->study->cell_count, sizeof *seen);
    ronde_van_figures sum = {0};
    ronde_site_study *study = work->study;
    ronde_status status = RONDE_OK;
    if (order == NULL || taken == NULL || seen == NULL) {
        status = ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory for samples");
    }
    for (int32_t i = 0; status == RONDE_OK && i < work->options->samples; i++) {
        ronde_site_sample *sample = &study->samples[study->sample_count];
        status = run_sample(sample, work, i, &sum, order, taken, seen);
        study->sample_count += status == RONDE_OK && sample->stops > 0 ? 1 : 0;
    }
    if (status == RONDE_OK) {
        ronde_site_fit_to(&study->fit, study->samples, study->sample_count);
        read_means(&study->fit, sum.of);
    }
    ronde_free(order);
    ronde_free(taken);
    ronde_free(seen);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/location.h"
#include "service/study/sites_parts.h"

#include <math.h>

/* The arrays of a location program. */
typedef struct program {
    ronde_location of;
    double *weights, *costs, *alone, *fixed, *capacities;
    bool *banned;
} program;

static const double week_days = 5;

/* Euros of a kilometre of a van. */
static double euros_km(const ronde_site_work *work)
{
    const ronde_site_fit *fit = &work->study->fit;
    return fit->seconds_km * fit->euros_second +
           work->options->vans.laundry.parameters.km_price / 1000.0;
}

/* Kilometres from stop to stop, of tours over all users. */
static double local_km(const ronde_site_work *work)
{
    double side = work->options->cell_metres / 1000.0;
    double area = work->study->cell_count * side * side;
    double stops = work->week_stops * work->options->vans.user_count / week_days;
    return stops > 0 ? work->study->fit.local_factor * sqrt(area / stops) : 0;
}

/* Each cell from each plant: its stops' part of the tours there and back, and in between. */
static void fill_plants(program *it, const ronde_site_work *work)
{
    const ronde_site_fit *fit = &work->study->fit;
    const ronde_laundry_parameters *with = &work->options->vans.laundry.parameters;
    double hours = (with->plant_to - with->plant_from) / 60.0;
    for (int32_t site = 0; site < work->study->candidate_count; site++) {
        it->capacities[site] = with->kilos_hour * hours * work->study->day_count;
    }
    for (int32_t cell = 0; cell < work->study->cell_count; cell++) {
        double stops = work->cells[cell].users * work->week_stops;
        it->weights[cell] = (double)work->cells[cell].grams / 1000;
        it->alone[cell] = (double)INFINITY;
        for (int32_t site = 0; site < work->study->candidate_count; site++) {
            int32_t at = cell * work->study->candidate_count + site;
            double haul = fit->haul_factor * 2 * work->kilometres[at] / fit->stops_trip;
            it->costs[at] = stops * euros_km(work) * (haul + local_km(work));
        }
    }
    it->of.least_sites = it->of.most_sites = work->options->plants;
}

/* Each cell by each drop point that is near enough: some walk, for some the helper goes, the others
 * are served at the door, as all of a cell without a point are. */
static void fill_points(program *it, const ronde_site_work *work)
{
    const ronde_laundry_parameters *with = &work->options->vans.laundry.parameters;
    double second = work->study->fit.euros_second;
    double between = local_km(work) * euros_km(work);
    double door = work->week_stops * (between + with->stop_seconds * second);
    double handling = 2 * with->bag_seconds * second;
    double carry = with->carry_minutes / 60.0 * with->helper_price / 1000;
    for (int32_t site = 0; site < work->study->candidate_count; site++) {
        it->fixed[site] = week_days * (between + with->point_seconds * second);
        it->capacities[site] = with->point_users;
    }
    for (int32_t cell = 0; cell < work->study->cell_count; cell++) {
        const ronde_site_cell *from = &work->cells[cell];
        it->weights[cell] = from->users;
        it->alone[cell] = from->users * door;
        for (int32_t site = 0; site < work->study->candidate_count; site++) {
            const ronde_laundry_point *to = &work->study->candidates[site];
            double metres = ronde_laundry_crow(from->lon, from->lat, to->lon, to->lat);
            double walks = metres <= with->walk_metres ? with->walk_share / 100.0 : 0;
            double carried =
                metres <= with->carry_metres ? (1 - walks) * with->carry_share / 100.0 : 0;
            double cost =
                (walks + carried) * handling + carried * carry + (1 - walks - carried) * door;
            it->costs[cell * work->study->candidate_count + site] =
                walks + carried > 0 ? from->users * cost : (double)INFINITY;
        }
    }
    it->of.most_sites = work->study->candidate_count;
}

static bool make(program *it, const ronde_site_work *work)
{
    size_t cells = (size_t)work->study->cell_count;
    size_t sites = (size_t)work->study->candidate_count;
    it->weights = ronde_alloc_zero(cells, sizeof *it->weights);
    it->alone = ronde_alloc_zero(cells, sizeof *it->alone);
    it->costs = ronde_alloc_zero(cells * sites, sizeof *it->costs);
    it->fixed = ronde_alloc_zero(sites, sizeof *it->fixed);
    it->capacities = ronde_alloc_zero(sites, sizeof *it->capacities);
    it->banned = ronde_alloc_zero(sites * RONDE_SITE_SETS, sizeof *it->banned);
    it->of = (ronde_location){.demand_count = (int32_t)cells,
                              .site_count = (int32_t)sites,
                              .weights = it->weights,
                              .alone = it->alone,
                              .costs = it->costs,
                              .fixed = it->fixed,
                              .capacities = it->capacities,
                              .banned = it->banned};
    if (it->weights == NULL || it->alone == NULL || it->costs == NULL || it->fixed == NULL ||
        it->capacities == NULL || it->banned == NULL) {
        return false;
    }
    if (work->options->kind == RONDE_SITES_PLANT) {
        fill_plants(it, work);
    } else {
        fill_points(it, work);
    }
    return true;
}

static void clear(program *it)
{
    ronde_free(it->weights);
    ronde_free(it->alone);
    ronde_free(it->costs);
    ronde_free(it->fixed);
    ronde_free(it->capacities);
    ronde_free(it->banned);
}

static void
note(ronde_site_set *set, const ronde_location_choice *choice, int32_t sites, bool *banned)
{
    *set = (ronde_site_set){.estimate = choice->value};
    for (int32_t site = 0; site < sites; site++) {
        banned[site] = choice->open[site];
        if (choice->open[site]) {
            set->sites[set->count++] = site;
        }
    }
}

/* The best, then the best that is not it, and so on. */
static ronde_status choose(ronde_site_work *work, program *it, bool *open, int32_t *served_by)
{
    ronde_site_study *study = work->study;
    ronde_location_choice choice = {.open = open, .found = true};
    while (study->set_count < RONDE_SITE_SETS && choice.found) {
        choice.served_by = served_by + (size_t)study->set_count * (size_t)study->cell_count;
        RONDE_TRY(ronde_location_choose(&choice, &it->of, work->error));
        if (!choice.found) {
            break;
        }
        study->proved = study->set_count == 0 ? choice.proved : study->proved;
        note(&study->sets[study->set_count], &choice, study->candidate_count,
             it->banned + (size_t)it->of.banned_count * (size_t)study->candidate_count);
        it->of.banned_count++;
        study->set_count++;
    }
    return study->set_count > 0
               ? RONDE_OK
               : ronde_fail(work->error, RONDE_EINPUT, NULL,
                            "no choice of %d of %d sites can wash what all users send: a larger "
                            "kilos_hour, or more plants",
                            (int)work->options->plants, (int)study->candidate_count);
}

ronde_status ronde_site_choose(ronde_site_work *work, int32_t *served_by)
{
    program it = {0};
    bool *open = ronde_alloc_zero((size_t)work->study->candidate_count, sizeof *open);
    ronde_status status =
        open != NULL && make(&it, work)
            ? choose(work, &it, open, served_by)
            : ronde_fail(work->error, RONDE_ENOMEM, NULL, "no memory to choose sites");
    clear(&it);
    ronde_free(open);
    return status;
}

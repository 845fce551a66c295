/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/found_report.h"

#include "instances/base/alloc.h"
#include "service/study/amounts.h"
#include "service/study/arms/found_tables.h"
#include "service/study/arms/small_cells.h"

#include <math.h>

enum { week_days = 5, place_digits = 3 };

static void put_figure(ronde_json_writer *json, ronde_figure figure, int64_t amount)
{
    const ronde_figure_row *row = ronde_figure_row_of(figure);
    ronde_study_amount_json(json, row->key, amount, row->unit);
}

/* What the rounds of an arm say themselves of a year. */
static void
put_year(ronde_json_writer *json, const ronde_study_results *results, int32_t arm, int year)
{
    ronde_figures figures;
    bool from_rounds[RONDE_FIGURE_COUNT] = {false};
    ronde_found_year(&figures, from_rounds, results->found, arm, results->study, year);
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        if (from_rounds[i]) {
            put_figure(json, i, figures.of[i]);
        }
    }
}

static void put_years(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_study *study = results->study;
    ronde_json_open_array(json, "rounds_year");
    for (int32_t arm = 1; arm < results->found->rounds.arms; arm++) {
        ronde_json_open_object(json, NULL);
        ronde_study_amount_json(json, "take_up", results->found->arms[arm].take_up,
                                RONDE_STUDY_SHARE);
        put_year(json, results, arm, RONDE_FULL_YEAR);
        ronde_json_open_array(json, "years");
        for (int year = 0; year < study->year_count; year++) {
            ronde_json_open_object(json, NULL);
            ronde_json_put_integer(json, "year", study->first_year + year);
            put_year(json, results, arm, year);
            ronde_json_close(json);
        }
        ronde_json_close(json);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void put_band(ronde_json_writer *json, ronde_figure figure, const ronde_band *band)
{
    const ronde_figure_row *row = ronde_figure_row_of(figure);
    ronde_json_open_object(json, row->key);
    ronde_study_amount_json(json, "p10", band->p10, row->unit);
    ronde_study_amount_json(json, "p50", band->p50, row->unit);
    ronde_study_amount_json(json, "p90", band->p90, row->unit);
    ronde_json_close(json);
}

/* P10, P50 and P90 of each year by the response surface. */
static void put_sampled(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_sampling *sampling = &results->found->sampling;
    ronde_json_open_array(json, "rounds_percentiles");
    for (int year = 0; sampling->points > 0 && year < results->study->year_count; year++) {
        ronde_json_open_object(json, NULL);
        ronde_json_put_integer(json, "year", results->study->first_year + year);
        for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
            put_band(json, ronde_outcome_figure(i), &sampling->years[i][year]);
        }
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

/* The middle of the homes of an area's residents. */
static void put_place(ronde_json_writer *json, const ronde_population *population, int32_t area)
{
    static const double thousand = 1000;
    double lon = 0;
    double lat = 0;
    int32_t count = 0;
    for (int32_t i = 0; i < ronde_population_residents(population); i++) {
        ronde_population_person person = ronde_population_resident(population, i);
        if (person.district == area) {
            lon += person.lon;
            lat += person.lat;
            count++;
        }
    }
    if (count >= RONDE_SMALL_CELL) {
        ronde_json_put_decimal(json, "lon", llround(lon / count * thousand), place_digits);
        ronde_json_put_decimal(json, "lat", llround(lat / count * thousand), place_digits);
    }
}

/* Of the mean week of all days and seeds. */
static void put_freed(ronde_json_writer *json, const ronde_found *found, int32_t area)
{
    const ronde_rounds *rounds = &found->rounds;
    const ronde_account *accounts = &rounds->of_areas[area * rounds->arms];
    const int64_t runs = (int64_t)rounds->days * rounds->seeds;
    ronde_json_open_array(json, "freed_week");
    for (int32_t arm = 1; arm < rounds->arms; arm++) {
        ronde_account freed = ronde_account_difference(&accounts[0], &accounts[arm]);
        int64_t paid = ronde_account_sum(&freed, RONDE_ACCOUNT_PAID);
        ronde_json_put_integer(json, NULL, llround((double)paid * week_days / (double)runs));
    }
    ronde_json_close(json);
}

static void put_area(ronde_json_writer *json, const ronde_found *found, int32_t area, bool hidden)
{
    const ronde_population *population = ronde_study_town_population(found->town);
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "name", ronde_population_district_name(population, area));
    put_place(json, population, area);
    ronde_json_put_boolean(json, "hidden", hidden);
    if (!hidden) {
        put_freed(json, found, area);
    }
    ronde_json_close(json);
}

/* Which areas have laundry care of few is the same in every arm. */
static void put_areas(ronde_json_writer *json, const ronde_found *found)
{
    const int32_t areas = found->rounds.areas;
    ronde_group_hidden *hidden = ronde_alloc_zero((size_t)areas + 1, sizeof *hidden);
    bool fine = hidden != NULL && ronde_groups_hide(hidden, found, true, 1, NULL) == RONDE_OK;
    ronde_json_open_array(json, "rounds_areas");
    for (int32_t area = 0; area < areas; area++) {
        put_area(json, found, area, !fine || hidden[area].laundry);
    }
    ronde_json_close(json);
    ronde_free(hidden);
}

static void put_notes(ronde_json_writer *json, const ronde_found *found)
{
    ronde_study_word notes[RONDE_FOUND_NOTES_MOST];
    size_t count = ronde_found_notes(notes, found);
    ronde_json_open_array(json, "rounds_notes");
    for (size_t i = 0; i < count; i++) {
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "nl", ronde_study_word_in(RONDE_DUTCH, notes[i]));
        ronde_json_put_text(json, "en", ronde_study_word_in(RONDE_ENGLISH, notes[i]));
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

void ronde_found_report_json(ronde_json_writer *json, const ronde_study_results *results)
{
    if (results->found != NULL && results->found->town != NULL) {
        put_years(json, results);
        put_sampled(json, results);
        put_areas(json, results->found);
        put_notes(json, results->found);
    }
}

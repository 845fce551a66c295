/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "instances/base/json_write.h"
#include "service/app/drawn_files.h"
#include "service/study/sites.h"

#include <math.h>
#include <stdio.h>

/* A number with so many decimals (at most 3), in the language of the table. */
static void put(ronde_table_text *table, double value, int digits, ronde_language language)
{
    char text[64];
    long long whole = llround(value * pow(10, digits));
    ronde_decimal_text(text, sizeof text, whole, digits, language == RONDE_DUTCH);
    ronde_table_text_cell(table, "%s", text);
}

static void put_heads(ronde_table_text *table,
                      const char *const (*heads)[2],
                      size_t count,
                      ronde_language language)
{
    table->columns = count;
    for (size_t i = 0; i < count; i++) {
        ronde_table_text_cell(table, "%s", heads[i][language]);
    }
}

/* "3 7 12": numbers from 1 on, as in candidates.csv. */
static void list_sites(char *out, size_t size, const ronde_site_set *set)
{
    size_t used = 0;
    out[0] = '\0';
    for (int32_t i = 0; i < set->count && used + 12 < size; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s%d", i > 0 ? " " : "",
                                 (int)set->sites[i] + 1);
    }
}

void ronde_site_sets_table(ronde_table_text *table,
                           const ronde_site_study *study,
                           ronde_language language)
{
    static const char *const heads[][2] = {
        {"plekken", "sites"},
        {"geraamd euro/week (wat verschilt)", "estimated euros a week (what differs)"},
        {"gepland euro/week", "planned euros a week"},
        {"duurder dan de beste", "dearer than the best"},
        {"+/- (95 %)", "+/- (95 %)"},
        {"bussen", "vans"},
        {"km/week", "km a week"}};
    put_heads(table, heads, sizeof heads / sizeof heads[0], language);
    for (int32_t i = 0; i < study->set_count; i++) {
        const ronde_site_set *set = &study->sets[i];
        char sites[256];
        list_sites(sites, sizeof sites, set);
        ronde_table_text_cell(table, "%s", sites);
        put(table, set->estimate, 2, language);
        put(table, set->planned, 2, language);
        put(table, set->regret, 2, language);
        put(table, set->half_width, 2, language);
        ronde_table_text_cell(table, "%d", (int)set->vans);
        put(table, set->distance, 1, language);
    }
}

void ronde_site_plain(ronde_text *out, const ronde_site_study *study, ronde_language language)
{
    const ronde_site_fit *fit = &study->fit;
    char numbers[3][32];
    const double values[] = {fit->haul_factor, fit->local_factor, fit->r2};
    for (int i = 0; i < 3; i++) {
        ronde_decimal_text(numbers[i], sizeof numbers[i], llround(values[i] * 1000), 3,
                           language == RONDE_DUTCH);
    }
    ronde_text_printf(
        out,
        language == RONDE_DUTCH
            ? "%d kandidaten, %d cellen. Kilometers van een dag = %s x 2 x afstand x ritten + %s x "
              "wortel(stops x gebied); R2 %s over %d geplande dagen. In het midden van de "
              "gebruikers: kandidaat %d.\n"
            : "%d candidates, %d cells. Kilometres of a day = %s x 2 x way x trips + %s x "
              "root(stops x area); R2 %s over %d planned days. Amid the users: candidate %d.\n",
        (int)study->candidate_count, (int)study->cell_count, numbers[0], numbers[1], numbers[2],
        (int)study->sample_count, (int)study->middle + 1);
    if (fit->r2 < 0.8) {
        ronde_text_append(out, language == RONDE_DUTCH
                                   ? "Let op: de formule past slecht; kijk naar wat gepland is.\n"
                                   : "Mind: the formula fits badly; look at what was planned.\n");
    }
}

static void
candidates_table(ronde_table_text *table, const ronde_site_study *study, ronde_language language)
{
    static const char *const heads[][2] = {
        {"kandidaat", "candidate"}, {"lengtegraad", "longitude"}, {"breedtegraad", "latitude"}};
    put_heads(table, heads, sizeof heads / sizeof heads[0], language);
    for (int32_t i = 0; i < study->candidate_count; i++) {
        ronde_table_text_cell(table, "%d", (int)i + 1);
        ronde_table_text_cell(table, "%.6f", study->candidates[i].lon);
        ronde_table_text_cell(table, "%.6f", study->candidates[i].lat);
    }
}

static void
fit_table(ronde_table_text *table, const ronde_site_study *study, ronde_language language)
{
    static const char *const heads[][2] = {{"vanaf kandidaat", "from candidate"},
                                           {"stops", "stops"},
                                           {"ritten", "trips"},
                                           {"gebied km2", "area km2"},
                                           {"afstand km", "way km"},
                                           {"gepland km", "planned km"},
                                           {"formule km", "formula km"}};
    put_heads(table, heads, sizeof heads / sizeof heads[0], language);
    for (int32_t i = 0; i < study->sample_count; i++) {
        const ronde_site_sample *sample = &study->samples[i];
        ronde_table_text_cell(table, "%d", (int)sample->site + 1);
        put(table, sample->stops, 0, language);
        put(table, sample->trips, 0, language);
        put(table, sample->area, 2, language);
        put(table, sample->haul, 2, language);
        put(table, sample->distance, 1, language);
        put(table, sample->fitted, 1, language);
    }
}

/* In thousandths, so that nothing hangs on how a machine prints a double. */
static void put_number(ronde_json_writer *json, const char *key, double value)
{
    ronde_json_put_decimal(json, key, llround(value * 1000), 3);
}

static void
put_set(ronde_json_writer *json, const ronde_site_study *study, const ronde_site_set *set)
{
    ronde_json_open_object(json, NULL);
    ronde_json_open_array(json, "sites");
    for (int32_t i = 0; i < set->count; i++) {
        ronde_json_put_integer(json, NULL, set->sites[i] + 1);
    }
    ronde_json_close(json);
    put_number(json, "estimated_week", set->estimate);
    put_number(json, "planned_week", set->planned);
    put_number(json, "regret", set->regret);
    put_number(json, "regret_half_width", set->half_width);
    ronde_json_put_integer(json, "vans", set->vans);
    put_number(json, "kilometres", set->distance);
    ronde_json_open_array(json, "planned_days");
    for (int32_t day = 0; day < study->day_count; day++) {
        put_number(json, NULL, set->days[day]);
    }
    ronde_json_close(json);
    ronde_json_close(json);
}

static void sites_json(ronde_text *out, const ronde_site_study *study)
{
    enum { outer_levels = 2 };
    ronde_json_writer json = ronde_json_writer_on(out, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-sites/1");
    ronde_json_put_text(&json, "what", ronde_site_kind_words[study->kind]);
    ronde_json_put_text(&json, "form", ronde_van_form_words[study->form]);
    ronde_json_put_integer(&json, "users", study->users);
    ronde_json_put_integer(&json, "seed", (int64_t)study->seed);
    ronde_json_put_integer(&json, "cells", study->cell_count);
    ronde_json_put_integer(&json, "cell_metres", study->cell_metres);
    ronde_json_open_object(&json, "fit");
    put_number(&json, "haul_factor", study->fit.haul_factor);
    put_number(&json, "local_factor", study->fit.local_factor);
    put_number(&json, "r2", study->fit.r2);
    put_number(&json, "seconds_km", study->fit.seconds_km);
    put_number(&json, "stops_trip", study->fit.stops_trip);
    put_number(&json, "euros_hour", study->fit.euros_second * 3600);
    ronde_json_put_integer(&json, "samples", study->sample_count);
    ronde_json_close(&json);
    ronde_json_put_integer(&json, "middle", study->middle + 1);
    ronde_json_put_boolean(&json, "estimate_proved", study->proved);
    ronde_json_put_integer(&json, "best", study->best + 1);
    ronde_json_open_array(&json, "choices");
    for (int32_t i = 0; i < study->set_count; i++) {
        put_set(&json, study, &study->sets[i]);
    }
    ronde_json_close(&json);
    ronde_json_close(&json);
}

/* Candidates as points, with the choices (from 1 on) that have them. */
static void sites_geojson(ronde_text *out, const ronde_site_study *study)
{
    enum { outer_levels = 2, digits = 6 };
    ronde_json_writer json = ronde_json_writer_on(out, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "type", "FeatureCollection");
    ronde_json_open_array(&json, "features");
    for (int32_t i = 0; i < study->candidate_count; i++) {
        ronde_json_open_object(&json, NULL);
        ronde_json_put_text(&json, "type", "Feature");
        ronde_json_open_object(&json, "geometry");
        ronde_json_put_text(&json, "type", "Point");
        ronde_json_open_array(&json, "coordinates");
        ronde_json_put_decimal(&json, NULL, llround(study->candidates[i].lon * 1e6), digits);
        ronde_json_put_decimal(&json, NULL, llround(study->candidates[i].lat * 1e6), digits);
        ronde_json_close(&json);
        ronde_json_close(&json);
        ronde_json_open_object(&json, "properties");
        ronde_json_put_integer(&json, "candidate", i + 1);
        ronde_json_open_array(&json, "choices");
        for (int32_t set = 0; set < study->set_count; set++) {
            for (int32_t k = 0; k < study->sets[set].count; k++) {
                if (study->sets[set].sites[k] == i) {
                    ronde_json_put_integer(&json, NULL, set + 1);
                }
            }
        }
        ronde_json_close(&json);
        ronde_json_close(&json);
        ronde_json_close(&json);
    }
    ronde_json_close(&json);
    ronde_json_close(&json);
}

ronde_status ronde_site_study_write(const char *folder,
                                    const ronde_site_study *study,
                                    ronde_language language,
                                    ronde_error *error)
{
    static const struct {
        const char *name;
        void (*fill)(ronde_table_text *, const ronde_site_study *, ronde_language);
    } tables[] = {{"sites.csv", ronde_site_sets_table},
                  {"candidates.csv", candidates_table},
                  {"fit.csv", fit_table}};
    static const struct {
        const char *name;
        void (*write)(ronde_text *, const ronde_site_study *);
    } texts[] = {{"sites.json", sites_json}, {"sites.geojson", sites_geojson}};
    RONDE_TRY(ronde_folder_make(folder, error));
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        char path[1024];
        ronde_table_text table = {0};
        snprintf(path, sizeof path, "%s/%s", folder, tables[i].name);
        tables[i].fill(&table, study, language);
        ronde_status status = ronde_table_text_write_csv(path, &table, error);
        ronde_table_text_clear(&table);
        RONDE_TRY(status);
    }
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ronde_text text = {0};
        texts[i].write(&text, study);
        ronde_status status = ronde_drawn_text_write(folder, texts[i].name, &text, error);
        ronde_text_clear(&text);
        RONDE_TRY(status);
    }
    return RONDE_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/staffing/area_providers.h"

#include "instances/base/json_write.h"
#include "service/app/drawn_files.h"
#include "service/app/travel.h"
#include "service/study/amounts.h"
#include "service/study/results.h"

#include <math.h>
#include <stdio.h>

enum { arm_now, arm_by_area, arm_count, days_at_most = 500 };

/* The rows of an account that tell of travel and continuity; the first stands for all paid time. */
static const ronde_account_row shown[] = {
    RONDE_ACCOUNT_ROWS,     RONDE_ACCOUNT_CLIENT,        RONDE_ACCOUNT_RETURN_CLIENT,
    RONDE_ACCOUNT_TRAVEL,   RONDE_ACCOUNT_RETURN_TRAVEL, RONDE_ACCOUNT_IDLE,
    RONDE_ACCOUNT_SHIFTS,   RONDE_ACCOUNT_VISITS,        RONDE_ACCOUNT_DISTANCE,
    RONDE_ACCOUNT_CO2,      RONDE_ACCOUNT_REGULAR_KNOWN, RONDE_ACCOUNT_BY_REGULAR,
    RONDE_ACCOUNT_UNSERVED, RONDE_ACCOUNT_UNSERVED_TIME};

static ronde_status build(ronde_instance **out,
                          const ronde_demand *demand,
                          const ronde_demand_day *which,
                          ronde_error *error)
{
    const ronde_area_providers *source = demand->source;
    const ronde_population_arm arm = {.by_area = which->arm == arm_by_area, .provider = RONDE_NONE};
    ronde_instance *day = NULL;
    RONDE_TRY(ronde_population_day(&day, source->population, which->day, &arm, error));
    ronde_faults faults = {0};
    ronde_status status =
        ronde_travel_attach_map(day, source->map, source->map_path, &faults, error);
    ronde_faults_clear(&faults);
    if (status != RONDE_OK) {
        ronde_instance_free(day);
        return status;
    }
    *out = day;
    return RONDE_OK;
}

ronde_demand ronde_area_providers_demand(const ronde_area_providers *source)
{
    return (ronde_demand){
        .arms = arm_count, .providers = 1, .days = days_at_most, .build = build, .source = source};
}

static int64_t value_of(const ronde_account *account, ronde_account_row row)
{
    return row == RONDE_ACCOUNT_ROWS ? ronde_account_sum(account, RONDE_ACCOUNT_PAID)
                                     : account->of[row];
}

static ronde_study_unit unit_of(ronde_account_row row)
{
    return row == RONDE_ACCOUNT_ROWS ? RONDE_STUDY_SECONDS : ronde_account_texts[row].unit;
}

static const char *label_of(ronde_account_row row, ronde_language language)
{
    static const char *const paid[] = {"betaalde tijd", "paid time"};
    return row == RONDE_ACCOUNT_ROWS ? paid[language] : ronde_account_texts[row].label[language];
}

/* The mean of a working day, in the scale of its unit. */
static double mean_of(const ronde_rounds *rounds, int32_t arm, ronde_account_row row)
{
    ronde_account sum = ronde_rounds_sum(rounds, arm);
    double scale = unit_of(row) == RONDE_STUDY_NUMBER ? RONDE_STUDY_SCALE : 1.0;
    return (double)value_of(&sum, row) * scale / ((double)rounds->days * rounds->seeds);
}

static void
put_amount(ronde_table_text *table, double amount, ronde_account_row row, ronde_language language)
{
    ronde_study_amount_cell(table, llround(amount), unit_of(row), language, false, true);
}

void ronde_area_providers_table(ronde_table_text *table,
                                const ronde_rounds *rounds,
                                ronde_language language)
{
    static const char *const heads[][2] = {
        {"gemiddelde werkdag", "mean working day"},
        {"eenheid", "unit"},
        {"aanbieders overal", "providers everywhere"},
        {"een aanbieder per gebied", "one provider an area"},
        {"verschil", "difference"},
    };
    table->columns = sizeof heads / sizeof heads[0];
    table->left_columns = 1U << 1U;
    for (size_t i = 0; i < table->columns; i++) {
        ronde_table_text_cell(table, "%s", heads[i][language]);
    }
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        double now = mean_of(rounds, arm_now, shown[i]);
        double by_area = mean_of(rounds, arm_by_area, shown[i]);
        ronde_table_text_cell(table, "%s", label_of(shown[i], language));
        ronde_table_text_cell(table, "%s", ronde_study_unit_text(unit_of(shown[i]), language));
        put_amount(table, now, shown[i], language);
        put_amount(table, by_area, shown[i], language);
        put_amount(table, by_area - now, shown[i], language);
    }
}

/* Sums over all days and seeds in the units of accounts (seconds, metres, things). */
static void put_arm(ronde_json_writer *json, const ronde_rounds *rounds, int32_t arm)
{
    static const char *const names[arm_count] = {"now", "by_area"};
    ronde_account sum = ronde_rounds_sum(rounds, arm);
    ronde_json_open_object(json, names[arm]);
    ronde_json_put_integer(json, "paid", ronde_account_sum(&sum, RONDE_ACCOUNT_PAID));
    for (int row = 0; row < RONDE_ACCOUNT_EXTRA; row++) {
        ronde_json_put_integer(json, ronde_account_texts[row].key, sum.of[row]);
    }
    ronde_json_close(json);
}

static ronde_status write_json(const char *folder, const ronde_rounds *rounds, ronde_error *error)
{
    ronde_text text = {0};
    ronde_interval gained = {0};
    ronde_variance_split split = {0};
    RONDE_TRY(ronde_rounds_interval(&gained, &split, rounds, arm_by_area, ronde_account_needed,
                                    rounds->seeds, error));
    ronde_json_writer json = ronde_json_writer_on(&text, 2);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-area-providers/1");
    ronde_json_put_integer(&json, "days", rounds->days);
    ronde_json_put_integer(&json, "seeds", rounds->seeds);
    ronde_json_put_number(&json, "needed_gained_a_day", gained.mean);
    ronde_json_put_number(&json, "needed_gained_half_width", gained.half_width);
    put_arm(&json, rounds, arm_now);
    put_arm(&json, rounds, arm_by_area);
    ronde_json_close(&json);
    ronde_status status = ronde_drawn_text_write(folder, "areas.json", &text, error);
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_area_providers_write(const char *folder,
                                        const ronde_rounds *rounds,
                                        ronde_language language,
                                        ronde_error *error)
{
    ronde_table_text table = {0};
    ronde_text text = {0};
    RONDE_TRY(write_json(folder, rounds, error));
    ronde_area_providers_table(&table, rounds, language);
    ronde_table_text_csv(&text, &table);
    ronde_status status = ronde_drawn_text_write(folder, "areas.csv", &text, error);
    ronde_text_clear(&text);
    ronde_table_text_clear(&table);
    return status;
}

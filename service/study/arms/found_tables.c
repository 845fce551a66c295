/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/found_tables.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

enum { unit = RONDE_STUDY_SCALE, week_days = 5, head_cells = 2 };

/* A table under way. */
typedef struct filling {
    ronde_table_text *table;
    const ronde_found *found;
    ronde_language language;
    bool grouped;
} filling;

static void put_text(const filling *at, const char *text)
{
    ronde_table_text_cell(at->table, "%s", text);
}

/* The times of a single day are shown in minutes. */
static ronde_study_unit unit_of(const filling *at, ronde_study_unit of)
{
    return of == RONDE_STUDY_SECONDS && at->found->town == NULL ? RONDE_STUDY_SHORT_SECONDS : of;
}

/* An amount of a unit; exactly in files. */
static void put_amount(const filling *at, double amount, ronde_study_unit of)
{
    char text[64];
    if (!isfinite(amount)) {
        put_text(at, WORD(NOT_KNOWN));
        return;
    }
    ronde_study_amount_text(text, sizeof text, llround(amount), unit_of(at, of), at->language,
                            !at->grouped, at->grouped);
    put_text(at, text);
}

static void put_number(const filling *at, double number)
{
    put_amount(at, number * unit, RONDE_STUDY_NUMBER);
}

static void put_head(const filling *at, const char *label, const char *unit_text)
{
    put_text(at, label);
    put_text(at, unit_text);
}

static const char *unit_text(const filling *at, ronde_study_unit of)
{
    return ronde_study_unit_text(unit_of(at, of), at->language);
}

/* "laundry central, take-up 50,00%". */
static void put_arm_name(const filling *at, int32_t arm)
{
    const ronde_found_arm *of = &at->found->arms[arm];
    char share[32];
    if (of->allow != NULL) {
        ronde_table_text_cell(at->table, "%s %s", WORD(ALLOWED), of->allow);
    } else if (arm == 0) {
        put_text(at, WORD(AT_HOME));
    } else {
        ronde_study_amount_text(share, sizeof share, of->take_up, RONDE_STUDY_SHARE, at->language,
                                true, false);
        ronde_table_text_cell(at->table, "%s %s%%", WORD(CENTRAL_AT), share);
    }
}

static double a_day(const filling *at, int64_t sum)
{
    return (double)sum / ((double)at->found->rounds.days * at->found->rounds.seeds);
}

/* The waiting list is tried with the first seed alone. */
static double extra_a_day(const filling *at, int32_t arm)
{
    ronde_account sum = ronde_rounds_sum(&at->found->rounds, arm);
    return (double)sum.of[RONDE_ACCOUNT_EXTRA] / at->found->rounds.days;
}

static double continuity(const filling *at, int32_t arm)
{
    ronde_account sum = ronde_rounds_sum(&at->found->rounds, arm);
    return (double)sum.of[RONDE_ACCOUNT_BY_REGULAR] / (double)sum.of[RONDE_ACCOUNT_REGULAR_KNOWN];
}

static double unserved(const filling *at, int32_t arm)
{
    return a_day(at, ronde_rounds_sum(&at->found->rounds, arm).of[RONDE_ACCOUNT_UNSERVED]);
}

static double freed_row(const filling *at, int32_t arm, ronde_account_row row)
{
    return a_day(at, ronde_rounds_freed(&at->found->rounds, arm).of[row]);
}

/* What the table of arms says of each. */
typedef struct arm_row {
    ronde_study_word label;
    ronde_study_unit unit;
    double (*value)(const filling *at, int32_t arm); /* in the unit's amount */
    bool of_town;
} arm_row;

static double residents_of(const filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.residents * unit;
}

static double laundry_of(const filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.laundry * unit;
}

static double users_of(const filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.users * unit;
}

static double without_of(const filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.without * unit;
}

static double freed_of(const filling *at, int32_t arm)
{
    return at->found->arms[arm].freed.mean;
}

static double half_of(const filling *at, int32_t arm)
{
    return at->found->arms[arm].freed.half_width;
}

static double half_share_of(const filling *at, int32_t arm)
{
    return half_of(at, arm) / fabs(freed_of(at, arm)) * unit;
}

static double day_noise_of(const filling *at, int32_t arm)
{
    return at->found->rounds.days > 1 ? sqrt(at->found->arms[arm].freed_split.days)
                                      : (double)INFINITY;
}

static double optimiser_noise_of(const filling *at, int32_t arm)
{
    return at->found->rounds.seeds > 1 ? sqrt(at->found->arms[arm].freed_split.optimiser)
                                       : (double)INFINITY;
}

static double extra_home_of(const filling *at, int32_t arm)
{
    (void)arm;
    return extra_a_day(at, 0) * unit;
}

static double extra_of(const filling *at, int32_t arm)
{
    return extra_a_day(at, arm) * unit;
}

static double net_of(const filling *at, int32_t arm)
{
    return at->found->arms[arm].net.mean * unit;
}

static double net_half_of(const filling *at, int32_t arm)
{
    return at->found->arms[arm].net.half_width * unit;
}

static double bound_of(const filling *at, int32_t arm)
{
    double bound = at->found->arms[arm].bound;
    return bound >= 0 ? bound * unit : (double)INFINITY;
}

static double usable_of(const filling *at, int32_t arm)
{
    int64_t usable = at->found->arms[arm].usable;
    return usable != RONDE_NONE ? (double)usable : (double)INFINITY;
}

static double contact_of(const filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_CLIENT) +
           freed_row(at, arm, RONDE_ACCOUNT_RETURN_CLIENT);
}

static double lonely_of(const filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_LONELY);
}

static double returns_of(const filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_RETURN_VISITS) * unit;
}

static double distance_of(const filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_DISTANCE);
}

static double continuity_home_of(const filling *at, int32_t arm)
{
    (void)arm;
    return continuity(at, 0) * unit;
}

static double continuity_of(const filling *at, int32_t arm)
{
    return continuity(at, arm) * unit;
}

static double unserved_home_of(const filling *at, int32_t arm)
{
    (void)arm;
    return unserved(at, 0) * unit;
}

static double unserved_of(const filling *at, int32_t arm)
{
    return unserved(at, arm) * unit;
}

static double days_of(const filling *at, int32_t arm)
{
    (void)arm;
    return (double)at->found->rounds.days * unit;
}

static double seeds_of(const filling *at, int32_t arm)
{
    (void)arm;
    return (double)at->found->rounds.seeds * unit;
}

static const arm_row arm_rows[] = {
    {RONDE_STUDY_WORD_RESIDENTS, RONDE_STUDY_NUMBER, residents_of, true},
    {RONDE_STUDY_WORD_LAUNDRY_RESIDENTS, RONDE_STUDY_NUMBER, laundry_of, true},
    {RONDE_STUDY_WORD_USERS, RONDE_STUDY_NUMBER, users_of, true},
    {RONDE_STUDY_WORD_LEFT_WITHOUT, RONDE_STUDY_NUMBER, without_of, true},
    {RONDE_STUDY_WORD_FREED_DAY, RONDE_STUDY_SECONDS, freed_of, false},
    {RONDE_STUDY_WORD_HALF_WIDTH, RONDE_STUDY_SECONDS, half_of, false},
    {RONDE_STUDY_WORD_HALF_SHARE, RONDE_STUDY_SHARE, half_share_of, false},
    {RONDE_STUDY_WORD_NOISE_DAYS, RONDE_STUDY_SECONDS, day_noise_of, false},
    {RONDE_STUDY_WORD_NOISE_OPTIMISER, RONDE_STUDY_SECONDS, optimiser_noise_of, false},
    {RONDE_STUDY_WORD_DAYS_PLANNED, RONDE_STUDY_NUMBER, days_of, false},
    {RONDE_STUDY_WORD_SEEDS_PLANNED, RONDE_STUDY_NUMBER, seeds_of, false},
    {RONDE_STUDY_WORD_EXTRA_HOME, RONDE_STUDY_NUMBER, extra_home_of, true},
    {RONDE_STUDY_WORD_EXTRA_CENTRAL, RONDE_STUDY_NUMBER, extra_of, true},
    {RONDE_STUDY_WORD_EXTRA_MORE, RONDE_STUDY_NUMBER, net_of, true},
    {RONDE_STUDY_WORD_HALF_WIDTH, RONDE_STUDY_NUMBER, net_half_of, true},
    {RONDE_STUDY_WORD_EXTRA_QUOTIENT, RONDE_STUDY_NUMBER, bound_of, true},
    {RONDE_STUDY_WORD_USABLE, RONDE_STUDY_SHARE, usable_of, true},
    {RONDE_STUDY_WORD_CONTACT_LOST, RONDE_STUDY_SECONDS, contact_of, false},
    {RONDE_STUDY_WORD_CONTACT_LONELY, RONDE_STUDY_SECONDS, lonely_of, true},
    {RONDE_STUDY_WORD_RETURNS_LESS, RONDE_STUDY_NUMBER, returns_of, false},
    {RONDE_STUDY_WORD_DISTANCE_LESS, RONDE_STUDY_METRES, distance_of, false},
    {RONDE_STUDY_WORD_CONTINUITY_HOME, RONDE_STUDY_SHARE, continuity_home_of, false},
    {RONDE_STUDY_WORD_CONTINUITY_CENTRAL, RONDE_STUDY_SHARE, continuity_of, false},
    {RONDE_STUDY_WORD_UNSERVED_HOME, RONDE_STUDY_NUMBER, unserved_home_of, false},
    {RONDE_STUDY_WORD_UNSERVED_CENTRAL, RONDE_STUDY_NUMBER, unserved_of, false},
};

/* Starts a table if there were rounds. */
static bool begin(filling *at,
                  ronde_table_text *table,
                  const ronde_study_results *results,
                  ronde_language language,
                  bool grouped)
{
    *at = (filling){table, results->found, language, grouped};
    return results->found != NULL;
}

void ronde_found_arms_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    filling of;
    const filling *at = &of;
    if (!begin(&of, table, results, language, grouped)) {
        return;
    }
    int32_t arms = at->found->rounds.arms;
    table->columns = head_cells + (size_t)arms - 1;
    table->left_columns = 1U << 1;
    put_head(at, WORD(QUANTITY), WORD(UNIT));
    for (int32_t arm = 1; arm < arms; arm++) {
        put_arm_name(at, arm);
    }
    for (size_t i = 0; i < sizeof arm_rows / sizeof arm_rows[0]; i++) {
        const arm_row *row = &arm_rows[i];
        if (row->of_town && at->found->town == NULL) {
            continue;
        }
        put_head(at, ronde_study_word_in(language, row->label), unit_text(at, row->unit));
        for (int32_t arm = 1; arm < arms; arm++) {
            put_amount(at, row->value(at, arm), row->unit);
        }
    }
}

/* A row of all arms' sums: of home, and of each other arm with its difference from home. */
static void put_sums(const filling *at,
                     const char *label,
                     ronde_study_unit of,
                     int64_t (*sum)(const ronde_account *account, int which),
                     int which)
{
    double scale = of == RONDE_STUDY_NUMBER ? unit : 1;
    put_head(at, label, unit_text(at, of));
    ronde_account home = ronde_rounds_sum(&at->found->rounds, 0);
    put_amount(at, a_day(at, sum(&home, which)) * scale, of);
    for (int32_t arm = 1; arm < at->found->rounds.arms; arm++) {
        ronde_account other = ronde_rounds_sum(&at->found->rounds, arm);
        put_amount(at, a_day(at, sum(&other, which)) * scale, of);
        put_amount(at, a_day(at, sum(&home, which) - sum(&other, which)) * scale, of);
    }
}

static int64_t sum_needed(const ronde_account *account, int unused)
{
    (void)unused;
    return ronde_account_needed(account);
}

static int64_t sum_of_part(const ronde_account *account, int part)
{
    return ronde_account_sum(account, (ronde_account_part)part);
}

static int64_t sum_of_row(const ronde_account *account, int row)
{
    return account->of[row];
}

void ronde_found_accounts_table(ronde_table_text *table,
                                const ronde_study_results *results,
                                ronde_language language,
                                bool grouped)
{
    filling of;
    const filling *at = &of;
    if (!begin(&of, table, results, language, grouped)) {
        return;
    }
    table->columns = head_cells + 1 + 2 * ((size_t)at->found->rounds.arms - 1);
    table->left_columns = 1U << 1;
    put_head(at, WORD(QUANTITY), WORD(UNIT));
    put_arm_name(at, 0);
    for (int32_t arm = 1; arm < at->found->rounds.arms; arm++) {
        put_arm_name(at, arm);
        put_text(at, WORD(FREED_OF));
    }
    put_sums(at, WORD(NEEDED_TIME), RONDE_STUDY_SECONDS, sum_needed, 0);
    put_sums(at, WORD(PAID_TIME), RONDE_STUDY_SECONDS, sum_of_part, RONDE_ACCOUNT_PAID);
    for (int i = 0; i < RONDE_ACCOUNT_EXTRA; i++) {
        const ronde_account_text *row = &ronde_account_texts[i];
        if (i == RONDE_ACCOUNT_BLOCK_SHORT) {
            put_sums(at, WORD(FREE_TIME), RONDE_STUDY_SECONDS, sum_of_part, RONDE_ACCOUNT_FREE);
        }
        put_sums(at, row->label[language], row->unit, sum_of_row, i);
    }
}

void ronde_found_year_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    static const ronde_figure shown[] = {
        RONDE_FIGURE_FREED_TOTAL,   RONDE_FIGURE_FREED_RETURN_TRAVEL, RONDE_FIGURE_CONTACT,
        RONDE_FIGURE_RETURN_VISITS, RONDE_FIGURE_HELPER_DISTANCE,     RONDE_FIGURE_FTE,
        RONDE_FIGURE_EXTRA_BOUND,   RONDE_FIGURE_EXTRA_NET,           RONDE_FIGURE_INFLOW_WEEKS,
        RONDE_FIGURE_LAUNDRY_COST,  RONDE_FIGURE_OWN_CONTRIBUTION,    RONDE_FIGURE_RESULT_CAPACITY,
        RONDE_FIGURE_COST_HOUR};
    filling of;
    const filling *at = &of;
    if (!begin(&of, table, results, language, grouped) || at->found->town == NULL) {
        return;
    }
    table->columns = head_cells + 3 * ((size_t)at->found->rounds.arms - 1);
    table->left_columns = 1U << 1;
    put_head(at, WORD(FIGURE), WORD(UNIT));
    for (int32_t arm = 1; arm < at->found->rounds.arms; arm++) {
        put_arm_name(at, arm);
        put_text(at, WORD(BY_ROUNDS));
        put_text(at, WORD(MARK));
        table->left_columns |= 1U << (head_cells + 3 * arm - 1);
    }
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(shown[i]);
        put_head(at, row->label[language], unit_text(at, row->unit));
        for (int32_t arm = 1; arm < at->found->rounds.arms; arm++) {
            ronde_figures closed;
            ronde_figures rounds;
            bool from[RONDE_FIGURE_COUNT] = {false};
            ronde_study_values values = ronde_study_medium(results->study);
            values.of[RONDE_PARAMETER_TAKE_UP] = at->found->arms[arm].take_up;
            ronde_closed_full(&closed, results->study, &values);
            ronde_found_full_year(&rounds, from, at->found, arm, results->study);
            put_amount(at, (double)closed.of[shown[i]], row->unit);
            put_amount(at, (double)rounds.of[shown[i]], row->unit);
            put_text(at, from[shown[i]] ? WORD(RESULT_RUN) : WORD(RESULT_FORMULA));
        }
    }
}

/* A group of residents: an area or a provider. */
typedef struct group {
    const char *name;
    int32_t area, provider;
    const ronde_account *accounts; /* by arm */
} group;

static void put_groups_head(const filling *at, const char *name, const char *freed)
{
    const char *const words[] = {
        WORD(LAUNDRY_RESIDENTS), WORD(USERS),          WORD(LEFT_WITHOUT), freed,
        WORD(CONTACT_LOST),      WORD(CONTACT_LONELY), WORD(RETURNS_LESS), WORD(DISTANCE_LESS)};
    enum { cells = sizeof words / sizeof words[0] };
    at->table->columns = 3 + cells;
    at->table->left_columns = 1U << 1;
    put_text(at, name);
    put_text(at, WORD(CHOICE));
    put_text(at, WORD(RESIDENTS));
    for (int i = 0; i < cells; i++) {
        put_text(at, words[i]);
    }
}

/* Cells that would say something of fewer than five residents say so instead. */
static void put_group(const filling *at, const group *of, int32_t arm)
{
    ronde_study_town_people people =
        ronde_study_town_people_of(at->found->town, arm, of->area, of->provider);
    ronde_account freed = ronde_account_difference(&of->accounts[0], &of->accounts[arm]);
    const int64_t *rows = freed.of;
    const double a_week = a_day(at, 1) * week_days;
    double contact =
        (double)(rows[RONDE_ACCOUNT_CLIENT] + rows[RONDE_ACCOUNT_RETURN_CLIENT]) * a_week;
    put_text(at, of->name);
    put_arm_name(at, arm);
    const int32_t counts[] = {people.residents, people.laundry, people.users, people.without};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        if (counts[i] > 0 && counts[i] < RONDE_SMALL_CELL) {
            put_text(at, WORD(SMALL_CELL));
        } else {
            put_number(at, counts[i]);
        }
    }
    if (people.laundry < RONDE_SMALL_CELL) {
        for (int i = 0; i < 5; i++) {
            put_text(at, WORD(SMALL_CELL));
        }
        return;
    }
    put_amount(at, (double)ronde_account_needed(&freed) * a_week, RONDE_STUDY_SECONDS);
    put_amount(at, contact, RONDE_STUDY_SECONDS);
    put_amount(at, (double)rows[RONDE_ACCOUNT_LONELY] * a_week, RONDE_STUDY_SECONDS);
    put_number(at, (double)rows[RONDE_ACCOUNT_RETURN_VISITS] * a_week);
    put_amount(at, (double)rows[RONDE_ACCOUNT_DISTANCE] * a_week, RONDE_STUDY_METRES);
}

void ronde_found_areas_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped)
{
    filling of;
    const filling *at = &of;
    if (!begin(&of, table, results, language, grouped) || at->found->town == NULL) {
        return;
    }
    put_groups_head(at, WORD(AREA_NAME), WORD(FREED_WEEK));
    const ronde_rounds *rounds = &at->found->rounds;
    for (int32_t area = 0; area < rounds->areas; area++) {
        const group it = {
            ronde_population_district_name(ronde_study_town_population(at->found->town), area),
            area, RONDE_NONE, &rounds->of_areas[area * rounds->arms]};
        for (int32_t arm = 1; arm < rounds->arms; arm++) {
            put_group(at, &it, arm);
        }
    }
}

void ronde_found_providers_table(ronde_table_text *table,
                                 const ronde_study_results *results,
                                 ronde_language language,
                                 bool grouped)
{
    filling of;
    const filling *at = &of;
    if (!begin(&of, table, results, language, grouped) || at->found->town == NULL) {
        return;
    }
    put_groups_head(at, WORD(PROVIDER_NAME), WORD(FREED_WEEK_PAID));
    const ronde_rounds *rounds = &at->found->rounds;
    for (int32_t provider = 0; provider < rounds->providers; provider++) {
        const group it = {
            ronde_population_provider_name(ronde_study_town_population(at->found->town), provider),
            RONDE_NONE, provider, &rounds->of_providers[provider * rounds->arms]};
        for (int32_t arm = 1; arm < rounds->arms; arm++) {
            put_group(at, &it, arm);
        }
    }
}

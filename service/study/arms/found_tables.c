/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts, areas and providers. */
#include "service/study/arms/found_tables.h"

#include "instances/base/alloc.h"
#include "service/study/arms/filling.h"
#include "service/study/arms/small_cells.h"

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

enum { unit = RONDE_STUDY_SCALE, week_days = 5, head_cells = 2 };

/* A row of all arms' sums: of home, and of each other arm with its difference from home. */
static void put_sums(const ronde_filling *at,
                     const char *label,
                     ronde_study_unit of,
                     int64_t (*sum)(const ronde_account *account, int which),
                     int which)
{
    double scale = of == RONDE_STUDY_NUMBER ? unit : 1;
    ronde_filling_head(at, label, ronde_filling_unit_text(at, of));
    ronde_account home = ronde_rounds_sum(&at->found->rounds, 0);
    ronde_filling_amount(at, ronde_filling_daily(at, sum(&home, which)) * scale, of);
    for (int32_t arm = 1; arm < at->found->rounds.arms; arm++) {
        ronde_account other = ronde_rounds_sum(&at->found->rounds, arm);
        ronde_filling_amount(at, ronde_filling_daily(at, sum(&other, which)) * scale, of);
        ronde_filling_amount(
            at, ronde_filling_daily(at, sum(&home, which) - sum(&other, which)) * scale, of);
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
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped)) {
        return;
    }
    table->columns = head_cells + 1 + 2 * ((size_t)at->found->rounds.arms - 1);
    table->left_columns = 1U << 1;
    ronde_filling_head(at, WORD(QUANTITY), WORD(UNIT));
    ronde_filling_arm(at, 0);
    for (int32_t arm = 1; arm < at->found->rounds.arms; arm++) {
        ronde_filling_arm(at, arm);
        ronde_filling_text(at, WORD(FREED_OF));
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

/* A group of residents: an area or a provider. */
typedef struct group {
    const char *name;
    int32_t area, provider;
    const ronde_account *accounts; /* by arm */
} group;

static void put_groups_head(const ronde_filling *at, const char *name, const char *freed)
{
    const char *const words[] = {
        WORD(LAUNDRY_RESIDENTS), WORD(USERS),          WORD(LEFT_WITHOUT), freed,
        WORD(CONTACT_LOST),      WORD(CONTACT_LONELY), WORD(RETURNS_LESS), WORD(DISTANCE_LESS)};
    enum { cells = sizeof words / sizeof words[0] };
    at->table->columns = 3 + cells;
    at->table->left_columns = 1U << 1;
    ronde_filling_text(at, name);
    ronde_filling_text(at, WORD(CHOICE));
    ronde_filling_text(at, WORD(RESIDENTS));
    for (int i = 0; i < cells; i++) {
        ronde_filling_text(at, words[i]);
    }
}

static void put_hidden(const ronde_filling *at, int cells)
{
    for (int i = 0; i < cells; i++) {
        ronde_filling_text(at, WORD(SMALL_CELL));
    }
}

static void put_count(const ronde_filling *at, int32_t count, bool hidden)
{
    if (hidden) {
        put_hidden(at, 1);
    } else {
        ronde_filling_number(at, count);
    }
}

/* What is freed at the homes of a group. */
static void put_freed(const ronde_filling *at, const ronde_account *freed, bool lonely_hidden)
{
    const int64_t *rows = freed->of;
    const double a_week = ronde_filling_daily(at, 1) * week_days;
    double contact =
        (double)(rows[RONDE_ACCOUNT_CLIENT] + rows[RONDE_ACCOUNT_RETURN_CLIENT]) * a_week;
    ronde_filling_amount(at, (double)ronde_account_needed(freed) * a_week, RONDE_STUDY_SECONDS);
    ronde_filling_amount(at, contact, RONDE_STUDY_SECONDS);
    if (lonely_hidden) {
        put_hidden(at, 1);
    } else {
        ronde_filling_amount(at, (double)rows[RONDE_ACCOUNT_LONELY] * a_week, RONDE_STUDY_SECONDS);
    }
    ronde_filling_number(at, (double)rows[RONDE_ACCOUNT_RETURN_VISITS] * a_week);
    ronde_filling_amount(at, (double)rows[RONDE_ACCOUNT_DISTANCE] * a_week, RONDE_STUDY_METRES);
}

static void
put_group(const ronde_filling *at, const group *of, int32_t arm, const ronde_group_hidden *hidden)
{
    enum { freed_cells = 5 };
    ronde_study_town_people people =
        ronde_study_town_people_of(at->found->town, arm, of->area, of->provider);
    ronde_account freed = ronde_account_difference(&of->accounts[0], &of->accounts[arm]);
    ronde_filling_text(at, of->name);
    ronde_filling_arm(at, arm);
    put_count(at, people.residents, hidden->residents);
    put_count(at, people.laundry, hidden->laundry);
    put_count(at, people.users, hidden->fates);
    put_count(at, people.without, hidden->fates);
    if (hidden->laundry) {
        put_hidden(at, freed_cells);
    } else {
        put_freed(at, &freed, hidden->lonely);
    }
}

static group group_of(const ronde_filling *at, bool by_area, int32_t number)
{
    const ronde_rounds *rounds = &at->found->rounds;
    const ronde_population *people = ronde_study_town_population(at->found->town);
    return by_area ? (group){ronde_population_district_name(people, number), number, RONDE_NONE,
                             &rounds->of_areas[number * rounds->arms]}
                   : (group){ronde_population_provider_name(people, number), RONDE_NONE, number,
                             &rounds->of_providers[number * rounds->arms]};
}

/* A line for each arm but the first of each area, or else of each provider. */
static void put_groups(const ronde_filling *at, bool by_area)
{
    const int32_t arms = at->found->rounds.arms;
    const int32_t count = by_area ? at->found->rounds.areas : at->found->rounds.providers;
    ronde_group_hidden *hidden = ronde_alloc_zero((size_t)count * (size_t)arms + 1, sizeof *hidden);
    bool fine = hidden != NULL;
    for (int32_t arm = 1; arm < arms && fine; arm++) {
        fine = ronde_groups_hide(&hidden[arm * count], at->found, by_area, arm, NULL) == RONDE_OK;
    }
    for (int32_t i = 0; i < count && fine; i++) {
        const group it = group_of(at, by_area, i);
        for (int32_t arm = 1; arm < arms; arm++) {
            put_group(at, &it, arm, &hidden[arm * count + i]);
        }
    }
    at->table->broken = at->table->broken || !fine;
    ronde_free(hidden);
}

void ronde_found_areas_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (ronde_filling_begin(&of, table, results, language, grouped) && at->found->town != NULL) {
        put_groups_head(at, WORD(AREA_NAME), WORD(FREED_WEEK));
        put_groups(at, true);
    }
}

void ronde_found_providers_table(ronde_table_text *table,
                                 const ronde_study_results *results,
                                 ronde_language language,
                                 bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (ronde_filling_begin(&of, table, results, language, grouped) && at->found->town != NULL) {
        put_groups_head(at, WORD(PROVIDER_NAME), WORD(FREED_WEEK_PAID));
        put_groups(at, false);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of arms: what each says of a mean working day. */
#include "service/study/arms/filling.h"
#include "service/study/arms/found_tables.h"

#include <math.h>

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

enum { unit = RONDE_STUDY_SCALE, head_cells = 2 };

/* The waiting list is tried with the first seed alone. */
static double extra_a_day(const ronde_filling *at, int32_t arm)
{
    ronde_account sum = ronde_rounds_sum(&at->found->rounds, arm);
    return (double)sum.of[RONDE_ACCOUNT_EXTRA] / at->found->rounds.days;
}

static double continuity(const ronde_filling *at, int32_t arm)
{
    ronde_account sum = ronde_rounds_sum(&at->found->rounds, arm);
    return (double)sum.of[RONDE_ACCOUNT_BY_REGULAR] / (double)sum.of[RONDE_ACCOUNT_REGULAR_KNOWN];
}

static double unserved(const ronde_filling *at, int32_t arm)
{
    return ronde_filling_daily(
        at, ronde_rounds_sum(&at->found->rounds, arm).of[RONDE_ACCOUNT_UNSERVED]);
}

static double freed_row(const ronde_filling *at, int32_t arm, ronde_account_row row)
{
    return ronde_filling_daily(at, ronde_rounds_freed(&at->found->rounds, arm).of[row]);
}

/* What the table of arms says of each. */
typedef struct arm_row {
    ronde_study_word label;
    ronde_study_unit unit;
    double (*value)(const ronde_filling *at, int32_t arm); /* in the unit's amount */
    bool of_town;
} arm_row;

static double residents_of(const ronde_filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.residents * unit;
}

static double laundry_of(const ronde_filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.laundry * unit;
}

static double users_of(const ronde_filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.users * unit;
}

static double without_of(const ronde_filling *at, int32_t arm)
{
    return (double)at->found->arms[arm].people.without * unit;
}

static double freed_of(const ronde_filling *at, int32_t arm)
{
    return at->found->arms[arm].freed.mean;
}

static double half_of(const ronde_filling *at, int32_t arm)
{
    return at->found->arms[arm].freed.half_width;
}

static double half_share_of(const ronde_filling *at, int32_t arm)
{
    return half_of(at, arm) / fabs(freed_of(at, arm)) * unit;
}

static double day_noise_of(const ronde_filling *at, int32_t arm)
{
    return at->found->rounds.days > 1 ? sqrt(at->found->arms[arm].freed_split.days)
                                      : (double)INFINITY;
}

static double optimiser_noise_of(const ronde_filling *at, int32_t arm)
{
    return at->found->rounds.seeds > 1 ? sqrt(at->found->arms[arm].freed_split.optimiser)
                                       : (double)INFINITY;
}

static double extra_home_of(const ronde_filling *at, int32_t arm)
{
    (void)arm;
    return extra_a_day(at, 0) * unit;
}

static double extra_of(const ronde_filling *at, int32_t arm)
{
    return extra_a_day(at, arm) * unit;
}

static double net_of(const ronde_filling *at, int32_t arm)
{
    return at->found->arms[arm].net.mean * unit;
}

static double net_half_of(const ronde_filling *at, int32_t arm)
{
    return at->found->arms[arm].net.half_width * unit;
}

static double bound_of(const ronde_filling *at, int32_t arm)
{
    double bound = at->found->arms[arm].bound;
    return bound >= 0 ? bound * unit : (double)INFINITY;
}

static double usable_of(const ronde_filling *at, int32_t arm)
{
    int64_t usable = at->found->arms[arm].usable;
    return usable != RONDE_NONE ? (double)usable : (double)INFINITY;
}

static double contact_of(const ronde_filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_CLIENT) +
           freed_row(at, arm, RONDE_ACCOUNT_RETURN_CLIENT);
}

static double lonely_of(const ronde_filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_LONELY);
}

static double returns_of(const ronde_filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_RETURN_VISITS) * unit;
}

static double distance_of(const ronde_filling *at, int32_t arm)
{
    return freed_row(at, arm, RONDE_ACCOUNT_DISTANCE);
}

static double continuity_home_of(const ronde_filling *at, int32_t arm)
{
    (void)arm;
    return continuity(at, 0) * unit;
}

static double continuity_of(const ronde_filling *at, int32_t arm)
{
    return continuity(at, arm) * unit;
}

static double unserved_home_of(const ronde_filling *at, int32_t arm)
{
    (void)arm;
    return unserved(at, 0) * unit;
}

static double unserved_of(const ronde_filling *at, int32_t arm)
{
    return unserved(at, arm) * unit;
}

static double days_of(const ronde_filling *at, int32_t arm)
{
    (void)arm;
    return (double)at->found->rounds.days * unit;
}

static double seeds_of(const ronde_filling *at, int32_t arm)
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

void ronde_found_arms_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped)) {
        return;
    }
    int32_t arms = at->found->rounds.arms;
    table->columns = head_cells + (size_t)arms - 1;
    table->left_columns = 1U << 1;
    ronde_filling_head(at, WORD(QUANTITY), WORD(UNIT));
    for (int32_t arm = 1; arm < arms; arm++) {
        ronde_filling_arm(at, arm);
    }
    for (size_t i = 0; i < sizeof arm_rows / sizeof arm_rows[0]; i++) {
        const arm_row *row = &arm_rows[i];
        if (row->of_town && at->found->town == NULL) {
            continue;
        }
        ronde_filling_head(at, ronde_study_word_in(language, row->label),
                           ronde_filling_unit_text(at, row->unit));
        for (int32_t arm = 1; arm < arms; arm++) {
            ronde_filling_amount(at, row->value(at, arm), row->unit);
        }
    }
}

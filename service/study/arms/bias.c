/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/bias.h"

/* Some fifteen visits a day: small enough for the long search to be as good as it gets. */
enum { district_residents = 75 };

static ronde_status plan_once(int64_t *home,
                              int64_t *central,
                              const ronde_study_town *town,
                              const ronde_rounds_options *with,
                              ronde_error *error)
{
    ronde_rounds rounds = {0};
    RONDE_TRY(ronde_rounds_make(&rounds, ronde_study_town_demand(town), with, error));
    *home = ronde_account_needed(ronde_rounds_account(&rounds, 0, 0, 0));
    *central = ronde_account_needed(ronde_rounds_account(&rounds, 0, 1, 0));
    ronde_rounds_clear(&rounds);
    return RONDE_OK;
}

static ronde_status plan_district(ronde_bias_district *out,
                                  const ronde_study_town_options *options,
                                  const ronde_rounds_options *with,
                                  ronde_error *error)
{
    ronde_study_town *town = NULL;
    ronde_rounds_options longer = *with;
    longer.effort.times = RONDE_BIAS_TIMES;
    RONDE_TRY(ronde_study_town_open(&town, options, error));
    ronde_status status = plan_once(&out->home, &out->central, town, with, error);
    if (status == RONDE_OK) {
        status = plan_once(&out->home_long, &out->central_long, town, &longer, error);
    }
    ronde_study_town_free(town);
    return status;
}

ronde_status ronde_bias_make(ronde_bias *out,
                             const ronde_study_town_options *options,
                             const ronde_rounds_options *with,
                             ronde_error *error)
{
    ronde_bias made = {.count = RONDE_BIAS_DISTRICTS};
    ronde_study_town_options small = *options;
    small.residents = district_residents;
    small.helpers = 0;
    small.providers = 1;
    small.waiting = 0;
    small.files = (ronde_study_town_files){0};
    small.take_up_count = 1;
    ronde_rounds_options each = *with;
    each.days = each.most_days = each.seeds = 1;
    each.effort.waiting = 0;
    each.parts = made.count;
    for (int32_t i = 0; i < made.count; i++) {
        small.seed = options->seed + 1 + (uint64_t)i;
        each.part = i + 1;
        RONDE_TRY(plan_district(&made.districts[i], &small, &each, error));
    }
    *out = made;
    return RONDE_OK;
}

ronde_bias_district ronde_bias_sum(const ronde_bias *bias)
{
    ronde_bias_district sum = {0};
    for (int32_t i = 0; i < bias->count; i++) {
        const ronde_bias_district *one = &bias->districts[i];
        sum.home += one->home;
        sum.home_long += one->home_long;
        sum.central += one->central;
        sum.central_long += one->central_long;
    }
    return sum;
}

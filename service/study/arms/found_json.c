/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/found_tables.h"

#include <math.h>

static void put_account(ronde_json_writer *json, const char *key, const ronde_account *account)
{
    ronde_json_open_object(json, key);
    ronde_json_put_integer(json, "needed", ronde_account_needed(account));
    ronde_json_put_integer(json, "paid", ronde_account_sum(account, RONDE_ACCOUNT_PAID));
    ronde_json_put_integer(json, "free", ronde_account_sum(account, RONDE_ACCOUNT_FREE));
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        ronde_json_put_integer(json, ronde_account_texts[i].key, account->of[i]);
    }
    ronde_json_close(json);
}

/* To a thousandth: what is beyond depends on the machine's arithmetic. */
static void put_number(ronde_json_writer *json, const char *key, double number)
{
    enum { digits = 3, thousand = 1000 };
    if (isfinite(number)) {
        ronde_json_put_decimal(json, key, llround(number * thousand), digits);
    } else {
        ronde_json_put_null(json, key);
    }
}

static void put_interval(ronde_json_writer *json, const char *key, const ronde_interval *interval)
{
    ronde_json_open_object(json, key);
    put_number(json, "mean", interval->mean);
    put_number(json, "half_width", interval->half_width);
    ronde_json_close(json);
}

static void put_people(ronde_json_writer *json, const ronde_study_town_people *people)
{
    ronde_json_put_integer(json, "residents", people->residents);
    ronde_json_put_integer(json, "laundry_residents", people->laundry);
    ronde_json_put_integer(json, "users", people->users);
    ronde_json_put_integer(json, "without", people->without);
}

static void put_arm(ronde_json_writer *json, const ronde_found *found, int32_t arm)
{
    const ronde_found_arm *of = &found->arms[arm];
    ronde_account sum = ronde_rounds_sum(&found->rounds, arm);
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "arm", arm == 0 ? "home" : "central");
    if (of->allow != NULL) {
        ronde_json_put_text(json, "allow", of->allow);
    } else {
        ronde_json_put_decimal(json, "take_up", of->take_up, 4);
        put_people(json, &of->people);
    }
    put_account(json, "sum", &sum);
    if (arm > 0) {
        ronde_account freed = ronde_rounds_freed(&found->rounds, arm);
        put_account(json, "freed", &freed);
        put_interval(json, "freed_a_day", &of->freed);
        put_number(json, "variance_days", of->freed_split.days);
        put_number(json, "variance_optimiser", of->freed_split.optimiser);
        put_interval(json, "extra_net_a_day", &of->net);
        put_number(json, "extra_bound_a_day", of->bound >= 0 ? of->bound : (double)INFINITY);
    }
    ronde_json_close(json);
}

static void put_bias(ronde_json_writer *json, const ronde_bias *bias)
{
    ronde_json_open_array(json, "bias");
    for (int32_t i = 0; i < bias->count; i++) {
        const ronde_bias_district *of = &bias->districts[i];
        ronde_json_open_object(json, NULL);
        ronde_json_put_integer(json, "home", of->home);
        ronde_json_put_integer(json, "home_long", of->home_long);
        ronde_json_put_integer(json, "central", of->central);
        ronde_json_put_integer(json, "central_long", of->central_long);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void put_sampling(ronde_json_writer *json, const ronde_sampling *sampling)
{
    ronde_json_open_object(json, "sampling");
    ronde_json_put_integer(json, "points", sampling->points);
    ronde_json_put_integer(json, "days", sampling->days);
    ronde_json_put_integer(json, "samples", (int64_t)sampling->samples);
    put_number(json, "r2", sampling->needed.fit);
    put_number(json, "r2_cross_validated", sampling->needed.validated);
    for (int i = 0; i < RONDE_SAMPLED_FIGURES; i++) {
        ronde_json_open_object(json, ronde_figure_row_of(ronde_sampled_figures[i])->key);
        ronde_json_put_integer(json, "p10", sampling->rounds[i].p10);
        ronde_json_put_integer(json, "p50", sampling->rounds[i].p50);
        ronde_json_put_integer(json, "p90", sampling->rounds[i].p90);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

void ronde_found_json(ronde_json_writer *json, const ronde_found *found)
{
    ronde_json_open_object(json, "rounds");
    ronde_json_put_text(json, "kind", "result");
    ronde_json_put_integer(json, "days", found->rounds.days);
    ronde_json_put_integer(json, "seeds", found->rounds.seeds);
    ronde_json_put_boolean(json, "narrow", found->rounds.narrow);
    ronde_json_open_array(json, "arms");
    for (int32_t arm = 0; arm < found->rounds.arms; arm++) {
        put_arm(json, found, arm);
    }
    ronde_json_close(json);
    if (found->bias.count > 0) {
        put_bias(json, &found->bias);
    }
    if (found->sampling.points > 0) {
        put_sampling(json, &found->sampling);
    }
    ronde_json_close(json);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/account.h"

#include "instances/base/alloc.h"
#include "service/report/day_figures.h"
#include "service/report/kpi.h"

#define ROW(account, NAME) ((account)->of[RONDE_ACCOUNT_##NAME])

const ronde_account_text ronde_account_texts[RONDE_ACCOUNT_ROWS] = {
#define X(NAME, key, UNIT, PART, dutch, english)                                                   \
    {#key, RONDE_STUDY_##UNIT, RONDE_ACCOUNT_##PART, {dutch, english}},
#include "service/study/arms/account.def"
#undef X
};

static void add_figures(ronde_account *out, const ronde_route_figures *figures)
{
    ROW(out, CLIENT) = figures->client - figures->return_client;
    ROW(out, RETURN_CLIENT) = figures->return_client;
    ROW(out, RETURN_TRAVEL) = figures->return_travel;
    ROW(out, TRAVEL) = figures->travel - figures->return_travel;
    ROW(out, IDLE) = figures->waiting;
    ROW(out, PAUSE) = figures->pause;
    ROW(out, LOADING) = figures->loading;
}

static ronde_status add_kpis(ronde_account *out,
                             const ronde_instance *instance,
                             const ronde_plan *plan,
                             ronde_error *error)
{
    enum { milligrams = 1000 };
    ronde_kpis kpis = {0};
    RONDE_TRY(ronde_kpis_compute(&kpis, instance, plan, NULL, error));
    const int64_t *amounts = kpis.plan.amounts;
    ROW(out, VISITS) = amounts[RONDE_KPI_VISITS];
    ROW(out, RETURN_VISITS) = amounts[RONDE_KPI_RETURN_VISITS];
    ROW(out, HOMES) = amounts[RONDE_KPI_RESIDENTS];
    ROW(out, SHIFTS) = amounts[RONDE_KPI_USED_SHIFTS];
    ROW(out, DISTANCE) = amounts[RONDE_KPI_DISTANCE];
    ROW(out, CO2) = amounts[RONDE_KPI_CO2] / milligrams;
    ROW(out, REGULAR_KNOWN) = amounts[RONDE_KPI_REGULAR_KNOWN];
    ROW(out, BY_REGULAR) = amounts[RONDE_KPI_BY_REGULAR];
    ROW(out, UNSERVED) = amounts[RONDE_KPI_UNSERVED];
    ROW(out, UNSERVED_TIME) = amounts[RONDE_KPI_UNSERVED_TIME];
    ronde_kpis_clear(&kpis);
    return RONDE_OK;
}

/* Counts a stretch of a shift in which nothing is done. */
static void add_block(ronde_account *out, ronde_time length)
{
    if (length <= 0) {
        return;
    }
    ronde_account_row row = length < 30 * RONDE_MINUTE    ? RONDE_ACCOUNT_BLOCK_SHORT
                            : length < 60 * RONDE_MINUTE  ? RONDE_ACCOUNT_BLOCK_HALF
                            : length < 150 * RONDE_MINUTE ? RONDE_ACCOUNT_BLOCK_VISIT
                                                          : RONDE_ACCOUNT_BLOCK_LONG;
    out->of[row] += length;
}

static void add_blocks_of_route(ronde_account *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_route *route)
{
    const ronde_shift *shift = &instance->shifts[route->shift];
    const ronde_matrix *matrix = ronde_instance_matrix(instance, route->shift);
    const ronde_stop *stops = &plan->stops.items[route->first_stop];
    add_block(out, stops[0].start - shift->earliest);
    for (size_t i = 1; i < route->stop_count; i++) {
        bool moves = stops[i].kind != RONDE_STOP_BREAK && stops[i].place != stops[i - 1].place;
        ronde_time travel =
            moves ? ronde_matrix_duration(matrix, stops[i - 1].place, stops[i].place) : 0;
        add_block(out, stops[i].start - stops[i - 1].end - travel);
    }
    add_block(out, shift->latest - stops[route->stop_count - 1].end);
}

/* used: by shift, whether it has a route with a visit. */
static void add_blocks(ronde_account *out,
                       const ronde_instance *instance,
                       const ronde_plan *plan,
                       const ronde_day_figures *figures,
                       bool *used)
{
    for (size_t i = 0; i < plan->routes.count; i++) {
        if (figures->routes[i].visits > 0) {
            used[plan->routes.items[i].shift] = true;
            add_blocks_of_route(out, instance, plan, &plan->routes.items[i]);
        }
    }
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *shift = &instance->shifts[i];
        if (!used[i]) {
            add_block(out, shift->latest - shift->earliest);
        }
    }
}

static ronde_time time_at(const ronde_plan *plan, const bool *chosen)
{
    ronde_time sum = 0;
    for (size_t i = 0; chosen != NULL && i < plan->stops.count; i++) {
        const ronde_stop *stop = &plan->stops.items[i];
        sum += ronde_is_visit(stop) && chosen[stop->place] ? stop->end - stop->start : 0;
    }
    return sum;
}

ronde_status ronde_account_plan(ronde_account *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const bool *lonely,
                                ronde_error *error)
{
    ronde_account made = {{0}};
    ronde_day_figures figures = {0};
    RONDE_TRY(ronde_day_figures_compute(&figures, instance, plan, error));
    bool *used = ronde_alloc_zero((size_t)instance->shift_count + 1, sizeof *used);
    ronde_status status = used != NULL ? add_kpis(&made, instance, plan, error)
                                       : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory");
    if (status == RONDE_OK) {
        add_figures(&made, &figures.total);
        add_blocks(&made, instance, plan, &figures, used);
        ROW(&made, LONELY) = time_at(plan, lonely);
        *out = made;
    }
    ronde_free(used);
    ronde_day_figures_clear(&figures);
    return status;
}

int64_t ronde_account_sum(const ronde_account *account, ronde_account_part part)
{
    int64_t sum = 0;
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        sum += ronde_account_texts[i].part == part ? account->of[i] : 0;
    }
    return sum;
}

int64_t ronde_account_needed(const ronde_account *account)
{
    return ronde_account_sum(account, RONDE_ACCOUNT_PAID) +
           ronde_account_sum(account, RONDE_ACCOUNT_UNDELIVERED);
}

int64_t ronde_account_billed(const ronde_account *account)
{
    return account->of[RONDE_ACCOUNT_CLIENT] + account->of[RONDE_ACCOUNT_RETURN_CLIENT] +
           account->of[RONDE_ACCOUNT_UNSERVED_TIME];
}

ronde_account ronde_account_difference(const ronde_account *one, const ronde_account *other)
{
    ronde_account made;
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        made.of[i] = one->of[i] - other->of[i];
    }
    return made;
}

void ronde_account_add(ronde_account *sum, const ronde_account *part)
{
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        sum->of[i] += part->of[i];
    }
}

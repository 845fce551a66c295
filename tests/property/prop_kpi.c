/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KPIs of random plans: components add up, helpers add up to the plan, and the checker, which
 * shares no code with them, counts the same times and distances. */
#include "instances/model/check.h"
#include "service/report/kpi.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <inttypes.h>

typedef struct planned {
    ronde_instance *instance;
    ronde_plan plan;
    ronde_verdict verdict;
    ronde_kpis kpis;
} planned;

static planned plan_seed(uint64_t seed)
{
    ronde_error error = {0};
    planned made = {.instance =
                        seed % 2 == 0 ? ronde_random_instance(seed) : ronde_random_trips(seed)};
    const ronde_solve_options options = {.seed = seed, .iterations = 60};
    ck_assert_ok(ronde_solve(&made.plan, made.instance, &options, NULL, &error));
    ck_assert_ok(ronde_check(&made.verdict, made.instance, &made.plan, &error));
    ck_assert_ok(ronde_kpis_compute(&made.kpis, made.instance, &made.plan, NULL, &error));
    return made;
}

static void clear(planned *of)
{
    ronde_kpis_clear(&of->kpis);
    ronde_verdict_clear(&of->verdict);
    ronde_plan_clear(&of->plan);
    ronde_instance_free(of->instance);
}

static bool adds_up(const ronde_kpi_set *set)
{
    const int64_t *amounts = set->amounts;
    return amounts[RONDE_KPI_PAID_TIME] ==
               amounts[RONDE_KPI_CLIENT_TIME] + amounts[RONDE_KPI_TRAVEL_TIME] +
                   amounts[RONDE_KPI_IDLE_TIME] + amounts[RONDE_KPI_BREAK_TIME] +
                   amounts[RONDE_KPI_LOADING_TIME] &&
           amounts[RONDE_KPI_SHIFT_TIME] + amounts[RONDE_KPI_OVERTIME] ==
               amounts[RONDE_KPI_PAID_TIME] + amounts[RONDE_KPI_UNUSED_TIME] &&
           amounts[RONDE_KPI_INDICATED_TIME] ==
               amounts[RONDE_KPI_CLIENT_TIME] + amounts[RONDE_KPI_HIDDEN_TIME] +
                   amounts[RONDE_KPI_ELSEWHERE_TIME] + amounts[RONDE_KPI_UNSERVED_TIME];
}

/* What is told apart by home, and what belongs to the plan as a whole, is no sum over helpers. */
static bool is_sum(ronde_kpi kpi)
{
    switch ((int)kpi) {
    case RONDE_KPI_RESIDENTS:
    case RONDE_KPI_CONTACT_MOMENTS:
    case RONDE_KPI_SEVERAL_MOMENTS:
    case RONDE_KPI_FACES:
    case RONDE_KPI_INDICATED_TIME:
    case RONDE_KPI_UNSERVED_TIME:
    case RONDE_KPI_UNSERVED:
    case RONDE_KPI_WAITING_LIST:
    case RONDE_KPI_WAITING_LIST_TIME:
        return false;
    default:
        return true;
    }
}

static bool helpers_add_up(const ronde_kpis *kpis)
{
    for (ronde_kpi kpi = 0; kpi < RONDE_KPI_COUNT; kpi++) {
        int64_t sum = 0;
        for (size_t i = 0; i < kpis->helper_count; i++) {
            sum += kpis->helpers[i].amounts[kpi];
        }
        if (is_sum(kpi) && sum != kpis->plan.amounts[kpi]) {
            return false;
        }
    }
    return true;
}

/* True if the checker counts the same. */
static bool same_as_checker(const ronde_kpi_set *set, const ronde_verdict *verdict, bool all_paid)
{
    static const struct {
        ronde_kpi kpi;
        ronde_rule rule;
    } pairs[] = {{RONDE_KPI_PAID_TIME, RONDE_RULE_PAID},
                 {RONDE_KPI_TRAVEL_TIME, RONDE_RULE_TRAVEL},
                 {RONDE_KPI_IDLE_TIME, RONDE_RULE_WAITING},
                 {RONDE_KPI_OVERTIME, RONDE_RULE_OVERTIME},
                 {RONDE_KPI_DISTANCE, RONDE_RULE_DISTANCE}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        bool counted = all_paid || pairs[i].kpi != RONDE_KPI_TRAVEL_TIME; /* unpaid legs are not */
        if (counted && set->amounts[pairs[i].kpi] != verdict->amounts[pairs[i].rule]) {
            return false;
        }
    }
    return set->amounts[RONDE_KPI_USED_SHIFTS] == verdict->used_shifts;
}

START_TEST(components_add_up_and_the_checker_agrees)
{
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(600);
    for (uint64_t seed = first; seed < first + (uint64_t)cases; seed++) {
        planned made = plan_seed(seed);
        ck_assert_msg(adds_up(&made.kpis.plan), "seed %" PRIu64 ": plan", seed);
        for (size_t i = 0; i < made.kpis.helper_count; i++) {
            ck_assert_msg(adds_up(&made.kpis.helpers[i]), "seed %" PRIu64 ": helper %zu", seed, i);
        }
        ck_assert_msg(helpers_add_up(&made.kpis), "seed %" PRIu64 ": sums", seed);
        bool all_paid = true;
        for (int32_t i = 0; i < made.instance->shift_count; i++) {
            all_paid &= !made.instance->shifts[i].unpaid_first_leg &&
                        !made.instance->shifts[i].unpaid_last_leg;
        }
        ck_assert_msg(same_as_checker(&made.kpis.plan, &made.verdict, all_paid),
                      "seed %" PRIu64 ": checker", seed);
        clear(&made);
    }
}
END_TEST

/* The twin: an amount that is off is seen by the sums and by the checker. */
START_TEST(a_wrong_amount_is_seen)
{
    static const ronde_kpi counted[] = {RONDE_KPI_PAID_TIME, RONDE_KPI_TRAVEL_TIME,
                                        RONDE_KPI_IDLE_TIME};
    planned made = plan_seed(2);
    for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++) {
        made.kpis.plan.amounts[counted[i]]++;
        ck_assert(!adds_up(&made.kpis.plan));
        ck_assert(!helpers_add_up(&made.kpis));
        ck_assert(!same_as_checker(&made.kpis.plan, &made.verdict, true));
        made.kpis.plan.amounts[counted[i]]--;
    }
    ck_assert(adds_up(&made.kpis.plan));
    clear(&made);
}
END_TEST

CKX_MAIN("kpi", components_add_up_and_the_checker_agrees, a_wrong_amount_is_seen)

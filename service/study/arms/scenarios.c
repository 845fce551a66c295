/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/scenarios.h"

ronde_study
ronde_study_scenario(const ronde_study *study, ronde_policy policy, ronde_study_level level)
{
    ronde_study made = *study;
    made.policy = policy;
    if (made.rounds.take_up_count == 0) {
        const ronde_study_range *range = &study->ranges[RONDE_PARAMETER_TAKE_UP];
        const int64_t ends_and_middle[] = {range->minimum, range->medium, range->maximum};
        made.rounds.take_up_count = sizeof ends_and_middle / sizeof ends_and_middle[0];
        for (int32_t i = 0; i < made.rounds.take_up_count; i++) {
            made.rounds.take_ups[i] = ends_and_middle[i];
        }
    }
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        ronde_study_range *range = &made.ranges[i];
        if (level != RONDE_AT_MEDIUM) {
            range->medium = level == RONDE_AT_MINIMUM ? range->minimum : range->maximum;
        }
    }
    return made;
}

ronde_status ronde_scenarios_add(ronde_scenarios *scenarios,
                                 const ronde_study *study,
                                 ronde_study_level level,
                                 const ronde_found *found,
                                 ronde_error *error)
{
    scenarios->residents = found->arms[0].people.residents;
    scenarios->days = found->rounds.days;
    scenarios->seeds = found->rounds.seeds;
    for (int32_t arm = 1; arm < found->rounds.arms; arm++) {
        const ronde_found_arm *of = &found->arms[arm];
        ronde_scenario made = {.policy = study->policy,
                               .level = level,
                               .take_up = of->take_up,
                               .freed = of->freed,
                               .drawn = of->people};
        bool from_rounds[RONDE_FIGURE_COUNT] = {false};
        ronde_found_year(&made.year, from_rounds, found, arm, study, RONDE_FULL_YEAR);
        if (!ronde_array_push(&scenarios->list, made)) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the scenarios");
        }
    }
    return RONDE_OK;
}

void ronde_scenarios_clear(ronde_scenarios *scenarios)
{
    ronde_array_clear(&scenarios->list);
    *scenarios = (ronde_scenarios){0};
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/scenarios.h"
#include "tests/support/ckx.h"

static ronde_study_range tariff_of(const ronde_study *study)
{
    return study->ranges[RONDE_PARAMETER_TARIFF];
}

START_TEST(a_level_moves_the_medium_alone)
{
    const ronde_study study = ronde_study_usual();
    const ronde_study_range usual = tariff_of(&study);
    const int64_t wanted[] = {usual.minimum, usual.medium, usual.maximum};
    for (ronde_study_level level = RONDE_AT_MINIMUM; level < RONDE_STUDY_LEVEL_COUNT; level++) {
        const ronde_study made = ronde_study_scenario(&study, RONDE_VRIJWILLIG, level);
        ck_assert_int_eq(made.policy, RONDE_VRIJWILLIG);
        ck_assert_int_eq(tariff_of(&made).medium, wanted[level]);
        ck_assert_int_eq(tariff_of(&made).minimum, usual.minimum);
        ck_assert_int_eq(tariff_of(&made).maximum, usual.maximum);
    }
}
END_TEST

START_TEST(take_ups_are_the_same_at_every_level)
{
    const ronde_study study = ronde_study_usual();
    const ronde_study_range usual = study.ranges[RONDE_PARAMETER_TAKE_UP];
    const ronde_study made = ronde_study_scenario(&study, RONDE_VERVANGEN, RONDE_AT_MAXIMUM);
    ck_assert_int_eq(made.rounds.take_up_count, 3);
    ck_assert_int_eq(made.rounds.take_ups[0], usual.minimum);
    ck_assert_int_eq(made.rounds.take_ups[1], usual.medium);
    ck_assert_int_eq(made.rounds.take_ups[2], usual.maximum);
}
END_TEST

START_TEST(take_ups_of_the_study_stay)
{
    ronde_study study = ronde_study_usual();
    study.rounds.take_up_count = 1;
    study.rounds.take_ups[0] = 2500;
    const ronde_study made = ronde_study_scenario(&study, RONDE_VERVANGEN, RONDE_AT_MEDIUM);
    ck_assert_int_eq(made.rounds.take_up_count, 1);
    ck_assert_int_eq(made.rounds.take_ups[0], 2500);
}
END_TEST

CKX_MAIN("study/arms/scenarios",
         a_level_moves_the_medium_alone,
         take_ups_are_the_same_at_every_level,
         take_ups_of_the_study_stay)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regular helpers, back-ups and teams of generated days. */
#include "instances/generate/day_parts.h"
#include "tests/support/ckx.h"

enum { home_count = 400, residents = 150 };

/* Homes on a spiral of some 4 km. */
static ronde_drawn_day *draw(uint64_t seed, int32_t regular_share)
{
    ronde_error error = {0};
    ronde_address homes[home_count];
    for (int i = 0; i < home_count; i++) {
        homes[i] = (ronde_address){6.85 + 0.0001 * i, 52.2 + 0.0007 * (i % 37), "Lindelaan"};
    }
    ronde_day_options options = {.seed = seed,
                                 .residents = residents,
                                 .name = "test",
                                 .start_date = "2026-11-25",
                                 .parameters = ronde_day_defaults()};
    options.parameters.regular_share = regular_share;
    ronde_drawn_day *day = NULL;
    ck_assert_ok(ronde_day_draw(&day, &options, homes, home_count, &error));
    return day;
}

/* A helper's residents take no more than her hours, and she can do what they need. */
START_TEST(regular_helpers_can_do_their_rounds)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        ronde_drawn_day *day = draw(seed, 100);
        int32_t known = 0;
        for (int32_t h = 0; h < day->helper_count; h++) {
            const drawn_helper *helper = &day->helpers[h];
            ronde_time work = 0;
            for (int32_t i = 0; i < day->resident_count; i++) {
                const drawn_resident *resident = &day->residents[i];
                if (resident->regular != h) {
                    continue;
                }
                work += resident->cleaning + resident->laundry_work;
                known++;
                ck_assert(helper->regie || !resident->regie);
                ck_assert(!helper->allergic || !resident->pet);
                ck_assert(!resident->has_window || resident->window.earliest < helper->to);
                ck_assert(!resident->has_window || resident->window.latest > helper->from);
            }
            ck_assert_int_le(work, helper->to - helper->from);
        }
        ck_assert_int_ge(known, residents * 90 / 100);
        ronde_day_free(day);
    }
}
END_TEST

START_TEST(back_ups_are_others_and_near)
{
    ronde_drawn_day *day = draw(4, 85);
    double to_backups = 0;
    double to_all = 0;
    for (int32_t i = 0; i < day->resident_count; i++) {
        const drawn_resident *resident = &day->residents[i];
        ck_assert_int_eq(resident->backup_count, day->options.parameters.backups);
        for (int32_t k = 0; k < resident->backup_count; k++) {
            ck_assert_int_ne(resident->backups[k], resident->regular);
            ck_assert(k == 0 || resident->backups[k] != resident->backups[k - 1]);
            to_backups +=
                ronde_day_distance(&day->helpers[resident->backups[k]].home, &resident->home) /
                resident->backup_count;
        }
        for (int32_t h = 0; h < day->helper_count; h++) {
            to_all +=
                ronde_day_distance(&day->helpers[h].home, &resident->home) / day->helper_count;
        }
    }
    ck_assert(to_backups * 3 < to_all);
    ronde_day_free(day);
}
END_TEST

START_TEST(teams_are_no_larger_than_told_and_residents_have_one)
{
    ronde_drawn_day *day = draw(2, 85);
    int32_t sizes[home_count] = {0};
    for (int32_t h = 0; h < day->helper_count; h++) {
        sizes[day->helpers[h].team]++;
    }
    for (int32_t team = 0; team < home_count; team++) {
        ck_assert_int_le(sizes[team], day->options.parameters.team_size);
    }
    for (int32_t i = 0; i < day->resident_count; i++) {
        ck_assert_int_gt(sizes[day->residents[i].team], 0);
    }
    ronde_day_free(day);
}
END_TEST

/* 85 % of 150 are 127; three deviations of the binomial are 13, and some find no round. */
START_TEST(the_share_of_regular_helpers_is_near_its_parameter)
{
    ronde_drawn_day *day = draw(6, 85);
    int32_t known = 0;
    for (int32_t i = 0; i < day->resident_count; i++) {
        known += day->residents[i].regular != RONDE_NONE ? 1 : 0;
    }
    ck_assert_int_gt(known, 100);
    ck_assert_int_lt(known, 141);
    ronde_day_free(day);
}
END_TEST

CKX_MAIN("instances/generate/day_regular",
         regular_helpers_can_do_their_rounds,
         back_ups_are_others_and_near,
         teams_are_no_larger_than_told_and_residents_have_one,
         the_share_of_regular_helpers_is_near_its_parameter)

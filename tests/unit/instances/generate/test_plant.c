/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/plant.h"
#include "tests/support/ckx.h"

/* Open from 8:00 to 12:00, 10 kg an hour, an hour from washer to bag. */
static ronde_plant make(void)
{
    return ronde_plant_new(8 * RONDE_HOUR, 12 * RONDE_HOUR, 10000, RONDE_HOUR, 0);
}

#define ck_assert_moment(moment, at_day, hours)                                                    \
    do {                                                                                           \
        ronde_plant_moment it_ = (moment);                                                         \
        ck_assert_int_eq(it_.day, at_day);                                                         \
        ck_assert_int_eq(it_.time, (ronde_time)((hours)*3600.0));                                  \
    } while (0)

/* At 9:00 come 5 kg: washed at 9:30, ready at 10:30. At 9:15 come 20 kg, which wait until 9:30,
 * washed at 11:30, ready at 12:30: dry the next morning, 8:30. At 14:00 comes 1 kg: washed from
 * 8:00 to 8:06, ready at 9:06. */
START_TEST(test_queue)
{
    ronde_plant plant = make();
    ck_assert_moment(ronde_plant_add(&plant, (ronde_plant_moment){0, 9 * RONDE_HOUR}, 5000), 0,
                     10.5);
    ck_assert_moment(ronde_plant_add(&plant, (ronde_plant_moment){0, 9 * RONDE_HOUR + 900}, 20000),
                     1, 8.5);
    ck_assert_moment(ronde_plant_add(&plant, (ronde_plant_moment){0, 14 * RONDE_HOUR}, 1000), 1,
                     9.1);
    ck_assert_int_eq(plant.washed[0][9], 10000); /* 5 from 9:00, 5 from 9:30 */
    ck_assert_int_eq(plant.washed[0][10], 10000);
    ck_assert_int_eq(plant.washed[0][11], 5000);
    ck_assert_int_eq(plant.washed[1][8], 1000);
}
END_TEST

/* 100 kg at opening time: 40 a day, so done at 10:00 of the third day. */
START_TEST(test_days)
{
    ronde_plant plant = make();
    ck_assert_moment(ronde_plant_add(&plant, (ronde_plant_moment){0, 0}, 100000), 2, 11);
    int64_t sum = 0;
    for (int hour = 0; hour < RONDE_PLANT_HOURS; hour++) {
        sum += plant.washed[1][hour];
    }
    ck_assert_int_eq(sum, 40000);
    ck_assert_int_eq(plant.washed[1][12], 0);
}
END_TEST

CKX_MAIN("instances/generate/plant", test_queue, test_days)

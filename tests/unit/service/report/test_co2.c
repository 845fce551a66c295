/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/idmap.h"
#include "service/report/co2.h"
#include "tests/support/ckx.h"

#include <string.h>

START_TEST(a_list_is_read_and_the_last_mention_counts)
{
    ronde_error error = {0};
    ronde_co2_figures own = {0};
    ck_assert_ok(ronde_co2_read(&own, "car=120,tram=7,car=130", &error));
    ck_assert_int_eq(own.count, 2);
    ck_assert_int_eq(ronde_co2_grams(&own, "car"), 130);
    ck_assert_int_eq(ronde_co2_grams(&own, "tram"), 7);
    ck_assert_int_eq(ronde_co2_grams(NULL, "car"), 193);
    ck_assert_int_eq(ronde_co2_grams(NULL, "tram"), RONDE_NONE);
    ck_assert_int_eq(ronde_co2_grams(&own, "bike"), 0);
}
END_TEST

START_TEST(what_is_wrong_is_named)
{
    static const char *const wrong[] = {
        "",
        "car",
        "car=",
        "=5",
        "car=-1",
        "car=100001",
        "car=1.5",
        "car=1,",
        ",car=1",
        "car=1,,van=2",
        "car=12345678901234567",
        "a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1,j=1,k=1,l=1,m=1,n=1,o=1,p=1,q=1",
        "a-mode-with-a-name-that-is-too-long=1"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ronde_error error = {0};
        ronde_co2_figures own = {.count = 0};
        ck_assert_msg(ronde_co2_read(&own, wrong[i], &error) == RONDE_EINPUT, "'%s'", wrong[i]);
        ck_assert_int_eq(own.count, 0);
        ck_assert_str_eq(error.where, "--co2");
    }
}
END_TEST

START_TEST(every_figure_of_the_table_names_its_source)
{
    static const char *const profiles[] = {"foot", "bike", "ebike", "car", "van", "minibus"};
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        ck_assert_int_ge(ronde_co2_grams(NULL, profiles[i]), 0);
        ck_assert_uint_gt(strlen(ronde_co2_source(profiles[i])), 0);
    }
    ck_assert_str_eq(ronde_co2_source("tram"), "");
}
END_TEST

CKX_MAIN("service/report/co2",
         a_list_is_read_and_the_last_mention_counts,
         what_is_wrong_is_named,
         every_figure_of_the_table_names_its_source)

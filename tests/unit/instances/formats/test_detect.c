/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/detect.h"
#include "tests/support/ckx.h"

#include <string.h>

typedef struct sample {
    const char *text;
    ronde_format format;
} sample;

static const sample samples[] = {
    {"", RONDE_FORMAT_AUTO},
    {"\n \n", RONDE_FORMAT_AUTO},
    {"hello world\nthis is text\n", RONDE_FORMAT_AUTO},
    {"{\"format\": \"ronde-instance/1\", \"jobs\": []}", RONDE_FORMAT_RONDE},
    {"\xEF\xBB\xBF\n {\"name\":\"x\",\n\"format\":\"ronde-instance/2\"}", RONDE_FORMAT_RONDE},
    {"{\"format\":\"ronde-plan/1\"}", RONDE_FORMAT_PLAN},
    {"{\"format\":\"other\"}", RONDE_FORMAT_AUTO},
    {"{\"vehicles\":[{\"jobs\":1}],\"jobs\":[]}", RONDE_FORMAT_VROOM},
    /* Inner keys and strings with braces and quotes do not count. */
    {"{\"vehicles\":[{\"jobs\":1}]}", RONDE_FORMAT_AUTO},
    {"{\"a\":\"}{\\\"\",\"shipments\":[]}", RONDE_FORMAT_VROOM},
    {"{\"x\":\"jobs\"}", RONDE_FORMAT_AUTO},
    {"{\"patients\":[]", RONDE_FORMAT_HHCRSP},
    {"{\"patients", RONDE_FORMAT_AUTO},
    {"[1,2]", RONDE_FORMAT_AUTO},
    {"C101\r\n\r\nVEHICLE\r\nNUMBER CAPACITY\r\n", RONDE_FORMAT_SOLOMON},
    {"vehicle\nNUMBER CAPACITY\n", RONDE_FORMAT_SOLOMON},
    {"25\t200\t1\r\n0\t40\t50\t0\t0\t1236\t0\t0\t0\r\n", RONDE_FORMAT_LILIM},
    {"2 32 480 3 30\n  0 0.0 0.0 0 0 0 1440\n", RONDE_FORMAT_CORDEAU},
    {"NAME: C201R0.5\nTYPE: MTVRPTWR\n", RONDE_FORMAT_VRPLIB},
    {"NAME : A\n", RONDE_FORMAT_VRPLIB},
};

START_TEST(content_tells_the_format)
{
    const sample *the = &samples[_i];
    ck_assert_str_eq(ronde_format_names[ronde_format_detect(the->text, strlen(the->text))],
                     ronde_format_names[the->format]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats/detect");
    TCase *tests = tcase_create("formats/detect");
    tcase_add_loop_test(tests, content_tells_the_format, 0,
                        (int)(sizeof samples / sizeof samples[0]));
    return ckx_run(suite, tests);
}

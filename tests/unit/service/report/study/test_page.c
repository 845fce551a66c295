/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/chapters.h"
#include "service/report/study/page.h"
#include "service/report/study/svg.h"
#include "tests/support/ckx.h"

#include <string.h>

static ronde_study_document
    document; /* a parameter is an assumption unless a test says otherwise */
static ronde_text written;

static ronde_study_page page_in(ronde_language language)
{
    ronde_text_clear(&written);
    document = (ronde_study_document){.study = {.year_count = 1, .first_year = 2027}};
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        document.study.ranges[i].provenance = RONDE_FROM_DEFAULT;
    }
    return (ronde_study_page){.out = &written, .of = &document, .language = language};
}

START_TEST(amounts_are_rounded_and_keep_their_value)
{
    const struct {
        int64_t amount;
        ronde_study_unit unit;
        ronde_rounding rounding;
        const char *dutch, *english;
    } cases[] = {
        {1027981442, RONDE_STUDY_MONEY, RONDE_THOUSANDS,
         "<data value=\"1027981.442\">€ 1.028.000</data>",
         "<data value=\"1027981.442\">€ 1,028,000</data>"},
        {-9999400, RONDE_STUDY_MONEY, RONDE_THOUSANDS, "<data value=\"-9999.4\">-€ 9.999</data>",
         "<data value=\"-9999.4\">-€ 9,999</data>"},
        {-500, RONDE_STUDY_PRICE, RONDE_AS_SHOWN, "<data value=\"-0.5\">-€ 0,50</data>",
         "<data value=\"-0.5\">-€ 0.50</data>"},
        {5400, RONDE_STUDY_SECONDS, RONDE_AS_SHOWN, "<data value=\"5400\">1,5 uur</data>",
         "<data value=\"5400\">1.5 h</data>"},
        {5400, RONDE_STUDY_SECONDS, RONDE_WHOLE, "<data value=\"5400\">2 uur</data>",
         "<data value=\"5400\">2 h</data>"},
        {12345000, RONDE_STUDY_PERSONS, RONDE_WHOLE, "<data value=\"1234.5\">1.235</data>",
         "<data value=\"1234.5\">1,235</data>"},
        {0, RONDE_STUDY_SHARE, RONDE_AS_SHOWN, "<data value=\"0\">0,00 %</data>",
         "<data value=\"0\">0.00 %</data>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ronde_study_page page = page_in(RONDE_DUTCH);
        ck_assert_str_eq(
            ronde_page_amount(&page, cases[i].amount, cases[i].unit, cases[i].rounding).text,
            cases[i].dutch);
        page.language = RONDE_ENGLISH;
        ck_assert_str_eq(
            ronde_page_amount(&page, cases[i].amount, cases[i].unit, cases[i].rounding).text,
            cases[i].english);
    }
}
END_TEST

START_TEST(marks_say_where_a_number_comes_from)
{
    ronde_study_page page = page_in(RONDE_DUTCH);
    ck_assert_str_eq(ronde_page_figure_mark(&page, RONDE_FIGURE_RAMP).text,
                     "<a class=\"m\" href=\"#u-ramp\">U1</a>");
    ck_assert_str_eq(ronde_page_parameter_mark(&page, RONDE_PARAMETER_BASE_CLIENTS).text,
                     "<a class=\"m\" href=\"#p-base_clients\">A1</a>");
    document.study.ranges[RONDE_PARAMETER_BASE_CLIENTS].provenance = RONDE_FROM_SOURCE;
    ck_assert_str_eq(ronde_page_parameter_mark(&page, RONDE_PARAMETER_BASE_CLIENTS).text,
                     "<a class=\"m\" href=\"#p-base_clients\">B1</a>");
    page.language = RONDE_ENGLISH;
    ck_assert_str_eq(ronde_page_parameter_mark(&page, RONDE_PARAMETER_BASE_CLIENTS).text,
                     "<a class=\"m\" href=\"#p-base_clients\">S1</a>");
    ck_assert_str_eq(ronde_page_figure_mark(&page, RONDE_FIGURE_RAMP).text,
                     "<a class=\"m\" href=\"#u-ramp\">R1</a>");
}
END_TEST

START_TEST(sentences_take_pieces_and_words_are_escaped)
{
    ronde_study_page page = page_in(RONDE_ENGLISH);
    ronde_page_sentence(&page, RONDE_SENTENCE_BAND,
                        RONDE_PIECES(ronde_page_text("a<b"), (ronde_piece){"<b>2</b>"}));
    ck_assert_str_eq(written.data, "a&lt;b to <b>2</b>");
    page = page_in(RONDE_ENGLISH);
    ronde_page_row(&page, "<i>", "");
    ronde_page_word_cell(&page, "a & b");
    ronde_page_end_row(&page);
    ck_assert_str_eq(written.data, "<tr><th scope=\"row\">&lt;i&gt;</th>"
                                   "<td class=\"words\">a &amp; b</td></tr>\n");
    ronde_text_clear(&written);
}
END_TEST

/* Every {n} of a sentence is there in both languages: a translation that loses a number is wrong.
 */
START_TEST(translations_have_the_same_places)
{
    for (int i = 0; i < RONDE_SENTENCE_COUNT; i++) {
        const char *dutch = ronde_sentence_in(RONDE_DUTCH, (ronde_sentence)i);
        const char *english = ronde_sentence_in(RONDE_ENGLISH, (ronde_sentence)i);
        for (char number = '1'; number <= '9'; number++) {
            const char place[] = {'{', number, '}', '\0'};
            ck_assert_msg((strstr(dutch, place) == NULL) == (strstr(english, place) == NULL),
                          "%s of: %s", place, dutch);
        }
    }
}
END_TEST

START_TEST(proof_is_what_the_tag_of_the_source_says)
{
    ck_assert_int_eq((int)ronde_proof_of("[SEED] about 6,000"), (int)RONDE_PROVEN);
    ck_assert_int_eq((int)ronde_proof_of("[S] 13 % in Montferland"), (int)RONDE_EXAMPLE);
    ck_assert_int_eq((int)ronde_proof_of("[S HBEL, HHM]"), (int)RONDE_EXAMPLE);
    ck_assert_int_eq((int)ronde_proof_of("[D] of both"), (int)RONDE_ESTIMATE);
    ck_assert_int_eq((int)ronde_proof_of("[M]"), (int)RONDE_ESTIMATE);
    ck_assert_int_eq((int)ronde_proof_of("told by the provider"), (int)RONDE_NOT_STATED);
}
END_TEST

START_TEST(a_scale_takes_its_ends_to_its_ends)
{
    const ronde_svg_scale scale = {-100, 300, 20, 400};
    ck_assert_int_eq(ronde_svg_at(&scale, -100), 20);
    ck_assert_int_eq(ronde_svg_at(&scale, 0), 120);
    ck_assert_int_eq(ronde_svg_at(&scale, 300), 420);
    const ronde_svg_scale point = {7, 7, 20, 400};
    ck_assert_int_eq(ronde_svg_at(&point, 7), 220);
    const ronde_svg_scale wide = {INT64_MIN, INT64_MAX, 0, 480};
    ck_assert_int_eq(ronde_svg_at(&wide, 0), 240);
}
END_TEST

/* 30 and -10 lead to 20: on a scale of 0 .. 30 over 370, from 4: 0 at 4, 20 at 251, 30 at 374. */
START_TEST(steps_start_where_the_one_before_ended)
{
    const ronde_svg_bar bars[] = {{.label = "a", .amount = 30 * 3600, .hatched = true},
                                  {.label = "b", .amount = -10 * 3600, .hatched = true},
                                  {.label = "c", .amount = 20 * 3600, .is_total = true}};
    ronde_study_page page = page_in(RONDE_DUTCH);
    ronde_svg_bars(&page, bars, 3, RONDE_STUDY_SECONDS, true);
    ck_assert_ptr_nonnull(strstr(written.data, "class=\"light\" x=\"4\" y=\"20\" width=\"370\""));
    ck_assert_ptr_nonnull(strstr(written.data, "class=\"light\" x=\"251\" y=\"60\" width=\"123\""));
    ck_assert_ptr_nonnull(strstr(written.data, "class=\"dark\" x=\"4\" y=\"100\" width=\"247\""));
    ronde_text_clear(&written);
}
END_TEST

CKX_MAIN("report/study/page",
         amounts_are_rounded_and_keep_their_value,
         marks_say_where_a_number_comes_from,
         sentences_take_pieces_and_words_are_escaped,
         translations_have_the_same_places,
         proof_is_what_the_tag_of_the_source_says,
         a_scale_takes_its_ends_to_its_ends,
         steps_start_where_the_one_before_ended)

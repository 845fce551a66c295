/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/study.h"

#include <string.h>

#define SCALED(number) ((int64_t)((number) * (double)RONDE_STUDY_SCALE + 0.5))

static const ronde_parameter_row rows[RONDE_PARAMETER_COUNT] = {
#define X(NAME, id, UNIT, minimum, medium, maximum, lowest, highest, dutch, english, source,       \
          owner)                                                                                   \
    {#id,                                                                                          \
     RONDE_STUDY_##UNIT,                                                                           \
     SCALED(minimum),                                                                              \
     SCALED(medium),                                                                               \
     SCALED(maximum),                                                                              \
     SCALED(lowest),                                                                               \
     SCALED(highest),                                                                              \
     {dutch, english},                                                                             \
     source,                                                                                       \
     owner},
#include "service/study/parameters.def"
#undef X
};

enum { usual_first_year = 2027, usual_year_count = 5 }; /* domain.md, row 50: five years */

/* sota.md, C.5: 20 days, three seeds, then on until the interval is narrow; at most 200 days, of
 * which a night allows a third. 600 residents are a provider of the size. */
static const ronde_study_rounds usual_rounds = {.residents = 600,
                                                .providers = 1,
                                                .days = 20,
                                                .most_days = 60,
                                                .seeds = 3,
                                                .seed = 1,
                                                .waiting = 80};

const ronde_parameter_row *ronde_parameter_row_of(ronde_study_parameter parameter)
{
    return &rows[parameter];
}

const char *ronde_provenance_word(ronde_provenance provenance)
{
    static const char *const words[] = {"source", "input", "default"};
    return words[provenance];
}

const char *ronde_provenance_text(ronde_provenance provenance, ronde_language language)
{
    static const char *const texts[][2] = {
        {"bron", "source"}, {"invoer", "input"}, {"aanname", "assumption"}};
    return texts[provenance][language];
}

const char *ronde_regime_text(ronde_regime regime, ronde_language language)
{
    static const char *const texts[][2] = {
#define X(NAME, word, dutch, english) {dutch, english},
#include "service/study/regimes.def"
#undef X
    };
    return texts[regime][language];
}

static bool is_sourced(const char *source)
{
    return strncmp(source, "[S", 2) == 0;
}

ronde_study ronde_study_usual(void)
{
    ronde_study study = {.name = "",
                         .area = "",
                         .policy = RONDE_VERVANGEN, /* row 13 */
                         .use = RONDE_AS_CAPACITY,  /* the policy note's main goal, 000:591 */
                         .bags = RONDE_BAGS_APART,  /* row 28 */
                         .first_year = usual_first_year,
                         .year_count = usual_year_count,
                         .rounds = usual_rounds};
    for (int i = 0; i < RONDE_STUDY_YEARS_MOST; i++) {
        study.years[i] = (ronde_study_year){.regime = RONDE_REGIME_PER_BAG,
                                            .contribution_share = RONDE_STUDY_SCALE};
    }
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_parameter_row *row = &rows[i];
        study.ranges[i] = (ronde_study_range){
            .minimum = row->minimum,
            .medium = row->medium,
            .maximum = row->maximum,
            .source = row->source,
            .owner = row->owner,
            .provenance = is_sourced(row->source) ? RONDE_FROM_SOURCE : RONDE_FROM_DEFAULT};
    }
    return study;
}

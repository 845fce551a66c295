/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rounds found, on a terminal. */
#include "service/study/arms/found_tables.h"

static void put_table(ronde_text *out,
                      const ronde_study_results *results,
                      ronde_language language,
                      const char *name)
{
    const ronde_study_table *known = ronde_study_table_named(name);
    ronde_table_text table = {0};
    known->fill(&table, results, language, true);
    if (table.cells.count > 0) {
        ronde_text_printf(out, "\n%s\n", ronde_study_word_in(language, known->title));
        ronde_table_text_plain(out, &table);
    }
    ronde_table_text_clear(&table);
}

size_t ronde_found_notes(ronde_study_word out[RONDE_FOUND_NOTES_MOST], const ronde_found *found)
{
    ronde_account home = ronde_rounds_sum(&found->rounds, 0);
    bool above = false;
    bool differs = false;
    for (int32_t arm = 1; arm < found->rounds.arms; arm++) {
        const ronde_found_arm *of = &found->arms[arm];
        ronde_account other = ronde_rounds_sum(&found->rounds, arm);
        above = above || (of->bound >= 0 && of->net.mean > of->bound);
        differs = differs || home.of[RONDE_ACCOUNT_UNSERVED] != other.of[RONDE_ACCOUNT_UNSERVED];
    }
    const struct {
        bool holds;
        ronde_study_word word;
    } notes[RONDE_FOUND_NOTES_MOST] = {
        {true, RONDE_STUDY_WORD_ROUNDS_FROM},
        {found->town != NULL && !found->rounds.narrow, RONDE_STUDY_WORD_STILL_WIDE},
        {found->sampling.points > 0 && found->sampling.needed.validated < 0.95,
         RONDE_STUDY_WORD_SURFACE_WEAK},
        {above, RONDE_STUDY_WORD_NET_ABOVE_BOUND},
        {differs, RONDE_STUDY_WORD_SERVICE_DIFFERS},
        {found->vans.count > 0, RONDE_STUDY_WORD_VANS_FROM},
        {found->town != NULL && ronde_van_arms_are_rough(&found->vans, found->town),
         RONDE_STUDY_WORD_VANS_ROUGH}};
    size_t count = 0;
    for (size_t i = 0; i < RONDE_FOUND_NOTES_MOST; i++) {
        if (notes[i].holds) {
            out[count++] = notes[i].word;
        }
    }
    return count;
}

static void put_notes(ronde_text *out, const ronde_found *found, ronde_language language)
{
    ronde_study_word notes[RONDE_FOUND_NOTES_MOST];
    size_t count = ronde_found_notes(notes, found);
    for (size_t i = 0; i < count; i++) {
        ronde_text_printf(out, "%s\n", ronde_study_word_in(language, notes[i]));
    }
}

void ronde_found_plain(ronde_text *out, const ronde_study_results *results, ronde_language language)
{
    put_table(out, results, language, "rounds");
    put_notes(out, results->found, language);
    put_table(out, results, language, "rounds-account");
    put_table(out, results, language, "rounds-year");
    put_table(out, results, language, "rounds-vans");
    put_table(out, results, language, "rounds-percentiles");
    put_table(out, results, language, "rounds-bias");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_RESULTS_H
#define RONDE_SERVICE_STUDY_RESULTS_H

#include "instances/base/text.h"
#include "service/report/table.h"
#include "service/study/spread.h"

/** The "format" of the study.json of a given day. */
#define RONDE_STUDY_DAY_FORMAT "ronde-study-day/1"

/** All that the closed form says of a study. */
typedef struct ronde_study_results {
    const ronde_study *study; /* stays with the caller */
    ronde_figures years[RONDE_STUDY_YEARS_MOST];
    ronde_figures full; /* everybody has changed, nothing has grown */
    ronde_break_even break_even;
    ronde_tornado tornado; /* by the result of what the study uses the hours for */
    ronde_spread spread;
    const struct ronde_found *found; /* by planned rounds (arms/found.h); NULL: none were planned;
                                        stays with the caller */
} ronde_study_results;

/** Works everything out. RONDE_ENOMEM. */
ronde_status ronde_study_work_out(ronde_study_results *out,
                                  const ronde_study *study,
                                  size_t samples,
                                  uint64_t seed,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** The outcome that the study decides on: cash or capacity. */
ronde_outcome ronde_study_main_outcome(const ronde_study *study);

typedef enum ronde_study_word {
#define X(KEY, dutch, english) RONDE_STUDY_WORD_##KEY,
#include "service/study/words.def"
#undef X
    RONDE_STUDY_WORD_COUNT
} ronde_study_word;

const char *ronde_study_word_in(ronde_language language, ronde_study_word word);

/** Writes an amount of a unit as people read it: "43.146,0" hours (Dutch, grouped). exact: with all
 *  decimals that are not zero, else with those of units.def. */
void ronde_study_amount_text(char *out,
                             size_t size,
                             int64_t amount,
                             ronde_study_unit unit,
                             ronde_language language,
                             bool exact,
                             bool grouped);
const char *ronde_study_unit_text(ronde_study_unit unit, ronde_language language);
/** "", or what the amount's kind says in place of a number. */
const char *ronde_break_even_text(ronde_break_even_kind kind, ronde_language language);

/** A table of the results and the name of its file without ".csv". One that fill leaves without
 *  cells is of a study that has no such results: it is not written. */
typedef struct ronde_study_table {
    const char *name;
    ronde_study_word title;
    void (*fill)(ronde_table_text *table,
                 const ronde_study_results *results,
                 ronde_language language,
                 bool grouped);
} ronde_study_table;

/** All tables, table_count of them: parameters, choices, years, 5.1 to 5.4 of the policy note,
 *  percentiles, break-even, tornado. Amounts of money are whole euros that add up. */
const ronde_study_table *ronde_study_tables(size_t *table_count);
const ronde_study_table *ronde_study_table_named(const char *name);

/** Some figures of every year and of a full one, with their marks and derivations. */
void ronde_study_years_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped,
                             const ronde_figure *figures,
                             size_t count);
/** Every parameter with its range and mark; source and owner where with_sources. */
void ronde_study_parameters_table(ronde_table_text *table,
                                  const ronde_study_results *results,
                                  ronde_language language,
                                  bool grouped,
                                  bool with_sources);

/** Everything, exact, with its marks (source, input, default or result) and derivations. */
void ronde_study_json(ronde_text *out, const ronde_study_results *results);
/** What a person reads first. */
void ronde_study_plain(ronde_text *out,
                       const ronde_study_results *results,
                       ronde_language language);

/** Writes study.json and every table as CSV into a folder, which is made where it is missing.
 *  RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_study_write(const char *folder,
                               const ronde_study_results *results,
                               ronde_language language,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif

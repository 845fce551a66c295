/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_CLOSED_FORM_H
#define RONDE_SERVICE_STUDY_CLOSED_FORM_H

/* The business case by arithmetic alone: no rounds are planned. Formulas in figures.def. Each is
 * rounded once, half away from zero, to a whole number of its unit (units.def): seconds,
 * thousandths of a euro, ten-thousandths of a resident. */

#include "service/study/study.h"

typedef enum ronde_figure {
#define X(NAME, key, UNIT, dutch, english, derivation) RONDE_FIGURE_##NAME,
#include "service/study/figures.def"
#undef X
    RONDE_FIGURE_COUNT
} ronde_figure;

typedef struct ronde_figure_row {
    const char *key;
    ronde_study_unit unit;
    const char *label[2]; /* by ronde_language */
    const char *derivation;
} ronde_figure_row;

const ronde_figure_row *ronde_figure_row_of(ronde_figure figure);

/** One value for each parameter. */
typedef struct ronde_study_values {
    int64_t of[RONDE_PARAMETER_COUNT];
} ronde_study_values;

typedef struct ronde_figures {
    int64_t of[RONDE_FIGURE_COUNT];
} ronde_figures;

/** The medium values of a study. */
ronde_study_values ronde_study_medium(const ronde_study *study);

enum { RONDE_FULL_YEAR = -1 };

/** The figures of year (0 .. year_count - 1) of a study with these values; of RONDE_FULL_YEAR those
 *  of a year in which everybody who will has changed (ramp 1) and nothing has grown, with the
 *  contribution of the study's last year. O(year). */
void ronde_closed_year(ronde_figures *out,
                       const ronde_study *study,
                       const ronde_study_values *values,
                       int year);
void ronde_closed_full(ronde_figures *out,
                       const ronde_study *study,
                       const ronde_study_values *values);

/** Works out anew the residents more (EXTRA_NET) from freed time that others than the closed form
 *  say. */
void ronde_closed_extra(ronde_figures *figures, const ronde_study_values *values);

/** What a number of billed seconds costs, in thousandths of a euro. */
int64_t ronde_closed_saving(const ronde_study_values *values, int64_t billed);

/** Works out anew what follows from freed time, residents more, kilometres and amounts of money
 * when others than the closed form say those: FTE, the gross quotient, weeks of inflow, CO2, both
 *  results, cost of an hour. */
void ronde_closed_follow(ronde_figures *figures, const ronde_study_values *values);

/** Works out anew what follows from bags, kilos, kilometres of vans and hours at the plant of a
 *  year (as in ronde_closed_year) when others than the closed form say those: jobs at the plant,
 *  CO2, water, money. */
void ronde_closed_follow_bags(ronde_figures *figures,
                              const ronde_study *study,
                              const ronde_study_values *values,
                              int year);

/** How break-even depends on a quantity that is moved alone. */
typedef enum ronde_break_even_kind {
    RONDE_BREAKS_EVEN,  /* at the value given */
    RONDE_ALWAYS_GAINS, /* above zero, or zero, at any value */
    RONDE_ALWAYS_LOSES, /* below zero at any value */
    RONDE_UNDEFINED,    /* no bags, or no tariff */
} ronde_break_even_kind;

typedef struct ronde_break_even_value {
    ronde_break_even_kind kind;
    int64_t value;
} ronde_break_even_value;

/** Where the result as cash of a full year is zero. */
typedef struct ronde_break_even {
    ronde_break_even_value minutes_needed; /* billed minutes a bag must save, 1/10,000 minute:
                                              60 x (price - contribution) / tariff */
    ronde_break_even_value minutes_saved;  /* billed minutes that a bag saves, 1/10,000 minute */
    ronde_break_even_value bag_price;      /* gross, in thousandths of a euro */
    ronde_break_even_value kilo_price;
    ronde_break_even_value take_up; /* 1/10,000; above it the result is below zero, or under
                                       vrijwillig the other way round: see take_up_gains */
    bool take_up_gains;             /* more take-up is more result */
} ronde_break_even;

void ronde_break_even_find(ronde_break_even *out,
                           const ronde_study *study,
                           const ronde_study_values *values);

#endif

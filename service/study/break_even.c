/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result as cash is linear in the price of a bag and in the take-up. */
#include "service/study/closed_form.h"
#include "service/study/exact.h"

#define OVER RONDE_FACTORS
#define UNDER RONDE_FACTORS

enum { unit = RONDE_STUDY_SCALE };

static ronde_break_even_value at(int64_t value)
{
    return (ronde_break_even_value){.kind = RONDE_BREAKS_EVEN, .value = value};
}

static int64_t
result_at(const ronde_study *study, const ronde_study_values *values, int64_t take_up)
{
    ronde_study_values moved = *values;
    moved.of[RONDE_PARAMETER_TAKE_UP] = take_up;
    ronde_figures figures;
    ronde_closed_full(&figures, study, &moved);
    return figures.of[RONDE_FIGURE_RESULT_CASH];
}

static void
find_take_up(ronde_break_even *out, const ronde_study *study, const ronde_study_values *values)
{
    int64_t none = result_at(study, values, 0);
    int64_t all = result_at(study, values, unit);
    out->take_up_gains = all > none;
    if ((none < 0 && all > 0) || (none > 0 && all < 0)) {
        out->take_up = at(ronde_exact(OVER(none, unit), UNDER(none - all)));
    } else {
        bool gains = none >= 0 && all >= 0;
        out->take_up =
            (ronde_break_even_value){.kind = gains ? RONDE_ALWAYS_GAINS : RONDE_ALWAYS_LOSES};
    }
}

void ronde_break_even_find(ronde_break_even *out,
                           const ronde_study *study,
                           const ronde_study_values *values)
{
    const ronde_break_even_value undefined = {.kind = RONDE_UNDEFINED};
    *out = (ronde_break_even){.minutes_needed = undefined,
                              .minutes_saved = undefined,
                              .bag_price = undefined,
                              .kilo_price = undefined};
    ronde_figures full;
    ronde_closed_full(&full, study, values);
    const int64_t *with = values->of;
    int64_t share = study->years[study->year_count - 1].contribution_share;
    if (with[RONDE_PARAMETER_TARIFF] > 0) {
        int64_t paid =
            with[RONDE_PARAMETER_BAG_PRICE] * unit - with[RONDE_PARAMETER_CONTRIBUTION] * share;
        out->minutes_needed = at(ronde_exact(OVER(60, paid), UNDER(with[RONDE_PARAMETER_TARIFF])));
    }
    int64_t bags = full.of[RONDE_FIGURE_BAGS];
    if (bags > 0) {
        out->minutes_saved =
            at(ronde_exact(OVER(full.of[RONDE_FIGURE_FREED_CLIENT], unit, unit), UNDER(60, bags)));
        int64_t price = ronde_exact(
            OVER(full.of[RONDE_FIGURE_RESULT_CASH] + full.of[RONDE_FIGURE_LAUNDRY_COST], unit),
            UNDER(bags));
        out->bag_price = at(price);
        out->kilo_price =
            at(ronde_exact(OVER(price, unit), UNDER(with[RONDE_PARAMETER_BAG_KILOS])));
    }
    find_take_up(out, study, values);
}

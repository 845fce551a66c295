/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/kpi.h"

const ronde_kpi_text ronde_kpi_texts[RONDE_KPI_COUNT] = {
#define X(NAME, key, unit, OF, OVER, dutch, english, definition)                                   \
    {#key, RONDE_UNIT_##unit, RONDE_KPI_##OF, RONDE_KPI_##OVER, {dutch, english}, definition},
#include "service/report/kpi.def"
#undef X
};

static int64_t rounded(int64_t amount, int64_t step)
{
    return (amount + step / 2) / step;
}

bool ronde_kpi_known(const ronde_kpi_set *set, ronde_kpi kpi)
{
    ronde_kpi over = ronde_kpi_texts[kpi].over;
    return over == RONDE_KPI_NONE || set->amounts[over] > 0;
}

int64_t ronde_kpi_shown(const ronde_kpi_set *set, ronde_kpi kpi)
{
    const ronde_kpi_text *text = &ronde_kpi_texts[kpi];
    if (!ronde_kpi_known(set, kpi)) {
        return 0;
    }
    switch (text->unit) {
    case RONDE_UNIT_TIME:
        return set->amounts[kpi] / RONDE_MINUTE; /* as every table of a day: whole minutes */
    case RONDE_UNIT_DISTANCE:
        return rounded(set->amounts[kpi], 100);
    case RONDE_UNIT_MASS:
        return rounded(set->amounts[kpi], 100000);
    case RONDE_UNIT_SHARE:
        return rounded(set->amounts[text->of] * 1000, set->amounts[text->over]);
    case RONDE_UNIT_RATIO:
        return rounded(set->amounts[text->of] * 100, set->amounts[text->over]);
    case RONDE_UNIT_COUNT:
        break;
    }
    return set->amounts[kpi];
}

void ronde_kpis_clear(ronde_kpis *kpis)
{
    ronde_arena_free(kpis->arena);
    *kpis = (ronde_kpis){0};
}

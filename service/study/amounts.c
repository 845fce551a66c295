/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/amounts.h"

#include "service/study/results.h"

void ronde_study_amount_cell(ronde_table_text *table,
                             int64_t amount,
                             ronde_study_unit unit,
                             ronde_language language,
                             bool exact,
                             bool grouped)
{
    char text[64];
    ronde_study_amount_text(text, sizeof text, amount, unit, language, exact, grouped);
    ronde_table_text_cell(table, "%s", text);
}

void ronde_study_amount_json(ronde_json_writer *json,
                             const char *key,
                             int64_t amount,
                             ronde_study_unit unit)
{
    static const int decimals_of[RONDE_STUDY_UNIT_COUNT] = {
#define X(NAME, scale, shown, digits, decimals, word, dutch, english) (decimals),
#include "service/study/units.def"
#undef X
    };
    ronde_json_put_decimal(json, key, amount, decimals_of[unit]);
}

void ronde_study_derivation_json(ronde_json_writer *json,
                                 const char *id,
                                 const char *const label[2],
                                 const char *derivation)
{
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "id", id);
    ronde_json_put_text(json, "kind", "result");
    ronde_json_put_text(json, "nl", label[RONDE_DUTCH]);
    ronde_json_put_text(json, "en", label[RONDE_ENGLISH]);
    ronde_json_put_text(json, "derivation", derivation);
    ronde_json_close(json);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/document_take.h"

#include <math.h>

static const ronde_json_field anything = {0}; /* no bounds */

static double scale_of(ronde_study_unit unit)
{
    static const double scales[RONDE_STUDY_UNIT_COUNT] = {
#define X(NAME, scale, shown, digits, decimals, word, dutch, english) scale,
#include "service/study/units.def"
#undef X
    };
    return scales[unit];
}

/* The member that must be there; a fault and an absent node without it. */
ronde_json_node
ronde_document_member_of(ronde_json_reader *reader, const ronde_json_node *object, const char *key)
{
    ronde_json_node member = ronde_json_member(object, key);
    if (member.value == NULL && object->value != NULL) {
        ronde_json_fault(reader, object, "json.missing",
                         "\"%s\" is missing: is this study.json of this version of ronde? Work the "
                         "study out again",
                         key);
    }
    return member;
}

/* An amount of a unit. What a double cannot hold exactly is no amount of a study. */
void ronde_document_take_amount(ronde_json_reader *reader,
                                const ronde_json_node *node,
                                ronde_study_unit unit,
                                int64_t *target)
{
    static const double largest = 9007199254740992.0; /* 2^53 */
    double number = 0;
    if (node->value == NULL || !ronde_json_take_number(reader, node, &anything, &number)) {
        return;
    }
    double amount = nearbyint(number * scale_of(unit));
    if (!(fabs(amount) <= largest)) {
        ronde_json_fault(reader, node, "number.range", "%.10g is too large for an amount", number);
        return;
    }
    *target = (int64_t)amount;
}

void ronde_document_take_member(ronde_json_reader *reader,
                                const ronde_json_node *object,
                                const char *key,
                                ronde_study_unit unit,
                                int64_t *target)
{
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    ronde_document_take_amount(reader, &member, unit, target);
}

const char *
ronde_document_take_text(ronde_json_reader *reader, const ronde_json_node *object, const char *key)
{
    const char *text = "";
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    if (member.value != NULL) {
        ronde_json_take_text(reader, &member, &anything, &text);
    }
    return text;
}

int ronde_document_take_choice(ronde_json_reader *reader,
                               const ronde_json_node *object,
                               const char *key,
                               const char *const *choices)
{
    const ronde_json_field field = {.name = key, .choices = choices};
    int choice = 0;
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    if (member.value != NULL) {
        ronde_json_take_choice(reader, &member, &field, &choice);
    }
    return choice;
}

/* The list that must be there, with so many items. */
ronde_json_node ronde_document_take_list(ronde_json_reader *reader,
                                         const ronde_json_node *object,
                                         const char *key,
                                         int64_t fewest,
                                         int64_t most)
{
    const ronde_json_field field = {.name = key, .low = fewest, .high = most};
    ronde_json_node list = {0};
    ronde_json_node member = ronde_document_member_of(reader, object, key);
    if (member.value != NULL && !ronde_json_take_array(reader, &member, &field, &list)) {
        list = (ronde_json_node){0};
    }
    return list;
}

void ronde_document_take_band(ronde_json_reader *reader,
                              const ronde_json_node *object,
                              ronde_study_unit unit,
                              ronde_band *band)
{
    ronde_document_take_member(reader, object, "p10", unit, &band->p10);
    ronde_document_take_member(reader, object, "p50", unit, &band->p50);
    ronde_document_take_member(reader, object, "p90", unit, &band->p90);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_columns.h"

#include "instances/base/csv_encoding.h"
#include "instances/base/idmap.h"

#include <stdio.h>
#include <string.h>

enum { clients = 1, staff = 2 };

typedef struct known_field {
    const char *name;
    unsigned tables;
    const char *headings;
} known_field;

static const known_field known[RONDE_CSV_FIELD_COUNT] = {
#define X(NAME, name, tables, headings) {name, tables, headings},
#include "instances/formats/csv_fields.def"
#undef X
};

/* Parts of headings that tell of a person, an address or health. */
static const char *const personal_parts[] = {
    "naam",     "name",     "bsn",        "burgerservice", "sofi",    "geboort",  "birth",
    "gebdat",   "leeftijd", "telefoon",   "phone",         "mobiel",  "mobile",   "email",
    "mail",     "iban",     "rekening",   "bankaccount",   "diagnos", "aandoen",  "opmerking",
    "notitie",  "remark",   "comment",    "toelichting",   "adres",   "address",  "straat",
    "street",   "huisn",    "housen",     "postcode",      "postal",  "zipcode",  "toevoeging",
    "geslacht", "gender",   "nationalit", "burgerlijk",    "partner", "contactp", "mantelzorg",
    "familie",  "sleutelc", "keycode",    "foto",          "photo",   "medisch",  "medical",
    "religi",   "ssn",      "paspoort",   "passport",      "polis",   "verzeker", "huisarts",
};
/* Whole headings that would be too short to look for inside others. */
static const char *const personal_words = " tel gsm mob fax age sex dob hnr initialen voorletters "
                                          "tussenvoegsel aanhef titel contact notes note memo ";

static bool among(const char *words, const char *word)
{
    char framed[RONDE_CSV_HEADING + 2];
    snprintf(framed, sizeof framed, " %s ", word);
    return word[0] != '\0' && strstr(words, framed) != NULL;
}

bool ronde_csv_is_personal(const char *folded)
{
    for (size_t i = 0; i < sizeof personal_parts / sizeof personal_parts[0]; i++) {
        if (strstr(folded, personal_parts[i]) != NULL) {
            return true;
        }
    }
    return among(personal_words, folded);
}

const char *ronde_csv_use_name(ronde_csv_use use)
{
    static const char *const names[] = {"kept", "personal", "unknown", "ignored", "repeated"};
    return names[use];
}

const char *ronde_csv_field_name(ronde_csv_field_id field)
{
    return field < RONDE_CSV_FIELD_COUNT ? known[field].name : "ignore";
}

ronde_csv_field_id ronde_csv_field_find(const char *name)
{
    ronde_csv_field_id field = (ronde_csv_field_id)0;
    while (field < RONDE_CSV_FIELD_COUNT && !ronde_text_same(known[field].name, name)) {
        field++;
    }
    return field;
}

void ronde_csv_overrides_clear(ronde_csv_overrides *overrides)
{
    ronde_array_clear(&overrides->list);
}

void ronde_csv_columns_clear(ronde_csv_columns *columns)
{
    ronde_array_clear(&columns->list);
}

static const ronde_csv_override *
find_override(const ronde_csv_overrides *overrides, ronde_csv_kind kind, const char *folded)
{
    for (size_t i = 0; overrides != NULL && i < overrides->list.count; i++) {
        const ronde_csv_override *at = &overrides->list.items[i];
        if ((kind == RONDE_CSV_CLIENT_TABLE ? at->clients : at->staff) &&
            strcmp(at->heading, folded) == 0) {
            return at;
        }
    }
    return NULL;
}

static ronde_csv_field_id find_field(ronde_csv_kind kind, const char *folded)
{
    unsigned table = kind == RONDE_CSV_CLIENT_TABLE ? clients : staff;
    ronde_csv_field_id field = (ronde_csv_field_id)0;
    while (field < RONDE_CSV_FIELD_COUNT &&
           !((known[field].tables & table) != 0 && among(known[field].headings, folded))) {
        field++;
    }
    return field;
}

static ronde_csv_use decide(ronde_csv_kind kind,
                            const ronde_csv_overrides *overrides,
                            const char *heading,
                            ronde_csv_field_id *field)
{
    char folded[RONDE_CSV_HEADING];
    ronde_encoding_fold(folded, sizeof folded, heading);
    const ronde_csv_override *override = find_override(overrides, kind, folded);
    if (override != NULL) {
        *field = override->field;
        return override->field == RONDE_CSV_FIELD_COUNT ? RONDE_CSV_IGNORED : RONDE_CSV_KEPT;
    }
    *field = find_field(kind, folded);
    if (*field != RONDE_CSV_FIELD_COUNT) {
        return RONDE_CSV_KEPT;
    }
    return ronde_csv_is_personal(folded) ? RONDE_CSV_PERSONAL : RONDE_CSV_UNKNOWN;
}

/* A unit in brackets, as in "Norm (min)", is left out where the whole heading says nothing. */
static ronde_csv_use use_of(ronde_csv_kind kind,
                            const ronde_csv_overrides *overrides,
                            const char *heading,
                            ronde_csv_field_id *field)
{
    char plain[RONDE_CSV_HEADING];
    ronde_csv_use use = decide(kind, overrides, heading, field);
    size_t length = strcspn(heading, "([");
    if (use != RONDE_CSV_UNKNOWN || heading[length] == '\0' || length >= sizeof plain) {
        return use;
    }
    memcpy(plain, heading, length);
    plain[length] = '\0';
    return decide(kind, overrides, plain, field);
}

/* The heading as shown in messages: without line breaks and control characters, cut at a whole
 * character. */
static void copy_heading(char out[RONDE_CSV_HEADING], const char *text, size_t number)
{
    size_t length = 0;
    for (; *text != '\0' && length < RONDE_CSV_HEADING - 1; text++) {
        bool plain = (unsigned char)*text >= ' ' && *text != 0x7f;
        if (plain && (*text != ' ' || length > 0)) {
            out[length++] = *text;
        }
    }
    while (length > 0 && (*text != '\0' && ((unsigned char)*text & 0xc0) == 0x80)) {
        text--;
        length--;
    }
    while (length > 0 && out[length - 1] == ' ') {
        length--;
    }
    out[length] = '\0';
    if (length == 0) {
        snprintf(out, RONDE_CSV_HEADING, "(column %zu)", number);
    }
}

ronde_status ronde_csv_columns_map(ronde_csv_columns *out,
                                   ronde_csv_kind kind,
                                   const ronde_csv_record *headings,
                                   const ronde_csv_overrides *overrides,
                                   ronde_error *error)
{
    for (int field = 0; field < RONDE_CSV_FIELD_COUNT; field++) {
        out->of_field[field] = RONDE_NONE;
    }
    for (size_t i = 0; i < headings->count; i++) {
        ronde_csv_column column = {0};
        copy_heading(column.heading, headings->fields[i].text, i + 1);
        column.use = use_of(kind, overrides, headings->fields[i].text, &column.field);
        if (column.use == RONDE_CSV_KEPT) {
            if (out->of_field[column.field] != RONDE_NONE) {
                column.use = RONDE_CSV_REPEATED;
            } else {
                out->of_field[column.field] = (int)i;
            }
        }
        if (!ronde_array_push(&out->list, column)) {
            return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the columns");
        }
    }
    return RONDE_OK;
}

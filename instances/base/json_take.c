/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of plain values and of objects by their table. */
#include "instances/base/json.h"
#include "instances/base/nearest.h"

#include <jansson.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { longest_text = 10000 };

static bool wrong_type(ronde_json_reader *reader, const ronde_json_node *node, const char *wanted)
{
    char found[120];
    ronde_json_describe(node, found, sizeof found);
    ronde_json_fault(reader, node, "json.wrong_type", "must be %s, but is %s", wanted, found);
    return false;
}

bool ronde_json_take_text(ronde_json_reader *reader,
                          const ronde_json_node *node,
                          const ronde_json_field *field,
                          void *target)
{
    if (!json_is_string(node->value)) {
        return wrong_type(reader, node, "a text");
    }
    size_t length = json_string_length(node->value);
    size_t low = field->low > 0 ? (size_t)field->low : 0;
    size_t high = field->high > 0 ? (size_t)field->high : longest_text;
    if (length < low || length > high) {
        ronde_json_fault(reader, node, "json.text_length",
                         "must be a text of %zu to %zu bytes, but has %zu", low, high, length);
        return false;
    }
    *(const char **)target = json_string_value(node->value);
    return true;
}

/* The value of a node that is a whole number of the int64 range, also when written as 2.0 or 1e3.
 */
static bool whole_number(const json_t *value, int64_t *number)
{
    static const double exact_below = 9007199254740992.0; /* 2^53 */
    if (json_is_integer(value)) {
        *number = json_integer_value(value);
        return true;
    }
    if (!json_is_real(value)) {
        return false;
    }
    double real = json_real_value(value);
    if (fabs(real) >= exact_below || floor(real) < real) {
        return false;
    }
    *number = (int64_t)real;
    return true;
}

static bool take_whole(ronde_json_reader *reader,
                       const ronde_json_node *node,
                       int64_t low,
                       int64_t high,
                       int64_t *number)
{
    if (!whole_number(node->value, number)) {
        return wrong_type(reader, node, "a whole number");
    }
    if (*number < low || *number > high) {
        ronde_json_fault(reader, node, "number.range", "must be %lld to %lld, but is %lld",
                         (long long)low, (long long)high, (long long)*number);
        return false;
    }
    return true;
}

bool ronde_json_take_integer(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target)
{
    bool bounded = field->low != 0 || field->high != 0;
    int64_t number = 0;
    bool fine = take_whole(reader, node, bounded ? field->low : INT64_MIN,
                           bounded ? field->high : INT64_MAX, &number);
    if (fine) {
        *(int64_t *)target = number;
    }
    return fine;
}

bool ronde_json_take_size(ronde_json_reader *reader,
                          const ronde_json_node *node,
                          const ronde_json_field *field,
                          void *target)
{
    bool bounded = field->low != 0 || field->high != 0;
    int64_t number = 0;
    bool fine = take_whole(reader, node, bounded ? field->low : 0,
                           bounded ? field->high : INT32_MAX, &number);
    if (fine) {
        *(int32_t *)target = (int32_t)number;
    }
    return fine;
}

bool ronde_json_take_number(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    if (!json_is_number(node->value)) {
        return wrong_type(reader, node, "a number");
    }
    double number = json_number_value(node->value);
    bool bounded = field->low != 0 || field->high != 0;
    if (bounded && (number < (double)field->low || number > (double)field->high)) {
        ronde_json_fault(reader, node, "number.range", "must be %lld to %lld, but is %.10g",
                         (long long)field->low, (long long)field->high, number);
        return false;
    }
    *(double *)target = number;
    return true;
}

bool ronde_json_take_boolean(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target)
{
    (void)field;
    if (!json_is_boolean(node->value)) {
        return wrong_type(reader, node, "true or false");
    }
    *(bool *)target = json_is_true(node->value);
    return true;
}

bool ronde_json_take_choice(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    if (!json_is_string(node->value)) {
        return wrong_type(reader, node, "a text");
    }
    const char *found = json_string_value(node->value);
    char allowed[200] = "";
    size_t length = 0;
    for (int i = 0; field->choices[i] != NULL; i++) {
        if (strcmp(found, field->choices[i]) == 0) {
            *(int *)target = i;
            return true;
        }
        if (length < sizeof allowed) {
            int added = snprintf(allowed + length, sizeof allowed - length, "%s%s",
                                 i > 0 ? ", " : "", field->choices[i]);
            length += added > 0 ? (size_t)added : 0;
        }
    }
    ronde_json_fault(reader, node, "json.choice", "must be one of %s, but is \"%.60s\"", allowed,
                     found);
    return false;
}

bool ronde_json_take_array(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const ronde_json_field *field,
                           void *target)
{
    if (!json_is_array(node->value)) {
        return wrong_type(reader, node, "a list");
    }
    size_t count = json_array_size(node->value);
    if (field->high > 0 && (count < (size_t)field->low || count > (size_t)field->high)) {
        ronde_json_fault(reader, node, "json.too_many",
                         "must be a list of %lld to %lld, but has %zu", (long long)field->low,
                         (long long)field->high, count);
        return false;
    }
    *(ronde_json_node *)target = *node;
    return true;
}

bool ronde_json_take_object(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *field,
                            void *target)
{
    (void)field;
    if (!json_is_object(node->value)) {
        return wrong_type(reader, node, "an object");
    }
    *(ronde_json_node *)target = *node;
    return true;
}

bool ronde_json_take_any(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const ronde_json_field *field,
                         void *target)
{
    (void)reader;
    (void)field;
    *(ronde_json_node *)target = *node;
    return true;
}

bool ronde_json_take_nothing(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target)
{
    (void)reader;
    (void)node;
    (void)field;
    (void)target;
    return true;
}

static const ronde_json_field *
find_field(const ronde_json_field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

/* The unknown key is a slip where the format is ours, else something that we leave aside. */
static void report_unknown(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const ronde_json_field *fields,
                           size_t count)
{
    const char *meant = NULL;
    for (size_t i = 0; i < count; i++) {
        ronde_nearest_try(&meant, node->key, fields[i].name);
    }
    if (reader->lenient) {
        char pointer[sizeof((ronde_fault *)0)->where];
        ronde_json_pointer(node, pointer, sizeof pointer);
        ronde_faults_add(reader->faults, RONDE_WARNING, "json.unknown_key", pointer,
                         "the key \"%.60s\" is unknown and not used%s%s%s", node->key,
                         meant != NULL ? "; \"" : "", meant != NULL ? meant : "",
                         meant != NULL ? "\" is probably meant" : "");
        return;
    }
    if (meant != NULL) {
        ronde_json_fault(reader, node, "json.unknown_key",
                         "the key \"%.60s\" is unknown; \"%s\" is probably meant", node->key,
                         meant);
        return;
    }
    char known[220] = "";
    size_t length = 0;
    for (size_t i = 0; i < count && length < sizeof known; i++) {
        int added = snprintf(known + length, sizeof known - length, "%s%s", i > 0 ? ", " : "",
                             fields[i].name);
        length += added > 0 ? (size_t)added : 0;
    }
    ronde_json_fault(reader, node, "json.unknown_key", "the key \"%.60s\" is unknown; known are %s",
                     node->key, known);
}

bool ronde_json_take_fields(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *fields,
                            size_t count,
                            void *target)
{
    if (!json_is_object(node->value)) {
        return wrong_type(reader, node, "an object");
    }
    bool fine = true;
    for (ronde_json_node member = ronde_json_next(node, NULL); member.value != NULL;
         member = ronde_json_next(node, &member)) {
        const ronde_json_field *field = find_field(fields, count, member.key);
        if (field == NULL) {
            report_unknown(reader, &member, fields, count);
            fine = fine && reader->lenient;
        } else if (!field->take(reader, &member, field, (char *)target + field->offset)) {
            fine = false;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (fields[i].required && json_object_get(node->value, fields[i].name) == NULL) {
            ronde_json_fault(reader, node, "json.missing", "the key \"%s\" is missing",
                             fields[i].name);
            fine = false;
        }
    }
    return fine;
}

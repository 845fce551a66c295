/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/detect.h"

#include "instances/base/text.h"
#include "instances/formats/lines.h"

#include <string.h>

const char *const ronde_format_names[] = {"auto",    "ronde",  "vroom",  "solomon", "lilim",
                                          "cordeau", "hhcrsp", "vrplib", "plan",    NULL};

/* A key of the outermost object that only one format has. For "format" the value decides. */
typedef struct telling_key {
    const char *key;
    const char *value_prefix; /* NULL: whatever the value */
    ronde_format format;
} telling_key;

static const telling_key telling_keys[] = {
    {"format", "ronde-instance/", RONDE_FORMAT_RONDE},
    {"format", "ronde-plan/", RONDE_FORMAT_PLAN},
    {"jobs", NULL, RONDE_FORMAT_VROOM},
    {"shipments", NULL, RONDE_FORMAT_VROOM},
    {"patients", NULL, RONDE_FORMAT_HHCRSP},
    {"caregivers", NULL, RONDE_FORMAT_HHCRSP},
};

/* A piece of the text. */
typedef struct piece {
    const char *start;
    size_t length;
} piece;

static bool starts_with(piece of, const char *prefix)
{
    size_t length = strlen(prefix);
    return of.length >= length && memcmp(of.start, prefix, length) == 0;
}

/* The string whose opening quote is at *at; *at ends up behind its closing quote. */
static piece take_string(const char **at, const char *end)
{
    const char *start = *at + 1;
    const char *stop = start;
    while (stop < end && *stop != '"') {
        stop += *stop == '\\' && end - stop > 1 ? 2 : 1;
    }
    *at = stop < end ? stop + 1 : end;
    return (piece){start, (size_t)(stop - start)};
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && strchr(" \t\r\n", *at) != NULL && *at != '\0') {
        at++;
    }
    return at;
}

/* What a key of the outermost object, with its value at value, says about the format. */
static ronde_format judge_key(piece key, const char *value, const char *end)
{
    piece text = {"", 0};
    if (value < end && *value == '"') {
        text = take_string(&value, end);
    }
    for (size_t i = 0; i < sizeof telling_keys / sizeof telling_keys[0]; i++) {
        const telling_key *known = &telling_keys[i];
        if (key.length == strlen(known->key) && starts_with(key, known->key) &&
            (known->value_prefix == NULL || starts_with(text, known->value_prefix))) {
            return known->format;
        }
    }
    return RONDE_FORMAT_AUTO;
}

/* As judge_key, of a string of the outermost object that may be a key or a value. */
static ronde_format judge_string(piece text, const char *behind, const char *end)
{
    const char *at = skip_blanks(behind, end);
    bool is_key = at < end && *at == ':';
    return is_key ? judge_key(text, skip_blanks(at + 1, end), end) : RONDE_FORMAT_AUTO;
}

static ronde_format detect_json(const char *at, const char *end)
{
    size_t depth = 0;
    while (at < end) {
        if (*at == '"') {
            piece text = take_string(&at, end);
            ronde_format found = depth == 1 ? judge_string(text, at, end) : RONDE_FORMAT_AUTO;
            if (found != RONDE_FORMAT_AUTO) {
                return found;
            }
            continue;
        }
        depth += *at == '{' || *at == '[';
        depth -= (*at == '}' || *at == ']') && depth > 0;
        at++;
    }
    return RONDE_FORMAT_AUTO;
}

static bool all_numbers(const ronde_lines *lines)
{
    double ignored = 0;
    for (int i = 0; i < lines->field_count && i < RONDE_LINE_FIELDS; i++) {
        if (!ronde_text_to_number(lines->fields[i].text, &ignored)) {
            return false;
        }
    }
    return true;
}

/* "NAME: x" or "NAME : x", as VRPLIB files have before their sections. */
static bool is_keyword_line(const ronde_lines *lines)
{
    const char *first = lines->fields[0].text;
    size_t length = strlen(first);
    bool upper = length >= 3 && strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_:") == length;
    return upper && (first[length - 1] == ':' ||
                     (lines->field_count > 1 && strcmp(lines->fields[1].text, ":") == 0));
}

static ronde_format detect_lines(const char *text, size_t length)
{
    ronde_lines lines = ronde_lines_begin(text, length, NULL);
    if (!ronde_lines_next(&lines)) {
        return RONDE_FORMAT_AUTO;
    }
    if (is_keyword_line(&lines)) {
        return RONDE_FORMAT_VRPLIB;
    }
    int first_count = lines.field_count;
    bool numbers = all_numbers(&lines);
    if (ronde_lines_word(&lines, "VEHICLE")) {
        return RONDE_FORMAT_SOLOMON;
    }
    if (!ronde_lines_next(&lines)) {
        return RONDE_FORMAT_AUTO;
    }
    if (ronde_lines_word(&lines, "VEHICLE")) {
        return RONDE_FORMAT_SOLOMON;
    }
    if (numbers && (first_count == 2 || first_count == 3) && lines.field_count == 9) {
        return RONDE_FORMAT_LILIM;
    }
    if (numbers && first_count == 5 && lines.field_count == 7 && all_numbers(&lines)) {
        return RONDE_FORMAT_CORDEAU;
    }
    return RONDE_FORMAT_AUTO;
}

ronde_format ronde_format_detect(const char *text, size_t length)
{
    ronde_lines begin = ronde_lines_begin(text, length, NULL); /* behind a byte order mark */
    const char *at = skip_blanks(begin.at, begin.end);
    if (at < begin.end && *at == '{') {
        return detect_json(at, begin.end);
    }
    return detect_lines(text, length);
}

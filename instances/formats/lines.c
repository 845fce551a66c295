/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/lines.h"

#include "instances/base/text.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

ronde_lines ronde_lines_begin(const char *text, size_t length, ronde_faults *faults)
{
    static const char mark[] = "\xEF\xBB\xBF";
    ronde_lines lines = {.faults = faults};
    if (length >= 3 && memcmp(text, mark, 3) == 0) {
        text += 3;
        length -= 3;
    }
    lines.at = text;
    lines.end = length > 0 ? text + length : text;
    return lines;
}

static bool is_blank(char sign)
{
    return sign == ' ' || sign == '\t' || sign == '\r';
}

static void keep_field(ronde_lines *lines, const char *start, size_t length, int column)
{
    ronde_line_field *field = &lines->fields[lines->field_count];
    size_t kept = length < RONDE_FIELD_SIZE ? length : RONDE_FIELD_SIZE - 1;
    for (size_t i = 0; i < kept; i++) {
        field->text[i] = start[i] != '\0' ? start[i] : '?';
    }
    field->text[kept] = '\0';
    if (kept < length) {
        field->text[kept - 1] = '~'; /* cut: must not pass for the number it begins with */
    }
    field->column = column;
}

/* Goes past blanks. */
static const char *skip_blanks(const char *at, const char *stop)
{
    while (at < stop && is_blank(*at)) {
        at++;
    }
    return at;
}

/* Goes past one field. */
static const char *skip_field(const char *at, const char *stop)
{
    while (at < stop && !is_blank(*at)) {
        at++;
    }
    return at;
}

/* Keeps the next fields of the line. */
static void keep_fields(ronde_lines *lines)
{
    lines->field_count = 0;
    lines->rest = skip_blanks(lines->rest, lines->stop);
    while (lines->rest < lines->stop && lines->field_count < RONDE_LINE_FIELDS) {
        const char *end = skip_field(lines->rest, lines->stop);
        ptrdiff_t column = lines->rest - lines->line_start + 1;
        keep_field(lines, lines->rest, (size_t)(end - lines->rest),
                   column < INT_MAX ? (int)column : INT_MAX);
        lines->field_count++;
        lines->rest = skip_blanks(end, lines->stop);
    }
}

static int count_fields(const char *at, const char *stop)
{
    int count = 0;
    while (at < stop) {
        count += count < INT_MAX;
        at = skip_blanks(skip_field(at, stop), stop);
    }
    return count;
}

bool ronde_lines_next(ronde_lines *lines)
{
    while (lines->at < lines->end) {
        const char *stop = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
        const char *next = stop != NULL ? stop + 1 : lines->end;
        lines->line_start = lines->rest = lines->at;
        lines->stop = stop != NULL ? stop : lines->end;
        keep_fields(lines);
        lines->field_count += count_fields(lines->rest, lines->stop);
        lines->at = next;
        lines->line += lines->line < INT_MAX;
        if (lines->field_count > 0) {
            return true;
        }
    }
    lines->field_count = 0;
    return false;
}

bool ronde_lines_more(ronde_lines *lines)
{
    if (lines->field_count <= RONDE_LINE_FIELDS) {
        return false;
    }
    int left = lines->field_count - RONDE_LINE_FIELDS;
    keep_fields(lines);
    lines->field_count = left;
    return true;
}

bool ronde_lines_word(const ronde_lines *lines, const char *word)
{
    return lines->field_count > 0 && ronde_text_same(lines->fields[0].text, word);
}

/* Where a fault of this field is shown. */
static int column_of(const ronde_lines *lines, int index)
{
    int kept = lines->field_count < RONDE_LINE_FIELDS ? lines->field_count : RONDE_LINE_FIELDS;
    if (index < kept) {
        return lines->fields[index].column;
    }
    if (kept == 0) {
        return 1;
    }
    const ronde_line_field *last = &lines->fields[kept - 1];
    return last->column + (int)strlen(last->text);
}

bool ronde_lines_number(const ronde_lines *lines,
                        int index,
                        const ronde_number_rule *rule,
                        double *value)
{
    int column = column_of(lines, index);
    if (index >= lines->field_count || index >= RONDE_LINE_FIELDS) {
        ronde_faults_add_at(lines->faults, RONDE_ERROR, "table.missing", "", lines->line, column,
                            "complete the line", "the %s is missing: the line ends here",
                            rule->name);
        return false;
    }
    const char *text = lines->fields[index].text;
    double read = 0;
    if (!ronde_text_to_number(text, &read) || (rule->whole && floor(read) != read)) {
        ronde_faults_add_at(lines->faults, RONDE_ERROR, "table.number", "", lines->line, column,
                            "write digits, with '.' as decimal sign", "the %s '%s' is no %snumber",
                            rule->name, text, rule->whole ? "whole " : "");
        return false;
    }
    if (read < rule->low || read > rule->high) {
        ronde_faults_add_at(lines->faults, RONDE_ERROR, "number.range", "", lines->line, column, "",
                            "the %s is %s, allowed are %.0f to %.0f", rule->name, text, rule->low,
                            rule->high);
        return false;
    }
    *value = read;
    return true;
}

void ronde_lines_fault(const ronde_lines *lines, int index, const char *code, const char *text)
{
    ronde_faults_add_at(lines->faults, RONDE_ERROR, code, "", lines->line, column_of(lines, index),
                        "", "%s", text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/json_write.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_digits = 18 };

ronde_json_writer ronde_json_writer_on(ronde_text *text, int line_depth)
{
    return (ronde_json_writer){.text = text, .line_depth = line_depth};
}

static void break_line(ronde_json_writer *writer, int indent)
{
    ronde_text_append(writer->text, "\n");
    for (int i = 0; i < indent; i++) {
        ronde_text_append(writer->text, "  ");
    }
}

/* Bytes of the UTF-8 letter at the start of a text, 0 if they are not one (RFC 3629). */
static size_t letter_size(const unsigned char *at)
{
    size_t size = at[0] < 0x80 ? 1 : at[0] < 0xc2 ? 0 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
    if (at[0] > 0xf4) {
        return 0;
    }
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    bool overlong = (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90);
    bool no_letter = (at[0] == 0xed && at[1] > 0x9f) || (at[0] == 0xf4 && at[1] > 0x8f);
    return overlong || no_letter ? 0 : size;
}

/* One letter, escaped where RFC 8259 asks; a broken one (a text that was cut off) becomes '?'.
 * Gives the number of bytes it took. */
static size_t append_letter(ronde_text *text, const char *at)
{
    size_t size = letter_size((const unsigned char *)at);
    if (size == 0) {
        ronde_text_append(text, "?");
        return 1;
    }
    if (*at == '"' || *at == '\\') {
        ronde_text_append(text, "\\");
        ronde_text_append_bytes(text, at, 1);
    } else if (*at == '\n') {
        ronde_text_append(text, "\\n");
    } else if (*at == '\t') {
        ronde_text_append(text, "\\t");
    } else if ((unsigned char)*at < ' ') {
        ronde_text_printf(text, "\\u%04x", (unsigned)(unsigned char)*at);
    } else {
        ronde_text_append_bytes(text, at, size);
    }
    return size;
}

/* Writes a text between quotes. */
static void append_quoted(ronde_text *text, const char *value)
{
    ronde_text_append(text, "\"");
    for (const char *at = value; *at != '\0';) {
        at += append_letter(text, at);
    }
    ronde_text_append(text, "\"");
}

/* Separator, line break and key of the next item. */
static void begin_item(ronde_json_writer *writer, const char *key)
{
    int depth = writer->depth;
    if (depth > 0) {
        assert((key == NULL) == writer->is_array[depth]);
        bool on_lines = depth <= writer->line_depth;
        if (writer->filled[depth]) {
            ronde_text_append(writer->text, on_lines ? "," : ", ");
        }
        writer->filled[depth] = true;
        if (on_lines) {
            break_line(writer, depth);
        }
    }
    if (key != NULL) {
        append_quoted(writer->text, key);
        ronde_text_append(writer->text, ": ");
    }
}

static void open_level(ronde_json_writer *writer, const char *key, bool is_array)
{
    begin_item(writer, key);
    ronde_text_append(writer->text, is_array ? "[" : "{");
    assert(writer->depth < RONDE_JSON_DEEPEST);
    writer->depth++;
    writer->filled[writer->depth] = false;
    writer->is_array[writer->depth] = is_array;
}

void ronde_json_open_object(ronde_json_writer *writer, const char *key)
{
    open_level(writer, key, false);
}

void ronde_json_open_array(ronde_json_writer *writer, const char *key)
{
    open_level(writer, key, true);
}

void ronde_json_close(ronde_json_writer *writer)
{
    int depth = writer->depth--;
    assert(depth > 0);
    if (depth <= writer->line_depth && writer->filled[depth]) {
        break_line(writer, depth - 1);
    }
    ronde_text_append(writer->text, writer->is_array[depth] ? "]" : "}");
    if (depth == 1) {
        ronde_text_append(writer->text, "\n");
    }
}

void ronde_json_put_text(ronde_json_writer *writer, const char *key, const char *value)
{
    begin_item(writer, key);
    append_quoted(writer->text, value);
}

void ronde_json_put_integer(ronde_json_writer *writer, const char *key, int64_t value)
{
    begin_item(writer, key);
    ronde_text_printf(writer->text, "%" PRId64, value);
}

void ronde_json_put_number(ronde_json_writer *writer, const char *key, double value)
{
    if (!isfinite(value)) {
        ronde_json_put_null(writer, key);
        return;
    }
    begin_item(writer, key);
    char digits[40];
    for (int precision = 6; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        double back = strtod(digits, NULL);
        if (!(back < value) && !(back > value)) {
            break;
        }
    }
    ronde_text_append(writer->text, digits);
}

void ronde_json_put_decimal(ronde_json_writer *writer, const char *key, int64_t value, int digits)
{
    assert(digits >= 0 && digits <= most_digits);
    begin_item(writer, key);
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    uint64_t unit = 1;
    for (int i = 0; i < digits; i++) {
        unit *= 10;
    }
    char fraction[most_digits + 4] = "";
    if (size % unit != 0) {
        uint64_t rest = size % unit;
        fraction[0] = '.';
        for (int i = digits; i > 0; i--, rest /= 10) {
            fraction[i] = (char)('0' + rest % 10);
        }
        for (size_t end = strlen(fraction); fraction[end - 1] == '0'; end--) {
            fraction[end - 1] = '\0';
        }
    }
    ronde_text_printf(writer->text, "%s%" PRIu64 "%s", value < 0 ? "-" : "", size / unit, fraction);
}

void ronde_json_put_boolean(ronde_json_writer *writer, const char *key, bool value)
{
    begin_item(writer, key);
    ronde_text_append(writer->text, value ? "true" : "false");
}

void ronde_json_put_null(ronde_json_writer *writer, const char *key)
{
    begin_item(writer, key);
    ronde_text_append(writer->text, "null");
}
